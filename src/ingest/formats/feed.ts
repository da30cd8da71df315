// A feed (RSS, Atom, JSON Feed): each entry becomes a small page of its own, with what the feed says of it.
import { parseFeed } from 'feedsmith';
import { lineAt } from '../../document/document.ts';
import type { Unread } from '../../document/unread.ts';
import { edtfOfIso, edtfOfMailDate } from '../calendar.ts';
import { decodeText } from '../charset.ts';
import {
  type ContainerReading,
  type Limits,
  type Part,
  type PublisherHint,
  type Source,
  UnreadableError,
} from '../reading.ts';
import { definedOnly, escapeHtml, webAddress } from './formats.ts';
import { decodeReferences } from './references.ts';

/** One entry, whatever the format; addresses as written, dates in EDTF. */
interface Entry {
  /** As the feed has it; lasts when the address changes. */
  readonly id?: string;
  readonly title?: string;
  /** HTML. */
  readonly body?: string;
  /** The body is what the feed calls the content, not a summary of it. */
  readonly isContent?: boolean;
  readonly link?: string;
  readonly published?: string;
  readonly modified?: string;
  readonly authors: readonly string[];
  readonly source?: { readonly title?: string; readonly url?: string };
  readonly language?: string;
}

interface Feed {
  readonly title?: string;
  readonly link?: string;
  readonly language?: string;
  /** Minutes for which the feed asks to be left alone. */
  readonly restMinutes?: number;
  readonly entries: readonly Entry[];
}

/** One entry for those who watch a feed. */
export interface FeedEntry {
  readonly id?: string;
  readonly name: string;
  /** Absolute, http or https. */
  readonly url?: string;
  readonly publishedAt?: string;
  /** The entry as a page, where the feed has more than its title. */
  readonly part?: Part;
  /** The page is what the feed calls the content, not a summary of it. */
  readonly isContent: boolean;
}

export interface FeedListing {
  readonly title?: string;
  readonly restMinutes?: number;
  readonly entries: readonly FeedEntry[];
}

/** The entries of a feed in its order, none of them too; throws as `readFeed` does for one that is malformed. */
export function listFeed(source: Source): FeedListing {
  const feed = parse(source);
  const entries = feed.entries.map((entry, at): FeedEntry => {
    const url = webAddress(entry.link, feed.link ?? source.url);
    const name = nameOf(entry, url, at + 1);
    const part = entry.body === undefined ? undefined : partOf(feed, entry, name, url);
    const { id, published: publishedAt, isContent = false } = entry;
    return { name, isContent, ...definedOnly({ id, url, publishedAt, part }) };
  });
  return { ...definedOnly({ title: plain(feed.title), restMinutes: feed.restMinutes }), entries };
}

/** Reads a feed. Throws `UnreadableError`, with the line where known, when it is malformed or defines entities of its own. */
export function readFeed(source: Source, limits: Limits): ContainerReading {
  const feed = parse(source);
  if (feed.entries.length === 0)
    throw new UnreadableError(`${source.name} is a feed without entries; nothing to read.`);
  const parts: Part[] = [];
  const unread: Unread[] = [];
  for (const [at, entry] of feed.entries.slice(0, limits.maxParts).entries()) {
    const url = webAddress(entry.link, feed.link ?? source.url);
    const name = nameOf(entry, url, at + 1);
    if (entry.body !== undefined) parts.push(partOf(feed, entry, name, url));
    else unread.push({ path: name, reason: withoutText(name, url) });
  }
  const over = feed.entries.length - limits.maxParts;
  if (over > 0) {
    const reason = `The last ${over} entries were left out, because a feed may hold ${limits.maxParts}; split the feed.`;
    unread.push({ path: `entry ${limits.maxParts + 1}`, reason });
  }
  return { type: 'container', parts, unread };
}

function withoutText(name: string, url: string | undefined): string {
  if (url === undefined) return `${name} has neither text nor link in the feed; nothing to read.`;
  return `${name} has no text in the feed; read its page, ${url}.`;
}

function parse(source: Source): Feed {
  const { text } = decodeText(source.bytes, { contentType: source.contentType, format: 'xml' });
  refuseEntities(text, source.name);
  try {
    return normalise(parseFeed(text));
  } catch {
    throw new UnreadableError(`${source.name} is a malformed feed: ${placeOf(text)}; get a whole copy.`);
  }
}

/** Entities that a feed defines can unfold into more than any machine holds; no news feed needs them. */
function refuseEntities(text: string, name: string): void {
  const definition = text.search(/<!ENTITY\s/i);
  const root = text.search(/<(?:rss|rdf:RDF|feed|atom:feed|channel)[\s>]/i);
  if (definition === -1 || (root !== -1 && root < definition)) return;
  throw new UnreadableError(`${name} is a feed that defines entities of its own; save it without them.`);
}

