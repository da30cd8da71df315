// What people type into a search, as the server reads it: "grain barges" -velsk → 'grain' <-> 'barg' & !'velsk'.
import { sql } from 'kysely';
import type { Database } from '../database.ts';
import { rowsOf, type Together } from './together.ts';

/** Queries in the words of tsquery. */
export interface AskedWords {
  /** All that is asked for; "" where nothing is, as of "the". */
  readonly all: string;
  /**
   * The words that a row must have, without their places, in one of the months: all rows of these that fit, and more. Absent where rows
   * with none of the words may fit.
   */
  readonly inMonths?: (months: readonly string[]) => string;
  /** Whether every row that has these fits. */
  readonly isWhole: boolean;
  /** Whether a row must have more than one word, and no choice of them. */
  readonly isSeveral: boolean;
}

const LEXEMES = /'((?:[^']|'')*)'/g;

/** Words of which the reading is kept, of each database. */
const MOST_KEPT = 500;
const kept = new WeakMap<Database, Map<string, Promise<AskedWords>>>();

/** How the server reads words as people type them. Asked once for the same words: it has nothing to do with what a dossier holds. */
export function readWords(db: Database, words: string, together?: Together): Promise<AskedWords> {
  const known = kept.get(db) ?? new Map<string, Promise<AskedWords>>();
  kept.set(db, known);
  const before = known.get(words);
  if (before) return before;
  const reading = askServer(db, words, together);
  known.set(words, reading);
  reading.catch(() => known.delete(words));
  if (known.size > MOST_KEPT) known.delete(known.keys().next().value!);
  return reading;
}

async function askServer(db: Database, words: string, together: Together | undefined): Promise<AskedWords> {
  const select = sql<{ readonly all: string; readonly must: string }>`
    select asked::text as "all", querytree(asked) as must
    from (select websearch_to_tsquery('english', ${words}) as asked offset 0) as read`;
  const statement = { select, isPlanKept: true };
  const [read] = await (together?.rowsOf(statement) ?? rowsOf(db, statement));
  const { all, must } = read!;
  if (must === '' || must === 'T') return { all, isWhole: false, isSeveral: false };
  const placeless = must.replaceAll(/('(?:[^']|'')*')|<(?:-|\d+)>/g, (_, lexeme: string | undefined) => lexeme ?? '&');
  const joints = placeless.replaceAll(LEXEMES, '');
  return {
    all,
    inMonths: (months) => months.map((month) => `(${withMonth(month, placeless)})`).join(' | '),
    isWhole: placeless === all,
    isSeveral: /&/.test(joints) && !/\|/.test(joints),
  };
}

/** `'barg' & 'grain'` of "2024-10" → `'202410barg' & '202410grain'`, as `words_of_month` has them. */
function withMonth(month: string, query: string): string {
  return query.replaceAll(LEXEMES, `'${month.replace('-', '').padEnd(6, '0')}$1'`);
}
