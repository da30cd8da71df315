// A short mark of what a claim said when a sheet was made of it, so that a judgement of something else is noticed.
import type { Claim } from '../../document/claim.ts';
import { contentId } from '../../document/id.ts';
import type { Quote } from '../../document/span.ts';

/**
 * "s" and twelve hex digits, never a number to a spreadsheet. It changes with the words, voice, stance, certainty, chain, record, access
 * and status of the claim; not with its confidence, nor with what other documents make of it (events, origins).
 */
export function claimState(claim: Claim): string {
  const { id, voice, contents, stance, certainty, hedges, condition, chain, record, access, status } = claim;
  const links = chain.map(({ name, relation, kind, anonymous }) => [name, relation, kind, anonymous]);
  const fields = [
    voice,
    contents.map(place),
    stance,
    certainty,
    hedges.map(place),
    condition && place(condition),
    links,
  ];
  return `s${contentId('claim state', id, JSON.stringify([...fields, record, access, status])).slice(0, 12)}`;
}

function place({ start, end, text }: Quote): readonly [number, number, string] {
  return [start, end, text];
}
