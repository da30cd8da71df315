// Reads what a number counts: "3,000 [North Korean special-forces soldiers]" → soldier, "10,000 [containers of munitions]" → container of munitions.

import { HOLDERS, PEOPLE, SINGULARS, UNCHANGED, WEAPONS } from './en.nouns.ts';
import { BEFORE_NOUN, type Modifier } from './en.ts';
import { isCapital, lowerAt, type Reading, tagAt } from './reading.ts';

/** A noun phrase in the pieces [first, last). */
export interface Counted {
  readonly first: number;
  readonly last: number;
  /** Head words, in the singular. */
  readonly counts: string;
  readonly unit: 'people' | 'weapons' | 'one';
  /** "300 more soldiers". */
  readonly modifier?: Modifier;
  /** The head is a name in the singular: a street, a make. */
  readonly isName: boolean;
  readonly isSingular: boolean;
}

/** Pieces of a noun phrase that are looked at. */
const LONGEST = 12;
/** Nouns in front of the head that say what it is: "artillery shell". */
const COMPOUND = 2;
const MODIFIES = /^(?:JJ|JJR|JJS|VBN|VBG|NN|NNS|NNP|NNPS|CD|FW)$/;
const NOUN = /^(?:NN|NNS|NNP|NNPS)$/;
const DETERMINER = /^(?:the|its|their|his|her|our|my|your|these|those|all|this|that)$/;
const TIME_NOUN = /^(?:today|yesterday|tomorrow|tonight|monday|tuesday|wednesday|thursday|friday|saturday|sunday)$/;
const QUOTE = /^(?:["“”‘’]|''|``)$/;

/** The noun phrase that begins with piece `at`, perhaps behind "of the". `all` keeps adjectives: "gross domestic product". */
export function readCounted(reading: Reading, at: number, all = false): Counted | undefined {
  let first = at;
  if (lowerAt(reading, first) === 'of') first++;
  while (first < at + 3 && DETERMINER.test(lowerAt(reading, first))) first++;
  // "5 of the 12 targets"
  while (first > at && first < at + 5 && tagAt(reading, first) === 'CD') first++;
  const phrase = readPhrase(reading, first);
  if (phrase === undefined) return undefined;
  const content = readContent(reading, phrase);
  const head = lowerAt(reading, phrase.head);
  const singular = singularOf(head);
  return {
    first,
    last: content?.last ?? phrase.last,
    counts: [...compound(reading, phrase, all), singular, ...(content ? ['of', content.words] : [])].join(' '),
    unit: content ? 'one' : unitOf(reading, phrase.head, singular),
    ...modifierOf(reading, first),
    isName: phrase.isName && !/s$/.test(head),
    isSingular: singular === head && !UNCHANGED.has(head),
  };
}

interface Phrase {
  readonly first: number;
  readonly last: number;
  readonly head: number;
  readonly isName: boolean;
}

function readPhrase(reading: Reading, first: number): Phrase | undefined {
  let head = -1;
  let common = false;
  let quoted = false;
  let at = first;
  const stop = Math.min(reading.pieces.length, first + LONGEST);
  for (; at < stop; at++) {
    const tag = tagAt(reading, at);
    if (head >= 0 && tag === 'POS' && owns(reading, at)) {
      // What is counted is the thing owned: "half of the envoy's staff".
      [head, common] = [-1, false];
      continue;
    }
    if (QUOTE.test(lowerAt(reading, at)) && head < 0) {
      quoted = true;
      continue;
    }
    if (head >= 0 && common ? !goesOn(reading, at) : !mayModify(reading, at, first, head)) break;
    if (!isNoun(reading, at) || isHyphenedModifier(reading, at)) continue;
    head = at;
    common ||= /^NNS?$/.test(tag) && !isCapital(reading, at);
  }
  if (head < 0) return undefined;
  const last = quoted && QUOTE.test(lowerAt(reading, head + 1)) ? head + 2 : head + 1;
  return { first, last, head, isName: !common };
}

/** "plain-clothes" in front of a noun, "coal" of "coal- and gas-fired". */
function isHyphenedModifier(reading: Reading, at: number): boolean {
  const isCut = lowerAt(reading, at + 1) === '-' && reading.pieces[at + 1]!.glued;
  return isCut || (lowerAt(reading, at).includes('-') && NOUN.test(tagAt(reading, at + 1)));
}

/** True where the possessive at piece `at` has a noun behind it, and is no closing quotation mark. */
function owns(reading: Reading, at: number): boolean {
  return (
    /^(?:NN|JJ|VBG|VBN|CD)/.test(tagAt(reading, at + 1)) &&
    (lowerAt(reading, at) === "'s" || /s$/.test(lowerAt(reading, at - 1)))
  );
}

function isNoun(reading: Reading, at: number): boolean {
  return (
    (NOUN.test(tagAt(reading, at)) || isKnownPlural(reading, at)) &&
    /\p{L}/u.test(lowerAt(reading, at)) &&
    !TIME_NOUN.test(lowerAt(reading, at))
  );
}

/** "40 inmates as of May": what looks like a verb right behind a number. */
function isKnownPlural(reading: Reading, at: number): boolean {
  return (
    tagAt(reading, at) === 'VBZ' && tagAt(reading, at - 1) === 'CD' && PEOPLE.has(singularOf(lowerAt(reading, at)))
  );
}

/** Behind a noun only further nouns belong to the phrase: "special operations forces". */
function goesOn(reading: Reading, at: number): boolean {
  return /^NNS?$/.test(tagAt(reading, at)) && isNoun(reading, at) && !isCapital(reading, at);
}

function mayModify(reading: Reading, at: number, first: number, head: number): boolean {
  const tag = tagAt(reading, at);
  const lower = lowerAt(reading, at);
  if (TIME_NOUN.test(lower) || (head >= 0 && /^VB[GN]$/.test(tag) && !lower.includes('-'))) return false;
  if (head === at - 1 && tagAt(reading, head) === 'NNPS') return NOUN.test(tag);
  // "Fortune 500 companies".
  if (tag === 'CD' && tagAt(reading, at - 1) === 'POS') return true;
  if (tag === 'CD' && head === at - 1) return isCapital(reading, head) && /^NNS?$/.test(tagAt(reading, at + 1));
  if (at === first && isKnownPlural(reading, at)) return true;
  if (MODIFIES.test(tag)) return tag !== 'CD' || isPartOfWord(reading, at) || /\p{L}/u.test(lower);
  if (at === first) return tag === 'RB' && /^(?:JJ|VBN)/.test(tagAt(reading, at + 1));
  if (tag === 'RB' || tag === 'RBR' || tag === 'RBS') return /^(?:JJ|VBN)/.test(tagAt(reading, at + 1));
  if (lower === 'and' || lower === 'or' || lower === ',' || lower === '/' || lower === '-') {
    if (lower === '-') return /^(?:and|or)$/.test(lowerAt(reading, at + 1));
    return (
      (/^(?:JJ|NN)$/.test(tagAt(reading, at - 1)) || lowerAt(reading, at - 1) === '-') &&
      /^(?:JJ|NN|NNP)$/.test(tagAt(reading, at + 1))
    );
  }
  return false;
}

/** "152" of "152-mm". */
function isPartOfWord({ pieces }: Reading, at: number): boolean {
  return pieces[at + 1]?.token === pieces[at]!.token;
}

/** Nouns in front of the head, and with `all` the adjectives there. */
function compound(reading: Reading, { first, head }: Phrase, all: boolean): string[] {
  const words: string[] = [];
  for (let at = head - 1; at >= first && words.length < (all ? LONGEST : COMPOUND); at--) {
    const lower = lowerAt(reading, at);
    const fits = all ? /^(?:JJ|NN|NNS|VBG|VBN)$/ : /^(?:NN|NNS)$/;
    if (!fits.test(tagAt(reading, at)) || isCapital(reading, at) || !/^\p{L}+$/u.test(lower)) break;
    words.unshift(lower);
  }
  return words;
}

/** "of munitions" behind a head that holds something, or behind any head where no article follows. */
function readContent(
  reading: Reading,
  { last, head }: Phrase,
): { readonly last: number; readonly words: string } | undefined {
  if (lowerAt(reading, last) !== 'of' || !HOLDERS.has(singularOf(lowerAt(reading, head)))) return undefined;
  const phrase = readPhrase(reading, last + 1);
  if (phrase === undefined || phrase.isName) return undefined;
  return { last: phrase.last, words: [...compound(reading, phrase, false), lowerAt(reading, phrase.head)].join(' ') };
}

/** "nationalist", "craftswoman", not "shortlist". */
const ENDS_IN_PERSON = /..(?:[^l]ist|man|woman|person|writer|worker)$/;

function unitOf(reading: Reading, head: number, singular: string): Counted['unit'] {
  const word = singular.slice(singular.lastIndexOf('-') + 1);
  if (PEOPLE.has(singular) || PEOPLE.has(word) || ENDS_IN_PERSON.test(word)) return 'people';
  if (WEAPONS.has(singular)) return 'weapons';
  return isPeople(reading, head) ? 'people' : 'one';
}

/** "Twelve Belgians". */
function isPeople(reading: Reading, head: number): boolean {
  if (!/s$/.test(lowerAt(reading, head))) return false;
  const names = reading.names.overlapping(reading.pieces[head]!);
  return names.some(
    ({ type, end }) => type === 'other' && end === reading.pieces[head]!.end && isCapital(reading, head),
  );
}

function modifierOf(reading: Reading, first: number): { readonly modifier?: Modifier } {
  const modifier = isCapital(reading, first) ? undefined : BEFORE_NOUN.get(lowerAt(reading, first));
  return modifier ? { modifier } : {};
}

/** "soldiers" → soldier, "casualties" → casualty, "men" → man. */
export function singularOf(word: string): string {
  const hyphen = word.lastIndexOf('-') + 1;
  if (hyphen > 0 && hyphen < word.length) return word.slice(0, hyphen) + singularOf(word.slice(hyphen));
  const known = SINGULARS.get(word);
  if (known !== undefined) return known;
  if (UNCHANGED.has(word) || word.length < 4) return word;
  if (/(?:[a-z]men)$/.test(word)) return `${word.slice(0, -3)}man`;
  if (/[^aeiou]ies$/.test(word)) return `${word.slice(0, -3)}y`;
  if (/(?:ss|sh|ch|x|zz)es$/.test(word)) return word.slice(0, -2);
  return /(?:ss|us|is|'s)$/.test(word) ? word : word.replace(/s$/, '');
}
