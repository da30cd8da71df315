// What rules ask of a mention of an event: for each role whose it is, of which classes, in which words, and how much.
import type { Event, EventArgument, EventMention } from '../../document/event.ts';
import type { Quantity } from '../../document/quantity.ts';
import type { PreparedPack } from '../../packs/prepared.ts';
import { namedNearby } from './en.ts';
import { classesInWords, statesInWords } from './words.ts';

/** What fills a role. */
export interface Filler {
  /** Id of the gazetteer, or "state:KP". */
  readonly entity?: string;
  /** Codes of the states that it is, belongs to or lies in. */
  readonly states: readonly string[];
  readonly classes: readonly string[];
  /** Lower case. */
  readonly words: string;
  readonly quantity?: Quantity;
  /** The class was taken from what the text names nearby; a sentence that says so. */
  readonly inferred?: string;
}

export type Facts = ReadonlyMap<string, readonly Filler[]>;

const STATE = 'state:';

/** The fillers of one mention in its text; roles that it leaves open are filled as its event is told apart. */
export function factsOf(mention: EventMention, event: Event, packs: PreparedPack, text: string): Facts {
  const facts = new Map<string, Filler[]>();
  const add = (role: string, filler: Filler) => facts.set(role, [...(facts.get(role) ?? []), filler]);
  for (const argument of mention.arguments) {
    add(argument.role, narrowed(fillerOf(argument, mention, packs), mention, packs, text));
  }
  for (const { step, value } of event.identity) {
    if (!facts.has(step)) for (const part of value.split('+')) add(step, fillerOfValue(part, packs));
  }
  add('trigger', plainFiller(mention.trigger.text));
  return facts;
}

function plainFiller(words: string): Filler {
  return { states: [], classes: [], words: words.toLowerCase() };
}

/** Characters around a mention in which a thing is named more closely. */
const BEFORE = 300;
const AFTER = 600;

/** "A new type of missile", of which the text says nearby that it is a Pulhwasal-3-31: a cruise missile, where nothing else of the kind is named. */
function narrowed(filler: Filler, { trigger }: EventMention, packs: PreparedPack, text: string): Filler {
  const [own, ...others] = filler.classes;
  if (own === undefined || others.length > 0 || filler.entity !== undefined) return filler;
  // Of a root, such as arms, anything nearby would be one.
  if (packs.classes.byId(own)?.of === undefined) return filler;
  const window = text.slice(Math.max(0, trigger.start - BEFORE), trigger.end + AFTER);
  const named = packs.gazetteer.find(window).map(({ owner }) => owner);
  const closer = named.filter((entry) => entry.class !== own && packs.classes.isA(entry.class, own));
  const [first] = closer;
  if (!first || closer.some((entry) => entry.class !== first.class)) return filler;
  return { ...filler, classes: [first.class], inferred: namedNearby(first.name, first.class) };
}

function fillerOf(
  { text, entity, quantity, ...argument }: EventArgument,
  mention: EventMention,
  packs: PreparedPack,
): Filler {
  const named = entity === undefined ? undefined : fillerOfValue(entity, packs);
  const beside = mention.arguments.filter(({ start, class: own }) => start === argument.start && own !== undefined);
  const told = [...(named?.classes ?? []), ...beside.map((one) => one.class!)];
  return {
    ...(entity !== undefined && { entity }),
    states: named && named.states.length > 0 ? named.states : statesInWords(text, packs),
    classes: told.length > 0 ? told : classesInWords(text, packs.classes),
    words: text.toLowerCase(),
    ...(quantity && { quantity }),
  };
}

/** Of an id, a class or a code: "state:KP", "pantsir", "icbm". */
function fillerOfValue(value: string, packs: PreparedPack): Filler {
  const filler = plainFiller(value);
  if (value.startsWith(STATE)) return { ...filler, entity: value, states: [value.slice(STATE.length)] };
  if (packs.classes.byId(value)) return { ...filler, classes: [value] };
  const entry = packs.gazetteer.byId(value);
  if (!entry) return filler;
  const state = stateOfEntry(value, packs);
  return {
    entity: value,
    states: state === undefined ? [] : [state],
    classes: [entry.class],
    words: entry.name.toLowerCase(),
  };
}

/** The state of an entry, or of what it is part of. */
function stateOfEntry(id: string, { gazetteer }: PreparedPack): string | undefined {
  const seen = new Set<string>();
  for (let entry = gazetteer.byId(id); entry && !seen.has(entry.id); entry = gazetteer.byId(entry.partOf ?? '')) {
    if (entry.state !== undefined) return entry.state;
    seen.add(entry.id);
  }
  return undefined;
}
