import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { documentOf, publishedOn } from '../lineage/testing.ts';
import { findOccasions, likenessOf, type Occasion, occasionOf } from './occasions.ts';

/** Leader of each text by its id, of texts given as id → words; capitals are names. */
function leaders(texts: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(findOccasions(Object.entries(texts).map(([id, text]) => read(id, text))).leaderOf);
}

function read(id: string, text: string, published?: string, listed: readonly string[] = []): Occasion {
  const document = documentOf(id, text, published === undefined ? {} : publishedOn(published));
  const names = [...text.matchAll(/\p{Lu}\p{L}+/gu)].map((match) => ({ name: match[0], start: match.index }));
  const entities = [...new Set(names.map(({ name }) => name))].map((name) => ({
    id: name.toLowerCase(),
    mentions: names
      .filter((one) => one.name === name)
      .map(({ start }) => ({ start, end: start + name.length, text: name, document: id })),
  }));
  return occasionOf(document, entities, (entity) => listed.includes(entity));
}

const REHAB = {
  a: 'Reid checked into Promises, a rehab in Malibu, her agent told a magazine.',
  b: 'Reid entered rehab at Promises in Malibu; the agent of the actress asked for privacy.',
  c: 'The agent of Reid says that she is in Promises, the rehab in Malibu.',
};
const OTHER_REHAB = {
  d: 'Lohan checked into Betty Ford, a rehab in the desert, after a court had sent her.',
  e: 'Lohan entered rehab at Betty Ford because a court had ordered ninety days.',
};

describe('texts of one occasion', () => {
  test('meet, and those of a look-alike stay apart', () => {
    const found = leaders({ ...REHAB, ...OTHER_REHAB });
    expect(found.a).toBe(found.b);
    expect(found.a).toBe(found.c);
    expect(found.d).toBe(found.e);
    expect(found.a).not.toBe(found.d);
  });

  test('are two occasions where more than a week lies between', () => {
    const near = [read('a', REHAB.a, '2008-12-10'), read('b', REHAB.b, '2008-12-17')];
    const far = [read('a', REHAB.a, '2008-12-10'), read('b', REHAB.b, '2008-12-18')];
    expect(new Set(findOccasions(near).leaderOf.values()).size).toBe(1);
    expect(new Set(findOccasions(far).leaderOf.values()).size).toBe(2);
    expect(likenessOf(far[0]!, far[1]!)).toBe(0);
  });

  test('are not told by the names of the subject, which all its texts have', () => {
    const [shells, talks] = [
      'Kim and Putin: shells for Russia from Korea',
      'Kim and Putin met in Russia; Korea was pleased',
    ];
    const listed = ['kim', 'putin', 'russia', 'korea'];
    const likeness = (names: readonly string[]) =>
      likenessOf(read('a', shells!, undefined, names), read('b', talks!, undefined, names));
    expect(likeness(listed)).toBeLessThan(likeness([]));
  });

  test('a text alone is its own occasion, and so is one without a word', () => {
    expect(leaders({ a: REHAB.a, d: OTHER_REHAB.d, empty: '', marks: '… — !' })).toEqual({
      ...{ a: 'a', d: 'd', empty: 'empty', marks: 'marks' },
    });
  });

  test('likeness does not run on from text to text', () => {
    // Each is like the next one, the first is not like the last.
    const chain = Array.from({ length: 9 }, (_, at) =>
      read(`t${at}`, Array.from({ length: 12 }, (_, word) => `term${at * 5 + word}`).join(' ')),
    );
    const byId = new Map(chain.map((one) => [one.document, one]));
    expect(likenessOf(chain[0]!, chain[1]!)).toBeGreaterThan(0.5);
    expect(likenessOf(chain[0]!, chain[8]!)).toBe(0);
    const { leaderOf } = findOccasions(chain);
    for (const [document, leader] of leaderOf) {
      expect(likenessOf(byId.get(document)!, byId.get(leader)!)).toBeGreaterThan(0.3);
    }
    expect(leaderOf.get('t0')).not.toBe(leaderOf.get('t8'));
  });
});

const SUBJECTS = ['Reid rehab Promises Malibu agent', 'Lohan rehab court Betty desert', 'Angels offer player millions'];
const texts = fc.uniqueArray(
  fc.record({
    id: fc.string({ minLength: 1, maxLength: 6 }),
    text: fc
      .tuple(
        fc.constantFrom(...SUBJECTS),
        fc.array(fc.constantFrom('says', 'privacy', 'team', 'Friday', 'week', 'star')),
      )
      .map(([subject, more]) => [subject, ...more].join(' ')),
  }),
  { selector: ({ id }) => id, maxLength: 40 },
);

describe('occasions of a set', () => {
  test('have no order', () => {
    fc.assert(
      fc.property(texts, (all) => {
        const occasions = all.map(({ id, text }) => read(id, text));
        const there = findOccasions(occasions).leaderOf;
        const back = findOccasions(occasions.toReversed()).leaderOf;
        expect(new Map([...back].sort())).toEqual(new Map([...there].sort()));
      }),
    );
  });

  test('hold every text once, under a text of the set that it is like', () => {
    fc.assert(
      fc.property(texts, (all) => {
        const occasions = new Map(all.map(({ id, text }) => [id, read(id, text)]));
        const { leaderOf } = findOccasions([...occasions.values()]);
        expect([...leaderOf.keys()].sort()).toEqual([...occasions.keys()].sort());
        for (const [document, leader] of leaderOf) {
          if (document !== leader)
            expect(likenessOf(occasions.get(document)!, occasions.get(leader)!)).toBeGreaterThan(0.3);
        }
      }),
    );
  });

  test('cost a text no more among ten thousand than among a thousand', () => {
    const costs = [1_000, 10_000].map((count) => {
      const all = Array.from({ length: count }, (_, at) =>
        read(`t${at}`, `${SUBJECTS[at % 3]!} town${at % 97} name${at % 31}`),
      );
      return findOccasions(all).compared / count;
    });
    expect(costs[1]!).toBeLessThanOrEqual(24);
    expect(costs[1]!).toBeLessThan(costs[0]! * 1.5);
  });
});

test('likeness is the same from both sides', () => {
  fc.assert(
    fc.property(fc.lorem({ maxCount: 60 }), fc.lorem({ maxCount: 60 }), (first, second) => {
      const [a, b] = [read('a', first), read('b', second)];
      expect(likenessOf(a, b)).toBe(likenessOf(b, a));
    }),
  );
});

test('a text of a million signs is read by its opening', () => {
  const started = performance.now();
  const long = read('a', REHAB.a + ' x'.repeat(500_000));
  expect(long.terms.length).toBeLessThanOrEqual(100);
  expect(performance.now() - started).toBeLessThan(1_000);
});
