// A message as its tree of parts (RFC 2045): mail and saved web pages are both made of them.
import { decodeWords } from 'postal-mime';
import { charsetOfContentType, decodeText } from '../charset.ts';
import { definedOnly } from './formats.ts';

export interface MailPart {
  /** First value of each header by its name in lower case, unfolded, decoded. */
  readonly headers: ReadonlyMap<string, string>;
  /** "text/html", in lower case. */
  readonly type: string;
  readonly isAttachment: boolean;
  readonly fileName?: string;
  /** Of a part that holds no others: its bytes, the transfer encoding undone. */
  readonly bytes: Uint8Array;
  readonly children: readonly MailPart[];
}

const MAX_DEPTH = 20;
const MAX_HEADER = 256 * 1024;

/** Takes a message apart; never throws. What follows after `maxParts` parts of one level stays in the last of them. */
export function mailParts(bytes: Uint8Array, maxParts: number): MailPart {
  const message = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return partOf(message, maxParts, 0, 'text/plain');
}

/** Every part that holds no others, in the order of the message. */
export function leavesOf(part: MailPart): readonly MailPart[] {
  return part.children.length === 0 ? [part] : part.children.flatMap(leavesOf);
}

function partOf(message: string, maxParts: number, depth: number, fallback: string): MailPart {
  const { head, body } = splitHead(message);
  const headers = headersOf(head);
  const contentType = headers.get('content-type') ?? fallback;
  const type = contentType.split(';', 1)[0]?.trim().toLowerCase() ?? fallback;
  const boundary = parameterOf(contentType, 'boundary');
  const isMultipart = type.startsWith('multipart/') && boundary !== undefined && depth < MAX_DEPTH;
  const inner = type === 'multipart/digest' ? 'message/rfc822' : 'text/plain';
  const disposition = headers.get('content-disposition') ?? '';
  const fileName = parameterOf(disposition, 'filename') ?? parameterOf(contentType, 'name');
  return {
    headers,
    type,
    isAttachment: /^\s{0,20}attachment/i.test(disposition),
    ...definedOnly({ fileName: fileName && decodeWords(fileName).replace(/[\r\n\0]/g, ' ') }),
    bytes: isMultipart ? new Uint8Array() : decodeBody(body, headers.get('content-transfer-encoding') ?? ''),
    children: isMultipart
      ? splitBody(body, boundary, maxParts).map((part) => partOf(part, maxParts, depth + 1, inner))
      : [],
  };
}

function splitHead(message: string): { readonly head: string; readonly body: string } {
  const start = message.startsWith('\r\n') ? 2 : message.startsWith('\n') ? 1 : 0;
  if (start > 0) return { head: '', body: message.slice(start) };
  const window = message.slice(0, MAX_HEADER);
  const blank = /\r?\n\r?\n/.exec(window);
  if (!blank) return { head: window, body: message.slice(MAX_HEADER) };
  return { head: window.slice(0, blank.index), body: message.slice(blank.index + blank[0].length) };
}

function headersOf(head: string): ReadonlyMap<string, string> {
  const headers = new Map<string, string>();
  for (const line of head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(0, colon)).trim().toLowerCase();
    if (name !== '' && !headers.has(name)) headers.set(name, unicodeOf(line.slice(colon + 1).trim()));
  }
  return headers;
}

/** Headers may hold bare UTF-8 or older charsets, though they should not. */
function unicodeOf(bytesAsLatin1: string): string {
  if (!/[^\0-\x7f]/.test(bytesAsLatin1)) return bytesAsLatin1;
  return decodeText(Buffer.from(bytesAsLatin1, 'latin1'), { format: 'text' }).text;
}

/** The text of a header, with its encoded words ("=?utf-8?B?…?=") decoded. */
export function wordsOf(header: string | undefined): string | undefined {
  return header === undefined ? undefined : decodeWords(header.slice(0, 10_000)).trim() || undefined;
}

const PARAMETER =
  /;\s{0,100}([\w-]{1,40})(?:\*(\d{1,2}))?(\*)?\s{0,100}=\s{0,100}(?:"((?:[^"\\]|\\.){0,2000})"|([^\s;"]{0,2000}))/g;

/** A parameter of a structured header; one that is cut into numbered pieces or in a charset of its own (RFC 2231) is put together. */
export function parameterOf(header: string, wanted: string): string | undefined {
  const pieces: { readonly order: number; readonly text: string; readonly encoded: boolean }[] = [];
  for (const [, name = '', order, star, quoted, bare] of header.slice(0, 20_000).matchAll(PARAMETER)) {
    if (name.toLowerCase() !== wanted) continue;
    const text = quoted?.replace(/\\(.)/g, '$1') ?? bare ?? '';
    pieces.push({ order: Number(order ?? -1), text, encoded: star !== undefined });
  }
  const ordered = pieces[0]?.order === -1 ? pieces.slice(0, 1) : pieces.sort((a, b) => a.order - b.order);
  const joined = ordered.map(({ text }) => text).join('');
  if (ordered.length === 0 || !ordered[0]?.encoded) return joined || undefined;
  const [charset = '', , ...rest] = joined.split("'");
  const bytes = Buffer.from(
    rest.join("'").replace(/%([\da-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );
  return decodeText(bytes, { contentType: `text/plain; charset=${charset}`, format: 'text' }).text || undefined;
}

function splitBody(body: string, boundary: string, maxParts: number): readonly string[] {
  const mark = `--${boundary}`;
  const parts: string[] = [];
  let start = -1;
  for (let at = body.indexOf(mark); at !== -1; at = body.indexOf(mark, at + mark.length)) {
    const rest = body.slice(at + mark.length, at + mark.length + 100);
    if ((at > 0 && body.charAt(at - 1) !== '\n') || !/^(?:--)?[ \t]*(?:\r?\n|$)/.test(rest)) continue;
    if (start !== -1) parts.push(body.slice(start, at).replace(/\r?\n$/, ''));
    start = rest.startsWith('--') ? -1 : at + mark.length + (rest.indexOf('\n') + 1 || rest.length);
    if (start === -1 || parts.length === maxParts - 1) break;
  }
  if (start !== -1) parts.push(body.slice(start));
  return parts;
}

function decodeBody(body: string, encoding: string): Uint8Array {
  const name = encoding.trim().toLowerCase();
  if (name === 'base64') return new Uint8Array(Buffer.from(body, 'base64'));
  return new Uint8Array(Buffer.from(name === 'quoted-printable' ? decodeQuotedPrintable(body) : body, 'latin1'));
}

function decodeQuotedPrintable(body: string): string {
  return body
    .replace(/=[ \t]{0,100}\r?\n/g, '')
    .replace(/=([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** The text of a leaf, in the charset that it names. */
export function textOf(part: MailPart): string {
  const contentType = part.headers.get('content-type');
  const format = part.type === 'text/html' ? 'html' : 'text';
  return decodeText(part.bytes, { contentType, format }).text;
}

/** The content type of a leaf with nothing but its charset beside it. */
export function contentTypeOf(part: MailPart): string {
  const charset = charsetOfContentType(part.headers.get('content-type'));
  return charset === undefined ? part.type : `${part.type}; charset=${charset}`;
}
