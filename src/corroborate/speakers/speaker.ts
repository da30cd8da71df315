// Who the first link of a chain is: which person or body, of which state, and for whom he speaks: "South Korea's spy agency".
import { isOutlet, type Link, type LinkKind } from '../../document/claim.ts';
import { stateId } from '../../document/entity.ts';
import type { Quote } from '../../document/span.ts';
import type { Speaks } from '../../packs/class-index.ts';
import type { Named, NamedIn } from '../named.ts';
import type { Subject } from '../subject.ts';
import { CONJOINS, ENDS_HEAD, FORMER } from './en.ts';

/** 1 speaks for the state, 2 for the body, 3 for neither. */
export type Level = 1 | 2 | 3;

export interface Speaker {
  readonly name: string;
  readonly words: Quote;
  readonly kind: LinkKind;
  readonly anonymous: boolean;
  /** "a second official". */
  readonly ordinal?: number;
  /** Id of the person, body or outlet; absent where the words name none. */
  readonly entity?: string;
  /** Whose side he is: "state:US", or the id of a body of no state, or of an outlet; absent where it is not said. */
  readonly party?: string;
  /** The body within the party: an id, or words with the party in front; the party itself for its head and whoever speaks for it. */
  readonly body?: string;
  readonly level: Level;
}

/** A spokesman of no known house is taken for that of the state. */
const LEVELS: Readonly<Record<Speaks, Level>> = { head: 1, state: 1, house: 1, body: 2, self: 3 };
/** Kinds of speakers who stand for a house of their own, not for the state it lies in. */
const OWN_ACCOUNT: ReadonlySet<LinkKind> = new Set(['expert', 'research']);

/** The speakers that a link tells of, several where states or bodies are named side by side; `named` are the entities of its document. */
export function speakersOf(link: Link, named: NamedIn, subject: Subject): Speaker[] {
  const inside = named.within(link.words);
  const side = sideBySide(link, inside);
  if (side.length < 2) return [speakerOf(link, inside, subject)];
  return side.map((one) => ({
    ...speakerOf(link, [one], subject),
    // "South Korean and Ukrainian officials": each group is known by its state.
    ...(link.anonymous && { name: `${one.text} ${link.name.split(/\s/).at(-1)}` }),
  }));
}

/** "Moscow and Pyongyang", "the United States and NATO": names with nothing but a conjunction between them, up to the last. */
function sideBySide({ words }: Link, inside: readonly Named[]): Named[] {
  const parties = inside.filter(({ type }) => type === 'state' || type === 'organization');
  const joined = parties.filter((one, at) => {
    const [before, after] = [parties[at - 1], parties[at + 1]];
    const between = (a: Named, b: Named) => words.text.slice(a.end - words.start, b.start - words.start);
    return (before && CONJOINS.test(between(before, one))) || (after && CONJOINS.test(between(one, after)));
  });
  return [...new Map(joined.map((one) => [one.entity, one])).values()];
}

function speakerOf(link: Link, inside: readonly Named[], subject: Subject): Speaker {
  const base = {
    ...{ name: link.name, words: link.words, kind: link.kind, anonymous: link.anonymous },
    ...(link.ordinal !== undefined && { ordinal: link.ordinal }),
  };
  if (isOutlet(link)) return outletSpeaker(base, link, inside);
  const who = link.anonymous ? undefined : (personIn(link, inside) ?? bodyIn(inside));
  const party = partyOf(link, who, inside, subject);
  const body = bodyOf(link, who, inside, party, subject) ?? party;
  return {
    ...base,
    ...(who && { entity: who.entity, name: subject.nameOf(who.entity) ?? who.name }),
    ...(party && { party }),
    ...(body && { body }),
    level: levelOf(link, who, subject),
  };
}

function outletSpeaker(base: Omit<Speaker, 'level'>, link: Link, inside: readonly Named[]): Speaker {
  const outlet = inside.find(({ entity }) => entity.startsWith('outlet:'));
  const state = link.kind === 'state-media' && link.state ? stateId(link.state) : undefined;
  const party = state ?? outlet?.entity;
  return { ...base, ...(outlet && { entity: outlet.entity }), ...(party && { party }), level: 3 };
}

