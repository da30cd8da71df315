import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { STANCES } from '../../document/claim.ts';
import { FIXTURE, HOSTILE_FIXTURE, makeAnalysis, makeDocument, makeOwnVoice } from '../fixture.ts';
import { makeBrief } from './brief.ts';
import { formatTerminal } from './terminal.ts';

/** Columns by another way than the code under test: scripts and emoji by their Unicode properties. */
function crudeColumns(line: string): number {
  let sum = 0;
  for (const character of line) {
    if (/\p{M}|\u200d/u.test(character)) continue;
    sum +=
      /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}。、「」]/u.test(
        character,
      )
        ? 2
        : 1;
  }
  return sum;
}

const widths = [20, 40, 41, 59, 60, 80, 120, 200];

describe('no line is wider than asked', () => {
  test.each(widths)('%i columns, the fixture and hostile strings', (width) => {
    for (const analysis of [FIXTURE, HOSTILE_FIXTURE]) {
      const lines = formatTerminal(makeBrief(analysis), { width, all: true }).split('\n');
      for (const line of lines) expect(crudeColumns(line), line).toBeLessThanOrEqual(width);
    }
  });

  test('any title and text', () => {
    const unit = fc.constantFrom(
      'a',
      'Wort',
      ' ',
      '漢',
      '字',
      '。',
      'e\u0301',
      '👩‍👩‍👧',
      '한',
      '-',
      '\u00a0',
      '\n',
      '\t',
      'https://x.example/',
    );
    fc.assert(
      fc.property(
        fc.string({ unit, minLength: 1, maxLength: 200 }),
        fc.integer({ min: 40, max: 200 }),
        (text, width) => {
          const document = makeDocument({ text: `${text}.`, title: text });
          const brief = makeBrief(
            makeAnalysis({ documents: [document], claims: [makeOwnVoice(document, [`${text}.`])] }),
          );
          for (const line of formatTerminal(brief, { width }).split('\n')) {
            expect(crudeColumns(line)).toBeLessThanOrEqual(width);
          }
        },
      ),
    );
  });
});

test('nothing of a text is lost in the wrapping', () => {
  const squeezed = (text: string) => text.replace(/\s/g, '');
  for (const width of widths) {
    const output = squeezed(formatTerminal(makeBrief(FIXTURE), { width, all: true }));
    for (const claim of FIXTURE.claims) {
      for (const { text } of claim.contents) expect(output).toContain(squeezed(text));
    }
  }
});

test('no control character and no sign that turns a line round reaches the terminal', () => {
  for (const width of widths) {
    const output = formatTerminal(makeBrief(HOSTILE_FIXTURE), { width, all: true });
    expect(output).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/);
  }
  expect(formatTerminal(makeBrief(HOSTILE_FIXTURE))).toContain('␛]0;owned␇');
});

test('colour is given for stances only, and only when asked', () => {
  const brief = makeBrief(FIXTURE);
  const plain = formatTerminal(brief, { all: true });
  const colored = formatTerminal(brief, { all: true, color: true });
  expect(plain).not.toContain('\u001b');
  expect(colored.replace(/\u001b\[[0-9;]*m/g, '')).toBe(plain);
  const painted = [...colored.matchAll(/\u001b\[[0-9]+m([^\u001b]*)\u001b\[0m/g)].map((match) => match[1]);
  expect(new Set(painted)).toEqual(new Set(STANCES.filter((stance) => stance !== 'asserts')));
});

test('own voice is cut to three claims a document unless all are asked for', () => {
  const brief = makeBrief(FIXTURE);
  expect(formatTerminal(brief)).toContain('… and 2 more in the outlet’s own voice (--all shows them)');
  expect(formatTerminal(brief)).not.toContain('None did on the way back.');
  expect(formatTerminal(brief, { all: true })).toContain('“None did on the way back.” [3:3, p. 2]');
  expect(formatTerminal(brief, { all: true })).not.toContain('--all');
});
