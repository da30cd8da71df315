// The grammar of time: finds expressions among the atoms of a sentence and says what each means as a tree.
import { TIME_UNITS, type TimePart, type TimeUnit } from '../../document/time.ts';
import type { Atom } from './atoms.ts';
import type { Amount, Calendar, Expression, Found } from './expression.ts';
import { findCalendar, type Reading } from './find-calendar.ts';
import { readClock } from './find-clock.ts';
import { findLength, letterOf } from './find-lengths.ts';
import { isDash, readCardinal, readLength, readOrdinal, readYear, wordAt } from './find-numbers.ts';
import { findOpen, findRange, findRangeAfter } from './find-ranges.ts';

const found = (expression: Expression, first: number, next: number): Found => ({ expression, first, next });
const period = (unit: TimeUnit): Calendar => ({ is: 'calendar', unit });

/** Expressions of time in the atoms of one sentence, in order, none overlapping. */
export function findExpressions(atoms: readonly Atom[], monthFirst: boolean): Found[] {
  const reading: Reading = { atoms, monthFirst, points: new Map(), depth: 0 };
  const all: Found[] = [];
  let from = 0;
  for (let at = 0; at < atoms.length; at++) {
    const atom = atoms[at]!;
    if (atom.lexeme === undefined && atom.number < 0 && !opens(atom)) continue;
    const one = findExpression(reading, at);
    if (!one || one.first < from) continue;
    all.push(one);
    from = one.next;
    at = one.next - 1;
  }
  return all;
}

/** Signs that can begin an expression though they are in no list: "'90s", "3rd", "½ hour", "10:35". */
function opens({ lower }: Atom): boolean {
  const code = lower.charCodeAt(0);
  return code === 39 || code === 0x2018 || code === 0x2019 || code === 0xbd || (code >= 48 && code <= 57);
}

function findExpression(reading: Reading, at: number): Found | undefined {
  const { atoms } = reading;
  const readPoint = (from: number) => findPoint(reading, from);
  const range = findRange(atoms, at, readPoint) ?? findOpen(atoms, at, readPoint);
  if (range) return range;
  const point = findPoint(reading, at);
  return point && findRangeAfter(atoms, point, readPoint);
}

/** One expression without a range around it. */
function findPoint(reading: Reading, at: number): Found | undefined {
  const { points } = reading;
  if (points.has(at)) return points.get(at);
  const core = findCore(reading, at);
  const point = core && withRest(reading, core);
  points.set(at, point);
  return point;
}

/** Expressions inside of expressions; real ones have three or four. */
const DEEPEST = 8;

function findCore(reading: Reading, at: number): Found | undefined {
  if (reading.depth >= DEEPEST) return undefined;
  reading.depth++;
  const core = findOneCore(reading, at);
  reading.depth--;
  return core;
}

function findOneCore(reading: Reading, at: number): Found | undefined {
  const { atoms } = reading;
  const atom = atoms[at];
  if (!atom) return undefined;
  const { lexeme } = atom;
  const readPoint = (from: number) => findPoint(reading, from);
  if (atom.lower === 'the') return findAfterThe(reading, at);
  if (atom.lower === 'day' && /^(?:before|after)$/.test(wordAt(atoms, at + 1))) return findDayBeside(reading, at, at);
  if (atom.lower === 'a' && wordAt(atoms, at + 1) === 'year') {
    const compared = findCompared(atoms, at, at + 1);
    if (compared) return compared;
  }
  if (/^(?:that|those|these|same)$/.test(atom.lower)) return findSame(atoms, at, at);
  if (/^(?:every|each|any|per)$/.test(atom.lower)) return findSet(reading, at);
  if (/^(?:later|earlier)$/.test(atom.lower)) return findOpenPart(reading, at);
  if (lexeme?.part || atom.lower === 'rest') return findPart(reading, at, at);
  const clock = readClock(atoms, at);
  if (clock) return withDay(reading, at, clock);
  if (lexeme?.row !== undefined) return findRow(reading, at, at) ?? referenceAt(atoms, at);
  if (atom.lower === 'year' || atom.lower === 'fiscal' || atom.lower === 'quarter') {
    const compared = findCompared(atoms, at, at) ?? findYearEnd(atoms, at);
    if (compared) return compared;
  }
  const ahead = atom.number >= 0 || lexeme?.cardinal !== undefined ? findCountedRow(atoms, at) : undefined;
  if (ahead) return ahead;
  const nth =
    lexeme?.ordinal !== undefined || /^\d{1,2}(?:st|nd|rd|th)$/.test(atom.lower) ? findNth(reading, at, at) : undefined;
  if (nth) return nth;
  const place = findCalendar(reading, at);
  if (place) return place;
  if (lexeme?.offset !== undefined) return findOffset(atoms, at);
  const set = findSetWord(reading, at);
  if (set) return set;
  return (
    findLength(atoms, at, readPoint) ??
    findBareWeekend(atoms, at) ??
    findWeekPhrase(reading, at, at) ??
    referenceAt(atoms, at) ??
    findDayPartAlone(atoms, at)
  );
}

function findOffset(atoms: readonly Atom[], at: number): Found {
  const { lower, lexeme } = atoms[at]!;
  if (lower === 'nowadays') return found({ is: 'reference', to: 'present' }, at, at + 1);
  const day: Expression = { is: 'offset', days: lexeme!.offset! };
  return found(lower === 'tonight' ? { is: 'clocked', of: day, dayPart: 'night' } : day, at, at + 1);
}

