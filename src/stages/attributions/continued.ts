// A quotation that goes on without a word of who speaks: over the rest of its paragraph, and into the next where it was not closed.
import type { TokenAttribution } from './read.ts';
import type { FrameInput, ReadingFrame } from './reading-frame.ts';

/** The attributions with the wholly quoted sentences that follow their quotations and belong to no other. */
export function withContinuations(
  input: FrameInput,
  frame: ReadingFrame,
  attributions: readonly TokenAttribution[],
): TokenAttribution[] {
  const owner = new Int32Array(frame.length).fill(-1);
  for (const [index, { sources, cue, contents }] of attributions.entries()) {
    for (const run of [...sources, cue, ...contents]) owner.fill(index, run.first, run.last);
  }
  const grown = attributions.map((one) => ({ ...one, contents: [...one.contents] }));
  let speaker = -1;
  for (const [index, sentence] of frame.sentences.entries()) {
    const { first, last, opensParagraph } = sentence;
    if (opensParagraph && !isOpenAt(input, first)) speaker = -1;
    const owned = lastOwner(owner, first, last);
    if (owned !== -1) {
      const quotes = attributions[owned]!.contents.some(
        (run) => frame.quote[run.first] !== 0 || frame.quote[run.last - 1] !== 0,
      );
      speaker = quotes ? owned : -1;
    } else if (sentence.quoting === 1 && speaker !== -1) {
      const contents = grown[speaker]!.contents;
      const before = contents.at(-1)!;
      const run = { first, last, share: before.share };
      if (before.last === first && frame.sentence[before.first]! < index)
        contents[contents.length - 1] = { ...before, last };
      else contents.push(run);
    } else if (sentence.quoting !== 1) speaker = -1;
  }
  return grown;
}

/** True where a quotation that the paragraph before did not close goes on at token `at`. */
function isOpenAt({ tokens, quotations }: FrameInput, at: number): boolean {
  const start = tokens[at]!.start;
  let [low, high] = [0, quotations.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (quotations[middle]!.start < start) low = middle + 1;
    else high = middle;
  }
  return low > 0 && !quotations[low - 1]!.closed && quotations[low]?.start === start;
}

function lastOwner(owner: Int32Array, first: number, last: number): number {
  for (let at = last - 1; at >= first; at--) if (owner[at] !== -1) return owner[at]!;
  return -1;
}
