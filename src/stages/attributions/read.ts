// Runs the models over a text: labels twice, weighs whole spans, chooses those that do not overlap, and links them.
import { sigmoid } from '../../models/exp.ts';
import { Features } from '../../models/features.ts';
import type { Model } from '../../models/model.ts';
import type { Models } from '../../models/models.ts';
import {
  bestSpans,
  type Chain,
  findSpanShares,
  type SequenceModel,
  type SpanShare,
} from '../../models/sequence-model.ts';
import { TwinTables } from '../../models/twin-tables.ts';
import { withSecondHalves } from './around.ts';
import { completeRuns } from './complete.ts';
import { addConfidence } from './confidence-features.ts';
import { withCleanEdges } from './edges.ts';
import { addFeatures, jointsOf } from './features.ts';
import { LinkFeatures, type Run, type Runs, withinReach } from './link-features.ts';
import {
  leastConfidence,
  withAgents,
  withDenials,
  withoutBylines,
  withoutConsequences,
  withoutLoneRelatives,
  withoutWitnesses,
  withPlainContents,
} from './plain.ts';
import { type FrameInput, frameOf, type ReadingFrame } from './reading-frame.ts';
import { type FirstReading, SecondFeatures } from './second-features.ts';
import { CONTENT, CUE, SOURCE, SpanFeatures } from './span-features.ts';
import { withSharedSubjects, withWholeSources } from './subjects.ts';

/** Spans less likely than this are not looked at. */
export const LEAST_SHARE = 0.02;

/** A span with its probability, the most likely first of those that compete. */
export interface Span extends Run {
  readonly share: number;
}

/** An attribution as runs of tokens. */
export interface TokenAttribution {
  readonly sources: readonly Span[];
  readonly cue: Span;
  readonly contents: readonly Span[];
  /** Probability that the three belong together. */
  readonly confidence: number;
}

/** From which probability on a span of each kind, and a link, is taken. */
export interface Thresholds {
  readonly spans: readonly [source: number, cue: number, content: number];
  readonly source: number;
  readonly content: number;
  /** Least product of the probabilities of a span and its link for one that is brought back: the cue of a content without one, the source and the content of a cue. */
  readonly orphan: number;
  readonly spareSource: number;
  readonly spareContent: number;
}

export interface ReaderParts {
  readonly first: Chain;
  readonly second: Chain;
  /** The weights of both. */
  readonly tokens: TwinTables;
  readonly spans: SequenceModel;
  readonly links: SequenceModel;
  readonly confidence: SequenceModel;
  readonly lexicon: ReadonlyMap<string, number>;
  readonly thresholds: Thresholds;
}

/** Used again for every text. */
const features = new Features();
const moreFeatures = new Features();
const readers = new WeakMap<Model, ReaderParts>();

/** The parts of the model "attributions". */
export function partsOf(models: Models): ReaderParts {
  const model = models.get('attributions');
  let parts = readers.get(model);
  if (parts === undefined) {
    const [first, second] = [model.sequence('first'), model.sequence('second')];
    parts = {
      first: first.chain(),
      second: second.chain(),
      tokens: new TwinTables(first.table, second.table),
      spans: model.sequence('spans'),
      links: model.sequence('links'),
      confidence: model.sequence('confidence'),
      lexicon: new Map(Object.entries(model.table<Record<string, number>>('cues'))),
      thresholds: model.table<Thresholds>('thresholds'),
    };
    readers.set(model, parts);
  }
  return parts;
}

/** Every attribution of a text, by their cues. */
export function readAttributions(
  input: FrameInput,
  models: Models,
): { frame: ReadingFrame; attributions: TokenAttribution[] } {
  const parts = partsOf(models);
  const frame = frameOf(input, models.forms, parts.lexicon);
  const lowers = input.tokens.map(({ lower }) => lower);
  const joints = jointsOf(frame, lowers);
  const seen = tokenFeatures(frame);
  const emissions = readTwice(parts, frame, seen, joints);
  const { candidates, goesOn } = findCandidates(parts.second, frame, emissions, joints);
  const weighed = weigh(parts.spans, frame, candidates);
  const chosen = chooseRuns(weighed, goesOn, parts.thresholds);
  const link = linkerOf(frame, parts.links, parts.thresholds);
  const byModels = link(completeRuns(frame, chosen, weighed, parts.links, parts.thresholds, link));
  const plain = withPlainContents(frame, lowers, weighed, withoutLoneRelatives(frame, lowers, byModels));
  const said = withoutConsequences(lowers, withoutWitnesses(frame, lowers, withoutBylines(frame, lowers, plain)));
  const denied = withAgents(frame, lowers, withDenials(frame, lowers, said));
  const sourced = withSharedSubjects(frame, withWholeSources(frame, denied));
  const linked = withSecondHalves(frame, lowers, withCleanEdges(frame, lowers, sourced));
  const confidences = yesShares(parts.confidence, linkedFeatures(frame, linked));
  const attributions = linked.map((one, index) => ({
    sources: one.source === undefined ? [] : [one.source.other],
    cue: one.cue,
    contents: one.contents.map(({ other }) => other),
    confidence: Math.max(confidences[index]!, leastConfidence(frame, lowers, one)),
  }));
  return { frame, attributions };
}