/** What may follow "the". */
function findAfterThe(reading: Reading, first: number): Found | undefined {
  const { atoms } = reading;
  const at = first + 1;
  const atom = atoms[at];
  if (!atom) return undefined;
  const { lexeme, lower } = atom;
  const placed = (one: Found | undefined) => one && { ...one, first };
  if (lower === 'day' && /^(?:before|after)$/.test(wordAt(atoms, at + 1))) {
    const beside = findDayBeside(reading, first, at);
    if (beside) return beside;
  }
  if (lower === 'same') return findSame(atoms, first, at);
  if (lexeme?.part || lower === 'rest' || lower === 'turn' || lower === 'remainder') {
    const part = findPart(reading, first, at);
    if (part) return part;
  }
  if (lower === 'future' || lower === 'past')
    return findFuture(atoms, first, at) ?? placed(findRow(reading, first, at));
  if (lower === 'near' || lower === 'foreseeable')
    return wordAt(atoms, at + 1) === 'future' ? found({ is: 'reference', to: 'future' }, first, at + 2) : undefined;
  if (lexeme?.row !== undefined) {
    const row = findRow(reading, first, at);
    if (row) return row;
  }
  const compared = findCompared(atoms, first, at);
  if (compared) return compared;
  const nth = findNth(reading, first, at);
  if (nth) return nth;
  const yearFirst = findYearThenPeriod(atoms, first, at);
  if (yearFirst) return yearFirst;
  const place = findCalendar(reading, at);
  if (place && !(place.expression.is === 'calendar' && place.expression.unit === 'year' && lexeme?.unit === undefined))
    return placed(place);
  if (place) return place;
  return (
    findWeekPhrase(reading, first, at) ??
    placed(findCountedRow(atoms, at)) ??
    findNumbered(reading, first, at) ??
    findBare(reading, first, at)
  );
}

/** "the nine months", "the full year". */
function findNumbered(reading: Reading, first: number, at: number): Found | undefined {
  const { atoms } = reading;
  const length =
    atoms[at]!.number >= 0 || atoms[at]!.lexeme?.cardinal !== undefined ? readLength(atoms, at) : undefined;
  if (length?.plural && length.amounts.length === 1)
    return found({ is: 'length', amounts: length.amounts }, first, length.next);
  const full = /^(?:full|whole|entire|fiscal|calendar)$/.test(wordAt(atoms, at)) ? at + 1 : undefined;
  const unit = full === undefined ? undefined : atoms[full]?.lexeme?.unit;
  if (unit && !atoms[full!]!.lexeme!.plural && unit !== 'half')
    return (
      periodEnded(reading, first, full!, unit) ?? found({ is: 'same', unit, steps: 0, loose: true }, first, full! + 1)
    );
  return undefined;
}

/** "the year", "the quarter", "the weekend": the one spoken of, else the one of publication. */
function findBare(reading: Reading, first: number, at: number): Found | undefined {
  const { atoms } = reading;
  const { lexeme } = atoms[at]!;
  const unit = lexeme?.unit;
  if (!unit || lexeme?.plural || lexeme?.times || /^(?:second|minute|hour|half|decade|century)$/.test(unit))
    return undefined;
  const next = atoms[at + 1];
  if (isDash(next?.lower ?? '') && next!.glued) return undefined;
  if (unit === 'day' && !/^(?:of|for|on|in|during|earlier|later)$/.test(wordAt(atoms, first - 1))) return undefined;
  if (next && ((/^NN/.test(next.tag) && next.lexeme === undefined) || next.number >= 0)) return undefined;
  if (wordAt(atoms, at + 1) === 'of' && unit !== 'week') return undefined;
  return periodEnded(reading, first, at, unit) ?? found({ is: 'same', unit, steps: 0, loose: true }, first, at + 1);
}

/** "the year ended March 31" is no calendar year; "the quarter ended Sept. 30" is the one with that day. */
function periodEnded(reading: Reading, first: number, at: number, unit: TimeUnit): Found | undefined {
  if (!/^(?:ended|ending)$/.test(wordAt(reading.atoms, at + 1))) return undefined;
  if (unit === 'year') return found({ is: 'length', amounts: [{ unit, count: 1 }] }, first, at + 1);
  const day = unit === 'quarter' ? findPoint(reading, at + 2) : undefined;
  return day && isDay(day.expression) ? found({ is: 'holding', unit, of: day.expression }, first, at + 1) : undefined;
}

/** "the future", "in the past". */
function findFuture(atoms: readonly Atom[], first: number, at: number): Found | undefined {
  const word = wordAt(atoms, at);
  const after = atoms[at + 1];
  const noun =
    after !== undefined && (after.lexeme?.unit !== undefined || after.number >= 0 || /^(?:NN|JJ|CD)/.test(after.tag));
  if (noun || (word === 'past' && !/^(?:in|of|from|to|into|with)$/.test(wordAt(atoms, first - 1)))) return undefined;
  return found({ is: 'reference', to: word === 'past' ? 'past' : 'future' }, first, at + 1);
}

