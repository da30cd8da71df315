// Sources by grammar where the models leave them open: the subject that a second verb shares, the noun behind "who".

import { RELATIONS } from '../../document/dependency.ts';
import { hashString } from '../../models/hash.ts';
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
const NAMES = /^(?:N|PRP|CD|W|DT|JJ|VBG)/;
const RELATIVE = /^(?:WP|WDT)$/;

const SUBJECTS: ReadonlySet<number> = new Set((['nsubj', 'nsubjpass'] as const).map((one) => RELATIONS.indexOf(one)));

/** Each with the whole subject for a source that is only a piece of it, and without sources that name nobody. */
export function withWholeSources(frame: ReadingFrame, linked: readonly Linked[]): Linked[] {
  return linked.map((one) => {
    const split = cueWithSubject(frame, one);
    if (split) return split;
    const { source, cue, contents } = one;
    if (source === undefined) return one;
    if (!namesSomeone(frame, source.other)) return { cue, source: undefined, contents };
    const subject = subjectIn(frame, cue);
    const whole = subject !== undefined && wholeOf(frame, subject, source.other, cue);
    return whole ? { ...one, source: { ...source, other: { ...source.other, ...whole } } } : one;
  });
}

/** "Beyond that, reports indicate …", all taken for the cue: the reports are the source. */
function cueWithSubject(frame: ReadingFrame, { cue, contents }: Linked): Linked | undefined {
  const { tree, tagNames } = frame;
  const subject = cue.first;
  const verb = tree.heads[subject]!;
  if (!SUBJECTS.has(tree.relations[subject]!) || verb <= subject || verb >= cue.last) return undefined;
  if (!NOUN.test(tagNames[subject]!)) return undefined;
  const first = Math.max(tree.from[subject]!, frame.sentences[frame.sentence[subject]!]!.first);
  const source = { first, last: subject + 1, share: SHARE };
  const others = contents.map(({ other }) => other);
  return touches(source, others)
    ? undefined
    : { cue: { ...cue, first: subject + 1 }, source: { other: source, share: SHARE }, contents };
}

function namesSomeone({ tagNames }: ReadingFrame, { first, last }: Run): boolean {
  for (let at = first; at < last; at++) if (NAMES.test(tagNames[at]!)) return true;
  // "both" alone.
  return last - first === 1 && /^(?:CC|PDT)$/.test(tagNames[first]!);
}

/** The word that is the subject of the cue. */
function subjectIn({ tree, sentences, sentence }: ReadingFrame, cue: Run): number | undefined {
  const { first } = sentences[sentence[cue.first]!]!;
  for (let at = cue.first - 1; at >= first; at--) {
    if (SUBJECTS.has(tree.relations[at]!) && tree.heads[at]! >= cue.first && tree.heads[at]! < cue.last) return at;
  }
  return undefined;
}

/** The words of the subject in front of the cue, where the source lies among them and lacks the subject itself. */
function wholeOf({ tree }: ReadingFrame, subject: number, source: Run, cue: Run): Run | undefined {
  const first = tree.from[subject]!;
  const last = Math.min(tree.to[subject]!, cue.first);
  const isPiece = source.first > subject && source.last <= last && source.first < last;
  return isPiece && last - first <= LONGEST ? { first, last } : undefined;
}

/** Each with a source where its cue shares the subject of an earlier verb: "met envoys … and expressed optimism". */
export function withSharedSubjects(frame: ReadingFrame, linked: readonly Linked[]): Linked[] {
  return linked.map((one) => {
    if (one.source !== undefined) return mainSubject(frame, one);
    const taken = subjectInContent(frame, one);
    if (taken) return taken;
    const subject = pronounBefore(frame, one.cue) ?? sharedSubject(frame, one.cue);
    return subject &&
      !touches(
        subject,
        one.contents.map(({ other }) => other),
      )
      ? { ...one, source: { other: subject, share: SHARE } }
      : one;
  });
}

/** "Putin plans to visit, an official of the ministry | said", all taken for what is said: the subject of the cue is the source. */
function subjectInContent(frame: ReadingFrame, { cue, contents }: Linked): Linked | undefined {
  const { tagNames } = frame;
  const phrase = nounPhraseBefore(frame, cue.first, frame.sentences[frame.sentence[cue.first]!]!.first);
  if (phrase === undefined || !FINITE.test(tagNames[cue.first]!)) return undefined;
  const { first } = phrase;
  const around = contents.find(({ other }) => other.first < first - 1 && other.last > first);
  if (first === 0 || tagNames[first - 1] !== ',' || !around || around.other.last > cue.first) return undefined;
  return {
    cue,
    source: { other: { first, last: cue.first, share: SHARE }, share: SHARE },
    contents: contents.map((one) => (one === around ? { ...one, other: { ...one.other, last: first - 1 } } : one)),
  };
}

const BOTH = hashString('both') | 0;

/** "they called for", "in which both called for". */
function pronounBefore({ tagNames, forms }: ReadingFrame, { first }: Run): Span | undefined {
  if (first === 0) return undefined;
  const isPronoun = /^(?:PRP|DT)$/.test(tagNames[first - 1]!) && FINITE.test(tagNames[first]!);
  return isPronoun || (forms[first - 1]!.lower === BOTH && /^VB/.test(tagNames[first]!))
    ? { first: first - 1, last: first, share: SHARE }
    : undefined;
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
