// Words with the month of their row, under an index: the newest rows that have a word are read without a look at the older ones.
import { type Kysely, sql } from 'kysely';

/**
 * "202410barg" of "barg" and 2024-10-21. Six bytes more a word: texts have at most 200,000 characters, so that with the longest that are
 * indexed a row stays below the 1 MiB that a tsvector may have. A word of more than 2,000 bytes is left out, as those of more than 2,047
 * are by the server. Of no day there is nothing.
 */
const OF_MONTH = `
  create function words_of_month(found tsvector, at text) returns tsvector language sql immutable parallel safe as $$
    select case when at is not null then array_to_tsvector(array(
      select rpad(replace(left(at, 7), '-', ''), 6, '0') || word
      from unnest(tsvector_to_array(found)) as word where octet_length(word) <= 2000)) end
  $$`;

/** The same of what is asked for, in one of several months. Words know no place there, so that a phrase asks for its words. */
const ASKED = `
  create function asked_of_months(asked tsquery, months text[]) returns tsquery language sql immutable parallel safe as $$
    select string_agg('(' || regexp_replace(
      regexp_replace(asked::text, '''((?:[^'']|'''')*)''', '''' || rpad(replace(month, '-', ''), 6, '0') || '\\1''', 'g'),
      '<(?:-|[0-9]+)>', '&', 'g') || ')', '|')::tsquery
    from unnest(months) as month where numnode(asked) > 0
  $$`;

const INDEXES = [
  `create index document_views_month on "documentViews" using gin (words_of_month(found, published))`,
  `create index claims_month on claims using gin (words_of_month(found, published))`,
  `create index events_month on events using gin (words_of_month(to_tsvector('english', label), earliest))`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [OF_MONTH, ASKED, ...INDEXES]) await sql.raw(statement).execute(db);
}
