// English words for numbers.

const numbered = (from: number, list: string): [string, number][] =>
  list.split(' ').map((word, at): [string, number] => [word, from + at]);

/** Below twenty. */
export const ONES: ReadonlyMap<string, number> = new Map([
  ...numbered(
    0,
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
  ),
  ['nought', 0],
  ['naught', 0],
]);

export const TENS: ReadonlyMap<string, number> = new Map(
  'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ').map((word, at) => [word, 20 + 10 * at]),
);

/** Powers of ten that multiply what stands in front of them. */
export const SCALES: ReadonlyMap<string, number> = new Map([
  ['hundred', 2],
  ['thousand', 3],
  ['lakh', 5],
  ['million', 6],
  ['crore', 7],
  ['billion', 9],
  ['trillion', 12],
  ['quadrillion', 15],
]);

/** The same, shortened behind digits: "1.7bn". */
export const SHORT_SCALES: ReadonlyMap<string, number> = new Map([
  ['k', 3],
  ['mn', 6],
  ['mln', 6],
  ['mm', 6],
  ['bn', 9],
  ['bln', 9],
  ['tn', 12],
  ['trn', 12],
]);

/** Short scales that are units elsewhere: only money is counted so. */
export const MONEY_SCALES: ReadonlyMap<string, number> = new Map([...SHORT_SCALES, ['m', 6], ['b', 9], ['t', 12]]);

/** Denominators: "two thirds". */
export const DENOMINATORS: ReadonlyMap<string, number> = new Map(
  (
    'half:2 third:3 quarter:4 fourth:4 fifth:5 sixth:6 seventh:7 eighth:8 ninth:9 tenth:10 twelfth:12 fifteenth:15 ' +
    'sixteenth:16 twentieth:20 hundredth:100 thousandth:1000 millionth:1000000 billionth:1000000000 trillionth:1000000000000'
  )
    .split(' ')
    .flatMap((entry): [string, number][] => {
      const [word = '', value] = entry.split(':');
      return [
        [word, Number(value)],
        [word === 'half' ? 'halves' : `${word}s`, Number(value)],
      ];
    }),
);

/** "½". */
export const VULGAR: ReadonlyMap<string, readonly [over: number, under: number]> = new Map([
  ['½', [1, 2]],
  ['⅓', [1, 3]],
  ['⅔', [2, 3]],
  ['¼', [1, 4]],
  ['¾', [3, 4]],
  ['⅕', [1, 5]],
  ['⅖', [2, 5]],
  ['⅗', [3, 5]],
  ['⅘', [4, 5]],
  ['⅙', [1, 6]],
  ['⅚', [5, 6]],
  ['⅛', [1, 8]],
  ['⅜', [3, 8]],
  ['⅝', [5, 8]],
  ['⅞', [7, 8]],
]);

/** The closed list of vague numbers: least, and most where there is one. */
export interface Vague {
  readonly low: number;
  readonly high?: number;
}

/** "a couple", "dozens": alone, or in front of a scale ("several hundred"). */
export const VAGUE: readonly (readonly [words: string, vague: Vague])[] = [
  ['a couple', { low: 2, high: 3 }],
  ['a couple of', { low: 2, high: 3 }],
  ['couple of', { low: 2, high: 3 }],
  ['couple', { low: 2, high: 3 }],
  ['several', { low: 3, high: 9 }],
  ['dozens', { low: 24 }],
  ['scores of', { low: 40 }],
  ['hundreds', { low: 200 }],
  ['thousands', { low: 2_000 }],
  ['tens of thousands', { low: 20_000 }],
  ['hundreds of thousands', { low: 200_000 }],
  ['millions', { low: 2_000_000 }],
  ['tens of millions', { low: 20_000_000 }],
  ['hundreds of millions', { low: 200_000_000 }],
  ['billions', { low: 2_000_000_000 }],
  ['tens of billions', { low: 20_000_000_000 }],
  ['hundreds of billions', { low: 200_000_000_000 }],
  ['trillions', { low: 2_000_000_000_000 }],
  // "A few" has no bounds of its own; with a scale it is that scale, more than once.
  ['a few hundred', { low: 200 }],
  ['a few dozen', { low: 24 }],
  ['a few thousand', { low: 2_000 }],
  ['a few million', { low: 2_000_000 }],
  ['a few billion', { low: 2_000_000_000 }],
  ['few hundred', { low: 200 }],
  ['few dozen', { low: 24 }],
  ['few thousand', { low: 2_000 }],
  ['few million', { low: 2_000_000 }],
  ['few billion', { low: 2_000_000_000 }],
  ['many hundreds', { low: 200 }],
  ['many thousands', { low: 2_000 }],
  ['many tens of thousands', { low: 20_000 }],
  ['many millions', { low: 2_000_000 }],
];

/** "Two dozen" is twelve times two, and only about that. */
export const DOZENS: ReadonlySet<string> = new Set(['dozen', 'dozens']);

/** Words behind "half" that make it a share: "half of", "half the". */
export const HALF_OF: ReadonlySet<string> = new Set(
  'of the its their his her our my your this that these those all'.split(' '),
);

/** "One in two years" is no share. */
export const NO_SHARE_BEFORE: ReadonlySet<string> = new Set(
  'second seconds minute minutes hour hours day days week weeks month months year years decade decades percent % million billion thousand'.split(
    ' ',
  ),
);

/** Words a number may begin with, besides digits: sentences without them are not looked at. */
export const OPENERS: ReadonlySet<string> = new Set([
  ...ONES.keys(),
  ...TENS.keys(),
  ...SCALES.keys(),
  ...DENOMINATORS.keys(),
  ...DOZENS,
  ...VAGUE.map(([words]) => words.split(' ')[0]!).filter((word) => word !== 'a' && word !== 'many'),
]);
