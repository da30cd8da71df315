// Statements of which a server keeps the plan: for short ones planning takes longer than the work.
import type { PostgresPoolClient } from 'kysely';
import type { PoolClient } from 'pg';

/** In front of such a statement; a comment to a database that keeps no plans. */
export const KEPT_PLAN = '/* kept plan */';

/** Statements that have a name; later ones are planned each time. */
const MOST = 100;
const names = new Map<string, string>();

/** By its name a connection knows a statement again. The server itself sees after some runs whether one plan does for all values. */
function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= MOST) return known;
  const name = `hearsay ${names.size + 1}`;
  names.set(text, name);
  return name;
}

/** The connection, on which statements that begin with `KEPT_PLAN` have a name. */
export function keepingPlans(client: PoolClient): PostgresPoolClient {
  const query = (text: unknown, values: readonly unknown[] = []) => {
    if (typeof text !== 'string') return client.query(text as never);
    const name = text.startsWith(KEPT_PLAN) ? nameOf(text) : undefined;
    return name === undefined ? client.query(text, [...values]) : client.query({ name, text, values: [...values] });
  };
  return { query, release: () => client.release() } as unknown as PostgresPoolClient;
}
