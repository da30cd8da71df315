// Of addresses planted in news texts, how many are found, how much else is taken for one, and how fast.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type AddressMention, addressKey } from '../../src/addresses/address.ts';
import { findAddresses } from '../../src/addresses/find.ts';
import { parseAddressList } from '../../src/addresses/list.ts';
import { ListIndex } from '../../src/addresses/match.ts';
import { ADDRESS_KINDS, type AddressKind, makeAddress } from '../../src/addresses/testing.ts';

/** Planted of each kind. */
const EACH = 2_000;

type Random = (below: number) => number;
/** A way of writing an address, or of something that is none. */
interface Planting {
  readonly name: string;
  readonly make: (address: string, random: Random) => string;
  readonly isAddress: boolean;
  /** Which addresses are written so; all without it. */
  readonly of?: (address: string) => boolean;
}

const middle = (word: string, random: Random) => 14 + random(word.length - 20);
const insert = (word: string, at: number, by: string) => word.slice(0, at) + by + word.slice(at);
const digits = (alphabet: string, length: number, random: Random) =>
  Array.from({ length }, () => alphabet[random(alphabet.length)]).join('');
const HEX = '0123456789abcdef';
const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

const PLANTINGS: readonly Planting[] = [
  { name: 'as it is', make: (address) => address, isAddress: true },
  { name: 'in a web address', make: (address) => `https://explorer.example/address/${address}?a=1`, isAddress: true },
  { name: 'Ethereum’s in lower case', make: lowered, isAddress: true, of: (address) => address.startsWith('0x') },
  { name: 'over two lines', make: (word, random) => insert(word, middle(word, random), '\n'), isAddress: true },
  {
    name: 'over two lines, as a space',
    make: (word, random) => insert(word, middle(word, random), ' '),
    isAddress: true,
  },
  {
    name: 'over two lines, hyphen',
    make: (word, random) => insert(word, middle(word, random), '-\n'),
    isAddress: true,
  },
  {
    name: 'zero-width character inside',
    make: (word, random) => insert(word, middle(word, random), '\u200b'),
    isAddress: true,
  },
  { name: 'Cyrillic letters inside', make: (word) => word.replace(/[aceopxy]/g, cyrillic), isAddress: true },
  { name: 'one character another, checksum', make: flipped, isAddress: false, of: hasChecksum },
  { name: 'one character another, none', make: flipped, isAddress: false, of: (address) => !hasChecksum(address) },
  { name: 'elided', make: (word) => `${word.slice(0, 7)}…${word.slice(-4)}`, isAddress: false },
  { name: 'transaction hash', make: (_, random) => `0x${digits(HEX, 64, random)}`, isAddress: false },
  { name: 'commit id', make: (_, random) => digits(HEX, 40, random), isAddress: false },
  { name: '34 characters of base 58', make: (_, random) => digits(BASE58, 34, random), isAddress: false },
  { name: '44 characters of base 58', make: (_, random) => digits(BASE58, 44, random), isAddress: false },
  { name: '300 characters of base 64', make: (_, random) => digits(BASE64, 300, random), isAddress: false },
];

/** The table as text; a sentence where the texts are missing. `dataFolder` is the root of the shared data. */
export async function run(_args: readonly string[], dataFolder: string): Promise<string> {
  const [texts, lists] = [join(dataFolder, 'polnear', 'dev.jsonl.gz'), join(dataFolder, 'lists')];
  const missing = [texts, lists].find((place) => !existsSync(place));
  if (missing !== undefined) return `There is nothing at ${missing}; set HEARSAY_DATA to the folder that holds it.`;
  const sentences = sentencesOf(texts);
  const listed = listedAddresses(lists);
  const rows = PLANTINGS.map((planting, at) => plantingRow(planting, sentences, addressesFor(planting, listed), at));
  const speeds = speedRows(sentences, listed);
  return [
    row(['planted', 'texts', 'found', 'recall', 'else']),
    ...rows,
    '',
    row(['speed', 'MB', 'addresses', 'MB/s']),
    ...speeds,
  ].join('\n');
}

/** Half of them from OFAC's lists, half made, of every kind that has a checksum. */
function addressesFor({ of = () => true }: Planting, listed: readonly string[]): string[] {
  const kinds = ADDRESS_KINDS.filter((kind) => kind !== 'solana/account');
  const made = Array.from({ length: 20 * kinds.length }, (_, at) =>
    makeAddress(kinds[at % kinds.length] as AddressKind, at).replace('bitcoincash:', ''),
  );
  const halves = [listed.filter(of), made.filter(of)].filter((half) => half.length > 0);
  return Array.from({ length: EACH }, (_, at) => {
    const half = halves[at % halves.length]!;
    return half[Math.floor(at / halves.length) % half.length]!;
  });
}

