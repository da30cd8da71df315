// Every attribution has a cue and a content, and nearly all a source. Spans are chosen one by one; this looks again where one
// part of an attribution was taken and another, likely enough beside it, was not.
import type { SequenceModel, SpanShare } from '../../models/sequence-model.ts';
import type { Run } from './link-features.ts';
import { type Linked, linkerOf, pairShares, type Span, type SpanRuns, type Thresholds } from './read.ts';
import type { ReadingFrame } from './reading-frame.ts';
import { CONTENT, CUE, SOURCE } from './span-features.ts';

/** Spans less likely than this are not brought back. */
const LEAST_SPARE = 0.06;

/**
 * The runs with those brought back that complete an attribution, and without the weaker ones that stood in their place; the very
 * same ones where nothing was brought back. `link` links runs.
 */
export function completeRuns(
  frame: ReadingFrame,
  runs: SpanRuns,
  weighed: readonly SpanShare[],
  links: SequenceModel,
  thresholds: Thresholds,
  link = linkerOf(frame, links, thresholds),
): SpanRuns {
  const spare = SPARE_KINDS.map((kind) => weighed.filter((one) => one.kind === kind && one.share >= LEAST_SPARE));
  let last: Completion | undefined;
  const look = (at: SpanRuns) => {
    if (last?.runs !== at) last = new Completion(frame, at, spare, links, thresholds, link(at));
    return last;
  };
  const withCues = look(runs).cuesOfOrphans(CONTENT);
  const withMore = look(withCues).cuesOfOrphans(SOURCE);
  const withContents = look(withMore).lacking(CONTENT);
  return look(withContents).lacking(SOURCE);
}

const SPARE_KINDS = [SOURCE, CUE, CONTENT];

class Completion {
  readonly #frame: ReadingFrame;
  readonly #spare: readonly (readonly SpanShare[])[];
  readonly #links: SequenceModel;
  readonly #thresholds: Thresholds;
  readonly runs: SpanRuns;
  /** Chosen runs by token, with the likelihood of the cue they are linked to, their own where they are linked to none. */
  readonly #holder: (Span | undefined)[];
  readonly #strength = new Map<Run, number>();
  readonly #sourced = new Set<Run>();
  readonly #contented = new Set<Run>();
  readonly #owned = new Set<Run>();
  readonly #removed = new Set<Run>();
  readonly #added: [Span[], Span[], Span[]] = [[], [], []];

  constructor(
    frame: ReadingFrame,
    runs: SpanRuns,
    spare: readonly (readonly SpanShare[])[],
    links: SequenceModel,
    thresholds: Thresholds,
    linked: readonly Linked[],
  ) {
    this.#frame = frame;
    this.runs = runs;
    this.#spare = spare;
    this.#links = links;
    this.#thresholds = thresholds;
    this.#holder = new Array(frame.length);
    for (const run of runs.flat()) this.#hold(run);
    for (const { cue, source, contents } of linked) {
      this.#contented.add(cue);
      if (source) this.#sourced.add(cue);
      for (const run of [cue, ...(source ? [source.other] : []), ...contents.map(({ other }) => other)]) {
        this.#owned.add(run);
        this.#strength.set(run, Math.max(this.#strength.get(run) ?? 0, cue.share));
      }
    }
  }

  #hold(run: Span): void {
    for (let at = run.first; at < run.last; at++) this.#holder[at] = run;
  }

  /** Brings back cues for contents, and for sources, that belong to none. */
  cuesOfOrphans(kind: typeof SOURCE | typeof CONTENT): SpanRuns {
    const orphans = this.runs[kind].filter((run) => !this.#owned.has(run));
    const free = this.#spare[CUE]!.filter((cue) => this.#isFree(cue));
    const found = pairShares(this.#frame, this.runs, kind, free, orphans, this.#links);
    const best = new Map<Run, { cue: SpanShare; score: number }>();
    for (const { cue, other, share } of found) {
      const score = share * cue.share;
      if (score >= this.#thresholds.orphan && score > (best.get(other)?.score ?? 0)) best.set(other, { cue, score });
    }
    for (const { cue } of best.values()) if (this.#isFree(cue)) this.#add(CUE, cue);
    return this.#result();
  }

  /** Brings back a source or a content for each cue that has none, the likeliest cues first. */
  lacking(kind: typeof SOURCE | typeof CONTENT): SpanRuns {
    const has = kind === SOURCE ? this.#sourced : this.#contented;
    const cues = this.runs[CUE].filter((cue) => !has.has(cue)).sort((a, b) => b.share - a.share || a.first - b.first);
    const inOrder = [...cues].sort((a, b) => a.first - b.first);
    const found = pairShares(this.#frame, this.runs, kind, inOrder, this.#spare[kind]!, this.#links);
    const byCue = new Map<Run, { other: SpanShare; score: number }[]>();
    const least = kind === SOURCE ? this.#thresholds.spareSource : this.#thresholds.spareContent;
    for (const { cue, other, share } of found) {
      const score = share * other.share;
      if (score < least) continue;
      const list = byCue.get(cue) ?? [];
      list.push({ other, score });
      byCue.set(cue, list);
    }
    for (const cue of cues) {
      if (this.#removed.has(cue)) continue;
      const choices = (byCue.get(cue) ?? []).sort((a, b) => b.score - a.score || a.other.first - b.other.first);
      const choice = choices.find(({ other }) => this.#mayTake(other, cue));
      if (choice) this.#take(kind, choice.other);
    }
    return this.#result();
  }

  #isFree({ first, last }: Run): boolean {
    for (let at = first; at < last; at++) if (this.#holder[at] !== undefined) return false;
    return true;
  }

  /** Runs in the way must belong to weaker cues than `cue`. */
  #mayTake({ first, last }: Run, cue: Span): boolean {
    for (let at = first; at < last; at++) {
      const holder = this.#holder[at];
      if (holder !== undefined && (holder === cue || (this.#strength.get(holder) ?? holder.share) >= cue.share))
        return false;
    }
    return true;
  }

  #take(kind: number, span: SpanShare): void {
    for (let at = span.first; at < span.last; at++) {
      const holder = this.#holder[at];
      if (holder === undefined) continue;
      this.#removed.add(holder);
      for (let place = holder.first; place < holder.last; place++) this.#holder[place] = undefined;
    }
    this.#add(kind, span);
  }

  #add(kind: number, { first, last, share }: SpanShare): void {
    const run = { first, last, share };
    this.#added[kind]!.push(run);
    this.#hold(run);
  }

  #result(): SpanRuns {
    if (this.#removed.size === 0 && this.#added.every((runs) => runs.length === 0)) return this.runs;
    const of = (kind: number) =>
      [...this.runs[kind]!, ...this.#added[kind]!]
        .filter((run) => !this.#removed.has(run))
        .sort((a, b) => a.first - b.first);
    return [of(SOURCE), of(CUE), of(CONTENT)];
  }
}
