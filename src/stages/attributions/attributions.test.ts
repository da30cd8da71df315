import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Attribution } from '../../document/attribution.ts';
import { readModels } from '../../models/read.ts';
import { EMPTY_PACK } from '../../packs/pack.ts';
import { preparePack } from '../../packs/prepared.ts';
import { definePipeline, defineStage } from '../../pipeline/stage.ts';
import { names } from '../names/names.ts';
import { partsOfSpeech } from '../parts-of-speech/parts-of-speech.ts';
import { segment } from '../segment/segment.ts';
import { syntax } from '../syntax/syntax.ts';
import { attributions } from './attributions.ts';

interface Case {
  readonly text: string;
  readonly dateline?: string;
  /** What a careful reader takes from it. */
  readonly found: readonly string[];
  /** What the models take from it, where that is something else: a shortfall that is known. */
  readonly reads?: readonly string[];
}

const cases = parse(readFileSync(new URL('./en.cases.yaml', import.meta.url), 'utf8')) as Case[];
const knowledge = { pack: preparePack(EMPTY_PACK), models: readModels() };

const none = defineStage({ name: 'no-notes', reads: [], writes: ['notes'], run: () => ({ notes: [] }) });
const pipeline = definePipeline([segment, partsOfSpeech, syntax, names, none, attributions]);

function find(text: string, dateline?: string, language = 'en'): readonly Attribution[] {
  const furniture = dateline ? [{ start: 0, end: dateline.length }] : [];
  return pipeline.run({ document: 'd', text, language, furniture, readingNotes: [] }, knowledge).attributions;
}

/** What claims are made of; contents without the "that" in front. */
function written(text: string, dateline?: string): string[] {
  return find(text, dateline)
    .filter(({ kind, sources, confidence }) => kind !== 'attitude' && confidence >= (sources.length > 0 ? 0.3 : 0.5))
    .map(({ sources, cue, contents }) =>
      [
        sources.map((source) => source.text).join(' + '),
        cue.text,
        contents.map((content) => content.text.replace(/^that /, '')).join(' ++ '),
      ].join(' | '),
    );
}

const plain = (words: string) =>
  words
    .trim()
    .replace(/(\d),(\d)/g, '$1$2')
    .toLowerCase();

describe('phrasings', () => {
  it.each(cases.map((one) => [one.text, one] as const))('%s', (text, { dateline, found, reads }) => {
    expect(written(text, dateline).map(plain)).toEqual((reads ?? found).map(plain));
  });

  it('are read as a careful reader reads them, more than half of them; the others say what is read', () => {
    const right = cases.filter(({ reads }) => reads === undefined).length;
    expect(right / cases.length).toBeGreaterThan(0.5);
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

it('finds a denial inside a report, also behind a stray comma', () => {
  for (const text of [
    "Last week, the leader's powerful sister, again denied arms exchanges with the east, state media reported.",
    'The minister denied the sale of arms, the state agency said.',
  ]) {
    const denial = find(text).find(({ cue }) => /denied/.test(cue.text));
    expect(denial?.sources[0]?.text, text).toMatch(/sister|minister/);
    expect(denial?.contents[0]?.text, text).toMatch(/arms/);
  }
});

it('gives an aside of the outlet no parent', () => {
  const found = find('Moscow has condemned the drills in the strait, which Pyongyang sees as a rehearsal for a war.');
  expect(found.map(({ cue, parent }) => [cue.text, parent])).toEqual([
    ['has condemned', undefined],
    ['sees', undefined],
  ]);
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
