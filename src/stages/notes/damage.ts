// Finds damaged text: sentences without a verb, words printed twice, letters of the wrong charset, texts cut off or nearly empty.
import { type Note, noteOn, noteOnWhole } from '../../document/note.ts';
import type { Span } from '../../document/span.ts';
import type { SpanIndex } from '../../document/span-index.ts';
import type { Paragraph, Sentence, Token } from '../../document/token.ts';
import * as en from './en.ts';

/** Fewer words than this are too few to read claims from. */
const NEAR_EMPTY = 40;
/** Tokens of the shortest sentence that is held to have a verb. */
const SHORTEST_WITH_VERB = 7;

/** Notes on letters decoded with the wrong charset: one for each run. */
export function findMojibake(text: string): Note[] {
  return [...text.matchAll(en.MOJIBAKE)].map((match) =>
    noteOn(
      text,
      match.index,
      match.index + match[0].length,
      'mojibake',
      'Letters decoded with the wrong charset: the words here are not as they were printed.',
    ),
  );
}

/** Notes on sentences that no editor would print. Sentences in quotation marks and in furniture are left alone. */
export function findBroken(
  text: string,
  sentences: readonly Sentence[],
  tokens: readonly Token[],
  skip: SpanIndex<Span>,
): Note[] {
  return sentences.flatMap((sentence) => {
    if (skip.overlaps(sentence)) return [];
    const words = tokens.slice(...sentence.tokens);
    const problem = brokenBecause(text, words);
    return problem ? [noteOn(text, sentence.start, sentence.end, 'broken-sentence', problem)] : [];
  });
}

function brokenBecause(text: string, words: readonly Token[]): string | undefined {
  const last = words.at(-1);
  if (!last || words.some((word) => word.quoted)) return undefined;
  if (last.lower === '.' && en.CANNOT_END.has(words.at(-2)?.lower ?? '') && isLower(text, words.at(-2)!)) {
    return `It stops on “${words.at(-2)!.lower}”, so words are missing.`;
  }
  const twice = words.findIndex(
    (word, at) =>
      en.NEVER_TWICE.has(word.lower) && words[at + 1]?.lower === word.lower && isLower(text, words[at + 1]!),
  );
  if (twice !== -1) return `“${words[twice]!.lower}” is printed twice: the text was changed without care.`;
  return hasNoVerb(text, words) ? 'It has no verb, so it states nothing that can be relied on.' : undefined;
}

function isLower(text: string, token: Token): boolean {
  return /\p{Ll}/u.test(text[token.start]!);
}

/** True for a full sentence, not a headline or a fragment of style, in which no word can be its verb. */
function hasNoVerb(text: string, words: readonly Token[]): boolean {
  if (words.length < SHORTEST_WITH_VERB || words.at(-1)!.lower !== '.' || isLower(text, words[0]!)) return false;
  if (!opensWithSubject(text, words)) return false;
  if (words.some((word) => /^[:;—–?!()|/…•]$|^-+$|^\.{2,}$/.test(word.lower))) return false;
  return !words.some((_, at) => canBeVerb(text, words, at) && !inCompoundPhrase(words, at)) && isProse(text, words);
}

/** "The …", "North Korea …": an opening that can only be a subject, not an order ("Call it …") or a turn of style. */
function opensWithSubject(text: string, [first, second]: readonly Token[]): boolean {
  if (first?.kind !== 'word' || second?.kind !== 'word') return false;
  return (
    /^(?:the|this|these|those|its|their|his|her)$/.test(first.lower) ||
    (!isLower(text, second) && !en.NON_VERBS.has(first.lower))
  );
}

/** Fewer than half of the words in capitals: not a title or a list of names. */
function isProse(text: string, words: readonly Token[]): boolean {
  const lower = words.filter((word) => word.kind === 'word' && isLower(text, word)).length;
  return lower * 2 > words.length;
}

function canBeVerb(text: string, words: readonly Token[], at: number): boolean {
  const word = words[at]!;
  if (word.kind !== 'word') return false;
  if (isCertainlyVerb(word.lower)) return true;
  if (en.NON_VERBS.has(word.lower)) return false;
  return (
    at > 0 &&
    isLower(text, word) &&
    /^\p{L}{2,}$/u.test(word.lower) &&
    !/(?:tion|ment|ness|ity|ous|ful|less|ly|ism|ist|ship|ance|ence|ure|ing)s?$/.test(word.lower) &&
    couldBeFinite(words, at)
  );
}

