// Reads one file of events/ into an event type, and checks it by itself: roles, identity, slots, words of triggers.
import { z } from 'zod';
import { LEMMAS } from './check-classes.ts';
import {
  type Condition,
  type EventType,
  type Lemmas,
  PLAIN_SLOTS,
  PLOVER_CODES,
  PREPOSITIONS,
  type Role,
  type Slot,
  type SlotRole,
  type Trigger,
} from './event-type.ts';
import { type Finding, KEBAB_CASE } from './finding.ts';

const WORDS = z.union(
  [z.string(), z.array(z.string())],
  'this is neither a word nor a list of words; write one of them',
);
const CONDITIONS = z.record(z.string(), WORDS);
const SLOT_ROLES = z.record(z.string(), z.string());

const ROLE_SHAPE = z.strictObject({
  type: WORDS,
  required: z.boolean().default(false),
  many: z.boolean().default(false),
  counts: WORDS.default([]),
  'class-of': z.string().exactOptional(),
});

const TRIGGER_SHAPE = z.strictObject({
  verb: WORDS.exactOptional(),
  noun: WORDS.exactOptional(),
  light: WORDS.default([]),
  when: CONDITIONS.default({}),
  unless: CONDITIONS.default({}),
  roles: SLOT_ROLES,
});

const LEDGER_SHAPE = z.strictObject({
  sum: z.string().exactOptional(),
  count: z.string().exactOptional(),
  by: z.string().exactOptional(),
  victim: z.string().exactOptional(),
  method: z.string().exactOptional(),
  except: WORDS.default([]),
});

/** The shape of a file in events/. */
export const EVENT_SHAPE = z.strictObject({
  description: z.string().regex(/\S/, 'description is empty; say in one sentence what happens in such an event'),
  plover: z.enum(PLOVER_CODES),
  roles: z.record(z.string(), ROLE_SHAPE),
  identity: z.array(z.string()),
  adjuncts: SLOT_ROLES.default({}),
  'part-of': z.array(z.string()).default([]),
  'yields-to': z.array(z.string()).default([]),
  ledger: LEDGER_SHAPE.exactOptional(),
  lasting: z.boolean().default(false),
  triggers: z.array(TRIGGER_SHAPE),
});

/** The file of the type `type`, its shape being right. */
export function readEventType(type: string, file: z.infer<typeof EVENT_SHAPE>): EventType {
  return {
    type,
    description: file.description,
    plover: file.plover,
    roles: Object.fromEntries(Object.entries(file.roles).map(([role, fields]) => [role, readRole(fields)])),
    identity: file.identity,
    adjuncts: readSlotRoles(file.adjuncts),
    triggers: file.triggers.map(readTrigger),
    partOf: file['part-of'],
    yieldsTo: file['yields-to'],
    lasting: file.lasting,
    ...(file.ledger && { ledger: { ...file.ledger, except: lemmasOf(file.ledger.except) } }),
  };
}

function readRole({ type, counts, 'class-of': classOf, ...rest }: z.infer<typeof ROLE_SHAPE>): Role {
  return { ...rest, types: listOf(type), counts: listOf(counts), ...(classOf !== undefined && { classOf }) };
}

function readTrigger({ verb, noun, light, when, unless, roles }: z.infer<typeof TRIGGER_SHAPE>): Trigger {
  return {
    kind: verb === undefined ? 'noun' : 'verb',
    words: lemmasOf(verb ?? noun ?? []),
    light: lemmasOf(light),
    when: readConditions(when),
    unless: readConditions(unless),
    roles: readSlotRoles(roles),
  };
}

function listOf(words: string | readonly string[]): readonly string[] {
  return typeof words === 'string' ? [words] : words;
}

function lemmasOf(words: string | readonly string[]): Lemmas[] {
  return listOf(words).map((phrase) => phrase.split(' '));
}

function readConditions(conditions: z.infer<typeof CONDITIONS>): Condition[] {
  return Object.entries(conditions).map(([slots, kinds]) => ({ slots: slots.split('|'), kinds: listOf(kinds) }));
}

