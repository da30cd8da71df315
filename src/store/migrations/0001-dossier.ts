// The first tables. A migration that was published is never changed: what comes after is a file of its own.
import { type Kysely, sql } from 'kysely';

/** `"C"` sorts by bytes of UTF-8, the same in every database, whatever locale it was made with. */
const STATEMENTS = `
create table dossiers (
  id text collate "C" primary key, "createdAt" text not null, settings text not null,
  generation integer not null, "concludedSeq" integer not null, revision integer not null);
create table blobs (
  dossier text collate "C" not null references dossiers, sha256 text collate "C" not null, size integer not null, bytes bytea,
  primary key (dossier, sha256));
create table documents (
  dossier text collate "C" not null references dossiers, id text collate "C" not null, sha256 text collate "C" not null, recipe text not null,
  "textSha256" text not null, text text not null, "addedAt" text not null,
  primary key (dossier, id), foreign key (dossier, sha256) references blobs);
create index documents_sha256 on documents (dossier, sha256);
create table sightings (
  dossier text collate "C" not null, document text collate "C" not null, key text collate "C" not null, body text not null, "seenAt" text not null,
  primary key (dossier, document, key), foreign key (dossier, document) references documents on delete cascade);
create table generations (
  dossier text collate "C" not null references dossiers, generation integer not null, recipe text not null, state text not null,
  "startedAt" text not null, "finishedAt" text,
  primary key (dossier, generation));
create table analyses (
  dossier text collate "C" not null, document text collate "C" not null, generation integer not null, sighting text not null,
  body text not null, "madeAt" text not null,
  primary key (dossier, generation, document), foreign key (dossier, document) references documents on delete cascade);
create index analyses_document on analyses (dossier, document);
create table conclusions (
  dossier text collate "C" not null references dossiers, kind text collate "C" not null, id text collate "C" not null, sort text collate "C" not null,
  about text[] collate "C" not null, body text not null, hash text not null, revision integer not null,
  primary key (dossier, kind, id));
create index conclusions_sort on conclusions (dossier, kind, sort, id);
create index conclusions_about on conclusions using gin (about);
create index conclusions_found on conclusions using gin (to_tsvector('simple', sort));
create table "documentViews" (
  dossier text collate "C" not null references dossiers, id text collate "C" not null, title text not null, outlet text collate "C", kind text not null,
  language text not null, place text collate "C" not null, published text collate "C", words text not null, body text not null,
  hash text not null, revision integer not null,
  found tsvector generated always as (setweight(to_tsvector('english', left(title, 1000)), 'A') || to_tsvector('english', left(words, 200000))) stored,
  primary key (dossier, id));
create index document_views_place on "documentViews" (dossier, place, id);
create index document_views_published on "documentViews" (dossier, published, id);
create index document_views_outlet on "documentViews" (dossier, outlet, published, id);
create index document_views_found on "documentViews" using gin (found);
create table claims (
  dossier text collate "C" not null references dossiers, id text collate "C" not null, document text collate "C" not null,
  stance text not null, certainty text not null, voice text not null, speaker text not null,
  facets text[] collate "C" not null, published text collate "C", confidence double precision not null,
  words text not null, body text not null, hash text not null, revision integer not null,
  found tsvector generated always as (to_tsvector('english', left(words, 20000))) stored,
  primary key (dossier, id));
create index claims_document on claims (dossier, document);
create index claims_published on claims (dossier, published, id);
create index claims_facets on claims using gin (facets);
create index claims_found on claims using gin (found);
create table events (
  dossier text collate "C" not null references dossiers, id text collate "C" not null, type text collate "C" not null, label text collate "C" not null,
  earliest text collate "C", latest text collate "C", place text collate "C", actors text[] collate "C" not null,
  claims text[] collate "C" not null, support text not null, independent integer not null, contested boolean not null, documents integer not null,
  body text not null, hash text not null, revision integer not null,
  primary key (dossier, id));
create index events_type on events (dossier, type, id);
create index events_earliest on events (dossier, earliest, id);
create index events_documents on events (dossier, documents, id);
create index events_actors on events using gin (actors);
create index events_claims on events using gin (claims);
create index events_found on events using gin (to_tsvector('english', label));
create table intake (
  dossier text collate "C" not null references dossiers, id text collate "C" not null, sha256 text collate "C" not null, place text not null,
  who text not null, at text not null,
  primary key (dossier, id), foreign key (dossier, sha256) references blobs);
create index intake_sha256 on intake (dossier, sha256);
create table unread (
  dossier text collate "C" not null references dossiers, path text collate "C" not null, reason text not null, at text not null,
  primary key (dossier, path));
create table comparisons (
  dossier text collate "C" not null references dossiers, a text collate "C" not null, b text collate "C" not null, body text,
  primary key (dossier, a, b));
create index comparisons_b on comparisons (dossier, b);
create table judgements (
  dossier text collate "C" not null references dossiers, id text collate "C" not null, kind text not null, "targetKind" text not null,
  target text collate "C" not null, who text not null, at text not null, body text not null, withdrawn text,
  primary key (dossier, id));
create index judgements_target on judgements (dossier, target);
create table log (
  dossier text collate "C" not null references dossiers, seq integer not null, at text not null, who text not null, action text not null,
  body text not null, previous text not null, hash text not null,
  primary key (dossier, seq));
create table feeds (
  dossier text collate "C" not null references dossiers, url text collate "C" not null, body text not null,
  primary key (dossier, url));
create table accounts (
  name text collate "C" primary key, password text not null, "createdAt" text not null, disabled boolean not null default false);
create table roles (
  account text collate "C" not null references accounts on delete cascade, dossier text collate "C" not null references dossiers, role text not null,
  primary key (account, dossier));
create table sessions (
  secret text collate "C" primary key, account text collate "C" not null references accounts on delete cascade, kind text not null,
  label text not null, "createdAt" text not null, "expiresAt" text);
create index sessions_account on sessions (account);
`;

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS.split(';\n')) if (statement.trim() !== '') await sql.raw(statement).execute(db);
}
