// A process that serves the workbench on a large dossier: the rows of benchmarks/api, more of what only pages show, and the samples among them.
import { createHash, randomBytes } from 'node:crypto';
import type { KyselyPlugin } from 'kysely';
import { createApi } from '../../src/api/api.ts';
import { serveApi } from '../../src/api/serve.ts';
import type { KeptDossier } from '../../src/api/served.ts';
import { findWorkbench } from '../../src/cli/web-files.ts';
import { type OpenDatabase, openDatabase } from '../../src/store/database.ts';
import type { Tables } from '../../src/store/tables.ts';
import { ACTORS, DOSSIER, fill, OUTLETS } from '../api/fill.ts';

export interface LargeTask {
  readonly url: string;
  /** How many to fill the database with; it is filled already where absent. */
  readonly documents?: number;
  /** Folder of the samples' dossier. */
  readonly samples: string;
  readonly token: string;
}

export interface LargeAnswer {
  readonly url: string;
  readonly documents: number;
}

async function serve({ url, documents, samples, token }: LargeTask): Promise<LargeAnswer> {
  const database = await openDatabase({ url });
  if (documents !== undefined) await fill(database, documents);
  const rows = await rowsOfSamples(samples);
  await addSamples(database, rows);
  await database.execute(MORE);
  await database.execute('vacuum analyze');
  const held = await countOf(database);
  const workbench = await findWorkbench({ stderr: process.stderr });
  const db = database.db.withPlugin(new Dressing(rows, held));
  const api = createApi({
    dossiers: { ids: () => [DOSSIER], get: () => onlyRead({ db }) },
    ...{ local: { who: 'bench', token }, now: Date.now, random: randomBytes, version: '0', workbench },
    ...{ limits: { burst: 1e9, perSecond: 1e9 }, onFault: console.error },
  });
  return { url: (await serveApi(api, { port: 0 })).url, documents: held };
}

async function countOf({ execute }: OpenDatabase): Promise<number> {
  const { rows } = await execute(`select count(*)::int as count from "documentViews"`);
  return (rows as { readonly count: number }[])[0]!.count;
}

/** In the order in which they refer to each other. */
const COPIED = [
  ...(['blobs', 'documents', 'sightings', 'analyses'] as const),
  ...(['documentViews', 'claims', 'events', 'conclusions'] as const),
] satisfies readonly (keyof Tables)[];
type Rows = Readonly<Record<(typeof COPIED)[number], readonly Row[]>>;
type Row = Readonly<Record<string, unknown>>;

async function rowsOfSamples(folder: string): Promise<Rows> {
  const { db, close } = await openDatabase({ folder });
  const read = async (table: (typeof COPIED)[number]) => [table, await db.selectFrom(table).selectAll().execute()];
  const rows = Object.fromEntries(await Promise.all(COPIED.map(read))) as Rows;
  await close();
  return rows;
}

async function addSamples({ db }: OpenDatabase, rows: Rows): Promise<void> {
  for (const table of COPIED)
    for (const { found: _madeByTheDatabase, ...row } of rows[table])
      await db
        .insertInto(table)
        .values({ ...row, dossier: DOSSIER, ...(table === 'analyses' && { generation: 1 }) } as never)
        .onConflict((conflict) => conflict.doNothing())
        .execute();
}

