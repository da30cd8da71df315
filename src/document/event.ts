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
}

export interface Event {
  readonly id: string;
  readonly type: string;
  readonly label: string;
  readonly parent?: string;
  readonly time?: Time;
  readonly place?: string;
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
  readonly mentions: readonly EventMention[];
  readonly relations: readonly {
    readonly kind: 'part-of' | 'in-exchange-for' | 'said-to-cause';
    readonly event: string;
    readonly claims: readonly string[];
  }[];
  readonly positions: readonly Position[];
  readonly corroboration?: Corroboration;
  readonly provisions: readonly ProvisionHit[];
  readonly rating?: Rating;
}
