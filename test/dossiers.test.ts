// Small dossiers of our own writing, each a trap: texts go through the whole reading, and the verdict must come out as told.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { assemble } from '../src/app.ts';
import type { Analysis } from '../src/document/analysis.ts';
import type { Event } from '../src/document/event.ts';
import { SUPPORTS } from '../src/document/verdict.ts';
import { DEFAULT_LIMITS } from '../src/ingest/reading.ts';
import { modelsOf } from '../src/models/models.ts';
import { readManifests, readModels } from '../src/models/read.ts';
import { mergePacks, type Pack } from '../src/packs/pack.ts';
import { preparePack } from '../src/packs/prepared.ts';
import { readPack } from '../src/packs/read.ts';
import { type ReadAnswer, readOne } from '../src/reading.ts';

const root = new URL('..', import.meta.url).pathname;
const folder = `${root}test/dossiers/`;

const DOCUMENT = z.strictObject({
  /** Id of an outlet of the packs. */
  outlet: z.string(),
  published: z.string(),
  title: z.string().optional(),
  text: z.string(),
});

/** What must hold of one event; what is left out may be anything. */
const EXPECTED = z.strictObject({
  type: z.string(),
  label: z.string().optional(),
  time: z.string().optional(),
  /** How many of the events are of this type, where each counts. */
  events: z.int().optional(),
  documents: z.int().optional(),
  outlets: z.int().optional(),
  origins: z.int().optional(),
  independent: z.int().optional(),
  support: z.enum(SUPPORTS).optional(),
  supports: z.array(z.enum(SUPPORTS)).optional(),
  contested: z.boolean().optional(),
  explains: z.array(z.string()).default([]),
});

const DOSSIER = z.strictObject({
  trap: z.string(),
  documents: z.array(DOCUMENT).min(1),
  expect: z.array(EXPECTED).default([]),
  /** No event at all may have this support. */
  never: z.enum(SUPPORTS).optional(),
  'figures-never': z.string().optional(),
  contradictions: z.array(z.string()).default([]),
  predictions: z.array(z.string()).default([]),
  gaps: z.array(z.string()).default([]),
  /** Words that a copy has in place of others. */
  altered: z.array(z.tuple([z.string(), z.string()])).default([]),
  /** How many claims have a status. */
  statuses: z.record(z.string(), z.int()).default({}),
});
type Dossier = z.infer<typeof DOSSIER>;

const pack = mergePacks(
  await Promise.all(['packs/common', 'packs/dprk', 'samples/pack'].map((one) => readPack(root + one))),
);
const knowledge = { pack: preparePack(pack), models: readModels() };

function page({ outlet, published, title, text }: Dossier['documents'][number], from: Pack): string {
  const entry = from.outlets.find(({ id }) => id === outlet);
  if (!entry) throw new Error(`no outlet "${outlet}"`);
  const paragraphs = text
    .trim()
    .split(/\n\s*\n/)
    .map((paragraph) => `<p>${paragraph.replaceAll('"', '&quot;').trim()}</p>`);
  return `<!doctype html><html lang="en"><head><title>${title ?? ''}</title><meta property="og:site_name" content="${entry.name}">
<meta property="article:published_time" content="${published}"></head><body><article>${title === undefined ? '' : `<h1>${title}</h1>`}${paragraphs.join('\n')}</article></body></html>`;
}

async function analyze(documents: Dossier['documents']): Promise<Analysis> {
  const answers: ReadAnswer[] = [];
  for (const [at, document] of documents.entries()) {
    const path = `${String(at + 1).padStart(2, '0')}.html`;
    const source = { bytes: new TextEncoder().encode(page(document, pack)), name: path };
    answers.push(await readOne({ source, place: { path } }, { limits: DEFAULT_LIMITS }, knowledge));
  }
  return assemble(answers, [], pack, modelsOf(readManifests()));
}

const names = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .sort();

