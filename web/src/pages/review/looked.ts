// All that a person needs to judge one thing of the queue, and the revision at which it was so.
import { part } from '../../app/router.svelte.ts';
import { ask } from '../../shared/api/dossier.ts';
import type {
  Claim,
  Document,
  Dossier,
  Event,
  EventMention,
  Judgement,
  List,
  ListedEvent,
} from '../../shared/api/types.ts';
import type { Queued } from './queue.svelte.ts';

interface Seen {
  readonly id: string;
  /** What changed after it makes a judgement stale. */
  readonly revision: number;
  readonly judgements: readonly Judgement[];
}

export interface SeenClaim extends Seen {
  readonly kind: 'claim';
  readonly claim: Claim;
  readonly document: Document;
  readonly events: readonly ListedEvent[];
}

export interface SeenJoin extends Seen {
  readonly kind: 'join';
  readonly event: Event;
  readonly mentions: readonly SeenMention[];
  /** False where more mentions were joined than are listed. */
  readonly isWhole: boolean;
  /** Others of its type, which it may be the same as. */
  readonly others: readonly ListedEvent[];
}

export interface SeenMention {
  readonly mention: EventMention;
  readonly document: Document;
}

export type Looked = SeenClaim | SeenJoin;

/** Documents whose texts are fetched for one join. */
const MOST_DOCUMENTS = 12;
const MOST_OTHERS = 20;

/** The revision is read first, so that a change while the rest is read counts as one. */
export async function lookAt({ kind, id }: Queued, signal: AbortSignal): Promise<Looked> {
  const { revision } = await ask<Dossier>('', {}, signal);
  const judgements = ask<List<Judgement>>('/judgements', { target: id, limit: 50 }, signal);
  const about = kind === 'claim' ? claimOf(id, signal) : joinOf(id, signal);
  const [seen, { items }] = await Promise.all([about, judgements]);
  return { id, revision, judgements: items, ...seen };
}

async function claimOf(id: string, signal: AbortSignal): Promise<Omit<SeenClaim, keyof Seen>> {
  const claim = await ask<Claim>(`/claims/${part(id)}`, {}, signal);
  const [document, { items }] = await Promise.all([
    documentOf(claim.document, signal),
    ask<{ readonly items: readonly ListedEvent[] }>(`/claims/${part(id)}/events`, {}, signal),
  ]);
  return { kind: 'claim', claim, document, events: items };
}

async function joinOf(id: string, signal: AbortSignal): Promise<Omit<SeenJoin, keyof Seen>> {
  const [event, joined] = await Promise.all([
    ask<Event>(`/events/${part(id)}`, {}, signal),
    ask<{ readonly items: readonly EventMention[]; readonly isWhole: boolean }>(
      `/events/${part(id)}/mentions`,
      {},
      signal,
    ),
  ]);
  const ids = [...new Set(joined.items.map(({ document }) => document))].slice(0, MOST_DOCUMENTS);
  const [documents, { items }] = await Promise.all([
    Promise.all(ids.map((one) => documentOf(one, signal))),
    ask<List<ListedEvent>>('/events', { type: event.type, order: 'documents', limit: MOST_OTHERS }, signal),
  ]);
  const byId = new Map(documents.map((document) => [document.id, document]));
  const mentions = joined.items.flatMap((mention) => {
    const document = byId.get(mention.document);
    return document ? [{ mention, document }] : [];
  });
  const isWhole = joined.isWhole && mentions.length === joined.items.length;
  return { kind: 'join', event, mentions, isWhole, others: items.filter((one) => one.id !== id) };
}

function documentOf(id: string, signal: AbortSignal): Promise<Document> {
  return ask<Document>(`/documents/${part(id)}`, {}, signal);
}
