// Who told whom: from the first speaker over those who passed it on to this text; on what record, and how the first one knows.
import type { Attribution } from '../../document/attribution.ts';
import {
  type Access,
  isOutlet,
  type Link,
  type LinkKind,
  type LinkRelation,
  type RecordStatus,
} from '../../document/claim.ts';
import type { Name } from '../../document/name.ts';
import { contains, overlaps, type Quote, quote, type Span, trimmedQuote } from '../../document/span.ts';
import { SpanIndex } from '../../document/span-index.ts';
import type { Sentence } from '../../document/token.ts';
import type { OutletIndex, OutletMention } from '../../packs/outlet-index.ts';
import type { OutletEntry } from '../../packs/pack.ts';
import * as en from './chain.en.ts';

/** No report passes through so many hands; a text made to nest without end would fill the memory with its chains. */
const LONGEST_CHAIN = 8;
/** Characters on both sides of a cue that can tell who passed the words on. */
const AROUND = 240;

/** What is told around an attribution. */
export interface Provenance {
  /** From the first speaker to the one who told this text; empty where nobody is named. */
  readonly chain: readonly Link[];
  readonly record: RecordStatus;
  readonly access: Access;
}

/** What chains are read from. */
export interface ChainInput {
  readonly text: string;
  readonly sentences: readonly Sentence[];
  readonly names: readonly Name[];
  readonly attributions: readonly Attribution[];
  readonly outlets: OutletIndex;
}

/** Reads the chains of a text. Each is made once, because a long nest of attributions would make those above it again for each below. */
export class ChainReader {
  readonly #text: string;
  readonly #outlets: OutletIndex;
  readonly #names: SpanIndex<Name>;
  readonly #sentences: SpanIndex<Sentence>;
  readonly #byId: ReadonlyMap<string, Attribution>;
  readonly #chains = new Map<string, readonly Link[]>();
  readonly #reasons: readonly AnonymousSentence[];

  constructor({ text, sentences, names, attributions, outlets }: ChainInput) {
    this.#text = text;
    this.#outlets = outlets;
    this.#names = new SpanIndex(names);
    this.#sentences = new SpanIndex(sentences);
    this.#byId = new Map(attributions.map((attribution) => [attribution.id, attribution]));
    this.#reasons = findAnonymousSentences(text);
  }

  provenanceOf(attribution: Attribution): Provenance {
    const chain = this.#chainOf(attribution);
    const frame = this.#frameOf(attribution);
    const words = [...chain.slice(0, 1).map((link) => link.words.text), frame.words].join(' | ');
    return { chain, record: recordOf(chain, words), access: accessOf(chain[0], attribution, frame) };
  }

  #chainOf(attribution: Attribution): readonly Link[] {
    const known = this.#chains.get(attribution.id);
    if (known) return known;
    // Set before its parent is asked for: attributions that are each other's parents must end.
    this.#chains.set(attribution.id, []);
    const parent = attribution.parent === undefined ? undefined : this.#byId.get(attribution.parent);
    const links = [...this.#ownLinks(attribution), ...(parent ? this.#chainOf(parent) : [])];
    const chain = links.filter((link, at) => at === 0 || !isSameOutlet(link, links[at - 1]!)).slice(0, LONGEST_CHAIN);
    this.#chains.set(attribution.id, chain);
    return chain;
  }

