// The timeline: how many events there are in each day, month, year or decade, by type and by what they rest on.
import { z } from 'zod';
import { SUPPORTS, type Support } from '../document/verdict.ts';
import { BUCKETS, type BucketSize, countTimeline, type TimelineRow } from '../store/queries/timeline.ts';
import type { ApiApp, Shared } from './context.ts';
import { eventFilterOf, eventFilters } from './event-filters.ts';
import { answerOverview } from './overviews.ts';
import { Problem } from './problem.ts';
import { dossierRoute } from './route.ts';

/** What a page can draw; a finer size is chosen as long as there are no more. */
const MOST_CHOSEN = 400;
/** What is given where the size is asked for. */
const MOST_ASKED = 4_000;

const count = z.int().nonnegative();
const tally = {
  events: count,
  contested: count,
  types: z.record(z.string(), count).describe('Events by type.'),
  support: z.partialRecord(z.enum(SUPPORTS), count).describe('Events by what they rest on.'),
};

const timelineSchema = z
  .strictObject({
    bucket: z.enum(Object.keys(BUCKETS) as [BucketSize, ...BucketSize[]]),
    items: z
      .array(
        z.strictObject({
          from: z.string().describe('"2024-10"; of a decade its first year. For `from` of the list of events.'),
          to: z.string().describe('The same; of a decade its last year. For `to`.'),
          ...tally,
        }),
      )
      .describe('In the order of time, those without events left out. An event of several days counts on the first.'),
    undated: z.strictObject(tally),
    events: count.describe('All, the undated too.'),
    revision: z.int(),
  })
  .meta({ id: 'Timeline' });

const query = z.strictObject({
  ...eventFilters,
  bucket: z
    .enum(Object.keys(BUCKETS) as [BucketSize, ...BucketSize[]])
    .optional()
    .describe(`Unless told, the finest of which there are no more than ${MOST_CHOSEN}.`),
});

export function addTimeline(app: ApiApp, shared: Shared): void {
  dossierRoute(
    app,
    shared,
    'reader',
    {
      ...{ method: 'get', path: '/timeline', tag: 'overviews', summary: 'Events counted by time' },
      ...{ query, answers: timelineSchema },
    },
    (c, { query: { bucket, ...asked } }) =>
      answerOverview(c, async () => {
        const { database, id } = c.var.kept;
        const size = bucket === undefined ? {} : { bucket };
        return timelineOf(await countTimeline(database.db, id, eventFilterOf(asked), { ...size, most: MOST_CHOSEN }));
      }),
  );
}

interface Tally {
  events: number;
  contested: number;
  readonly types: Record<string, number>;
  readonly support: Partial<Record<Support, number>>;
}

function timelineOf({ bucket, rows }: { readonly bucket: BucketSize; readonly rows: readonly TimelineRow[] }) {
  const tallies = new Map<string | null, Tally>();
  for (const { start, type, support, contested, count } of rows) {
    const tally = tallies.get(start) ?? { events: 0, contested: 0, types: {}, support: {} };
    tallies.set(start, tally);
    if (type !== null) tally.types[type] = count;
    else {
      tally.events += count;
      if (contested) tally.contested += count;
      tally.support[support as Support] = (tally.support[support as Support] ?? 0) + count;
    }
  }
  const undated = tallies.get(null) ?? { events: 0, contested: 0, types: {}, support: {} };
  tallies.delete(null);
  if (tallies.size > MOST_ASKED)
    throw new Problem(
      'invalid-request',
      `There are ${tallies.size} of this bucket; ask for a coarser one, or narrow the time.`,
    );
  const items = [...tallies].map(([start, tally]) => ({ ...boundsOf(start!, bucket), ...tally }));
  return { bucket, items, undated, events: [...tallies.values(), undated].reduce((sum, one) => sum + one.events, 0) };
}

/** First and last day, month or year of a bucket. */
function boundsOf(start: string, bucket: BucketSize): { readonly from: string; readonly to: string } {
  return bucket === 'decade' ? { from: `${start}0`, to: `${start}9` } : { from: start, to: start };
}
