import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Mention } from '../../document/entity.ts';
import { contentId } from '../../document/id.ts';
import type { Entity } from '../../document/origin.ts';
import type { Span } from '../../document/span.ts';
import { readModels } from '../../models/read.ts';
import { EMPTY_PACK, type Pack } from '../../packs/pack.ts';
import { preparePack } from '../../packs/prepared.ts';
import { definePipeline } from '../../pipeline/stage.ts';
import { lemmas } from '../lemmas/lemmas.ts';
import { names } from '../names/names.ts';
import { partsOfSpeech } from '../parts-of-speech/parts-of-speech.ts';
import { segment } from '../segment/segment.ts';
import { entities } from './entities.ts';
import { bodyKey, personKey, personName } from './name-key.ts';

const yaml = (file: string): unknown => parse(readFileSync(new URL(file, import.meta.url), 'utf8'));
const cases = yaml('./en.cases.yaml') as { joins: [string, string][]; kinds: [string, string][] };
const lists = yaml('./pack.cases.yaml') as Pack;
const pack: Pack = {
  ...EMPTY_PACK,
  ...lists,
  gazetteer: lists.gazetteer!.map((entry) => ({ ...entry, offices: entry.offices ?? [], sources: ['test'] })),
};
const models = readModels();
const pipeline = definePipeline([segment, partsOfSpeech, lemmas, names, entities]);

function readWith(known: Pack, text: string, document = 'd', furniture: readonly Span[] = [], language = 'en') {
  return pipeline.run({ document, text, language, furniture, readingNotes: [] }, { pack: preparePack(known), models });
}
const read = (text: string, document?: string, furniture?: readonly Span[], language?: string) =>
  readWith(pack, text, document, furniture, language);

/** "kim-jong-un", "KP" for a state, the name for what no pack lists. */
function keyOf(id: string, found: readonly Entity[]): string {
  const { name } = found.find((entity) => entity.id === id)!;
  if (id.startsWith('state:')) return id.slice('state:'.length);
  return pack.gazetteer!.some((entry) => entry.id === id) ? id : name;
}

function writtenJoins(text: string): string {
  const { mentions, entities: found } = read(text);
  return mentions
    .filter(({ entity, members }) => entity !== undefined || members !== undefined)
    .map(({ start, end, entity, members }) => {
      const key = entity === undefined ? members!.map((id) => keyOf(id, found)).join('+') : keyOf(entity, found);
      return `${text.slice(start, end)} = ${key}`;
    })
    .join(' | ');
}

function writtenKind(text: string, { start, end, kind, type, class: of, state }: Mention): string {
  return `${text.slice(start, end)} = ${kind} ${type}${of === undefined ? '' : `/${of}`}${state === undefined ? '' : `:${state}`}`;
}

describe('entities', () => {
  it.each(cases.joins)('joins: %s', (text, expected) => expect(writtenJoins(text)).toBe(expected));

  it.each(cases.kinds)('kinds: %s', (text, expected) =>
    expect(
      read(text)
        .mentions.map((mention) => writtenKind(text, mention))
        .join(' | '),
    ).toBe(expected),
  );
});

describe('ids', () => {
  const idsOf = (text: string, document?: string) => read(text, document).entities.map(({ id }) => id);

  it('are those of the pack, of states and outlets, else made of the whole name', () => {
    expect(idsOf('Vladimir Putin met Anna Brandt of the Eastern Ledger in Ukraine.')).toEqual([
      'vladimir-putin',
      contentId('entity', 'person', 'annabrandt'),
      'outlet:ledger',
      'state:UA',
    ]);
  });

  it('of a full name are the same in every text, whatever else stands there', () => {
    const one = idsOf('Anna Brandt met Park Hyung-jin.', 'one');
    const other = idsOf('Hyung-jin Park left. So did Ms. Anna Brandt. Brandt was tired.', 'other');
    expect([...other].sort()).toEqual([...one].sort());
  });

  it('of a family name alone belong to the text', () => {
    const [one] = idsOf('Mr. Brandt left.', 'one');
    const [other] = idsOf('Mr. Brandt left.', 'other');
    expect(one).toBeDefined();
    expect(one).not.toBe(other);
    expect(one).not.toBe(idsOf('Anna Brandt left.', 'one')[0]);
  });

  it('of a ministry without its state belong to the text', () => {
    const ministry = (text: string, document: string) => idsOf(text, document).at(-1);
    expect(ministry('The Foreign Ministry denied it.', 'one')).not.toBe(
      ministry('The Foreign Ministry denied it.', 'other'),
    );
    expect(ministry('The Russian Foreign Ministry denied it.', 'one')).toBe(
      ministry("Russia's Foreign Ministry denied it.", 'other'),
    );
    expect(ministry('The Russian Foreign Ministry denied it.', 'one')).not.toBe(
      ministry('The Ukrainian Foreign Ministry denied it.', 'one'),
    );
  });

  it('do not depend on the order of the sentences that name people', () => {
    const sentences = ['Kim Jong Un left.', 'Anna Brandt left.', 'Vladimir Putin left.', 'Peter Ward left.'];
    const expected = new Set(idsOf(sentences.join(' ')));
    fc.assert(
      fc.property(fc.shuffledSubarray(sentences, { minLength: 4 }), (order) => {
        expect(new Set(idsOf(order.join(' ')))).toEqual(expected);
      }),
    );
  });
});