/** Names of who, where and what outlet is in the rows, 20,000 origins, and 6,000 events of the seven decades before. */
const MORE = `
create or replace function pg_temp.more(kind text, id text, name text) returns void language sql as
  $$ insert into conclusions select '${DOSSIER}', kind, id, name, '{}', '{"id":"' || id || '","more":"' || kind || '","name":"' || name || '"}', md5(id), 1
     on conflict do nothing $$;
select pg_temp.more('entity', 'state:' || i, 'State ' || i) from generate_series(0, ${ACTORS - 1}) i;
select pg_temp.more('entity', 'p' || i, 'Person ' || i) from generate_series(0, 19999) i;
select pg_temp.more('entity', 'place-' || i, 'Place ' || i) from generate_series(0, 499) i;
select pg_temp.more('outlet', 'outlet-' || i, 'Outlet ' || i) from generate_series(0, ${OUTLETS - 1}) i;
select pg_temp.more('origin', substr(md5('o' || i), 1, 16), 'Origin ' || i) from generate_series(1, 20000) i;
insert into events (dossier, id, type, label, earliest, latest, place, actors, claims, support, independent, contested, documents, body, hash, revision)
  select dossier, substr(md5('f' || id), 1, 16), type, label, day, day, place, actors, '{}', support, independent, contested, 1, body, hash, revision
  from (select *, to_char(date '1950-01-01' + (('x' || substr(id, 1, 7))::bit(28)::int % 25500), 'YYYY-MM-DD') as day from events
    where dossier = '${DOSSIER}' and id < '1a' and body like '%"body":"%') as early
  on conflict do nothing`;

/**
 * Generated rows have bodies of the right size and nothing in them; each leaves the database with the body of a sample under its own id.
 * A claim then refers to one of all documents, so that a list asks for as many as a real one.
 */
class Dressing implements KyselyPlugin {
  readonly #bodies: Readonly<Record<string, readonly Row[]>>;
  readonly #documents: number;

  constructor(rows: Rows, documents: number) {
    const read = (some: readonly Row[]) => some.map(({ body }) => JSON.parse(body as string) as Row);
    const kinds = ['entity', 'outlet', 'origin'];
    const ofKind = (kind: string) => [kind, read(rows.conclusions.filter((row) => row.kind === kind))];
    this.#bodies = {
      ...Object.fromEntries(kinds.map(ofKind)),
      ...{ claim: read(rows.claims), event: read(rows.events), document: read(rows.documentViews) },
    };
    this.#documents = documents;
  }

  transformQuery({ node }: Parameters<KyselyPlugin['transformQuery']>[0]) {
    return node;
  }

  async transformResult({ result }: Parameters<KyselyPlugin['transformResult']>[0]) {
    return { ...result, rows: result.rows.map((row) => this.#dressed(row)) };
  }

  #dressed(row: Record<string, unknown>): Record<string, unknown> {
    const { body } = row;
    const kind = typeof body === 'string' ? kindOf(body) : undefined;
    if (kind === undefined) return row;
    const { id, name } = JSON.parse(body as string) as { readonly id: string; readonly name?: string };
    const bodies = this.#bodies[kind]!;
    const number = createHash('md5').update(id).digest().readUInt32LE();
    const own = {
      ...{ id, ...(name !== undefined && { name }) },
      ...(kind === 'claim' && { document: documentOf(number % this.#documents) }),
    };
    return { ...row, body: JSON.stringify({ ...bodies[number % bodies.length]!, ...own }) };
  }
}

/** Undefined for the body of a sample. Events of fill.ts have the longest bodies, claims have contents. */
function kindOf(body: string): string | undefined {
  const more = /^\{"id":"[^"]*","more":"(\w+)"/.exec(body)?.[1];
  if (more !== undefined) return more;
  if (/^\{"id":"\w+","mentions":\[\]\}$/.test(body)) return 'entity';
  if (body.includes('"text":"abc"}],"body":"')) return 'claim';
  if (!/^\{"id":"\w+","body":"/.test(body)) return undefined;
  return body.length > 5_000 ? 'event' : 'document';
}

function documentOf(number: number): string {
  return createHash('md5').update(`d${number}`).digest('hex').slice(0, 16);
}

/** A dossier that is only read. */
function onlyRead(database: KeptDossier['database']): KeptDossier {
  const never = () => Promise.reject(new Error('The benchmark only reads.'));
  return {
    ...{ id: DOSSIER, database, onChange: () => () => {}, analysis: never, original: never },
    ...{ addSources: never, addUrls: never, remove: never, judge: never, withdraw: never },
  };
}

process.once('message', async (task: LargeTask) => {
  process.send!(await serve(task));
});
process.once('disconnect', () => process.exit());
