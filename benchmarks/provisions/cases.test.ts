// The cases of the law as tests, and that every rule is reached by an event made for it.
import { describe, expect, test } from 'vitest';
import { commonPackFolder } from '../../src/packs/common.ts';
import { mergePacks } from '../../src/packs/pack.ts';
import { readPack } from '../../src/packs/read.ts';
import { lawOf } from '../../src/sanctions/provisions/law.ts';
import { faultsOf, readCases } from './cases.ts';
import { matrixOf } from './matrix.ts';

const pack = mergePacks([await readPack(commonPackFolder()), await readPack('packs/dprk')]);
const law = lawOf(pack);
const read = (name: string) => readCases(new URL(name, import.meta.url));

describe.each(['cases.yaml', 'own.yaml'])('%s', (name) => {
  test.each(read(name).map((one) => [`${one.case} ${one.says}`, one] as const))('%s', (_, one) =>
    expect(faultsOf(one, law)).toEqual([]),
  );
});

describe('every type of event against every rule', () => {
  const rows = matrixOf(pack, law);

  test('each rule is reached by an event made for it', () =>
    expect(rows.flatMap(({ type, missed }) => missed.map((rule) => `${type} ${rule}`))).toEqual([]));

  test('no paragraph is touched before it was in force', () =>
    expect(rows.filter(({ early }) => early > 0).map(({ type }) => type)).toEqual([]));

  test('each type has an answer', () => expect(rows.filter(({ rules }) => rules === 0)).toEqual([]));
});
