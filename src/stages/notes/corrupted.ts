// Finds words that copying or character recognition corrupted: "could kelp the army", where "help" is near-certain.
import { type Note, noteOn } from '../../document/note.ts';
import type { Span } from '../../document/span.ts';
import type { SpanIndex } from '../../document/span-index.ts';
import type { Sentence, Token } from '../../document/token.ts';
import { EMPTY_HASH, hashEnd, hashStep, hashString } from '../../models/hash.ts';
import { type HashedCounts, type NgramModel, pairOf, tripleOf } from '../../models/ngram-model.ts';
import * as en from './en.spelling.ts';
import { EDGE, firstWord, LEVEL_OF_NEIGHBOURS, neighbourKey, wordKey } from './word-keys.ts';

// Scores are half bits, twice the binary logarithm of a count; the thresholds were set on articles that no model has read.
/** A candidate was seen a dozen times. */
const CANDIDATE = 8;
/** Worth of a word that was never seen, and of a pair that was never seen. */
const UNSEEN_WORD = -4;
const UNSEEN_PAIR = -2;
/** Edges, names and numbers are not counted as words: they are as frequent as the commonest. */
const FREQUENT = 32;
/** A slip in a longer word hardly ever makes another word. */
const LONGEST_KNOWN = 8;
/** Two candidates nearer than this are both named. */
const CLOSE = 7;
/** More for unknown words in quotation marks, where people speak as they like; known ones are left alone there. */
const QUOTED = 8;

/** Notes on corrupted words: one a word, with the word it should be. */
export function findCorrupted(
  text: string,
  sentences: readonly Sentence[],
  tokens: readonly Token[],
  skip: SpanIndex<Span>,
  model: NgramModel,
): Note[] {
  const reader = new WordReader(text, tokens, model);
  return sentences.flatMap((sentence) => (skip.overlaps(sentence) ? [] : reader.read(sentence)));
}

/** What is known of a word: nothing; that there is such a word; and where it stands. */
type Standing = 'unknown' | 'rare' | 'common';

/** A word in its place: the keys of the two words on either side. */
type Place = readonly [secondLeft: number, left: number, right: number, secondRight: number];

interface Candidate {
  readonly words: string;
  /** How much likelier it is than the word as printed. */
  readonly margin: number;
  /** Neighbours beside which it was seen, 0 to 2. */
  readonly sides: number;
  /** Levels of the three triples that it would stand in. */
  readonly triples: number;
  /** The slip is one that character recognition makes: "h" and "k". */
  readonly alike: boolean;
}

class WordReader {
  readonly #text: string;
  readonly #tokens: readonly Token[];
  readonly #model: NgramModel;
  /** How often each word is printed; counted when it is first asked for. */
  #printed: Map<string, number> | undefined;

  constructor(text: string, tokens: readonly Token[], model: NgramModel) {
    this.#text = text;
    this.#tokens = tokens;
    this.#model = model;
  }

