import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteReader, ByteWriter } from './bytes.ts';
import { assignRows } from './feature-table.ts';
import { Features } from './features.ts';
import { LinearModel } from './linear-model.ts';
import { bestSpans, findSpanShares, marginalsOf, SequenceModel } from './sequence-model.ts';

/** A small model and a sequence for it: emissions and the classes of its joints. */
interface Task {
  readonly model: SequenceModel;
  readonly emissions: Int32Array;
  readonly classes: Uint8Array;
  readonly length: number;
}

const SCALE = 0.01;
const weight = fc.integer({ min: -300, max: 300 });

function task(labels: fc.Arbitrary<number>, longest: number): fc.Arbitrary<Task> {
  return fc
    .record({
      labels,
      length: fc.integer({ min: 1, max: longest }),
      systems: fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 2 }),
    })
    .chain(({ labels, length, systems }) => {
      const allClasses = systems.reduce((sum, count) => sum + count, 0);
      const many = (count: number) => fc.array(weight, { minLength: count, maxLength: count });
      return fc
        .tuple(
          many(length * labels),
          many(allClasses * labels * labels),
          fc.tuple(...Array.from({ length }, () => systems.map((count) => fc.nat({ max: count - 1 }))).flat()),
        )
        .map(([emissions, transitions, classes]) => {
          const table = { width: labels, entries: new Uint32Array(1), rows: new Int8Array(labels) };
          return {
            model: new SequenceModel(table, systems, Int32Array.from(transitions), SCALE),
            emissions: Int32Array.from(emissions),
            classes: Uint8Array.from(classes),
            length,
          };
        });
    });
}

/** Every labelling of the sequence, in order, with its score. */
function labellings({ model, emissions, classes, length }: Task): { labels: number[]; score: number }[] {
  const { labels: count, systems, transitions } = model;
  const scoreOf = (labels: readonly number[]) => {
    let score = 0;
    for (const [position, label] of labels.entries()) {
      score += emissions[position * count + label]!;
      let first = 0;
      for (const [system, size] of systems.entries()) {
        const joint = first + classes[position * systems.length + system]!;
        if (position > 0) score += transitions[(joint * count + labels[position - 1]!) * count + label]!;
        first += size;
      }
    }
    return score;
  };
  return Array.from({ length: count ** length }, (_, number) => {
    const labels = Array.from({ length }, (_, position) => Math.floor(number / count ** position) % count);
    return { labels, score: scoreOf(labels) };
  });
}

/** The labellings with their probabilities. */
function shares(of: Task): { labels: number[]; share: number }[] {
  const all = labellings(of).map(({ labels, score }) => ({ labels, share: Math.exp(score * SCALE) }));
  const sum = all.reduce((total, { share }) => total + share, 0);
  return all.map(({ labels, share }) => ({ labels, share: share / sum }));
}

describe('the best labels', () => {
  it('score as high as the best of all labellings', () => {
    fc.assert(
      fc.property(task(fc.integer({ min: 1, max: 4 }), 5), (one) => {
        const all = labellings(one);
        const found = [...one.model.bestLabels(one.emissions, one.classes)];
        const scored = all.find(({ labels }) => labels.every((label, at) => label === found[at]));
        expect(scored?.score).toBe(Math.max(...all.map(({ score }) => score)));
      }),
    );
  });

  it('are the lower ones where all are equal', () => {
    const model = new SequenceModel(
      { width: 3, entries: new Uint32Array(1), rows: new Int8Array(3) },
      [],
      new Int32Array(0),
      1,
    );
    expect([...model.bestLabels(new Int32Array(12), new Uint8Array(0))]).toEqual([0, 0, 0, 0]);
    expect(model.bestLabels(new Int32Array(0), new Uint8Array(0))).toHaveLength(0);
  });
});

