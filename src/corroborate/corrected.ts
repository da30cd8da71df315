// What a correction or a retraction takes back reaches every claim that rests on it, in whatever text it is printed.
import type { ClaimStatus } from '../document/claim.ts';
import { byKey } from '../document/order.ts';
import type { Lineage } from '../document/origin.ts';
import { contains, type Quote } from '../document/span.ts';
import type { Notice } from './lineage/corrections.ts';
import type { PlacedClaim } from './origins/origins.ts';

/** Where the claims and the rows are found that a notice may reach. */
export interface CorrectedGround {
  readonly notices: ReadonlyMap<string, Notice>;
  readonly claimsOf: (document: string) => readonly PlacedClaim[];
  readonly claimsOfOrigin: (origin: string) => readonly PlacedClaim[];
  readonly rowsTo: (document: string) => readonly Lineage[];
  readonly rowsFrom: (document: string) => readonly Lineage[];
  /** By which documents are in order: of several notices the last counts. */
  readonly placeOf: (document: string) => string;
}

/** The status of every claim that is no longer as it was told; claims that stand are left out. */
export function statusesOf(ground: CorrectedGround): Map<string, ClaimStatus> {
  const { notices, claimsOf, claimsOfOrigin, rowsTo, placeOf } = ground;
  const statuses = new Map<string, ClaimStatus>();
  for (const [id, notice] of [...notices].sort(byKey(([id]) => placeOf(id)))) {
    const own = claimsOf(id);
    if (own.length === 0) continue;
    if (notice.kind === 'retracts') {
      const taken = rowsTo(id).flatMap(({ kind, from }) => (kind === 'retracts' ? [from] : []));
      for (const one of copiesOf(taken, ground).flatMap((from) => claimsOf(from)))
        statuses.set(one.claim.id, 'retracted');
      continue;
    }
    const wrong = wrongNumbers(own[0]!.facts.document.text, notice.words);
    if (wrong.size === 0) continue;
    const resting = own.flatMap(({ voices }) => voices.flatMap(({ origin }) => claimsOfOrigin(origin)));
    for (const one of new Set(resting)) if (states(one, wrong, notices)) statuses.set(one.claim.id, 'corrected');
  }
  return statuses;
}

/** Those taken back, and documents that are from one of them, by way of any number of others. */
function copiesOf(taken: readonly string[], { rowsFrom }: CorrectedGround): string[] {
  const seen = new Set(taken);
  for (const id of seen)
    for (const { kind, to } of rowsFrom(id)) if (kind === 'copy' || kind === 'paraphrase') seen.add(to);
  return [...seen];
}

const NUMBER = /\d[\d,.]*\d|\d/g;

/** Numbers that the notice names and the text around it does not: those that were wrong. */
function wrongNumbers(text: string, { start, end }: Quote): Set<string> {
  const around = new Set(`${text.slice(0, start)} ${text.slice(end)}`.match(NUMBER) ?? []);
  return new Set((text.slice(start, end).match(NUMBER) ?? []).filter((number) => !around.has(number)));
}

/** A claim of another text, or of this one outside of its notice, that states one of the numbers. */
function states(
  { claim, facts }: PlacedClaim,
  wrong: ReadonlySet<string>,
  notices: CorrectedGround['notices'],
): boolean {
  const notice = notices.get(facts.document.id)?.words;
  return claim.contents.some(
    (content) =>
      !(notice && contains(notice, content)) && (content.text.match(NUMBER) ?? []).some((number) => wrong.has(number)),
  );
}
