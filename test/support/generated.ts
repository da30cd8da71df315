// Documents made by numbers: claims, mentions and entities as the stages would leave them, about events of very unequal size.

import type { DocumentParts } from '../../src/corroborate/facts.ts';
import type { Attribution } from '../../src/document/attribution.ts';
import type { Access, Claim, Link, Stance } from '../../src/document/claim.ts';
import type { Document } from '../../src/document/document.ts';
import { stateId } from '../../src/document/entity.ts';
import type { EventMention, Modality } from '../../src/document/event.ts';
import { contentId, sha256Hex } from '../../src/document/id.ts';
import type { Entity } from '../../src/document/origin.ts';
import { quote } from '../../src/document/span.ts';

/** What the generated texts are about; other names and days must give the same verdicts. */
export interface World {
  readonly seed: number;
  /** Codes and names of at least four states, the first two of which deal with each other. */
  readonly states: readonly (readonly [code: string, name: string])[];
  readonly outlets: readonly string[];
  /** Days by which every date is moved. */
  readonly shift: number;
  /** Share of the documents that print the text of one before, in percent. */
  readonly copies: number;
}

export const WORLD: World = {
  seed: 1,
  states: [
    ['KP', 'North Korea'],
    ['RU', 'Russia'],
    ['US', 'United States'],
    ['KR', 'South Korea'],
    ['UA', 'Ukraine'],
  ],
  outlets: Array.from({ length: 40 }, (_, at) => `outlet-${at}`),
  shift: 0,
  copies: 30,
};

const ACCESSES: readonly Access[] = ['unstated', 'unstated', 'intelligence', 'sensor', 'document', 'witnessed', 'told'];
const STANCES: readonly Stance[] = ['asserts', 'asserts', 'asserts', 'confirms', 'denies', 'declines'];
const MODALITIES: readonly Modality[] = ['happened', 'happened', 'ongoing', 'planned'];
const FIRST_DAY = Date.UTC(2024, 0, 1);
const MS_PER_DAY = 86_400_000;

/** `count` documents, the same for the same world. */
export function generate(count: number, world: World = WORLD): DocumentParts[] {
  const random = numbers(world.seed);
  const made: { readonly text: string; readonly plan: Plan }[] = [];
  return Array.from({ length: count }, (_, at) => {
    const isCopy = made.length > 0 && random() % 100 < world.copies;
    const plan = isCopy ? made[random() % made.length]!.plan : planOf(random, at);
    made.push({ text: '', plan });
    const outlet = world.outlets[random() % world.outlets.length]!;
    return documentOf(at, plan, outlet, world);
  });
}

/** What one text says, in numbers: which event, by whom, how. */
interface Plan {
  readonly number: number;
  readonly day: number;
  readonly claims: readonly {
    readonly event: number;
    readonly speaker: number;
    readonly anonymous: boolean;
    readonly access: Access;
    readonly stance: Stance;
    readonly modality: Modality;
    readonly dated: boolean;
  }[];
}

/** Half of the texts fall in one month; few events have most of the claims. */
function planOf(random: () => number, number: number): Plan {
  const day = random() % 2 === 0 ? 280 + (random() % 30) : random() % 700;
  const claims = Array.from({ length: 1 + (random() % 3) }, () => ({
    event: Math.floor(30 / (1 + (random() % 30))),
    speaker: random() % 5,
    anonymous: random() % 3 === 0,
    access: ACCESSES[random() % ACCESSES.length]!,
    stance: STANCES[random() % STANCES.length]!,
    modality: MODALITIES[random() % MODALITIES.length]!,
    dated: random() % 2 === 0,
  }));
  return { number, day, claims };
}

