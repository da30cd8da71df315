import { describe, expect, it } from 'vitest';
import type { EventMention } from '../../document/event.ts';
import type { Figure } from '../../document/quantity.ts';
import type { Time } from '../../document/time.ts';
import { expectedOf, figuresOf, type Places, readingOf, timeLabel } from './happenings.ts';

const places: Places = {
  saidIn: (claim) => ({ by: claim, stance: 'asserts', certainty: 'certain', number: 1 }),
  place: (_, { start, end, text }) => ({ document: 1, line: 1, start, end, text }),
};

function mention(id: string, more: Partial<EventMention> = {}): EventMention {
  const words = { start: 0, end: 1, text: 'x' };
  const fixed = { document: 'd', claim: 'c', type: 'missile-test', trigger: words, arguments: [] } as const;
  return { id, ...fixed, modality: 'happened', polarity: 'yes', ...more };
}

const unknown = () => undefined;

const at = (edtf: string | undefined): { time: Time } => ({
  time: { kind: 'date', basis: 'stated', start: 0, end: 4, text: 'then', ...(edtf !== undefined && { edtf }) },
});

const figure = (more: Partial<Figure>): Figure => ({
  ...{ start: 0, end: 1, text: 'x', unit: 'one', approximate: false, document: 'd', claim: 'c' },
  ...more,
});

describe('events', () => {
  it('come by time, those without one behind in the order of the texts', () => {
    const mentions = [
      mention('a', { type: 'a' }),
      mention('b', { type: 'b', ...at('2024-01') }),
      mention('c', { type: 'c', ...at('XXXX-08') }),
      mention('d', { type: 'd', ...at('../2006') }),
      mention('e', { type: 'e', ...at(undefined) }),
    ].map((one): EventMention => ({ ...one, modality: 'expected' }));
    expect(expectedOf(mentions, places, unknown).map(({ type }) => type)).toEqual(['d', 'b', 'a', 'c', 'e']);
  });

  it('that were done or go on are not expected', () => {
    const all = (['happened', 'ongoing', 'preparing', 'planned', 'expected', 'possible', 'conditional'] as const).map(
      (modality) => mention(modality, { modality }),
    );
    expect(expectedOf(all, places, unknown)).toHaveLength(5);
  });

  it('have passed once their last day lies before the day asked about, and never without one', () => {
    const expected = mention('a', { modality: 'expected', ...at('2024-11') });
    const passed = (asOf?: string) => expectedOf([expected], places, unknown, asOf).map((event) => event.passed);
    expect([passed('2024-11-30'), passed('2024-12-01'), passed()]).toEqual([[false], [true], [false]]);
    expect(expectedOf([mention('b', { modality: 'expected' })], places, unknown, '2030-01-01')[0]?.passed).toBe(false);
  });
});

describe('outcomes', () => {
  it('are told where a later text reports what was foreseen', () => {
    const expected = [mention('a', { modality: 'expected' }), mention('b', { modality: 'planned' })];
    const outcomes = expectedOf(expected, places, ({ id }) => (id === 'a' ? 'reported: a test' : undefined));
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['reported: a test', undefined]);
  });
});

describe('times', () => {
  it('are shown with their words and what they rest on', () => {
    const time = { kind: 'date', start: 0, end: 10, text: 'last month' } as const;
    expect(timeLabel({ ...time, edtf: '2022-08', basis: 'relative-to-publication' })).toBe(
      '2022-08 (“last month”, counted from the day of publication)',
    );
    expect(timeLabel({ ...time, text: '2022', edtf: '2022', basis: 'stated' })).toBe('2022');
    expect(timeLabel({ ...time, basis: 'stated' })).toBe('“last month”');
    expect(timeLabel({ ...time, basis: 'stated', problem: 'the month has no such day' })).toBe(
      '“last month”: the month has no such day',
    );
  });
});

describe('figures', () => {
  it.each([
    [{ value: 1_234_567.5 }, '1,234,567.5'],
    [{ value: 12, approximate: true }, 'about 12'],
    [{ low: 30, lowExclusive: true, unit: 'people' }, 'more than 30'],
    [{ low: 30 }, 'at least 30'],
    [{ low: 20_000, approximate: true }, 'at least 20,000'],
    [{ low: 3, high: 9, approximate: true }, 'about 3 to 9'],
    [{ high: 5 }, 'at most 5'],
    [{ high: 5, highExclusive: true }, 'fewer than 5'],
    [{ low: 16, high: 25, unit: 'percent' }, '16 to 25 percent'],
    [{ value: 54, unit: 'percent', change: 'fall' }, 'down by 54 percent'],
    [{ value: 1200, per: 'day', role: 'cumulative' }, '1,200 per day (cumulative)'],
    [{ value: 1e21, unit: 'USD' }, '1e+21 USD'],
    [{}, 'number not told'],
  ] as const)('%j reads "%s"', (more, expected) => {
    expect(readingOf(figure(more))).toBe(expected);
  });

  it('are sorted by what they count; bare numbers and lengths of time are left out', () => {
    const all = [
      figure({ counts: 'shell' }),
      figure({ unit: 'year', value: 3 }),
      figure({ value: 7 }),
      figure({ unit: 'USD' }),
      figure({ counts: 'barge' }),
    ];
    expect(figuresOf(all, places).map(({ counts }) => counts)).toEqual(['USD', 'barge', 'shell']);
  });
});
