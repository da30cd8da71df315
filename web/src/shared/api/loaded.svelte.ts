// Something asked for while a component stands: asked again when what it depends on changes, given up when it goes.
import { live } from '../../app/live.svelte.ts';
import { ApiProblem } from './client.ts';

export class Loaded<Value> {
  value = $state.raw<Value | undefined>();
  problem = $state.raw<ApiProblem | undefined>();
  isLoading = $state(true);
  #again = $state(0);

  /** What is called at the beginning of a component: `new Loaded((signal) => ask<Event>(`/events/${id}`, {}, signal))`. State read before the first await, and "show" of the live changes, ask again. */
  constructor(load: (signal: AbortSignal) => Promise<Value>) {
    $effect(() => {
      void live.revision;
      void this.#again;
      const ended = new AbortController();
      this.isLoading = true;
      load(ended.signal).then(
        (value) => {
          if (ended.signal.aborted) return;
          this.value = value;
          this.problem = undefined;
          this.isLoading = false;
        },
        (error: unknown) => {
          if (ended.signal.aborted) return;
          this.problem = problemOf(error);
          this.isLoading = false;
        },
      );
      return () => ended.abort();
    });
  }

  again(): void {
    this.#again++;
  }
}

export function problemOf(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error;
  return new ApiProblem('unknown', 'Something in this page failed. Reload it; what is in the dossier is not touched.');
}
