// Where an actor stands on an event, from claims whose speaker speaks for it.
import type { Certainty, Stance } from './claim.ts';
import type { Quote } from './span.ts';
import type { Time } from './time.ts';

export interface Position {
  readonly actor: string;
  /** 1 speaks for the state, 2 for the body, 3 for neither. */
  readonly level: 1 | 2 | 3;
  readonly stance: Stance;
  readonly certainty: Certainty;
  readonly asOf?: Time;
  readonly words: Quote;
  readonly claims: readonly string[];
}
