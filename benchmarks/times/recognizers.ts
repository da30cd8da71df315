// Date cases of Recognizers-Text that news has, asked of this project, of the suite itself and of chrono-node.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Time, windowOf } from '../../src/document/time.ts';
import { dayNumber, isoDay, parseIsoDay, weekdayOf } from '../../src/stages/times/calendar.ts';

/** A time as all three systems can be compared: days [start, end) that are open where they are absent, or a length, set, pointer. */
export interface Comparable {
  readonly from: number;
  readonly to: number;
  readonly kind: 'days' | 'duration' | 'set' | 'present' | 'none';
  /** Readings, each of them right. */
  readonly readings: readonly { readonly start?: number; readonly end?: number }[];
  /** Other days that stand for the end: a range told by its last unit ends with its start or with its end. */
  readonly ends?: readonly number[];
  /** Any day of the first reading is meant: "two years ago". */
  readonly coarse?: boolean;
  readonly value?: string;
  readonly part?: string;
}

export interface Case {
  readonly file: string;
  readonly input: string;
  readonly reference: string;
  /** The suite's own JavaScript port is said to pass it. */
  readonly supported: boolean;
  readonly expected: readonly Comparable[];
  /** Only the places are given, no values: extractors, and the merged parser. */
  readonly spansOnly: boolean;
}

/**
 * Files: dates, periods, holidays, lengths and sets, as parsers, extractors and through the default model. Out are clock times, time
 * zones and the model's other modes (calendar, tasks, experimental), which serve an assistant's appointments.
 */
const FILES = [
  ...[
    'DateParser',
    'DatePeriodParser',
    'HolidayParser',
    'DurationParser',
    'SetParser',
    'MergedParser',
    'DateTimeModel',
  ],
  ...['DateExtractor', 'DatePeriodExtractor', 'HolidayExtractor', 'DurationExtractor', 'SetExtractor'],
];

