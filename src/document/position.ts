// Where an actor stands on an event, from claims whose speaker speaks for it.
import type { Certainty, Stance } from './claim.ts';
import type { Modality } from './event.ts';
import type { Quote } from './span.ts';

export interface Position {
  /** Id of the state at level 1, of the body or person below. */
  readonly actor: string;
  /** Id of whose side the actor is on: "state:US". */
  readonly party: string;
  /** "South Korea (National Intelligence Service)". */
  readonly name: string;
  /** 1 speaks for the state, 2 for the body, 3 for neither. */
  readonly level: 1 | 2 | 3;
  /** What is said not to have happened is denied, whatever the verb. */
  readonly stance: Stance;
  readonly certainty: Certainty;
  readonly modality: Modality;
  /** When the text that carries it came out, EDTF: a day, a month, or the interval in which it must have. */
  readonly asOf?: string;
  /** The actor has taken another stand since. */
  readonly replaced: boolean;
  readonly words: Quote;
  readonly claims: readonly string[];
}
