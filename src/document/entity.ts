// What stands for whom in one text: "Kim Jong Un", "the North Korean leader" and "he" are mentions of one person.
import { ENTITY_TYPES } from './origin.ts';
import type { Span } from './span.ts';

/** Types of entities, and goods that are neither weapon nor vessel. */
export const MENTION_TYPES = [...ENTITY_TYPES, 'item'] as const;
export type MentionType = (typeof MENTION_TYPES)[number];

/** "North Korea"; "North Korean", "US" of "US-led"; "it"; "the reclusive state", "1,500 soldiers". */
export const MENTION_KINDS = ['name', 'demonym', 'pronoun', 'description'] as const;
export type MentionKind = (typeof MENTION_KINDS)[number];

/** Why a mention counts as its entity. */
export const JOINS = [
  'listed', // a name that the pack lists: of a state, an outlet, or in the gazetteer
  'own-name', // a name that no pack lists, in any spelling: its words are its key
  'part-of-name', // a family name, a short form, initials of a name that stands in the text
  'seat', // a capital or a seat of government that acts for its state
  'office', // an office or a kinship that one person of the text has
  'apposition', // "the leader, Kim Jong Un,"
  'only-one', // nothing else named nearby fits
  'group', // several that were named together
] as const;
export type Join = (typeof JOINS)[number];

export interface Mention extends Span {
  /** Place of the token that carries the meaning: "leader" of "the North Korean leader", the last word of a name. */
  readonly headToken: number;
  readonly kind: MentionKind;
  readonly type: MentionType;
  /** Id of the entity; absent where it has none, or which one it is cannot be told. */
  readonly entity?: string;
  /** Ids of the entities where it stands for several: "both countries". */
  readonly members?: readonly string[];
  /** A class of the pack: that of the gazetteer's entry, else of the noun. */
  readonly class?: string;
  /** ISO 3166 alpha-2 of the state that it is, acts for, lies in or belongs to. */
  readonly state?: string;
  /** Id of the entity whose it is: Kim's in "Kim's sister". */
  readonly of?: string;
  /** Absent where it has neither entity nor members. */
  readonly join?: Join;
}

/** Key of a state among the ids of entities: "state:KP". */
export function stateId(code: string): string {
  return `state:${code}`;
}
