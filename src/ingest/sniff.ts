// What bytes are, told by the bytes themselves: a PDF called "report.txt" is a PDF.
import { charsetOfContentType, charsetOfLabel, decodeText } from './charset.ts';
import type { Format, ReadableFormat } from './formats/formats.ts';
import { zipEntries } from './formats/zip-entries.ts';
import { type Source, UnreadableError } from './reading.ts';

const HEAD_BYTES = 64 * 1024;

/** Finds the format of a source by its content; name and `contentType` count only where the content leaves it open. Throws `UnreadableError` when it is empty. */
export function sniff(source: Source): Format {
  if (isBlank(source.bytes)) throw new UnreadableError(`${source.name} is empty; nothing to read.`);
  const found = sniffMagic(source);
  if (found !== undefined) return found;
  const head = headOf(source);
  if (isBinary(head)) return unsupported('binary, of a kind that is not known', 'add it as text, HTML, PDF or .docx');
  return sniffWords(source, head);
}

function readable(format: ReadableFormat): Format {
  return { format };
}

function unsupported(what: string, cure: string): Format {
  return { format: 'unsupported', what, cure };
}

function isBlank(bytes: Uint8Array): boolean {
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  for (let at = start; at < bytes.length; at++) {
    const byte = bytes[at]!;
    if (byte !== 0x20 && (byte < 0x09 || byte > 0x0d)) return false;
  }
  return true;
}

interface Magic {
  readonly at?: number;
  readonly bytes: string;
  readonly what: string;
  readonly cure: string;
  /** The signature is made of letters that could begin a sentence: NULs must follow. */
  readonly short?: true;
}

const image = (kind: string) => ({ what: `an image (${kind})`, cure: 'run OCR and add the text' });
const packed = (kind: string) => ({ what: `a packed file (${kind})`, cure: 'unpack it and add what is in it' });
const sound = (kind: string) => ({ what: `a recording (${kind})`, cure: 'transcribe it and add the text' });
const program = (kind: string) => ({ what: `a program (${kind})`, cure: 'it holds no report; leave it out' });

const MAGIC: readonly Magic[] = [
  { bytes: '\x89PNG\r\n', ...image('PNG') },
  { bytes: '\xff\xd8\xff', ...image('JPEG') },
  { bytes: 'GIF87a', ...image('GIF') },
  { bytes: 'GIF89a', ...image('GIF') },
  { bytes: 'II*\0', ...image('TIFF') },
  { bytes: 'MM\0*', ...image('TIFF') },
  { bytes: '\0\0\x01\0', ...image('ICO') },
  { bytes: 'BM', short: true, ...image('BMP') },
  { at: 8, bytes: 'WEBP', short: true, ...image('WebP') },
  { at: 4, bytes: 'ftypheic', ...image('HEIC') },
  { at: 4, bytes: 'ftypmif1', ...image('HEIC') },
  { at: 4, bytes: 'ftypavif', ...image('AVIF') },
  { at: 4, bytes: 'ftyp', short: true, ...sound('MP4') },
  { at: 8, bytes: 'WAVE', short: true, ...sound('WAV') },
  { at: 8, bytes: 'AVI ', short: true, ...sound('AVI') },
  { bytes: 'ID3', short: true, ...sound('MP3') },
  { bytes: 'OggS', short: true, ...sound('Ogg') },
  { bytes: 'fLaC', short: true, ...sound('FLAC') },
  { bytes: '\x1a\x45\xdf\xa3', ...sound('Matroska or WebM') },
  { bytes: '\x1f\x8b', ...packed('gzip') },
  { bytes: 'BZh', short: true, ...packed('bzip2') },
  { bytes: '\xfd7zXZ\0', ...packed('xz') },
  { bytes: '7z\xbc\xaf\x27\x1c', ...packed('7-Zip') },
  { bytes: 'Rar!\x1a\x07', ...packed('RAR') },
  { bytes: '\x28\xb5\x2f\xfd', ...packed('zstd') },
  { at: 257, bytes: 'ustar', short: true, ...packed('tar') },
  { bytes: '\x7fELF', ...program('ELF') },
  { bytes: 'MZ', short: true, ...program('Windows') },
  { bytes: '\xcf\xfa\xed\xfe', ...program('macOS') },
  { bytes: '\xce\xfa\xed\xfe', ...program('macOS') },
  { bytes: '\xca\xfe\xba\xbe', ...program('macOS or Java') },
  { bytes: 'SQLite format 3\0', what: 'a database (SQLite)', cure: 'export the texts and add them' },
  { bytes: '{\\rtf', what: 'an RTF document', cure: 'save it as .docx or text' },
  { bytes: '%!PS', what: 'a PostScript file', cure: 'convert it to PDF' },
  { bytes: '!BDN', what: 'an Outlook mailbox', cure: 'export the messages as .eml' },
];