/** "the day before yesterday", "the day after". */
function findDayBeside(reading: Reading, first: number, at: number): Found | undefined {
  const { atoms } = reading;
  const direction = wordAt(atoms, at + 1) === 'before' ? -1 : 1;
  const amounts: readonly Amount[] = [{ unit: 'day', count: 1 }];
  const point = findPoint(reading, at + 2);
  const dated = point && /^(?:offset|calendar|row|within)$/.test(point.expression.is);
  if (dated) return found({ is: 'shift', amounts, direction, from: point.expression, exact: true }, first, point.next);
  if (first === at || (atoms[at + 2] && !/^[.,;?!)”"]$/.test(wordAt(atoms, at + 2)))) return undefined;
  return found({ is: 'same', unit: 'day', steps: direction }, first, at + 2);
}

/** "that day", "the same year", "these days". */
function findSame(atoms: readonly Atom[], first: number, at: number): Found | undefined {
  if (wordAt(atoms, at) === 'these')
    return wordAt(atoms, at + 1) === 'days' ? found({ is: 'reference', to: 'present' }, first, at + 2) : undefined;
  const unitAt = wordAt(atoms, at + 1) === 'same' ? at + 2 : at + 1;
  const lexeme = atoms[unitAt]?.lexeme;
  if (lexeme?.dayPart && !lexeme.plural) {
    return found(
      { is: 'clocked', of: { is: 'same', unit: 'day', steps: 0 }, dayPart: lexeme.dayPart },
      first,
      unitAt + 1,
    );
  }
  const ok = lexeme?.unit && !lexeme.plural && !/^(?:second|minute|hour|half|decade|century)$/.test(lexeme.unit);
  return ok ? found({ is: 'same', unit: lexeme.unit!, steps: 0 }, first, unitAt + 1) : undefined;
}

const UNPLACED = /^(?:second|minute|hour|half)$/;

/** last, this, next and their like, with what they place. */
function findRow(reading: Reading, first: number, at: number): Found | undefined {
  const { atoms } = reading;
  const word = wordAt(atoms, at);
  const nth = word === 'last' ? findNth(reading, first, at) : undefined;
  if (nth && nth.expression.is !== 'nth') return nth;
  let steps = atoms[at]!.lexeme!.row!;
  let of = at + 1;
  const second = atoms[of]?.lexeme?.row;
  if (word === 'this' && second !== undefined) {
    if (wordAt(atoms, of) !== 'current' && second !== 0) steps = second;
    of++;
  }
  const target = atoms[of];
  if (!target) return undefined;
  const narrated = first < at && /^(?:next|following|previous|preceding)$/.test(word);
  const { lexeme } = target;
  if (lexeme?.dayPart && !lexeme.plural && (steps <= 0 || narrated))
    return findRowDayPart(atoms, first, of, narrated ? steps : steps);
  const fiscal = /^(?:fiscal|financial|calendar|school|academic|full|same)$/.test(target.lower) ? of + 1 : of;
  const unit = atoms[fiscal]?.lexeme?.unit;
  if (unit && !atoms[fiscal]!.lexeme!.plural && !atoms[fiscal]!.lexeme!.times && !UNPLACED.test(unit)) {
    if (narrated && unit !== 'decade' && (unit === 'day' || word !== 'next'))
      return found({ is: 'same', unit, steps }, first, fiscal + 1);
    return findRowUnit(first, fiscal, unit, steps, word);
  }
  if (word === 'latest' && target.lower === 'period')
    return found({ is: 'row', steps: -1, of: period('quarter') }, first, of + 1);
  const within = wordAt(atoms, first - 1) === 'within';
  const counted = findRun(atoms, within ? first - 1 : first, of, steps, within);
  if (counted) return counted;
  if (steps === 0 && word === 'current') return undefined;
  const place = findPlaceInRow(reading, of);
  if (!place) return undefined;
  const latest = narrated ? undefined : true;
  return found(
    {
      is: 'row',
      steps,
      of: place.expression as Calendar,
      ...(latest && steps === -1 && { latest }),
      ...(narrated && { narrated }),
      ...(/^(?:coming|upcoming)$/.test(wordAt(atoms, of - 1)) && { soonest: true as const }),
    },
    first,
    place.next,
  );
}

function findRowUnit(first: number, at: number, unit: TimeUnit, steps: number, word: string): Found {
  if (word === 'past' && unit !== 'day' && unit !== 'quarter' && unit !== 'weekend') {
    return found({ is: 'run', amounts: [{ unit, count: 1 }], direction: -1 }, first, at + 1);
  }
  if (word === 'latest' && unit === 'quarter') return found({ is: 'row', steps: -1, of: period(unit) }, first, at + 1);
  return found({ is: 'row', steps, of: period(unit) }, first, at + 1);
}

/** "last night", "this morning", "the next morning". */
function findRowDayPart(atoms: readonly Atom[], first: number, at: number, steps: number): Found | undefined {
  const dayPart = atoms[at]!.lexeme!.dayPart!;
  const night = dayPart === 'night' || dayPart === 'evening';
  if (steps === -1 && !night && first === at - 1) return undefined;
  const of: Expression = steps > 0 ? { is: 'same', unit: 'day', steps } : { is: 'offset', days: steps };
  return found({ is: 'clocked', of, dayPart }, first, at + 1);
}

/** "past three months", "next few days", "last two quarters", "coming weeks". */
function findRun(atoms: readonly Atom[], first: number, at: number, steps: number, whole: boolean): Found | undefined {
  if (steps === 0) return undefined;
  const direction = steps < 0 ? -1 : 1;
  const fortnight = atoms[at]!.lexeme?.times;
  if (fortnight) return found({ is: 'run', amounts: [{ unit: 'week', count: fortnight }], direction }, first, at + 1);
  if (atoms[at]!.lexeme?.unit && !atoms[at]!.lexeme!.plural) return undefined;
  const length = readLength(atoms, at);
  if (length) {
    return found({ is: 'run', amounts: length.amounts, direction, ...(whole && { whole }) }, first, length.next);
  }
  const { lexeme } = atoms[at]!;
  if (!lexeme?.unit || !lexeme.plural || UNPLACED.test(lexeme.unit)) return undefined;
  return found({ is: 'run', amounts: [{ unit: lexeme.unit, vague: { low: 2, high: 99 } }], direction }, first, at + 1);
}

/** "2 upcoming months". */
function findCountedRow(atoms: readonly Atom[], at: number): Found | undefined {
  const count = readCardinal(atoms, at);
  const row = count && atoms[count.next]?.lexeme?.row;
  const unit = count && atoms[count.next + 1]?.lexeme;
  if (!row || !unit?.unit || !unit.plural) return undefined;
  return found(
    { is: 'run', amounts: [{ unit: unit.unit, count: count.value }], direction: row < 0 ? -1 : 1 },
    at,
    count.next + 2,
  );
}

/** What "last" and "next" can place besides units: a month, weekday, season, named day. */
function findPlaceInRow(reading: Reading, at: number): Found | undefined {
  const { atoms } = reading;
  const { lexeme, capital } = atoms[at]!;
  if (lexeme?.holiday && (lexeme.weekday === undefined || capital)) {
    const holiday = findCalendar(reading, at);
    if (holiday?.expression.is === 'calendar') return holiday;
  }
  if (lexeme?.plural) return undefined;
  if (lexeme?.month !== undefined || lexeme?.weekday !== undefined) {
    const place = findCalendar(reading, at);
    return place?.expression.is === 'calendar' && place.expression.year === undefined ? place : undefined;
  }
  if (lexeme?.season !== undefined) return found({ is: 'calendar', unit: 'season', season: lexeme.season }, at, at + 1);
  return undefined;
}

/** "the first Friday", "the third week", "the first nine months", "the 20th" of something. */
function findNth(reading: Reading, first: number, at: number): Found | undefined {
  const { atoms } = reading;
  const ordinal = atoms[at]?.lexeme?.row === -1 ? { value: -1, next: at + 1 } : readOrdinal(atoms, at);
  if (!ordinal || ordinal.value === 0) return undefined;
  const of = isDash(wordAt(atoms, ordinal.next)) ? ordinal.next + 1 : ordinal.next;
  const target = atoms[of]?.lexeme;
  if (target?.weekday !== undefined && !target.plural && !target.short) {
    return nthWithin(
      reading,
      found({ is: 'nth', n: ordinal.value, unit: 'day', weekday: target.weekday }, first, of + 1),
      first > at - 1 || first < at,
    );
  }
  if (target?.unit && !target.plural && /^(?:day|week|weekend|month|year|decade)$/.test(target.unit)) {
    return nthWithin(reading, found({ is: 'nth', n: ordinal.value, unit: target.unit }, first, of + 1), false);
  }
  if (ordinal.value === 1 || ordinal.value === -1) return findFirstFew(reading, first, of, ordinal.value);
  return dayOfOuter(reading, first, ordinal.value, ordinal.next);
}

/** "the 20th of next month". */
function dayOfOuter(reading: Reading, first: number, day: number, at: number): Found | undefined {
  const { atoms } = reading;
  if (wordAt(atoms, at) !== 'of' || day < 1 || day > 31) return undefined;
  const outer = findPoint(reading, at + 1);
  const month =
    outer &&
    ((outer.expression.is === 'row' && outer.expression.of.unit === 'month') ||
      (outer.expression.is === 'same' && outer.expression.unit === 'month'));
  return month
    ? found({ is: 'within', inner: { is: 'nth', n: day, unit: 'day' }, outer: outer.expression }, first, outer.next)
    : undefined;
}

function nthWithin(reading: Reading, nth: Found, alone: boolean): Found | undefined {
  const { atoms } = reading;
  if (!/^(?:of|in)$/.test(wordAt(atoms, nth.next)))
    return alone && nth.expression.is === 'nth' && nth.expression.weekday !== undefined && nth.expression.n > 0
      ? nth
      : undefined;
  const outer = findPoint(reading, nth.next + 1);
  if (!outer || !isPeriodLike(outer.expression) || !holds(outer.expression, nth.expression)) return undefined;
  const within = found({ is: 'within', inner: nth.expression, outer: outer.expression }, nth.first, outer.next);
  const on = wordAt(atoms, outer.next) === 'on' ? outer.next + 1 : outer.next;
  const skip = wordAt(atoms, on - 1) === '.' ? on : on;
  const weekday = atoms[skip]?.lexeme?.weekday;
  if (on > outer.next && weekday !== undefined && nth.expression.is === 'nth' && nth.expression.unit === 'week') {
    return found(
      { is: 'within', inner: { ...nth.expression, unit: 'day', weekday }, outer: outer.expression },
      nth.first,
      on + 1,
    );
  }
  return within;
}

/** "the first nine months of 2024", "the last three weeks of this year", "the first two quarters". */
function findFirstFew(reading: Reading, first: number, at: number, n: number): Found | undefined {
  const { atoms } = reading;
  const length = readLength(atoms, at);
  if (length?.amounts.length !== 1 || !length.plural) return undefined;
  const outer = /^(?:of|in)$/.test(wordAt(atoms, length.next)) ? findPoint(reading, length.next + 1) : undefined;
  if (outer && isPeriodLike(outer.expression)) {
    return found(
      { is: 'run', amounts: length.amounts, direction: n > 0 ? 1 : -1, within: outer.expression },
      first,
      outer.next,
    );
  }
  return n > 0 ? found({ is: 'length', amounts: length.amounts }, first, length.next) : undefined;
}

function isPeriodLike(expression: Expression): boolean {
  return /^(?:calendar|row|same|within|part)$/.test(expression.is);
}

/** "the 1988 second quarter", "the 2016 period". */
function findYearThenPeriod(atoms: readonly Atom[], first: number, at: number): Found | undefined {
  const year = atoms[at]!.digits === 4 ? readYear(atoms, at) : undefined;
  if (!year || year.value < 1500 || year.value > 2200) return undefined;
  const ordinal = readOrdinal(atoms, year.next);
  const unitAt = ordinal && (isDash(wordAt(atoms, ordinal.next)) ? ordinal.next + 1 : ordinal.next);
  if (ordinal && wordAt(atoms, unitAt!) === 'quarter' && ordinal.value >= 1 && ordinal.value <= 4) {
    return found({ is: 'calendar', unit: 'quarter', year: year.value, quarter: ordinal.value }, first, unitAt! + 1);
  }
  if (/^(?:period|quarter)$/.test(wordAt(atoms, year.next))) {
    return found(
      {
        is: 'within',
        inner: { is: 'same', unit: 'quarter', steps: 0 },
        outer: { is: 'calendar', unit: 'year', year: year.value },
      },
      first,
      year.next + 1,
    );
  }
  return undefined;
}

/** "year-earlier quarter", "the year-ago period", "year-earlier": the same period a year before. */
function findCompared(atoms: readonly Atom[], first: number, at: number): Found | undefined {
  const comparable = /^(?:comparable|corresponding)$/.test(wordAt(atoms, at)) ? at + 1 : at;
  if (wordAt(atoms, comparable) !== 'year' || !isDash(wordAt(atoms, comparable + 1))) return undefined;
  if (!/^(?:earlier|ago)$/.test(wordAt(atoms, comparable + 2))) return undefined;
  let next = comparable + 3;
  const ordinal = readOrdinal(atoms, next);
  const quarter = ordinal && wordAt(atoms, ordinal.next) === 'quarter' ? ordinal : undefined;
  const amounts: readonly Amount[] = [{ unit: 'year', count: 1 }];
  if (quarter) {
    const from: Expression = { is: 'calendar', unit: 'quarter', quarter: quarter.value };
    return found({ is: 'shift', amounts, direction: -1, from }, first, quarter.next + 1);
  }
  const named = /^(?:quarter|period|month|week)$/.exec(wordAt(atoms, next))?.[0];
  if (named) next++;
  const unit: TimeUnit | undefined =
    named === 'month' || named === 'week' ? named : named === 'quarter' ? 'quarter' : undefined;
  const from: 'spoken' | Expression = unit ? { is: 'same', unit, steps: 0, loose: true } : 'spoken';
  return found({ is: 'shift', amounts, direction: -1, from }, first, next);
}

/** "year-end", "year's end", "end of year". */
function findYearEnd(atoms: readonly Atom[], at: number): Found | undefined {
  const joined = /^(?:-|'s)$/.test(wordAt(atoms, at + 1)) ? at + 2 : at + 1;
  if (wordAt(atoms, at) !== 'year' || wordAt(atoms, joined) !== 'end') return undefined;
  const year = readYear(atoms, joined + 1);
  const of: Expression = year
    ? { is: 'calendar', unit: 'year', year: year.value }
    : { is: 'row', steps: 0, of: period('year') };
  return found({ is: 'part', part: 'late', of }, at, year?.next ?? joined + 1);
}

/** "early October", "the end of next week", "mid-1996", "the rest of the year". */
function findPart(reading: Reading, first: number, at: number): Found | undefined {
  const { atoms } = reading;
  const word = wordAt(atoms, at);
  const rest = /^(?:rest|remainder)$/.test(word);
  const part: TimePart = word === 'turn' ? 'early' : (atoms[at]!.lexeme?.part ?? 'late');
  if (/^(?:eoy|eom)$/.test(word)) {
    return found(
      { is: 'part', part, of: { is: 'row', steps: 0, of: period(word === 'eoy' ? 'year' : 'month') } },
      first,
      at + 1,
    );
  }
  let of = isDash(wordAt(atoms, at + 1)) ? at + 2 : at + 1;
  const noun = /^(?:beginning|start|outset|dawn|end|close|middle|turn|rest|remainder)$/.test(word);
  if (wordAt(atoms, of) === 'of' || (!noun && /^(?:in|on)$/.test(wordAt(atoms, of)))) of++;
  else if (noun && (first < at || rest) && wordAt(atoms, of) !== 'this') return undefined;
  if (/^(?:my|his|her|its|our|their)$/.test(wordAt(atoms, of))) of++;
  const bareUnit = noun ? atoms[of]?.lexeme?.unit : undefined;
  if (bareUnit && !atoms[of]!.lexeme!.plural && /^(?:week|month|quarter|year)$/.test(bareUnit)) {
    return found(
      { is: 'part', part, of: { is: 'row', steps: 0, of: period(bareUnit) }, ...(rest && { open: true }) },
      first,
      of + 1,
    );
  }
  if (word === 'dawn' || word === 'close' || word === 'start' || word === 'end') {
    if (of === at + 1 && wordAt(atoms, of) !== 'this' && atoms[of]?.lexeme?.row === undefined) return undefined;
  }
  const inner = findCore(reading, of);
  if (!inner) return partOfDay(atoms, first, at, of);
  const kept = takesPart(inner.expression) ? withRest(reading, inner) : undefined;
  return kept && found({ is: 'part', part, of: kept.expression, ...(rest && { open: true }) }, first, kept.next);
}

/** "mid afternoon", "early in the day". */
function partOfDay(atoms: readonly Atom[], first: number, at: number, of: number): Found | undefined {
  const dayPart = atoms[of]?.lexeme?.dayPart;
  if (!dayPart || atoms[of]!.lexeme!.plural || first < at) return undefined;
  return found({ is: 'clocked', of: { is: 'same', unit: 'day', steps: 0, loose: true }, dayPart }, first, of + 1);
}

function takesPart(expression: Expression): boolean {
  if (expression.is === 'calendar') return true;
  return /^(?:row|same|within|offset|nth|clocked)$/.test(expression.is);
}

/** "later this year", "earlier in the month", "later Friday". */
function findOpenPart(reading: Reading, at: number): Found | undefined {
  const { atoms } = reading;
  const part: TimePart = wordAt(atoms, at) === 'later' ? 'late' : 'early';
  const of = /^(?:in|on)$/.test(wordAt(atoms, at + 1)) ? at + 2 : at + 1;
  const inner = findPoint(reading, of);
  if (!inner || !takesPart(inner.expression)) return undefined;
  if (isDay(inner.expression)) return found(inner.expression, at, inner.next);
  const bounded = inner.expression.is === 'row' || inner.expression.is === 'same' || inner.expression.is === 'calendar';
  return bounded ? found({ is: 'part', part, of: inner.expression, open: true }, at, inner.next) : undefined;
}

function isDay(expression: Expression): boolean {
  if (expression.is === 'calendar') return expression.unit === 'day';
  if (expression.is === 'row') return expression.of.unit === 'day';
  return expression.is === 'offset' || expression.is === 'clocked';
}

/** "the week of 4 May", "the week ended Friday", "the week after next", "the weekend of Thanksgiving". */
function findWeekPhrase(reading: Reading, first: number, at: number): Found | undefined {
  const { atoms } = reading;
  const slash = wordAt(atoms, at) === 'w' && wordAt(atoms, at + 1) === '/' && wordAt(atoms, at + 2) === 'c';
  const unit = slash ? 'week' : atoms[at]?.lexeme?.unit;
  if ((unit !== 'week' && unit !== 'weekend' && unit !== 'month' && unit !== 'year') || atoms[at]!.lexeme?.plural)
    return undefined;
  let of = slash ? at + 3 : at + 1;
  if (wordAt(atoms, of) === 'after') {
    const next = wordAt(atoms, of + 1) === 'the' ? of + 2 : of + 1;
    if (wordAt(atoms, next) === 'next') return found({ is: 'row', steps: 2, of: period(unit) }, first, next + 1);
  }
  if (wordAt(atoms, of) === 'before' && wordAt(atoms, of + 1) === 'last')
    return found({ is: 'row', steps: -2, of: period(unit) }, first, of + 2);
  if (/^(?:before|earlier|after)$/.test(wordAt(atoms, of)) && first < at) {
    const ends = atoms[of + 1] === undefined || /^[.,;:)?!”"]$/.test(wordAt(atoms, of + 1));
    if (ends) return found({ is: 'same', unit, steps: wordAt(atoms, of) === 'after' ? 1 : -1 }, first, of + 1);
  }
  if (unit !== 'week' && unit !== 'weekend') return undefined;
  const named = /^(?:of|ended|ending|beginning|starting|commencing|from)$/.test(wordAt(atoms, of));
  if (named) of++;
  else if (!slash) return undefined;
  if (wordAt(atoms, of) === 'on') of++;
  const the = wordAt(atoms, of) === 'the' ? of + 1 : of;
  const day = findPoint(reading, of);
  if (day && isDay(day.expression))
    return found(
      { is: 'week-of', of: unit === 'weekend' ? { is: 'part', part: 'late', of: day.expression } : day.expression },
      first,
      day.next,
    );
  const ordinal = the > of ? readOrdinal(atoms, the) : undefined;
  if (ordinal && ordinal.value <= 31 && ordinal.value >= 1) {
    return found({ is: 'week-of', of: { is: 'calendar', unit: 'day', day: ordinal.value } }, first, ordinal.next);
  }
  return undefined;
}

/** "every day", "each July", "every other Friday", "per month", "every night at 9 p.m." */
function findSet(reading: Reading, at: number): Found | undefined {
  const { atoms } = reading;
  const word = wordAt(atoms, at);
  const other = wordAt(atoms, at + 1) === 'other' ? at + 2 : at + 1;
  if (word === 'each' && wordAt(atoms, at + 1) === 'of') return undefined;
  const target = atoms[other];
  if (!target) return undefined;
  const { lexeme } = target;
  if (lexeme?.weekday !== undefined) return found({ is: 'set', every: `XXXX-WXX-${lexeme.weekday}` }, at, other + 1);
  if (lexeme?.month !== undefined && word !== 'per') {
    const date = findCalendar(reading, other);
    if (date?.expression.is === 'calendar' && date.expression.year === undefined) {
      const { month, day } = date.expression;
      return found(
        { is: 'set', every: `XXXX-${two(month ?? 1)}${day === undefined ? '' : `-${two(day)}`}` },
        at,
        date.next,
      );
    }
  }
  if (lexeme?.season !== undefined)
    return found({ is: 'set', every: `XXXX-${'SP SU FA WI'.split(' ')[lexeme.season - 1]}` }, at, other + 1);
  if (lexeme?.dayPart) return found({ is: 'set', every: `T${DAY_PART_CODES[lexeme.dayPart]}` }, at, other + 1);
  if (target.lower === 'weekday') return found({ is: 'set', every: 'P1WD' }, at, other + 1);
  const count = readCardinal(atoms, other);
  const unitAt = count?.next ?? other;
  const unit = atoms[unitAt]?.lexeme;
  if (!unit?.unit || (word === 'any' && unit.unit !== 'weekend')) return undefined;
  if (unit.unit === 'second' && count === undefined) return undefined;
  const number = (count?.value ?? 1) * (other > at + 1 ? 2 : 1) * (unit.times ?? 1);
  return found({ is: 'set', every: duration(number, unit.unit) }, at, unitAt + 1);
}

export const DAY_PART_CODES = { morning: 'MO', midday: 'MI', afternoon: 'AF', evening: 'EV', night: 'NI' } as const;

const two = (number: number) => String(number).padStart(2, '0');

function duration(count: number, unit: TimeUnit): string {
  if (unit === 'weekend') return `P${count}WE`;
  if (unit === 'quarter') return `P${3 * count}M`;
  const letters = letterOf(unit);
  return letters.startsWith('T') ? `PT${count}${letters.slice(1)}` : `P${count}${letters}`;
}

/** "daily", "annually", "Sundays", "Tuesday nights", "mornings". */
function findSetWord({ atoms }: Reading, at: number): Found | undefined {
  const { lexeme, lower, tag } = atoms[at]!;
  if (lexeme?.set) {
    if (lower === 'quarterly' && atoms[at + 1]?.tag.startsWith('NN')) return undefined;
    return tag.startsWith('NNP') ? undefined : found({ is: 'set', every: lexeme.set }, at, at + 1);
  }
  if (lexeme?.weekday !== undefined && lexeme.plural)
    return found({ is: 'set', every: `XXXX-WXX-${lexeme.weekday}` }, at, at + 1);
  if (lexeme?.dayPart && lexeme.plural && at > 0)
    return found({ is: 'set', every: `T${DAY_PART_CODES[lexeme.dayPart]}` }, at, at + 1);
  return undefined;
}

/** "now", "recently", "recent weeks", "at present", "right now". */
function referenceAt(atoms: readonly Atom[], at: number): Found | undefined {
  const { lower, lexeme } = atoms[at]!;
  if (lower === 'right' && wordAt(atoms, at + 1) === 'now')
    return found({ is: 'reference', to: 'present' }, at, at + 2);
  if (lower === 'at') {
    const present =
      wordAt(atoms, at + 1) === 'present'
        ? 2
        : wordAt(atoms, at + 1) === 'this' && wordAt(atoms, at + 2) === 'time'
          ? 3
          : 0;
    const moment = wordAt(atoms, at + 1) === 'the' && wordAt(atoms, at + 2) === 'moment' ? 3 : present;
    return moment > 0 ? found({ is: 'reference', to: 'present' }, at, at + moment) : undefined;
  }
  if (!lexeme?.reference) return undefined;
  if (lower === 'recent') {
    const unit = atoms[at + 1]?.lexeme;
    if (unit?.unit && unit.plural)
      return found(
        { is: 'run', amounts: [{ unit: unit.unit, vague: { low: 2, high: 99 } }], direction: -1 },
        at,
        at + 2,
      );
  }
  if (
    lower === 'soon' &&
    (wordAt(atoms, at - 1) === 'as' || wordAt(atoms, at + 1) === 'after' || wordAt(atoms, at - 1) === 'too')
  )
    return undefined;
  if (lower === 'now' && wordAt(atoms, at - 1) === 'until')
    return found({ is: 'reference', to: 'present' }, at, at + 1);
  if (lower === 'current' && isDash(wordAt(atoms, at + 1))) return undefined;
  if (lower === 'future' && atoms[at + 1]?.tag.startsWith('NN')) return undefined;
  if (lower === 'future' && /^(?:a|his|her|their|its|our|my|your|'s)$/.test(wordAt(atoms, at - 1))) return undefined;
  return found({ is: 'reference', to: lexeme.reference }, at, at + 1);
}

/** "on weekend". */
function findBareWeekend(atoms: readonly Atom[], at: number): Found | undefined {
  const bare = wordAt(atoms, at) === 'weekend' && /^(?:on|at|over)$/.test(wordAt(atoms, at - 1));
  return bare ? found({ is: 'same', unit: 'weekend', steps: 0, loose: true }, at, at + 1) : undefined;
}

/** "overnight", "in the morning": a part of the day that is spoken of. */
function findDayPartAlone(atoms: readonly Atom[], at: number): Found | undefined {
  if (wordAt(atoms, at) !== 'overnight' || !/^(?:RB|)$/.test(atoms[at]!.tag)) return undefined;
  return found({ is: 'clocked', of: { is: 'offset', days: -1 }, dayPart: 'night' }, at, at + 1);
}

/** A clock time with its day: "9 a.m. Tuesday", "noon on May 3"; alone, that of the day spoken of. */
function withDay(
  reading: Reading,
  first: number,
  { clock, dayPart, next }: { clock?: string; dayPart?: 'midday' | string; next: number },
): Found {
  const { atoms } = reading;
  let at = next;
  if (wordAt(atoms, at) === ',') at++;
  if (wordAt(atoms, at) === 'on') at++;
  const named =
    atoms[at]?.number !== undefined && (atoms[at]!.number < 0 || atoms[at + 1]?.lexeme?.month !== undefined);
  const day = named ? findPoint(reading, at) : undefined;
  const given = { ...(clock !== undefined && { clock }), ...(dayPart === 'midday' && { dayPart: 'midday' as const }) };
  if (day && isDay(day.expression)) return found({ is: 'clocked', of: day.expression, ...given }, first, day.next);
  return found({ is: 'clocked', of: { is: 'same', unit: 'day', steps: 0, loose: true }, ...given }, first, next);
}

/** Adds what follows a place: a part of the day, a clock time, and the period around it. */
function withRest(reading: Reading, core: Found): Found {
  const { atoms } = reading;
  const { expression, first } = core;
  const { next } = core;
  if (isDay(expression) && expression.is !== 'clocked') {
    const dayPart = atoms[next]?.lexeme?.dayPart;
    if (dayPart && atoms[next]!.lower !== 'midnight') {
      if (!atoms[next]!.lexeme!.plural) return found({ is: 'clocked', of: expression, dayPart }, first, next + 1);
      if (expression.is === 'calendar' && expression.weekday !== undefined && expression.day === undefined) {
        return found(
          { is: 'set', every: `XXXX-WXX-${expression.weekday}T${DAY_PART_CODES[dayPart]}` },
          first,
          next + 1,
        );
      }
    }
    const at = wordAt(atoms, next) === ',' ? next + 1 : next;
    const clock = wordAt(atoms, at) === 'at' ? readClock(atoms, at + 1) : undefined;
    if (clock?.clock) return found({ is: 'clocked', of: expression, clock: clock.clock }, first, clock.next);
  }
  const outer = withinOuter(reading, core);
  if (outer) return outer;
  return expression.is === 'row' ? rowWithDay(reading, core) : core;
}

/** "Tuesday of next week", "June last year", "the third quarter this year", "this year's third quarter". */
function withinOuter(reading: Reading, { expression, first, next }: Found): Found | undefined {
  const { atoms } = reading;
  if (expression.is !== 'calendar' || expression.year !== undefined || expression.century !== undefined)
    return undefined;
  const of = /^(?:of|in|,)$/.test(wordAt(atoms, next)) ? next + 1 : next;
  const word = wordAt(atoms, of);
  const placed =
    atoms[of]?.lexeme?.row !== undefined || (word === 'that' && of > next) || (word === 'the' && of > next);
  if (!placed || word === 'past' || word === 'latest' || word === 'current') return undefined;
  const outer = findCore(reading, of);
  if (!outer) return undefined;
  const unit =
    outer.expression.is === 'row'
      ? outer.expression.of.unit
      : outer.expression.is === 'same'
        ? outer.expression.unit
        : undefined;
  const plain = outer.expression.is !== 'row' || Object.keys(outer.expression.of).length === 2;
  const larger =
    expression.unit === 'day' && expression.weekday !== undefined && expression.month === undefined ? 'week' : 'year';
  if (!plain || (unit !== larger && !(larger === 'week' && unit === 'month'))) return undefined;
  return found({ is: 'within', inner: expression, outer: outer.expression }, first, outer.next);
}

/** "next week Wednesday", "last week 's Friday", "next week on Tuesday", "this year's third quarter". */
function rowWithDay(reading: Reading, core: Found): Found {
  const { atoms } = reading;
  const { expression, first, next } = core;
  if (expression.is !== 'row') return core;
  const at = /^(?:on|'s)$/.test(wordAt(atoms, next)) ? next + 1 : next;
  const { lexeme } = atoms[at] ?? {};
  if (expression.of.unit === 'week' && lexeme?.weekday !== undefined && !lexeme.plural) {
    return withRest(reading, found(weekdayOf(lexeme.weekday, expression), first, at + 1));
  }
  const days = expression.of.unit === 'week' ? weekdaysAfter(atoms, next) : undefined;
  if (days) {
    const end = (day: number): Found => found(weekdayOf(atoms[day]!.lexeme!.weekday!, expression), day, day + 1);
    return found({ is: 'range', from: end(days[0]), to: end(days[1]) }, first, days[1] + 1);
  }
  if (expression.of.unit === 'year' && at > next) {
    const ordinal = readOrdinal(atoms, at);
    const quarterAt = ordinal && (isDash(wordAt(atoms, ordinal.next)) ? ordinal.next + 1 : ordinal.next);
    if (ordinal && wordAt(atoms, quarterAt!) === 'quarter' && ordinal.value >= 1 && ordinal.value <= 4) {
      const inner: Expression = { is: 'calendar', unit: 'quarter', quarter: ordinal.value };
      return found({ is: 'within', inner, outer: expression }, first, quarterAt! + 1);
    }
  }
  return core;
}

const weekdayOf = (weekday: number, week: Expression): Expression => ({
  is: 'within',
  inner: { is: 'calendar', unit: 'day', weekday },
  outer: week,
});

/** Places of the two weekdays in "from Tuesday to Thursday", "between Wednesday and Friday". */
function weekdaysAfter(atoms: readonly Atom[], at: number): readonly [number, number] | undefined {
  const joins =
    wordAt(atoms, at) === 'between'
      ? /^and$/
      : wordAt(atoms, at) === 'from'
        ? /^(?:to|until|till|through)$/
        : undefined;
  const named = (day: number) => atoms[day]?.lexeme?.weekday !== undefined;
  return joins && named(at + 1) && joins.test(wordAt(atoms, at + 2)) && named(at + 3) ? [at + 1, at + 3] : undefined;
}

/** "the first week of May", but not "last year in May". */
function holds(outer: Expression, inner: Expression): boolean {
  const unit =
    outer.is === 'calendar'
      ? outer.unit
      : outer.is === 'row'
        ? outer.of.unit
        : outer.is === 'same'
          ? outer.unit
          : 'year';
  return inner.is === 'nth' && TIME_UNITS.indexOf(unit) > TIME_UNITS.indexOf(inner.unit);
}
