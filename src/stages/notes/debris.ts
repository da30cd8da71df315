// Finds citation debris of machine writing: "Reuters +3", "(ft.com/Yahoo.com)", "[oaicite:1]".
import { type Note, noteOn } from '../../document/note.ts';
import { byPosition, type Span } from '../../document/span.ts';
import { SpanIndex } from '../../document/span-index.ts';
import type { Paragraph, Token } from '../../document/token.ts';
import type { OutletMention } from '../../packs/outlet-index.ts';
import * as en from './en.ts';

const MARK = 'A citation mark of a writing machine: no words of the source; nothing is read from it.';
const PHRASE =
  'A writing machine speaks of itself here: the text was generated and may hold statements that no source made.';
const COUNTER =
  'Names of outlets with counters, as writing machines leave them. They do not show that these outlets reported the sentence before it.';
const LIST = 'Names of outlets in brackets in place of an attribution: it does not say which of them reported what.';
const DOUBLED = 'An outlet named twice in a row: a citation list pasted into the sentence, not a source speaking.';
const GLOSS = 'A gloss on the name of an outlet, left over from a list of citations.';
const ADDRESS =
  'A web address in place of a source, in a text with other citation debris: it does not say who reported what.';

/** Notes on citation debris, in text order, none overlapping. */
export function findDebris(
  text: string,
  paragraphs: readonly Paragraph[],
  tokens: readonly Token[],
  outlets: readonly OutletMention[],
): Note[] {
  const reader = new DebrisReader(text, tokens, outlets);
  const names = new SpanIndex(outlets);
  const glosses = matches(text, GLOSS_SHAPE).filter((span) =>
    names.overlaps({ start: span.start, end: span.start + 6 }),
  );
  const found = inTurn([
    [MARK, matches(text, en.MACHINE_MARK)],
    [PHRASE, matches(text, en.MACHINE_PHRASE)],
    [DOUBLED, [...reader.doubled()]],
    [COUNTER, [...reader.counters(paragraphs)]],
    [LIST, [...reader.bracketed()]],
    [GLOSS, glosses],
  ]);
  const addresses: [string, Span[]] = [
    ADDRESS,
    found.length >= 2 ? tokens.filter((token) => reader.isAddress(token)) : [],
  ];
  return [...found, ...inTurn([addresses], found)]
    .sort(byPosition)
    .map(({ start, end, message }) => noteOn(text, start, end, 'citation-debris', message));
}

interface Debris extends Span {
  readonly message: string;
}

/** The spans of each message in turn, without those over a span found before. */
function inTurn(
  kinds: readonly (readonly [message: string, spans: readonly Span[]])[],
  before: readonly Debris[] = [],
): Debris[] {
  const found: Debris[] = [];
  for (const [message, spans] of kinds) {
    const taken = new SpanIndex([...before, ...found]);
    let end = -1;
    for (const span of spans) {
      if (span.start < end || taken.overlaps(span)) continue;
      found.push({ start: span.start, end: span.end, message });
      end = span.end;
    }
  }
  return found;
}

/** "(NK News is North Korean news)". */
const GLOSS_SHAPE = /\((?:The )?\p{Lu}[\p{L} ]{2,40}? (?:is|are) [^()\n]{1,60}\)/gu;

function matches(text: string, pattern: RegExp): Span[] {
  return [...text.matchAll(pattern)].map(spanOf);
}

function spanOf(match: RegExpExecArray | RegExpMatchArray): Span {
  return { start: match.index!, end: match.index! + match[0].length };
}

/** What a token can be in a list of citations. */
type Role = 'name' | 'plus' | 'number' | 'separator' | 'bracket' | 'other';

