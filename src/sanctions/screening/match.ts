// Screening in the shape of yente's `POST /match/{dataset}`: {"queries": {"q1": {"schema": "Person", "properties": {"name": […]}}}} gives {"responses": {"q1": {…}}}.
import { z } from 'zod';
import type { ListedKind } from '../lists/index.ts';
import { sentenceOf } from './en.ts';
import { ALGORITHM, type ScreenHit, type ScreeningIndex, type ScreenOptions, type ScreenQuery } from './screen.ts';

const KINDS: Readonly<Record<string, ListedKind>> = {
  ...{ Person: 'person', Company: 'body', Organization: 'body', PublicBody: 'body' },
  ...{ Vessel: 'vessel', Airplane: 'aircraft', CryptoWallet: 'wallet', LegalEntity: 'unknown', Thing: 'unknown' },
};
const SCHEMAS: Readonly<Record<ListedKind, string>> = {
  ...{
    person: 'Person',
    body: 'Organization',
    vessel: 'Vessel',
    aircraft: 'Airplane',
    wallet: 'CryptoWallet',
    unknown: 'LegalEntity',
  },
};

const values = z
  .union([z.string(), z.array(z.string()).max(50)])
  .transform((given) => (typeof given === 'string' ? [given] : given));

/** What a request may hold: at most 500 queries. */
export const matchRequestSchema = z.object({
  queries: z
    .record(z.string(), z.object({ schema: z.string().default('Thing'), properties: z.record(z.string(), values) }))
    .refine((queries) => Object.keys(queries).length <= 500, 'at most 500 queries'),
});
export type MatchRequest = z.input<typeof matchRequestSchema>;

export interface MatchResult {
  readonly id: string;
  readonly caption: string;
  readonly schema: string;
  readonly properties: Readonly<Record<string, readonly string[]>>;
  readonly datasets: readonly string[];
  /** 0 to 1. */
  readonly score: number;
  /** Never true: only a person decides. */
  readonly match: false;
  readonly features: Readonly<Record<string, number>>;
  readonly explanations: Readonly<Record<string, { readonly detail: string; readonly score: number }>>;
}

export interface MatchResponse {
  readonly responses: Readonly<
    Record<
      string,
      {
        readonly status: 200;
        readonly results: readonly MatchResult[];
        readonly total: { readonly value: number; readonly relation: 'eq' };
        readonly query: object;
      }
    >
  >;
  readonly algorithm: string;
}

/** Answers each query; several names of one query are screened each, and an entry keeps its highest score. Throws a ZodError for a request of another shape. */
export function matchQueries(request: unknown, index: ScreeningIndex, options: ScreenOptions = {}): MatchResponse {
  const { queries } = matchRequestSchema.parse(request);
  const responses = Object.entries(queries).map(([id, query]) => {
    const results = hitsOf(query, index, options).map(resultOf);
    return [
      id,
      { status: 200 as const, results, total: { value: results.length, relation: 'eq' as const }, query },
    ] as const;
  });
  return { responses: Object.fromEntries(responses), algorithm: ALGORITHM };
}

type Query = z.infer<typeof matchRequestSchema>['queries'][string];

function hitsOf({ schema, properties }: Query, index: ScreeningIndex, options: ScreenOptions): readonly ScreenHit[] {
  const get = (...names: readonly string[]) => names.flatMap((name) => properties[name] ?? []);
  const best = new Map<string, ScreenHit>();
  for (const name of get('name', 'alias', 'weakAlias').slice(0, 50)) {
    const query: ScreenQuery = {
      name,
      kind: KINDS[schema] ?? 'unknown',
      births: get('birthDate'),
      countries: get('nationality', 'country', 'citizenship', 'jurisdiction'),
      numbers: get('passportNumber', 'idNumber', 'registrationNumber', 'taxNumber', 'imoNumber', 'publicKey'),
    };
    for (const hit of index.screen(query, options)) {
      const key = `${hit.list.id} ${hit.entry.id}`;
      if (hit.score > (best.get(key)?.score ?? -1)) best.set(key, hit);
    }
  }
  return [...best.values()]
    .sort((a, b) => b.score - a.score || (`${a.list.id} ${a.entry.id}` < `${b.list.id} ${b.entry.id}` ? -1 : 1))
    .slice(0, options.limit ?? 20);
}

function resultOf({ score, features, list, entry, listed }: ScreenHit): MatchResult {
  const points = new Map<string, number>();
  for (const { feature, points: given } of features) points.set(feature, (points.get(feature) ?? 0) + given);
  const words = (name: string) =>
    features
      .filter(({ feature }) => feature === name)
      .map(sentenceOf)
      .join('; ');
  const imo: Readonly<Record<string, readonly string[]>> = entry.imo ? { imoNumber: [entry.imo] } : {};
  return {
    id: entry.id,
    caption: listed.name,
    schema: SCHEMAS[entry.kind],
    properties: {
      name: entry.names.map(({ name }) => name),
      birthDate: entry.births,
      country: entry.countries,
      program: entry.programmes,
      ...imo,
    },
    datasets: [list.id],
    score: score / 1000,
    match: false,
    features: Object.fromEntries([...points].map(([name, given]) => [name, given / 1000])),
    explanations: Object.fromEntries(
      [...points].map(([name, given]) => [name, { detail: words(name), score: given / 1000 }]),
    ),
  };
}
