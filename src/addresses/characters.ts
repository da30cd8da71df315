// What an address can be written with: letters and digits, what is not seen (a zero-width space), and what passes for a letter ("0х", the х Cyrillic).

import type { Span } from '../document/span.ts';

/** Characters of other scripts beside the ones they pass for; "×" stands in printed "0×12…". */
const LOOKALIKES: Readonly<Record<string, string>> = {
  ...pairs('аекорсухАВЕКМНОРСТУХ', 'aekopcyxABEKMHOPCTYX'),
  ...pairs('іјѕһԁԛԝІЈЅ', 'ijshdqwIJS'),
  ...pairs('ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονια', 'ABEZHIKMNOPTYXovia'),
  ...pairs('ɑɡıЗб×', 'agi36x'),
};

function pairs(from: string, to: string): Record<string, string> {
  return Object.fromEntries([...from].map((character, at) => [character, to[at]!]));
}

/** Bits, so that the classes of a whole word can be gathered in one number. */
export const BOUNDARY = 0;
export const PLAIN = 1;
export const UNSEEN = 2;
export const LOOKALIKE = 4;

const CLASSES = new Uint8Array(0x10000);
for (const [first, last] of ['09', 'AZ', 'az']) {
  CLASSES.fill(PLAIN, first!.charCodeAt(0), last!.charCodeAt(0) + 1);
}
for (const code of [0xad, 0x200b, 0x200c, 0x200d, 0x2060, 0xfeff]) CLASSES[code] = UNSEEN;
for (const character of Object.keys(LOOKALIKES)) CLASSES[character.charCodeAt(0)] = LOOKALIKE;
// Full-width forms, as Chinese and Japanese texts have them, stand in the order of ASCII.
const FULL_WIDTH = 0xff01 - 0x21;
for (let code = 0x30; code <= 0x7a; code++) if (CLASSES[code] === PLAIN) CLASSES[code + FULL_WIDTH] = LOOKALIKE;

/** The class of the character at `at`; BOUNDARY at the end of the text. */
export function classAt(text: string, at: number): number {
  return at < text.length ? CLASSES[text.charCodeAt(at)]! : BOUNDARY;
}

/** Characters of the shortest word that can be a piece of an address. */
const SHORTEST_PIECE = 4;

/** A run of characters that may stand in an address, and the classes that they have, as bits. */
export interface Word extends Span {
  readonly text: string;
  readonly classes: number;
}

/** Calls `visit` for the words of `text` in order; where it returns a place, the search goes on from there. */
export function visitWords(text: string, visit: (word: Word) => number): void {
  const { length } = text;
  for (let start = 0; start < length; ) {
    let classes = CLASSES[text.charCodeAt(start)]!;
    let end = start + 1;
    if (classes !== BOUNDARY) {
      for (; end < length; end++) {
        const next = CLASSES[text.charCodeAt(end)]!;
        if (next === BOUNDARY) break;
        classes |= next;
      }
      if (end - start >= SHORTEST_PIECE) end = Math.max(end, visit({ text, start, end, classes }));
    }
    start = end;
  }
}

/** `word` without characters that are not seen. */
export function withoutUnseen(word: string): string {
  return [...word].filter((character) => CLASSES[character.charCodeAt(0)] !== UNSEEN).join('');
}

/** `word` with every lookalike as the letter or digit it passes for. */
export function withoutLookalikes(word: string): string {
  return [...word].map(plainOf).join('');
}

function plainOf(character: string): string {
  const code = character.charCodeAt(0);
  if (CLASSES[code] !== LOOKALIKE) return character;
  return LOOKALIKES[character] ?? String.fromCharCode(code - FULL_WIDTH);
}
