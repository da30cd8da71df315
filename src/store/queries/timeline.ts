// Events counted by time: so many in "2024-10", of which so many contested, by type and by support.
import { sql } from 'kysely';
import type { Database } from '../database.ts';
import { type EventFilter, eventsOf } from './events.ts';

/** How many characters of a day a bucket is: "202", "2024", "2024-10", "2024-10-21". */
export const BUCKETS = { decade: 3, year: 4, month: 7, day: 10 } as const;
export type BucketSize = keyof typeof BUCKETS;

/** Events of one bucket and one type, or of one bucket, support and contest. */
export interface TimelineRow {
  /** The beginning of their first day; null where that is not known. */
  readonly start: string | null;
  /** Null where the row is of a support. */
  readonly type: string | null;
  readonly support: string | null;
  readonly contested: boolean | null;
  readonly count: number;
}

export interface TimelineCounts {
  readonly bucket: BucketSize;
  readonly rows: readonly TimelineRow[];
}

/** By the size that is asked for, else by the finest that makes no more than `most` buckets. */
export async function countTimeline(
  db: Database,
  dossier: string,
  filter: EventFilter,
  { bucket, most }: { readonly bucket?: BucketSize; readonly most: number },
): Promise<TimelineCounts> {
  const size = bucket ?? (await fittingSize(db, dossier, filter, most));
  const query = (await eventsOf(db, dossier, filter)).select(['earliest', 'type', 'support', 'contested']);
  const start = sql`left(earliest, ${sql.lit(BUCKETS[size])})`;
  const { rows } = await sql<TimelineRow>`
    with cells as (select ${start} as start, type, support, contested, count(*) as count from (${query}) as found group by 1, 2, 3, 4)
    select start, type, support, contested, sum(count)::integer as count from cells
    group by grouping sets ((start, type), (start, support, contested)) order by 1, 2, 3, 4`.execute(db);
  return { bucket: size, rows };
}

/** From the first and the last day, which an index gives. */
async function fittingSize(db: Database, dossier: string, filter: EventFilter, most: number): Promise<BucketSize> {
  const query = (await eventsOf(db, dossier, filter)).select('earliest');
  const { rows } = await sql<{ readonly first: string | null; readonly last: string | null }>`
    select min(earliest) as first, max(earliest) as last from (${query}) as found`.execute(db);
  const { first, last } = rows[0]!;
  return first === null || last === null ? 'month' : finestFor(first, last, most);
}

/** The finest size of which no more than `most` lie between two days. */
export function finestFor(first: string, last: string, most: number): BucketSize {
  const [years, months] = [yearOf(last) - yearOf(first), monthOf(last) - monthOf(first)];
  const needed = { day: 31 * (years * 12 + months + 1), month: years * 12 + months + 1, year: years + 1, decade: 0 };
  return (['day', 'month', 'year', 'decade'] as const).find((size) => needed[size] <= most)!;
}

function yearOf(day: string): number {
  return Number(day.slice(0, 4));
}

function monthOf(day: string): number {
  return Number(day.slice(5, 7));
}
