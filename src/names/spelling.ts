// Spellings of one sound folded into one: Sergei, Sergey and Sergej; Mohammed and Muhamad; Zhukov, Žukov and Schukow; Mao Tse-tung and Zedong.
import { maskOf } from './distance.ts';

/** Applied in this order, each where the word has one of its letters; no pattern repeats anything, so each is one walk over the word. */
const RULES: readonly (readonly [letters: number, pattern: RegExp, by: string])[] = (
  [
    ['c', /shch|tsch|tch|cz/g, 'ch'],
    ['c', /sch/g, 'sh'],
    ['jz', /dzh|dj|zh/g, 'j'],
    ['h', /kh|ch(?=r)/g, 'h'],
    ['g', /gh/g, 'g'],
    ['p', /ph/g, 'f'],
    ['h', /th|dh/g, 't'],
    ['cq', /ck|q|c(?![h])/g, 'k'],
    ['x', /x/g, 'ks'],
    ['ijy', /(?<=[aeou])[jy](?![aeou])|iy|yi|ij|yy|ii/g, 'i'],
    ['j', /(?<=[bdfghklmnprstvz])j(?=[aeou])/g, 'y'],
    ['iy', /ie|ye|(?<=[bdfghklmnprstvz])yo(?=[bdrvlmt])/g, 'e'],
    ['iy', /ya|ia/g, 'a'],
    ['iy', /yu|iu/g, 'u'],
    ['ouw', /ou|oo|uu|ue|w(?![aeiou])/g, 'u'],
    ['e', /ee|ea/g, 'i'],
    ['e', /oe|ae/g, 'e'],
    ['w', /w/g, 'v'],
    ['tz', /z|ts/g, 's'],
    ['y', /y/g, 'i'],
    ['d', /d$/g, 't'],
    ['ae', /ai|ei|e/g, 'a'],
    ['o', /o/g, 'u'],
    ['', /(.)\1/g, '$1'],
    ['h', /h$/g, ''],
  ] as const
).map(([letters, pattern, by]) => [letters === '' ? -1 : maskOf(letters), pattern, by]);

/** Folded words that are kept; names repeat their parts. */
const KEPT = 100_000;
const folds = new Map<string, string>();
const sounds = new Map<string, string>();

/** What spellings of the same name have in common; `word` is in small letters of ASCII. */
export function foldSpelling(word: string): string {
  const known = folds.get(word);
  if (known !== undefined) return known;
  let folded = word;
  let mask = maskOf(word);
  for (const [letters, pattern, by] of RULES) {
    if ((mask & letters) === 0) continue;
    const next = folded.replace(pattern, by);
    if (next !== folded) mask = maskOf(next);
    folded = next;
  }
  if (folds.size >= KEPT) folds.clear();
  folds.set(word, folded);
  return folded;
}

/** The consonants of a folded word, by kind of sound: a key that most misheard names share. */
export function soundOf(folded: string): string {
  const known = sounds.get(folded);
  if (known !== undefined) return known;
  if (sounds.size >= KEPT) sounds.clear();
  const sound = consonantsOf(folded);
  sounds.set(folded, sound);
  return sound;
}

function consonantsOf(folded: string): string {
  return folded
    .replace(/[aeiou]/g, '')
    .replace(/[jch]/g, (letter) => (letter === 'h' ? 'h' : 'j'))
    .replace(/[bp]/g, 'p')
    .replace(/[dt]/g, 't')
    .replace(/[gk]/g, 'k')
    .replace(/[fv]/g, 'f')
    .replace(/(.)\1/g, '$1');
}

// Wade-Giles, without its apostrophes: onset and final, longest first.
const WADE_ONSETS: readonly (readonly [string, string])[] = [
  ...([
    ['hs', 'x'],
    ['tz', 'z'],
    ['ts', 'z'],
    ['sz', 's'],
    ['ss', 's'],
    ['ch', 'zh'],
    ['sh', 'sh'],
    ['k', 'g'],
    ['p', 'b'],
    ['t', 'd'],
    ['j', 'r'],
  ] as const),
  ...([
    ['f', 'f'],
    ['h', 'h'],
    ['l', 'l'],
    ['m', 'm'],
    ['n', 'n'],
    ['s', 's'],
    ['w', 'w'],
    ['y', 'y'],
  ] as const),
  ['', ''],
];
const WADE_FINALS: Readonly<Record<string, string>> = {
  ...{
    a: 'a',
    ai: 'ai',
    an: 'an',
    ang: 'ang',
    ao: 'ao',
    e: 'e',
    ei: 'ei',
    en: 'en',
    eng: 'eng',
    i: 'i',
    ia: 'ia',
    iang: 'iang',
  },
  ...{
    iao: 'iao',
    ieh: 'ie',
    ien: 'ian',
    ih: 'i',
    in: 'in',
    ing: 'ing',
    iu: 'iu',
    iung: 'iong',
    o: 'o',
    ou: 'ou',
    u: 'u',
    ua: 'ua',
  },
  ...{
    uai: 'uai',
    uan: 'uan',
    uang: 'uang',
    ui: 'ui',
    un: 'un',
    ung: 'ong',
    uo: 'uo',
    ueh: 'ue',
    uei: 'ui',
    eh: 'e',
    io: 'ue',
  },
};

/** A syllable of Wade-Giles as pinyin, where it is one: "tung" → "dong", "hsi" → "xi". */
export function pinyinOf(syllable: string): string | undefined {
  for (const [wade, pinyin] of WADE_ONSETS) {
    if (!syllable.startsWith(wade)) continue;
    const final = WADE_FINALS[syllable.slice(wade.length)];
    if (final === undefined) continue;
    return (wade === 'ch' && /^[iu]/.test(final) && !syllable.endsWith('ih') ? 'j' : pinyin) + final;
  }
  return undefined;
}
