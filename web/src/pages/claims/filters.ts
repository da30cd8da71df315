// What claims are narrowed by, between the address, the API and the controls.
import type { Query } from '../../app/router.svelte.ts';
import type { FacetCount, Facets } from '../../shared/api/types.ts';
import type { Facet } from '../../shared/Filters.svelte';
import { wordsOf } from '../../shared/format.ts';
import { nameOf } from '../../shared/names.svelte.ts';
import { CERTAINTIES, STANCES } from '../../shared/words.ts';

export type ClaimFacets = Facets<'stance' | 'certainty' | 'voice' | 'outlet' | 'actor' | 'type'>;

const SINGLE = ['q', 'actor', 'type', 'certainty', 'voice', 'outlet', 'document', 'event', 'from', 'to'] as const;

/** The filters of the address; the claim that is open is none. */
export function filterOf(query: URLSearchParams): Query {
  const single = SINGLE.map((name) => [name, query.get(name) ?? undefined]);
  return { ...Object.fromEntries(single), stance: query.getAll('stance') };
}

export function menusOf(found: ClaimFacets | undefined): Facet[] {
  const { outlet = [], actor = [], type = [] } = found?.facets ?? {};
  return [
    { name: 'outlet', words: 'Outlet', values: outlet.map(named) },
    { name: 'actor', words: 'Who speaks or is meant', values: actor.map(named) },
    {
      name: 'type',
      words: 'Tells of',
      values: type.map(({ value, count }) => ({ value, count, words: wordsOf(value) })),
    },
  ];
}

const VOICES: Readonly<Record<string, string>> = {
  attributed: 'attributed',
  outlet: 'the outlet’s own',
  lost: 'speaker lost',
};

export function chipsOf(found: ClaimFacets | undefined): Facet[] {
  const { stance = [], certainty = [], voice = [] } = found?.facets ?? {};
  return [
    { name: 'stance', words: 'Stance', isSeveral: true, values: inOrder(stance, STANCES) },
    { name: 'certainty', words: 'Certainty', values: inOrder(certainty, CERTAINTIES) },
    {
      ...{ name: 'voice', words: 'Voice' },
      values: voice.map(({ value, count }) => ({ value, count, words: VOICES[value] ?? value })),
    },
  ];
}

/** In the order of the vocabulary, so that chips stay where they are when counts change. */
function inOrder(counts: readonly FacetCount[], order: readonly string[]) {
  return [...counts]
    .sort((a, b) => order.indexOf(a.value) - order.indexOf(b.value))
    .map(({ value, count }) => ({ value, count, words: value }));
}

function named({ value, count, name }: FacetCount) {
  return { value, count, words: name ?? nameOf(value) };
}
