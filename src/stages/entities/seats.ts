// Whether a capital or a seat of government stands for its state: "Pyongyang denied", "ties with Moscow", but "in Moscow", "flew to Moscow".
import type { StateEntry } from '../../packs/pack.ts';
import * as en from './en.ts';
import type { Known } from './known.ts';
import type { Named } from './named.ts';
import type { View } from './view.ts';

export interface Seat {
  readonly state: StateEntry;
  readonly acts: boolean;
}

/** The capitals and seats among the names, by their place in `named`. */
export function findSeats(view: View, named: readonly Named[], known: Known): Map<number, Seat> {
  const seats = new Map<number, Seat>();
  for (const [at, name] of named.entries()) {
    if (name.type === 'person' || name.type === 'state' || name.outlet !== undefined) continue;
    const state = known.states.bySeat(view.slice(name));
    if (state) seats.set(at, { state, acts: !isPlace(view, named, at, seats) });
  }
  return seats;
}

function isPlace(view: View, named: readonly Named[], at: number, seats: ReadonlyMap<number, Seat>): boolean {
  const { first, last } = named[at]!;
  const before = first - (view.lower(first - 1) === 'the' ? 2 : 1);
  if (isDateline(view, first, last) || isFollowedByState(view, named, at)) return true;
  const isOwner = view.tag(last) === 'POS';
  if (isPlaceNoun(view, isOwner ? last + 1 : last, first)) return true;
  if (!view.together(before, first)) return false;
  const joined = joinedSeat(view, named, at, before, seats);
  if (joined) return !joined.acts;
  if (isOwner) return false;
  const word = view.lower(before);
  if (en.PLACE_PREPOSITIONS.has(word)) return true;
  if (en.WAY_PREPOSITIONS.has(word)) return isWay(view, before);
  return view.isVerb(before) && en.PLACE_VERBS.has(view.lemma(before));
}

function isPlaceNoun(view: View, at: number, first: number): boolean {
  return view.isNoun(at) && view.together(at, first) && en.PLACE_NOUNS.has(view.lemma(at));
}

/** "MOSCOW (AP) —" or "Seoul:" at the beginning of a sentence. */
function isDateline(view: View, first: number, last: number): boolean {
  const isFirst = !view.together(first - 1, first);
  return isFirst && /^(?:[(—–―:]|-{1,2})$/.test(view.word(last));
}

/** "Seoul, South Korea" */
function isFollowedByState(view: View, named: readonly Named[], at: number): boolean {
  const { last } = named[at]!;
  const next = named[at + 1];
  return (
    view.word(last) === ',' && next?.first === last + 1 && next.type === 'state' && !next.demonym && isAside(view, next)
  );
}

/** Not one of a list of states: "Moscow, China and Iran". */
function isAside(view: View, { last }: Named): boolean {
  return !/^(?:and|or)$/.test(view.lower(last)) && !(view.word(last) === ',' && view.tag(last + 1).startsWith('NNP'));
}

/** The seat before "and": "in Moscow and Pyongyang" are both places. */
function joinedSeat(
  view: View,
  named: readonly Named[],
  at: number,
  before: number,
  seats: ReadonlyMap<number, Seat>,
): Seat | undefined {
  const earlier = named[at - 1];
  if (!/^(?:and|or|,)$/.test(view.lower(before)) || earlier?.last !== before) return undefined;
  return seats.get(at - 1);
}

/** Tokens before "to" in which a word of motion is looked for. */
const WAY = 6;

function isWay(view: View, preposition: number): boolean {
  for (let at = preposition - 1; at >= preposition - WAY && view.together(at, preposition); at--) {
    if (en.MOTION.has(view.lemma(at))) return true;
    if (view.word(at) === ',' || view.word(at) === ';') return false;
  }
  return false;
}
