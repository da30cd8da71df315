import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FIXTURE, HOSTILE_FIXTURE } from '../fixture.ts';
import { makeBrief } from './brief.ts';
import { escapeMarkdown, formatMarkdown } from './markdown.ts';

/** What is left when code spans, escaped characters and entities became an x: only characters that could be markup matter. */
function bare(markdown: string): string {
  return markdown.replace(/\\[!-/:-@[-`{-~]|(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)|&(?:amp|lt|gt);/g, 'x');
}

describe('escapeMarkdown', () => {
  test.each([
    ['<script>', '&lt;script&gt;'],
    ['[click](javascript:alert(1))', '\\[click\\]\\(javascript:alert\\(1\\)\\)'],
    ['*bold* __x__', '\\*bold\\* \\_\\_x\\_\\_'],
    ['see http://evil.example/*a*', 'see `http://evil.example/*a*`'],
    ['“http://evil.example/a”, (www.evil.example).', '“`http://evil.example/a`”, (`www.evil.example`).'],
    ['a@evil.example', '`a@evil.example`'],
    ['1. one', '1\\. one'],
    ['- bullet', '\\- bullet'],
    ['long-range (and short)', 'long-range (and short)'],
    ['`x`@`y`', '`` `x`@`y` ``'],
  ])('%s → %s', (text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped);
  });

  test('leaves no character that could be markup', () => {
    const unit = fc.constantFrom(...'[]()<>*_`~#+-!|&\\^$:@/. aw1\n'.split(''), 'www.', '://', '](', '\u001b');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 60 }), (text) => {
        const escaped = escapeMarkdown(text);
        expect(escaped).not.toMatch(/[\n\u001b]/);
        expect(bare(escaped)).not.toMatch(/[\\`*_[\]<>#+!|~^$&@]|:\/\/|www\.|^\d+[.)] |^- /);
      }),
      { numRuns: 500 },
    );
  });
});

test('hostile strings make no HTML, no link, no image and no footnote', () => {
  const markdown = formatMarkdown(makeBrief(HOSTILE_FIXTURE));
  const left = bare(markdown);
  expect(left).not.toMatch(/[<>]/);
  expect(left).not.toMatch(/\]\(|!\[|^\s*```|:\/\//m);
  const made = [...left.matchAll(/\[\^(\d+-\d+-\d+)\]:/g)].map((match) => match[1]);
  expect(new Set(made).size).toBe(made.length);
});

test('every footnote is used once and says where its words stand', () => {
  const markdown = formatMarkdown(makeBrief(FIXTURE));
  const used = [...markdown.matchAll(/\[\^([\d-]+)\](?!:)/g)].map((match) => match[1]);
  const notes = [
    ...markdown.matchAll(/^\[\^([\d-]+)\]: Document (\d+), line (\d+)(?:, page \d+)?, characters (\d+) to (\d+)\.$/gm),
  ];
  expect(notes.map((match) => match[1])).toEqual(used);
  for (const [, label, document, line, start, end] of notes) {
    const { text } = FIXTURE.documents[Number(document) - 1]!;
    const words = text.slice(Number(start), Number(end));
    expect(label!.startsWith(`${document}-${line}-`)).toBe(true);
    expect(text.split('\n')[Number(line) - 1]).toContain(words.split('\n')[0]);
  }
});
