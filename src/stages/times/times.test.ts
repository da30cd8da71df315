import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Time } from '../../document/time.ts';
import { windowOf } from '../../document/time.ts';
import { readModels } from '../../models/read.ts';
import { EMPTY_PACK } from '../../packs/pack.ts';
import { preparePack } from '../../packs/prepared.ts';
import type { Knowledge } from '../../pipeline/stage.ts';
import { partsOfSpeech } from '../parts-of-speech/parts-of-speech.ts';
import { segmentText } from '../segment/segment.ts';
import { civil, dayNumber, easterOf, isoDay, isoWeek, periodAround, weekdayOf } from './calendar.ts';
import { dateDocument } from './date-document.ts';
import type { TimedText } from './read.ts';
import { findTimes, times } from './times.ts';

const cases = parse(readFileSync(new URL('./en.cases.yaml', import.meta.url), 'utf8')) as {
  times: [string, string][];
  undated: [string, string][];
  impossible: [string, string][];
  'near misses': string[];
};

const knowledge: Knowledge = { models: readModels(), pack: preparePack(EMPTY_PACK) };

function layersOf(text: string): TimedText {
  const layers = segmentText(text);
  const given = { document: '', text, language: 'en', furniture: [], readingNotes: [] };
  return { text, ...layers, ...partsOfSpeech.run({ ...given, ...layers }, knowledge) };
}

const PUBLISHED = { earliest: '2024-11-05', latest: '2024-11-05' };
const read = (text: string, published: typeof PUBLISHED | undefined = PUBLISHED) =>
  findTimes(layersOf(text), published ? { published } : {});

function shown(time: Time): string {
  const pointer = time.kind === 'reference' ? time.reference : undefined;
  const value = time.edtf ?? (time.problem ? '!' : (pointer ?? time.every ?? time.duration ?? '?'));
  return [`${time.text} = ${value}`, time.clock, time.dayPart].filter(Boolean).join(' ');
}

describe('times of a text of 5 November 2024', () => {
  it.each(cases.times)('%s', (text, expected) => {
    expect(read(text).map(shown).join(' | ')).toBe(expected);
  });
});

describe('times of an undated text', () => {
  it.each(cases.undated)('%s', (text, expected) => {
    expect(findTimes(layersOf(text)).map(shown).join(' | ')).toBe(expected);
  });
});

describe('times that cannot be', () => {
  it.each(cases.impossible)('%s', (text, expected) => {
    expect(read(text).map(shown).join(' | ')).toBe(expected);
  });
});

describe('near misses', () => {
  it.each(cases['near misses'])('%s', (text) => {
    expect(read(text).map(shown)).toEqual([]);
  });
});

describe('what a time rests on', () => {
  const only = (text: string) => read(text).at(-1)!;

  it('names its own words, the day of publication, or another time', () => {
    expect(only('It was built in 1998.')).toMatchObject({ basis: 'stated' });
    expect(only('It was built last month.')).toMatchObject({ basis: 'relative-to-publication', anchor: '2024-11-05' });
    expect(only('It flew on May 3, 2024. A day earlier it was moved.')).toMatchObject({
      edtf: '2024-05-02',
      basis: 'relative-to-time',
      anchor: '2024-05-03',
    });
  });

  it('gives the days among which a time lies where publication is not certain', () => {
    const published = { earliest: '2024-09-01', latest: '2024-09-30', inferred: true };
    const [month, week] = findTimes(layersOf('It came last month and left last week.'), { published });
    expect(month).toMatchObject({ edtf: '2024-08', basis: 'inferred', anchor: '[2024-09-01..2024-09-30]' });
    expect(week).toMatchObject({ edtf: '[2024-08-26..2024-09-29]', unit: 'week', basis: 'inferred' });
  });

  it('keeps the ends of a range with their words', () => {
    const [range] = read('It ran from May 2019 to July 2021.');
    expect(range?.from).toMatchObject({ text: 'May 2019', edtf: '2019-05' });
    expect(range?.to).toMatchObject({ text: 'July 2021', edtf: '2021-07' });
  });

  it('reads figures by the order that is given, else keeps both readings', () => {
    const text = 'It is dated 3/4/2024.';
    expect(findTimes(layersOf(text), { monthFirst: true })[0]?.edtf).toBe('2024-03-04');
    expect(findTimes(layersOf(text))[0]?.edtf).toBe('[2024-03-04,2024-04-03]');
  });
});

