// Bytes become text: which charset they are in, how that is known, and a note where it had to be guessed.
import { isAscii } from 'node:buffer';
import chardet from 'chardet';
import iconv from 'iconv-lite';
import { type Note, noteOnWhole } from '../document/note.ts';
import { tidyText } from './tidy.ts';

/** What carries the bytes decides where a charset can be declared. */
export type TextFormat = 'html' | 'xml' | 'text';

/** What made the charset known, the surest first. */
export type CharsetBasis = 'bom' | 'header' | 'declared' | 'detected' | 'utf-8';

export interface DecodedText {
  /** LF line ends, no BOM, no lone surrogates; NUL is dropped from html and becomes U+FFFD elsewhere. */
  readonly text: string;
  /** WHATWG name in lower case: "windows-1252". */
  readonly charset: string;
  readonly basis: CharsetBasis;
  readonly notes: readonly Note[];
}

interface Choice {
  readonly charset: string;
  readonly basis: CharsetBasis;
  readonly message?: string;
}

/** Decodes `bytes`; never throws. A BOM counts first, then `contentType`, then what the text declares, then its bytes. */
export function decodeText(
  bytes: Uint8Array,
  hints: { readonly contentType?: string | undefined; readonly format: TextFormat },
): DecodedText {
  const { charset, basis, message } = chooseCharset(bytes, hints.contentType, hints.format);
  return {
    text: tidy(decodeAs(bytes, charset), hints.format),
    charset,
    basis,
    notes: message === undefined ? [] : [noteOnWhole('charset', message)],
  };
}

/**
 * `decodeText` for the text of a document, with the recipe to name. Where the header alone decided the charset and the bytes would have
 * been read otherwise, the charset is part of the recipe: two servers that name two charsets make two texts of the same bytes.
 */
export function decodeDocument(
  { bytes, contentType }: { readonly bytes: Uint8Array; readonly contentType?: string },
  format: TextFormat,
  recipe: string,
): DecodedText & { readonly recipe: string } {
  const decoded = decodeText(bytes, { contentType, format });
  const byHeader = decoded.basis === 'header' && chooseCharset(bytes, undefined, format).charset !== decoded.charset;
  return { ...decoded, recipe: byHeader ? `${recipe};charset=${decoded.charset}` : recipe };
}

function chooseCharset(bytes: Uint8Array, contentType: string | undefined, format: TextFormat): Choice {
  const bom = charsetOfBom(bytes);
  if (bom !== undefined) return { charset: bom, basis: 'bom' };
  const header = charsetOfContentType(contentType);
  const declared = header === undefined ? declaredCharset(bytes, format) : undefined;
  const label = header ?? declared;
  if (label === undefined) return chooseByBytes(bytes, format);
  const charset = charsetOfLabel(label);
  if (charset === undefined) return unknownLabel(bytes, format, label);
  return checkLabel(bytes, format, charset, header === undefined ? 'declared' : 'header', label);
}

function unknownLabel(bytes: Uint8Array, format: TextFormat, label: string): Choice {
  const choice = chooseByBytes(bytes, format);
  return {
    ...choice,
    message: `The charset it names, "${label.slice(0, 40)}", is not known; it was read as ${choice.charset}.`,
  };
}

function checkLabel(
  bytes: Uint8Array,
  format: TextFormat,
  charset: string,
  basis: CharsetBasis,
  label: string,
): Choice {
  const { valid, invalid } = countUtf8(bytes);
  if (charset === 'utf-8' && invalid > 0) return chooseByBytes(bytes, format, label);
  // Several multi-byte characters in a row of valid UTF-8 do not come about by chance in a one-byte charset.
  if (isOneByte(charset) && invalid === 0 && valid > 0) {
    const message = `It says that its charset is ${label.slice(0, 40)}, but its bytes are UTF-8; it was read as UTF-8.`;
    return { charset: 'utf-8', basis: 'utf-8', message };
  }
  return { charset, basis };
}

function chooseByBytes(bytes: Uint8Array, format: TextFormat, label?: string): Choice {
  const wide = wideCharset(bytes);
  const { valid, invalid } = countUtf8(bytes);
  if (wide === undefined && invalid === 0) return { charset: 'utf-8', basis: 'utf-8' };
  const said = label === undefined ? 'It names no charset' : `It says that its charset is ${label.slice(0, 40)}`;
  // A cut or damaged UTF-8 text: better a few U+FFFD than every accent wrong.
  if (wide === undefined && valid >= 10 * invalid) {
    const message = `${label === undefined ? 'It reads as UTF-8' : said}, but ${invalid} of its byte sequences are not UTF-8; they stand as U+FFFD.`;
    return { charset: 'utf-8', basis: 'utf-8', message };
  }
  const charset = wide ?? detectCharset(bytes, format);
  const why = label === undefined ? ' and its bytes are not UTF-8' : ', but its bytes are not';
  return { charset, basis: 'detected', message: `${said}${why}; it was read as ${charset}, a guess.` };
}