function readSlotRoles(roles: z.infer<typeof SLOT_ROLES>): SlotRole[] {
  return Object.entries(roles).map(([slots, role]) => ({ slots: slots.split('|'), role }));
}

/** Everything wrong with the type, but for classes and types that stand elsewhere. */
export function checkEvent(event: EventType): Finding[] {
  return [
    ...checkRoles(event),
    ...checkIdentity(event),
    ...checkLedger(event),
    ...checkSlotRoles(event, event.adjuncts, ['adjuncts'], undefined),
    ...event.triggers.flatMap((trigger, at) => checkTrigger(event, trigger, at)),
    ...checkReached(event),
  ];
}

function checkRoles({ roles }: EventType): Finding[] {
  return Object.entries(roles).flatMap(([name, { types, counts, classOf }]) => {
    const path = ['roles', name];
    const findings: Finding[] = [];
    if (!KEBAB_CASE.test(name))
      findings.push({ path, message: `role "${name}" is not kebab-case; write it like "sender"` });
    if (types.length === 0) findings.push({ path, message: `role "${name}" has no type; say what may fill it` });
    for (const counted of counts.filter((other) => other !== 'trigger' && !(other in roles))) {
      findings.push({
        path,
        message: `counts is "${counted}", which is no role of this type; name a role or "trigger"`,
      });
    }
    if (types.includes('class') !== (classOf !== undefined)) {
      findings.push({ path, message: `type "class" and the field class-of go together; write both or none` });
    }
    if (classOf !== undefined && !(classOf in roles)) {
      findings.push({ path, message: `class-of is "${classOf}", which is no role of this type; name a role` });
    }
    return findings;
  });
}

const TIMES: readonly string[] = ['year', 'month', 'day'];

function checkIdentity({ identity, roles }: EventType): Finding[] {
  return identity.flatMap((name, nth) => {
    const path = ['identity', nth];
    if (!TIMES.includes(name) && !(name in roles)) {
      return [
        { path, message: `identity has "${name}", which is no role of this type; name a role, year, month or day` },
      ];
    }
    return identity.indexOf(name) === nth ? [] : [{ path, message: `"${name}" stands twice; remove one` }];
  });
}

const AMOUNTS: readonly string[] = ['quantity', 'money'];

function checkLedger({ ledger, roles, triggers }: EventType): Finding[] {
  if (!ledger) return [];
  const { except, ...fields } = ledger;
  const path = ['ledger'];
  const known = new Set(triggers.flatMap(({ words }) => words.map((lemmas) => lemmas.join(' '))));
  const findings: Finding[] = except
    .map((lemmas) => lemmas.join(' '))
    .filter((words) => !known.has(words))
    .map((words) => ({ path: [...path, 'except'], message: `except has "${words}", which no trigger has; remove it` }));
  if (fields.sum === undefined && fields.count === undefined) {
    findings.push({ path, message: 'the ledger has neither sum nor count; name the role of one' });
  }
  for (const [field, role] of Object.entries(fields)) {
    const at = [...path, field];
    if (!(role in roles)) {
      findings.push({ path: at, message: `${field} is "${role}", which is no role of this type; name a role` });
    } else if (['sum', 'count'].includes(field) && !roles[role]!.types.some((type) => AMOUNTS.includes(type))) {
      findings.push({ path: at, message: `${field} is "${role}", which takes no quantity; name a role that does` });
    }
  }
  return findings;
}

function checkTrigger(event: EventType, trigger: Trigger, at: number): Finding[] {
  const path = ['triggers', at];
  const findings = checkWords(trigger, at);
  if (trigger.kind === 'verb' && trigger.light.length > 0) {
    findings.push({ path: [...path, 'light'], message: 'light is for nouns; remove it' });
  }
  for (const [field, conditions] of [['when', trigger.when] as const, ['unless', trigger.unless] as const]) {
    for (const { slots } of conditions) {
      findings.push(...checkSlots(slots, [...path, field, slots.join('|')], trigger.kind));
    }
  }
  findings.push(...checkSlotRoles(event, trigger.roles, [...path, 'roles'], trigger.kind));
  for (const [role, { required }] of Object.entries(event.roles)) {
    if (required && ![...trigger.roles, ...event.adjuncts].some((slotRole) => slotRole.role === role)) {
      findings.push({ path, message: `role "${role}" is required and no slot of this trigger gives it; add one` });
    }
  }
  return findings;
}

