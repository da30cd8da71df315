// The names of a text, mended by the packs: "Kim Jong" → Kim Jong Un, "Donetsk and Luhansk" → two, "US-led" → US, "the North" → a state.
import type { MentionType } from '../../document/entity.ts';
import type { Name, NameType } from '../../document/name.ts';
import { byPosition, contains, type Span } from '../../document/span.ts';
import { SpanIndex } from '../../document/span-index.ts';
import type { GazetteerEntry } from '../../packs/gazetteer.ts';
import type { FoundName } from '../../packs/name-search.ts';
import type { StateEntry } from '../../packs/pack.ts';
import * as en from './en.ts';
import { entryKey, type Known } from './known.ts';
import type { View } from './view.ts';

/** A name with its tokens [first, last). */
export interface Named extends Span {
  readonly first: number;
  readonly last: number;
  readonly type: MentionType;
  /** Another word's modifier, or a people: "Russian", "US" of "US-led". */
  readonly demonym: boolean;
  readonly entry?: GazetteerEntry;
  /** Id of the outlet in the pack. */
  readonly outlet?: string;
  /** The state that the words mean. */
  readonly state?: StateEntry;
}

type Found = Omit<Named, 'first' | 'last'>;

const TYPES: Readonly<Record<NameType, MentionType>> = {
  person: 'person',
  organization: 'organization',
  outlet: 'organization',
  state: 'state',
  place: 'place',
  other: 'other',
};

/** All names in text order, none overlapping, those in furniture left out. */
export function findNamed(view: View, names: readonly Name[], furniture: readonly Span[], known: Known): Named[] {
  const listed = known.gazetteer.find(view.text);
  const outside = new SpanIndex(furniture);
  const found = joinSpans(view, withWholeStates(view, names, known), listed)
    .flatMap((span) => (isEntry(span) ? [ofEntry(span)] : ofName(view, span, known)))
    .filter((span) => !outside.overlaps(span));
  return withShortNames(view, withTokens(view, withFirms(view, withCompounds(view, found, outside, known))), known);
}

/** "Democratic People's" and "Republic of Korea" side by side are one state. */
function withWholeStates(view: View, names: readonly Name[], { states }: Known): Name[] {
  const joined: Name[] = [];
  for (const name of names) {
    const before = joined.at(-1);
    const whole = before && { start: before.start, end: name.end };
    const isNear = before !== undefined && name.start - before.end <= 1;
    if (whole && isNear && states.byWords(view.slice(whole)))
      joined[joined.length - 1] = { ...name, ...whole, type: 'state' };
    else joined.push(name);
  }
  return joined;
}

function isEntry(span: Name | FoundName<GazetteerEntry>): span is FoundName<GazetteerEntry> {
  return 'owner' in span;
}

/** Names of the model and of the pack; where two overlap the longer stays, unless it only joins listed ones. */
function joinSpans(
  view: View,
  names: readonly Name[],
  listed: readonly FoundName<GazetteerEntry>[],
): (Name | FoundName<GazetteerEntry>)[] {
  const joined: (Name | FoundName<GazetteerEntry>)[] = [];
  const index = new SpanIndex(listed);
  const dropped = new Set<FoundName<GazetteerEntry>>();
  for (const name of names) {
    const touched = index.overlapping(name);
    if (touched.length === 0) joined.push(name);
    else if (isLonger(view, name, touched)) {
      joined.push(name);
      for (const entry of touched) dropped.add(entry);
    }
  }
  return [...joined, ...listed.filter((entry) => !dropped.has(entry))].sort(byPosition);
}

/** Whether the name says more than the listed ones within it: "Kim Il Sung University", not "Donetsk and Luhansk". */
function isLonger(view: View, name: Name, touched: readonly Span[]): boolean {
  if (name.outlet !== undefined) return !touched.every((entry) => contains(entry, name));
  if (!touched.every((entry) => contains(name, entry))) return false;
  let rest = '';
  let from = name.start;
  for (const entry of touched) {
    rest += ` ${view.text.slice(from, entry.start)} `;
    from = entry.end;
  }
  rest += ` ${view.text.slice(from, name.end)}`;
  return rest
    .split(/\s+/)
    .some((word) => word !== '' && !en.CONNECTIVES.has(word) && !en.TITLES.has(word.toLowerCase()));
}

function ofEntry({ start, end, owner }: FoundName<GazetteerEntry>): Found {
  return { start, end, type: owner.type, demonym: false, entry: owner };
}

function ofName(view: View, name: Name, known: Known): Found[] {
  const span = trimmed(view.text, name);
  if (span === undefined) return [];
  const isOneWord = !/\s/.test(view.slice(span));
  if (name.type === 'person' && (isOneWord || known.states.byWords(view.slice(span)) === undefined))
    return [{ ...span, type: 'person', demonym: false }];
  const outlet = name.outlet ?? (isTrimmed(span, name) ? known.outletOfName.get(view.slice(span)) : undefined);
  if (outlet !== undefined) return [{ ...span, type: 'organization', demonym: false, outlet }];
  const person = isOneWord ? undefined : known.entryOfKey.get(entryKey(true, view.slice(span)) ?? '');
  if (person) return [{ ...span, type: 'person', demonym: false, entry: person }];
  const named = known.states.byWords(view.slice(span));
  if (named) return [{ ...span, type: 'state', demonym: named.as === 'people', state: named.state }];
  const states = statesWithin(view, span, known);
  if (states === undefined && name.type === 'other' && isAdjective(view.slice(span))) return [];
  return states ?? [{ ...span, type: TYPES[name.type], demonym: false }];
}

