// Finds texts that correct or take back another: "Correction: …", "An earlier version of this article misstated …", "has been retracted".
import type { Document } from '../../document/document.ts';
import type { LineageKind } from '../../document/origin.ts';
import { type Quote, trimmedQuote } from '../../document/span.ts';
import { hashString } from '../../models/hash.ts';
import { CORRECTION, RETRACTION } from './en.ts';
import { pushTo } from './push-to.ts';
import { normalWord } from './words.ts';

/** Words by which a text says that it corrects or retracts. */
export interface Notice {
  readonly kind: Extract<LineageKind, 'corrects' | 'retracts'>;
  /** The notice to the end of its sentence. */
  readonly words: Quote;
}

const LONGEST_NOTICE = 400;

/** The first notice of a text, a retraction before a correction. */
export function findNotice(document: Pick<Document, 'id' | 'text'>): Notice | undefined {
  const words = noticeWords(document, RETRACTION);
  if (words) return { kind: 'retracts', words };
  const corrected = noticeWords(document, CORRECTION);
  return corrected && { kind: 'corrects', words: corrected };
}

function noticeWords({ id, text }: Pick<Document, 'id' | 'text'>, pattern: RegExp): Quote | undefined {
  const match = pattern.exec(text);
  if (!match) return undefined;
  const from = match.index + match[0].length;
  const rest = /^[^\n]*?(?:[.!?](?=\s|$)|$)/m.exec(text.slice(from, from + LONGEST_NOTICE))?.[0] ?? '';
  const words = trimmedQuote(text, match.index, from + rest.length);
  return words && { ...words, document: id };
}

/** Words of a title that are needed to know a document by it. */
const FEWEST_TITLE_WORDS = 4;
/** Characters around a notice in which it may name what it is about. */
const AROUND = 600;

/** Documents by their titles and addresses, to find those that a notice names. */
export class NamedDocuments {
  readonly #byTitle = new Map<number, Document[]>();
  readonly #byUrl = new Map<string, Document[]>();

  constructor(documents: readonly Document[]) {
    for (const document of documents) {
      const title = titleKey(document.title ?? firstLine(document.text));
      if (title !== undefined) pushTo(this.#byTitle, title, document);
      for (const url of new Set([document.url, document.canonicalUrl])) if (url) pushTo(this.#byUrl, url, document);
    }
  }

  /** Documents whose title stands in quotation marks, or whose address stands, near the notice. */
  near({ words }: Notice, text: string): Document[] {
    const around = text.slice(Math.max(0, words.start - AROUND), words.end + AROUND);
    const titles = [...around.matchAll(/[“"‘']([^“”"‘\n]{12,200})[”"’']/g)].flatMap(([, title]) => {
      const key = titleKey(title!);
      return key === undefined ? [] : (this.#byTitle.get(key) ?? []);
    });
    const urls = [...around.matchAll(/https?:\/\/[^\s"”<>)\]]{4,400}/g)].flatMap(
      ([url]) => this.#byUrl.get(url.replace(/[.,;]+$/, '')) ?? [],
    );
    return [...new Set([...titles, ...urls])];
  }
}

function firstLine(text: string): string {
  return text.slice(0, 300).split('\n', 1)[0]!;
}

function titleKey(title: string): number | undefined {
  const words = (title.match(/[\p{L}\p{N}]+/gu) ?? []).map(normalWord);
  return words.length < FEWEST_TITLE_WORDS ? undefined : hashString(words.join(' '));
}
