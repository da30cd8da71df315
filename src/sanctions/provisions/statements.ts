// What texts say about the law, against what the packs say: "sanctions prohibit AI cooperation", "Resolution 2379", "11 rounds of sanctions".
import type { Claim } from '../../document/claim.ts';
import { contentId } from '../../document/id.ts';
import { type Note, noteOn } from '../../document/note.ts';
import type { Contradiction } from '../../document/origin.ts';
import type { Topic } from '../../packs/regime.ts';
import * as en from './en.ts';
import type { Law, RegimeLaw } from './law.ts';
import { holdsWords } from './words.ts';

/** A statement about the law. */
export interface Statement {
  /** Id of a paragraph, or of the regime. */
  readonly about: string;
  /** What does not agree with the packs, in a sentence. */
  readonly differs?: string;
  /** What is to be known beside it. */
  readonly remark?: string;
}

/** Characters of a claim that are read for statements about the law. */
const MOST_CHARACTERS = 2_000;
/** Characters between the words that name the law and those that say what it does. */
const REACH = 160;

/** The statement that some words make about the law of a regime, if they make one. */
export function statementIn(text: string, law: Law): Statement | undefined {
  const words = text.slice(0, MOST_CHARACTERS);
  for (const regime of law.regimes) {
    const found = roundsIn(words, regime) ?? banIn(words, regime);
    if (found) return found;
  }
  return undefined;
}

function roundsIn(words: string, { regime }: RegimeLaw): Statement | undefined {
  const [, said = ''] = en.ROUNDS.exec(words) ?? [];
  const count = en.NUMBER_WORDS[said.toLowerCase()] ?? Number(said);
  if (regime.rounds.length === 0 || said === '' || !Number.isInteger(count)) return undefined;
  const told = en.roundsCounted(count, regime.rounds);
  const isKnown = regime.rounds.some((one) => one.count === count);
  return { about: regime.regime, ...(isKnown ? { remark: told } : { differs: told }) };
}

/** "UN resolutions ban all technology transfers": the law is named, then what it does, then a matter that the pack knows. */
function banIn(words: string, { regime }: RegimeLaw): Statement | undefined {
  const lower = words.toLowerCase();
  const [allows, forbids] = [en.ALLOWS.exec(lower), en.FORBIDS.exec(lower)];
  // "Do not ban" holds "ban", so it begins before it; what comes first is what is said of the law.
  const isAllowed = allows !== null && (forbids === null || allows.index <= forbids.index);
  const verb = isAllowed ? allows : forbids;
  if (!verb) return undefined;
  const [before, after] = [lower.slice(Math.max(0, verb.index - REACH), verb.index), lower.slice(verb.index)];
  const near = before + after.slice(0, REACH);
  const numbers = regime.resolutions.some(({ number }) => holdsWords(near, number));
  if (!numbers && !regime.called.some((name) => holdsWords(near, name)) && !/\bsanctions\b/.test(near))
    return undefined;
  // What is forbidden follows the verb, or it stands before a passive.
  const topic = topicIn(after.slice(0, REACH), regime.topics) ?? topicIn(before, regime.topics);
  return topic && statementOn(topic, isAllowed ? 'allows' : 'forbids', regime.regime);
}

/** The matter with the longest words. */
function topicIn(words: string, topics: readonly Topic[]): Topic | undefined {
  let best: { readonly topic: Topic; readonly length: number } | undefined;
  for (const topic of topics) {
    for (const one of topic.words) {
      if (one.length > (best?.length ?? 0) && holdsWords(words, one)) best = { topic, length: one.length };
    }
  }
  return best?.topic;
}

function statementOn(topic: Topic, said: 'forbids' | 'allows', regime: string): Statement {
  const about = topic.provisions[0] ?? regime;
  const isForbidden = topic.law === 'banned';
  if (topic.law === 'in-part') return { about, remark: topic.says };
  const agrees = said === 'forbids' ? isForbidden : !isForbidden;
  return agrees ? { about } : { about, differs: en.lawDiffers(said, topic.says) };
}

/** Claims with the paragraph that each speaks of, where it speaks of the law. */
export function withStatements(claims: readonly Claim[], law: Law): Claim[] {
  return claims.map((claim) => {
    const found = statementOf(claim, law);
    return found ? { ...claim, aboutLaw: found.about } : claim;
  });
}

function statementOf({ contents }: Claim, law: Law): Statement | undefined {
  return law.regimes.length === 0 ? undefined : statementIn(contents.map(({ text }) => text).join(' … '), law);
}

/** What claims about the law say that the packs do not, each under its own id. Claims that were rejected say nothing. */
export function lawContradictions(claims: readonly Claim[], law: Law): Contradiction[] {
  return claims.flatMap((claim) => {
    if (claim.aboutLaw === undefined || claim.status === 'rejected') return [];
    const differs = statementOf(claim, law)?.differs;
    if (differs === undefined) return [];
    return [{ id: contentId('law', claim.id), kind: 'law', claims: [claim.id], explanation: differs }];
  });
}

/** Most notes of one text about the law. */
const MOST_NOTES = 20;

/** Resolutions that no pack knows, and remarks on what claims say of the law; a resolution is noted where it is first named. */
export function lawNotes(text: string, claims: readonly Claim[], law: Law): Note[] {
  if (law.regimes.length === 0) return [];
  const remarks = claims.flatMap((claim) => {
    const remark = statementOf(claim, law)?.remark;
    const [content] = claim.contents;
    return remark === undefined || !content ? [] : [noteOn(text, content.start, content.end, 'law', remark)];
  });
  return [...unknownResolutions(text, law), ...remarks].slice(0, MOST_NOTES);
}

function unknownResolutions(text: string, { regimes }: Law): Note[] {
  const known = new Set(regimes.flatMap(({ regime }) => regime.resolutions.map(({ number }) => number)));
  const names = regimes.map(({ regime }) => regime.name);
  const noted = new Set<string>();
  return [...numbersIn(text)].flatMap(({ number, start }) => {
    if (known.has(number) || noted.has(number)) return [];
    noted.add(number);
    return [noteOn(text, start, start + number.length, 'law', en.unknownResolution(number, names))];
  });
}

/** The numbers of resolutions in a text, those of a list each. */
export function* numbersIn(text: string): Generator<{ readonly number: string; readonly start: number }> {
  for (const match of text.matchAll(en.RESOLUTION)) {
    if (en.OTHER_BODY.test(text.slice(Math.max(0, match.index - 30), match.index))) continue;
    let end = match.index + match[0].length;
    yield { number: match[1]!, start: end - match[1]!.length };
    for (let next = en.NEXT_NUMBER.exec(text.slice(end, end + 30)); next; ) {
      end += next[0].length;
      yield { number: next[1]!, start: end - next[1]!.length };
      next = en.NEXT_NUMBER.exec(text.slice(end, end + 30));
    }
  }
}
