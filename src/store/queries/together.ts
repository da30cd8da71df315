// Statements that are asked for at once and go to the database as one: on its way each costs as much as its work.
import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../database.ts';
import { KEPT_PLAN } from '../kept-plans.ts';

export interface Statement<Row> {
  readonly select: RawBuilder<Row>;
  /** Whether the server may keep one plan for whatever values stand in it. */
  readonly isPlanKept: boolean;
}

/** The rows of one statement by itself. */
export async function rowsOf<Row>(db: Database, { select, isPlanKept }: Statement<Row>): Promise<Row[]> {
  const { rows } = await sql<Row>`${sql.raw(isPlanKept ? KEPT_PLAN : '')} ${select}`.execute(db);
  return rows;
}

interface Waiting {
  readonly statement: Statement<unknown>;
  readonly resolve: (rows: unknown[]) => void;
  readonly reject: (error: unknown) => void;
}

/** Sends what was asked for within one turn of the event loop as one statement. Rows hold what JSON can: no dates, no bigints. */
export class Together {
  readonly #db: Database;
  #waiting: Waiting[] = [];

  constructor(db: Database) {
    this.#db = db;
  }

  rowsOf<Row>(statement: Statement<Row>): Promise<Row[]> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ statement, resolve: resolve as Waiting['resolve'], reject });
      if (this.#waiting.length === 1) setImmediate(() => void this.#send());
    });
  }

  async #send(): Promise<void> {
    const sent = this.#waiting;
    this.#waiting = [];
    try {
      const answers = await this.#rowsOfAll(sent.map(({ statement }) => statement));
      for (const [at, { resolve }] of sent.entries()) resolve(answers[at]!);
    } catch (error) {
      for (const { reject } of sent) reject(error);
    }
  }

  async #rowsOfAll(statements: readonly Statement<unknown>[]): Promise<unknown[][]> {
    if (statements.length === 1) return [await rowsOf(this.#db, statements[0]!)];
    const parts = statements.map(
      ({ select }, at) =>
        sql`(select coalesce(json_agg(part), '[]') from (${select}) as part) as ${sql.ref(String(at))}`,
    );
    const isPlanKept = statements.every((one) => one.isPlanKept);
    const [row] = await rowsOf(this.#db, {
      select: sql<Readonly<Record<string, unknown[]>>>`select ${sql.join(parts)}`,
      isPlanKept,
    });
    return statements.map((_, at) => row![at]!);
  }
}
