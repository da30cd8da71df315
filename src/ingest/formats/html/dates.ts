// When a page was published, by what the page and its address say of it: fields for machines first, then marked times,
// then labels by the headline, then the address. Nothing here knows what day it is.
import type { DateBasis } from '../../../document/document.ts';
import { type Note, noteOnWhole } from '../../../document/note.ts';
import { byCodeUnit } from '../../../document/order.ts';
import { articleNode, type JsonObject, textField } from './json-ld.ts';
import type { PageFacts, TimeElement } from './page.ts';
import { isPostedLine } from './trim.ts';
import { dateInUrl, findDate, type NumberOrder, parseField, type WrittenDate } from './written-date.ts';

/** A date and what carried it. */
export interface DateClue extends WrittenDate {
  readonly from: string;
  readonly basis: DateBasis;
  /** 1 is the best; among equals the earlier day counts. */
  readonly rank: number;
}

export interface PageDates {
  readonly published?: DateClue;
  readonly modified?: DateClue;
  readonly notes: readonly Note[];
}

export interface DateInput {
  readonly facts: PageFacts;
  /** The address the page came from. */
  readonly url?: string;
  /** ISO 639-1, where the page declares one. */
  readonly language?: string;
  readonly isHeadline: (text: string) => boolean;
}

const PUBLISHED_METAS = new Set(
  (
    'article:published_time og:article:published_time og:published_time og:pubdate article:published article.published datepublished date_published ' +
    'published published_time publish_date publish-date publishdate publication_date publication-date publicationdate pubdate pub_date ' +
    'dc.date.issued dcterms.issued dcterms.date dc.date dc.date.published dcterms.created dc.date.created article_date_original article:post_date ' +
    'sailthru.date parsely-pub-date bt:pubdate cxenseparse:recs:publishtime cxenseparse:publishtime cse_date shareaholic:article_published_time ' +
    'citation_publication_date citation_online_date prism.publicationdate rnews:datepublished vr:published_time displaydate originalpublicationdate ' +
    'firstpublished first_published news_publication_date gn:published ptime timestamp article:date date date_created creation_date created'
  ).split(' '),
);
const MODIFIED_METAS = new Set(
  (
    'article:modified_time og:updated_time article:modified article:updated_time datemodified dc.date.modified dcterms.modified ' +
    'last-modified lastmod modified_time revised og:modified_time cxenseparse:modifiedtime updated'
  ).split(' '),
);

/** When the page was published and last changed. `notes` tells of two good sources that contradict each other. */
export function findDates(input: DateInput): PageDates {
  const order = numberOrder(input);
  const reader = new ClueReader(order, input.language ?? '');
  const node = articleNode(input.facts.jsonLd, input.isHeadline);
  const modified = bestByDay(modifiedClues(reader, input.facts, node)).at(-1);
  const clues = publishedClues(reader, input, node);
  const possible = withoutFuture(withoutLater(clues, modified));
  const published = bestByDay(possible)[0];
  return {
    ...(published && { published }),
    ...(modified && published?.day !== modified.day && { modified }),
    notes: published ? contradiction(published, clues) : [],
  };
}

class ClueReader {
  readonly #order: NumberOrder;
  readonly #language: string;

  constructor(order: NumberOrder, language: string) {
    this.#order = order;
    this.#language = language;
  }

