// English words of time: months, weekdays, units, numbers, days with a name, and what places them.
import type { DayPart, TimePart, TimeUnit } from '../../document/time.ts';

/** What a word can be in an expression of time; several for one word ("second" counts and is a unit, "fall" a season and a verb). */
export interface Lexeme {
  month?: number;
  weekday?: number;
  /** The word is short for a month or weekday, so it needs a day beside it, or its point: "Sat", "Mar.". */
  short?: boolean;
  /** The word also means something else, so that it needs a sign of time beside it: "may", "march", "fall". */
  risky?: boolean;
  unit?: TimeUnit;
  /** How many of the unit one is: 2 weeks a fortnight. */
  times?: number;
  plural?: boolean;
  cardinal?: number;
  ordinal?: number;
  multiplier?: number;
  /** A number of things that is not said. */
  vague?: Vague;
  season?: number;
  /** Position in a row: -1 last, 0 this, 1 next, 2 the one after it. */
  row?: number;
  part?: TimePart;
  dayPart?: DayPart;
  /** Of words that place by themselves: today 0, yesterday -1. */
  offset?: number;
  set?: string;
  reference?: 'past' | 'present' | 'future';
  holiday?: boolean;
  /** The word opens or joins expressions: of, the, since. */
  word?: true;
}

/** A number that is not said, with the bounds that the words allow. */
export interface Vague {
  readonly low: number;
  readonly high: number;
}

const LEXICON = new Map<string, Lexeme>();

function add(words: string, lexeme: Lexeme): void {
  for (const word of words.split(' ')) LEXICON.set(word, { ...LEXICON.get(word), ...lexeme });
}

function addEach(words: string, lexeme: (at: number) => Lexeme): void {
  words.split(' ').forEach((word, at) => {
    if (word !== '-') add(word, lexeme(at));
  });
}

addEach('january february march april may june july august september october november december', (at) => ({
  month: at + 1,
}));
addEach('jan feb mar apr - jun jul aug sep oct nov dec', (at) => ({ month: at + 1, short: true }));
add('sept', { month: 9, short: true });
add('may march', { risky: true });
addEach('monday tuesday wednesday thursday friday saturday sunday', (at) => ({ weekday: at + 1 }));
addEach('mondays tuesdays wednesdays thursdays fridays saturdays sundays', (at) => ({ weekday: at + 1, plural: true }));
addEach('mon tue wed thu fri sat sun', (at) => ({ weekday: at + 1, short: true }));
addEach('- tues weds thur', (at) => ({ weekday: at + 1, short: true }));
add('thurs', { weekday: 4, short: true });

const UNITS: readonly (readonly [TimeUnit, string, string])[] = [
  ['second', 'second sec', 'seconds secs'],
  ['minute', 'minute min', 'minutes mins'],
  ['hour', 'hour hr', 'hours hrs'],
  ['day', 'day', 'days'],
  ['weekend', 'weekend', 'weekends'],
  ['week', 'week', 'weeks'],
  ['month', 'month', 'months'],
  ['quarter', 'quarter', 'quarters'],
  ['half', 'half', 'halves'],
  ['year', 'year yr', 'years yrs'],
  ['decade', 'decade', 'decades'],
  ['century', 'century', 'centuries'],
];
for (const [unit, singular, plural] of UNITS) {
  add(singular, { unit });
  add(plural, { unit, plural: true });
}
add('fortnight', { unit: 'week', times: 2 });
add('fortnights', { unit: 'week', times: 2, plural: true });
/** Units glued to their number: 3h, 10d, 2w, 20min. */
export const UNIT_LETTERS: Readonly<Record<string, TimeUnit>> = {
  ...{ h: 'hour', hr: 'hour', hrs: 'hour', d: 'day', w: 'week', min: 'minute', mins: 'minute', sec: 'second' },
  ...{ day: 'day', days: 'day', week: 'week', weeks: 'week', month: 'month', months: 'month' },
  ...{ year: 'year', years: 'year', hour: 'hour', hours: 'hour', minute: 'minute', minutes: 'minute' },
};

addEach(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
  (at) => ({ cardinal: at }),
);
addEach('twenty thirty forty fifty sixty seventy eighty ninety', (at) => ({ cardinal: 20 + 10 * at }));
add('hundred', { multiplier: 100 });
add('thousand', { multiplier: 1000 });
addEach(
  '- first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth',
  (at) => ({ ordinal: at }),
);
add('thirtieth', { ordinal: 30 });
add('final', { ordinal: -1 });
add('couple', { vague: { low: 2, high: 3 } });
add('few', { vague: { low: 3, high: 9 } });
add('several', { vague: { low: 3, high: 9 } });
add('many', { vague: { low: 3, high: 99 } });
add('dozen', { multiplier: 12 });
add('dozens', { vague: { low: 24, high: 99 } });
add('hundreds', { vague: { low: 200, high: 999 } });
add('thousands', { vague: { low: 2000, high: 9999 } });