function isCertainlyVerb(lower: string): boolean {
  return (
    en.AUXILIARIES.has(lower) ||
    en.IRREGULAR_VERBS.has(lower) ||
    /(?:[^aeiou]|[aeiou]{2}|[aeiou][^aeiou])ed$/.test(lower)
  );
}

/** A word of unknown kind may be the verb unless an article, a preposition or "this" stands right before it. */
function couldBeFinite(words: readonly Token[], at: number): boolean {
  return !/^(?:the|a|an|this|that|these|those|its|their|his|her|our|my|of|in|on|at|by|for|with|from|'s|into|over|under|against|between|among|than|as|and|or|first|last|next|new|more|most)$/.test(
    words[at - 1]!.lower,
  );
}

/** "due to profile missile tests": what follows such a preposition up to a comma or a sure verb is no clause. */
function inCompoundPhrase(words: readonly Token[], at: number): boolean {
  if (isCertainlyVerb(words[at]!.lower)) return false;
  for (let back = at - 1; back > 0; back--) {
    if (words[back]!.lower === ',' || isCertainlyVerb(words[back]!.lower)) return false;
    const pair = `${words[back - 1]!.lower} ${words[back]!.lower}`;
    if (en.COMPOUND_PREPOSITION.test(pair) || en.COMPOUND_PREPOSITION.test(words[back]!.lower)) return true;
  }
  return false;
}

/** Notes on a text that begins or stops in the middle, and on one with next to nothing in it. */
export function findCuts(
  text: string,
  paragraphs: readonly Paragraph[],
  tokens: readonly Token[],
  skip: SpanIndex<Span>,
): Note[] {
  const content = paragraphs.filter((paragraph) => !skip.holds(paragraph));
  const [first, last] = [content[0], content.at(-1)];
  if (!first || !last) return [noteOnWhole('near-empty', 'There is no text here beyond credits and links.')];
  return [cutStart(text, first), cutEnd(text, content), nearEmpty(text, tokens, skip)].filter(
    (note) => note !== undefined,
  );
}

function cutStart(text: string, first: Paragraph): Note | undefined {
  const opening = text.slice(first.start, first.start + 40);
  const goesOn =
    /^[,;:)\]]|^(?:…|\.{3})/.test(opening) ||
    (/^\p{Ll}/u.test(opening) && !en.LOWER_CASE_NAME.test(opening) && first.end - first.start > 40);
  if (!goesOn) return undefined;
  return noteOn(
    text,
    first.start,
    Math.min(first.end, first.start + 40),
    'cut-start',
    'The text begins in the middle of a sentence: what came before is missing.',
  );
}

function cutEnd(text: string, content: readonly Paragraph[]): Note | undefined {
  const last = content.at(-1)!;
  const words = text.slice(last.start, last.end);
  const tail = wordStart(text, Math.max(last.start, last.end - 40));
  if (en.GOES_ON.test(words.slice(-200)) && words.length > 40) {
    return noteOn(
      text,
      tail,
      last.end,
      'cut-end',
      'The text says itself that it goes on elsewhere: only a part of the article is here.',
    );
  }
  const stops = content.filter((paragraph) => isStopped(text, paragraph)).length;
  if (isStopped(text, last) || stops * 10 < (content.length - 1) * 7 || words.split(/\s+/).length < 9) return undefined;
  if (/^[•*–-]|\bwww\.|https?:|@|:/.test(words) || /\p{L}\.\p{L}/u.test(words.slice(-12))) return undefined;
  return noteOn(
    text,
    tail,
    last.end,
    'cut-end',
    'The text stops in the middle of a sentence: what came after is missing.',
  );
}

/** The first start of a word at or behind `at`. */
function wordStart(text: string, at: number): number {
  const space = /\s/.test(text[at - 1] ?? ' ') ? 0 : text.slice(at).search(/\s\S/) + 1;
  return at + space;
}

function isStopped(text: string, paragraph: Span): boolean {
  return /[.!?…"”’»')\]]$/.test(text.slice(paragraph.end - 1, paragraph.end));
}

function nearEmpty(text: string, tokens: readonly Token[], skip: SpanIndex<Span>): Note | undefined {
  let words = 0;
  for (const token of tokens) {
    if (token.kind === 'word' && !skip.holds(token) && ++words >= NEAR_EMPTY) return undefined;
  }
  const at = text.search(/\S/);
  return noteOn(
    text,
    at,
    Math.min(text.trimEnd().length, at + 80),
    'near-empty',
    `Only ${words} ${words === 1 ? 'word' : 'words'} of text: a teaser, a caption or a page that needs its script.`,
  );
}
