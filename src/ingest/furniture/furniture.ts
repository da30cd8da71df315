// Finds what stands around an article and says what it means: dateline, bylines, credits, copyright, author notes, links to more.
import type { Credit, CreditKind } from '../../document/document.ts';
import { byPosition, type Quote, quote, type Span, trimmedQuote } from '../../document/span.ts';
import type { OutletIndex } from '../../packs/outlet-index.ts';
import * as en from './en.ts';

export interface Furniture {
  readonly dateline?: Quote;
  /** Day and month as the dateline has them: "Oct 18". */
  readonly datelineDay?: Quote;
  readonly bylines: readonly Quote[];
  readonly credits: readonly Credit[];
}

/** A line of the text, and how far it is from the first and the last. */
interface Line extends Span {
  readonly text: string;
  readonly fromTop: number;
  readonly fromEnd: number;
}

/** Lines from the top in which a byline may stand, and from the end in which feet may. */
const TOP = 8;
const FOOT = 10;

/** Furniture of `text`; every quote lies in it. The pack's outlets give credits their names. */
export function findFurniture(text: string, outlets: OutletIndex): Furniture {
  const lines = findLines(text);
  const credits: Credit[] = [];
  const bylines: Quote[] = [];
  let dateline: Quote | undefined;
  let datelineDay: Quote | undefined;
  for (const line of lines) {
    const found = findCredits(text, line, outlets);
    if (found.length > 0) {
      credits.push(...found);
      continue;
    }
    const byline = findByline(text, line);
    if (byline) bylines.push(byline);
    if (!dateline && line.fromTop <= TOP) {
      const opening = findDateline(text, line, outlets);
      dateline = opening?.dateline;
      datelineDay = opening?.day;
      if (opening?.wire) credits.push(opening.wire);
    }
  }
  return { dateline, datelineDay, bylines, credits: [...credits, ...wireBylines(bylines, outlets)].sort(byQuote) };
}

/** The spans of furniture, in text order: what is not read as content. */
export function furnitureSpans(furniture: Furniture): Span[] {
  const quotes = [...furniture.bylines, ...furniture.credits.map((credit) => credit.quote)];
  if (furniture.dateline) quotes.push(furniture.dateline);
  return quotes.map(({ start, end }) => ({ start, end })).sort(byPosition);
}

function byQuote(a: Credit, b: Credit): number {
  return byPosition(a.quote, b.quote) || ((a.name ?? '') < (b.name ?? '') ? -1 : 1);
}

function findLines(text: string): Line[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(/[^\n]+/g)) {
    const body = trimmedQuote(text, match.index, match.index + match[0].length);
    if (body) spans.push(body);
  }
  return spans.map((span, at) => ({
    start: span.start,
    end: span.end,
    text: text.slice(span.start, span.end),
    fromTop: at,
    fromEnd: spans.length - 1 - at,
  }));
}

function findByline(text: string, line: Line): Quote | undefined {
  if (line.end - line.start > 180) return undefined;
  const nearTop = line.fromTop <= TOP && line.fromEnd > 0;
  if (nearTop && en.BYLINE.test(line.text) && !/[.!?]$/.test(line.text.replace(/\b\p{Lu}\.$/u, '')))
    return quote(text, line.start, line.end);
  if (en.BYLINE_MARK.test(line.text)) return quote(text, line.start, line.end);
  return undefined;
}

function findDateline(
  text: string,
  line: Line,
  outlets: OutletIndex,
): { dateline: Quote; day?: Quote; wire?: Credit } | undefined {
  const match = en.DATELINE.exec(line.text.slice(0, 160));
  if (!match || match[0].length >= line.text.length) return undefined;
  const [words, capitals, mixed, day, agency] = match;
  const wire = agency === undefined ? undefined : outlets.byName(agency);
  if (capitals === undefined && agency === undefined) return undefined;
  if (mixed !== undefined && wire === undefined) return undefined;
  if (capitals !== undefined && agency === undefined && day === undefined && !isPlace(capitals, words))
    return undefined;
  const dateline = trimmedQuote(text, line.start, line.start + words.length)!;
  const found: { dateline: Quote; day?: Quote; wire?: Credit } = { dateline };
  if (day !== undefined) {
    const at = line.start + words.indexOf(day);
    found.day = quote(text, at, at + day.length);
  }
  if (agency !== undefined) {
    const at = line.start + words.lastIndexOf(`(${agency})`);
    found.wire = { kind: 'wire', quote: quote(text, at, at + agency.length + 2), name: wire?.name ?? agency };
  }
  return found;
}