  #ownLinks(attribution: Attribution): Link[] {
    const { sources, antecedent } = attribution;
    const speakers = sources.length > 0 ? sources : antecedent ? [antecedent] : [];
    const links = speakers.map((words) => this.#linkOf(words, attribution));
    const frame = this.#frameOf(attribution);
    const through = this.#passedOn(attribution, frame, speakers).filter(
      (one) => !links.some((link) => isSameOutlet(link, one)),
    );
    const told = through.length > 0 && en.TOLD.test(attribution.cue.text);
    const cited = this.#cited(attribution, frame, links);
    return [...cited, ...(told ? links.map((link) => ({ ...link, relation: 'said-to' as const })) : links), ...through];
  }

  #linkOf(words: Quote, attribution: Attribution): Link {
    const named = attribution.antecedent ?? words;
    const { text } = named;
    const head = headOf(text);
    const outlet = this.#outletOf(head);
    const behind = nameBehind(text, head);
    const anonymous = outlet === undefined && behind === undefined && isUnnamed(head);
    const reason = anonymous ? this.#anonymityReason(words, head) : undefined;
    return {
      name: outlet?.name ?? behind ?? head.replace(/^(?:the|an?)\s+/i, '').replaceAll('’', "'"),
      words,
      relation: relationOf(attribution, outlet !== undefined),
      kind: outlet ? kindOfOutlet(outlet) : this.#kindOf(named, head),
      anonymous,
      ...this.#descriptorOf(named, head, outlet),
      ...(reason && { anonymityReason: reason }),
    };
  }

  /** An outlet whose name ends the words, or all but "news agency": "state media KCNA", "the Yonhap news agency". */
  #outletOf(head: string): OutletEntry | undefined {
    const mention = this.#outlets.find(head).at(-1);
    const ends = mention && (mention.end === head.length || en.OUTLET_NOUN.test(head.slice(mention.end)));
    return ends ? mention.outlet : undefined;
  }

  #namesIn(start: number, end: number): Name[] {
    return this.#names.overlapping({ start, end }).filter((name) => contains({ start, end }, name));
  }

  #kindOf(words: Quote, head: string): LinkKind {
    if (en.OFFICE_IN_APPOSITION.test(words.text.slice(head.length))) return 'official';
    // "an analyst at the Defence Ministry" is an analyst.
    const noun = head.split(en.BEHIND_NOUN, 1)[0]!;
    const kindOf = (part: string) => en.KIND_OF_SOURCE.find(({ pattern }) => pattern.test(part))?.kind;
    const kind = kindOf(noun) ?? kindOf(head);
    if (kind) return kind;
    const names = this.#namesIn(words.start, words.start + head.length);
    if (names.some(({ type }) => type === 'person')) return 'person';
    return names.some(({ type }) => type === 'organization' || type === 'state') ? 'body' : 'unknown';
  }

  /** What the text says of the speaker: state, body, office, rank, which of several, how many. */
  #descriptorOf(words: Quote, head: string, outlet: OutletEntry | undefined): Partial<Link> {
    if (outlet) return outlet.state ? { state: outlet.state } : {};
    const { text } = words;
    const seniority = en.SENIORITY.exec(head);
    const ordinal = en.ORDINAL.exec(head)?.[1]?.toLowerCase();
    const number = en.NUMBER.exec(head)?.[1]?.toLowerCase();
    const state = this.#names
      .overlapping({ start: words.start, end: words.start + Math.min(text.length, REACH) })
      .find(
        (name) =>
          name.state !== undefined &&
          !/\b(?:to|in|at|near|on|with|over)\s+(?:the\s+)?$/i.test(
            text.slice(0, Math.max(0, name.start - words.start)),
          ),
      );
    const body = en.BODY.exec(text.slice(0, REACH))?.[0];
    const office = en.OFFICE.exec(text.slice(0, REACH))?.[0];
    return {
      ...(state?.state && { state: state.state }),
      ...(body && body !== text && { body: body.replaceAll('’', "'") }),
      ...(office && office !== text && { office: office.replaceAll('’', "'") }),
      ...(seniority && { seniority: (seniority[1] ?? seniority[2])!.toLowerCase() }),
      ...(ordinal && { ordinal: en.ORDINALS[ordinal]! }),
      ...(number && { number: en.NUMBERS[number] ?? Number(number) }),
    };
  }

  /** The reason in the source, right behind it, or in a sentence that follows: "The officials spoke on condition of …". */
  #anonymityReason(words: Quote, head: string): Quote | undefined {
    const inside = en.ANONYMITY.exec(words.text);
    if (inside) return this.#quoteMatch(words.start, inside);
    const after = this.#text.slice(words.end, words.end + AROUND);
    const here = /^[^.!?\n]*/.exec(after)![0];
    const beside = en.ANONYMITY.exec(here);
    if (
      beside &&
      /^[,\s]*(?:who\b|speaking|requesting|on (?:the )?condition|insisting|asking|declining|granted|not authori[sz]ed|\()/i.test(
        here,
      )
    )
      return this.#quoteMatch(words.end, beside);
    const noun = nounOf(head);
    return this.#reasons.find((one) => one.noun === noun && one.start >= words.end && one.start - words.end <= FAR)
      ?.reason;
  }

  #quoteMatch(base: number, match: RegExpExecArray): Quote | undefined {
    return trimmedQuote(this.#text, base + match.index, base + match.index + match[0].length);
  }

  /** The words of the cue's sentence that are nobody's content, near the cue. */
  #frameOf({ cue, contents }: Attribution): Frame {
    const sentence = this.#sentences.overlapping(cue)[0] ?? cue;
    const start = Math.max(sentence.start, cue.start - AROUND);
    const end = Math.max(cue.end, Math.min(sentence.end, cue.end + AROUND));
    let words = this.#text.slice(start, end);
    for (const content of contents) {
      const [from, to] = [Math.max(start, content.start) - start, Math.min(end, content.end) - start];
      if (from < to && !overlaps(content, cue)) words = words.slice(0, from) + ' '.repeat(to - from) + words.slice(to);
    }
    return { start, words };
  }

  /** Outlets that the speaker told, that carried his words, or that quoted him. */
  #passedOn(attribution: Attribution, frame: Frame, speakers: readonly Quote[]): Link[] {
    const { cue } = attribution;
    return this.#outlets.find(frame.words).flatMap((mention) => {
      const place = { start: frame.start + mention.start, end: frame.start + mention.end };
      const inSource = speakers.some((source) => overlaps(source, place));
      const before = frame.words.slice(Math.max(0, mention.start - 80), mention.start);
      const isTold =
        en.TOLD.test(cue.text) &&
        place.start >= cue.end &&
        /^\s+(?:the\s+)?$/i.test(this.#text.slice(cue.end, place.start));
      const isCarrier = en.PASSED_ON.test(before);
      const quotes =
        en.CITES_CUE.test(cue.text) &&
        !inSource &&
        (place.end <= cue.start || en.QUOTED.test(frame.words.slice(mention.end)));
      // Of the words of a source only those behind its head pass anything on: "a statement carried by KCNA".
      if (!(isTold || quotes || isCarrier)) return [];
      return [this.#outletLink(mention, place)];
    });
  }

  #outletLink({ outlet }: OutletMention, { start, end }: Span): Link {
    return {
      name: outlet.name,
      words: quote(this.#text, start, end),
      relation: 'cites',
      kind: kindOfOutlet(outlet),
      anonymous: false,
      ...(outlet.state && { state: outlet.state }),
    };
  }

  /** "KCNA said …, citing a foreign ministry statement": the one cited speaks first. */
  #cited(attribution: Attribution, frame: Frame, links: readonly Link[]): Link[] {
    if (links.length === 0 || en.CITES_CUE.test(attribution.cue.text)) return [];
    if (!links.every(isOutlet)) return [];
    const from = attribution.cue.end - frame.start;
    const match = en.CITING.exec(frame.words.slice(from));
    if (!match) return [];
    const start = frame.start + from + match.index + match[0].length - match[1]!.length;
    const words = trimmedQuote(this.#text, start, start + match[1]!.replace(en.CITED_END, '').trimEnd().length);
    if (!words || !/\p{L}{2}/u.test(words.text)) return [];
    const { antecedent: _, ...bare } = attribution;
    return [{ ...this.#linkOf(words, bare), relation: 'cites' }];
  }
}

/** Characters of a source that are read for what it says of the speaker. */
const REACH = 300;
/** Characters between an unnamed source and the sentence that says why. */
const FAR = 1_500;

interface Frame {
  readonly start: number;
  readonly words: string;
}

interface AnonymousSentence {
  readonly start: number;
  readonly noun: string;
  readonly reason: Quote;
}

function findAnonymousSentences(text: string): AnonymousSentence[] {
  return [...text.matchAll(en.ANONYMOUS_SENTENCE)].flatMap((match) => {
    const from = match.index + match[0].length;
    const rest = /^[^.!?\n]*/.exec(text.slice(from, from + AROUND))![0];
    const found = en.ANONYMITY.exec(rest);
    const reason = found?.index === 0 ? trimmedQuote(text, from, from + found[0].length) : undefined;
    return reason ? [{ start: match.index, noun: singular(match[1]!), reason }] : [];
  });
}

/** "officials in Washington": what the words name last is no person by name. */
function isUnnamed(head: string): boolean {
  return en.UNNAMED_HEAD.test(head) || en.UNNAMED_HEAD.test(head.split(en.BEHIND_NOUN, 1)[0]!);
}

/** "Three people" → "person", "senior US officials" → "official". */
function nounOf(head: string): string {
  const noun = head.split(en.BEHIND_NOUN, 1)[0]!.trimEnd();
  return singular(noun.slice(noun.lastIndexOf(' ') + 1));
}

function singular(noun: string): string {
  const lower = noun.toLowerCase();
  return lower === 'people' || lower === 'persons' ? 'person' : lower.replace(/s$/, '');
}

function isSameOutlet(a: Link, b: Link): boolean {
  return a.name === b.name && a.kind === b.kind && (isOutlet(a) || a.kind === 'research');
}

function recordOf(chain: readonly Link[], words: string): RecordStatus {
  const first = chain[0];
  const reason = first?.anonymityReason?.text ?? '';
  if (en.OFF_RECORD.test(words)) return 'off';
  if (en.ON_BACKGROUND.test(reason) || en.ON_BACKGROUND.test(words)) return 'background';
  // Who is named and told an outlet is on record there.
  const isOn = first && !first.anonymous && (first.relation === 'said-to' || en.ON_RECORD.test(words));
  return isOn ? 'on' : 'unstated';
}

/** How the first speaker knows: by the words of the source, else by those beside the cue. */
function accessOf(first: Link | undefined, { cue, sources, antecedent }: Attribution, frame: Frame): Access {
  const source = [first?.words, antecedent, ...sources]
    .map((words) => words?.text ?? '')
    .join(' | ')
    .slice(0, 2 * REACH);
  const behind = frame.words.slice(cue.start - frame.start, cue.end - frame.start + AROUND);
  const of = (words: string) =>
    en.MAY_TELL_ACCESS.test(words) ? en.ACCESS.find(({ pattern }) => pattern.test(words))?.access : undefined;
  return of(source) ?? of(behind) ?? 'unstated';
}

/** The words before an apposition, a relative clause or a bracket. */
function headOf(words: string): string {
  const end = words.slice(0, REACH).search(en.HEAD_END);
  return end > 0 ? words.slice(0, end) : words;
}

/** "the vice foreign minister, Kim Jong Gyu": the name behind an office that ends in a small letter. */
function nameBehind(words: string, head: string): string | undefined {
  if (!/(?:^|\s)\p{Ll}\S*$/u.test(head.slice(-60))) return undefined;
  return en.NAME_IN_APPOSITION.exec(words.slice(head.length, head.length + 120))?.[1]?.replaceAll('’', "'");
}

function kindOfOutlet(outlet: OutletEntry): LinkKind {
  if (outlet.kind === 'state-media') return 'state-media';
  return outlet.kind === 'wire' ? 'wire' : outlet.kind === 'think-tank' ? 'research' : 'outlet';
}

function relationOf(attribution: Attribution, isOutlet: boolean): LinkRelation {
  if (/\bfirst\b.*\breport/i.test(attribution.cue.text)) return 'first-reported-by';
  if (isOutlet) return 'cites';
  return attribution.form === 'indirect' ? 'summarises' : 'quotes';
}
