// Firsts, onlys and records: "the first test since 2017", "the only nation to recognise", "an all-time high".
import type { Superlative } from '../../document/event.ts';
import { quote } from '../../document/span.ts';
import * as en from './en.ts';
import type { Nouns } from './nouns.ts';
import { isVerb, openerOf, type Reading } from './reading.ts';
import type { Place } from './slots.ts';

/** What the words around a trigger say of its rank; `objects` are heads of the verb's objects. */
export function findSuperlatives(
  reading: Reading,
  nouns: Nouns,
  { kind, head, light }: Place,
  objects: readonly number[],
): Superlative[] {
  const { tree, lemmas } = reading;
  const verb = kind === 'verb' ? head : light;
  const ranked = new Set(objects);
  if (kind === 'noun') {
    ranked.add(head);
    const governor = nouns.governorOf(head);
    if (governor) ranked.add(governor.through);
    if (governor?.as === 'subject' && en.OCCURS.has(lemmas[governor.at]!)) {
      for (const object of tree.childrenOf(governor.at, 'dobj', 'xcomp')) ranked.add(object);
      ranked.add(governor.at);
    }
  } else if (tree.hangsBy(head, 'acl', 'acl:relcl')) ranked.add(tree.headOf(head));
  else if (tree.hangsBy(head, 'xcomp', 'advcl') && en.BECOMES.has(lemmas[tree.headOf(head)]!)) {
    for (const noun of tree.childrenOf(tree.headOf(head), 'xcomp', 'dobj')) if (noun < head) ranked.add(noun);
  }
  if (verb !== undefined) {
    const last = Math.min(tree.spanOf(verb)[1], verb + REACH);
    for (let at = verb + 1; at <= last; at++) if (lemmas[at] === 'time' && isOwn(reading, at, verb)) ranked.add(at);
  }
  return [...ranked].sort((a, b) => a - b).flatMap((noun) => superlativeOf(reading, noun));
}

/** Words behind a verb in which "for the first time" is looked for. */
const REACH = 30;

/** No other verb stands between the two. */
function isOwn(reading: Reading, at: number, verb: number): boolean {
  let above = reading.tree.headOf(at);
  while (above >= 0 && above !== verb && !isVerb(reading, above)) above = reading.tree.headOf(above);
  return above === verb;
}

function superlativeOf(reading: Reading, noun: number): Superlative[] {
  const { text, tokens, tree, lemmas } = reading;
  const word = tree
    .childrenOf(noun, 'amod', 'compound', 'nummod', 'advmod')
    .find((at) => en.SUPERLATIVES.has(lemmas[at]!));
  if (word === undefined || word > noun) return [];
  const since = [noun, tree.headOf(noun)]
    .flatMap((at) => (at < 0 ? [] : tree.childrenOf(at, 'nmod', 'advcl')))
    .find((at) => openerOf(reading, at) === 'since' && at > noun);
  const last = since === undefined ? noun : tree.spanOf(since)[1];
  const words = quote(text, tokens[word]!.start, tokens[last]!.end);
  return [{ kind: en.SUPERLATIVES.get(lemmas[word]!)!, ...words }];
}
