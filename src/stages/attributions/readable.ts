// The part of a text that is read: its tokens without credits, datelines and debris, in the sentences that remain of them.

import type { Span } from '../../document/span.ts';
import { SpanIndex } from '../../document/span-index.ts';
import type { Sentence, Token } from '../../document/token.ts';
import type { FrameInput } from './reading-frame.ts';
import type { TreeInput } from './tree.ts';

/** `layers` without the tokens that `skip` touches; sentences of which nothing remains are left out. */
export function readableOf(layers: FrameInput, skip: readonly Span[]): FrameInput {
  if (skip.length === 0) return layers;
  const skipped = new SpanIndex(skip);
  const tokens: Token[] = [];
  const tags: string[] = [];
  const origin: number[] = [];
  const sentences: Sentence[] = [];
  for (const sentence of layers.sentences) {
    const first = tokens.length;
    for (let at = sentence.tokens[0]; at < sentence.tokens[1]; at++) {
      if (skipped.overlaps(layers.tokens[at]!)) continue;
      tokens.push(layers.tokens[at]!);
      tags.push(layers.tags[at]!);
      origin.push(at);
    }
    if (tokens.length > first) sentences.push({ ...sentence, tokens: [first, tokens.length] });
  }
  const { text, quotations, names } = layers;
  return { text, tokens, tags, sentences, quotations, names, syntax: syntaxOf(layers.syntax, origin) };
}

/** The tree of the tokens that remain; what depended on one that does not depends on nothing. */
function syntaxOf({ heads, relations }: TreeInput, origin: readonly number[]): TreeInput {
  const place = new Map(origin.map((at, now) => [at, now]));
  return {
    heads: Int32Array.from(origin, (at) => place.get(heads[at]!) ?? -1),
    relations: Uint8Array.from(origin, (at) => relations[at]!),
  };
}

/** Runs of tokens as a text of their own: each run's sentences are its paragraph. `origin` tells where each token came from. */
export function excerptOf(
  input: FrameInput,
  runs: readonly { readonly first: number; readonly last: number }[],
): { input: FrameInput; origin: Int32Array; owner: Int32Array } {
  const tokens: Token[] = [];
  const tags: string[] = [];
  const origin: number[] = [];
  const owner: number[] = [];
  const sentences: Sentence[] = [];
  for (const [index, { first, last }] of runs.entries()) {
    for (let next = sentenceAt(input.sentences, first); next < input.sentences.length; next++) {
      const sentence = input.sentences[next]!;
      const from = Math.max(first, sentence.tokens[0]);
      const to = Math.min(last, sentence.tokens[1]);
      if (from >= to) break;
      const begin = tokens.length;
      for (let at = from; at < to; at++) {
        tokens.push(input.tokens[at]!);
        tags.push(input.tags[at]!);
        origin.push(at);
        owner.push(index);
      }
      sentences.push({ ...sentence, paragraph: index, tokens: [begin, tokens.length] });
    }
  }
  return {
    input: {
      text: input.text,
      tokens,
      tags,
      sentences,
      quotations: input.quotations,
      names: input.names,
      syntax: syntaxOf(input.syntax, origin),
    },
    origin: Int32Array.from(origin),
    owner: Int32Array.from(owner),
  };
}

/** Index of the sentence that holds token `at`. */
function sentenceAt(sentences: readonly Sentence[], at: number): number {
  let [low, high] = [0, sentences.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sentences[middle]!.tokens[1] <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}
