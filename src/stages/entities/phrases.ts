// Noun phrases whose head is a common noun: "the North Korean leader", "Kim's powerful sister", "1,500 soldiers".
import type { ClassEntry } from '../../packs/class-index.ts';
import * as en from './en.ts';
import type { Known } from './known.ts';
import type { Named } from './named.ts';
import type { View } from './view.ts';

export interface Phrase {
  /** Tokens: the first, determiner and possessor included, and the head, which is the last. */
  readonly first: number;
  readonly head: number;
  /** In lower case; empty where there is none. */
  readonly determiner: string;
  /** Token of "his" or of the last word before "'s". */
  readonly possessor?: number;
  /** Places, in the list of names, of those that stand before the head: "North Korean". */
  readonly names: readonly number[];
  /** Dictionary forms between determiner and head, without names and numbers, then the head. */
  readonly words: readonly string[];
  /** How many: of "both", "the two". */
  readonly number?: number;
  readonly plural: boolean;
  readonly class?: ClassEntry;
  /** The name right behind, to which the phrase is a title: "leader Kim Jong Un". */
  readonly titleOf?: number;
}

/** Words before a head that are looked at. */
const LONGEST = 12;

/** All phrases, in the order of their heads. `nameAt` gives the place of the name at a token, or -1. */
export function findPhrases(view: View, named: readonly Named[], nameAt: Int32Array, { classes }: Known): Phrase[] {
  const phrases: Phrase[] = [];
  for (let at = 0; at < view.tokens.length; at++) {
    if (!isHead(view, at, nameAt)) continue;
    const body = bodyOf(view, at, named, nameAt, phrases.at(-1));
    const kind = classes.ofLemmas(body.lemmas);
    const next = nameAt[at + 1] ?? -1;
    phrases.push({
      ...body.phrase,
      ...(kind && { class: kind }),
      ...(next !== -1 && view.together(at, at + 1) && { titleOf: next }),
    });
  }
  return phrases;
}

/** The last of the nouns in a row. */
function isHead(view: View, at: number, nameAt: Int32Array): boolean {
  if (!view.isNoun(at) || nameAt[at] !== -1 || !/\p{L}/u.test(view.word(at))) return false;
  const next = at + 1;
  return !(view.isNoun(next) && nameAt[next] === -1 && view.together(at, next));
}

interface Body {
  readonly phrase: Phrase;
  /** Dictionary forms up to the head, for the class. */
  readonly lemmas: readonly string[];
}

function bodyOf(
  view: View,
  head: number,
  named: readonly Named[],
  nameAt: Int32Array,
  earlier: Phrase | undefined,
): Body {
  const names: number[] = [];
  const words: string[] = [];
  const lemmas: string[] = [];
  let number: number | undefined;
  let at = head - 1;
  for (; at > head - LONGEST && view.together(at, head) && isModifier(view, at, nameAt); at--) {
    const name = nameAt[at]!;
    lemmas.push(view.lower(at));
    if (name !== -1) {
      if (names.at(-1) !== name) names.push(name);
    } else if (view.tag(at) === 'CD') number ??= en.NUMBERS[view.lower(at)];
    else words.push(view.lower(at));
  }
  const front = frontOf(view, at + 1, head, nameAt, named, earlier);
  number ??= en.NUMBERS[front.determiner];
  const last = view.lemma(head);
  return {
    phrase: {
      ...front,
      head,
      names: names.reverse(),
      words: [...words.reverse(), last],
      ...(number !== undefined && { number }),
      plural: /^NNP?S$/.test(view.tag(head)),
    },
    lemmas: [...lemmas.reverse(), last],
  };
}

function isModifier(view: View, at: number, nameAt: Int32Array): boolean {
  if (nameAt[at] !== -1) return true;
  const tag = view.tag(at);
  if (tag === 'VBG' || tag === 'VBN')
    return /^(?:DT|JJ|POS|PRP\$|CD)/.test(view.tag(at - 1)) && view.together(at - 1, at);
  return tag.startsWith('JJ') || tag.startsWith('NN') || tag === 'CD';
}

/** What stands before the first modifier: a determiner, or whose it is. */
function frontOf(
  view: View,
  first: number,
  head: number,
  nameAt: Int32Array,
  named: readonly Named[],
  earlier: Phrase | undefined,
): Pick<Phrase, 'first' | 'determiner' | 'possessor'> {
  const before = first - 1;
  if (!view.together(before, head)) return { first, determiner: '' };
  const tag = view.tag(before);
  if (tag === 'PRP$') return { first: before, determiner: view.lower(before), possessor: before };
  if (tag === 'POS') {
    const possessor = before - 1;
    const name = nameAt[possessor] ?? -1;
    const phrase = earlier?.head === possessor ? earlier.first : possessor;
    return { first: name === -1 ? phrase : named[name]!.first, determiner: "'s", possessor };
  }
  const isDeterminer = tag === 'DT' || tag === 'PDT' || en.NUMBERS[view.lower(before)] !== undefined;
  return isDeterminer ? { first: before, determiner: view.lower(before) } : { first, determiner: '' };
}
