import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Access } from '../../document/claim.ts';
import { mergePacks } from '../../packs/pack.ts';
import { readPack } from '../../packs/read.ts';
import { Subject } from '../subject.ts';
import { judge } from './pairs.ts';
import type { Profile } from './profile.ts';

interface Told {
  readonly name: string;
  readonly party?: string;
  readonly access?: readonly Access[];
  readonly leansOn?: readonly string[];
  readonly imagery?: readonly string[];
  readonly since?: string;
  readonly took?: boolean;
  readonly anonymous?: boolean;
}

interface Case {
  readonly case: string;
  readonly a: Told;
  readonly b: Told;
  readonly apart?: string;
  readonly verdict: string;
  readonly reason?: string;
}

const root = new URL('../../..', import.meta.url).pathname;
const cases: readonly Case[] = parse(readFileSync(new URL('pairs.cases.yaml', import.meta.url), 'utf8'));
let subject: Subject;
beforeAll(async () => {
  subject = new Subject(
    mergePacks(await Promise.all(['packs/common', 'packs/dprk'].map((one) => readPack(root + one)))),
  );
});

function profile(
  id: string,
  { name, party, access = [], leansOn = [], imagery = [], since, took = false, anonymous = false }: Told,
): Profile {
  return {
    origin: {
      id,
      name,
      kind: 'body',
      anonymous,
      ...(party !== undefined && { party }),
      keys: [],
      documents: [],
      claims: [],
    },
    name,
    ...(party !== undefined && { party }),
    accesses: access,
    tookPart: took,
    keys: new Set(party === undefined ? [] : [party]),
    leansOn: new Set(leansOn),
    imagery,
    ...(since !== undefined && { since }),
    houses: new Set(),
    claims: [],
    stages: new Set(['happened']),
  };
}

describe('two origins', () => {
  test.each(cases)('$case: $verdict', ({ a, b, apart, verdict, reason }) => {
    const ground = { subject, nameOf: (id: string) => subject.nameOf(id) ?? id, ...(apart !== undefined && { apart }) };
    const judged = judge(profile('1', a), profile('2', b), ground);
    expect([judged.verdict, judged.reason]).toEqual([verdict, expect.stringContaining(reason ?? '')]);
    const turned = judge(profile('1', b), profile('2', a), ground);
    expect(turned.verdict).toBe(verdict);
  });

  test('what would change the verdict is told wherever something is lacking', () => {
    const judged = cases
      .filter(({ verdict }) => verdict === 'not-established')
      .map(({ a, b, apart }) =>
        judge(profile('1', a), profile('2', b), { subject, nameOf: (id) => id, ...(apart !== undefined && { apart }) }),
      );
    for (const { wanting } of judged) expect(wanting).toMatch(/\.$/);
  });
});
