import { describe, expect, it } from 'vitest';
import { parseAddressList } from './list.ts';
import { knownFrom, ListIndex } from './match.ts';
import { resolveAddress } from './resolve.ts';
import { type AddressKind, makeAddress } from './testing.ts';

const made = (kind: AddressKind) => makeAddress(kind, 'list');
const BTC = made('bitcoin/p2pkh');
const ETH = made('evm/account');
const TRON = made('tron/account');
const SOL = made('solana/account');
const LOWER = ETH.toLowerCase();

const read = (text: string, name = 'list.txt') => parseAddressList(text, name);
const lines = (text: string, name?: string) =>
  read(text, name).entries.map(({ line, address, label }) => `${line} ${address}${label ? ` = ${label}` : ''}`);

describe('a list', () => {
  it.each([
    ['one a line', `${BTC}\n${TRON}\n`, [`1 ${BTC}`, `2 ${TRON}`]],
    ['comments and blank lines', `# list\n\n// more\n; and\n${BTC}\n`, [`5 ${BTC}`]],
    [
      'labels behind',
      `${BTC} # the first group\n${ETH}, the second`,
      [`1 ${BTC} = the first group`, `2 ${ETH} = the second`],
    ],
    ['numbered', `1. ${BTC}\n2. ${TRON}`, [`1 ${BTC}`, `2 ${TRON}`]],
    ['lower case', LOWER, [`1 ${ETH}`]],
    ['Solana without a word of context', SOL, [`1 ${SOL}`]],
    ['line ends of Windows', `${BTC}\r\n${TRON}\r\n`, [`1 ${BTC}`, `2 ${TRON}`]],
    ['XML', `<list>\n<id>${BTC}</id>\n</list>`, [`2 ${BTC}`]],
    ['JSON', `[\n{"a": "${LOWER}"},\n{"a": "${TRON}"}]`, [`2 ${ETH}`, `3 ${TRON}`]],
  ])('with %s', (_name, text, expected) => expect(lines(text)).toEqual(expected));

  it('as a table takes the label from the column of names', () => {
    const table = `id,name,address\n1,"Group, the first",${BTC}\n2,,${TRON}\n`;
    expect(lines(table, 'list.csv')).toEqual([`2 ${BTC} = Group, the first`, `3 ${TRON}`]);
  });

  it('of OFAC gives the owner, keeps what another chain may have, and tells what cannot be one', () => {
    const row = (name: string, remark: string) =>
      `1,"${name}","individual","CYBER2",-0- ,"DOB 1980; ${remark}; Gender Male."\r\n`;
    const other = `addr${'k'.repeat(40)}`;
    const text =
      row('DOE, ""J"" Jan', `Digital Currency Address - XBT ${BTC}; alt. Digital Currency Address - ETH ${LOWER}`) +
      row('ROE, Ann', `Digital Currency Address - ADA ${other}`) +
      row('POE, Bo', 'Digital Currency Address - XBT 1Gq') +
      row('LOE, Cy', 'Passport A1');
    expect(lines(text, 'sdn.csv')).toEqual([
      `1 ${BTC} = DOE, "J" Jan`,
      `1 ${ETH} = DOE, "J" Jan`,
      `2 ${other} = ROE, Ann`,
    ]);
    expect(read(text).entries.map(({ chain }) => chain)).toEqual(['bitcoin', 'evm', 'unknown']);
    expect(read(text).problems).toEqual([{ line: 3, message: expect.stringContaining('"XBT 1Gq"') }]);
  });

  it.each([
    [`${BTC}\nhello`, 2, '"hello" is no address that is known here; correct it, or put # in front of the line.'],
    [`${BTC.slice(0, -1)}1`, 1, /^the checksum of .* is wrong; it is left out\. Correct it in the list\.$/],
    ['0x1234…abcd', 1, '0x1234…abcd is not whole; it is left out. Write it out.'],
    [`0x${'aB'.repeat(20)}`, 1, /^the checksum of .* is wrong; it is compared without regard to case\./],
  ])('tells what is wrong in %j', (text, line, message) => {
    const { problems } = read(text);
    expect(problems).toEqual([{ line, message: expect.stringMatching(message) }]);
  });

  it('of another kind tells twenty problems and no more', () => {
    const { entries, problems } = read('prose about nothing\n'.repeat(10_000));
    expect([entries.length, problems.length]).toEqual([0, 20]);
  });
});

describe('matching', () => {
  const lists = [read(`${LOWER} # thief\n${TRON}`), read(`${SOL}\n${BTC}\n${ETH}`)];
  const index = new ListIndex(lists);

  it('disregards the case of Ethereum’s, and names every list and line', () => {
    for (const spelling of [ETH, LOWER, ETH.toUpperCase()])
      expect(index.hitsOf(resolveAddress(spelling)!)).toEqual([
        { list: 0, line: 1, label: 'thief' },
        { list: 1, line: 3 },
      ]);
  });

  it('holds others to their letters', () => {
    expect(index.hitsOf(resolveAddress(TRON)!)).toEqual([{ list: 0, line: 2 }]);
    expect(index.hitsOf({ ...resolveAddress(TRON)!, address: TRON.toLowerCase() })).toEqual([]);
  });

  it('leaves out what is not whole or wrong', () => {
    expect(index.hitsOf({ ...resolveAddress(TRON)!, checksum: 'failed' })).toEqual([]);
    expect(index.hitsOf({ ...resolveAddress(TRON)!, checksum: 'elided' })).toEqual([]);
  });

  it('gives what a text does not show by itself', () => {
    expect([...knownFrom(lists).keys()]).toEqual([SOL]);
  });
});
