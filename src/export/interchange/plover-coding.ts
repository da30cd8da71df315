// How a type of a pack is coded in PLOVER: the event code, and which of its roles are source, recipient and place.
import { ARGUMENT_TYPES, type EventType, type PloverCode, type Role } from '../../packs/event-type.ts';

export interface PloverCoding {
  readonly event: PloverCode;
  readonly source?: string;
  readonly recipient?: string;
  readonly place?: string;
}

/** Quad category of each code: verbal cooperation, material cooperation, verbal conflict, material conflict. */
export const QUADS: Readonly<Record<PloverCode, 1 | 2 | 3 | 4>> = {
  ...({ AGREE: 1, CONSULT: 1, SUPPORT: 1, CONCEDE: 1 } as const),
  ...({ COOPERATE: 2, AID: 2, RETREAT: 2 } as const),
  ...({ REQUEST: 3, ACCUSE: 3, REJECT: 3, THREATEN: 3 } as const),
  ...({ PROTEST: 4, SANCTION: 4, MOBILIZE: 4, COERCE: 4, ASSAULT: 4 } as const),
};

/** Codes that are no event without one to whom it is done. */
export const NEEDS_RECIPIENT: ReadonlySet<PloverCode> = new Set<PloverCode>(['COOPERATE', 'AID', 'SANCTION']);

/**
 * The first of the identity's roles that may be filled by who acts is the source, the second the recipient; one that a number counts
 * is not who acts but whom it befalls ("three soldiers were killed"). Of MOBILIZE the recipient is against whom it is done, which no
 * role says: where troops go is a place.
 */
export function ploverCoding({ plover, roles, identity }: EventType): PloverCoding {
  const counted = new Set(Object.values(roles).flatMap(({ counts }) => counts));
  const acting = identity.filter((role) => isActing(roles[role]));
  const source = acting.find((role) => !counted.has(role));
  const recipient = plover === 'MOBILIZE' ? undefined : acting.find((role) => role !== source);
  const place = Object.keys(roles).find((role) => role !== source && role !== recipient && isPlace(roles[role]));
  return {
    event: plover,
    ...(source !== undefined && { source }),
    ...(recipient !== undefined && { recipient }),
    ...(place !== undefined && { place }),
  };
}

const ACTORS: readonly string[] = ['state', 'organization', 'person'];
const KNOWN: readonly string[] = ARGUMENT_TYPES;

/** A state, a body or a person may fill it; a class of the pack alone does not say that it acts. */
function isActing(role: Role | undefined): boolean {
  return role?.types.some((type) => ACTORS.includes(type)) ?? false;
}

/** A place may fill it, and nothing but a place, a state or a body. */
function isPlace(role: Role | undefined): boolean {
  if (!role?.types.includes('place')) return false;
  return role.types.every((type) => !KNOWN.includes(type) || ['place', 'state', 'organization'].includes(type));
}
