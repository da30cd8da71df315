// The words for stances, certainties and verdicts, as docs/vocabulary.md and the brief have them, and the shape of each.
import type { Certainty, Stance, Support } from './api/types.ts';
import { count } from './format.ts';

export const STANCES: readonly Stance[] = [
  ...(['asserts', 'confirms', 'denies', 'doubts', 'declines', 'relays', 'demands', 'commits'] as const),
];

export const CERTAINTIES: readonly Certainty[] = ['certain', 'probable', 'possible', 'improbable', 'unstated'];

/** From the least to the most. */
export const SUPPORTS: readonly Support[] = [
  ...(['none', 'single-report', 'one-origin', 'one-party', 'not-established', 'independent'] as const),
];

const VERDICTS: Readonly<Record<Support, string>> = {
  none: 'nobody asserts it',
  'single-report': 'a single report',
  'one-origin': 'one origin',
  'one-party': 'one party',
  'not-established': 'independence not established',
  independent: 'independent origins',
};

/** "3 independent origins". */
export function verdictWords(support: Support, independent = 0): string {
  return support === 'independent' && independent > 1 ? count(independent, 'independent origin') : VERDICTS[support];
}

/** What the word means, for those who ask. */
export const VERDICT_HELP: Readonly<Record<Support, string>> = {
  none: 'Nobody here puts it forward as a fact.',
  'single-report': 'One document has it.',
  'one-origin': 'All that is reported goes back to one origin.',
  'one-party': 'Several origins, all of one party.',
  'not-established': 'Several origins, and nothing shows that they are independent.',
  independent: 'Origins of different parties that say how they know.',
};
