// Why members of an origin were joined, in sentences.
import { expect, test } from 'vitest';
import { reasonsOf } from './keys.ts';

const NAMES: Readonly<Record<string, string>> = {
  'state:KP': 'North Korea',
  kcna: 'KCNA',
  'kim-jong-un': 'Kim Jong Un',
};
const nameOf = (id: string) => NAMES[id] ?? id;

test.each([
  ['who kim-jong-un', 'They have the same speaker: Kim Jong Un'],
  ['body state:KP|state:KP|9905', 'They speak for the same body within two days: North Korea'],
  ['body state:KP|kcna|undated', 'They speak for the same body in texts without a date: KCNA (North Korea)'],
  ['outlet kcna', 'They are the word of the same outlet: KCNA'],
  [
    'unnamed state:KP 2|copy 23f4065b60103ba9|',
    'They have the same speaker, official number 2 of North Korea, in texts that are for the most part one',
  ],
  ['unnamed ? the deputy|wire kcna|ab12', 'They have the same speaker, “the deputy”, in texts of one agency, KCNA'],
  [
    'unnamed state:KP|kcna|',
    'They have the same speaker, an unnamed source of North Korea, in what one outlet relayed, KCNA',
  ],
  ['quoted 1f2e', 'They quote the same words'],
])('%s', (key, reason) => expect(reasonsOf([key], nameOf)).toEqual([reason]));

test('says the days of one body once', () => {
  expect(reasonsOf(['body state:KP|kcna|9905', 'body state:KP|kcna|9906'], nameOf)).toHaveLength(1);
});
