// One page of a list, found by the place where the last one ended: "behind 2024-10-21, claim 5f2a…". Cost does not grow with the page.
import { type RawBuilder, type SelectQueryBuilder, sql } from 'kysely';
import type { Tables } from '../tables.ts';
import type { Together } from './together.ts';

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
  /** Rows to leave out, instead of a mark. */
  readonly skip?: number;
  /** Of the dossier, where it is known: what was found out of it once is not asked for again. */
  readonly revision?: number;
  /** What is asked for at the same time. */
  readonly together?: Together;
}

export interface Page<Row> {
  readonly rows: readonly Row[];
  /** Absent on the last page. */
  readonly next?: Mark;
}

export type Query<Table extends keyof Tables, Row> = SelectQueryBuilder<Tables, Table, Row>;

/** The page of `query`, which selects and filters; its rows must hold the id and the column of the order. */
export async function pageOf<Table extends keyof Tables, Row extends { readonly id: string }>(
  query: Query<Table, Row>,
  asked: PageAsked,
): Promise<Page<Row>> {
  const { order, limit, skip = 0 } = asked;
  const after = skip > 0 ? await markAt(query, order, skip) : asked.after;
  if (after === 'beyond') return { rows: [] };
  const rows = after?.value === null ? [] : await withValue(query, order, after, limit + 1);
  const left = limit + 1 - rows.length;
  if (left > 0) rows.push(...(await withoutValue(query, order, after?.value === null ? after : undefined, left)));
  return cut(rows, order, limit);
}

/** The mark behind so many rows: of a list that is not narrowed an index has it, without a look at the rows. */
async function markAt<Table extends keyof Tables, Row>(
  query: Query<Table, Row>,
  order: Order,
  skip: number,
): Promise<Mark | 'beyond'> {
  const [column, id] = [sql.ref(order.column), sql.ref('id')];
  const bare = query.clearSelect();
  const narrow = bare.select([sql`${column}`.as('value'), sql`${id}`.as('id')]) as unknown as Query<Table, Mark>;
  const [dated] = await behindValue(narrow, order, undefined)
    .offset(skip - 1)
    .limit(1)
    .execute();
  if (dated !== undefined) return dated as Mark;
  const left = skip - (await countOf(bare.where(sql<boolean>`${column} is not null`)));
  if (left === 0) return { value: null, id: order.way === 'asc' ? '' : LAST };
  const empty = narrow.where(sql<boolean>`${column} is null`);
  const [undated] = await inOrder(empty, order)
    .offset(left - 1)
    .limit(1)
    .execute();
  return (undated as Mark | undefined) ?? 'beyond';
}

/** Stands behind every id. */
const LAST = '\u{10ffff}';

export function among(ids: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql<boolean>`${sql.ref('id')} = any(array(${ids}))`;
}

/** Whether a row is behind a mark. */
export function behindMark(column: string, way: Order['way'], after: Mark | undefined): RawBuilder<boolean> {
  const [sort, id, sign] = [sql.ref(column), sql.ref('id'), sql.raw(way === 'asc' ? '>' : '<')];
  if (after === undefined) return sql`true`;
  if (after.value === null) return sql`${sort} is null and ${id} ${sign} ${after.id}`;
  return sql`(${sort} is null or (${sort}, ${id}) ${sign} (${after.value}, ${after.id}))`;
}

export function cut<Row extends { readonly id: string }>(rows: readonly Row[], order: Order, limit: number): Page<Row> {
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

export function inOrder<Table extends keyof Tables, Row>(
  query: Query<Table, Row>,
  { column, way }: Order,
): Query<Table, Row> {
  const direction = sql.raw(way);
  return query.orderBy(sql`${sql.ref(column)} ${direction}, ${sql.ref('id')} ${direction}`) as Query<Table, Row>;
}

/** How many rows `query` selects. */
export async function countOf<Table extends keyof Tables, Row>(query: Query<Table, Row>): Promise<number> {
  const counted = await query.clearSelect().select(sql<string>`count(*)`.as('count')).executeTakeFirstOrThrow();
  return Number((counted as unknown as { readonly count: string }).count);
}
