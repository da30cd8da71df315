import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Analysis } from '../../document/analysis.ts';
import { grouped } from '../../document/grouped.ts';
import type { Quote } from '../../document/span.ts';
import { analysisSchema } from '../analysis-schema.ts';
import { makeAnalysis, makeDocument, makeOwnVoice } from '../fixture.ts';
import { threeLetterLanguage, threeLetterState } from './codes.ts';
import { INTERCHANGE_FORMATS } from './index.ts';
import { instantOf, NO_DATE } from './instants.ts';
import { ploverCoding } from './plover-coding.ts';
import { faultsOfCollection } from './testing/annotation-rules.ts';
import { claiming, EVENT_TYPES, HOSTILE_FIXTURE, INTERCHANGE_FIXTURE, makeType } from './testing/fixture.ts';
import { faultsOfEntities } from './testing/ftm-rules.ts';
import { faultsOfRows } from './testing/plover-rules.ts';
import { bundleOf, collectionOf, entitiesOf, exported, linesOf, rowsOf, type Target } from './testing/read.ts';
import { faultsOfBundle } from './testing/stix-rules.ts';
import { codePointsOf, webAddress } from './text.ts';
import { uuidOfName } from './uuid.ts';

const NASTY = [
  'a title\nover\r\nlines\tand tabs',
  '=cmd|"/c calc"!A1',
  '"quoted", \'both\' \\ways\\ \\ud800',
  'half \ud83d of a pair, and \udc00 the other',
  'controls \u0000\u0007\u001b[2J\u009b \u202Eturned\u202C \u2028 line',
  '{"kind":"claim"}\n{"list":"claims"}',
  'javascript:alert(1)',
  'https://evil.example/"><script>',
  '   ',
  '😀'.repeat(40),
  `${'long '.repeat(200_000)}`,
];

const ANALYSES: readonly (readonly [string, Analysis])[] = [
  ['the fixture', INTERCHANGE_FIXTURE],
  ['hostile strings', HOSTILE_FIXTURE],
  ['nasty titles and names', claiming(NASTY)],
  ['nothing', makeAnalysis({})],
];

const GOLDEN = {
  jsonl: 'jsonl',
  stix: 'stix.txt',
  ftm: 'ftm.jsonl',
  webannotation: 'jsonld.txt',
  plover: 'plover.csv',
};

test.each(INTERCHANGE_FORMATS)('%s: golden', async (format) => {
  await expect(exported(INTERCHANGE_FIXTURE, format)).toMatchFileSnapshot(`golden/fixture.${GOLDEN[format]}`);
});

describe.each(ANALYSES)('%s', (_, analysis) => {
  test('is a bundle as the schemas of STIX ask', () => {
    expect(faultsOfBundle(bundleOf(analysis))).toEqual([]);
  });

  test('is entities as the schemata of FollowTheMoney ask', () => {
    expect(faultsOfEntities(entitiesOf(analysis))).toEqual([]);
  });

  test('is a collection as the Web Annotation model asks', () => {
    expect(faultsOfCollection(collectionOf(analysis))).toEqual([]);
  });

  test('is rows as the codebook of PLOVER asks', () => {
    expect(faultsOfRows(rowsOf(exported(analysis, 'plover')))).toEqual([]);
  });

  test('comes back from JSON lines as it was', () => {
    const lines = linesOf(exported(analysis, 'jsonl')) as { list: string }[];
    const read = grouped(lines, ({ list }) => list);
    const partsOf = (list: string) => (read.get(list) ?? []).map(({ list: _, ...one }) => one);
    const lists = Object.fromEntries([...read.keys()].map((list) => [list, partsOf(list)]));
    const { analysis: [head] = [], gaps = [], ...others } = lists;
    const empty = Object.fromEntries(
      Object.entries(analysis)
        .filter(([, value]) => Array.isArray(value))
        .map(([key]) => [key, []]),
    );
    const again = { ...empty, ...head, ...others, gaps: gaps.map((gap) => (gap as unknown as { text: string }).text) };
    expect(analysisSchema.safeParse(again).error).toBeUndefined();
    expect(sortedLists(again)).toEqual(sortedLists(JSON.parse(JSON.stringify(analysis))));
  });

  test.each(INTERCHANGE_FORMATS)('is the same %s in any order of its lists and keys', (format) => {
    expect(exported(reversed(analysis), format)).toBe(exported(analysis, format));
  });

  test.each(INTERCHANGE_FORMATS)('holds nothing in %s that acts on a terminal', (format) => {
    const text = exported(analysis, format).replaceAll('\r\n', '\n');
    expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/);
  });
});

