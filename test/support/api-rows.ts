// A dossier for tests of the API: the rows of the small analysis about barges, and a keeper that notes what it is told.
import { createHash } from 'node:crypto';
import { EXAMPLE } from '../../src/api/examples.ts';
import type { By, KeptDossier, NewChanges } from '../../src/api/served.ts';
import type { Analysis } from '../../src/document/analysis.ts';
import type { Change } from '../../src/document/change.ts';
import { contentId } from '../../src/document/id.ts';
import { type Judgement, judgementOf } from '../../src/document/judgement.ts';
import type { Entity, Lineage } from '../../src/document/origin.ts';
import { FIXTURE } from '../../src/export/fixture.ts';
import { sha256Of } from '../../src/store/blobs.ts';
import type { Database } from '../../src/store/database.ts';
import { facet } from '../../src/store/facet.ts';
import { append } from '../../src/store/log.ts';
import type { ConclusionKind, Tables } from '../../src/store/tables.ts';

const [grain, denial] = FIXTURE.documents;

const velsk: Entity = {
  ...{ id: EXAMPLE.entity, type: 'place', name: 'Velsk', aliases: ['the port of Velsk'] },
  mentions: [{ document: grain!.id, start: 0, end: 5, text: 'VELSK' }],
};

const copied: Lineage = {
  ...{ from: grain!.id, fromKind: 'document', to: denial!.id, kind: 'cites', direction: 'known' },
  ...{ reason: 'The one names the other.', altered: [], passages: [], cut: [], added: [], evidence: [] },
};

export const BARGES: Analysis = { ...FIXTURE, entities: [velsk], lineage: [copied] };

/** Ids that each kind is looked up by, and what it is sorted by. */
const CONCLUSIONS: readonly (readonly [
  kind: ConclusionKind,
  id: string,
  sort: string,
  about: readonly string[],
  body: unknown,
])[] = [
  ...BARGES.entities.map(
    (one) => ['entity', one.id, one.name, one.mentions.map(({ document }) => document), one] as const,
  ),
  ...BARGES.origins.map((one) => ['origin', one.id, one.name, [...one.documents, ...one.claims], one] as const),
  ...BARGES.lineage.map(
    (one) => ['lineage', contentId('lineage', one.from, one.to), one.to, [one.from, one.to], one] as const,
  ),
  ...BARGES.contradictions.map(
    (one) => ['contradiction', one.id, one.id, [...one.claims, one.event ?? ''], one] as const,
  ),
  ...BARGES.predictions.map(
    (one) => ['prediction', one.claim, one.horizon ?? '', [one.claim, one.event], one] as const,
  ),
  ...BARGES.ledgers.map((one) => ['ledger', one.type, one.type, [], one] as const),
  ...BARGES.gaps.map((one) => ['gap', contentId('gap', one), one, [], one] as const),
  ...BARGES.outlets.map((one) => ['outlet', one.id, one.name, [], one] as const),
];

const AT = '2024-11-05T10:00:00.000Z';

/** Puts the analysis into the tables as a dossier of this name. */
export async function insertBarges(db: Database, dossier: string): Promise<void> {
  const put = <Table extends keyof Tables>(table: Table, rows: readonly object[]) =>
    db
      .insertInto(table)
      .values(rows.map((row) => ({ dossier, ...row })) as never)
      .execute();
  await db
    .insertInto('dossiers')
    .values({ id: dossier, createdAt: AT, settings: '{}', generation: 1, concludedSeq: 1, revision: 3 })
    .execute();
  await put(
    'blobs',
    BARGES.documents.map(({ sha256, text }) => ({ sha256, size: text.length, bytes: Buffer.from(text) })),
  );
  await put(
    'documents',
    BARGES.documents.map(({ id, sha256, recipe, text }) => ({
      id,
      sha256,
      recipe,
      text: JSON.stringify(text),
      textSha256: sha256Of(text),
      addedAt: AT,
    })),
  );
  await put(
    'analyses',
    BARGES.documents.map(({ id }) => ({ document: id, generation: 1, sighting: id, body: analysisOf(id), madeAt: AT })),
  );
  await put('documentViews', BARGES.documents.map(viewOf));
  await put('claims', BARGES.claims.map(claimOf));
  await put('events', BARGES.events.map(eventOf));
  await put(
    'conclusions',
    CONCLUSIONS.map(([kind, id, sort, about, body]) => ({ kind, id, sort, about, ...kept(body) })),
  );
  await put(
    'unread',
    BARGES.unread.map((one) => ({ ...one, at: AT })),
  );
  await put('judgements', [judgementRow(EXAMPLE_JUDGEMENT)]);
  await append(db, dossier, [
    { at: AT, who: 'local', action: 'add', body: { documents: BARGES.documents.map(({ id }) => id) } },
  ]);
}

/** What the stages found in one document. */
function analysisOf(id: string): string {
  const of = <One extends { readonly document: string }>(all: readonly One[]) =>
    all.filter(({ document }) => document === id);
  const { attributions, eventMentions, figures, entities } = BARGES;
  return JSON.stringify({
    ...{ attributions: of(attributions), eventMentions: of(eventMentions), figures: of(figures) },
    entities: entities.map((entity) => ({ ...entity, mentions: of(entity.mentions) })),
  });
}

function viewOf({ text, ...document }: Analysis['documents'][number]) {
  const { id, title = '', outlet = null, kind, language, path = '', published } = document;
  return {
    id,
    title,
    outlet,
    kind,
    language,
    place: path,
    published: published?.earliest ?? null,
    words: text,
    ...kept(document),
  };
}