function checkWords({ words, light, kind }: Trigger, at: number): Finding[] {
  const path = ['triggers', at, kind];
  if (words.length === 0) return [{ path: ['triggers', at], message: 'the trigger has no words; write verb or noun' }];
  const spelled = words.map((lemmas) => lemmas.join(' '));
  return [...spelled, ...light.map((lemmas) => lemmas.join(' '))].flatMap((phrase) => {
    if (!LEMMAS.test(phrase)) {
      return [{ path, message: `"${phrase}" is not in lower case with single spaces; write it like "carry out"` }];
    }
    return spelled.indexOf(phrase) === spelled.lastIndexOf(phrase)
      ? []
      : [{ path, message: `"${phrase}" stands twice in one trigger; remove one` }];
  });
}

function checkSlotRoles(
  { roles }: EventType,
  given: readonly SlotRole[],
  path: Finding['path'],
  kind: Trigger['kind'] | undefined,
): Finding[] {
  return given.flatMap(({ slots, role }) => {
    const at = [...path, slots.join('|')];
    const findings = checkSlots(slots, at, kind);
    if (!(role in roles))
      findings.push({ path: at, message: `there is no role "${role}" here; add it to roles or correct it` });
    else if (roles[role]!.classOf !== undefined) {
      findings.push({ path: at, message: `role "${role}" is worked out by class-of and takes no slot; remove it` });
    }
    return findings;
  });
}

function checkSlots(slots: readonly Slot[], path: Finding['path'], kind: Trigger['kind'] | undefined): Finding[] {
  return slots.flatMap((slot) => {
    const fault = faultOfSlot(slot, kind);
    return fault === undefined ? [] : [{ path, message: `slot "${slot}" ${fault}` }];
  });
}

const SLOTS: ReadonlySet<string> = new Set([...PLAIN_SLOTS, ...PREPOSITIONS]);
const OF_NOUNS: readonly string[] = ['possessive', 'modifier', 'is'];
const OF_VERBS: readonly string[] = ['object', 'indirect', 'aim'];

function faultOfSlot(slot: Slot, kind: Trigger['kind'] | undefined): string | undefined {
  const [first = '', second, ...more] = slot.split('.');
  if (!SLOTS.has(first) || (second !== undefined && !SLOTS.has(second)) || more.length > 0) {
    return 'does not exist; take one of docs/packs.md';
  }
  if (kind === 'verb' && OF_NOUNS.includes(first)) return 'is one of nouns; a verb has none';
  if (kind === 'noun' && OF_VERBS.includes(first)) return 'is one of verbs; a noun has none';
  if (second !== undefined && ['subject', ...OF_VERBS].includes(second))
    return 'goes on with a slot of verbs; take one of nouns';
  return undefined;
}

/** Triggers that never count, because an earlier one of the same word asks for nothing more. */
function checkReached({ triggers }: EventType): Finding[] {
  const asked = new Map<string, Set<string>>();
  return triggers.flatMap(({ kind, words, when, unless }, at) => {
    const conditions = JSON.stringify([when, unless]);
    return words.flatMap((lemmas) => {
      const key = `${kind} ${lemmas.join(' ')}`;
      const earlier = asked.get(key) ?? new Set<string>();
      asked.set(key, new Set([...earlier, conditions]));
      if (!earlier.has(conditions) && !earlier.has('[[],[]]')) return [];
      return [
        {
          path: ['triggers', at, kind],
          message: `"${key}" never counts here: an earlier trigger has it already; remove one`,
        },
      ];
    });
  });
}
