// The small print of a claim, the same in every format.
import type { Stance } from '../../document/claim.ts';
import type { BriefClaim, Words } from './brief.ts';
import type { BriefEvent, BriefFigure, Said } from './happenings.ts';

/** Stands where a claim has no content: "declined to comment". */
export const NO_WORDS = 'no words of its own';

/** Certainty, form, confidence, then what else is known; `words` and `plain` make the format's text of words and of sentences. */
export function detailsOf(
  claim: BriefClaim,
  words: (words: Words) => string,
  plain: (text: string) => string,
): string[] {
  return [
    claim.certainty,
    ...(claim.form ? [claim.form] : []),
    claim.confidence,
    ...(claim.cue ? [`cue ${words(claim.cue)}`] : []),
    ...(claim.hedges.length > 0 ? [`hedged by ${claim.hedges.map(words).join(', ')}`] : []),
    ...(claim.condition ? [`on condition ${words(claim.condition)}`] : []),
    ...(claim.record ? [claim.record] : []),
    ...(claim.unnamedBecause ? [`not named: ${words(claim.unnamedBecause)}`] : []),
    ...claim.through.map(plain),
    ...(claim.status ? [claim.status] : []),
  ];
}

/** "Mara Venn (denies)", "[2] in its own voice (asserts, probable)". */
export function saidLabel({ by, stance, certainty }: Said): string {
  const firmness = certainty === 'certain' || certainty === 'unstated' ? '' : `, ${certainty}`;
  return `${by} (${stance}${firmness})`;
}

/** What a stance other than to assert or confirm makes of the event it is about. */
const TOLD_AS: Readonly<Partial<Record<Stance, string>>> = {
  denies: 'denied',
  doubts: 'doubted',
  declines: 'no stand taken',
  relays: 'passed on',
  demands: 'demanded',
  commits: 'promised',
};

/** What leads an event: "arms transfer", "visit, planned", "arms transfer, did not happen", "arms transfer, denied". */
export function eventLead({ type, modality, polarity, said }: BriefEvent): string {
  const toldAs = TOLD_AS[said.stance];
  return [
    type,
    ...(polarity === 'no' ? ['did not happen'] : []),
    ...(modality === 'happened' ? [] : [modality]),
    ...(toldAs === undefined ? [] : [toldAs]),
  ].join(', ');
}

/** When, who with what part, what is special, whether its time has gone by, and whose word it is. */
export function eventDetails(
  event: BriefEvent,
  words: (words: Words) => string,
  plain: (text: string) => string,
): string[] {
  return [
    ...(event.when === undefined ? ['time not told'] : [plain(event.when)]),
    ...event.roles.map(
      ({ role, words: fillers, classes }) =>
        `${plain(role)} ${[...fillers.map(words), ...classes.map(plain)].join(', ')}`,
    ),
    ...event.superlatives.map(words),
    ...(event.passed ? [`its time has passed${event.outcome === undefined ? '; outcome to be looked for' : ''}`] : []),
    ...(event.outcome === undefined ? [] : [plain(event.outcome)]),
    plain(saidLabel(event.said)),
  ];
}

/** Amount as read, what it counts, and whose word it is. */
export function figureDetails(figure: BriefFigure, plain: (text: string) => string): string[] {
  return [plain(figure.reading), plain(saidLabel(figure.said))];
}
