// What a page says of itself outside its text, gathered in one walk: metadata, headings, times and labels with a date.
import { type JsonObject, parseJsonLd } from './json-ld.ts';
import { namesOf } from './names.ts';
import type { Scan } from './scan.ts';
import { attribute, eachElement, foldSpace, isText, type PageDocument, type PageElement } from './tree.ts';

export interface TimeElement {
  readonly datetime: string;
  readonly text: string;
  /** Class names, id and itemprop of it and of what holds it, as words. */
  readonly names: string;
  readonly published: boolean;
  readonly modified: boolean;
  /** Stands after the page's main heading. */
  readonly afterHeading: boolean;
}

export interface PageFacts {
  /** Name or property in lower case and content of each `<meta>`, in page order; `itemprop`s with a content too. */
  readonly metas: readonly (readonly [name: string, content: string])[];
  readonly jsonLd: readonly JsonObject[];
  readonly documentTitle: string;
  readonly headings: readonly string[];
  readonly language: string;
  readonly canonicalUrl: string;
  readonly times: readonly TimeElement[];
  /** Short elements whose class or id speaks of a date, in page order. */
  readonly labels: readonly TimeElement[];
  /** Short texts of elements that are named after the author, in page order. */
  readonly bylines: readonly string[];
  /** Short texts with a year in them, in page order, whatever holds them. */
  readonly lines: readonly { readonly text: string; readonly afterHeading: boolean }[];
}

const MAX_FACTS = 400;
const LABEL =
  /(?:^| )(?:dates?|datetime|date ?time|time ?stamp|time|pub ?date|published|publish|publication|posted|post ?date|byline|article ?info|info|meta|entry ?meta|post ?meta|data|datum|fecha|updated|created|detail|details|source|authors?|submitted|news ?date|added|publicado|hora)(?= |$)/;
const MODIFIED = /modif|update|edit|mise a jour|aktualis|atualiz|actualiz|guncel/;
const PUBLISHED = /publi|pubdate|pub date|posted|created|issued|entry date|post date/;
const MAX_LABEL = 200;

/** Gathers the facts of a page before its tree is cleaned. */
export function pageFacts(document: PageDocument, scan: Scan): PageFacts {
  const metas: [string, string][] = [];
  const headings: string[] = [];
  const times: TimeElement[] = [];
  const labels: TimeElement[] = [];
  const lines: { text: string; afterHeading: boolean }[] = [];
  const bylines: string[] = [];
  let documentTitle = '';
  let canonicalUrl = '';
  eachElement(document.documentElement, (element) => {
    const name = element.localName;
    const itemprop = attribute(element, 'itemprop');
    if (name === 'meta' || (itemprop !== '' && attribute(element, 'content') !== '')) {
      const key =
        attribute(element, 'property') || attribute(element, 'name') || itemprop || attribute(element, 'http-equiv');
      if (metas.length < MAX_FACTS) metas.push([key.toLowerCase(), attribute(element, 'content').trim()]);
    } else if (name === 'title' && documentTitle === '') {
      documentTitle = foldSpace(element.textContent);
    } else if (name === 'link' && canonicalUrl === '' && attribute(element, 'rel').toLowerCase() === 'canonical') {
      canonicalUrl = attribute(element, 'href').trim();
    } else if (name === 'h1' && headings.length < 20) {
      headings.push(foldSpace(element.textContent));
    }
    if (bylines.length < MAX_BYLINES && isByline(element)) bylines.push(foldSpace(element.textContent));
    const line = lines.length < MAX_FACTS ? shortLine(element) : '';
    if (line !== '') lines.push({ text: line, afterHeading: headings.length > 0 });
    if (name === 'time' || /^date/i.test(itemprop)) {
      if (times.length < MAX_FACTS) times.push(timeElement(element, headings.length > 0));
    } else if (labels.length < MAX_FACTS && isLabel(element)) {
      labels.push(timeElement(element, headings.length > 0));
    }
  });
  return {
    metas,
    jsonLd: parseJsonLd(scan.jsonLd),
    documentTitle,
    headings: headings.filter((heading) => heading !== ''),
    language: attribute(document.documentElement, 'lang').trim(),
    canonicalUrl,
    times,
    labels,
    bylines,
    lines,
  };
}

const MAX_BYLINES = 10;
const BYLINE_NAMES = /(?:^| )(?:bylines?|author|author name|writer)$/;

function isByline(element: PageElement): boolean {
  if (attribute(element, 'itemprop') !== 'author' && !BYLINE_NAMES.test(namesOf(element))) return false;
  return element.localName !== 'meta' && element.textContent.length <= MAX_LINE;
}

const MAX_LINE = 80;
const YEAR = /(?:19|20)\d\d/;

/** The text directly in an element that holds little more than a date could need. */
function shortLine(element: PageElement): string {
  let line = '';
  for (let child = element.firstChild; child; child = child.nextSibling) {
    if (!isText(child)) continue;
    line += child.textContent;
    if (line.length > MAX_LINE) return '';
  }
  return YEAR.test(line) ? foldSpace(line) : '';
}

function isLabel(element: PageElement): boolean {
  const name = element.localName;
  if (name === 'body' || name === 'html' || name === 'article' || name === 'main') return false;
  const names = namesOf(element);
  if (names === '' || !LABEL.test(names)) return false;
  const text = element.textContent;
  return (
    text.length <= 4 * MAX_LABEL && /[0-9\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u0ae6-\u0aef\u09e6-\u09ef]/.test(text)
  );
}

function timeElement(element: PageElement, afterHeading: boolean): TimeElement {
  const holder = element.parentNode;
  const itemprop = attribute(element, 'itemprop').toLowerCase();
  const names = `${namesOf(element)} ${itemprop} ${holder ? namesOf(holder) : ''}`;
  const text = foldSpace(element.textContent).slice(0, MAX_LABEL);
  const modified = MODIFIED.test(`${names} ${text.slice(0, 30).toLowerCase()}`);
  return {
    datetime: (
      attribute(element, 'datetime') ||
      attribute(element, 'content') ||
      attribute(element, 'data-datetime') ||
      attribute(element, 'data-date') ||
      attribute(element, 'data-published')
    ).trim(),
    text,
    names,
    modified,
    published:
      !modified && (element.getAttribute('pubdate') !== null || PUBLISHED.test(names) || itemprop === 'datepublished'),
    afterHeading,
  };
}

/** The content of the first `<meta>` with one of these names, the names in the order of their worth. */
export function metaContent(facts: PageFacts, names: readonly string[]): string | undefined {
  for (const wanted of names) {
    const found = facts.metas.find(([name, content]) => name === wanted && content !== '');
    if (found) return found[1];
  }
  return undefined;
}
