// Which feeds to watch: an OPML file of outlines, or one address a line: "https://example.org/rss # the ministry".
import { parseOpml } from 'feedsmith';
import type { Unread } from '../../document/unread.ts';
import { decodeText } from '../charset.ts';
import { describeUrl, objectionTo, parseUrl } from '../fetch/url.ts';
import { definedOnly } from '../formats/formats.ts';
import { type Source, UnreadableError } from '../reading.ts';

/** A feed as its list names it. */
export interface Feed {
  /** The address in full; what the feed is known by, also after it has moved. */
  readonly url: string;
  readonly title?: string;
  /** Titles of the outlines around it, the outermost first, joined by " / ". */
  readonly group?: string;
}

export interface FeedList {
  readonly feeds: readonly Feed[];
  /** Lines and outlines that name no address that can be asked for. */
  readonly unread: readonly Unread[];
}

/** Lists of real readers stay below a tenth of these. */
export const MAX_LIST_BYTES = 5 * 1024 * 1024;
const MOST_FEEDS = 10_000;
const DEEPEST = 50;
const LONGEST_TITLE = 200;

/**
 * The feeds of a list in its order, each address once. Throws an UnreadableError, one sentence, for what is no list: too large, malformed,
 * nested too deeply, with entities of its own, or without any feed.
 */
export function readFeedList(source: Source): FeedList {
  const { name, bytes } = source;
  if (bytes.length > MAX_LIST_BYTES) throw unreadable(name, 'is larger than 5 MB; split the list');
  const format = looksLikeXml(bytes) ? 'xml' : 'text';
  const { text } = decodeText(bytes, { contentType: source.contentType, format });
  const named = format === 'xml' ? outlinesOf(text, name) : linesOf(text);
  const list = chosen(named);
  if (list.feeds.length > MOST_FEEDS) throw unreadable(name, `names more than ${MOST_FEEDS} feeds; split the list`);
  if (list.feeds.length > 0) return list;
  const [first] = list.unread;
  throw unreadable(name, first ? `names no feed that can be asked for: ${first.reason}` : EMPTY[format]);
}

const EMPTY = {
  xml: 'is OPML without a feed: no outline has an xmlUrl; export the list of feeds again',
  text: 'names no feed; write one address a line, or give an OPML file',
};

/** An address as written, with what is known of it. */
interface Named {
  readonly words: string;
  readonly title?: string;
  readonly group?: string;
}

function looksLikeXml(bytes: Uint8Array): boolean {
  const head = decodeText(bytes.subarray(0, 400), { format: 'text' }).text;
  return head.trimStart().startsWith('<');
}

function linesOf(text: string): Named[] {
  return text.split('\n').flatMap((full) => {
    const line = full.trim();
    const gap = line.search(/\s/);
    const rest = gap === -1 ? '' : line.slice(gap).trimStart();
    if (line === '' || line.startsWith('#')) return [];
    if (!rest.startsWith('#')) return [{ words: line }];
    return [{ words: line.slice(0, gap), ...definedOnly({ title: titleOf(rest.slice(1)) }) }];
  });
}

type Outlines = NonNullable<NonNullable<ReturnType<typeof parseOpml>['body']>['outlines']>;

function outlinesOf(text: string, name: string): Named[] {
  if (/<!ENTITY\s/i.test(text)) throw unreadable(name, 'defines entities of its own; save it without them');
  if (deepestOutline(text) > DEEPEST)
    throw unreadable(name, `nests outlines more than ${DEEPEST} deep; make its groups flat`);
  const named: Named[] = [];
  const walk = (outlines: Outlines, groups: readonly string[]) => {
    for (const outline of outlines) {
      const title = titleOf(outline.title ?? outline.text);
      if (outline.xmlUrl !== undefined)
        named.push({ words: outline.xmlUrl, ...definedOnly({ title, group: groups.join(' / ') || undefined }) });
      walk(outline.outlines ?? [], title === undefined ? groups : [...groups, title]);
    }
  };
  walk(parsed(text, name), []);
  return named;
}

function parsed(text: string, name: string): Outlines {
  try {
    return parseOpml(text).body?.outlines ?? [];
  } catch {
    throw unreadable(name, 'is no OPML with outlines, or a malformed one; export the list of feeds again');
  }
}

/** How deep outlines stand in each other. Counted before the text is parsed, since parsers recurse. */
function deepestOutline(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [, closes, empty] of text.matchAll(/<(\/?)outline\b(?:[^<>"']|"[^"<]*"|'[^'<]*')*?(\/?)>/gi)) {
    if (closes === '/') depth--;
    else if (empty === '') depth++;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

function titleOf(words: string | undefined): string | undefined {
  return words?.replace(/\s+/g, ' ').trim().slice(0, LONGEST_TITLE) || undefined;
}

function chosen(named: readonly Named[]): FeedList {
  const feeds = new Map<string, Feed>();
  const unread: Unread[] = [];
  for (const { words, ...known } of named) {
    const url = /\s/.test(words.trim()) ? undefined : parseUrl(words.trim());
    const objection = url === undefined ? 'is no address; write it in full, with https:// in front' : objectionTo(url);
    if (objection !== undefined) {
      const path = describeUrl(words.trim());
      unread.push({ path, reason: `${path} ${objection}.` });
    } else if (url !== undefined && !feeds.has(url.href)) feeds.set(url.href, { url: url.href, ...known });
  }
  return { feeds: [...feeds.values()], unread };
}

function unreadable(name: string, rest: string): UnreadableError {
  return new UnreadableError(`${name} ${rest}${rest.endsWith('.') ? '' : '.'}`);
}
