import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Mark, markLines } from './marks.ts';

const mark = (id: string, start: number, end: number): Mark => ({
  start,
  end,
  open: `<${id}!>`,
  again: `<${id}>`,
  close: `</${id}>`,
  after: `{${id}}`,
});

const lines = (text: string, ...marks: Mark[]) => markLines(text, marks, (part) => part).map(({ html }) => html);

test.each([
  ['apart', [mark('a', 0, 1), mark('b', 2, 3)], ['<a!>0</a>{a}1<b!>2</b>{b}345']],
  ['touching', [mark('a', 0, 2), mark('b', 2, 4)], ['<a!>01</a>{a}<b!>23</b>{b}45']],
  ['nested', [mark('a', 0, 6), mark('b', 2, 4)], ['<a!>01<b!>23</b>{b}45</a>{a}']],
  ['nested, ending together', [mark('a', 0, 4), mark('b', 2, 4)], ['<a!>01<b!>23</b></a>{b}{a}45']],
  ['crossing', [mark('a', 0, 4), mark('b', 2, 6)], ['<a!>01<b!>23</b></a>{a}<b>45</b>{b}']],
  ['empty or outside', [mark('a', 3, 3), mark('b', 9, 12)], ['012345']],
])('spans that are %s', (_, marks, html) => {
  expect(lines('012345', ...marks)).toEqual(html);
});

test('a span over several lines is opened again on each; blank lines keep their number', () => {
  const marked = markLines('ab\n\ncd', [mark('a', 1, 5)], (part) => part);
  expect(marked.map(({ number, start, html }) => [number, start, html])).toEqual([
    [1, 0, 'a<a!>b</a>'],
    [3, 4, '<a>c</a>{a}d'],
  ]);
});

const spans = fc.array(
  fc.tuple(fc.nat({ max: 30 }), fc.nat({ max: 30 })).map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) })),
  { maxLength: 8 },
);

test('any spans: elements nest, each covers its own words, and the text is whole', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('x', 'y', '\n'), maxLength: 30 }), spans, (text, places) => {
      const marks = places.map(({ start, end }, index) => mark(`m${index}`, start, Math.min(end, text.length)));
      const covered = marks.map(() => '');
      const firsts = marks.map(() => 0);
      let whole = '';
      for (const { html } of markLines(text, marks, (part) => part)) {
        const open: number[] = [];
        for (const [part, close, id, first] of html.matchAll(/<(\/?)m(\d+)(!?)>|\{m\d+\}|[xy]/g)) {
          if (close === '/') expect(open.pop()).toBe(Number(id));
          else if (id !== undefined) open.push(Number(id));
          else if (!part.startsWith('{')) {
            whole += part;
            for (const index of open) covered[index] += part;
          }
          if (first === '!') firsts[Number(id)]!++;
        }
        expect(open).toEqual([]);
      }
      expect(whole).toBe(text.replaceAll('\n', ''));
      for (const [index, { start, end }] of marks.entries()) {
        const words = text.slice(start, Math.max(start, end)).replaceAll('\n', '');
        expect(covered[index]).toBe(words);
        expect(firsts[index]).toBe(words === '' ? 0 : 1);
      }
    }),
  );
});
