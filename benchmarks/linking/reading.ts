// Reads ECB+ as the product reads any text, and makes a mention of an event for the product's linker of each one that is given.
import type { Claim } from '../../src/document/claim.ts';
import { Dependents, RELATIONS } from '../../src/document/dependency.ts';
import type { Document } from '../../src/document/document.ts';
import type { Mention } from '../../src/document/entity.ts';
import type { EventArgument, EventMention } from '../../src/document/event.ts';
import { quote } from '../../src/document/span.ts';
import type { EventType } from '../../src/packs/event-type.ts';
import type { Layers } from '../../src/pipeline/layers.ts';
import { definePipeline, type Knowledge } from '../../src/pipeline/stage.ts';
import { entities } from '../../src/stages/entities/entities.ts';
import { lemmas } from '../../src/stages/lemmas/lemmas.ts';
import { names } from '../../src/stages/names/names.ts';
import { partsOfSpeech } from '../../src/stages/parts-of-speech/parts-of-speech.ts';
import { segment } from '../../src/stages/segment/segment.ts';
import { syntax } from '../../src/stages/syntax/syntax.ts';
import { times } from '../../src/stages/times/times.ts';
import type { EcbText } from './ecb-plus.ts';
import { SPEECH } from './trigger.en.ts';
import { headOf, lemmaOf, typeOf } from './trigger.ts';

const pipeline = definePipeline(
  [segment, partsOfSpeech, lemmas, syntax, names, times, entities],
  ['times', 'entities'],
);

/** A given mention with what the baselines compare and what the linker is given. */
export interface ReadMention {
  readonly id: string;
  readonly gold: string;
  /** Dictionary forms of its words. */
  readonly lemma: string;
  readonly type: string;
  readonly event: EventMention;
}

export interface ReadText {
  readonly text: EcbText;
  readonly document: Document;
  readonly entities: Layers['entities'];
  readonly claim: Claim;
  readonly mentions: readonly ReadMention[];
}

/** A mention with its text. */
export interface Placed {
  readonly mention: ReadMention;
  readonly read: ReadText;
}

/** Name of a way of linking, and the chain into which it puts a mention. */
export interface Way {
  readonly name: string;
  readonly chainOf: (placed: Placed) => string;
}

/** All that is taken from one text; nothing of other texts, of topics or of the annotators' chains enters. */
export function readOne(text: EcbText, knowledge: Knowledge): ReadText {
  const given = { document: text.id, text: text.text, language: 'en', furniture: [], readingNotes: [] };
  const layers = pipeline.run(given, knowledge);
  const dependents = new Dependents(layers.heads);
  const mentions = text.mentions.map(({ id, gold, words }): ReadMention => {
    const type = typeOf(words, layers);
    const head = headOf(words, layers);
    const speaker = SPEECH.has(type) && head !== undefined ? speakerOf(head, layers, dependents) : undefined;
    const event: EventMention = {
      ...{ id, document: text.id, claim: `${text.id} told`, type, modality: 'happened', polarity: 'yes' },
      trigger: quote(text.text, words[0]!.start, words.at(-1)!.end),
      arguments: speaker === undefined ? [] : [argumentOf('speaker', speaker, text.text)],
    };
    return { id, gold, lemma: lemmaOf(words, layers), type, event };
  });
  return {
    ...{ text, mentions, entities: layers.entities },
    document: documentOf(text, layers.inferredDate),
    claim: claimOf(text),
  };
}

const SUBJECTS: ReadonlySet<string> = new Set(['nsubj', 'nmod']);

/** Who speaks: what is named or described at the subject of the verb, or behind "according to". */
function speakerOf(head: number, { mentions, relations }: Layers, dependents: Dependents): Mention | undefined {
  const subjects = [...dependents.of(head)].filter((token) => SUBJECTS.has(RELATIONS[relations[token]!]!));
  return mentions.find(({ headToken, entity }) => entity !== undefined && subjects.includes(headToken));
}

function argumentOf(role: string, { start, end, entity }: Mention, text: string): EventArgument {
  return { role, ...quote(text, start, end), ...(entity !== undefined && { entity }) };
}

/** The mention with the occasion that its text tells of. */
export function withOccasion(event: EventMention, occasion: string): EventMention {
  const { start, end, text } = event.trigger;
  return { ...event, arguments: [...event.arguments, { role: 'occasion', start, end, text, entity: occasion }] };
}

const ROLE = { types: ['name'], required: false, many: false, counts: [] };

/** A type as a pack would have it: told apart by the occasion; what somebody said, by who says it first. */
export function eventTypeOf(type: string): EventType {
  return {
    ...{ type, description: type, plover: 'CONSULT', adjuncts: [], triggers: [], partOf: [], yieldsTo: [] },
    roles: { occasion: ROLE, speaker: ROLE },
    identity: SPEECH.has(type) ? ['speaker', 'occasion'] : ['occasion'],
    lasting: false,
  };
}

function documentOf({ id, text }: EcbText, inferred: Layers['inferredDate']): Document {
  return {
    ...{ id, text, sha256: '', recipe: 'text/1', mediaType: 'text/plain', language: 'en', kind: 'unknown', notes: [] },
    ...{ sightings: [], authors: [], bylines: [], credits: [] },
    published: inferred && { ...inferred, basis: 'inferred', from: 'what the text mentions' },
  };
}

/** One claim of the text in its own voice: who says so is no part of this question. */
function claimOf({ id, text }: EcbText): Claim {
  return {
    ...{ id: `${id} told`, document: id, attribution: null, voice: 'outlet', stance: 'asserts', certainty: 'certain' },
    ...{ contents: [quote(text, 0, text.length)], hedges: [], chain: [], origins: [], traced: 'none' },
    ...{ record: 'unstated', access: 'unstated', confidence: 1, status: 'live' },
  };
}
