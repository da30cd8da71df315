import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { generate, numbers, WORLD, type World } from '../../test/support/generated.ts';
import { mergePacks, type Pack } from '../packs/pack.ts';
import { readPack } from '../packs/read.ts';
import { type Conclusions, Dossier } from './dossier.ts';
import type { DocumentParts } from './facts.ts';

const root = new URL('../..', import.meta.url).pathname;
let pack: Pack;
beforeAll(async () => {
  pack = mergePacks(await Promise.all(['packs/common', 'packs/dprk'].map((one) => readPack(root + one))));
});

function concluded(documents: readonly DocumentParts[]): Conclusions {
  const dossier = new Dossier(pack);
  for (const one of documents) dossier.add(one);
  return dossier.conclude();
}

function shuffled<T>(values: readonly T[], seed: number): T[] {
  const random = numbers(seed);
  return values
    .map((value) => ({ value, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ value }) => value);
}

const documents = generate(120);

describe('a dossier', () => {
  test('is the same in any order, byte for byte', () => {
    const once = JSON.stringify(concluded(documents));
    for (const seed of [2, 3, 4]) expect(JSON.stringify(concluded(shuffled(documents, seed)))).toBe(once);
  });

  test('is what it was after documents came and went', () => {
    const dossier = new Dossier(pack);
    for (const one of documents) dossier.add(one);
    for (const { document } of documents.slice(40)) expect(dossier.remove(document.id)).toBe(true);
    expect(JSON.stringify(dossier.conclude())).toBe(JSON.stringify(concluded(documents.slice(0, 40))));
    for (const { document } of documents.slice(0, 40)) dossier.remove(document.id);
    expect(JSON.stringify(dossier.conclude())).toBe(JSON.stringify(concluded([])));
    expect(dossier.remove('nobody')).toBe(false);
  });

  test('concludes the same, however often it was concluded in between', () => {
    const dossier = new Dossier(pack);
    for (const [at, one] of documents.slice(0, 60).entries()) {
      dossier.add(one);
      if (at % 7 === 3) dossier.remove(documents[at - 2]!.document.id);
      if (at % 5 === 0) dossier.conclude();
    }
    const left = documents.slice(0, 60).filter((_, at) => at % 7 !== 1 || at + 2 >= 60);
    expect(JSON.stringify(dossier.conclude())).toBe(JSON.stringify(concluded(left)));
  });

  test('gives the same objects for what did not change', () => {
    const dossier = new Dossier(pack);
    for (const one of documents) dossier.add(one);
    const [first, second] = [dossier.conclude(), dossier.conclude()];
    expect(first.events.every((event, at) => event === second.events[at])).toBe(true);
    expect(first.claims.every((claim, at) => claim === second.claims[at])).toBe(true);
  });

  test('takes a document that comes twice once', () => {
    expect(JSON.stringify(concluded([...documents, ...documents]))).toBe(JSON.stringify(concluded(documents)));
  });

  test('gives the same verdicts under other states, outlets and days', () => {
    const renamed: World = {
      ...WORLD,
      states: [
        ['LK', 'Sri Lanka'],
        ['SY', 'Syria'],
        ['FR', 'France'],
        ['BR', 'Brazil'],
        ['SA', 'Saudi Arabia'],
      ],
      outlets: WORLD.outlets.map((outlet) => `${outlet}-renamed`),
      // Whole slots of days and whole years, so that no date changes its month.
      shift: 1_461 * 2,
    };
    const plain = {
      ...WORLD,
      states: [...WORLD.states.slice(0, 2), ['CN', 'China'], ['IN', 'India'], ['ZA', 'South Africa']] as const,
    };
    expect(verdicts(concluded(generate(120, renamed)))).toEqual(verdicts(concluded(generate(120, plain))));
  });

  test('makes as much anew for one more document among a thousand as among few', () => {
    const all = generate(1_010);
    const made = (count: number) => {
      const dossier = new Dossier(pack);
      for (const one of all.slice(0, count)) dossier.add(one);
      const before = parts(dossier.conclude());
      for (const one of all.slice(count, count + 10)) dossier.add(one);
      return [...parts(dossier.conclude())].filter((one) => !before.has(one)).length;
    };
    expect(made(1_000)).toBeLessThan(2 * made(100));
  });

  test('splits what a text had joined, when it goes', () => {
    const [told, retold, between] = [line('a', KEPT), line('b', OTHER), line('c', `${KEPT} ${OTHER}`)];
    const dossier = new Dossier(pack);
    for (const one of [told, retold]) dossier.add(one);
    const apart = JSON.stringify(dossier.conclude());
    dossier.add(between);
    const joined = dossier.conclude();
    expect(new Set(joined.lineage.map(({ from, to }) => [from, to].join(' '))).size).toBe(2);
    expect(JSON.stringify(joined)).toBe(JSON.stringify(concluded([between, retold, told])));
    dossier.remove(between.document.id);
    expect(JSON.stringify(dossier.conclude())).toBe(apart);
  });

  test('joins and splits as one does that is concluded at once, through any history', () => {
    const history = fc.array(fc.tuple(fc.nat(29), fc.boolean()), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(fc.nat(5), history, (seed, steps) => {
        const texts = generate(30, { ...WORLD, seed: seed + 1, copies: 60 });
        const dossier = new Dossier(pack);
        const here = new Map<string, DocumentParts>();
        for (const [at, isConcluded] of steps) {
          const one = texts[at]!;
          const { id } = one.document;
          if (here.delete(id)) dossier.remove(id);
          else dossier.add(here.set(id, one).get(id)!);
          if (isConcluded) dossier.conclude();
        }
        expect(JSON.stringify(dossier.conclude())).toBe(JSON.stringify(concluded([...here.values()])));
      }),
      { numRuns: 25 },
    );
  });

  test('never calls independent what one party says', () => {
    for (const { corroboration } of concluded(documents).events) {
      const { support, parties, independent } = corroboration;
      if (support === 'independent') expect(parties.length).toBeGreaterThan(1);
      expect(independent).toBeLessThanOrEqual(Math.max(1, parties.length));
    }
  });
});

/** Everything that is concluded, piece by piece, but for events, of which these texts are about few. */
function parts({ claims, origins, lineage, contradictions, predictions }: Conclusions): Set<unknown> {
  return new Set([claims, origins, lineage, contradictions, predictions].flat());
}

const KEPT =
  'Officials counted forty carriages of grain on the northern line before the snow closed the pass on Tuesday evening, and the station master wrote each number into the book that he keeps below the clock.';
const OTHER =
  'The ferry company sold nine hundred tickets for the island in a single morning, so that families stood along the quay until the harbour police opened the second gate beside the old customs house.';

/** A text that tells of nothing but what it copies. */
function line(name: string, text: string): DocumentParts {
  const [first] = documents;
  const document = { ...first!.document, id: name, path: `${name}.txt`, outlet: `outlet-${name}`, text };
  return { document, attributions: [], claims: [], eventMentions: [], figures: [], entities: [] };
}

/** Verdicts by how many times each comes, because ids and their order differ. */
function verdicts({ events }: Conclusions): string[] {
  return events
    .map(({ corroboration, positions, figures }) => {
      const { documents: count, origins, independent, support, contested, pairs } = corroboration;
      const reasons = pairs.map(({ verdict }) => verdict).sort();
      return JSON.stringify([
        count,
        origins.length,
        independent,
        support,
        contested,
        reasons,
        positions.length,
        figures.length,
      ]);
    })
    .sort();
}
