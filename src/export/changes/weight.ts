// Changes in the order in which they matter: what people may have relied on and is otherwise now, before what is new or gone.
import type { Change } from '../../document/change.ts';
import { byCodeUnit } from '../../document/order.ts';

/**
 * The changes with those of verdicts and contests first. Among these and among the rest: the ones with more documents, then those that
 * rest on more independent origins, then by label. The order in which they came does not count.
 */
export function byWeight(changes: readonly Change[]): Change[] {
  return [...changes].sort(
    (a, b) =>
      Number(isOtherwise(b)) - Number(isOtherwise(a)) ||
      b.documents.length - a.documents.length ||
      b.event.independent - a.event.independent ||
      byCodeUnit(a.event.label, b.event.label) ||
      byCodeUnit(a.event.id, b.event.id) ||
      byCodeUnit(a.kind, b.kind),
  );
}

function isOtherwise({ kind }: Change): boolean {
  return kind === 'contested' || kind === 'verdict-changed';
}
