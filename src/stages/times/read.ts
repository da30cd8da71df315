// Reads a text sentence by sentence: its atoms, the expressions of time in them, and the tense that each is told in.
import type { PartOfSpeech } from '../../document/part-of-speech.ts';
import type { Sentence, Token } from '../../document/token.ts';
import { type Atom, atomsOf } from './atoms.ts';
import { AHEAD } from './en.ts';
import type { Found } from './expression.ts';
import { findExpressions } from './find.ts';
import type { Tense } from './resolve.ts';
import { tenseAt, tensesOf } from './tense.ts';

/** What is needed of the layers. */
export interface TimedText {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly tags: readonly PartOfSpeech[];
  readonly sentences: readonly Sentence[];
}

export interface FoundInTense extends Found {
  readonly tense?: Tense;
}

export interface ReadSentence {
  readonly index: number;
  readonly atoms: readonly Atom[];
  readonly times: readonly FoundInTense[];
}

/** The sentences that have expressions of time, in order. */
export function* readSentences(layers: TimedText, monthFirst: boolean): Generator<ReadSentence> {
  for (const [index, sentence] of layers.sentences.entries()) {
    const atoms = atomsOf(layers.text, layers.tokens, layers.tags, ...sentence.tokens);
    if (!atoms.some(({ lexeme, number }) => lexeme !== undefined || number >= 0)) continue;
    const found = findExpressions(atoms, monthFirst);
    if (found.length === 0) continue;
    const tenses = tensesOf(atoms);
    const times = found.map((one) => {
      const tense = tenseOf(tenses, atoms, one);
      return { ...settled(one, tense), ...(tense && { tense }) };
    });
    yield { index, atoms, times };
  }
}

/** The tense that a time is told in; one that describes a noun ("a June agreement", "Friday's ruling") has none of its own. */
function tenseOf(
  tenses: readonly (Tense | undefined)[],
  atoms: readonly Atom[],
  { first, next, expression }: Found,
): Tense | undefined {
  const before = atoms[first - 1];
  const after = atoms[next];
  if (after?.lower === "'s" && expression.is === 'calendar')
    return expression.weekday === undefined ? undefined : 'past';
  if (atoms[first - 1]?.lower === 'as' && /^(?:soon|early|late)$/.test(atoms[first - 2]?.lower ?? '')) return 'future';
  if (hadBefore(atoms, first)) return 'past';
  if (AHEAD.has(before?.lower ?? '')) return 'future';
  if (/^(?:until|by|through|till)$/.test(atoms[first]!.lower) && first > 0) return 'future';
  const describes = /^(?:DT|PRP\$|JJ)$/.test(before?.tag ?? '') && /^NN/.test(after?.tag ?? '');
  return describes ? undefined : tenseAt(tenses, atoms, first, next);
}

/** "had been due to expire Friday": past, whatever stands between. */
function hadBefore(atoms: readonly Atom[], first: number): boolean {
  for (let back = 1; back <= 8 && first >= back; back++) if (atoms[first - back]!.lower === 'had') return true;
  return false;
}

/** "in three months" is a point ahead where the tense is, and else a length. */
function settled(found: Found, tense: Tense | undefined): Found {
  const { expression } = found;
  if (expression.is !== 'ahead') return found;
  const { amounts } = expression;
  return tense === 'future'
    ? { ...found, expression: { is: 'shift', amounts, direction: 1, from: 'publication' } }
    : { ...found, expression: { is: 'length', amounts } };
}
