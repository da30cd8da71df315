import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { STATE_CODES } from './check-states.ts';
import { inspectPack, readPack } from './read.ts';
import { MAX_PACK_FILE_BYTES } from './read-yaml.ts';

const README = '# A pack\n';
const HEAD = 'name: trial\nversion: 1.0.0\ndescription: Two outlets.\n';
const OUTLETS = `- id: blue-paper
  name: The Blue Paper
  kind: newspaper
  aliases: [Blue Paper, BP]
  domains: [blue.example]
- id: green-radio
  name: Green Radio
  kind: state-media
  state: KP
  wire: true
`;

const STATES = '- {code: KP, name: A}\n';
const COORDINATES = 'id,longitude,latitude,source\n';

type Files = Readonly<Record<string, string | Uint8Array>>;

let parent = '';
let made = 0;
beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'hearsay-packs-'));
});
afterAll(() => rm(parent, { recursive: true }));

async function packWith(files: Files): Promise<string> {
  const folder = join(parent, String(made++));
  await mkdir(folder);
  for (const [name, content] of Object.entries({ 'README.md': README, 'pack.yaml': HEAD, ...files })) {
    await writeFile(join(folder, name), content);
  }
  return folder;
}

/** An outlet in one line, so that its line in the file is its place in the list. */
function outlet(fields: string): string {
  return `- {${fields}}\n`;
}

