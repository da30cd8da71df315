// What is searched for, as people type it, and where a text has it: `"grain barges" -velsk or harbour`.

/** Words in a row that are looked for, each as its stem. */
type Phrase = readonly string[];

const WORD = /[\p{L}\p{N}]+/gu;
/** With the letters that a stem keeps at least. */
const ENDINGS: readonly (readonly [string, number])[] = [
  ...([
    ['ations', 3],
    ['ation', 3],
    ['ings', 3],
    ['ing', 3],
    ['ies', 3],
    ['ied', 3],
    ['ers', 3],
    ['ed', 3],
  ] as const),
  ...([
    ['es', 3],
    ['er', 3],
    ['ly', 5],
    ['s', 3],
    ['e', 3],
    ['y', 3],
  ] as const),
];

/** What of the query is to be marked: words and phrases that are wanted. */
export function phrasesOf(query: string): Phrase[] {
  const phrases: Phrase[] = [];
  let isWanted = true;
  for (const [at, piece] of query.split('"').entries()) {
    if (at % 2 === 1) {
      const words = stemsOf(piece);
      if (isWanted && words.length > 0) phrases.push(words);
      continue;
    }
    for (const word of piece.split(/\s+/)) {
      const stems = /^-/.test(word) || /^or$/i.test(word) ? [] : stemsOf(word);
      if (stems.length > 0) phrases.push(stems);
    }
    isWanted = !piece.endsWith('-');
  }
  return phrases;
}

/** "shelling" and "shells" → "shell". The server looks up real stems; a word that only one of the two knows is found and not marked. */
export function stemOf(word: string): string {
  const plain = word.toLowerCase();
  const ending = ENDINGS.find(([end, least]) => plain.endsWith(end) && plain.length - end.length >= least)?.[0];
  return ending === undefined ? plain : plain.slice(0, -ending.length);
}

function stemsOf(text: string): string[] {
  return (text.match(WORD) ?? []).map(stemOf);
}

export interface Part {
  readonly text: string;
  readonly isMatch: boolean;
}

interface Place {
  readonly start: number;
  readonly end: number;
}

/** Where `text` has the phrases, in its order, none over another. */
export function matchesIn(text: string, phrases: readonly Phrase[]): Place[] {
  if (phrases.length === 0) return [];
  const words = [...text.matchAll(WORD)].map(({ 0: word, index }) => ({
    ...{ stem: stemOf(word), start: index, end: index + word.length },
  }));
  const places: Place[] = [];
  for (let at = 0; at < words.length; ) {
    const here = at;
    const fitting = phrases.filter((phrase) => phrase.every((stem, nth) => words[here + nth]?.stem === stem));
    const longest = Math.max(0, ...fitting.map(({ length }) => length));
    if (longest > 0) places.push({ start: words[at]!.start, end: words[at + longest - 1]!.end });
    at += Math.max(longest, 1);
  }
  return places;
}

/** The text in pieces, those that match marked. */
export function markedParts(text: string, phrases: readonly Phrase[]): Part[] {
  const parts: Part[] = [];
  let at = 0;
  for (const { start, end } of matchesIn(text, phrases)) {
    if (start > at) parts.push({ text: text.slice(at, start), isMatch: false });
    parts.push({ text: text.slice(start, end), isMatch: true });
    at = end;
  }
  if (at < text.length) parts.push({ text: text.slice(at), isMatch: false });
  return parts;
}

/** Characters before and after what was found. */
const AROUND = 90;

export interface Excerpt extends Place {
  readonly text: string;
  /** The words that were found, for an address. */
  readonly found: Place;
}

/** The first place in a text that has the most of what is looked for close together, with what stands around it. */
export function excerptOf(text: string, phrases: readonly Phrase[]): Excerpt | undefined {
  const places = matchesIn(text, phrases);
  if (places.length === 0) return undefined;
  const near = (from: number) => places.filter(({ start }) => start >= from && start < from + 2 * AROUND).length;
  const found = places.reduce((best, one) => (near(one.start) > near(best.start) ? one : best), places[0]!);
  const start = atSpace(text, Math.max(0, found.start - AROUND), found.start);
  const end = Math.min(text.length, found.end + 2 * AROUND);
  const last = end === text.length ? end : Math.max(found.end, text.lastIndexOf(' ', end));
  return { start, end: last, text: text.slice(start, last), found };
}

function atSpace(text: string, from: number, to: number): number {
  if (from === 0) return 0;
  const space = text.indexOf(' ', from);
  return space < 0 || space >= to ? to : space + 1;
}
