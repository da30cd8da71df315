import { describe, expect, test } from 'vitest';
import type { Claim, Link } from '../../document/claim.ts';
import { FIXTURE } from '../../export/fixture.ts';
import { commonPackFolder } from '../../packs/common.ts';
import { mergePacks } from '../../packs/pack.ts';
import { readPack } from '../../packs/read.ts';
import { LawOf } from './apply.ts';
import { meets, withStandard } from './standard.ts';
import { makeTold } from './testing.ts';

const pack = mergePacks([await readPack(commonPackFolder()), await readPack('packs/dprk')]);
const told = makeTold({ event: 'nuclear-test', roles: { actor: '=state:KP' }, when: '2024' });
const ground = {
  mentionOf: (id: string) => told.mentions.find((mention) => mention.id === id),
  documentOf: () => undefined,
};

describe('the law on conclusions', () => {
  test('an event that is the same gives the same object', () => {
    const law = new LawOf(pack);
    const concluded = { claims: [], events: [told.event], contradictions: [] };
    const [first] = law.put(concluded, ground).events;
    const [second] = law.put({ ...concluded }, ground).events;
    expect(first!.provisions.map(({ provision }) => provision)).toEqual(['2397.2', '1874.8']);
    expect(second).toBe(first);
  });

  test('without law nothing is touched', () => {
    const concluded = { claims: [], events: [told.event], contradictions: [] };
    expect(new LawOf({ ...pack, regimes: [] }).put(concluded, ground)).toBe(concluded);
  });
});

const [claim] = FIXTURE.claims as [Claim];
const link: Link = { ...claim.chain[0]!, kind: 'official', anonymous: false };
const byDocument: Claim = { ...claim, stance: 'asserts', status: 'live', access: 'document', chain: [link] };

describe('the standard of evidence', () => {
  const independent = makeTold({ event: 'visit', support: 'independent' }).event;
  const single = makeTold({ event: 'visit' }).event;

  test.each([
    ['two-origins', independent, claim, true],
    ['two-origins', single, byDocument, false],
    ['document', single, byDocument, true],
    ['document', independent, { ...claim, access: 'told' }, false],
    ['document', single, { ...byDocument, status: 'retracted' }, false],
    ['document', single, { ...byDocument, stance: 'denies' }, false],
    ['document', single, { ...byDocument, chain: [{ ...link, anonymous: true }] }, false],
    ['document', single, { ...byDocument, access: 'told', chain: [{ ...link, kind: 'document' }] }, true],
    ['either', single, byDocument, true],
    ['either', independent, { ...claim, access: 'told' }, true],
    ['either', single, { ...claim, access: 'told' }, false],
  ] as const)('%s', (standard, event, of, met) => expect(meets(standard, event, () => of as Claim)).toBe(met));

  test('another standard changes whether it is met, and nothing else', () => {
    const events = FIXTURE.events.map((event) => ({
      ...event,
      corroboration: { ...event.corroboration, support: 'independent' as const },
    }));
    const analysis = withStandard({ ...FIXTURE, events }, 'two-origins');
    const hits = analysis.events.flatMap(({ provisions }) => provisions);
    expect(hits.map(({ standardMet }) => standardMet)).toEqual([true, true]);
    expect(withStandard({ ...FIXTURE, events }, 'document').events[0]!.provisions[0]!.standardMet).toBe(false);
  });
});