const broken: readonly (readonly [what: string, files: Files, problems: readonly string[]])[] = [
  ['YAML that does not parse', { 'outlets.yaml': '- id: a\n  name: [A\n' }, ['outlets.yaml:3: this is not valid YAML']],
  [
    'a field written twice',
    { 'pack.yaml': `${HEAD}name: other\n` },
    ['pack.yaml:4: the field "name" is written twice'],
  ],
  ['two documents in one file', { 'outlets.yaml': '[]\n---\n[]\n' }, ['outlets.yaml:2: this is not valid YAML']],
  [
    'an anchor and an alias',
    {
      'outlets.yaml': `- id: a\n  name: A\n  kind: site\n  aliases: &x [B]\n- id: b\n  name: C\n  kind: site\n  aliases: *x\n`,
    },
    ['outlets.yaml:4: YAML anchors and aliases'],
  ],
  [
    'a bomb of aliases',
    { 'outlets.yaml': `a: &a [x,x,x,x]\nb: &b [*a,*a,*a,*a]\nc: [*b,*b,*b,*b]\n` },
    ['outlets.yaml:1: YAML anchors'],
  ],
  ['an unknown tag', { 'outlets.yaml': '- !secret {id: a}\n' }, ['outlets.yaml:1: this is not valid YAML']],
  [
    'a line without end',
    { 'outlets.yaml': '[]\n' + '['.repeat(900_000) },
    ['outlets.yaml:2: the line has 900000 characters'],
  ],
  [
    'brackets over brackets',
    { 'outlets.yaml': '[\n'.repeat(400_000) },
    ['outlets.yaml:101: more than 100 brackets are open'],
  ],
  ['deep nesting', { 'outlets.yaml': '- '.repeat(990) }, ['outlets.yaml:1: the line is indented by more than 100']],
  [
    'bytes that are no UTF-8',
    { 'outlets.yaml': Buffer.from([0x2d, 0x20, 0xff]) },
    ['outlets.yaml:1: the file is not UTF-8'],
  ],
  [
    'a file beyond the cap',
    { 'outlets.yaml': `#${'x'.repeat(MAX_PACK_FILE_BYTES)}` },
    [`outlets.yaml:1: the file has ${MAX_PACK_FILE_BYTES + 1} bytes`],
  ],
  [
    'an unknown field',
    { 'outlets.yaml': outlet('id: a, name: A, kind: site, url: a.example') },
    ['outlets.yaml:1: there is no field "url"'],
  ],
  ['no name', { 'outlets.yaml': outlet('id: a, kind: site') }, ['outlets.yaml:1: name is missing; add it']],
  ['no kind', { 'outlets.yaml': '- id: a\n  name: A\n' }, ['outlets.yaml:1: kind is missing; add it']],
  [
    'a number for a name',
    { 'outlets.yaml': '- id: a\n  name: 38\n  kind: site\n' },
    ['outlets.yaml:2: name is a number; make it a text'],
  ],
  [
    'a text for a list',
    { 'outlets.yaml': '- id: a\n  name: A\n  kind: site\n  aliases: B\n' },
    ['outlets.yaml:4: aliases is a string; make it a list'],
  ],
  [
    'a list with a number',
    { 'outlets.yaml': '- id: a\n  name: A\n  kind: site\n  aliases:\n    - B\n    - 24\n' },
    ['outlets.yaml:6: aliases, entry 2, is a number'],
  ],
  ['an empty file', { 'outlets.yaml': '' }, ['outlets.yaml:1: the file is empty; make it a list']],
  [
    'an unknown kind',
    { 'outlets.yaml': '- id: a\n  name: A\n  kind: blog\n' },
    ['outlets.yaml:3: kind is "blog"; write one of newspaper,'],
  ],
  [
    'wire: false',
    { 'outlets.yaml': '- id: a\n  name: A\n  kind: site\n  wire: false\n' },
    ['outlets.yaml:4: wire is false'],
  ],
  [
    'an agency without wire',
    { 'outlets.yaml': outlet('id: a, name: A, kind: wire') },
    ['outlets.yaml:1: kind is wire but'],
  ],
  [
    'the same id twice',
    { 'outlets.yaml': outlet('id: a, name: A, kind: site') + outlet('id: a, name: B, kind: site') },
    ['outlets.yaml:2: id "a" is used twice'],
  ],
  [
    'an alias that is the name of another outlet, the article apart',
    {
      'outlets.yaml':
        outlet('id: a, name: The Post, kind: site') + outlet('id: b, name: B, kind: site, aliases: [Post]'),
    },
    ['outlets.yaml:2: name "Post" is claimed by "a" too'],
  ],
  [
    'an alias twice in one outlet',
    { 'outlets.yaml': outlet('id: a, name: A, kind: site, aliases: [B, B]') },
    ['outlets.yaml:1: "B" stands twice in one outlet'],
  ],
  [
    'a domain of two outlets',
    {
      'outlets.yaml':
        outlet('id: a, name: A, kind: site, domains: [a.example]') +
        outlet('id: b, name: B, kind: site, domains: [a.example]'),
    },
    ['outlets.yaml:2: domain "a.example" is claimed by "a" too'],
  ],
  ...[
    'https://a.example',
    'a.example/news',
    'localhost',
    'a..example',
    '-a.example',
    'a.example.',
    '10.0.0.1',
    'a_b.example',
  ].map(
    (domain) =>
      [
        `the domain ${domain}`,
        { 'outlets.yaml': outlet(`id: a, name: A, kind: site, domains: ["${domain}"]`) },
        [`outlets.yaml:1: domain "${domain}" is no host name`],
      ] as const,
  ),
  [
    'a domain in capitals',
    { 'outlets.yaml': outlet('id: a, name: A, kind: site, domains: [A.example]') },
    ['outlets.yaml:1: domain "A.example" has capitals'],
  ],
  [
    'a domain with www',
    { 'outlets.yaml': outlet('id: a, name: A, kind: site, domains: [www.a.example]') },
    ['outlets.yaml:1: domain "www.a.example" begins with "www."'],
  ],
  ...['A', 'a_b', 'a--b', '-a', 'a-', 'ä', ''].map(
    (id) =>
      [
        `the id "${id}"`,
        { 'outlets.yaml': outlet(`id: "${id}", name: A, kind: site`) },
        [`outlets.yaml:1: id "${id}" is not kebab-case`],
      ] as const,
  ),
  ...['kp', 'UK', 'PRK', 'North Korea'].map(
    (state) =>
      [
        `the state ${state}`,
        { 'outlets.yaml': `- id: a\n  name: A\n  kind: state-media\n  state: ${state}\n` },
        [`outlets.yaml:4: state "${state}" is no ISO 3166 alpha-2 code`],
      ] as const,
  ),
  [
    'state media without a state',
    { 'outlets.yaml': outlet('id: a, name: A, kind: state-media') },
    ['outlets.yaml:1: state is missing on state media'],
  ],
  [
    'a state on a newspaper',
    { 'outlets.yaml': outlet('id: a, name: A, kind: newspaper, state: GB') },
    ['outlets.yaml:1: state is for state media'],
  ],
  [
    'a name that no text can be searched for',
    { 'outlets.yaml': outlet('id: a, name: "@a", kind: site') },
    ['outlets.yaml:1: name "@a" does not begin with'],
  ],
  [
    'a name over two lines',
    { 'outlets.yaml': outlet('id: a, name: "A\\nB", kind: site') },
    ['outlets.yaml:1: name "A\nB" has white space'],
  ],
  [
    'a list that is not sorted',
    { 'outlets.yaml': outlet('id: b, name: B, kind: site') + outlet('id: a, name: A, kind: site') },
    ['outlets.yaml:2: the list is not sorted by id: "a" comes after "b"'],
  ],
  [
    'a code that no state has',
    { 'states.yaml': '- code: XX\n  name: Exland\n' },
    ['states.yaml:1: code "XX" is no ISO 3166 alpha-2 code'],
  ],
  [
    'a code twice',
    { 'states.yaml': '- {code: KP, name: A}\n- {code: KP, name: B}\n' },
    ['states.yaml:2: code "KP" is used twice'],
  ],
  [
    'states that are not sorted',
    { 'states.yaml': '- {code: RU, name: A}\n- {code: KP, name: B}\n' },
    ['states.yaml:2: the list is not sorted by code: "KP" comes after "RU"'],
  ],
  [
    'one name for two states',
    { 'states.yaml': '- {code: KP, name: A, peoples: [Korean]}\n- {code: KR, name: B, peoples: [Korean]}\n' },
    ['states.yaml:2: name "Korean" stands at "KP" already'],
  ],
  ...['the Netherlands', ' Laos', 'South  Sudan', '(Mali)', ''].map(
    (name) =>
      [
        `the name "${name}" of a state`,
        { 'states.yaml': `- {code: KP, name: "${name}"}\n` },
        [`states.yaml:1: name "${name}" is not written as texts do`],
      ] as const,
  ),
  ...['The North', 'the north', 'North'].map(
    (name) =>
      [
        `the short name "${name}" of a state`,
        { 'states.yaml': `- {code: KP, name: A, short: ["${name}"]}\n` },
        [`states.yaml:1: short name "${name}" is not written as "the North"`],
      ] as const,
  ),
  ...['', '200', '4e1', '1,5', 'east'].map(
    (longitude) =>
      [
        `the longitude "${longitude}"`,
        { 'states.yaml': STATES, 'coordinates.csv': `${COORDINATES}state:KP,"${longitude}",40,atlas\n` },
        ['coordinates.csv:2: longitude is no number from -180 to 180'],
      ] as const,
  ),
  [
    'a latitude beyond the pole',
    { 'states.yaml': STATES, 'coordinates.csv': `${COORDINATES}state:KP,127,-90.5,atlas\n` },
    ['coordinates.csv:2: latitude is no number from -90 to 90'],
  ],
  [
    'coordinates twice and without a source',
    { 'states.yaml': STATES, 'coordinates.csv': `${COORDINATES}state:KP,127,40,\nstate:KP,127,40,atlas\n` },
    ['coordinates.csv:2: source is empty', 'coordinates.csv:3: coordinates of "state:KP" stand twice'],
  ],
  [
    'coordinates of what is no place',
    { 'coordinates.csv': `${COORDINATES}nowhere,127,40,atlas\n` },
    ['coordinates.csv:2: there is no place "nowhere"'],
  ],
  ['a file that no pack has', { 'outlet.yaml': OUTLETS }, ['outlet.yaml:1: a pack has no file of this name']],
  ['no version', { 'pack.yaml': 'name: a\ndescription: A.\n' }, ['pack.yaml:1: version is missing']],
  [
    'a version that is a number',
    { 'pack.yaml': 'name: a\nversion: 1.0\ndescription: A.\n' },
    ['pack.yaml:2: version is a number'],
  ],
  [
    'a version of two numbers',
    { 'pack.yaml': 'name: a\nversion: "1.0"\ndescription: A.\n' },
    ['pack.yaml:2: version is not three numbers'],
  ],
  [
    'a name in capitals',
    { 'pack.yaml': 'name: DPRK\nversion: 1.0.0\ndescription: A.\n' },
    ['pack.yaml:1: name is not kebab-case'],
  ],
  [
    'an empty description',
    { 'pack.yaml': 'name: a\nversion: 1.0.0\ndescription: " "\n' },
    ['pack.yaml:3: description is empty'],
  ],
  ['a list for pack.yaml', { 'pack.yaml': '- a\n' }, ['pack.yaml:1: the file is a list; make it fields with values']],
];

