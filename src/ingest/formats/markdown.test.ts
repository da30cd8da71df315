import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../reading.ts';
import { utf8 } from '../testing.ts';
import { readMarkdown } from './markdown.ts';

const read = (markdown: string) => readMarkdown({ name: 'a.md', bytes: utf8(markdown) }, DEFAULT_LIMITS);

describe('the words of Markdown', () => {
  it.each([
    ['A line\nand the next', 'A line and the next'],
    ['One\n\nTwo', 'One\n\nTwo'],
    ['# Head #\nText', 'Head\n\nText'],
    ['Head\n====\nText', 'Head\n\nText'],
    ['a **bold** and *it* and ***both*** and __b__ and _i_', 'a bold and it and both and b and i'],
    ['snake_case_name, 2 * 3 * 4, and \\*kept\\*', 'snake_case_name, 2 * 3 * 4, and *kept*'],
    ['**bold *inner* end**', 'bold inner end'],
    ['[the report](https://x.org/a_(b) "t") and [ref][1]\n\n[1]: https://x.org', 'the report and ref'],
    ['![a photo](p.png) [![badge](b.png)](u)', 'a photo badge'],
    ['- one\n- two\n  more\n1. three\n- [x] done', 'one\n\ntwo more\n\nthree\n\ndone'],
    ['> quoted\n> words\n\nown', 'quoted words\n\nown'],
    ['```js\nlet a = *b*;\n\nx\n```\nafter', 'let a = *b*;\n\nx\n\nafter'],
    ['a `code * x` b', 'a code * x b'],
    ['seen <!-- hidden\nstill --> text', 'seen text'],
    ['a <b>bold</b><br>line &amp; &#8217;', 'a bold line & ’'],
    ['| a | b |\n|---|---|\n| c | d |', 'a b\n\nc d'],
    ['one\n\n---\n\ntwo[^1]\n\n[^1]: note', 'one\n\ntwo'],
    ['<https://x.org/a>', 'https://x.org/a'],
  ])('%j', (markdown, text) => expect(read(markdown).text).toBe(text));

  it.each(['[', '*', '_', '`', '<', '> ', '\\', '# ', '| ', '[a](', '![', '&', '\n- '])(
    'takes a megabyte of %j',
    (mark) => {
      expect(read(`x${mark.repeat((1 << 20) / mark.length)}`).text).toBeTypeOf('string');
    },
  );
});

describe('front matter', () => {
  it('is metadata, not text', () => {
    const head =
      'title: "The title"\ndate: 2024-11-05\nauthor: [Jane Doe, {name: Kim}]\nsource: NK News\nurl: https://x.org/a\nlang: en-US';
    expect(read(`---\n${head}\n---\n# Head\n\nText`)).toMatchObject({
      title: 'The title',
      text: 'Head\n\nText',
      authors: ['Jane Doe', 'Kim'],
      publisher: { name: 'NK News', from: 'front matter source' },
      published: { edtf: '2024-11-05', basis: 'metadata', from: 'front matter date' },
      canonicalUrl: 'https://x.org/a',
      declaredLanguage: 'en',
    });
  });

  it('names a host when the source is an address', () => {
    expect(read('---\nsource: https://www.x.org/a\n---\nText').publisher).toEqual({
      host: 'www.x.org',
      from: 'front matter source',
    });
  });

  it.each([
    ['---\nnot: [closed\n---\nText', 'not: [closed'],
    ['---\nAn aside between rules\n---\nText', 'An aside between rules'],
    ['---\ntitle: never closed\nText', 'title: never closed Text'],
  ])('that is none stays text: %j', (markdown, begin) => expect(read(markdown).text.startsWith(begin)).toBe(true));

  it('takes the first heading for the title where there is none', () =>
    expect(read('## B\n\n# A *b*\n\nText').title).toBe('A b'));
});
