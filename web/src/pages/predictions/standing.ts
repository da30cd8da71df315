// What predictions are narrowed by, and what an event says of one.
import type { Event } from '../../shared/api/types.ts';
import type { Foreseen } from '../../shared/foreseen.ts';

export interface ForeseenFilter {
  readonly standings: readonly string[];
  readonly horizon: string | null;
  readonly condition: string | null;
}

export function filterOf(query: URLSearchParams): ForeseenFilter {
  return { standings: query.getAll('standing'), horizon: query.get('horizon'), condition: query.get('condition') };
}

export function fits({ prediction, until, standing }: Foreseen, filter: ForeseenFilter): boolean {
  return (
    (filter.standings.length === 0 || filter.standings.includes(standing)) &&
    (filter.horizon === null || (filter.horizon === 'named') === (until !== undefined)) &&
    (filter.condition === null || (filter.condition === 'yes') === (prediction.condition !== undefined))
  );
}

/** Whether the time by which an event is told apart was worked out and not stated. */
export function isInferred({ identity }: Pick<Event, 'identity'>): boolean {
  return identity.some(({ step, inferred }) => inferred && (step === 'year' || step === 'month' || step === 'day'));
}

/** Whether a text says that it did not happen. */
export function isToldNot({ states }: Pick<Event, 'states'>): boolean {
  return states.some(
    ({ modality, polarity }) => polarity === 'no' && (modality === 'happened' || modality === 'ongoing'),
  );
}
