// Gives the roles of a type their words: sender North Korea, unit soldiers, strength 1,500.
import type { EventArgument } from '../../document/event.ts';
import { type FoundQuantity, publicQuantity } from '../../document/quantity.ts';
import { quote, type Span } from '../../document/span.ts';
import type { Condition, EventType, Role, SlotRole, Trigger } from '../../packs/event-type.ts';
import * as en from './en.ts';
import type { Filler, Kinds } from './kinds.ts';
import { isNoun, type Reading } from './reading.ts';
import type { Slots } from './slots.ts';

/** An argument, and the word that it was read from; none for what is worked out from another. */
export interface Filled {
  readonly argument: EventArgument;
  readonly at: number;
}

/** Words in front of a head that are shown with it. */
const WORDS_BEFORE = 8;
/** Units that count no happenings. */
const SHARES = ['percent', 'share'];
const AMOUNTS = ['quantity', 'money'];

/** True when every line of `when` holds and none of `unless`. */
export function holds({ when, unless }: Trigger, slots: Slots, kinds: Kinds): boolean {
  const isMet = ({ slots: names, kinds: asked }: Condition) =>
    names.some((slot) => slots.fillersOf(slot).some((filler) => kinds.isOneOf(filler, asked)));
  return when.every(isMet) && !unless.some(isMet);
}

/** The arguments, in the order of the type's roles; undefined where a required one is missing. */
export function fillRoles(
  reading: Reading,
  event: EventType,
  trigger: Trigger,
  head: number,
  slots: Slots,
  kinds: Kinds,
): Filled[] | undefined {
  const filled = new Map<string, Filled[]>();
  const used = new Set<string>();
  for (const slotRole of [...trigger.roles, ...event.adjuncts]) {
    const role = event.roles[slotRole.role];
    const before = filled.get(slotRole.role) ?? [];
    if (!role || (before.length > 0 && !role.many)) continue;
    const taken = new Set(
      [...filled].flatMap(([name, others]) =>
        name === slotRole.role ? [] : others.flatMap(({ argument }) => argument.entity ?? []),
      ),
    );
    const found = fillRole(reading, role, slotRole, slots, kinds, used, taken);
    if (found.length > 0) filled.set(slotRole.role, withoutRepeats([...before, ...found]));
  }
  for (const [name, role] of Object.entries(event.roles)) {
    if (filled.has(name)) continue;
    const found = workOut(reading, name, role, head, filled, kinds);
    if (found) filled.set(name, [found]);
    else if (role.required) return undefined;
  }
  return Object.keys(event.roles).flatMap((name) => filled.get(name) ?? []);
}

function fillRole(
  reading: Reading,
  role: Role,
  { slots: names, role: name }: SlotRole,
  slots: Slots,
  kinds: Kinds,
  used: Set<string>,
  taken: ReadonlySet<string>,
): Filled[] {
  const found: Filled[] = [];
  const isOwn = (entity: string | undefined) => entity !== undefined && taken.has(entity);
  const isAmount = role.types.some((type) => AMOUNTS.includes(type));
  for (const [nth, slot] of names.entries()) {
    // "recognize the independence of the islands": where the islands are found, the independence is not meant too.
    if (found.length > 0 && names.slice(0, nth).some((before) => before.startsWith(`${slot}.`))) continue;
    for (const filler of slots.fillersOf(slot)) {
      const key = `${filler.at} ${filler.mention?.start ?? ''}`;
      if ((!isAmount && used.has(key)) || !kinds.isOneOf(filler, role.types)) continue;
      const mention = filler.mention ?? kinds.mentionAt(filler.at);
      // "recalled its ambassador": its own is no other party.
      if (mention?.kind === 'pronoun' && isOwn(mention.entity)) continue;
      if (!isAmount) used.add(key);
      found.push(...argumentsOf(reading, name, role, filler, kinds));
      if (!role.many) return found;
    }
  }
  return found;
}

