// What the model of hedges looks at: a word, those around it, its kind in the closed lists, the verbs and hedges near it, its sentence.
import type { Token } from '../../../document/token.ts';
import type { Features } from '../../../models/features.ts';
import { hashString, mix } from '../../../models/hash.ts';
import type { WordForm, WordForms } from '../../../models/word-forms.ts';
import { HEDGE_KINDS, HEDGE_WORDS, NEGATIONS, PHRASES, SPEECH } from './en.ts';

/** How often a word is a cue, from 0 (never seen as one) to 6 (nearly always), by lower-case spelling. */
export type CueLexicon = ReadonlyMap<string, number>;

/** A sentence: tokens [first, last) of the text, and the Penn tags of all its tokens. */
export interface HedgeInput {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly tags: readonly string[];
  readonly first: number;
  readonly last: number;
}

interface Listed {
  /** From 1; 0 for a word in no list. */
  readonly kind: number;
  readonly lemma: number;
  readonly strong: number;
}

const UNLISTED: Listed = { kind: 0, lemma: 0, strong: 0 };
const LISTED: ReadonlyMap<string, Listed> = new Map(
  [...HEDGE_WORDS].map(([word, { kind, lemma, strong }]) => [
    word,
    { kind: HEDGE_KINDS.indexOf(kind) + 1, lemma: hashString(lemma), strong: strong ? 1 : 0 },
  ]),
);

/** Neighbours looked at on each side. */
const SIDE = 3;

/** Adds the features of every token of a sentence. */
export function addSentence(features: Features, input: HedgeInput, lexicon: CueLexicon, forms: WordForms): void {
  const { text, tokens, tags, first, last } = input;
  const edge = forms.of('<s>');
  const form: WordForm[] = [edge, edge, edge];
  const tag: number[] = [0, 0, 0];
  const listed: Listed[] = [];
  for (let at = first; at < last; at++) {
    const { start, end, lower } = tokens[at]!;
    form.push(forms.of(text.slice(start, end)));
    tag.push(hashString(tags[at] ?? ''));
    listed.push(LISTED.get(lower) ?? UNLISTED);
  }
  form.push(edge, edge, edge);
  tag.push(0, 0, 0);
  const phrases = phrasesOf(input);
  const facts = factsOf(input);
  for (let at = first; at < last; at++) {
    const p = at - first + SIDE;
    const here = form[p]!;
    const w = here.lower;
    const [l1, l2, l3] = [form[p - 1]!.lower, form[p - 2]!.lower, form[p - 3]!.lower];
    const [r1, r2, r3] = [form[p + 1]!.lower, form[p + 2]!.lower, form[p + 3]!.lower];
    const [t, tl, tr] = [tag[p]!, tag[p - 1]!, tag[p + 1]!];
    const lex = lexicon.get(tokens[at]!.lower) ?? 0;
    const phrase = phrases[at - first]!;
    const add = (template: number, value: number) => features.add(mix(template, value));
    add(1, w);
    add(2, mix(l1, w));
    add(3, mix(w, r1));
    add(4, mix(mix(l1, w), r1));
    add(5, mix(mix(w, r1), r2));
    add(6, mix(mix(l2, l1), w));
    add(7, l1);
    add(8, r1);
    add(9, l2);
    add(10, r2);
    add(11, here.suffix3);
    add(12, here.prefix4);
    add(13, here.flags);
    add(14, lex);
    add(15, mix(lex, l1));
    add(16, mix(lex, r1));
    add(20, mix(t, w));
    add(21, mix(mix(tl, t), tr));
    add(22, mix(w, tr));
    add(23, mix(tl, w));
    add(24, mix(mix(w, tr), tag[p + 2]!));
    if (phrase > 0) {
      add(25, phrase);
      add(26, mix(phrase, w));
      add(27, 1);
    }
    const { kind, lemma, strong } = listed[at - first]!;
    if (kind > 0 || lex > 0) {
      const certain = mix(kind, strong);
      const content = contentWord(input, at, last, 1);
      add(30, certain);
      add(31, kind);
      add(32, mix(kind, l1));
      add(33, mix(kind, r1));
      add(34, mix(certain, l1));
      add(35, mix(certain, r1));
      add(36, mix(certain, here.suffix2));
      add(37, mix(certain, t));
      add(38, mix(w, l2));
      add(39, mix(w, r2));
      add(40, mix(w, l3));
      add(41, mix(w, r3));
      add(42, mix(w, content));
      add(43, mix(w, contentWord(input, at, first - 1, -1)));
      add(44, mix(w, here.word));
      add(45, mix(w, tokens[at]!.quoted ? 1 : 0));
      add(46, mix(w, at === first ? 1 : 0));
      add(47, mix(kind, mix(t, tr)));
      add(48, mix(kind, mix(tl, t)));
      if (lemma !== 0) {
        add(49, lemma);
        add(50, mix(lemma, l1));
        add(51, mix(lemma, r1));
        add(52, mix(lemma, content));
        add(53, mix(lemma, t));
        add(54, mix(mix(lemma, t), tr));
      }
      const left = nearestHedge(listed, at - first, -1);
      const right = nearestHedge(listed, at - first, 1);
      add(60, mix(w, left));
      add(61, mix(w, right));
      add(62, mix(kind, left));
      add(63, mix(kind, right));
      const saidLeft = nearestSpeech(input, at, first - 1, -1);
      const saidRight = nearestSpeech(input, at, last, 1);
      add(64, mix(w, saidLeft));
      add(65, mix(w, saidRight));
      add(66, mix(w, saidLeft * 8 + saidRight));
      add(67, mix(kind, saidLeft * 8 + saidRight));
      const verb = nearestVerb(tags, at, last, 1) - first + SIDE;
      const governor = nearestVerb(tags, at, first - 1, -1) - first + SIDE;
      add(70, mix(w, form[verb]?.lower ?? 1));
      add(71, mix(w, tag[verb] ?? 1));
      add(72, mix(w, form[governor]?.lower ?? 1));
      add(73, mix(w, tag[governor] ?? 1));
      add(74, mix(mix(w, tag[governor] ?? 1), tag[verb] ?? 1));
      add(75, mix(kind, mix(tag[governor] ?? 1, tag[verb] ?? 1)));
      add(76, mix(kind, form[governor]?.lower ?? 1));
      add(77, mix(kind, form[verb]?.lower ?? 1));
      for (let bit = 0; bit < FACTS; bit++) {
        if ((facts & (1 << bit)) === 0) continue;
        add(80 + bit, w);
        add(100 + bit, kind);
      }
    }
    features.end();
  }
}

