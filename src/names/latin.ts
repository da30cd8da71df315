// Any script to Latin letters: "Щёкин" → "Shchekin", 习近平 → "Xi Jinping", باراك → "barak"; other letters by the table of any-ascii.
import anyAscii from 'any-ascii';
import { isHangul, KOREAN_STYLES, type KoreanStyle, latinPerson, latinRun } from './hangul.ts';
import type { LetterBasis } from './part.ts';
import { DOUBLE_FAMILY_NAMES } from './words.ts';

export interface LatinOptions {
  /** A person's name, whose family name stands apart; else a run of characters is one word. */
  readonly isPerson: boolean;
  readonly style: KoreanStyle;
  /** Carons are spelled out: "Vučić" is "Vuchich" instead of "Vucic". */
  readonly spellsCarons: boolean;
}

/** Letters of Arabic and Persian that stand for a vowel too; any-ascii leaves such vowels out. */
const ARABIC_VOWELS: Readonly<Record<string, string>> = {
  ...{ ا: 'a', أ: 'a', إ: 'i', آ: 'a', ى: 'a', و: 'u', ؤ: 'u', ي: 'i', ی: 'i', ئ: 'i', ة: 'a', ع: 'a', ء: '' },
};
const CARONS: Readonly<Record<string, string>> = {
  č: 'ch',
  ć: 'ch',
  š: 'sh',
  ś: 'sh',
  ş: 'sh',
  ž: 'zh',
  ź: 'zh',
  ç: 'ch',
};

const HAS_HANGUL = /[\uac00-\ud7a3]/;
const HAS_HAN = /\p{Script=Han}/u;
const HAS_ARABIC = /\p{Script=Arabic}/u;
const PLAIN = /^[\x20-\x7e]*$/;

/** The styles in which a text can be read: one, but for Hangul. */
export function stylesOf(text: string): readonly KoreanStyle[] {
  return HAS_HANGUL.test(text) ? KOREAN_STYLES : ['revised'];
}

/** What the letters that `toLatin` makes of it rest on. */
export function basisOf(text: string): LetterBasis {
  if (HAS_ARABIC.test(text)) return 'consonants';
  return HAS_HANGUL.test(text) || HAS_HAN.test(text) ? 'syllables' : 'letters';
}

/** Whether carons can be spelled out in it. */
export function hasCarons(text: string): boolean {
  return /[čćšśşžźç]/i.test(text);
}

/** `text` in letters of ASCII; marks and spaces stay. */
export function toLatin(text: string, { isPerson, style, spellsCarons }: LatinOptions): string {
  if (PLAIN.test(text)) return text;
  let latin = text;
  if (HAS_HANGUL.test(latin)) {
    const read =
      isPerson && /^[^\uac00-\ud7a3]*[\uac00-\ud7a3]{2,4}[^\uac00-\ud7a3]*$/.test(latin) ? latinPerson : latinRun;
    latin = latin.replace(/[\uac00-\ud7a3]+/g, (run) => ` ${read(run, style)} `);
  }
  if (HAS_HAN.test(latin)) {
    const isOneRun = !/\p{Script=Han}\P{Script=Han}+\p{Script=Han}/u.test(latin);
    latin = latin.replace(/\p{Script=Han}+/gu, (run) => ` ${latinHan(run, isPerson && isOneRun)} `);
  }
  if (HAS_ARABIC.test(latin)) latin = latin.replace(/[ء-ی]/g, (letter) => ARABIC_VOWELS[letter] ?? letter);
  if (spellsCarons) latin = latin.replace(/[čćšśşžźç]/gi, (letter) => spelled(letter));
  return anyAscii(latin);
}

function spelled(letter: string): string {
  const lower = letter.toLowerCase();
  const letters = CARONS[lower] ?? letter;
  return letter === lower ? letters : letters[0]!.toUpperCase() + letters.slice(1);
}

/** Characters of Chinese as pinyin. A person of two to four has one of them (or a double one) as family name. */
function latinHan(run: string, isPerson: boolean): string {
  const characters = [...run];
  const pinyin = characters.map((character) => anyAscii(character).toLowerCase());
  if (!isPerson || characters.length < 2 || characters.length > 4) return pinyin.join('');
  const cut = DOUBLE_FAMILY_NAMES.has(characters.slice(0, 2).join('')) && characters.length > 2 ? 2 : 1;
  return `${pinyin.slice(0, cut).join('')} ${pinyin.slice(cut).join('')}`;
}

/** The script that most letters of `text` are in, as lists name it. */
export function scriptOf(text: string): string {
  for (const [name, pattern] of SCRIPTS) if (pattern.test(text)) return name;
  return isHangulText(text) ? 'Hang' : 'Latn';
}

const SCRIPTS: readonly (readonly [string, RegExp])[] = [
  ['Arab', HAS_ARABIC],
  ['Cyrl', /\p{Script=Cyrillic}/u],
  ['Hani', HAS_HAN],
  ['Jpan', /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
  ['Grek', /\p{Script=Greek}/u],
  ['Hebr', /\p{Script=Hebrew}/u],
  ['Geor', /\p{Script=Georgian}/u],
  ['Armn', /\p{Script=Armenian}/u],
  ['Deva', /\p{Script=Devanagari}/u],
];

function isHangulText(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (isHangul(text.charCodeAt(at))) return true;
  return false;
}
