// What each name of a text means: a state, a capital that acts for one, a person, a body, a place, a thing.
import { type Join, type MentionType, stateId } from '../../document/entity.ts';
import { type Body, joinBodies } from './bodies.ts';
import * as en from './en.ts';
import type { Known } from './known.ts';
import type { Named } from './named.ts';
import { type Joined, joinPersons } from './persons.ts';
import { findSeats } from './seats.ts';
import type { Surroundings } from './surroundings.ts';
import type { View } from './view.ts';

/** What a mention stands for. */
export interface Meaning {
  readonly type: MentionType;
  readonly entity?: string;
  readonly members?: readonly string[];
  readonly class?: string;
  readonly state?: string;
  readonly of?: string;
  readonly join?: Join;
}

/** The meaning of each name, in their order. */
export function meaningsOf(
  view: View,
  named: readonly Named[],
  around: readonly Surroundings[],
  document: string,
  known: Known,
): Meaning[] {
  const seats = findSeats(view, named, known);
  const places = [...named.keys()].filter((at) => {
    const { type, state } = named[at]!;
    return type !== 'person' && state === undefined && !seats.get(at)?.acts;
  });
  const persons = joinPersons(view, named, around, document, known);
  const bodies = joinBodies(view, named, places, around, document, known);
  const states = statesOfPersons(persons, around);
  return named.map((name, at): Meaning => {
    const seat = seats.get(at);
    if (seat?.acts) return { type: 'state', entity: stateId(seat.state.code), state: seat.state.code, join: 'seat' };
    if (name.state) return ofState(view, name);
    if (name.type === 'person') return ofPerson(persons.get(at), states, around[at]!);
    return ofBody(view, named, at, bodies.get(at)!, seat?.state.code);
  });
}

function ofState(view: View, { state, demonym, first, last }: Named): Meaning {
  if (demonym && isLanguage(view, first, last)) return { type: 'other' };
  return { type: 'state', entity: stateId(state!.code), state: state!.code, join: 'listed' };
}

/** "in Russian", "speaks Korean": no noun behind it. */
function isLanguage(view: View, first: number, last: number): boolean {
  if (!en.BEFORE_LANGUAGE.has(view.lemma(first - 1)) || !view.together(first - 1, first)) return false;
  return !(view.together(last, first) && /^(?:NN|JJ|VBN|CD|HYPH)/.test(view.tag(last)));
}

function ofPerson(joined: Joined | undefined, states: ReadonlyMap<string, string>, around: Surroundings): Meaning {
  if (joined === undefined) return { type: 'person', ...(around.state !== undefined && { state: around.state }) };
  const state = joined.entry?.state ?? states.get(joined.id) ?? around.state;
  return {
    type: 'person',
    entity: joined.id,
    join: joined.join,
    ...(joined.entry && { class: joined.entry.class }),
    ...(state !== undefined && { state }),
  };
}

/** The state of each person of whom the text says one and no other. */
function statesOfPersons(persons: ReadonlyMap<number, Joined>, around: readonly Surroundings[]): Map<string, string> {
  const states = new Map<string, string>();
  const several = new Set<string>();
  for (const [at, { id }] of persons) {
    const { state } = around[at]!;
    if (state === undefined) continue;
    if (states.has(id) && states.get(id) !== state) several.add(id);
    states.set(id, state);
  }
  for (const id of several) states.delete(id);
  return states;
}

function ofBody(
  view: View,
  named: readonly Named[],
  at: number,
  { id, join, type, class: kind, state }: Body,
  seatOf: string | undefined,
): Meaning {
  const place = seatOf === undefined ? type : 'place';
  const code = seatOf ?? state ?? (place === 'place' ? stateBehind(view, named, at) : undefined);
  return {
    type: place,
    entity: id,
    join,
    ...(kind !== undefined && { class: kind }),
    ...(code !== undefined && { state: code }),
  };
}

/** "Kazan, Russia" */
function stateBehind(view: View, named: readonly Named[], at: number): string | undefined {
  const next = named[at + 1];
  const isNext = next !== undefined && next.first === named[at]!.last + 1 && view.word(next.first - 1) === ',';
  return isNext && !next.demonym ? next.state?.code : undefined;
}
