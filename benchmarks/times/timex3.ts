// Our times as TIMEX3, and how well they agree with the TimeML corpora: relaxed spans, then type and value among them (TempEval-3).

import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Time, type TimeUnit, windowOf } from '../../src/document/time.ts';
import { dayNumber, isoWeek } from '../../src/stages/times/calendar.ts';

export interface Timex {
  readonly start: number;
  readonly end: number;
  readonly type: string;
  readonly value: string;
}

export interface TimemlText {
  readonly id: string;
  readonly text: string;
  /** Day of publication. */
  readonly published: string;
  readonly gold: readonly Timex[];
}

/** The texts of TimeBank and AQUAINT, without the marks of events; undefined where the data is missing. */
export function readTimeml(dataFolder: string): TimemlText[] | undefined {
  const archive = join(dataFolder, 'timeml', 'tbaq-cleaned.tar.gz');
  if (!existsSync(archive)) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'timeml-'));
  try {
    execFileSync('tar', ['xzf', archive, '-C', folder]);
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.tml'))
      .sort()
      .map((path) => parseTimeml(path, readFileSync(join(folder, path), 'utf8')));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function parseTimeml(id: string, xml: string): TimemlText {
  const published = /<DCT>[\s\S]*?value="(\d{4}-\d\d-\d\d)/.exec(xml)?.[1] ?? '';
  const body = /<TEXT>([\s\S]*?)<\/TEXT>/.exec(xml)?.[1] ?? '';
  const gold: Timex[] = [];
  let open: { readonly start: number; readonly attributes: string } | undefined;
  let text = '';
  for (const [piece] of body.matchAll(/<[^>]*>|[^<]+/g)) {
    if (piece.startsWith('<TIMEX3')) open = { start: text.length, attributes: piece };
    else if (piece === '</TIMEX3>' && open) {
      const attribute = (name: string) => new RegExp(` ${name}="([^"]*)"`).exec(open!.attributes)?.[1] ?? '';
      gold.push({ start: open.start, end: text.length, type: attribute('type'), value: attribute('value') });
      open = undefined;
    } else if (!piece.startsWith('<')) text += decode(piece);
  }
  return { id, text, published, gold };
}

const decode = (text: string) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');

/** A time as TIMEX3 has it: a range is two of them, what counts is a DURATION, an hour a TIME. */
export function timexOf(time: Time): Timex[] {
  const { from, to, start, end } = time;
  if (from && to) {
    return [from, to].flatMap((side) =>
      side
        ? [
            {
              start: side.start,
              end: side.end,
              type: 'DATE',
              value: side.edtf ? timexValue(side.edtf, side.unit ?? 'day') : 'XXXX',
            },
          ]
        : [],
    );
  }
  const side = from ?? to;
  if (side) {
    const { from: _, to: __, ...rest } = time;
    return timexOf({ ...rest, ...side, unit: side.unit ?? 'day' });
  }
  if (time.kind === 'set') return [{ start, end, type: 'SET', value: time.every ?? '' }];
  if (time.kind === 'reference') return [{ start, end, type: 'DATE', value: `${time.reference!.toUpperCase()}_REF` }];
  if (time.duration) return [{ start, end, type: 'DURATION', value: time.duration.split('/')[0]! }];
  const day = time.edtf ? timexValue(time.edtf, time.unit ?? 'day') : 'XXXX';
  if (time.clock) return [{ start, end, type: 'TIME', value: `${day}T${time.clock}` }];
  if (time.dayPart) return [{ start, end, type: 'TIME', value: day + DAY_PARTS[time.dayPart] }];
  return [{ start, end, type: 'DATE', value: day }];
}

const DAY_PARTS = { morning: 'TMO', midday: 'TMI', afternoon: 'TAF', evening: 'TEV', night: 'TNI' } as const;
const SEASONS = ['SP', 'SU', 'FA', 'WI'] as const;

/** The TIMEX3 value of a unit of the calendar that begins where an EDTF value begins. */
function timexValue(edtf: string, unit: TimeUnit): string {
  const day = windowOf(edtf)?.earliest;
  if (!day) return edtf.startsWith('XXXX') ? edtf : 'XXXX';
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const week = isoWeek(dayNumber(year, month, date));
  switch (unit) {
    case 'week':
    case 'weekend':
      return `${week.year}-W${String(week.week).padStart(2, '0')}${unit === 'weekend' ? '-WE' : ''}`;
    case 'month':
      return day.slice(0, 7);
    case 'season':
      return `${day.slice(0, 5)}${SEASONS[Math.floor(month / 3) - 1]}`;
    case 'quarter':
      return `${day.slice(0, 5)}Q${Math.ceil(month / 3)}`;
    case 'half':
      return `${day.slice(0, 5)}H${month <= 6 ? 1 : 2}`;
    case 'year':
      return day.slice(0, 4);
    case 'decade':
      return day.slice(0, 3);
    case 'century':
      return day.slice(0, 2);
    default:
      return day;
  }
}

export interface TimexScore {
  readonly gold: number;
  readonly found: number;
  readonly matched: number;
  readonly type: number;
  readonly value: number;
}

/** Counts over all texts; each gold time is matched with at most one found that overlaps it. */
export function scoreTimex(texts: readonly TimemlText[], find: (text: TimemlText) => readonly Timex[]): TimexScore {
  const sum = { gold: 0, found: 0, matched: 0, type: 0, value: 0 };
  for (const text of texts) {
    const found = find(text);
    sum.gold += text.gold.length;
    sum.found += found.length;
    for (const [gold, match] of matches(text.gold, found)) {
      sum.matched++;
      if (gold.type === match.type) sum.type++;
      if (gold.value === match.value) sum.value++;
    }
  }
  return sum;
}

export function matches(gold: readonly Timex[], found: readonly Timex[]): [Timex, Timex][] {
  const free = new Set(found);
  return gold.flatMap((one): [Timex, Timex][] => {
    const overlapping = [...free].filter((other) => other.start < one.end && one.start < other.end);
    const match = overlapping.find(({ value }) => value === one.value) ?? overlapping[0];
    if (!match) return [];
    free.delete(match);
    return [[one, match]];
  });
}

const percent = (share: number) => (100 * share).toFixed(1);

/** Precision, recall and F1 of spans, F1 of type and value. */
export function timexRow({ gold, found, matched, type, value }: TimexScore): string[] {
  const f1 = (right: number) => percent((2 * right) / (gold + found));
  return [percent(matched / found), percent(matched / gold), f1(matched), f1(type), f1(value)];
}
