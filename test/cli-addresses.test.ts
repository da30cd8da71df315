// `hearsay addresses` from end to end: inputs of every kind, lists of every kind, exit status, hostile files.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { findAddresses } from '../src/addresses/find.ts';
import { parseAddressList } from '../src/addresses/list.ts';
import type { AddressReport } from '../src/addresses/report.ts';
import { makeAddress } from '../src/addresses/testing.ts';
import { addressReportSchema } from '../src/export/addresses/index.ts';
import { makePdf, makeZip } from '../src/ingest/testing.ts';
import { hearsay } from './support/cli.ts';
import { DATA_FOLDER, SAMPLES } from './support/corpus.ts';
import { folderMaker } from './support/folders.ts';

const BTC = makeAddress('bitcoin/p2wpkh', 'cli');
const ETH = makeAddress('evm/account', 'cli');
const TRON = makeAddress('tron/account', 'cli');
const SOL = makeAddress('solana/account', 'cli');

const EXPORT = [
  '"Txhash","Blockno","DateTime (UTC)","From","To","Value_IN(ETH)"',
  `"0x${'ab'.repeat(32)}","18","2024-01-02 03:04:05","${ETH.toLowerCase()}","0x${'11'.repeat(20)}","1.5"`,
  `"0x${'cd'.repeat(32)}","19","2024-01-02 03:05:05","0x${'11'.repeat(20)}","${ETH.toLowerCase()}","2"`,
].join('\n');
const SDN = `25308,"DOE, Jan","individual","CYBER2",-0- ,-0- ,"Digital Currency Address - XBT ${BTC}; alt. Digital Currency Address - ETH ${ETH}."\r\n`;

const FILES = {
  'story.txt': `The thieves sent it to ${BTC} and to ${TRON}.\n`,
  'page.html': `<!doctype html><html lang="en"><title>News</title><article><p>The money went to <a href="https://etherscan.io/address/${ETH.toLowerCase()}">this wallet</a>, the company said on Monday in a statement.</p></article></html>`,
  'paper.pdf': makePdf([
    [{ text: 'Page one', y: 700 }],
    [
      { text: `The address is ${ETH.slice(0, 25)}`, y: 700 },
      { text: `${ETH.slice(25)} as seen.`, y: 686 },
    ],
  ]),
  'export.csv': EXPORT,
  'archive.zip': makeZip({ 'inner.csv': EXPORT.replaceAll('"', '') }),
  'lists/eth.txt': `# thieves\n${ETH.toLowerCase()} # the first wallet\n`,
  'lists/sdn.csv': SDN,
  'lists/packed.txt.gz': gzipSync(`${TRON}\n`),
};

let cwd: string;
const folderOf = folderMaker();
beforeAll(() => {
  cwd = folderOf(FILES);
});

async function report(args: readonly string[], at = cwd): Promise<AddressReport> {
  const { stdout } = await hearsay(['addresses', ...args, '--format', 'json'], { cwd: at });
  const read = JSON.parse(stdout);
  expect(addressReportSchema.parse(read)).toEqual(read);
  return read;
}

const placesOf = ({ addresses, documents }: AddressReport, address: string) => {
  const paths = new Map(documents.map(({ id, path }) => [id, path]));
  const found = addresses.find((one) => one.address === address);
  return (found?.mentions ?? []).map(({ document, line, page, row, column, head, link }) =>
    [paths.get(document), page && `p${page}`, row ? `r${row}c${column} ${head}` : link ? 'link' : `l${line}`]
      .filter(Boolean)
      .join(' '),
  );
};

describe('usage', () => {
  it.each([
    [[], 'no inputs are given; name files, folders or addresses'],
    [['--list', 'a', 'b'], 'no inputs are given; put them before --list'],
    [['story.txt', '--fail-on-match'], '--fail-on-match compares with nothing; name lists with --list.'],
    [['story.txt', '--list', 'none.txt'], 'the list none.txt does not exist; check the path.'],
    [['story.txt', '--list', 'https://example.org/list.txt'], 'is no file; save the list and give --list its path.'],
    [['story.txt', '--list', 'empty.txt'], 'the list empty.txt holds no address; give a list with one address a line'],
    [['story.txt', '--list', 'prose.txt'], 'the list prose.txt holds no address (line 1: "nothing here" is no address'],
    [['story.txt', '--list', 'broken.gz'], 'the list broken.gz cannot be unpacked: it is damaged'],
    [['story.txt', '--format', 'xml'], 'Allowed choices are text, json, csv'],
  ])('%j is refused with status 2 and a cure', async (args, expected) => {
    const folder = folderOf({
      'story.txt': BTC,
      'empty.txt': '#\n',
      'prose.txt': 'nothing here\n',
      'broken.gz': Buffer.from([0x1f, 0x8b, 8, 0, 0]),
    });
    const { status, stdout, stderr } = await hearsay(['addresses', ...args], { cwd: folder });
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(expected);
  });

  it('schema prints the schema of either command', async () => {
    const titles = ['addresses', 'brief'].map(async (command) => {
      const { stdout } = await hearsay(['schema', command], { cwd });
      return (JSON.parse(stdout) as { $ref?: string }).$ref;
    });
    expect((await Promise.all(titles))[0]).toContain('AddressReport');
    expect((await hearsay(['schema'], { cwd })).stdout).toBe((await hearsay(['schema', 'brief'], { cwd })).stdout);
  });

  it('completion knows the command, its options and that lists are files', async () => {
    const { stdout } = await hearsay(['completion', 'zsh'], { cwd });
    expect(stdout).toMatch(
      /addresses\) .*--fail-on-match.*--list\[[^\]]*\]:value:_files|--list\[[^\]]*\]:value:_files/,
    );
  });
});

