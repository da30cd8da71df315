// Finds speech printed as the article's own voice: "There is no question that they are desperate", with nobody to say it.
import { type Note, noteOn } from '../../document/note.ts';
import type { Span } from '../../document/span.ts';
import type { SpanIndex } from '../../document/span-index.ts';
import type { Paragraph, Sentence, Token } from '../../document/token.ts';
import { DICTION, FIRST_PERSON, NO_REPORT, SPEAKER_LINE, SPEAKS, STATED } from './en.lost.ts';

/** Weight of diction that makes a sentence an official's; one less where none of it is a mere "we" or "our". */
const ENOUGH = 4;
/** Beside a sentence that is one already, and right behind one that names its speaker. */
const ENOUGH_BESIDE = 3;
const ENOUGH_BEHIND_SPEAKER = 6;
/** Where more than one in eight sentences outside of quotation marks speaks of "I" or "we", the writer does. */
const PERSONAL = 8;
/** Longer sentences are no prose. */
const LONGEST = 1_000;

/** Notes on sentences whose speaker is lost, one a sentence. None in texts that are not reports. */
export function findLostSpeakers(
  text: string,
  paragraphs: readonly Paragraph[],
  sentences: readonly Sentence[],
  tokens: readonly Token[],
  skip: SpanIndex<Span>,
): Note[] {
  const read = paragraphs.flatMap((paragraph) => readParagraph(text, sentences, tokens, paragraph));
  if (!sentences.some((_, at) => isLost(sentences, read, at, ENOUGH)) || !isReport(text, paragraphs, read)) return [];
  const lost = sentences.map((sentence, at) => isLost(sentences, read, at, ENOUGH) && !skip.overlaps(sentence));
  const notes: Note[] = [];
  for (const [at, sentence] of sentences.entries()) {
    const beside = isBeside(sentences, at, (other) => lost[other]!);
    if (!lost[at] && !(beside && isLost(sentences, read, at, ENOUGH_BESIDE) && !skip.overlaps(sentence))) continue;
    notes.push(noteOn(text, sentence.start, sentence.end, 'lost-speaker', messageOf(read[at]!.words)));
  }
  return notes;
}

/** What a sentence tells of its voice. */
interface Voice {
  readonly weight: number;
  /** The same, of what is not in the first person. */
  readonly judgement: number;
  /** The words that speak for an official. */
  readonly words: readonly string[];
  readonly firstPerson: boolean;
  readonly ownDiction: boolean;
  readonly quoted: boolean;
  readonly namesSpeaker: boolean;
}

/** What single tokens tell of the voice. */
const SIGNS: ReadonlyMap<string, 'first-person' | 'speaks' | 'mark'> = new Map([
  ...[...FIRST_PERSON].map((word) => [word, 'first-person'] as const),
  ...[...SPEAKS].map((word) => [word, 'speaks'] as const),
  ...['"', '“', '”', "''", '``', '«', '»', '„'].map((mark) => [mark, 'mark'] as const),
]);

/** Voices of the sentences of a paragraph. One quotation mark without its partner, and none knows what is quoted. */
function readParagraph(
  text: string,
  sentences: readonly Sentence[],
  tokens: readonly Token[],
  { sentences: [first, last] }: Paragraph,
): Voice[] {
  const signs = sentences.slice(first, last).map((sentence) => signsOf(text, sentence, tokens));
  const unpaired = signs.some((sign) => sign.unpaired);
  return signs.map(({ firstPerson, quoted, namesSpeaker }, at) => {
    const { start, end } = sentences[first + at]!;
    const silent = quoted || unpaired || namesSpeaker || end - start > LONGEST || text[end - 1] === '?';
    const diction = silent ? NO_DICTION : dictionOf(text.slice(start, end));
    return { ...diction, firstPerson, quoted: quoted || unpaired, namesSpeaker };
  });
}

function signsOf(text: string, { tokens: [first, last] }: Sentence, tokens: readonly Token[]) {
  const signs = { firstPerson: false, quoted: false, namesSpeaker: false, unpaired: false };
  for (let at = first; at < last; at++) {
    if (tokens[at]!.quoted) return { ...signs, quoted: true };
  }
  for (let at = first; at < last; at++) {
    const { lower, start, end } = tokens[at]!;
    const sign = SIGNS.get(lower);
    if (sign === undefined) continue;
    if (sign === 'speaks') signs.namesSpeaker ||= lower !== 'stated' || !STATED.test(tokens[at + 1]?.lower ?? '');
    else if (sign === 'mark') signs.unpaired = true;
    else signs.firstPerson ||= text.slice(start, end) !== 'US';
  }
  return signs;
}

const NO_DICTION = { weight: 0, judgement: 0, words: [], ownDiction: false };

function dictionOf(sentence: string): Pick<Voice, 'weight' | 'judgement' | 'words' | 'ownDiction'> {
  let weight = 0;
  let judgement = 0;
  let ownDiction = false;
  const strong: string[] = [];
  const mild: string[] = [];
  for (const diction of DICTION) {
    const match = diction.pattern.exec(sentence);
    if (!match) continue;
    weight += diction.weight;
    if (!diction.own) judgement += diction.weight;
    if (diction.own && diction.weight > 1) ownDiction = true;
    (diction.weight > 1 ? strong : mild).push(match[0]);
  }
  return { weight, judgement, words: strong.length > 0 ? strong : mild, ownDiction };
}

function isLost(sentences: readonly Sentence[], read: readonly Voice[], at: number, enough: number): boolean {
  const { weight, judgement, ownDiction } = read[at]!;
  const before = read[at - 1];
  const spoken = before !== undefined && sentences[at - 1]!.paragraph === sentences[at]!.paragraph;
  const behind = spoken && !ownDiction && (before.namesSpeaker || before.quoted);
  const needed = behind ? Math.max(enough, ENOUGH_BEHIND_SPEAKER) : enough;
  return weight >= needed || judgement >= needed - 1;
}

/** True where `accept` holds for the sentence before or behind, in the same paragraph. */
function isBeside(sentences: readonly Sentence[], at: number, accept: (other: number) => boolean): boolean {
  return [at - 1, at + 1].some((other) => sentences[other]?.paragraph === sentences[at]!.paragraph && accept(other));
}

/** False for opinions, letters, statements in full, and questions with answers. */
function isReport(text: string, paragraphs: readonly Paragraph[], read: readonly Voice[]): boolean {
  if (NO_REPORT.test(text.slice(0, 400))) return false;
  if (paragraphs.filter(({ start }) => SPEAKER_LINE.test(text.slice(start, start + 80))).length > 1) return false;
  const own = read.filter(({ quoted }) => !quoted);
  const personal = own.filter(({ firstPerson, namesSpeaker }) => firstPerson && !namesSpeaker);
  if (personal.length <= 1 || personal.length * PERSONAL <= own.length) return true;
  const ofOfficials = personal.every(({ ownDiction }) => ownDiction);
  return ofOfficials && personal.length * 3 <= own.length && read.filter((voice) => voice.namesSpeaker).length >= 3;
}

function messageOf(words: readonly string[]): string {
  const shown = words
    .filter((one, at) => !words.some((other, place) => place !== at && other.includes(one)))
    .slice(0, 3);
  return `An official’s speech printed as the article’s own voice: “${shown.join('”, “')}”. Its speaker is lost, so nobody stands behind it.`;
}
