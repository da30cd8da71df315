// Which word depends on which: "Ships left port." has Ships → left (nsubj), port → left (dobj), and left as the root.

/**
 * How a word depends on its head: the Universal Dependencies (version 1) of Stanford CoreNLP, the most frequent first.
 * Rare ones are counted with their kin: cc:preconj with cc, det:predet with det, csubjpass with csubj, discourse with dep.
 */
export const RELATIONS = [
  ...[
    'punct',
    'case',
    'nmod',
    'nsubj',
    'det',
    'compound',
    'amod',
    'dobj',
    'root',
    'advmod',
    'mark',
    'aux',
    'cc',
    'conj',
  ],
  ...['nmod:poss', 'ccomp', 'xcomp', 'advcl', 'cop', 'dep', 'acl:relcl', 'nummod', 'acl', 'neg', 'appos', 'auxpass'],
  ...['nsubjpass', 'nmod:tmod', 'compound:prt', 'parataxis', 'mwe', 'expl', 'nmod:npmod', 'csubj', 'iobj'],
] as const;

export type Relation = (typeof RELATIONS)[number];

/** Tokens by their head. `heads` has the number of a token a place, -1 for a root. */
export class Dependents {
  /** Tokens in order of their heads, then of the text; those of token t are [starts[t], starts[t + 1]). */
  readonly #tokens: Int32Array;
  readonly #starts: Int32Array;

  constructor(heads: Int32Array) {
    this.#starts = new Int32Array(heads.length + 2);
    for (const head of heads) this.#starts[head + 2]!++;
    for (let at = 1; at < this.#starts.length; at++) this.#starts[at]! += this.#starts[at - 1]!;
    this.#tokens = new Int32Array(heads.length);
    // Each start moves to the end of its run while it fills, which is where the next one starts.
    for (let token = 0; token < heads.length; token++) this.#tokens[this.#starts[heads[token]! + 1]!++] = token;
  }

  /** Tokens that hang from `token`, in text order; a view, not a copy. */
  of(token: number): Int32Array {
    return this.#tokens.subarray(this.#starts[token]!, this.#starts[token + 1]!);
  }

  /** Roots of all sentences, in text order. */
  get roots(): Int32Array {
    return this.#tokens.subarray(0, this.#starts[0]!);
  }
}

/** The first and the last token of what hangs from each token, itself included. */
export interface Reaches {
  readonly firsts: Int32Array;
  readonly lasts: Int32Array;
}

/** Reaches of all tokens, in one pass over them from the leaves up. */
export function reaches(heads: Int32Array): Reaches {
  const firsts = Int32Array.from(heads.keys());
  const lasts = Int32Array.from(heads.keys());
  const waiting = new Int32Array(heads.length);
  for (const head of heads) if (head >= 0) waiting[head]!++;
  for (let leaf = 0; leaf < heads.length; leaf++) {
    if (waiting[leaf] !== 0) continue;
    let token = leaf;
    for (let head = heads[token]!; head >= 0; head = heads[token]!) {
      if (firsts[token]! < firsts[head]!) firsts[head] = firsts[token]!;
      if (lasts[token]! > lasts[head]!) lasts[head] = lasts[token]!;
      // A head goes on when the last of its dependents has come; one further on in the text that was ready must not start again.
      if (--waiting[head]! > 0) break;
      waiting[head] = -1;
      token = head;
    }
  }
  return { firsts, lasts };
}

/** Tokens from `token` up to `ancestor`, both included; empty where `token` does not hang from it. */
export function pathTo(heads: Int32Array, token: number, ancestor: number): number[] {
  const path = [token];
  for (let at = token; at !== ancestor; path.push(at)) {
    at = heads[at] ?? -1;
    if (at < 0 || path.length > heads.length) return [];
  }
  return path;
}
