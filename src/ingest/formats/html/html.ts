// Web pages: the article's text with its headline, and what the page says of who published it and when.
import type { DocumentDate } from '../../../document/document.ts';
import { type Note, noteOnWhole } from '../../../document/note.ts';
import { quote } from '../../../document/span.ts';
import { documentDate } from '../../calendar.ts';
import { decodeDocument } from '../../charset.ts';
import { type DocumentReading, type Limits, type Source, UnreadableError } from '../../reading.ts';
import { capText } from '../formats.ts';
import { type ParsedPage, parsePage } from './article.ts';
import { type DateClue, findDates, type PageDates } from './dates.ts';
import { documentText } from './text.ts';
import { bare } from './trim.ts';

/** Reads one page. Throws `UnreadableError` where there is no text on it. */
export function readHtml(source: Source, limits: Limits): DocumentReading {
  const decoded = decodeDocument(source, 'html', 'html/1');
  const page = parsePage(decoded.text, source.url);
  const whole = documentText(page.metadata.title, page.blocks);
  if (page.blocks.length === 0) {
    throw new UnreadableError(
      `${source.name} has no text outside its menus and scripts; open it in a browser and save it again once its text shows.`,
    );
  }
  const { text, truncated, notes } = capText(whole, limits);
  const dates = datesOf(page, source.url);
  const { title, authors, publisher, canonicalUrl, declaredLanguage, kind } = page.metadata;
  return {
    type: 'document',
    recipe: decoded.recipe,
    mediaType: 'text/html',
    text,
    authors,
    ...(title && { title }),
    ...(publisher && { publisher }),
    ...(dates.published && { published: dateOf(dates.published, text) }),
    ...(dates.modified && { modified: dateOf(dates.modified, text) }),
    ...(canonicalUrl && { canonicalUrl }),
    ...(declaredLanguage && { declaredLanguage }),
    ...(kind && { kind }),
    ...(truncated && { truncated }),
    notes: [...decoded.notes, ...pageNotes(page), ...dates.notes, ...notes],
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

/** A clue as the document keeps it. Where the words that readers see do not stand in the text, it has no evidence. */
function dateOf({ edtf, basis, from, words }: DateClue, text: string): DocumentDate {
  const at = basis === 'stated' ? text.indexOf(words) : -1;
  return documentDate(edtf, basis, from, at === -1 ? [] : [quote(text, at, at + words.length)]);
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