  read(sentence: Sentence): Note[] {
    const [first, last] = sentence.tokens;
    if (last - first < 5) return [];
    const { words, pairs } = this.#model;
    const opener = firstWord(this.#tokens, first, last);
    const notes: Note[] = [];
    const levels: number[] = [];
    const keys: number[] = [];
    for (let at = first; at < last; at++) {
      const key = wordKey(this.#text, this.#tokens[at]!, at === opener);
      const level = words.level(key);
      levels.push(level);
      keys.push(neighbourKey(key, level, this.#tokens[at]!));
    }
    for (let at = 0; at < keys.length; at++) {
      const token = this.#tokens[first + at]!;
      if (token.kind !== 'word') continue;
      const left = keys[at - 1] ?? EDGE;
      const right = keys[at + 1] ?? EDGE;
      const common = levels[at]! >= LEVEL_OF_NEIGHBOURS;
      if (common && (pairs.level(pairOf(left, keys[at]!)) > 0 || pairs.level(pairOf(keys[at]!, right)) > 0)) continue;
      if (!isPlain(this.#text, token)) continue;
      const place: Place = [keys[at - 2] ?? EDGE, left, right, keys[at + 2] ?? EDGE];
      const meant = this.#wordMeant(token, levels[at]!, place);
      if (meant !== undefined) notes.push(this.#note(token, meant));
    }
    return notes;
  }

  #note(token: Token, meant: string): Note {
    const printed = this.#text.slice(token.start, token.end);
    return noteOn(
      this.#text,
      token.start,
      token.end,
      'corrupted-word',
      `“${printed}” does not fit the words around it; “${meant}” would: a slip of copying or of character recognition.`,
    );
  }

  /** What was meant, if it is near-certain. What is costly to know of the word is asked last: few come so far. */
  #wordMeant(token: Token, level: number, place: Place): string | undefined {
    const { lower, quoted } = token;
    const common = level >= LEVEL_OF_NEIGHBOURS;
    if ((common && lower.length < 4) || (level > 0 && (quoted || lower.length > LONGEST_KNOWN))) return undefined;
    const candidates = this.#bestCandidates(this.#text.slice(token.start, token.end), hashString(lower), level, place);
    const more = quoted ? QUOTED : 0;
    const standing = common ? 'common' : level > 0 ? 'rare' : 'unknown';
    const meant = meantBy(lower, standing, candidates, more) ?? (level === 0 ? this.#split(lower, place) : undefined);
    if (meant === undefined || this.#isPrintedAgain(token)) return undefined;
    if (!common && en.isSpellingVariant(lower, (word) => this.#level(word) > 0)) return undefined;
    return level === 0 && this.#isDerived(lower) ? meantBy(lower, 'rare', candidates, more) : meant;
  }

  #bestCandidates(printed: string, key: number, level: number, place: Place): Candidate[] {
    const { words, pairs, triples } = this.#model;
    const [secondLeft, left, right, secondRight] = place;
    const frequencies = [frequencyOf(words.level(left)), frequencyOf(words.level(right))] as const;
    const base = this.#score(key, level, place, frequencies);
    let best: Candidate | undefined;
    let second: Candidate | undefined;
    for (const { words: candidate, key: other, level: otherLevel, cost } of correctionsOf(printed, words)) {
      const margin = this.#score(other, otherLevel, place, frequencies) - cost - base;
      if ((second !== undefined && margin <= second.margin) || candidate === best?.words) continue;
      const sides = Number(pairs.level(pairOf(left, other)) > 0) + Number(pairs.level(pairOf(other, right)) > 0);
      if (sides === 0) continue;
      const seen =
        triples.level(tripleOf(secondLeft, left, other)) +
        triples.level(tripleOf(left, other, right)) +
        triples.level(tripleOf(other, right, secondRight));
      const found = { words: candidate, margin, sides, triples: seen, alike: cost === 0 };
      if (best === undefined || margin > best.margin) [best, second] = [found, best];
      else second = found;
    }
    return [best, second].filter((candidate) => candidate !== undefined);
  }

  /** How often `key` would be expected between its neighbours, over what chance would put there. */
  #score(key: number, level: number, place: Place, [ofLeft, ofRight]: readonly [number, number]): number {
    const { pairs, triples, total } = this.#model;
    const [, left, right] = place;
    const own = level === 0 ? UNSEEN_WORD : level - 1;
    const before = pairs.level(pairOf(left, key));
    const after = pairs.level(pairOf(key, right));
    const apart =
      (before > 0 ? before - 1 : Math.min(UNSEEN_PAIR, ofLeft + own - total)) +
      (after > 0 ? after - 1 : Math.min(UNSEEN_PAIR, ofRight + own - total)) -
      own;
    const triple = triples.level(tripleOf(left, key, right));
    return Math.max(apart, triple > 0 ? triple - 1 : apart) - (ofLeft + ofRight - 2 * total);
  }

  /** "tomeet" → "to meet", where both are common and were seen side by side and beside their neighbours. */
  #split(lower: string, [, left, right]: Place): string | undefined {
    if (lower.length < 5) return undefined;
    const { pairs } = this.#model;
    for (let at = 1; at < lower.length; at++) {
      const [first, second] = [lower.slice(0, at), lower.slice(at)];
      if (!en.SHORT_WORDS.has(first) && !en.SHORT_WORDS.has(second)) continue;
      const [one, two] = [hashString(first), hashString(second)];
      if (this.#level(first) < CANDIDATE || this.#level(second) < CANDIDATE || pairs.level(pairOf(one, two)) < 5)
        continue;
      if (pairs.level(pairOf(left, one)) > 0 && pairs.level(pairOf(two, right)) > 0) return `${first} ${second}`;
    }
    return undefined;
  }

  #level(word: string): number {
    return this.#model.words.level(hashString(word));
  }

  /** Slips are made once; what stands there again is a name, a term or somebody's way to write. */
  #isPrintedAgain(token: Token): boolean {
    if (this.#printed === undefined) {
      this.#printed = new Map();
      for (const { lower } of this.#tokens) this.#printed.set(lower, (this.#printed.get(lower) ?? 0) + 1);
    }
    return this.#printed.get(token.lower)! > 1;
  }

  /** True for a word made of known ones: "rearmed", "warlike", "blackboard". */
  #isDerived(lower: string): boolean {
    return en.derivedFrom(lower).some((parts) => parts.every((part) => this.#level(part) > (parts.length > 1 ? 2 : 0)));
  }
}

/** The best candidate if it is near-certain, with the next where that is hardly less so. */
function meantBy(
  printed: string,
  standing: Standing,
  [best, second]: readonly Candidate[],
  more: number,
): string | undefined {
  if (best === undefined || !isNearCertain(printed, standing, best, more)) return undefined;
  const open = second !== undefined && second.sides >= best.sides && best.margin - second.margin < CLOSE;
  return open ? `${best.words}” or “${second.words}` : best.words;
}

/** A word that is none needs little to be seen through; one that exists must be all but impossible in its place. */
function isNearCertain(printed: string, standing: Standing, best: Candidate, more: number): boolean {
  const { margin, sides, triples } = best;
  const { length } = printed;
  if (standing === 'unknown') {
    if (length < 3) return sides === 2 && triples >= 8 && margin >= 36 + more;
    if (length === 3) return sides === 2 && triples >= 3 && margin >= 30 + more;
    return margin >= (sides === 2 ? 10 : length === 4 ? 99 : length === 5 ? 22 : 14) + more;
  }
  if (isInflection(printed, best.words)) return false;
  if (standing === 'rare') {
    const least = length === 3 ? 34 : length === 4 ? 22 : 31;
    return sides === 2 && (triples >= 3 || best.alike) && margin >= least + more;
  }
  return (sides === 2 || triples >= 8) && margin >= (triples >= 8 ? 25 : 30) + more;
}

/** "voter" and "voters": a slip of grammar at most, which changes no sense. */
function isInflection(a: string, b: string): boolean {
  let same = 0;
  while (same < a.length && a[same] === b[same]) same++;
  return same >= 3 && en.INFLECTIONS.has(a.slice(same)) && en.INFLECTIONS.has(b.slice(same));
}

function frequencyOf(level: number): number {
  return level === 0 ? FREQUENT : level - 1;
}

/** Small letters, with capitals and digits only where recognition puts them for small letters. */
function isPlain(text: string, token: Token): boolean {
  const length = token.end - token.start;
  return length > 1 && length < 20 && /^[a-z][a-zI01]*$/.test(text.slice(token.start, token.end));
}

/** A known word that another may be a slip for, and what the slip costs. */
interface Correction {
  readonly words: string;
  readonly key: number;
  readonly level: number;
  readonly cost: number;
}

/** Known words that `printed` may be a slip for: letters alike, one letter more, less, other, or two the other way round. */
function correctionsOf(printed: string, words: HashedCounts): Correction[] {
  const found: Correction[] = [];
  const add = (candidate: string, cost: number) => {
    const key = hashString(candidate);
    const level = words.level(key);
    if (level >= CANDIDATE && candidate !== printed) found.push({ words: candidate, key, level, cost });
  };
  if (/[I01]/.test(printed)) {
    const round = printed.replaceAll('0', 'o');
    for (const letter of 'li') add(round.replaceAll(/[I1]/g, letter), 0);
    return found;
  }
  for (const [from, to] of en.CONFUSIONS) {
    for (let at = printed.indexOf(from); at !== -1; at = printed.indexOf(from, at + 1)) {
      add(printed.slice(0, at) + to + printed.slice(at + from.length), 0);
    }
  }
  for (let at = 0; at < printed.length; at++) {
    add(printed.slice(0, at) + printed.slice(at + 1), 2);
    if (at > 0) add(printed.slice(0, at - 1) + printed[at]! + printed[at - 1]! + printed.slice(at + 1), 1);
  }
  addOtherLetters(printed, words, found);
  return found;
}

/** The many: each letter at each place, beside or in place of the one there. No string is made for what is no word. */
function addOtherLetters(printed: string, words: HashedCounts, found: Correction[]): void {
  const { length } = printed;
  for (const longer of [0, 1]) {
    let before = EMPTY_HASH;
    for (let at = 0; at < length + longer; at++) {
      for (let letter = A; letter < A + 26; letter++) {
        let hash = hashStep(before, letter);
        for (let behind = at + 1 - longer; behind < length; behind++) hash = hashStep(hash, printed.charCodeAt(behind));
        const key = hashEnd(hash);
        const level = words.level(key);
        if (level < CANDIDATE) continue;
        const candidate = printed.slice(0, at) + String.fromCharCode(letter) + printed.slice(at + 1 - longer);
        if (candidate !== printed) found.push({ words: candidate, key, level, cost: 2 });
      }
      before = hashStep(before, printed.charCodeAt(at));
    }
  }
}

const A = 97;