const FACTS = 9;

/** What else the sentence holds, as bits. */
function factsOf({ tokens, first, last }: HedgeInput): number {
  let facts = 0;
  for (let at = first; at < last; at++) {
    const { lower, quoted } = tokens[at]!;
    if (lower === 'if') facts |= 1;
    if (lower === 'unless' || lower === 'until' || lower === 'provided') facts |= 2;
    if (lower === 'would' || lower === "'d") facts |= 4;
    if (lower === 'could' || lower === 'may' || lower === 'might') facts |= 8;
    if (NEGATIONS.has(lower)) facts |= 16;
    if (SPEECH.has(lower)) facts |= 32;
    if (lower === '?') facts |= 64;
    if (quoted) facts |= 128;
    if (lower === 'were' || lower === 'had') facts |= 256;
  }
  return facts;
}

/** For each token the number of the phrase it belongs to, from 1. */
function phrasesOf({ tokens, first, last }: HedgeInput): Uint8Array {
  const found = new Uint8Array(last - first);
  let words = '';
  const starts: number[] = [];
  for (let at = first; at < last; at++) {
    starts.push(words.length);
    words += `${tokens[at]!.lower} `;
  }
  PHRASES.forEach((pattern, index) => {
    for (const match of words.matchAll(pattern)) {
      const end = match.index + match[0].length;
      for (let at = firstFrom(starts, match.index); at < starts.length && starts[at]! < end; at++)
        found[at] = index + 1;
    }
  });
  return found;
}

function firstFrom(sorted: readonly number[], value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Tokens looked through on each side of a word. */
const REACH = 40;

function limit(from: number, end: number, step: number): number {
  return step > 0 ? Math.min(end, from + REACH) : Math.max(end, from - REACH);
}

const SKIPPED = /^(?:be|been|have|had|has|to|the|a|an|not|n't|also|very|so|more|,|is|are|was|were)$/;

/** What is hedged, or what stands in front: the nearest word that is more than grammar. */
function contentWord({ tokens }: HedgeInput, from: number, end: number, step: number): number {
  const stop = limit(from, end, step);
  for (let at = from + step; at !== stop && at !== end; at += step) {
    if (!SKIPPED.test(tokens[at]!.lower)) return hashString(tokens[at]!.lower);
  }
  return 0;
}

/** The kind of the nearest hedge on one side, and whether it is within four words. */
function nearestHedge(listed: readonly Listed[], from: number, step: number): number {
  const stop = limit(from, step > 0 ? listed.length : -1, step);
  for (let at = from + step; at !== stop && at >= 0 && at < listed.length; at += step) {
    if (listed[at]!.kind !== 0) return listed[at]!.kind * 2 + (Math.abs(at - from) <= 4 ? 1 : 0);
  }
  return 0;
}

/** How near a verb of speech stands: 0 none, 1 far, 2 within ten words, 3 within four; a comma between adds 4. */
function nearestSpeech({ tokens }: HedgeInput, from: number, end: number, step: number): number {
  const stop = limit(from, end, step);
  let comma = 0;
  for (let at = from + step; at !== stop && at !== end; at += step) {
    const { lower } = tokens[at]!;
    const distance = Math.abs(at - from);
    if (SPEECH.has(lower)) return (distance <= 4 ? 3 : distance <= 10 ? 2 : 1) + comma;
    if (lower === ',') comma = 4;
  }
  return 0;
}

/** The nearest verb or modal on one side; far below 0 where there is none. */
function nearestVerb(tags: readonly string[], from: number, end: number, step: number): number {
  const stop = limit(from, end, step);
  for (let at = from + step; at !== stop && at !== end; at += step) {
    if (tags[at]!.startsWith('VB') || tags[at] === 'MD') return at;
  }
  return -1_000_000_000;
}
