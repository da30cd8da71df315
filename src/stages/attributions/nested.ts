// Attributions inside of contents: the models mark a text flat, so each content is read again as a text of its own.
import type { Models } from '../../models/models.ts';
import { DENIES } from './en.ts';
import { readAttributions, type Span, type TokenAttribution } from './read.ts';
import { excerptOf } from './readable.ts';
import type { FrameInput, ReadingFrame } from './reading-frame.ts';

/** "he said she said that they said …" is followed so far. */
const DEEPEST = 2;
/** Contents of fewer tokens hold no attribution. */
const SHORTEST = 5;
/** What is found inside must be this likely: nothing of the kind was marked in training. */
const LEAST_CONFIDENCE = 0.5;
/** A denial less: without it the report would put forward what was denied. */
const LEAST_OF_DENIALS = 0.2;

/** A content without a word that attributes this often holds none either; see `ReadingFrame.cue`. */
const LIKELY_CUE = 4;

/** The attributions in the contents of `outer`, and in theirs, as runs of the tokens of `input`, which `frame` is of. */
export function readNested(
  input: FrameInput,
  frame: ReadingFrame,
  outer: readonly TokenAttribution[],
  models: Models,
): TokenAttribution[] {
  const found: TokenAttribution[] = [];
  let level = outer;
  for (let depth = 0; depth < DEEPEST && level.length > 0; depth++) {
    level = readInside(input, contentsOf(level, frame), models);
    found.push(...level);
  }
  return found;
}

function contentsOf(attributions: readonly TokenAttribution[], { cue }: ReadingFrame): Span[] {
  return attributions
    .flatMap(({ contents }) => contents)
    .filter(
      ({ first, last }) => last - first >= SHORTEST && cue.subarray(first, last).some((level) => level >= LIKELY_CUE),
    )
    .sort((a, b) => a.first - b.first);
}

function readInside(input: FrameInput, contents: readonly Span[], models: Models): TokenAttribution[] {
  if (contents.length === 0) return [];
  const excerpt = excerptOf(input, contents);
  const { attributions } = readAttributions(excerpt.input, models);
  const inOne = ({ cue, sources, contents: inner }: TokenAttribution) =>
    [...sources, ...inner].every((run) => excerpt.owner[run.first] === excerpt.owner[cue.first]);
  const placed = (run: Span): Span => ({
    ...run,
    first: excerpt.origin[run.first]!,
    last: excerpt.origin[run.last - 1]! + 1,
  });
  const leastFor = ({ cue }: TokenAttribution) =>
    excerpt.input.tokens.slice(cue.first, cue.last).some(({ lower }) => DENIES.has(lower))
      ? LEAST_OF_DENIALS
      : LEAST_CONFIDENCE;
  return attributions
    .filter((one) => one.confidence >= leastFor(one) && one.sources.length > 0 && inOne(one))
    .map((one) => ({
      ...one,
      sources: one.sources.map(placed),
      cue: placed(one.cue),
      contents: one.contents.map(placed),
    }));
}
