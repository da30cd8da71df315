// "MODERATOR: Next question.": speakers at the beginnings of paragraphs, each with what is said until the next.

import { TRANSCRIPT_SPEAKER } from './en.ts';
import type { TokenAttribution } from './read.ts';
import type { FrameInput, ReadingFrame } from './reading-frame.ts';

/** One such beginning may be a headline. */
const FEWEST = 2;
/** Paragraphs that one speaker may hold without being named again. */
const LONGEST = 6;
const CONFIDENCE = 0.95;

/** The speeches of a transcript; none where the text is not one. */
export function findTranscript({ text, tokens }: FrameInput, frame: ReadingFrame): TokenAttribution[] {
  const paragraphs = paragraphsOf(frame);
  const speakers = paragraphs.map(({ first }) => {
    const start = tokens[first]!.start;
    const match = TRANSCRIPT_SPEAKER.exec(text.slice(start, start + 80));
    if (!match) return undefined;
    let colon = first;
    while (tokens[colon]!.end < start + match[0].length) colon++;
    return colon;
  });
  if (speakers.filter((colon) => colon !== undefined).length < FEWEST) return [];
  return paragraphs.flatMap(({ first, last }, index) => {
    const colon = speakers[index];
    if (colon === undefined || colon <= first || colon + 1 >= last) return [];
    let end = index + 1;
    while (end < paragraphs.length && end - index < LONGEST && speakers[end] === undefined) end++;
    // Behind the last speaker the text may go on in its own voice.
    const until = end < paragraphs.length ? paragraphs[end - 1]!.last : last;
    const run = (from: number, to: number) => ({ first: from, last: to, share: CONFIDENCE });
    return [
      {
        sources: [run(first, colon)],
        cue: run(colon, colon + 1),
        contents: [run(colon + 1, until)],
        confidence: CONFIDENCE,
      },
    ];
  });
}

function paragraphsOf({ sentences }: ReadingFrame): { first: number; last: number }[] {
  const paragraphs: { first: number; last: number }[] = [];
  for (const { first, last, opensParagraph } of sentences) {
    if (opensParagraph || paragraphs.length === 0) paragraphs.push({ first, last });
    else paragraphs.at(-1)!.last = last;
  }
  return paragraphs;
}