function charsetOfBom(bytes: Uint8Array): string | undefined {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe && c === 0 && d === 0 && bytes.length >= 4) return 'utf-32le';
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return 'utf-32be';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return undefined;
}

/** The charset label of a `Content-Type`: "text/html; charset=EUC-KR" gives "EUC-KR". */
export function charsetOfContentType(contentType: string | undefined): string | undefined {
  return contentType?.slice(0, 1000).match(/;\s{0,20}charset\s{0,20}=\s{0,20}["']?([^\s"';,]{1,40})/i)?.[1];
}

const PRESCAN_BYTES = 4096;

function declaredCharset(bytes: Uint8Array, format: TextFormat): string | undefined {
  if (format === 'text') return undefined;
  const head = latin1(bytes.subarray(0, PRESCAN_BYTES));
  const label = (format === 'html' ? metaCharset(head) : undefined) ?? xmlCharset(head);
  // What was read byte by byte cannot be in a wide charset, whatever it says.
  return label !== undefined && /^utf-?(?:16|32)|^ucs/i.test(label) ? 'utf-8' : label;
}

function xmlCharset(head: string): string | undefined {
  return head.match(/^\s{0,100}<\?xml[^>]{0,200}?\sencoding\s{0,20}=\s{0,20}["']([^"']{1,40})/i)?.[1];
}

function metaCharset(head: string): string | undefined {
  const markup = head.replace(/<!--[\s\S]*?(?:-->|$)/g, '');
  for (const [tag] of markup.matchAll(/<meta[\s/][^>]*/gi)) {
    const attributes = attributesOf(tag);
    const direct = attributes.get('charset');
    if (direct) return direct.trim();
    if (attributes.get('http-equiv')?.trim().toLowerCase() !== 'content-type') continue;
    const label = charsetOfContentType(';' + (attributes.get('content') ?? ''));
    if (label !== undefined) return label;
  }
  return undefined;
}

function attributesOf(tag: string): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const match of tag.matchAll(/([a-z-]+)\s{0,20}=\s{0,20}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi)) {
    const name = match[1]?.toLowerCase() ?? '';
    if (!attributes.has(name)) attributes.set(name, match[2] ?? match[3] ?? match[4] ?? '');
  }
  return attributes;
}

// Labels that do not mean what they say: web pages use them for the wider charset beside.
const LABELS: Readonly<Record<string, string>> = {
  'utf-8': 'utf-8 utf8 unicode-1-1-utf-8 x-unicode20utf8',
  'windows-1252':
    'windows-1252 iso-8859-1 iso8859-1 iso88591 iso_8859-1 latin1 l1 ascii us-ascii ansi ansi_x3.4-1968 cp1252 x-cp1252 cp819 ibm819 iso-ir-100',
  'windows-1254': 'windows-1254 iso-8859-9 iso8859-9 latin5 l5 cp1254 x-cp1254',
  'windows-874': 'windows-874 iso-8859-11 iso8859-11 tis-620 dos-874',
  'euc-kr':
    'euc-kr euckr korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 windows-949 cp949 ms949 uhc iso-ir-149 cseuckr',
  shift_jis: 'shift_jis shift-jis sjis x-sjis ms_kanji ms932 windows-31j cp932 csshiftjis',
  gb18030: 'gb18030 gbk x-gbk gb2312 gb_2312-80 chinese cp936 csgb2312',
  big5: 'big5 big5-hkscs cn-big5 x-x-big5 csbig5 cp950',
  'iso-8859-8': 'iso-8859-8 iso-8859-8-i logical visual',
  'x-mac-cyrillic': 'x-mac-cyrillic x-mac-ukrainian',
  macintosh: 'macintosh mac x-mac-roman',
  'utf-16le': 'utf-16 utf-16le ucs-2 unicode iso-10646-ucs-2',
  'utf-16be': 'utf-16be',
};

const CHARSET_OF_LABEL = new Map(
  Object.entries(LABELS).flatMap(([charset, labels]) => labels.split(' ').map((label) => [label, charset] as const)),
);

// UTF-7 lets plain letters turn into markup, and no news page has a use for it.
const REFUSED = new Set(['utf-7', 'utf7', 'utf-7-imap', 'base64', 'hex', 'binary', 'internal']);

const NAMES_IN_ICONV: Readonly<Record<string, string>> = {
  'euc-kr': 'cp949',
  big5: 'big5-hkscs',
  'x-mac-cyrillic': 'maccyrillic',
};

/** The charset that browsers take a label for, or undefined when the label is unknown. */
export function charsetOfLabel(label: string): string | undefined {
  const name = label.trim().toLowerCase();
  const known = CHARSET_OF_LABEL.get(name);
  if (known !== undefined) return known;
  if (REFUSED.has(name) || !/^[a-z0-9][\w.:+-]{1,39}$/.test(name)) return undefined;
  return name === 'iso-2022-jp' || iconv.encodingExists(name) ? name : undefined;
}

function isOneByte(charset: string): boolean {
  return /^(?:windows-|iso-8859-|koi8|ibm|cp\d|mac|x-mac)/.test(charset);
}

function decodeAs(bytes: Uint8Array, charset: string): string {
  if (charset === 'utf-8') return new TextDecoder('utf-8').decode(bytes);
  if (charset === 'iso-2022-jp') return new TextDecoder('iso-2022-jp').decode(bytes);
  return iconv.decode(asBuffer(bytes), NAMES_IN_ICONV[charset] ?? charset);
}

function tidy(decoded: string, format: TextFormat): string {
  const text = decoded.replace(/^\ufeff/, '');
  return tidyText(format === 'html' ? text.replaceAll('\0', '') : text);
}

/** How many multi-byte characters of valid UTF-8 there are, and how many stretches that are not UTF-8. */
export function countUtf8(bytes: Uint8Array): { readonly valid: number; readonly invalid: number } {
  if (isAscii(bytes)) return { valid: 0, invalid: 0 };
  let valid = 0;
  let invalid = 0;
  for (let at = 0; at < bytes.length; ) {
    if (bytes[at]! < 0x80) {
      at++;
      continue;
    }
    const length = utf8Length(bytes, at);
    if (length > 0) valid++;
    else invalid++;
    at += length || 1;
  }
  return { valid, invalid };
}

/** Bytes of the UTF-8 character that begins at `at`; 0 when there is none. Overlong forms and surrogates do not count. */
function utf8Length(bytes: Uint8Array, at: number): number {
  const lead = bytes[at]!;
  const next = bytes[at + 1] ?? 0;
  const length =
    lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
  if (length === 0 || at + length > bytes.length) return 0;
  if ((lead === 0xe0 && next < 0xa0) || (lead === 0xed && next > 0x9f)) return 0;
  if ((lead === 0xf0 && next < 0x90) || (lead === 0xf4 && next > 0x8f)) return 0;
  for (let i = 1; i < length; i++) if ((bytes[at + i]! & 0xc0) !== 0x80) return 0;
  return length;
}

const SAMPLE_BYTES = 64 * 1024;

/** UTF-16 without a BOM: European text has a NUL in every second byte. */
function wideCharset(bytes: Uint8Array): string | undefined {
  const length = Math.min(bytes.length, SAMPLE_BYTES) & ~1;
  if (length < 4) return undefined;
  const zeros = [0, 0];
  for (let at = 0; at < length; at++) if (bytes[at] === 0) zeros[at & 1]!++;
  const [even, odd] = zeros as [number, number];
  const many = length * 0.3;
  const few = length * 0.02;
  if (odd >= many && even <= few) return 'utf-16le';
  return even >= many && odd <= few ? 'utf-16be' : undefined;
}

// chardet gives one-byte charsets a likeness to a language; below this it is noise.
const LEAST_CONFIDENCE = 15;

// Central European, Turkish, Baltic, Vietnamese: they share the quotation marks of windows-1252, so little text fits all.
const OTHER_LATIN = /^(?:windows-125[0478]|iso-8859-[29])$/;
const LEAST_LATIN_CONFIDENCE = 50;

function detectCharset(bytes: Uint8Array, format: TextFormat): string {
  for (const { name, confidence } of chardet.analyse(detectionSample(bytes, format))) {
    if (confidence < LEAST_CONFIDENCE) break;
    if (name === 'ASCII' || name.startsWith('UTF-')) continue;
    const charset = charsetOfLabel(name);
    const doubtful = charset === undefined || (OTHER_LATIN.test(charset) && confidence < LEAST_LATIN_CONFIDENCE);
    if (!doubtful) return charset;
  }
  return 'windows-1252';
}

/** Markup is English whatever the page is in, so it is left out; the sample begins a little before the first byte that tells. */
function detectionSample(bytes: Uint8Array, format: TextFormat): Uint8Array {
  const words = format === 'text' ? bytes : withoutTags(bytes);
  const first = words.findIndex((byte) => byte >= 0x80);
  const start = Math.max(0, first - 2048);
  return words.subarray(start, start + SAMPLE_BYTES);
}

function withoutTags(bytes: Uint8Array): Uint8Array {
  const words = new Uint8Array(bytes.length);
  let length = 0;
  let inTag = false;
  for (const byte of bytes) {
    if (byte === 0x3c) inTag = true;
    if (!inTag) words[length++] = byte;
    if (byte === 0x3e) inTag = false;
  }
  return words.subarray(0, length);
}

function latin1(bytes: Uint8Array): string {
  return asBuffer(bytes).toString('latin1');
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
