// Hangul in Latin letters, syllable by syllable, in three styles: 김정은 → "gim jeong eun", "kim chong un", "kim jong un".

const ONSETS = 19;
const VOWELS = 21;
const CODAS = 28;
const FIRST = 0xac00;
const LAST = FIRST + ONSETS * VOWELS * CODAS - 1;

export const KOREAN_STYLES = ['revised', 'mccune-reischauer', 'dprk'] as const;
export type KoreanStyle = (typeof KOREAN_STYLES)[number];

interface Letters {
  readonly onsets: readonly string[];
  readonly vowels: readonly string[];
  readonly codas: readonly string[];
}

const split = (letters: string): readonly string[] =>
  letters.split(' ').map((letter) => (letter === '-' ? '' : letter));

// In the order of Unicode: onsets ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ. Marks over vowels (ŏ, ŭ) are left out, as texts do.
const STYLES: Readonly<Record<KoreanStyle, Letters>> = {
  revised: {
    onsets: split('g kk n d tt r m b pp s ss - j jj ch k t p h'),
    vowels: split('a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i'),
    codas: split('- k k k n n n t l k m l l l p l m p p t t ng t t k t p t'),
  },
  'mccune-reischauer': {
    onsets: split('k kk n t tt r m p pp s ss - ch tch ch k t p h'),
    vowels: split('a ae ya yae o e yo ye o wa wae oe yo u wo we wi yu u ui i'),
    codas: split('- k k k n n n t l k m l l l p l m p p t t ng t t k t p t'),
  },
  dprk: {
    onsets: split('k kk n t tt r m p pp s ss - j jj ch kh th ph h'),
    vowels: split('a ae ya yae o e yo ye o wa wae oe yo u wo we wi yu u ui i'),
    codas: split('- k k k n n n t l k m l l l p l m p p t t ng t t k t p t'),
  },
};

/** Family names that are hardly ever written as their syllable would be: 이 is Lee, Ri or Yi. */
const FAMILY_NAMES: Readonly<Record<string, Readonly<Record<KoreanStyle, string>>>> = {
  이: { revised: 'lee', 'mccune-reischauer': 'yi', dprk: 'ri' },
  리: { revised: 'lee', 'mccune-reischauer': 'yi', dprk: 'ri' },
  김: { revised: 'kim', 'mccune-reischauer': 'kim', dprk: 'kim' },
  박: { revised: 'park', 'mccune-reischauer': 'pak', dprk: 'pak' },
  최: { revised: 'choi', 'mccune-reischauer': 'choe', dprk: 'choe' },
  임: { revised: 'lim', 'mccune-reischauer': 'im', dprk: 'rim' },
  노: { revised: 'roh', 'mccune-reischauer': 'no', dprk: 'ro' },
  유: { revised: 'yoo', 'mccune-reischauer': 'yu', dprk: 'ryu' },
};

/** Whether a code unit is a whole syllable of Hangul. */
export function isHangul(code: number): boolean {
  return code >= FIRST && code <= LAST;
}

/** One syllable in Latin letters. */
export function latinSyllable(code: number, style: KoreanStyle): string {
  const { onsets, vowels, codas } = STYLES[style];
  const at = code - FIRST;
  const onset = onsets[Math.floor(at / (VOWELS * CODAS))]!;
  const vowel = vowels[Math.floor(at / CODAS) % VOWELS]!;
  const shown = style !== 'revised' && vowel === 'wi' && onset === '' ? 'wi' : vowel;
  return onset + shown + codas[at % CODAS]!;
}

/** A run of Hangul as a person's name: the family name apart, the given name as one word. */
export function latinPerson(run: string, style: KoreanStyle): string {
  const family = FAMILY_NAMES[run[0]!]?.[style] ?? latinSyllable(run.charCodeAt(0), style);
  const given = latinRun(run.slice(1), style);
  return given === '' ? family : `${family} ${given}`;
}

/** A run of Hangul as one word. */
export function latinRun(run: string, style: KoreanStyle): string {
  let latin = '';
  for (let at = 0; at < run.length; at++) latin += latinSyllable(run.charCodeAt(at), style);
  return latin;
}
