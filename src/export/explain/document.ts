// What a document is here: its bytes, where it was seen, what its date rests on, what is odd in it, and what was read from it.
import type { Document, DocumentDate } from '../../document/document.ts';
import type { Lineage } from '../../document/origin.ts';
import type { Quote } from '../../document/span.ts';
import { creditMeaning, languageLabel, spaced } from '../brief/sentences.ts';
import { claimRows, type Explanation, eventRow, filled, type Ground, maybe, type Row, row } from './explanation.ts';

export function explainDocument(document: Document, ground: Ground): Explanation {
  const { id } = document;
  const claims = ground.analysis.claims.filter((claim) => claim.document === id).map((claim) => claim.id);
  const events = [...new Set(claims.flatMap(ground.eventsOf))];
  const sections = [
    { heading: 'Identity', rows: identityRows(document) },
    { heading: 'Seen', rows: sightingRows(document, ground) },
    { heading: 'Date', rows: dateRows(document, ground) },
    { heading: 'Who wrote it, and credits', rows: creditRows(document, ground) },
    { heading: 'Notes', rows: noteRows(document, ground) },
    { heading: 'Copies, credits and citations', rows: lineageRows(id, ground) },
    { heading: 'Claims', rows: claimRows(claims, ground) },
    { heading: 'Events', rows: events.map((event) => eventRow('event', event)) },
  ];
  return { version: '1', kind: 'document', id, label: ground.documentLabel(id), sections: filled(sections) };
}

function identityRows(document: Document): Row[] {
  const { sha256, recipe, mediaType, kind, language, text, pages, truncated } = document;
  return [
    row('sha256', sha256),
    row('recipe', `${recipe}: how the text was made of the bytes`),
    row('type', mediaType),
    row('kind', kind === 'unknown' ? 'not known' : spaced(kind)),
    row('language', languageLabel(language)),
    row(
      'length',
      `${text.length} characters${pages ? `, ${pages.length} pages` : ''}${truncated ? ', cut at a cap' : ''}`,
    ),
    ...maybe('title', document.title),
    ...maybe('path', document.path),
    ...maybe('address', document.canonicalUrl ?? document.url),
  ];
}

function sightingRows({ sightings }: Document, { outletName }: Ground): Row[] {
  return sightings.map(({ outlet, url, path, feed, publishedAt }) => {
    const where = [url ?? path, feed === undefined ? undefined : `feed ${feed}`, publishedAt];
    const about = [outlet === undefined ? 'outlet not known' : outletName(outlet), ...where];
    return row('seen', about.filter((part) => part).join(' · '));
  });
}

function dateRows({ id, published, modified }: Document, ground: Ground): Row[] {
  return [
    published ? dateRow('published', published, id, ground) : row('published', 'no date was found'),
    ...(modified ? [dateRow('changed', modified, id, ground)] : []),
  ];
}

function dateRow(
  label: string,
  { edtf, basis, from, earliest, latest, evidence }: DocumentDate,
  id: string,
  ground: Ground,
): Row {
  const days = earliest === latest ? '' : `, so from ${earliest} to ${latest}`;
  return row(label, `${edtf} (${basis}, from ${from})${days}`, {
    words: evidence.map((quote) => ground.words(id, quote)),
  });
}

function creditRows({ id, kind, authors, bylines, dateline, credits }: Document, ground: Ground): Row[] {
  const words = (quote: Quote) => [ground.words(id, quote)];
  return [
    ...bylines.map((quote) => row('byline', '', { words: words(quote) })),
    ...maybe('authors', authors.join('; ')),
    ...(dateline ? [row('dateline', '', { words: words(dateline) })] : []),
    ...credits.map((credit) =>
      row('credit', creditMeaning(credit, kind === 'agency-copy'), { words: words(credit.quote) }),
    ),
  ];
}

function noteRows({ id, notes }: Document, ground: Ground): Row[] {
  return notes.map(({ kind, message, ...quote }) =>
    row('note', `${spaced(kind)}: ${message}`, { words: quote.end > quote.start ? [ground.words(id, quote)] : [] }),
  );
}

function lineageRows(id: string, ground: Ground): Row[] {
  return ground.analysis.lineage
    .filter(({ from, to }) => from === id || to === id)
    .map((lineage) => lineageRow(lineage, id, ground));
}

function lineageRow(lineage: Lineage, id: string, ground: Ground): Row {
  const { from, fromKind, fromName, to, kind, direction, reason, score, evidence, altered, cut, added } = lineage;
  const other = from === id ? to : from;
  const isOutlet = fromKind === 'outlet' && other === from;
  const name = isOutlet ? (fromName ?? ground.outletName(from)) : ground.documentLabel(other);
  const likeness = score === undefined ? '' : ` (likeness ${score.toFixed(2)})`;
  const words = (quote: Quote) => ground.words(quote.document ?? to, quote);
  const label = direction === 'unknown' ? 'shared with' : from === id ? 'passed on to' : 'from';
  return row(label, `${name}: ${spaced(kind)}${likeness}. ${reason}`, {
    words: evidence.map(words),
    ...(!isOutlet && { of: { kind: 'document', id: other } }),
    rows: [
      ...altered.map(({ a, b, change }) => row('altered', `${change}:`, { words: [words(a), words(b)] })),
      ...cut.map((quote) => row('left out', '', { words: [words(quote)] })),
      ...added.map((quote) => row('added', '', { words: [words(quote)] })),
    ],
  });
}
