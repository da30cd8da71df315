// A page of the rows that have certain words, in the order of a list, without a look at all of them.
import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../database.ts';
import type { Tables } from '../tables.ts';
import { type AskedWords, readWords } from './asked-words.ts';
import {
  among,
  behindMark,
  cut,
  type Mark,
  type Order,
  type Page,
  type PageAsked,
  pageOf,
  type Query,
} from './page.ts';
import { rowsOf } from './together.ts';

/** What is looked for, and where. */
export interface Searched {
  readonly dossier: string;
  readonly table: Worded;
  /** As people type them: `"grain barges" -velsk or harbour`. */
  readonly words: string;
  /** Nothing but words is asked for. */
  readonly isOnly: boolean;
}

/** What is looked for in a list, narrowed by `filter`, of which the words are part. */
export function searchedIn(table: Worded, dossier: string, words: string, filter: object): Searched {
  const isOnly = Object.entries(filter).every(([name, value]) => name === 'words' || value === undefined);
  return { dossier, table, words, isOnly };
}

/** Tables that are searched: the column of their day, and their words. */
const WORDED = {
  documentViews: { day: 'published', words: sql`found` },
  claims: { day: 'published', words: sql`found` },
  events: { day: 'earliest', words: sql`to_tsvector('english', label)` },
} as const;
export type Worded = keyof typeof WORDED;

/** Whether a row has the words that are asked for. */
export function fitting(table: Worded, words: string): RawBuilder<boolean> {
  return sql<boolean>`${WORDED[table].words} @@ websearch_to_tsquery('english', ${words})`;
}

/**
 * The page of what `query` selects and has the words. In the order of time the index of words is asked for the first months of the list that
 * hold so many rows, then for as many more as those that were found let expect: it does not matter how many rows behind have them. All of a
 * short list, the end of a long one, and all in another order, are fetched and sorted at once; so is what has several words, which few
 * have. Where too many have the words, the first month alone will do, or they are met soon by walking the list.
 * `firstRows`: how many rows those months hold at least.
 */
export async function pageFound<Table extends Worded, Row extends { readonly id: string }>(
  db: Database,
  searched: Searched,
  query: Query<Table, Row>,
  asked: PageAsked,
  firstRows: number = FIRST_ROWS[searched.table],
): Promise<Page<Row>> {
  const { table, words, isOnly } = searched;
  const read = await readWords(db, words);
  const { order, after, skip = 0 } = asked;
  const isByTime = order.column === WORDED[table].day && after?.value !== null && skip === 0;
  const isPlanKept = isOnly && isByTime;
  const fits = sql<boolean>`${WORDED[table].words} @@ ${queryOf(read.all, isPlanKept)}`;
  // Planned each time, as the server must see how soon it meets the words.
  const walked = () => pageOf(query.where(fitting(table, words)), asked);
  const hits = (fit: RawBuilder<boolean>, most: number) => hitRows(db, query, fit, asked, { most, isPlanKept });
  const fetched = () => pageHit(asked, () => hits(fits, MOST), walked);
  // Rows that have none of the words may fit: most do.
  if (read.all !== '' && !read.inMonths) return walked();
  const months =
    isByTime && read.inMonths ? behindMonth(await monthsOf(db, searched, asked.revision), order, after) : [];
  if (months.length > 0 && read.isSeveral) {
    const few = await hits(fits, FEW);
    if (few !== undefined) return cut(few, order, asked.limit);
  }
  for (let least = firstRows; ; ) {
    const first = firstOf(months, least);
    if (first.length === months.length || first.length > MOST_MONTHS) return fetched();
    const found = await hits(inMonths(table, read, first, isPlanKept), MOST_OF_MONTHS);
    if (found === undefined) {
      const fewer = first.length > 1 ? await hits(inMonths(table, read, [first[0]!], isPlanKept), MOST_OF_MONTHS) : [];
      const isPage = fewer !== undefined && fewer.length > asked.limit;
      return isPage ? cut(fewer, order, asked.limit) : walked();
    }
    if (found.length > asked.limit) return cut(found, order, asked.limit);
    if (found.length * (countIn(months) / countIn(first)) < VERY_FEW) return fetched();
    least = countIn(first) * Math.min(MOST_TIMES, (2 * (asked.limit + 1)) / (found.length + 1));
  }
}

/** Rows of the first months of a list that are asked for: those of a text are further apart, and its words are more. */
const FIRST_ROWS = { documentViews: 4_000, claims: 40_000, events: 40_000 } as const;
/** Rows of all time that are fetched and sorted without a thought: that have several words, or as few as a month lets expect. */
const FEW = 200;
const VERY_FEW = 50;
/** The months that are asked for next hold at most so many times as many rows. */
const MOST_TIMES = 8;
/** Months that are asked for at once; a query of more is too long. */
const MOST_MONTHS = 200;
/** Rows of some months that are fetched and sorted. */
const MOST_OF_MONTHS = 300;
/** Rows of all time that are. */
const MOST = 2_000;

/** Rows of a page that are fetched for one of so many or fewer: each number is a statement of its own, of which a server keeps the plan. */
const LIMITS = [10, 25, 50, 100, 200];

interface Month {
  /** "2024-10" */
  readonly month: string;
  readonly rows: number;
}