/** Without marks at its ends: "Reuters +" → Reuters. */
function trimmed(text: string, { start, end }: Span): Span | undefined {
  const [before = ''] = /^[^\p{L}\p{N}]*/u.exec(text.slice(start, end)) ?? [];
  if (start + before.length >= end) return undefined;
  let to = end;
  while (/[\s+/(,;:–—-]/.test(text[to - 1]!)) to--;
  return { start: start + before.length, end: to };
}

function isTrimmed(span: Span, name: Span): boolean {
  return span.end < name.end || span.start > name.start;
}

/** "US-led", "North Korea-linked", "US-South Korean": the states, when nothing else but an ending in small letters is there. */
function statesWithin(view: View, span: Span, { states }: Known): Found[] | undefined {
  const words = view.slice(span);
  if (words.length > LONGEST_COMPOUND || !/[-–]/.test(words)) return undefined;
  const pieces = [...words.matchAll(/[^-–]+/g)];
  const found: Found[] = [];
  for (const [at, piece] of pieces.entries()) {
    const named = states.byWords(piece[0]);
    const start = span.start + piece.index;
    if (named) found.push({ start, end: start + piece[0].length, type: 'state', demonym: true, state: named.state });
    else if (at === 0 || at < pieces.length - 1 || !/^\p{Ll}+$/u.test(piece[0])) return undefined;
  }
  return found;
}

/** "pro-Russian", "AI-powered": no name. */
function isAdjective(words: string): boolean {
  return /^(?:[Pp]ro|[Aa]nti|[Nn]on|[Ii]nter|[Pp]ost|[Pp]re|[Mm]id|[Tt]rans)-|-\p{Ll}+$/u.test(words);
}

/** Adds the states of compounds that are in no name. */
function withCompounds(view: View, found: readonly Found[], outside: SpanIndex<Span>, known: Known): Found[] {
  const names = new SpanIndex(found);
  const added: Found[] = [];
  for (const token of view.tokens) {
    if (!COMPOUND.test(token.lower) || names.overlaps(token) || outside.overlaps(token)) continue;
    added.push(...(statesWithin(view, token, known) ?? []));
  }
  return added.length === 0 ? [...found] : [...found, ...added].sort(byPosition);
}

const COMPOUND = /\p{L}[-–]\p{L}/u;

/** "Lazarus" beside "Lazarus Group" is no person, unless a person of the text has that name. */
function withFirms(view: View, found: readonly Found[]): Found[] {
  const firms = new Set<string>();
  const families = new Set<string>();
  for (const one of found) {
    const words = view.slice(one).toLowerCase().split(/\s+/);
    const last = words.at(-1)!;
    if (one.type === 'person' && words.length > 1) families.add(last);
    if (one.type === 'organization' && words.length === 2 && en.FIRM_ENDS.has(last)) firms.add(words[0]!);
  }
  if (firms.size === 0) return [...found];
  return found.map((one) => {
    const word = view.slice(one).toLowerCase();
    const isFirm = one.type === 'person' && one.entry === undefined && firms.has(word) && !families.has(word);
    return isFirm ? { ...one, type: 'organization' } : one;
  });
}

/** Characters of two long names of states and a word. */
const LONGEST_COMPOUND = 100;

function withTokens(view: View, found: readonly Found[]): Named[] {
  let at = 0;
  return found.map((one) => {
    while ((view.tokens[at]?.end ?? one.end) <= one.start) at++;
    const first = at;
    while ((view.tokens[at]?.end ?? one.end) < one.end) at++;
    return { ...one, first, last: at + 1 };
  });
}

/** Adds "the North" where the text names exactly one state of that short name. */
function withShortNames(view: View, named: readonly Named[], known: Known): Named[] {
  if (known.shortNames.size === 0) return [...named];
  const statesNamed = new Set(named.map(({ state }) => state?.code));
  for (const { type, start, end } of named) {
    if (type === 'place') statesNamed.add(known.states.bySeat(view.text.slice(start, end))?.code);
  }
  const found: Named[] = [];
  for (let at = 0; at < view.tokens.length; at++) {
    const short = shortNameAt(view, at, known, statesNamed);
    if (short === undefined) continue;
    found.push(short);
    at = short.last - 1;
  }
  const kept = withoutLonger(found, named);
  const index = new SpanIndex(kept);
  return [...named.filter((one) => !index.overlaps(one)), ...kept].sort(byPosition);
}

/** A short name inside of a longer name is part of that: "North" of "North Sea". */
function withoutLonger(found: readonly Named[], named: readonly Named[]): Named[] {
  const longer = new SpanIndex(named);
  return found.filter((short) => longer.overlapping(short).every((one) => contains(short, one)));
}

function shortNameAt(
  view: View,
  at: number,
  known: Known,
  statesNamed: ReadonlySet<string | undefined>,
): Named | undefined {
  const candidates = known.shortNames.get(view.lower(at));
  if (candidates === undefined || view.lower(at - 1) !== 'the' || !isCapitalised(view.word(at))) return undefined;
  const fitting = candidates.filter(
    ({ words, state }) =>
      statesNamed.has(state.code) && words.every((word, nth) => view.lower(at + nth) === word.toLowerCase()),
  );
  const [only] = fitting;
  if (only === undefined || fitting.some(({ state }) => state !== only.state)) return undefined;
  const last = at + only.words.length;
  if (goesOn(view, last)) return undefined;
  const [from, to] = [view.tokens[at]!, view.tokens[last - 1]!];
  return { start: from.start, end: to.end, first: at, last, type: 'state', demonym: false, state: only.state };
}

/** "the North Sea", "the South of England": a longer name. */
function goesOn(view: View, at: number): boolean {
  return view.lower(at) === 'of' || (view.tag(at).startsWith('NNP') && isCapitalised(view.word(at)));
}

function isCapitalised(word: string): boolean {
  return /^\p{Lu}/u.test(word);
}
