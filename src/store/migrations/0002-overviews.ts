// What overviews and long lists read: how many rows there are of each kind, the claims of each actor in order, and what changed at which revision.
// Triggers keep them, so that they cannot differ from the rows that they are of.
import { type Kysely, sql } from 'kysely';

const TABLES = [
  `create table "facetCounts" (
    dossier text collate "C" not null references dossiers, subject text collate "C" not null, facet text collate "C" not null, count integer not null,
    primary key (dossier, subject, facet))`,
  `create table "claimActors" (
    dossier text collate "C" not null references dossiers, actor text collate "C" not null, stance text collate "C" not null,
    published text collate "C" not null, id text collate "C" not null,
    primary key (dossier, actor, stance, published, id))`,
  `create table revisions (
    dossier text collate "C" not null references dossiers, revision integer not null, seq integer not null, at text collate "C" not null,
    primary key (dossier, revision))`,
  `create table "eventChanges" (
    dossier text collate "C" not null references dossiers, revision integer not null, event text collate "C" not null, type text not null, label text not null,
    "wasSupport" text, "wasIndependent" integer, "wasContested" boolean, support text, independent integer, contested boolean,
    primary key (dossier, revision, event))`,
];

const INDEXES = [
  // Counted by time without a look at the rows.
  `create index events_overview on events (dossier, earliest, type, support, contested)`,
  `create index events_place on events (dossier, place, contested) where place is not null`,
  `create index claims_confidence on claims (dossier, confidence, id)`,
  `create index events_inferred on events (dossier, documents, id) where body like '%"inferred":true%'`,
];

/** Facets of a row, as an array: "all", its day, and what it can be narrowed by. */
const FACETS = {
  documentViews: `array['all'] || ${dayOf('published')}`,
  claims: `facets || array['certainty:' || certainty, 'voice:' || voice, 'all'] || ${dayOf('published')}`,
  events: `array['type:' || type, 'support:' || support, 'contested:' || contested, 'all'] || ${dayOf('earliest')}
    || coalesce((select array_agg('actor:' || actor) from unnest(actors) actor), '{}')
    || case when place is null then '{}' else array['place:' || place] end`,
} as const;
type Counted = keyof typeof FACETS;
const COUNTED = Object.keys(FACETS) as Counted[];

function dayOf(column: string): string {
  return `case when ${column} is null then '{}' else array['day:' || left(${column}, 10)] end`;
}

/** Adds to the counts what `rows`, which have a facet and a number, say. In the order of keys, as every writer does. */
function addCounts(subject: Counted, rows: string): string {
  return `
    insert into "facetCounts" as kept (dossier, subject, facet, count)
    select dossier, '${subject}', facet, sum(number) from (${rows}) as rows
    group by dossier, facet having sum(number) <> 0 order by dossier, facet
    on conflict (dossier, subject, facet) do update set count = kept.count + excluded.count`;
}

function facetsIn(subject: Counted, table: string, number: 1 | -1): string {
  return `select dossier, unnest(${FACETS[subject]}) as facet, ${number} as number from "${table}"`;
}

function counting(subject: Counted): string {
  const [added, gone] = [facetsIn(subject, 'added', 1), facetsIn(subject, 'gone', -1)];
  return `
  create function "count_${subject}"() returns trigger language plpgsql as $$
  begin
    if tg_op = 'INSERT' then ${addCounts(subject, added)};
    elsif tg_op = 'DELETE' then ${addCounts(subject, gone)};
    else ${addCounts(subject, `${added} union all ${gone}`)};
    end if;
    return null;
  end $$`;
}

const SAME = `kept.dossier = listed.dossier and kept.actor = listed.actor and kept.stance = listed.stance
        and kept.published = listed.published and kept.id = listed.id`;

/** A claim of no day stands under the empty one. */
function actorsIn(table: string, from = table): string {
  return `select ${table}.dossier, substr(facet, 7) as actor, ${table}.stance, coalesce(${table}.published, '') as published, ${table}.id
    from ${from}, unnest(${table}.facets) as facet where facet like 'actor:%'`;
}

