// Sources by grammar where the models leave them open: the subject that a second verb shares, the noun behind "who".

import type { Run } from './link-features.ts';
import type { Linked, Span } from './read.ts';
import type { ReadingFrame } from './reading-frame.ts';

/** How sure these rules are, where the fifth model asks. */
const SHARE = 0.7;
/** Tokens of the longest noun phrase that is taken. */
const LONGEST = 25;

const NOUN = /^(?:NN|PRP$|CD)/;
const BEFORE_NOUN = /^(?:NN|JJ|DT|CD|POS|PRP\$|VBN|RBS|JJS|\$)/;
export const FINITE = /^(?:VB[DPZ]|MD)$/;
const RELATIVE = /^(?:WP|WDT)$/;

/** Each with a source where its cue shares the subject of an earlier verb: "met envoys … and expressed optimism". */
export function withSharedSubjects(frame: ReadingFrame, linked: readonly Linked[]): Linked[] {
  return linked.map((one) => {
    if (one.source !== undefined) return mainSubject(frame, one);
    const subject = sharedSubject(frame, one.cue);
    return subject &&
      !touches(
        subject,
        one.contents.map(({ other }) => other),
      )
      ? { ...one, source: { other: subject, share: SHARE } }
      : one;
  });
}

/** The noun phrase that a relative pronoun stands for: "the ministry, which said …"; undefined for other runs. */
export function relativeAntecedent(frame: ReadingFrame, { first, last }: Run): Run | undefined {
  if (last - first !== 1 || !RELATIVE.test(frame.tagNames[first]!)) return undefined;
  const from = frame.sentences[frame.sentence[first]!]!.first;
  const end = frame.tagNames[first - 1] === ',' ? first - 1 : first;
  return nounPhraseBefore(frame, end, from);
}

/** "A U.S. official, who spoke on condition of anonymity, said": "who" is the subject of "spoke", the official of "said". */
function mainSubject(frame: ReadingFrame, one: Linked): Linked {
  const { source, cue } = one;
  const pronoun = source!.other;
  const { tagNames } = frame;
  if (pronoun.last > cue.first || tagNames[cue.first - 1] !== ',' || cue.first - pronoun.last < 3) return one;
  const antecedent = relativeAntecedent(frame, pronoun);
  if (antecedent === undefined) return one;
  let verbs = 0;
  for (let at = pronoun.last; at < cue.first; at++) if (FINITE.test(tagNames[at]!)) verbs++;
  if (verbs === 0) return one;
  const whole = { first: antecedent.first, last: cue.first - 1, share: source!.other.share };
  // What stands inside of the clause about the speaker is not what he said.
  const contents = one.contents.filter(({ other }) => other.first >= cue.first || other.last <= whole.first);
  return contents.length === 0 ? one : { ...one, source: { other: whole, share: source!.share }, contents };
}

/** The subject of the first verb of the sentence, where a conjunction stands before the cue. */
export function sharedSubject(frame: ReadingFrame, cue: Run): Span | undefined {
  const { tagNames } = frame;
  const { first: from } = frame.sentences[frame.sentence[cue.first]!]!;
  let before = cue.first - 1;
  while (before > from && /^RB/.test(tagNames[before]!)) before--;
  if (before <= from || tagNames[before] !== 'CC' || !/^(?:VB[DPZ]?|MD)$/.test(tagNames[cue.first]!)) return undefined;
  let verb = from;
  while (verb < before && !(FINITE.test(tagNames[verb]!) && !insideRelative(tagNames, from, verb))) verb++;
  if (verb === before) return undefined;
  let end = verb;
  while (end > from && /^RB/.test(tagNames[end - 1]!)) end--;
  const phrase = nounPhraseBefore(frame, end, from);
  return phrase && { ...phrase, share: SHARE };
}

/** True where a relative pronoun stands between the beginning and the verb, so that the verb is not the main one. */
function insideRelative(tags: readonly string[], from: number, verb: number): boolean {
  for (let at = verb - 1; at >= from && verb - at < 8; at--) {
    if (RELATIVE.test(tags[at]!)) return true;
    if (NOUN.test(tags[at]!) && at < verb - 1) return false;
  }
  return false;
}

/** The noun phrase that ends before token `end`, with what "of" and the like add in front of its last noun. */
export function nounPhraseBefore({ tagNames, forms }: ReadingFrame, end: number, from: number): Run | undefined {
  if (end <= from || !(NOUN.test(tagNames[end - 1]!) || tagNames[end - 1] === 'PRP')) return undefined;
  let first = end - 1;
  while (first > from && end - first < LONGEST) {
    const tag = tagNames[first - 1]!;
    if (BEFORE_NOUN.test(tag)) first--;
    else if ((tag === 'IN' || tag === 'TO') && first - 1 > from && NOUN.test(tagNames[first - 2]!)) first -= 2;
    else break;
  }
  // A phrase does not begin with "'s" or a participle that has lost its verb.
  while (first < end - 1 && /^(?:POS|VBN)$/.test(tagNames[first]!)) first++;
  return forms[first] ? { first, last: end } : undefined;
}

function touches(run: Run, others: readonly Run[]): boolean {
  return others.some((other) => other.first < run.last && run.first < other.last);
}
