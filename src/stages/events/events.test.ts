import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Claim } from '../../document/claim.ts';
import { RELATIONS, type Relation } from '../../document/dependency.ts';
import type { EventMention } from '../../document/event.ts';
import type { PartOfSpeech } from '../../document/part-of-speech.ts';
import { type Quote, quote } from '../../document/span.ts';
import type { Sentence, Token } from '../../document/token.ts';
import { readModels } from '../../models/read.ts';
import { EVENT_SHAPE, readEventType } from '../../packs/check-event.ts';
import type { ClassEntry } from '../../packs/class-index.ts';
import { EMPTY_PACK, type StateEntry } from '../../packs/pack.ts';
import { preparePack } from '../../packs/prepared.ts';
import type { Layers } from '../../pipeline/layers.ts';
import { definePipeline, defineStage } from '../../pipeline/stage.ts';
import { entities } from '../entities/entities.ts';
import { lemmasOf, lemmas as lemmasStage } from '../lemmas/lemmas.ts';
import { names } from '../names/names.ts';
import { partsOfSpeech } from '../parts-of-speech/parts-of-speech.ts';
import { quantities } from '../quantities/quantities.ts';
import { segment } from '../segment/segment.ts';
import { syntax } from '../syntax/syntax.ts';
import { times } from '../times/times.ts';
import { events } from './events.ts';
import { Kinds } from './kinds.ts';
import { Nouns } from './nouns.ts';
import { isVerb, type Reading } from './reading.ts';
import { Slots } from './slots.ts';
import { Tree } from './tree.ts';
import { Verbs } from './verbs.ts';

interface Cases {
  readonly pack: {
    readonly states: StateEntry[];
    readonly classes: ClassEntry[];
    readonly events: Readonly<Record<string, unknown>>;
  };
  readonly texts: readonly [text: string, events: string][];
  readonly times: readonly [text: string, trigger: string, time: string][];
  readonly superlatives: readonly [text: string, trigger: string, superlative: string][];
  readonly relations: readonly [text: string, relation: string][];
  readonly trees: readonly {
    readonly tree: string;
    readonly at: number;
    readonly slots: Readonly<Record<string, string>>;
  }[];
}

const cases = parse(readFileSync(new URL('./en.cases.yaml', import.meta.url), 'utf8')) as Cases;
const pack = preparePack({
  ...EMPTY_PACK,
  states: cases.pack.states,
  classes: cases.pack.classes,
  events: Object.entries(cases.pack.events).map(([type, file]) => readEventType(type, EVENT_SHAPE.parse(file))),
});
const knowledge = { pack, models: readModels() };

function claimOf(content: Quote, id = `claim ${content.start}`): Claim {
  return {
    id,
    document: 'd',
    attribution: null,
    voice: 'outlet',
    contents: [content],
    stance: 'asserts',
    certainty: 'certain',
    hedges: [],
    chain: [],
    origins: [],
    traced: 'none',
    record: 'unstated',
    access: 'unstated',
    confidence: 1,
    status: 'live',
  };
}

const noAttributions = defineStage({
  name: 'none',
  reads: [],
  writes: ['attributions'],
  run: () => ({ attributions: [] }),
});
/** Every sentence is a claim. */
const sentenceClaims = defineStage({
  name: 'sentence-claims',
  reads: ['sentences'],
  writes: ['claims'],
  run: ({ text, sentences }) => ({ claims: sentences.map(({ start, end }) => claimOf(quote(text, start, end))) }),
});
const pipeline = definePipeline([
  ...[segment, partsOfSpeech, lemmasStage, syntax, names, quantities, times, noAttributions, entities, sentenceClaims],
  events,
]);

function read(text: string): Layers {
  return pipeline.run({ document: 'd', text, language: 'en', furniture: [], readingNotes: [] }, knowledge);
}

function written({ type, trigger, modality, polarity, arguments: filled }: EventMention): string {
  const roles = filled.map((argument) => `${argument.role}: ${argument.class ?? argument.text}`);
  return `${type} "${trigger.text}" ${modality} ${polarity} (${roles.join(', ')})`;
}

function only(text: string, trigger: string): EventMention {
  const found = read(text).events.find((event) => event.trigger.text === trigger);
  if (!found) throw new Error(`no event "${trigger}" in "${text}"`);
  return found;
}

