import { expect, it } from 'vitest';
import { readModels } from '../../../models/read.ts';
import { lemmasOf } from '../../lemmas/lemmas.ts';
import { tagTokens } from '../../parts-of-speech/parts-of-speech.ts';
import { segmentText } from '../../segment/segment.ts';
import { parserOf } from '../../syntax/parser.ts';
import { HedgeFinder, uncertainShare } from './find.ts';

const models = readModels();
const finder = HedgeFinder.of(models);

function find(text: string): readonly string[] {
  const { sentences, tokens } = segmentText(text);
  const tags = tagTokens(text, sentences, tokens, models);
  const heads = new Int32Array(tokens.length).fill(-1);
  const relations = new Uint8Array(tokens.length);
  for (const { tokens: range } of sentences) parserOf(models).parse(tokens, tags, ...range, heads, relations);
  const input = { text, tokens, tags, lemmas: lemmasOf(tokens, tags), heads, relations, first: 0, last: tokens.length };
  const cues = finder.find(input);
  for (const { start, end, share } of cues) {
    expect(text.slice(start, end)).not.toBe('');
    expect(share).toBeLessThanOrEqual(1);
  }
  return cues.filter(({ share }) => share > 0.5).map(({ start, end }) => text.slice(start, end));
}

it.each([
  ['The ferry may leave at noon.', ['may']],
  ['The ferry left the port in May.', []],
  ['The ferry is expected to leave at noon.', ['expected']],
  ['The ferry will probably leave at noon.', ['probably']],
  ['Officials believe the ferry has left.', ['believe']],
  ['The ferry left at noon.', []],
  ['If the bridge fails, the ferry will sail.', ['If']],
  ['He asked whether the ferry had left.', ['whether']],
  ['Whether it sails remains to be seen.', ['Whether', 'remains to be seen']],
  ['', []],
])('%s', (text, cues) => expect(find(text)).toEqual(cues));

it('adds up cues to the probability that a sentence is uncertain', () => {
  const span = { start: 0, end: 1 };
  expect(uncertainShare([])).toBe(0);
  expect(
    uncertainShare([
      { ...span, share: 0.5 },
      { ...span, share: 0.5 },
    ]),
  ).toBe(0.75);
});

it('takes time that grows with the text, and the same answer twice', () => {
  const text = 'It may, could and might not remain to be seen if '.repeat(2_000);
  const startedAt = performance.now();
  const found = find(text);
  expect(performance.now() - startedAt).toBeLessThan(8_000);
  expect(find(text)).toEqual(found);
});
