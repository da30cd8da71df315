// The class and the states that words of a role name: "hundreds of artillery shells" are shells, "North Korean workers" are North Korea's.
import type { ClassIndex } from '../../packs/class-index.ts';
import type { PreparedPack } from '../../packs/prepared.ts';
import { HEAD_ENDS, singularsOf } from './en.ts';

/** Words of a role that are read; what is longer than these is no name of a thing. */
const MOST_WORDS = 40;
/** Words of the longest name of a state. */
const LONGEST_STATE = 5;

/** The class of the head of a phrase; behind a word of measure that of what is measured. None where no noun of the packs is found. */
export function classesInWords(text: string, classes: ClassIndex): string[] {
  const words = wordsOf(text.toLowerCase());
  const parts = splitAt(words, (word) => HEAD_ENDS.has(word));
  for (const part of parts) {
    const found = classOfPhrase(part, classes);
    if (found !== undefined && found !== 'measure' && !classes.isA(found, 'measure')) return [found];
  }
  return [];
}

function classOfPhrase(words: readonly string[], classes: ClassIndex): string | undefined {
  const [last] = words.slice(-1);
  if (last === undefined) return undefined;
  for (const head of [last, ...singularsOf(last)]) {
    const found = classes.ofLemmas([...words.slice(0, -1), head]);
    if (found) return found.class;
  }
  return undefined;
}

function splitAt(words: readonly string[], isEnd: (word: string) => boolean): string[][] {
  const parts: string[][] = [[]];
  for (const word of words) {
    if (isEnd(word)) parts.push([]);
    else parts.at(-1)!.push(word);
  }
  return parts.filter((part) => part.length > 0);
}

function wordsOf(text: string): string[] {
  return text.split(/[^\p{L}\p{N}.'’-]+/u, MOST_WORDS).filter((word) => word !== '');
}

/** Codes of the states named in a phrase, by name, people, capital or seat. */
export function statesInWords(text: string, { states }: PreparedPack): string[] {
  const words = wordsOf(text);
  const found = new Set<string>();
  for (let from = 0; from < words.length; from++) {
    for (let to = Math.min(words.length, from + LONGEST_STATE); to > from; to--) {
      const phrase = words
        .slice(from, to)
        .join(' ')
        .replace(/['’]s?$/u, '')
        .replace(/-\p{Ll}+$/u, '');
      const state = states.byWords(phrase)?.state ?? states.bySeat(phrase);
      if (state) found.add(state.code);
      if (state) from = to;
    }
  }
  return [...found];
}

/** Whether `text`, in lower case, holds `words` as whole words; a plural ending counts as the same word. */
export function holdsWords(text: string, words: string): boolean {
  for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + 1)) {
    const [before, after] = [text[at - 1] ?? ' ', text.slice(at + words.length, at + words.length + 4)];
    if (!/[\p{L}\p{N}]/u.test(before) && /^(?:|e?s|ing|ed|ized?|ised?)(?![\p{L}\p{N}])/u.test(after)) return true;
  }
  return false;
}
