// What a key of the review says as judgements: "c" on a claim is a confirmation with its reason.
import type { Certainty, Claim, Event, Judgement, Stance } from '../../shared/api/types.ts';

export type NewJudgement = Pick<Judgement, 'kind' | 'target' | 'why'> & { readonly value?: Judgement['value'] };

/** Given where the person gives no reason of their own. */
export const REASONS = {
  confirm: 'Read in review: the words say this.',
  reject: 'Read in review: the words do not say this.',
  correct: 'Read in review: the words say otherwise.',
  join: 'Read in review: the mentions are of one event.',
  split: 'Read in review: the mention is of another event.',
} as const;

const ofClaim = ({ id }: Pick<Claim, 'id'>) => ({ kind: 'claim', id }) as const;
const ofEvent = ({ id }: Pick<Event, 'id'>) => ({ kind: 'event', id }) as const;

export function confirmed(claim: Pick<Claim, 'id'>, why = ''): NewJudgement[] {
  return [{ kind: 'confirm', target: ofClaim(claim), why: why || REASONS.confirm }];
}

export function rejected(claim: Pick<Claim, 'id'>, why = ''): NewJudgement[] {
  return [{ kind: 'reject', target: ofClaim(claim), why: why || REASONS.reject }];
}

/** Only what differs from the reading is a correction; none where nothing does. */
export function corrected(
  claim: Pick<Claim, 'id' | 'stance' | 'certainty'>,
  given: { readonly stance: Stance; readonly certainty: Certainty },
  why = '',
): NewJudgement[] {
  const value = {
    ...(given.stance !== claim.stance && { stance: given.stance }),
    ...(given.certainty !== claim.certainty && { certainty: given.certainty }),
  };
  if (Object.keys(value).length === 0) return [];
  return [{ kind: 'correct', target: ofClaim(claim), value, why: why || REASONS.correct }];
}

/** The event holds as it was joined; with `other`, it is the same as that one. */
export function joined(event: Pick<Event, 'id'>, other: string | undefined, why = ''): NewJudgement[] {
  if (other === undefined) return [{ kind: 'confirm', target: ofEvent(event), why: why || REASONS.join }];
  return [{ kind: 'join', target: ofEvent(event), value: { with: other }, why: why || REASONS.join }];
}

/** Each of `mentions` becomes an event of its own. */
export function split(event: Pick<Event, 'id'>, mentions: readonly string[], why = ''): NewJudgement[] {
  return mentions.map((id) => ({
    ...{ kind: 'split' as const, target: { kind: 'mention' as const, id } },
    ...{ value: { with: event.id }, why: why || REASONS.split },
  }));
}

export function commented(target: Judgement['target'], why: string): NewJudgement[] {
  return [{ kind: 'comment', target, why }];
}

/** "corrected: denies, possible" of a judgement that was made. */
export function judgedWords({ kind, value = {} }: Pick<Judgement, 'kind' | 'value'>): string {
  const { stance, certainty, reliability, credibility } = value;
  const details = [stance, certainty, reliability, credibility].filter((one) => one !== undefined);
  return `${DONE[kind]}${details.length > 0 ? `: ${details.join(', ')}` : ''}`;
}

const DONE: Readonly<Record<Judgement['kind'], string>> = {
  ...{
    confirm: 'confirmed',
    reject: 'rejected',
    correct: 'corrected',
    join: 'joined',
    split: 'split',
    decide: 'decided',
    set: 'set',
  },
  ...{ rate: 'rated', comment: 'commented' },
};
