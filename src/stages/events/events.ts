// Finds events by what a pack says of them: "North Korea sent 1,500 soldiers to Russia" is a troop-deployment with sender, unit, destination.
import type { Claim } from '../../document/claim.ts';
import type { EventMention } from '../../document/event.ts';
import { contentId } from '../../document/id.ts';
import { byPosition, quote, type Span } from '../../document/span.ts';
import { SpanIndex } from '../../document/span-index.ts';
import type { Sentence } from '../../document/token.ts';
import type { PreparedPack } from '../../packs/prepared.ts';
import type { Given, Layers } from '../../pipeline/layers.ts';
import { defineStage } from '../../pipeline/stage.ts';
import { type Filled, fillRoles, holds } from './arguments.ts';
import * as en from './en.ts';
import { Kinds } from './kinds.ts';
import { mendTrees } from './mend.ts';
import { type State, States } from './modality.ts';
import { Nouns } from './nouns.ts';
import type { Reading } from './reading.ts';
import { findRelations, type Read } from './relations.ts';
import { type Place, Slots } from './slots.ts';
import { findSuperlatives } from './superlatives.ts';
import { Tree } from './tree.ts';
import { type FoundTrigger, findTriggers } from './triggers.ts';
import { Verbs } from './verbs.ts';
import { type Label, labelOf, TimesIn } from './when.ts';

export const events = defineStage({
  name: 'events',
  reads: ['sentences', 'tokens', 'tags', 'lemmas', 'heads', 'relations', 'mentions', 'quantities', 'times', 'claims'],
  writes: ['events'],
  run: (layers, { pack }) => {
    if (layers.language !== 'en' || pack.triggers.events.size === 0) return { events: [] };
    const { text, tokens, tags, lemmas, sentences } = layers;
    const mended = mendTrees(sentences, tags, lemmas, layers.heads, layers.relations);
    const tree = new Tree(sentences, mended.heads, mended.relations, tokens.length);
    const reading: Reading = { text, tokens, tags, lemmas, tree };
    const verbs = new Verbs(reading);
    const nouns = new Nouns(reading, verbs);
    const kinds = new Kinds(reading, pack, layers);
    return { events: inText({ reading, verbs, nouns, kinds, pack, states: new States(reading, nouns) }, layers) };
  },
});

type Text = Given & Pick<Layers, 'sentences' | 'times' | 'claims'>;

function inText(grammar: Grammar, { document, sentences, times, claims }: Text): EventMention[] {
  const timesOf = new SpanIndex(times);
  const contents = new SpanIndex(claims.flatMap((claim) => claim.contents.map((content) => ({ ...content, claim }))));
  const found: EventMention[] = [];
  let before: readonly Read[] = [];
  let label: Label | undefined;
  for (const sentence of sentences) {
    const timesInIt = timesOf.overlapping(sentence);
    label = labelOf(grammar.reading, sentence, timesInIt, label);
    const inIt = new TimesIn(grammar.reading, grammar.nouns, timesInIt, sentence.tokens, label?.time);
    const events = inSentence(grammar, sentence).flatMap((event): Read[] => {
      const mention = mentionOf(document, grammar, event, contents, inIt);
      return mention ? [{ mention, head: event.place.head, type: event.found.event }] : [];
    });
    events.sort((a, b) => byPosition(a.mention.trigger, b.mention.trigger) || (a.mention.id < b.mention.id ? -1 : 1));
    const related = findRelations(grammar.reading, sentence, events, before);
    for (const { mention } of events) {
      const relations = related.get(mention.id);
      found.push(relations ? { ...mention, relations } : mention);
    }
    before = [...before, ...events].slice(-REMEMBERED);
  }
  return found;
}

interface Grammar {
  readonly reading: Reading;
  readonly verbs: Verbs;
  readonly nouns: Nouns;
  readonly kinds: Kinds;
  readonly pack: PreparedPack;
  readonly states: States;
}

/** Events of the sentences before that "in return" may mean. */
const REMEMBERED = 4;

