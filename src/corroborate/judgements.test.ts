// What people hold changes what is concluded, and taking it back changes it back.
import { beforeAll, describe, expect, test } from 'vitest';
import { generate } from '../../test/support/generated.ts';
import { type Judgement, judgementOf } from '../document/judgement.ts';
import { mergePacks, type Pack } from '../packs/pack.ts';
import { readPack } from '../packs/read.ts';
import { Dossier } from './dossier.ts';
import { lastOf } from './judgements.ts';

const root = new URL('../..', import.meta.url).pathname;
let pack: Pack;
beforeAll(async () => {
  pack = mergePacks(await Promise.all(['packs/common', 'packs/dprk'].map((one) => readPack(root + one))));
});

const documents = generate(60);
type Made = Pick<Judgement, 'kind' | 'target' | 'value'>;
const judged = (made: Made, at = '2026-01-02T00:00:00.000Z') =>
  judgementOf({ ...made, why: 'read again', who: 'anna', at });

function dossier(judgements: readonly Judgement[] = [], first = false): Dossier {
  const made = new Dossier(pack);
  if (first) made.judge(judgements);
  for (const one of documents) made.add(one);
  if (!first) made.judge(judgements);
  return made;
}

const supported = () => {
  const { events, claims } = dossier().conclude();
  const event = events.find(({ corroboration }) => corroboration.documents > 1)!;
  const ids = new Set(event.states.flatMap((state) => state.claims));
  return {
    event,
    claim: claims.find(({ id, stance, voice }) => ids.has(id) && stance === 'asserts' && voice === 'attributed')!,
  };
};

describe('a judgement', () => {
  test('that rejects a claim takes it from every event, figure and origin, and leaves it in the list', () => {
    const { claim } = supported();
    const { claims, events, origins } = dossier([
      judged({ kind: 'reject', target: { kind: 'claim', id: claim.id } }),
    ]).conclude();
    expect(claims.find(({ id }) => id === claim.id)).toMatchObject({
      status: 'rejected',
      origins: [],
      judged: { kind: 'reject' },
    });
    expect(JSON.stringify([events, origins])).not.toContain(claim.id);
  });

  test('that corrects a claim says what was read', () => {
    const { claim, event } = supported();
    const correct = judged({
      kind: 'correct',
      target: { kind: 'claim', id: claim.id },
      value: { stance: 'denies', certainty: 'certain' },
    });
    const after = dossier([correct]).conclude();
    expect(after.claims.find(({ id }) => id === claim.id)).toMatchObject({
      stance: 'denies',
      judged: { kind: 'correct', judgements: [correct.id], was: { stance: 'asserts', certainty: claim.certainty } },
    });
    expect(after.events.find(({ id }) => id === event.id)?.corroboration.against).toContain(claim.id);
  });

  test('that is taken back leaves nothing, whatever was concluded in between', () => {
    const { claim } = supported();
    const before = JSON.stringify(dossier().conclude());
    const one = dossier();
    one.conclude();
    one.judge([judged({ kind: 'reject', target: { kind: 'claim', id: claim.id } })]);
    const rejected = JSON.stringify(one.conclude());
    expect(rejected).not.toBe(before);
    expect(rejected).toBe(
      JSON.stringify(dossier([judged({ kind: 'reject', target: { kind: 'claim', id: claim.id } })], true).conclude()),
    );
    one.judge([]);
    expect(JSON.stringify(one.conclude())).toBe(before);
  });

  test('that comes later counts, whatever the order in which they are given', () => {
    const { claim } = supported();
    const target = { kind: 'claim' as const, id: claim.id };
    const both = [judged({ kind: 'reject', target }), judged({ kind: 'confirm', target }, '2026-01-03T00:00:00.000Z')];
    for (const order of [both, [...both].reverse()]) {
      const found = dossier(order)
        .conclude()
        .claims.find(({ id }) => id === claim.id);
      expect(found).toMatchObject({
        status: 'live',
        judged: { kind: 'confirm', judgements: both.map(({ id }) => id) },
      });
    }
  });

  test('that joins two events gives one, with the mentions of both', () => {
    const { events } = dossier().conclude();
    const type = events.find((one) => events.filter((other) => other.type === one.type).length > 1)!.type;
    const [from, to] = events.filter((one) => one.type === type);
    const join = judged({ kind: 'join', target: { kind: 'event', id: from!.id }, value: { with: to!.id } });
    const after = dossier([join]).conclude().events;
    expect(after.map(({ id }) => id)).not.toContain(from!.id);
    expect(after.find(({ id }) => id === to!.id)!.mentions).toEqual([...from!.mentions, ...to!.mentions].sort());
    const split = judged({ kind: 'split', target: join.target, value: { with: to!.id } }, '2026-01-03T00:00:00.000Z');
    expect(JSON.stringify(dossier([join, split]).conclude())).toBe(JSON.stringify(dossier().conclude()));
  });

  test('that sets a mention apart makes an event of its own', () => {
    const { event } = supported();
    const [mention] = event.mentions;
    const { events } = dossier([judged({ kind: 'split', target: { kind: 'mention', id: mention! } })]).conclude();
    expect(events.find(({ mentions }) => mentions.includes(mention!))!.mentions).toEqual([mention]);
    expect(events.find(({ id }) => id === event.id)!.mentions).not.toContain(mention);
  });

  test('that rates an event stands with its reason', () => {
    const { event } = supported();
    const rate = judged({
      kind: 'rate',
      target: { kind: 'event', id: event.id },
      value: { reliability: 'B', credibility: 3 },
    });
    expect(
      dossier([rate])
        .conclude()
        .events.find(({ id }) => id === event.id)!.rating,
    ).toEqual({
      reliability: 'B',
      credibility: 3,
      reason: 'anna: read again',
    });
  });
});

test.each([
  ['a', 'c'],
  ['x', 'x'],
  ['p', 'p'],
  ['q', 'p'],
])('joins from %s end at %s', (from, end) => {
  const joins = new Map([
    ['a', 'b'],
    ['b', 'c'],
    ['p', 'q'],
    ['q', 'p'],
  ]);
  expect(lastOf(joins, from)).toBe(end);
});