describe('entities of a text', () => {
  it('have a name, other names, and the words of each mention', () => {
    const { entities: found } = read('The U.N. Security Council met. The Security Council gave no date.');
    expect(found).toEqual([
      {
        id: 'security-council',
        type: 'organization',
        name: 'U.N. Security Council',
        aliases: ['Security Council'],
        wikidata: 'Q37470',
        mentions: [
          { document: 'd', start: 4, end: 25, text: 'U.N. Security Council' },
          { document: 'd', start: 35, end: 51, text: 'Security Council' },
        ],
      },
    ]);
  });

  it('say why a mention is one, and whose a relative is', () => {
    const { mentions } = read(
      "Kim Jong Un met Putin in Pyongyang, and both leaders left. Kim's sister thanked Moscow.",
    );
    expect(mentions.map(({ join, of }) => [join, of])).toEqual([
      ['listed', undefined],
      ['own-name', undefined],
      ['own-name', undefined],
      ['group', undefined],
      [undefined, 'kim-jong-un'],
      ['part-of-name', undefined],
      ['seat', undefined],
    ]);
  });

  it('are not looked for in furniture', () => {
    const text = 'Kim Jong Un left. Hyung-jin Kim contributed to this report. Kim was tired.';
    const furniture = [{ start: 18, end: 59 }];
    expect(read(text, 'd', furniture).mentions.map(({ entity }) => entity)).toEqual(['kim-jong-un', 'kim-jong-un']);
  });

  it('are not looked for in other languages', () => {
    expect(read('Kim Jong Un reiste nach Russland.', 'd', [], 'de')).toMatchObject({ mentions: [], entities: [] });
  });

  it('are found without a pack, by their names alone', () => {
    const { entities: found } = readWith(EMPTY_PACK, 'Anna Brandt met Peter Ward. Brandt was tired.');
    expect(found.map(({ name, mentions }) => [name, mentions.length])).toEqual([
      ['Anna Brandt', 2],
      ['Peter Ward', 1],
    ]);
  });
});

/** The pack of the tests with other names for one of its states. */
function withStateRenamed(code: string, name: string, people: string, capital: string): Pack {
  const states = pack.states!.map((state) =>
    state.code === code ? { ...state, name, aliases: [], peoples: [people], capital } : state,
  );
  return { ...pack, states };
}