/** An event whose trigger counts, with what fills its roles. */
interface Found {
  readonly found: FoundTrigger;
  readonly place: Place;
  readonly slots: Slots;
  readonly filled: readonly Filled[];
}

function inSentence(grammar: Grammar, sentence: Sentence): Found[] {
  const found: Found[] = [];
  for (const triggers of findTriggers(grammar.reading, grammar.pack, sentence.tokens).values()) {
    found.push(...withoutYielding(countingAt(grammar, triggers)));
  }
  return withoutParts(grammar, found);
}

/** Of each type the first trigger of a word whose conditions hold and whose required roles are filled. */
function countingAt(grammar: Grammar, triggers: readonly FoundTrigger[]): Found[] {
  const counting = new Map<string, Found>();
  const slotsOf = new Map<string, { readonly place: Place; readonly slots: Slots }>();
  for (const found of triggers) {
    const { event, trigger } = found;
    if (counting.has(event.type)) continue;
    const { place, slots } = slotsAt(grammar, found, slotsOf);
    if (!holds(trigger, slots, grammar.kinds)) continue;
    const filled = fillRoles(grammar.reading, event, trigger, found.head, slots, grammar.kinds);
    if (filled) counting.set(event.type, { found, place, slots, filled });
  }
  return [...counting.values()];
}

/** Triggers of the same words and light verb share their slots. */
function slotsAt(
  grammar: Grammar,
  { trigger, head, first, last }: FoundTrigger,
  known: Map<string, { readonly place: Place; readonly slots: Slots }>,
): { readonly place: Place; readonly slots: Slots } {
  const light = trigger.kind === 'noun' ? grammar.nouns.lightVerbOf(head, trigger.light) : undefined;
  const key = `${trigger.kind} ${first} ${last} ${light ?? ''}`;
  let slots = known.get(key);
  if (!slots) {
    const place: Place = { kind: trigger.kind, head, first, last, ...(light !== undefined && { light }) };
    slots = { place, slots: new Slots(place, grammar) };
    known.set(key, slots);
  }
  return slots;
}

/** Of one word, a type is dropped where a type that it yields to counts too. */
function withoutYielding(found: readonly Found[]): Found[] {
  const types = new Set(found.map((one) => one.found.event.type));
  return found.filter((one) => !one.found.event.yieldsTo.some((type) => types.has(type)));
}

/** One event is told once: by the longer trigger, and by the verb where a noun in its slots is a trigger of the same type. */
function withoutParts({ nouns }: Grammar, found: readonly Found[]): Found[] {
  if (found.length < 2) return [...found];
  const wholes = new Map(found.map((one) => [one, found.find((other) => isPartOf(nouns, one, other))] as const));
  return found.flatMap((one) => {
    if (wholes.get(one) !== undefined) return [];
    const parts = found.filter((other) => wholes.get(other) === one && other.found.event === one.found.event);
    return [parts.reduce(filledFrom, one)];
  });
}

function isPartOf(nouns: Nouns, one: Found, other: Found): boolean {
  if (other === one || other.place.head === one.place.head) return false;
  const isSame = other.found.event.type === one.found.event.type;
  if (!isSame && !one.found.event.yieldsTo.includes(other.found.event.type)) return false;
  const isWithin =
    one.place.head >= other.place.first && one.place.head <= other.place.last && other.place.last > other.place.first;
  if (isWithin) return true;
  if (one.place.kind !== 'noun' || other.place.kind !== 'verb') return false;
  const governor = nouns.governorOf(one.place.head);
  if (governor?.at !== other.place.head) return false;
  if (governor.as === 'object' || one.place.light === other.place.head) return true;
  const slot = governor.as === 'prepositional' ? governor.preposition! : governor.as;
  return isSame && other.found.trigger.when.some(({ slots }) => slots.includes(slot));
}

