// What stages read and write about one text. A layer is written by exactly one stage.
import type { Attribution } from '../document/attribution.ts';
import type { Claim } from '../document/claim.ts';
import type { Mention } from '../document/entity.ts';
import type { EventMention } from '../document/event.ts';
import type { Name } from '../document/name.ts';
import type { Note } from '../document/note.ts';
import type { Entity } from '../document/origin.ts';
import type { PartOfSpeech } from '../document/part-of-speech.ts';
import type { FoundQuantity } from '../document/quantity.ts';
import type { Span } from '../document/span.ts';
import type { InferredDate, Time } from '../document/time.ts';
import type { Paragraph, Quotation, Sentence, Token } from '../document/token.ts';

/** What is known of a text before the first stage. */
export interface Given {
  /** Document id: part of the ids of what is found. */
  readonly document: string;
  readonly text: string;
  /** ISO 639-1. */
  readonly language: string;
  /** Credits, bylines, datelines: words that are not content, in text order. */
  readonly furniture: readonly Span[];
  /** Notes made while the bytes were read. */
  readonly readingNotes: readonly Note[];
  /** First and last day on which it can have been published, YYYY-MM-DD; absent where nothing tells. */
  readonly published?: { readonly earliest: string; readonly latest: string };
}

/** What stages add. */
export interface Layers {
  /** Runs between line breaks that end a paragraph. */
  readonly paragraphs: readonly Paragraph[];
  readonly sentences: readonly Sentence[];
  readonly tokens: readonly Token[];
  /** Part of speech of each token, in their order. */
  readonly tags: readonly PartOfSpeech[];
  /** Dictionary form of each token, in lower case: "send" of "sent". */
  readonly lemmas: readonly string[];
  /** Head of each token as the number of a token; -1 for the root of a sentence, and where the text was not parsed. */
  readonly heads: Int32Array;
  /** How each token depends on its head, as a place in RELATIONS. */
  readonly relations: Uint8Array;
  /** Names of persons, bodies, places and the like, in text order, none overlapping. */
  readonly names: readonly Name[];
  /** What names something or stands for it, in text order; those inside of others are there as well. */
  readonly mentions: readonly Mention[];
  /** What the mentions stand for, in the order of the first of each. */
  readonly entities: readonly Entity[];
  /** Amounts, in text order; what one counts may hold another ("dozens of three-ton trucks"). */
  readonly quantities: readonly FoundQuantity[];
  /** Stretches in quotation marks, outermost only. */
  readonly quotations: readonly Quotation[];
  /** Notes on the text: reading notes and those of stages, in text order. */
  readonly notes: readonly Note[];
  /** Times, in text order, none overlapping. */
  readonly times: readonly Time[];
  /** When a text of no known date can have been written, by what it mentions; null where nothing tells, or it has a date. */
  readonly inferredDate: InferredDate | null;
  readonly attributions: readonly Attribution[];
  readonly claims: readonly Claim[];
  /** Events of the pack's types, by the place of their triggers; each stands in a claim. */
  readonly events: readonly EventMention[];
}

export type LayerName = keyof Layers;
