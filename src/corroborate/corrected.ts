// What a correction or a retraction takes back reaches every claim that rests on it, in whatever text it is printed.
import type { ClaimStatus } from '../document/claim.ts';
import { grouped } from '../document/grouped.ts';
import type { Lineage } from '../document/origin.ts';
import { contains, type Quote } from '../document/span.ts';
import { findNotice } from './lineage/corrections.ts';
import type { PlacedClaim } from './origins/origins.ts';

/** The status of every claim that is no longer as it was told; claims that stand are left out. */
export function statusesOf(rows: readonly Lineage[], claims: readonly PlacedClaim[]): Map<string, ClaimStatus> {
  const statuses = new Map<string, ClaimStatus>();
  const byDocument = grouped(claims, ({ facts }) => facts.document.id);
  const byOrigin = originsOf(claims);
  for (const [id, own] of byDocument) {
    const notice = findNotice(own[0]!.facts.document);
    if (!notice) continue;
    if (notice.kind === 'retracts') {
      const taken = rows.filter(({ kind, to }) => kind === 'retracts' && to === id).map(({ from }) => from);
      for (const one of [...taken, ...copiesOf(taken, rows)].flatMap((from) => byDocument.get(from) ?? [])) {
        statuses.set(one.claim.id, 'retracted');
      }
      continue;
    }
    const wrong = wrongNumbers(own[0]!.facts.document.text, notice.words);
    const resting = own.flatMap(({ voices }) => voices.flatMap(({ origin }) => byOrigin.get(origin) ?? []));
    for (const one of resting) if (states(one, wrong)) statuses.set(one.claim.id, 'corrected');
  }
  return statuses;
}

function originsOf(claims: readonly PlacedClaim[]): Map<string, PlacedClaim[]> {
  const voices = claims.flatMap((claim) => claim.voices.map(({ origin }) => ({ origin, claim })));
  return new Map(
    [...grouped(voices, ({ origin }) => origin)].map(([origin, same]) => [origin, same.map(({ claim }) => claim)]),
  );
}

/** Documents that are from one of `taken`, by way of any number of others. */
function copiesOf(taken: readonly string[], rows: readonly Lineage[]): string[] {
  const from = grouped(
    rows.filter(({ kind }) => kind === 'copy' || kind === 'paraphrase'),
    (row) => row.from,
  );
  const seen = new Set(taken);
  for (const id of seen) for (const { to } of from.get(id) ?? []) seen.add(to);
  return [...seen].filter((id) => !taken.includes(id));
}

const NUMBER = /\d[\d,.]*\d|\d/g;

/** Numbers that the notice names and the text around it does not: those that were wrong. */
function wrongNumbers(text: string, { start, end }: Quote): Set<string> {
  const around = new Set(`${text.slice(0, start)} ${text.slice(end)}`.match(NUMBER) ?? []);
  return new Set((text.slice(start, end).match(NUMBER) ?? []).filter((number) => !around.has(number)));
}

/** A claim of another text, or of this one outside of its notice, that states one of the numbers. */
function states({ claim, facts }: PlacedClaim, wrong: ReadonlySet<string>): boolean {
  const notice = findNotice(facts.document)?.words;
  return claim.contents.some(
    (content) =>
      !(notice && contains(notice, content)) && (content.text.match(NUMBER) ?? []).some((number) => wrong.has(number)),
  );
}
