// The analysis of one text: the stages in their order. Knows no file, no thread and no clock, so a page runs it too.
import { definePipeline } from './pipeline/stage.ts';
import { attributions } from './stages/attributions/attributions.ts';
import { claims } from './stages/claims/claims.ts';
import { names } from './stages/names/names.ts';
import { notes } from './stages/notes/notes.ts';
import { partsOfSpeech } from './stages/parts-of-speech/parts-of-speech.ts';
import { segment } from './stages/segment/segment.ts';

/** The stages in their order; claims come after attributions, because a claim is the content of one. */
export const analyze = definePipeline(
  [segment, partsOfSpeech, names, notes, attributions, claims],
  ['notes', 'attributions', 'claims'],
);
