// What was foreseen, by when, under what condition, and whether a later text reports it.
import type { Event } from '../document/event.ts';
import { byCodeUnit } from '../document/order.ts';
import type { Prediction } from '../document/origin.ts';
import type { Gathered } from './events/events.ts';
import { isReal, type Row, sideOf, stageOf } from './verdict/row.ts';

/** One for each claim that foresees, plans or prepares an event; by claim. */
export function findPredictions(gathered: readonly Gathered[], events: readonly Event[]): Prediction[] {
  const labels = new Map(events.map(({ id, label }) => [id, label]));
  const found = gathered.flatMap(({ id, path, rows }) =>
    rows.filter(foresees).map(({ claim, mention }): Prediction => {
      const later = reportedAfter(claim.facts.day?.latest, path, gathered);
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

/** The event at or below the node of which a text that came out later says that it happened. */
function reportedAfter(
  day: string | undefined,
  path: readonly string[],
  gathered: readonly Gathered[],
): string | undefined {
  if (day === undefined) return undefined;
  return gathered.find(
    (other) =>
      path.every((value, at) => other.path[at] === value) &&
      other.rows.some(
        (row) => sideOf(row) === 'for' && isReal(row.mention.modality) && (row.claim.facts.day?.earliest ?? '') > day,
      ),
  )?.id;
}
