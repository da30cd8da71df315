// Every colour that words or shapes are set in stands out from what it is set on, in both themes: WCAG 2.2, 1.4.3 and 1.4.11.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8');
const tokens = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
    ([, name, light, dark]) => [name!, { light: light!, dark: dark! }] as const,
  ),
);
const GROUNDS = ['paper', 'raised', 'sunken', 'mark'];
const WORDS = [
  ...['ink', 'muted', 'link', 'asserts', 'confirms', 'denies', 'doubts', 'declines', 'relays', 'demands', 'commits'],
  ...['independent', 'not-established', 'one-party', 'one-origin', 'single-report', 'none', 'contested'],
];
const THEMES = ['light', 'dark'] as const;

test('every colour is known to these tests', () => {
  expect([...tokens.keys()].sort()).toEqual([...GROUNDS, ...WORDS, 'rule', 'control', 'focus'].sort());
});

test.each(WORDS)('words in --%s can be read: 4.5 to 1 at least', (name) => {
  expect(worst(name)).toBeGreaterThanOrEqual(4.5);
});

test.each(['control', 'focus'])('edges in --%s can be seen: 3 to 1 at least', (name) => {
  expect(worst(name)).toBeGreaterThanOrEqual(3);
});

test('the measure is that of WCAG', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});

function worst(name: string): number {
  // Controls do not stand on marked words.
  const grounds = WORDS.includes(name) ? GROUNDS : GROUNDS.slice(0, 3);
  return Math.min(
    ...grounds.flatMap((ground) =>
      THEMES.map((theme) => contrast(tokens.get(name)![theme], tokens.get(ground)![theme])),
    ),
  );
}

function contrast(a: string, b: string): number {
  const [lighter, darker] = [luminance(a), luminance(b)].sort((one, other) => other - one);
  return (lighter! + 0.05) / (darker! + 0.05);
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}