/** A person whose name is the head: not Kim in "Kim's sister", not Biden in "the Biden administration". */
function personIn({ words }: Link, inside: readonly Named[]): Named | undefined {
  return inside.find(({ type, end }) => type === 'person' && ENDS_HEAD.test(words.text.slice(end - words.start)));
}

/** The last body named: "the vice director at the defence ministry", "Ukraine's military intelligence"; else the state itself. */
function bodyIn(inside: readonly Named[]): Named | undefined {
  return inside.findLast(({ type }) => type === 'organization') ?? inside.find(({ type }) => type === 'state');
}

function partyOf(link: Link, who: Named | undefined, inside: readonly Named[], subject: Subject): string | undefined {
  const entry = who && subject.entryOf(who.entity);
  if (OWN_ACCOUNT.has(link.kind)) {
    const house = inside.findLast(({ type }) => type === 'organization')?.entity;
    return house ?? (link.anonymous ? undefined : who?.entity);
  }
  const own = who && subject.stateOf(who.entity);
  if (own) return own;
  // A listed body of no state, such as an alliance or a company, is its own party.
  if (entry?.type === 'organization') return entry.id;
  if (entry?.partOf !== undefined) return entry.partOf;
  const state = link.state ? stateId(link.state) : inside.find(({ type }) => type === 'state')?.entity;
  const housed = inside.map(({ entity }) => subject.stateOf(entity)).find((one) => one !== undefined);
  return state ?? housed ?? (who?.type === 'organization' ? who.entity : undefined);
}

function bodyOf(
  link: Link,
  who: Named | undefined,
  inside: readonly Named[],
  party: string | undefined,
  subject: Subject,
): string | undefined {
  const listed = [who, ...inside].flatMap((one) => (one ? (subject.bodyOf(one.entity) ?? []) : []))[0];
  if (listed !== undefined) return subject.isHeadOfState(listed) ? party : listed;
  const words = who?.type === 'organization' ? who.name : link.body;
  const isBody = words !== undefined && /\p{Ll}/u.test(words);
  if (isBody && party) return `${party} ${words.toLowerCase().replace(/^the /, '')}`;
  // "South Korea's spy agency": the words behind the name of the state.
  const kind = link.kind === 'body' ? subject.classOfWords(link.name) : undefined;
  return kind !== undefined && party && subject.speaksOf(kind) !== 'state' ? `${party} ${kind}` : undefined;
}

function levelOf(link: Link, who: Named | undefined, subject: Subject): Level {
  if (link.anonymous || OWN_ACCOUNT.has(link.kind) || link.kind === 'document' || FORMER.test(link.words.text))
    return 3;
  const entry = who && subject.entryOf(who.entity);
  const classes = [
    ...(entry?.offices ?? []).map(({ title }) => subject.classOfWords(title)),
    entry?.class,
    ...[link.office, link.kind === 'body' ? link.name : undefined].map((words) => words && subject.classOfWords(words)),
  ];
  const levels = classes.flatMap((one): Level[] => {
    const speaks = one && subject.speaksOf(one);
    return speaks ? [LEVELS[speaks]] : [];
  });
  if (who?.type === 'state') levels.push(1);
  if (levels.length === 0) return link.kind === 'body' ? 2 : 3;
  return spokesLevel(link, entry?.partOf ?? who?.entity, levels, subject);
}

/** A spokesman speaks for whom his house speaks: that of an army for the army. */
function spokesLevel(link: Link, house: string | undefined, levels: readonly Level[], subject: Subject): Level {
  const best = Math.min(...levels) as Level;
  const owner = house === undefined ? undefined : subject.entryOf(house);
  const speaks = owner && owner.type === 'organization' ? subject.speaksOf(owner.class) : undefined;
  const office = link.office === undefined ? undefined : subject.classOfWords(link.office);
  const isSpokesman = office !== undefined && subject.speaksOf(office) === 'house';
  return isSpokesman && speaks ? (Math.max(best, LEVELS[speaks]) as Level) : best;
}
