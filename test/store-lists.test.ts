// Lists of a generated dossier of 12,000 claims: whichever way the rows are found, they are those of the plain query, in its order.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DOSSIER, fill } from '../benchmarks/api/fill.ts';
import { type OpenDatabase, openDatabase } from '../src/store/database.ts';
import { CLAIM_ORDERS, type ClaimFilter, listClaims } from '../src/store/queries/claims.ts';
import { DOCUMENT_ORDERS, type DocumentFilter, listDocuments } from '../src/store/queries/documents.ts';
import { EVENT_ORDERS, type EventFilter, listEvents } from '../src/store/queries/events.ts';
import { pageFound, type Worded } from '../src/store/queries/found.ts';
import type { Mark, Order, Page, PageAsked } from '../src/store/queries/page.ts';
import { Together } from '../src/store/queries/together.ts';
import { NO_POSTGRES, POSTGRES, startPostgres } from './support/postgres.ts';

const DOCUMENTS = 1_500;

interface Place {
  readonly database: OpenDatabase;
  readonly close: () => Promise<void>;
}

async function embedded(): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-lists-'));
  const database = await openDatabase({ folder: join(folder, 'database') });
  const close = async () => {
    await database.close();
    rmSync(folder, { recursive: true });
  };
  return { database, close };
}

async function onServer(): Promise<Place> {
  const server = await startPostgres();
  const database = await openDatabase({ url: await server.create('lists') });
  const close = async () => {
    await database.close();
    await server.stop();
  };
  return { database, close };
}

/** Words from those of nearly every text to those of none, and what a query can be made of. */
const WORDS = ['word0', 'word1', 'word7', 'word40', 'word300', 'word9000', 'nowhere', 'word0 word1', '"word0 word1"'];
const MEANT = [
  'word0 -word1',
  'word300 or word9000',
  'word0 -word0',
  '-word0',
  '-"word0 word1"',
  'word9000 or -word0',
  '-word9000 word40',
  'word1 -"word0 word2"',
  '"word1"-"word0 word2"',
  'word1 or word2 -"word0 word3"',
];
const ODD = ['the', '-', '"', "word7's \\'word0", "'", 'word7 <-> word0', 'word7/word0 202101word7'];
const QUERIES = [...WORDS, ...MEANT, ...ODD];

const EVENTS_BY_TIME = { newest: EVENT_ORDERS.newest, oldest: EVENT_ORDERS.oldest };

/** First and last of the blocks, the longest in bytes first. */
const LETTERS: readonly (readonly [number, number])[] = [
  [0x20000, 0x2a6df],
  [0x2a700, 0x2ebe0],
  [0x30000, 0x3134a],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xac00, 0xd7a3],
];

const CLAIM_FILTERS: readonly ClaimFilter[] = [
  { actor: 'state:0' },
  { actor: 'state:0', stance: ['denies'] },
  { actor: 'state:3', stance: ['denies', 'confirms', 'denies'], from: '2021', to: '2023-05' },
  { actor: 'p17' },
  { actor: 'nobody' },
  { actor: 'state:0', type: 'type-0' },
  { stance: ['demands'] },
  {},
];

