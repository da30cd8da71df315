// The steps of the training, each on some articles: the first model, the second over the first, the third over spans,
// the fourth over pairs of them, the fifth over what comes out.
import type { SequenceModel, SpanShare } from '../../src/models/sequence-model.ts';
import { WordForms } from '../../src/models/word-forms.ts';
import { JOINT_SYSTEMS, jointsOf } from '../../src/stages/attributions/features.ts';
import type { Run, Runs } from '../../src/stages/attributions/link-features.ts';
import {
  findCandidates,
  type Linked,
  linkedFeatures,
  pairs,
  readFirst,
  secondEmissions,
  secondFeatures,
  spanFeatures,
  type TokenAttribution,
  tokenFeatures,
  weigh,
} from '../../src/stages/attributions/read.ts';
import { frameOf, type ReadingFrame } from '../../src/stages/attributions/reading-frame.ts';
import type { FirstReading } from '../../src/stages/attributions/second-features.ts';
import { CONTENT, CUE, SOURCE } from '../../src/stages/attributions/span-features.ts';
import type { MarkedAttribution } from '../data/polnear.ts';
import { Examples } from '../examples.ts';
import type { Progress } from '../progress.ts';
import { matchAttributions } from '../score.ts';
import { trainSequence } from '../train-sequence.ts';
import { CueCounts, type TrainingDocument } from './documents.ts';

const LABELS = 7;
/** Features of tokens that occur less often are left out; those of spans and pairs likewise. */
const CUT_OFF = 15;
const SPAN_CUT_OFF = 8;
const TABLE_BITS = 19;

const forms = new WordForms();

export type Lexicon = ReadonlyMap<string, number>;

export interface Lexicons {
  /** For texts that were not learned from. */
  readonly full: Lexicon;
  /** For a text that was: without its own counts. */
  readonly without: (document: TrainingDocument) => Lexicon;
}

export function induceLexicon(documents: readonly TrainingDocument[]): Lexicons {
  const counts = new CueCounts(documents);
  return { full: counts.lexicon(), without: (document) => counts.lexicon(document) };
}

export function frame(document: TrainingDocument, lexicon: Lexicon): ReadingFrame {
  return frameOf(document, forms, lexicon);
}

function joints(document: TrainingDocument, seen: ReadingFrame): Uint8Array {
  return jointsOf(
    seen,
    document.tokens.map(({ lower }) => lower),
  );
}

/** How long and from which seed a model learns. */
export interface Course {
  readonly seed: number;
  readonly epochs: number;
  readonly progress: Progress;
}

export function trainFirst(
  documents: readonly TrainingDocument[],
  { without }: Lexicons,
  { seed, epochs, progress }: Course,
): SequenceModel {
  const examples = new Examples();
  for (const document of documents) {
    const seen = frame(document, without(document));
    examples.add(tokenFeatures(seen), document.labels, joints(document, seen));
  }
  return trainSequence(
    examples.indexed(CUT_OFF, TABLE_BITS),
    { labels: LABELS, systems: JOINT_SYSTEMS, epochs, seed, dropout: 0.55, rate: 0.025, damping: 1 },
    progress,
  );
}

export function firstReading(model: SequenceModel, document: TrainingDocument, lexicon: Lexicon): FirstReading {
  const seen = frame(document, lexicon);
  return readFirst(model, tokenFeatures(seen), joints(document, seen));
}

export function trainSecond(
  documents: readonly TrainingDocument[],
  readings: readonly FirstReading[],
  { without }: Lexicons,
  { seed, epochs, progress }: Course,
): SequenceModel {
  const examples = new Examples();
  for (const [index, document] of documents.entries()) {
    const seen = frame(document, without(document));
    examples.add(tokenFeatures(seen), document.labels, joints(document, seen), secondFeatures(seen, readings[index]!));
  }
  return trainSequence(
    examples.indexed(CUT_OFF, TABLE_BITS),
    { labels: LABELS, systems: JOINT_SYSTEMS, epochs, seed, dropout: 0.5, rate: 0.025, damping: 1 },
    progress,
  );
}

/** What the second model holds possible in one text. */
export interface Candidates {
  readonly candidates: readonly SpanShare[];
  readonly goesOn: Uint8Array;
}

export function candidatesOf(
  model: SequenceModel,
  document: TrainingDocument,
  reading: FirstReading,
  lexicon: Lexicon,
): Candidates {
  const seen = frame(document, lexicon);
  const emissions = secondEmissions(model, seen, tokenFeatures(seen), reading);
  return findCandidates(model, seen, emissions, joints(document, seen));
}

/** Marked spans of a text, cut at the ends of sentences, as "kind first last". */
export function markedSpans({ labels, sentences }: TrainingDocument): ReadonlySet<string> {
  const cuts = new Set(sentences.map((sentence) => sentence.tokens[0]));
  const marked = new Set<string>();
  for (let first = 0; first < labels.length; first++) {
    const label = labels[first]!;
    if (label === 0 || ((label & 1) === 0 && !cuts.has(first))) continue;
    const kind = (label - 1) >> 1;
    let last = first + 1;
    while (last < labels.length && labels[last] === kind * 2 + 2 && !cuts.has(last)) last++;
    marked.add(`${kind} ${first} ${last}`);
  }
  return marked;
}