test('the rules find what breaks them', () => {
  const bundle = bundleOf(INTERCHANGE_FIXTURE);
  const [maker, extension, ...objects] = bundle.objects;
  const broken = objects.map((object, at) =>
    at === 0 ? { ...object, name: undefined, extensions: { x: [] } } : object,
  );
  expect(faultsOfBundle({ ...bundle, objects: [maker!, extension!, ...broken] })).toHaveLength(4);
  expect(faultsOfBundle({ ...bundle, objects })[0]).toContain('refers to identity--');
  const [party, ...others] = entitiesOf(INTERCHANGE_FIXTURE);
  const wrong = { ...party!, schema: 'Wallet' };
  expect(faultsOfEntities([wrong, ...others])).toEqual([`Wallet ${party!.id}: no such schema`]);
  expect(faultsOfEntities([{ ...party!, properties: { cryptoName: ['x'] } }])).toHaveLength(1);
  const collection = collectionOf(INTERCHANGE_FIXTURE);
  const [annotation] = collection.first.items;
  const first = { ...collection.first, items: [{ ...annotation, motivation: 'guessing', target: 'javascript:x' }] };
  expect(faultsOfCollection({ ...collection, first, total: 1 })).toHaveLength(2);
  const [row] = rowsOf(exported(INTERCHANGE_FIXTURE, 'plover'));
  expect(faultsOfRows([{ ...row, event: 'SINK', mode: 'slowly', date: 'May' }])).toHaveLength(6);
});

/** Lists in an order of their own, to compare what is in them. */
function sortedLists(analysis: object): object {
  const sorted = (list: unknown[]) => list.map((one) => JSON.stringify(one, keysInOrder)).sort();
  return Object.fromEntries(
    Object.entries(analysis).map(([key, value]) => [key, Array.isArray(value) ? sorted(value) : value]),
  );
}

