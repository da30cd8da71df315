// What events are narrowed by, between the address, the API and the controls.
import type { Query } from '../app/router.svelte.ts';
import type { FacetCount, Facets } from './api/types.ts';
import type { Facet } from './Filters.svelte';
import { wordsOf } from './format.ts';
import { nameOf } from './names.svelte.ts';
import { SUPPORTS, verdictWords } from './words.ts';

export type EventFacets = Facets<'type' | 'actor' | 'place' | 'support' | 'contested'>;

const SINGLE = ['q', 'type', 'actor', 'place', 'contested', 'independent', 'document'] as const;

/** The filters of the address that are not of time. */
export function filterOf(query: URLSearchParams): Query {
  const single = SINGLE.map((name) => [name, query.get(name) ?? undefined]);
  return { ...Object.fromEntries(single), support: query.getAll('support') };
}

/** Those of time. */
export function timeOf(query: URLSearchParams): Query {
  return { from: query.get('from') ?? undefined, to: query.get('to') ?? undefined };
}

export const ORDERS = ['newest', 'oldest', 'documents', 'type'] as const;
export type EventOrder = (typeof ORDERS)[number];

export function orderOf(query: URLSearchParams): EventOrder {
  return ORDERS.find((order) => order === query.get('order')) ?? 'newest';
}

export function menusOf(found: EventFacets | undefined): Facet[] {
  const { type = [], actor = [], place = [] } = found?.facets ?? {};
  return [
    { name: 'type', words: 'Type', values: type.map(({ value, count }) => ({ value, count, words: wordsOf(value) })) },
    { name: 'actor', words: 'Who takes part', values: actor.map(named) },
    { name: 'place', words: 'Place', values: place.map(named) },
  ];
}

export function chipsOf(found: EventFacets | undefined): Facet[] {
  const { support = [], contested = [] } = found?.facets ?? {};
  const counts = new Map(support.map(({ value, count }) => [value, count]));
  const denied = contested.filter(({ value }) => value === 'true');
  return [
    {
      ...{ name: 'support', words: 'Verdict', isSeveral: true },
      values: SUPPORTS.filter((one) => counts.has(one)).map((value) => ({
        ...{ value, words: verdictWords(value), count: counts.get(value)! },
      })),
    },
    {
      ...{ name: 'contested', words: 'Denials' },
      values: denied.map(({ value, count }) => ({ value, count, words: 'contested' })),
    },
  ];
}

function named({ value, count, name }: FacetCount) {
  return { value, count, words: name ?? nameOf(value) };
}
