// The plainest shapes, where the models saw the speaker and not the words: "Nine ships left, the ministry said." and "The ministry said nine ships left."

import { RELATIONS } from '../../document/dependency.ts';
import type { SpanShare } from '../../models/sequence-model.ts';
import { runsOf } from './around.ts';
import { thatBehind } from './edges.ts';
import { DENIES, FINDS, HAS, KNOWLEDGE, REPORTS, RESEARCH, SEES, SHOWING, SPEECH, TAKES_A_STAND, VIEWS } from './en.ts';
import type { Run } from './link-features.ts';
import type { Linked } from './read.ts';
import type { ReadingFrame } from './reading-frame.ts';
import { CONTENT, CUE, SOURCE } from './span-features.ts';
import { FINITE, nounPhraseBefore, sharedSubject } from './subjects.ts';

/** Words that attribute less often than this need the models; see `ReadingFrame.cue`. */
const SURE_CUE = 4;
/** Cues, and what stands beside them, that the models hold at least so likely. */
const LEAST_CUE = 0.3;
const LEAST_BESIDE = 0.15;
/** How sure these rules are, where the fifth model asks; and those whose cue is in no doubt. */
const SHARE = 0.6;
const SURE_SHARE = 0.9;
const TAIL_SHARE = 0.75;
const SHORTEST = 3;
const PASSIVE: ReadonlySet<number> = new Set([RELATIONS.indexOf('nsubjpass')]);
const CLOSING = /^[.!?”"’')\]]+$/;

/** `linked` with the attributions of those shapes; none of their words belongs to another. */
export function withPlainContents(
  frame: ReadingFrame,
  lowers: readonly string[],
  weighed: readonly SpanShare[],
  linked: readonly Linked[],
): Linked[] {
  const taken = takenBy(frame, linked);
  const mark = (run: Run) => taken.fill(1, run.first, run.last);
  const beside = new Beside(weighed);
  const added: Linked[] = [];
  const cues = weighed
    .filter((span) => span.kind === CUE && span.share >= LEAST_CUE && attributes(frame, lowers, span))
    .sort((a, b) => b.share - a.share || a.first - b.first || a.last - b.last);
  for (const cue of [...sureCues(frame, lowers), ...cues]) {
    if (isTaken(taken, cue) || frame.quote[cue.first] !== 0) continue;
    const source = beside.sourceOf(cue) ?? subjectOf(frame, cue) ?? sharedSubject(frame, cue);
    const content =
      source &&
      (contentBefore(frame, lowers, cue, source) ??
        beside.contentBehind(cue) ??
        contentBehind(frame, lowers, cue, source));
    if (content === undefined || isTaken(taken, content)) continue;
    const share = Math.min(SURE_SHARE, Math.max(SHARE, cue.share));
    const choice = ({ first, last }: Run) => ({ other: { first, last, share }, share });
    added.push({ cue, source: choice(source!), contents: [choice(content)] });
    for (const run of [cue, source!, content]) mark(run);
  }
  return added.length === 0 ? [...linked] : [...linked, ...added].sort((a, b) => a.cue.first - b.cue.first);
}

/**
 * "The leader's sister, again denied the sales": a denial that is lost turns a report of it into the thing denied. And "drills, which
 * the North sees as a rehearsal": the view that is lost is taken for that of who speaks of the drills.
 */
export function withDenials(frame: ReadingFrame, lowers: readonly string[], linked: readonly Linked[]): Linked[] {
  const taken = takenBy(frame, linked);
  const added: Linked[] = [];
  // "She denied the sales, the agency reported": the report is of the denial, not of the sales.
  const widened = new Map<number, { first: number; to: number }>();
  for (let at = 1; at + 1 < frame.length; at++) {
    const isView = VIEWS.has(lowers[at]!) && lowers[at + 1] === 'as';
    if (!(DENIES.has(lowers[at]!) || isView) || frame.quote[at] !== 0) continue;
    const { first: from, last: to } = frame.sentences[frame.sentence[at]!]!;
    let end = at;
    while (end > from && (/^RB/.test(frame.tagNames[end - 1]!) || lowers[end - 1] === ',')) end--;
    // Behind an adverb or a comma the tagger takes it for a participle; "denied by" and "were denied" are none of this.
    const isVerb = FINITE.test(frame.tagNames[at]!) || (end < at && !/^(?:IN|TO)$/.test(frame.tagNames[at + 1]!));
    if (!isVerb) continue;
    const source = nounPhraseBefore(frame, end, from);
    if (source === undefined || (isView && lowers[source.first - 1] !== 'which')) continue;
    const first = isView ? at + 2 : at + 1;
    let last = first;
    const goesOn = () => lowers[last] !== ',' && !CLOSING.test(lowers[last]!) && lowers[last + 1] !== 'which';
    while (last < to && goesOn()) last++;
    const content = { first, last };
    const cue = { first: at, last: at + 1, share: SURE_SHARE };
    if (last === first) continue;
    const outer = linked.findIndex(
      (one) => one.cue.first > at && one.contents.some(({ other }) => other.first === at + 1),
    );
    if (outer !== -1 && !isTaken(taken, { first: source.first, last: at + 1 })) {
      widened.set(outer, { first: at + 1, to: source.first });
      continue;
    }
    if ([cue, source, content].some((run) => isTaken(taken, run))) continue;
    const choice = ({ first, last }: Run) => ({ other: { first, last, share: SURE_SHARE }, share: SURE_SHARE });
    added.push({ cue, source: choice(source), contents: [choice(content)] });
  }
  const wider = linked.map((one, index) => {
    const wide = widened.get(index);
    if (wide === undefined) return one;
    const contents = one.contents.map((content) =>
      content.other.first === wide.first ? { ...content, other: { ...content.other, first: wide.to } } : content,
    );
    return { ...one, contents };
  });
  return [...wider, ...added].sort((a, b) => a.cue.first - b.cue.first);
}

/** "Neither finding has been acknowledged by the ministry": lost, it would be the outlet's word that there was a finding. */
export function withAgents(frame: ReadingFrame, lowers: readonly string[], linked: readonly Linked[]): Linked[] {
  const taken = takenBy(frame, linked);
  const added: Linked[] = [];
  for (let at = 2; at + 2 < frame.length; at++) {
    if (!TAKES_A_STAND.has(lowers[at]!) || lowers[at + 1] !== 'by' || frame.quote[at] !== 0) continue;
    const runs = passiveRuns(frame, lowers, at);
    if (runs === undefined || [runs.source, runs.cue, runs.content].some((run) => isTaken(taken, run))) continue;
    // "may be confirmed by": nobody has done it yet.
    const isDone = !frame.tagNames.slice(runs.cue.first, at).includes('MD');
    const share = isDone ? SURE_SHARE : LEAST_CUE;
    const choice = (run: Run) => ({ other: { ...run, share }, share });
    added.push({ cue: { ...runs.cue, share }, source: choice(runs.source), contents: [choice(runs.content)] });
  }
  return added.length === 0 ? [...linked] : [...linked, ...added].sort((a, b) => a.cue.first - b.cue.first);
}

/** The parts of a passive whose participle is at `at`; undefined where what follows "by" names nobody. */
function passiveRuns(
  { tagNames, tree, sentences, sentence, names }: ReadingFrame,
  lowers: readonly string[],
  at: number,
): Record<'source' | 'cue' | 'content', Run> | undefined {
  const { first: from, last: to } = sentences[sentence[at]!]!;
  const isPart = (tag: string) => /^(?:VB[DPZN]?|MD|RB|TO)$/.test(tag);
  let begin = at;
  while (begin > from && isPart(tagNames[begin - 1]!)) begin--;
  // "has yet to be confirmed" is not confirmed, and says nothing that could be denied.
  if (begin === at || tagNames.slice(begin, at).includes('TO')) return undefined;
  let end = at + 2;
  while (end < to && /^(?:NN|JJ|DT|POS|PRP\$|CD|CC)/.test(tagNames[end]!)) end++;
  while (end > at + 2 && tagNames[end - 1] === 'CC') end--;
  // A state, a body or a person by name, and nothing that goes on in other words.
  const isNamed = names.subarray(at + 2, end).some((name) => name !== 0);
  if (!isNamed || !/^NN/.test(tagNames[end - 1] ?? '') || /^(?:IN|CC)$/.test(tagNames[end] ?? '')) return undefined;
  if (/day$|month$|week$|year$/.test(lowers[end - 1]!)) return undefined;
  let subject = begin - 1;
  while (subject >= from && !(PASSIVE.has(tree.relations[subject]!) && tree.heads[subject] === at)) subject--;
  if (subject < from || !/^NN/.test(tagNames[subject]!) || tree.to[subject]! > begin) return undefined;
  const content = { first: Math.max(from, tree.from[subject]!), last: begin };
  return { source: { first: at + 2, last: end }, cue: { first: begin, last: at + 1 }, content };
}

const SAID: ReadonlySet<string> = new Set(['said', 'says']);
const TOLD = 'told';

/** ", an analyst said.", ", she told reporters.": nothing but who says what stands before it. */
function isTail(frame: ReadingFrame, lowers: readonly string[], at: number): boolean {
  if (!(SAID.has(lowers[at]!) || lowers[at] === TOLD) || !FINITE.test(frame.tagNames[at]!)) return false;
  const end = behindHearers(frame, lowers, { first: at, last: at + 1 });
  if (end >= frame.length || (lowers[end] !== ',' && !CLOSING.test(lowers[end]!))) return false;
  const subject = subjectOf(frame, { first: at, last: at + 1 });
  return subject !== undefined && lowers[subject.first - 1] === ',';
}

/** How sure at least: "The ministry said in a statement that …" is in no doubt, however far apart the words stand. */
export function leastConfidence(
  frame: ReadingFrame,
  lowers: readonly string[],
  { cue, source, contents }: Linked,
): number {
  const { tagNames, sentence } = frame;
  const [content] = contents;
  if (source === undefined || contents.length !== 1 || source.other.last !== cue.first) return 0;
  const { first } = content!.other;
  const isThat =
    lowers[first] === 'that' && /^(?:IN|WDT)$/.test(tagNames[first]!) && sentence[first] === sentence[cue.first];
  const isVerb = SPEECH.has(lowers[cue.first]!) && /^(?:VB[DPZN]|MD)$/.test(tagNames[cue.first]!);
  const isNext =
    !frame.tagNames.slice(cue.last, first).some((tag) => FINITE.test(tag)) &&
    !lowers.slice(cue.last, first).includes('that');
  const isWhole = content!.other.last - first >= SHORTEST && !SEES.has(lowers[cue.first]!);
  const isSaid =
    isThat && isVerb && isNext && isWhole && tagNames.slice(cue.first + 1, cue.last).every((tag) => tag === 'IN');
  const isView =
    VIEWS.has(lowers[cue.first]!) && lowers[source.other.first - 1] === 'which' && lowers[first - 1] === 'as';
  return isSaid || isView ? TAIL_SHARE : 0;
}

/** Where a cue ends with those who were told: "told the committee's reporters". */
function behindHearers({ tagNames }: ReadingFrame, lowers: readonly string[], { first, last }: Run): number {
  if (lowers[first] !== TOLD) return last;
  let end = last;
  while (end < tagNames.length && /^(?:DT|JJ|NN|POS|PRP)/.test(tagNames[end]!)) end++;
  return end;
}

/** "had intelligence that …", ", new research finds, …": shapes that the models know too little of. */
function sureCues(frame: ReadingFrame, lowers: readonly string[]): SpanShare[] {
  const cues: SpanShare[] = [];
  for (let at = 1; at + 1 < frame.length; at++) {
    const isHeld =
      HAS.has(lowers[at]!) &&
      KNOWLEDGE.has(lowers[at + 1]!) &&
      lowers[at + 2] === 'that' &&
      !FINITE.test(frame.tagNames[at + 3] ?? '');
    const isFound = FINDS.has(lowers[at]!) && FINITE.test(frame.tagNames[at]!) && lowers[at + 1] === ',';
    if (isHeld) cues.push({ kind: CUE, first: at, last: at + 2, share: SURE_SHARE });
    else if (
      SAID.has(lowers[at]!) &&
      FINITE.test(frame.tagNames[at]!) &&
      thatBehind(frame, lowers, at + 1) !== undefined
    )
      cues.push({ kind: CUE, first: at, last: at + 1, share: TAIL_SHARE });
    else if (isTail(frame, lowers, at)) cues.push({ kind: CUE, first: at, last: at + 1, share: TAIL_SHARE });
    else if (isFound && RESEARCH.has(headOfSubject(frame, lowers, at)))
      cues.push({ kind: CUE, first: at, last: at + 1, share: SURE_SHARE });
  }
  return cues;
}

/** The first noun of the phrase in front of a verb: "research" of "new research on such thefts finds". */
function headOfSubject(frame: ReadingFrame, lowers: readonly string[], verb: number): string {
  const phrase = subjectOf(frame, { first: verb, last: verb + 1 });
  if (phrase === undefined) return '';
  for (let at = phrase.first; at < phrase.last; at++) if (frame.tagNames[at] === 'IN') return lowers[at - 1] ?? '';
  return lowers[phrase.last - 1]!;
}

/** "the drills, which the North sees as a rehearsal": what is said of the drills stands behind "as", not in "which". */
export function withoutLoneRelatives(
  frame: ReadingFrame,
  lowers: readonly string[],
  linked: readonly Linked[],
): Linked[] {
  return linked.map((one) => {
    const { cue, contents } = one;
    const isRelative = ({ first, last }: Run) => last - first === 1 && /^W(?:DT|P)$/.test(frame.tagNames[first]!);
    const isOfBoth = contents.every(({ other }) => isRelative(other) || other.first === cue.last);
    if (lowers[cue.last] !== 'as' || !isOfBoth || !contents.some(({ other }) => isRelative(other))) return one;
    const to = frame.sentences[frame.sentence[cue.first]!]!.last;
    let last = cue.last + 1;
    while (last < to && lowers[last] !== ',' && !CLOSING.test(lowers[last]!)) last++;
    if (last === cue.last + 1) return one;
    const { other, share } = contents[0]!;
    return { ...one, contents: [{ other: { first: cue.last + 1, last, share: other.share }, share }] };
  });
}

/** `linked` without "Mara Venn reported from Rottervik", which tells where, not what. */
export function withoutBylines(frame: ReadingFrame, lowers: readonly string[], linked: readonly Linked[]): Linked[] {
  return linked.filter(({ cue, contents }) => {
    const [content] = contents;
    const isPlace =
      contents.length === 1 &&
      content!.other.first === cue.last &&
      lowers[cue.last] === 'from' &&
      /^NNP/.test(frame.tagNames[cue.last + 1] ?? '');
    return !(isPlace && REPORTS.has(lowers[cue.last - 1]!) && stating(frame, content!.other) === undefined);
  });
}

/** `linked` without "Hackers stayed longer, underscoring the need …": what happened shows it, and nobody says it. */
export function withoutConsequences(lowers: readonly string[], linked: readonly Linked[]): Linked[] {
  return linked.filter(
    ({ cue: { first, last } }) =>
      last - first !== 1 || !SHOWING.has(lowers[first]!) || lowers[first - 1] !== ',' || lowers[last] === 'that',
  );
}

function isName({ names }: ReadingFrame, { first, last }: Run): boolean {
  return names.subarray(first, last).some((name) => name !== 0);
}

/** `linked` without "A reporter saw ships leave": who sees something happen is no more its speaker than who does it. */
export function withoutWitnesses(frame: ReadingFrame, lowers: readonly string[], linked: readonly Linked[]): Linked[] {
  return linked.filter(({ cue, source, contents }) => {
    if (cue.last - cue.first !== 1 || !SEES.has(lowers[cue.first]!)) return true;
    // "Washington saw Moscow providing help", "saw that ships left": what a state or a body sees is what it holds.
    const isNamed = source !== undefined && isName(frame, source.other);
    if (isNamed || lowers[contents[0]!.other.first] === 'that') return true;
    const tags = contents.flatMap(({ other: { first, last } }) => frame.tagNames.slice(first, last));
    return tags.some((tag) => /^(?:VB[DZ]|MD)$/.test(tag)) || !tags.some((tag) => /^VB[PG]?$/.test(tag));
  });
}

/** The likeliest sources right before and right behind a place, and contents right behind it. */
class Beside {
  readonly #ending = new Map<number, SpanShare>();
  readonly #beginning = new Map<number, SpanShare>();
  readonly #contents = new Map<number, SpanShare>();

  constructor(weighed: readonly SpanShare[]) {
    for (const span of weighed) {
      if (span.share < LEAST_BESIDE) continue;
      if (span.kind === SOURCE) {
        keepBest(this.#ending, span.last, span);
        keepBest(this.#beginning, span.first, span);
      } else if (span.kind === CONTENT) keepBest(this.#contents, span.first, span);
    }
  }

  sourceOf(cue: Run): SpanShare | undefined {
    return this.#ending.get(cue.first) ?? this.#beginning.get(cue.last);
  }

  contentBehind(cue: Run): SpanShare | undefined {
    return this.#contents.get(cue.last);
  }
}

function keepBest(best: Map<number, SpanShare>, key: number, span: SpanShare): void {
  if (span.share > (best.get(key)?.share ?? 0)) best.set(key, span);
}

/** The noun phrase right before a finite verb. */
function subjectOf(frame: ReadingFrame, { first }: Run): Run | undefined {
  if (!FINITE.test(frame.tagNames[first]!)) return undefined;
  return nounPhraseBefore(frame, first, frame.sentences[frame.sentence[first]!]!.first);
}

/** True where a word of the cue attributes often, or is one of speech. */
function attributes(frame: ReadingFrame, lowers: readonly string[], { first, last }: Run): boolean {
  for (let at = first; at < last; at++) if (frame.cue[at]! >= SURE_CUE || SPEECH.has(lowers[at]!)) return true;
  return false;
}

/** What stands before ", the ministry said." or ", the ministry said, …", where it says something. */
function contentBefore(frame: ReadingFrame, lowers: readonly string[], cue: Run, source: Run): Run | undefined {
  const { first, last: to } = frame.sentences[frame.sentence[cue.first]!]!;
  const behind = behindHearers(frame, lowers, cue);
  const block = { first: Math.min(cue.first, source.first), last: Math.max(behind, source.last) };
  const ends = block.last >= to || CLOSING.test(lowers[block.last]!) || lowers[block.last] === ',';
  if (!ends || lowers[block.first - 1] !== ',') return undefined;
  return stating(frame, { first, last: block.first - 1 });
}

/** What stands behind "The ministry said", to the end of the sentence. */
function contentBehind(frame: ReadingFrame, lowers: readonly string[], cue: Run, source: Run): Run | undefined {
  if (source.last > cue.first || lowers[cue.last] === ',' || lowers[cue.last] === 'by') return undefined;
  let last = frame.sentences[frame.sentence[cue.first]!]!.last;
  while (last > cue.last && CLOSING.test(lowers[last - 1]!)) last--;
  return stating(frame, { first: cue.last, last });
}

/** `run` where it is long enough and holds a finite verb, or a participle with a subject, which is one told wrongly. */
function stating(frame: ReadingFrame, run: Run): Run | undefined {
  if (run.last - run.first < SHORTEST) return undefined;
  for (let at = run.first; at < run.last; at++) {
    const tag = frame.tagNames[at]!;
    if (FINITE.test(tag) || (tag === 'VBN' && (frame.tree.has[at]! & 1) !== 0)) return run;
  }
  return undefined;
}

/** 1 for each token of an attribution. */
function takenBy({ length }: ReadingFrame, linked: readonly Linked[]): Uint8Array {
  const taken = new Uint8Array(length);
  for (const one of linked) for (const { first, last } of runsOf(one)) taken.fill(1, first, last);
  return taken;
}

function isTaken(taken: Uint8Array, { first, last }: Run): boolean {
  for (let at = first; at < last; at++) if (taken[at] === 1) return true;
  return false;
}
