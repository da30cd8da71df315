// Reads one hostile input as the program would, in this thread, and says what went wrong.
import { assemble } from '../../src/app.ts';
import { DEFAULT_LIMITS } from '../../src/ingest/reading.ts';
import type { Knowledge } from '../../src/pipeline/stage.ts';
import { readOne } from '../../src/reading.ts';
import type { HostileInput } from './hostile.ts';
import { objectionsTo } from './objections.ts';

/** Milliseconds. */
export const TIME_LIMIT = 10_000;

export interface Outcome {
  readonly milliseconds: number;
  /** Sentences; empty when all is well. */
  readonly objections: readonly string[];
  /** True when an error was thrown or met inside, that no reader foresaw. */
  readonly crashed: boolean;
}

/** Reads, analyses and prints `hostile` in all formats. Never throws. */
export async function readHostile(hostile: HostileInput, knowledge: Knowledge): Promise<Outcome> {
  const source = hostile.make();
  const startedAt = performance.now();
  try {
    const answer = await inTime(
      readOne({ source, place: { path: source.name } }, { limits: DEFAULT_LIMITS }, knowledge),
    );
    const inside = answer.unread.filter(({ reason }) => reason.includes('inside Hearsay')).map(({ reason }) => reason);
    const objections = objectionsTo(assemble([answer], [], knowledge.pack.pack, []));
    const nothing =
      answer.documents.length + answer.unread.length === 0 ? ['gave neither a document nor a reason'] : [];
    return outcome(startedAt, [...inside, ...nothing, ...objections], inside.length > 0);
  } catch (error) {
    return outcome(startedAt, [`threw ${error instanceof Error ? error.stack : String(error)}`], true);
  }
}

/** Throws where a reader waits for what never comes. */
async function inTime<Answer>(answer: Promise<Answer>): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('gave no answer')), TIME_LIMIT);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}

function outcome(startedAt: number, objections: readonly string[], crashed: boolean): Outcome {
  return { milliseconds: performance.now() - startedAt, objections, crashed };
}
