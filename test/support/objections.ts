// What must hold for every analysis, whatever was read: each broken rule as a sentence.
import type { Analysis } from '../../src/document/analysis.ts';
import type { Document } from '../../src/document/document.ts';
import { analysisSchema, BRIEF_FORMATS, formatBrief } from '../../src/export/index.ts';

/** Empty for an analysis that keeps every rule. */
export function objectionsTo(analysis: Analysis): string[] {
  return [
    ...spanObjections(analysis),
    ...emptyContents(analysis),
    ...repeatedIds(analysis),
    ...danglingIds(analysis),
    ...printedObjections(analysis),
  ];
}

/** Every {start, end, text} anywhere holds the words that it says it holds. */
export function spanObjections({ documents, attributions, claims }: Analysis): string[] {
  const byId = new Map(documents.map((document) => [document.id, document]));
  return [
    ...documents.flatMap((document) => walk(document, document, byId, 'document')),
    ...attributions.flatMap((one) => walk(one, byId.get(one.document), byId, 'attribution')),
    ...claims.flatMap((one) => walk(one, byId.get(one.document), byId, 'claim')),
  ];
}

function walk(
  value: unknown,
  home: Document | undefined,
  byId: ReadonlyMap<string, Document>,
  where: string,
): string[] {
  if (value === null || typeof value !== 'object') return [];
  const { start, end, text, document } = value as Record<string, unknown>;
  const owner = typeof document === 'string' ? byId.get(document) : home;
  const own = typeof start === 'number' && typeof end === 'number' ? spanObjection(value, owner, start, end, text) : [];
  const within = Object.entries(value).flatMap(([key, field]) => walk(field, owner, byId, `${where}.${key}`));
  return [...own.map((objection) => `${where} ${start}..${end} ${objection}`), ...within];
}

function spanObjection(
  holder: object,
  owner: Document | undefined,
  start: number,
  end: number,
  text: unknown,
): string[] {
  if (owner === undefined) return ['is of a document that is not there'];
  // A page without words has no length; a note on the whole document has no place.
  const mayBeEmpty = text === undefined || ('kind' in holder && 'message' in holder && end === 0);
  if (start < 0 || end > owner.text.length || (mayBeEmpty ? start > end : start >= end))
    return ['is no span of its text'];
  return text === undefined || owner.text.slice(start, end) === text ? [] : ['has other words than its text'];
}

function emptyContents({ attributions, claims }: Analysis): string[] {
  const withoutContents = claims.filter((claim) => claim.contents.length === 0);
  const blank = [...attributions, ...claims].filter((one) => one.contents.some(({ text }) => !/\S/.test(text)));
  return [
    ...withoutContents.map((claim) => `claim ${claim.id} has no contents`),
    ...blank.map((one) => `${one.id} has a content without words`),
  ];
}

function repeatedIds({ documents, attributions, claims, outlets }: Analysis): string[] {
  return Object.entries({ documents, attributions, claims, outlets }).flatMap(([list, members]) => {
    const seen = new Set<string>();
    return members.filter(({ id }) => seen.has(id) || !seen.add(id)).map(({ id }) => `${list} have ${id} twice`);
  });
}

function danglingIds({ attributions, claims, documents, outlets }: Analysis): string[] {
  const known = new Set([...attributions, ...outlets].map(({ id }) => id));
  const named = [
    ...attributions.flatMap(({ parent }) => parent ?? []),
    ...claims.flatMap(({ attribution }) => attribution ?? []),
    ...documents.flatMap(({ outlet, sightings }) => [outlet ?? [], ...sightings.map((one) => one.outlet ?? [])].flat()),
  ];
  return named.filter((id) => !known.has(id)).map((id) => `${id} is named but not there`);
}

/** What acts on a terminal. A colour code would be one too, so the formats are asked for without colour. */
const ACTING = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]|\p{Surrogate}/u;

function printedObjections(analysis: Analysis): string[] {
  const printed = BRIEF_FORMATS.map((format) => [format, formatBrief(analysis, { format, all: true })] as const);
  const acting = printed
    // Lines of CSV end as its standard asks.
    .filter(([format, text]) => ACTING.test(format === 'csv' ? text.replaceAll('\r\n', '\n') : text))
    .map(([format]) => `${format} holds a control character`);
  const parsed = analysisSchema.safeParse(JSON.parse(new Map(printed).get('json')!));
  return parsed.success ? acting : [...acting, `the JSON breaks its schema: ${parsed.error.message.slice(0, 300)}`];
}