describe.each(names)('%s', (name) => {
  const dossier = DOSSIER.parse(parse(readFileSync(folder + name, 'utf8')));

  test(dossier.trap, async () => {
    const analysis = await analyze(dossier.documents);
    expect(analysis.unread).toEqual([]);
    expect(analysis.documents).toHaveLength(dossier.documents.length);
    const shown = analysis.events.map(summary).join('\n');
    for (const wanted of dossier.expect) {
      const event = analysis.events.find((one) => isWanted(one, wanted));
      expect(event, `no event ${JSON.stringify(wanted)} among\n${shown}`).toBeDefined();
      check(event!, wanted, shown);
      if (wanted.events !== undefined)
        expect(analysis.events.filter((one) => isWanted(one, wanted)).length, shown).toBe(wanted.events);
    }
    if (dossier.never) {
      expect(
        analysis.events.filter(({ corroboration }) => corroboration.support === dossier.never).map(summary),
      ).toEqual([]);
    }
    expect(analysis.events.flatMap(({ figures }) => figures.map(({ verdict }) => verdict))).not.toContain(
      dossier['figures-never'],
    );
    const kinds = analysis.contradictions.map(({ kind }) => kind);
    for (const kind of dossier.contradictions) expect(kinds, shown).toContain(kind);
    for (const [status, count] of Object.entries(dossier.statuses)) {
      expect(analysis.claims.filter((claim) => claim.status === status)).toHaveLength(count);
    }
    for (const words of dossier.gaps) expect(analysis.gaps.join('\n')).toContain(words);
    expect(new Set(analysis.gaps).size).toBe(analysis.gaps.length);
    const altered = analysis.lineage.flatMap((row) => row.altered.map(({ a, b }) => [a.text, b.text]));
    for (const pair of dossier.altered) expect(altered).toContainEqual(pair);
    for (const outcome of dossier.predictions) {
      expect(analysis.predictions.map((one) => one.outcome).join('\n')).toContain(outcome);
    }
  });

  test('comes out the same in any order', async () => {
    const forwards = await analyze(dossier.documents);
    const one = JSON.stringify(
      forwards.events.map(({ id, corroboration }) => [id, corroboration.support, corroboration.explanation]),
    );
    const backwards = assemble([...(await answersOf(dossier))].reverse(), [], pack, []);
    expect(
      JSON.stringify(
        backwards.events.map(({ id, corroboration }) => [id, corroboration.support, corroboration.explanation]),
      ),
    ).toBe(one);
  });
});

async function answersOf({ documents }: Dossier): Promise<ReadAnswer[]> {
  const answers: ReadAnswer[] = [];
  for (const [at, document] of documents.entries()) {
    const path = `${String(at + 1).padStart(2, '0')}.html`;
    const source = { bytes: new TextEncoder().encode(page(document, pack)), name: path };
    answers.push(await readOne({ source, place: { path } }, { limits: DEFAULT_LIMITS }, knowledge));
  }
  return answers;
}

function isWanted(event: Event, { type, label, time }: z.infer<typeof EXPECTED>): boolean {
  return (
    event.type === type && (label === undefined || event.label === label) && (time === undefined || event.time === time)
  );
}

function check(event: Event, wanted: z.infer<typeof EXPECTED>, shown: string): void {
  const { corroboration } = event;
  const found = { ...corroboration, origins: corroboration.origins.length };
  for (const field of ['documents', 'outlets', 'origins', 'independent', 'support', 'contested'] as const) {
    if (wanted[field] !== undefined) expect([field, found[field]], shown).toEqual([field, wanted[field]]);
  }
  if (wanted.supports) expect(wanted.supports).toContain(found.support);
  for (const words of wanted.explains) expect(corroboration.explanation).toContain(words);
}

function summary({ label, time, corroboration }: Event): string {
  const { documents, origins, support, contested, explanation } = corroboration;
  return `${label} [${time ?? ''}] ${documents} documents, ${origins.length} origins, ${support}${contested ? ', contested' : ''}: ${explanation}`;
}
