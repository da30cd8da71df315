// What was foreseen, by when, under what condition, and whether a later text reports it.
import type { Event } from '../document/event.ts';
import { byCodeUnit } from '../document/order.ts';
import type { Prediction } from '../document/origin.ts';
import type { Gathered } from './events/events.ts';
import { isReal, type Row, sideOf, stageOf } from './verdict/row.ts';

/** One for each claim that foresees, plans or prepares an event; by claim. */
export function findPredictions(gathered: readonly Gathered[], events: readonly Event[]): Prediction[] {
  const labels = new Map(events.map(({ id, label }) => [id, label]));
  const reported = new Reported(gathered);
  const found = gathered.flatMap(({ id, path, rows }) =>
    rows.filter(foresees).map(({ claim, mention }): Prediction => {
      const later = reported.after(claim.facts.day?.latest, path);
      return {
        claim: claim.claim.id,
        event: id,
        ...(mention.time?.edtf !== undefined && { horizon: mention.time.edtf }),
        ...(claim.claim.condition && { condition: claim.claim.condition.text }),
        outcome: later === undefined ? 'not reported here' : `reported: ${labels.get(later)}`,
        ...(later !== undefined && { reportedAs: later }),
      };
    }),
  );
  const byClaim = new Map(found.map((one) => [`${one.claim} ${one.event}`, one]));
  return [...byClaim.values()].sort((a, b) => byCodeUnit(a.claim, b.claim) || byCodeUnit(a.event, b.event));
}

function foresees(row: Row): boolean {
  const stage = stageOf(row.mention.modality);
  const { stance } = row.claim.claim;
  const puts = sideOf(row) === 'for' || stance === 'commits';
  return puts && (stage === 'expected' || stage === 'planned' || stage === 'preparing' || stage === 'possible');
}

/** The last day on which each event is told to have happened, by the paths of all nodes at or above it. */
class Reported {
  readonly #below = new Map<string, { readonly id: string; readonly last: string }[]>();

  constructor(gathered: readonly Gathered[]) {
    for (const { id, path, rows } of gathered) {
      const days = rows
        .filter((row) => sideOf(row) === 'for' && isReal(row.mention.modality))
        .flatMap(({ claim }) => claim.facts.day?.earliest ?? []);
      const last = days.reduce((latest, day) => (day > latest ? day : latest), '');
      if (last === '') continue;
      for (let length = 1; length <= path.length; length++) {
        const key = JSON.stringify(path.slice(0, length));
        this.#below.set(key, [...(this.#below.get(key) ?? []), { id, last }]);
      }
    }
  }

  /** The event at or below the node that a text which came out later than `day` says has happened. */
  after(day: string | undefined, path: readonly string[]): string | undefined {
    if (day === undefined) return undefined;
    return this.#below.get(JSON.stringify(path))?.find(({ last }) => last > day)?.id;
  }
}
