// Finds the article on a page: what is named as something else is taken out first, then Readability chooses the part
// with the prose, then its blocks are freed of what still stands around them.
import { Readability } from '@mozilla/readability';
import { decodeReferences } from '../references.ts';
import { type Block, blocksOf, textOf } from './blocks.ts';
import { type Metadata, readMetadata } from './metadata.ts';
import { type PageFacts, pageFacts } from './page.ts';
import { proseLength, removeBoilerplate } from './parts.ts';
import { MAX_NESTING, type Scan, scanTags, stripTags } from './scan.ts';
import { foldSpace, type PageDocument, type PageElement, parseTree } from './tree.ts';
import { bare, trimBlocks } from './trim.ts';

export interface ParsedPage {
  readonly metadata: Metadata;
  /** The article's blocks, without its headline. */
  readonly blocks: readonly Block[];
  /** Absent where the page could not be made a tree; then the blocks are all its text. */
  readonly facts?: PageFacts;
}

/** Readability's steps grow with the square of siblings and with depth; news pages have up to 3,000 nodes, 10 to 40 deep. */
const MAX_READABLE = 8_000;
const MAX_READABLE_STEPS = 250_000;
/** Nodes above which no tree is made. */
const MAX_TREE = 40_000;

/** Reads a page: what it says of itself, and its article. Never throws, whatever the page is made of. */
export function parsePage(html: string, url?: string): ParsedPage {
  const scan = scanTags(html);
  if (scan.nesting > MAX_NESTING || scan.nodes > MAX_TREE) return plainPage(html);
  try {
    return treePage(scan, url);
  } catch {
    // A tree that the library cannot walk still has its words.
    return plainPage(html);
  }
}

/** The text of the article on a page, without its headline. */
export function extractBody(html: string, url?: string): string {
  return textOf(parsePage(html, url).blocks);
}

function treePage(scan: Scan, url: string | undefined): ParsedPage {
  const document = parseTree(scan.html);
  const facts = pageFacts(document, scan);
  const metadata = readMetadata(facts, url);
  const found = findArticle(document, isReadable(scan), metadata.headlines);
  return { metadata, facts, blocks: fullerOf(found, metadata.articleBody) };
}

function findArticle(document: PageDocument, readably: boolean, headlines: readonly string[]): Block[] {
  removeBoilerplate(document.body);
  const chosen = readably ? readable(document) : undefined;
  return trimBlocks(blocksOf(chosen ?? document.body), headlines);
}

function isReadable({ nodes, nesting }: Scan): boolean {
  return nodes <= MAX_READABLE && nodes * nesting <= MAX_READABLE_STEPS;
}

/** Characters below which Readability tries again with less strictness. */
const SHORT_ARTICLE = 500;

function readable(document: PageDocument): PageElement | undefined {
  // On a page with little prose a short article is all there is, and trying again only adds what stands around it.
  const charThreshold = Math.max(1, Math.min(SHORT_ARTICLE, Math.round(proseLength(document.body) * 0.5)));
  const options = { serializer: (element: unknown) => element, keepClasses: true, disableJSONLD: true, charThreshold };
  const reader = new Readability(document as never, options as never);
  return (reader.parse()?.content ?? undefined) as unknown as PageElement | undefined;
}

/** JSON-LD's copy of the text counts only where the page itself shows less than half of it, as pages made by scripts do. */
function fullerOf(found: readonly Block[], articleBody: string | undefined): readonly Block[] {
  if (articleBody === undefined || articleBody.length < 200) return found;
  const shown = found.reduce((sum, block) => sum + block.text.length, 0);
  const copied = plainBlocks(decodeReferences(stripTags(articleBody)));
  const copiedLength = copied.reduce((sum, block) => sum + block.text.length, 0);
  return shown < copiedLength / 2 ? copied : found;
}

function plainPage(html: string): ParsedPage {
  return { metadata: { headlines: [], authors: [] }, blocks: plainBlocks(decodeReferences(stripTags(html))) };
}

/** A block for each line that has a letter or digit. */
function plainBlocks(text: string): Block[] {
  return text
    .split('\n')
    .map(foldSpace)
    .filter((line) => bare(line) !== '')
    .map((line) => ({ text: line, kind: 'paragraph', linked: 0 }));
}