function keysInOrder(_: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function reversed(analysis: Analysis): Analysis {
  const turned = Object.entries(analysis).map(([key, value]) => [
    key,
    Array.isArray(value) ? value.toReversed().map(turnedKeys) : value,
  ]);
  return Object.fromEntries(turned) as unknown as Analysis;
}

function turnedKeys(one: unknown): unknown {
  return typeof one === 'object' && one !== null ? Object.fromEntries(Object.entries(one).reverse()) : one;
}

describe('every quote is the text at its place', () => {
  const texts = fc.array(
    fc.string({ unit: fc.constantFrom('a', ' ', '\n', '"', '😀', '\ud800', '\udc00', '\u202e', '='), minLength: 3 }),
    { minLength: 1, maxLength: 4 },
  );

  test('whatever the texts hold', () => {
    fc.assert(
      fc.property(texts, fc.nat(), (list, seed) => {
        const analysis = partsOf([...new Set(list)], seed);
        const byId = new Map(analysis.documents.map((document) => [document.id, document.text]));
        const bySource = new Map(analysis.documents.map(({ sha256, text }) => [`urn:sha256:${sha256}`, text]));
        for (const note of bundleOf(analysis).objects.filter(({ type }) => type === 'note')) {
          const [{ document, quotes }] = Object.values(note.extensions as object) as [
            { document: string; quotes: Quote[] },
          ];
          for (const { start, end, text } of quotes)
            expect(text).toBe(byId.get(document)!.slice(start, end).toWellFormed());
        }
        for (const { target } of collectionOf(analysis).first.items) {
          const { source, selector } = target as Target;
          const [{ exact, prefix = '', suffix = '' }, { start, end }] = selector;
          const points = [...bySource.get(source)!];
          expect(points.slice(start, end).join('').toWellFormed()).toBe(exact);
          const around = points.join('').toWellFormed();
          expect(around).toContain(prefix + exact + suffix);
        }
        expect(faultsOfBundle(bundleOf(analysis))).toEqual([]);
        expect(faultsOfEntities(entitiesOf(analysis))).toEqual([]);
        for (const { list: _, ...line } of linesOf(exported(analysis, 'jsonl')) as ({ list: string } & Record<
          string,
          unknown
        >)[])
          for (const quote of (line.contents ?? []) as Quote[])
            expect(quote.text).toBe(byId.get(line.document as string)!.slice(quote.start, quote.end));
      }),
      { numRuns: 60 },
    );
  });

  /** Each text with a claim on some of its words, cut where a character ends. */
  function partsOf(list: readonly string[], seed: number): Analysis {
    const documents = list.map((text) => makeDocument({ text }));
    const claims = documents.map((document, at) => {
      const points = [...document.text];
      const start = (seed + at) % points.length;
      const before = points.slice(0, start).join('').length;
      const words = points.slice(start, start + 1 + (seed % 5)).join('');
      const quote = { start: before, end: before + words.length, text: words };
      return { ...makeOwnVoice(document, [document.text]), contents: [quote] };
    });
    return makeAnalysis({ documents, claims });
  }
});

test('the positions of web annotations count code points', () => {
  const items = collectionOf(INTERCHANGE_FIXTURE).first.items;
  const { target } = items.find(({ body }) => body.some(({ value }) => value === 'Oren Bask: asserts, probable'))!;
  const { source, selector } = target as Target;
  const text = INTERCHANGE_FIXTURE.documents.at(-1)!.text;
  expect(source).toBe('https://lantern.example/smile?a=1');
  expect(selector[0]).toMatchObject({ exact: '𝟏𝟎 barges were gone', suffix: '.' });
  expect(text.indexOf('𝟏𝟎') - selector[1].start!).toBe(2);
  expect([...text].slice(selector[1].start, selector[1].end).join('')).toBe('𝟏𝟎 barges were gone');
  expect([0, 1, 3, 4].map(codePointsOf('a😀b'))).toEqual([0, 1, 2, 3]);
});

describe('STIX', () => {
  const { objects } = bundleOf(INTERCHANGE_FIXTURE);
  const named = (name: string) => objects.find((object) => object.name === name)!;
  const extensionOf = (object: object) => Object.values((object as { extensions: object }).extensions)[0];

  test('gives the dates of the texts, and where there is none one that nobody takes for a date', () => {
    expect(named('Ten grain barges left Velsk, minister says')).toMatchObject({
      published: '2024-10-21T00:00:00.000Z',
    });
    expect(named('Barges on the water: 船舶の往来')).toMatchObject({ published: NO_DATE });
    expect(objects.find(({ published }) => published === '2024-10-28T00:30:00.000Z')).toBeDefined();
  });

  test('has the verdict in the name of an event, and confidence from its rating alone', () => {
    const event = named('goods transfer: Velsk, Auster Islands, 2024-10-20 (a single report, contested)');
    expect(event).toMatchObject({ type: 'grouping', confidence: 70 });
    expect(extensionOf(event)).toMatchObject({ verdict: { support: 'single-report', contested: true } });
    expect(objects.filter((object) => object.type !== 'grouping' && object.confidence !== undefined)).toEqual([]);
  });

  test('has who stands where as opinions, never strong ones', () => {
    const opinions = objects.filter(({ type }) => type === 'opinion');
    expect(opinions.map(({ opinion, authors }) => [opinion, authors])).toEqual([
      ['agree', ['Velsk']],
      ['disagree', ['Auster Islands']],
    ]);
  });

  test('makes nobody of those who have no name', () => {
    const names = objects.filter(({ type }) => type === 'identity').map(({ name }) => name);
    expect(names.sort()).toEqual([
      'Auster Herald',
      'Daily Lantern',
      'Harbour Wire',
      'Hearsay',
      'Ilse Marden',
      'Port Authority',
    ]);
  });

  test('names weapons and vessels in the extension: no object of the standard is one', () => {
    const note = objects.find(({ content }) => content === 'We counted ten hulls, and we know where they went')!;
    expect(extensionOf(note)).toMatchObject({ things: [{ key: 'hulls', type: 'weapon', name: 'hulls' }] });
  });

  test('says which text is of which, by the words of the standard', () => {
    const rows = objects
      .filter(({ type }) => type === 'relationship')
      .map(({ relationship_type }) => relationship_type);
    expect(rows.sort()).toEqual(['duplicate-of', 'related-to']);
  });

  test('tells nobody the folders of a machine', () => {
    for (const format of ['stix', 'ftm', 'webannotation', 'plover'] as const)
      expect(exported(INTERCHANGE_FIXTURE, format)).not.toContain('somebody');
  });
});

describe('FollowTheMoney', () => {
  const entities = entitiesOf(INTERCHANGE_FIXTURE);
  const schemata = new Set(entities.map(({ schema }) => schema));

  test('has each schema that the analysis has something for', () => {
    const expected = ['Address', 'Article', 'CryptoWallet', 'Event', 'Mention', 'Note', 'Organization', 'Person'];
    expect([...schemata].sort()).toEqual([...expected, 'PublicBody', 'Vessel']);
  });

  test('gives a time that is no date as the days that it can mean', () => {
    const events = entities.filter(({ schema }) => schema === 'Event').map(({ properties }) => properties);
    expect(events.map(({ date, startDate, endDate }) => date ?? [startDate, endDate])).toEqual([
      ['2024-10-20'],
      [['2024-10-01'], ['2024-10-31']],
    ]);
  });

  test('cuts a long text between characters into values of a length that is taken', () => {
    const text = `a${'😀'.repeat(70_000)}`;
    const [article] = entitiesOf(makeAnalysis({ documents: [makeDocument({ text })] }));
    expect(article!.properties.bodyText!.join('')).toBe(text);
    expect(article!.properties.bodyText!.every((value) => value.isWellFormed() && value.length <= 60_000)).toBe(true);
  });
});

describe('PLOVER', () => {
  const rows = rowsOf(exported(INTERCHANGE_FIXTURE, 'plover'));

  test('puts denied, planned and possible events in the special contexts', () => {
    expect(rows.map(({ event, context, lacks }) => [event, context, lacks])).toEqual([
      ['COOPERATE', 'negation', 'date; source; recipient'],
      ['COOPERATE', '', 'source'],
      ['COOPERATE', 'hypothetical', 'source; recipient'],
    ]);
  });

  test('neutralises formulas', () => {
    const document = makeDocument({ text: '=1+1 went', title: '=HYPERLINK("x")', path: '@SUM(A1)' });
    const claim = makeOwnVoice(document, [document.text]);
    const trigger = { start: 0, end: 4, text: '=1+1' };
    const mention = { id: '-1', document: document.id, claim: claim.id, type: '+x', trigger };
    const csv = exported(
      makeAnalysis({
        documents: [document],
        claims: [claim],
        eventMentions: [{ ...mention, arguments: [{ role: '=a', ...trigger }], modality: 'happened', polarity: 'yes' }],
      }),
      'plover',
    );
    for (const cell of Object.values(rowsOf(csv)[0]!)) expect(cell).not.toMatch(/^\s*[=+\-@]/);
  });

  test.each([
    ['goods-transfer', { event: 'COOPERATE', source: 'supplier', recipient: 'recipient' }],
    ['casualties', { event: 'ASSAULT', recipient: 'party' }],
    ['deployment', { event: 'MOBILIZE', source: 'sender', place: 'destination' }],
  ])('codes %s by its roles', (type, coding) => {
    expect(ploverCoding(EVENT_TYPES.find((one) => one.type === type)!)).toEqual(coding);
  });

  test('has no source where a type names nobody who acts', () => {
    const role = { types: ['cargo'], required: false, many: false, counts: [] };
    expect(ploverCoding(makeType('x', 'AID', { item: role }, ['item']))).toEqual({ event: 'AID' });
  });
});

test.each([
  ['https://a.example/x y', 'https://a.example/x%20y'],
  ['HTTP://A.example', 'http://a.example/'],
  ['javascript:alert(1)', undefined],
  ['file:///etc/passwd', undefined],
  ['no address', undefined],
  [undefined, undefined],
])('webAddress(%j) is %j', (address, expected) => expect(webAddress(address)).toBe(expected));

test.each([
  ['2024-10-21', '2024-10-21', '2024-10-21T00:00:00.000Z'],
  ['2024-10', '2024-10-31', '2024-10-31T00:00:00.000Z'],
  ['2024-10-21T23:30:00-05:00', '2024-10-21', '2024-10-22T04:30:00.000Z'],
  ['2024-10-21T23:30:00', '2024-10-21', '2024-10-21T00:00:00.000Z'],
  ['-0044-03-15', '-0044-03-15', NO_DATE],
])('a document of %s came out by %s', (edtf, latest, instant) => {
  const published = { edtf, latest, earliest: latest, basis: 'stated', from: 'url', evidence: [] } as const;
  expect(instantOf({ published })).toBe(instant);
});

test('codes of standards', () => {
  expect(['KP', 'KR', 'RU', 'US', 'XV'].map(threeLetterState)).toEqual(['PRK', 'KOR', 'RUS', 'USA', undefined]);
  expect(['en', 'ko', 'und'].map(threeLetterLanguage)).toEqual(['eng', 'kor', undefined]);
});

// The example of appendix B.2 of RFC 4122: a name in the name space of DNS.
test('a UUID of version 5 is made as the RFC has it', () => {
  expect(uuidOfName('www.example.com', '6ba7b810-9dad-11d1-80b4-00c04fd430c8')).toBe(
    '2ed6657d-e927-568b-95e1-2665a8aea6a2',
  );
});

test('the time grows with the number of claims, not with its square', () => {
  const few = claiming(Array.from({ length: 300 }, (_, at) => `Barge ${at} left the port.`));
  const many = claiming(Array.from({ length: 1_500 }, (_, at) => `Barge ${at} left the port.`));
  for (const format of INTERCHANGE_FORMATS) {
    exported(few, format);
    const short = seconds(() => exported(few, format));
    const long = seconds(() => exported(many, format));
    expect(long, `${format}: ${short} s for 300 documents, ${long} s for 1,500`).toBeLessThan(0.5 + short * 15);
  }
});

/** The least of three: others may be using the processor too. */
function seconds(run: () => void): number {
  const times = [1, 2, 3].map(() => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return Math.min(...times) / 1000;
}

test('docs/exports.md tells of every format and of every column of PLOVER', () => {
  const page = readFileSync(new URL('../../../docs/exports.md', import.meta.url), 'utf8');
  for (const format of INTERCHANGE_FORMATS) expect(page).toContain(`## ${format}`);
  const [heads = ''] = exported(makeAnalysis({}), 'plover').split('\r\n');
  expect(heads.split(',').filter((head) => !page.includes(`\`${head}\``))).toEqual([]);
});
