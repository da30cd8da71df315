import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { pathTo, RELATIONS } from '../../document/dependency.ts';
import { readModels } from '../../models/read.ts';
import { ACTIONS } from '../../models/transition-parser.ts';
import { EMPTY_PACK } from '../../packs/pack.ts';
import { preparePack } from '../../packs/prepared.ts';
import { definePipeline } from '../../pipeline/stage.ts';
import { partsOfSpeech } from '../parts-of-speech/parts-of-speech.ts';
import { segment } from '../segment/segment.ts';
import { parserOf } from './parser.ts';
import { syntax } from './syntax.ts';

const cases = parse(readFileSync(new URL('./en.cases.yaml', import.meta.url), 'utf8')) as [
  text: string,
  lines: string[],
  missed?: 'missed',
][];
const models = readModels();
const knowledge = { pack: preparePack(EMPTY_PACK), models };
const pipeline = definePipeline([segment, partsOfSpeech, syntax]);
const parsed = (text: string, language = 'en') =>
  pipeline.run({ document: 'd', text, language, furniture: [], readingNotes: [] }, knowledge);

/** The line of each token, as the cases write it. */
function linesOf(text: string): string[] {
  const { tokens, heads, relations } = parsed(text);
  const seen = new Map<string, number>();
  const names = tokens.map(({ start, end }) => {
    const word = text.slice(start, end);
    const times = (seen.get(word) ?? 0) + 1;
    seen.set(word, times);
    return times === 1 ? word : `${word}#${times}`;
  });
  return names.map((name, token) => `${name} → ${names[heads[token]!] ?? '-'} ${RELATIONS[relations[token]!]}`);
}

describe('heads and relations', () => {
  for (const [text, expected, missed] of cases) {
    (missed ? it.fails : it)(missed ? `${text} (missed)` : text, () => {
      const lines = linesOf(text);
      const checked = new Set(expected.map((line) => line.split(' → ')[0]));
      expect(lines.filter((line) => checked.has(line.split(' → ')[0]!)).sort()).toEqual([...expected].sort());
    });
  }

  it('have the labels of the model', () => {
    expect(models.get('syntax').labels('actions')).toEqual(ACTIONS);
    expect(models.get('syntax').labels('relations')).toEqual(RELATIONS);
  });

  it('of a sentence are the same whatever stands around it', () => {
    const sentence = 'The ministry said that the ships had left.';
    const alone = parsed(sentence);
    const second = parsed(`Prices rose. ${sentence}`);
    expect([...second.heads.subarray(3)]).toEqual([...alone.heads].map((head) => (head < 0 ? head : head + 3)));
    expect(second.relations.subarray(3)).toEqual(alone.relations);
  });

  it('are not looked for in other languages', () => {
    const { heads, relations } = parsed('Neun Schiffe liefen aus.', 'de');
    expect([...heads]).toEqual([-1, -1, -1, -1, -1]);
    expect([...relations].map((relation) => RELATIONS[relation])).toEqual(['dep', 'dep', 'dep', 'dep', 'dep']);
  });

  it('of no text are none', () => {
    expect(parsed('').heads).toHaveLength(0);
    expect(parsed(' \n\n ').relations).toHaveLength(0);
  });

  it('can be had without relations', () => {
    const { tokens, tags, heads } = parsed('The ships left.');
    const alone = new Int32Array(tokens.length);
    parserOf(models).parse(tokens, tags, 0, tokens.length, alone);
    expect(alone).toEqual(heads);
  });
});

const pieces = ['The ', 'ship ', 'said ', 'that ', ', ', '“', '” ', '. ', 'and ', '😀', '\n\n', '(', ') ', 'to ', '—'];
const anyText = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary' })), { maxLength: 60 })
  .map((parts) => parts.join(''));

it('gives every sentence of any text one root, to which all its tokens lead', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const { tokens, sentences, heads, relations } = parsed(text);
      expect([heads.length, relations.length]).toEqual([tokens.length, tokens.length]);
      for (const {
        tokens: [first, last],
      } of sentences) {
        const roots = [...heads.keys()].slice(first, last).filter((token) => heads[token] === -1);
        expect(roots).toHaveLength(1);
        expect(RELATIONS[relations[roots[0]!]!]).toBe('root');
        for (let token = first; token < last; token++) {
          expect(relations[token]).toBeLessThan(RELATIONS.length);
          expect(pathTo(heads, token, roots[0]!)).not.toEqual([]);
        }
      }
    }),
  );
});

it('reads the same text the same way', () => {
  const text = cases.map(([sentence]) => sentence).join(' ');
  const first = parsed(text);
  parsed('“Something else altogether,” he said.');
  expect(parsed(text)).toEqual(first);
});

it.each(['said ', 'the ', ', ', '“', '😀 ', 'and ships ', 'x.', '— ', 'which '])(
  'parses 300,000 characters of %j in linear time',
  (unit) => {
    const started = performance.now();
    parsed(unit.repeat(Math.floor(300_000 / unit.length)));
    expect(performance.now() - started).toBeLessThan(8_000);
  },
);

it.each([['said'], ['the', 'ship'], ['who', 'said', 'that'], ['😀']])(
  'parses one sentence of 100,000 words in linear time: %s',
  (...words) => {
    const text = Array.from({ length: 100_000 }, (_, at) => words[at % words.length]).join(' ');
    const { tokens, tags } = parsed(text);
    const heads = new Int32Array(tokens.length);
    const relations = new Uint8Array(tokens.length);
    const started = performance.now();
    parserOf(models).parse(tokens, tags, 0, tokens.length, heads, relations);
    expect(performance.now() - started).toBeLessThan(5_000);
    expect(heads.filter((head) => head === -1)).toHaveLength(1);
  },
);
