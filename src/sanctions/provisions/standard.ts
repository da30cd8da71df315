// How well an event must be told: on two independent origins, or by one primary document.
import type { Analysis } from '../../document/analysis.ts';
import type { Claim } from '../../document/claim.ts';
import type { Event } from '../../document/event.ts';
import type { Standard } from '../../document/verdict.ts';

/** What a dossier asks for that says nothing else. */
export const DEFAULT_STANDARD: Standard = 'either';

/** Whether an event meets the standard. `claimOf` gives the claims that it rests on. */
export function meets(standard: Standard, event: Event, claimOf: (id: string) => Claim | undefined): boolean {
  const onTwo = event.corroboration.support === 'independent';
  if (standard === 'two-origins') return onTwo;
  if (standard === 'either' && onTwo) return true;
  return event.states.some(
    ({ polarity, claims }) => polarity === 'yes' && claims.some((id) => isOfDocument(claimOf(id))),
  );
}

/** A claim that puts something forward from a document: a contract, a log, a court file. */
function isOfDocument(claim: Claim | undefined): boolean {
  if (claim?.status !== 'live') return false;
  if (claim.stance !== 'asserts' && claim.stance !== 'confirms') return false;
  const [first] = claim.chain;
  return first?.kind === 'document' || (claim.access === 'document' && first !== undefined && !first.anonymous);
}

/** The analysis with another standard. */
export function withStandard(analysis: Analysis, standard: Standard): Analysis {
  const claims = new Map(analysis.claims.map((claim) => [claim.id, claim]));
  const events = analysis.events.map((event) => {
    if (event.provisions.length === 0) return event;
    const standardMet = meets(standard, event, (id) => claims.get(id));
    return { ...event, provisions: event.provisions.map((hit) => ({ ...hit, standard, standardMet })) };
  });
  return { ...analysis, events };
}