/** Without these there is no counter and no address in the text. */
const COUNTER_SIGN = /\+\s?\d|\bplus\s/i;
const ADDRESS_SIGN = /\(\S{0,80}\.[a-z]{2}/i;

/** Characters from bracket to bracket; longer ones hold more than names. */
const LONGEST_BRACKET = 300;

class DebrisReader {
  readonly #text: string;
  readonly #tokens: readonly Token[];
  readonly #outlets: readonly OutletMention[];
  #found: readonly Role[] | undefined;
  readonly #names: SpanIndex<OutletMention>;

  constructor(text: string, tokens: readonly Token[], outlets: readonly OutletMention[]) {
    this.#text = text;
    this.#tokens = tokens;
    this.#outlets = outlets;
    this.#names = new SpanIndex(outlets);
  }

  /** Found when they are first asked for: most texts hold nothing that could be debris. */
  get #roles(): readonly Role[] {
    this.#found ??= this.#findRoles();
    return this.#found;
  }

  isAddress(token: Token): boolean {
    return en.DOMAIN.test(this.#text.slice(token.start, token.end));
  }

  /** Runs of names, counters and separators with at least one counter: "Business Insider +1 The Times +1". */
  *counters(paragraphs: readonly Paragraph[]): Generator<Span> {
    if (!COUNTER_SIGN.test(this.#text)) return;
    let at = 0;
    for (const paragraph of paragraphs) {
      while (at < this.#tokens.length && this.#tokens[at]!.start < paragraph.start) at++;
      let first = at;
      for (; at <= this.#tokens.length; at++) {
        const token = this.#tokens[at];
        const inside = token !== undefined && token.start < paragraph.end;
        if (inside && this.#roles[at] !== 'other') continue;
        const run = this.#counterRun(first, at, paragraph);
        if (run) yield run;
        if (!inside) break;
        first = at + 1;
      }
    }
  }

  #counterRun(first: number, last: number, paragraph: Paragraph): Span | undefined {
    let from = first;
    while (from < last && this.#roles[from] === 'separator') from++;
    if (!this.#hasCounter(from, last)) return undefined;
    const alone = this.#tokens[from]!.start === paragraph.start && this.#tokens[last - 1]!.end === paragraph.end;
    const named = this.#roles.slice(from, last).includes('name');
    if (!named && !alone) return undefined;
    let to = last;
    while (to > from + 1 && /^[.,;:–—-]$|^(?:and|or|via|per|plus)$/.test(this.#tokens[to - 1]!.lower)) to--;
    return this.#balanced(from, to);
  }

  /** "+ 4", "+3", "plus one" behind a name or at the start. */
  #hasCounter(first: number, last: number): boolean {
    for (let at = first; at + 1 < last; at++) {
      if (this.#roles[at] === 'plus' && this.#roles[at + 1] === 'number' && this.#isSmall(at + 1)) return true;
    }
    return false;
  }

  #isSmall(at: number): boolean {
    const token = this.#tokens[at]!;
    return (
      /^(?:\d{1,2}|one|two|three|four|five)$/.test(token.lower) &&
      !/^[\d%°.,]\d?/.test(this.#text.slice(token.end, token.end + 2).replace(/^[.,](?:\s|$)/, ''))
    );
  }

  /** Leaves out brackets whose partner is not in the run. */
  #balanced(first: number, last: number): Span | undefined {
    let from = first;
    let to = last;
    const opens = () => this.#count(from, to, '(') - this.#count(from, to, ')');
    while (to > from && opens() < 0 && this.#tokens[to - 1]!.lower === ')') to--;
    while (from < to && opens() > 0 && this.#tokens[from]!.lower === '(') from++;
    return from < to ? { start: this.#tokens[from]!.start, end: this.#tokens[to - 1]!.end } : undefined;
  }

  #count(from: number, to: number, mark: string): number {
    let count = 0;
    for (let at = from; at < to; at++) if (this.#tokens[at]!.lower === mark) count++;
    return count;
  }

  /** Brackets that hold nothing but names and addresses of outlets. A single agency is a credit, not debris. */
  *bracketed(): Generator<Span> {
    if (this.#outlets.length === 0 && !ADDRESS_SIGN.test(this.#text)) return;
    for (let at = 0; at < this.#tokens.length; at++) {
      if (this.#tokens[at]!.lower !== '(' || !this.#mayCite(this.#tokens[at]!)) continue;
      let end = at + 1;
      while (end < this.#tokens.length && this.#roles[end] !== 'other' && this.#roles[end] !== 'bracket') end++;
      if (this.#tokens[end]?.lower !== ')' || end === at + 1) continue;
      if (this.#isCitation(at + 1, end)) yield { start: this.#tokens[at]!.start, end: this.#tokens[end]!.end };
    }
  }

  /** A cheap look before tokens are given their roles: most brackets hold neither an outlet nor an address. */
  #mayCite({ start }: Token): boolean {
    const close = this.#text.slice(start, start + LONGEST_BRACKET).indexOf(')');
    const end = start + (close === -1 ? LONGEST_BRACKET : close);
    return this.#names.overlaps({ start, end }) || ADDRESS_SIGN.test(this.#text.slice(start, end));
  }

  #isCitation(first: number, last: number): boolean {
    const names = this.#names.overlapping({ start: this.#tokens[first]!.start, end: this.#tokens[last - 1]!.end });
    const addresses = this.#tokens.slice(first, last).filter((token) => this.isAddress(token));
    if (names.length + addresses.length === 0) return false;
    if (addresses.length > 0) return names.length + addresses.length > 1;
    const agencies = names.every(({ outlet }) => outlet.wire === true || outlet.kind === 'wire');
    return names.length > 1 ? !agencies : names[0]!.outlet.kind === 'reference';
  }

  /** "Digital Watch Observatory’s Digital Watch Observatory plus one". */
  *doubled(): Generator<Span> {
    for (let at = 1; at < this.#outlets.length; at++) {
      const [before, after] = [this.#outlets[at - 1]!, this.#outlets[at]!];
      if (before.outlet.id !== after.outlet.id || !/^(?:['’]s)?[\s,]+$/.test(this.#text.slice(before.end, after.start)))
        continue;
      const counter = /^ (?:plus|\+) ?(?:\d{1,2}|one|two|three|four|five|more)\b/.exec(
        this.#text.slice(after.end, after.end + 12),
      );
      yield { start: before.start, end: after.end + (counter?.[0].length ?? 0) };
    }
  }

  #findRoles(): Role[] {
    const named = this.#namedTokens();
    return this.#tokens.map((token, at) => {
      if (token.lower === '+' || token.lower === 'plus') return 'plus';
      if (named[at] || this.isAddress(token)) return 'name';
      if (/^(?:\d{1,2}|one|two|three|four|five)$/.test(token.lower)) return 'number';
      if (token.lower === '(' || token.lower === ')') return 'bracket';
      return token.lower === '=' || en.CITATION_SEPARATOR.test(token.lower) ? 'separator' : 'other';
    });
  }

  /** Tokens in the name of an outlet: of the pack, or capitals that end in "News", "Times" and the like, or stand before a counter. */
  #namedTokens(): boolean[] {
    const named = this.#tokens.map(() => false);
    let mention = 0;
    this.#tokens.forEach((token, at) => {
      while (mention < this.#outlets.length && this.#outlets[mention]!.end <= token.start) mention++;
      const outlet = this.#outlets[mention];
      if (outlet && outlet.start <= token.start && token.end <= outlet.end) named[at] = true;
    });
    for (let at = 0; at < this.#tokens.length; at++) {
      if (named[at] || !(this.#isOutletHead(at) || this.#beforeCounter(at))) continue;
      for (let back = at; back >= 0 && at - back < 4 && this.#isCapital(back) && !named[back]; back--)
        named[back] = true;
    }
    return named;
  }

  #isOutletHead(at: number): boolean {
    const token = this.#tokens[at]!;
    return at > 0 && this.#isCapital(at - 1) && en.OUTLET_HEAD.test(this.#text.slice(token.start, token.end));
  }

  /** "Eastern Ledger +2" at the end of a sentence or line, where the number counts nothing. */
  #beforeCounter(at: number): boolean {
    const [name, plus, number] = [this.#tokens[at], this.#tokens[at + 1], this.#tokens[at + 2]];
    if (!name || plus?.lower !== '+' || number === undefined || number.start !== plus.end) return false;
    if (!this.#isCapital(at) || en.NOT_AN_OUTLET.has(name.lower) || plus.start === name.end) return false;
    return (
      /^\d{1,2}$/.test(number.lower) &&
      /^(?:[).\]]|\s*\n|\s*$|\s+(?:and )?\p{Lu}[\p{L} ]{2,40}\+\d)/u.test(this.#text.slice(number.end, number.end + 60))
    );
  }

  #isCapital(at: number): boolean {
    const token = this.#tokens[at]!;
    return token.kind === 'word' && /\p{Lu}/u.test(this.#text[token.start]!);
  }
}
