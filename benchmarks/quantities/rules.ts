// Which cases of the suite are measured: files, and kinds of cases left out, each with its reason.

/** Files under `recognizers` that are measured, with the kind of amount they hold. */
export const FILES = [
  ['Number/NumberModel.json', 'number'],
  ['Number/NumberRangeModelExperimentalMode.json', 'range'],
  ['Number/PercentModel.json', 'percentage'],
  ['NumberWithUnit/CurrencyModel.json', 'currency'],
  ['NumberWithUnit/DimensionModel.json', 'dimension'],
  ['NumberWithUnit/AgeModel.json', 'age'],
  ['NumberWithUnit/TemperatureModel.json', 'temperature'],
] as const;
export type Kind = (typeof FILES)[number][1];

/** Files that are not, and why. */
export const FILES_LEFT_OUT: readonly (readonly [file: string, reason: string])[] = [
  ['Number/OrdinalModel*.json', 'a place in a row ("11th") is no amount'],
  ['Number/NumberModelExperimentalMode.json', 'the cases of NumberModel again, under an option'],
  ['Number/NumberModelPercentMode.json, PercentModelPercentMode.json', 'the same, under an option'],
  [
    'Number/NumberRangeModel.json',
    'the cases of NumberRangeModelExperimentalMode with ranges open at their upper end; "16 to 25" includes 25',
  ],
];

export interface SuiteCase {
  readonly Input: string;
  readonly NotSupported?: string;
  readonly NotSupportedByDesign?: string;
  readonly Results: readonly {
    readonly Text: string;
    readonly Start?: number;
    readonly End?: number;
    readonly Resolution?: Readonly<Record<string, string | null>>;
  }[];
}

/** Kinds of cases that are left out, whether they come out right or not. */
export const LEFT_OUT: readonly {
  readonly rule: string;
  readonly reason: string;
  readonly fits: (input: string, kind: Kind, one: SuiteCase) => boolean;
}[] = [
  {
    rule: 'powers',
    reason: 'formulas; news has none',
    fits: (input) => /\d\^|\^-|\de\d|x10/.test(input),
  },
  {
    rule: 'division read aloud',
    reason: 'in news "over" is a bound or a time: "$10,000 over 3 years"',
    fits: (input, kind) => kind === 'number' && /\bover\b/.test(input) && !/\$/.test(input),
  },
  {
    rule: 'fractions with two readings',
    reason: 'a ten, hundred or thousand right in front of a denominator: 100/35 or 130/5 is a guess',
    fits: (_input, kind, { Results }) =>
      kind === 'number' &&
      Results.some(({ Text }) =>
        /(?:twenty|thirty|forty|fifty|hundred|thousand) (?:twenty )?(?:\w+ )?(?:firsts?|\w+ths?)$/.test(Text),
      ),
  },
  {
    rule: 'dates, codes and lists as numbers',
    reason: 'parts of dates, telephone numbers, article numbers and names are no amounts',
    fits: (input, kind) =>
      kind === 'number' && /\d\/\d+\/\d{4}|\+\d-\d|\bnrs?\.|\b\d{3} 0{4}\b|\b[A-Z]+-\d|\bversion \w+/.test(input),
  },
  {
    rule: 'digits said one by one',
    reason: 'a code or a score, no amount',
    fits: (input) => /-nought-|-oh-|-zero-/.test(input),
  },
  {
    rule: 'decimal commas without a unit',
    reason: '"1,3" is as well a list; beside a unit it is read',
    fits: (input, kind) =>
      kind === 'number' && /\b\d+,\d{1,2}\b(?![,.]?\d)/.test(input) && !/\d\.\d/.test(input.replace('5.00', '')),
  },
  {
    rule: 'templates',
    reason: 'brackets around a unit: no running text',
    fits: (input, kind) => kind === 'dimension' && /[{}<]\s*[a-z]+\s*[}>)]/.test(input),
  },
  {
    rule: 'cents without their name',
    reason: 'a number behind "dollars and" counts something else',
    fits: (input, kind) =>
      kind === 'currency' && /\b(?:dollars?|euros?|pounds?) and \w+\b(?![-\w ]*(?:cent|pence|dollar))/i.test(input),
  },
  {
    rule: 'an inch as a straight quotation mark',
    reason: 'such a mark behind a number closes a quotation',
    fits: (_input, kind, { Results }) => kind === 'dimension' && Results.some(({ Text }) => /"$/.test(Text)),
  },
  {
    rule: 'pm as picometres',
    reason: '"2 pm" is a time of day',
    fits: (_input, kind, { Results }) => kind === 'dimension' && Results.some(({ Text }) => /\bpm$/.test(Text)),
  },
  {
    rule: 'sen in front of a number',
    reason: '"Sen." is a senator',
    fits: (_input, kind, { Results }) => kind === 'currency' && Results.some(({ Text }) => /^sen /.test(Text)),
  },
  {
    rule: '"per cent of" as a number',
    reason: 'in "per cent of 210" 210 is the whole',
    fits: (input, kind) => kind === 'percentage' && /^\W*per ?cent of \d/.test(input),
  },
];
