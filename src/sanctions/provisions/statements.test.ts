import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Claim } from '../../document/claim.ts';
import { commonPackFolder } from '../../packs/common.ts';
import { mergePacks } from '../../packs/pack.ts';
import { readPack } from '../../packs/read.ts';
import { lawOf } from './law.ts';
import { lawContradictions, lawNotes, numbersIn, statementIn, withStatements } from './statements.ts';

const law = lawOf(mergePacks([await readPack(commonPackFolder()), await readPack('packs/dprk')]));

interface StatementCase {
  readonly text: string;
  readonly about?: string;
  readonly differs?: boolean;
}

const cases = parse(
  readFileSync(new URL('statements.cases.yaml', import.meta.url), 'utf8'),
) as readonly StatementCase[];

test.each(cases)('$text', ({ text, about, differs }) => {
  const found = statementIn(text, law);
  expect(found?.about).toBe(about);
  if (about !== undefined) expect(found?.differs !== undefined).toBe(differs);
});

function claimOf(text: string): Claim {
  return {
    ...{
      id: 'claim',
      document: 'document',
      attribution: null,
      voice: 'outlet',
      stance: 'asserts',
      certainty: 'certain',
    },
    ...{ contents: [{ start: 0, end: text.length, text }], hedges: [], chain: [], origins: [], traced: 'none' },
    ...{ record: 'unstated', access: 'unstated', confidence: 1, status: 'live' },
  };
}

describe('numbers of resolutions', () => {
  test.each([
    ['Resolution 2379 bans it.', ['2379']],
    ['Resolutions 1718, 1874 and 2397 ban it.', ['1718', '1874', '2397']],
    ['UNSCR 2270 (2016) and 2321', ['2270', '2321']],
    ['S/RES/1718 (2006)', ['1718']],
    ['House Resolution 1718 passed.', []],
    ['General Assembly resolution 2758 of 1971', []],
    ['a high-resolution image', []],
    ['The resolution of 2017', []],
  ])('%s', (text, numbers) => expect([...numbersIn(text)].map(({ number }) => number)).toEqual(numbers));

  test('one that no pack knows gets a note on its digits, once', () => {
    const text = 'Resolution 2379 bans it. Resolution 2379 and Resolution 2397 ban it.';
    const notes = lawNotes(text, [], law);
    expect(notes.map((note) => note.text)).toEqual(['2379']);
    expect(text.slice(notes[0]!.start, notes[0]!.end)).toBe('2379');
    expect(statementIn('It cites Resolution 2379.', law)).toBeUndefined();
  });
});

describe('claims', () => {
  test('a claim that differs is contradicted by the law; one that was rejected is not', () => {
    const [claim] = withStatements([claimOf('UN sanctions ban AI cooperation.')], law);
    expect(claim!.aboutLaw).toBe('2321.11');
    expect(lawContradictions([claim!], law)).toMatchObject([{ kind: 'law', claims: ['claim'] }]);
    expect(lawContradictions([{ ...claim!, status: 'rejected' }], law)).toEqual([]);
  });

  test('other ways of counting rounds are remarked and contradict nothing', () => {
    const text = 'There were 11 rounds of sanctions.';
    const claims = withStatements([claimOf(text)], law);
    expect(lawContradictions(claims, law)).toEqual([]);
    expect(lawNotes(text, claims, law)).toMatchObject([{ kind: 'law', start: 0 }]);
  });
});

test('any text is read, and notes stand where they say', () => {
  const pieces = fc.constantFrom(
    'Resolution ',
    '2379',
    ' and ',
    'UN sanctions ',
    'ban ',
    'AI ',
    'rounds of ',
    '😀',
    '(2006)',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, fc.string()), { maxLength: 40 }), (parts) => {
      const text = parts.join('');
      for (const note of lawNotes(text, [claimOf(text)], law)) expect(text.slice(note.start, note.end)).toBe(note.text);
    }),
  );
});

test.each(['Resolution 1718, ', 'ban UN sanctions ', 'eleven rounds of un-', 'House resolution '])(
  'a long run of “%s” is read in time',
  (words) => {
    const text = words.repeat(50_000);
    const start = performance.now();
    lawNotes(text, [claimOf(text)], law);
    expect(performance.now() - start).toBeLessThan(5_000);
  },
);