const problemsOf = async (folder: string) => (await inspectPack(folder)).problems;

describe('the problems of a pack', () => {
  test.each(broken)('finds %s', async (_what, files, expected) => {
    const problems = await problemsOf(await packWith(files));
    const lines = problems.map(({ file, line, message }) => `${file}:${line}: ${message}`);
    expect(lines).toHaveLength(expected.length);
    for (const [at, start] of expected.entries()) expect(lines[at]?.slice(0, start.length)).toBe(start);
  });

  test.each(broken.filter(([what]) => !what.startsWith('the ')))('gives the cure for %s', async (_what, files) => {
    for (const { message } of await problemsOf(await packWith(files))) expect(message).toMatch(/\S; \S/);
  });

  test('finds a missing README.md and pack.yaml', async () => {
    const folder = join(parent, 'bare');
    await mkdir(folder);
    const problems = await problemsOf(folder);
    expect(problems.map(({ file }) => file)).toEqual(['README.md', 'pack.yaml']);
  });

  test('finds that there is no folder', async () => {
    expect(await problemsOf(join(parent, 'nowhere'))).toEqual([
      { file: '.', line: 1, message: 'there is no such folder; check the path' },
    ]);
  });

  test('finds a folder in the place of a file', async () => {
    const folder = await packWith({});
    await mkdir(join(folder, 'outlets.yaml'));
    expect((await problemsOf(folder)).map(({ message }) => message)).toEqual([
      'this is no plain file; put a text file in its place',
    ]);
  });

  test('finds all problems of a pack, in the order of files and lines', async () => {
    const folder = await packWith({
      'outlets.yaml': outlet('id: b, name: B, kind: site, domains: [x]') + outlet('id: a, name: B, kind: site'),
      'pack.yaml': 'name: a\n',
      'notes.txt': '',
    });
    const places = (await problemsOf(folder)).map(({ file, line }) => `${file}:${line}`);
    expect(places).toEqual([
      'notes.txt:1',
      'outlets.yaml:1',
      'outlets.yaml:2',
      'outlets.yaml:2',
      'pack.yaml:1',
      'pack.yaml:1',
    ]);
  });
});

