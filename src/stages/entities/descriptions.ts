// Whom a noun phrase stands for: "the North Korean leader", "Kim's sister", "the reclusive state", "both countries", "the ministry".
import { stateId } from '../../document/entity.ts';
import { type Discourse, idsOf, type Row, type Seen } from './discourse.ts';
import * as en from './en.ts';
import type { Known } from './known.ts';
import type { Meaning } from './meanings.ts';
import type { Named } from './named.ts';
import type { Office, Offices } from './offices.ts';
import type { Phrase } from './phrases.ts';
import type { View } from './view.ts';

/** What is known when a phrase is read; filled in text order by the caller. */
export interface Reading {
  readonly view: View;
  readonly known: Known;
  readonly named: readonly Named[];
  readonly meanings: readonly Meaning[];
  /** Place of the name at a token, or -1. */
  readonly nameAt: Int32Array;
  readonly discourse: Discourse;
  readonly offices: Offices;
  /** Ids of bodies by the last word of their names. */
  readonly bodies: ReadonlyMap<string, ReadonlySet<string>>;
  /** What the phrases and pronouns mean whose head stands at a token. */
  readonly at: ReadonlyMap<number, Meaning>;
}

/** Undefined where the phrase is of no class of the packs and stands for nobody. */
export function meaningOfPhrase(reading: Reading, phrase: Phrase): Meaning | undefined {
  const owner = ownerOf(reading, phrase);
  const behind = behindOf(reading, phrase);
  const state = stateOf(reading, phrase, owner, behind);
  const found = joined(reading, phrase, owner, state, behind);
  const { class: kind } = phrase;
  if (found === undefined && kind === undefined) return undefined;
  const type = kind ? reading.known.classes.typeOf(kind.class) : undefined;
  const of = owner?.entity ?? attributiveOwner(reading, phrase);
  return {
    type: found?.type ?? type ?? 'other',
    ...(kind && { class: kind.class }),
    ...(state !== undefined && type !== 'other' && type !== 'state' && { state }),
    ...(of !== undefined && { of }),
    ...found,
  };
}

/** What the possessor means: Kim of "Kim's sister", "his" of "his sister". */
function ownerOf({ nameAt, meanings, at }: Reading, { possessor }: Phrase): Meaning | undefined {
  if (possessor === undefined) return undefined;
  const name = nameAt[possessor] ?? -1;
  return name === -1 ? at.get(possessor) : meanings[name];
}

/** Biden of "the Biden administration". */
function attributiveOwner({ meanings }: Reading, { names }: Phrase): string | undefined {
  const persons = names.map((name) => meanings[name]!).filter(({ type }) => type === 'person');
  return persons.length === 1 ? persons[0]!.entity : undefined;
}

/** What stands behind "of": a state, or something else that makes it another's. */
function behindOf({ view, nameAt, meanings }: Reading, { head }: Phrase): Meaning | 'other' | undefined {
  if (view.lower(head + 1) !== 'of' || !view.together(head, head + 1)) return undefined;
  const at = head + (view.lower(head + 2) === 'the' ? 3 : 2);
  const name = nameAt[at] ?? -1;
  return name === -1 ? 'other' : meanings[name]!;
}

function stateOf(
  { meanings }: Reading,
  { names }: Phrase,
  owner: Meaning | undefined,
  behind: Meaning | 'other' | undefined,
): string | undefined {
  const before = new Set(names.flatMap((name) => meanings[name]!.state ?? []));
  if (before.size > 0) return before.size === 1 ? [...before][0] : undefined;
  if (owner) return owner.state;
  return behind !== 'other' && behind?.type === 'state' ? behind.state : undefined;
}

function joined(
  reading: Reading,
  phrase: Phrase,
  owner: Meaning | undefined,
  state: string | undefined,
  behind: Meaning | 'other' | undefined,
): Meaning | undefined {
  const head = phrase.words.at(-1)!;
  if (phrase.plural) return group(reading, phrase, head, behind);
  const office = officeOf(phrase, owner ?? (behind === 'other' ? undefined : behind), state);
  if (office) return person(reading, phrase, office, behind);
  if (en.STATE_NOUNS.has(head)) return theState(reading, phrase, owner, behind);
  return body(reading, phrase, state, behind);
}

