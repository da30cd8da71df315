// One page of a list, found by the place where the last one ended: "behind 2024-10-21, claim 5f2a…". Cost does not grow with the page.
import { type RawBuilder, type SelectQueryBuilder, sql } from 'kysely';
import type { Database } from '../database.ts';
import type { Tables } from '../tables.ts';

/** What a list is sorted by, before the id, and which way. Rows without it come last, whichever the way. */
export interface Order {
  readonly column: string;
  readonly way: 'asc' | 'desc';
}

/** Where a page ended: the value that the list is sorted by, and the id. */
export interface Mark {
  readonly value: string | number | null;
  readonly id: string;
}

export interface PageAsked {
  readonly order: Order;
  readonly after?: Mark;
  readonly limit: number;
}

export interface Page<Row> {
  readonly rows: readonly Row[];
  /** Absent on the last page. */
  readonly next?: Mark;
}

type Query<Table extends keyof Tables, Row> = SelectQueryBuilder<Tables, Table, Row>;

/** The page of `query`, which selects and filters; its rows must hold the id and the column of the order. */
export async function pageOf<Table extends keyof Tables, Row extends { readonly id: string }>(
  query: Query<Table, Row>,
  { order, after, limit }: PageAsked,
): Promise<Page<Row>> {
  const rows = after?.value === null ? [] : await withValue(query, order, after, limit + 1);
  const left = limit + 1 - rows.length;
  if (left > 0) rows.push(...(await withoutValue(query, order, after?.value === null ? after : undefined, left)));
  return cut(rows, order, limit);
}

/** Of the rows next in order, how many times a page are looked at for words that are common. */
const WALKED = 10;

/** Rows that are fetched and sorted where words are rare; where more have them, they are met soon in the order of the list. */
const MOST_FOUND = 2_000;

/**
 * The page of what `query` selects and `fits` holds of, which asks for words. No statistics tell how common a word is that they do not
 * list, and the server would walk the whole list in its order to find none. So a few rows are walked, which finds common words; then
 * the index of words is asked; and only where that finds many, the order is walked to the end.
 */
export async function pageFound<Table extends keyof Tables, Row extends { readonly id: string }>(
  db: Database,
  query: Query<Table, Row>,
  fits: RawBuilder<boolean>,
  asked: PageAsked,
): Promise<Page<Row>> {
  const { order, limit } = asked;
  const ids = (await nearIds(db, query, fits, asked)) ?? (await foundIds(db, query.where(fits), asked));
  if (ids === undefined) return pageOf(query.where(fits), asked);
  const rows = (await query.where(sql<boolean>`${sql.ref('id')} = any(${ids}::text[])`).execute()) as Row[];
  const byId = new Map(rows.map((row) => [row.id, row]));
  return cut(
    ids.flatMap((id) => byId.get(id) ?? []),
    order,
    limit,
  );
}

/** Ids of the page and of the one behind it, where the next rows hold so many. */
async function nearIds<Table extends keyof Tables, Row>(
  db: Database,
  query: Query<Table, Row>,
  fits: RawBuilder<boolean>,
  { order, after, limit }: PageAsked,
): Promise<string[] | undefined> {
  if (after?.value === null) return undefined;
  const near = behindValue(query.clearSelect(), order, after)
    .select([sql`${sql.ref('id')}`.as('id'), sql<boolean>`${fits}`.as('fits')])
    .limit(WALKED * (limit + 1));
  const { rows } = await sql<{ readonly id: string }>`
    with near as materialized (${near}) select id from near where fits limit ${limit + 1}`.execute(db);
  return rows.length > limit ? rows.map(({ id }) => id) : undefined;
}

