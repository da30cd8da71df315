// The features of the fifth model: is this attribution, as a whole, right?
import type { Features } from '../../models/features.ts';
import { mixSigned as mix } from '../../models/hash.ts';
import type { ReadingFrame } from './reading-frame.ts';
import { shareStep } from './span-features.ts';

interface Weighed {
  readonly first: number;
  readonly last: number;
  readonly share: number;
}

interface Linked {
  readonly cue: Weighed;
  readonly source?: { readonly other: Weighed; readonly share: number } | undefined;
  readonly contents: readonly { readonly other: Weighed; readonly share: number }[];
}

/** Adds the features of one attribution as one position. */
export function addConfidence(frame: ReadingFrame, { cue, source, contents }: Linked, features: Features): void {
  const word = frame.forms[cue.last - 1]!.lower;
  const level = frame.cue[cue.last - 1]!;
  const longest = contents.reduce((most, one) =>
    one.other.last - one.other.first > most.other.last - most.other.first ? one : most,
  );
  const quoted = contents.filter(({ other }) => frame.quote[other.first] !== 0).length;
  const form = quoted === 0 ? 0 : quoted === contents.length ? 2 : 1;
  const steps = [
    shareStep(cue.share),
    source === undefined ? 24 : shareStep(source.other.share),
    source === undefined ? 24 : shareStep(source.share),
    shareStep(longest.other.share),
    shareStep(longest.share),
  ];
  features.add(mix(900 + 0, 0));
  for (const [index, step] of steps.entries()) {
    features.add(mix(900 + 1 + index, step));
    features.add(mix(900 + 10 + index, mix(step, steps[(index + 1) % steps.length]!)));
    features.add(mix(900 + 20 + index, mix(step, form)));
  }
  features.add(mix(900 + 30, form));
  features.add(mix(900 + 31, level));
  features.add(mix(900 + 32, word));
  features.add(mix(900 + 33, mix(Math.min(3, contents.length), form)));
  features.add(mix(900 + 34, mix(frame.quote[cue.first]!, form)));
  features.end();
}