  field(text: string | undefined, from: string, rank: number): DateClue[] {
    const date = text ? parseField(text, this.#order, this.#language) : undefined;
    return date ? [{ ...date, from, basis: 'metadata', rank }] : [];
  }

  words(text: string, from: string, rank: number): DateClue[] {
    const date = findDate(text, this.#order, this.#language);
    return date ? [{ ...date, from, basis: 'stated', rank }] : [];
  }

  element(time: TimeElement, from: string, rank: number): DateClue[] {
    const marked = this.field(time.datetime, from, rank);
    return marked.length > 0 ? marked : this.words(time.text, from, rank);
  }
}

function publishedClues(reader: ClueReader, input: DateInput, node: JsonObject | undefined): DateClue[] {
  const { facts } = input;
  const clues: DateClue[] = [];
  if (node) clues.push(...reader.field(textField(node, 'datePublished'), 'json-ld datePublished', 1));
  for (const [name, content] of facts.metas) {
    if (PUBLISHED_METAS.has(name)) clues.push(...reader.field(content, `meta ${name}`, 1));
  }
  if (node)
    clues.push(
      ...reader.field(textField(node, 'dateCreated') ?? textField(node, 'uploadDate'), 'json-ld dateCreated', 2),
    );
  for (const other of facts.jsonLd)
    clues.push(...reader.field(textField(other, 'datePublished'), 'json-ld datePublished', 3));
  for (const time of facts.times.filter((time) => !time.modified)) {
    const rank = time.published ? 2 : time.afterHeading ? 4 : 5;
    clues.push(...first(clues, rank, reader.element(time, '<time>', rank)));
  }
  const address = [input.url, facts.canonicalUrl, ogUrl(facts)].flatMap((url) =>
    url ? (dateInUrl(url) ?? []) : [],
  )[0];
  if (address) clues.push({ ...address, from: 'url', basis: 'inferred', rank: 3 });
  for (const label of facts.labels.filter((label) => !label.modified)) {
    const rank = label.afterHeading ? 4.5 : 5.5;
    clues.push(...first(clues, rank, reader.words(label.text, 'byline text', rank)));
  }
  for (const line of facts.lines.filter(
    (line) => line.afterHeading && isPostedLine(line.text) && !UPDATED.test(line.text),
  )) {
    clues.push(...first(clues, 6, reader.words(line.text, 'byline text', 6)));
  }
  return clues;
}

const UPDATED = /updat|modif|aktualis|atualiz|actualiz|mis à jour|aggiornat|обновлен|güncelle/i;

/** On a page with many times only the first of its rank is near the headline. */
function first(clues: readonly DateClue[], rank: number, found: readonly DateClue[]): readonly DateClue[] {
  return rank > 2 && clues.some((clue) => clue.rank === rank) ? [] : found;
}

function modifiedClues(reader: ClueReader, facts: PageFacts, node: JsonObject | undefined): DateClue[] {
  const clues = node ? reader.field(textField(node, 'dateModified'), 'json-ld dateModified', 1) : [];
  for (const [name, content] of facts.metas) {
    if (MODIFIED_METAS.has(name)) clues.push(...reader.field(content, `meta ${name}`, 1));
  }
  for (const time of facts.times) if (time.modified) clues.push(...reader.element(time, '<time>', 2));
  return clues;
}

/** Nothing is published after it was changed; a day is let pass for offsets. */
function withoutLater(clues: readonly DateClue[], modified: DateClue | undefined): readonly DateClue[] {
  if (!modified) return clues;
  const possible = clues.filter((clue) => daysBetween(modified.day, clue.day) <= 1);
  return possible.length > 0 ? possible : clues;
}

const FAR_DAYS = 400;

/** A day more than a year after another good one is a mistake or a sign of life of the site, whatever its rank. */
function withoutFuture(clues: readonly DateClue[]): readonly DateClue[] {
  const good = clues.filter((clue) => clue.rank <= GOOD_RANK);
  const earliest = good.map((clue) => clue.day).sort(byCodeUnit)[0];
  return earliest === undefined ? clues : clues.filter((clue) => daysBetween(earliest, clue.day) <= FAR_DAYS);
}

/** The clues of the best rank, by day; clues of one day in the order they were found. */
function bestByDay(clues: readonly DateClue[]): DateClue[] {
  const best = Math.min(...clues.map((clue) => clue.rank));
  return clues.filter((clue) => clue.rank === best).sort((a, b) => byCodeUnit(a.day, b.day));
}

const GOOD_RANK = 3;

function contradiction(published: DateClue, clues: readonly DateClue[]): Note[] {
  const other = clues.find((clue) => clue.rank <= GOOD_RANK && Math.abs(daysBetween(published.day, clue.day)) > 1);
  if (!other) return [];
  return [
    noteOnWhole(
      'date',
      `The page gives ${published.day} (${published.from}) and ${other.day} (${other.from}) as its date; ${published.day} is used, so check it before relying on the order of reports.`,
    ),
  ];
}

/** Days from `from` to `to`, both YYYY-MM-DD. */
function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

function ogUrl(facts: PageFacts): string | undefined {
  return facts.metas.find(([name]) => name === 'og:url')?.[1];
}

const MONTH_FIRST = /^en[-_](?:us|ph)\b|^es[-_](?:us|pr)\b/i;
const DAY_FIRST_HOSTS = /\.(?:uk|ie|au|nz|in|za|ng|ke|gh|pk|bd|lk|my|sg|mt|eu)$/;
const MONTH_FIRST_HOSTS = /\.(?:us|gov|mil|edu|ph)$/;

/** Language and region decide; English without a region is decided by the address, or not at all. */
function numberOrder({ facts, url, language }: DateInput): NumberOrder {
  const locale = facts.metas.find(([name]) => name === 'og:locale')?.[1] ?? '';
  const tags = [facts.language, locale];
  if (tags.some((tag) => MONTH_FIRST.test(tag))) return 'month-first';
  if (tags.some((tag) => /^en[-_][a-z]{2}\b/i.test(tag))) return 'day-first';
  const host = hostOf(url ?? facts.canonicalUrl);
  if (DAY_FIRST_HOSTS.test(host)) return 'day-first';
  if (MONTH_FIRST_HOSTS.test(host)) return 'month-first';
  return language !== undefined && language !== 'en' ? 'day-first' : 'unknown';
}

function hostOf(url: string): string {
  return /^[a-z]+:\/\/([^/?#:]+)/i.exec(url)?.[1]?.toLowerCase() ?? '';
}
