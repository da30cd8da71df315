// A page of the rows that have certain words, in the order of a list, without a look at all of them.
import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../database.ts';
import type { Tables } from '../tables.ts';
import { among, behindMark, cut, type Page, type PageAsked, pageOf, type Query } from './page.ts';

/** What is looked for, and where. */
export interface Searched {
  readonly dossier: string;
  readonly table: Worded;
  /** As people type them: `"grain barges" -velsk or harbour`. */
  readonly words: string;
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
 * The page of what `query` selects and has the words. In the order of time the index of words is asked month by month until the page is
 * full: it does not matter how many older rows have them. What is behind the last of these months, and all in another order, is fetched
 * and sorted where it is little. Where too much of a month or of the whole has the words, they are met soon by walking the list.
 */
export async function pageFound<Table extends Worded, Row extends { readonly id: string }>(
  db: Database,
  searched: Searched,
  query: Query<Table, Row>,
  asked: PageAsked,
): Promise<Page<Row>> {
  const { table, words } = searched;
  const fits = fitting(table, words);
  if (!hasWords(words)) return pageOf(query.where(fits), asked);
  const isByTime = asked.order.column === WORDED[table].day && asked.after?.value !== null && !asked.skip;
  if (!isByTime) return pageFitting(db, query, fits, asked);
  for (const months of [FIRST_MONTHS, ALL_MONTHS]) {
    const found = await byMonth(db, searched, query, asked, months);
    if (found.inMonth > MOST_OF_MONTH) break;
    if (found.before <= MOST_BEFORE) return cut(found.rows, asked.order, asked.limit);
  }
  return pageOf(query.where(fits), asked);
}

/** Months that are asked one by one before all that is before them is asked for. */
const FIRST_MONTHS = 6;
const ALL_MONTHS = 12_000;
/** Rows of one month that are fetched and sorted. */
const MOST_OF_MONTH = 400;
/** Rows before the first months that are fetched and sorted. */
const MOST_BEFORE = 500;
/** Rows of all time that are. */
const MOST = 2_000;

/** Whether something is asked for that a row must have; the index of words is of no use for what it must not have. */
function hasWords(asked: string): boolean {
  const wanted = asked.replaceAll(/(?<!\S)-\s*(?:"[^"]*"?|\S+)/g, ' ');
  return /[\p{L}\p{N}]/u.test(wanted) && (wanted === asked || !/(?<!\S)or(?!\S)/i.test(asked));
}

interface ByMonth<Row> {
  /** Of the page and the one behind it. */
  readonly rows: readonly Row[];
  /** In the fullest month, at most one more than are fetched. */
  readonly inMonth: number;
  /** In what is before the months, and without a day; at most one more than are fetched. */
  readonly before: number;
}

async function byMonth<Table extends Worded, Row extends { readonly id: string }>(
  db: Database,
  { dossier, table, words }: Searched,
  query: Query<Table, Row>,
  { order: { column, way }, after, limit }: PageAsked,
  most: number,
): Promise<ByMonth<Row>> {
  const [sort, id, direction] = [sql.ref(column), sql.ref('id'), sql.raw(way)];
  const inOrder = sql`order by ${sort} ${direction} nulls last, ${id} ${direction}`;
  const page = limit + 1;
  const behind = query
    .where(behindMark(column, way, after))
    .clearSelect()
    .select([sql`${sort}`.as(column), sql`${id}`.as('id')]);
  const words_ = WORDED[table].words;
  const ofMonth = sql`words_of_month(${words_}, ${sort}) @@ asked_of_month(asked.words, next.month) and (asked.bare or ${words_} @@ asked.words)`;
  const isPassed =
    way === 'asc'
      ? sql`left(${sort}, 7) > coalesce((select max(month) from months), '')`
      : sql`left(${sort}, 7) < coalesce((select min(month) from months), '~')`;
  const isLater = way === 'asc' ? sql`facet >= months.mark` : sql`facet < months.mark`;
  const { rows } = await sql<Row & { readonly inMonth: number; readonly before: number }>`
    with recursive
    asked as materialized (
      select words, words::text !~ '<(-|[0-9]+)>' as bare from (select websearch_to_tsquery('english', ${words}) as words) as typed),
    months (month, mark, ids, hits, seen, steps) as (
      select null collate "C", ${markAt(way, after?.value)}::text collate "C", '{}'::text[] collate "C", 0, 0, 0
      union all
      select next.month, ${way === 'asc' ? sql`'day:' || next.month || '~'` : sql`'day:' || next.month`}, best.ids, best.hits,
        seen + cardinality(best.ids), steps + 1
      from months, asked,
        lateral (
          select left(substr(facet, 5), 7) as month from "facetCounts"
          where dossier = ${dossier} and subject = ${table} and facet >= 'day:' and facet < 'day;' and count > 0 and ${isLater}
          order by facet ${direction} limit 1) as next,
        lateral (
          select coalesce(array_agg(id), '{}') as ids, coalesce(max(hits), 0)::integer as hits
          from (
            select id, count(*) over () as hits from (${behind.where(sql<boolean>`${ofMonth}`).limit(MOST_OF_MONTH + 1)}) as few
            ${inOrder} limit ${page}) as sorted) as best
      where seen < ${page} and steps < ${most}),
    before as materialized (
      select * from (${behind.where(fitting(table, words)).where(sql<boolean>`(${sort} is null or ${isPassed})`)}) as passed
      where (select max(seen) from months) < ${page} limit ${MOST_BEFORE + 1}),
    found (id) as (
      select unnest(ids) from months union all (select id from before ${inOrder} limit ${page}))
    ${query
      .where(among(sql`select id from found`))
      .select([
        sql<number>`(select max(hits) from months)`.as('inMonth'),
        sql<number>`(select count(*)::integer from before)`.as('before'),
      ])} ${inOrder} limit ${page}`.execute(db);
  const [{ inMonth, before } = { inMonth: 0, before: 0 }] = rows;
  return { rows: rows.map(({ inMonth: _, before: _before, ...row }) => row as unknown as Row), inMonth, before };
}

/** Where the days of a list begin behind a mark, among the facets of days. */
function markAt(way: 'asc' | 'desc', value: string | number | null | undefined): string {
  const month = String(value ?? '').slice(0, 7);
  return way === 'asc' ? `day:${month}` : `day:${month}~`;
}

/** The page of what `query` selects and `fits` holds of, by an index of words: in any order. */
export async function pageFitting<Table extends keyof Tables, Row extends { readonly id: string }>(
  db: Database,
  query: Query<Table, Row>,
  fits: RawBuilder<boolean>,
  asked: PageAsked,
): Promise<Page<Row>> {
  const { order, after, limit, skip = 0 } = asked;
  if (skip > 0) return pageOf(query.where(fits), asked);
  const [sort, id, direction] = [sql.ref(order.column), sql.ref('id'), sql.raw(order.way)];
  const inOrder = sql`order by ${sort} ${direction} nulls last, ${id} ${direction}`;
  // Without an order the server asks the index of words instead of walking the list.
  const hits = query
    .where(fits)
    .where(behindMark(order.column, order.way, after))
    .clearSelect()
    .select([sql`${sort}`.as(order.column), sql`${id}`.as('id')])
    .limit(MOST + 1);
  const shown = query
    .where(among(sql`select id from hits ${inOrder} limit ${limit + 1}`))
    .select(sql<number>`(select count(*)::integer from hits)`.as('hits'));
  const { rows } = await sql<Row & { readonly hits: number }>`
    with hits as materialized (${hits}) ${shown} ${inOrder}`.execute(db);
  if (rows.length > 0 && rows[0]!.hits > MOST) return pageOf(query.where(fits), asked);
  return cut(
    rows.map(({ hits, ...row }) => row as unknown as Row),
    order,
    limit,
  );
}
