// Speech that stands around its speaker: "These ships, the minister explained in the hearing, were old."

import type { Run } from './link-features.ts';
import type { Linked } from './read.ts';
import type { ReadingFrame } from './reading-frame.ts';
import { FINITE } from './subjects.ts';

/** Tokens between the speaker and the comma behind: "earlier in the hearing". */
const FURTHEST = 8;
const CLOSING = /^[.!?]$/;
/** Behind a comma, what others may say: ", though Moscow has not commented". */
const ELSEWHERE: ReadonlySet<string> = new Set([
  'though',
  'although',
  'while',
  'whereas',
  'which',
  'who',
  'but',
  'as',
  'and',
  'or',
  'according',
  'after',
  'since',
]);

/** `linked` with the second half of what is said, where the first is a subject that still lacks its verb. */
export function withSecondHalves(frame: ReadingFrame, lowers: readonly string[], linked: readonly Linked[]): Linked[] {
  const rivals = new Set<Linked>();
  const whole = linked.map((one) => {
    const second = secondHalf(frame, lowers, one);
    if (second === undefined) return one;
    // "The pictures, according to the ministry, | show | nine ships" is no report of its own.
    const others = linked.filter((other) => other !== one && runsOf(other).some((run) => touch(run, second)));
    const isRival = ({ source }: Linked) =>
      source && (touch(source.other, one.cue) || touch(source.other, one.source!.other));
    if (!others.every(isRival)) return one;
    for (const other of others) rivals.add(other);
    const { other, share } = one.contents[0]!;
    return { ...one, contents: [...one.contents, { other: { ...second, share: other.share }, share }] };
  });
  return rivals.size === 0 ? whole : whole.filter((_, at) => !rivals.has(linked[at]!));
}

function secondHalf(
  frame: ReadingFrame,
  lowers: readonly string[],
  { cue, source, contents }: Linked,
): Run | undefined {
  const { tagNames, quote } = frame;
  const [content] = contents;
  if (source === undefined || contents.length !== 1 || quote[cue.first] !== 0) return undefined;
  const sentence = frame.sentences[frame.sentence[cue.first]!]!;
  const { first, last } = content!.other;
  const begins = Math.min(cue.first, source.other.first);
  const isHalf = first === sentence.first && last === begins - 1 && lowers[last] === ',';
  if (!isHalf || !isSubject(tagNames, first, last)) return undefined;
  let comma = Math.max(cue.last, source.other.last);
  for (const end = Math.min(comma + FURTHEST, sentence.last); comma < end && lowers[comma] !== ','; comma++)
    if (FINITE.test(tagNames[comma]!)) return undefined;
  const begin = comma + 1;
  const verb = /^RB/.test(tagNames[begin] ?? '') ? begin + 1 : begin;
  if (lowers[comma] !== ',' || verb >= sentence.last || !FINITE.test(tagNames[verb]!)) return undefined;
  let end = verb;
  while (end < sentence.last && !(lowers[end] === ',' && ELSEWHERE.has(lowers[end + 1] ?? ''))) end++;
  while (end > begin && CLOSING.test(lowers[end - 1]!)) end--;
  return { first: begin, last: end };
}

/** True of words with a noun and without a verb, "The difference now". */
function isSubject(tags: readonly string[], first: number, last: number): boolean {
  const words = tags.slice(first, last);
  return words.some((tag) => /^(?:N|PRP|CD|DT)/.test(tag)) && !words.some((tag) => FINITE.test(tag));
}

/** Cue, source and contents. */
export function runsOf({ cue, source, contents }: Linked): Run[] {
  return [cue, ...(source ? [source.other] : []), ...contents.map(({ other }) => other)];
}

function touch(one: Run, other: Run): boolean {
  return one.first < other.last && other.first < one.last;
}