function sniffMagic(source: Source): Format | undefined {
  const { bytes } = source;
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  if (isPdf(source, head)) return readable('pdf');
  if (/^PK(?:\x03\x04|\x05\x06|\x07\x08)/.test(head)) return sniffZip(source);
  if (head.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return sniffOle(bytes);
  const magic = MAGIC.find((one) => head.startsWith(one.bytes, one.at ?? 0) && (!one.short || head.includes('\0')));
  return magic && unsupported(magic.what, magic.cure);
}

/** Some bytes may come before the mark; where they do, a text that quotes it must not pass for a PDF. */
function isPdf({ bytes, name, contentType }: Source, head: string): boolean {
  const at = head.indexOf('%PDF-');
  if (at === -1) return false;
  if (/^[\s\xef\xbb\xbf]*$/.test(head.slice(0, at))) return true;
  const hinted = /\.pdf$/i.test(name) || /^application\/pdf/i.test(contentType ?? '');
  return hinted && bytes.subarray(0, HEAD_BYTES).includes(0x00);
}

function sniffZip(source: Source): Format {
  let names: readonly string[];
  try {
    names = zipEntries(source.bytes, source.name).map((entry) => entry.name);
  } catch {
    return readable(/\.docx$/i.test(source.name) ? 'docx' : 'zip');
  }
  if (names.includes('word/document.xml')) return readable('docx');
  const office = OFFICE_FOLDERS.find(([folder]) => names.some((name) => name.startsWith(folder)));
  if (office && names.includes('[Content_Types].xml')) return unsupported(office[1], office[2]);
  if (names[0] === 'mimetype' && names.includes('content.xml')) {
    return unsupported('an OpenDocument file', 'save it as .docx or PDF');
  }
  if (names.includes('META-INF/container.xml')) return unsupported('an e-book (EPUB)', 'convert it to PDF or HTML');
  if (names.includes('META-INF/MANIFEST.MF'))
    return unsupported('a program (Java)', 'it holds no report; leave it out');
  return readable('zip');
}

const OFFICE_FOLDERS: readonly (readonly [folder: string, what: string, cure: string])[] = [
  ['xl/', 'a spreadsheet (.xlsx)', 'save the text as .docx or PDF'],
  ['ppt/', 'a presentation (.pptx)', 'save it as PDF'],
  ['word/', 'a Word document of another kind', 'save it as .docx'],
];

/** The container of old Office files; its streams have names in UTF-16. */
function sniffOle(bytes: Uint8Array): Format {
  const names = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const has = (stream: string) => names.includes(Buffer.from(stream, 'utf16le'));
  if (has('EncryptedPackage')) return unsupported('protected by a password', 'save a copy without it');
  if (has('WordDocument')) return unsupported('an old Word document (.doc)', 'save it as .docx');
  if (has('__substg1.0_')) return unsupported('an Outlook message (.msg)', 'save it as .eml');
  if (has('PowerPoint Document')) return unsupported('an old presentation (.ppt)', 'save it as PDF');
  if (has('Workbook')) return unsupported('an old spreadsheet (.xls)', 'save the text as .docx or PDF');
  return unsupported('an old Office file', 'save it as .docx or PDF');
}

/** The beginning as text, without white space before it. */
function headOf({ bytes, contentType }: Source): string {
  // Declarations inside the markup do not matter for ASCII tags, but a header may say UTF-16.
  const charset = charsetOfLabel(charsetOfContentType(contentType) ?? '');
  const hint = charset?.startsWith('utf-16') ? { contentType: `text/plain; charset=${charset}` } : {};
  return decodeText(bytes.subarray(0, HEAD_BYTES), { ...hint, format: 'text' }).text.trimStart();
}

/** Control characters and what no charset can decode do not fill texts. */
function isBinary(head: string): boolean {
  const controls = head.match(/[\x01-\x08\x0e-\x1a\x1c-\x1f]/g)?.length ?? 0;
  const undecoded = head.match(/\ufffd/g)?.length ?? 0;
  return controls > head.length * 0.01 || undecoded > 2 + head.length * 0.1;
}

function sniffWords(source: Source, head: string): Format {
  return (
    sniffMessage(source, head) ??
    sniffJson(source, head) ??
    sniffMarkup(source, head) ??
    readable(isMarkdown(source, head) ? 'markdown' : 'text')
  );
}

const hintsAt = ({ name, contentType }: Source, ending: RegExp, type: RegExp) =>
  ending.test(name) || type.test(contentType ?? '');

const MAIL_FIELDS =
  /^(?:from|to|cc|date|subject|received|message-id|mime-version|return-path|content-type|delivered-to|reply-to|snapshot-content-location):/gim;

/** Mail and saved pages begin with fields, one a line, up to the first blank line. */
function sniffMessage(source: Source, head: string): Format | undefined {
  if (/^From \S{1,200} .{0,20}\d{4}\n[\w-]{1,60}:/.test(head)) {
    return unsupported('a mailbox of several messages', 'export the messages as .eml');
  }
  if (!/^[!-9;-~]{1,60}:/.test(head)) return undefined;
  const blank = head.indexOf('\n\n');
  const header = blank === -1 ? head : head.slice(0, blank);
  const fields = new Set(header.match(MAIL_FIELDS)?.map((field) => field.toLowerCase()));
  const isSigned = ['message-id:', 'mime-version:', 'received:'].some((field) => fields.has(field));
  const isHinted = hintsAt(
    source,
    /\.(?:eml|mht|mhtml)$/i,
    /^(?:message\/rfc822|multipart\/related|application\/x-mimearchive)/i,
  );
  if (fields.size < 2 || !(isSigned || isHinted)) return undefined;
  const isPage = /^content-type:\s{0,20}multipart\/related/im.test(header);
  const isSaved = fields.has('snapshot-content-location:') || /^from: *<saved by/im.test(header);
  return readable(isSaved || (isPage && !fields.has('to:') && !fields.has('received:')) ? 'mhtml' : 'mail');
}

function sniffJson(source: Source, head: string): Format | undefined {
  if (!/^[[{]/.test(head)) return undefined;
  if (/"version"\s{0,20}:\s{0,20}"https?:(?:\\?\/){2}(?:www\.)?jsonfeed\.org\\?\//.test(head)) return readable('feed');
  const isHinted = hintsAt(source, /\.json$/i, /^application\/(?:[\w.-]+\+)?json/i);
  if (!isHinted && !/^(?:\{\s*"|\[\s*[{["\d])/.test(head)) return undefined;
  if (!isHinted && !/[\]}]\s*$/.test(Buffer.from(source.bytes.subarray(-64)).toString('latin1'))) return undefined;
  return unsupported('JSON that is no JSON Feed', 'save the articles as text or HTML');
}

const FEED_ROOTS = new Set(['rss', 'feed', 'channel']);
const HTML_START =
  /^<(?:!doctype html|html|head|body|title|meta|link|script|style|article|main|section|div|p|h[1-6]|table|span|a|img|ul|ol|br|hr|center|font|b|i|iframe|header|nav|noscript|blockquote|pre|form|strong|em)(?![\w-])/i;

function sniffMarkup(source: Source, head: string): Format | undefined {
  const isPage = hintsAt(source, /\.(?:html?|xhtml|shtml|php|aspx?)$/i, /^(?:text\/html|application\/xhtml)/i);
  if (isPage && /<[a-z!]/i.test(head)) return feedOf(head) ?? readable('html');
  if (!head.startsWith('<')) return undefined;
  return feedOf(head) ?? pageOf(source, head) ?? otherXml(head);
}

function feedOf(head: string): Format | undefined {
  const root = rootOf(head)
    ?.toLowerCase()
    .replace(/^atom:/, '');
  if (root === undefined) return undefined;
  const isRdf = root === 'rdf:rdf' && /purl\.org\/rss\/|my\.netscape\.com\/(?:rdf|publish)/i.test(head);
  return FEED_ROOTS.has(root) || isRdf ? readable('feed') : undefined;
}

function pageOf(source: Source, head: string): Format | undefined {
  const root = rootOf(head)?.toLowerCase();
  if (root === 'svg') return unsupported(image('SVG').what, image('SVG').cure);
  if (root === 'html' || /<!doctype html|<html[\s>]|<body[\s>]/i.test(head)) return readable('html');
  if (isMarkdown(source, head)) return readable('markdown');
  return root !== undefined && HTML_START.test(`<${root} `) ? readable('html') : undefined;
}

function otherXml(head: string): Format | undefined {
  const root = rootOf(head);
  if (!head.startsWith('<?xml') && !(root !== undefined && head.includes(`</${root}>`))) return undefined;
  return unsupported(`XML of a kind that is not known (<${root ?? '?'}>)`, 'save it as HTML or text');
}

/** Name of the first element, behind declarations and comments. */
function rootOf(head: string): string | undefined {
  let at = 0;
  while (head.startsWith('<?', at) || head.startsWith('<!', at)) {
    const close = head.startsWith('<!--', at) ? '-->' : head.startsWith('<?', at) ? '?>' : endOfDoctype(head, at);
    const end = head.indexOf(close, at + 2);
    if (end === -1) return undefined;
    at = end + close.length;
    while (/\s/.test(head.charAt(at))) at++;
  }
  return head.slice(at, at + 100).match(/^<([a-z][\w:.-]*)/i)?.[1];
}

/** A DOCTYPE may hold declarations of its own between brackets. */
function endOfDoctype(head: string, at: number): string {
  const bracket = head.indexOf('[', at);
  const close = head.indexOf('>', at);
  return bracket !== -1 && bracket < close ? ']>' : '>';
}

function isMarkdown(source: Source, head: string): boolean {
  if (hintsAt(source, /\.(?:md|markdown|mdown|mkd)$/i, /^text\/(?:x-)?markdown/i)) return true;
  return (
    !/\.txt$/i.test(source.name) &&
    /^---\n(?:title|date|author|url|source|publisher): [\s\S]{0,2000}\n---\n/i.test(head)
  );
}
