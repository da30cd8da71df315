import { expect, test } from 'vitest';
import { type Judgement, judgementOf } from './judgement.ts';

const MADE: Omit<Judgement, 'id' | 'withdrawn'> = {
  kind: 'correct',
  target: { kind: 'claim', id: 'c1' },
  value: { stance: 'denies' },
  why: 'The cue is "denied".',
  who: 'ines',
  at: '2024-11-05T10:00:00Z',
};
const idOf = (more: Partial<typeof MADE>) => judgementOf({ ...MADE, ...more }).id;

test('the same judgement has the same id, whatever the order of its fields', () => {
  const { at, who, why, ...rest } = MADE;
  expect(judgementOf({ at, who, why, ...rest }).id).toBe(judgementOf(MADE).id);
  expect(judgementOf(MADE)).toEqual({ id: expect.stringMatching(/^[0-9a-f]{16}$/), ...MADE });
});

test.each<[string, Partial<typeof MADE>]>([
  ['kind', { kind: 'reject' }],
  ['target', { target: { kind: 'claim', id: 'c2' } }],
  ['kind of target', { target: { kind: 'event', id: 'c1' } }],
  ['stance', { value: { stance: 'doubts' } }],
  ['certainty', { value: { stance: 'denies', certainty: 'possible' } }],
  ['other entity', { value: { stance: 'denies', with: 'e2' } }],
  ['reliability', { value: { stance: 'denies', reliability: 'A' } }],
  ['credibility', { value: { stance: 'denies', credibility: 1 } }],
  ['reason', { why: '' }],
  ['person', { who: 'tom' }],
  ['instant', { at: '2024-11-05T10:00:01Z' }],
])('another %s gives another id', (_, more) => expect(idOf(more)).not.toBe(idOf({})));
