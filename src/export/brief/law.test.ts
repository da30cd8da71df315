import { describe, expect, test } from 'vitest';
import type { Event } from '../../document/event.ts';
import type { ProvisionHit } from '../../document/verdict.ts';
import { FIXTURE } from '../fixture.ts';
import { besideLaw, lawLimits, lawSentence, mayTouch } from './law.ts';

const [shipped, more] = FIXTURE.events;
const [hit, quiet] = shipped!.provisions as [ProvisionHit, ProvisionHit];

describe('a sentence on a paragraph', () => {
  test.each<[string, Partial<ProvisionHit>, string]>([
    [
      'touches',
      {},
      'It would touch Resolution 12 ¶ 3 (number not checked against the text), if true: No grain from Velsk (decides; binds Velsk, every member state). Grain from Velsk.',
    ],
    ['seen with its number', { checked: true }, 'It would touch Resolution 12 ¶ 3, if true: '],
    ['on a condition', { answer: 'touches-if', condition: 'it was rye' }, ', if true and only if it was rye: '],
    [
      'planned',
      { answer: 'touches-if', supposing: 'carried-out', condition: 'it is carried out' },
      ', if it is carried out: ',
    ],
    [
      'open',
      { answer: 'cannot-tell', missing: 'what it was' },
      'it cannot be told whether it would touch; missing: what it was.',
    ],
    ['not', { answer: 'does-not' }, ': it touches it not. '],
  ])('%s', (_, fields, words) => expect(lawSentence({ ...hit, ...fields })).toContain(words));

  test('of a regime', () =>
    expect(lawSentence(quiet)).toBe('Measures of the League: it touches no paragraph. Barges are not named.'));

  test('exceptions and disputes', () =>
    expect(lawLimits(hit)).toEqual(['Excepted: seed.', 'Disputed: Velsk: barley is no grain (its note).']));
});

describe('beside it', () => {
  test('the standard, and who denies', () => {
    const told = besideLaw(shipped!, (id) => id);
    expect(told).toBe(
      'Standard of evidence (two independent origins or one primary document) not met. Denied by Auster Islands (2024-10-21).',
    );
  });

  test('silence', () => {
    const silent: Event = { ...shipped!, corroboration: { ...shipped!.corroboration, silent: ['state:XB'] } };
    expect(besideLaw(silent, () => 'Brask')).toContain('No word here of Brask.');
  });

  test('stands where something may touch', () =>
    expect([mayTouch(shipped!), mayTouch(more!), mayTouch({ provisions: [{ ...hit, quiet: true }] })]).toEqual([
      true,
      false,
      false,
    ]));
});