/** Where a feed stops making sense, as far as can be told: after its last whole entry. */
function placeOf(text: string): string {
  const close = Math.max(text.lastIndexOf('</item>'), text.lastIndexOf('</entry>'));
  if (close === -1) return 'it has no whole entry';
  return `its last whole entry ends on line ${lineAt(text, close)}`;
}

type AnyFeed = ReturnType<typeof parseFeed<string>>;

function normalise(parsed: AnyFeed): Feed {
  if (parsed.format === 'atom') return atomFeed(parsed.feed);
  return parsed.format === 'json' ? jsonFeed(parsed.feed) : rssFeed(parsed.feed);
}

type FeedOf<F extends AnyFeed['format']> = Extract<AnyFeed, { format: F }>['feed'];

function rssFeed(feed: FeedOf<'rss'> | FeedOf<'rdf'>): Feed {
  const language = 'language' in feed ? feed.language : feed.dc?.languages?.[0];
  const entries = (feed.items ?? []).map((item): Entry => {
    const rss = item as NonNullable<FeedOf<'rss'>['items']>[number];
    const guid = rss.guid && rss.guid.isPermaLink !== false ? rss.guid.value : undefined;
    const media = rss.media?.groups?.[0]?.description?.value ?? rss.media?.description?.value;
    const authors = rss.dc?.creators ?? rss.authors?.map(({ name }) => name) ?? rss.dcterms?.creators;
    return entryOf({
      id: rss.guid?.value,
      title: titleText(rss.title),
      body: markup(firstWith(rss.content?.encoded, rss.description, rss.dc?.descriptions?.[0], media)),
      isContent: firstWith(rss.content?.encoded) !== undefined,
      link: rss.link ?? guid,
      published: dateOf(rss.pubDate, rss.dc?.dates?.[0], rss.dcterms?.issued?.[0], rss.dcterms?.created?.[0]),
      modified: dateOf(rss.atom?.updated, rss.dcterms?.modified?.[0]),
      authors: namesOf(authors),
      source: rss.source && definedOnly(rss.source),
      language: rss.dc?.languages?.[0],
    });
  });
  const restMinutes = restOf(feed.sy, 'ttl' in feed ? feed.ttl : undefined);
  return { ...definedOnly({ title: titleText(feed.title), link: feed.link, language, restMinutes }), entries };
}

const MINUTES_OF_PERIOD: Readonly<Record<string, number>> = {
  ...{ hourly: 60, daily: 1_440, weekly: 10_080, monthly: 43_200, yearly: 525_600 },
};

/** RSS says how long it may be kept, the syndication module how often it is renewed in a period; the longer counts. */
function restOf(
  sy: { readonly updatePeriod?: string; readonly updateFrequency?: number } | undefined,
  ttl?: number,
): number | undefined {
  const period = MINUTES_OF_PERIOD[sy?.updatePeriod?.toLowerCase() ?? ''] ?? 0;
  const often = sy?.updateFrequency ?? 1;
  const rests = [ttl ?? 0, often >= 1 ? period / often : period].filter((minutes) => minutes > 0);
  return rests.length === 0 ? undefined : Math.max(...rests);
}

type AtomText = { readonly value?: string; readonly type?: string } | undefined;

function atomFeed(feed: FeedOf<'atom'>): Feed {
  const entries = (feed.entries ?? []).map((entry): Entry => {
    const media = entry.media?.groups?.[0]?.description?.value ?? entry.media?.description?.value;
    const people = entry.authors ?? entry.source?.authors;
    return entryOf({
      id: entry.id,
      title: atomTitle(entry.title),
      isContent: atomMarkup(entry.content) !== undefined,
      body: atomMarkup(entry.content) ?? atomMarkup(entry.summary) ?? markup(media),
      link: alternate(entry.links),
      published: dateOf(entry.published, entry.dc?.dates?.[0]),
      modified: dateOf(entry.updated),
      authors: namesOf(people?.map(({ name }) => name) ?? entry.dc?.creators),
      source: entry.source && definedOnly({ title: atomTitle(entry.source.title), url: alternate(entry.source.links) }),
      language: entry.xml?.lang,
    });
  });
  const language = feed.xml?.lang;
  const head = { title: atomTitle(feed.title), link: alternate(feed.links), language, restMinutes: restOf(feed.sy) };
  return { ...definedOnly(head), entries };
}

function jsonFeed(feed: FeedOf<'json'>): Feed {
  const entries = (feed.items ?? []).map(
    (item): Entry =>
      entryOf({
        id: item.id,
        isContent: firstWith(item.content_html, item.content_text) !== undefined,
        title: item.title === undefined ? undefined : escapeHtml(item.title),
        body: firstWith(item.content_html) ?? paragraphs(firstWith(item.content_text, item.summary)),
        link: item.url ?? item.external_url,
        published: dateOf(item.date_published),
        modified: dateOf(item.date_modified),
        authors: namesOf(item.authors?.map(({ name }) => name)),
        language: item.language,
      }),
  );
  const { title, home_page_url: link, language } = feed;
  return { ...definedOnly({ title, link, language }), entries };
}

