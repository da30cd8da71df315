// A mention with the claim it stands in: what one speaker does with one event.
import type { Modality } from '../../document/event.ts';
import type { MentionFact } from '../facts.ts';
import type { PlacedClaim } from '../origins/origins.ts';

export interface Row extends MentionFact {
  readonly claim: PlacedClaim;
}

export type Side = 'for' | 'against' | 'doubts' | 'declines' | 'relays' | 'other';

/** Where the claim stands on the event. A denial that something did not happen says nothing sure, and neither does a mere may. */
export function sideOf({ claim, mention }: Row): Side {
  const { stance, certainty, voice, status } = claim.claim;
  if (status === 'retracted' || status === 'rejected') return 'other';
  const isYes = mention.polarity === 'yes';
  if (stance === 'denies') return isYes ? 'against' : 'other';
  if (stance === 'asserts' || stance === 'confirms') {
    if (certainty === 'improbable') return 'doubts';
    // That something did not happen, in a text's own voice, stands on nobody's word.
    if (!isYes)
      return voice === 'attributed' && certainty === 'certain' && isReal(mention.modality) ? 'against' : 'other';
    return certainty === 'possible' && isReal(mention.modality) ? 'other' : 'for';
  }
  if (stance === 'doubts' || stance === 'declines' || stance === 'relays') return stance;
  return 'other';
}

export function isReal(modality: Modality): boolean {
  return modality === 'happened' || modality === 'ongoing';
}

/** States from the furthest on to the least; what happened and what is under way count as one. */
export const STAGES = ['happened', 'preparing', 'planned', 'expected', 'possible', 'conditional'] as const;
export type Stage = (typeof STAGES)[number];

/** What stands behind "what": "what is planned". */
export const STAGE_WORDS: Readonly<Record<Stage, string>> = {
  happened: 'happened',
  preparing: 'is being prepared',
  planned: 'is planned',
  expected: 'is expected',
  possible: 'may be',
  conditional: 'depends on a condition',
};

export function stageOf(modality: Modality): Stage {
  return modality === 'ongoing' ? 'happened' : modality;
}

/** The furthest state that anyone puts forward; undefined where nobody does. */
export function furthest(rows: readonly Row[]): Stage | undefined {
  const told = new Set(rows.filter((row) => sideOf(row) === 'for').map(({ mention }) => stageOf(mention.modality)));
  return STAGES.find((stage) => told.has(stage));
}
