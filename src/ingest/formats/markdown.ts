// Markdown: its front matter is metadata, its marks fall away, a paragraph becomes one line.
import { parse as parseYaml } from 'yaml';
import { documentDate, edtfOfIso, edtfOfMailDate } from '../calendar.ts';
import { decodeDocument } from '../charset.ts';
import { languageOfTag } from '../language.ts';
import type { DocumentReading, Limits, PublisherHint, Source } from '../reading.ts';
import { capText, definedOnly } from './formats.ts';
import { decodeReferences } from './references.ts';

/** Reads Markdown. Paragraphs, headings and list entries are lines with a blank line between blocks. */
export function readMarkdown(source: Source, limits: Limits): DocumentReading {
  const decoded = decodeDocument(source, 'text', 'markdown/1');
  const { fields, body } = splitFrontMatter(decoded.text);
  const { blocks, heading } = plainBlocks(body);
  const capped = capText(blocks.join('\n\n'), limits);
  const metadata = metadataOf(fields);
  return {
    type: 'document',
    recipe: decoded.recipe,
    mediaType: 'text/markdown',
    ...capped,
    ...definedOnly({ title: heading }),
    authors: [],
    ...metadata,
    notes: [...decoded.notes, ...capped.notes],
  };
}

type Fields = Readonly<Record<string, unknown>>;

const LONGEST_FRONT_MATTER = 64 * 1024;

function splitFrontMatter(text: string): { readonly fields: Fields; readonly body: string } {
  const end = text.startsWith('---\n')
    ? text.slice(0, LONGEST_FRONT_MATTER).search(/\n(?:---|\.\.\.)[ \t]{0,20}(?:\n|$)/)
    : -1;
  if (end === -1) return { fields: {}, body: text };
  const after = text.indexOf('\n', end + 1);
  const fields = parseFields(text.slice(4, Math.max(4, end)));
  return fields === undefined
    ? { fields: {}, body: text }
    : { fields, body: after === -1 ? '' : text.slice(after + 1) };
}

/** Undefined where it is no list of fields, as between two thematic breaks. */
function parseFields(yaml: string): Fields | undefined {
  try {
    const parsed: unknown = parseYaml(yaml, { maxAliasCount: 20, logLevel: 'error' });
    if (parsed === null || typeof parsed !== 'object' || Array.isArray(parsed)) return undefined;
    return Object.fromEntries(Object.entries(parsed).map(([key, value]) => [key.toLowerCase(), value]));
  } catch {
    return undefined;
  }
}

function metadataOf(fields: Fields): Partial<DocumentReading> {
  const published = dateField(fields, ['date', 'published', 'publishdate', 'pubdate']);
  const modified = dateField(fields, ['modified', 'updated', 'lastmod']);
  const url = firstText(fields, ['url', 'canonical', 'canonical_url', 'link']);
  return definedOnly({
    title: firstText(fields, ['title']),
    authors: authorsOf(fields.authors ?? fields.author),
    publisher: publisherOf(fields),
    published,
    modified,
    canonicalUrl: url !== undefined && /^https?:\/\//i.test(url) ? url : undefined,
    declaredLanguage: languageOfTag(firstText(fields, ['lang', 'language'])),
  });
}

function firstText(fields: Fields, names: readonly string[]): string | undefined {
  return names.map((name) => textOf(fields[name])).find((value) => value !== undefined);
}

function textOf(value: unknown): string | undefined {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
  return text === '' ? undefined : text;
}

function authorsOf(value: unknown): readonly string[] {
  const entries: readonly unknown[] = Array.isArray(value) ? value : [value];
  return entries
    .map((entry) => textOf(entry) ?? textOf((entry as Fields | null | undefined)?.name))
    .filter((name) => name !== undefined);
}

function dateField(fields: Fields, names: readonly string[]) {
  for (const name of names) {
    const written = textOf(fields[name]);
    const edtf = written && (edtfOfIso(written) ?? edtfOfMailDate(written));
    if (edtf) return documentDate(edtf, 'metadata', `front matter ${name}`);
  }
  return undefined;
}

function publisherOf(fields: Fields): PublisherHint | undefined {
  const named = ['publisher', 'source', 'site', 'outlet'].find((field) => textOf(fields[field]) !== undefined);
  if (named === undefined) return undefined;
  const value = textOf(fields[named]) ?? '';
  const from = `front matter ${named}`;
  return /^https?:\/\//i.test(value) ? { ...definedOnly({ host: hostOf(value) }), from } : { name: value, from };
}

function hostOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).hostname : undefined;
}