/** Cases left out, by what they hold; the reason stands beside each. */
const OUT: readonly (readonly [reason: string, test: (raw: RawCase) => boolean])[] = [
  ['weekday and date contradict each other: no value here', (raw) => raw.Results.some(contradicts)],
  [
    'clock times and parts of the day',
    (raw) =>
      raw.Results.some(
        (result) => !IN_SCOPE.test(typeOf(result)) || /T[\dA-Z]/.test(timexOf(result).replace(/^PT/, '')),
      ),
  ],
  [
    'a clock time beside what is expected',
    (raw) => /\d\s?[ap]\.?m\b|\d:\d\d|o'?clock|\bhours? from|minutes? from|dinner/i.test(raw.Input),
  ],
  [
    'a date in figures without year: scores, shares and sections look the same (4/22, 4.22, 7-6)',
    (raw) =>
      raw.Results.some((result) =>
        /(?:^|[^\d/.-])\d{1,2}[/.-]\d{1,2}(?![\d/.]|-\d\d(?:\D|$)|-\d{4}|\s?\d{4})/.test(textOf(result)),
      ),
  ],
  [
    'a day number alone: in news a rank ("the second", "29th")',
    (raw) =>
      raw.Results.some(
        (result) =>
          /^XXXX-XX-\d\d$/.test(timexOf(result)) ||
          /^(?:the )?(?:\d{1,2}(?:st|nd|rd|th)?|second|first|twenty.first)$/i.test(textOf(result)),
      ),
  ],
  [
    'fiscal and school years, whose days differ by company and state',
    (raw) => raw.Results.some((result) => /^[FS]Y/.test(timexOf(result))),
  ],
  [
    'holidays of one state or of another calendar: those come from a pack',
    (raw) => /independence|ramad|ramaz|ramzan|eid|islamic|hijri/i.test(raw.Input),
  ],
  ['years before 1000', (raw) => raw.Results.some((result) => /^0\d{3}/.test(timexOf(result)))],
  ['operators and chat marks', (raw) => /[<>]\s?=|https?:|\beoy\b|#|\[/i.test(raw.Input)],
];
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** "Wed, 22 of Jan", expected on a day that is no Wednesday. */
function contradicts(result: RawResult): boolean {
  const named = /\b(sun|mon|tue|wed|thu|fri|sat)/i.exec(result.Text)?.[1]?.toLowerCase();
  const past = result.Value?.PastResolution;
  const day = parseIsoDay(past?.date ?? past?.endDate ?? result.Resolution?.values?.[0]?.value ?? '');
  if (!named || day === undefined || !/\d\d-\d\d/.test(timexOf(result)) || !/\d\s+of\s/.test(result.Text)) return false;
  return DAYS[weekdayOf(day) % 7] !== named;
}

const IN_SCOPE = /^(?:date|daterange|duration|set|)$/;

interface RawResult {
  readonly Text: string;
  readonly Start: number;
  readonly End?: number;
  readonly Length?: number;
  readonly Type?: string;
  readonly TypeName?: string;
  readonly Value?: {
    readonly Timex?: string;
    readonly Mod?: string;
    readonly PastResolution?: Readonly<Record<string, string>>;
    readonly FutureResolution?: Readonly<Record<string, string>>;
  };
  readonly Resolution?: { readonly values?: readonly Readonly<Record<string, string>>[] };
}

interface RawCase {
  readonly Input: string;
  readonly Context?: { readonly ReferenceDateTime?: string };
  readonly NotSupported?: string;
  readonly NotSupportedByDesign?: string;
  readonly Results: readonly RawResult[];
}

const textOf = (result: RawResult) => result.Text;
const timexOf = ({ Value, Resolution }: RawResult) => Value?.Timex ?? Resolution?.values?.[0]?.timex ?? '';
function typeOf(result: RawResult): string {
  const type = (result.TypeName ?? result.Type ?? '').replace('datetimeV2.', '');
  return type === 'datetime' && timexOf(result) === 'PRESENT_REF' ? 'date' : type;
}

/** Cases in scope, and how many each rule leaves out; undefined where the data is missing. */
export function readCases(dataFolder: string): { cases: Case[]; out: Map<string, number> } | undefined {
  const folder = join(dataFolder, 'recognizers', 'DateTime');
  if (!existsSync(folder)) return undefined;
  const cases: Case[] = [];
  const out = new Map<string, number>();
  for (const file of FILES) {
    const raws = JSON.parse(readFileSync(join(folder, `${file}.json`), 'utf8').replace(/^\uFEFF/, '')) as RawCase[];
    for (const raw of raws) {
      const rule = OUT.find(([, test]) => test(raw));
      if (rule) out.set(rule[0], (out.get(rule[0]) ?? 0) + 1);
      else cases.push(caseOf(file, raw));
    }
  }
  return { cases, out };
}

function caseOf(file: string, raw: RawCase): Case {
  return {
    file,
    input: raw.Input,
    reference: raw.Context?.ReferenceDateTime ?? '2016-11-07T00:00:00',
    supported: !/javascript/i.test(`${raw.NotSupported} ${raw.NotSupportedByDesign}`),
    spansOnly: file.endsWith('Extractor') || file === 'MergedParser',
    expected: raw.Results.map(expectedOf),
  };
}

function expectedOf(result: RawResult): Comparable {
  const to = result.Length === undefined ? result.End! + 1 : result.Start + result.Length;
  const values = result.Resolution?.values ?? [
    result.Value?.PastResolution ?? {},
    result.Value?.FutureResolution ?? {},
  ];
  return comparable(
    result.Start,
    to,
    typeOf(result),
    timexOf(result),
    values,
    result.Value?.Mod ?? result.Resolution?.values?.[0]?.Mod,
  );
}

/** A result in the suite's terms, of its cases or of its own answers. */
export function comparable(
  from: number,
  to: number,
  type: string,
  timex: string,
  values: readonly Readonly<Record<string, string>>[],
  mod?: string,
): Comparable {
  const place = { from, to };
  if (timex === 'PRESENT_REF' && type !== 'daterange') return { ...place, kind: 'present', readings: [] };
  if (type === 'duration') return { ...place, kind: 'duration', readings: [], value: sameLength(timex) };
  if (type === 'set') return { ...place, kind: 'set', readings: [], value: timex.replace('P0.5Y', 'P6M') };
  const readings = values.flatMap((value) => {
    const day = value.value ?? value.date;
    const start = parseIsoDay(value.start ?? value.startDate ?? day ?? '');
    const end =
      day === undefined ? parseIsoDay(value.end ?? value.endDate ?? '') : start === undefined ? undefined : start + 1;
    return start === undefined && end === undefined
      ? []
      : [{ ...(start !== undefined && { start }), ...(end !== undefined && { end }) }];
  });
  if (readings.length === 0)
    return { ...place, kind: /-?(?:SP|SU|FA|WI)$/.test(timex) ? 'days' : 'none', readings, value: timex };
  return {
    ...place,
    kind: 'days',
    readings,
    ...(mod && /^(?:start|mid|end)$/.test(mod) && { part: mod, value: timex }),
    ...(!mod && !timex.startsWith('(') && { value: timex }),
  };
}

/** "few", "some" and "several" are written as 3 by the suite; halves of a unit in two ways. */
function sameLength(timex: string): string {
  return timex
    .split('/')[0]!
    .replace('X', '3')
    .replace('P0.5Y', 'P6M')
    .replace('P1.25Y', 'P1Y3M')
    .replace(/PT(\d*)\.5H/, (_, hours: string) => `PT${Number(hours) > 0 ? `${Number(hours)}H` : ''}30M`)
    .replace(/^P(\d+)D?T(\d+)H$/, (_, days: string, hours: string) => `PT${Number(days) * 24 + Number(hours)}H`);
}

const PARTS = { early: 'start', mid: 'mid', late: 'end' } as const;
const SEASONS = { '21': 'SP', '22': 'SU', '23': 'FA', '24': 'WI' } as const;

/** A time of this project in these terms; undefined for pointers such as "recently", which the cases do not have. */
export function fromTime(time: Time): Comparable | undefined {
  const place = { from: time.start, to: time.end };
  if (time.kind === 'reference')
    return time.reference === 'present' ? { ...place, kind: 'present', readings: [] } : undefined;
  if (time.kind === 'set') return { ...place, kind: 'set', readings: [], value: time.every! };
  if (time.kind === 'duration') return { ...place, kind: 'duration', readings: [], value: sameLength(time.duration!) };
  const window = time.edtf === undefined ? undefined : windowOf(time.edtf);
  if (!window) return { ...place, kind: 'none', readings: [] };
  const start = window.earliest === undefined ? undefined : parseIsoDay(window.earliest);
  const last = window.latest === undefined ? undefined : parseIsoDay(window.latest);
  const ends = last === undefined ? [] : [last, last + 1];
  const lastUnit = time.to?.edtf && windowOf(time.to.edtf)?.earliest;
  if (lastUnit) ends.push(parseIsoDay(lastUnit)!);
  const season = /^(\d{4})-(2[1-4])$/.exec(time.edtf!);
  return {
    ...place,
    kind: 'days',
    readings: [{ ...(start !== undefined && { start }), ...(last !== undefined && { end: last + 1 }) }],
    ends,
    coarse: time.edtf!.endsWith('~'),
    ...(time.part && { part: PARTS[time.part] }),
    ...(season && { value: `${season[1]}-${SEASONS[season[2] as keyof typeof SEASONS]}` }),
  };
}

/** Whether what was found is what the case expects: as many times, each at its place and with one of its values. */
export function isRight(one: Case, found: readonly Comparable[]): boolean {
  const present = one.expected.some(({ kind }) => kind === 'present');
  const silent = /^(?:Date|Holiday)(?!TimeModel)/.test(one.file) ? /^(?:duration|set)$/ : /^$/;
  // A file for dates says nothing of lengths and sets. What was seen and given no value (31 February) is nothing found where nothing is expected.
  const counted = found.filter(
    ({ kind }) => (present || kind !== 'present') && (one.expected.length > 0 || kind !== 'none') && !silent.test(kind),
  );
  if (counted.length !== one.expected.length) return false;
  return one.expected.every((expected, at) => {
    const other = counted[at]!;
    return other.from < expected.to && expected.from < other.to && (one.spansOnly || sameMeaning(expected, other));
  });
}

function sameMeaning(expected: Comparable, found: Comparable): boolean {
  if (expected.kind === 'none')
    return found.kind === 'none' || (found.value !== undefined && found.value === expected.value);
  if (expected.kind !== found.kind) return false;
  if (expected.kind === 'duration' || expected.kind === 'set') return expected.value === found.value;
  if (expected.kind === 'present') return true;
  if (expected.readings.length === 0) return seasonFits(expected.value ?? '', found.value);
  const [given] = found.readings;
  if (expected.part !== undefined)
    return found.part === expected.part && expected.readings.some((reading) => near(reading, given));
  return expected.readings.some((reading) => sameDays(reading, found)) || samePart(expected, found);
}

/** "the summer" has no year in the suite's answer, ours may have one. */
const seasonFits = (expected: string, found: string | undefined) =>
  found !== undefined && (found === expected || found.endsWith(`-${expected}`));

/** An early, middle or late part: halves for the suite, thirds here; the same where they overlap. */
function near(
  a: { readonly start?: number; readonly end?: number },
  b: { readonly start?: number; readonly end?: number } | undefined,
): boolean {
  return b?.start !== undefined && b.end !== undefined && a.start! < b.end && b.start < a.end!;
}

/** "later this year" has a half of its year as value, and the year as timex. */
function samePart(expected: Comparable, found: Comparable): boolean {
  return (
    found.part !== undefined &&
    expected.value !== undefined &&
    expected.readings.some((reading) => near(reading, found.readings[0]))
  );
}

function sameDays(reading: { readonly start?: number; readonly end?: number }, found: Comparable): boolean {
  const given = found.readings[0]!;
  if (found.coarse && reading.start !== undefined && reading.end === reading.start + 1) {
    return (
      given.start !== undefined && given.end !== undefined && given.start <= reading.start && reading.start < given.end
    );
  }
  if (given.start !== reading.start) return false;
  return reading.end === given.end || (reading.end !== undefined && found.ends?.includes(reading.end) === true);
}

export const showDays = ({ kind, readings, value, part }: Comparable): string =>
  `${kind} ${readings.map(({ start, end }) => `${start === undefined ? '' : isoDay(start)}..${end === undefined ? '' : isoDay(end)}`).join(' | ')} ${value ?? ''} ${part ?? ''}`;

export const dayOf = (date: Date): number => dayNumber(date.getFullYear(), date.getMonth() + 1, date.getDate());
