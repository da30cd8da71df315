// Whether the sums of a ledger hold: "fell 54% to $1.7 billion" implies about $3.7 billion before it; a group has no more than everyone.
import type { LedgerCheck, LedgerFigure, LedgerRow, LedgerTotal } from '../document/ledger.ts';
import type { Quantity } from '../document/quantity.ts';
import type { Quote } from '../document/span.ts';
import { checkChange, type Figure, type Range, rangeOf } from './arithmetic.ts';
import type { PlacedChange } from './ledger.ts';

/** The checks of the changes in the order of the texts, then those of the totals. */
export function checkLedger(totals: readonly LedgerTotal[], changes: readonly PlacedChange[]): LedgerCheck[] {
  const known = new Map(totals.map((total) => [totalKey(total), total]));
  return [
    ...changes.flatMap((change) => [checkStated(change), ...checkElsewhere(change, known)]),
    ...totals.flatMap(checkRestated),
    ...totals.flatMap((total) => checkPart(total, known)),
  ];
}

function checkStated(change: PlacedChange): LedgerCheck {
  const { before, after, by, direction, document, from } = change;
  const figures = [before, after, by].flatMap((figure) => (figure ? [quoteOf(figure, document)] : []));
  if (!by && before && after) return { kind: 'change', ...checkDirection(before, after, direction), figures };
  const { verdict, expected, explanation } = checkChange({ ...pick(change), by: by! });
  const when = from === undefined ? 'before it' : `in ${from}`;
  const level = before ?? after!;
  const short =
    verdict === 'implies' && expected && Number.isFinite(expected.high)
      ? `Implies about ${roughly(middleOf(level, by!, direction, expected))}${unitOf(level)} ${when}: ${explanation}`
      : explanation;
  return { kind: 'change', verdict, sentence: short, figures };
}

function pick({ before, after, direction }: PlacedChange) {
  return { ...(before && { before }), ...(after && { after }), direction };
}

/** From the figures as written where they are plain, else the middle of what they may stand for. */
function middleOf(level: Figure, by: Figure, direction: 'rise' | 'fall', { low, high }: Range): number {
  const sign = direction === 'fall' ? -1 : 1;
  if (level.value === undefined || by.value === undefined) return (low + high) / 2;
  return by.unit === 'percent' ? level.value / (1 + (sign * by.value) / 100) : level.value - sign * by.value;
}

function checkDirection(
  before: Figure,
  after: Figure,
  direction: 'rise' | 'fall',
): Pick<LedgerCheck, 'verdict' | 'sentence'> {
  const said = `From “${before.text}” to “${after.text}”`;
  if (!rangeOf(before) || !rangeOf(after) || before.unit !== after.unit) {
    return {
      verdict: 'cannot-tell',
      sentence: `${said} cannot be reckoned with: an amount is missing, or the units differ.`,
    };
  }
  const [less, more] = direction === 'fall' ? [after, before] : [before, after];
  if (rangeOf(less)!.low >= rangeOf(more)!.high)
    return { verdict: 'disagrees', sentence: `${said} is no ${direction}.` };
  const isInOrder = less.value !== undefined && more.value !== undefined && less.value < more.value;
  if (!isInOrder && rangeOf(less)!.high >= rangeOf(more)!.low) {
    return { verdict: 'cannot-tell', sentence: `${said} may be a ${direction}: rounding leaves it open.` };
  }
  return { verdict: 'agrees', sentence: `${said} is a ${direction}${byPercent(before, after)}.` };
}

/** " of about 41 percent (36 to 46 within rounding)"; nothing where an amount is missing. */
function byPercent(before: Figure, after: Figure): string {
  const [from, to] = [rangeOf(before)!, rangeOf(after)!];
  if (before.value === undefined || after.value === undefined) return '';
  const percent = (a: number, b: number) => Math.round(Math.abs(a / b - 1) * 100);
  const bounds = [percent(to.low, from.high), percent(to.high, from.low)].sort((a, b) => a - b);
  if (!bounds.every(Number.isFinite)) return '';
  const rounding = bounds[0] === bounds[1] ? '' : ` (${bounds.join(' to ')} within rounding)`;
  return ` of about ${percent(after.value, before.value)} percent${rounding}`;
}

