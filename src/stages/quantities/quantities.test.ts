import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type FoundQuantity, publicQuantity } from '../../document/quantity.ts';
import { readModels } from '../../models/read.ts';
import { preparePack } from '../../packs/prepared.ts';
import { definePipeline } from '../../pipeline/stage.ts';
import { names } from '../names/names.ts';
import { partsOfSpeech } from '../parts-of-speech/parts-of-speech.ts';
import { segment } from '../segment/segment.ts';
import { singularOf } from './counted.ts';
import { exact, parseDigits, plus, times, toNumber } from './exact.ts';
import { quantities } from './quantities.ts';

const cases = parse(readFileSync(new URL('./en.cases.yaml', import.meta.url), 'utf8')) as Record<
  string,
  [string, string][]
>;
const states = [
  { code: 'KP', name: 'North Korea', aliases: [], peoples: ['North Korean', 'North Koreans'] },
  { code: 'RU', name: 'Russia', aliases: [], peoples: ['Russian', 'Russians'] },
];
const knowledge = { pack: preparePack({ parts: [], outlets: [], states }), models: readModels() };
const pipeline = definePipeline([segment, partsOfSpeech, names, quantities]);
const read = (text: string, language = 'en') =>
  pipeline.run({ document: 'd', text, language, furniture: [], readingNotes: [] }, knowledge).quantities;

/** "about 30 ships = ~30 one: ship / day; new; rise @ in 2023". */
function written({ text, unit, counts, per, role, change, scope, approximate, ...amount }: FoundQuantity): string {
  const of = `${approximate ? '~' : ''}${amountOf(amount)} ${unit}${counts ? `: ${counts}` : ''}${per ? ` / ${per}` : ''}`;
  return `${text} = ${of}${role ? `; ${role}` : ''}${change ? `; ${change}` : ''}${scope ? ` @ ${scope}` : ''}`;
}

function amountOf({ value, low, high, lowExclusive, highExclusive }: Partial<FoundQuantity>): string {
  if (value !== undefined) return String(value);
  const least = low === undefined ? '' : `${lowExclusive ? '>' : '≥'}${low}`;
  return least + (high === undefined ? '' : `${highExclusive ? '<' : '≤'}${high}`);
}

describe.each(Object.entries(cases))('%s', (_group, phrasings) => {
  it.each(phrasings)('%s', (text, expected) => {
    expect(read(text).map(written).join(' | ')).toBe(expected);
  });
});

describe('quantities', () => {
  it('are not looked for in other languages', () => expect(read('Drei Schiffe, 40 Matrosen.', 'de')).toEqual([]));

  it('say where their parts stand', () => {
    const text = 'They want more than $5 million worth of new radios.';
    const [{ parts } = expect.fail()] = read(text);
    const words = ({ start, end }: { start: number; end: number }) => text.slice(start, end);
    expect({ ...parts, numbers: parts.numbers.map(words), units: parts.units.map(words) }).toMatchObject({
      numbers: ['5 million'],
      units: ['$'],
    });
    expect(parts.bounds.map(words)).toEqual(['more than']);
    expect(words(parts.counted!)).toBe('new radios');
  });

  it('lose what only the stage needs where they are shown', () => {
    const [quantity = expect.fail()] = read('Exports fell 5 percent.');
    expect(Object.keys(quantity)).toContain('parts');
    expect(Object.keys(publicQuantity(quantity))).not.toContain('parts');
  });

  it('are the same on every run', () => {
    const text = 'About 30 ships and between 5 and 10 tons of coal left, 12% more than in 2023.';
    expect(read(text)).toEqual(read(text));
  });
});

const pieces = fc.oneof(
  fc.constantFrom(
    ...[
      '1',
      '20',
      '1,000',
      '3.5',
      '$',
      '€',
      '%',
      ' million',
      ' and a half',
      ' to ',
      '-',
      '–',
      ' between ',
      ' and ',
      ' or ',
    ],
    ...[
      ' two',
      ' thirds',
      ' dozen',
      ' of ',
      ' ships',
      ' a day',
      ' km',
      ' more than ',
      ' hundred',
      '½',
      '/',
      '. ',
      ' years old',
    ],
    ...['\n', '“', ' soldiers', ' thousands', ' point ', 'İ', '😀', ' minus ', ' in '],
  ),
  fc.string({ unit: 'binary' }),
);

