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
  /** Rows to leave out, instead of a mark. */
  readonly skip?: number;
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

/** Of what words are looked for in: which rows, of which dossier. */
export interface Searched {
  readonly dossier: string;
  readonly table: keyof typeof DAYS;
}

/**
 * The page of what `query` selects and `fits` holds of, which asks for words. Neither way is good for all: to walk the list in its order
 * until a page is full costs little where the words are common, and the index of words where they are rare. In between, the index is asked
 * for the newest part of the list, in which a page and more of it is to be expected.
 */
export async function pageFound<Table extends keyof Tables, Row extends { readonly id: string }>(
  db: Database,
  searched: Searched,
  query: Query<Table, Row>,
  fits: RawBuilder<boolean>,
  asked: PageAsked,
): Promise<Page<Row>> {
  if (asked.skip !== undefined && asked.skip > 0) return pageOf(query.where(fits), asked);
  const { order, limit, after } = asked;
  const { all, found } = await estimated(db, query, fits);
  const walk = (limit + 1) * (all / found);
  if (after?.value !== null && walk * WALKING < found) {
    const rows = await walked(query, fits, asked, Math.ceil(SURPLUS * walk));
    if (rows.length > limit) return cut(rows, order, limit);
  } else {
    const rows = await inFirst(db, searched, query, fits, asked, { all, found });
    if (rows !== undefined) return cut(rows, order, limit);
  }
  const rows = await hitRows(db, query, fits, asked);
  return rows === undefined ? pageOf(query.where(fits), asked) : cut(rows, order, limit);
}

/** Rows behind a mark that fit, among the next `steps` of the list. */
async function walked<Table extends keyof Tables, Row extends { readonly id: string }>(
  query: Query<Table, Row>,
  fits: RawBuilder<boolean>,
  { order, after, limit }: PageAsked,
  steps: number,
): Promise<Row[]> {
  const near = behindValue(query.clearSelect(), order, after)
    .select([sql`${sql.ref('id')}`.as('id'), sql<boolean>`${fits}`.as('fits')])
    .limit(steps);
  const ids = sql`select id from (${near}) as near where fits limit ${limit + 1}`;
  return inOrder(query.where(among(ids)), order).execute() as Promise<Row[]>;
}

/**
 * Rows that fit in the first part of a list in the order of time, which grows until it has a page; undefined where the whole list is looked
 * at as quickly.
 */
async function inFirst<Table extends keyof Tables, Row extends { readonly id: string }>(
  db: Database,
  searched: Searched,
  query: Query<Table, Row>,
  fits: RawBuilder<boolean>,
  asked: PageAsked,
  { all, found }: Estimate,
): Promise<Row[] | undefined> {
  const { order, after, limit } = asked;
  if (order.column !== DAYS[searched.table] || after?.value === null) return undefined;
  const page = limit + 1;
  for (let size = (SURPLUS * page * all) / found; found > MANY && size * PASSING < found && size < all / 2; ) {
    const day = await dayAt(db, searched, order, after, size);
    if (day === undefined) return undefined;
    const part = sql<boolean>`${sql.ref(order.column)} ${sql.raw(order.way === 'asc' ? '<' : '>=')} ${day}`;
    const rows = await hitRows(db, query.where(part), fits, asked);
    if (rows === undefined || rows.length === page) return rows;
    size *= Math.max(4, (SURPLUS * page) / (rows.length + 1));
  }
  return undefined;
}

/** The column of a table that holds its days, of which the rows are counted. */
const DAYS = { documentViews: 'published', claims: 'published', events: 'earliest', conclusions: undefined } as const;

