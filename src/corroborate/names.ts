// Names of what no pack lists, as the first document by its place has them, while documents come and go.

import { byKey } from '../document/order.ts';
import type { Entity } from '../document/origin.ts';
import { placeIn } from './sorted.ts';

interface Given {
  readonly place: string;
  readonly name: string;
}

const byPlace = byKey(({ place }: Given) => place);

export class Names {
  readonly #isListed: (id: string) => boolean;
  /** By id, in the order of places. */
  readonly #given = new Map<string, Given[]>();
  /** Names before the first change since they were last asked for. */
  readonly #before = new Map<string, string | undefined>();

  /** `isListed`: whether a pack has a name for an id. */
  constructor(isListed: (id: string) => boolean) {
    this.#isListed = isListed;
  }

  get(id: string): string | undefined {
    return this.#given.get(id)?.[0]?.name;
  }

  add(place: string, entities: readonly Entity[]): void {
    for (const { id, name } of entities) {
      if (this.#isListed(id)) continue;
      const given = this.#noted(id);
      const at = placeIn(given, { place, name }, byPlace);
      // Of one document the first counts.
      if (given[at]?.place !== place) given.splice(at, 0, { place, name });
    }
  }

  remove(place: string, entities: readonly Entity[]): void {
    for (const { id } of entities) {
      if (this.#isListed(id)) continue;
      const given = this.#noted(id);
      const at = placeIn(given, { place, name: '' }, byPlace);
      if (given[at]?.place === place) given.splice(at, 1);
      if (given.length === 0) this.#given.delete(id);
    }
  }

  #noted(id: string): Given[] {
    if (!this.#before.has(id)) this.#before.set(id, this.get(id));
    const given = this.#given.get(id) ?? [];
    this.#given.set(id, given);
    return given;
  }

  /** Ids whose name is another than when this was last asked. */
  takeChanged(): Set<string> {
    const changed = [...this.#before].flatMap(([id, name]) => (name === this.get(id) ? [] : [id]));
    this.#before.clear();
    return new Set(changed);
  }
}
