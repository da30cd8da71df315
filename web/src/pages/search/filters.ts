// What a search is narrowed by, and which values there are to choose from: those of claims and of events together.
import type { Query } from '../../app/router.svelte.ts';
import type { FacetCount, Facets } from '../../shared/api/types.ts';
import type { Facet } from '../../shared/Filters.svelte';
import { wordsOf } from '../../shared/format.ts';
import { nameOf } from '../../shared/names.svelte.ts';
import { STANCES, SUPPORTS, verdictWords } from '../../shared/words.ts';

export type OfClaims = Facets<'stance' | 'outlet' | 'actor' | 'type'>;
export type OfEvents = Facets<'support' | 'contested' | 'actor' | 'type'>;

/** By the list that takes it. */
const TAKES = {
  documents: ['outlet', 'from', 'to'],
  claims: ['actor', 'type', 'from', 'to', 'stance', 'outlet'],
  events: ['actor', 'type', 'from', 'to', 'support', 'contested'],
} as const;
export type Where = keyof typeof TAKES;
const SEVERAL: readonly string[] = ['stance', 'support'];
const ALL = [...new Set(Object.values(TAKES).flat())];

/** The filters of the address; with `where`, those that this list takes. */
export function filterOf(query: URLSearchParams, where?: Where): Query {
  const names: readonly string[] = where === undefined ? ALL : TAKES[where];
  const values = names.map((name) => [
    name,
    SEVERAL.includes(name) ? query.getAll(name) : (query.get(name) ?? undefined),
  ]);
  return Object.fromEntries(values);
}

export function menusOf(claims: OfClaims | undefined, events: OfEvents | undefined): Facet[] {
  const [ofClaims, ofEvents] = [claims?.facets, events?.facets];
  return [
    { name: 'actor', words: 'Who', values: both(ofClaims?.actor, ofEvents?.actor, nameOf) },
    { name: 'type', words: 'Type of event', values: both(ofClaims?.type, ofEvents?.type, wordsOf) },
    { name: 'outlet', words: 'Outlet', values: both(ofClaims?.outlet, [], nameOf) },
  ];
}

export function chipsOf(claims: OfClaims | undefined, events: OfEvents | undefined): Facet[] {
  const stances = new Map((claims?.facets.stance ?? []).map(({ value, count }) => [value, count]));
  const supports = new Map((events?.facets.support ?? []).map(({ value, count }) => [value, count]));
  const contested = (events?.facets.contested ?? []).filter(({ value }) => value === 'true');
  return [
    {
      ...{ name: 'stance', words: 'Stance', isSeveral: true },
      values: STANCES.filter((one) => stances.has(one)).map((value) => ({
        value,
        words: value,
        count: stances.get(value)!,
      })),
    },
    {
      ...{ name: 'support', words: 'Verdict', isSeveral: true },
      values: SUPPORTS.filter((one) => supports.has(one)).map((value) => ({
        ...{ value, words: verdictWords(value), count: supports.get(value)! },
      })),
    },
    {
      ...{ name: 'contested', words: 'Denials' },
      values: contested.map(({ value, count }) => ({ value, words: 'contested', count })),
    },
  ];
}

/** Values of two lists, those of most rows first; without counts, since the rows are of different kinds. */
function both(one: readonly FacetCount[] = [], other: readonly FacetCount[] = [], wordsFor: (value: string) => string) {
  const found = new Map<string, { value: string; words: string; rows: number }>();
  for (const { value, name, count } of [...one, ...other]) {
    const before = found.get(value);
    found.set(value, { value, words: name ?? wordsFor(value), rows: count + (before?.rows ?? 0) });
  }
  return [...found.values()].sort((a, b) => b.rows - a.rows).map(({ value, words }) => ({ value, words }));
}
