import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Attribution } from '../../document/attribution.ts';
import { Models } from '../../models/models.ts';
import { EMPTY_PACK } from '../../packs/pack.ts';
import { preparePack } from '../../packs/prepared.ts';
import { segmentText } from '../segment/segment.ts';
import { attributions } from './attributions.ts';

interface Case {
  readonly text: string;
  readonly dateline?: string;
  readonly found: readonly string[];
}

const cases = parse(readFileSync(new URL('./en.cases.yaml', import.meta.url), 'utf8')) as Case[];
const knowledge = { pack: preparePack(EMPTY_PACK), models: new Models([]) };

function find(text: string, dateline?: string, language = 'en'): readonly Attribution[] {
  const furniture = dateline ? [{ start: 0, end: dateline.length }] : [];
  return attributions.run(
    { document: 'd', text, language, furniture, readingNotes: [], notes: [], ...segmentText(text) },
    knowledge,
  ).attributions;
}

/** As the cases write them; commas inside a number and capitals in front do not matter there. */
function written({ sources, cue, contents }: Attribution): string {
  return [
    sources.map((source) => source.text).join(' + '),
    cue.text,
    contents.map((content) => content.text).join(' ++ '),
  ].join(' | ');
}

const plain = (words: string) =>
  words
    .trim()
    .replace(/(\d),(\d)/g, '$1$2')
    .toLowerCase();

describe('phrasings', () => {
  it.each(cases.map((one) => [one.text, one] as const))('%s', (text, { dateline, found }) => {
    expect(find(text, dateline).map(written).map(plain)).toEqual(found.map(plain));
  });
});

it('leaves other languages alone', () => {
  expect(find('The ministry said that ships had left.', undefined, 'ko')).toEqual([]);
});

it('nests what is reported inside a report, and never in a circle', () => {
  const [denied, reported] = find("The leader's sister denied the sales, the state agency reported.");
  expect(denied?.parent).toBe(reported?.id);
  expect(reported?.parent).toBeUndefined();
});

it('finds nothing where the content holds no word', () => {
  expect(
    find('The port, writing (" " ) said so.').every(({ contents }) =>
      contents.every(({ text }) => /\p{L}/u.test(text)),
    ),
  ).toBe(true);
});

it('tells direct, mixed and indirect speech apart', () => {
  const form = (text: string) => find(text).map((one) => one.form);
  expect(form('“It left,” he said.')).toEqual(['direct']);
  expect(form('He said it left “in the night” of Friday.')).toEqual(['mixed']);
  expect(form('He said it left in the night.')).toEqual(['indirect']);
});

const piece = fc.constantFrom(
  'He said ',
  'that ',
  'which ',
  '“It left,” ',
  'according to ',
  'the ministry, ',
  'denied ',
  'and ',
  'X ',
  ', ',
  '. ',
  '\n',
  '(',
  ')',
  'reports ',
  'was reported by ',
  'would not say ',
  'told Y ',
  'as ',
  'calls ',
  'with A warning ',
  ':',
  '"',
);

it('gives spans whose words are those of the text, with content and cue apart from each other in one attribution', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
      const text = pieces.join('');
      const found = find(text);
      for (const { sources, cue, contents } of found) {
        for (const words of [...sources, cue, ...contents]) expect(text.slice(words.start, words.end)).toBe(words.text);
      }
      expect(new Set(found.map((one) => one.id)).size).toBe(found.length);
    }),
    { numRuns: 1_000 },
  );
});
