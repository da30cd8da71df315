// One text with everything that the search for events reads, and short ways to ask about its words.
import type { EventMention } from '../../document/event.ts';
import type { PartOfSpeech } from '../../document/part-of-speech.ts';
import type { Token } from '../../document/token.ts';
import type { Tree } from './tree.ts';

export type EventTime = NonNullable<EventMention['time']>;

/** Words with their tags, dictionary forms and dependencies. */
export interface Reading {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly tags: readonly PartOfSpeech[];
  readonly lemmas: readonly string[];
  readonly tree: Tree;
}

export function isVerb({ tags }: Reading, at: number): boolean {
  return tags[at]?.startsWith('VB') ?? false;
}

export function isNoun({ tags }: Reading, at: number): boolean {
  return tags[at]?.startsWith('NN') ?? false;
}

/** The dictionary form of the preposition or conjunction that opens what hangs at the word: "to" of "to Russia". */
export function openerOf({ tree, lemmas }: Reading, at: number): string | undefined {
  const opener = tree.childOf(at, 'case', 'mark');
  return opener === undefined ? undefined : lemmas[opener];
}

/** True when a child of the word, by one of its relations, has one of `lemmas`. */
export function hasChild(reading: Reading, at: number, lemmas: ReadonlySet<string>): boolean {
  return reading.tree.childrenOf(at).some((child) => lemmas.has(reading.lemmas[child]!));
}