describe('the lattice', () => {
  it('gives each label the sum of the labellings that have it', () => {
    fc.assert(
      fc.property(task(fc.integer({ min: 1, max: 4 }), 5), (one) => {
        const { labels: count } = one.model;
        const expected = new Float64Array(one.length * count);
        for (const { labels, share } of shares(one))
          for (const [position, label] of labels.entries()) expected[position * count + label]! += share;
        const marginals = marginalsOf(one.model.lattice(one.emissions, one.classes));
        for (const [at, share] of expected.entries()) expect(marginals[at]).toBeCloseTo(share, 10);
      }),
    );
  });

  it('stays in bounds on a long sequence of weights heavier than those of any model', () => {
    const model = new SequenceModel(
      { width: 2, entries: new Uint32Array(1), rows: new Int8Array(2) },
      [1],
      Int32Array.of(10_000, -10_000, -10_000, 10_000),
      SCALE,
    );
    const emissions = Int32Array.from({ length: 20_000 }, (_, at) => (at % 3 === 0 ? 10_000 : -10_000));
    const marginals = marginalsOf(model.lattice(emissions, new Uint8Array(10_000)));
    for (let at = 0; at < marginals.length; at += 2) expect(marginals[at]! + marginals[at + 1]!).toBeCloseTo(1, 6);
  });
});

describe('the shares of spans', () => {
  /** Kind, first and last of the spans in a labelling. */
  function spansIn(labels: readonly number[], cuts: Uint8Array): string[] {
    const found: string[] = [];
    for (const [first, label] of labels.entries()) {
      const begins = label % 2 === 1;
      if (!begins && !(label > 0 && cuts[first] === 1)) continue;
      const kind = (label - 1) >> 1;
      let last = first + 1;
      while (last < labels.length && labels[last] === kind * 2 + 2 && cuts[last] !== 1) last++;
      found.push(`${kind} ${first} ${last}`);
    }
    return found;
  }

  function expectedShares(one: Task, cuts: Uint8Array): Map<string, number> {
    const expected = new Map<string, number>();
    for (const { labels, share } of shares(one))
      for (const span of spansIn(labels, cuts)) expected.set(span, (expected.get(span) ?? 0) + share);
    return expected;
  }

  const labels = fc.constantFrom(3, 5);
  const anyCuts = fc.array(fc.nat({ max: 1 }), { minLength: 5, maxLength: 5 }).map((bits) => Uint8Array.from(bits));

  it.each([
    ['without cuts', fc.constant(undefined)],
    ['with cuts', anyCuts],
  ])('are the sums of the labellings that have exactly these: %s', (_, cutting) => {
    fc.assert(
      fc.property(task(labels, 5), cutting, (one, given) => {
        const cuts = given?.subarray(0, one.length);
        const expected = expectedShares(one, cuts ?? new Uint8Array(one.length));
        const found = findSpanShares(one.model.lattice(one.emissions, one.classes), 0, cuts);
        expect(found.map(({ kind, first, last }) => `${kind} ${first} ${last}`).sort()).toEqual(
          [...expected.keys()].sort(),
        );
        for (const { kind, first, last, share } of found) {
          expect(share).toBeCloseTo(expected.get(`${kind} ${first} ${last}`)!, 10);
        }
      }),
    );
  });

  it.each([0.02, 0.2, 0.5])('of at least %d are all found, and no other', (minimum) => {
    fc.assert(
      fc.property(task(labels, 5), fc.option(anyCuts, { nil: undefined }), (one, given) => {
        const cuts = given?.subarray(0, one.length);
        const lattice = one.model.lattice(one.emissions, one.classes);
        const all = findSpanShares(lattice, 0, cuts).filter(({ share }) => share >= minimum);
        expect(findSpanShares(lattice, minimum, cuts)).toEqual(all);
      }),
    );
  });
});

describe('the best spans', () => {
  interface Run {
    readonly first: number;
    readonly last: number;
    readonly share: number;
  }
  const run = fc
    .record({
      first: fc.nat({ max: 9 }),
      size: fc.integer({ min: 1, max: 4 }),
      share: fc.integer({ min: 0, max: 100 }),
    })
    .map(({ first, size, share }): Run => ({ first, last: first + size, share: share / 100 }));
  const thresholdOf = ({ first }: Run) => (first % 2 === 0 ? 0.3 : 0.45);
  const gainOf = (runs: readonly Run[]) => runs.reduce((sum, one) => sum + one.share - thresholdOf(one), 0);
  const areApart = (runs: readonly Run[]) =>
    runs.every((a, at) => runs.slice(at + 1).every((b) => a.last <= b.first || b.last <= a.first));

  it('overlap nowhere, come in order, and gain as much as any choice', () => {
    fc.assert(
      fc.property(fc.array(run, { maxLength: 9 }), (runs) => {
        const chosen = bestSpans(runs, thresholdOf);
        const choices = Array.from({ length: 2 ** runs.length }, (_, bits) => runs.filter((_, at) => bits & (1 << at)));
        expect(areApart(chosen)).toBe(true);
        expect(chosen.every((one) => runs.includes(one) && one.share > thresholdOf(one))).toBe(true);
        expect(chosen).toEqual([...chosen].sort((a, b) => a.first - b.first));
        expect(gainOf(chosen)).toBeCloseTo(Math.max(...choices.filter(areApart).map(gainOf)), 10);
      }),
    );
  });

  it('are none where none is above its threshold', () => {
    expect(bestSpans([{ first: 0, last: 2, share: 0.3 }], () => 0.3)).toEqual([]);
    expect(bestSpans([], () => 0)).toEqual([]);
  });
});

