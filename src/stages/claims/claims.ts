// Turns attributions into claims, and the sentences that nobody is named for into claims of the outlet.
import type { Attribution } from '../../document/attribution.ts';
import type { Claim } from '../../document/claim.ts';
import { contentId } from '../../document/id.ts';
import type { Note } from '../../document/note.ts';
import { byPosition, overlaps, type Quote, quote, type Span, trimmedQuote } from '../../document/span.ts';
import { SpanIndex } from '../../document/span-index.ts';
import type { Sentence, Token } from '../../document/token.ts';
import { defineStage } from '../../pipeline/stage.ts';
import { certaintyOf } from './certainty.ts';
import { ChainReader } from './chain.ts';
import * as en from './en.ts';
import { type CuesIn, cuesOf } from './hedges/cues.ts';
import { type Reading, readStance } from './stance.ts';

/** Fewer words than this state nothing. */
const SHORTEST = 4;
/** How sure the rules are that a sentence without an attribution is the outlet's own. */
const OUTLET_CONFIDENCE = 0.6;

export const claims = defineStage({
  name: 'claims',
  reads: ['sentences', 'tokens', 'tags', 'lemmas', 'heads', 'relations', 'names', 'attributions', 'notes'],
  writes: ['claims'],
  run: (
    { document, text, language, furniture, sentences, tokens, tags, names, attributions, notes, ...trees },
    { pack, models },
  ) => {
    if (language !== 'en') return { claims: [] };
    const cuesIn = cuesOf(text, sentences, tokens, tags, models, trees);
    const shown = attributions.filter((one) => isShown(one) && isReal(text, sentences, one));
    const chains = new ChainReader({ text, sentences, names, attributions: shown, outlets: pack.outlets });
    const attributed = attributedClaims(document, text, shown, chains, cuesIn);
    const own = outletClaims(document, text, sentences, tokens, shown, notes, unreadable(furniture, notes), cuesIn);
    return {
      claims: [...attributed, ...own].sort(
        (a, b) => byPosition(a.contents[0] ?? EMPTY, b.contents[0] ?? EMPTY) || (a.id < b.id ? -1 : 1),
      ),
    };
  },
});

const EMPTY: Span = { start: 0, end: 0 };

/** Less sure attributions make no claim; those that name no source must be surer. */
const LEAST_CONFIDENCE = { sourced: 0.25, sourceless: 0.5 };

/** Attitudes are no claims, and doubtful attributions are not shown. */
function isShown({ kind, sources, confidence }: Attribution): boolean {
  return (
    kind !== 'attitude' && confidence >= (sources.length > 0 ? LEAST_CONFIDENCE.sourced : LEAST_CONFIDENCE.sourceless)
  );
}

/** False for what is only supposed or asked ("may believe", "if they say", "Has he called for …?"), and where no one speaks: "were advised", "the move signals". */
function isReal(text: string, sentences: readonly Sentence[], { cue, sources, contents }: Attribution): boolean {
  if (en.UNREAL_CUE.test(cue.text)) return false;
  if (en.GOES_ON.test(cue.text)) return false;
  if (en.FALLS.test(cue.text) && contents.some((content) => en.AMOUNT.test(content.text))) return false;
  if (contents.length > 0 && contents.every((content) => en.LONE_RELATIVE.test(content.text))) return false;
  const speaker = sources[0];
  if (speaker && !speaks(speaker, cue)) return false;
  const start = Math.min(cue.start, sources[0]?.start ?? cue.start);
  if (en.HYPOTHETICAL_BEFORE.test(text.slice(Math.max(0, start - 20), start))) return false;
  const sentence = sentences[lastStartingBefore(sentences, cue.start)];
  const asks = sentence !== undefined && en.QUESTION.test(text.slice(sentence.start, sentence.end));
  return !asks || contents.some((content) => en.QUESTION.test(content.text));
}

/** False for deeds, for ventures that "show" something, and for those who "were advised". */
function speaks(speaker: Quote, cue: Quote): boolean {
  const head = speaker.text.split(en.BEHIND_THING, 1)[0]!;
  const isThing = [speaker.text, head].some((words) => en.NO_SPEAKER.test(words));
  if (isThing || (en.VENTURE.test(speaker.text) && en.ONLY_SHOWS.test(cue.text))) return false;
  return speaker.end > cue.start || !en.PASSIVE_CUE.test(cue.text);
}