/** The months that a table has rows of, the oldest first, of the revision that was asked last. */
const known = new WeakMap<Database, Map<string, { readonly revision: number; readonly months: readonly Month[] }>>();

async function monthsOf(
  db: Database,
  { dossier, table }: Searched,
  revision: number | undefined,
): Promise<readonly Month[]> {
  const of = known.get(db) ?? new Map();
  known.set(db, of);
  const key = `${table} ${dossier}`;
  const held = of.get(key);
  if (held !== undefined && held.revision === revision) return held.months;
  const { rows: months } = await sql<Month>`
    select left(substr(facet, 5), 7) as month, sum(count)::integer as rows from "facetCounts"
    where dossier = ${dossier} and subject = ${table} and facet >= 'day:' and facet < 'day;' and count > 0
    group by 1 order by 1`.execute(db);
  if (revision !== undefined) of.set(key, { revision, months });
  return months;
}

/** In the order of the list, from that of the mark on. */
function behindMonth(months: readonly Month[], { way }: Order, after: Mark | undefined): readonly Month[] {
  const mark = after && String(after.value).slice(0, 7);
  const inOrder = way === 'asc' ? months : months.toReversed();
  return inOrder.filter(({ month }) => mark === undefined || (way === 'asc' ? month >= mark : month <= mark));
}

function countIn(months: readonly Month[]): number {
  return months.reduce((sum, { rows }) => sum + rows, 0);
}

/** As many of the first as have so many rows; all, where the others have no more than that. */
function firstOf(months: readonly Month[], least: number): readonly Month[] {
  const first: Month[] = [];
  let rows = 0;
  for (const month of months) {
    if (rows >= least) break;
    first.push(month);
    rows += month.rows;
  }
  return countIn(months) - rows <= least ? months : first;
}

function inMonths(
  table: Worded,
  { all, inMonths: wordsIn, isWhole }: AskedWords,
  months: readonly Month[],
  isPlanKept: boolean,
): RawBuilder<boolean> {
  const { day, words: held } = WORDED[table];
  const asked = wordsIn!(months.map(({ month }) => month));
  const hasWords = sql<boolean>`words_of_month(${held}, ${sql.ref(day)}) @@ ${queryOf(asked, isPlanKept)}`;
  return isWhole ? hasWords : sql<boolean>`${hasWords} and ${held} @@ ${queryOf(all, isPlanKept)}`;
}

/** A server that sees how often words are may plan for each of them anew, so a plan that is kept does not let it see. */
function queryOf(asked: string, isPlanKept: boolean): RawBuilder<unknown> {
  return isPlanKept ? sql`(select ${asked}::tsquery)` : sql`${asked}::tsquery`;
}

/** The page of what `query` selects and `fits` holds of, by an index of words: in any order. */
export function pageFitting<Table extends keyof Tables, Row extends { readonly id: string }>(
  db: Database,
  query: Query<Table, Row>,
  fits: RawBuilder<boolean>,
  asked: PageAsked,
): Promise<Page<Row>> {
  const hits = () => hitRows(db, query, fits, asked, { most: MOST, isPlanKept: false });
  return pageHit(asked, hits, () => pageOf(query.where(fits), asked));
}

/** The page of the hits, which `walked` finds too where they are too many. */
async function pageHit<Row extends { readonly id: string }>(
  { order, limit, skip = 0 }: PageAsked,
  hits: () => Promise<Row[] | undefined>,
  walked: () => Promise<Page<Row>>,
): Promise<Page<Row>> {
  const rows = skip > 0 ? undefined : await hits();
  return rows === undefined ? walked() : cut(rows, order, limit);
}

/**
 * Rows of the page and the one behind it by an index of words, in order; undefined where more than `most` fit. The server may keep its plan
 * where nothing but words is asked for: planning takes longer than looking.
 */
async function hitRows<Table extends keyof Tables, Row extends { readonly id: string }>(
  db: Database,
  query: Query<Table, Row>,
  fits: RawBuilder<boolean>,
  { order: { column, way }, after, limit, together }: PageAsked,
  { most, isPlanKept }: { readonly most: number; readonly isPlanKept: boolean },
): Promise<Row[] | undefined> {
  const [sort, id, direction] = [sql.ref(column), sql.ref('id'), sql.raw(way)];
  const inOrder = sql`order by ${sort} ${direction} nulls last, ${id} ${direction}`;
  // Without an order the server asks the index of words instead of walking the list.
  const hits = query
    .where(fits)
    .where(behindMark(column, way, after))
    .clearSelect()
    .select([sql`${sort}`.as(column), sql`${id}`.as('id')])
    .limit(sql.lit(most + 1));
  const shown = query
    .where(
      among(sql`select id from hits ${inOrder} limit ${sql.lit(1 + (LIMITS.find((size) => size >= limit) ?? limit))}`),
    )
    .select(sql<number>`(select count(*)::integer from hits)`.as('hits'));
  const select = sql<Row & { readonly hits: number }>`with hits as materialized (${hits}) ${shown} ${inOrder}`;
  const rows = await (together?.rowsOf({ select, isPlanKept }) ?? rowsOf(db, { select, isPlanKept }));
  if (rows.length > 0 && rows[0]!.hits > most) return undefined;
  return rows.map(({ hits: _, ...row }) => row as unknown as Row);
}
