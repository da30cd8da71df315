// A mail or newsletter: its body is one document, what is attached is read in its turn.
import type { Unread } from '../../document/unread.ts';
import { edtfOfIso, edtfOfMailDate } from '../calendar.ts';
import {
  type ContainerReading,
  type Limits,
  type Part,
  type PublisherHint,
  type Source,
  UnreadableError,
} from '../reading.ts';
import { tidyText } from '../tidy.ts';
import { definedOnly, escapeHtml } from './formats.ts';
import { contentTypeOf, leavesOf, type MailPart, mailParts, parameterOf, textOf, wordsOf } from './mail-parts.ts';

/** Reads a mail. The part of its body has the subject as its title and the date of sending as `publishedAt`. */
export function readMail(source: Source, limits: Limits): ContainerReading {
  const message = mailParts(source.bytes, limits.maxParts);
  const leaves = leavesOf(message);
  const body = bodyOf(leaves);
  const attached = leaves.filter((leaf) => isAttached(leaf) && !body.used.includes(leaf));
  const parts = [
    ...(body.html === undefined ? [] : [bodyPart(source, message, body.html)]),
    ...attached.slice(0, limits.maxParts).map(attachedPart),
  ];
  const unread = [...leaves.filter(isEncrypted).map(encryptedLine), ...leaves.filter(isUnsplit).map(unsplitLine)];
  if (parts.length + unread.length === 0) {
    throw new UnreadableError(`${source.name} is a mail without text or attachments; nothing to read.`);
  }
  return { type: 'container', parts, unread };
}

interface Body {
  /** A fragment or a whole page; undefined when the mail has no text. */
  readonly html?: string;
  readonly used: readonly MailPart[];
}

/** HTML keeps the paragraphs that plain text breaks at column 76; plain text is taken where the HTML has lost the words. */
function bodyOf(leaves: readonly MailPart[]): Body {
  const texts = leaves.filter((leaf) => !leaf.isAttachment && leaf.fileName === undefined);
  const pages = texts.filter(({ type }) => type === 'text/html');
  const plains = texts.filter(({ type }) => type === 'text/plain');
  const used = [...pages, ...plains];
  const page = pages.map(textOf).join('\n');
  const plain = plains.map((part) => unwrapped(textOf(part), part)).join('\n\n');
  const words = withoutElements(page, 'style|script|title').replace(/<[^<>]{0,20000}>/g, ' ');
  if (lettersIn(words) > 0 && lettersIn(words) * 2 >= lettersIn(plain)) return { html: page, used };
  return lettersIn(plain) === 0 ? { used } : { html: paragraphsOf(plain), used };
}

/** `html` without the elements of these names ("style|script") and what is in them, in one pass. */
function withoutElements(html: string, names: string): string {
  let kept = '';
  let from = 0;
  let open: string | undefined;
  for (const { 0: tag, 1: slash, 2: name = '', index } of html.matchAll(new RegExp(`<(/?)(${names})[\\s>]`, 'gi'))) {
    if (slash === '' && open === undefined) {
      kept += html.slice(from, index);
      from = index;
      open = name.toLowerCase();
    } else if (slash === '/' && open === name.toLowerCase()) {
      from = tag.endsWith('>') ? index + tag.length : html.indexOf('>', index) + 1 || html.length;
      open = undefined;
    }
  }
  return kept + html.slice(from);
}

function lettersIn(text: string): number {
  return text.replace(/https?:\/\/\S{1,4000}/g, '').match(/\p{L}/gu)?.length ?? 0;
}

const WRAPPED_AT = 55;

/** Joins the lines of a paragraph: where the mail says that it flows, and where a long line can only have been wrapped. */
function unwrapped(text: string, part: MailPart): string {
  const contentType = part.headers.get('content-type') ?? '';
  const flows = parameterOf(contentType, 'format')?.toLowerCase() === 'flowed';
  const paragraphs: string[][] = [];
  let joins = false;
  for (const line of tidyText(text).split('\n')) {
    const isNew = line.trim() === '' || /^\s{0,20}(?:[-*•>]|\d{1,3}[.)]\s)/.test(line) || line === '-- ';
    if (joins && !isNew) paragraphs.at(-1)?.push(line.trim());
    else paragraphs.push([line.trimEnd()]);
    joins = line.trim() !== '' && (flows ? line.endsWith(' ') : line.length >= WRAPPED_AT);
  }
  return paragraphs.map((lines) => lines.join(' ')).join('\n');
}