/** Numbers that stand with what they count, and classes. */
function workOut(
  reading: Reading,
  name: string,
  { counts, classOf }: Role,
  head: number,
  filled: ReadonlyMap<string, readonly Filled[]>,
  kinds: Kinds,
): Filled | undefined {
  if (classOf !== undefined) {
    const of = filled.get(classOf)?.[0];
    const found = of && kinds.classAt(of.at);
    return of && found !== undefined
      ? { at: of.at, argument: { ...of.argument, role: name, class: found } }
      : undefined;
  }
  for (const counted of counts) {
    const places = counted === 'trigger' ? [head] : (filled.get(counted) ?? []).map(({ at }) => at);
    if (counted === 'trigger' && !isNoun(reading, head)) continue;
    for (const at of places) {
      const quantity = kinds.quantityAt(at);
      // "a 51% attack" is one attack.
      if (quantity && !(counted === 'trigger' && SHARES.includes(quantity.unit)))
        return { at, argument: amountArgument(reading, name, quantity) };
    }
  }
  return undefined;
}

function argumentsOf(reading: Reading, name: string, role: Role, filler: Filler, kinds: Kinds): Filled[] {
  const { at } = filler;
  const isAmount = role.types.some((type) => AMOUNTS.includes(type)) && kinds.isOneOf(filler, AMOUNTS);
  const counted = isAmount ? kinds.quantityAt(at) : undefined;
  const quantity = counted && role.types.includes('money') ? (kinds.worthOf(counted) ?? counted) : counted;
  if (quantity) return [{ at, argument: amountArgument(reading, name, quantity) }];
  const time = role.types.includes('period') ? kinds.timeAt(at) : undefined;
  if (time) return [{ at, argument: { role: name, ...quote(reading.text, time.start, time.end) } }];
  const mention = kinds.namedBeside(filler, role.types) ?? filler.mention ?? kinds.mentionAt(at);
  const words = mention ?? phraseOf(reading, at, kinds);
  const argument = { role: name, ...quote(reading.text, startOf(reading.text, words), words.end) };
  if (mention?.members && role.many)
    return mention.members.map((entity) => ({ at, argument: { ...argument, entity } }));
  return [{ at, argument: { ...argument, ...(mention?.entity !== undefined && { entity: mention.entity }) } }];
}

/** "the North" with its article; "weapons" of "how many weapons", which tells no number. */
function startOf(text: string, { start, end }: Span): number {
  const asked = /^(?:many|much) /i.exec(text.slice(start, Math.min(end, start + 5)));
  if (asked && /\bhow $/i.test(text.slice(Math.max(0, start - 5), start))) return start + asked[0].length;
  const isBare = en.WITH_ARTICLE.has(text.slice(start, end).toLowerCase());
  return isBare && /^the $/i.test(text.slice(start - 4, start)) ? start - 4 : start;
}

function amountArgument(reading: Reading, role: string, quantity: FoundQuantity): EventArgument {
  return { role, ...quote(reading.text, quantity.start, quantity.end), quantity: publicQuantity(quantity) };
}

/** The head with the words right in front of it that hang at it, without articles and the like. */
function phraseOf({ tokens, tree }: Reading, at: number, kinds: Kinds): Span {
  let first = at;
  while (first > 0 && at - first < WORDS_BEFORE && belongs(first - 1)) first--;
  return { start: tokens[first]!.start, end: tokens[at]!.end };

  function belongs(before: number): boolean {
    return (
      tree.headOf(before) === at &&
      tree.hangsBy(before, 'amod', 'compound', 'nummod', 'nmod:npmod') &&
      kinds.timeAt(before) === undefined
    );
  }
}

/** One argument for each entity, and for each place of words. */
function withoutRepeats(filled: readonly Filled[]): Filled[] {
  const seen = new Set<string>();
  return filled.filter(({ argument: { entity, start, end } }) => {
    const key = entity ?? `${start}-${end}`;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}
