// Times of the day: "9 a.m.", "10:35 p.m. EST", "noon", "1430 GMT".
import type { DayPart } from '../../document/time.ts';
import type { Atom } from './atoms.ts';
import { ZONES } from './en.ts';
import { wordAt } from './find-numbers.ts';

export interface Clock {
  readonly clock?: string;
  readonly dayPart?: DayPart;
  readonly next: number;
}

const two = (number: number) => String(number).padStart(2, '0');

/** The time of day that begins at `at`, past its time zone, or undefined. */
export function readClock(atoms: readonly Atom[], at: number): Clock | undefined {
  const atom = atoms[at];
  if (!atom) return undefined;
  if (atom.capital && at > 0) return undefined;
  if (atom.lower === 'noon' || atom.lower === 'midday') return { clock: '12:00', dayPart: 'midday', next: at + 1 };
  if (atom.lower === 'midnight') return { clock: '24:00', next: at + 1 };
  if (!/^\d/.test(atom.lower) && atom.lexeme?.cardinal === undefined) return undefined;
  return readHours(atoms, at);
}

function readHours(atoms: readonly Atom[], at: number): Clock | undefined {
  const { lower, lexeme, digits, number } = atoms[at]!;
  const colon = /^(\d{1,2})[:.](\d\d)$/.exec(lower);
  const half = wordAt(atoms, at + 1);
  const meridiem = /^(a|p)\.?m\.?$/.exec(half)?.[1];
  const hours = colon ? Number(colon[1]) : digits > 0 && digits <= 2 ? number : lexeme?.cardinal;
  const minutes = colon ? Number(colon[2]) : 0;
  if (meridiem && hours !== undefined && hours >= 1 && hours <= 12 && minutes < 60) {
    const hour = (hours % 12) + (meridiem === 'p' ? 12 : 0);
    return { clock: `${two(hour)}:${two(minutes)}`, next: skipZone(atoms, at + 2) };
  }
  if (/^o'?clock$/.test(half) && hours !== undefined && hours <= 12) return { clock: `${two(hours)}:00`, next: at + 2 };
  const zoned = ZONES.has(half) && half !== 'local' && half !== 'et';
  if (colon && lower.includes(':') && hours! < 24 && minutes < 60 && (zoned || wordAt(atoms, at - 1) === 'at')) {
    return { clock: `${two(hours!)}:${two(minutes)}`, next: skipZone(atoms, at + 1) };
  }
  if (digits === 4 && zoned && Math.floor(number / 100) < 24 && number % 100 < 60) {
    return { clock: `${lower.slice(0, 2)}:${lower.slice(2)}`, next: skipZone(atoms, at + 1) };
  }
  return readSpoken(atoms, at, hours);
}

/** "4 in the morning". */
function readSpoken(atoms: readonly Atom[], at: number, hours: number | undefined): Clock | undefined {
  if (hours === undefined || hours > 12 || hours < 1) return undefined;
  if (wordAt(atoms, at + 1) !== 'in' || wordAt(atoms, at + 2) !== 'the') return undefined;
  const part = atoms[at + 3]?.lexeme?.dayPart;
  if (!part || part === 'night') return undefined;
  return { clock: `${two((hours % 12) + (part === 'morning' ? 0 : 12))}:00`, next: at + 4 };
}

/** Past a time zone, and past the same time in another one: "(local time)", "(0735 GMT)". */
function skipZone(atoms: readonly Atom[], at: number): number {
  const named = ZONES.has(wordAt(atoms, at)) ? at + 1 : at;
  const next = named > at && wordAt(atoms, named) === 'time' ? named + 1 : named;
  if (wordAt(atoms, next) !== '(') return next;
  let zoned = false;
  for (let inside = next + 1; inside < next + 6; inside++) {
    if (wordAt(atoms, inside) === ')') return zoned ? inside + 1 : next;
    if (ZONES.has(wordAt(atoms, inside))) zoned = true;
  }
  return next;
}
