// A page comes to the same claims as Node: src/browser.ts, bundled and run in headless Chromium, with the models of the package.
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { build } from 'tsdown';
import { expect, test } from 'vitest';
import { readInputs } from '../src/app.ts';
import type * as Hearsay from '../src/browser.ts';
import { modelsFolder, readManifests } from '../src/models/read.ts';
import { mergePacks } from '../src/packs/pack.ts';
import { readPack } from '../src/packs/read.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const SAMPLES = [
  'samples/articles/01-shells-and-rockets-harbour-courier.txt',
  'samples/articles/03-pyongyang-denies-eastern-ledger.txt',
];
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

test('a page comes to the same claims and events as Node', { timeout: 120_000 }, async (context) => {
  if (!existsSync(CHROMIUM)) context.skip(`no Chromium at ${CHROMIUM}; install it or set CHROMIUM`);
  const pack = mergePacks(
    await Promise.all(['packs/common', 'packs/dprk', 'samples/pack'].map((at) => readPack(join(root, at)))),
  );
  const analysis = await readInputs(SAMPLES, { cwd: root, pack, stdin: nothing(), fetch: { now: () => 0 } });
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ content: await bundle() });
    const { attributions, claims, events } = await page.evaluate(analyzeInPage, {
      pack,
      models: await packedModels(),
      documents: analysis.documents.map(({ id, text, language, published }) => ({
        ...{ id, text, language },
        // A date that the text itself gave is found again.
        published: published?.basis === 'inferred' ? null : published,
      })),
    });
    expect(analysis.documents).toHaveLength(SAMPLES.length);
    expect(claims.length).toBeGreaterThan(SAMPLES.length);
    expect(attributions.length).toBeGreaterThan(0);
    expect(events.length).toBeGreaterThan(SAMPLES.length);
    expect(events).toEqual(JSON.parse(JSON.stringify(analysis.eventMentions)));
    // Origins are found across documents, which a page that reads one does not do.
    const alone = analysis.claims.map((claim) => ({ ...claim, origins: [] }));
    expect(claims).toEqual(JSON.parse(JSON.stringify(alone)));
    expect(attributions).toEqual(JSON.parse(JSON.stringify(analysis.attributions)));
  } finally {
    await browser.close();
  }
});

/** A model as it travels to the page: its weights in base64. */
interface PackedModel {
  readonly manifest: Hearsay.ModelManifest;
  readonly weights: string;
}

function packedModels(): Promise<PackedModel[]> {
  return Promise.all(
    readManifests().map(async (manifest) => {
      const weights = await readFile(join(modelsFolder(), manifest.name, manifest.weights));
      return { manifest, weights: weights.toString('base64') };
    }),
  );
}

/** Runs in the page, where the bundle has put `hearsay`. */
function analyzeInPage({
  pack,
  models,
  documents,
}: {
  pack: Hearsay.Pack;
  models: PackedModel[];
  documents: Pick<Hearsay.Document, 'id' | 'text' | 'language' | 'published'>[];
}) {
  const { analyze, findFurniture, furnitureSpans, Models, openModel, preparePack } = (
    globalThis as unknown as { hearsay: typeof Hearsay }
  ).hearsay;
  const opened = models.map(({ manifest, weights }) =>
    openModel(
      manifest,
      Uint8Array.from(atob(weights), (byte) => byte.charCodeAt(0)),
    ),
  );
  const knowledge = { pack: preparePack(pack), models: new Models(opened) };
  const analyzed = documents.map(({ id, text, language, published }) => {
    const furniture = furnitureSpans(findFurniture(text, knowledge.pack.outlets));
    const given = { document: id, text, language, furniture, readingNotes: [], ...(published && { published }) };
    return analyze.run(given, knowledge);
  });
  return {
    attributions: analyzed.flatMap((layers) => layers.attributions),
    claims: analyzed.flatMap((layers) => layers.claims),
    events: analyzed.flatMap((layers) => layers.events),
  };
}

/** The one script that a page loads, with its libraries in it. */
async function bundle(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'hearsay-browser-'));
  try {
    const [built] = await build({
      config: false,
      cwd: root,
      entry: { browser: 'src/browser.ts' },
      outDir: folder,
      format: 'iife',
      globalName: 'hearsay',
      platform: 'browser',
      target: 'es2022',
      deps: { alwaysBundle: /./ },
      dts: false,
      logLevel: 'silent',
    });
    const script = built?.chunks.find((chunk) => chunk.type === 'chunk');
    return await readFile(join(folder, script!.fileName), 'utf8');
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function* nothing(): AsyncGenerator<Uint8Array> {}
