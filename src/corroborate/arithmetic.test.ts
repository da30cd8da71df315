import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { checkChange, checkShare, checkSum, type Figure, type Range, rangeOf } from './arithmetic.ts';

interface Cases {
  readonly changes: [
    before: string,
    direction: 'rise' | 'fall',
    by: string,
    after: string,
    verdict: string,
    expected: string,
  ][];
  readonly ranges: [figure: string, range: string][];
  readonly sums: [parts: string[], which: 'all' | 'some', total: string, verdict: string][];
  readonly shares: [part: string, whole: string, share: string, verdict: string][];
}

const cases = parse(readFileSync(new URL('./arithmetic.cases.yaml', import.meta.url), 'utf8')) as Cases;

/** "$1.7 billion [1.7e9 USD]"; in the brackets "~" for about, ".." for bounds. */
function figure(written: string): Figure {
  const [, text = '', about, number = '', unit = ''] = /^(.+) \[(~?)(?:([-\d.e]+) )?(\w+)\]$/.exec(written)!;
  const [low, high] = number.includes('..') ? number.split('..') : [];
  return {
    text,
    unit,
    approximate: about === '~',
    ...(low === undefined && number !== '' && { value: Number(number) }),
    ...(low && { low: Number(low) }),
    ...(high && { high: Number(high) }),
  };
}

const levelOf = (written: string) => (written === '-' ? undefined : figure(written));

function expectRange(range: Range | undefined, written: string): void {
  if (written === '-') expect(range).toBeUndefined();
  if (written === '-') return;
  const [, low, high] = /^(-?[\d.einf]+)-([\d.einf]+)$/.exec(written)!.map((part) => part.replace('inf', 'Infinity'));
  for (const [found, wanted] of [
    [range!.low, Number(low)],
    [range!.high, Number(high)],
  ] as const) {
    if (Number.isFinite(wanted)) expect(Math.abs(found - wanted)).toBeLessThanOrEqual(0.001 * Math.abs(wanted) + 1e-9);
    else expect(found).toBe(wanted);
  }
}

describe('a figure may stand for', () => {
  it.each(cases.ranges)('%s: %s', (written, range) => expectRange(rangeOf(figure(written)), range));
});

describe('a change', () => {
  it.each(cases.changes)('from %s, %s by %s, to %s: %s', (before, direction, by, after, verdict, expected) => {
    const [from, to] = [levelOf(before), levelOf(after)];
    const check = checkChange({ direction, by: figure(by), ...(from && { before: from }), ...(to && { after: to }) });
    expect(check.verdict).toBe(verdict);
    expectRange(check.expected, expected);
  });

  it('is explained in a sentence', () => {
    const [before, by, after] = ['$3.7 billion [3.7e9 USD]', '54% [54 percent]', '$1.7 billion [1.7e9 USD]'].map(
      figure,
    );
    const direction = 'fall';
    expect(checkChange({ before: before!, after: after!, by: by!, direction }).explanation).toBe(
      '“$3.7 billion” less “54%” is 1.661 billion to 1.744 billion USD; “$1.7 billion” agrees.',
    );
    expect(checkChange({ after: after!, by: by!, direction }).explanation).toBe(
      '“$1.7 billion” and a change of “54%” imply a level before it of 3.548 billion to 3.846 billion USD.',
    );
  });

  it('that really was agrees however it is rounded, and what it implies holds the truth', () => {
    const rounded = (value: number, digits: number, unit: string): Figure => {
      const shown = Number(value.toPrecision(digits));
      return { value: shown, unit, approximate: false, text: `${shown}` };
    };
    const digits = fc.integer({ min: 2, max: 5 });
    fc.assert(
      fc.property(
        fc.integer({ min: 100, max: 900_000 }),
        fc.integer({ min: 100, max: 900_000 }),
        digits,
        digits,
        digits,
        (from, to, a, b, c) => {
          const direction = to < from ? 'fall' : 'rise';
          const percent = (Math.abs(to - from) / from) * 100;
          const [before, after, by] = [rounded(from, a, 'USD'), rounded(to, b, 'USD'), rounded(percent, c, 'percent')];
          expect(checkChange({ before, after, by, direction }).verdict).toBe('agrees');
          const { expected } = checkChange({ after, by, direction });
          expect(expected!.low).toBeLessThanOrEqual(from * (1 + 1e-9));
          expect(expected!.high).toBeGreaterThanOrEqual(from * (1 - 1e-9));
        },
      ),
      { seed: 5, numRuns: 1_000 },
    );
  });
});

describe('parts and a total', () => {
  it.each(cases.sums)('%j, %s, of %s: %s', (parts, which, total, verdict) => {
    expect(checkSum(parts.map(figure), figure(total), which === 'all').verdict).toBe(verdict);
  });
});

describe('a share', () => {
  it.each(cases.shares)('%s of %s as %s: %s', (part, whole, share, verdict) => {
    expect(checkShare(figure(part), figure(whole), figure(share)).verdict).toBe(verdict);
  });
});
