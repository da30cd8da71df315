import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readModels } from '../../models/read.ts';
import { WordForms } from '../../models/word-forms.ts';
import type { Pack } from '../../packs/pack.ts';
import { preparePack } from '../../packs/prepared.ts';
import { definePipeline } from '../../pipeline/stage.ts';
import { partsOfSpeech } from '../parts-of-speech/parts-of-speech.ts';
import { segment } from '../segment/segment.ts';
import { NameFinder } from './finder.ts';
import { LABELS, labelsOf, namesOf } from './labels.ts';
import { names } from './names.ts';

const cases = parse(readFileSync(new URL('./en.cases.yaml', import.meta.url), 'utf8')) as [string, string][];
const pack: Pack = {
  parts: [],
  outlets: [
    { id: 'ledger', name: 'Eastern Ledger', kind: 'newspaper', aliases: [], domains: [] },
    { id: 'mpa', name: 'Meridian Press Agency', kind: 'wire', wire: true, aliases: ['MPA'], domains: [] },
  ],
  states: [
    { code: 'GE', name: 'Georgia', aliases: [], peoples: [] },
    { code: 'KP', name: 'North Korea', aliases: ['DPRK'], peoples: ['North Korean', 'North Koreans'] },
    { code: 'RU', name: 'Russia', aliases: [], peoples: ['Russian', 'Russians'] },
    { code: 'TR', name: 'Turkey', aliases: [], peoples: [] },
    { code: 'US', name: 'United States', aliases: ['U.S.'], peoples: [] },
  ],
};
const models = readModels();
const knowledge = { pack: preparePack(pack), models };
const pipeline = definePipeline([segment, partsOfSpeech, names]);
const read = (text: string, language = 'en') =>
  pipeline.run({ document: 'd', text, language, furniture: [], readingNotes: [] }, knowledge).names;

describe('names', () => {
  it.each(cases)('%s', (text, expected) => {
    const written = read(text).map(({ start, end, type, state, outlet }) => {
      const key = state ?? outlet;
      return `${text.slice(start, end)}/${type}${key ? `:${key}` : ''}`;
    });
    expect(written.join(' | ')).toBe(expected);
  });

  it('are not looked for in other languages', () => {
    expect(read('Kim Jong Un reiste nach Russland.', 'de')).toEqual([]);
  });

  it('say who found them', () => {
    expect(read('The Eastern Ledger met Anna Brandt.').map(({ basis }) => basis)).toEqual(['pack', 'model']);
  });

  it('in a headline in capitals are read in the light of the text below it', () => {
    const headline = 'HARGROVE TO VISIT SEOUL';
    const written = (text: string) =>
      read(text)
        .filter(({ end }) => end <= headline.length)
        .map(({ start, end, type }) => `${text.slice(start, end)}/${type}`);
    expect(written(headline)).toEqual(['SEOUL/place']);
    expect(
      written(`${headline}\n\nThe envoy, Peter Hargrove, met reporters. Hargrove will be in Seoul on Monday.`),
    ).toEqual(['HARGROVE/person', 'SEOUL/place']);
  });

  it('lie in the text in order, and never overlap', () => {
    const pieces = [
      'Kim ',
      'Mr. ',
      'the Eastern Ledger ',
      'MPA',
      ' of Russia',
      '. ',
      '\n\n',
      '“',
      'U.S. ',
      'said ',
      '😀',
    ];
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary' })), { maxLength: 40 }),
        (parts) => {
          const text = parts.join('');
          let last = 0;
          for (const { start, end } of read(text)) {
            expect(start).toBeGreaterThanOrEqual(last);
            expect(end).toBeGreaterThan(start);
            last = end;
          }
          expect(last).toBeLessThanOrEqual(text.length);
        },
      ),
    );
  });

  it.each(['Kim ', 'A', 'MPA ', 'the Eastern Ledger ', 'Kim. ', 'a '])(
    'are found in 300,000 characters of %j in linear time',
    (unit) => {
      const started = performance.now();
      read(unit.repeat(Math.floor(300_000 / unit.length)));
      expect(performance.now() - started).toBeLessThan(8_000);
    },
  );
});

describe('labels', () => {
  it('are those of the model', () => expect(models.get('names').labels('names')).toEqual(LABELS));

  it('give back the names they stand for', () => {
    const marked = [
      { first: 0, last: 1, type: 'LOC' },
      { first: 1, last: 4, type: 'PER' },
      { first: 4, last: 6, type: 'PER' },
    ] as const;
    expect(namesOf(labelsOf(marked, 7))).toEqual(marked);
  });

  it('that do not fit together are read as far as they go', () => {
    const label = (name: string) => LABELS.indexOf(name);
    const odd = Uint8Array.of(label('I-PER'), label('B-ORG'), label('E-LOC'), label('O'), label('B-MISC'));
    expect(namesOf(odd)).toEqual([
      { first: 0, last: 1, type: 'PER' },
      { first: 1, last: 2, type: 'ORG' },
      { first: 2, last: 3, type: 'LOC' },
      { first: 4, last: 5, type: 'MISC' },
    ]);
  });
});

it('finds the same names in an endless run of words as in a short one', () => {
  const finder = new NameFinder(models.get('names'), new WordForms());
  const words = ['said', 'Peter', 'Ward', ','];
  const tags = ['VBD', 'NNP', 'NNP', ','] as const;
  const times = 500;
  const [found] = finder.find([
    {
      words: Array.from({ length: times }, () => words).flat(),
      tags: Array.from({ length: times }, () => tags).flat(),
    },
  ]);
  expect(found).toHaveLength(times);
});