/** The change against each level that is stated elsewhere for the year before it. */
function checkElsewhere(change: PlacedChange, totals: ReadonlyMap<string, LedgerTotal>): LedgerCheck[] {
  const { before, after, by, from, document, row } = change;
  if (before || !after || !by || from === undefined || row.victim !== undefined) return [];
  const total = totals.get(totalKey({ ...row, year: from }));
  const levels = (after.unit === 'one' ? total?.counts : total?.amounts) ?? [];
  return levels
    .filter(({ unit }) => unit === after.unit)
    .map((level) => {
      const { verdict, explanation } = checkChange({ ...pick(change), before: asFigure(level), by });
      const figures = [...level.figures, quoteOf(after, document), quoteOf(by, document)];
      return { kind: 'change', verdict, sentence: `With the level stated for ${from}: ${explanation}`, figures };
    });
}

/** What may stand in one total: the year, and everyone or one group. */
export function totalKey({ year, scope, actor }: Pick<LedgerRow, 'year' | 'scope' | 'actor'>): string {
  const who = scope === 'everyone' ? '' : (actor?.entity ?? actor?.name.toLowerCase() ?? '');
  return `${year} ${scope} ${who}`;
}

/** What a figure of the totals may stand for, to be reckoned with as it is. */
function asFigure({ low, high, unit, figures }: LedgerFigure): Figure {
  return {
    ...(low !== undefined && { low }),
    ...(high !== undefined && { high }),
    unit,
    approximate: false,
    text: figures[0]!.text,
  };
}

function checkRestated({ year, scope, actor, amounts, counts }: LedgerTotal): LedgerCheck[] {
  return [amounts, counts].flatMap((stated) => {
    const [first, ...others] = stated;
    return others
      .filter(({ unit }) => unit === first!.unit)
      .map((other) => {
        const agrees = (first!.low ?? 0) <= (other.high ?? Infinity) && (other.low ?? 0) <= (first!.high ?? Infinity);
        const who = actor?.name ?? scope;
        return {
          kind: 'restated',
          verdict: agrees ? 'agrees' : 'disagrees',
          sentence: `${year}, ${who}: “${first!.figures[0]!.text}” and “${other.figures[0]!.text}” ${agrees ? 'agree within rounding' : 'do not agree'}.`,
          figures: [...first!.figures, ...other.figures],
        };
      });
  });
}

/** A group against everyone of the same year. */
function checkPart(total: LedgerTotal, totals: ReadonlyMap<string, LedgerTotal>): LedgerCheck[] {
  const all = total.scope === 'group' && totals.get(totalKey({ year: total.year, scope: 'everyone' }));
  if (!all) return [];
  const pairs = [[total.amounts, all.amounts] as const, [total.counts, all.counts] as const];
  return pairs.flatMap(([parts, wholes]) => {
    const [part, whole] = [parts[0], wholes.find(({ unit }) => unit === parts[0]?.unit)];
    if (!part || !whole) return [];
    const fits = (part.low ?? 0) <= (whole.high ?? Infinity);
    const [a, b] = [part.figures[0]!, whole.figures[0]!];
    return [
      {
        kind: 'part' as const,
        verdict: fits ? ('agrees' as const) : ('disagrees' as const),
        sentence: `${total.year}: “${a.text}” (${total.actor!.name}) is ${fits ? 'no more' : 'more'} than “${b.text}” (everyone).`,
        figures: [a, b],
      },
    ];
  });
}

function quoteOf({ start, end, text }: Quote | Quantity, document: string): Quote {
  return { document, start, end, text };
}

function unitOf({ unit }: Figure): string {
  return unit === 'one' ? '' : ` ${unit}`;
}

const SIZES = [
  ['trillion', 1e12],
  ['billion', 1e9],
  ['million', 1e6],
] as const;

/** Two figures: "3.7 billion". */
function roughly(number: number): string {
  const short = Number(number.toPrecision(2));
  const [name, size] = SIZES.find(([, least]) => Math.abs(short) >= least) ?? ['', 1];
  const written = String(Number((short / size).toPrecision(2)));
  return name === '' ? written : `${written} ${name}`;
}