interface Blocks {
  /** Each a paragraph, heading, list or code block as plain text. */
  readonly blocks: readonly string[];
  /** The first heading of the first level. */
  readonly heading?: string;
}

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const RULE = /^ {0,3}(?:(?:\*[ \t]{0,9}){3,}|(?:-[ \t]{0,9}){3,}|(?:_[ \t]{0,9}){3,})$/;
const HEADING = /^ {0,3}(#{1,6})(?:[ \t]+|$)/;
const UNDERLINE = /^ {0,3}(=+|-+)[ \t]*$/;
const LIST = /^\s{0,20}(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?/;
const DEFINITION = /^ {0,3}\[[^\]]{1,200}\]:[ \t]*\S/;
const TABLE_ROW = /^\s{0,20}\|.*\|\s*$/;
const TABLE_RULE = /^[\s|:-]{3,}$/;

function plainBlocks(markdown: string): Blocks {
  const reader = new BlockReader();
  for (const line of markdown.replace(/<!--[\s\S]*?(?:-->|$)/g, '').split('\n')) reader.read(line);
  return reader.end();
}

/** Takes lines one by one; a line break within a paragraph becomes a space, within code it stays. */
class BlockReader {
  readonly #blocks: string[] = [];
  readonly #open: string[] = [];
  readonly #code: string[] = [];
  #fence: string | undefined;
  #heading: string | undefined;

  read(raw: string): void {
    const mark = raw.match(FENCE)?.[1];
    if (this.#fence !== undefined) this.#readCode(raw, mark);
    else if (mark !== undefined) {
      this.#close();
      this.#fence = mark;
    } else this.#readWords(raw.replace(/^(?: {0,3}> ?){1,20}/, ''));
  }

  end(): Blocks {
    this.#close();
    this.#endCode();
    return { blocks: this.#blocks, ...definedOnly({ heading: this.#heading }) };
  }

  #readCode(raw: string, mark: string | undefined): void {
    if (mark?.startsWith(this.#fence ?? '') !== true) this.#code.push(raw);
    else this.#endCode();
  }

  #endCode(): void {
    const code = this.#code.splice(0).join('\n').trimEnd();
    if (/\S/.test(code)) this.#blocks.push(code);
    this.#fence = undefined;
  }

  #readWords(line: string): void {
    if (UNDERLINE.test(line) && this.#open.length > 0) this.#endHeading(line.trim().startsWith('='));
    else if (isBetweenBlocks(line)) this.#close();
    else if (HEADING.test(line)) {
      this.#begin(line.replace(HEADING, '').replace(/[ \t]#+[ \t]*$/, ''));
      this.#endHeading(line.trimStart().startsWith('# '));
    } else if (LIST.test(line)) this.#begin(line.replace(LIST, ''));
    else if (TABLE_ROW.test(line)) {
      this.#begin(line.trim().slice(1, -1).replaceAll('|', '\t'));
      this.#close();
    } else this.#open.push(line.trim());
  }

  #begin(words: string): void {
    this.#close();
    this.#open.push(words.trim());
  }

  #endHeading(isFirstLevel: boolean): void {
    const words = this.#close();
    if (isFirstLevel) this.#heading ??= words;
  }

  #close(): string {
    const block = inlineText(this.#open.splice(0).join(' '))
      .replace(/[ \t]+/g, ' ')
      .trim();
    if (block !== '') this.#blocks.push(block);
    return block;
  }
}

function isBetweenBlocks(line: string): boolean {
  return (
    line.trim() === '' || RULE.test(line) || DEFINITION.test(line) || (TABLE_RULE.test(line) && line.includes('|'))
  );
}

// Applied in this order. What is bracketed is bounded, and never holds its own opening mark: the time stays linear.
const INLINE: readonly (readonly [mark: RegExp, words: string])[] = [
  [/!\[([^[\]]{0,1000})\](?:\([^()]{0,2000}\)|\[[^[\]]{0,200}\])/g, '$1'],
  [/\[\^[^[\]]{1,100}\]/g, ''],
  [/\[([^[\]]{0,1000})\]\([^()]{0,2000}(?:\([^()]{0,500}\)[^()]{0,500})?\)/g, '$1'],
  [/\[([^[\]]{1,1000})\]\[[^[\]]{0,200}\]/g, '$1'],
  [/<((?:https?:\/\/|mailto:)[^<>\s]{1,2000})>/g, '$1'],
  [/<br\s{0,9}\/?>/gi, ' '],
  [/<\/?[a-z][^<>]{0,2000}>/gi, ''],
  [/`{1,2}([^`]{1,2000})`{1,2}/g, '$1'],
  [/(?<![\w*])\*(?![\s*])([^*]{1,2000})(?<!\s)\*(?![\w*])/g, '$1'],
  [/(?<![\w_])_(?![\s_])([^_]{1,2000})(?<!\s)_(?![\w_])/g, '$1'],
  [/\*\*(?![\s*])([^*]{1,2000})(?<!\s)\*\*/g, '$1'],
  [/(?<![\w_])__(?![\s_])([^_]{1,2000})(?<!\s)__(?![\w_])/g, '$1'],
  [/(?<!\*)\*(?![\s*])([^*]{1,2000})(?<!\s)\*(?!\*)/g, '$1'],
  [/~~([^~]{1,2000})~~/g, '$1'],
];

// A backslash makes the next mark a letter: it is hidden while the marks are taken away.
const ESCAPED = '\\`*_{}[]()<>#+-.!|~';
const hidden = (mark: string) => String.fromCharCode(0xe000 + ESCAPED.indexOf(mark));

function inlineText(line: string): string {
  const marked = line
    .replace(/[\ue000-\ue012]/g, '\ufffd')
    .replace(/\\([\\`*_{}[\]()<>#+\-.!|~])/g, (_, mark) => hidden(mark));
  const plain = INLINE.reduce((words, [mark, kept]) => words.replace(mark, kept), marked);
  return decodeReferences(plain)
    .replace(/[\ue000-\ue012]/g, (mark) => ESCAPED.charAt(mark.charCodeAt(0) - 0xe000))
    .replace(/\\$/, '');
}
