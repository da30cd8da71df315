// What inspectPack says of the files about a subject: classes, events, gazetteer, dated, cases. Each fault with its line.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mergePacks } from './pack.ts';
import { inspectPack, readPack } from './read.ts';

type Files = Readonly<Record<string, string>>;

const CLASSES = `- class: ship
  type: vessel
  nouns: [ship, boat]
- class: ferry
  of: ship
  nouns: [ferry]
`;
const EVENT = `description: A ship sinks.
plover: ASSAULT
roles:
  ship: {type: ship, required: true}
  place: {type: place}
identity: [ship, year, month, day, place]
adjuncts: {in|off: place}
triggers:
  - verb: [sink, go down]
    roles: {subject|object: ship}
`;
const HEADER = 'id,type,class,name,aliases,state,part-of,office,wikidata,source\n';
const CASES = `- text: The ferry sank off Port Nowhere.
  events:
    - {type: sinking, trigger: sank, roles: {ship: ferry, place: Port Nowhere}}
`;
const WHOLE: Files = {
  'README.md': '# A pack\n',
  'pack.yaml': 'name: trial\nversion: 1.0.0\ndescription: Ships.\n',
  'classes.yaml': CLASSES,
  'events/sinking.yaml': EVENT,
  'gazetteer.csv': `${HEADER}gull,vessel,ferry,Blue Gull,MS Gull|Gull,NO,,,Q12,list\n`,
  'dated.yaml': '- {id: loss, what: [loss of the Gull], edtf: "2019-03-04", source: list}\n',
  'cases/all.yaml': CASES,
};

let parent = '';
let made = 0;
beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'hearsay-subject-'));
});
afterAll(() => rm(parent, { recursive: true }));

/** The whole pack with `changed` files in place of its own. */
async function packWith(changed: Files): Promise<string> {
  const folder = join(parent, String(made++));
  for (const [name, content] of Object.entries({ ...WHOLE, ...changed })) {
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
  }
  return folder;
}

async function problemsWith(changed: Files): Promise<string[]> {
  const { problems } = await inspectPack(await packWith(changed), []);
  return problems.map(({ file, line, message }) => `${file}:${line}: ${message}`);
}

function event(from: string, to: string): Files {
  expect(EVENT).toContain(from);
  return { 'events/sinking.yaml': EVENT.replace(from, to) };
}

function row(fields: string): Files {
  return { 'gazetteer.csv': `${HEADER}${fields}\n` };
}

test('a whole pack is read as it is written', async () => {
  const { pack, problems, files, cases } = await inspectPack(await packWith({}), []);
  expect(problems).toEqual([]);
  expect(files).toContain('events/sinking.yaml');
  expect(cases).toHaveLength(1);
  expect(pack?.events?.[0]).toMatchObject({
    type: 'sinking',
    roles: { ship: { types: ['ship'], required: true, many: false, counts: [] } },
    adjuncts: [{ slots: ['in', 'off'], role: 'place' }],
    triggers: [
      { kind: 'verb', words: [['sink'], ['go', 'down']], roles: [{ slots: ['subject', 'object'], role: 'ship' }] },
    ],
  });
  expect(pack?.gazetteer).toEqual([
    {
      ...{ id: 'gull', type: 'vessel', class: 'ferry', name: 'Blue Gull', aliases: ['MS Gull', 'Gull'] },
      ...{ state: 'NO', offices: [], wikidata: 'Q12', sources: ['list'] },
    },
  ]);
});

