// The tense around a place in a sentence: "will meet Friday" looks ahead, "met Friday" back.
import type { Atom } from './atoms.ts';
import { AHEAD, FORMS_OF_BE, FORMS_OF_HAVE } from './en.ts';
import type { Tense } from './resolve.ts';

/** Tense of each atom of a sentence that is a verb; undefined where it tells nothing. */
export function tensesOf(atoms: readonly Atom[]): (Tense | undefined)[] {
  let finite: Tense | undefined;
  return atoms.map(({ tag, lower }, at) => {
    if (AHEAD.has(lower)) return 'future';
    switch (tag) {
      case 'MD':
        return undefined;
      case 'VBD':
        finite = 'past';
        return FORMS_OF_BE.has(lower) ? undefined : finite;
      case 'VBZ':
      case 'VBP':
        finite = FORMS_OF_HAVE.has(lower) ? 'past' : 'present';
        return FORMS_OF_BE.has(lower) || FORMS_OF_HAVE.has(lower) ? undefined : finite;
      case 'VBN':
      case 'VBG':
        return participle(atoms, at);
      case 'VB':
        return bareVerb(atoms, at, finite);
      default:
        return undefined;
    }
  });
}

/** "will be held", "is held", "had been held"; one without an auxiliary tells of what was. */
function participle(atoms: readonly Atom[], at: number): Tense | undefined {
  for (let back = at - 1; back >= 0 && back >= at - 4; back--) {
    const { lower, tag } = atoms[back]!;
    if (lower === 'be') return governorOf(atoms, back) ?? 'future';
    if (lower === 'been' || FORMS_OF_HAVE.has(lower)) return 'past';
    if (FORMS_OF_BE.has(lower)) return tag === 'VBD' ? 'past' : 'present';
    if (tag !== 'RB' && tag !== 'VBN') break;
  }
  return atoms[at]!.tag === 'VBN' ? 'past' : undefined;
}

/** "will launch" looks ahead; "could launch", "to launch" do only after what is planned. */
function bareVerb(atoms: readonly Atom[], at: number, finite: Tense | undefined): Tense | undefined {
  const governor = governorOf(atoms, at);
  if (governor) return governor;
  const infinitive = atoms[at - 1]?.tag === 'TO' || atoms[at - 2]?.tag === 'TO';
  if (infinitive) return finite === 'present' ? 'future' : undefined;
  return finite === 'past' ? 'past' : undefined;
}

function governorOf(atoms: readonly Atom[], at: number): Tense | undefined {
  for (let back = at - 1; back >= 0 && back >= at - 4; back--) {
    const { lower, tag } = atoms[back]!;
    if (tag === 'MD') return /^(?:will|wo|'ll|shall|would|may|must|should)$/.test(lower) ? 'future' : undefined;
    if (tag === 'TO')
      return AHEAD.has(atoms[back - 1]?.lower ?? '') || /^(?:set|about|ready)$/.test(atoms[back - 1]?.lower ?? '')
        ? 'future'
        : undefined;
    if (lower === 'did') return 'past';
    if (tag !== 'RB' && tag !== 'PRP' && tag !== 'VB') return undefined;
  }
  return undefined;
}

const REACH = 40;
const BOUNDARY: ReadonlySet<string> = new Set([';', 'but', 'although', 'while', 'because', 'whereas']);

/** The tense of the verb nearest to atoms [first, next); one before it in its clause counts as nearer than one after it. */
export function tenseAt(
  tenses: readonly (Tense | undefined)[],
  atoms: readonly Atom[],
  first: number,
  next: number,
): Tense | undefined {
  const left = nearestBefore(tenses, atoms, first);
  const right = nearestAfter(tenses, atoms, next);
  if (!left) return right?.tense;
  if (!right) return left.tense;
  return left.away <= 2 * right.away + 2 ? left.tense : right.tense;
}

interface Near {
  readonly tense: Tense;
  readonly away: number;
}

function nearestBefore(
  tenses: readonly (Tense | undefined)[],
  atoms: readonly Atom[],
  first: number,
): Near | undefined {
  const opening = atoms[first - 1]?.tag === 'IN' ? first - 2 : first - 1;
  const opens = atoms[opening]?.lower;
  if (opens === ',' || opens === 'and') return undefined;
  for (let away = 1; away <= REACH && first - away >= 0; away++) {
    if (BOUNDARY.has(atoms[first - away]!.lower)) return undefined;
    const tense = tenses[first - away];
    if (tense) return { tense, away };
  }
  return undefined;
}

function nearestAfter(tenses: readonly (Tense | undefined)[], atoms: readonly Atom[], next: number): Near | undefined {
  for (let away = 0; away < REACH && next + away < atoms.length; away++) {
    if (BOUNDARY.has(atoms[next + away]!.lower)) return undefined;
    const tense = tenses[next + away];
    if (tense) return { tense, away };
  }
  return undefined;
}
