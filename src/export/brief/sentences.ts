// What the brief says in its own words: labels, counts, and what a credit means, never more than its words carry.
import type { Claim, Link } from '../../document/claim.ts';
import type { Credit, DocumentDate, Sighting } from '../../document/document.ts';
import type { Outlet } from '../../document/outlet.ts';

/** "1 claim", "3 claims"; `many` of words that do more than take an s. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** "agency-copy" → "agency copy". */
export function spaced(word: string): string {
  return word.replaceAll('-', ' ');
}

/** "Auster Herald (state media, XA)". */
export function outletLabel(outlet: Outlet): string {
  const kind = outlet.kind === 'unknown' ? 'kind not known' : spaced(outlet.kind);
  return `${outlet.name} (${kind}${outlet.state === undefined ? '' : `, ${outlet.state}`})`;
}

/** "2024-10-21, json-ld datePublished"; a date that was inferred or given says so. */
export function dateLabel(date: DocumentDate | null): string {
  if (date === null) return 'date not found';
  const basis = date.basis === 'inferred' ? 'inferred from ' : date.basis === 'given' ? 'given by ' : '';
  return `${date.edtf}, ${basis}${date.from}`;
}

/** Somebody between the first speaker and this text. */
export function throughLabel({ relation, name }: Link): string {
  return relation === 'first-reported-by' ? `first reported by ${name}` : `through ${name}`;
}

/** "11 attributed, 2 intended, 1 with the speaker lost, 7 in the outlet’s own voice", leaving out what there is none of. */
export function voicesLabel(claims: readonly Claim[], intends: (claim: Claim) => boolean): string {
  const numbers = { attributed: 0, lost: 0, outlet: 0, intended: 0 };
  for (const claim of claims) numbers[intends(claim) ? 'intended' : claim.voice]++;
  return [
    ...(numbers.attributed > 0 ? [`${numbers.attributed} attributed`] : []),
    ...(numbers.intended > 0 ? [`${numbers.intended} intended`] : []),
    ...(numbers.lost > 0 ? [`${numbers.lost} with the speaker lost`] : []),
    ...(numbers.outlet > 0 ? [`${numbers.outlet} in the outlet’s own voice`] : []),
  ].join(', ');
}

const LANGUAGES: Readonly<Record<string, string>> = {
  ar: 'Arabic',
  de: 'German',
  en: 'English',
  es: 'Spanish',
  fr: 'French',
  it: 'Italian',
  ja: 'Japanese',
  ko: 'Korean',
  pt: 'Portuguese',
  ru: 'Russian',
  uk: 'Ukrainian',
  zh: 'Chinese',
};

/** The language in English, or its code. */
export function languageLabel(code: string): string {
  return code === 'und' ? 'language not known' : (LANGUAGES[code] ?? code);
}

/** What a credit means for who stands behind the text, in a sentence. */
export function creditMeaning({ kind, name }: Credit, agencyCopy: boolean): string {
  switch (kind) {
    case 'wire':
      return `${name === undefined ? 'Credited to an agency' : `Credited to ${name}`}: agency copy, not a second voice.`;
    case 'contributor':
      return agencyCopy
        ? `${name ?? 'An agency'} contributed: agency copy, not a second voice.`
        : `${name ?? 'Others'} contributed: part of this text, not a second voice beside it.`;
    case 'relay':
      return `${name === undefined ? 'Says that it came from elsewhere' : `Says that it came from ${name}`}: passed on, not a second voice.`;
    case 'copyright':
      return `${name === undefined ? 'Says who owns the text' : `Says that ${name} owns the text`}, not who reported it.`;
    case 'author-note':
      return 'About the author; not part of the report.';
    case 'read-more':
      return 'Points to other pages; not part of the report.';
  }
}

/** "twice: Harbour Wire, https://…, 2024-10-21; Daily Lantern, lantern.html; one document". Empty for one sighting. */
export function sightingsSentence(sightings: readonly Sighting[], nameOf: (outlet: string) => string): string {
  if (sightings.length < 2) return '';
  const times = sightings.length === 2 ? 'twice' : `${sightings.length} times`;
  return `${times}: ${sightings.map((sighting) => sightingLabel(sighting, nameOf)).join('; ')}; one document.`;
}

function sightingLabel(sighting: Sighting, nameOf: (outlet: string) => string): string {
  const outlet = sighting.outlet === undefined ? 'outlet not known' : nameOf(sighting.outlet);
  const feed = sighting.feed === undefined ? undefined : `feed ${sighting.feed}`;
  return [outlet, sighting.url ?? sighting.path, feed, sighting.publishedAt].filter((part) => part).join(', ');
}

export const LEGEND: readonly string[] = [
  'Stance: what the speaker does with the words (declines: takes no stand; intends: wants or plans it, asserts nothing).',
  'Certainty: how sure the speaker is; unstated: no claim to truth is made.',
  '0.93: how sure Hearsay is that it read this right, not that it is true.',
  '[2:14]: line 14 of document 2. Words in quotation marks are the document’s.',
];
