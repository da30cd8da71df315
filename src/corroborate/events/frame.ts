// What a mention states of the event it tells of, in the order in which its type tells one event from another: actor, year, month, day, place.
import type { EventArgument, EventMention } from '../../document/event.ts';
import { grouped } from '../../document/grouped.ts';
import { byCodeUnit } from '../../document/order.ts';
import { windowOf } from '../../document/time.ts';
import type { EventType, Role } from '../../packs/event-type.ts';
import type { NamedIn } from '../named.ts';
import { ANOTHER, FIRST_PERSON, HELD_BY, ORDINALS } from '../speakers/en.ts';
import type { Speaker } from '../speakers/speaker.ts';
import type { Subject } from '../subject.ts';

/** A step of the identity of a type, and what the mention states there. */
export interface Step {
  /** A role, or year, month, day, other. */
  readonly step: string;
  /** "state:KP", "state:KP+state:RU", "2024", "2024-10", a class; absent where nothing is stated. */
  readonly value?: string;
  /** The value was taken from who speaks: "we have never had arms dealings". */
  readonly inferred?: true;
  /** Something is stated that no value could be made of: "Russian-held territory". It fits no value. */
  readonly unread?: true;
}

export interface Frame {
  readonly type: string;
  /** All steps of the type, stated or not. */
  readonly steps: readonly Step[];
  /** The values up to the first that is not stated. Without the first one the event is that of its document alone. */
  readonly path: readonly string[];
  /** The parties that take part, as far as they are known: "state:KP". */
  readonly parties: readonly string[];
}

const PARTY_TYPES: ReadonlySet<string> = new Set(['state', 'organization', 'person']);
const TIME_STEPS: Readonly<Record<string, number>> = { year: 4, month: 7, day: 10 };

/** What is needed to read a frame besides the mention. */
export interface FrameGround {
  readonly named: NamedIn;
  readonly subject: Subject;
  /** The text of the document. */
  readonly text: string;
  /** Who speaks in the claim. */
  readonly speaker?: Speaker;
  /** A state denies or promises: what has no actor is then its own doing. */
  readonly ofHimself: boolean;
}

export function frameOf(mention: EventMention, type: EventType, ground: FrameGround): Frame {
  const steps = withSpeaker(
    type.identity.map((step) => stepOf(step, mention, type, ground)),
    mention,
    type,
    ground,
  );
  const other = anotherOf(mention, ground.text);
  const all = other === undefined ? steps : [...steps, { step: 'other', value: other }];
  return {
    type: type.type,
    steps: all,
    path: pathOf(all, mention.document),
    parties: partiesOf(mention, type, ground, steps),
  };
}

/**
 * The frames of one document, in their order. Of its own events that state the same, those that share nobody who takes part are others: talks
 * of one state are not those of another. One of which nobody is known is of the one beside it, where there is only one.
 */
export function toldApart(frames: readonly Frame[]): Frame[] {
  const own = frames.filter(({ path }) => isOwn(path));
  const namesOf = new Map<Frame, string>();
  for (const alike of grouped(own, ({ type, path }) => JSON.stringify([type, path])).values()) {
    const circles = circlesIn(alike.map(({ parties }) => parties));
    if (circles.length < 2) continue;
    for (const frame of alike) {
      const circle = circles.find((parties) => frame.parties.some((party) => parties.has(party)));
      if (circle) namesOf.set(frame, [...circle].sort(byCodeUnit).join(' '));
    }
  }
  return frames.map((frame) => {
    const name = namesOf.get(frame);
    return name === undefined ? frame : { ...frame, path: [`${frame.path[0]} ${name}`, ...frame.path.slice(1)] };
  });
}

/** Parties that some frame holds together, and those that another holds with them. */
function circlesIn(sets: readonly (readonly string[])[]): ReadonlySet<string>[] {
  let circles: ReadonlySet<string>[] = [];
  for (const parties of sets) {
    if (parties.length === 0) continue;
    const joined = circles.filter((circle) => parties.some((party) => circle.has(party)));
    circles = [
      ...circles.filter((circle) => !joined.includes(circle)),
      new Set([...joined, parties].flatMap((one) => [...one])),
    ];
  }
  return circles;
}

/** The path of an event of one document, because it does not state what would tell it from those of others. */
export function isOwn(path: readonly string[]): boolean {
  return path[0]?.startsWith('in ') ?? false;
}

/** The values before the first gap; where the first is missing, the document's own event, told apart by what it states. */
function pathOf(steps: readonly Step[], document: string): string[] {
  const values = steps.map(({ value }) => value);
  const gap = values.indexOf(undefined);
  if (gap === 0) return [`in ${document}`, ...values.map((value) => value ?? '')];
  const stated = gap === -1 ? values : values.slice(0, gap);
  const other = steps.at(-1)?.step === 'other' && gap !== -1 ? [`other ${steps.at(-1)?.value}`] : [];
  return [...stated.map((value) => value ?? ''), ...other];
}

