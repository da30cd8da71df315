import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inspectPack } from './read.ts';

const REGIME = `name: Rules of the League
called: [league rules]
target: XV
clock: Harbour Town
resolutions:
  - {number: "12", symbol: L/12, adopted: "2010-05-01", after: a dispute, vote: 3-0, source: its minutes}
`;
const GRAIN = `- id: "12.3"
  strength: decides
  bound: [target]
  subject: grain
  summary: No grain goes out.
  from: "2010-05-01"
  checked: {mark: V, source: the minutes}
- id: "12.4"
  strength: calls-upon
  bound: [every-state]
  subject: barley
  summary: States are asked to look at barley.
  from: "2010-05-01"
  checked: {mark: U, source: from memory}
`;
const RULE = {
  rule: 'grain',
  event: 'sale',
  parties: '{seller: target}',
  of: '{good: [grain]}',
  answer: 'touches',
  provisions: '["12.3"]',
  because: 'Grain was sold.',
};
const FILES: Readonly<Record<string, string>> = {
  'README.md': '# A pack\n',
  'pack.yaml': 'name: trial\nversion: 1.0.0\ndescription: A league.\n',
  'states.yaml': '- {code: XV, name: Velsk}\n'.replaceAll('XV', 'PT'),
  'classes.yaml': '- {class: grain, type: item, nouns: [grain]}\n',
  'events/sale.yaml':
    'description: A sale.\nplover: AID\nroles:\n  seller: {type: state}\n  good: {type: grain}\nidentity: [seller, year]\ntriggers:\n  - {verb: [sell], roles: {subject: seller, object: good}}\n',
  'provisions/league/regime.yaml': REGIME.replace('XV', 'PT'),
  'provisions/league/grain.yaml': GRAIN,
  'provisions/league/rules.yaml': ruleWith({}),
};

function ruleWith(fields: Readonly<Record<string, string>>): string {
  const lines = Object.entries({ ...RULE, ...fields }).map(([key, value]) => `${key}: ${value}`);
  return `- ${lines.join('\n  ')}\n`;
}

let parent = '';
let made = 0;
beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'hearsay-regimes-'));
});
afterAll(() => rm(parent, { recursive: true }));

async function problemsOf(files: Readonly<Record<string, string>>): Promise<string[]> {
  const folder = join(parent, String(made++));
  for (const [name, content] of Object.entries({ ...FILES, ...files })) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  const { problems } = await inspectPack(folder);
  return problems.map(({ file, line, message }) => `${file}:${line}: ${message}`);
}

test('a whole regime has no problems', async () => expect(await problemsOf({})).toEqual([]));

const rules = (fields: Readonly<Record<string, string>>) => ({ 'provisions/league/rules.yaml': ruleWith(fields) });
const grain = (from: string, to: string) => ({ 'provisions/league/grain.yaml': GRAIN.replace(from, to) });
const regime = (from: string, to: string) => ({
  'provisions/league/regime.yaml': FILES['provisions/league/regime.yaml']!.replace(from, to),
});

test.each<[string, Readonly<Record<string, string>>, RegExp]>([
  ['an unknown event', rules({ event: 'auction' }), /rules\.yaml:2: there is no event type "auction"/],
  ['an unknown role', rules({ parties: '{buyer: target}' }), /rules\.yaml:3: type "sale" has no role "buyer"/],
  ['an unknown class', rules({ of: '{good: [wine]}' }), /rules\.yaml:4: there is no class or type "wine"/],
  ['an unknown paragraph', rules({ provisions: '["12.9"]' }), /rules\.yaml:6: there is no paragraph "12\.9"/],
  ['an unknown party', rules({ parties: '{seller: XQ}' }), /"XQ" is no party/],
  ['a call made a ban', rules({ provisions: '["12.4"]' }), /"12\.4" calls-upon and binds nobody/],
  ['a ban of nothing', rules({ provisions: '[]' }), /touches names no paragraph/],
  ['no condition', rules({ answer: 'touches-if' }), /touches-if has no condition/],
  ['nothing missing', rules({ answer: 'cannot-tell' }), /does not say what is missing/],
  ['an unknown resolution', grain('"12.3"', '"13.3"'), /there is no resolution "13"/],
  ['a paragraph before its resolution', grain('"2010-05-01"', '"2010-04-01"'), /before the resolution was adopted/],
  ['a paragraph twice', grain('"12.4"', '"12.3"'), /paragraph "12\.3" stands twice/],
  ['a circle', grain('from: "2010-05-01"', 'from: "2010-05-01"\n  restates: "12.4"'), /"12\.4" is not older/],
  ['an unknown state', regime('PT', 'QQ'), /regime\.yaml:3: there is no state "QQ"/],
  ['no rules', { 'provisions/league/rules.yaml': '' }, /rules\.yaml:1: /],
  ['a file beside the folders', { 'provisions/notes.yaml': '[]\n' }, /provisions\/notes\.yaml:1: this is no folder/],
])('%s', async (_, files, expected) => expect((await problemsOf(files)).join('\n')).toMatch(expected));