describe('events', () => {
  it.each(cases.texts)('%s', (text, wanted) => {
    expect(read(text).events.map(written).join('\n')).toBe(wanted);
  });

  it.each(cases.times)('the time in %s', (text, trigger, time) => {
    expect(only(text, trigger).time?.text).toBe(time);
  });

  it.each(cases.superlatives)('the rank in %s', (text, trigger, superlative) => {
    expect(only(text, trigger).superlatives?.map(({ kind, text: words }) => `${kind}: ${words}`)).toEqual([
      superlative,
    ]);
  });

  it.each(cases.relations)('the relation in %s', (text, relation) => {
    const found = read(text).events;
    const nameOf = (id: string) => found.find((event) => event.id === id)?.trigger.text;
    const lines = found.flatMap((event) =>
      (event.relations ?? []).map((one) => `${event.trigger.text} ${one.kind} ${nameOf(one.mention)} (${one.text})`),
    );
    expect(lines.join('\n')).toBe(relation);
  });

  it('quotes the text, and gives the same again', () => {
    for (const [text] of cases.texts) {
      const { events: found } = read(text);
      for (const { trigger, arguments: filled } of found) {
        for (const { start, end, text: words } of [trigger, ...filled]) expect(text.slice(start, end)).toBe(words);
      }
      expect(read(text).events).toEqual(found);
    }
  });
});

describe('the claim of an event', () => {
  const text = 'Chile said Norway sent wheat to Peru.';
  const layers = read(text);
  const at = (words: string) => quote(text, text.indexOf(words), text.indexOf(words) + words.length);
  const run = (claims: readonly Claim[]) =>
    events.run({ ...layers, claims, document: 'd', text, language: 'en', furniture: [], readingNotes: [] }, knowledge)
      .events;

  it('is the innermost', () => {
    const claims = [claimOf(quote(text, 0, text.length), 'outer'), claimOf(at('Norway sent wheat to Peru'), 'inner')];
    expect(run(claims).map(({ claim }) => claim)).toEqual(['inner']);
  });

  it('holds what it denies as told; inside of another claim what is denied did not happen', () => {
    const denial = 'Chile said Norway denied the sale of wheat to Peru.';
    const others = read(denial);
    const words = (from: string) => claimOf(quote(denial, denial.indexOf(from), denial.length - 1));
    const polarityIn = (claim: Claim) =>
      events
        .run(
          {
            ...others,
            claims: [claim],
            document: 'd',
            text: denial,
            language: 'en',
            furniture: [],
            readingNotes: [],
          },
          knowledge,
        )
        .events.map(({ polarity }) => polarity);
    expect(polarityIn({ ...words('the sale'), stance: 'denies' })).toEqual(['yes']);
    expect(polarityIn(words('Norway denied'))).toEqual(['no']);
  });

  it('must be there', () => {
    expect(run([claimOf(at('Chile said'))])).toEqual([]);
  });

  it('tells who foretells: another expects, the doer plans', () => {
    const foretold = 'Norway will send wheat to Peru.';
    const others = read(foretold);
    const words = quote(foretold, 0, foretold.length);
    const saidBy = (state: string): Claim => ({
      ...claimOf(words),
      voice: 'attributed',
      chain: [{ name: 'it', words, relation: 'said-to', kind: 'body', anonymous: false, state }],
    });
    const modalityBy = (state: string) =>
      events.run(
        {
          ...others,
          claims: [saidBy(state)],
          document: 'd',
          text: foretold,
          language: 'en',
          furniture: [],
          readingNotes: [],
        },
        knowledge,
      ).events[0]?.modality;
    expect([modalityBy('CL'), modalityBy('NO')]).toEqual(['expected', 'planned']);
  });
});

/** Words, tags and dependencies as the cases write them: "Oslo/NNP>1:nsubj". */
function treeOf(written: string): Reading {
  const words = written.split(' ').map((word) => /^(.+)\/([^/>]+)>(-?\d+):(.+)$/.exec(word)!);
  let text = '';
  const tokens: Token[] = words.map(([, form = '']) => {
    const start = text.length;
    text += `${form} `;
    return { start, end: start + form.length, kind: 'word', lower: form.toLowerCase(), quoted: false };
  });
  const tags = words.map(([, , tag]) => tag as PartOfSpeech);
  const sentence: Sentence = { start: 0, end: text.length, paragraph: 0, tokens: [0, tokens.length] };
  const heads = words.map(([, , , head]) => Number(head));
  const relations = words.map(([, , , , relation]) => RELATIONS.indexOf(relation as Relation));
  const tree = new Tree([sentence], heads, relations, tokens.length);
  return { text, tokens, tags, lemmas: lemmasOf(tokens, tags), tree };
}

