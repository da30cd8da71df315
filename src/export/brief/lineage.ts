// Under a document: which other it copies, credits, cites or corrects, and what was changed on the way.
import type { Lineage } from '../../document/origin.ts';
import type { Quote } from '../../document/span.ts';
import type { Fact, Words } from './brief.ts';
import { count } from './sentences.ts';

/** What is needed to name documents and find their words. */
export interface LineagePlaces {
  /** Number in the brief; undefined for an outlet. */
  readonly numberOf: (document: string) => number | undefined;
  readonly place: (quote: Quote) => Words;
}

/** Pairs of altered words that are shown of one row. */
const MOST_ALTERED = 4;

const LABELS: Readonly<Record<Lineage['kind'], string>> = {
  copy: 'copy',
  'partial-copy': 'copy',
  paraphrase: 'paraphrase',
  'wire-credit': 'credit',
  cites: 'cites',
  'first-reported-by': 'first by',
  'same-release': 'release',
  corrects: 'corrects',
  retracts: 'retracts',
};

/** The rows of the document that go back to another document, in their order; credits and citations of outlets stand with the claims already. */
export function lineageFacts(rows: readonly Lineage[], document: string, { numberOf, place }: LineagePlaces): Fact[] {
  return rows.flatMap((row) => {
    if (row.fromKind === 'outlet') return [];
    const isTo = row.to === document;
    if (!isTo && (row.from !== document || row.direction === 'known')) return [];
    const other = numberOf(isTo ? row.from : row.to);
    const altered = row.altered.slice(0, MOST_ALTERED);
    const shown = altered.flatMap(({ a, b }) => (isTo ? [b, a] : [a, b]));
    return [
      {
        label: LABELS[row.kind],
        sentence: [`of [${other}]`, shareSentence(row, isTo), row.reason, alteredSentence(row)]
          .filter((part) => part !== '')
          .join('. '),
        words: shown.map(place),
      },
    ];
  });
}

function shareSentence({ kind, shareOfTo, shareOfFrom }: Lineage, isTo: boolean): string {
  const share = isTo ? shareOfTo : shareOfFrom;
  return share === undefined || kind === 'same-release'
    ? ''
    : `${Math.round(100 * share)} % of this text stands there too`;
}

function alteredSentence({ altered }: Lineage): string {
  if (altered.length === 0) return '';
  const rest = altered.length > MOST_ALTERED ? `, the first ${MOST_ALTERED} are` : '';
  return `${count(altered.length, 'change')} of words${rest}, here and there:`;
}
