import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { PARTS_OF_SPEECH } from '../../document/part-of-speech.ts';
import { readModels } from '../../models/read.ts';
import { EMPTY_PACK } from '../../packs/pack.ts';
import { preparePack } from '../../packs/prepared.ts';
import { definePipeline } from '../../pipeline/stage.ts';
import { segment } from '../segment/segment.ts';
import { partsOfSpeech } from './parts-of-speech.ts';
import { tagWords } from './tagger.ts';

const cases = parse(readFileSync(new URL('./en.cases.yaml', import.meta.url), 'utf8')) as [string, string][];
const models = readModels();
const knowledge = { pack: preparePack(EMPTY_PACK), models };
const pipeline = definePipeline([segment, partsOfSpeech]);
const tagsOf = (text: string, language = 'en') =>
  pipeline.run({ document: 'd', text, language, furniture: [], readingNotes: [] }, knowledge).tags;

describe('tags', () => {
  it.each(cases)('%s', (text, expected) => expect(tagsOf(text).join(' ')).toBe(expected));
});

it('has labels in the order that the stage names', () => {
  expect(models.get('parts-of-speech').labels('tags')).toEqual(PARTS_OF_SPEECH);
});

it('tags a sentence the same whatever stands around it', () => {
  const [before, sentence] = ['Prices rose. ', 'She will report the report.'];
  expect(tagsOf(before + sentence).slice(3)).toEqual(tagsOf(sentence));
});

it('leaves text in other languages without tags', () => {
  expect(tagsOf('Neun Schiffe liefen aus.', 'de')).toEqual(['', '', '', '', '']);
});

it('gives one known tag to every word of any text', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' }), { maxLength: 30 }), (words) => {
      const tags = tagWords(words, models);
      expect(tags).toHaveLength(words.length);
      for (const tag of tags) expect(PARTS_OF_SPEECH).toContain(tag);
    }),
  );
});

it.each(['a ', '"', 'x.', '— '])('tags 300,000 characters of %j in linear time', (unit) => {
  const started = performance.now();
  tagsOf(unit.repeat(Math.floor(300_000 / unit.length)));
  expect(performance.now() - started).toBeLessThan(4_000);
});
