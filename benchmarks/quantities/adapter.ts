// Turns our quantities into what the suite resolves: spans, values and unit names of one kind of amount.
import type { FoundQuantity } from '../../src/document/quantity.ts';
import type { Span } from '../../src/document/span.ts';
import type { Kind } from './rules.ts';

/** One amount: where it stands, its value as a number or an interval, its unit. */
export interface Resolved extends Span {
  readonly value: string;
  readonly unit?: string;
}

/** Units of the kinds of the suite: our id → its name. Others are none of the kind. */
const DIMENSIONS = names(
  `km Kilometer, m Meter, cm Centimeter, mm Millimeter, dm Decimeter, micrometer Micrometer, nanometer Nanometer, picometer Picometer,
  mile Mile, foot Foot, inch Inch, yard Yard, nautical-mile Nautical mile, light-year Light year, km2 Square kilometer, m2 Square meter,
  square-mile Square mile, square-foot Square foot, square-yard Square yard, square-inch Square inch, acre Acre, hectare Hectare,
  cm2 Square centimeter, liter Liter, milliliter Milliliter, gallon Gallon, barrel Barrel, cubic-meter Cubic meter, cubic-foot Cubic foot,
  cubic-kilometer Cubic kilometer, cubic-yard Cubic yard, cubic-centimeter Cubic centimeter, quart Quart, pint Pint, cup Cup,
  teaspoon Teaspoon, tablespoon Tablespoon, fluid-ounce Fluid ounce, bushel Bushel, kg Kilogram, g Gram, mg Milligram, microgram Microgram,
  tonne Metric ton, ton Ton, long-ton Long ton, pound Pound, ounce Ounce, stone Stone, km/h Kilometer per hour, mph Mile per hour,
  m/s Meter per second, knot Knot, ft/s Foot per second, km/s Kilometer per second, byte Byte, kilobyte Kilobyte, megabyte Megabyte,
  gigabyte Gigabyte, terabyte Terabyte, petabyte Petabyte, bit Bit, kilobit Kilobit, megabit Megabit, gigabit Gigabit, degree Degree`,
);
const AGES = names('year Year, month Month, week Week, day Day');
const TEMPERATURES = names('celsius C, fahrenheit F, kelvin K, degree Degree');
const MONEY = names(
  `USD Dollar, GBP Pound, EUR Euro, cent Cent, pence Pence, franc Franc, peseta Peseta, rupee Rupee, peso Peso, krona Krona, krone Krone,
  rial Rial, riyal Riyal, dinar Dinar, dirham Dirham, shilling Shilling, JPY Japanese yen, CNY Chinese yuan, RUB Russian ruble,
  KRW South Korean won, AUD Australian dollar, CAD Canadian dollar, NZD New Zealand dollar, HKD Hong Kong dollar, CHF Swiss franc`,
);

function names(list: string): ReadonlyMap<string, string> {
  return new Map(
    list.split(',').map((entry): [string, string] => {
      const [id = '', ...words] = entry.trim().split(/\s+/);
      return [id, words.join(' ')];
    }),
  );
}

/** Quantities of the kind, as the suite writes them. */
export function resolve(text: string, quantities: readonly FoundQuantity[], kind: Kind): Resolved[] {
  if (kind === 'number') return quantities.flatMap((quantity) => numbersOf(text, quantity));
  if (kind === 'range') return quantities.flatMap(intervalsOf);
  return quantities.flatMap((quantity) => {
    const unit = unitOf(quantity, kind);
    return unit === undefined ? [] : measureOf(quantity, unit);
  });
}

/** Both ends of a range are numbers of their own there; vague ones are none, nor those a unit is glued to ("29km"). */
function numbersOf(text: string, { value, low, high, parts: { numbers, bounds } }: FoundQuantity): Resolved[] {
  if (value === undefined && bounds.length === 0 && numbers.length === 1) return [];
  const values = numbers.length === 2 ? [low, high] : [value ?? low ?? high];
  return numbers.flatMap(({ start, end }, at) =>
    /\p{L}/u.test(text[end] ?? '') || values[at] === undefined ? [] : [{ start, end, value: String(values[at]) }],
  );
}

function intervalsOf({
  low,
  high,
  lowExclusive,
  highExclusive,
  parts: { numbers, bounds },
}: FoundQuantity): Resolved[] {
  if ((low === undefined && high === undefined) || (bounds.length === 0 && numbers.length === 1)) return [];
  const spans = [...numbers, ...bounds];
  const value = `${lowExclusive || low === undefined ? '(' : '['}${low ?? ''},${high ?? ''}${highExclusive || high === undefined ? ')' : ']'}`;
  return [{ ...around(spans), value }];
}

function unitOf(quantity: FoundQuantity, kind: Kind): string | undefined {
  const { unit, counts } = quantity;
  if (kind === 'percentage') return unit === 'percent' ? '%' : undefined;
  if (kind === 'age') return counts === 'age' && quantity.parts.units.length > 0 ? AGES.get(unit) : undefined;
  if (counts === 'age') return undefined;
  // A degree sign alone may be an angle.
  if (kind === 'temperature') return isSignAlone(quantity) ? undefined : TEMPERATURES.get(unit);
  if (kind === 'currency') return MONEY.get(unit) ?? (/^[A-Z]{3}$/.test(unit) ? unit : undefined);
  return isTonne(quantity) ? 'Ton' : DIMENSIONS.get(unit);
}

function isSignAlone({ unit, text }: FoundQuantity): boolean {
  return unit === 'degree' && text.includes('°');
}

/** Tonnes are tons there, and metric tons are not. */
function isTonne({ unit, text }: FoundQuantity): boolean {
  return unit === 'tonne' && /\btonnes?\b/i.test(text);
}

/** Of a range the suite resolves the end that has the unit. */
function measureOf({ value, low, high, parts: { numbers, units } }: FoundQuantity, unit: string): Resolved[] {
  const amount = numbers.length === 2 ? high : (value ?? low ?? high);
  return [{ ...around([numbers.at(-1)!, ...units]), value: String(amount), unit }];
}

function around(spans: readonly Span[]): Span {
  return { start: Math.min(...spans.map(({ start }) => start)), end: Math.max(...spans.map(({ end }) => end)) };
}
