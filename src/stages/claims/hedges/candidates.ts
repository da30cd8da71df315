// The words and phrases of a sentence that may make it uncertain: "may" and "remains to be seen" in "It may rain, the rest remains to be seen."
import { matchesIn } from '../../../document/matches.ts';
import type { Token } from '../../../document/token.ts';
import { HEDGE_WORDS, PHRASES } from './en.ts';

/** A sentence: tokens [first, last) of the text, with tags, lemmas and trees of all its tokens. */
export interface HedgeInput {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly tags: readonly string[];
  readonly lemmas: readonly string[];
  /** The token that each depends on, -1 for a root. */
  readonly heads: Int32Array;
  /** Numbers in RELATIONS. */
  readonly relations: Uint8Array;
  readonly first: number;
  readonly last: number;
}

/**
 * How often words were cues in the news that was learned from, as `gradeOf` says it: by lower-case spelling, and by the
 * lemma of their forms.
 */
export interface CueLexicon {
  readonly words: ReadonlyMap<string, number>;
  readonly lemmas: ReadonlyMap<string, number>;
}

const SEEN = [2, 4, 10];
const SHARES = [0.1, 0.3, 0.5, 0.7, 0.9];

/** 0 for what was never seen; else 8 × how often (1 to 4) + how often as a cue (0 never, 1 rarely … 6 nearly always). */
export function gradeOf(seen: number, cues: number): number {
  if (seen === 0) return 0;
  const often = 1 + SEEN.filter((least) => seen >= least).length;
  return 8 * often + (cues === 0 ? 0 : 1 + SHARES.filter((least) => cues / seen >= least).length);
}

/** True for grades of what was a cue at least once. */
export function wasCue(grade: number | undefined): boolean {
  return grade !== undefined && grade % 8 > 0;
}

/** The lemma under which a token is counted: the first form of its list, else the dictionary's. */
export function countedLemma(lower: string, lemma: string): string {
  return HEDGE_WORDS.get(lower)?.lemma ?? lemma;
}

/** Tokens [first, last) that may be a cue together; what is read off is read off `anchor`. */
export interface Candidate {
  readonly anchor: number;
  readonly first: number;
  readonly last: number;
  /** Number of the phrase it stands in, from 1; 0 for none. */
  readonly phrase: number;
}

/** In text order, none over another. */
export function findCandidates(input: HedgeInput, lexicon: CueLexicon): Candidate[] {
  const { tokens, first, last } = input;
  const isListed = (lower: string) => HEDGE_WORDS.has(lower) || wasCue(lexicon.words.get(lower));
  const spans = new PhraseSpans(input);
  const found: Candidate[] = [];
  for (let at = first; at < last; at++) {
    const { lower } = tokens[at]!;
    const phrase = spans.phraseAt(at);
    const whole = spans.wholeAt(at);
    if (whole === undefined && isListed(lower)) found.push({ anchor: at, first: at, last: at + 1, phrase });
    else if (whole?.anchors.has(lower)) found.push({ anchor: at, first: whole.first, last: whole.last, phrase });
  }
  return found;
}

interface WholePhrase {
  readonly first: number;
  readonly last: number;
  readonly anchors: ReadonlySet<string>;
}

/** Which phrases the tokens of a sentence stand in. */
class PhraseSpans {
  readonly #numbers = new Map<number, number>();
  readonly #wholes = new Map<number, WholePhrase>();

  constructor({ tokens, first, last }: HedgeInput) {
    const starts: number[] = [];
    let words = '';
    for (let at = first; at < last; at++) {
      starts.push(words.length);
      words += `${tokens[at]!.lower} `;
    }
    PHRASES.forEach(({ pattern, anchors }, index) => {
      for (const match of matchesIn(words, pattern)) {
        const from = firstFrom(starts, match.index);
        const to = firstFrom(starts, match.index + match[0].length);
        const whole = anchors && { first: first + from, last: first + to, anchors };
        for (let at = first + from; at < first + to; at++) {
          this.#numbers.set(at, index + 1);
          if (whole && !this.#wholes.has(at)) this.#wholes.set(at, whole);
        }
      }
    });
  }

  phraseAt(token: number): number {
    return this.#numbers.get(token) ?? 0;
  }

  wholeAt(token: number): WholePhrase | undefined {
    return this.#wholes.get(token);
  }
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
