// Instants for programs that want one of everything: from the dates of the texts, never from a clock.
import type { Document } from '../../document/document.ts';

/** Stands where no text gives a date: an instant that nobody takes for one. */
export const NO_DATE = '1970-01-01T00:00:00.000Z';

/** When the document came out: the instant it states, else the last day that its date can mean, else `NO_DATE`. */
export function instantOf({ published }: Pick<Document, 'published'>): string {
  if (published === null) return NO_DATE;
  return statedInstant(published.edtf) ?? (/^\d{4}-/.test(published.latest) ? dayInstant(published.latest) : NO_DATE);
}

/** The newest of the instants, `NO_DATE` where there are none. */
export function newest(instants: Iterable<string>): string {
  let last = NO_DATE;
  for (const instant of instants) if (instant > last) last = instant;
  return last;
}

function dayInstant(day: string): string {
  return `${day}T00:00:00.000Z`;
}

/** Only with a time zone is a time an instant. */
function statedInstant(edtf: string): string | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d.*(?:Z|[+-]\d\d:?\d\d)$/.test(edtf)) return undefined;
  const instant = new Date(edtf);
  return Number.isNaN(instant.getTime()) || !/^\d{4}-/.test(instant.toISOString()) ? undefined : instant.toISOString();
}