function suite(open: () => Promise<Place>): void {
  let place: Place;

  beforeAll(async () => {
    place = await open();
    await fill(place.database, DOCUMENTS);
    await place.database.execute('analyze');
  }, 120_000);
  afterAll(() => place?.close());

  type List = (asked: PageAsked) => Promise<Page<{ readonly id: string }>>;

  /** Ids of the first pages, or of all where there are no more. */
  async function pages(list: List, order: Order, limit: number, most = 6): Promise<string[]> {
    const ids: string[] = [];
    let after: Mark | undefined;
    for (let at = 0; at < most; at++) {
      const { rows, next } = await list({ order, limit, ...(after && { after }) });
      ids.push(...rows.map(({ id }) => id));
      if (next === undefined) break;
      after = next;
    }
    return ids;
  }

  /** The plain query: every row is looked at and all that fit are sorted. */
  async function plain(table: string, where: string, { column, way }: Order): Promise<string[]> {
    const { rows } = await sql<{ id: string }>`select id from ${sql.table(table)}
      where dossier = ${DOSSIER} and ${sql.raw(where)}
      order by ${sql.ref(column)} ${sql.raw(way)} nulls last, id ${sql.raw(way)}`.execute(place.database.db);
    return rows.map(({ id }) => id);
  }

  test.each(QUERIES)(
    'words %s in documents, claims and events, in every order',
    async (words) => {
      const { db } = place.database;
      const asks = `@@ websearch_to_tsquery('english', '${words.replaceAll("'", "''")}')`;
      const check = async (table: string, column: string, orders: Readonly<Record<string, Order>>, list: List) => {
        for (const order of Object.values(orders)) {
          const all = await plain(table, `${column} ${asks}`, order);
          expect(await pages(list, order, 10), `${table} ${order.column} ${order.way}`).toEqual(all.slice(0, 60));
          expect(await pages(list, order, 400, 50)).toEqual(all.slice(0, 20_000));
        }
      };
      // Months that a dossier of this size would not be asked by.
      const byMonth =
        (table: Worded): List =>
        (asked) => {
          const query = db.selectFrom(table).select('id').where('dossier', '=', DOSSIER);
          const dated = query.select(sql`${sql.ref(asked.order.column)}`.as(asked.order.column));
          return pageFound(db, { dossier: DOSSIER, table, words, isOnly: true }, dated as never, asked, 60);
        };
      await check('documentViews', 'found', CLAIM_ORDERS, byMonth('documentViews'));
      await check('claims', 'found', CLAIM_ORDERS, byMonth('claims'));
      await check('events', `to_tsvector('english', label)`, EVENTS_BY_TIME, byMonth('events'));
      await check('documentViews', 'found', DOCUMENT_ORDERS, (asked) => listDocuments(db, DOSSIER, { words }, asked));
      await check('claims', 'found', CLAIM_ORDERS, (asked) => listClaims(db, DOSSIER, { words }, asked));
      await check('events', `to_tsvector('english', label)`, EVENT_ORDERS, (asked) =>
        listEvents(db, DOSSIER, { words }, asked),
      );
    },
    60_000,
  );

  test.each(['word0', 'word7', '"word0 word1" -word9', 'the', 'word9000'])(
    'words %s are the same asked for together, twice on each connection',
    async (words) => {
      const { db } = place.database;
      const page = { limit: 10, revision: 1 };
      const lists = (together?: Together) => [
        listDocuments(db, DOSSIER, { words }, { ...page, order: DOCUMENT_ORDERS.newest, together }),
        listClaims(db, DOSSIER, { words }, { ...page, order: CLAIM_ORDERS.newest, together }),
        listEvents(db, DOSSIER, { words }, { ...page, order: EVENT_ORDERS.newest, together }),
      ];
      const alone = await Promise.all(lists());
      const shared = Array.from({ length: 20 }, () => Promise.all(lists(new Together(db))));
      for (const found of await Promise.all(shared)) expect(found).toEqual(alone);
    },
    60_000,
  );

  test('of what is asked for together all fails where one does', async () => {
    const together = new Together(place.database.db);
    const ask = (select: string) => together.rowsOf({ select: sql.raw(select), isPlanKept: false });
    const answers = await Promise.allSettled([ask('select 1 as one'), ask('select 1 / 0 as one')]);
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await ask('select 1 as one')).toEqual([{ one: 1 }]);
    expect(await Promise.all([ask('select 1 as one'), ask('select 2 as two where false')])).toEqual([[{ one: 1 }], []]);
  });

  test('words and filters together', async () => {
    const { db } = place.database;
    const newest = DOCUMENT_ORDERS.newest;
    const asks = (word: string) => `@@ websearch_to_tsquery('english', '${word}')`;
    const documents: DocumentFilter = { words: 'word0', outlet: 'outlet-0', from: '2021', to: '2022-03' };
    const events: EventFilter = { words: 'word0', support: ['independent', 'one-party'], contested: false };
    const claims: ClaimFilter = { words: 'word7', actor: 'state:0', certainty: 'certain', from: '2022' };
    expect(await pages((asked) => listDocuments(db, DOSSIER, documents, asked), newest, 10)).toEqual(
      (
        await plain(
          'documentViews',
          `outlet = 'outlet-0' and published between '2021' and '2022-03~' and found ${asks('word0')}`,
          newest,
        )
      ).slice(0, 60),
    );
    expect(await pages((asked) => listEvents(db, DOSSIER, events, asked), EVENT_ORDERS.newest, 10)).toEqual(
      (
        await plain(
          'events',
          `support in ('independent', 'one-party') and not contested and to_tsvector('english', label) ${asks('word0')}`,
          EVENT_ORDERS.newest,
        )
      ).slice(0, 60),
    );
    expect(await pages((asked) => listClaims(db, DOSSIER, claims, asked), newest, 10)).toEqual(
      (
        await plain('claims', `facets @> '{actor:state:0}' and published >= '2022' and found ${asks('word7')}`, newest)
      ).slice(0, 60),
    );
  });

  test('a common word of long ago, of which the newest months have nothing', async () => {
    const { db } = place.database;
    const filter: ClaimFilter = { words: 'word0', to: '2021' };
    const where = `published <= '2021~' and found @@ websearch_to_tsquery('english', 'word0')`;
    for (const order of Object.values(CLAIM_ORDERS)) {
      const all = await plain('claims', where, order);
      expect(all.length).toBeGreaterThan(500);
      expect(await pages((asked) => listClaims(db, DOSSIER, filter, asked), order, 10)).toEqual(all.slice(0, 60));
    }
  });

  test('a text of as many different words as there is room for, and one of a word without an end', async () => {
    const { db } = place.database;
    // 200,000 characters, every other a blank: all letters of Chinese and Korean, of three bytes and of four.
    const letters = LETTERS.flatMap(([first, last]) =>
      Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i)),
    ).slice(0, 99_000);
    const word = 'endless'.repeat(280);
    for (const [id, text] of Object.entries({
      many: `begun ${letters.join(' ')}`,
      long: `begun ${word} ${'z'.repeat(3_000)}`,
    })) {
      await sql`insert into "documentViews" (dossier, id, title, kind, language, place, published, words, body, hash, revision)
        values (${DOSSIER}, ${id}, ${text.slice(0, 1000)}, 'report', 'en', ${id}, '2031-05-06', ${text}, '{}', '', 1)`.execute(
        db,
      );
    }
    const idsOf = async (words: string) =>
      (await listDocuments(db, DOSSIER, { words }, { order: DOCUMENT_ORDERS.newest, limit: 10 })).rows.map(
        ({ id }) => id,
      );
    try {
      expect(await idsOf('begun')).toEqual(['many', 'long']);
      expect(await idsOf(letters[9]!)).toEqual(['many']);
      expect(await idsOf(word)).toEqual(['long']);
    } finally {
      await sql`delete from "documentViews" where id in ('many', 'long')`.execute(db);
    }
  });

  test.each(CLAIM_FILTERS)('claims by %j, in both orders, with those of no day', async (filter) => {
    const { db } = place.database;
    const { actor, stance, type, from, to } = filter;
    const where = [
      'true',
      ...(actor === undefined ? [] : [`facets @> '{actor:${actor}}'`]),
      ...(type === undefined ? [] : [`facets @> '{type:${type}}'`]),
      ...(stance === undefined ? [] : [`stance in ('${stance.join("','")}')`]),
      ...(from === undefined ? [] : [`published >= '${from}'`]),
      ...(to === undefined ? [] : [`published <= '${to}~'`]),
    ].join(' and ');
    for (const order of Object.values(CLAIM_ORDERS)) {
      const all = await plain('claims', where, order);
      expect(await pages((asked) => listClaims(db, DOSSIER, filter, asked), order, 150, 100)).toEqual(
        all.slice(0, 15_000),
      );
    }
  });

  test.each([1, 2, 700, 1_424, 1_425, 1_426, 1_499, 1_500, 90_000])('behind %i rows', async (skip) => {
    const { db } = place.database;
    for (const order of Object.values(DOCUMENT_ORDERS)) {
      const all = await plain('documentViews', 'true', order);
      const { rows, next } = await listDocuments(db, DOSSIER, {}, { order, limit: 20, skip });
      expect(rows.map(({ id }) => id)).toEqual(all.slice(skip, skip + 20));
      expect(next === undefined).toBe(skip + 20 >= all.length);
    }
    const all = await plain('claims', `facets @> '{stance:denies}'`, CLAIM_ORDERS.newest);
    const filter = { stance: ['denies'] };
    const { rows } = await listClaims(db, DOSSIER, filter, { order: CLAIM_ORDERS.newest, limit: 20, skip });
    expect(rows.map(({ id }) => id)).toEqual(all.slice(skip, skip + 20));
  });

  test('what triggers keep is what the rows say, after rows were changed and taken away', async () => {
    const { execute } = place.database;
    const counts = async () =>
      (await execute(`select facet, count from "facetCounts" where subject = 'claims' and count > 0 order by facet`))
        .rows;
    const counted = async () =>
      (
        await execute(`select facet, count(*)::integer as count from claims,
          unnest(facets || array['certainty:' || certainty, 'voice:' || voice, 'all']
            || case when published is null then '{}' else array['day:' || left(published, 10)] end) as facet
          group by facet order by facet`)
      ).rows;
    const listed = async () =>
      (await execute('select actor, stance, published, id from "claimActors" order by 4, 1')).rows;
    const named = async () =>
      (
        await execute(`select substr(facet, 7) collate "C" as actor, stance, coalesce(published, '') as published, id
          from claims, unnest(facets) as facet where facet like 'actor:%' order by 4, 1`)
      ).rows;
    await execute(`update claims set stance = 'doubts', facets = array_replace(facets, 'stance:denies', 'stance:doubts')
      where id < '4'`);
    await execute(`update claims set published = null where id > 'e'`);
    await execute(`update claims set confidence = 0.5`);
    await execute(`delete from claims where id between '7' and '9'`);
    expect(await counts()).toEqual(await counted());
    expect(await listed()).toEqual(await named());
  }, 60_000);
}

describe('on the embedded database', () => suite(embedded));
describe.skipIf(POSTGRES === undefined)(`on a server${POSTGRES ? '' : ` (${NO_POSTGRES})`}`, () => suite(onServer));