function documentOf(
  at: number,
  { number, day, claims }: Plan,
  outlet: string,
  { states, shift }: World,
): DocumentParts {
  const isoDay = (offset: number) => new Date(FIRST_DAY + (offset + shift) * MS_PER_DAY).toISOString().slice(0, 10);
  const sentences = claims.map(({ speaker, anonymous, event }, nth) => {
    const [, name] = states[speaker % states.length]!;
    const who = anonymous ? `An official of ${name}` : `${name}`;
    const [sender, host] = [states[0]![1], states[1]![1]];
    return { who, sender, host, words: `${sender} sent soldiers of unit ${event} in plan ${number}.${nth} to ${host}` };
  });
  const text = sentences.map(({ who, words }) => `${who} said that ${words}.`).join(' ');
  const id = contentId('generated', at, text);
  const published = isoDay(day);
  const document: Document = {
    ...{ id, path: `${String(at).padStart(6, '0')}.txt`, sha256: sha256Hex(new TextEncoder().encode(`${at} ${text}`)) },
    ...{ recipe: 'text/1', mediaType: 'text/plain', language: 'en', kind: 'report', outlet, text },
    ...{ sightings: [{ outlet }], authors: [], bylines: [], credits: [], notes: [] },
    published: {
      edtf: published,
      basis: 'metadata',
      earliest: published,
      latest: published,
      from: 'test',
      evidence: [],
    },
  };
  const entities = new Map<string, Entity>();
  const name = (entity: string, type: Entity['type'], words: string, start: number) => {
    const known = entities.get(entity) ?? { id: entity, type, name: words, aliases: [], mentions: [] };
    const mentions = [...known.mentions, { document: id, start, end: start + words.length, text: words }];
    entities.set(entity, { ...known, mentions });
  };
  const attributions: Attribution[] = [];
  const found: Claim[] = [];
  const mentions: EventMention[] = [];
  let from = 0;
  for (const [nth, told] of claims.entries()) {
    const { who, words, sender, host } = sentences[nth]!;
    const [code, state] = states[told.speaker % states.length]!;
    const source = quote(text, from, from + who.length);
    const cue = quote(text, source.end + 1, source.end + 5);
    const start = source.end + ' said that '.length;
    const content = quote(text, start, start + words.length);
    name(stateId(code), 'state', state, text.indexOf(state, source.start));
    name(stateId(states[0]![0]), 'state', sender, start);
    name(stateId(states[1]![0]), 'state', host, content.end - host.length);
    const attribution = contentId(id, 'attribution', nth);
    attributions.push({
      ...{ id: attribution, document: id, kind: 'speech', sources: [source], cue, contents: [content] },
      ...{ form: 'indirect', confidence: 0.9 },
    });
    const claim = contentId(id, 'claim', nth);
    found.push(claimOf(claim, id, attribution, content, linkOf(source, told.anonymous, state, code), told));
    const trigger = quote(text, start + sender.length + 1, start + sender.length + 5);
    const month = isoDay(day).slice(0, 7);
    mentions.push({
      ...{ id: contentId(id, 'mention', nth), document: id, claim, type: 'troop-deployment', trigger },
      ...{ modality: told.modality, polarity: 'yes' },
      arguments: [
        { role: 'sender', entity: stateId(states[0]![0]), ...quote(text, start, start + sender.length) },
        { role: 'destination', entity: stateId(states[1]![0]), ...quote(text, content.end - host.length, content.end) },
      ],
      ...(told.dated && {
        time: {
          ...{ kind: 'date', basis: 'stated', start: trigger.start, end: trigger.end, text: trigger.text },
          edtf: told.event < 3 ? `${month}-${String(10 + told.event)}` : month,
        },
      }),
    });
    from += `${who} said that ${words}. `.length;
  }
  return {
    document,
    attributions,
    claims: found,
    eventMentions: mentions,
    figures: [],
    entities: [...entities.values()],
  };
}

function linkOf(words: Link['words'], anonymous: boolean, name: string, state: string): Link {
  return {
    name: anonymous ? `official of ${name}` : name,
    words,
    relation: 'summarises',
    state,
    kind: anonymous ? 'official' : 'body',
    anonymous,
  };
}

function claimOf(
  id: string,
  document: string,
  attribution: string,
  content: Link['words'],
  link: Link,
  { stance, access }: Plan['claims'][number],
): Claim {
  return {
    ...{
      id,
      document,
      attribution,
      voice: 'attributed',
      contents: [content],
      stance,
      certainty: 'certain',
      hedges: [],
    },
    ...{ chain: [link], origins: [], traced: 'partial', record: 'unstated', access, confidence: 0.9, status: 'live' },
  };
}

/** Whole numbers that look random, the same for the same seed (xorshift, Marsaglia 2003). */
export function numbers(seed: number): () => number {
  let state = seed * 2_654_435_761 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
}