addEach('spring summer autumn winter', (at) => ({ season: at + 1 }));
add('springs summers autumns winters', { plural: true });
addEach('springs summers autumns winters', (at) => ({ season: at + 1 }));
add('fall', { season: 3, risky: true });
add('falls', { season: 3, risky: true, plural: true });
add('spring', { risky: true });

add('last past previous preceding', { row: -1 });
add('latest', { row: -1 });
add('this current', { row: 0 });
add('next coming upcoming following', { row: 1 });

add('early', { part: 'early' });
add('mid middle', { part: 'mid' });
add('late', { part: 'late' });
add('beginning start outset dawn', { part: 'early' });
add('end close', { part: 'late' });
add('eoy eom', { part: 'late' });

add('morning mornings', { dayPart: 'morning' });
add('noon midday lunchtime', { dayPart: 'midday' });
add('afternoon afternoons', { dayPart: 'afternoon' });
add('evening evenings', { dayPart: 'evening' });
add('night nights overnight midnight', { dayPart: 'night' });
add('mornings afternoons evenings nights', { plural: true });

add('today tonight nowadays', { offset: 0 });
add('yesterday', { offset: -1 });
add('tomorrow tmrw tmr', { offset: 1 });

add('hourly', { set: 'PT1H' });
add('daily everyday', { set: 'P1D' });
add('nightly', { set: 'TNI' });
add('weekly', { set: 'P1W' });
add('biweekly bi-weekly fortnightly', { set: 'P2W' });
add('monthly', { set: 'P1M' });
add('bimonthly bi-monthly', { set: 'P2M' });
add('quarterly', { set: 'P3M' });
add('semiannual semi-annual semiannually biannual', { set: 'P6M' });
add('annually yearly', { set: 'P1Y' });

add('now currently current nowadays presently', { reference: 'present' });
add('recently recent', { reference: 'past' });
add('soon', { reference: 'future' });
add('future', { reference: 'future' });

add(
  'the a an in on at of from between since until till before after by within to through for over during about around nearly almost approximately roughly some more less at up every each per same that these those ' +
    'later earlier ago starting beginning as right week',
  { word: true },
);
add(
  'whole full entire all half quarter another first one most rest remainder turn once twice w year q fiscal financial calendar school academic',
  {
    word: true,
  },
);
add('week', { unit: 'week' });
add('post pre h rest sooner twenties thirties forties fifties sixties seventies eighties nineties', { word: true });

/** The word in the lexicon, or undefined. */
export function lexemeOf(word: string): Lexeme | undefined {
  return LEXICON.get(word);
}

/** Words in front of a length that bound it: "nearly two years", "at least 10 days". */
export const BOUNDS: readonly (readonly string[])[] = [
  ['at', 'least'],
  ['at', 'most'],
  ['more', 'than'],
  ['less', 'than'],
  ['fewer', 'than'],
  ['no', 'more', 'than'],
  ['no', 'less', 'than'],
  ['up', 'to'],
  ['as', 'many', 'as'],
  ['as', 'long', 'as'],
  ['about'],
  ['around'],
  ['nearly'],
  ['almost'],
  ['approximately'],
  ['roughly'],
  ['over'],
  ['under'],
  ['some'],
  ['just', 'over'],
  ['just', 'under'],
  ['well', 'over'],
  ['exactly'],
  ['just'],
  ['only'],
];

/** Words between a number and its unit that leave the length as it is. */
export const FILLERS: ReadonlySet<string> = new Set(
  'more additional further extra consecutive straight successive full whole entire long short solid calendar trading business working upcoming next past last previous hot cold crucial'.split(
    ' ',
  ),
);

/** After a year or a number these make it a count, a rank or an address: "1,984 soldiers" is told by its tag, "1984 km" here. */
export const MEASURES: ReadonlySet<string> = new Set(
  'km kilometers kilometres kilometer kilometre miles mile meters metres meter metre feet foot ft kg tons tonnes tonne ton pounds percent % dollars euros yen won yuan rubles roubles people troops soldiers gmt utc hours mph points barrels copies votes workers hp seats units'.split(
    ' ',
  ),
);

/** Before a number these make it a name: "Resolution 1718", "Flight 1945", "Unit 121". */
export const NUMBERED: ReadonlySet<string> = new Set(
  'resolution resolutions unit bureau flight room route highway no nos number article section chapter page pages paragraph bill act channel phone tel fax code area suite box building gate platform apartment version model type class brigade regiment division battalion squadron directive order case file docket form part level grade point points lot item phase stage episode size windows boeing airbus rule law pier street st road avenue ave'.split(
    ' ',
  ),
);