/** The day at which so many rows behind the mark are passed: they are on it or later, or before it where the list goes on in time. */
async function dayAt(
  db: Database,
  { dossier, table }: Searched,
  { way }: Order,
  after: Mark | undefined,
  size: number,
): Promise<string | undefined> {
  const [direction, sign] = [sql.raw(way), sql.raw(way === 'asc' ? '>=' : '<=')];
  const begin = after === undefined ? sql`true` : sql`facet ${sign} ${`day:${String(after.value).slice(0, 10)}`}`;
  const { rows } = await sql<{ readonly day: string }>`
    select substr(facet, 5) as day from (
      select facet, sum(count) over (order by facet ${direction}) as passed from "facetCounts"
      where dossier = ${dossier} and subject = ${table} and facet >= 'day:' and facet < 'day;' and ${begin}) as days
    where passed >= ${Math.ceil(size)} order by facet ${direction} limit 1`.execute(db);
  return rows[0] && (way === 'asc' ? `${rows[0].day}~` : rows[0].day);
}

/** What a look at a row in the order of the list costs, in rows that the index of words gives. */
const WALKING = 8;
/** What an entry of the list's index costs, in the same: 0.2 and 3 µs where both are in memory. */
const PASSING = 1 / 20;
/** How much more of the list is looked at than the page is expected to take. */
const SURPLUS = 4;
/** Fewer than these are fetched and sorted at once. */
const MANY = 100;

/** Rows that are fetched and sorted where words are rare; where more have them, they are met soon in the order of the list. */
const MOST_FOUND = 2_000;

/** Rows of the page and the one behind it by the index of words, in order; undefined where too much is found. */
async function hitRows<Table extends keyof Tables, Row extends { readonly id: string }>(
  db: Database,
  query: Query<Table, Row>,
  fits: RawBuilder<boolean>,
  { order: { column, way }, after, limit }: PageAsked,
): Promise<Row[] | undefined> {
  const [sort, id, direction] = [sql.ref(column), sql.ref('id'), sql.raw(way)];
  // Without an order the server asks the index of words instead of walking the list.
  const hits = query
    .where(fits)
    .where(behindMark(column, way, after))
    .clearSelect()
    .select([sql`${sort}`.as(column), sql`${id}`.as('id')])
    .limit(MOST_FOUND + 1);
  const shown = query
    .where(
      among(sql`select id from hits order by ${sort} ${direction} nulls last, ${id} ${direction} limit ${limit + 1}`),
    )
    .select(sql<number>`(select count(*)::integer from hits)`.as('hits'))
    .orderBy(sql`${sort} ${direction} nulls last, ${id} ${direction}`);
  const { rows } = await sql<Row & { readonly hits: number }>`with hits as materialized (${hits}) ${shown}`.execute(db);
  if (rows.length > 0 && rows[0]!.hits > MOST_FOUND) return undefined;
  return rows.map(({ hits, ...row }) => row as unknown as Row);
}

export function among(ids: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql<boolean>`${sql.ref('id')} = any(array(${ids}))`;
}

interface Estimate {
  /** Rows of the query. */
  readonly all: number;
  /** Of these, those that fit. */
  readonly found: number;
}

/** How many rows the server expects `query` to have, and how many of them to fit: it knows how frequent the frequent words are. */
async function estimated<Table extends keyof Tables, Row>(
  db: Database,
  query: Query<Table, Row>,
  fits: RawBuilder<boolean>,
): Promise<Estimate> {
  const bare = query.clearSelect().select(sql`1`.as('one'));
  const { rows } = await sql<{ readonly 'QUERY PLAN': readonly [{ readonly Plan: Planned }] | string }>`
    explain (format json) ${bare} union all ${bare.where(fits)}`.execute(db);
  const read = rows[0]!['QUERY PLAN'];
  const [{ Plan: plan }] = typeof read === 'string' ? (JSON.parse(read) as [{ Plan: Planned }]) : read;
  const [all = 1, found = 1] = (plan.Plans ?? []).map((one) => one['Plan Rows']);
  return { all: Math.max(1, all, found), found: Math.max(1, found) };
}

interface Planned {
  readonly 'Plan Rows': number;
  readonly Plans?: readonly Planned[];
}

function behindMark(column: string, way: Order['way'], after: Mark | undefined): RawBuilder<boolean> {
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