export function trainSpans(
  documents: readonly TrainingDocument[],
  candidates: readonly Candidates[],
  { without }: Lexicons,
  { seed, epochs, progress }: Course,
): SequenceModel {
  const examples = new Examples();
  for (const [index, document] of documents.entries()) {
    const marked = markedSpans(document);
    const spans = candidates[index]!.candidates;
    const labels = spans.map(({ kind, first, last }) => (marked.has(`${kind} ${first} ${last}`) ? 1 : 0));
    examples.add(spanFeatures(frame(document, without(document)), spans), labels);
  }
  return trainSequence(
    examples.indexed(SPAN_CUT_OFF, TABLE_BITS - 1),
    { labels: 2, systems: [], epochs, seed, dropout: 0.5, rate: 0.02, damping: 1 },
    progress,
  );
}

/** The candidates of one text with the probability that the third model gives them. */
export function weighedOf(
  spans: SequenceModel,
  document: TrainingDocument,
  { candidates }: Candidates,
  lexicon: Lexicon,
): SpanShare[] {
  return weigh(spans, frame(document, lexicon), candidates);
}

/** Learns from pairs whose cue was marked, and whose other run was marked with some cue. */
export function trainLinks(
  documents: readonly TrainingDocument[],
  runs: readonly Runs[],
  { without }: Lexicons,
  { seed, epochs, progress }: Course,
): SequenceModel {
  const examples = new Examples();
  for (const [index, document] of documents.entries()) {
    const seen = frame(document, without(document));
    const owners = [SOURCE, CUE, CONTENT].map((kind) => ownersOf(document, kind));
    for (const kind of [SOURCE, CONTENT]) {
      const { features, pairs: found } = pairs(seen, runs[index]!, kind, runs[index]![CUE], runs[index]![kind]!);
      const labels = found.map(({ other, cue }) => {
        const [wanted, given] = [ownersIn(owners[CUE]!, cue), ownersIn(owners[kind]!, other)];
        return [...given].some((owner) => wanted.has(owner)) ? 1 : 0;
      });
      examples.add(features, labels);
    }
  }
  return trainSequence(
    examples.indexed(SPAN_CUT_OFF, TABLE_BITS - 2),
    { labels: 2, systems: [], epochs, seed, dropout: 0.3, rate: 0.03, damping: 1 },
    progress,
  );
}

/** For each token the numbers of the attributions that have it in this part. */
function ownersOf({ attributions, tokens }: TrainingDocument, kind: number): readonly number[][] {
  const owners: number[][] = tokens.map(() => []);
  const part = (['source', 'cue', 'content'] as const)[kind]!;
  let at = 0;
  for (const [number, attribution] of attributions.entries()) {
    for (const { start, end } of attribution[part]) {
      at = tokens.findIndex((token) => token.end > start);
      for (; at !== -1 && at < tokens.length && tokens[at]!.start < end; at++) owners[at]!.push(number);
    }
  }
  return owners;
}

function ownersIn(owners: readonly number[][], { first, last }: Run): ReadonlySet<number> {
  const found = new Set<number>();
  for (let at = first; at < last; at++) for (const owner of owners[at]!) found.add(owner);
  return found;
}

export function trainConfidence(
  documents: readonly TrainingDocument[],
  linked: readonly (readonly Linked[])[],
  { without }: Lexicons,
  { seed, epochs, progress }: Course,
): SequenceModel {
  const examples = new Examples();
  for (const [index, document] of documents.entries()) {
    const found = linked[index]!.map(({ source, cue, contents }) =>
      markedAs(document, {
        sources: source === undefined ? [] : [source.other],
        cue,
        contents: contents.map(({ other }) => other),
      }),
    );
    const right = new Set(matchAttributions(document.attributions, found, document.tokens).map((match) => match.found));
    const labels = found.map((_, at) => (right.has(at) ? 1 : 0));
    examples.add(linkedFeatures(frame(document, without(document)), linked[index]!), labels);
  }
  return trainSequence(
    examples.indexed(SPAN_CUT_OFF, TABLE_BITS - 4),
    { labels: 2, systems: [], epochs, seed, dropout: 0.2, rate: 0.03, damping: 1 },
    progress,
  );
}

/** An attribution as places in the text. */
export function markedAs(
  { tokens }: TrainingDocument,
  { sources, cue, contents }: Pick<TokenAttribution, 'sources' | 'cue' | 'contents'>,
): MarkedAttribution {
  const placed = ({ first, last }: Run) => ({ start: tokens[first]!.start, end: tokens[last - 1]!.end });
  return { source: sources.map(placed), cue: [placed(cue)], content: contents.map(placed) };
}
