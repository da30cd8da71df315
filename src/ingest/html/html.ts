// Web pages: the article's text with its headline, and what the page says of who published it and when.

import { type Note, noteOnWhole } from '../../document/note.ts';
import { type Quote, quote } from '../../document/span.ts';
import { decodeText } from '../charset.ts';
import { type DocumentReading, type Limits, type Source, UnreadableError } from '../reading.ts';
import { type ParsedPage, parsePage } from './article.ts';
import { type DateClue, documentDate, findDates, type PageDates } from './dates.ts';
import { documentText } from './text.ts';
import { bare } from './trim.ts';

/** Reads one page. Throws `UnreadableError` where there is no text on it. */
export function readHtml(source: Source, limits: Limits): DocumentReading {
  const decoded = decodeText(source.bytes, {
    format: 'html',
    ...(source.contentType !== undefined && { contentType: source.contentType }),
  });
  const page = parsePage(decoded.text, source.url);
  const whole = documentText(page.metadata.title, page.blocks);
  if (page.blocks.length === 0) {
    throw new UnreadableError(
      `${source.name} has no text outside its menus and scripts; open it in a browser and save it again once its text shows.`,
    );
  }
  const text = cut(whole, limits.maxCharacters);
  const dates = datesOf(page, source.url);
  const { title, authors, publisher, canonicalUrl, declaredLanguage, kind } = page.metadata;
  return {
    type: 'document',
    recipe: 'html/1',
    mediaType: 'text/html',
    text,
    authors,
    ...(title && { title }),
    ...(publisher && { publisher }),
    ...(dates.published && { published: documentDate(dates.published, evidence(text, dates.published)) }),
    ...(dates.modified && { modified: documentDate(dates.modified, evidence(text, dates.modified)) }),
    ...(canonicalUrl && { canonicalUrl }),
    ...(declaredLanguage && { declaredLanguage }),
    ...(kind && { kind }),
    ...(text.length < whole.length && { truncated: true }),
    notes: [...decoded.notes, ...pageNotes(page), ...dates.notes, ...cutNotes(text, whole)],
  };
}

function datesOf(page: ParsedPage, url: string | undefined): PageDates {
  if (!page.facts) return { notes: [] };
  const names = new Set(page.metadata.headlines.map(bare));
  return findDates({
    facts: page.facts,
    isHeadline: (text) => names.has(bare(text)),
    ...(url !== undefined && { url }),
    ...(page.metadata.declaredLanguage && { language: page.metadata.declaredLanguage }),
  });
}

/** Where the words of a date that readers see stand in the text; most stand in a line by the headline that is not kept. */
function evidence(text: string, clue: DateClue): Quote[] {
  const at = clue.basis === 'stated' ? text.indexOf(clue.words) : -1;
  return at === -1 ? [] : [quote(text, at, at + clue.words.length)];
}

function pageNotes(page: ParsedPage): Note[] {
  if (page.facts) return [];
  return [
    noteOnWhole(
      'container',
      'The tags of the page nest too deep or are too many to tell its article from the rest: all its text is kept, menus too, and its date and author are not read.',
    ),
  ];
}

/** The first `most` characters, never half of a pair. */
function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const last = text.charCodeAt(most - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? most - 1 : most);
}

function cutNotes(text: string, whole: string): Note[] {
  if (text.length === whole.length) return [];
  return [
    noteOnWhole('truncated', `Only the first ${text.length} of ${whole.length} characters of the text were read.`),
  ];
}