function stepOf(step: string, mention: EventMention, type: EventType, ground: FrameGround): Step {
  const digits = TIME_STEPS[step];
  const value = digits === undefined ? roleValue(step, mention, type, ground) : timeValue(mention, digits);
  if (value !== undefined) return { step, value };
  return mention.arguments.some(({ role }) => role === step) ? { step, unread: true } : { step };
}

/** The year, month or day that the whole time lies in: none of "2006/..", the month of "4-7 October". */
function timeValue({ time }: EventMention, digits: number): string | undefined {
  const window = time?.edtf === undefined || time.kind !== 'date' ? undefined : windowOf(time.edtf);
  const [from, to] = [window?.earliest?.slice(0, digits), window?.latest?.slice(0, digits)];
  return from !== undefined && from === to ? from : undefined;
}

function roleValue(name: string, mention: EventMention, type: EventType, ground: FrameGround): string | undefined {
  const role = type.roles[name];
  if (!role) return undefined;
  const filled = mention.arguments.filter((argument) => argument.role === name);
  const values = [...new Set(filled.flatMap((argument) => keyOf(argument, role, mention, ground) ?? []))];
  if (values.length === 0 || (role.many && values.length < 2 && isAlone(name, type))) return undefined;
  return values.sort(byCodeUnit).join('+');
}

/** One party does not tell one meeting from another. */
function isAlone(name: string, type: EventType): boolean {
  return !type.identity.some((step) => step !== name && isOfParties(type.roles[step]));
}

function isOfParties(role: Role | undefined): boolean {
  return role?.types.some((one) => PARTY_TYPES.has(one)) ?? false;
}

/** A country that something is sent to takes no part by that. */
function isOfActors(role: Role | undefined): boolean {
  return isOfParties(role) && !role!.types.includes('place');
}

function keyOf(
  argument: EventArgument,
  role: Role,
  mention: EventMention,
  { named, subject }: FrameGround,
): string | undefined {
  if (isOfParties(role)) return ownIn(argument, role, subject) ?? partyOf(argument, { named, subject });
  if (argument.entity !== undefined) return argument.entity;
  if (argument.class !== undefined) return argument.class;
  const [first] = named.within(argument);
  if (first !== undefined && role.types.some((type) => type === 'place' && first.type === 'place')) return first.entity;
  const classed = mention.arguments.find((one) => one.class !== undefined && one.start === argument.start);
  return classed?.class;
}

/** What the role asks for by its class is meant itself, not the state it lies in: a territory that is recognised. */
function ownIn({ entity }: EventArgument, role: Role, subject: Subject): string | undefined {
  const entry = entity === undefined ? undefined : subject.entryOf(entity);
  return entry && role.types.includes(entry.class) ? entry.id : undefined;
}

/** "Russian military" → state:RU, "Kim's sister" → state:KP, "Bybit" → bybit. */
function partyOf(
  argument: EventArgument,
  { named, subject }: Pick<FrameGround, 'named' | 'subject'>,
): string | undefined {
  const own = argument.entity;
  if (own !== undefined) return subject.stateOf(own) ?? own;
  const inside = named.within(argument).filter(({ end }) => !HELD_BY.test(argument.text.slice(end - argument.start)));
  const state = inside.find(({ type }) => type === 'state') ?? inside.find(({ entity }) => subject.stateOf(entity));
  return state && (subject.stateOf(state.entity) ?? state.entity);
}

/** What has no actor is the doing of whoever denies or admits it. */
function withSpeaker(steps: Step[], mention: EventMention, type: EventType, ground: FrameGround): Step[] {
  const [first, ...rest] = steps;
  const party = ground.speaker?.party;
  if (!first || first.value !== undefined || party === undefined || !isOfParties(type.roles[first.step])) return steps;
  if (type.roles[first.step]?.many || rest.some(({ value }) => value?.split('+').includes(party))) return steps;
  const content = ground.text.slice(Math.max(0, mention.trigger.start - 120), mention.trigger.start);
  if (!ground.ofHimself && !FIRST_PERSON.test(content)) return steps;
  return [{ step: first.step, value: party, inferred: true }, ...rest];
}

function partiesOf(mention: EventMention, type: EventType, ground: FrameGround, steps: readonly Step[]): string[] {
  const told = mention.arguments.flatMap((argument) =>
    isOfActors(type.roles[argument.role]) ? (partyOf(argument, ground) ?? []) : [],
  );
  const inferred = steps.flatMap(({ value, inferred: isInferred }) => (isInferred && value ? value : []));
  return [...new Set([...told, ...inferred])].sort(byCodeUnit);
}

/** Characters before the trigger in which "another" speaks of it. */
const BEFORE = 40;

/** "2" for "a second test", "+" for "another test". */
function anotherOf({ trigger }: EventMention, text: string): string | undefined {
  const before = text.slice(Math.max(0, trigger.start - BEFORE), trigger.start);
  const clause = before.slice(Math.max(before.lastIndexOf('.'), before.lastIndexOf(','), before.lastIndexOf('\n')) + 1);
  const words = ANOTHER.exec(clause)?.[0].toLowerCase();
  return words === undefined ? undefined : (ORDINALS[words] ?? '+');
}
