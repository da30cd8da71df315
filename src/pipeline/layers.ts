// What stages read and write about one text. A layer is written by exactly one stage.
import type { Attribution } from '../document/attribution.ts';
import type { Claim } from '../document/claim.ts';
import type { Name } from '../document/name.ts';
import type { Note } from '../document/note.ts';
import type { PartOfSpeech } from '../document/part-of-speech.ts';
import type { Span } from '../document/span.ts';
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
}

/** What stages add. */
export interface Layers {
  /** Runs between line breaks that end a paragraph. */
  readonly paragraphs: readonly Paragraph[];
  readonly sentences: readonly Sentence[];
  readonly tokens: readonly Token[];
  /** Part of speech of each token, in their order. */
  readonly tags: readonly PartOfSpeech[];
  /** Names of persons, bodies, places and the like, in text order, none overlapping. */
  readonly names: readonly Name[];
  /** Stretches in quotation marks, outermost only. */
  readonly quotations: readonly Quotation[];
  /** Notes on the text: reading notes and those of stages, in text order. */
  readonly notes: readonly Note[];
  readonly attributions: readonly Attribution[];
  readonly claims: readonly Claim[];
}

export type LayerName = keyof Layers;