describe('readPack', () => {
  test('reads a pack that is right', async () => {
    expect(await readPack(await packWith({ 'outlets.yaml': OUTLETS }))).toEqual({
      parts: [{ name: 'trial', version: '1.0.0' }],
      outlets: [
        {
          id: 'blue-paper',
          name: 'The Blue Paper',
          kind: 'newspaper',
          aliases: ['Blue Paper', 'BP'],
          domains: ['blue.example'],
        },
        {
          id: 'green-radio',
          name: 'Green Radio',
          kind: 'state-media',
          state: 'KP',
          wire: true,
          aliases: [],
          domains: [],
        },
      ],
    });
  });

  test('reads states', async () => {
    const states = '- code: KP\n  name: North Korea\n  aliases: [DPRK]\n';
    expect((await readPack(await packWith({ 'states.yaml': states }))).states).toEqual([
      { code: 'KP', name: 'North Korea', aliases: ['DPRK'], peoples: [] },
    ]);
  });

  test('reads a pack without outlets, and passes over hidden files', async () => {
    const folder = await packWith({ '.DS_Store': 'x' });
    expect((await readPack(folder)).outlets).toEqual([]);
    expect((await inspectPack(folder)).files).toEqual(['README.md', 'pack.yaml']);
  });

  test('reads NO as Norway', async () => {
    const folder = await packWith({ 'outlets.yaml': outlet('id: a, name: A, kind: state-media, state: NO') });
    expect((await readPack(folder)).outlets[0]?.state).toBe('NO');
  });

  test('throws with the first problems and the number of the rest', async () => {
    const outlets = Array.from({ length: 8 }, (_none, at) => outlet(`id: A${at}, name: N${at}, kind: site`)).join('');
    const folder = await packWith({ 'outlets.yaml': outlets });
    await expect(readPack(folder)).rejects.toThrow(
      /cannot be used; mend this first:\n.*outlets\.yaml:1: id "A0" is not kebab-case[^\n]*(\n.*outlets\.yaml:\d: .*){4}\n… and 3 more$/,
    );
  });
});

test('there are 249 codes of states', () => {
  expect(STATE_CODES.size).toBe(249);
});