/** False for Ethereum's in one case, whose checksum is the case. */
function hasChecksum(address: string): boolean {
  return !(address.startsWith('0x') && address === address.toLowerCase());
}

function plantingRow(
  planting: Planting,
  sentences: readonly string[],
  addresses: readonly string[],
  seed: number,
): string {
  const random = makeRandom(seed + 1);
  let [found, other] = [0, 0];
  for (const [at, address] of addresses.entries()) {
    const sentence = sentences[(at * 7) % sentences.length]!;
    const place = sentence.indexOf(' ', random(sentence.length)) + 1;
    const text = insert(sentence, place, `${planting.make(address, random)} `);
    const whole = findAddresses(text).filter(isWhole);
    const right = whole.filter((one) => isSame(one.address, address));
    if (planting.isAddress && right.length > 0) found++;
    other += whole.length - (planting.isAddress ? Math.min(1, right.length) : 0);
  }
  const recall = planting.isAddress ? (found / addresses.length).toFixed(4) : '';
  return row([planting.name, `${addresses.length}`, planting.isAddress ? `${found}` : '', recall, `${other}`]);
}

/** Bitcoin Cash is planted without its prefix. */
function isSame(found: string, planted: string): boolean {
  return addressKey(found.replace('bitcoincash:', '')) === addressKey(planted);
}

function isWhole({ checksum }: AddressMention): boolean {
  return checksum === 'valid' || checksum === 'none';
}

function lowered(address: string): string {
  return address.toLowerCase();
}

function cyrillic(letter: string): string {
  return 'асеорху'['aceopxy'.indexOf(letter)]!;
}

function flipped(address: string, random: Random): string {
  const at = 3 + random(address.length - 3);
  const alphabet = address.startsWith('0x')
    ? '0123456789'
    : /^(?:bc1|ltc1|[qp][a-z0-9]{41}$)/.test(address)
      ? 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'
      : BASE58;
  const others = alphabet.replace(address[at]!, '');
  return address.slice(0, at) + others[random(others.length)] + address.slice(at + 1);
}

function speedRows(sentences: readonly string[], listed: readonly string[]): string[] {
  const news = sentences.join(' ').repeat(30);
  const mixed = news.replace(/[aceopxy]/g, cyrillic);
  const hash = '0x'.padEnd(66, 'ab');
  const table =
    `Hash,From,To,Value\n${listed.map((address, at) => `${hash},${address},${listed.at(-1 - at)},${at}.5\n`).join('')}`.repeat(
      20,
    );
  return [
    speedRow('news texts', news, () => findAddresses(news).length),
    speedRow('news texts, half in Cyrillic', mixed, () => findAddresses(mixed).length),
    speedRow('a table, two addresses a row', table, () => findAddresses(table, { inPieces: false }).length),
    speedRow('the same, compared with the lists', table, () => comparedWith(table, listed)),
  ];
}

function comparedWith(table: string, listed: readonly string[]): number {
  const index = new ListIndex([parseAddressList(listed.join('\n'), 'list.txt')]);
  return findAddresses(table, { inPieces: false }).filter((found) => index.hitsOf(found).length > 0).length;
}

/** Median of five passes. */
function speedRow(name: string, text: string, search: () => number): string {
  let count = 0;
  const seconds = Array.from({ length: 5 }, () => {
    const startedAt = performance.now();
    count = search();
    return (performance.now() - startedAt) / 1000;
  }).sort((a, b) => a - b)[2]!;
  const megabytes = text.length / 1e6;
  return row([name, megabytes.toFixed(1), `${count}`, (megabytes / seconds).toFixed(1)]);
}

function listedAddresses(folder: string): string[] {
  return ['ETH', 'TRX', 'USDT', 'XBT'].flatMap((coin) =>
    readFileSync(join(folder, `ofac_addresses_${coin}.txt`), 'utf8')
      .trim()
      .split('\n'),
  );
}

function sentencesOf(file: string): string[] {
  const lines = gunzipSync(readFileSync(file)).toString('utf8').trim().split('\n');
  const texts = lines.map((line) => (JSON.parse(line) as { text: string }).text);
  return texts.flatMap((text) => text.split('\n').filter((paragraph) => paragraph.length > 80));
}

/** The same numbers on every run; a linear congruential generator (Numerical Recipes) is enough for places in texts. */
function makeRandom(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function row([name = '', ...cells]: readonly string[]): string {
  return name.padEnd(36) + cells.map((cell) => cell.padStart(11)).join('');
}
