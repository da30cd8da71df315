// What a screening says, for keeping: the query as written, each hit with score, reasons, list, version and hash, and what a person decided.
import type { Listed } from '../lists/index.ts';
import type { Decision, DecisionOf } from './decisions.ts';
import { sentenceOf } from './en.ts';
import { ALGORITHM, type ScreenedList, type ScreenHit, type ScreenQuery } from './screen.ts';

export interface HitReceipt {
  readonly score: number;
  readonly list: string;
  readonly version: string;
  readonly generated?: string;
  readonly entry: string;
  readonly kind: string;
  /** Both names as written. */
  readonly asked: string;
  readonly listed: string;
  readonly quality: string;
  readonly names: readonly string[];
  readonly births: readonly string[];
  readonly countries: readonly string[];
  readonly programmes: readonly string[];
  readonly listedOn?: string;
  readonly imo?: string;
  /** Points add up to the score. */
  readonly explanation: readonly { readonly feature: string; readonly points: number; readonly words: string }[];
  /** `suggestion` until a person decides. */
  readonly status: 'suggestion' | 'same' | 'not-the-same';
  readonly decision?: Decision;
}

export interface Receipt {
  readonly query: ScreenQuery;
  readonly hits: readonly HitReceipt[];
  readonly algorithm: string;
  readonly threshold: number;
  readonly lists: readonly ScreenedList[];
}

/** The receipt of one query. */
export function receiptOf(
  query: ScreenQuery,
  hits: readonly ScreenHit[],
  { lists, threshold, decisionOf }: { lists: readonly ScreenedList[]; threshold: number; decisionOf?: DecisionOf },
): Receipt {
  return { query, hits: hits.map((hit) => hitReceipt(query, hit, decisionOf)), algorithm: ALGORITHM, threshold, lists };
}

function hitReceipt(
  query: ScreenQuery,
  { score, features, list, entry, listed }: ScreenHit,
  decisionOf: DecisionOf | undefined,
): HitReceipt {
  const decision = decisionOf?.(list.id, entry.id);
  return {
    score,
    list: list.id,
    version: list.sha256,
    ...(list.generated && { generated: list.generated }),
    entry: entry.id,
    kind: entry.kind,
    asked: query.name,
    listed: listed.name,
    quality: listed.quality,
    ...detailsOf(entry),
    explanation: features.map((feature) => ({
      feature: feature.feature,
      points: feature.points,
      words: sentenceOf(feature),
    })),
    status: decision?.verdict ?? 'suggestion',
    ...(decision && { decision }),
  };
}

function detailsOf({ names, births, countries, programmes, listedOn, imo }: Listed) {
  return {
    names: names.map(({ name }) => name),
    births,
    countries,
    programmes,
    ...(listedOn && { listedOn }),
    ...(imo && { imo }),
  };
}