/** Rows that an update leaves as they are, which most are, are not touched. */
const CHANGED = `gone join added on added.dossier = gone.dossier and added.id = gone.id
      and (gone.facets, gone.stance, gone.published) is distinct from (added.facets, added.stance, added.published)`;

const ACTORS = `
  create function list_actors() returns trigger language plpgsql as $$
  begin
    if tg_op = 'INSERT' then insert into "claimActors" ${actorsIn('added')};
    elsif tg_op = 'DELETE' then
      delete from "claimActors" as kept using (${actorsIn('gone')}) as listed where ${SAME};
    else
      delete from "claimActors" as kept using (${actorsIn('gone', CHANGED)}) as listed where ${SAME};
      insert into "claimActors" ${actorsIn('added', CHANGED)};
    end if;
    return null;
  end $$`;

/** The state before and after of events that changed; the revision that is being written is the one behind the dossier's. */
const NOTING = `
  create function note_events() returns trigger language plpgsql as $$
  begin
    if tg_op = 'INSERT' then
      insert into "eventChanges" (dossier, revision, event, type, label, support, independent, contested)
      select dossier, revision, id, type, label, support, independent, contested from added
      on conflict (dossier, revision, event) do update
        set support = excluded.support, independent = excluded.independent, contested = excluded.contested;
    elsif tg_op = 'UPDATE' then
      insert into "eventChanges"
      select added.dossier, added.revision, added.id, added.type, added.label, gone.support, gone.independent, gone.contested,
        added.support, added.independent, added.contested
      from added join gone on gone.dossier = added.dossier and gone.id = added.id
      where (added.support, added.independent, added.contested) is distinct from (gone.support, gone.independent, gone.contested)
      on conflict (dossier, revision, event) do update
        set support = excluded.support, independent = excluded.independent, contested = excluded.contested;
    else
      insert into "eventChanges" (dossier, revision, event, type, label, "wasSupport", "wasIndependent", "wasContested")
      select gone.dossier, dossiers.revision + 1, gone.id, gone.type, gone.label, gone.support, gone.independent, gone.contested
      from gone join dossiers on dossiers.id = gone.dossier
      on conflict (dossier, revision, event) do update set support = null, independent = null, contested = null;
    end if;
    return null;
  end $$`;

const REVISION = `
  insert into revisions (dossier, revision, seq, at)
  select id, revision, "concludedSeq",
    coalesce((select at from log where log.dossier = dossiers.id and seq <= "concludedSeq" order by seq desc limit 1), "createdAt")
  from dossiers`;

const REVISIONS = `
  create function note_revision() returns trigger language plpgsql as $$
  begin
    ${REVISION} where id = new.id on conflict (dossier, revision) do nothing;
    return null;
  end $$`;

const TRIGGERS = [
  ...COUNTED.flatMap((table) => triggersOf(table, `count_${table}`)),
  ...triggersOf('claims', 'list_actors'),
  ...triggersOf('events', 'note_events'),
  `create trigger note_revision after insert or update of revision on dossiers for each row execute function note_revision()`,
];

/** Once for each statement, with all its rows. */
function triggersOf(table: Counted, name: string): string[] {
  const rows = {
    insert: 'new table as added',
    update: 'new table as added old table as gone',
    delete: 'old table as gone',
  };
  return Object.entries(rows).map(
    ([change, referencing]) =>
      `create trigger "${name}_${change}" after ${change} on "${table}" referencing ${referencing} for each statement execute function "${name}"()`,
  );
}

export async function up(db: Kysely<unknown>): Promise<void> {
  const filled = [...COUNTED.map((table) => addCounts(table, facetsIn(table, table, 1))), REVISION];
  const listed = `insert into "claimActors" ${actorsIn('claims')}`;
  const functions = [...COUNTED.map(counting), ACTORS, NOTING, REVISIONS];
  for (const statement of [...TABLES, ...INDEXES, ...filled, listed, ...functions, ...TRIGGERS])
    await sql.raw(statement).execute(db);
}
