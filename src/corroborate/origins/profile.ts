// An origin as it stands behind one event: who it is, how it knows, on whose word it leans, since when it says so.
import type { Access } from '../../document/claim.ts';
import { byCodeUnit } from '../../document/order.ts';
import type { Origin } from '../../document/origin.ts';
import type { PlacedClaim } from './origins.ts';

export interface Profile {
  readonly origin: Origin;
  /** As the claims about this event name it: NATO where its secretary general is of the same origin but does not speak here. */
  readonly name: string;
  readonly party?: string;
  /** How it knows, as far as it says. Empty: it does not. */
  readonly accesses: readonly Access[];
  /** The party is among those who take part in the event. */
  readonly tookPart: boolean;
  /** Its party, body, entity and outlets, by which others lean on it. */
  readonly keys: ReadonlySet<string>;
  readonly leansOn: ReadonlySet<string>;
  readonly imagery: readonly string[];
  /** First day on which a text that carries it can have been published. */
  readonly since?: string;
  /** Documents, by the class of those that copy each other. */
  readonly houses: ReadonlySet<string>;
  /** Day, place or item is known, by which its claims mean one happening. */
  readonly claims: readonly PlacedClaim[];
  /** The states of the event that it puts forward: happened, planned. */
  readonly stages: ReadonlySet<string>;
}

/** The profile of one origin from its claims about the event; `parties` take part in it. */
export function profileOf(
  origin: Origin,
  claims: readonly PlacedClaim[],
  stages: ReadonlySet<string>,
  parties: ReadonlySet<string>,
): Profile {
  const speakers = claims.flatMap(({ voices }) =>
    voices.flatMap((voice) => (voice.origin === origin.id ? (voice.speaker ?? []) : [])),
  );
  const since = claims.flatMap(({ facts }) => facts.day?.earliest ?? []).sort(byCodeUnit)[0];
  const keys = speakers.flatMap(({ entity, party, body }) => [entity, party, body]).filter((key) => key !== undefined);
  const { party } = origin;
  const names = unique(speakers.map((speaker) => speaker.name));
  return {
    origin,
    name: names.length === 1 ? names[0]! : origin.name,
    ...(party !== undefined && { party }),
    accesses: unique(claims.map(({ access }) => access).filter((access) => access !== 'unstated')) as Access[],
    tookPart: party !== undefined && parties.has(party),
    keys: new Set([...keys, ...(origin.entity === undefined ? [] : [origin.entity])]),
    leansOn: new Set(claims.flatMap(({ leansOn }) => leansOn)),
    imagery: unique(claims.flatMap(({ imagery }) => imagery)),
    ...(since !== undefined && { since }),
    houses: new Set(claims.map(({ house }) => house)),
    claims,
    stages,
  };
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)].sort(byCodeUnit);
}
