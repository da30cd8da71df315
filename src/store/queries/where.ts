// What lists are narrowed by: words, times, members of a list.
import { type RawBuilder, sql } from 'kysely';

/** Whether a column of several ids holds all of `ids`. */
export function holds(column: string, ...ids: readonly string[]): RawBuilder<boolean> {
  return sql<boolean>`${sql.ref(column)} @> ${ids}::text[]`;
}

/** Whether a column of several ids holds one of `ids` or more. */
export function holdsOneOf(column: string, ids: readonly string[]): RawBuilder<boolean> {
  return sql<boolean>`${sql.ref(column)} && ${ids}::text[]`;
}

/** Whether a column is one of `values`, given as one parameter, however many they are; of one, an index keeps its order. */
export function oneOf(column: string, values: readonly string[]): RawBuilder<boolean> {
  if (values.length === 1) return sql<boolean>`${sql.ref(column)} = ${values[0]}`;
  return sql<boolean>`${sql.ref(column)} = any(${[...values]}::text[])`;
}

/**
 * The greatest text that a day in `time` can be: "2024-10" ends behind "2024-10-31", because "~" stands behind digits and "-" in the
 * order of bytes.
 */
export function endOf(time: string): string {
  return `${time}~`;
}
