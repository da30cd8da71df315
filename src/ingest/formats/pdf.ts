// A PDF: the words of its pages as paragraphs, with where each page begins and ends.
import type { Page } from '../../document/document.ts';
import { type Note, noteOnWhole } from '../../document/note.ts';
import { documentDate, edtfOfPdfDate } from '../calendar.ts';
import { type DocumentReading, type Limits, type Source, UnreadableError } from '../reading.ts';
import { tidyText } from '../tidy.ts';
import { capText, definedOnly, FILE_TITLE, namesIn } from './formats.ts';
import { type ExtractedPage, type Extraction, extractPdf } from './pdf-extract.ts';
import { linesOf, type PdfPage, textOfPages, titleOfPage, withoutFurniture } from './pdf-lines.ts';

type Extracted = Exclude<Extraction, { readonly error: string }>;

// Two thousand pages take seconds; what takes longer than this was made to.
const PATIENCE_MS = 60_000;

/** Reads a PDF. Throws `UnreadableError` when it is protected, damaged, holds only pictures of its pages, or takes longer than `patience` milliseconds. */
export async function readPdf(source: Source, limits: Limits, patience = PATIENCE_MS): Promise<DocumentReading> {
  const { bytes, name } = source;
  const extraction = await extractPdf(
    { bytes, maxPages: limits.maxPages, maxCharacters: limits.maxCharacters },
    patience,
  );
  if ('error' in extraction) throw new UnreadableError(`${name} ${REASONS[extraction.error] ?? DAMAGED}`);
  const { pages, notes } = pagesOf(source, extraction);
  const made = textOfPages(withoutFurniture(pages));
  refuseWithoutText(name, made.text);
  const capped = capText(made.text, limits);
  const { length } = capped.text;
  const isCut = capped.truncated || pages.length < extraction.numPages;
  return {
    type: 'document',
    recipe: 'pdf/1',
    mediaType: 'application/pdf',
    text: capped.text,
    pages: made.pages.filter(({ start }) => start < length).map((page) => clipped(page, length)),
    ...(isCut ? { truncated: true } : {}),
    ...metadataOf(extraction.info, pages[0]),
    notes: [...notes, ...capped.notes],
  };
}

const DAMAGED = 'is a PDF that is damaged or cut off; get a whole copy.';
const REASONS: Readonly<Record<string, string>> = {
  PasswordException: 'is protected by a password; save a copy without it.',
  timeout: 'is a PDF that takes too long to read; print it to a new PDF or add its text.',
  memory: 'is a PDF that needs too much memory to read; print it to a new PDF or add its text.',
};

function clipped(page: Page, length: number): Page {
  return { ...page, end: Math.min(page.end, length) };
}

function pagesOf({ name }: Source, { numPages, pages: extracted }: Extracted) {
  const lost = extracted.filter(({ runs }) => runs === undefined).map(({ number }) => number);
  if (lost.length === extracted.length) throw new UnreadableError(`${name} ${DAMAGED}`);
  const notes: Note[] = [];
  if (lost.length > 0) {
    notes.push(noteOnWhole('truncated', `Pages that are damaged and were not read: ${lost.slice(0, 20).join(', ')}.`));
  }
  if (extracted.length < numPages) {
    notes.push(noteOnWhole('truncated', `Of ${numPages} pages only the first ${extracted.length} were read.`));
  }
  return { pages: extracted.map(pageOf), notes };
}

function pageOf({ number, view, runs = [] }: ExtractedPage): PdfPage {
  const [, bottom = 0, , top = 0] = view;
  const lines = linesOf(runs).map((line) => ({ ...line, text: tidyText(line.text), bottom: line.bottom - bottom }));
  return { number, height: Math.max(1, top - bottom), lines };
}

/** A scan has no letters; a font that hides its letters gives signs of no script. */
function refuseWithoutText(name: string, text: string): void {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const strange = text.match(/[\p{Co}\ufffd]/gu)?.length ?? 0;
  if (letters === 0 && strange === 0) {
    throw new UnreadableError(`${name} holds pictures of its pages and no text; run OCR on it and add the outcome.`);
  }
  if (strange > letters) {
    throw new UnreadableError(`${name} does not say which letters its font shows; run OCR on it and add the outcome.`);
  }
}

function metadataOf(
  info: Extracted['info'],
  first: PdfPage | undefined,
): Pick<DocumentReading, 'authors'> & Partial<DocumentReading> {
  const field = (name: string) => {
    const value = info[name];
    return typeof value === 'string' ? tidyText(value).trim() || undefined : undefined;
  };
  const title = field('Title');
  return {
    ...definedOnly({
      title: title !== undefined && !FILE_TITLE.test(title) ? title : titleOfPage(first),
      published: dateOf(field('CreationDate'), 'CreationDate'),
      modified: dateOf(field('ModDate'), 'ModDate'),
    }),
    authors: namesIn(field('Author')),
  };
}

function dateOf(written: string | undefined, name: string) {
  const edtf = written === undefined ? undefined : edtfOfPdfDate(written);
  return edtf === undefined ? undefined : documentDate(edtf, 'metadata', `pdf ${name}`);
}
