// Has a PDF taken apart in a thread of its own: a crafted file can keep the library busy for hours, and a thread can be ended.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { PdfRun } from './pdf-lines.ts';

export interface ExtractedPage {
  readonly number: number;
  /** Left, bottom, right, top in points. */
  readonly view: readonly number[];
  /** Undefined where the page is damaged. */
  readonly runs?: readonly PdfRun[];
}

/** What the library finds in a PDF, or the name of the error it throws ("PasswordException", "timeout"). */
export type Extraction =
  | { readonly error: string }
  | {
      readonly numPages: number;
      readonly pages: readonly ExtractedPage[];
      readonly info: Readonly<Record<string, unknown>>;
    };

interface Order {
  readonly bytes: Uint8Array;
  readonly maxPages: number;
  readonly maxCharacters: number;
}

// Plain JavaScript in a string, because threads do not take TypeScript and a bundle has no second file.
const THREAD = `
const { parentPort, workerData } = require('node:worker_threads');
for (const stream of [process.stdout, process.stderr]) stream.write = () => true;
const library = import(workerData);
parentPort.on('message', (order) => extract(order).then(
  (extraction) => parentPort.postMessage(extraction),
  (error) => parentPort.postMessage({ error: String(error && error.name) }),
));
async function extract({ bytes, maxPages, maxCharacters }) {
  const { getDocumentProxy } = await library;
  const pdf = await getDocumentProxy(bytes, { verbosity: 0 });
  try {
    const pages = [];
    let characters = 0;
    for (let number = 1; number <= Math.min(pdf.numPages, maxPages) && characters <= maxCharacters; number++) {
      const page = await extractPage(pdf, number).catch(() => ({ number, view: [] }));
      for (const run of page.runs || []) characters += run.str.length;
      pages.push(page);
    }
    const info = await pdf.getMetadata().then((metadata) => metadata.info, () => ({}));
    const texts = Object.entries(info || {}).filter(([, value]) => typeof value === 'string');
    return { numPages: pdf.numPages, pages, info: Object.fromEntries(texts) };
  } finally {
    await pdf.destroy();
  }
}
async function extractPage(pdf, number) {
  const page = await pdf.getPage(number);
  const { items } = await page.getTextContent();
  page.cleanup();
  const runs = items.filter((item) => 'str' in item);
  return { number, view: [...page.view], runs: runs.map(({ str, transform, width, height, hasEOL }) => ({ str, transform: [...transform], width, height, hasEOL })) };
}`;

const MEMORY_MB = 2048;

let idle: Worker | undefined;

function startThread(): Worker {
  const library = pathToFileURL(createRequire(import.meta.url).resolve('unpdf')).href;
  return new Worker(THREAD, {
    eval: true,
    // What the library prints is dropped in the thread: reading it here would keep a program alive that has nothing left to do.
    stdout: true,
    stderr: true,
    workerData: library,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
}

/** Takes the text runs out of a PDF. Gives the error "timeout" after `patience` milliseconds, "memory" when it needs too much. */
export function extractPdf(order: Order, patience: number): Promise<Extraction> {
  const thread = idle ?? startThread();
  idle = undefined;
  thread.ref();
  return new Promise((resolve) => {
    const end = (extraction: Extraction, isSound: boolean) => {
      clearTimeout(timer);
      thread.off('message', onMessage);
      thread.off('error', onError);
      // Kept for the next PDF, because loading the library takes longer than most files do.
      if (isSound && idle === undefined) {
        thread.unref();
        idle = thread;
      } else void thread.terminate();
      resolve(extraction);
    };
    const onMessage = (extraction: Extraction) => end(extraction, true);
    const onError = () => end({ error: 'memory' }, false);
    const timer = setTimeout(() => end({ error: 'timeout' }, false), patience);
    thread.once('message', onMessage);
    thread.once('error', onError);
    const bytes = order.bytes.slice();
    thread.postMessage({ ...order, bytes }, [bytes.buffer]);
  });
}
