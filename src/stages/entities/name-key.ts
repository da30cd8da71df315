// One key for the spellings of a name: "Kim Jong-un", "KIM Jong Un" and "Kim Jongun" → kimjongun, "U.N. Security Council" → un security council.
import * as en from './en.ts';

/** Characters of a name that are looked at. */
const LONGEST = 200;

/** Lower case, without accents, dots and apostrophes; hyphens and white space count as one space; no leading "the". */
export function foldWords(name: string): string[] {
  const folded = name
    .slice(0, LONGEST)
    .normalize('NFKD')
    .replace(/[\p{M}.'’‘ʼ]/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}&]+/u)
    .filter((word) => word !== '');
  return folded[0] === 'the' && folded.length > 1 ? folded.slice(1) : folded;
}

/** The key of a body, a place or a thing; the ends of firms are no part of it. */
export function bodyKey(name: string): string {
  const words = foldWords(name);
  while (words.length > 1 && en.FIRM_SUFFIXES.has(words.at(-1)!)) words.pop();
  return words.join(' ');
}

/** A person's name in its parts. */
export interface PersonName {
  /** Folded, in the order in which they are compared: the family name first where it is written so. */
  readonly parts: readonly string[];
  readonly family: string;
  /** The part at the other end, which may be the family name as well; undefined of a single name. */
  readonly given?: string;
  readonly familyFirst: boolean;
  /** Either end may be the family name: "Lee Hargrove". */
  readonly either: boolean;
  /** Words in front that are a title: "president" of "President Putin". */
  readonly titles: readonly string[];
}

/** Takes a person's name apart; undefined where nothing but titles is left. */
export function personName(name: string): PersonName | undefined {
  const words = name
    .slice(0, LONGEST)
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
  const titles: string[] = [];
  while (words.length > 1 && en.TITLES.has(plain(words[0]!))) titles.push(plain(words.shift()!));
  while (words.length > 1 && en.SUFFIXES.has(plain(words.at(-1)!))) words.pop();
  const kept = words.filter((word, at) => at === 0 || at === words.length - 1 || !isInitial(word));
  const ordered = familyFirst(kept);
  const parts = (ordered ?? kept).flatMap(foldWords);
  if (parts.length === 0) return undefined;
  const isFirst = ordered !== undefined;
  const family = isFirst ? parts[0]! : parts.at(-1)!;
  const given = isFirst ? parts.at(-1)! : parts[0]!;
  const either = isFirst && kept.length === 2 && !name.includes('-');
  return { parts, family, ...(parts.length > 1 && { given }), familyFirst: isFirst, either, titles };
}

/** The key of a whole person's name. */
export function personKey({ parts }: PersonName): string {
  return parts.join('');
}

function plain(word: string): string {
  return word.replace(/[.,]/g, '').toLowerCase();
}

function isInitial(word: string): boolean {
  return /^\p{Lu}\.?$/u.test(word);
}

/** The words with the family name in front, where they show that they have it there or should: "Hyung-jin Kim" → Kim Hyung-jin. */
function familyFirst(words: readonly string[]): string[] | undefined {
  const [first = '', second = ''] = words;
  const last = words.at(-1) ?? '';
  if (words.length < 2 || words.length > 3) return undefined;
  if (en.FAMILY_FIRST.has(plain(first)) && (words.length === 3 || !isFamilyLast(second))) return [...words];
  const givenInFront = words.length === 2 ? isPairOfSyllables(first) : isCapitals(last) && !isCapitals(first);
  return en.FAMILY_FIRST.has(plain(last)) && givenInFront ? [last, ...words.slice(0, -1)] : undefined;
}

/** "Jong-un", "Jong-Un" */
function isPairOfSyllables(word: string): boolean {
  return /^\p{Lu}\p{L}{1,5}-\p{L}{1,6}$/u.test(word);
}

function isCapitals(word: string): boolean {
  return word.length > 1 && word === word.toUpperCase() && word !== word.toLowerCase();
}

/** A second word too long for two syllables is a family name of another order: "Kim Kardashian". */
function isFamilyLast(word: string): boolean {
  return !word.includes('-') && word.length > LONGEST_SYLLABLES;
}

/** Letters of the longest usual given name of two syllables: "Zhongshan". */
const LONGEST_SYLLABLES = 9;
