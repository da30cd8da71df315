// Takes a name apart: "Dr. LAVROV, Sergey Viktorovich" → lavrov, sergey, viktorovich (patronymic); "OOO Baikal Trading Co." → baikal, trading, legal forms.
import { distance } from './distance.ts';
import { basisOf, hasCarons, stylesOf, toLatin } from './latin.ts';
import { type IsCommon, type LetterBasis, makePart, type Part, type PartRole, weighPart } from './part.ts';
import { pinyinOf } from './spelling.ts';
import {
  BODY_PARTICLES,
  FORMS_BEHIND_PERSONS,
  KOREAN_FAMILY_NAMES,
  LEGAL_FORMS,
  LONGEST_LEGAL_FORM,
  NUMBER_WORDS,
  ORDINALS,
  PARTICLES,
  SHIP_PREFIXES,
  SHORT_FORMS,
  TENS,
  TITLES,
} from './words.ts';

export const NAME_KINDS = ['person', 'body', 'vessel', 'aircraft', 'unknown'] as const;
export type NameKind = (typeof NAME_KINDS)[number];

/** One way to read a name: Hangul has three, a given name of two syllables may be one word. */
export interface NameForm {
  readonly parts: readonly Part[];
  /** Legal forms, as `LEGAL_FORMS` calls them. */
  readonly legal: readonly string[];
  /** All parts written together. */
  readonly compact: string;
  /** Weights of all parts added. */
  readonly weight: number;
  /** Read as the name of a person. */
  readonly isPerson: boolean;
}

export interface Name {
  readonly written: string;
  readonly kind: NameKind;
  /** Empty where nothing is left to compare. */
  readonly forms: readonly NameForm[];
}

/** Characters of a name that are looked at, and parts. Names of bodies have up to 30 parts. */
const LONGEST = 300;
const PARTS = 24;

/** Takes `written` apart. `isCommon` knows the parts that many entries of a list have; without it a fixed table tells what is common. */
export function parseName(written: string, kind: NameKind, isCommon?: IsCommon): Name {
  const name = new NameReader(written).read(kind);
  return isCommon ? weighName(name, isCommon) : name;
}

/** Takes a name apart as one of several kinds; what the kinds share is done once. */
export class NameReader {
  readonly #written: string;
  readonly #text: string;
  readonly #names = new Map<NameKind, Name>();
  readonly #words = new Map<string, readonly string[]>();

  constructor(written: string) {
    this.#written = written;
    this.#text = cleaned(written);
  }

  /** As `parseName` without a list. */
  read(kind: NameKind): Name {
    let name = this.#names.get(kind);
    if (name === undefined) {
      name = this.#read(kind);
      this.#names.set(kind, name);
    }
    return name;
  }

