// What people decided on hits: the same or not the same, who, when and why. Kept in a file beside the lists; the last decision on a pair holds.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { ListError, writeWhole } from '../lists/index.ts';
import type { ScreenQuery } from './screen.ts';

const decisionSchema = z.object({
  /** The name as asked for, and the year of birth where one was given: two bearers of a name are two. */
  name: z.string().min(1).max(1_000),
  birth: z.string().max(40).exactOptional(),
  list: z.string(),
  entry: z.string(),
  verdict: z.enum(['same', 'not-the-same']),
  who: z.string().min(1),
  at: z.string(),
  why: z.string(),
});
export type Decision = z.infer<typeof decisionSchema>;

/** What was decided on a hit, by list and entry. */
export type DecisionOf = (list: string, entry: string) => Decision | undefined;

/** Beside the lists. */
export const DECISIONS_FILE = 'decisions.jsonl';

/** All decisions of one folder. */
export class Decisions {
  readonly all: readonly Decision[];
  readonly #last = new Map<string, Decision>();

  constructor(all: readonly Decision[]) {
    this.all = all;
    for (const decision of all) this.#last.set(keyOf(decision), decision);
  }

  /** The last decision on a query and an entry. */
  on({ name, births }: ScreenQuery): DecisionOf {
    const birth = births?.[0];
    return (list, entry) => this.#last.get(keyOf({ name, ...(birth && { birth }), list, entry }));
  }
}

function keyOf({ name, birth, list, entry }: Pick<Decision, 'name' | 'birth' | 'list' | 'entry'>): string {
  return JSON.stringify([name.trim().toLowerCase().replace(/\s+/g, ' '), birth ?? '', list, entry]);
}

/** The decisions beside the lists in `folder`; none where there is no file. */
export async function loadDecisions(folder: string): Promise<Decisions> {
  const path = join(folder, DECISIONS_FILE);
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  });
  const lines = text.split('\n').filter((line) => line !== '');
  return new Decisions(lines.map((line, at) => decisionAt(line, at + 1, path)));
}

function decisionAt(line: string, at: number, path: string): Decision {
  try {
    return decisionSchema.parse(JSON.parse(line));
  } catch {
    throw new ListError(`line ${at} of ${path} is no decision; correct or remove the line.`);
  }
}

/** Adds a decision. Earlier ones stay in the file. */
export async function addDecision(folder: string, decision: Decision): Promise<void> {
  const { all } = await loadDecisions(folder);
  const lines = [...all, decisionSchema.parse(decision)].map((one) => `${JSON.stringify(one)}\n`);
  await writeWhole(join(folder, DECISIONS_FILE), lines.join(''));
}