describe('slots', () => {
  it.each(cases.trees)('$tree', ({ tree, at, slots: wanted }) => {
    const reading = treeOf(tree);
    const verbs = new Verbs(reading);
    const nouns = new Nouns(reading, verbs);
    const kinds = new Kinds(reading, pack, { mentions: [], quantities: [], times: [] });
    const place = { kind: isVerb(reading, at) ? 'verb' : 'noun', head: at, first: at, last: at } as const;
    const slots = new Slots(place, { reading, verbs, nouns, kinds, pack });
    for (const [slot, words] of Object.entries(wanted)) {
      const found = slots
        .fillersOf(slot)
        .map((filler) => reading.text.slice(reading.tokens[filler.at]!.start, reading.tokens[filler.at]!.end));
      expect(`${slot}: ${found.slice(0, words.split(' ').length).join(' ')}`).toBe(`${slot}: ${words}`);
    }
  });
});

describe('trees that no parser should give', () => {
  const sentence = (last: number): Sentence => ({ start: 0, end: last, paragraph: 0, tokens: [0, last] });

  it('loses cycles and ways out of the sentence', () => {
    const tree = new Tree([sentence(4)], [1, 2, 0, 99], [0, 0, 0, 0], 4);
    for (let at = 0; at < 4; at++) {
      let steps = 0;
      for (let here = at; here >= 0; here = tree.headOf(here)) expect(steps++).toBeLessThan(5);
    }
    expect(tree.headOf(3)).toBe(-1);
  });

  it('takes words without heads and relations that do not exist', () => {
    const tree = new Tree([sentence(3)], [1], [255], 3);
    expect([tree.headOf(0), tree.headOf(1), tree.relationOf(0)]).toEqual([1, -1, 'dep']);
  });

  /** All layers of a text of one word after the other, whose heads are those that `headOf` gives. */
  const hostile = (words: readonly string[], times_: number, headOf: (at: number, length: number) => number) => {
    const all = Array.from({ length: words.length * times_ }, (_, at) => words[at % words.length]!);
    let text = '';
    const tokens: Token[] = all.map((word) => {
      const start = text.length;
      text += `${word} `;
      return { start, end: start + word.length, kind: 'word', lower: word.toLowerCase(), quoted: false };
    });
    const tags = all.map((word): PartOfSpeech => (word === 'sent' ? 'VBD' : word === 'to' ? 'TO' : 'NN'));
    const { length } = tokens;
    return {
      ...read('Ships left.'),
      ...{ document: 'd', text, language: 'en', furniture: [], readingNotes: [] },
      ...{ tokens, tags, lemmas: lemmasOf(tokens, tags), sentences: [{ ...sentence(length), end: text.length }] },
      heads: Int32Array.from(all, (_, at) => headOf(at, length)),
      relations: Uint8Array.from(all, (_, at) => (at * 7) % RELATIONS.length),
      ...{ mentions: [], quantities: [], times: [], claims: [claimOf(quote(text, 0, text.length))] },
    };
  };

  it.each([
    ['one behind the other', (at: number, length: number) => (at + 1) % length],
    ['all at one word', () => 0],
    ['in a ring of three', (at: number) => at - (at % 3) + ((at + 1) % 3)],
    ['far away', (at: number, length: number) => length - 1 - at],
    ['out of the text', (at: number) => at + 1_000_000],
  ] as const)('are read in time: %s', (_, headOf) => {
    const startedAt = performance.now();
    events.run(hostile(['wheat', 'sent', 'to', 'talks', 'shipment'], 20_000, headOf), knowledge);
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });

  it('cost twice as much for twice the text, not four times', () => {
    const timeOf = (words: number) => {
      const layers = hostile(['wheat', 'sent', 'to', 'talks', 'shipment'], words, (at, length) => (at + 1) % length);
      const startedAt = performance.now();
      events.run(layers, knowledge);
      return performance.now() - startedAt;
    };
    timeOf(1_000);
    const [once, twice] = [timeOf(5_000), timeOf(20_000)];
    expect(twice).toBeLessThan(12 * once + 200);
  });
});
