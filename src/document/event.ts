// What happened: a mention in one text, and the event across texts.
import type { Position } from './position.ts';
import type { Quantity } from './quantity.ts';
import type { Quote } from './span.ts';
import type { Time } from './time.ts';
import type { Corroboration, ProvisionHit, Rating } from './verdict.ts';

/** The state of the event in the content. A denial is a stance, a prediction a modality. */
export const MODALITIES = [
  'happened',
  'ongoing',
  'preparing',
  'planned',
  'expected',
  'possible',
  'conditional',
] as const;
export type Modality = (typeof MODALITIES)[number];

export const POLARITIES = ['yes', 'no'] as const;
export type Polarity = (typeof POLARITIES)[number];

export interface EventArgument extends Quote {
  readonly role: string;
  readonly entity?: string;
  readonly quantity?: Quantity;
  /** The class of the pack that the words are of, where the role asks for it: "icbm". */
  readonly class?: string;
}

/** A first, an only or a record, with the words that say so: "first intercontinental ballistic missile flights since 2017". */
export interface Superlative extends Quote {
  readonly kind: 'first' | 'only' | 'record';
}

export const EVENT_RELATIONS = ['part-of', 'in-exchange-for', 'said-to-cause'] as const;
export type EventRelation = (typeof EVENT_RELATIONS)[number];

/** What a mention is to another of its text, with the words that join them: "in return". */
export interface MentionRelation extends Quote {
  readonly kind: EventRelation;
  /** Id of the other mention. */
  readonly mention: string;
}

export interface EventMention {
  readonly id: string;
  readonly document: string;
  readonly claim: string;
  readonly type: string;
  readonly trigger: Quote;
  readonly arguments: readonly EventArgument[];
  readonly modality: Modality;
  readonly polarity: Polarity;
  readonly time?: Time;
  readonly quantity?: Quantity;
  readonly superlatives?: readonly Superlative[];
  readonly relations?: readonly MentionRelation[];
}

/** Two figures for one role of an event, or of events of one actor, that are not the same. */
export const FIGURE_VERDICTS = ['agree', 'disagree', 'different-things', 'cannot-tell'] as const;
export type FigureVerdict = (typeof FIGURE_VERDICTS)[number];

export interface FigureComparison {
  readonly role: string;
  readonly a: Quote;
  readonly b: Quote;
  readonly claims: readonly string[];
  readonly verdict: FigureVerdict;
  /** A sentence. */
  readonly reason: string;
}

export interface Event {
  readonly id: string;
  readonly type: string;
  /** "missile test: North Korea, 2022-09-25". */
  readonly label: string;
  /** What it is told apart by, in the order of its type: ids, classes, years, months, days. */
  readonly identity: readonly { readonly step: string; readonly value: string; readonly inferred: boolean }[];
  /** The event that states less and holds this one: "30 missiles this year" holds its tests. */
  readonly parent?: string;
  /** The one event below it that fits all it states, inferred because no other is known. Never raises a verdict. */
  readonly shownUnder?: string;
  /** EDTF of the finest time that it is told apart by. */
  readonly time?: string;
  /** Id of the place that it is told apart by. */
  readonly place?: string;
  /** Days next to each other that were joined: "2024-10-31", "2024-11-01". */
  readonly days?: readonly string[];
  readonly values: readonly {
    readonly role: string;
    readonly value: string;
    readonly claims: readonly string[];
    readonly origins: readonly string[];
  }[];
  readonly states: readonly {
    readonly modality: Modality;
    readonly polarity: Polarity;
    readonly claims: readonly string[];
  }[];
  /** Ids of `eventMentions`. */
  readonly mentions: readonly string[];
  readonly relations: readonly {
    readonly kind: EventRelation;
    readonly event: string;
    readonly claims: readonly string[];
  }[];
  readonly positions: readonly Position[];
  readonly figures: readonly FigureComparison[];
  readonly corroboration: Corroboration;
  readonly provisions: readonly ProvisionHit[];
  readonly rating?: Rating;
}