/** The office or kinship that the phrase tells of; undefined where its head is nobody's office. */
function officeOf(phrase: Phrase, owner: Meaning | undefined, state: string | undefined): Office | undefined {
  const head = phrase.words.at(-1)!;
  if (en.KIN.has(head))
    return owner?.entity === undefined ? { words: phrase.words } : { words: phrase.words, of: owner.entity };
  if (!en.TITLES.has(head) && !en.LEADERS.has(head) && !OFFICE_CLASSES.has(phrase.class?.class ?? '')) return undefined;
  return { words: phrase.words, ...(state !== undefined && { state }) };
}

/** Classes of packs/common whose nouns are offices of single people. */
const OFFICE_CLASSES: ReadonlySet<string> = new Set(['leader', 'minister', 'diplomat', 'official', 'officer']);

function person(
  reading: Reading,
  phrase: Phrase,
  office: Office,
  behind: Meaning | 'other' | undefined,
): Meaning | undefined {
  const beside = personBeside(reading, phrase);
  const { discourse, offices, known } = reading;
  const isKin = en.KIN.has(phrase.words.at(-1)!);
  if (beside?.entity !== undefined && beside.entity !== office.of) {
    offices.add(beside.entity, office);
    return { ...beside, join: 'apposition' };
  }
  if (behind === 'other' || !isDefinite(phrase) || (isKin && office.of === undefined)) return undefined;
  const id = offices.holder(office);
  if (id === undefined) return undefined;
  const state = discourse.stateOf(id);
  const kind = known.gazetteer.byId(id)?.class;
  return {
    type: 'person',
    entity: id,
    join: 'office',
    ...(kind !== undefined && { class: kind }),
    ...(state !== undefined && { state }),
  };
}

function isDefinite({ determiner, possessor }: Phrase): boolean {
  return en.DEFINITE.has(determiner) || possessor !== undefined;
}

/** The person named beside it: "Kim Jong Un, the North Korean leader," and "the leader, Kim Jong Un,". */
function personBeside(reading: Reading, phrase: Phrase): Meaning | undefined {
  const { view, nameAt, named, meanings } = reading;
  const { first, head } = phrase;
  if (phrase.titleOf !== undefined) return undefined;
  const before = view.word(first - 1) === ',' && view.together(first - 2, head) ? (nameAt[first - 2] ?? -1) : -1;
  if (before !== -1 && named[before]!.type === 'person' && !view.isVerb(head + 1)) return meanings[before];
  const behind = view.word(head + 1) === ',' && view.together(head + 2, head) ? (nameAt[head + 2] ?? -1) : -1;
  if (behind === -1 || named[behind]!.type !== 'person' || !isDefinite(phrase)) return undefined;
  return /^[,.;)]?$/.test(view.word(named[behind]!.last)) ? meanings[behind] : undefined;
}

/** "the reclusive state of North Korea", "his country", "the country" when one state only was named nearby. */
function theState(
  reading: Reading,
  phrase: Phrase,
  owner: Meaning | undefined,
  behind: Meaning | 'other' | undefined,
): Meaning | undefined {
  const before = phrase.words.slice(0, -1);
  const head = phrase.words.at(-1)!;
  if (before.some((word) => en.OTHER_STATES.has(word) || en.ANOTHER.has(word)) || phrase.names.length > 0)
    return undefined;
  if (behind === 'other') return undefined;
  if (behind)
    return behind.type === 'state' && behind.state !== undefined ? asState(behind.state, 'apposition') : undefined;
  if (owner) return isHomeland(phrase, owner) ? asState(owner.state!, 'office') : undefined;
  if (!en.DEFINITE.has(phrase.determiner)) return undefined;
  if (en.NEEDS_ADJECTIVE.has(head) && !before.some((word) => en.OF_STATES.has(word))) return undefined;
  const near = reading.discourse.near(phrase.first).filter(({ type }) => type === 'state');
  const codes = new Set(near.map(({ state }) => state));
  const [code] = codes;
  return codes.size === 1 && code !== undefined ? asState(code, 'only-one') : undefined;
}