describe('addresses', () => {
  it('are told with their place in every kind of input', async () => {
    const read = await report(['story.txt', 'page.html', 'paper.pdf', 'export.csv', 'archive.zip']);
    expect(placesOf(read, BTC)).toEqual(['story.txt l1']);
    expect(placesOf(read, ETH)).toEqual([
      'archive.zip > inner.csv r2c4 From',
      'archive.zip > inner.csv r3c5 To',
      'export.csv r2c4 From',
      'export.csv r3c5 To',
      'page.html link',
      expect.stringMatching(/^paper\.pdf p2 l\d+$/),
    ]);
    expect(read.addresses.map(({ address }) => address)).not.toContain(`0x${'ab'.repeat(32)}`);
    expect(read.unread).toEqual([]);
  });

  it('are compared with lists of every kind, with line and label', async () => {
    const read = await report(['story.txt', 'export.csv', '--list', 'lists']);
    const listsOf = (address: string) => read.addresses.find((one) => one.address === address)!.lists;
    expect(listsOf(ETH)).toEqual([
      { list: 'lists/eth.txt', line: 2, label: 'the first wallet' },
      { list: 'lists/sdn.csv', line: 1, label: 'DOE, Jan' },
    ]);
    expect(listsOf(BTC)).toEqual([{ list: 'lists/sdn.csv', line: 1, label: 'DOE, Jan' }]);
    expect(listsOf(TRON)).toEqual([{ list: 'lists/packed.txt.gz', line: 1 }]);
    expect(read.counts.listed).toBe(3);
  });

  it('without a checksum count where a list holds them', async () => {
    const folder = folderOf({ 'a.txt': `to ${SOL}`, 'list.txt': SOL });
    expect((await report(['a.txt'], folder)).addresses).toEqual([]);
    expect((await report(['a.txt', '--list', 'list.txt'], folder)).addresses).toMatchObject([
      { address: SOL, checksum: 'none', lists: [{ list: 'list.txt', line: 1 }] },
    ]);
  });

  it('come the same whatever the order and the threads', async () => {
    const inputs = ['story.txt', 'export.csv', 'archive.zip', 'page.html'];
    const run = async (...args: string[]) => (await hearsay(['addresses', ...args], { cwd })).stdout;
    const once = await run(...inputs, '-j', '1', '-f', 'json', '-l', 'lists');
    expect(await run(...inputs.toReversed(), '-j', '3', '-f', 'json', '-l', 'lists')).toBe(once);
  });

  it('go to a file in the format of its ending, and are read from standard input', async () => {
    const folder = folderOf({});
    const { status, stdout } = await hearsay(['addresses', '-', '-o', 'hits.csv'], { cwd: folder, stdin: `to ${BTC}` });
    expect([status, stdout]).toEqual([0, '']);
    expect(readFileSync(join(folder, 'hits.csv'), 'utf8')).toMatch(
      new RegExp(`^address,.*\n${BTC},bitcoin,p2wpkh,valid,no,,,'-,1,`),
    );
  });
});

describe('the exit status', () => {
  it.each([
    [['story.txt'], 0],
    [['story.txt', 'none.txt'], 1],
    [['story.txt', '--list', 'lists'], 0],
    [['story.txt', '--list', 'lists', '--fail-on-match'], 3],
    [['story.txt', 'none.txt', '--list', 'lists', '--fail-on-match'], 3],
    [['story.txt', '--fail-on-match', '--list', 'lists/eth.txt'], 0],
  ])('of %j is %i', async (args, expected) => {
    expect((await hearsay(['addresses', ...args], { cwd })).status).toBe(expected);
  });

  it('is 1 for a damaged line of a list, told with file and line', async () => {
    const folder = folderOf({ 'a.txt': BTC, 'list.txt': `${BTC}\nnonsense\n` });
    const { status, stderr } = await hearsay(['addresses', 'a.txt', '--list', 'list.txt'], { cwd: folder });
    expect([status, stderr]).toEqual([
      1,
      'hearsay: list.txt, line 2: "nonsense" is no address that is known here; correct it, or put # in front of the line.\n',
    ]);
  });
});

