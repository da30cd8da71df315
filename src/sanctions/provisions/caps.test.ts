import { expect, test } from 'vitest';
import { commonPackFolder } from '../../packs/common.ts';
import { mergePacks } from '../../packs/pack.ts';
import { readPack } from '../../packs/read.ts';
import { lawOf } from './law.ts';
import { type MadeRole, makeTold } from './testing.ts';
import { touch } from './touch.ts';

const law = lawOf(mergePacks([await readPack(commonPackFolder()), await readPack('packs/dprk')]));

function hitsOf(event: string, roles: Readonly<Record<string, MadeRole>>, when: string | undefined) {
  const made = makeTold({ event, roles, ...(when !== undefined && { when }) });
  return touch(made.event, law, {
    mentions: made.mentions,
    documentOf: () => undefined,
    evidence: { standard: 'either', standardMet: false },
  });
}

const barrels = (value: number, more: object = {}): MadeRole => ({ value, unit: 'barrel', ...more });
const total = (value: number, scope?: string) => barrels(value, { total: true, ...(scope !== undefined && { scope }) });

test.each<[string, MadeRole, string | undefined, string]>([
  ['above the cap, a year', barrels(900_000, { per: 'year' }), '2024', 'touches'],
  ['below the cap, a year', barrels(400_000, { per: 'year' }), '2024', 'does-not'],
  ['one delivery above the cap', barrels(900_000), '2024-03', 'touches'],
  ['one delivery below it', barrels(4_000), '2024-03', 'cannot-tell'],
  ['above the cap in one month', barrels(600_000, { per: 'month' }), '2024', 'touches'],
  ['below the cap in one month', barrels(60_000, { per: 'month' }), '2024', 'cannot-tell'],
  ['above it in a time that no cap is for', barrels(900_000, { per: 'decade' }), '2024', 'cannot-tell'],
  ['a total, of an event of that year', total(900_000), '2024', 'touches'],
  ['a total in a named year', total(900_000, 'in 2024'), '2024-11', 'touches'],
  ['a total since a year', total(900_000, 'since 2018'), '2024', 'cannot-tell'],
  ['a total so far, in some month', total(900_000), '2024-11', 'cannot-tell'],
  ['a total below the cap so far', total(400_000), '2024-11', 'does-not'],
  ['a total of which no time is told', total(900_000), undefined, 'cannot-tell'],
  ['a total over two years', total(900_000), '2023/2024', 'cannot-tell'],
  ['a total of what goes on', total(900_000), '2018/..', 'cannot-tell'],
])('refined oil, %s', (_, quantity, when, expected) => {
  const hits = hitsOf(
    'goods-transfer',
    { supplier: '=state:RU', recipient: '=state:KP', item: 'diesel', quantity },
    when,
  );
  const answers = hits.filter(({ quiet }) => !quiet).map(({ answer }) => answer);
  expect([...new Set(answers)]).toEqual([expected]);
});

test('a year above the cap of a quarter tells nothing of the quarter', () => {
  const roles = { supplier: '=state:RU', recipient: '=state:KP', item: 'diesel', quantity: total(900_000) };
  const answers = hitsOf('goods-transfer', roles, '2017').filter(({ provision }) => provision === '2375.14');
  expect(answers.map(({ answer }) => answer)).not.toContain('touches');
});

test('what resolution 2231 ended is open after 28 September 2025, and both readings are told', () => {
  const drones = { supplier: '=state:IR', recipient: '=state:RU', item: 'drones' };
  const iran = (when: string) => hitsOf('arms-transfer', drones, when).filter(({ name }) => name.includes('2231'));
  expect(iran('2024-05').map(({ answer }) => answer)).toEqual(['does-not']);
  const [open, ...others] = iran('2025-11');
  expect(others).toEqual([]);
  expect(open).toMatchObject({ answer: 'cannot-tell', checked: false });
  expect(open!.missing).toContain('unchecked');
  expect(open!.reason).toMatch(/France.*hold that they are.*Russia, China and Iran hold that they are not/);
  const [before] = iran('2022-09').filter(({ answer }) => answer === 'touches-if');
  expect(before!.contested).toHaveLength(4);
});

test.each(['2087.2', '2094.2'])('the number and the strength of %s were not seen, and are told as unchecked', (id) => {
  const paragraph = law.regimes.flatMap((regime) => regime.provision(id) ?? [])[0];
  expect(paragraph!.checked.mark).toBe('U');
  expect(paragraph!.checked.source).toMatch(/whether it recalls or (?:demands|decides) too/);
  const when = id === '2087.2' ? '2013-02-01' : '2014-03-26';
  const hits = hitsOf('missile-test', { actor: '=state:KP', item: 'ballistic missile' }, when);
  expect(hits.find(({ provision }) => provision === id)).toMatchObject({ checked: false });
});
