import { describe, expect, it } from 'vitest';
import { createAddressJudge } from './addresses.ts';

const isPublic = createAddressJudge(false);

describe('addresses on the public internet', () => {
  it.each([
    '8.8.8.8',
    '93.184.216.34',
    '172.32.0.1',
    '2606:4700::1111',
    '2a00:1450:4001::8a',
    '::ffff:8.8.8.8',
    '64:ff9b::808:808',
    '2002:808:808::1',
  ])('%s', (address) => expect(isPublic(address)).toBe(true));
});

describe('addresses that are refused', () => {
  it.each([
    '0.0.0.0',
    '0.1.2.3',
    '10.0.0.1',
    '100.64.0.1',
    '127.0.0.1',
    '127.255.255.254',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.0.0.8',
    '192.0.2.1',
    '192.168.1.1',
    '198.18.0.1',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::127.0.0.1',
    '::ffff:127.0.0.1',
    '::ffff:0:7f00:1',
    '::ffff:10.0.0.1',
    '64:ff9b::7f00:1',
    '64:ff9b::a00:1',
    '64:ff9b:1::808:808',
    '2002:7f00:1::',
    '2002:c0a8:101::1',
    '2001::1',
    '2001:db8::1',
    'fc00::1',
    'fd12:3456::1',
    'fe80::1',
    'fe80::1%eth0',
    'fec0::1',
    'ff02::1',
    '100::1',
    '4000::1',
    'localhost',
    '',
  ])('%s', (address) => expect(isPublic(address)).toBe(false));
});

describe('leave for private addresses', () => {
  const judge = createAddressJudge(['10.1.2.3', '192.168.0.0/16', 'fd00::/8']);
  it.each([
    ['10.1.2.3', true],
    ['::ffff:10.1.2.3', true],
    ['10.1.2.4', false],
    ['192.168.7.7', true],
    ['fd00::9', true],
    ['::1', false],
    ['8.8.8.8', true],
  ])('%s: %s', (address, admitted) => expect(judge(address)).toBe(admitted));

  it('may be given for all', () => expect(createAddressJudge(true)('127.0.0.1')).toBe(true));
  it('names the entry that is no address', () => {
    expect(() => createAddressJudge(['intranet'])).toThrow('allowPrivate: "intranet" is no IP address');
  });
});
