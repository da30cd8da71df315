// Whom a pronoun stands for, where one candidate only is near: "Kim said he", "Russia, by using its veto"; left open otherwise.
import type { Discourse, Seen } from './discourse.ts';
import { idsOf } from './discourse.ts';
import * as en from './en.ts';
import type { Sex } from './surroundings.ts';
import type { View } from './view.ts';

/** The ids that the pronoun at the token `at` stands for: one, or several of "their"; none where it cannot be told. */
export function resolvePronoun(view: View, discourse: Discourse, at: number): readonly string[] {
  const word = view.lower(at);
  const sex = sexOfPronoun(word);
  if (sex) return person(view, discourse, at, sex);
  if (en.IT.has(word)) return body(view, discourse, at);
  return en.THEY.has(word) ? several(view, discourse, at) : [];
}

export function sexOfPronoun(word: string): Sex | undefined {
  return en.HE.has(word) ? 'he' : en.SHE.has(word) ? 'she' : undefined;
}

export function isPronoun(view: View, at: number): boolean {
  const tag = view.tag(at);
  if (tag !== 'PRP' && tag !== 'PRP$') return false;
  const word = view.lower(at);
  return sexOfPronoun(word) !== undefined || en.IT.has(word) || en.THEY.has(word);
}

/** Mentions in quotation marks stand to pronouns there, the others to the others. */
function alike(view: View, discourse: Discourse, at: number): Seen[] {
  const quoted = view.quoted(at);
  const near = discourse.near(at).filter((seen) => view.quoted(seen.first) === quoted);
  return quoted ? near.filter((seen) => seen.sentence === view.sentence(at)) : near;
}

function person(view: View, discourse: Discourse, at: number, sex: Sex): string[] {
  const sentence = view.sentence(at);
  if (pointsForward(view, at) || isPair(view, at)) return [];
  const near = alike(view, discourse, at).filter((seen) => {
    const known = seen.sex ?? (seen.id === undefined ? undefined : discourse.factsOf(seen.id)?.sex);
    return seen.type === 'person' && (known === undefined || known === sex);
  });
  const isOwner = view.tag(at) === 'PRP$';
  const ids = only(near) ?? (isOwner ? only(near.filter((seen) => seen.sentence === sentence)) : undefined) ?? [];
  return isObject(view, at) && near.some((seen) => seen.sentence === sentence) ? [] : ids;
}

/** "For her part, Suu Kyi …": before any verb, with a name right behind the comma. */
function pointsForward(view: View, at: number): boolean {
  for (let before = at - 1; view.together(before, at); before--) if (view.isVerb(before)) return false;
  for (let behind = at + 1; behind < at + REACH && view.together(behind, at); behind++) {
    if (view.word(behind) === ',') return view.tag(behind + 1).startsWith('NNP');
  }
  return false;
}

/** "his or her" */
function isPair(view: View, at: number): boolean {
  const isOr = (word: string) => word === 'or' || word === '/';
  return (
    (isOr(view.lower(at - 1)) && sexOfPronoun(view.lower(at - 2)) !== undefined) ||
    (isOr(view.lower(at + 1)) && sexOfPronoun(view.lower(at + 2)) !== undefined)
  );
}

/** Tokens behind a pronoun in which its clause ends with a comma. */
const REACH = 10;

/** "met with her": the object is not the subject of its own sentence. */
function isObject(view: View, at: number): boolean {
  return view.tag(at) === 'PRP' && /^(?:him|her)$/.test(view.lower(at));
}

/** The one entity of all the mentions; undefined where there are others, or one that nothing names. */
function only(near: readonly Seen[]): string[] | undefined {
  const ids = idsOf(near);
  return ids.length === 1 && near.every(({ id }) => id !== undefined) ? ids : undefined;
}

function body(view: View, discourse: Discourse, at: number): string[] {
  const sentence = view.sentence(at);
  const isFirst = !view.together(at - 1, at);
  if (view.lower(at) === 'it' && !isSubjectOf(view, at, isFirst)) return [];
  const near = alike(view, discourse, at).filter(
    (seen) =>
      seen.isName && (seen.type === 'state' || seen.type === 'organization') && (isFirst || seen.sentence === sentence),
  );
  const ids = only(near);
  const first = near.at(-1);
  if (ids === undefined || first === undefined || !isSubject(view, first)) return [];
  return isFirst || !hasOtherSubject(view, first.last + 1, at) ? ids : [];
}

/** "it" before a verb of its own, not "it is", "it appears"; at the beginning of a sentence only before what a body does. */
function isSubjectOf(view: View, at: number, isFirst: boolean): boolean {
  let verb = verbBehind(view, at + 1);
  if (verb === -1) return false;
  while (view.together(verb + 1, at) && isHelper(view, verb)) verb++;
  return isFirst ? en.ACTS_OF_BODIES.has(view.lemma(verb)) : !en.EMPTY_IT.has(view.lemma(verb));
}

function isHelper(view: View, at: number): boolean {
  const lemma = view.lemma(at);
  return view.tag(at) === 'MD' || view.tag(at).startsWith('RB') || lemma === 'have' || lemma === 'do';
}

/** The finite verb that begins at `at`, adverbs passed over; -1 where there is none. */
function verbBehind(view: View, at: number): number {
  let verb = at;
  while (verb < at + 3 && (en.ASIDES.has(view.lower(verb)) || view.tag(verb).startsWith('RB'))) verb++;
  if (!view.together(at, verb) || !/^(?:VB[DZP]|MD)$/.test(view.tag(verb))) return -1;
  return verb;
}

/** Followed by its verb, or by a comma at the beginning of a sentence: "Russia, by using its veto". */
function isSubject(view: View, { first, last }: Seen): boolean {
  if (verbBehind(view, last) !== -1) return true;
  return view.word(last) === ',' && !view.together(startOf(view, first) - 1, first);
}

function startOf(view: View, first: number): number {
  return view.lower(first - 1) === 'the' ? first - 1 : first;
}

/** Another noun with a verb of its own between, or a relative clause: "North Korea said the missile completed its flight". */
function hasOtherSubject(view: View, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    if (view.tag(at) === 'WDT') return true;
    if (view.isNoun(at) && verbBehind(view, at + 1) !== -1) return true;
  }
  return false;
}

/** "North Korea and Russia said they": the row before, when no other plural stands before. */
function several(view: View, discourse: Discourse, at: number): readonly string[] {
  const [row] = discourse.rows(at);
  if (row === undefined || row.sentence !== view.sentence(at) || view.quoted(row.first) !== view.quoted(at)) return [];
  for (let before = at - 1; view.together(before, at); before--) {
    const isInside = before >= row.first && before < row.last;
    if (!isInside && /^NNP?S$/.test(view.tag(before))) return [];
  }
  const others = discourse
    .near(at)
    .filter((seen) => seen.sentence === row.sentence && seen.isName && seen.type === row.type);
  return others.every(({ id }) => id !== undefined && row.ids.includes(id)) ? row.ids : [];
}
