// How a prediction stands today, and the order in which predictions fall due.
import type { Prediction } from './api/types.ts';
import { windowEnd } from './edtf.ts';

/** `past`: its last day is over, and nothing here tells an outcome. */
export const STANDINGS = ['past', 'open', 'true'] as const;
export type Standing = (typeof STANDINGS)[number];

export const STANDING_WORDS: Readonly<Record<Standing, string>> = {
  past: 'past, no outcome known',
  open: 'open',
  true: 'come true',
};

export interface Foreseen {
  readonly prediction: Prediction;
  /** The last day on which it can come true; absent where none is said. */
  readonly until?: string;
  readonly standing: Standing;
}

/** In the order of their last days, those without one last. `today` is an ISO day. */
export function foreseenOf(predictions: readonly Prediction[], today: string): Foreseen[] {
  return predictions.map((prediction) => foreseen(prediction, today)).sort(byDay);
}

function foreseen(prediction: Prediction, today: string): Foreseen {
  const until = prediction.horizon === undefined ? undefined : windowEnd(prediction.horizon);
  const isPast = until !== undefined && until < today;
  const standing = prediction.reportedAs !== undefined ? 'true' : isPast ? 'past' : 'open';
  return { prediction, standing, ...(until !== undefined && { until }) };
}

function byDay(a: Foreseen, b: Foreseen): number {
  return order(a.until ?? '~', b.until ?? '~') || order(a.prediction.claim, b.prediction.claim);
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
