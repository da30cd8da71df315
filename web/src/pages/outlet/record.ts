// The record of an outlet in this dossier: its claims by stance, what rests on it alone, what was corrected or retracted.
import { askAll } from '../../shared/api/all.ts';
import { ask } from '../../shared/api/dossier.ts';
import type { Claim, Lineage, List, ListedDocument, ListedEvent, Stance } from '../../shared/api/types.ts';
import { STANCES } from '../../shared/words.ts';

/** Documents whose events and corrections are looked at, the newest. */
export const LOOKED_AT = 40;

export interface ClaimRecord {
  readonly documents: number;
  readonly claims: number;
  readonly stances: readonly { readonly stance: Stance; readonly number: number }[];
}

export async function claimRecord(outlet: string, signal: AbortSignal): Promise<ClaimRecord> {
  const counted = { limit: 1, total: true };
  const [documents, claims, ...stances] = await Promise.all([
    ask<List<ListedDocument>>('/documents', { outlet, ...counted }, signal),
    ask<List<Claim>>('/claims', { outlet, ...counted }, signal),
    ...STANCES.map((stance) => ask<List<Claim>>('/claims', { outlet, stance, ...counted }, signal)),
  ]);
  const numbers = STANCES.map((stance, at) => ({ stance, number: stances[at]!.total ?? 0 }));
  return {
    documents: documents.total ?? 0,
    claims: claims.total ?? 0,
    stances: numbers.filter(({ number }) => number > 0),
  };
}

export interface EventRecord {
  /** Documents that were looked at. */
  readonly documents: number;
  /** Events that one report, a text of this outlet, puts forward. */
  readonly alone: readonly ListedEvent[];
  /** Texts that correct or retract one of its, or that it corrects or retracts. */
  readonly corrections: readonly Lineage[];
}

/** Of its newest documents. */
export async function eventRecord(outlet: string, signal: AbortSignal): Promise<EventRecord> {
  const { items } = await ask<List<ListedDocument>>('/documents', { outlet, limit: LOOKED_AT }, signal);
  const alone = new Map<string, ListedEvent>();
  const corrections = new Map<string, Lineage>();
  for (const { id } of items) {
    const [events, lineage] = await Promise.all([
      askAll<ListedEvent>('/events', { document: id, support: 'single-report' }, 400, signal),
      askAll<Lineage>('/lineage', { document: id }, 200, signal),
    ]);
    for (const event of events.items) alone.set(event.id, event);
    for (const one of lineage.items)
      if (one.kind === 'corrects' || one.kind === 'retracts') corrections.set(`${one.kind} ${one.from} ${one.to}`, one);
  }
  return { documents: items.length, alone: [...alone.values()], corrections: [...corrections.values()] };
}