/** "SEOUL —" is a dateline, "UPDATE:" and "NATO -" before a sentence may not be: a colon or a short word is not enough. */
function isPlace(capitals: string, words: string): boolean {
  return (
    !words.trimEnd().endsWith(':') &&
    capitals.replace(/[^\p{L}]/gu, '').length >= 4 &&
    !/^(?:update|breaking|exclusive|watch|video|photos?|opinion|analysis|live|just in|nato)\b/i.test(capitals)
  );
}

function findCredits(text: string, line: Line, outlets: OutletIndex): Credit[] {
  const foot = line.fromEnd < FOOT;
  if (en.READ_MORE.test(line.text) && line.text.length <= en.READ_MORE_LONGEST)
    return [credit(text, line, 'read-more')];
  if (line.text.length <= 400 && en.COPYRIGHT.test(line.text))
    return named(text, line, 'copyright', outlets, copyrightHolder(line.text, outlets));
  if (en.RELAY.test(line.text) && line.text.length <= 400) return named(text, line, 'relay', outlets);
  if (foot && en.REPORTING_BY.test(line.text)) return named(text, line, 'contributor', outlets);
  if (en.CONTRIBUTOR.test(line.text)) {
    const span = sentenceAround(line, en.CONTRIBUTOR);
    if (foot || line.fromTop <= TOP) return named(text, span, 'contributor', outlets);
  }
  if (foot && line.text.length <= 60 && line.fromTop > 0) {
    const name = en.WIRE_FOOT.exec(line.text)?.[1];
    const wire = name === undefined ? undefined : outlets.byName(name);
    if (wire) return [{ ...credit(text, line, 'wire'), name: wire.name }];
  }
  if (foot && line.fromTop > 1 && line.text.length <= 700 && isAuthorNote(line.text))
    return [credit(text, line, 'author-note')];
  return [];
}

function isAuthorNote(line: string): boolean {
  return (
    en.AUTHOR_CONTACT.test(line) ||
    (en.AUTHOR_NOTE.test(line) && en.AUTHOR_JOB.test(line) && !/["“”]|\b(?:said|told|says)\b/.test(line))
  );
}

/** The sentence of the line in which the phrase stands, so that a foot glued to the last paragraph does not take it along. */
function sentenceAround(line: Line, phrase: RegExp): Span {
  const at = phrase.exec(line.text)!.index;
  let from = 0;
  for (const stop of line.text.matchAll(/(?<!\b(?:\p{Lu}|Mr|Ms|Mrs|Dr|St|Jr|Sr))[.!?]["”')\]]*\s+(?=[\p{Lu}("“[])/gu)) {
    if (stop.index < at) from = stop.index + stop[0].length;
    else return { start: line.start + from, end: line.start + stop.index + stop[0].trimEnd().length };
  }
  return { start: line.start + from, end: line.end };
}

function credit(text: string, span: Span, kind: CreditKind): Credit {
  return { kind, quote: quote(text, span.start, span.end) };
}

/** One credit for each outlet that the words name; else one with the fallback name, or none. */
function named(text: string, span: Span, kind: CreditKind, outlets: OutletIndex, fallback?: string): Credit[] {
  const words = quote(text, span.start, span.end);
  const names = [...new Set(outlets.find(words.text).map((mention) => mention.outlet.name))];
  if (names.length === 0)
    return [fallback === undefined ? { kind, quote: words } : { kind, quote: words, name: fallback }];
  return names.map((name) => ({ kind, quote: words, name }));
}

function copyrightHolder(line: string, outlets: OutletIndex): string | undefined {
  const holder = en.COPYRIGHT_HOLDER.exec(line)?.[1]
    ?.replace(/\s+(?:all rights|inc|llc|ltd).*$/i, '')
    .trim();
  return holder === undefined ? undefined : (outlets.byName(holder)?.name ?? holder);
}

/** "By The Associated Press": a byline that is an agency is a wire credit. */
function wireBylines(bylines: readonly Quote[], outlets: OutletIndex): Credit[] {
  return bylines.flatMap((byline) => {
    const mention = outlets.find(byline.text).find(({ outlet }) => outlet.wire === true || outlet.kind === 'wire');
    return mention ? [{ kind: 'wire' as const, quote: byline, name: mention.outlet.name }] : [];
  });
}
