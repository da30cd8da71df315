// Names of states, bodies, persons and places by their ids: "state:KP" → "North Korea".
import { part } from '../app/router.svelte.ts';
import { ask } from './api/dossier.ts';
import type { Entity } from './api/types.ts';
import { tailOf } from './format.ts';
import { Kept } from './kept.svelte.ts';

const names = Kept.each<string>(async (id) => (await ask<Entity>(`/entities/${part(id)}`)).name);

/** The name, else what the id ends in. */
export function nameOf(id: string): string {
  return names.of(id) ?? tailOf(id);
}

/** Keeps names that facets, or positions, give. */
export function keepNames(given: readonly { readonly value: string; readonly name?: string }[]): void {
  for (const { value, name } of given) if (name !== undefined) names.put(value, name);
}
