import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ProvisionHit } from '../../document/verdict.ts';
import { commonPackFolder } from '../../packs/common.ts';
import { mergePacks, type Pack } from '../../packs/pack.ts';
import { readPack } from '../../packs/read.ts';
import { binds } from '../../packs/regime.ts';
import { type Law, lawOf } from './law.ts';
import { type MadeEvent, makeTold } from './testing.ts';
import { type ToldIn, touch } from './touch.ts';

const pack = mergePacks([await readPack(commonPackFolder()), await readPack('packs/dprk')]);
const law = lawOf(pack);

function hitsOf(made: MadeEvent, by: Law = law, told?: ToldIn): ProvisionHit[] {
  const { event, mentions } = makeTold(made);
  return touch(event, by, { mentions, documentOf: () => told, evidence: { standard: 'either', standardMet: false } });
}

const answersOf = (hits: readonly ProvisionHit[]) =>
  Object.fromEntries(hits.map(({ provision, answer }) => [provision, answer]));

const SHELLS: MadeEvent = {
  event: 'arms-transfer',
  roles: { supplier: '=state:KP', recipient: '=state:RU', item: 'hundreds of artillery shells' },
};
const ICBM: MadeEvent = { event: 'missile-test', roles: { actor: '=state:KP', item: 'ICBM' } };
const EVENTS: readonly MadeEvent[] = [
  { ...SHELLS, when: '2023' },
  { ...ICBM, when: '2022-11-18' },
  { event: 'labour-export', roles: { sender: '=state:KP', host: '=state:RU', workers: 'workers' }, when: '2024' },
  { event: 'training', roles: { trainer: '=state:KP', trainee: 'soldiers', subject: 'drones' }, when: '2024' },
  { event: 'nuclear-test', roles: { actor: '=state:RU' }, when: '2024' },
  { event: 'goods-transfer', roles: { supplier: '=state:KP', recipient: '=state:RU', item: 'coal' }, when: '2018' },
];

/** Two states in each other's place, in states, gazetteer and regimes. */
function swapped(of: Pack, a: string, b: string): Pack {
  const swap = (code: string) => (code === a ? b : code === b ? a : code);
  return {
    ...of,
    states: of.states!.map((state) => ({ ...state, code: swap(state.code) })),
    gazetteer: of.gazetteer!.map((one) => (one.state === undefined ? one : { ...one, state: swap(one.state) })),
    regimes: of.regimes!.map((regime) => ({ ...regime, target: swap(regime.target) })),
  };
}

function swappedEvent(made: MadeEvent, a: string, b: string): MadeEvent {
  const ids = { [`=state:${a}`]: `=state:${b}`, [`=state:${b}`]: `=state:${a}` };
  const roles = Object.entries(made.roles ?? {}).map(([role, one]) => [
    role,
    typeof one === 'string' ? (ids[one] ?? one) : one,
  ]);
  return { ...made, roles: Object.fromEntries(roles) };
}

describe('no state is known to the engine', () => {
  test.each(EVENTS.map((made) => [made.event, made] as const))('%s: the same answers under other names', (_, made) => {
    const other = lawOf(swapped(pack, 'KP', 'PT'));
    expect(answersOf(hitsOf(swappedEvent(made, 'KP', 'PT'), other))).toEqual(answersOf(hitsOf(made)));
  });

  test('a pack without law answers nothing', () =>
    expect(hitsOf(EVENTS[0]!, lawOf({ ...pack, regimes: [] }))).toEqual([]));
});

describe('time', () => {
  test.each([
    ['2009-06-10', { 'un-dprk': 'does-not' }],
    ['2009-06-11', { '1874.9': 'touches-if' }],
    ['2009-06-13', { '1874.9': 'touches-if' }],
    ['2009-06-14', { '1874.9': 'touches' }],
    ['2009', { '1874.9': 'touches-if' }],
    ['2004/..', { '1874.9': 'touches' }],
  ])('rifles from North Korea, %s', (when, expected) => {
    const told = { text: '', published: { earliest: '2024-01-01', latest: '2024-01-01' } };
    const rifles: MadeEvent = { event: 'arms-transfer', roles: { supplier: '=state:KP', item: 'rifles' }, when };
    const { 'un-2231': _iran, ...answers } = answersOf(hitsOf(rifles, law, told));
    expect(answers).toMatchObject(expected);
  });

  test('two days joined over an ocean are one event', () => {
    const hits = hitsOf({ event: 'nuclear-test', roles: { actor: '=state:KP' }, when: '2017-09-02/2017-09-03' });
    expect(answersOf(hits)).toEqual({ '2371.2': 'touches', '1874.8': 'touches' });
  });

  test('an event without a time is taken to be of the time of its text, and that is said', () => {
    const told = { text: '', published: { earliest: '2024-01-01', latest: '2024-01-02' } };
    const [hit] = hitsOf(SHELLS, law, told).filter(({ provision }) => provision === '1874.9');
    expect(hit).toMatchObject({ answer: 'touches' });
    expect(hit!.reason).toContain('not told');
    expect(answersOf(hitsOf(SHELLS))['1874.9']).toBe('touches-if');
  });

  test('before a paragraph was in force nothing touches it', () => {
    const days = fc
      .integer({ min: 0, max: 20_000 })
      .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));
    fc.assert(
      fc.property(fc.constantFrom(...EVENTS), days, (made, when) => {
        for (const { provision, answer } of hitsOf({ ...made, when })) {
          const paragraph = law.regimes.flatMap((regime) => regime.provision(provision) ?? [])[0];
          const isFar = paragraph && Date.parse(paragraph.from) - Date.parse(when) > 2 * 86_400_000;
          if (isFar) expect(answer).toMatch(/does-not|cannot-tell/);
        }
      }),
    );
  });
});

