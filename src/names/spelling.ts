// Spellings of one sound folded into one: Sergei, Sergey and Sergej; Mohammed and Muhamad; Zhukov, Žukov and Schukow; Mao Tse-tung and Zedong.

/** Applied in this order; no pattern repeats anything, so each is one walk over the word. */
const RULES: readonly (readonly [RegExp, string])[] = [
  [/shch|tsch|tch|cz/g, 'ch'],
  [/sch/g, 'sh'],
  [/dzh|dj|zh/g, 'j'],
  [/kh|ch(?=r)/g, 'h'],
  [/gh/g, 'g'],
  [/ph/g, 'f'],
  [/th|dh/g, 't'],
  [/ck|q|c(?![h])/g, 'k'],
  [/x/g, 'ks'],
  [/(?<=[aeou])[jy](?![aeou])|iy|yi|ij|yy|ii/g, 'i'],
  [/(?<=[bdfghklmnprstvz])j(?=[aeou])/g, 'y'],
  [/ie|ye|(?<=[bdfghklmnprstvz])yo(?=[bdrvlmt])/g, 'e'],
  [/ya|ia/g, 'a'],
  [/yu|iu/g, 'u'],
  [/ou|oo|uu|ue|w(?![aeiou])/g, 'u'],
  [/ee|ea/g, 'i'],
  [/oe|ae/g, 'e'],
  [/w/g, 'v'],
  [/z|ts/g, 's'],
  [/y/g, 'i'],
  [/d$/g, 't'],
  [/ai|ei|e/g, 'a'],
  [/o/g, 'u'],
  [/(.)\1/g, '$1'],
  [/h$/g, ''],
];

/** Folded words that are kept; names repeat their parts. */
const KEPT = 100_000;
const folds = new Map<string, string>();
const sounds = new Map<string, string>();

/** What spellings of the same name have in common; `word` is in small letters of ASCII. */
export function foldSpelling(word: string): string {
  const known = folds.get(word);
  if (known !== undefined) return known;
  let folded = word;
  for (const [pattern, by] of RULES) folded = folded.replace(pattern, by);
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
