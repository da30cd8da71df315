// A pack is data about a subject; the engine reads it and knows no subject itself.
import type { Outlet } from '../document/outlet.ts';
import type { ClassEntry } from './class-index.ts';
import type { PlaceCoordinates } from './coordinates.ts';
import type { DatedEntry } from './dated.ts';
import type { EventType } from './event-type.ts';
import { type GazetteerEntry, namesOfEntry } from './gazetteer.ts';
import { danglingReferences } from './references.ts';
import type { Regime } from './regime.ts';

/** An outlet as a pack knows it, with every name it goes by. Aliases are matched with their case. */
export interface OutletEntry extends Outlet {
  readonly aliases: readonly string[];
  /** Other outlets print its copy. A state agency is `state-media` and a wire. */
  readonly wire?: boolean;
}

/** A state as a pack knows it. Names are matched with their case, or all in capitals. */
export interface StateEntry {
  /** ISO 3166-1 alpha-2. */
  readonly code: string;
  readonly name: string;
  readonly aliases: readonly string[];
  /** What belongs to it: "Russian", "Russians". */
  readonly peoples: readonly string[];
  /** The city that speaks for it: "Pyongyang denied". */
  readonly capital?: string;
  /** Buildings that speak for it: "the Kremlin said". */
  readonly seats?: readonly string[];
  /** Names that mean it only in a text that names it, with their article: "the North". */
  readonly short?: readonly string[];
}

export interface Pack {
  /** Names and versions of the packs merged into this one, in their order. */
  readonly parts: readonly { readonly name: string; readonly version: string }[];
  readonly outlets: readonly OutletEntry[];
  /** Absent, like the lists below, where the packs have none. */
  readonly states?: readonly StateEntry[];
  readonly classes?: readonly ClassEntry[];
  readonly events?: readonly EventType[];
  readonly gazetteer?: readonly GazetteerEntry[];
  readonly dated?: readonly DatedEntry[];
  readonly circles?: readonly CircleEntry[];
  readonly regimes?: readonly Regime[];
  /** For maps; nothing that is read depends on them. */
  readonly coordinates?: readonly PlaceCoordinates[];
}

/** States that pass what their services learn to each other, or that make reports together: their words are not apart from one another. */
export interface CircleEntry {
  /** Kebab-case, unique. */
  readonly circle: string;
  readonly name: string;
  /** Ids of bodies of the gazetteer that speak for the circle. */
  readonly bodies?: readonly string[];
  /** Codes of states. */
  readonly members: readonly string[];
  readonly source: string;
}

export const EMPTY_PACK: Pack = { parts: [], outlets: [] };

/**
 * One pack of several. Throws where two define the same thing, naming both packs, or where one speaks of a class, type or id
 * that none of them has.
 */
export function mergePacks(packs: readonly Pack[]): Pack {
  const [twice] = doublyDefined(packs);
  if (twice) {
    const { claimed, first, second } = twice;
    throw new Error(
      `mergePacks: ${claimed} is defined by pack "${first}" and by pack "${second}"; remove one of the two.`,
    );
  }
  const merged = joinLists(packs);
  const [missing] = danglingReferences(merged);
  if (missing) throw new Error(`mergePacks: ${missing.where}: ${missing.message}.`);
  return merged;
}

/** What two packs define, in words, with the names of both. */
export function doublyDefined(packs: readonly Pack[]): { claimed: string; first: string; second: string }[] {
  const owner = new Map<string, string>();
  return packs.flatMap((pack) => {
    const second = pack.parts.map((part) => part.name).join('+');
    return [...new Set(claimsOf(pack))].flatMap((claimed) => {
      const first = owner.get(claimed);
      if (first === undefined) owner.set(claimed, second);
      return first === undefined ? [] : [{ claimed, first, second }];
    });
  });
}

function joinLists(packs: readonly Pack[]): Pack {
  const join = <T>(listOf: (pack: Pack) => readonly T[] | undefined) => packs.flatMap((pack) => listOf(pack) ?? []);
  const states = join((pack) => pack.states);
  const classes = join((pack) => pack.classes);
  const events = join((pack) => pack.events);
  const gazetteer = join((pack) => pack.gazetteer);
  const dated = join((pack) => pack.dated);
  const circles = join((pack) => pack.circles);
  const regimes = join((pack) => pack.regimes);
  const coordinates = join((pack) => pack.coordinates);
  return {
    parts: join((pack) => pack.parts),
    outlets: join((pack) => pack.outlets),
    ...(states.length > 0 && { states }),
    ...(classes.length > 0 && { classes }),
    ...(events.length > 0 && { events }),
    ...(gazetteer.length > 0 && { gazetteer }),
    ...(dated.length > 0 && { dated }),
    ...(circles.length > 0 && { circles }),
    ...(regimes.length > 0 && { regimes }),
    ...(coordinates.length > 0 && { coordinates }),
  };
}

/** What no two packs may both define, in words: 'outlet "ap"', 'name "Associated Press"', 'class "arms"'. */
function claimsOf(pack: Pack): string[] {
  return [
    ...pack.outlets.flatMap(claimedBy),
    ...(pack.states ?? []).flatMap(claimedByState),
    ...(pack.classes ?? []).flatMap(({ class: id, nouns }) => [
      `class "${id}"`,
      ...nouns.map((noun) => `noun "${noun}"`),
    ]),
    ...(pack.events ?? []).map(({ type }) => `event type "${type}"`),
    ...(pack.gazetteer ?? []).flatMap((entry) => [
      `id "${entry.id}"`,
      ...namesOfEntry(entry).map((name) => `name "${withoutArticle(name)}"`),
    ]),
    ...(pack.circles ?? []).map(({ circle }) => `circle "${circle}"`),
    ...(pack.regimes ?? []).flatMap(({ regime, provisions }) => [
      `regime "${regime}"`,
      ...provisions.map(({ id }) => `paragraph "${id}"`),
    ]),
    ...(pack.coordinates ?? []).map(({ id }) => `the place on maps of "${id}"`),
    ...(pack.dated ?? []).flatMap(({ id, what }) => [
      `happening "${id}"`,
      ...what.map((phrase) => `phrase "${phrase.toLowerCase()}"`),
    ]),
  ];
}

/** What no two outlets may share: 'outlet "ap"', 'name "Associated Press"', 'domain "apnews.com"'. */
function claimedBy(outlet: OutletEntry): string[] {
  return [
    `outlet "${outlet.id}"`,
    ...[outlet.name, ...outlet.aliases].map((name) => `name "${withoutArticle(name)}"`),
    ...outlet.domains.map((domain) => `domain "${domain}"`),
  ];
}

/** What no two states may share: 'state "KP"', 'name of a state "DPRK"'. */
function claimedByState(state: StateEntry): string[] {
  return [
    `state "${state.code}"`,
    ...wordsOfState(state).map((name) => `name of a state "${name}"`),
    ...seatsOfState(state).map((name) => `seat of a state "${name}"`),
  ];
}

/** Every word that names the state, or what belongs to it. */
export function wordsOfState({ name, aliases, peoples }: StateEntry): string[] {
  return [name, ...aliases, ...peoples];
}

/** The places that speak for the state. */
export function seatsOfState({ capital, seats = [] }: StateEntry): string[] {
  return capital === undefined ? [...seats] : [capital, ...seats];
}

/** The name without a leading "The": with and without it, an outlet is the same. */
export function withoutArticle(name: string): string {
  return name.replace(/^the\s+/i, '');
}
