// Title, authors, publisher, language, address and kind, as a page states them for machines and shows them to readers.
import type { DocumentKind } from '../../../document/document.ts';
import type { PublisherHint } from '../../reading.ts';
import { webAddress } from '../formats.ts';
import { decodeReferences } from '../references.ts';
import { articleNode, isObject, type JsonObject, nameField, textField, typesOf } from './json-ld.ts';
import { metaContent, type PageFacts } from './page.ts';
import { foldSpace } from './tree.ts';
import { bare } from './trim.ts';

export interface Metadata {
  readonly title?: string;
  /** Every name the page gives the article, to know its headline by where it is repeated. */
  readonly headlines: readonly string[];
  readonly authors: readonly string[];
  readonly publisher?: PublisherHint;
  readonly canonicalUrl?: string;
  readonly declaredLanguage?: string;
  readonly kind?: DocumentKind;
  /** The article's text as JSON-LD repeats it. */
  readonly articleBody?: string;
}

/** Reads the metadata of a page. `url` resolves a canonical address that is written without its host. */
export function readMetadata(facts: PageFacts, url?: string): Metadata {
  const node = articleNode(facts.jsonLd, (text) => facts.headings.some((heading) => bare(heading) === bare(text)));
  const site = metaContent(facts, ['og:site_name', 'application-name']);
  const headlines = headlinesOf(facts, node);
  const title = titleOf(facts, headlines, site);
  const canonicalUrl = webAddress(facts.canonicalUrl || metaContent(facts, ['og:url']) || '', url);
  const publisher = publisherOf(facts, node, canonicalUrl);
  const declaredLanguage = languageOf(facts);
  const kind = node && kindOf(typesOf(node));
  const articleBody = node && textField(node, 'articleBody');
  return {
    headlines,
    authors: authorsOf(facts, node),
    ...(title && { title }),
    ...(publisher && { publisher }),
    ...(canonicalUrl && { canonicalUrl }),
    ...(declaredLanguage && { declaredLanguage }),
    ...(kind && { kind }),
    ...(articleBody && { articleBody }),
  };
}

function headlinesOf(facts: PageFacts, node: JsonObject | undefined): string[] {
  const stated = [
    node && textField(node, 'headline'),
    metaContent(facts, ['og:title']),
    metaContent(facts, ['twitter:title', 'dc.title', 'title']),
    facts.documentTitle,
  ];
  return [...facts.headings, ...stated.map((text) => foldSpace(decodeReferences(text ?? '')))].filter(
    (text) => text !== '',
  );
}

const MAX_TITLE = 500;

/** The heading that a machine's title begins with, since readers see that one; else that title without the site's name. */
function titleOf(facts: PageFacts, headlines: readonly string[], site: string | undefined): string | undefined {
  const stated = headlines.slice(facts.headings.length);
  const shown = facts.headings.find((heading) => {
    const text = bare(heading);
    return text.length > 3 && stated.some((title) => bare(title).startsWith(text));
  });
  const title = shown ?? (stated[0] && withoutSite(stated[0], site)) ?? facts.headings[0];
  return title?.slice(0, MAX_TITLE);
}

/** "Ships leave Rajin | Example News" without its last part, where that is the site or the rest is long enough. */
function withoutSite(title: string, site: string | undefined): string {
  const cut = Math.max(
    title.lastIndexOf(' | '),
    title.lastIndexOf(' – '),
    title.lastIndexOf(' — '),
    title.lastIndexOf(' - '),
  );
  if (cut <= 0) return title;
  const rest = title.slice(0, cut).trim();
  const last = bare(title.slice(cut + 3));
  const isSite = site !== undefined && (bare(site).includes(last) || last.includes(bare(site)));
  return isSite || title[cut + 1] === '|' ? rest : title;
}

const MAX_AUTHORS = 30;
const AUTHOR_METAS = [
  'author',
  'article:author',
  'byl',
  'dc.creator',
  'parsely-author',
  'sailthru.author',
  'citation_author',
];

function authorsOf(facts: PageFacts, node: JsonObject | undefined): string[] {
  const stated = node ? nameField(node, 'author') : [];
  const metas = facts.metas.filter(([name]) => AUTHOR_METAS.includes(name)).map(([, text]) => text);
  const shown = facts.bylines.filter((byline) => /\p{L}/u.test(byline) && !/\d/.test(byline)).slice(0, 1);
  const names = [stated, metas, shown].find((found) => found.some((name) => authorName(name) !== '')) ?? [];
  const clean = names.map(authorName).filter((name) => name !== '');
  return [...new Set(clean)].slice(0, MAX_AUTHORS);
}

function authorName(text: string): string {
  const name = foldSpace(decodeReferences(text)).replace(/^by\s+/i, '');
  return /^https?:|^@|^www\./i.test(name) || name.length > 120 ? '' : name;
}

function publisherOf(
  facts: PageFacts,
  node: JsonObject | undefined,
  canonicalUrl: string | undefined,
): PublisherHint | undefined {
  const host = canonicalUrl ? hostOf(canonicalUrl) : '';
  const named = publisherName(facts, node);
  if (named) return { ...named, ...(host && { host }) };
  return host ? { host, from: 'canonical address' } : undefined;
}

function publisherName(facts: PageFacts, node: JsonObject | undefined): { name: string; from: string } | undefined {
  const holders = node ? [node, ...facts.jsonLd] : facts.jsonLd;
  for (const holder of holders) {
    const publisher = holder.publisher;
    const name = nameField(holder, 'publisher')[0] ?? publisherById(facts, publisher);
    if (name) return { name: foldSpace(decodeReferences(name)).slice(0, 200), from: 'json-ld publisher' };
  }
  for (const meta of ['og:site_name', 'application-name', 'dc.publisher', 'publisher']) {
    const name = metaContent(facts, [meta]);
    if (name && !/^https?:/.test(name))
      return { name: foldSpace(decodeReferences(name)).slice(0, 200), from: `meta ${meta}` };
  }
  return undefined;
}

/** `"publisher": {"@id": "#org"}` points to an object elsewhere in the page. */
function publisherById(facts: PageFacts, reference: unknown): string | undefined {
  const id = isObject(reference) ? reference['@id'] : undefined;
  const target = typeof id === 'string' ? facts.jsonLd.find((node) => node['@id'] === id) : undefined;
  return target && textField(target, 'name');
}

/** The first of the page's language and locale that is an ISO 639-1 code. */
function languageOf(facts: PageFacts): string | undefined {
  const tags = [
    facts.language,
    metaContent(facts, ['og:locale']),
    metaContent(facts, ['content-language', 'dc.language', 'language']),
  ];
  for (const tag of tags) {
    const code = /^([a-z]{2})(?:[-_].*)?$/i.exec(tag ?? '')?.[1];
    if (code) return code.toLowerCase();
  }
  return undefined;
}

function kindOf(types: readonly string[]): DocumentKind | undefined {
  if (types.some((type) => /^(?:PressRelease|NewsRelease)$/.test(type))) return 'release';
  if (types.some((type) => /^(?:OpinionNewsArticle|OpinionArticle)$/.test(type))) return 'opinion';
  if (types.some((type) => /^(?:NewsArticle|ReportageNewsArticle)$/.test(type))) return 'report';
  return undefined;
}

function hostOf(url: string): string {
  return new URL(url).hostname;
}
