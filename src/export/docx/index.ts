// The brief as a Word document with real footnotes, whose bytes depend on the analysis alone.
import type { Analysis } from '../../document/analysis.ts';
import type { Brief } from '../brief/brief.ts';
import { coreProperties, type Part, zipPieces } from '../office/package.ts';
import { memoBlocks } from './memo.ts';
import { constantParts, documentPieces, footnotePieces } from './parts.ts';
import { Footnotes } from './word.ts';

/** The bytes in pieces. `brief` is that of `analysis`. */
export function docxPieces(brief: Brief, analysis: Analysis): Generator<Uint8Array> {
  return zipPieces(docxParts(brief, analysis));
}

/** The parts in the order in which they are written: the footnotes are known when the document is. */
export function docxParts(brief: Brief, analysis: Analysis): Part[] {
  const notes = new Footnotes();
  return [
    ...constantParts(),
    coreProperties(analysis, 'Brief'),
    { name: 'word/document.xml', pieces: documentPieces(memoBlocks(brief, analysis, notes)) },
    { name: 'word/footnotes.xml', pieces: footnotePieces(() => notes.notes) },
  ];
}
