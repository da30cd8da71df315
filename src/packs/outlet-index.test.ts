import { describe, expect, test } from 'vitest';
import { OutletIndex, publicOutlet } from './outlet-index.ts';
import type { OutletEntry } from './pack.ts';

function outlet(id: string, name: string, aliases: string[] = [], domains: string[] = []): OutletEntry {
  return { id, name, kind: 'newspaper', aliases, domains };
}

const index = new OutletIndex([
  outlet('ap', 'Associated Press', ['AP', 'The Associated Press'], ['apnews.com', 'ap.org']),
  outlet('app', 'Associated Press of Pakistan'),
  outlet('dpa', 'dpa'),
  outlet('el-pais', 'El País', ['El Pais'], ['elpais.com']),
  outlet('guardian', 'The Guardian', [], ['theguardian.com']),
  outlet('nikkei', 'Nihon Keizai Shimbun', [], ['nikkei.com']),
  outlet('nikkei-asia', 'Nikkei Asia', [], ['asia.nikkei.com']),
  outlet('nyt', 'The New York Times', ['New York Times', 'NYT'], ['nytimes.com']),
  outlet('peoples-daily', "People's Daily"),
  outlet('rfe', 'Radio Free Europe/Radio Liberty', ['RFE/RL', 'Radio Liberty']),
  outlet('yahoo', 'Yahoo News', ['Yahoo! News']),
]);

const found: readonly (readonly [text: string, mentions: readonly string[]])[] = [
  ['SEOUL (AP) — It said', ['AP=ap']],
  ['told The Associated Press on Monday', ['The Associated Press=ap']],
  ['Associated Press of Pakistan and Associated Press', ['Associated Press of Pakistan=app', 'Associated Press=ap']],
  ['AP-style, @AP, AP’s', ['AP=ap', 'AP=ap', 'AP=ap']],
  ['APEC, MAP, AP2, ÄAP, ap', []],
  ['first reported by the New York Times.', ['New York Times=nyt']],
  ['The New York\nTimes reported', ['The New York\nTimes=nyt']],
  ['The New York\r\n  Times reported', ['The New York\r\n  Times=nyt']],
  ['in New York\n\nTimes are hard', []],
  ['El País dice', ['El País=el-pais']],
  ['El Paísaje', []],
  ["People’s Daily and People's Daily", ['People’s Daily=peoples-daily', "People's Daily=peoples-daily"]],
  ['RFE/RL, Radio Free Europe/Radio Liberty', ['RFE/RL=rfe', 'Radio Free Europe/Radio Liberty=rfe']],
  ['Radio Liberty', ['Radio Liberty=rfe']],
  ['Yahoo! News and Yahoo! Newsroom', ['Yahoo! News=yahoo']],
  ['dpa reports; DPA does not', ['dpa=dpa']],
  ['😀 NYT', ['NYT=nyt']],
  ['', []],
];

describe('find', () => {
  test.each(found)('in %j', (text, expected) => {
    const mentions = index.find(text);
    expect(mentions.map(({ start, end, outlet }) => `${text.slice(start, end)}=${outlet.id}`)).toEqual(expected);
  });

  test('finds nothing where there are no outlets', () => {
    expect(new OutletIndex([]).find('AP')).toEqual([]);
  });

  test.each(['a', 'A ', 'AP', 'AP ', 'The ', '\n', 'New York ', 'Associated  ', '/'])(
    'takes a megabyte of %j in linear time',
    (piece) => {
      const text = piece.repeat(1_000_000 / piece.length);
      const before = performance.now();
      index.find(text);
      expect(performance.now() - before).toBeLessThan(5_000);
    },
  );
});

const hosts: readonly (readonly [host: string, id: string | undefined])[] = [
  ['apnews.com', 'ap'],
  ['WWW.APNews.com.', 'ap'],
  ['asia.nikkei.com', 'nikkei-asia'],
  ['www.asia.nikkei.com', 'nikkei-asia'],
  ['vdata.nikkei.com', 'nikkei'],
  ['notapnews.com', undefined],
  ['apnews.com.example', undefined],
  ['com', undefined],
  ['', undefined],
  [`${'a.'.repeat(500_000)}apnews.com`, undefined],
];

test.each(hosts)('byHost of %.40s', (host, id) => {
  expect(index.byHost(host)?.id).toBe(id);
});

const names: readonly (readonly [name: string, id: string | undefined])[] = [
  ['Associated Press', 'ap'],
  [' the Associated Press ', 'ap'],
  ['Guardian', 'guardian'],
  ['the Guardian', 'guardian'],
  ['THE GUARDIAN', undefined],
  ['People’s Daily', 'peoples-daily'],
  ['The', undefined],
  ['', undefined],
];

test.each(names)('byName of %j', (name, id) => {
  expect(index.byName(name)?.id).toBe(id);
});

test('byId', () => {
  expect(index.byId('nyt')?.name).toBe('The New York Times');
  expect(index.byId('constructor')).toBeUndefined();
});

test('publicOutlet leaves out what only the pack needs', () => {
  const entry: OutletEntry = {
    ...outlet('x', 'X', ['Y'], ['x.example']),
    kind: 'state-media',
    state: 'KP',
    wire: true,
  };
  expect(publicOutlet(entry)).toEqual({ id: 'x', name: 'X', kind: 'state-media', state: 'KP', domains: ['x.example'] });
});