describe('properties', () => {
  it('stand in the text, in order, with numbers that are finite and bounds the right way round', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 50 }), (parts) => {
        const text = parts.join('');
        let [start, end] = [0, 0];
        for (const quantity of read(text)) {
          expect(text.slice(quantity.start, quantity.end)).toBe(quantity.text);
          expect(quantity.start).toBeGreaterThanOrEqual(start);
          const { numbers } = quantity.parts;
          for (const number of numbers) {
            expect(number.start).toBeGreaterThanOrEqual(end);
            expect(number.end).toBeGreaterThan(number.start);
            end = number.end;
          }
          const amounts = [quantity.value, quantity.low, quantity.high].filter((amount) => amount !== undefined);
          expect(amounts.length).toBeGreaterThan(0);
          expect(amounts.every(Number.isFinite)).toBe(true);
          if (amounts.length > 1) expect(quantity.low).toBeLessThan(quantity.high!);
          start = quantity.start;
        }
      }),
      { numRuns: 300 },
    );
  });

  it('of a decimal number written out are that number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999 }), fc.integer({ min: 0, max: 999 }), (whole, after) => {
        const digits = `${whole}.${String(after).padStart(3, '0')}`;
        expect(read(`It cost $${digits} billion.`)[0]?.value).toBe(Number(`${digits}e9`));
      }),
      { numRuns: 50 },
    );
  });
});

describe('hostile text', () => {
  it.each([
    '1 ',
    '1,',
    '1-',
    '1/',
    '123 ',
    '9',
    'two ',
    'million ',
    '1 million ',
    'one hundred and ',
    'between 1 and ',
    'at least ',
    'at least 5 ',
    'dozens of ',
    '5 of the ',
    '5 big, big and ',
    'two-',
    '$',
    '$1 ',
    '½',
    '5 feet 2 inches ',
  ])('of 120,000 characters of %j is read in linear time', (unit) => {
    const started = performance.now();
    read(unit.repeat(Math.floor(120_000 / unit.length)));
    expect(performance.now() - started).toBeLessThan(8_000);
  });
});

describe('exact numbers', () => {
  it.each([
    ['1.7', 9, 1_700_000_000],
    ['0.1', 0, 0.1],
    ['2.675', 2, 267.5],
    ['1.005', 3, 1005],
    ['12,345.678', 3, 12_345_678],
  ])('%s × 10^%i', (digits, power, value) => {
    expect(toNumber(times(parseDigits(digits)!, exact(1, power)))).toBe(value);
  });

  it('add without error', () => expect(toNumber(plus(parseDigits('0.1')!, parseDigits('0.2')!))).toBe(0.3));

  it.each(['1,23,4', '1,2345', '007', '1.2.3', '1,000,00', '', '9'.repeat(400)])('%s is none', (digits) => {
    expect(parseDigits(digits)).toBeUndefined();
  });

  it.each([exact(1234567890123456n), exact(1, 400), exact(-1, 22)])('%o is beyond what a number holds', (one) => {
    expect(toNumber(one)).toBeUndefined();
  });
});

it.each([
  ['soldiers', 'soldier'],
  ['casualties', 'casualty'],
  ['women', 'woman'],
  ['infantrymen', 'infantryman'],
  ['boxes', 'box'],
  ['losses', 'loss'],
  ['launches', 'launch'],
  ['bases', 'base'],
  ['aircraft', 'aircraft'],
  ['munitions', 'munition'],
  ['howitzers', 'howitzer'],
  ['crises', 'crisis'],
  ['ex-officers', 'ex-officer'],
  ['gas', 'gas'],
])('the singular of %s is %s', (word, singular) => expect(singularOf(word)).toBe(singular));
