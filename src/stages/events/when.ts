// The time of an event: what hangs at its trigger, else at the verb of its clause: "In July it recognised the territories."
import type { Time } from '../../document/time.ts';
import type { Sentence } from '../../document/token.ts';
import * as en from './en.ts';
import type { Nouns } from './nouns.ts';
import { isVerb, openerOf, type Reading } from './reading.ts';
import type { Place } from './slots.ts';

/** Clauses leaning on each other, and nouns between a time and its verb. */
const DEEPEST = 8;
/** A day is told before a length, a length before "recently". */
const KINDS: readonly Time['kind'][] = ['date', 'set', 'duration', 'reference'];

/** A time with the word that it hangs at. */
interface Hung {
  readonly time: Time;
  readonly top: number;
}

/** A date that heads a paragraph: "April 30, 2024, 09:45 PM UTC: The second attack started." */
export interface Label {
  readonly time: Time;
  /** Where the last sentence ends that it heads. */
  readonly end: number;
}

/** Words between a date and its colon: "09:45 PM UTC". */
const LABEL_REST = 8;

/** The date at the head of the sentence; else the label of the one before it, in the same paragraph. */
export function labelOf(
  reading: Reading,
  { start, end, tokens: [first, last] }: Sentence,
  times: readonly Time[],
  before: Label | undefined,
): Label | undefined {
  const time = times.find((one) => one.start === start && one.kind === 'date');
  if (time === undefined)
    return before && !reading.text.slice(before.end, start).includes('\n') ? { ...before, end } : undefined;
  const { tokens, text } = reading;
  let at = first;
  while (at < last && tokens[at]!.start < time.end) at++;
  for (const stop = Math.min(last, at + LABEL_REST); at < stop; at++) {
    const words = text.slice(tokens[at]!.start, tokens[at]!.end);
    if (words === ':' && /\s/.test(text[tokens[at]!.end] ?? '')) return { time, end };
    if (!en.CLOCK.test(words)) return undefined;
  }
  return undefined;
}

/** The times of one sentence by the word on which each hangs. */
export class TimesIn {
  readonly #reading: Reading;
  readonly #nouns: Nouns;
  readonly #hung: readonly Hung[];
  readonly #label: Time | undefined;

  /** `label` is the date that heads the paragraph. */
  constructor(
    reading: Reading,
    nouns: Nouns,
    times: readonly Time[],
    [first, last]: readonly [number, number],
    label?: Time,
  ) {
    this.#reading = reading;
    this.#nouns = nouns;
    this.#label = label;
    this.#hung = times.flatMap((time) => {
      const top = topOf(reading, time, first, last);
      return top === undefined ? [] : [{ time, top }];
    });
  }

  /** The nearest time; `isSince` leaves out what tells since when there was no other: "the first since 2017". */
  timeOf(place: Place, isSince: boolean): Time | undefined {
    if (this.#hung.length === 0) return this.#label;
    const steps = this.#stepsUp(place);
    let best: { readonly time: Time; readonly rank: readonly number[] } | undefined;
    for (const { time, top } of this.#hung) {
      if (isSince && openerOf(this.#reading, top) === 'since') continue;
      const step = this.#stepOf(top, steps);
      if (step === undefined) continue;
      const rank = [Math.min(step, 3), KINDS.indexOf(time.kind), step, Math.abs(top - place.head)];
      if (!best || isLess(rank, best.rank)) best = { time, rank };
    }
    return best?.time ?? this.#label;
  }

  /** The trigger, its light verb, and the verbs whose time is its own. */
  #stepsUp({ kind, head, light }: Place): number[] {
    const steps = light === undefined ? [head] : [head, light];
    let at = light ?? head;
    if (kind === 'noun' && light === undefined) {
      const governor = this.#nouns.governorOf(head);
      if (!governor) return steps;
      at = governor.at;
      const { lemmas } = this.#reading;
      if (isVerb(this.#reading, at) && (en.SPEAKS.has(lemmas[at]!) || en.FACTIVE.has(lemmas[at]!))) return steps;
      steps.push(at);
    }
    for (let depth = 0; depth < DEEPEST; depth++) {
      const above = this.#clauseAbove(at);
      if (above === undefined) break;
      steps.push(above);
      at = above;
    }
    return steps;
  }

  #clauseAbove(at: number): number | undefined {
    const { tree, tags, lemmas } = this.#reading;
    const above = tree.headOf(at);
    if (above < 0) return undefined;
    if (tree.hangsBy(at, 'conj')) return above;
    if (en.SPEAKS.has(lemmas[above]!)) return undefined;
    // "suffered a breach resulting in a loss": the loss is of the day of the breach.
    if (en.CAUSES.has(lemmas[at]!) && tree.hangsBy(at, 'acl', 'acl:relcl', 'advcl', 'dep')) return above;
    const isOpen = /^(?:VB|VBG)$/.test(tags[at] ?? '') && tree.childOf(at, 'nsubj', 'nsubjpass') === undefined;
    if (isOpen && tree.hangsBy(at, 'xcomp', 'advcl')) return above;
    return !isVerb(this.#reading, at) && tree.hangsBy(at, 'nmod', 'dobj', 'compound') ? above : undefined;
  }

  /** How far up the time hangs; undefined where a verb of another event stands between. */
  #stepOf(top: number, steps: readonly number[]): number | undefined {
    const { tree } = this.#reading;
    let at = tree.headOf(top);
    for (let depth = 0; at >= 0 && depth < DEEPEST; depth++) {
      const step = steps.indexOf(at);
      if (step >= 0) return step;
      if (isVerb(this.#reading, at)) return undefined;
      at = tree.headOf(at);
    }
    return undefined;
  }
}

/** The word of the time that hangs at a word outside of it. */
function topOf({ tokens, tree }: Reading, time: Time, first: number, last: number): number | undefined {
  for (let at = first; at < last; at++) {
    const token = tokens[at]!;
    if (token.end <= time.start) continue;
    if (token.start >= time.end) return undefined;
    const above = tree.headOf(at);
    const isOutside = above < 0 || tokens[above]!.end <= time.start || tokens[above]!.start >= time.end;
    if (isOutside && !tree.hangsBy(at, 'case', 'mark', 'punct')) return at;
  }
  return undefined;
}

function isLess(a: readonly number[], b: readonly number[]): boolean {
  for (let nth = 0; nth < a.length; nth++) if (a[nth] !== b[nth]) return a[nth]! < b[nth]!;
  return false;
}