describe('a model', () => {
  const { entries } = assignRows([11, 22], 4);
  const model = new SequenceModel(
    { width: 2, entries, rows: Int8Array.of(0, 0, 5, -5, 0, 127) },
    [1, 2],
    Int32Array.of(1, -2, 3, 4, 500, -600, 7, 8, 0, 0, -70_000, 1),
    SCALE,
  );
  const features = new Features();
  for (const position of [[11], [11, 22, 33], []]) {
    for (const feature of position) features.add(feature);
    features.end();
  }

  it('adds up the weights of the features at each position', () => {
    expect([...model.emissions(features)]).toEqual([5, -5, 5, 122, 0, 0]);
    const scores = Int32Array.of(1, 0, 0, 0, 0, -9);
    model.addEmissions(features, scores);
    expect([...scores]).toEqual([6, -5, 5, 122, 0, -9]);
  });

  it('adds up the weights of the classes of a joint', () => {
    const classes = Uint8Array.of(0, 0, 0, 1);
    expect([...model.joint(classes, 0)]).toEqual([501, -602, 10, 12]);
    expect([...model.joint(classes, 1)]).toEqual([1, -2, -69_997, 5]);
  });

  it('is the same when it was written and read', () => {
    const writer = new ByteWriter();
    model.write(writer);
    const bytes = writer.done();
    const reader = new ByteReader(bytes);
    const read = SequenceModel.read(reader, SCALE);
    expect(reader.atEnd).toBe(true);
    expect([read.labels, read.systems, read.transitions, read.scale]).toEqual([2, [1, 2], model.transitions, SCALE]);
    expect(read.emissions(features)).toEqual(model.emissions(features));
    for (let end = 0; end < bytes.length; end++)
      expect(() => SequenceModel.read(new ByteReader(bytes.subarray(0, end)), SCALE)).toThrow(RangeError);
  });

  it('refuses more classes of joints than there can be', () => {
    const writer = new ByteWriter();
    for (const number of [1, 0, 0, 1, 2 ** 31]) writer.varint(number);
    expect(() => SequenceModel.read(new ByteReader(writer.done()), SCALE)).toThrow(RangeError);
  });
});

it.each([1, 2, 3, 4, 7, 17])('adds up the weights of %i labels as a linear model does', (labels) => {
  const known = Array.from({ length: 60 }, (_, number) => Math.imul(number + 1, 0x9e3779b1) >>> 0);
  const { entries, rows } = assignRows(known, 8);
  const weights = fc.array(fc.integer({ min: -128, max: 127 }), { minLength: rows * labels, maxLength: rows * labels });
  const lists = fc.array(fc.array(fc.oneof(fc.constantFrom(...known), fc.nat(0xffffffff)), { maxLength: 30 }));
  fc.assert(
    fc.property(weights, lists, (filled, seen) => {
      const table = { width: labels, entries, rows: Int8Array.from(filled).fill(0, 0, labels) };
      const features = new Features();
      for (const list of seen) {
        for (const feature of list) features.add(feature);
        features.end();
      }
      const plain = seen.flatMap((_, position) => {
        const scores = new Int32Array(labels);
        new LinearModel(table, 1).addScores(features, position, scores);
        return [...scores];
      });
      expect([...new SequenceModel(table, [], new Int32Array(0), 1).emissions(features)]).toEqual(plain);
    }),
  );
});
