import { expect, test } from 'vitest';
import { readModels } from '../../src/models/read.ts';
import { EMPTY_PACK } from '../../src/packs/pack.ts';
import { preparePack } from '../../src/packs/prepared.ts';
import { definePipeline } from '../../src/pipeline/stage.ts';
import { lemmas } from '../../src/stages/lemmas/lemmas.ts';
import { partsOfSpeech } from '../../src/stages/parts-of-speech/parts-of-speech.ts';
import { segment } from '../../src/stages/segment/segment.ts';
import { syntax } from '../../src/stages/syntax/syntax.ts';
import { lemmaOf, typeOf, verbStem } from './trigger.ts';

test.each([
  ['announce', 'announcement'],
  ['acquire', 'acquisition'],
  ['nominate', 'nomination'],
  ['negotiate', 'negotiation'],
  ['die', 'death'],
  ['shoot', 'shooting'],
  ['stab', 'stabbing'],
  ['arrive', 'arrival'],
  ['perform', 'performance'],
])('%s and %s are one type', (verb, noun) => {
  expect(verbStem(noun)).toBe(verbStem(verb));
});

test.each([
  ['arrest', 'arrive'],
  ['die', 'dine'],
  ['shoot', 'short'],
  ['attack', 'attach'],
  ['kill', 'kiln'],
])('%s and %s are two types', (a, b) => {
  expect(verbStem(a)).not.toBe(verbStem(b));
});

const pipeline = definePipeline([segment, partsOfSpeech, lemmas, syntax]);
const knowledge = { pack: preparePack(EMPTY_PACK), models: readModels() };

test.each([
  ['The club made an offer to the player.', ['made', 'offer'], 'make offer', 'offer'],
  ['She checked into a clinic on Friday.', ['checked into'], 'check into', 'check'],
  ['Police announced the arrest of two men.', ['arrest'], 'arrest', 'arrest'],
])('%s %j', (text, words, lemma, type) => {
  const layers = pipeline.run({ document: 'd', text, language: 'en', furniture: [], readingNotes: [] }, knowledge);
  const spans = words.map((word) => ({ start: text.indexOf(word), end: text.indexOf(word) + word.length }));
  expect(lemmaOf(spans, layers)).toBe(lemma);
  expect(typeOf(spans, layers)).toBe(verbStem(type));
});
