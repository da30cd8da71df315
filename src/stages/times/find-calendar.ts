// Places in the calendar: "Friday, 3 May 2024", "2018-09-23", "the third quarter of 2016", "the late 1970s", "Easter".
import type { Atom } from './atoms.ts';
import { AMOUNTS, HOLIDAYS_BY_WORD, type HolidayRule, MEASURES, NUMBERED, YEAR_PREPOSITIONS } from './en.ts';
import type { Calendar, Expression, Found } from './expression.ts';
import { fullYear, isDash, readOrdinal, readYear, wordAt } from './find-numbers.ts';

/** Settings of the reader. */
export interface Reading {
  readonly atoms: readonly Atom[];
  /** 3/4/2024 is 4 March; without it such a date is left with two values. */
  readonly monthFirst: boolean;
  /** Points already looked for, by their first atom, so that nested expressions cost no more than flat ones. */
  readonly points: Map<number, Found | undefined>;
  depth: number;
}

const MONTH_PREPOSITIONS: ReadonlySet<string> = new Set(
  'in since until till by before after during from through between of to early mid late last next this past every each and or - – until'.split(
    ' ',
  ),
);

/** The place in the calendar that begins at `at`, or undefined. */
export function findCalendar(reading: Reading, at: number): Found | undefined {
  const { atoms } = reading;
  const atom = atoms[at]!;
  const { lexeme } = atom;
  if (atom.number >= 0 || /^\d/.test(atom.lower)) {
    return (
      findNumeric(reading, at) ??
      findDayMonth(atoms, at) ??
      findWeekOrQuarter(atoms, at) ??
      findDecade(atoms, at) ??
      findOrdinalPeriod(atoms, at) ??
      findBareYear(atoms, at)
    );
  }
  if (lexeme?.weekday !== undefined) return (lexeme.holiday && findHoliday(atoms, at)) || findWeekday(atoms, at);
  if (lexeme?.month !== undefined) return (lexeme.holiday && findHoliday(atoms, at)) || findMonth(atoms, at);
  if (lexeme?.holiday) return findHoliday(atoms, at);
  if (lexeme?.season !== undefined) return findSeason(atoms, at);
  if (lexeme?.ordinal !== undefined) {
    return findDayMonth(atoms, at) ?? findOrdinalPeriod(atoms, at);
  }
  if (lexeme?.cardinal !== undefined) {
    return findDayMonth(atoms, at) ?? findOrdinalPeriod(atoms, at) ?? findWordYear(atoms, at);
  }
  if (atom.lower === 'q' || atom.lower === 'h') return findWeekOrQuarter(atoms, at);
  if (atom.lower === 'year' || FISCAL.has(atom.lower)) return findNamedYear(atoms, at);
  if (atom.lower === 'week') return findWeekNumber(atoms, at);
  if (/^['’‘]$/.test(atom.lower)) return findDecade(atoms, at);
  if (DECADES.has(atom.lower)) return findDecade(atoms, at);
  return undefined;
}

const FISCAL: ReadonlySet<string> = new Set(['fiscal', 'financial', 'calendar', 'school', 'academic']);
const DECADES: ReadonlyMap<string, number> = new Map([
  ...(['twenties', 'thirties', 'forties', 'fifties', 'sixties', 'seventies', 'eighties', 'nineties'] as const).map(
    (word, at) => [word, 20 + 10 * at] as const,
  ),
]);

const calendar = (value: Omit<Calendar, 'is'>): Calendar => ({ is: 'calendar', ...value });
const found = (expression: Expression, first: number, next: number): Found => ({ expression, first, next });

/** Dates in figures: 2018-09-23, 23.04.2022, 10/1/2018, 5-Aug-2016, 2016-11, 11/2016, 20161016. */
function findNumeric({ atoms, monthFirst }: Reading, at: number): Found | undefined {
  const first = atoms[at]!;
  if (first.digits === 8 && first.number >= 19_000_101) return findCompact(atoms, at);
  const separator = wordAt(atoms, at + 1);
  if (!/^[-/.–]$/.test(separator) || first.digits === 0 || first.digits > 4) return undefined;
  if (!atoms[at + 1]!.glued && separator !== '/' && separator !== '-') return undefined;
  const before = atoms[at - 1];
  if (
    before &&
    first.glued &&
    /^[-/.\d$€£]/.test(before.lower) &&
    !(/^[-–]$/.test(before.lower) && atoms[at - 2]?.digits === 4)
  )
    return undefined;
  const second = atoms[at + 2];
  const three = second && wordAt(atoms, at + 3) === separator && atoms[at + 4]?.glued === true && second.glued;
  if (three) return findThree(atoms, at, monthFirst);
  return findTwo(atoms, at, separator);
}

function findCompact(atoms: readonly Atom[], at: number): Found | undefined {
  const digits = atoms[at]!.lower;
  const date = calendar({
    unit: 'day',
    year: Number(digits.slice(0, 4)),
    month: Number(digits.slice(4, 6)),
    day: Number(digits.slice(6)),
  });
  const possible = date.year! < 2100 && date.month! >= 1 && date.month! <= 12 && date.day! >= 1 && date.day! <= 31;
  return possible ? found(date, at, at + 1) : undefined;
}

function findThree(atoms: readonly Atom[], at: number, monthFirst: boolean): Found | undefined {
  const parts = [atoms[at]!, atoms[at + 2]!, atoms[at + 4]!];
  const months = parts.map((part) => part.lexeme?.month);
  const named = months.findIndex((month) => month !== undefined);
  const numbers = parts.map((part) => (part.digits > 0 ? part.number : -1));
  if (parts.some((part, index) => part.digits === 0 && index !== named)) return undefined;
  const after = atoms[at + 5];
  if (after?.glued && /^[\d/]/.test(after.lower)) return undefined;
  const yearAt = parts.findIndex((part) => part.digits === 4);
  if (named >= 0) {
    const dayAt = [0, 1, 2].find((index) => index !== named && index !== yearAt)!;
    const year = yearAt >= 0 ? numbers[yearAt]! : named === 1 ? fullYear(numbers[2]!) : -1;
    const day = numbers[yearAt >= 0 ? dayAt : 0]!;
    return year >= 1000 ? found(calendar({ unit: 'day', year, month: months[named]!, day }), at, at + 5) : undefined;
  }
  if (yearAt === 0)
    return found(calendar({ unit: 'day', year: numbers[0]!, month: numbers[1]!, day: numbers[2]! }), at, at + 5);
  if (yearAt === 1 || (yearAt < 0 && (parts[2]!.digits !== 2 || wordAt(atoms, at + 1) === '.'))) return undefined;
  const year = yearAt === 2 ? numbers[2]! : fullYear(numbers[2]!);
  return found(inEitherOrder(year, numbers[0]!, numbers[1]!, monthFirst), at, at + 5);
}

/** Day and month in figures: only one order may be possible, else the setting decides, else both are kept. */
function inEitherOrder(year: number, one: number, two: number, monthFirst: boolean): Expression {
  if (one > 12 && two > 12) return { is: 'impossible', why: `no month has the number ${one} or ${two}` };
  if (one > 12) return calendar({ unit: 'day', year, month: two, day: one });
  if (two > 12 || monthFirst || one === two) return calendar({ unit: 'day', year, month: one, day: two });
  return calendar({ unit: 'day', year, month: one, day: two, swapped: { month: two, day: one } });
}

/** 2016-11, 2016/11, 11/2016, Dec/2018. A pair that could be a range of years, a score or a fraction is none. */
function findTwo(atoms: readonly Atom[], at: number, separator: string): Found | undefined {
  const one = atoms[at]!;
  const two = atoms[at + 2];
  if (!two || separator === '.') return undefined;
  const after = atoms[at + 3];
  if (after?.glued && /^[-/.\d%]/.test(after.lower) && !/^\.$/.test(after.lower)) return undefined;
  if (one.digits === 4 && two.lexeme?.month !== undefined && two.glued) {
    return found(calendar({ unit: 'month', year: one.number, month: two.lexeme.month }), at, at + 3);
  }
  const month = one.digits === 4 ? two : one;
  const year = one.digits === 4 ? one : two;
  if (year.digits !== 4 || month.digits === 0 || month.digits > 2 || month.number < 1 || month.number > 12)
    return undefined;
  if (!plausibleYear(year.number)) return undefined;
  if (one.digits === 4 && (month.digits !== 2 || month.number > year.number % 100) && separator !== '/')
    return undefined;
  return found(calendar({ unit: 'month', year: year.number, month: month.number }), at, at + 3);
}

const plausibleYear = (year: number) => year >= 1500 && year < 2200;

/** "3 May 2024", "the 3rd of May", "twenty-first day of June", "Friday the 11th" comes from `findWeekday`. */
function findDayMonth(atoms: readonly Atom[], at: number): Found | undefined {
  const day = readOrdinal(atoms, at, true);
  if (!day || day.value < 1 || day.value > 99) return undefined;
  let monthAt = day.next;
  if (wordAt(atoms, monthAt) === 'day' && wordAt(atoms, monthAt + 1) === 'of') monthAt++;
  if (wordAt(atoms, monthAt) === 'of') monthAt++;
  else if (isDash(wordAt(atoms, monthAt)) || wordAt(atoms, monthAt) === '/') monthAt++;
  const month = atoms[monthAt]?.lexeme;
  if (month?.month === undefined || day.value > 31 || /^[$€£]$/.test(wordAt(atoms, at - 1))) return undefined;
  const joined = wordAt(atoms, monthAt - 1) === 'of';
  if (month.risky && !joined && (!atoms[monthAt]!.capital || atoms[monthAt]!.tag === 'MD')) return undefined;
  return withYear(atoms, at, skipPoint(atoms, monthAt), { unit: 'day', month: month.month, day: day.value });
}

/** Past a month's point: "Sept." */
function skipPoint(atoms: readonly Atom[], monthAt: number): number {
  return wordAt(atoms, monthAt + 1) === '.' && atoms[monthAt + 1]!.glued && atoms[monthAt]!.lexeme!.short
    ? monthAt + 2
    : monthAt + 1;
}

/** Adds a year that follows: "3 May 2024", "May 3, 2024", "May of 1987", "May in 2016". */
function withYear(atoms: readonly Atom[], first: number, at: number, date: Omit<Calendar, 'is'>): Found {
  const yearAt = /^(?:,|of|in|-|\/)$/.test(wordAt(atoms, at)) ? at + 1 : at;
  const year = readYear(atoms, yearAt);
  if (year && yearFits(atoms, yearAt, year.next, yearAt === at || wordAt(atoms, at) === ',')) {
    return found(calendar({ ...date, year: year.value }), first, year.next);
  }
  const short = atoms[yearAt];
  if (short?.digits === 2 && wordAt(atoms, at) === 'of' && date.month !== undefined) {
    return found(calendar({ ...date, year: fullYear(short.number) }), first, yearAt + 1);
  }
  if (short?.digits === 2 && yearAt === at && short.number > 31 && date.unit === 'month' && atoms[first]!.capital) {
    if (atoms[at + 1]?.lexeme?.unit === undefined && !MEASURES.has(wordAt(atoms, at + 1))) {
      return found(calendar({ ...date, year: fullYear(short.number) }), first, at + 1);
    }
  }
  return found(calendar(date), first, at);
}

/** A number after a date is its year unless a measure or a clock follows it. */
function yearFits(atoms: readonly Atom[], at: number, next: number, close: boolean): boolean {
  const year = atoms[at]!;
  if (year.digits === 4 && !plausibleYear(year.number) && !close) return false;
  return !MEASURES.has(wordAt(atoms, next)) || /^(?:people|points|seats|units)$/.test(wordAt(atoms, next)) === false;
}

/** "May", "May 3", "May 3rd, 2024", "May 2024", "Oct-2", "May twenty-one". */
function findMonth(atoms: readonly Atom[], at: number): Found | undefined {
  const atom = atoms[at]!;
  const month = atom.lexeme!.month!;
  const afterMonth = skipPoint(atoms, at);
  let dayAt = afterMonth;
  if (wordAt(atoms, dayAt) === ',' && /^\d{1,2}(?:st|nd|rd|th)$/.test(wordAt(atoms, dayAt + 1))) dayAt++;
  else if (
    wordAt(atoms, dayAt) === 'the' ||
    wordAt(atoms, dayAt) === '/' ||
    (isDash(wordAt(atoms, dayAt)) && atoms[dayAt]!.glued)
  )
    dayAt++;
  else if (wordAt(atoms, dayAt) === '.' && atoms[dayAt]!.glued && atoms[dayAt + 1]?.digits) dayAt++;
  const day = readOrdinal(atoms, dayAt, true);
  const year = readYear(atoms, afterMonth);
  const isDay = day && day.value >= 1 && day.value <= 31 && !year && dayFits(atoms, dayAt, day.next);
  if (isDay && (!atom.lexeme!.risky || atom.capital || dayAt === afterMonth)) {
    if (wordAt(atoms, dayAt) === 'second' || wordAt(atoms, dayAt) === 'first') {
      if (atom.lexeme!.risky && atom.tag === 'MD') return undefined;
    }
    return withYear(atoms, at, day.next, { unit: 'day', month, day: day.value });
  }
  const swapped =
    isDash(wordAt(atoms, afterMonth)) && atoms[afterMonth + 1]?.digits === 4 && isDash(wordAt(atoms, afterMonth + 2));
  if (swapped && atoms[afterMonth + 3]?.digits === 2) {
    const written = {
      unit: 'day',
      month,
      day: atoms[afterMonth + 3]!.number,
      year: atoms[afterMonth + 1]!.number,
    } as const;
    return found(calendar(written), at, afterMonth + 4);
  }
  const result = withYear(atoms, at, afterMonth, { unit: 'month', month });
  return result.next > afterMonth || isMonthWord(atoms, at, afterMonth) ? result : undefined;
}

/** "May 3" but not "May 3,000", "March 10:30", "May 20 percent". */
function dayFits(atoms: readonly Atom[], at: number, next: number): boolean {
  const after = atoms[next];
  if (after?.glued && after.lower === '%') return false;
  if (atoms[at]!.lexeme?.cardinal !== undefined && after?.tag === 'NNS') return false;
  return !/^(?:percent|million|billion|%)$/.test(wordAt(atoms, next));
}

/** Whether a bare word that can be a month is one here: "may" is mostly a verb, "march" a walk. */
function isMonthWord(atoms: readonly Atom[], at: number, next: number): boolean {
  const { lexeme, capital, tag } = atoms[at]!;
  const before = wordAt(atoms, at - 1);
  const placed = MONTH_PREPOSITIONS.has(before);
  const joins = /^(?:to|through|until|-|–)$/.test(wordAt(atoms, next)) && atoms[next + 1]?.lexeme?.month !== undefined;
  if (capital && joins && tag !== 'MD') return true;
  if (before === 'in' && (atoms[next] === undefined || /^[.,;?!]$/.test(wordAt(atoms, next)))) return true;
  const surname = /^NNPS?$/.test(atoms[next]?.tag ?? '') && atoms[next]!.capital && atoms[next]!.lexeme === undefined;
  if (!lexeme!.risky && !lexeme!.short) return placed || (capital && !surname);
  if (lexeme!.risky) {
    if (tag === 'MD' || /^VB/.test(tag)) return false;
    return placed && (capital || before === 'in' || before === 'since') && !/^NNP/.test(atoms[next]?.tag ?? '');
  }
  return (
    placed && (capital || before === 'in') && (next > at + 1 || atoms[next] === undefined || !atoms[next]!.capital)
  );
}

/** "Friday", "Friday, May 3", "Friday the 11th", "Tue May 9", "Friday 3 May". */
function findWeekday(atoms: readonly Atom[], at: number): Found | undefined {
  const { lexeme } = atoms[at]!;
  const weekday = lexeme!.weekday!;
  if (lexeme!.plural) return undefined;
  let next = at + 1;
  if (lexeme!.short && wordAt(atoms, next) === '.' && atoms[next]!.glued) next++;
  const dateAt = wordAt(atoms, next) === ',' ? next + 1 : next;
  const date = findDateAfter(atoms, wordAt(atoms, dateAt) === 'the' ? dateAt + 1 : dateAt);
  if (date && date.expression.is === 'calendar' && date.expression.unit === 'day') {
    return found({ ...date.expression, weekday }, at, date.next);
  }
  const the = wordAt(atoms, next) === 'the';
  const ordinal = the || lexeme!.short ? readOrdinal(atoms, the ? next + 1 : next, the) : undefined;
  if (ordinal && ordinal.value >= 1 && ordinal.value <= 31 && !atoms[ordinal.next]?.lexeme?.unit) {
    if (atoms[ordinal.next]?.tag !== 'NN' && atoms[ordinal.next]?.tag !== 'NNS') {
      return found(calendar({ unit: 'day', weekday, day: ordinal.value }), at, ordinal.next);
    }
  }
  if (lexeme!.short && !shortWeekdayFits(atoms, at)) return undefined;
  return found(calendar({ unit: 'day', weekday }), at, next);
}

const WEEKDAY_OPENERS: ReadonlySet<string> = new Set(
  'on next last this from to until till by since before after every each through past previous coming'.split(' '),
);

/** "Sat" is a verb and "Sun" a star and a newspaper unless something of time stands before. */
function shortWeekdayFits(atoms: readonly Atom[], at: number): boolean {
  const { capital, lower } = atoms[at]!;
  const before = wordAt(atoms, at - 1);
  if (!capital) return before === 'on' && !/^(?:sun|sat|wed)$/.test(lower);
  if (/^NNP/.test(atoms[at + 1]?.tag ?? '') && atoms[at + 1]!.lexeme === undefined) return false;
  if (/^(?:sun|sat|mon|wed|fri)$/.test(lower))
    return WEEKDAY_OPENERS.has(before) || /^(?:week|month|weekend)$/.test(before);
  return true;
}

function findDateAfter(atoms: readonly Atom[], at: number): Found | undefined {
  const atom = atoms[at];
  if (!atom) return undefined;
  if (atom.lexeme?.month !== undefined) {
    const month = findMonth(atoms, at);
    return month && month.expression.is === 'calendar' && month.expression.day !== undefined ? month : undefined;
  }
  return findDayMonth(atoms, at);
}

/** A named day, with its year: "Christmas 2010", "Father's Day of 2015". */
function findHoliday(atoms: readonly Atom[], at: number): Found | undefined {
  let best: { readonly next: number; readonly rule: HolidayRule } | undefined;
  for (const { words, rule } of HOLIDAYS_BY_WORD.get(wordAt(atoms, at)) ?? []) {
    const fits = words.every((word, step) => wordAt(atoms, at + step) === word);
    if (fits && at + words.length > (best?.next ?? 0)) best = { next: at + words.length, rule };
  }
  if (!best) return undefined;
  const plain =
    best.next === at + 1 &&
    !atoms[at]!.capital &&
    !/^(?:on|at|before|after|since|until|by|this|last|next|of|previous)$/.test(wordAt(atoms, at - 1));
  if (plain) return undefined;
  return withYear(atoms, at, best.next, { unit: 'day', holiday: best.rule });
}

/** "summer 2016", "spring of 1994", "the winter". */
function findSeason(atoms: readonly Atom[], at: number): Found | undefined {
  const { lexeme, tag } = atoms[at]!;
  if (lexeme!.plural) return undefined;
  const result = withYear(atoms, at, at + 1, { unit: 'season', season: lexeme!.season! });
  if (result.next > at + 1) return result;
  if (/^VB/.test(tag)) return undefined;
  const before = wordAt(atoms, at - 1);
  const placed = /^(?:in|by|until|till|since|early|mid|late|during|of|before|after|-)$/.test(before);
  const phrase =
    before === 'the' &&
    /^(?:in|by|during|until|over|for|of|after|before|since|throughout|late|early)$/.test(wordAt(atoms, at - 2));
  const plain = before === 'the' && !lexeme!.risky && !atoms[at + 1]?.tag.startsWith('NN');
  if (!placed && !phrase && !plain) return undefined;
  return lexeme!.risky && before === 'in' && atoms[at + 1]?.tag.startsWith('NN') ? undefined : result;
}

/** "third quarter of 2016", "first half", "19th century", "nineteenth-century". */
function findOrdinalPeriod(atoms: readonly Atom[], at: number): Found | undefined {
  const ordinal = readOrdinal(atoms, at);
  if (!ordinal) return undefined;
  const unitAt = isDash(wordAt(atoms, ordinal.next)) ? ordinal.next + 1 : ordinal.next;
  const fiscal = FISCAL.has(wordAt(atoms, unitAt)) ? unitAt + 1 : unitAt;
  const word = wordAt(atoms, fiscal);
  if (word === 'quarter' && ordinal.value >= 1 && ordinal.value <= 4) {
    const result = withPeriodYear(atoms, at, fiscal + 1, { unit: 'quarter', quarter: ordinal.value });
    return wordAt(atoms, result.next) === 'of' && !ofPeriod(atoms[result.next + 1]) ? undefined : result;
  }
  if (word === 'half' && ordinal.value >= 1 && ordinal.value <= 2) {
    const result = withPeriodYear(atoms, at, fiscal + 1, { unit: 'half', half: ordinal.value });
    const dated = result.next > fiscal + 1 || /^(?:this|last|next)$/.test(wordAt(atoms, fiscal + 1));
    return dated || /^(?:of|in)$/.test(wordAt(atoms, fiscal + 1)) ? result : undefined;
  }
  if (word === 'century' && ordinal.value >= 10 && ordinal.value <= 30) {
    return found(calendar({ unit: 'century', century: ordinal.value }), at, fiscal + 1);
  }
  return undefined;
}

/** What a quarter can be of: a year that is placed, not the moon. */
const ofPeriod = (atom: Atom | undefined) => atom?.lexeme?.row !== undefined || atom?.lower === 'that';

function withPeriodYear(atoms: readonly Atom[], first: number, at: number, date: Omit<Calendar, 'is'>): Found {
  const fiscal = /^(?:of|in|for)$/.test(wordAt(atoms, at)) && FISCAL.has(wordAt(atoms, at + 1)) ? at + 2 : undefined;
  const year = fiscal && readYear(atoms, fiscal);
  return year ? found(calendar({ ...date, year: year.value }), first, year.next) : withYear(atoms, first, at, date);
}

/** "Q3 2016", "2016 Q3", "2016H2", "H1 2016". */
function findWeekOrQuarter(atoms: readonly Atom[], at: number): Found | undefined {
  const year = atoms[at]!.digits === 4 ? atoms[at]!.number : undefined;
  let letterAt = year === undefined ? at : at + 1;
  if (year !== undefined && isDash(wordAt(atoms, letterAt))) letterAt++;
  const letter = wordAt(atoms, letterAt);
  const number = atoms[letterAt + 1];
  if ((letter !== 'q' && letter !== 'h') || !number?.glued || number.digits !== 1) return undefined;
  if (number.number < 1 || number.number > (letter === 'q' ? 4 : 2)) return undefined;
  const part =
    letter === 'q'
      ? ({ unit: 'quarter', quarter: number.number } as const)
      : ({ unit: 'half', half: number.number } as const);
  if (year !== undefined) return found(calendar({ ...part, year }), at, letterAt + 2);
  const result = withYear(atoms, at, letterAt + 2, part);
  return letter === 'q' || result.next > letterAt + 2 ? result : undefined;
}

/** "week 10", "week 31 of 2018". */
function findWeekNumber(atoms: readonly Atom[], at: number): Found | undefined {
  const number = atoms[at + 1];
  if (!number || number.digits === 0 || number.digits > 2 || number.number < 1 || number.number > 53) return undefined;
  return withYear(atoms, at, at + 2, { unit: 'week', week: number.number });
}

/** "1990s", "1990's", "'90s", "the 70s", "nineties", "nineteen seventies". */
function findDecade(atoms: readonly Atom[], at: number): Found | undefined {
  const atom = atoms[at]!;
  const word = DECADES.get(atom.lower);
  if (word !== undefined) {
    const placed = /^(?:the|early|mid|late|in|-)$/.test(wordAt(atoms, at - 1));
    return placed ? found(calendar({ unit: 'decade', shortDecade: word }), at, at + 1) : undefined;
  }
  const quoted = /^['’‘]$/.test(atom.lower);
  const digits = quoted ? atoms[at + 1] : atom;
  if (!digits || digits.digits === 0 || digits.number % 10 !== 0 || (quoted && !digits.glued)) return undefined;
  const after = quoted ? at + 2 : at + 1;
  const next = /^['’]$/.test(wordAt(atoms, after)) && atoms[after]!.glued ? after + 1 : after;
  const s = atoms[next];
  if (!s || !/^(?:'?s)$/.test(s.lower) || (!s.glued && digits.digits !== 4)) return undefined;
  if (digits.digits === 4 && plausibleYear(digits.number))
    return found(calendar({ unit: 'decade', year: digits.number }), at, next + 1);
  const placed = quoted || /^(?:the|early|mid|late|in|-)$/.test(wordAt(atoms, at - 1));
  return digits.digits === 2 && placed
    ? found(calendar({ unit: 'decade', shortDecade: digits.number }), at, next + 1)
    : undefined;
}

/** A year alone: "in 1998", "the 1998 elections", but not "1998 soldiers", "Resolution 1718", "Unit 2015". */
function findBareYear(atoms: readonly Atom[], at: number): Found | undefined {
  const atom = atoms[at]!;
  if (atom.digits !== 4 || !plausibleYear(atom.number)) return undefined;
  const month = atoms[at + 1];
  if (month?.capital && month.lexeme?.month !== undefined && readOrdinal(atoms, at + 2, true) === undefined) {
    return found(calendar({ unit: 'month', year: atom.number, month: month.lexeme.month }), at, at + 2);
  }
  const before = atoms[at - 1];
  const after = atoms[at + 1];
  const placed = YEAR_PREPOSITIONS.has(before?.lower ?? '');
  if (before?.glued && atom.glued && !isDash(before.lower) && !/^[(['"‘“~/]$/.test(before.lower)) return undefined;
  if (after?.glued && /^(?:[%°:]|\d.*)$/.test(after.lower)) return undefined;
  if (
    before &&
    (NUMBERED.has(before.lower) || AMOUNTS.has(before.lower) || before.lower === '.') &&
    !/^(?:later|earlier|sooner)$/.test(wordAt(atoms, at - 2))
  )
    return undefined;
  if (after && MEASURES.has(after.lower)) return undefined;
  if (before && isDash(before.lower) && before.glued && atom.glued && !dashedYear(atoms, at)) return undefined;
  if (after && isDash(after.lower) && after.glued && /^\p{L}/u.test(wordAt(atoms, at + 2)) && atoms[at + 2]!.glued)
    return undefined;
  const joined = after && isDash(after.lower) && after.glued && atoms[at + 2]?.glued;
  if (joined && atoms[at + 2]!.digits > 0 && !yearRange(atom.number, atoms[at + 2]!)) return undefined;
  if (placed) return atom.number >= 1500 ? found(calendar({ unit: 'year', year: atom.number }), at, at + 1) : undefined;
  if (atom.number < 1700 || atom.number > 2100) return undefined;
  if (
    before &&
    /^NNP/.test(before.tag) &&
    before.capital &&
    before.lexeme?.month === undefined &&
    before.lexeme?.season === undefined
  )
    return undefined;
  if (after?.tag === 'NNS' && !/^(?:DT|PRP\$|POS|JJ|JJS)$/.test(before?.tag ?? '')) return undefined;
  return found(calendar({ unit: 'year', year: atom.number }), at, at + 1);
}

/** The second part of "2014-2018" or "2014-18". */
function yearRange(year: number, { digits, number }: Atom): boolean {
  if (digits === 4) return number > year;
  return digits === 2 && number > year % 100 && number <= (year % 100) + 25;
}

/** "mid-1996", "post-1994", "2014-2018" hold years; "KN-2023" and "V-2015" hold none. */
function dashedYear(atoms: readonly Atom[], at: number): boolean {
  const before = atoms[at - 2];
  if (before?.digits === 4 && before.glued && isDash(wordAt(atoms, at - 3))) return false;
  return (
    before?.digits === 4 ||
    /^(?:mid|early|late|end|year|post|pre|year-end)$/.test(before?.lower ?? '') ||
    before?.lexeme?.month !== undefined
  );
}

/** "nineteen ninety-six"; "two thousand and five" after "in" or "year". */
function findWordYear(atoms: readonly Atom[], at: number): Found | undefined {
  const year = readYear(atoms, at);
  if (!year || year.value < 1500 || year.value > 2200) return decadeInWords(atoms, at);
  const after = atoms[year.next];
  if (after?.lexeme?.unit || after?.tag === 'NNS' || MEASURES.has(after?.lower ?? '')) return undefined;
  const small = atoms[at]!.lexeme!.cardinal === 2;
  if (small && !/^(?:in|year|of|since|until|by)$/.test(wordAt(atoms, at - 1))) return undefined;
  return found(calendar({ unit: 'year', year: year.value }), at, year.next);
}

/** "nineteen seventies", "twenty-tens", "two thousands". */
function decadeInWords(atoms: readonly Atom[], at: number): Found | undefined {
  const century = atoms[at]!.lexeme!.cardinal!;
  const next = isDash(wordAt(atoms, at + 1)) ? at + 2 : at + 1;
  const decade = wordAt(atoms, next) === 'tens' ? 10 : DECADES.get(wordAt(atoms, next));
  if (decade !== undefined && century >= 16 && century <= 20) {
    return found(calendar({ unit: 'decade', year: century * 100 + decade }), at, next + 1);
  }
  if (century === 2 && wordAt(atoms, next) === 'thousands' && wordAt(atoms, at - 1) === 'the') {
    return found(calendar({ unit: 'decade', year: 2000 }), at, next + 1);
  }
  return undefined;
}

/** "year 2008", "the year of 2008", "fiscal 1990", "calendar year 2008". */
function findNamedYear(atoms: readonly Atom[], at: number): Found | undefined {
  let yearAt = at + 1;
  if (FISCAL.has(wordAt(atoms, at)) && wordAt(atoms, yearAt) === 'year') yearAt++;
  if (wordAt(atoms, yearAt) === 'of' && wordAt(atoms, yearAt - 1) === 'year') yearAt++;
  const year = readYear(atoms, yearAt);
  return year ? found(calendar({ unit: 'year', year: year.value }), at, year.next) : undefined;
}