/** Roles that the verb leaves open are filled from its noun: "suffered a theft of $2 million". */
function filledFrom(whole: Found, part: Found): Found {
  const taken = new Set(whole.filled.map(({ argument }) => argument.role));
  const places = new Set(whole.filled.map(({ at }) => at));
  const open = part.filled.filter(({ argument, at }) => !taken.has(argument.role) && !places.has(at));
  if (open.length === 0) return whole;
  const order = Object.keys(whole.found.event.roles);
  const filled = [...whole.filled, ...open].sort(
    (a, b) => order.indexOf(a.argument.role) - order.indexOf(b.argument.role),
  );
  return { ...whole, filled };
}

interface ClaimContent extends Span {
  readonly claim: Claim;
}

/** The mention as it is shown; none where its words stand in no claim. */
function mentionOf(
  document: string,
  { reading, nouns, verbs, states, kinds }: Grammar,
  { found, place, slots, filled }: Found,
  claims: SpanIndex<ClaimContent>,
  times: TimesIn,
): EventMention | undefined {
  const { text, tokens } = reading;
  const trigger = quote(text, tokens[place.first]!.start, tokens[place.last]!.end);
  const claim = innermost(claims.overlapping(trigger), tokens[place.head]!);
  if (!claim) return undefined;
  const objects = place.kind === 'verb' ? verbs.objectsOf(place.head) : [];
  const superlatives = findSuperlatives(reading, nouns, place, objects);
  const time = times.timeOf(place, superlatives.length > 0);
  if (filled.length === 0 && !time && place.first === place.last) return undefined;
  const state = states.stateOf(place);
  if (state.isAbility) return undefined;
  const type = found.event.type;
  const quantity = filled.find(({ argument }) => argument.quantity)?.argument.quantity;
  return {
    id: contentId('event', document, claim.id, type, trigger.start, trigger.end),
    document,
    claim: claim.id,
    type,
    trigger,
    arguments: filled.map(({ argument }) => argument),
    modality: modalityOf(state, claim, slots.fillersOf('subject')[0]?.at, reading, kinds, time?.text),
    polarity: state.negative || isDeniedInside(text, claim, trigger) ? 'no' : 'yes',
    ...(time && { time }),
    ...(quantity && { quantity }),
    ...(superlatives.length > 0 && { superlatives }),
  };
}

/** "The agency said her sister denied the sales": where the denial is no claim of its own, what it denies is not put forward. */
function isDeniedInside(text: string, { contents }: Claim, trigger: Span): boolean {
  const content = contents.find(({ start, end }) => start <= trigger.start && trigger.end <= end);
  if (content === undefined) return false;
  return en.DENIED_BEFORE.test(text.slice(Math.max(content.start, trigger.start - en.DENIAL_REACH), trigger.start));
}

/** The claim in whose contents the word stands: the one with the shortest of them. */
function innermost(contents: readonly ClaimContent[], word: Span): Claim | undefined {
  let best: ClaimContent | undefined;
  for (const content of contents) {
    if (content.start > word.start || content.end < word.end) continue;
    if (!best || content.end - content.start < best.end - best.start) best = content;
  }
  return best?.claim;
}

/** What is only said to come is planned by the doer, expected by others; what goes on next week is planned. */
function modalityOf(
  { modality, isForetold }: State,
  claim: Claim,
  subject: number | undefined,
  { tags }: Reading,
  kinds: Kinds,
  time: string | undefined,
): EventMention['modality'] {
  if (modality === 'ongoing' && time !== undefined && en.FUTURE.test(time)) return 'planned';
  if (!isForetold) return modality;
  const [speaker] = claim.chain;
  if (claim.voice !== 'attributed' || !speaker || subject === undefined || tags[subject]?.startsWith('PRP'))
    return modality;
  const mention = kinds.mentionAt(subject);
  const state = mention?.state ?? kinds.stateAt(subject);
  const isDoer =
    (speaker.state !== undefined && speaker.state === state) ||
    (speaker.entity !== undefined && speaker.entity === mention?.entity);
  return isDoer ? modality : 'expected';
}
