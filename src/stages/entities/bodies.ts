// Which names of bodies, places and things are one: "National Intelligence Service (NIS)" and "NIS", "the Russian Foreign Ministry" and "Russia's Foreign Ministry".

import type { MentionType } from '../../document/entity.ts';
import { contentId } from '../../document/id.ts';
import type { ClassEntry } from '../../packs/class-index.ts';
import type { GazetteerEntry } from '../../packs/gazetteer.ts';
import * as en from './en.ts';
import type { Known } from './known.ts';
import { bodyKey } from './name-key.ts';
import type { Named } from './named.ts';
import type { Joined } from './persons.ts';
import type { Surroundings } from './surroundings.ts';
import type { View } from './view.ts';

export interface Body extends Joined {
  readonly type: MentionType;
  readonly class?: string;
  readonly state?: string;
}

/** One name as it stands, before it is joined with others. */
interface Reading {
  readonly key: string;
  /** The state in the name, or right in front of it. */
  readonly state?: string;
  /** Words that every state may use; then the key is that of these words, without the state. */
  readonly generic: boolean;
  readonly entry?: GazetteerEntry;
  readonly outlet?: string;
}

/** Says of each name at one of `places` which entity it is. */
export function joinBodies(
  view: View,
  named: readonly Named[],
  places: readonly number[],
  around: readonly Surroundings[],
  document: string,
  known: Known,
): Map<number, Body> {
  const readings = new Map(places.map((at) => [at, readingOf(view, named[at]!, around[at]!, known)]));
  const other = otherNames(view, named, readings, known);
  const listed = listedBehind(readings, other);
  const states = statesOfKeys(readings, other);
  const types = typesOfKeys(view, named, readings, other, known);
  const joined = new Map<number, Body>();
  for (const [at, reading] of readings) {
    const key = other.get(reading.key) ?? reading.key;
    const entry = reading.entry ?? listed.get(key);
    const state = entry?.state ?? reading.state ?? states.get(key);
    const id = idOf(reading, key, entry, state, document);
    const type = entry ? { type: entry.type, class: entry.class } : types.get(key)!;
    joined.set(at, {
      id,
      join: entry || reading.outlet !== undefined ? 'listed' : key === reading.key ? 'own-name' : 'part-of-name',
      ...(entry && { entry }),
      ...type,
      ...(state !== undefined && { state }),
    });
  }
  return joined;
}

function idOf(
  { outlet, generic }: Reading,
  key: string,
  entry: GazetteerEntry | undefined,
  state: string | undefined,
  document: string,
): string {
  if (entry) return entry.id;
  if (outlet !== undefined) return `outlet:${outlet}`;
  if (!generic) return contentId('entity', 'thing', key);
  return contentId('entity', state ?? document, 'thing', key);
}

function readingOf(view: View, name: Named, around: Surroundings, known: Known): Reading {
  const words = view.slice(name);
  const key = bodyKey(words);
  const entry = name.entry ?? known.entryOfKey.get(`thing ${key}`);
  const plain = { ...(entry && { entry }), ...(name.outlet !== undefined && { outlet: name.outlet }) };
  const [code, rest] = withoutState(words, known);
  const state = code ?? around.state;
  const body = bodyKey(rest).split(' ');
  const generic = name.type === 'organization' && body.every((word) => en.BODY_WORDS.has(word));
  return { key: generic ? genericKey(body) : key, ...(state !== undefined && { state }), generic, ...plain };
}

/** "Ministry of Foreign Affairs" and "Foreign Ministry" have one key. */
function genericKey(words: readonly string[]): string {
  const kept = words.filter((word) => !en.SMALL_WORDS.has(word) && word !== 'affairs');
  return [...new Set(kept.map((word) => en.SPELLINGS[word] ?? word))].sort().join(' ');
}

/** Most words of a state's name in front of a body's. */
const LONGEST_STATE = 4;

/** "Russian Defense Ministry" → RU, "Defense Ministry". */
function withoutState(name: string, { states }: Known): [code: string | undefined, rest: string] {
  const words = name.split(/\s+/, LONGEST_STATE + 1);
  for (let count = Math.min(LONGEST_STATE, words.length - 1); count > 0; count--) {
    const named = states.byWords(words.slice(0, count).join(' '));
    if (named) return [named.state.code, name.split(/\s+/).slice(count).join(' ')];
  }
  return [undefined, name];
}

