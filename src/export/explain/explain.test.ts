import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Analysis } from '../../document/analysis.ts';
import type { Lineage } from '../../document/origin.ts';
import { columns } from '../brief/width.ts';
import { FIXTURE, HOSTILE_FIXTURE, makeAnalysis } from '../fixture.ts';
import type { Row } from './explanation.ts';
import { type Explanation, explain, explanationPieces, explanationSchema } from './index.ts';

const [shipped, more] = FIXTURE.events;
const [tenBarges, , twoMore] = FIXTURE.claims;
const [grain] = FIXTURE.documents;
const [, customs] = FIXTURE.origins;

function explained(asked: string, analysis: Analysis = FIXTURE): Explanation {
  const found = explain(asked, analysis);
  if ('problem' in found) throw new Error(found.problem);
  return found;
}

function missed(asked: string, analysis: Analysis = FIXTURE) {
  const found = explain(asked, analysis);
  if (!('problem' in found)) throw new Error(`${asked} is ${found.kind} ${found.id}`);
  return found;
}

const textOf = (explanation: Explanation, width = 80) =>
  [...explanationPieces(explanation, { format: 'text', width })].join('');
const jsonOf = (explanation: Explanation) => [...explanationPieces(explanation, { format: 'json' })].join('');

const everyRow = (rows: readonly Row[]): Row[] => rows.flatMap((row) => [row, ...everyRow(row.rows)]);
const rowsOf = ({ sections }: Explanation) => everyRow(sections.flatMap(({ rows }) => rows));

/** Ids of everything that can be explained. */
const idsIn = ({ events, claims, origins, documents }: Analysis) =>
  [events, claims, origins, documents].flatMap((list) => list.map(({ id }) => id));

test.each([
  ['event', shipped!.id],
  ['claim', twoMore!.id],
  ['origin', customs!.id],
  ['document', grain!.id],
])('golden/%s.txt', async (kind, id) => {
  await expect(textOf(explained(id))).toMatchFileSnapshot(`golden/${kind}.txt`);
});

describe('what is asked for', () => {
  test.each([
    ['an id', shipped!.id, shipped!.id],
    ['its first six digits', tenBarges!.id.slice(0, 6), tenBarges!.id],
    ['digits in capitals', customs!.id.slice(0, 8).toUpperCase(), customs!.id],
    ['the hash of the bytes', grain!.sha256.slice(0, 12), grain!.id],
    ['the number of a document', '2', FIXTURE.documents[1]!.id],
    ['the number in brackets', '[3]', FIXTURE.documents[2]!.id],
    ['a whole label', 'goods transfer: Velsk, 2024-10', more!.id],
    ['a part of a label, in other case', 'auster islands, 2024', shipped!.id],
    ['words with space around', '  Auster Islands ', shipped!.id],
  ])('by %s', (_, asked, id) => expect(explained(asked).id).toBe(id));

  test('a whole label counts, though another holds it', () => {
    const [first, second] = FIXTURE.events as [typeof shipped, typeof more];
    const events = [
      { ...first!, label: 'visit: Velsk' },
      { ...second!, label: 'visit: Velsk, 2024-10' },
    ];
    expect(explained('visit: velsk', { ...FIXTURE, events }).id).toBe(first!.id);
  });

  test.each([
    ['nothing known', 'mutiny in Velsk', 'nothing has the id “mutiny in Velsk”, and no event has it in its label', 2],
    ['a part of several labels', 'velsk', '“velsk” is in the labels of 2 events; give more of the label, or the id', 2],
    ['too few digits', shipped!.id.slice(0, 5), 'is too short for an id; give 6 digits of it or more', 2],
    ['an id that is not there', 'ffffffffffff', 'nothing has the id “ffffffffffff”', 2],
    ['a document that is not there', '17', 'there is no document 17: the inputs give 3', 2],
    ['no words', ' ', 'nothing has the id “”', 2],
  ])('%s is told with what may have been meant', (_, asked, problem, candidates) => {
    const found = missed(asked);
    expect(found.problem).toContain(problem);
    expect(found.candidates).toHaveLength(candidates);
    for (const { id, label } of found.candidates) expect(explained(id).label).toBe(label);
  });

  test('at most five candidates, those that share most words first', () => {
    const events = Array.from({ length: 9 }, (_, at) => ({
      ...shipped!,
      id: `aaaaaaaa0000000${at}`,
      label: `visit: ${'abcdefghi'[at]} to Velsk`,
    }));
    const many = { ...FIXTURE, events: [...events, more!] };
    expect(missed('Velsk', many).candidates).toHaveLength(5);
    expect(missed('aaaaaaaa', many)).toMatchObject({ problem: '“aaaaaaaa” begins 9 ids; give more digits' });
    expect(missed('the visit of h', many).candidates[0]!.label).toBe('visit: h to Velsk');
  });

  test('where nothing was found, nothing is offered', () => {
    expect(missed('velsk', makeAnalysis({}))).toEqual({
      problem: 'nothing has the id “velsk”, and no event has it in its label; the inputs tell of no event',
      candidates: [],
    });
  });
});

