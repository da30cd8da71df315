// The ledgers as lines that every format prints alike: what is stated for whom and when, then whether the sums hold.
import type { Analysis } from '../../document/analysis.ts';
import type { LedgerCheck, LedgerRow, LedgerTotal } from '../../document/ledger.ts';
import { byCodeUnit } from '../../document/order.ts';
import type { Quantity } from '../../document/quantity.ts';
import type { Words } from './brief.ts';
import { saidLabel } from './details.ts';
import { type Places, readingOf, type Said } from './happenings.ts';
import { spaced } from './sentences.ts';

export interface BriefLedger {
  /** "Ledger: cyber theft". */
  readonly heading: string;
  readonly lines: readonly LedgerLine[];
}

export interface LedgerLine {
  /** "2023, everyone", "stated for 2023, everyone", "implies". */
  readonly lead: string;
  readonly words: readonly Words[];
  readonly details: readonly string[];
  /** Whose word it is; absent for totals and sums. */
  readonly said?: Said;
}

/** Rows by year, those of everyone first; then totals that several places state; then sums. */
export function ledgersOf(
  { ledgers, entities }: Pick<Analysis, 'ledgers' | 'entities'>,
  places: Places,
): BriefLedger[] {
  const names = new Map(entities.map(({ id, name }) => [id, name]));
  return ledgers.map(({ type, rows, totals, checks }) => ({
    heading: `Ledger: ${spaced(type)}`,
    lines: [
      ...inOrder(rows).map((row) => rowLine(row, places, names)),
      ...totals.filter(isManifold).map((total) => totalLine(total, places)),
      ...checks.map((check) => checkLine(check, places)),
    ],
  }));
}

function inOrder(rows: readonly LedgerRow[]): LedgerRow[] {
  const key = ({ year, scope, actor }: LedgerRow) =>
    `${year ?? 'none'} ${scope} ${scope === 'group' ? (actor?.entity ?? actor?.name.toLowerCase()) : ''}`;
  return rows
    .map((row, at) => ({ row, at, key: key(row) }))
    .sort((a, b) => byCodeUnit(a.key, b.key) || a.at - b.at)
    .map(({ row }) => row);
}

function rowLine(row: LedgerRow, { place, saidIn }: Places, names: ReadonlyMap<string, string>): LedgerLine {
  const { scope, actor, inferred, victim, method, amount, count, document, claim } = row;
  const levels = [amount, count].filter((level) => level !== undefined);
  const known = names.get(actor?.entity ?? '') ?? 'somebody named';
  const said = saidIn(claim);
  return {
    lead: `${row.edtf ?? row.year ?? 'time not told'}, ${whoIn(row)}`,
    words: (levels.length > 0 ? levels : [row.words]).map((level) => place(document, wordsOf(level))),
    details: [
      ...levels.map(readingOf),
      ...(scope === 'everyone' && actor ? [`in the text “${actor.name}”`] : []),
      ...(victim === undefined ? [] : [`from “${victim}”`]),
      ...(method === undefined ? [] : [`by “${method}”`]),
      ...(inferred.includes('actor') ? [`taken for ${known}, from words before`] : []),
      ...(inferred.includes('year') ? ['year taken from words near'] : []),
      saidLabel(said),
    ],
    said,
  };
}

/** One happening by "hackers" is not all that happened. */
function whoIn({ scope, actor, victim }: LedgerRow): string {
  if (scope === 'group' && actor) return actor.name;
  return victim === undefined ? 'everyone' : 'actor not found';
}

function wordsOf({ start, end, text }: Quantity | LedgerRow['words']) {
  return { start, end, text };
}

function isManifold({ amounts, counts }: LedgerTotal): boolean {
  return (
    [...amounts, ...counts].flatMap(({ figures }) => figures).length >
    Math.sign(amounts.length) + Math.sign(counts.length)
  );
}

function totalLine({ year, actor, amounts, counts }: LedgerTotal, { place }: Places): LedgerLine {
  const stated = [...amounts, ...counts];
  const bounds = stated.map(({ low, high, unit }) =>
    readingOf({
      ...(low !== undefined && { low }),
      ...(high !== undefined && { high }),
      ...{ unit, approximate: false },
    }),
  );
  return {
    lead: `stated for ${year}, ${actor?.name ?? 'everyone'}`,
    words: stated.flatMap(({ figures }) => figures.map((figure) => place(figure.document ?? '', figure))),
    details: bounds,
  };
}

function checkLine({ verdict, sentence, figures }: LedgerCheck, { place }: Places): LedgerLine {
  return {
    lead: spaced(verdict),
    words: figures.map((figure) => place(figure.document ?? '', figure)),
    details: [sentence],
  };
}
