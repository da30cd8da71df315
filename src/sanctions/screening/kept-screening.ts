// The lists of a folder ready for screening, kept in memory and made anew when a list or a decision changes.
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ListStore } from '../lists/index.ts';
import { DECISIONS_FILE, type Decisions, loadDecisions } from './decisions.ts';
import { ScreeningIndex, type ScreenOptions } from './screen.ts';

/** What a name is screened with. */
export interface Screening {
  /** All lists together, and each by its id. */
  readonly index: ScreeningIndex;
  readonly decisions: Decisions;
  readonly options: ScreenOptions;
  /** The index of one list; undefined where none of that id is kept. */
  only(list: string): ScreeningIndex | undefined;
}

/** Looks at the folder on each call; reads it only when it changed. */
export class KeptScreening {
  readonly #store: ListStore;
  readonly #options: ScreenOptions;
  #state = '';
  #screening: Promise<Screening | undefined> = Promise.resolve(undefined);

  constructor(folder: string, options: ScreenOptions = {}) {
    this.#store = new ListStore(folder);
    this.#options = options;
  }

  /** Undefined where no list is kept. Throws a ListError for a list or a decision that is damaged. */
  async current(): Promise<Screening | undefined> {
    const state = await this.#stateOf();
    if (state !== this.#state) {
      this.#state = state;
      this.#screening = this.#read();
      // Who asks is told; the next who asks tries again.
      this.#screening.catch(() => {
        this.#state = '';
      });
    }
    return this.#screening;
  }

  async #stateOf(): Promise<string> {
    const cards = await this.#store.cards();
    const decided = await stat(join(this.#store.folder, DECISIONS_FILE)).catch(() => undefined);
    return JSON.stringify([cards.map(({ id, current }) => [id, current]), decided?.mtimeMs, decided?.size]);
  }

  async #read(): Promise<Screening | undefined> {
    const lists = await this.#store.loadAll();
    if (lists.length === 0) return undefined;
    const indexes = new Map<string, ScreeningIndex>();
    const only = (id: string) => {
      const list = lists.find((one) => one.id === id);
      if (list && !indexes.has(id)) indexes.set(id, new ScreeningIndex([list]));
      return indexes.get(id);
    };
    const decisions = await loadDecisions(this.#store.folder);
    return { index: new ScreeningIndex(lists), decisions, options: this.#options, only };
  }
}
