// The indexes over what a pack says of its subject, on small lists made by hand.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isEdtf } from './check-edtf.ts';
import { type ClassEntry, ClassIndex } from './class-index.ts';
import { DatedIndex } from './dated.ts';
import type { EventType, Trigger } from './event-type.ts';
import { type GazetteerEntry, GazetteerIndex } from './gazetteer.ts';
import { preparePack } from './prepared.ts';
import { StateIndex } from './state-index.ts';
import { TriggerIndex } from './trigger-index.ts';

const CLASSES: readonly ClassEntry[] = [
  { class: 'arms', type: 'weapon', nouns: ['arms', 'weapon'] },
  { class: 'shell', of: 'arms', nouns: ['shell', 'artillery shell'] },
  { class: 'shop', type: 'place', nouns: ['shell shop'] },
  { class: 'country', type: 'state', nouns: ['country'] },
];
const classes = new ClassIndex(CLASSES);

test.each([
  ['the old artillery shell', 'shell'],
  ['a shell', 'shell'],
  ['the shell shop', 'shop'],
  ['weapon', 'arms'],
  ['shell maker', undefined],
  ['', undefined],
])('%j is of class %j', (lemmas, id) => {
  expect(classes.ofLemmas(lemmas.split(' '))?.class).toBe(id);
});

test.each([
  ['shell', 'shell', true],
  ['shell', 'arms', true],
  ['shell', 'weapon', true],
  ['shell', 'item', true],
  ['shell', 'place', false],
  ['arms', 'shell', false],
  ['country', 'place', true],
  ['shop', 'state', false],
  ['nothing', 'item', false],
])('%s is a %s: %s', (id, kind, answer) => {
  expect(classes.isA(id, kind)).toBe(answer);
});

test('a circle of classes does not hang', () => {
  const circle = new ClassIndex([
    { class: 'a', of: 'b', nouns: [] },
    { class: 'b', of: 'a', nouns: [] },
  ]);
  expect(circle.isA('a', 'item')).toBe(false);
});

const GULL: GazetteerEntry = {
  ...{ id: 'gull', type: 'vessel', class: 'ship', name: 'Blue Gull', aliases: ['The Gull', "Gull's Pride"] },
  ...{ offices: [], sources: ['list'] },
};
const LINE: GazetteerEntry = { ...GULL, id: 'line', name: 'Blue Gull Line', aliases: [] };
const gazetteer = new GazetteerIndex([GULL, LINE]);

test.each([
  ['Blue Gull', 'gull'],
  ['the Blue\nGull', 'gull'],
  ['BLUE GULL', 'gull'],
  ['Gull', 'gull'],
  ['Gull’s Pride', 'gull'],
  ['Blue Gull Line', 'line'],
  ['blue gull', undefined],
  ['Blue', undefined],
  [' '.repeat(500), undefined],
])('the name %j is that of %j', (words, id) => {
  expect(gazetteer.byName(words)?.id).toBe(id);
});

test('names are found in text as whole words, the longest first', () => {
  const text = 'The Blue Gull Line said the Blue\nGull sank; blue gulls and Blue Gulls did not.';
  const found = gazetteer.find(text).map(({ start, end, owner }) => [text.slice(start, end), owner.id]);
  expect(found).toEqual([
    ['Blue Gull Line', 'line'],
    ['Blue\nGull', 'gull'],
  ]);
});

test('every found name stands at its offsets and is looked up as the same entry', () => {
  const words = fc.constantFrom('Blue', 'Gull', 'Line', 'The', 'the', 'x', '\n', '.', "Gull's", 'Pride');
  fc.assert(
    fc.property(fc.array(words, { maxLength: 30 }), (parts) => {
      const text = parts.join(' ');
      let end = 0;
      for (const found of gazetteer.find(text)) {
        expect(found.start).toBeGreaterThanOrEqual(end);
        expect(gazetteer.byName(text.slice(found.start, found.end))).toBe(found.owner);
        end = found.end;
      }
    }),
  );
});

test('a text of half a million words is searched in a moment', () => {
  const text = 'Blue Gull '.repeat(250_000);
  const before = performance.now();
  expect(gazetteer.find(text)).toHaveLength(250_000);
  expect(performance.now() - before).toBeLessThan(3_000);
});

test('happenings are found without regard to case', () => {
  const dated = new DatedIndex([{ id: 'fire', what: ['great fire'], edtf: '1901', source: 'list' }]);
  expect(dated.find('After the Great Fire, GREAT FIRE and greatfire').map(({ start }) => start)).toEqual([10, 22]);
});

function trigger(...words: string[]): Trigger {
  return { kind: 'verb', words: words.map((phrase) => phrase.split(' ')), light: [], when: [], unless: [], roles: [] };
}

function eventType(type: string, ...triggers: Trigger[]): EventType {
  return {
    ...{
      type,
      description: '',
      plover: 'AID',
      roles: {},
      identity: [],
      adjuncts: [],
      triggers,
      partOf: [],
      lasting: false,
      yieldsTo: [],
    },
  };
}

test('triggers of more words come first, then those of the file in its order', () => {
  const first = trigger('carry', 'carry out');
  const second = trigger('carry');
  const index = new TriggerIndex([eventType('a', first, second), eventType('b', trigger('carry on for long'))]);
  expect(index.byFirstWord('carry').map(({ event, words }) => [event.type, words.join(' ')])).toEqual([
    ['b', 'carry on for long'],
    ['a', 'carry out'],
    ['a', 'carry'],
    ['a', 'carry'],
  ]);
  expect(index.byFirstWord('carry')[2]?.trigger).toBe(first);
  expect(index.byFirstWord('out')).toEqual([]);
});

test('seats and capitals speak for their state, and are no names of it', () => {
  const fields = { name: 'Norland', aliases: [], peoples: [], capital: 'Northaven', seats: ['Old Castle'] };
  const states = new StateIndex([{ code: 'NO', ...fields }]);
  expect(['Northaven', 'the Old Castle', 'NORTHAVEN', 'Norland'].map((words) => states.bySeat(words)?.code)).toEqual([
    'NO',
    'NO',
    'NO',
    undefined,
  ]);
  expect(states.byWords('Northaven')).toBeUndefined();
});

test('a prepared pack makes each index once, when it is asked for', () => {
  const asked: string[] = [];
  const pack = new Proxy(
    { parts: [], outlets: [], gazetteer: [GULL] },
    {
      get: (target, field) => {
        asked.push(String(field));
        return Reflect.get(target, field);
      },
    },
  );
  const prepared = preparePack(pack);
  expect(asked).toEqual([]);
  expect(prepared.gazetteer).toBe(prepared.gazetteer);
  expect(asked).toEqual(['gazetteer']);
});

test.each([
  '2024',
  '2024-06',
  '2024-06-19',
  '2022-06/..',
  '../2011-12',
  '2019-02-27/2019-02-28',
  '2024-11~',
  '2024-02-29',
])('%s is a date', (text) => expect(isEdtf(text)).toBe(true));

test.each([
  '',
  '24',
  '2024-13',
  '2024-00',
  '2023-02-29',
  '2024-06-31',
  '../..',
  '2024/2023',
  '2024-06-19/2024-05',
  '2024/',
  '2024-6',
  'May',
])('%j is none', (text) => expect(isEdtf(text)).toBe(false));
