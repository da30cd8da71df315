// The words for a change: "verdict: goods transfer: Velsk, 2024-10 — a single report → 2 independent origins".
import type { Change, ChangeKind, Verdict } from '../../document/change.ts';
import { verdictLabel } from '../brief/known.ts';

const WORDS: Readonly<Record<ChangeKind, string>> = {
  'event-new': 'new',
  'verdict-changed': 'verdict',
  contested: 'contested',
  'event-gone': 'gone',
};

/** "new", "verdict", "contested", "no longer contested", "gone". */
export function kindWords({ kind, event }: Change): string {
  return kind === 'contested' && !event.contested ? 'no longer contested' : WORDS[kind];
}

/** "a single report → 2 independent origins, contested", or the one verdict that there is. */
export function verdictWords({ kind, event, before }: Change): string {
  const now = wordsOf({ ...event, support: event.verdict });
  if (before === undefined) return now;
  return kind === 'event-gone' ? `was ${wordsOf(before)}` : `${wordsOf(before)} → ${now}`;
}

function wordsOf({ support, independent, contested }: Verdict): string {
  const label = verdictLabel({ support, contested });
  return support === 'independent' ? `${independent} ${label}` : label;
}
