import { describe, expect, it } from 'vitest';
import { parseAddressList } from './list.ts';
import { makeReport, type Searched } from './report.ts';
import { searchText } from './search.ts';
import { makeAddress } from './testing.ts';

const ETH = makeAddress('evm/account', 'r');
const TRON = makeAddress('tron/account', 'r');
const NONE = new Map();

function searched(id: string, path: string, text: string, isPlain = true): Searched {
  const { mentions } = searchText({ document: id, name: path, text, isPlain }, NONE);
  return { document: { id, path, sha256: id, recipe: 'text/1', mediaType: 'text/plain', seenAt: [path] }, mentions };
}

const list = (text: string) => {
  const { entries, problems } = parseAddressList(text, 'list.txt');
  return { path: 'list.txt', sha256: 'l', addresses: entries.length, entries, problems };
};

const report = (all: readonly Searched[], lists = [list(`${TRON} # group`)]) =>
  makeReport({ version: '0', searched: all, lists, unread: [] });

describe('a search', () => {
  it('tells line, page, row, column and head', () => {
    const text = `first\nto ${ETH}`;
    const pages = [
      { page: 1, start: 0, end: 6 },
      { page: 2, start: 6, end: text.length },
    ];
    const inPdf = searchText({ document: 'd', name: 'a.pdf', text, pages, isPlain: false }, NONE);
    expect(inPdf.mentions[0]!.place).toMatchObject({ line: 2, page: 2, text: ETH });
    const inTable = searchText({ document: 'd', name: 'a.csv', text: `Hash,To\n1,${ETH}\n`, isPlain: true }, NONE);
    expect(inTable.mentions[0]!.place).toMatchObject({ row: 2, column: 2, head: 'To' });
  });

  it('finds in links what the text does not show, once', () => {
    const link = `https://tronscan.org/#/address/${TRON}`;
    const page = `<a href="${link}">here</a> <a href='${link}'>again</a> <a href=x/${ETH}>shown</a>`;
    const given = { document: 'd', name: 'a.html', text: `here again ${ETH}`, isPlain: false };
    const { mentions } = searchText({ ...given, source: { text: page, syntax: 'html' } }, NONE);
    expect(mentions.map(({ found, place }) => [found.address, place.link])).toEqual([
      [ETH, undefined],
      [TRON, link],
    ]);
    const markdown = `[here](${link}) and [there]: x\n[1]: <${link}?a>\n`;
    const noted = searchText({ ...given, source: { text: markdown, syntax: 'markdown' } }, NONE).mentions;
    expect(noted.map(({ place }) => place.link)).toEqual([undefined, link]);
  });

  it('stops at a cap and says where', () => {
    const text = `${ETH}\n`.repeat(5);
    const { mentions, unread } = searchText({ document: 'd', name: 'a.txt', text, isPlain: true }, NONE, 3);
    expect(mentions).toHaveLength(3);
    expect(unread).toEqual([
      { path: 'a.txt', reason: 'a.txt holds 3 addresses up to line 3, and what follows was not looked at; split it.' },
    ]);
  });
});

it.each([
  [
    'heads',
    `${`SO${'x'.repeat(90)},`.repeat(1_000)}\n${`${makeAddress('solana/account', 1)},`.repeat(30_000)}`,
    undefined,
  ],
  ['links', 'x', 'href='.repeat(400_000)],
  ['open quotation marks', 'x', 'href="'.repeat(400_000)],
  ['open brackets', 'x', ']('.repeat(1_000_000)],
])('hostile %s are searched in time', (_name, text, source) => {
  const startedAt = performance.now();
  for (const syntax of ['html', 'markdown'] as const) {
    const given = {
      document: 'd',
      name: 'a.csv',
      text,
      isPlain: true,
      ...(source && { source: { text: source, syntax } }),
    };
    expect(searchText(given, NONE).unread).toEqual([]);
  }
  expect(performance.now() - startedAt).toBeLessThan(5_000);
});

describe('a report', () => {
  const a = searched('1', 'a.txt', `${ETH.toLowerCase()} and ${TRON}`);
  const b = searched('2', 'b.txt', `${ETH} 0x1234…abcd`);

  it('holds an address once, by its best spelling, with every place and list', () => {
    const { addresses, counts } = report([a, b]);
    expect(counts).toEqual({ documents: 2, addresses: 3, mentions: 4, listed: 1 });
    const eth = addresses.find(({ chain, checksum }) => chain === 'evm' && checksum === 'valid')!;
    expect(eth.mentions.map(({ document }) => document)).toEqual(['1', '2']);
    const tron = addresses.find(({ chain }) => chain === 'tron')!;
    expect(tron.lists).toEqual([{ list: 'list.txt', line: 1, label: 'group' }]);
  });

  it('does not depend on the order of documents', () => {
    expect(report([b, a])).toEqual(report([a, b]));
  });

  it('takes the same bytes for one document, seen in two places', () => {
    const again = searched('1', 'z.txt', `${ETH.toLowerCase()} and ${TRON}`);
    const { documents, counts } = report([again, a]);
    expect(documents.map(({ seenAt }) => seenAt)).toEqual([['a.txt', 'z.txt']]);
    expect(counts.mentions).toBe(2);
    expect(report([a, again])).toEqual(report([again, a]));
  });
});
