import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellsAt, columnOf, delimiterOf, headsOf } from './table.ts';

const EXPORT =
  '"Txhash","From","To","Value"\n"0xab","0x1","0x2","1,5"\n"0xcd","0x3","a ""quoted""\nline","2"\n"0xef","0x5","0x6","3"\n';

describe('what separates cells', () => {
  it.each([
    [EXPORT, 'export', ','],
    ['a\tb\tc\n1\t2\t3\n4\t5\t6\n', 'x.txt', '\t'],
    ['a;b;c\n1;2,5;3\n4;5,5;6\n', 'x.csv', ';'],
    ['a|b|c\n1|2|3\n4|5|6', 'x', '|'],
    ['address\n0x1\n', 'x.csv', ','],
    ['a b\n', 'x.tsv', '\t'],
    ['', 'x.csv', ','],
    ['One, two, three.\nFour, five.\nSix.', 'x.txt', undefined],
    ['A sentence, with commas, here.\n\nAnother, with two, too.', 'x.txt', undefined],
    ['words\nwords\nwords', 'x', undefined],
  ])('%j in %s', (text, name, delimiter) => expect(delimiterOf(text, name)).toBe(delimiter));
});

describe('the heads', () => {
  it.each([
    [EXPORT, ['Txhash', 'From', 'To', 'Value']],
    ['0xabcdef0123,1,2\n', []],
    ['a,,c\n', []],
    ['a,1.5,c\n', []],
    ['', []],
  ])('of %j', (text, heads) => expect(headsOf(text, ',')).toEqual(heads));
});

describe('cells', () => {
  it('are told by row, column and head, through quoted line ends', () => {
    const places = ['0xab', '0x2', 'line', '0x6'].map((words) => EXPORT.indexOf(words));
    expect(cellsAt(EXPORT, ',', places)).toEqual([
      { row: 2, column: 1, head: 'Txhash' },
      { row: 2, column: 3, head: 'To' },
      { row: 3, column: 3, head: 'To' },
      { row: 4, column: 3, head: 'To' },
    ]);
  });

  it('of one column come by row', () => {
    expect([...columnOf('name,x\n"A, B",1\n,2\nC,3', ',', 1)]).toEqual([
      [2, 'A, B'],
      [4, 'C'],
    ]);
  });

  it('are those that writing them made', () => {
    const cell = fc.string({ maxLength: 6 }).map((words) => words.replaceAll('\r', ' '));
    const table = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(table, (rows) => {
        const places: number[] = [];
        let text = '';
        for (const row of rows) {
          for (const [at, words] of row.entries()) {
            places.push(text.length);
            text += `"${words.replaceAll('"', '""')}"${at < 2 ? ',' : '\n'}`;
          }
        }
        const found = cellsAt(text, ',', places).map(({ row, column }) => [row, column]);
        expect(found).toEqual(rows.flatMap((_, at) => [1, 2, 3].map((column) => [at + 1, column])));
      }),
      { seed: 4 },
    );
  });

  it.each([
    ['a quotation that never closes', `a,b\n"${'x'.repeat(2_000_000)}`],
    ['columns without end', ','.repeat(2_000_000)],
    ['quotation marks', '"'.repeat(2_000_000)],
    ['line ends', '\n'.repeat(2_000_000)],
  ])('in %s are told in time', (_name, text) => {
    const startedAt = performance.now();
    const cells = cellsAt(text, ',', [text.length - 1]);
    expect(cells.length).toBeLessThanOrEqual(1);
    expect(headsOf(text, ',').length).toBeLessThanOrEqual(1_000);
    expect(performance.now() - startedAt).toBeLessThan(4_000);
  });
});