const faults: readonly (readonly [what: string, changed: Files, problem: string])[] = [
  [
    'a role that is not there',
    event('object: ship', 'object: vessel'),
    'events/sinking.yaml:10: there is no role "vessel"',
  ],
  ['identity by no role', event('day, place', 'day, harbour'), 'events/sinking.yaml:6: identity has "harbour"'],
  ...(
    [
      ['of no role', 'sum: harbour', 'ledger: sum is "harbour", which is no role'],
      ['of a role without quantity', 'sum: ship', 'sum is "ship", which takes no quantity'],
      ['of nothing', 'by: ship', 'the ledger has neither sum nor count'],
      ['without a word that no trigger has', 'by: ship, except: swim', 'except has "swim", which no trigger has'],
      ['with a field that is not there', 'total: ship', 'total'],
    ] as const
  ).map(
    ([what, ledger, problem]) =>
      [
        `a ledger ${what}`,
        event('triggers:', `ledger: {${ledger}}\ntriggers:`),
        problem.replace('ledger: ', ''),
      ] as const,
  ),
  ['a slot that is not there', event('in|off', 'in|beneath'), 'events/sinking.yaml:7: slot "beneath" does not exist'],
  [
    'a slot of nouns at a verb',
    event('subject|object:', 'possessive|object:'),
    'events/sinking.yaml:10: slot "possessive" is one of nouns',
  ],
  ['a slot of verbs at a noun', event('verb:', 'noun:'), 'events/sinking.yaml:10: slot "object" is one of verbs'],
  [
    'a slot of three steps',
    event('subject|object:', 'object.of.of:'),
    'events/sinking.yaml:10: slot "object.of.of" does not exist',
  ],
  [
    'a slot of verbs behind another',
    event('subject|object:', 'subject.object:'),
    'events/sinking.yaml:10: slot "subject.object" goes on',
  ],
  [
    'no words',
    event('  - verb: [sink, go down]\n    roles', '  - roles'),
    'events/sinking.yaml:9: the trigger has no words',
  ],
  ['words in capitals', event('sink,', 'Sink,'), 'events/sinking.yaml:9: "Sink" is not in lower case'],
  ['a word twice', event('go down', 'sink'), 'events/sinking.yaml:9: "sink" stands twice'],
  ['light at a verb', event('    roles', '    light: [make]\n    roles'), 'events/sinking.yaml:10: light is for nouns'],
  [
    'a class that is not there',
    event('type: ship', 'type: raft'),
    'events/sinking.yaml:4: there is no class or type "raft"',
  ],
  [
    'a condition on a class that is not there',
    event('    roles', '    when: {subject: raft}\n    roles'),
    'events/sinking.yaml:10: there is no class or type "raft"',
  ],
  [
    'a required role without a slot',
    event('object: ship', 'object: place'),
    'events/sinking.yaml:9: role "ship" is required',
  ],
  [
    'a trigger that never counts',
    event('object: ship}\n', 'object: ship}\n  - verb: sink\n    when: {in: place}\n    roles: {subject: ship}\n'),
    'events/sinking.yaml:11: "verb sink" never counts here',
  ],
  [
    'counting no role',
    event('{type: place}', '{type: quantity, counts: crew}'),
    'events/sinking.yaml:5: counts is "crew"',
  ],
  [
    'a class of nothing',
    event('{type: place}', '{type: class}'),
    'events/sinking.yaml:5: type "class" and the field class-of',
  ],
  ['a code that PLOVER lacks', event('ASSAULT', 'SINK'), 'events/sinking.yaml:2: plover is "SINK"; write one of'],
  [
    'a role that is a number',
    event('{type: place}', '{type: 3}'),
    'events/sinking.yaml:5: this is neither a word nor a list',
  ],
  [
    'a part of no type',
    event('triggers:', 'part-of: [storm]\ntriggers:'),
    'events/sinking.yaml:8: there is no event type "storm"',
  ],
  [
    'a part of itself',
    event('triggers:', 'part-of: [sinking]\ntriggers:'),
    'events/sinking.yaml:8: part-of goes in a circle',
  ],
  ['a name that is no type', { 'events/Sinking.yaml': EVENT }, 'events/Sinking.yaml:1: the name is not kebab-case'],
  ['a stray file', { 'events/notes.txt': '' }, 'events/notes.txt:1: the name is not kebab-case'],
  [
    'a circle of classes',
    { 'classes.yaml': `${CLASSES}- {class: raft, of: float}\n- {class: float, of: raft}\n` },
    'classes.yaml:7: class "raft" is above itself',
  ],
  [
    'a class without a parent',
    { 'classes.yaml': `${CLASSES}- {class: raft}\n` },
    'classes.yaml:7: class "raft" needs "of"',
  ],
  [
    'a class below none',
    { 'classes.yaml': `${CLASSES}- {class: raft, of: float}\n` },
    'classes.yaml:7: there is no class "float"',
  ],
  [
    'a class twice',
    { 'classes.yaml': `${CLASSES}- {class: ship, type: item}\n` },
    'classes.yaml:7: class "ship" stands twice',
  ],
  [
    'a class named as a type',
    { 'classes.yaml': `${CLASSES}- {class: place, type: place}\n` },
    'classes.yaml:7: "place" is a type',
  ],
  [
    'a noun of two classes',
    { 'classes.yaml': `${CLASSES}- {class: raft, of: ship, nouns: [boat]}\n` },
    'classes.yaml:7: noun "boat" stands at "ship" already',
  ],
  ['columns of another order', { 'gazetteer.csv': 'name,id\n' }, 'gazetteer.csv:1: the first line is not the columns'],
  ['a row with too few fields', row('a,vessel'), 'gazetteer.csv:2: there are 2 fields and 10 columns'],
  ['an open quotation', row('a,vessel,ferry,"A,,,,,,list'), 'gazetteer.csv:2: quotation marks open here'],
  ['words after a quotation', row('a,vessel,ferry,"A"b,,,,,,list'), 'gazetteer.csv:2: quotation marks open here'],
  ['an unknown type of thing', row('a,boat,ferry,A,,,,,,list'), 'gazetteer.csv:2: type is "boat"; write one of'],
  [
    'a type that is not the class’s',
    row('a,place,ferry,A,,,,,,list'),
    'gazetteer.csv:2: type is "place" but class "ferry"',
  ],
  ['no such class', row('a,vessel,raft,A,,,,,,list'), 'gazetteer.csv:2: there is no class "raft"'],
  ['no such state', row('a,vessel,ferry,A,,XX,,,,list'), 'gazetteer.csv:2: state "XX" is no ISO 3166'],
  ['a part of nothing', row('a,vessel,ferry,A,,,b,,,list'), 'gazetteer.csv:2: there is no id "b"'],
  ['a part of itself', row('a,vessel,ferry,A,,,a,,,list'), 'gazetteer.csv:2: "a" is part of itself'],
  ['an office of a ship', row('a,vessel,ferry,A,,,,Captain,,list'), 'gazetteer.csv:2: office is for people'],
  ['a Wikidata number that is none', row('a,vessel,ferry,A,,,,,12,list'), 'gazetteer.csv:2: wikidata "12" is no item'],
  ['no source', row('a,vessel,ferry,A,,,,,,'), 'gazetteer.csv:2: source is empty'],
  ['an alias twice', row('a,vessel,ferry,A,B|B,,,,,list'), 'gazetteer.csv:2: name "B" stands at "a" already'],
  [
    'an alias of two, after a field of two lines',
    row('a,vessel,ferry,A,"B\n",,,,,list\nb,vessel,ferry,C,A,,,,,list'),
    'gazetteer.csv:4: name "A" stands at "a" already',
  ],
  [
    'an id twice',
    row('a,vessel,ferry,A,,,,,,list\na,vessel,ferry,B,,,,,,list'),
    'gazetteer.csv:3: id "a" is used twice',
  ],
  [
    'a date that is none',
    { 'dated.yaml': '- {id: a, what: [A], edtf: "2019-02-30", source: list}\n' },
    'dated.yaml:1: "2019-02-30" is no date',
  ],
  [
    'a phrase twice',
    {
      'dated.yaml':
        '- {id: a, what: [The fire], edtf: "2019", source: l}\n- {id: b, what: [the Fire], edtf: "2020", source: l}\n',
    },
    'dated.yaml:2: phrase "the Fire" stands at "a" already',
  ],
  [
    'a case of no type',
    { 'cases/all.yaml': CASES.replace('sinking', 'fire') },
    'cases/all.yaml:3: there is no event type "fire"',
  ],
  [
    'a role of another type',
    { 'cases/all.yaml': CASES.replace('place: P', 'harbour: P') },
    'cases/all.yaml:3: type "sinking" has no role "harbour"',
  ],
  [
    'a trigger that is not in the text',
    { 'cases/all.yaml': CASES.replace('r: sank', 'r: sinks') },
    'cases/all.yaml:3: "sinks" does not stand in the text',
  ],
  [
    'a part of a word',
    { 'cases/all.yaml': CASES.replace('r: sank', 'r: san') },
    'cases/all.yaml:3: "san" does not stand in the text',
  ],
  [
    'a trigger twice',
    { 'cases/all.yaml': CASES.replace('Nowhere.', 'Nowhere. It sank.') },
    'cases/all.yaml:3: "sank" stands 2 times',
  ],
  [
    'a modality that is none',
    { 'cases/all.yaml': CASES.replace('sank,', 'sank, modality: maybe,') },
    'cases/all.yaml:3: modality is "maybe"',
  ],
];

