// The one way in: whatever bytes are, out come the documents in them and a line for everything that could not be read.
import { createHash } from 'node:crypto';
import type { Unread } from '../document/unread.ts';
import { definedOnly, type ReadableFormat } from './formats/formats.ts';
import {
  type ContainerReading,
  type DocumentReading,
  type Limits,
  type Part,
  type Reader,
  type Reading,
  type Source,
  type SourceReading,
  UnreadableError,
} from './reading.ts';
import { sniff } from './sniff.ts';

export interface SourceReadings {
  readonly readings: readonly SourceReading[];
  readonly unread: readonly Unread[];
}

/** Reads a source and everything in it, in the order of its parts. Never throws for bad bytes: each becomes an unread line, "archive.zip > page.html". */
export async function readSource(source: Source, limits: Limits, depth = 0): Promise<SourceReadings> {
  const walk: Walk = { limits, bytesLeft: limits.maxBytes, root: source.name, readings: [], unread: [] };
  await visit(walk, source, [], depth);
  return { readings: walk.readings, unread: walk.unread };
}

/** What is carried along: the cap on unpacked bytes holds for all containers together, or archives in archives would multiply it. */
interface Walk {
  readonly limits: Limits;
  bytesLeft: number;
  readonly root: string;
  readonly readings: SourceReading[];
  readonly unread: Unread[];
}

// Each reader brings its library; a run that meets no PDF should not wait for one.
const READERS: Readonly<Record<ReadableFormat, () => Promise<Reader>>> = {
  text: async () => (await import('./formats/plain.ts')).readPlain,
  markdown: async () => (await import('./formats/markdown.ts')).readMarkdown,
  html: async () => (await import('./formats/html/html.ts')).readHtml,
  pdf: async () => (await import('./formats/pdf.ts')).readPdf,
  feed: async () => (await import('./formats/feed.ts')).readFeed,
  mail: async () => (await import('./formats/mail.ts')).readMail,
  mhtml: async () => (await import('./formats/mhtml.ts')).readMhtml,
  docx: async () => (await import('./formats/docx.ts')).readDocx,
  zip: async () => (await import('./formats/zip.ts')).readZip,
};

const NAMES: Readonly<Record<ReadableFormat, string>> = {
  text: 'text',
  markdown: 'Markdown',
  html: 'HTML',
  pdf: 'PDF',
  feed: 'a feed',
  mail: 'a mail',
  mhtml: 'a saved page',
  docx: 'a Word document',
  zip: 'a zip archive',
};

const CONTAINERS: ReadonlySet<ReadableFormat> = new Set(['feed', 'mail', 'mhtml', 'zip']);

async function visit(walk: Walk, source: Source | Part, partPath: readonly string[], depth: number): Promise<void> {
  try {
    const reading = await readOne(walk, source, depth);
    if (reading.type === 'document') walk.readings.push(placed(reading, source, partPath));
    else await visitParts(walk, reading, partPath, depth);
  } catch (error) {
    if (!(error instanceof UnreadableError)) throw error;
    walk.unread.push({ path: pathOf(walk, partPath), reason: error.message });
  }
}

async function readOne(walk: Walk, source: Source, depth: number): Promise<Reading> {
  const { limits } = walk;
  const { name, bytes } = source;
  if (bytes.length > limits.maxBytes) throw tooLarge(source, limits);
  const found = sniff(source);
  if (found.format === 'unsupported') throw new UnreadableError(`${name} is ${found.what}; ${found.cure}.`);
  if (CONTAINERS.has(found.format) && depth >= limits.maxDepth) {
    throw new UnreadableError(`${name} lies too deep in other archives or messages; unpack it and add what is in it.`);
  }
  const unpacks = found.format === 'zip';
  const reading = await readAs(found.format, source, unpacks ? { ...limits, maxBytes: walk.bytesLeft } : limits);
  if (reading.type === 'document' && !/\S/.test(reading.text)) {
    throw new UnreadableError(`${name} holds no words that can be read; add its text by itself.`);
  }
  return reading;
}

function tooLarge({ name, bytes }: Source, limits: Limits): UnreadableError {
  const megabytes = (size: number) => (size / 1024 / 1024).toFixed(1);
  return new UnreadableError(
    `${name} has ${megabytes(bytes.length)} MB and no more than ${megabytes(limits.maxBytes)} MB are read; split it.`,
  );
}

/** Libraries throw what they like at damaged bytes; people get one sentence. */
async function readAs(format: ReadableFormat, source: Source, limits: Limits): Promise<Reading> {
  const reader = await READERS[format]();
  try {
    return await reader(source, limits);
  } catch (error) {
    if (error instanceof UnreadableError) throw error;
    throw new UnreadableError(
      `${source.name} cannot be read as ${NAMES[format]}, it is damaged or not whole; get another copy or add its text.`,
    );
  }
}

async function visitParts(
  walk: Walk,
  container: ContainerReading,
  partPath: readonly string[],
  depth: number,
): Promise<void> {
  for (const { path, reason } of container.unread)
    walk.unread.push({ path: pathOf(walk, [...partPath, path]), reason });
  for (const part of container.parts) {
    walk.bytesLeft = Math.max(0, walk.bytesLeft - part.bytes.length);
    await visit(walk, part, [...partPath, part.name], depth + 1);
  }
}

function placed(reading: DocumentReading, source: Source | Part, partPath: readonly string[]): SourceReading {
  const { feed, publisher, publishedAt, url }: Partial<Part> = source;
  const sha256 = createHash('sha256').update(source.bytes).digest('hex');
  return { reading, partPath, ...definedOnly({ feed, publisher, publishedAt, url }), bytes: source.bytes, sha256 };
}

function pathOf(walk: Walk, partPath: readonly string[]): string {
  return [walk.root, ...partPath].join(' > ');
}
