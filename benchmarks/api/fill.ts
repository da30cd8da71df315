// Rows of a dossier of any size, made by the database itself: ids are MD5 of "d7", "c7", "e7"; words "word0" (often) to "word19999" (seldom).
import type { OpenDatabase } from '../../src/store/database.ts';

export const DOSSIER = 'main';
export const OUTLETS = 200;
export const ACTORS = 100;
export const WORDS = 20_000;
const CLAIMS_PER_DOCUMENT = 8;

export function eventsOf(documents: number): number {
  return Math.floor(documents * 0.6);
}

/** Fills an empty database. Indexes of words and lists are made afterwards, which takes a third of the time. */
export async function fill({ execute }: Pick<OpenDatabase, 'execute'>, documents: number): Promise<void> {
  const { rows } = await execute(`select indexname, indexdef from pg_indexes where indexdef like '%USING gin%'`);
  const indexes = rows as readonly { readonly indexname: string; readonly indexdef: string }[];
  for (const { indexname } of indexes) await execute(`drop index "${indexname}"`);
  await execute(START);
  await Promise.all(
    [textsOf(documents), claimsOf(documents), restOf(documents)].map((statement) => execute(statement)),
  );
  await Promise.all(
    indexes.map(({ indexdef }) =>
      execute(`set maintenance_work_mem = '256MB'; ${indexdef}; reset maintenance_work_mem`),
    ),
  );
}

const START = `
create function words_of(n integer) returns text language sql volatile as
  $$ select string_agg('word' || floor(${WORDS} * random() ^ 4)::int, ' ') from generate_series(1, n) $$;
create function outlet_of(i integer) returns text language sql immutable as
  $$ select 'outlet-' || floor(${OUTLETS} * ((i::bigint * 7919 % 1000) / 1000.0) ^ 2)::int $$;
create function actor_of(i integer) returns text language sql immutable as
  $$ select 'state:' || floor(${ACTORS} * ((i::bigint * 104729 % 10007) / 10007.0) ^ 3)::int $$;
create function type_of(i integer) returns text language sql immutable as
  $$ select 'type-' || floor(30 * ((i::bigint * 15485863 % 10009) / 10009.0) ^ 2)::int $$;
create function day_of(i integer) returns text language sql immutable as
  $$ select to_char(date '2020-01-01' + i % 1800, 'YYYY-MM-DD') $$;
create function id_of(kind text, i integer) returns text language sql immutable as
  $$ select substr(md5(kind || i), 1, 16) $$;
insert into dossiers values ('${DOSSIER}', '2024-01-01', '{}', 1, 1, 100);
insert into log values ('${DOSSIER}', 1, '2024-01-01', 'bench', 'add', '{}', '0', '1')`;

/** 300 words a document; one in twenty has no date. */
function textsOf(documents: number): string {
  return `
select setseed(0.1);
insert into blobs select '${DOSSIER}', md5('b' || i) || md5('b' || i), 10, null from generate_series(1, ${documents}) i;
insert into documents select '${DOSSIER}', id_of('d', i), md5('b' || i) || md5('b' || i), 'text/1', '', '"text of it"', '2024-01-01'
  from generate_series(1, ${documents}) i;
insert into "documentViews" (dossier, id, title, outlet, kind, language, place, published, words, body, hash, revision)
  select '${DOSSIER}', id_of('d', i), words_of(8), outlet_of(i), 'report', 'en', 'in/' || i || '.txt',
    case when i % 20 > 0 then day_of(i) end, words_of(300),
    '{"id":"' || id_of('d', i) || '","body":"' || repeat(md5(i::text), 50) || '"}', md5(i::text), i % 100
  from generate_series(1, ${documents}) i`;
}

/** One claim in three tells of an event; six in ten assert. */
function claimsOf(documents: number): string {
  const document = `(i / ${CLAIMS_PER_DOCUMENT} + 1)`;
  return `
select setseed(0.2);
insert into claims (dossier, id, document, stance, certainty, voice, speaker, facets, published, confidence, words, body, hash, revision)
  select '${DOSSIER}', id_of('c', i), id_of('d', ${document}), stance, 'certain', 'attributed', 'Speaker ' || i % 5000,
    array['actor:' || actor_of(i), 'actor:p' || i % 20000, 'stance:' || stance, 'outlet:' || outlet_of(${document})]
      || case when i % 3 = 0 then array['type:' || type_of(i)] else '{}'::text[] end,
    case when ${document} % 20 > 0 then day_of(${document}) end, 0.9, words_of(20),
    '{"id":"' || id_of('c', i) || '","contents":[{"start":0,"end":3,"text":"abc"}],"body":"' || repeat(md5(i::text), 25) || '"}',
    md5(i::text), i % 100
  from (select i, (array['asserts', 'asserts', 'asserts', 'asserts', 'asserts', 'asserts', 'denies', 'confirms', 'declines', 'demands'])[1 + i / 3 % 10] as stance
    from generate_series(0, ${documents * CLAIMS_PER_DOCUMENT - 1}) i) as numbered`;
}

/** Two claims an event; half as many names as documents. */
function restOf(documents: number): string {
  const claims = `array[id_of('c', i * ${CLAIMS_PER_DOCUMENT}), id_of('c', i * ${CLAIMS_PER_DOCUMENT} + 1)]`;
  return `
select setseed(0.3);
insert into events (dossier, id, type, label, earliest, latest, place, actors, claims, support, independent, contested, documents, body, hash, revision)
  select '${DOSSIER}', id_of('e', i), type_of(i), 'label of ' || words_of(4), day_of(i), day_of(i), case when i % 3 > 0 then 'place-' || i % 500 end,
    array[actor_of(i), 'p' || i % 20000], ${claims},
    (array['none', 'single-report', 'one-origin', 'one-party', 'not-established', 'independent'])[1 + i % 6],
    floor(5 * random() ^ 3)::int, i % 7 = 0, floor(40 * random() ^ 4)::int,
    '{"id":"' || id_of('e', i) || '","body":"' || repeat(md5(i::text), 200) || '"}', md5(i::text), i % 100
  from generate_series(1, ${eventsOf(documents)}) i;
insert into conclusions select '${DOSSIER}', 'entity', 'name' || i, 'Name ' || words_of(2), array[id_of('d', i)],
    '{"id":"name' || i || '","mentions":[]}', md5(i::text), 1
  from generate_series(1, ${documents / 2}) i`;
}