describe('what is not known', () => {
  test('a class that no pack has is not taken for one', () => {
    const hits = hitsOf({ event: 'missile-test', roles: { actor: '=state:KP', item: 'gizmo' }, when: '2023' });
    expect(hits.map(({ answer }) => answer)).toEqual(['cannot-tell']);
    expect(hits[0]!.missing).toBe('whether it was ballistic');
  });

  test('without a party of the regime the answer is told only where it is asked for', () =>
    expect(
      hitsOf({ event: 'arms-transfer', roles: { item: 'shells' }, when: '2023' }).every(({ quiet }) => quiet),
    ).toBe(true));

  test('what the text names nearby settles the class, and that is said', () => {
    const text = 'missile-test of a new missile. Reports named the weapon as a Pulhwasal-3-31 missile.';
    const told = { text, published: null };
    const [hit, ...others] = hitsOf(
      { event: 'missile-test', roles: { actor: '=state:KP', item: 'missile' }, when: '2024-01' },
      law,
      told,
    );
    expect(others).toEqual([]);
    expect(hit!.answer).toBe('does-not');
    expect(hit!.reason).toContain('Pulhwasal-3-31');
  });
});

test('each paragraph, and each regime, answers once', () => {
  const roles = fc.record({
    supplier: fc.constantFrom('=state:KP', '=state:IR', '=state:RU', 'a firm'),
    recipient: fc.constantFrom('=state:KP', '=state:RU', 'a firm'),
    item: fc.constantFrom('shells', 'rifles', 'missiles', 'drones', 'coal', 'petrol', 'horses', 'goods', 'gizmos'),
  });
  const type = fc.constantFrom('arms-transfer', 'goods-transfer', 'technology-transfer');
  const when = fc.constantFrom('2005', '2010', '2016-08', '2017', '2024', undefined);
  fc.assert(
    fc.property(type, roles, when, (event, filled, time) => {
      const ids = hitsOf({ event, roles: filled, ...(time !== undefined && { when: time }) }).map(
        (hit) => hit.provision,
      );
      expect(new Set(ids).size).toBe(ids.length);
    }),
  );
});

describe('how a paragraph is printed', () => {
  test('only a number that was seen with its wording is checked', () => {
    for (const made of EVENTS)
      for (const { provision, checked } of hitsOf(made)) {
        const found = law.regimes.flatMap((regime) => regime.provision(provision) ?? [])[0];
        expect(checked).toBe(found?.checked.mark === 'V');
      }
  });

  test('what asks and does not decide is never touched', () => {
    const soft = law.regimes.flatMap(({ regime }) => regime.provisions.filter(({ strength }) => !binds(strength)));
    expect(soft.length).toBeGreaterThan(5);
    // Even where a rule is made to say so.
    const [regime] = pack.regimes!.filter(({ target }) => target === 'KP');
    const rules = soft.map(({ id }) => ({ ...regime!.rules[0]!, rule: id, provisions: [id], of: [], unlessSays: [] }));
    const hits = hitsOf({ ...ICBM, when: '2024' }, lawOf({ ...pack, regimes: [{ ...regime!, rules }] }));
    expect(hits.length).toBeGreaterThan(5);
    expect(new Set(hits.map(({ answer }) => answer))).toEqual(new Set(['does-not']));
  });

  test('what is planned would touch only if it is carried out', () => {
    for (const modality of ['preparing', 'planned', 'expected', 'possible', 'conditional'] as const) {
      const [hit] = hitsOf({ ...ICBM, when: '2024', modality });
      expect(hit).toMatchObject({ answer: 'touches-if', supposing: 'carried-out', condition: 'it is carried out' });
    }
  });

  test('nobody is said to have broken the law', () => {
    const folders = ['src/sanctions/provisions', 'src/export', 'packs/dprk/provisions'];
    const files = folders.flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((file) => /\.(?:ts|yaml)$/.test(file) && !file.endsWith('.test.ts'))
        .map((file) => join(folder, file)),
    );
    expect(files.length).toBeGreaterThan(30);
    expect(files.filter((file) => /\bviolat/i.test(readFileSync(file, 'utf8')))).toEqual([]);
    expect(JSON.stringify(EVENTS.flatMap((made) => hitsOf(made)))).not.toMatch(/violat|breach/i);
  });
});

test('time in proportion to the mentions', () => {
  const { event, mentions } = makeTold({ ...SHELLS, when: '2023' });
  const many = Array.from({ length: 5_000 }, (_, at) => ({
    ...mentions[0]!,
    arguments: mentions[0]!.arguments.map((one) => ({ ...one, text: `${one.text} ${at} ${'of '.repeat(50)}` })),
  }));
  // Of this process: the machine may be busy with others.
  const start = process.cpuUsage();
  touch(event, law, {
    mentions: many,
    documentOf: () => undefined,
    evidence: { standard: 'either', standardMet: false },
  });
  expect(process.cpuUsage(start).user / 1_000).toBeLessThan(10_000);
});
