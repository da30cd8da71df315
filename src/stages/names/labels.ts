// The labels of words in and around names, and the spans they stand for.

/** Types of names as CoNLL-2003 tells them apart. */
export const MODEL_TYPES = ['PER', 'ORG', 'LOC', 'MISC'] as const;
export type ModelType = (typeof MODEL_TYPES)[number];

/** O outside; for each type B the first word of several, I one within, E the last, S the only one. */
export const LABELS: readonly string[] = [
  'O',
  ...MODEL_TYPES.flatMap((type) => ['B', 'I', 'E', 'S'].map((at) => `${at}-${type}`)),
];

/** Words [first, last) that are a name. */
export interface NamedWords {
  readonly first: number;
  readonly last: number;
  readonly type: ModelType;
}

/** Names that the numbers of labels stand for. Labels that do not fit together are read as far as they go. */
export function namesOf(labels: Uint8Array): NamedWords[] {
  const names: NamedWords[] = [];
  let first = -1;
  let type = -1;
  const close = (last: number) => {
    if (first >= 0) names.push({ first, last, type: MODEL_TYPES[type]! });
    first = -1;
  };
  for (let at = 0; at < labels.length; at++) {
    const label = labels[at]! - 1;
    if (label < 0) {
      close(at);
      continue;
    }
    const place = label & 3;
    if (first < 0 || label >> 2 !== type || place === BEGIN || place === SINGLE) {
      close(at);
      first = at;
      type = label >> 2;
    }
    if (place === END || place === SINGLE) close(at + 1);
  }
  close(labels.length);
  return names;
}

const BEGIN = 0;
const END = 2;
const SINGLE = 3;

/** Numbers of the labels of a sentence whose names are given. */
export function labelsOf(names: readonly NamedWords[], words: number): Uint8Array {
  const labels = new Uint8Array(words);
  for (const { first, last, type } of names) {
    const base = 1 + 4 * MODEL_TYPES.indexOf(type);
    for (let at = first; at < last; at++) labels[at] = base + placeOf(at, first, last);
  }
  return labels;
}

function placeOf(at: number, first: number, last: number): number {
  if (last - first === 1) return SINGLE;
  if (at === first) return BEGIN;
  return at === last - 1 ? END : 1;
}