function paragraphsOf(plain: string): string {
  return plain
    .split(/\n\s{0,100}\n/)
    .map((paragraph) => `<p>${escapeHtml(paragraph.trim()).replaceAll('\n', '<br>\n')}</p>`)
    .join('\n');
}

function bodyPart(source: Source, message: MailPart, html: string): Part {
  const subject = wordsOf(message.headers.get('subject'));
  const sender = senderOf(message);
  const date = message.headers.get('date');
  const publishedAt = date === undefined ? undefined : (edtfOfMailDate(date) ?? edtfOfIso(date));
  const head = [
    '<meta charset="utf-8">',
    `<title>${escapeHtml(subject ?? '')}</title>`,
    publishedAt === undefined ? '' : `<meta property="article:published_time" content="${publishedAt}">`,
    sender.author === undefined ? '' : `<meta name="author" content="${escapeHtml(sender.author)}">`,
  ].join('\n');
  return {
    bytes: new TextEncoder().encode(withHead(html, head)),
    name: (subject ?? source.name).slice(0, 80),
    contentType: 'text/html; charset=utf-8',
    ...definedOnly({ publisher: sender.publisher, publishedAt }),
  };
}

/** Newsletters seldom have a good title of their own; the subject stands in its place. */
function withHead(html: string, head: string): string {
  const untitled = withoutElements(html, 'title');
  const open = /<head(?:\s[^<>]{0,2000})?>/i.exec(untitled);
  if (!open) return `<!DOCTYPE html>\n<html>\n<head>\n${head}\n</head>\n<body>\n${untitled}\n</body>\n</html>\n`;
  const end = open.index + open[0].length;
  return `${untitled.slice(0, end)}\n${head}\n${untitled.slice(end)}`;
}

interface Sender {
  readonly author?: string;
  readonly publisher?: PublisherHint;
}

/** A mailing list speaks for its publisher; any other sender is a person, and a person's mail address names no outlet. */
function senderOf(message: MailPart): Sender {
  const from = wordsOf(message.headers.get('from')) ?? '';
  const host = from.match(/@([\w.-]{1,200}\.[a-z]{2,20})>?\s{0,20}$/i)?.[1]?.toLowerCase();
  const name =
    from
      .replace(/<[^<>]{0,400}>\s{0,20}$/, '')
      .replaceAll('"', '')
      .trim() || undefined;
  const isList = message.headers.has('list-id') || message.headers.has('list-unsubscribe');
  if (!isList) return name === undefined || name.includes('@') ? {} : { author: name };
  return { publisher: { ...definedOnly({ name, host }), from: 'mail From' } };
}

const LEFT_OUT =
  /^(?:application\/(?:pgp-signature|pkcs7-signature|x-pkcs7-signature|ics|pgp-keys)|text\/(?:calendar|x?-?vcard|x-amp-html)|message\/delivery-status)$/;

/** Pictures inside the text, signatures and calendars are no documents. */
function isAttached(leaf: MailPart): boolean {
  if (LEFT_OUT.test(leaf.type) || leaf.bytes.length === 0 || isEncrypted(leaf) || isUnsplit(leaf)) return false;
  const isPicture = /^(?:image|audio|video|font)\//.test(leaf.type);
  return isPicture ? leaf.isAttachment : true;
}

function isEncrypted({ type, children }: MailPart): boolean {
  return children.length === 0 && /^application\/(?:x-)?pkcs7-mime$|^application\/pgp-encrypted$/.test(type);
}

function encryptedLine({ fileName }: MailPart): Unread {
  const path = fileName ?? 'message';
  return { path, reason: `${path} is encrypted; save the mail as its reader shows it.` };
}

/** Parts that were not taken apart: without their boundary, or deeper in others than any mail is. */
function isUnsplit({ type, bytes }: MailPart): boolean {
  return type.startsWith('multipart/') && bytes.length > 0;
}

function unsplitLine({ fileName }: MailPart): Unread {
  const path = fileName ?? 'part';
  return { path, reason: `${path} is damaged or lies too deep in other parts; get a whole copy of the mail.` };
}

function attachedPart(leaf: MailPart, at: number): Part {
  const ending = leaf.type === 'message/rfc822' ? '.eml' : leaf.type === 'text/html' ? '.html' : '';
  return { bytes: leaf.bytes, name: leaf.fileName ?? `part ${at + 1}${ending}`, contentType: contentTypeOf(leaf) };
}