describe('hostile inputs', () => {
  it('binary, empty, too large: one line each, the rest is searched', async () => {
    const folder = folderOf({
      'a.txt': BTC,
      'binary.dat': Buffer.from([0, 1, 2, 3, 0, 255, 254, 0, 7, 8, 9, 0]),
      'empty.csv': '',
      'large.txt': `${TRON} `.repeat(2_000),
    });
    const { status, stdout, stderr } = await hearsay(['addresses', '.', '--max-size', '20KB', '-f', 'json'], {
      cwd: folder,
    });
    expect(status).toBe(1);
    expect(stderr.split('\n').filter(Boolean)).toEqual([
      expect.stringMatching(/^hearsay: binary\.dat is binary/),
      'hearsay: empty.csv is empty; nothing to read.',
      expect.stringMatching(/^hearsay: large\.txt is .*, above the cap of 20 KB; raise it with --max-size/),
    ]);
    expect(JSON.parse(stdout).addresses).toMatchObject([{ address: BTC }]);
  });

  it('a line of 100 MB is searched to its end', { timeout: 120_000 }, async () => {
    const folder = folderOf({ 'long.txt': Buffer.concat([Buffer.alloc(100 << 20, 'word '), Buffer.from(BTC)]) });
    const args = ['addresses', 'long.txt', '--max-size', '128MB', '-f', 'json'];
    const { status, stdout, stderr } = await hearsay(args, { cwd: folder });
    expect([status, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout).addresses).toMatchObject([{ address: BTC, mentions: [{ start: 100 << 20, line: 1 }] }]);
  });

  it.each([
    ['of one cell without end', `a,b,c\n1,2,3\n4,5,"${'x '.repeat(4_000_000)}${BTC}`],
    ['of columns without end', `${','.repeat(8_000_000)}${BTC}\n`],
    ['of quotation marks', `${'"'.repeat(8_000_001)},${BTC}`],
  ])('a CSV %s is searched to its end', { timeout: 60_000 }, async (_name, text) => {
    const read = await report(['bomb.csv'], folderOf({ 'bomb.csv': text }));
    expect(read.addresses).toMatchObject([{ address: BTC }]);
  });

  it('a list that unpacks to a thousand times its size is read or refused, and nothing hangs', {
    timeout: 60_000,
  }, async () => {
    const folder = folderOf({ 'a.txt': BTC, 'list.gz': gzipSync(Buffer.alloc(300 << 20, '#')) });
    const { status, stderr } = await hearsay(['addresses', 'a.txt', '--list', 'list.gz'], { cwd: folder });
    expect([status, stderr]).toEqual([2, expect.stringContaining('larger than 256 MB; unpack it')]);
  });
});

it('the samples hold no address, and none is made up', async () => {
  const { status, stdout, stderr } = await hearsay(['addresses', SAMPLES, '--list', join(cwd, 'lists')], { cwd });
  expect([status, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/^0 addresses in 0 places of \d+ documents; 0 on a list \(3 lists, 4 entries\)\.\n$/);
});

const LISTS = join(DATA_FOLDER, 'lists');
const INCIDENTS = join(DATA_FOLDER, 'crypto-incidents');

describe.skipIf(!existsSync(LISTS))('real lists (HEARSAY_DATA)', () => {
  const names = existsSync(LISTS) ? readdirSync(LISTS).filter((name) => name.startsWith('ofac_addresses_')) : [];

  it.each(names)('every line of %s is an address whose checksum does not fail, and is found in prose', (name) => {
    const text = readFileSync(join(LISTS, name), 'utf8');
    const lines = text.trim().split('\n');
    const { entries, problems } = parseAddressList(text, name);
    expect([entries.length, problems]).toEqual([lines.length, []]);
    const found = findAddresses(lines.map((line) => `It was sent to ${line}, the ministry said.`).join(' '));
    expect(found.map(({ text: words }) => words)).toEqual(lines);
  });

  it('the SDN list gives owners, and tells the rows that were cut', () => {
    const text = gunzipSync(readFileSync(join(LISTS, 'ofac_sdn.csv.gz'))).toString();
    const { entries, problems } = parseAddressList(text, 'ofac_sdn.csv');
    expect(entries.length).toBe(79);
    expect(entries.every(({ label }) => label !== undefined)).toBe(true);
    expect(problems.map(({ message }) => message.split('"')[1])).toEqual([
      'ETH 0xa7e5d5a720f06526557c513402f2e6b5fa20b00',
      'XBT 1Gq',
    ]);
  });

  it('the write-ups of thefts are searched, and what is found lies where it is said to lie', {
    timeout: 60_000,
  }, async () => {
    const read = await report([INCIDENTS, '--list', join(LISTS, 'ofac_addresses_*')]);
    expect(read.counts.documents).toBe(63);
    expect(read.counts.addresses).toBeGreaterThan(90);
    expect(read.addresses.filter(({ checksum }) => checksum === 'failed')).toEqual([]);
  });
});