/** What both models of tokens see of the text. */
export function tokenFeatures(frame: ReadingFrame): Features {
  addFeatures(frame, features);
  return features;
}

/** What the second one sees beside that. */
export function secondFeatures(frame: ReadingFrame, reading: FirstReading): Features {
  new SecondFeatures(frame, reading).addAll(moreFeatures);
  return moreFeatures;
}

/** What the first model says; `seen` are its `tokenFeatures`. */
export function readFirst(model: SequenceModel, seen: Features, joints: Uint8Array): FirstReading {
  return readingOf(model, model.emissions(seen), joints);
}

function readingOf(model: Chain, emissions: Int32Array, joints: Uint8Array): FirstReading {
  const { forward, backward } = model.lattice(emissions, joints);
  const shares = new Uint8Array(forward.length);
  for (let at = 0; at < shares.length; at++) shares[at] = Math.round(forward[at]! * backward[at]! * 255);
  return { path: model.bestLabels(emissions, joints), shares };
}

/** The second model's scores of all labels of all tokens. */
export function secondEmissions(
  model: SequenceModel,
  frame: ReadingFrame,
  seen: Features,
  reading: FirstReading,
): Int32Array {
  const emissions = model.emissions(seen);
  model.addEmissions(secondFeatures(frame, reading), emissions);
  return emissions;
}

/** The same with both models looked up at once. */
function readTwice(parts: ReaderParts, frame: ReadingFrame, seen: Features, joints: Uint8Array): Int32Array {
  const emissions = new Int32Array(seen.length * parts.first.labels);
  const emissionsOfSecond = new Int32Array(seen.length * parts.second.labels);
  parts.tokens.addBoth(seen, emissions, emissionsOfSecond);
  const reading = readingOf(parts.first, emissions, joints);
  parts.tokens.addSecond(secondFeatures(frame, reading), emissionsOfSecond);
  return emissionsOfSecond;
}

/** Every span that the second model holds possible, cut at the ends of sentences, and the sentences whose first token goes on with a content. */
export function findCandidates(
  model: Chain,
  frame: ReadingFrame,
  emissions: Int32Array,
  joints: Uint8Array,
): { candidates: SpanShare[]; goesOn: Uint8Array } {
  const lattice = model.lattice(emissions, joints);
  const goesOn = new Uint8Array(frame.length);
  const cuts = new Uint8Array(frame.length);
  const { labels, forward, backward } = lattice;
  const [begin, inside] = [CONTENT * 2 + 1, CONTENT * 2 + 2];
  for (const { first } of frame.sentences) {
    const share = (label: number) => forward[first * labels + label]! * backward[first * labels + label]!;
    cuts[first] = 1;
    goesOn[first] = share(inside) > share(begin) ? 1 : 0;
  }
  return { candidates: findSpanShares(lattice, LEAST_SHARE, cuts), goesOn };
}

/** What the third model sees: a position a candidate. */
export function spanFeatures(frame: ReadingFrame, candidates: readonly SpanShare[]): Features {
  const looked = new SpanFeatures(frame, candidates);
  features.clear();
  for (const candidate of candidates) looked.add(candidate, features);
  return features;
}

/** The candidates with the probability that the third model gives them. */
export function weigh(model: SequenceModel, frame: ReadingFrame, candidates: readonly SpanShare[]): SpanShare[] {
  const shares = yesShares(model, spanFeatures(frame, candidates));
  return candidates.map(({ kind, first, last }, index) => ({ kind, first, last, share: shares[index]! }));
}

/** Of a model of two labels, no and yes, whose positions do not hang together: the probability of yes at every position. */
function yesShares(model: SequenceModel, positions: Features): Float64Array {
  const scores = model.emissions(positions);
  const shares = new Float64Array(positions.length);
  for (let at = 0; at < shares.length; at++)
    shares[at] = sigmoid((scores[at * 2 + 1]! - scores[at * 2]!) * model.scale);
  return shares;
}

/** Runs of each kind with their probabilities. */
export type SpanRuns = readonly [sources: readonly Span[], cues: readonly Span[], contents: readonly Span[]];

