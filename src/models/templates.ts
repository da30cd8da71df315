// Features as a table: which values of a position each hashes. "16 w1 w" is the hash of 16 with that of the word before and the word.
import type { Features } from './features.ts';
import { mixFrom, mixSigned, mixStart } from './hash.ts';

/** Stands for "no second value". */
const NONE = 0xffff;

/** The places of named values in an array. */
export function placesOf<Name extends string>(names: readonly Name[]): Readonly<Record<Name, number>> {
  return Object.fromEntries(names.map((name, place) => [name, place])) as Record<Name, number>;
}

/**
 * A list of features over the numbers in `values`, which the caller fills in position by position. One line a feature: its number,
 * then one or two values; "(a b)" is the mix of two, which can stand wherever a value can. A name behind "?" is the value, 0 or 1,
 * that tells whether the feature is there.
 */
export class Templates {
  readonly values: Int32Array;
  /** Mixes that stand in more than one place are made once, into values behind the named ones: [place, first, second], flat. */
  readonly #mixes: Uint16Array;
  readonly #starts: Int32Array;
  readonly #firsts: Uint16Array;
  readonly #seconds: Uint16Array;
  readonly #needs: Uint16Array;

  constructor(names: readonly string[], lines: string) {
    const reader = new TemplateReader(names);
    const templates = lines.split('\n').flatMap((line) => (line.trim() === '' ? [] : [reader.template(line)]));
    this.#starts = Int32Array.from(templates, ({ number }) => mixStart(number));
    this.#firsts = Uint16Array.from(templates, ({ first }) => first);
    this.#seconds = Uint16Array.from(templates, ({ second }) => second);
    this.#needs = Uint16Array.from(templates, ({ needs }) => needs);
    this.#mixes = Uint16Array.from(reader.mixes.flat());
    this.values = new Int32Array(reader.size);
    this.values[reader.always] = 1;
  }

  /** Adds the features of the values as they are now. */
  addTo(features: Features): void {
    const values = this.values;
    const mixes = this.#mixes;
    for (let at = 0; at < mixes.length; at += 3) {
      values[mixes[at]!] = mixSigned(values[mixes[at + 1]!]!, values[mixes[at + 2]!]!);
    }
    const starts = this.#starts;
    const firsts = this.#firsts;
    const seconds = this.#seconds;
    const needs = this.#needs;
    const from = features.reserve(starts.length);
    const { hashes } = features;
    let to = from;
    for (let at = 0; at < starts.length; at++) {
      const second = seconds[at]!;
      const first = values[firsts[at]!]!;
      hashes[to] = mixFrom(starts[at]!, second === NONE ? first : mixSigned(first, values[second]!));
      to += values[needs[at]!]!;
    }
    features.addWritten(to - from);
  }
}

/** Reads lines such as "24 (t1 t) u1 ? head". */
class TemplateReader {
  readonly mixes: [place: number, first: number, second: number][] = [];
  readonly always: number;
  readonly #places: Map<string, number>;

  constructor(names: readonly string[]) {
    this.#places = new Map(names.map((name, place) => [name, place]));
    this.always = names.length;
    this.size = names.length + 1;
  }

  /** Values so far. */
  size: number;

  template(line: string): { number: number; first: number; second: number; needs: number } {
    const [, number = '', values = '', needs] = /^\s*(\d+)((?: [\w()]+)+)(?: \? (\w+))?\s*$/.exec(line) ?? [];
    const parts = partsOf(values.trim());
    if (parts.length < 1 || parts.length > 2) throw new Error(`Template "${line}" does not have one or two values.`);
    const [first, second] = parts.map((part) => this.#place(part));
    return {
      number: Number(number),
      first: first!,
      second: second ?? NONE,
      needs: needs === undefined ? this.always : this.#place(needs),
    };
  }

  #place(value: string): number {
    const known = this.#places.get(value);
    if (known !== undefined) return known;
    const parts = partsOf(value.startsWith('(') ? value.slice(1, -1) : '');
    if (parts.length !== 2) throw new Error(`Templates have no value "${value}".`);
    const [first, second] = [this.#place(parts[0]!), this.#place(parts[1]!)];
    const place = this.size++;
    this.mixes.push([place, first, second]);
    this.#places.set(value, place);
    return place;
  }
}

/** "(t2 t1) t" → "(t2 t1)" and "t". */
function partsOf(values: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  for (const piece of values.split(' ').filter(Boolean)) {
    if (depth === 0) parts.push(piece);
    else parts[parts.length - 1] += ` ${piece}`;
    depth += piece.split('(').length - piece.split(')').length;
  }
  return parts;
}
