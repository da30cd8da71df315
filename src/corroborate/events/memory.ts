// What was said of events before, so that it is not worked out again where nothing that it rests on has changed. It only saves time.
import type { Event, FigureComparison } from '../../document/event.ts';

/** An event without what depends on its neighbours. */
export type Described = Omit<Event, 'parent' | 'shownUnder'>;

/** A result, and everything that it was made from: ids and statuses as strings, what never changes by itself as it is. */
interface Remembered<T> {
  readonly made: T;
  readonly from: readonly unknown[];
}

export class EventMemory {
  readonly #events = new Map<string, Remembered<Described>>();
  readonly #whole = new Map<string, Remembered<Event>>();
  readonly #figures = new Map<string, Remembered<readonly FigureComparison[]>>();
  #names: ReadonlyMap<string, string> = new Map();

  /** Names that documents give; where one of those known has changed, everything is forgotten. */
  named(names: ReadonlyMap<string, string>): this {
    for (const [id, name] of this.#names) {
      if (names.get(id) === name) continue;
      this.#events.clear();
      break;
    }
    this.#names = names;
    return this;
  }

  event(id: string, from: readonly unknown[], make: () => Described): Described {
    return remembered(this.#events, id, from, make);
  }

  /** The event with its neighbours: the same object while nothing changes, so that others can tell. */
  whole(id: string, from: readonly unknown[], make: () => Event): Event {
    return remembered(this.#whole, id, from, make);
  }

  figures(family: string, from: readonly unknown[], make: () => readonly FigureComparison[]) {
    return remembered(this.#figures, family, from, make);
  }

  /** Forgets events and families that are no more. */
  keepOnly(events: ReadonlySet<string>, families: ReadonlySet<string>): void {
    for (const known of [this.#events, this.#whole]) {
      for (const id of known.keys()) if (!events.has(id)) known.delete(id);
    }
    for (const key of this.#figures.keys()) if (!families.has(key)) this.#figures.delete(key);
  }
}

function remembered<T>(memory: Map<string, Remembered<T>>, key: string, from: readonly unknown[], make: () => T): T {
  const known = memory.get(key);
  if (known && known.from.length === from.length && known.from.every((one, at) => one === from[at])) return known.made;
  const made = make();
  memory.set(key, { made, from });
  return made;
}