/** The spans to take; contents that go on over ends of sentences are joined. */
export function chooseRuns(weighed: readonly SpanShare[], goesOn: Uint8Array, { spans }: Thresholds): SpanRuns {
  const chosen = bestSpans(weighed, ({ kind }) => spans[kind]!);
  const runs: [Span[], Span[], Span[]] = [[], [], []];
  for (const { kind, first, last, share } of chosen) {
    const before = runs[kind]!.at(-1);
    if (kind === CONTENT && before?.last === first && goesOn[first] === 1) {
      runs[kind]![runs[kind]!.length - 1] = { first: before.first, last, share: Math.min(before.share, share) };
    } else runs[kind]!.push({ first, last, share });
  }
  return runs;
}

/** Those of a text last asked for: the same runs are looked at several times on end. */
const lastLooked = new WeakMap<ReadingFrame, LinkFeatures>();

function linkFeaturesOf(frame: ReadingFrame, runs: Runs): LinkFeatures {
  let looked = lastLooked.get(frame);
  if (looked?.runs !== runs) {
    looked = new LinkFeatures(frame, runs);
    lastLooked.set(frame, looked);
  }
  return looked;
}

/** What the fourth model sees: a position for each of `others`, runs of `kind`, within reach of one of `cues`, cue after cue. */
export function pairs<Cue extends Run, Other extends Run>(
  frame: ReadingFrame,
  runs: Runs,
  kind: number,
  cues: readonly Cue[],
  others: readonly Other[],
): { features: Features; pairs: { other: Other; cue: Cue }[] } {
  const looked = linkFeaturesOf(frame, runs);
  features.clear();
  const found: { other: Other; cue: Cue }[] = [];
  for (const cue of cues) {
    for (const other of withinReach(frame, others, cue)) {
      looked.add(kind, other, cue, features);
      found.push({ other, cue });
    }
  }
  return { features, pairs: found };
}

/** The same pairs with the probability that they belong together. */
export function pairShares<Cue extends Run, Other extends Run>(
  frame: ReadingFrame,
  runs: Runs,
  kind: number,
  cues: readonly Cue[],
  others: readonly Other[],
  links: SequenceModel,
): { other: Other; cue: Cue; share: number }[] {
  const { features: positions, pairs: found } = pairs(frame, runs, kind, cues, others);
  const shares = yesShares(links, positions);
  return found.map(({ other, cue }, index) => ({ other, cue, share: shares[index]! }));
}

/** A run and the probability that it belongs to a cue. */
export interface Choice {
  readonly other: Span;
  readonly share: number;
}

/** A cue with what belongs to it; at least one content. */
export interface Linked {
  readonly cue: Span;
  readonly source: Choice | undefined;
  readonly contents: readonly Choice[];
}

/** Gives each cue its likeliest source, and each content to its likeliest cue. Cues without a content are left out. */
export function linkRuns(frame: ReadingFrame, runs: SpanRuns, links: SequenceModel, thresholds: Thresholds): Linked[] {
  const sourceOf = new Map<Run, Choice>();
  const cueOf = new Map<Run, Choice>();
  for (const kind of [SOURCE, CONTENT]) {
    for (const { other, cue, share } of pairShares(frame, runs, kind, runs[CUE], runs[kind]!, links)) {
      const chosen = kind === SOURCE ? sourceOf : cueOf;
      const [key, value] = kind === SOURCE ? [cue, other] : [other, cue];
      const least = kind === SOURCE ? thresholds.source : thresholds.content;
      if (share >= least && share > (chosen.get(key)?.share ?? 0)) chosen.set(key, { other: value, share });
    }
  }
  const contentsOf = new Map<Run, Choice[]>();
  for (const content of runs[CONTENT]) {
    const choice = cueOf.get(content);
    if (choice === undefined) continue;
    const contents = contentsOf.get(choice.other);
    const linked = { other: content, share: choice.share };
    if (contents) contents.push(linked);
    else contentsOf.set(choice.other, [linked]);
  }
  return runs[CUE].flatMap((cue) => {
    const contents = contentsOf.get(cue);
    return contents === undefined ? [] : [{ cue, source: sourceOf.get(cue), contents }];
  });
}

/** `linkRuns` that does not link the same runs twice in a row. */
export function linkerOf(
  frame: ReadingFrame,
  links: SequenceModel,
  thresholds: Thresholds,
): (runs: SpanRuns) => readonly Linked[] {
  let last: { readonly runs: SpanRuns; readonly linked: readonly Linked[] } | undefined;
  return (runs) => {
    if (last?.runs !== runs) last = { runs, linked: linkRuns(frame, runs, links, thresholds) };
    return last.linked;
  };
}

/** What the fifth model sees: a position for each attribution. */
export function linkedFeatures(frame: ReadingFrame, linked: readonly Linked[]): Features {
  features.clear();
  for (const one of linked) addConfidence(frame, one, features);
  return features;
}
