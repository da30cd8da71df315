// Finds the words that a pack names as triggers: "sent", "carried the test out", "test flight".

import { type Lemmas, PREPOSITIONS } from '../../packs/event-type.ts';
import type { PreparedPack } from '../../packs/prepared.ts';
import type { TriggerWords } from '../../packs/trigger-index.ts';
import { isNoun, isVerb, type Reading } from './reading.ts';

/** Words of one trigger in the text; the grammar is that of its head. */
export interface FoundTrigger extends TriggerWords {
  readonly head: number;
  readonly first: number;
  readonly last: number;
}

/** Tokens between a verb and its particle. */
const FURTHEST_PARTICLE = 8;
const OPENERS: ReadonlySet<string> = new Set(PREPOSITIONS);

/** All triggers of the tokens [first, last) by the head of each: those of most words first, then as the pack has them. */
export function findTriggers(
  reading: Reading,
  pack: PreparedPack,
  [first, last]: readonly [number, number],
): Map<number, FoundTrigger[]> {
  const byHead = new Map<number, FoundTrigger[]>();
  for (let at = first; at < last; at++) {
    for (const words of pack.triggers.byFirstWord(reading.lemmas[at]!)) {
      const found = matchAt(reading, words, at, last);
      if (!found) continue;
      const others = byHead.get(found.head);
      if (others) others.push(found);
      else byHead.set(found.head, [found]);
    }
  }
  for (const found of byHead.values()) found.sort((a, b) => b.words.length - a.words.length);
  return byHead;
}

function matchAt(reading: Reading, words: TriggerWords, at: number, end: number): FoundTrigger | undefined {
  const last = lastWordOf(reading, words, at, end);
  if (last === undefined) return undefined;
  const head = words.trigger.kind === 'verb' ? headVerb(reading, at, last) : headNoun(reading, words.words, at, last);
  return head === undefined ? undefined : { ...words, head, first: at, last };
}

/** The words follow each other; the particle of a verb may stand behind its object. */
function lastWordOf(reading: Reading, { words, trigger }: TriggerWords, at: number, end: number): number | undefined {
  const { lemmas, tree } = reading;
  const last = at + words.length - 1;
  if (last < end && words.every((word, nth) => lemmas[at + nth] === word)) return last;
  if (trigger.kind !== 'verb' || words.length !== 2 || !isVerb(reading, at)) return undefined;
  for (let particle = at + 2; particle < Math.min(end, at + FURTHEST_PARTICLE); particle++) {
    if (isVerb(reading, particle)) return undefined;
    if (lemmas[particle] !== words[1]) continue;
    // "handed the wheat over to": of two prepositions in a row the first is a particle.
    const isLoose = /^(?:TO|IN|[.,:]|RB)$/.test(reading.tags[particle + 1] ?? '.');
    if (isLoose || (tree.headOf(particle) === at && tree.hangsBy(particle, 'compound:prt', 'advmod'))) return particle;
  }
  return undefined;
}

function headVerb(reading: Reading, first: number, last: number): number | undefined {
  if (isVerb(reading, first)) return first;
  for (let at = first + 1; at <= last; at++) if (isVerb(reading, at)) return at;
  return undefined;
}

/** The noun on which the other words hang; else the last before the first preposition. */
function headNoun(reading: Reading, words: Lemmas, first: number, last: number): number | undefined {
  const { tree } = reading;
  if (first === last) return isNoun(reading, first) ? first : undefined;
  for (let at = last; at >= first; at--) {
    const above = tree.headOf(at);
    if (isNoun(reading, at) && (above < first || above > last) && !hangsInFront(reading, at, last)) return at;
  }
  const opener = words.findIndex((word, nth) => nth > 0 && OPENERS.has(word));
  const head = opener < 0 ? last : first + opener - 1;
  return isNoun(reading, head) ? head : undefined;
}

/** "nuclear test" where "nuclear" hangs at something behind both words. */
function hangsInFront(reading: Reading, at: number, last: number): boolean {
  return at < last && reading.tree.headOf(at) > last;
}
