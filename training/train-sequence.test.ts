import { describe, expect, it } from 'vitest';
import { Features } from '../src/models/features.ts';
import { hashString } from '../src/models/hash.ts';
import type { SequenceModel } from '../src/models/sequence-model.ts';
import { Examples, type IndexedExamples } from './examples.ts';
import { Random } from './random.ts';
import { type SequenceOptions, trainSequence } from './train-sequence.ts';
import { packModel } from './write-model.ts';

/** A language of five letters: A begins a span, B goes on with one and stands elsewhere too, C ends it, x and y are outside. */
const LETTERS = 'ABCxy';
const [OUTSIDE, FIRST, LATER] = [0, 1, 2];

/** A text and its labels. Whether a B belongs to a span can be told by the labels before it alone. */
function sample(random: Random): { text: string; labels: number[] } {
  let text = '';
  const labels: number[] = [];
  let inside = false;
  for (let at = 0; at < 12; at++) {
    const letter = LETTERS[random.below(LETTERS.length)]!;
    const label: number = letter === 'A' ? FIRST! : letter === 'B' && inside ? LATER! : OUTSIDE!;
    inside = letter === 'A' || (letter === 'B' && inside);
    text += letter;
    labels.push(label);
  }
  return { text, labels };
}

function featuresOf(text: string): Features {
  const features = new Features();
  for (const letter of text) {
    features.add(hashString(letter));
    features.end();
  }
  return features;
}

function learned(seed: number): IndexedExamples {
  const random = new Random(seed);
  const examples = new Examples();
  for (let number = 0; number < 300; number++) {
    const { text, labels } = sample(random);
    examples.add(featuresOf(text), labels, new Uint8Array(text.length));
  }
  return examples.indexed(1, 8);
}

const OPTIONS: SequenceOptions = { labels: 3, systems: [1], epochs: 10, seed: 5, dropout: 0.2, prune: 0.001 };
const quiet = () => {};

function hashOf(model: SequenceModel): string {
  return packModel('letters', '1.0.0', [{ name: 'spans', labels: ['O', 'B', 'I'], model }]).manifest.sha256;
}

describe('a sequence model', () => {
  const examples = learned(1);
  const model = trainSequence(examples, OPTIONS, quiet);

  it('learns what the labels before tell', () => {
    const random = new Random(2);
    for (let number = 0; number < 50; number++) {
      const { text, labels } = sample(random);
      const found = model.bestLabels(model.emissions(featuresOf(text)), new Uint8Array(text.length));
      expect([...found], text).toEqual(labels);
    }
  });

  it('comes out as the same bytes from the same seed, and as others from another', () => {
    expect(hashOf(trainSequence(learned(1), OPTIONS, quiet))).toBe(hashOf(model));
    expect(hashOf(trainSequence(examples, { ...OPTIONS, seed: 6 }, quiet))).not.toBe(hashOf(model));
  });
});

it('tells how far it has come, and gains on the way', () => {
  const told: [done: number, total: number, share: number][] = [];
  trainSequence(learned(1), { ...OPTIONS, epochs: 3 }, (done, total, note) => {
    told.push([done, total, Number.parseFloat(note)]);
  });
  expect(told.map(([done, total]) => [done, total])).toEqual([
    [1, 3],
    [2, 3],
    [3, 3],
  ]);
  expect(told[2]![2]).toBeGreaterThan(told[0]![2]);
});

it('learns labels of single positions, without joints', () => {
  const examples = new Examples();
  for (let number = 0; number < 100; number++) examples.add(featuresOf('xy'), [0, 1]);
  const model = trainSequence(examples.indexed(1, 8), { ...OPTIONS, labels: 2, systems: [] }, quiet);
  expect([...model.bestLabels(model.emissions(featuresOf('yxxy')), new Uint8Array(0))]).toEqual([1, 0, 0, 1]);
});
