// Finds what somebody asks to have explained: by id or its first digits, by the number of a document, by a part of an event's label.
import type { ExplainedKind, Ground } from './explanation.ts';

export interface Target {
  readonly kind: ExplainedKind;
  readonly id: string;
}

/** A sentence with the cure, and what may have been meant. */
export interface Missed {
  readonly problem: string;
  readonly candidates: readonly (Target & { readonly label: string })[];
}

const MOST_CANDIDATES = 5;
/** Digits of an id that are enough to ask by. */
const LEAST_DIGITS = 6;

/** What `asked` names, or why it names nothing or more than one thing. */
export function findTarget(asked: string, ground: Ground): Target | Missed {
  const words = asked.trim();
  const number = /^\[?(\d{1,5})\]?$/.exec(words)?.[1];
  const document = number === undefined ? undefined : ground.analysis.documents[Number(number) - 1];
  if (document) return { kind: 'document', id: document.id };
  return byDigits(words, ground) ?? byLabel(words, ground) ?? nothing(words, ground);
}

function byDigits(words: string, ground: Ground): Target | Missed | undefined {
  if (words.length < LEAST_DIGITS || !/^[0-9a-f]+$/i.test(words)) return undefined;
  const found = targetsIn(ground).filter(({ keys }) => keys.some((key) => key.startsWith(words.toLowerCase())));
  if (found.length < 2) return found[0];
  return missed(`“${words}” begins ${found.length} ids; give more digits`, found, ground);
}

function byLabel(words: string, ground: Ground): Target | Missed | undefined {
  const wanted = words.toLowerCase();
  if (wanted === '') return undefined;
  const events = ground.analysis.events.map(({ id, label }) => ({
    kind: 'event' as const,
    id,
    label: label.toLowerCase(),
  }));
  const exact = events.filter(({ label }) => label === wanted);
  const found = exact.length > 0 ? exact : events.filter(({ label }) => label.includes(wanted));
  if (found.length < 2) return found[0];
  return missed(
    `“${words}” is in the labels of ${found.length} events; give more of the label, or the id`,
    found,
    ground,
  );
}

function nothing(words: string, ground: Ground): Missed {
  const { documents, events } = ground.analysis;
  const near = nearest(words, ground).map(({ id }) => ({ kind: 'event' as const, id }));
  if (/^\d{1,5}$/.test(words))
    return missed(`there is no document ${words}: the inputs give ${documents.length}`, near, ground);
  if (/^[0-9a-f]+$/i.test(words) && words.length < LEAST_DIGITS)
    return missed(`“${words}” is too short for an id; give ${LEAST_DIGITS} digits of it or more`, near, ground);
  const none = events.length === 0 ? '; the inputs tell of no event' : '';
  return missed(`nothing has the id “${words}”, and no event has it in its label${none}`, near, ground);
}

/** Events whose labels share most words with `words`, in the order of the analysis; any events where none shares one. */
function nearest(words: string, { analysis }: Ground): readonly { readonly id: string }[] {
  const wanted = wordsOf(words);
  const scored = analysis.events.map(({ id, label }) => ({
    id,
    score: [...wordsOf(label)].filter((word) => wanted.has(word)).length,
  }));
  return scored.sort((a, b) => b.score - a.score);
}

function wordsOf(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
}

function missed(problem: string, found: readonly Target[], ground: Ground): Missed {
  const candidates = found
    .slice(0, MOST_CANDIDATES)
    .map(({ kind, id }) => ({ kind, id, label: labelOf({ kind, id }, ground) }));
  return { problem, candidates };
}

function labelOf({ kind, id }: Target, { events, claims, origins, documentLabel }: Ground): string {
  if (kind === 'event') return events.get(id)?.label ?? id;
  if (kind === 'origin') return origins.get(id)?.name ?? id;
  if (kind === 'document') return documentLabel(id);
  return claims.get(id)?.contents[0]?.text ?? 'no words of its own';
}

function targetsIn({ analysis }: Ground): (Target & { readonly keys: readonly string[] })[] {
  const { events, claims, origins, documents } = analysis;
  const of = (kind: ExplainedKind, list: readonly { readonly id: string }[]) =>
    list.map(({ id }) => ({ kind, id, keys: [id] }));
  return [
    ...of('event', events),
    ...of('claim', claims),
    ...of('origin', origins),
    ...documents.map(({ id, sha256 }) => ({ kind: 'document' as const, id, keys: [id, sha256] })),
  ];
}