/** Index of the last sentence that starts at or before `offset`, -1 where there is none. */
function lastStartingBefore(sentences: readonly Sentence[], offset: number): number {
  let [low, high] = [0, sentences.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sentences[middle]!.start <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** A content as it is shown: without "that" in front and loose marks at both ends. */
function shownContent(text: string, content: Quote): Quote {
  const before = /^(?:that\s+)?[\s,;:–—-]*/iu.exec(content.text)![0].length;
  const after = /[\s,;:(–—-]*$/u.exec(content.text)![0].length;
  return trimmedQuote(text, content.start + before, content.end - after) ?? content;
}

function unreadable(furniture: readonly Span[], notes: readonly Note[]): SpanIndex<Span> {
  return new SpanIndex<Span>([
    ...furniture,
    ...notes.filter((note) => note.kind === 'broken-sentence' || note.kind === 'citation-debris'),
  ]);
}

function attributedClaims(
  document: string,
  text: string,
  attributions: readonly Attribution[],
  chains: ChainReader,
  cuesIn: CuesIn,
): Claim[] {
  return attributions.map((found) => {
    // A refusal to comment has no content: the cue is what there is to show.
    const contents =
      found.contents.length > 0 ? found.contents.map((content) => shownContent(text, content)) : [found.cue];
    const attribution = { ...found, contents: found.contents.length > 0 ? contents : [] };
    const reading = readStance(text, attribution);
    const { chain, record, access } = chains.provenanceOf(attribution);
    const condition = reading.rule === 'asks' ? undefined : findCondition(text, contents);
    return {
      id: contentId('claim', attribution.id),
      document,
      attribution: attribution.id,
      voice: 'attributed',
      contents,
      stance: reading.stance,
      ...certaintyOf(text, reading, attribution, attribution.contents, cuesIn),
      ...(condition && { condition }),
      chain,
      origins: [],
      traced: chain.length > 0 ? 'partial' : 'none',
      record,
      access,
      confidence: attribution.confidence,
      status: 'live',
    };
  });
}

function outletClaims(
  document: string,
  text: string,
  sentences: readonly Sentence[],
  tokens: readonly Token[],
  attributions: readonly Attribution[],
  notes: readonly Note[],
  skip: SpanIndex<Span>,
  cuesIn: CuesIn,
): Claim[] {
  const attributed = new SpanIndex(attributions.flatMap(placesOf));
  const lost = new SpanIndex<Span>(notes.filter(({ kind }) => kind === 'lost-speaker'));
  return sentences.flatMap((sentence) => {
    if (isInOpenQuotation(text, sentence.start)) return [];
    const readable = readablePart(text, sentence, skip);
    const others = attributed.overlapping(sentence);
    const span = readable && others.length > 0 ? partBefore(text, readable, others[0]!) : readable;
    if (!span) return [];
    const words = wordsOf(tokens.slice(...sentence.tokens), span);
    if (!states(text, span, words, span.end < sentence.end)) return [];
    const contents = [quote(text, span.start, span.end)];
    const condition = findCondition(text, contents);
    const reading = readOwnVoice(contents[0]!.text);
    return [
      {
        id: contentId('claim', document, span.start, span.end),
        document,
        attribution: null,
        voice: lost.overlaps(span) ? ('lost' as const) : ('outlet' as const),
        contents,
        stance: reading.stance,
        ...certaintyOf(text, reading, undefined, contents, cuesIn),
        ...(condition && { condition }),
        chain: [],
        origins: [],
        traced: 'none' as const,
        record: 'unstated' as const,
        access: 'unstated' as const,
        confidence: OUTLET_CONFIDENCE,
        status: 'live' as const,
      },
    ];
  });
}

/** The sentence without a dateline in front or debris behind; undefined where furniture leaves nothing. */
function readablePart(text: string, sentence: Span, skip: SpanIndex<Span>): Span | undefined {
  let { start, end } = sentence;
  for (const span of skip.overlapping(sentence)) {
    if (!overlaps(span, { start, end })) continue;
    if (span.start <= start) start = span.end;
    else end = span.start;
  }
  return trimmedQuote(text, start, end);
}

/** Where an attribution stands: cue and contents, and the source where it stands right before the cue, as in "what officials say". */
function placesOf({ sources, cue, contents }: Attribution): Place[] {
  const near = sources.filter((source) => source.start > cue.end || cue.start - source.end <= NEAR);
  return [cue, ...near, ...contents].map((span) => ({ start: span.start, end: span.end, isCue: span === cue }));
}

/** Characters between a source and its cue that leave no room for another verb. */
const NEAR = 25;
/** Words of the shortest part of a sentence that states something by itself. */
const SHORTEST_PART = 5;
const LOOSE_END =
  /(?:[\s,;:—–-]|\b(?:as|part|of|what|in|which|that|who|whom|whose|where|after|before|because|since|when|while|and|but|or|with|to|for|by|on|from|the|an?|also|even|than|if|though|although|recently|both|he|she|they))+$/iu;
/** Openings of clauses that state nothing by themselves, also behind "However," and the like. */
const SUBORDINATE =
  /^(?:(?:however|so|but|and|meanwhile|still|yet),? )?(?:as|while|when|whenever|if|although|though|because|after|before|since|once|until|unless|whether|where|despite|even|in|on|at|by|for|with|over|following|during|based|asked|according|speaking)\b/iu;
/** Between the part and what others say: a mark, a relative, an aim. */
const PARTS = /[,;:—–]|\b(?:which|what|who|whom|whose|where|to)\b/iu;

/** "as part of | what officials call …": the part in front holds whatever is behind it. */
const BEFORE_WHAT = /^,?\s+(?:as|as part of|in|after)\s+$/iu;

/** Another's words, and whether they begin with the cue: then the speaker stands further in front. */
interface Place extends Span {
  readonly isCue: boolean;
}

/**
 * "Putin and Kim exchanged letters | in which both called for …", "received drones | as part of what officials call …": what the outlet
 * says in front of what others say.
 */
function partBefore(text: string, readable: Span, other: Place): Span | undefined {
  const front = text.slice(readable.start, Math.max(readable.start, other.start));
  const words = front.replace(LOOSE_END, '');
  const joint = front.slice(words.length);
  const isBeforeWhat = BEFORE_WHAT.test(joint) && /^what\b/iu.test(text.slice(other.start, other.end));
  if (!PARTS.test(joint) && !isBeforeWhat && !(other.isCue && /\b(?:and|but)\b/.test(joint))) return undefined;
  if (SUBORDINATE.test(words) || /["“”«»]/.test(words) || words.split(/\s+/).length < SHORTEST_PART) return undefined;
  return { start: readable.start, end: readable.start + words.length };
}

/** Characters looked back for a quotation mark that is not closed. */
const LOOK_BACK = 2_000;

/** True inside a quotation that its paragraph opens and does not close before `at`. */
function isInOpenQuotation(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - LOOK_BACK), at);
  return before.lastIndexOf('“') > Math.max(before.lastIndexOf('”'), before.lastIndexOf('\n'));
}

function wordsOf(tokens: readonly Token[], span: Span): Token[] {
  return tokens.filter((token) => token.kind === 'word' && overlaps(token, span));
}

/**
 * The outlet states something where words enough of its own make a sentence: no heading, no rest of a list, no speech whose speaker was
 * not found. Where debris was cut off (`isCut`) the full stop went with it.
 */
function states(text: string, span: Span, words: readonly Token[], isCut: boolean): boolean {
  const own = words.filter((word) => !word.quoted);
  if (own.length < SHORTEST || words.length - own.length > own.length) return false;
  const sentence = text.slice(span.start, span.end);
  const isSpeech = own.some((word) => en.SPEECH.has(word.lower)) && !en.RELAYED.test(sentence.slice(0, OWN_CLAUSE));
  if (isSpeech || isHeading(text, own)) return false;
  if (!startsAsStatement(sentence) || !(isCut || ENDS.test(sentence))) return false;
  return own.some((word, at) => at > 0 && isFiniteVerb(text, word));
}

/** "Nine Ships Leave Old Port": every longer word has a capital. */
function isHeading(text: string, words: readonly Token[]): boolean {
  const long = words.filter((word) => word.end - word.start > 3);
  return long.length > 2 && long.every((word) => isCapital(text, word));
}

/** A full stop, maybe inside quotation marks or brackets. */
const ENDS = /[.!…]["”’'»)\]]*\s*$/;

/** A capital or a number; what goes on in small letters is the rest of something. Nor does a question state. */
function startsAsStatement(sentence: string): boolean {
  return /^["“‘'«([–—-]*\s*[\p{Lu}\p{N}$€£]/u.test(sentence) && !/\?["”’)]*\s*$/.test(sentence);
}

/** Verbs of a closed list, and small words that end like one. */
function isFiniteVerb(text: string, word: Token): boolean {
  return en.FINITE.has(word.lower) || (!isCapital(text, word) && /[^s]s$|ed$/.test(word.lower));
}

function isCapital(text: string, { start }: Token): boolean {
  return /\p{Lu}/u.test(text[start]!);
}

/** What the outlet does in its own voice: states, passes on, or leaves open. */
function readOwnVoice(sentence: string): Reading {
  const clause = sentence.slice(0, OWN_CLAUSE);
  if (en.LEFT_OPEN.test(clause)) return { stance: 'declines', rule: 'left-open' };
  if (en.RELAYED.test(clause.split(/;|, (?:which|who|but|while)\b/u, 1)[0]!))
    return { stance: 'relays', rule: 'relayed' };
  return { stance: 'asserts', rule: 'asserts' };
}

/** Characters of a sentence in which its own verb says that it is passed on. */
const OWN_CLAUSE = 300;

function findCondition(text: string, contents: readonly Quote[]): Quote | undefined {
  for (const { start, text: words } of contents) {
    const match = en.CONDITION.exec(words);
    if (!match) continue;
    const from = start + match.index + (match[0].length - match[0].replace(/^[“"‘'«\s]+/, '').length);
    return trimmedQuote(text, from, start + match.index + match[0].length);
  }
  return undefined;
}