/** "his country", not "Kim's mental state". */
function isHomeland({ words }: Phrase, { type, state }: Meaning): boolean {
  return type === 'person' && state !== undefined && words.length === 1 && !en.NEEDS_ADJECTIVE.has(words[0]!);
}

function asState(code: string, join: NonNullable<Meaning['join']>): Meaning {
  return { type: 'state', entity: stateId(code), state: code, join };
}

/** "both countries", "the two leaders": the last row of so many, else all that were named nearby when they are so many. */
function group(
  { view, discourse }: Reading,
  phrase: Phrase,
  head: string,
  behind: Meaning | 'other' | undefined,
): Meaning | undefined {
  const type = en.GROUP_OF_STATES.has(head) ? 'state' : en.GROUP_OF_PEOPLE.has(head) ? 'person' : undefined;
  const isPlain = phrase.words.length === 1 && phrase.names.length === 0 && phrase.possessor === undefined;
  if (type === undefined || !isPlain || behind !== undefined) return undefined;
  const { number, first } = phrase;
  if (number === undefined && (phrase.determiner !== 'the' || head === 'official' || head === 'power'))
    return undefined;
  const sentence = view.sentence(first);
  const near = discourse.near(first);
  const fitting = discourse
    .rows(first)
    .filter((row) => row.type === type && (number === undefined || row.ids.length === number))
    .filter((row) => standsAlone(view, row, near));
  const members =
    fitting.find((row) => row.sentence === sentence)?.ids ??
    countOf(
      near.filter((seen) => seen.sentence === sentence),
      type,
      number ?? 2,
    ) ??
    onlyRow(fitting) ??
    countOf(near, type, number ?? 2);
  return members && { type, members, join: 'group' };
}

/** Not the object of another: "Russia met North Korea and China" leaves open which two are meant. */
function standsAlone(view: View, row: Row, near: readonly Seen[]): boolean {
  if (view.isVerb(row.last) || view.lower(row.first - 1) === 'between') return true;
  return near.every(
    ({ sentence, type, last, id }) =>
      sentence !== row.sentence || type !== row.type || last > row.first || (id !== undefined && row.ids.includes(id)),
  );
}

function onlyRow(rows: readonly Row[]): readonly string[] | undefined {
  const keys = new Set(rows.map(({ ids }) => [...ids].sort().join(' ')));
  return keys.size === 1 ? rows[0]!.ids : undefined;
}

function countOf(near: readonly Seen[], type: string, number: number): string[] | undefined {
  const direct = idsOf(near.filter((seen) => seen.type === type)).reverse();
  if (direct.length === number) return direct;
  if (type !== 'state' || direct.length > number) return undefined;
  const all = [...new Set([...direct, ...near.flatMap(({ state }) => (state === undefined ? [] : [stateId(state)]))])];
  return all.length === number ? all : undefined;
}

/** "the ministry", when one body of that kind is named. */
function body(
  { bodies, discourse, known }: Reading,
  phrase: Phrase,
  state: string | undefined,
  behind: Meaning | 'other' | undefined,
): Meaning | undefined {
  const ids = bodies.get(phrase.words.at(-1)!);
  const isPlain = phrase.words.length === 1 && phrase.possessor === undefined && en.DEFINITE.has(phrase.determiner);
  if (ids?.size !== 1 || !isPlain || behind !== undefined) return undefined;
  const [id] = ids;
  const own = discourse.stateOf(id!);
  if (phrase.names.length > 0 && (state === undefined || state !== own)) return undefined;
  const kind = known.gazetteer.byId(id!)?.class;
  return {
    type: 'organization',
    entity: id!,
    join: 'part-of-name',
    ...(kind !== undefined && { class: kind }),
    ...(own !== undefined && { state: own }),
  };
}
