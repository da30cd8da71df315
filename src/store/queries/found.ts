// A page of the rows that have certain words, in the order of a list, without a look at all of them.
import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../database.ts';
import type { Tables } from '../tables.ts';
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
 * The page of what `query` selects and has the words. In the order of time the index of words is asked for the first months of the list that
 * hold so many rows, then for four times as many: it does not matter how many rows behind have them. All of a short list, the end of a long
 * one, and all in another order, are fetched and sorted at once; so is what has several words, which few have. Where too many have the
 * words, they are met soon by walking the list.
 * `firstRows`: how many rows those months hold at least.
 */
export async function pageFound<Table extends Worded, Row extends { readonly id: string }>(
  db: Database,
  searched: Searched,
  query: Query<Table, Row>,
  asked: PageAsked,
  firstRows: number = FIRST_ROWS[searched.table],
): Promise<Page<Row>> {
  const { table, words } = searched;
  const fits = fitting(table, words);
  const { order, after, skip = 0 } = asked;
  const isByTime = order.column === WORDED[table].day && after?.value !== null && skip === 0;
  const months = isByTime ? behindMonth(await monthsOf(db, searched, asked.revision), order, after) : [];
  if (months.length > 0 && hasSeveral(words)) {
    const few = await hitRows(db, query, fits, asked, FEW);
    if (few !== undefined) return cut(few, order, asked.limit);
  }
  for (let least = firstRows; ; least *= 4) {
    const first = firstOf(months, least);
    if (first.length === months.length) return pageFitting(db, query, fits, asked);
    const found = await hitRows(db, query, inMonths(table, words, first), asked, MOST_OF_MONTHS);
    if (found === undefined) return pageOf(query.where(fits), asked);
    if (found.length > asked.limit) return cut(found, order, asked.limit);
    if (found.length * (rowsOf(months) / rowsOf(first)) < FEW) return pageFitting(db, query, fits, asked);
  }
}

/** Rows of the first months of a list that are asked for: those of a text are further apart, and its words are more. */
const FIRST_ROWS = { documentViews: 4_000, claims: 40_000, events: 40_000 } as const;
/** Rows of all time that are fetched and sorted without a thought. */
const FEW = 200;
/** Rows of some months that are fetched and sorted. */
const MOST_OF_MONTHS = 300;
/** Rows of all time that are. */
const MOST = 2_000;

/** Whether more than one word is asked for, and not either of them. */
function hasSeveral(asked: string): boolean {
  return /[\p{L}\p{N}][^\p{L}\p{N}]+[\p{L}\p{N}]/u.test(asked) && !/(?<!\S)or(?!\S)/i.test(asked);
}

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

function rowsOf(months: readonly Month[]): number {
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
  return rowsOf(months) - rows <= least ? months : first;
}

function inMonths(table: Worded, words: string, months: readonly Month[]): RawBuilder<boolean> {
  const { day, words: held } = WORDED[table];
  const asked = sql`websearch_to_tsquery('english', ${words})`;
  const which = months.map(({ month }) => month);
  return sql<boolean>`words_of_month(${held}, ${sql.ref(day)}) @@ asked_of_months(${asked}, ${which}::text[])
    and (${asked}::text = querytree(${asked}) and ${asked}::text !~ '<(-|[0-9]+)>' or ${held} @@ ${asked})`;
}

/** The page of what `query` selects and `fits` holds of, by an index of words: in any order. */
export async function pageFitting<Table extends keyof Tables, Row extends { readonly id: string }>(
  db: Database,
  query: Query<Table, Row>,
  fits: RawBuilder<boolean>,
  asked: PageAsked,
): Promise<Page<Row>> {
  if (asked.skip !== undefined && asked.skip > 0) return pageOf(query.where(fits), asked);
  const rows = await hitRows(db, query, fits, asked, MOST);
  return rows === undefined ? pageOf(query.where(fits), asked) : cut(rows, asked.order, asked.limit);
}

/** Rows of the page and the one behind it by an index of words, in order; undefined where more than `most` fit. */
async function hitRows<Table extends keyof Tables, Row extends { readonly id: string }>(
  db: Database,
  query: Query<Table, Row>,
  fits: RawBuilder<boolean>,
  { order: { column, way }, after, limit }: PageAsked,
  most: number,
): Promise<Row[] | undefined> {
  const [sort, id, direction] = [sql.ref(column), sql.ref('id'), sql.raw(way)];
  const inOrder = sql`order by ${sort} ${direction} nulls last, ${id} ${direction}`;
  // Without an order the server asks the index of words instead of walking the list.
  const hits = query
    .where(fits)
    .where(behindMark(column, way, after))
    .clearSelect()
    .select([sql`${sort}`.as(column), sql`${id}`.as('id')])
    .limit(most + 1);
  const shown = query
    .where(among(sql`select id from hits ${inOrder} limit ${limit + 1}`))
    .select(sql<number>`(select count(*)::integer from hits)`.as('hits'));
  const { rows } = await sql<Row & { readonly hits: number }>`
    with hits as materialized (${hits}) ${shown} ${inOrder}`.execute(db);
  if (rows.length > 0 && rows[0]!.hits > most) return undefined;
  return rows.map(({ hits, ...row }) => row as unknown as Row);
}
