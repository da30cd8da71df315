// What is asked for of a month, without what must not be there: a phrase that must not be there forbade its words.
import { type Kysely, sql } from 'kysely';

/** All rows that have the words, and more. Words know no place in a month, so that a phrase asks for its words. */
const ASKED = `
  create or replace function asked_of_months(asked tsquery, months text[]) returns tsquery language sql immutable parallel safe as $$
    select string_agg('(' || regexp_replace(
      regexp_replace(querytree(asked), '''((?:[^'']|'''')*)''', '''' || rpad(replace(month, '-', ''), 6, '0') || '\\1''', 'g'),
      '<(?:-|[0-9]+)>', '&', 'g') || ')', '|')::tsquery
    from unnest(months) as month where numnode(asked) > 0
  $$`;

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(ASKED).execute(db);
}