describe.each([
  ['the fixture', FIXTURE],
  ['hostile strings', HOSTILE_FIXTURE],
])('every explanation of %s', (_, analysis) => {
  const all = idsIn(analysis).map((id) => explained(id, analysis));

  test('quotes the words of the documents at their places', () => {
    const words = all.flatMap(rowsOf).flatMap((row) => row.words);
    expect(words.length).toBeGreaterThan(20);
    for (const { document, line, start, end, text } of words) {
      const source = analysis.documents[document - 1]!.text;
      expect(source.slice(start, end)).toBe(text);
      expect(source.slice(0, start).split('\n')).toHaveLength(line);
    }
  });

  test('names ids that can be explained in turn', () => {
    const of = all.flatMap(rowsOf).flatMap((row) => row.of ?? []);
    expect(of.length).toBeGreaterThan(3);
    for (const { kind, id } of of) expect(explained(id, analysis)).toMatchObject({ kind, id });
  });

  test('keeps its schema, and gives the same bytes again', () => {
    for (const explanation of all) {
      const json = jsonOf(explanation);
      expect(explanationSchema.parse(JSON.parse(json))).toEqual(explanation);
      expect(jsonOf(explained(explanation.id, analysis))).toBe(json);
    }
  });

  test.each([20, 59, 80, 132])('is text of at most %i columns in which nothing acts', (width) => {
    for (const explanation of all) {
      const text = textOf(explanation, width);
      for (const line of text.split('\n')) expect(columns(line)).toBeLessThanOrEqual(width);
      expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/);
    }
  });
});

test('an event tells each mention, pair, position, figure, contradiction and forecast', () => {
  const pairs = [
    { a: FIXTURE.origins[0]!.id, b: customs!.id, verdict: 'one-party' as const, reason: 'Both are of Velsk.' },
  ];
  const parent = { ...more!, id: 'eeeeeeee00000000', label: 'goods transfer: Velsk' };
  const event = { ...shipped!, parent: parent.id, corroboration: { ...shipped!.corroboration, pairs } };
  const analysis = { ...FIXTURE, events: [event, parent] };
  const { sections } = explained(event.id, analysis);
  const section = (heading: string) => sections.find((one) => one.heading === heading)!.rows;
  expect(section('Who says so').map(({ rows }) => rows.find(({ of }) => of?.kind === 'claim')!.of!.id)).toEqual(
    [event.mentions[0], event.mentions[1]].map((id) => FIXTURE.eventMentions.find((one) => one.id === id)!.claim),
  );
  expect(section('Origins in pairs').map(({ label, text }) => [label, text])).toEqual([
    ['one party', 'Ilse Marden and senior customs official: Both are of Velsk.'],
  ]);
  expect(section('How it is told apart').find(({ label }) => label === 'within')!.of!.id).toBe(parent.id);
  expect(explained(parent.id, analysis).sections.flatMap(({ rows }) => rows)).toContainEqual(
    expect.objectContaining({ label: 'holds', of: { kind: 'event', id: event.id } }),
  );
  for (const heading of ['Positions over time', 'Figures compared', 'Contradictions', 'Expected', 'Against'])
    expect(section(heading).length).toBeGreaterThan(0);
});

test('a claim tells the other claims of its origin', () => {
  const claims = FIXTURE.claims.map((claim) => (claim === tenBarges ? { ...claim, origins: [customs!.id] } : claim));
  const { sections } = explained(tenBarges!.id, { ...FIXTURE, claims });
  const [origin] = sections.find(({ heading }) => heading.startsWith('Origins'))!.rows;
  expect(origin!.rows.map(({ of }) => of!.id)).toEqual([twoMore!.id]);
});

describe('a document tells what it copies', () => {
  const [a, b] = FIXTURE.documents;
  const copy: Lineage = {
    ...{ from: a!.id, fromKind: 'document', to: b!.id, kind: 'copy', direction: 'known', score: 0.91 },
    ...{ reason: 'The first is a day older.', altered: [], passages: [], cut: [], added: [], evidence: [] },
  };
  const rows = (id: string, more: Partial<Lineage> = {}) =>
    explained(id, { ...FIXTURE, lineage: [{ ...copy, ...more }] })
      .sections.find(({ heading }) => heading.startsWith('Copies'))!
      .rows.map(({ label, text, of, rows: inner }) => [label, text, of?.id, ...inner.map((one) => one.text)]);
  const first = '[1] Ten grain barges left Velsk, minister says';

  test('in both directions', () => {
    const told = 'copy (likeness 0.91). The first is a day older.';
    expect(rows(a!.id)).toEqual([['passed on to', `[2] inputs/denial.txt: ${told}`, b!.id]]);
    expect(rows(b!.id)).toEqual([['from', `${first}: ${told}`, a!.id]]);
  });

  test('without a direction where none is known, and what was altered', () => {
    const words = (document: string, text: string) => ({ document, start: 0, end: text.length, text });
    const altered: Lineage['altered'] = [{ a: words(a!.id, 'VELSK'), b: words(b!.id, 'The'), change: 'name' }];
    expect(rows(b!.id, { direction: 'unknown', altered })[0]).toEqual([
      ...['shared with', `${first}: copy (likeness 0.91). The first is a day older.`, a!.id],
      'name:',
    ]);
  });

  test('and outlets that are credited, whose text is not here', () => {
    const outlet = { from: 'harbour-wire', fromKind: 'outlet', fromName: 'Harbour Wire', kind: 'wire-credit' } as const;
    expect(rows(b!.id, outlet)).toEqual([
      ['from', 'Harbour Wire: wire credit (likeness 0.91). The first is a day older.', undefined],
    ]);
  });
});

test('events that hold each other end the search', () => {
  const [a, b] = FIXTURE.events;
  const events = [
    { ...a!, parent: b!.id },
    { ...b!, parent: a!.id },
  ];
  expect(explained(a!.id, { ...FIXTURE, events }).id).toBe(a!.id);
});

test('whatever is asked, there is an answer', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (asked) => {
      const found = explain(asked, FIXTURE);
      expect('problem' in found ? found.candidates.length : found.sections.length).toBeLessThan(20);
    }),
    { numRuns: 50 },
  );
});
