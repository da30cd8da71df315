// What the peers answer, in terms that can be compared: @microsoft/recognizers-text-suite and chrono-node.
import recognizers from '@microsoft/recognizers-text-suite';
import * as chrono from 'chrono-node';
import { type Comparable, comparable, dayOf } from './recognizers.ts';
import type { Timex } from './timex3.ts';

interface SuiteResult {
  readonly start: number;
  readonly end: number;
  readonly typeName: string;
  readonly resolution?: { readonly values?: readonly Readonly<Record<string, string>>[] };
}

const localDate = (reference: string): Date => {
  const [day = '', time = '00:00:00'] = reference.split('T');
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const [hour, minute] = time.split(':').map(Number) as [number, number];
  return new Date(year, month - 1, date, hour, minute);
};

function suiteResults(text: string, reference: string): SuiteResult[] {
  return recognizers.recognizeDateTime(
    text,
    recognizers.Culture.English,
    undefined,
    localDate(reference),
  ) as SuiteResult[];
}

export function suiteTimes(text: string, reference: string): Comparable[] {
  return suiteResults(text, reference).map(({ start, end, typeName, resolution }) => {
    const values = resolution?.values ?? [];
    return comparable(
      start,
      end + 1,
      typeName.replace('datetimeV2.', ''),
      values[0]?.timex ?? '',
      values,
      values[0]?.Mod ?? values[0]?.mod,
    );
  });
}

/** The suite's answers as TIMEX3: of two readings the past one. */
export function suiteTimexes(text: string, published: string): Timex[] {
  return suiteResults(text, `${published}T00:00:00`).map(({ start, end, typeName, resolution }) => {
    const value = resolution?.values?.[0];
    const type = typeName.replace('datetimeV2.', '');
    const timex = value?.timex ?? '';
    const place = { start, end: end + 1 };
    if (type === 'duration' || type === 'set') return { ...place, type: type.toUpperCase(), value: timex };
    if (type.startsWith('time') || type === 'datetime' || type === 'datetimerange') {
      return timex === 'PRESENT_REF'
        ? { ...place, type: 'DATE', value: timex }
        : { ...place, type: 'TIME', value: dated(timex, value) };
    }
    return { ...place, type: 'DATE', value: dated(timex, value) };
  });
}

/** Its timex where that is a date, else the date of its value. */
function dated(timex: string, value: Readonly<Record<string, string>> | undefined): string {
  const day = value?.value ?? value?.start ?? '';
  if (/^\d{4}/.test(timex)) return timex;
  const month = /^XXXX-\d\d$/.test(timex) ? 7 : 10;
  return /^(?:XXXX|\()/.test(timex) ? day.slice(0, month) : timex;
}

export function chronoTimes(text: string, reference: string): Comparable[] {
  return chrono.en.casual.parse(text, localDate(reference)).map(({ index, text: words, start, end }) => {
    const place = { from: index, to: index + words.length, kind: 'days' as const };
    const first = dayOf(start.date());
    if (end) return { ...place, readings: [{ start: first, end: dayOf(end.date()) + 1 }], ends: [dayOf(end.date())] };
    if (start.isCertain('day') || start.isCertain('weekday') || !start.isCertain('month')) {
      return { ...place, readings: [{ start: first, end: first + 1 }] };
    }
    const date = start.date();
    const [from, to] = [
      new Date(date.getFullYear(), date.getMonth(), 1),
      new Date(date.getFullYear(), date.getMonth() + 1, 1),
    ];
    return { ...place, readings: [{ start: dayOf(from), end: dayOf(to) }] };
  });
}

export function chronoTimexes(text: string, published: string): Timex[] {
  return chrono.en.casual.parse(text, localDate(`${published}T12:00:00`)).map(({ index, text: words, start }) => {
    const place = { start: index, end: index + words.length };
    const day = `${start.get('year')}-${String(start.get('month')).padStart(2, '0')}-${String(start.get('day')).padStart(2, '0')}`;
    if (start.isCertain('hour') && !start.isCertain('second')) {
      return {
        ...place,
        type: 'TIME',
        value: `${day}T${String(start.get('hour')).padStart(2, '0')}:${String(start.get('minute') ?? 0).padStart(2, '0')}`,
      };
    }
    const fine = start.isCertain('day') || start.isCertain('weekday');
    return { ...place, type: 'DATE', value: fine ? day : start.isCertain('month') ? day.slice(0, 7) : day.slice(0, 4) };
  });
}
