// Something odd met while reading: kept with its words and a sentence that explains it.
import { type Quote, quote } from './span.ts';

export const NOTE_KINDS = [
  'citation-debris', // left over by a writing machine: "Reuters +3", "[oaicite:1]"
  'broken-sentence', // a sentence without its verb, or one that stops on a word that cannot end it
  'corrupted-word', // a word that a slip of copying or of recognition changed: "could kelp", where "help" is near-certain
  'turned-sense', // a word that paraphrase turned into its opposite or into another thing: "sought to strain relations with"
  'lost-speaker', // speech printed as the article's own voice: whose words they are is lost
  'mojibake', // letters decoded with the wrong charset: "â€™"
  'cut-start', // the text begins in the middle of a sentence
  'cut-end', // the text stops in the middle of a sentence, or says that it goes on elsewhere
  'near-empty', // too little text to read
  'truncated', // we stopped reading at a cap
  'charset', // the charset was guessed, or what was declared is wrong
  'language', // not in a language that is analysed
  'date', // dates of the document that contradict each other or cannot be
  'law', // a resolution that no pack knows, or what is to be known beside a statement about the law
  'container', // a part of an archive, message or feed that was left out
] as const;
export type NoteKind = (typeof NOTE_KINDS)[number];

/** `text` equals the document's text at [start, end); a note about the whole document has start = end = 0 and no words. */
export interface Note extends Quote {
  readonly kind: NoteKind;
  /** One sentence for the reader: what it is, and what follows from it. */
  readonly message: string;
}

/** A note on the words at [start, end). */
export function noteOn(text: string, start: number, end: number, kind: NoteKind, message: string): Note {
  return { kind, ...quote(text, start, end), message };
}

/** A note on the document as a whole. */
export function noteOnWhole(kind: NoteKind, message: string): Note {
  return { kind, start: 0, end: 0, text: '', message };
}
