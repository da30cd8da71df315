// One page of a list, found by the place where the last one ended: "behind 2024-10-21, claim 5f2a…". Cost does not grow with the page.
import { type SelectQueryBuilder, sql } from 'kysely';
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
  if (rows.length <= limit) return { rows };
  const shown = rows.slice(0, limit);
  return { rows: shown, next: markOf(shown.at(-1)!, order) };
}

function markOf(row: { readonly id: string }, { column }: Order): Mark {
  const value = (row as unknown as Readonly<Record<string, string | number | null>>)[column] ?? null;
  return { value, id: row.id };
}

/** Both parts keep the order of the index, so that it is read and nothing is sorted. */
function withValue<Table extends keyof Tables, Row>(
  query: Query<Table, Row>,
  order: Order,
  after: Mark | undefined,
  limit: number,
): Promise<Row[]> {
  const [column, id] = [sql.ref(order.column), sql.ref('id')];
  const held = query.where(sql<boolean>`${column} is not null`);
  const behind =
    after === undefined
      ? held
      : held.where(sql<boolean>`(${column}, ${id}) ${sql.raw(beyond(order))} (${after.value}, ${after.id})`);
  return inOrder(behind, order).limit(limit).execute() as Promise<Row[]>;
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