describe('dating a text by what it mentions', () => {
  const date = (text: string, happenings: Readonly<Record<string, string>> = {}) => {
    const mentions = Object.entries(happenings).map(([words, edtf]) => {
      const start = text.indexOf(words);
      return { start, end: start + words.length, edtf };
    });
    return dateDocument(layersOf(text), mentions);
  };

  it('joins a month with "last month", and takes the year from a happening told with "this year"', () => {
    const text =
      'Rebels confirmed that the harbour received foreign pumps in August. The harbour received foreign pumps for days last month. This year the navy held its first regatta since 1990.';
    expect(date(text, { 'first regatta since 1990': '2022-03' })).toMatchObject({
      edtf: '2022-09',
      earliest: '2022-09-01',
      latest: '2022-09-30',
    });
  });

  it('lies before what is told as coming and after what is told as past', () => {
    const text = 'The port was shelled. The leaders will convene for the lake summit.';
    const dated = date(text, { 'port was shelled': '2021-06-02', 'lake summit': '2021-06-10/2021-06-12' });
    expect(dated).toMatchObject({ edtf: '[2021-06-02..2021-06-12]' });
    expect(dated?.evidence.map((quote) => quote.text)).toEqual(['port was shelled', 'lake summit']);
  });

  it('knows that a month without a year is of the last twelve', () => {
    const text = 'In May two states vetoed the draft. The pact will end in 2023.';
    expect(date(text, { 'vetoed the draft': '2022-05-26' })).toMatchObject({
      earliest: '2022-05-26',
      latest: '2023-05-26',
    });
  });

  it.each([
    ['A train crossed the bridge.', {}],
    ['In January 2024 a missile flew.', {}],
    ['The pact was signed in 2024. The lake summit will open.', { 'lake summit': '2020-06-10' }],
  ])('gives nothing where the words leave it open or contradict each other: %s', (text, happenings) => {
    expect(date(text, happenings)).toBeUndefined();
  });
});

describe('the calendar', () => {
  it('counts days both ways', () => {
    fc.assert(
      fc.property(fc.integer({ min: -354_000, max: 376_000 }), (day) => {
        const { year, month, day: date } = civil(day);
        expect(dayNumber(year, month, date)).toBe(day);
        expect(isoDay(day)).toBe(new Date(day * 86_400_000).toISOString().slice(0, 10));
        expect(weekdayOf(day) % 7).toBe(new Date(day * 86_400_000).getUTCDay());
        for (const unit of ['week', 'month', 'quarter', 'season', 'year', 'decade'] as const) {
          const { start, end } = periodAround(day, unit);
          expect(start <= day && day <= end).toBe(true);
        }
      }),
    );
  });

  it.each([
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [1999, '1999-04-04'],
  ])('has Easter of %i on %s', (year, day) => {
    expect(isoDay(easterOf(year))).toBe(day);
  });

  it.each([
    ['2015-12-31', 2015, 53],
    ['2021-01-03', 2020, 53],
    ['2024-12-30', 2025, 1],
  ])('has %s in week %i-%i', (day, year, week) => {
    const [y, m, d] = day.split('-').map(Number) as [number, number, number];
    expect(isoWeek(dayNumber(y, m, d))).toEqual({ year, week });
  });

  it.each([
    ['2024-08', '2024-08-01', '2024-08-31'],
    ['2023-24', '2023-12-01', '2024-02-29'],
    ['199X', '1990-01-01', '1999-12-31'],
    ['2006/..', '2006-01-01', undefined],
    ['[2024-03-04,2024-04-03]', '2024-03-04', '2024-04-03'],
    ['2024-10-01~/2024-10-10~', '2024-10-01', '2024-10-10'],
  ])('opens %s', (edtf, earliest, latest) => {
    expect(windowOf(edtf)).toEqual({ ...(earliest && { earliest }), ...(latest && { latest }) });
  });

  it('has no window for a month of an open year', () => {
    expect(windowOf('XXXX-08')).toBeUndefined();
  });
});

const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        ...[
          'last ',
          'the ',
          'week ',
          'of ',
          'May ',
          '3',
          '-',
          '/',
          '2024 ',
          'from ',
          'to ',
          'first ',
          'early ',
          '. ',
          'a ',
        ],
        ...[
          'year ',
          'ago ',
          'two ',
          '31 ',
          'February ',
          'since ',
          "'",
          'century ',
          'hundred ',
          '999999999 ',
          'Friday ',
          '\n',
        ],
      ),
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''));

describe('properties', () => {
  it('finds words of the text, in order, apart from one another, the same each time', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const found = read(text);
        let at = 0;
        for (const time of found) {
          expect(text.slice(time.start, time.end)).toBe(time.text);
          expect(time.start).toBeGreaterThanOrEqual(at);
          expect(time.end).toBeGreaterThan(time.start);
          at = time.end;
        }
        expect(read(text)).toEqual(found);
      }),
      { numRuns: 300 },
    );
  });

  it('gives only dates that the calendar has', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const { edtf } of read(text)) {
          for (const day of edtf?.match(/\d{4}-\d\d-\d\d/g) ?? []) {
            expect(new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10)).toBe(day);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('reads only English', () => {
    const text = 'It was in May 2024.';
    const layers = { ...layersOf(text), document: '', furniture: [], readingNotes: [] };
    expect(times.run({ ...layers, language: 'de' }, knowledge).times).toEqual([]);
    expect(times.run({ ...layers, language: 'en' }, knowledge).times).toHaveLength(1);
  });

  const units = [
    'early ',
    'the week of ',
    'first ',
    'last week of ',
    'from May ',
    '3 to ',
    'two ',
    'and a half ',
    "'",
    'a-',
    '1-',
    'May 3, 2024 to ',
  ];
  it.each([...units, 'two years before ', 'day-', 'hundred ', 'the last the ', '1/', 'last month August '])(
    'reads 200,000 characters of %j in linear time',
    (unit) => {
      const text = unit.repeat(Math.floor(200_000 / unit.length));
      const { tokens, sentences } = segmentText(text);
      const layers = { text, tokens, sentences, tags: tokens.map(() => '' as const) };
      const startedAt = performance.now();
      findTimes(layers, { published: PUBLISHED });
      dateDocument(layers);
      expect(performance.now() - startedAt).toBeLessThan(8_000);
    },
  );
});
