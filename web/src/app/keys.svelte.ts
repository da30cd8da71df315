// The keys that help tells of. A page adds its own while it stands: `addKeys([{ key: 'c', what: 'Confirm' }])`.
import { untrack } from 'svelte';

export interface Key {
  readonly key: string;
  readonly what: string;
}

const EVERYWHERE: readonly Key[] = [
  { key: '?', what: 'These keys' },
  { key: '/', what: 'Search' },
  { key: '↑ ↓', what: 'The row before, the row after' },
  { key: 'Home End', what: 'The first row, the last that is loaded' },
  { key: 'Enter', what: 'Open the row' },
];

class Keys {
  #more = $state.raw<readonly (readonly Key[])[]>([]);

  get all(): readonly Key[] {
    return [...EVERYWHERE, ...this.#more.flat()];
  }

  /** Gives what takes them away. */
  add(more: readonly Key[]): () => void {
    this.#more = [...this.#more, more];
    return () => {
      this.#more = this.#more.filter((one) => one !== more);
    };
  }
}

export const keys = new Keys();

/** Called at the beginning of a component. Adding reads what is there, on which it must not hang. */
export function addKeys(more: readonly Key[]): void {
  $effect(() => untrack(() => keys.add(more)));
}