test.each(faults)('%s is told with its line', async (_what, changed, problem) => {
  expect(await problemsWith(changed)).toContainEqual(expect.stringContaining(problem));
});

describe('packs side by side', () => {
  test('classes and ids may stand in another pack, and only then', async () => {
    const other = await readPack(await packWith({}));
    const folder = await packWith({
      'pack.yaml': 'name: second\nversion: 1.0.0\ndescription: More ships.\n',
      'classes.yaml': '- {class: raft, of: ship, nouns: [raft]}\n',
      'gazetteer.csv': `${HEADER}plank,vessel,raft,Plank,,,gull,,,list\n`,
      'events/sinking.yaml': EVENT.replace('{type: ship,', '{type: raft,'),
      'dated.yaml': '[]\n',
    });
    await rm(join(folder, 'events'), { recursive: true });
    expect((await inspectPack(folder, [other])).problems).toEqual([]);
    expect((await inspectPack(folder, [])).problems.map(({ message }) => message)).toContainEqual(
      expect.stringContaining('there is no class "ship"'),
    );
    expect(mergePacks([other, await readPack(folder)]).gazetteer).toHaveLength(2);
    const alone = await readPack(folder);
    expect(() => mergePacks([alone])).toThrow('mergePacks: class "raft": there is no class "ship"');
  });

  test.each([
    ['a class', { 'classes.yaml': '- {class: ferry, type: vessel}\n' }, 'class "ferry"'],
    ['a noun', { 'classes.yaml': '- {class: raft, type: vessel, nouns: [boat]}\n' }, 'noun "boat"'],
    [
      'an event type',
      { 'events/sinking.yaml': EVENT.replace('ship, required: true', 'vessel') },
      'event type "sinking"',
    ],
    ['a name', { 'gazetteer.csv': `${HEADER}b,place,pier,Gull,,,,,,list\n` }, 'name "Gull"'],
    [
      'a happening',
      { 'dated.yaml': '- {id: b, what: [Loss of the gull], edtf: "2019", source: l}\n' },
      'phrase "loss of the gull"',
    ],
  ])('%s of two packs is told with both names', async (_what, changed, claimed) => {
    const first = await readPack(await packWith({}));
    const none = { 'classes.yaml': '- {class: pier, type: place}\n', 'gazetteer.csv': HEADER, 'dated.yaml': '[]\n' };
    const folder = await packWith({ ...none, ...changed, 'pack.yaml': WHOLE['pack.yaml']!.replace('trial', 'second') });
    if (!('events/sinking.yaml' in changed)) await rm(join(folder, 'events'), { recursive: true });
    const second = await readPack(folder);
    expect(() => mergePacks([first, second])).toThrow(
      `mergePacks: ${claimed} is defined by pack "trial" and by pack "second"; remove one of the two.`,
    );
    expect((await inspectPack(folder, [first])).problems).toContainEqual({
      file: 'pack.yaml',
      line: 1,
      message: expect.stringContaining(`${claimed} is defined by pack "trial" and by pack "second"`),
    });
  });
});

describe('hostile files', () => {
  test.each([
    ['quotation marks', `${HEADER}${'"'.repeat(900_000)}`],
    ['commas', `${HEADER}${','.repeat(900_000)}`],
    ['line breaks', `${HEADER}${'\r\n'.repeat(400_000)}x`],
    ['quotations', `${HEADER}${'"a",'.repeat(200_000)}`],
  ])('a gazetteer of %s is refused soon', async (_what, content) => {
    const folder = await packWith({ 'gazetteer.csv': content });
    const before = performance.now();
    const { problems } = await inspectPack(folder, []);
    expect(problems[0]?.file).toBe('gazetteer.csv');
    expect(performance.now() - before).toBeLessThan(3_000);
  });
});