/** Ids of the page and of the one behind it; undefined where too much is found. */
function foundIds<Table extends keyof Tables, Row>(
  db: Database,
  query: Query<Table, Row>,
  { order: { column, way }, after, limit }: PageAsked,
): Promise<string[] | undefined> {
  const [sort, id, direction] = [sql.ref(column), sql.ref('id'), sql.raw(way)];
  const hits = query
    .clearSelect()
    .select([sql`${sort}`.as(column), sql`${id}`.as('id')])
    .limit(MOST_FOUND + 1);
  return db.transaction().execute(async (within) => {
    await sql`select set_config('enable_seqscan', 'off', true), set_config('enable_indexscan', 'off', true)`.execute(
      within,
    );
    const { rows } = await sql<{ readonly hits: string; readonly ids: string[] }>`
      with hits as materialized (${hits})
      select (select count(*) from hits) as hits,
        array(select id from hits where ${behindMark(column, way, after)}
          order by ${sort} ${direction} nulls last, ${id} ${direction} limit ${limit + 1}) as ids`.execute(within);
    return Number(rows[0]!.hits) > MOST_FOUND ? undefined : rows[0]!.ids;
  });
}

function behindMark(column: string, way: Order['way'], after: Mark | undefined): RawBuilder<boolean> {
  const [sort, id, sign] = [sql.ref(column), sql.ref('id'), sql.raw(way === 'asc' ? '>' : '<')];
  if (after === undefined) return sql`true`;
  if (after.value === null) return sql`${sort} is null and ${id} ${sign} ${after.id}`;
  return sql`${sort} is null or (${sort}, ${id}) ${sign} (${after.value}, ${after.id})`;
}

function cut<Row extends { readonly id: string }>(rows: readonly Row[], order: Order, limit: number): Page<Row> {
  if (rows.length <= limit) return { rows };
  const shown = rows.slice(0, limit);
  return { rows: shown, next: markOf(shown.at(-1)!, order) };
}

function markOf(row: { readonly id: string }, { column }: Order): Mark {
  const value = (row as unknown as Readonly<Record<string, string | number | null>>)[column] ?? null;
  return { value, id: row.id };
}

function withValue<Table extends keyof Tables, Row>(
  query: Query<Table, Row>,
  order: Order,
  after: Mark | undefined,
  limit: number,
): Promise<Row[]> {
  return behindValue(query, order, after).limit(limit).execute() as Promise<Row[]>;
}

/** Rows with a value behind the mark; as those without, in the order of the index, so that it is read and nothing is sorted. */
function behindValue<Table extends keyof Tables, Row>(
  query: Query<Table, Row>,
  order: Order,
  after: Mark | undefined,
): Query<Table, Row> {
  const [column, id] = [sql.ref(order.column), sql.ref('id')];
  const held = query.where(sql<boolean>`${column} is not null`);
  if (after === undefined) return inOrder(held, order);
  const behind = sql<boolean>`(${column}, ${id}) ${sql.raw(beyond(order))} (${after.value}, ${after.id})`;
  return inOrder(held.where(behind), order);
}

function withoutValue<Table extends keyof Tables, Row>(
  query: Query<Table, Row>,
  order: Order,
  after: Mark | undefined,
  limit: number,
): Promise<Row[]> {
  const empty = query.where(sql<boolean>`${sql.ref(order.column)} is null`);
  const behind =
    after === undefined ? empty : empty.where(sql<boolean>`${sql.ref('id')} ${sql.raw(beyond(order))} ${after.id}`);
  return inOrder(behind, order).limit(limit).execute() as Promise<Row[]>;
}

function beyond({ way }: Order): '<' | '>' {
  return way === 'asc' ? '>' : '<';
}

function inOrder<Table extends keyof Tables, Row>(query: Query<Table, Row>, { column, way }: Order): Query<Table, Row> {
  const direction = sql.raw(way);
  return query.orderBy(sql`${sql.ref(column)} ${direction}, ${sql.ref('id')} ${direction}`) as Query<Table, Row>;
}

/** How many rows `query` selects. */
export async function countOf<Table extends keyof Tables, Row>(query: Query<Table, Row>): Promise<number> {
  const counted = await query.clearSelect().select(sql<string>`count(*)`.as('count')).executeTakeFirstOrThrow();
  return Number((counted as unknown as { readonly count: string }).count);
}
