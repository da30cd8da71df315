import { expect, it } from 'vitest';
import { readModels } from '../../../models/read.ts';
import { tagTokens } from '../../parts-of-speech/parts-of-speech.ts';
import { segmentText } from '../../segment/segment.ts';
import { HedgeFinder, uncertainShare } from './find.ts';

const models = readModels();
const finder = HedgeFinder.of(models);

function find(text: string): readonly string[] {
  const { sentences, tokens } = segmentText(text);
  const tags = tagTokens(text, sentences, tokens, models);
  const cues = finder.find({ text, tokens, tags, first: 0, last: tokens.length });
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