function claimOf(claim: Analysis['claims'][number]) {
  const { id, document, stance, certainty, voice, confidence, chain, contents } = claim;
  const { published, outlet } = BARGES.documents.find((one) => one.id === document)!;
  const types = BARGES.eventMentions.filter((mention) => mention.claim === id).map(({ type }) => type);
  const facets = [
    ...(chain[0]?.name === 'Ilse Marden' ? [facet('actor', EXAMPLE.actor)] : []),
    ...types.map((type) => facet('type', type)),
    ...[facet('stance', stance), ...(outlet === undefined ? [] : [facet('outlet', outlet)])],
  ];
  return {
    ...{ id, document, stance, certainty, voice, confidence, facets, speaker: chain[0]?.name ?? '' },
    ...{ published: published?.earliest ?? null, words: contents.map(({ text }) => text).join(' '), ...kept(claim) },
  };
}

function eventOf(event: Analysis['events'][number]) {
  const { id, type, label, time = null, place = null, positions, corroboration } = event;
  const { support, independent, contested, documents } = corroboration;
  const told = [...event.states, ...event.values, ...positions].flatMap(({ claims }) => claims);
  const claims = [...new Set([...told, ...corroboration.against, ...corroboration.declined])];
  return {
    ...{ id, type, label, earliest: time, latest: time, place, actors: positions.map(({ actor }) => actor) },
    ...{ claims, support, independent, contested, documents, ...kept(event) },
  };
}

function kept(body: unknown) {
  const text = JSON.stringify(body);
  return { body: text, hash: sha256Of(text), revision: 2 };
}

const EXAMPLE_JUDGEMENT: Judgement = {
  ...{ id: EXAMPLE.judgement, kind: 'comment', target: { kind: 'claim', id: EXAMPLE.claim } },
  ...{ why: 'Said at the quay.', who: 'mara', at: AT },
};

function judgementRow({ withdrawn, ...judgement }: Judgement) {
  const { id, kind, target, who, at } = judgement;
  return {
    ...{ id, kind, targetKind: target.kind, target: target.id, who, at, body: JSON.stringify(judgement) },
    withdrawn: withdrawn === undefined ? null : JSON.stringify(withdrawn),
  };
}

/** What a keeper was told to do. */
export interface Told {
  readonly what: 'addSources' | 'addUrls' | 'remove' | 'judge' | 'withdraw' | 'analysis';
  readonly by?: By;
  readonly given?: unknown;
}

export interface FakeKept extends KeptDossier {
  readonly told: Told[];
  /** Tells all who listen. */
  announce(news: NewChanges): void;
  /** The next call fails so. */
  failWith: unknown;
  /** The next call waits for this. */
  hold: Promise<void> | undefined;
}

/** A keeper that reads from the tables, does as little as it can, and remembers what it was told. */
export function fakeKept(db: Database, id: string): FakeKept {
  const listeners = new Set<(news: NewChanges) => void>();
  const told: Told[] = [];
  const note = async (one: Told) => {
    const { failWith, hold } = kept;
    kept.failWith = undefined;
    if (hold) await hold;
    if (failWith !== undefined) throw failWith;
    told.push(one);
  };
  const kept: FakeKept = {
    ...{ id, database: { db }, told, failWith: undefined, hold: undefined },
    announce: (news) => {
      for (const listener of listeners) listener(news);
    },
    async addSources(sources, by) {
      await note({ what: 'addSources', by, given: sources });
      const isEmpty = ({ source }: (typeof sources)[number]) => source.bytes.length === 0;
      const read = sources.filter((one) => !isEmpty(one));
      const unread = sources
        .filter(isEmpty)
        .map(({ source }) => ({ path: source.name, reason: `${source.name} is empty; add one that is not.` }));
      return { added: read.map(({ source }) => sha256Of(source.bytes).slice(0, 16)), seen: [], unread };
    },
    async addUrls(urls, by) {
      await note({ what: 'addUrls', by, given: urls });
      return { added: urls.map((url) => contentId('url', url)), seen: [], unread: [] };
    },
    async remove(document, by) {
      await note({ what: 'remove', by, given: document });
      return BARGES.documents.some((one) => one.id === document);
    },
    async judge(judgements, by) {
      await note({ what: 'judge', by, given: judgements });
      const made = judgements.map((one) => judgementOf({ ...one, ...by }));
      await db
        .insertInto('judgements')
        .values(made.map((one) => ({ dossier: id, ...judgementRow(one) })))
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      return made;
    },
    async withdraw(judgement, { why, ...by }) {
      await note({ what: 'withdraw', by, given: judgement });
      const row = await db
        .updateTable('judgements')
        .set({ withdrawn: JSON.stringify({ ...by, why }) })
        .where('dossier', '=', id)
        .where('id', '=', judgement)
        .returning('body')
        .executeTakeFirst();
      return row && { ...(JSON.parse(row.body) as Judgement), withdrawn: { ...by, why } };
    },
    async analysis() {
      await note({ what: 'analysis' });
      return BARGES;
    },
    async original(sha256) {
      const document = BARGES.documents.find((one) => one.sha256 === sha256);
      return document && Buffer.from(document.text);
    },
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  return kept;
}

export const CHANGE: Change = {
  ...{ kind: 'contested', at: AT, documents: [denial!.id], explanation: 'The Foreign Ministry denies it.' },
  event: {
    ...{ id: EXAMPLE.event, type: 'goods-transfer', label: BARGES.events[0]!.label },
    ...{ verdict: 'single-report', independent: 0, contested: true },
  },
  before: { support: 'single-report', independent: 0, contested: false },
};

/** Bytes that are the same in every run, and never twice. */
export function countedRandom(): (size: number) => Uint8Array {
  let count = 0;
  return (size) => createHash('sha512').update(`random ${count++}`).digest().subarray(0, size);
}
