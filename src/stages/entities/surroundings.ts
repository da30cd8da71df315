// What stands around a name: "Russian Foreign Minister" before Sergei Lavrov, "Ms." before Choe, "North Korea's" before a ministry.
import * as en from './en.ts';
import type { Named } from './named.ts';
import type { Phrase } from './phrases.ts';
import type { View } from './view.ts';

export type Sex = 'he' | 'she';

export interface Surroundings {
  /** Dictionary forms of the words of a title right in front, the last its head. */
  readonly title: readonly string[];
  /** ISO code of the one state that stands in front: "Russian Foreign Minister", "China's". */
  readonly state?: string;
  /** Token whose possession the title is: "his" of "his sister Kim Yo Jong". */
  readonly possessor?: number;
  readonly sex?: Sex;
}

/** Reads what stands around the name `at`; `titles` has the phrases that are titles, by the place of their name. */
export function surroundingsOf(
  view: View,
  named: readonly Named[],
  at: number,
  titles: ReadonlyMap<number, Phrase>,
): Surroundings {
  const name = named[at]!;
  const phrase = titles.get(at);
  const courtesy = phrase ? [] : courtesyBefore(view, name.first);
  const title = phrase ? phrase.words : courtesy;
  const possessor = phrase ? phrase.possessor : possessorBefore(view, name.first);
  const state = stateBefore(view, named, at, phrase, possessor);
  const sex = sexOf([...title, ...wordsWithin(view, name)]);
  return {
    title,
    ...(state !== undefined && { state }),
    ...(phrase?.possessor !== undefined && { possessor: phrase.possessor }),
    ...(sex && { sex }),
  };
}

/** "Lt. Gen." */
function courtesyBefore(view: View, first: number): string[] {
  const titles: string[] = [];
  let at = first - 1;
  while (titles.length < 4 && view.together(at, first)) {
    if (view.lower(at) === '.') at--;
    if (!en.TITLES.has(view.lower(at))) break;
    titles.unshift(view.lower(at));
    at--;
  }
  return titles;
}

function possessorBefore(view: View, first: number): number | undefined {
  if (!view.together(first - 1, first)) return undefined;
  if (view.tag(first - 1) === 'PRP$') return first - 1;
  return view.tag(first - 1) === 'POS' ? first - 2 : undefined;
}

function stateBefore(
  view: View,
  named: readonly Named[],
  at: number,
  phrase: Phrase | undefined,
  possessor: number | undefined,
): string | undefined {
  const before = named[at - 1];
  if (phrase && phrase.names.length > 0) return onlyState(phrase.names.map((one) => named[one]!));
  if (before === undefined || !view.together(before.first, named[at]!.first)) return undefined;
  const isNext = before.last === named[at]!.first && before.demonym;
  const isPossessor = possessor !== undefined && before.last === possessor + 1;
  return isNext || isPossessor ? before.state?.code : undefined;
}

/** The state of names when they have one between them. */
export function onlyState(names: readonly Named[]): string | undefined {
  const codes = new Set(names.flatMap(({ state }) => (state ? [state.code] : [])));
  return codes.size === 1 ? [...codes][0] : undefined;
}

function wordsWithin(view: View, { first, last, type }: Named): string[] {
  return type === 'person' && last - first > 1 ? [view.lower(first)] : [];
}

function sexOf(words: readonly string[]): Sex | undefined {
  const sexes = new Set(words.map(sexOfWord).filter((sex) => sex !== undefined));
  return sexes.size === 1 ? [...sexes][0] : undefined;
}

export function sexOfWord(word: string): Sex | undefined {
  if (en.TITLES_OF_HE.has(word) || en.KIN_OF_HE.has(word)) return 'he';
  return en.TITLES_OF_SHE.has(word) || en.KIN_OF_SHE.has(word) ? 'she' : undefined;
}