  #read(kind: NameKind): Name {
    if (kind === 'vessel' || kind === 'aircraft') {
      const body = this.read('body');
      if (this.#isOnlyWords(body)) return { ...body, kind };
    }
    const forms: NameForm[] = [];
    for (const one of alternativesOf(this.#text)) {
      for (const form of formsOf(one, kind, this.#wordsOf)) {
        if (form.parts.length > 0 && !forms.some(({ parts }) => isSame(parts, form.parts))) forms.push(form);
      }
    }
    return { written: this.#written, kind, forms };
  }

  /** A name without legal forms and without the prefix of a ship is read alike for a body, a ship and an aircraft. */
  #isOnlyWords({ forms }: Name): boolean {
    if (forms.some(({ legal }) => legal.length > 0)) return false;
    for (const [first] of this.#words.values()) if (first !== undefined && SHIP_PREFIXES.has(first)) return false;
    return true;
  }

  readonly #wordsOf = (text: string, options: LatinOptions): readonly string[] => {
    const key = `${options.isPerson} ${options.spellsCarons} ${options.style} ${text}`;
    let words = this.#words.get(key);
    if (words === undefined) {
      words = tokensOf(toLatin(text, options), options.isPerson);
      this.#words.set(key, words);
    }
    return words;
  };
}

type LatinOptions = Parameters<typeof toLatin>[1];

/** A name that was taken apart without a list, weighed for one: the same as `parseName` with `isCommon`. */
export function weighName(name: Name, isCommon: IsCommon): Name {
  return { ...name, forms: name.forms.map((form) => weighForm(form, isCommon)) };
}

function weighForm(form: NameForm, isCommon: IsCommon): NameForm {
  const parts = form.parts.map((part) => weighPart(part, form.isPerson, isCommon));
  if (parts.every((part, at) => part === form.parts[at])) return form;
  return { ...form, parts, weight: weightOf(parts) };
}

function isSame(a: readonly Part[], b: readonly Part[]): boolean {
  return a.length === b.length && a.every((part, at) => part.text === b[at]!.text);
}

function cleaned(written: string): string {
  return written
    .slice(0, LONGEST)
    .normalize('NFKC')
    .replace(/[\p{Cc}\p{Cf}]+/gu, (marks) => (/\s/.test(marks) ? ' ' : ''))
    .replace(/\p{So}+/gu, ' ');
}

/** "Al-Qa'ida/Islamic Army" has two names, "A/S" has none. */
function alternativesOf(text: string): readonly string[] {
  const parts = text.split('/');
  return parts.length > 1 && parts.length < 5 && parts.every((part) => part.trim().length > 3)
    ? [text, ...parts]
    : [text];
}

function formsOf(
  text: string,
  kind: NameKind,
  wordsOf: (text: string, options: LatinOptions) => readonly string[],
): NameForm[] {
  const isPerson = kind === 'person' || kind === 'unknown';
  const basis = basisOf(text);
  return stylesOf(text).flatMap((style) => {
    const words = wordsOf(text, { isPerson, style, spellsCarons: false });
    if (kind !== 'person') {
      const body = bodyForm(words, kind, basis);
      if (kind !== 'unknown' || body.legal.length > 0) return [body];
    }
    const marked = hasCarons(text) ? wordsOf(text, { isPerson, style, spellsCarons: true }) : words;
    return personForms(words, marked.length === words.length ? marked : words, text.includes('-'), basis);
  });
}

/** Words in small letters. Apostrophes join, dots between single letters too; other marks part. */
function tokensOf(latin: string, isPerson: boolean): string[] {
  let text = latin.replace(/['`’]s\b(?=\s)/g, '').replace(/['`’]/g, '');
  text = isPerson
    ? text.replace(/([a-z])([A-Z])/g, '$1 $2')
    : text.replace(/\b[A-Za-z](?:\.[A-Za-z])+\b\.?/g, (short) => short.replaceAll('.', ''));
  const tokens = text.match(/[A-Za-z0-9]+/g)?.slice(0, PARTS) ?? [];
  return tokens.flatMap((token) => (isPerson ? lettersOf(token) : [token])).map((token) => token.toLowerCase());
}

const LETTERS: Readonly<Record<string, string>> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't', 8: 'b', 9: 'g' };

/** Figures put for letters are read as letters; "JC" are two initials. */
function lettersOf(token: string): readonly string[] {
  if (/^[BCDFGHJKLMNPQRSTVWXZ]{2,3}$/.test(token)) return [...token];
  return [/[a-z]/i.test(token) ? token.replace(/[0-9]/g, (figure) => LETTERS[figure] ?? figure) : token];
}

function personForms(
  words: readonly string[],
  marked: readonly string[],
  hasHyphen: boolean,
  basis: LetterBasis,
): NameForm[] {
  const legal = words.length > 1 && FORMS_BEHIND_PERSONS.has(words.at(-1)!) ? [LEGAL_FORMS.get(words.at(-1)!)!] : [];
  const kept = legal.length > 0 ? words.slice(0, -1) : words;
  const pairs = kept.flatMap((word, at) => compoundOf(word, marked[at]!));
  const forms = [formOf(personParts(pairs, basis), legal, true)];
  const names = pairs.map(([word]) => word).filter((word) => !TITLES.has(word));
  for (const one of [joinedGiven(names), hasHyphen ? wadeGiles(names) : undefined]) {
    if (one)
      forms.push(
        formOf(
          personParts(
            one.map((word) => [word, word]),
            basis,
          ),
          legal,
          true,
        ),
      );
  }
  return forms;
}

type Pair = readonly [word: string, marked: string];

/** "Abdurrahman" is "abdul rahman" and "Shamsuddin" is "shams uddin", however they are joined. */
function compoundOf(word: string, marked: string): readonly Pair[] {
  const abd = /^abd(?:[aeou]{1,2}[lrstndz]?)(?=[a-z]{4})/.exec(word);
  if (abd && !/^abd[aeou]l{1,2}[ah]/.test(word)) {
    const rest = word.slice(abd[0].length);
    return [
      ['abdul', 'abdul'],
      [rest, rest],
    ];
  }
  const faith = /^([a-z]{3,})(?:[aeou]d|ad|al)-?d[ei]+n$/.exec(word);
  if (!faith) return [[word, marked]];
  return [
    [faith[1]!, faith[1]!],
    ['din', 'din'],
  ];
}

function personParts(pairs: readonly Pair[], basis: LetterBasis): Part[] {
  const parts = pairs.map(([word, marked]) => makePart(word, personRole(word), { isPerson: true, basis, marked }));
  const hasName = parts.some(({ role }) => role === 'name' || role === 'patronymic');
  return hasName
    ? parts
    : pairs.map(([word]) => makePart(word, word.length === 1 ? 'initial' : 'name', { isPerson: true, basis }));
}

const PATRONYMIC = /^[a-z]{4,}(?:ovich|evich|yevich|ovna|evna|yevna|ovych|ovic|evic|ovitch|evitch)$/;

function personRole(word: string): PartRole {
  if (TITLES.has(word)) return 'title';
  if (PARTICLES.has(word)) return 'particle';
  if (word.length === 1) return 'initial';
  if (/^[0-9]+$/.test(word)) return 'number';
  return PATRONYMIC.test(word) ? 'patronymic' : 'name';
}

const SYLLABLE =
  /^(?:kk|tt|pp|ss|jj|ch|kh|th|ph|sh|zh|hs|ts|tz|[bcdfghjklmnpqrstwxyz])?(?:y|w)?[aeiou]{1,3}(?:ng|[klmnpt]|h)?$/;

/** Family name and the syllables of the given name as one word: "ku ja hyong" → ku, jahyong. */
function joinedGiven(words: readonly string[]): readonly string[] | undefined {
  if (words.length < 3 || words.length > 4 || !words.every((word) => word.length < 7 && SYLLABLE.test(word)))
    return undefined;
  const isLast = !KOREAN_FAMILY_NAMES.has(words[0]!) && KOREAN_FAMILY_NAMES.has(words.at(-1)!);
  return isLast ? [words.at(-1)!, words.slice(0, -1).join('')] : [words[0]!, words.slice(1).join('')];
}

/** "mao tse tung" → mao, zedong. */
function wadeGiles(words: readonly string[]): readonly string[] | undefined {
  if (words.length < 2 || words.length > 4) return undefined;
  const pinyin = words.map(pinyinOf);
  if (!pinyin.every((syllable) => syllable !== undefined)) return undefined;
  return [pinyin[0]!, pinyin.slice(1).join('')];
}

function bodyForm(words: readonly string[], kind: NameKind, basis: LetterBasis): NameForm {
  const named = kind === 'vessel' && words.length > 1 && SHIP_PREFIXES.has(words[0]!) ? words.slice(1) : words;
  const spelled = named.flatMap((word) => (SHORT_FORMS.get(word) ?? word).split(' ')).map(legalWord);
  const { rest, legal } =
    kind === 'vessel' || kind === 'aircraft' ? { rest: spelled, legal: [] } : withoutForms(spelled);
  const parts = numbered(rest).map((word) =>
    makePart(word, /^[0-9]+$/.test(word) ? 'number' : BODY_PARTICLES.has(word) ? 'particle' : 'name', {
      basis,
      isPerson: false,
    }),
  );
  return formOf(parts, legal, false);
}

const LEGAL_WORDS = [...new Set([...LEGAL_FORMS.keys()].flatMap((phrase) => phrase.split(' ')))].filter(
  ({ length }) => length > 4,
);
const KEPT = 50_000;
const legalWords = new Map<string, string>();

/** A long word of a legal form with one slip in it: "Aktiengeselschaft". */
function legalWord(word: string): string {
  if (word.length < 5) return word;
  const known = legalWords.get(word);
  if (known !== undefined) return known;
  if (legalWords.size >= KEPT) legalWords.clear();
  const found = LEGAL_WORDS.includes(word) ? word : (LEGAL_WORDS.find((one) => isSlipOf(word, one)) ?? word);
  legalWords.set(word, found);
  return found;
}

function isSlipOf(word: string, known: string): boolean {
  const limit = word.length === 5 ? 6 : 10;
  return Math.abs(known.length - word.length) < 2 && distance(word, known, limit) <= limit;
}

/** Legal forms taken out, longest first; where nothing else would be left they stay. */
function withoutForms(words: readonly string[]): { rest: readonly string[]; legal: readonly string[] } {
  const rest: string[] = [];
  const legal = new Set<string>();
  for (let at = 0; at < words.length; ) {
    const length = formLength(words, at);
    if (length === 0) rest.push(words[at]!);
    else legal.add(LEGAL_FORMS.get(words.slice(at, at + length).join(' '))!);
    at += Math.max(1, length);
  }
  return rest.some((word) => !BODY_PARTICLES.has(word))
    ? { rest, legal: [...legal].sort() }
    : { rest: words, legal: [] };
}

function formLength(words: readonly string[], at: number): number {
  for (let length = Math.min(LONGEST_LEGAL_FORM, words.length - at); length > 0; length--) {
    if (LEGAL_FORMS.has(words.slice(at, at + length).join(' '))) return length;
  }
  return 0;
}

const ROMAN = /^(?=[ivx])x{0,3}(?:ix|iv|v?i{0,3})$/;
const ROMAN_VALUES: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10 };

/** Numbers as figures: "forty four" → 44, "1st" → 1, "VII" → 7 where it is not the first word. */
function numbered(words: readonly string[]): readonly string[] {
  const kept: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    const tens = TENS.get(word);
    if (tens !== undefined) {
      const unit = figuresOf(words[at + 1]);
      if (unit !== undefined && unit > 0 && unit < 10) at++;
      kept.push(String(tens + (unit !== undefined && unit < 10 ? unit : 0)));
    } else if (kept.length > 0 && ROMAN.test(word)) kept.push(String(romanValue(word)));
    else kept.push(String(figuresOf(word) ?? word));
  }
  return kept;
}

function figuresOf(word: string | undefined): number | undefined {
  if (word === undefined) return undefined;
  const figures = /^([0-9]{1,9})(?:st|nd|rd|th)?$/.exec(word);
  return figures ? Number(figures[1]) : (NUMBER_WORDS.get(word) ?? ORDINALS.get(word));
}

function romanValue(word: string): number {
  let value = 0;
  for (let at = 0; at < word.length; at++) {
    const here = ROMAN_VALUES[word[at]!]!;
    value += here < (ROMAN_VALUES[word[at + 1] ?? ''] ?? 0) ? -here : here;
  }
  return value;
}

function formOf(parts: readonly Part[], legal: readonly string[], isPerson: boolean): NameForm {
  const told = parts.filter(({ role }) => role !== 'title');
  const kept = (told.length > 0 ? told : parts).slice(0, PARTS);
  const compact = kept.map(({ text }) => text).join('');
  return { parts: kept, legal, compact, weight: weightOf(kept), isPerson };
}

function weightOf(parts: readonly Part[]): number {
  let weight = 0;
  for (const part of parts) weight += part.weight;
  return weight;
}
