// Lists: pages of a bounded size, a cursor to the next, a tag by which nothing is sent twice.
import { z } from 'zod';
import { dossierState } from '../store/queries/dossiers.ts';
import type { Mark, Page } from '../store/queries/page.ts';
import type { Together } from '../store/queries/together.ts';
import type { ApiContext } from './context.ts';
import { notFound, Problem } from './problem.ts';

/** Rows that can be skipped: the farther, the longer it takes. */
const MOST_SKIPPED = 200_000;

/** The part of a query that every list takes. */
export const paging = {
  limit: z.coerce.number().int().min(1).max(200).default(50).describe('Most to give, 50 unless told.'),
  after: z.string().max(12_000).optional().describe('`next` of the page before.'),
  total: z
    .enum(['true', 'false'])
    .transform((given) => given === 'true')
    .optional()
    .describe('"true": count them all, which takes longer.'),
  skip: z.coerce
    .number()
    .int()
    .min(0)
    .max(MOST_SKIPPED)
    .optional()
    .describe('Instead of `after`: begin behind so many, as who scrolls far does.'),
};

export interface Paging {
  readonly limit: number;
  readonly after?: string | undefined;
  readonly total?: boolean | undefined;
  readonly skip?: number | undefined;
}

/** A page as it is answered. */
export function pageSchema(id: string, item: z.ZodType) {
  return z
    .strictObject({
      items: z.array(item),
      next: z.string().optional().describe('Give it as `after` for the next page; absent on the last.'),
      total: z.int().optional().describe('How many there are on all pages, where asked.'),
      revision: z.int().describe('The state of the dossier that this is of; it grows with every change.'),
    })
    .meta({ id });
}

/** A cursor is opaque; it names the order, so that it is taken for no other. */
export function cursorOf(order: string, { value, id }: Mark): string {
  return Buffer.from(JSON.stringify([order, value, id])).toString('base64url');
}

/** Throws a Problem for what is no cursor of this order. */
export function readCursor(order: string, cursor: string | undefined): Mark | undefined {
  if (cursor === undefined) return undefined;
  const read = cursorSchema.safeParse(parsed(cursor));
  if (!read.success || read.data[0] !== order || !isValueOf(order, read.data[1]))
    throw new Problem('unknown-cursor', 'Give `after` the `next` of a page of this list in the same order, as it was.');
  return { value: read.data[1], id: read.data[2] };
}

/** Orders by a number, and which it can be; of all others the value is text. */
const BY_NUMBER: ReadonlyMap<string, (value: unknown) => boolean> = new Map([
  ['events documents', Number.isInteger],
  ['review joins', Number.isInteger],
  ['review claims', Number.isFinite],
]);

function isValueOf(order: string, value: Mark['value']): boolean {
  const isOne = BY_NUMBER.get(order) ?? ((value) => typeof value === 'string');
  return value === null || isOne(value);
}

const cursorText = z
  .string()
  .max(4_000)
  .regex(/^[^\u0000]*$/);
const cursorSchema = z.tuple([
  z.string(),
  z.union([
    cursorText,
    z
      .number()
      .min(-(2 ** 31))
      .max(2 ** 31 - 1),
    z.null(),
  ]),
  cursorText,
]);

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return undefined;
  }
}

/** Changes whenever what is concluded, added or judged does. */
export async function stateOf(
  c: ApiContext,
  together?: Together,
): Promise<{ readonly revision: number; readonly tag: string }> {
  const { database, id } = c.var.kept;
  const state = await dossierState(database.db, id, together);
  if (state === undefined) throw notFound('dossier');
  const { generation, revision, lastSeq } = state;
  return { revision, tag: `"${generation}.${revision}.${lastSeq}"` };
}

/** Answers 304 where the asker has what the tag names; else what `make` gives, with the tag. */
export async function tagged(c: ApiContext, tag: string, make: () => Promise<Response>): Promise<Response> {
  if (fits(c.req.header('If-None-Match'), tag)) return new Response(null, { status: 304, headers: { ETag: tag } });
  const response = await make();
  response.headers.set('ETag', tag);
  return response;
}

/** Whether a list of tags, as If-Match and If-None-Match have it, names `tag`. */
export function fits(tags: string | undefined, tag: string): boolean {
  if (tags === undefined) return false;
  return tags.split(',').some((one) => one.trim() === '*' || one.trim().replace(/^W\//, '') === tag);
}

interface Listed<Row> {
  readonly order: string;
  readonly paging: Paging;
  readonly list: (asked: {
    readonly after?: Mark;
    readonly limit: number;
    readonly skip?: number;
    readonly revision: number;
  }) => Promise<Page<Row>>;
  readonly count: () => Promise<number>;
  /** JSON of a row. */
  readonly item: (row: Row) => string;
}

/** A page as JSON: the items as they are kept, not read and written again. */
export async function pageJson<Row>(
  { order, paging, list, count, item }: Listed<Row>,
  revision: number,
): Promise<string> {
  const after = readCursor(order, paging.after);
  const { limit, skip } = paging;
  if (after !== undefined && skip !== undefined)
    throw new Problem('invalid-request', 'Give `after` or `skip`, not both: each says where the page begins.');
  const { rows, next } = await list({ limit, revision, ...(after && { after }), ...(skip !== undefined && { skip }) });
  const more = next === undefined ? '' : `,"next":${JSON.stringify(cursorOf(order, next))}`;
  const total = paging.total ? `,"total":${await count()}` : '';
  return `{"items":[${rows.map(item).join(',')}]${more}${total}`;
}

/** Answers a page of a list of the dossier. */
export async function answerList<Row>(c: ApiContext, listed: Listed<Row>): Promise<Response> {
  const { revision, tag } = await stateOf(c);
  return tagged(c, tag, async () => json(`${await pageJson(listed, revision)},"revision":${revision}}`));
}

/** Answers one thing, by the hash of its body. */
export function answerOne(c: ApiContext, body: string, hash: string, revision: number): Promise<Response> {
  return tagged(c, `"${hash}"`, async () => json(body, 200, { 'Hearsay-Revision': String(revision) }));
}

/** JSON that is written already. */
export function json(body: string, status = 200, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(body, { status, headers: { 'Content-Type': 'application/json', ...headers } });
}