/** Before a number these say that it is an amount, not a year. */
export const AMOUNTS: ReadonlySet<string> = new Set(
  'about than some nearly almost approximately roughly over under least most exceeding totaling totalling only exactly $ € £ ¥ # killed sent deployed'.split(
    ' ',
  ),
);

/** Prepositions after which a number of four digits is a year whatever follows. */
export const YEAR_PREPOSITIONS: ReadonlySet<string> = new Set(
  'in since by until till before after during from through between circa late early mid'.split(' '),
);

/** Days with a name. Each gives the days of a year on which it falls. */
export type HolidayRule =
  | { readonly month: number; readonly day: number }
  | { readonly month: number; readonly weekday: number; readonly nth: number; readonly plus?: number }
  | { readonly easter: number };

/** Names of days as the English-language calendar has them, words apart; the longest that fits is taken. */
const HOLIDAYS: readonly (readonly [names: readonly string[], rule: HolidayRule])[] = [
  [['new year day', "new year 's day", 'new years day'], { month: 1, day: 1 }],
  [['new year eve', "new year 's eve", 'new years eve'], { month: 12, day: 31 }],
  [["valentine 's day", 'valentines day'], { month: 2, day: 14 }],
  [["saint patrick 's day", "st . patrick 's day", "st patrick 's day", 'saint patrick'], { month: 3, day: 17 }],
  [["april fools ' day", "april fool 's day"], { month: 4, day: 1 }],
  [['earth day'], { month: 4, day: 22 }],
  [['may day', "international workers ' day", "international workers' day"], { month: 5, day: 1 }],
  [['halloween'], { month: 10, day: 31 }],
  [['christmas eve'], { month: 12, day: 24 }],
  [['christmas', 'christmas day'], { month: 12, day: 25 }],
  [['boxing day'], { month: 12, day: 26 }],
  [['good friday'], { easter: -2 }],
  [['palm sunday'], { easter: -7 }],
  [['ash wednesday'], { easter: -46 }],
  [['easter', 'easter sunday'], { easter: 0 }],
  [['easter monday'], { easter: 1 }],
  [['martin luther king day', 'martin luther king jr . day', 'mlk day'], { month: 1, weekday: 1, nth: 3 }],
  [['presidents day', "presidents ' day", "president 's day"], { month: 2, weekday: 1, nth: 3 }],
  [["mother 's day", 'mothers day', "mothers ' day"], { month: 5, weekday: 7, nth: 2 }],
  [["father 's day", 'fathers day', "fathers ' day"], { month: 6, weekday: 7, nth: 3 }],
  [['memorial day'], { month: 5, weekday: 1, nth: -1 }],
  [['labor day'], { month: 9, weekday: 1, nth: 1 }],
  [['columbus day'], { month: 10, weekday: 1, nth: 2 }],
  [['thanksgiving', 'thanksgiving day', 'thanks giving day'], { month: 11, weekday: 4, nth: 4 }],
  [['black friday'], { month: 11, weekday: 4, nth: 4, plus: 1 }],
  [['cyber monday'], { month: 11, weekday: 4, nth: 4, plus: 4 }],
];
/** Named days by their first word, each with all its words. */
export const HOLIDAYS_BY_WORD = new Map<string, { readonly words: readonly string[]; readonly rule: HolidayRule }[]>();
for (const [names, rule] of HOLIDAYS) {
  for (const name of names) {
    const words = name.split(' ');
    HOLIDAYS_BY_WORD.set(words[0]!, [...(HOLIDAYS_BY_WORD.get(words[0]!) ?? []), { words, rule }]);
    add(words[0]!, { holiday: true });
  }
}

/** Letters for a time zone after a clock time: part of the words, not of the value. */
export const ZONES: ReadonlySet<string> = new Set(
  'est edt et cst cdt ct mst mdt pst pdt pt gmt utc bst cet cest eet msk kst jst local eastern pacific central'.split(
    ' ',
  ),
);

/** Words that place what follows ahead: "plans to meet Friday", "payable Dec. 15", "the deadline". */
export const AHEAD: ReadonlySet<string> = new Set(
  'plan plans planned planning expect expects expected schedule scheduled due hope hopes intend intends intended prepare preparing likely going aim aims vow vowed pledge pledged payable effective deadline postponed upcoming slated'.split(
    ' ',
  ),
);

export const FORMS_OF_BE: ReadonlySet<string> = new Set("is are was were am 's 're 'm be being".split(' '));
export const FORMS_OF_HAVE: ReadonlySet<string> = new Set("have has had having 've".split(' '));

/** Sums the suffix of "the 30th", "2nd". */
export const ORDINAL_SUFFIX = /^(\d{1,2})(?:st|nd|rd|th)$/;
