import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { parse } from 'yaml';
import { compareTexts } from './compare.ts';
import { findNotice } from './corrections.ts';
import { documentOf } from './testing.ts';
import { traceSpan } from './trace.ts';
import { readWords, type Words } from './words.ts';

interface Pair {
  readonly name: string;
  readonly a: string;
  readonly b?: string;
  readonly text?: string;
  readonly edit?: readonly [string, string][];
  readonly before?: string;
  readonly take?: string;
  readonly kind: string;
  readonly altered?: readonly string[];
  readonly cut?: readonly string[];
  readonly added?: readonly string[];
}

const cases = parse(readFileSync(new URL('./en.cases.yaml', import.meta.url), 'utf8')) as {
  texts: Record<string, string>;
  pairs: Pair[];
  notices: [text: string, kind: string][];
};

const wordsOf = (id: string, text: string): Words => readWords(documentOf(id, text));

function otherText({ a, b, text, edit = [], before, take }: Pair): string {
  if (text !== undefined) return text;
  if (b !== undefined) return cases.texts[b]!;
  if (take !== undefined) return `${cases.texts[before!]}\n\n${take}`;
  return edit.reduce((changed, [from, to]) => {
    expect(changed).toContain(from);
    return changed.replaceAll(from, to);
  }, cases.texts[a]!);
}

describe('two texts', () => {
  test.each(cases.pairs.map((pair) => [pair.name, pair] as const))('%s', (_, pair) => {
    const [a, b] = [wordsOf('a', cases.texts[pair.a]!), wordsOf('b', otherText(pair))];
    const found = compareTexts(a, b);
    if (pair.kind === 'copy-or-partial') expect(['copy', 'partial-copy']).toContain(found?.kind);
    else expect(found?.kind ?? 'none').toBe(pair.kind);
    const altered = found?.altered.map((one) => `${one.a.text} > ${one.b.text}: ${one.change}`);
    if (pair.altered) expect(altered).toEqual(expect.arrayContaining([...pair.altered]));
    if (pair.cut) expect(found?.cut.map(({ text }) => text)).toEqual(pair.cut);
    if (pair.added) expect(found?.added.map(({ text }) => text)).toEqual(pair.added);
  });

  test.each(cases.pairs.map((pair) => [pair.name, pair] as const))('the other way round: %s', (_, pair) => {
    const found = compareTexts(wordsOf('b', otherText(pair)), wordsOf('a', cases.texts[pair.a]!));
    expect(found !== undefined).toBe(pair.kind !== 'none');
  });

  it('gives quotes and passages that stand in the texts', () => {
    for (const pair of cases.pairs) {
      const texts: Record<string, string> = { a: cases.texts[pair.a]!, b: otherText(pair) };
      const found = compareTexts(wordsOf('a', texts.a!), wordsOf('b', texts.b!));
      const quotes = found ? [...found.altered.flatMap(({ a, b }) => [a, b]), ...found.cut, ...found.added] : [];
      for (const { document, start, end, text } of quotes) expect(texts[document!]!.slice(start, end)).toBe(text);
      for (const { a, b } of found?.passages ?? []) {
        expect(a.end).toBeLessThanOrEqual(texts.a!.length);
        expect(b.end).toBeLessThanOrEqual(texts.b!.length);
        expect(Math.min(a.end - a.start, b.end - b.start)).toBeGreaterThan(0);
      }
    }
  });

  it('shows the word that was changed, wherever it is', () => {
    const words = cases.texts.wire!.split(' ');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: words.length - 1 }), (at) => {
        const changed = words.map((word, place) => (place === at ? 'zebra' : word)).join(' ');
        const found = compareTexts(wordsOf('a', cases.texts.wire!), wordsOf('b', changed))!;
        expect(found.kind).toBe('copy');
        expect(found.altered.map(({ b }) => b.text).join(' ')).toContain('zebra');
      }),
      { numRuns: 40 },
    );
  });
});

describe('a span', () => {
  const [a, b] = [cases.texts.wire!, `${cases.texts.sameStart}\n\n${cases.pairs.find(({ take }) => take)!.take}`];
  const spanOf = (text: string, words: string) => ({
    start: text.indexOf(words),
    end: text.indexOf(words) + words.length,
  });

  it('is followed into the text that it was lifted from', () => {
    const claim = '14 ships called at the port in August';
    expect(traceSpan(wordsOf('a', a), wordsOf('b', b), spanOf(b, claim))).toEqual({
      document: 'a',
      ...spanOf(a, claim),
      text: claim,
    });
  });

  it('outside of the lifted paragraph is not', () => {
    const claim = 'boats from both sides were seized';
    expect(traceSpan(wordsOf('a', a), wordsOf('b', b), spanOf(b, claim))).toBeUndefined();
  });
});

describe('notices', () => {
  test.each(cases.notices)('%s: %s', (text, kind) => {
    const found = findNotice(documentOf('d', `Ships came.\n${text}\nMore came.`));
    expect(found?.kind ?? 'none').toBe(kind);
    if (found) expect(text).toContain(found.words.text);
  });
});

describe('hostile texts', () => {
  const hostile: [string, string][] = [
    ['one word a hundred thousand times', 'a '.repeat(100_000)],
    ['two words in turn', 'north south '.repeat(50_000)],
    ['a paragraph over and over', `${cases.texts.wire!}\n`.repeat(300)],
    ['a word without end', 'x'.repeat(500_000)],
    ['quotation marks', '"“”‘’\'"'.repeat(30_000)],
    ['opening marks', ' “a'.repeat(60_000)],
    ['stops', '. A. '.repeat(50_000)],
    ['lone halves of pairs', '\ud83d \udc00 '.repeat(50_000)],
    ['marks that combine', 'a\u0301\u0302'.repeat(80_000)],
    ['Han', '朝鮮俄羅斯'.repeat(20_000)],
    ['notices', 'the story was the report is an article '.repeat(8_000)],
    ['nothing', ''],
    ['one word', 'Update'],
  ];
  test.each(hostile)('%s: ends in time', (_, text) => {
    const start = performance.now();
    const [a, b] = [wordsOf('a', text), wordsOf('b', `Some words in front. ${text}`)];
    compareTexts(a, b);
    compareTexts(a, wordsOf('c', cases.texts.wire!));
    findNotice(documentOf('d', text));
    expect(performance.now() - start).toBeLessThan(4_000);
  });

  it('Han text without spaces is compared by characters', () => {
    const text = '朝鲜外务省星期二表示两国自三月首脑会谈以来一直在寻求加强关系海关记录显示八月有十四艘船停靠该港口';
    expect(compareTexts(wordsOf('a', text), wordsOf('b', text))?.kind).toBe('copy');
  });
});
