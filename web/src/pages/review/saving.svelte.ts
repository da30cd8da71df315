// Saves judgements behind the reader's back and owns up to it where one was not kept; takes the last one back.
import { live } from '../../app/live.svelte.ts';
import { part } from '../../app/router.svelte.ts';
import type { ApiProblem } from '../../shared/api/client.ts';
import { tell } from '../../shared/api/dossier.ts';
import { problemOf } from '../../shared/api/loaded.svelte.ts';
import type { Judgement } from '../../shared/api/types.ts';
import { judgedWords, type NewJudgement } from './judging.ts';

export interface Kept {
  /** Of the thing of the queue. */
  readonly id: string;
  readonly words: string;
  readonly judgements: readonly Judgement[];
}

/** What became of a judgement: kept, or not and why. */
export type Outcome = { readonly kept: Kept } | { readonly problem: ApiProblem; readonly isStale: boolean };

const UNDONE = 'Undone in review.';
/** Kinds of problems that say that what was judged is not as it was looked at. */
const STALE = ['stale-edit', 'precondition-failed', 'unknown-target'];

export class Saving {
  /** Kept here, the last one first. */
  history = $state.raw<readonly Kept[]>([]);
  underWay = $state(0);
  /** One after the other, so that what is taken back was kept before. */
  #last: Promise<unknown> = Promise.resolve();

  save(id: string, judgements: readonly NewJudgement[], revision: number): Promise<Outcome> {
    return this.#inTurn(async () => {
      const made = await tell<{ readonly judgements: readonly Judgement[] }>('POST', '/judgements', {
        judgements,
        revision,
      });
      const kept = { id, words: judgedWords(made.judgements[0]!), judgements: made.judgements };
      this.history = [kept, ...this.history];
      return kept;
    });
  }

  /** Withdraws what was kept last; undefined where nothing was. */
  async undo(): Promise<Outcome | undefined> {
    await this.#last;
    const [kept] = this.history;
    return kept && this.withdraw(kept, UNDONE);
  }

  withdraw(kept: Kept, why: string): Promise<Outcome> {
    return this.#inTurn(async () => {
      for (const { id } of kept.judgements) await withdrawOne(id, why);
      this.history = this.history.filter((one) => one !== kept);
      return kept;
    });
  }

  #inTurn(act: () => Promise<Kept>): Promise<Outcome> {
    const outcome = this.#last.then(async (): Promise<Outcome> => {
      this.underWay++;
      try {
        return { kept: await act() };
      } catch (error) {
        const problem = problemOf(error);
        return { problem, isStale: STALE.includes(problem.kind) };
      } finally {
        this.underWay--;
        // Everything that is shown is asked for again: the judgement holds everywhere, or what is stale is shown anew.
        live.show();
      }
    });
    this.#last = outcome;
    return outcome;
  }
}

/** Withdrawn by another meanwhile is withdrawn all the same. */
export async function withdrawOne(id: string, why: string): Promise<void> {
  try {
    await tell('POST', `/judgements/${part(id)}/withdrawal`, { why });
  } catch (error) {
    if (problemOf(error).kind !== 'conflict') throw error;
  }
}