/** Keys that stand for another key of the text: initials, and names without their front or end. */
function otherNames(
  view: View,
  named: readonly Named[],
  readings: ReadonlyMap<number, Reading>,
  known: Known,
): Map<string, string> {
  const longer = new Map<string, Set<string>>();
  const add = (short: string, key: string): void => {
    if (short === key || short === '') return;
    const keys = longer.get(short);
    if (keys) keys.add(key);
    else longer.set(short, new Set([key]));
  };
  for (const [at, { key, generic }] of readings) {
    const words = view.slice(named[at]!).split(/\s+/).slice(0, LONGEST_NAME);
    for (const short of [...initialsOf(words), ...shortForms(words, known)]) add(short, key);
    if (!generic) add(withoutEnd(key), key);
  }
  const present = new Set([...readings.values()].map(({ key }) => key));
  return new Map(
    [...longer].flatMap(([short, keys]) => (present.has(short) && keys.size === 1 ? [[short, [...keys][0]!]] : [])),
  );
}

const LONGEST_NAME = 12;

/** "National Intelligence Service" → nis; with and without the small words. */
function initialsOf(words: readonly string[]): string[] {
  const parts = words.flatMap((word) => word.split('-')).filter((word) => word !== '');
  const initials = (list: readonly string[]) => list.map((word) => word[0]!.toLowerCase()).join('');
  const short = initials(parts.filter((word) => !en.SMALL_WORDS.has(word.toLowerCase())));
  return [short, initials(parts)].filter((letters) => letters.length >= 3 && parts.length >= 3);
}

/** "U.N. Security Council" → security council, "United States State Department" → state department. */
function shortForms(words: readonly string[], { states, gazetteer }: Known): string[] {
  const forms: string[] = [];
  for (let count = 1; count < words.length && count <= LONGEST_STATE; count++) {
    const front = words.slice(0, count).join(' ');
    const rest = words.slice(count);
    if (rest.length < 2) break;
    if (isCapitals(front) || states.byWords(front) || gazetteer.byName(front))
      forms.push(...keysOfWords(rest.join(' ')));
  }
  return forms;
}

/** The key of a name, and the one it has when every state may use its words. */
function keysOfWords(name: string): string[] {
  const key = bodyKey(name);
  return [key, genericKey(key.split(' '))];
}

function isCapitals(words: string): boolean {
  return /^(?:\p{Lu}\.?){2,6}$/u.test(words);
}

/** "lazarus group" → lazarus */
function withoutEnd(key: string): string {
  const at = key.lastIndexOf(' ');
  return at > 0 && en.FIRM_ENDS.has(key.slice(at + 1)) ? key.slice(0, at) : '';
}

function listedBehind(
  readings: ReadonlyMap<number, Reading>,
  other: ReadonlyMap<string, string>,
): Map<string, GazetteerEntry> {
  const entries = new Map<string, GazetteerEntry>();
  for (const { key, entry } of readings.values()) if (entry) entries.set(other.get(key) ?? key, entry);
  return entries;
}

/** The state of a key, where the text says one and no other. */
function statesOfKeys(readings: ReadonlyMap<number, Reading>, other: ReadonlyMap<string, string>): Map<string, string> {
  const states = new Map<string, string>();
  const several = new Set<string>();
  for (const { key, state } of readings.values()) {
    const one = other.get(key) ?? key;
    if (state === undefined) continue;
    if (states.has(one) && states.get(one) !== state) several.add(one);
    states.set(one, state);
  }
  for (const key of several) states.delete(key);
  return states;
}

/** What most of the mentions say it is; the class of its last words, where it is a noun of the packs, comes first. */
function typesOfKeys(
  view: View,
  named: readonly Named[],
  readings: ReadonlyMap<number, Reading>,
  other: ReadonlyMap<string, string>,
  known: Known,
): Map<string, { readonly type: MentionType; readonly class?: string }> {
  const votes = new Map<string, Map<MentionType, number>>();
  const classes = new Map<string, ClassEntry>();
  for (const [at, { key }] of readings) {
    const one = other.get(key) ?? key;
    const counts = votes.get(one) ?? new Map<MentionType, number>();
    const kind = classOfName(view, named[at]!, known);
    if (kind) classes.set(one, kind);
    counts.set(named[at]!.type, (counts.get(named[at]!.type) ?? 0) + 1);
    votes.set(one, counts);
  }
  return new Map([...votes].map(([key, counts]) => [key, typeOf(classes.get(key), counts, known)]));
}

function classOfName(view: View, name: Named, { classes }: Known): ClassEntry | undefined {
  if (name.last - name.first < 2) return undefined;
  const words = view.slice(name).toLowerCase().split(/\s+/);
  return classes.ofLemmas(words.slice(-LONGEST_STATE));
}

function typeOf(
  kind: ClassEntry | undefined,
  counts: ReadonlyMap<MentionType, number>,
  { classes }: Known,
): { readonly type: MentionType; readonly class?: string } {
  const type = kind && classes.typeOf(kind.class);
  if (kind && type !== undefined && type !== 'person') return { type, class: kind.class };
  const [most] = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return { type: most?.[0] ?? 'other' };
}
