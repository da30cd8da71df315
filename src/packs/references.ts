// What one list of a pack says of another: a type asks for a class, a ship belongs to a company, an agreement may be part of a visit.
import { ARGUMENT_TYPES, type EventType } from './event-type.ts';
import type { Finding, YamlPath } from './finding.ts';
import type { GazetteerEntry } from './gazetteer.ts';
import type { Pack } from './pack.ts';
import { PARTIES, type Regime, type Rule } from './regime.ts';

/** Something that is spoken of and does not exist, or goes round in a circle. */
export interface Dangling {
  /** 'event type "meeting"', for those who have no lines. */
  readonly where: string;
  readonly list: 'classes' | 'circles' | 'coordinates' | 'events' | 'gazetteer' | 'regimes';
  /** Of a regime: which of its files. */
  readonly file?: string;
  /** Place of the entry in its list. */
  readonly at: number;
  /** Place within the entry. */
  readonly path: YamlPath;
  readonly message: string;
}

/** What is known to exist, in the pack itself and beside it. */
interface Known {
  readonly kinds: ReadonlySet<string>;
  readonly parents: ReadonlyMap<string, string | undefined>;
  readonly types: ReadonlyMap<string, EventType>;
  readonly entries: ReadonlyMap<string, GazetteerEntry>;
  readonly states: ReadonlySet<string>;
}

/** What is wrong in `pack` with the references between its lists; the lists of `beside` are known to it as well. */
export function danglingReferences(pack: Pack, beside: readonly Pack[] = []): Dangling[] {
  const known = knownOf([pack, ...beside]);
  return [
    ...(pack.classes ?? []).flatMap((entry, at) => {
      const fault = faultOfParent(entry.class, entry.of, known);
      return fault
        ? [{ where: `class "${entry.class}"`, list: 'classes' as const, at, path: ['of'], message: fault }]
        : [];
    }),
    ...(pack.events ?? []).flatMap((event, at) =>
      faultsOfEvent(event, known).map((fault) => ({
        where: `event type "${event.type}"`,
        list: 'events' as const,
        at,
        ...fault,
      })),
    ),
    ...(pack.circles ?? []).flatMap(({ circle, bodies = [] }, at) =>
      bodies
        .filter((id) => !known.entries.has(id))
        .map((id) => ({
          where: `circle "${circle}"`,
          list: 'circles' as const,
          at,
          path: ['bodies'],
          message: `there is no id "${id}" in the gazetteer; add it or correct the name`,
        })),
    ),
    ...(pack.coordinates ?? []).flatMap(({ id }, at) =>
      isPlace(id, known)
        ? []
        : [
            {
              where: `coordinates of "${id}"`,
              list: 'coordinates' as const,
              at,
              path: ['id'],
              message: `there is no place "${id}"; write the id of a place in the gazetteer, or "state:" and the code of a state`,
            },
          ],
    ),
    ...(pack.regimes ?? []).flatMap((regime, at) =>
      faultsOfRegime(regime, known).map((fault) => ({
        where: `regime "${regime.regime}"`,
        list: 'regimes' as const,
        at,
        ...fault,
      })),
    ),
    ...(pack.gazetteer ?? []).flatMap((entry, at) =>
      faultsOfEntry(entry, known).map((fault) => ({
        where: `id "${entry.id}"`,
        list: 'gazetteer' as const,
        at,
        ...fault,
      })),
    ),
  ];
}

function isPlace(id: string, { entries, states }: Known): boolean {
  return states.has(id) || entries.get(id)?.type === 'place';
}

function knownOf(packs: readonly Pack[]): Known {
  const classes = packs.flatMap((pack) => pack.classes ?? []);
  return {
    kinds: new Set([...ARGUMENT_TYPES, ...classes.map((entry) => entry.class)]),
    parents: new Map(classes.map((entry) => [entry.class, entry.of ?? entry.type])),
    types: new Map(packs.flatMap((pack) => pack.events ?? []).map((event) => [event.type, event])),
    entries: new Map(packs.flatMap((pack) => pack.gazetteer ?? []).map((entry) => [entry.id, entry])),
    states: new Set(packs.flatMap((pack) => pack.states ?? []).map(({ code }) => `state:${code}`)),
  };
}

function faultOfParent(id: string, of: string | undefined, { parents }: Known): string | undefined {
  if (of === undefined) return undefined;
  if (!parents.has(of)) return `there is no class "${of}"; add it or correct the name`;
  return circles(id, (at) => parents.get(at)) ? `class "${id}" is above itself; break the circle` : undefined;
}

/** Whether whoever goes on from `start` comes back to it. */
function circles(start: string, next: (at: string) => string | undefined): boolean {
  const seen = new Set<string>();
  let at = next(start);
  while (at !== undefined && at !== start && !seen.has(at)) {
    seen.add(at);
    at = next(at);
  }
  return at === start;
}

function faultsOfEvent(event: EventType, known: Known): Finding[] {
  return [
    ...Object.entries(event.roles).flatMap(([role, { types }]) => unknownKinds(types, ['roles', role, 'type'], known)),
    ...event.triggers.flatMap(({ when, unless }, at) => [
      ...when.flatMap(({ kinds, slots }) => unknownKinds(kinds, ['triggers', at, 'when', slots.join('|')], known)),
      ...unless.flatMap(({ kinds, slots }) => unknownKinds(kinds, ['triggers', at, 'unless', slots.join('|')], known)),
    ]),
    ...otherTypes(event, 'part-of', event.partOf, known),
    ...otherTypes(event, 'yields-to', event.yieldsTo, known),
  ];
}

