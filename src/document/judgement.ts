// What a person holds of an extraction: kept beside it with who, when and why; withdrawn perhaps, never deleted.
import type { Certainty, Stance } from './claim.ts';
import { contentId } from './id.ts';
import { byCodeUnit } from './order.ts';
import type { HitVerdict } from './screening.ts';
import type { Rating, Standard } from './verdict.ts';

export const JUDGEMENT_KINDS = [
  'confirm',
  'reject',
  'correct',
  'join',
  'split',
  'rate',
  'decide',
  'set',
  'comment',
] as const;
export type JudgementKind = (typeof JUDGEMENT_KINDS)[number];

export const JUDGEMENT_TARGETS = ['claim', 'entity', 'event', 'outlet', 'mention', 'dossier'] as const;
export type JudgementTarget = (typeof JUDGEMENT_TARGETS)[number];

export const RELIABILITIES = ['A', 'B', 'C', 'D', 'E', 'F'] as const satisfies readonly Rating['reliability'][];
export const CREDIBILITIES = [1, 2, 3, 4, 5, 6] as const satisfies readonly Rating['credibility'][];

/** The id of the dossier as a target, whatever its name: its judgements go with it when it is exported. */
export const DOSSIER_TARGET = 'dossier';

/**
 * For `correct`: fields of the claim; for `join` and `split`: the other entity's or event's id; for `rate`: a letter, a number or both; for
 * `decide`: an entry of a list, and whether the entity is the one that it lists; for `set`: what the dossier asks for.
 */
export interface JudgementValue {
  readonly stance?: Stance;
  readonly certainty?: Certainty;
  readonly with?: string;
  readonly reliability?: Rating['reliability'];
  readonly credibility?: Rating['credibility'];
  /** "un/KPi.033" */
  readonly listing?: string;
  readonly verdict?: HitVerdict;
  readonly standard?: Standard;
}

export interface Judgement {
  readonly id: string;
  readonly kind: JudgementKind;
  readonly target: { readonly kind: JudgementTarget; readonly id: string };
  readonly value?: JudgementValue;
  readonly why: string;
  readonly who: string;
  /** ISO instant. */
  readonly at: string;
  readonly withdrawn?: { readonly who: string; readonly at: string; readonly why: string };
}

/** The judgement with its id: of everything but the withdrawal, so the same judgement twice is one. */
export function judgementOf(made: Omit<Judgement, 'id' | 'withdrawn'>): Judgement {
  const { kind, target, value = {}, why, who, at } = made;
  const { stance = '', certainty = '', with: other = '', reliability = '', credibility = '', ...later } = value;
  const id = contentId(
    ...['judgement', kind, target.kind, target.id],
    ...[stance, certainty, other, reliability, credibility],
    ...[why, who, at],
    // Where they are: so a judgement of an earlier version keeps its id.
    ...[later.standard, later.listing, later.verdict].filter((one) => one !== undefined),
  );
  return { id, ...made };
}

/** Judgements by time, those of one instant by id: of several on one thing the last counts. */
export function inTime(judgements: readonly Judgement[]): readonly Judgement[] {
  return [...judgements].sort((a, b) => byCodeUnit(a.at, b.at) || byCodeUnit(a.id, b.id));
}

/** How well an event must be told, as was last set; undefined where nobody set it. */
export function standardOf(judgements: readonly Judgement[]): Standard | undefined {
  return inTime(judgements).findLast(({ kind, value }) => kind === 'set' && value?.standard !== undefined)?.value
    ?.standard;
}
