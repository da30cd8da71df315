// A Word document: its paragraphs as they stand after every tracked change, and what its properties say.
import { zipSync } from 'fflate';
import mammoth from 'mammoth';
import { documentDate, edtfOfIso } from '../calendar.ts';
import { decodeText } from '../charset.ts';
import { type DocumentReading, type Limits, type Source, UnreadableError } from '../reading.ts';
import { tidyText } from '../tidy.ts';
import { capText, definedOnly, FILE_TITLE, headlineOf, namesIn } from './formats.ts';
import { decodeReferences } from './references.ts';
import { refusalOf } from './zip.ts';
import { unpackEntry, zipEntries } from './zip-entries.ts';

const MEDIA_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Reads a .docx. Throws `UnreadableError` when it is protected, damaged, or unpacks to more than may be read. */
export async function readDocx(source: Source, limits: Limits): Promise<DocumentReading> {
  const members = unpackMarkup(source, limits);
  const { value } = await mammoth.extractRawText({ buffer: repacked(members) });
  const text = tidyText(value)
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  if (text === '') throw new UnreadableError(`${source.name} is a Word document without text; nothing to read.`);
  const capped = capText(text, limits);
  return {
    type: 'document',
    recipe: 'docx/1',
    mediaType: MEDIA_TYPE,
    ...capped,
    ...propertiesOf(members.get('docProps/core.xml'), capped.text),
  };
}

// The library builds a tree of everything it is given; this much takes seconds and hundreds of megabytes.
const MAX_MARKUP_BYTES = 24 * 1024 * 1024;
const MAX_TAGS = 1_000_000;

/** The markup of the document without its pictures, each member within what the directory states. */
function unpackMarkup(source: Source, limits: Limits): ReadonlyMap<string, Uint8Array> {
  const members = new Map<string, Uint8Array>();
  let left = Math.min(limits.maxBytes, MAX_MARKUP_BYTES);
  for (const entry of zipEntries(source.bytes, source.name)) {
    if (!/^[\w[\] ./-]{1,200}\.(?:xml|rels)$/.test(entry.name)) continue;
    const refusal = refusalOf(entry, left);
    if (refusal !== undefined) throw new UnreadableError(`${source.name}: ${refusal}`);
    left -= entry.statedSize;
    const bytes = unpackEntry(source.bytes, entry);
    if (bytes === undefined) throw new UnreadableError(`${source.name} is damaged (${entry.name}); get a whole copy.`);
    members.set(entry.name, bytes);
  }
  const tags = [...members.values()].reduce((sum, bytes) => sum + countTags(bytes), 0);
  if (tags > MAX_TAGS) throw new UnreadableError(`${source.name} has too much markup to be read; save its text.`);
  return members;
}

function countTags(bytes: Uint8Array): number {
  let tags = 0;
  for (const byte of bytes) if (byte === 0x3c) tags++;
  return tags;
}

// Word writes no document type; one could only define entities that unfold.
const DOCTYPE = Buffer.from('<!DOCTYPE');

function repacked(members: ReadonlyMap<string, Uint8Array>): Buffer {
  const markup = [...members].filter(([, bytes]) => !Buffer.from(bytes).includes(DOCTYPE));
  const files = Object.fromEntries(markup.map(([name, bytes]) => [name, withBreaks(name, bytes)]));
  return Buffer.from(zipSync(files, { level: 0 }));
}

/** The library leaves line breaks out of raw text, which would join the words around them. */
function withBreaks(name: string, bytes: Uint8Array): Uint8Array {
  if (!name.startsWith('word/') || name.endsWith('.rels')) return bytes;
  const { text } = decodeText(bytes, { format: 'xml' });
  const broken = text.replace(/<w:(?:br|cr)(?:\s[^<>]{0,300})?\/>/g, '<w:t xml:space="preserve">&#10;</w:t>');
  return new TextEncoder().encode(broken.replace(/^<\?xml[^>]{0,200}\?>/, ''));
}

function propertiesOf(
  core: Uint8Array | undefined,
  text: string,
): Pick<DocumentReading, 'authors'> & Partial<DocumentReading> {
  const xml = core === undefined ? '' : decodeText(core.subarray(0, 64 * 1024), { format: 'xml' }).text;
  const title = property(xml, 'dc:title');
  return {
    ...definedOnly({
      title: title !== undefined && !FILE_TITLE.test(title) ? title : headlineOf(text),
      published: dateOf(property(xml, 'dcterms:created'), 'created'),
      modified: dateOf(property(xml, 'dcterms:modified'), 'modified'),
    }),
    authors: namesIn(property(xml, 'dc:creator')),
  };
}

function property(xml: string, name: string): string | undefined {
  const start = xml.search(new RegExp(`<${name}[\\s>]`));
  const open = start === -1 ? -1 : xml.indexOf('>', start);
  const end = open === -1 ? -1 : xml.indexOf(`</${name}>`, open);
  return end === -1 ? undefined : decodeReferences(xml.slice(open + 1, end)).trim() || undefined;
}

function dateOf(written: string | undefined, name: string) {
  const edtf = written === undefined ? undefined : edtfOfIso(written);
  return edtf === undefined ? undefined : documentDate(edtf, 'metadata', `docx ${name}`);
}
