// What is new since the last look: an event that came, went, rests on more or fewer origins, or is contested now.
import type { Event } from './event.ts';
import { byCodeUnit } from './order.ts';
import type { Support } from './verdict.ts';

export const CHANGE_KINDS = ['event-new', 'verdict-changed', 'contested', 'event-gone'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** What an event rests on, without the reasons. */
export interface Verdict {
  readonly support: Support;
  readonly independent: number;
  readonly contested: boolean;
}

/** What is kept of an event, to tell later what changed. */
export interface EventState extends Verdict {
  readonly id: string;
  readonly type: string;
  readonly label: string;
}

export interface Change {
  /** `verdict-changed`: the support or the number of independent origins; `contested`: someone denies it now, or nobody does any more. */
  readonly kind: ChangeKind;
  /** ISO instant at which the change was noticed. */
  readonly at: string;
  readonly event: {
    readonly id: string;
    readonly type: string;
    readonly label: string;
    readonly verdict: Support;
    readonly independent: number;
    readonly contested: boolean;
  };
  /** Absent for a new event. */
  readonly before?: Verdict;
  /** Ids of the documents that tell of it, in order; empty for one that is gone. */
  readonly documents: readonly string[];
  /** Why the event stands as it does; empty for one that is gone. */
  readonly explanation: string;
}

/** What to keep of an event. */
export function eventStateOf({ id, type, label, corroboration }: Event): EventState {
  return { id, type, label, ...verdictOf(corroboration) };
}

/**
 * What changed from `before` to `after`, in the order of kinds and then of ids, whatever the order of the two. An event whose support
 * and contest both changed gives two changes. `documentsOf` names the documents that tell of an event.
 */
export function changesBetween(
  before: readonly EventState[],
  after: readonly Event[],
  at: string,
  documentsOf: (event: Event) => readonly string[],
): Change[] {
  const known = new Map(before.map((state) => [state.id, state]));
  const here = new Set(after.map(({ id }) => id));
  const changes = after.flatMap((event) => {
    const was = known.get(event.id);
    return kindsOf(was, event.corroboration).map((kind) => changeOf(kind, event, was, at, documentsOf(event)));
  });
  const gone = before.filter(({ id }) => !here.has(id)).map((state) => goneOf(state, at));
  return [...changes, ...gone].sort(
    (a, b) => CHANGE_KINDS.indexOf(a.kind) - CHANGE_KINDS.indexOf(b.kind) || byCodeUnit(a.event.id, b.event.id),
  );
}

function kindsOf(was: Verdict | undefined, is: Verdict): ChangeKind[] {
  if (was === undefined) return ['event-new'];
  const isSame = was.support === is.support && was.independent === is.independent;
  return [
    ...(isSame ? [] : (['verdict-changed'] as const)),
    ...(was.contested === is.contested ? [] : (['contested'] as const)),
  ];
}

function changeOf(
  kind: ChangeKind,
  { id, type, label, corroboration }: Event,
  was: EventState | undefined,
  at: string,
  documents: readonly string[],
): Change {
  const { support: verdict, independent, contested, explanation } = corroboration;
  return {
    ...{ kind, at },
    event: { id, type, label, verdict, independent, contested },
    ...(was && { before: verdictOf(was) }),
    ...{ documents, explanation },
  };
}

function goneOf(was: EventState, at: string): Change {
  const { id, type, label, support: verdict, independent, contested } = was;
  return {
    ...{ kind: 'event-gone', at },
    event: { id, type, label, verdict, independent, contested },
    ...{ before: verdictOf(was), documents: [], explanation: '' },
  };
}

function verdictOf({ support, independent, contested }: Verdict): Verdict {
  return { support, independent, contested };
}
