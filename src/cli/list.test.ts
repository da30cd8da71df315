import { expect, test } from 'vitest';
import { lineOf } from './list.ts';

test.each([
  [
    'documents',
    { id: '3f2a', published: { edtf: '2024-03-12' }, outlet: 'reuters', title: 'Missile  flew\n400 km', path: 'a.txt' },
    '3f2a · 2024-03-12 · reuters · Missile flew 400 km',
  ],
  [
    'documents',
    { id: '3f2a', published: null, outlet: null, title: '', place: 'a.txt' },
    '3f2a · undated · no outlet · a.txt',
  ],
  ['claims', { id: 'c1', stance: 'denies', speaker: 'KCNA', words: ['it', 'flew'] }, 'c1 · KCNA denies: it … flew'],
  [
    'claims',
    { id: 'c1', stance: 'asserts', chain: [], contents: [{ text: 'It flew' }] },
    'c1 · the outlet asserts: It flew',
  ],
  [
    'events',
    { id: 'e1', label: 'visit: Velsk', support: 'independent', contested: true, documents: 3 },
    'e1 · visit: Velsk · independent, contested · 3 documents',
  ],
  [
    'events',
    { id: 'e1', label: 'visit', support: 'single-report', documents: 1 },
    'e1 · visit · single-report · 1 document',
  ],
  ['events', { id: 'e1', label: 'visit', support: 'none' }, 'e1 · visit · none'],
  ['entities', { id: 'state:KP', name: 'North Korea' }, 'state:KP · North Korea'],
  [
    'lineage',
    { to: 'd2', from: 'd1', kind: 'cites', reason: 'The one names the other.' },
    'd2 · cites: d1 → d2. The one names the other.',
  ],
  ['predictions', { claim: 'c1', horizon: '2025', outcome: 'open' }, 'c1 · 2025: open'],
  ['ledgers', { type: 'missile-test' }, 'missile-test'],
  [
    'judgements',
    { id: 'j1', kind: 'reject', target: { kind: 'claim', id: 'c1' }, who: 'anna', why: 'not there', withdrawn: {} },
    'j1 · reject claim c1, anna: not there (withdrawn)',
  ],
  [
    'log',
    { seq: 2, at: '2024-11-05T10:00:00Z', who: 'anna', action: 'add', body: '{}' },
    '2 · 2024-11-05T10:00:00Z · anna · add · {}',
  ],
  ['gaps', 'No document gives a date.', 'No document gives a date.'],
])('a line of %s: %j', (kind, one, line) => expect(lineOf(kind, one)).toBe(line));

test('a line is one line of so many characters, and does not act', () => {
  const line = lineOf('entities', { id: 'x', name: `a\u001b[2J\u202e\n${'long '.repeat(100)}` });
  expect(line).toMatch(/^x · a␛\[2J<U\+202E> long .*…$/);
  expect(line.length).toBeLessThanOrEqual(160);
});
