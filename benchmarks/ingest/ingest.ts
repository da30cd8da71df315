// How many HTML pages and text documents are read in a second, on one core and on all, without and with their analysis?
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { analyze } from '../../src/analyze.ts';
import { readInputs } from '../../src/app.ts';
import { ingest } from '../../src/ingest/ingest.ts';
import { DEFAULT_LIMITS } from '../../src/ingest/reading.ts';
import { readModels } from '../../src/models/read.ts';
import { commonPackFolder } from '../../src/packs/common.ts';
import { type PreparedPack, preparePack } from '../../src/packs/prepared.ts';
import { readPack } from '../../src/packs/read.ts';
import type { Knowledge } from '../../src/pipeline/stage.ts';

interface Corpus {
  readonly name: string;
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
}

interface Row {
  readonly corpus: string;
  readonly what: string;
  readonly cores: number;
  readonly documents: number;
  readonly seconds: number;
  readonly megabytes: number;
  readonly tokens?: number;
}

/** Passes over a corpus; the median counts. */
const PASSES = 3;

export async function run(args: readonly string[], dataFolder: string): Promise<string> {
  const copies = Number(args[0] ?? 4);
  const corpora = [pages(dataFolder), texts(dataFolder)].filter((corpus) => corpus !== undefined);
  if (corpora.length === 0)
    return `ingest: no data in ${dataFolder}; set HEARSAY_DATA to the folder that holds pages/ and polnear/.`;
  const knowledge = { pack: preparePack(await readPack(commonPackFolder())), models: readModels() };
  const rows: Row[] = [];
  for (const corpus of corpora) {
    rows.push(...(await inProcess(corpus, knowledge)));
    for (const jobs of new Set([1, availableParallelism()]))
      rows.push(await asCommand(corpus, knowledge.pack, jobs, copies));
  }
  return table(rows);
}

function pages(dataFolder: string): Corpus | undefined {
  const folder = join(dataFolder, 'pages', 'article-extraction');
  if (!existsSync(folder)) return undefined;
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.html.gz'))
    .sort();
  return {
    name: 'HTML pages',
    files: files.map((name) => ({ name: name.slice(0, -3), bytes: gunzipSync(readFileSync(join(folder, name))) })),
  };
}

function texts(dataFolder: string): Corpus | undefined {
  const file = join(dataFolder, 'polnear', 'train.jsonl.gz');
  if (!existsSync(file)) return undefined;
  const lines = gunzipSync(readFileSync(file)).toString('utf8').trim().split('\n');
  const documents = lines.map((line) => JSON.parse(line) as { id: string; text: string });
  return {
    name: 'news texts',
    files: documents.map(({ id, text }) => ({ name: `${id}.txt`, bytes: Buffer.from(text) })),
  };
}

/** One core, no threads: reading alone, then reading and analysis; for pages the peer on the same bytes. */
async function inProcess(corpus: Corpus, knowledge: Knowledge): Promise<Row[]> {
  const base = { corpus: corpus.name, cores: 1, documents: corpus.files.length, megabytes: megabytesOf(corpus) };
  let tokens = 0;
  const read = async (analysed: boolean) => {
    tokens = 0;
    for (const { name, bytes } of corpus.files) {
      const { documents } = await ingest({ bytes, name }, { path: name }, DEFAULT_LIMITS, knowledge.pack);
      if (!analysed) continue;
      for (const { document, furniture } of documents) {
        const { id, text, language } = document;
        tokens += analyze.run({ document: id, text, language, furniture, readingNotes: [] }, knowledge).tokens.length;
      }
    }
  };
  const rows: Row[] = [];
  if (corpus.name === 'HTML pages')
    rows.push({ ...base, what: 'linkedom + Readability (peer)', seconds: await median(() => peer(corpus)) });
  rows.push({ ...base, what: 'read', seconds: await median(() => read(false)) });
  rows.push({ ...base, what: 'read, analysed', seconds: await median(() => read(true)), tokens });
  return rows;
}

function peer(corpus: Corpus): void {
  for (const { bytes } of corpus.files) {
    const { document } = parseHTML(Buffer.from(bytes).toString('utf8'));
    new Readability(document as unknown as ConstructorParameters<typeof Readability>[0]).parse();
  }
}

/** As the command does it: files from the disk, worker threads, start of the threads included. */
async function asCommand(corpus: Corpus, { pack }: PreparedPack, jobs: number, copies: number): Promise<Row> {
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-bench-'));
  try {
    for (let copy = 0; copy < copies; copy++) {
      mkdirSync(join(folder, String(copy)));
      // A comment line makes each copy a document of its own.
      for (const { name, bytes } of corpus.files)
        writeFileSync(join(folder, String(copy), name), Buffer.concat([bytes, Buffer.from(`\n<!-- ${copy} -->`)]));
    }
    const documents = corpus.files.length * copies;
    const seconds = await median(async () => {
      const analysis = await readInputs([folder], {
        cwd: folder,
        pack,
        jobs,
      });
      const seen = analysis.documents.reduce(
        (sum, document) => sum + document.sightings.length,
        analysis.unread.length,
      );
      if (seen !== documents) throw new Error(`ingest: ${seen} of ${documents} documents came back`);
    });
    return {
      corpus: corpus.name,
      what: 'command, read and analysed',
      cores: jobs,
      documents,
      seconds,
      megabytes: megabytesOf(corpus) * copies,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function median(act: () => void | Promise<void>): Promise<number> {
  const times: number[] = [];
  for (let pass = 0; pass < PASSES; pass++) {
    const started = performance.now();
    await act();
    times.push((performance.now() - started) / 1000);
  }
  return times.sort((a, b) => a - b)[Math.floor(PASSES / 2)]!;
}

function megabytesOf(corpus: Corpus): number {
  return corpus.files.reduce((sum, { bytes }) => sum + bytes.length, 0) / 1e6;
}

function table(rows: readonly Row[]): string {
  const lines = rows.map((row) => [
    row.corpus,
    row.what,
    String(row.cores),
    String(row.documents),
    (row.documents / row.seconds).toFixed(0),
    (row.megabytes / row.seconds).toFixed(1),
    row.tokens === undefined ? '' : `${Math.round(row.tokens / row.seconds / 1000)}k`,
  ]);
  const head = ['corpus', 'what', 'cores', 'documents', 'documents/s', 'MB/s', 'tokens/s'];
  const widths = head.map((word, column) => Math.max(word.length, ...lines.map((line) => line[column]!.length)));
  return [head, ...lines]
    .map((line) =>
      line
        .map((cell, column) => (column < 2 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