type LooseEntry = { readonly [K in keyof Entry]: Entry[K] | undefined } & Pick<Entry, 'authors'>;

function entryOf(entry: LooseEntry): Entry {
  return { ...definedOnly(entry), authors: entry.authors };
}

type AtomLinks = readonly { readonly href?: string; readonly rel?: string }[] | undefined;

function alternate(links: AtomLinks): string | undefined {
  return (links?.find(({ rel }) => rel === undefined || rel === 'alternate') ?? links?.[0])?.href;
}

function namesOf(names: readonly (string | undefined)[] | undefined): readonly string[] {
  return (names ?? []).map((name) => name?.trim() ?? '').filter((name) => name !== '');
}

/** The first date that can be read; one that cannot is left out, never guessed. */
function dateOf(...written: readonly (string | undefined)[]): string | undefined {
  for (const date of written) {
    const edtf = date === undefined ? undefined : (edtfOfMailDate(date) ?? edtfOfIso(date));
    if (edtf !== undefined) return edtf;
  }
  return undefined;
}

function firstWith(...texts: readonly (string | undefined)[]): string | undefined {
  return texts.find((text) => text !== undefined && /\S/.test(text));
}

const TAG = /<\/?[a-z][^<>]{0,2000}>/i;
const TAGS = new RegExp(TAG, 'gi');

/** A title as HTML without tags: feeds put markup and references into it, escaped once or twice. */
function titleText(title: string | undefined): string | undefined {
  return title?.replace(TAGS, '').replaceAll('<', '&lt;');
}

function atomTitle(title: AtomText): string | undefined {
  if (title?.value === undefined) return undefined;
  const isMarkup = title.type === 'html' || title.type === 'xhtml';
  return isMarkup ? titleText(title.value) : escapeHtml(title.value);
}

function atomMarkup(text: AtomText): string | undefined {
  const value = firstWith(text?.value);
  return text?.type === undefined || text.type === 'text' || text.type === 'text/plain'
    ? paragraphs(value)
    : markup(value);
}

function markup(text: string | undefined): string | undefined {
  if (text === undefined || TAG.test(text)) return text;
  return text
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${paragraph.replaceAll('<', '&lt;')}</p>`)
    .join('\n');
}

function paragraphs(text: string | undefined): string | undefined {
  return text === undefined ? undefined : markup(escapeHtml(text));
}

const LONGEST_NAME = 80;

function nameOf(entry: Entry, url: string | undefined, number: number): string {
  const title = plain(entry.title)?.replace(/\s{1,1000}/g, ' ');
  return (title || url || `entry ${number}`).slice(0, LONGEST_NAME).trim();
}

function partOf(feed: Feed, entry: Entry, name: string, url: string | undefined): Part {
  const publisher = publisherOf(feed, entry);
  return {
    bytes: new TextEncoder().encode(pageOf(feed, entry, url, publisher)),
    name,
    contentType: 'text/html; charset=utf-8',
    ...definedOnly({ url, feed: plain(feed.title), publisher, publishedAt: entry.published }),
  };
}

/** An aggregator names the publisher of each entry; else the feed is its publisher's own. */
function publisherOf(feed: Feed, entry: Entry): PublisherHint | undefined {
  const source = entry.source;
  const named = source?.title !== undefined || source?.url !== undefined;
  const name = plain(named ? source?.title : feed.title);
  const address = webAddress(named ? source?.url : feed.link);
  const host = address === undefined ? undefined : new URL(address).hostname;
  if (name === undefined && host === undefined) return undefined;
  return { ...definedOnly({ name, host }), from: named ? 'feed source' : 'feed title' };
}

function plain(title: string | undefined): string | undefined {
  return title === undefined ? undefined : decodeReferences(title).trim() || undefined;
}

function pageOf(feed: Feed, entry: Entry, url: string | undefined, publisher: PublisherHint | undefined): string {
  const meta = (name: string, content: string | undefined) =>
    content === undefined ? '' : `<meta ${name} content="${escapeHtml(content)}">\n`;
  const language = entry.language ?? feed.language;
  return [
    `<!DOCTYPE html>\n<html${language === undefined ? '' : ` lang="${escapeHtml(language)}"`}>\n<head>\n<meta charset="utf-8">\n`,
    entry.title === undefined ? '' : `<title>${entry.title}</title>\n`,
    url === undefined ? '' : `<link rel="canonical" href="${escapeHtml(url)}">\n`,
    meta('property="og:site_name"', publisher?.name),
    meta('property="article:published_time"', entry.published),
    meta('property="article:modified_time"', entry.modified),
    ...entry.authors.map((author) => meta('name="author"', author)),
    `</head>\n<body>\n<article>\n${entry.body ?? ''}\n</article>\n</body>\n</html>\n`,
  ].join('');
}
