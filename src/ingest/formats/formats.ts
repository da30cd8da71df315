// The formats that can be read, and the small things that all their readers share.
import { type Note, noteOnWhole } from '../../document/note.ts';
import type { Limits } from '../reading.ts';

const READABLE_FORMATS = ['text', 'markdown', 'html', 'pdf', 'feed', 'mail', 'mhtml', 'docx', 'zip'] as const;
export type ReadableFormat = (typeof READABLE_FORMATS)[number];

/** What bytes turn out to be. For `unsupported`, `what` and `cure` complete the sentence "x.png is `what`; `cure`.". */
export type Format =
  | { readonly format: ReadableFormat }
  | { readonly format: 'unsupported'; readonly what: string; readonly cure: string };

export interface CappedText {
  readonly text: string;
  readonly truncated?: true;
  readonly notes: readonly Note[];
}

/** `text` cut to the cap on characters, never inside a surrogate pair, with a note when something was cut. */
export function capText(text: string, limits: Limits): CappedText {
  if (text.length <= limits.maxCharacters) return { text, notes: [] };
  const splitsPair = /[\ud800-\udbff]/.test(text.charAt(limits.maxCharacters - 1));
  const length = limits.maxCharacters - (splitsPair ? 1 : 0);
  const message = `The text has ${text.length} characters; only the first ${length} were read.`;
  return { text: text.slice(0, length), truncated: true, notes: [noteOnWhole('truncated', message)] };
}

/** The object without the keys whose value is undefined. */
export function definedOnly<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

/** The names in a field of a file's properties: "Jane Doe; Kim Min-ji". */
export function namesIn(field: string | undefined): readonly string[] {
  return (field ?? '')
    .split(/[;\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

const LONGEST_ADDRESS = 4_000;

/** A link as it would be followed from `base`, where that is an http(s) address; else undefined. */
export function webAddress(link: string | undefined, base?: string): string | undefined {
  const from = base !== undefined && URL.canParse(base) ? base : undefined;
  if (!link || link.length > LONGEST_ADDRESS || !URL.canParse(link, from)) return undefined;
  const { protocol, href } = new URL(link, from);
  return protocol === 'http:' || protocol === 'https:' ? href : undefined;
}

const LONGEST_HEADLINE = 160;

/** The first line of `text` where it is clearly a headline: short, no full stop at its end, then a blank line and more text. */
export function headlineOf(text: string): string | undefined {
  const start = text.search(/\S/);
  if (start === -1) return undefined;
  const end = text.indexOf('\n', start);
  if (end === -1 || end - start > LONGEST_HEADLINE) return undefined;
  const line = text.slice(start, end).trim();
  const blank = text.indexOf('\n', end + 1);
  const isFollowed = blank !== -1 && text.slice(end, blank).trim() === '' && /\S/.test(text.slice(blank, blank + 2000));
  return isFollowed && /\p{L}.*\s\S/u.test(line) && !NO_HEADLINE.test(line) ? line : undefined;
}

// A sentence, a byline, an address, a dateline, a field of a form.
const NO_HEADLINE = /[.,:;。]["'”’)]?$|^by\s|^https?:|^[\p{Lu}\s,.]{3,40}\([^)]{1,40}\)\s?[-–—]|^[\w-]{1,20}:\s/iu;

/** Titles that programs put in by themselves. */
export const FILE_TITLE =
  /^(?:microsoft word\b.*|(?:untitled|document|powerpoint presentation)\s?\d*|.*\.(?:docx?|odt|rtf|pdf|indd|qxd|txt|html?))$/i;
