// The analysis of one text: the stages in their order. Knows no file, no thread and no clock, so a page runs it too.
import { definePipeline } from './pipeline/stage.ts';
import { attributions } from './stages/attributions/attributions.ts';
import { claims } from './stages/claims/claims.ts';
import { entities } from './stages/entities/entities.ts';
import { events } from './stages/events/events.ts';
import { lemmas } from './stages/lemmas/lemmas.ts';
import { names } from './stages/names/names.ts';
import { notes } from './stages/notes/notes.ts';
import { partsOfSpeech } from './stages/parts-of-speech/parts-of-speech.ts';
import { quantities } from './stages/quantities/quantities.ts';
import { segment } from './stages/segment/segment.ts';
import { syntax } from './stages/syntax/syntax.ts';
import { times } from './stages/times/times.ts';

/**
 * The stages in their order; claims come after attributions, because a claim is the content of one, and events last,
 * because each stands in a claim.
 */
export const analyze = definePipeline(
  [
    ...[segment, partsOfSpeech, lemmas, syntax, names],
    ...[times, quantities, entities, notes],
    ...[attributions, claims, events],
  ],
  ['notes', 'times', 'quantities', 'entities', 'attributions', 'claims', 'events'],
);