describe('properties', () => {
  const pieces = [
    ...[
      'Kim ',
      'Kim Jong Un ',
      'Kim Yo Jong ',
      'Mr. ',
      'President ',
      'his sister, ',
      'he ',
      'its ',
      'their ',
      'the leader ',
    ],
    ...[
      'both countries ',
      'the North ',
      'North Korea',
      ' and ',
      'Russia',
      "'s ",
      'Pyongyang ',
      'in ',
      'the Kremlin ',
      'US-led ',
    ],
    ...[
      'Lazarus Group ',
      '(',
      ')',
      'the ministry ',
      'Foreign Ministry ',
      '. ',
      ', ',
      '\n\n',
      '“',
      '”',
      'said ',
      '😀',
      '-',
    ],
  ];
  const texts = fc
    .array(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...pieces) }, fc.string({ unit: 'binary' })), {
      maxLength: 40,
    })
    .map((parts) => parts.join(''));

  it('offsets, head tokens and ids hold together', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { mentions, entities: found, tokens } = read(text);
        const known = new Set(found.map(({ id }) => id));
        for (const { start, end, headToken, entity, members } of mentions) {
          expect(start).toBeLessThan(end);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(tokens[headToken]!.end).toBeGreaterThan(start);
          expect(tokens[headToken]!.start).toBeLessThan(end);
          if (entity !== undefined) expect(known).toContain(entity);
          for (const id of members ?? []) expect(known).toContain(id);
        }
        expect([...mentions].sort((a, b) => a.start - b.start || b.end - a.end)).toEqual(mentions);
        for (const { mentions: of } of found) for (const m of of) expect(text.slice(m.start, m.end)).toBe(m.text);
      }),
    );
  });

  it('a state that only a group stands for is an entity too', () => {
    const { entities: found } = read('Kim Jong Un met the Kremlin envoy, and both countries agreed.');
    const ids = found.map(({ id }) => id);
    expect(ids).toContain('state:RU');
    expect(ids).toContain('state:KP');
  });

  it('the same text gives the same mentions', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(read(text)).toEqual(read(text));
      }),
      { numRuns: 30 },
    );
  });

  it.each([
    'Russia fired a missile. Moscow denied it. The country gave no date.',
    'Russia and China signed a treaty. Both countries deny it.',
    'Russian officials spoke in Moscow. Russia said it would fire.',
    'The Russian Foreign Ministry denied it. The ministry gave no date.',
    'The ambassador to Moscow left. China thanked Russia, and the two countries signed a treaty.',
  ])('renaming a state gives the same joins: %s', (text) => {
    const renamed = text.replaceAll('Russian', 'Egyptian').replaceAll('Russia', 'Egypt').replaceAll('Moscow', 'Cairo');
    const joins = (found: ReturnType<typeof read>) =>
      found.mentions.map(({ kind, type, entity, members, state }) => [
        kind,
        type,
        members ?? found.entities.findIndex(({ id }) => id === entity),
        state,
      ]);
    expect(joins(readWith(withStateRenamed('RU', 'Egypt', 'Egyptian', 'Cairo'), renamed))).toEqual(joins(read(text)));
  });
});

describe('names', () => {
  const key = (name: string) => personKey(personName(name)!);

  it.each([
    ['Kim Jong Un', 'Kim Jong-un'],
    ['Kim Jong Un', 'KIM Jong Un'],
    ['Kim Jong Un', 'Kim Jongun'],
    ['Kim Hyung-jin', 'Hyung-jin Kim'],
    ['Xi Jinping', 'President Xi Jinping'],
    ['John Harlan', 'John F. Harlan Jr.'],
    ['José Álvarez', 'Jose Alvarez'],
    ["Sarah O'Neill", 'Sarah O’Neill'],
  ])('%s and %s have one key', (a, b) => expect(key(a)).toBe(key(b)));

  it.each([
    ['Kim Jong Un', 'Kim Yo Jong'],
    ['Kim Jong Un', 'Kim Jong Il'],
    ['Friedrich Hans', 'Hans Friedrich'],
    ['George Walker Bush', 'George Herbert Bush'],
  ])('%s and %s have two', (a, b) => expect(key(a)).not.toBe(key(b)));

  it.each([
    ['U.N. Security Council', 'UN Security Council'],
    ['the Mirae Trading Co., Ltd.', 'Mirae Trading'],
    ['Workers’ Party', "Workers' Party"],
  ])('%s and %s have one key', (a, b) => expect(bodyKey(a)).toBe(bodyKey(b)));

  it('of titles alone are none of a person', () => expect(personName('--')).toBeUndefined());
});

describe('hostile texts', () => {
  it.each([
    ...['Kim ', 'Kim Jong Un ', 'he ', 'Kim he ', 'Russia and ', 'Russia, ', 'the leader ', 'both countries ', 'its '],
    ...['Pyongyang ', 'A-B-', "Kim's ", 'North Korea-', '(NIS) ', 'leader Kim Jong Un. ', 'Anna Brandt. Brandt. '],
  ])('%j over and over are read in linear time', (unit) => {
    const text = unit.repeat(Math.floor(200_000 / unit.length));
    const given = { document: 'd', text, language: 'en', furniture: [], readingNotes: [] };
    const knowledge = { pack: preparePack(pack), models };
    const before = definePipeline([segment, partsOfSpeech, lemmas, names]).run(given, knowledge);
    const started = performance.now();
    entities.run({ ...given, ...before }, knowledge);
    expect(performance.now() - started).toBeLessThan(3_000);
  });

  it('many people of one family name are kept apart', () => {
    const text = Array.from({ length: 3_000 }, (_, at) => `${word(at)} Brandt left. Brandt spoke.`).join(' ');
    const started = performance.now();
    const { mentions } = read(text);
    expect(mentions.length).toBeGreaterThan(3_000);
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

/** A given name of its own for each number: "Aba", "Abe". */
function word(at: number): string {
  const letters = 'abcdefghijklmnopqrst';
  return `D${[at % 20, Math.floor(at / 20) % 20, Math.floor(at / 400)].map((place) => `${letters[place]}a`).join('')}`;
}
