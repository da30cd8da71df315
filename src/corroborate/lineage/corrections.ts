// Finds texts that correct or take back another: "Correction: …", "An earlier version of this article misstated …", "has been retracted".
import type { Document } from '../../document/document.ts';
import type { LineageKind } from '../../document/origin.ts';
import { type Quote, trimmedQuote } from '../../document/span.ts';
import { hashString } from '../../models/hash.ts';
import { CORRECTION, RETRACTION } from './en.ts';
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

/** Under what a document may be named, or what a notice names. */
export interface NoticeKeys {
  readonly titles: readonly number[];
  readonly urls: readonly string[];
}

/** The title and the addresses of a document. */
export function namesOf({ title, text, url, canonicalUrl }: Document): NoticeKeys {
  const key = titleKey(title ?? firstLine(text));
  return {
    titles: key === undefined ? [] : [key],
    urls: [...new Set([url, canonicalUrl])].flatMap((one) => (one ? [one] : [])),
  };
}

/** The titles that stand in quotation marks near the notice, and the addresses there. */
export function namedNear({ words }: Notice, text: string): NoticeKeys {
  const around = text.slice(Math.max(0, words.start - AROUND), words.end + AROUND);
  return {
    titles: [...around.matchAll(/[“"‘']([^“”"‘\n]{12,200})[”"’']/g)].flatMap(([, title]) => titleKey(title!) ?? []),
    urls: [...around.matchAll(/https?:\/\/[^\s"”<>)\]]{4,400}/g)].map(([url]) => url.replace(/[.,;]+$/, '')),
  };
}

/** Ids of documents by their titles and addresses, to find those that a notice names. */
export class NamedDocuments {
  readonly #ids = new Map<number | string, Set<string>>();

  add(id: string, { titles, urls }: NoticeKeys): void {
    for (const key of [...titles, ...urls]) this.#ids.set(key, (this.#ids.get(key) ?? new Set()).add(id));
  }

  remove(id: string, { titles, urls }: NoticeKeys): void {
    for (const key of [...titles, ...urls]) {
      const ids = this.#ids.get(key);
      ids?.delete(id);
      if (ids?.size === 0) this.#ids.delete(key);
    }
  }

  of({ titles, urls }: NoticeKeys): Set<string> {
    return new Set([...titles, ...urls].flatMap((key) => [...(this.#ids.get(key) ?? [])]));
  }
}

function firstLine(text: string): string {
  return text.slice(0, 300).split('\n', 1)[0]!;
}

function titleKey(title: string): number | undefined {
  const words = (title.match(/[\p{L}\p{N}]+/gu) ?? []).map(normalWord);
  return words.length < FEWEST_TITLE_WORDS ? undefined : hashString(words.join(' '));
}
