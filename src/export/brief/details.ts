// The small print of a claim, the same in every format.
import type { BriefClaim, Words } from './brief.ts';

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
