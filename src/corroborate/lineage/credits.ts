// Rows from the outlets that a text credits, cites, or names as the first to report: "(Reuters)", "told NBC News", "first reported by …".
import { type Claim, isOutlet, type Link } from '../../document/claim.ts';
import type { CreditKind, Document } from '../../document/document.ts';
import { byKey } from '../../document/order.ts';
import type { Lineage, LineageKind } from '../../document/origin.ts';
import { byPosition, type Quote } from '../../document/span.ts';
import { plainRow } from './row.ts';

/** An outlet as lineage needs it. */
export interface NamedOutlet {
  readonly id: string;
  readonly name: string;
}

/** Finds an outlet by its name; a pack's OutletIndex is one. */
export interface OutletsByName {
  readonly byName: (name: string) => NamedOutlet | undefined;
}

/** Credits that say whose text it is, at least in part. */
const CREDITS_A_SOURCE: ReadonlySet<CreditKind> = new Set<CreditKind>(['wire', 'contributor', 'relay']);

/** One row for each outlet and kind, with all the words that show it; none for the outlet that published the document itself. */
export function creditRows(document: Document, claims: readonly Claim[], outlets: OutletsByName): Lineage[] {
  const found = new Map<string, { outlet: NamedOutlet; kind: LineageKind; evidence: Map<number, Quote> }>();
  const note = (name: string, kind: LineageKind, words: Quote): void => {
    const outlet = outletNamed(name, outlets);
    if (outlet === undefined || outlet.id === document.outlet) return;
    const key = `${kind} ${outlet.id}`;
    const entry = found.get(key) ?? { outlet, kind, evidence: new Map<number, Quote>() };
    entry.evidence.set(words.start, { ...words, document: document.id });
    found.set(key, entry);
  };
  for (const { kind, name, quote } of document.credits)
    if (name !== undefined && CREDITS_A_SOURCE.has(kind)) note(name, 'wire-credit', quote);
  for (const { chain } of claims)
    for (const link of chain) if (!link.anonymous && isOutlet(link)) note(link.name, kindOfLink(link), link.words);
  return [...found.values()]
    .map(({ outlet, kind, evidence }) => rowOf(document, outlet, kind, [...evidence.values()]))
    .sort(byKey((row) => `${row.kind} ${row.from}`));
}

function kindOfLink({ relation }: Link): LineageKind {
  return relation === 'first-reported-by' ? 'first-reported-by' : 'cites';
}

function rowOf(document: Document, outlet: NamedOutlet, kind: LineageKind, evidence: readonly Quote[]): Lineage {
  return plainRow({
    from: outlet.id,
    fromKind: 'outlet',
    fromName: outlet.name,
    to: document.id,
    kind,
    direction: 'known',
    reason: REASONS[kind as keyof typeof REASONS](outlet.name),
    evidence: [...evidence].sort(byPosition),
  });
}

const REASONS = {
  'wire-credit': (name: string) => `The text credits ${name}.`,
  cites: (name: string) => `The text has it from ${name}.`,
  'first-reported-by': (name: string) => `The text says that ${name} reported it first.`,
};

/** "the Associated Press" as the pack has it, else an id made of the name. */
function outletNamed(name: string, outlets: OutletsByName): NamedOutlet | undefined {
  const known = outlets.byName(name);
  if (known) return { id: known.id, name: known.name };
  const id = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/^the\s+/, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  return id === '' ? undefined : { id, name };
}
