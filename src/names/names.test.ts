import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { parse } from 'yaml';
import { distance } from './distance.ts';
import { KOREAN_STYLES, latinPerson } from './hangul.ts';
import { compareIdentities, compareNames, type NameKind, parseName, THRESHOLD } from './index.ts';
import { foldSpelling, pinyinOf } from './spelling.ts';

interface Cases {
  readonly kind: NameKind;
  readonly same: readonly (readonly [string, string])[];
  readonly other: readonly (readonly [string, string])[];
}

const cases = parse(readFileSync(new URL('./names.cases.yaml', import.meta.url), 'utf8')) as Cases[];

function scoreOf(a: string, b: string, kind: NameKind = 'person'): number {
  return compareNames(parseName(a, kind), parseName(b, kind)).score;
}

describe.each(cases)('names of a $kind', ({ kind, same, other }) => {
  test.each(same)('%s is %s', (a, b) => {
    expect(scoreOf(a, b, kind)).toBeGreaterThanOrEqual(THRESHOLD);
    expect(scoreOf(b, a, kind)).toBeGreaterThanOrEqual(THRESHOLD);
  });
  test.each(other)('%s is not %s', (a, b) => {
    expect(scoreOf(a, b, kind)).toBeLessThan(THRESHOLD);
    expect(scoreOf(b, a, kind)).toBeLessThan(THRESHOLD);
  });
});

describe('taking apart', () => {
  it('reads Hangul in three styles', () => {
    expect(KOREAN_STYLES.map((style) => latinPerson('박정은', style))).toEqual([
      'park jeongeun',
      'pak chongun',
      'pak jongun',
    ]);
  });
  it('keeps legal forms apart', () => {
    const [form] = parseName('Korea Kumsan Trading Co., Ltd.', 'body').forms;
    expect(form?.parts.map(({ text }) => text)).toEqual(['korea', 'kumsan', 'trading']);
    expect(form?.legal).toEqual(['limited']);
  });
  it('knows patronymics, particles and initials', () => {
    const roles = parseName('J. Ivan Petrovich de Zhukov', 'person').forms[0]?.parts.map(({ role }) => role);
    expect(roles).toEqual(['initial', 'name', 'patronymic', 'particle', 'name']);
  });
  it('reads Wade-Giles as pinyin', () => {
    expect(['hsi', 'chin', 'tse', 'tung', 'chiang'].map(pinyinOf)).toEqual(['xi', 'jin', 'ze', 'dong', 'jiang']);
  });
  it.each(['', ' ', '…', '\u0000', '""', '🙂'])('leaves nothing of %j', (written) =>
    expect(parseName(written, 'person').forms).toEqual([]),
  );
  it.each([
    ['Zhukov', 'Žukov'],
    ['Sergei', 'Sergej'],
    ['Muhammad', 'Mohamed'],
  ])('folds %s and %s', (a, b) => {
    const folds = parseName(b, 'person').forms[0]!.parts[0]!.folds;
    expect(folds).toContain(foldSpelling(a.toLowerCase()));
  });
});

describe('comparing', () => {
  const word = fc.stringMatching(/^[A-Za-zа-я가-힣ء-ي' .-]{0,14}$/);
  const written = fc.array(word, { maxLength: 6 }).map((words) => words.join(' '));

  it('gives points that add up to the score', () => {
    fc.assert(
      fc.property(written, written, fc.constantFrom('person', 'body', 'unknown', 'vessel'), (a, b, kind: NameKind) => {
        const { score, features } = compareNames(parseName(a, kind), parseName(b, kind));
        expect(features.reduce((sum, { points }) => sum + points, 0)).toBe(score);
        expect(Number.isInteger(score) && score >= 0 && score <= 1000).toBe(true);
      }),
    );
  });
  it('gives 1000 to a name and itself, unless it says nothing', () => {
    expect(scoreOf('Pak Chun Il', 'PAK CHUN IL')).toBe(1000);
    expect(scoreOf('Baikal Trading LLC', 'Baikal Trading LLC', 'body')).toBe(1000);
  });
  it('measures slips in tenths of a letter', () => {
    expect(['lavrov', 'lavrof', 'lavorv', 'lavrovv', 'lavrev', 'lvrov'].map((b) => distance('lavrov', b, 40))).toEqual([
      0, 6, 8, 3, 6, 10,
    ]);
    expect(distance('a', 'zzzzzzzz', 10)).toBe(11);
  });
  it.each([
    [['1962-02-18'], ['1962-02-18'], 80],
    [['1962'], ['1962-02-18'], 40],
    [['1963'], ['1962~'], 40],
    [['1999'], ['1962'], -300],
    [['1970'], ['1967/1969'], 40],
    [['1980'], ['1967/1969'], -300],
  ])('born %j, listed %j', (a, b, points) =>
    expect(compareIdentities({ births: a }, { births: b })[0]?.points).toBe(points),
  );
  it('takes no longer for hostile names', () => {
    const started = performance.now();
    for (const hostile of [
      'a'.repeat(100_000),
      'a '.repeat(50_000),
      'Aa'.repeat(50_000),
      "'".repeat(100_000),
      'abdul'.repeat(9_999),
    ]) {
      scoreOf(hostile, `${hostile}b`);
      scoreOf(hostile, `${hostile}b`, 'body');
    }
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});