function unknownKinds(kinds: readonly string[], path: YamlPath, known: Known): Finding[] {
  return kinds
    .filter((kind) => !known.kinds.has(kind))
    .map((kind) => ({
      path,
      message: `there is no class or type "${kind}"; add it to classes.yaml or correct the name`,
    }));
}

function otherTypes(
  event: EventType,
  field: 'part-of' | 'yields-to',
  others: readonly string[],
  known: Known,
): Finding[] {
  const next = (type: string) => {
    const found = known.types.get(type);
    return (field === 'part-of' ? found?.partOf : found?.yieldsTo) ?? [];
  };
  return others.flatMap((other, nth) => {
    const path = [field, nth];
    if (!known.types.has(other)) {
      return [{ path, message: `there is no event type "${other}"; add its file or correct the name` }];
    }
    if (!reaches(other, event.type, next)) return [];
    return [{ path, message: `${field} goes in a circle from "${event.type}" by "${other}"; break it` }];
  });
}

function reaches(from: string, to: string, next: (at: string) => readonly string[]): boolean {
  const seen = new Set<string>();
  const open = [from];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at === to) return true;
    if (seen.has(at)) continue;
    seen.add(at);
    open.push(...next(at));
  }
  return false;
}

/** A fault within a file of a regime. */
type RegimeFault = Finding & { readonly file: string };

function faultsOfRegime({ target, listed, rules }: Regime, known: Known): RegimeFault[] {
  return [
    ...(known.states.has(`state:${target}`)
      ? []
      : [
          {
            file: 'regime.yaml',
            path: ['target'],
            message: `there is no state "${target}"; write a code of states.yaml`,
          },
        ]),
    ...listed.flatMap(({ id }, at) =>
      known.entries.has(id)
        ? []
        : [
            {
              file: 'regime.yaml',
              path: ['listed', at, 'id'],
              message: `there is no id "${id}"; add it or correct it`,
            },
          ],
    ),
    ...rules.flatMap((rule, at) =>
      faultsOfRule(rule, known).map(({ path, message }) => ({ file: 'rules.yaml', path: [at, ...path], message })),
    ),
  ];
}

function faultsOfRule(rule: Rule, known: Known): Finding[] {
  const { events, parties, of, except } = rule;
  const missing = events.filter((type) => !known.types.has(type));
  if (missing.length > 0) {
    return missing.map((type) => ({
      path: ['event'],
      message: `there is no event type "${type}"; add its file or correct the name`,
    }));
  }
  return [
    ...rolesIn(rule).flatMap(([field, role]) =>
      events
        .filter((type) => role !== TRIGGER && !known.types.get(type)!.roles[role])
        .map((type) => ({ path: [field], message: `type "${type}" has no role "${role}"; correct the name` })),
    ),
    ...parties
      .filter(({ are }) => !(PARTIES as readonly string[]).includes(are) && !known.states.has(`state:${are}`))
      .map(({ are }) => ({
        path: ['parties'],
        message: `"${are}" is no party; write ${PARTIES.join(', ')} or the code of a state`,
      })),
    ...of.flatMap(({ classes, role }) => unknownKinds(classes, ['of', role], known)),
    ...except.flatMap(({ classes, role }) => unknownKinds(classes, ['except', role], known)),
  ];
}

/** Stands for the words that tell of an event. */
const TRIGGER = 'trigger';

/** Every role that a rule speaks of, with the field it does so in. */
function rolesIn({ parties, of, except, says, unlessSays, over, upTo, listed, missing }: Rule): [string, string][] {
  const several = (field: string, lists: readonly { readonly roles: readonly string[] }[]) =>
    lists.flatMap(({ roles }) => roles.map((role): [string, string] => [field, role]));
  return [
    ...several('parties', parties),
    ...of.map(({ role }): [string, string] => ['of', role]),
    ...except.map(({ role }): [string, string] => ['except', role]),
    ...several('says', says),
    ...several('unless-says', unlessSays),
    ...[over, upTo].flatMap((cap): [string, string][] => (cap ? [['over', cap.role]] : [])),
    ...listed.map((role): [string, string] => ['listed', role]),
    ...Object.keys(missing)
      .filter((role) => role !== 'answer')
      .map((role): [string, string] => ['missing', role]),
  ];
}

function faultsOfEntry(entry: GazetteerEntry, known: Known): Finding[] {
  const faults: Finding[] = [];
  if (!known.parents.has(entry.class)) {
    faults.push({
      path: ['class'],
      message: `there is no class "${entry.class}"; add it to classes.yaml or correct the name`,
    });
  } else if (typeOfClass(entry.class, known) !== entry.type) {
    faults.push({
      path: ['type'],
      message: `type is "${entry.type}" but class "${entry.class}" is of type "${typeOfClass(entry.class, known)}"; correct one`,
    });
  }
  if (entry.partOf === undefined) return faults;
  if (!known.entries.has(entry.partOf)) {
    faults.push({ path: ['part-of'], message: `there is no id "${entry.partOf}"; add it or correct it` });
  } else if (circles(entry.id, (at) => known.entries.get(at)?.partOf)) {
    faults.push({ path: ['part-of'], message: `"${entry.id}" is part of itself; break the circle` });
  }
  return faults;
}

/** The type at the root of the class; a root's parent is its type, which is no class. */
function typeOfClass(id: string, { parents }: Known): string | undefined {
  const seen = new Set<string>();
  let at: string | undefined = id;
  while (at !== undefined && parents.has(at) && !seen.has(at)) {
    seen.add(at);
    at = parents.get(at);
  }
  return at;
}
