// What people hold, as an input of the same kind as the documents: it changes what a document brings, before anything is concluded.
import type { Claim } from '../document/claim.ts';
import type { Event } from '../document/event.ts';
import { grouped } from '../document/grouped.ts';
import { inTime, type Judgement } from '../document/judgement.ts';
import { byCodeUnit, byKey } from '../document/order.ts';
import type { ListingDecision } from '../document/screening.ts';
import type { DocumentParts } from './facts.ts';

/** Judgements that stand, by what they are about; of several on one thing the last by time and id counts. */
export class Judged {
  readonly #claims: ReadonlyMap<string, readonly Judgement[]>;
  readonly #entities: ReadonlyMap<string, string>;
  readonly #decided: ReadonlyMap<string, readonly ListingDecision[]>;
  readonly #ratings: ReadonlyMap<string, Judgement>;
  readonly #rated = new WeakMap<Event, Event>();
  /** Event id → the event that it is held to be. */
  readonly joins: ReadonlyMap<string, string>;
  /** Ids of mentions that are held to be of an event of their own. */
  readonly apart: ReadonlySet<string>;

  constructor(judgements: readonly Judgement[] = []) {
    const inOrder = inTime(judgements);
    const of = (target: Judgement['target']['kind'], ...kinds: Judgement['kind'][]) =>
      inOrder.filter((one) => one.target.kind === target && kinds.includes(one.kind));
    this.#claims = grouped(of('claim', 'confirm', 'reject', 'correct'), ({ target }) => target.id);
    this.#entities = joinsOf(of('entity', 'join', 'split'));
    this.#decided = decisionsOf(of('entity', 'decide'));
    this.#ratings = new Map(of('event', 'rate').map((one) => [one.target.id, one]));
    this.joins = joinsOf(of('event', 'join', 'split'));
    this.apart = new Set(of('mention', 'split').map(({ target }) => target.id));
  }

  /** Whether anything of a document is judged. */
  touches({ claims, entities, eventMentions }: DocumentParts): boolean {
    return (
      claims.some(({ id }) => this.#claims.has(id)) ||
      (this.#entities.size > 0 && entities.some(({ id }) => this.#entities.has(id))) ||
      (this.#decided.size > 0 && entities.some(({ id }) => this.#decided.has(id))) ||
      (this.apart.size > 0 && eventMentions.some(({ id }) => this.apart.has(id)))
    );
  }

  /** The document with its claims as they are held to be, and entities under the ids they are held to have. */
  applied(parts: DocumentParts): DocumentParts {
    const idOf = (id: string) => lastOf(this.#entities, id);
    return {
      ...parts,
      claims: parts.claims.map((claim) => ({
        ...this.#judgedClaim(claim),
        chain: claim.chain.map((link) => (link.entity === undefined ? link : { ...link, entity: idOf(link.entity) })),
      })),
      eventMentions: parts.eventMentions.map((mention) => ({
        ...mention,
        arguments: mention.arguments.map((one) =>
          one.entity === undefined ? one : { ...one, entity: idOf(one.entity) },
        ),
      })),
      entities: parts.entities.map((entity) => {
        const decided = this.#decided.get(entity.id);
        return { ...entity, id: idOf(entity.id), ...(decided && { decided }) };
      }),
    };
  }

  #judgedClaim(claim: Claim): Claim {
    const judgements = this.#claims.get(claim.id);
    if (!judgements) return claim;
    const last = judgements.at(-1)!;
    const { stance = claim.stance, certainty = claim.certainty } = last.kind === 'correct' ? (last.value ?? {}) : {};
    const isChanged = stance !== claim.stance || certainty !== claim.certainty;
    return {
      ...claim,
      stance,
      certainty,
      ...(last.kind === 'reject' && { status: 'rejected' }),
      judged: {
        kind: last.kind as 'confirm' | 'reject' | 'correct',
        judgements: judgements.map(({ id }) => id),
        ...(isChanged && { was: { stance: claim.stance, certainty: claim.certainty } }),
      },
    };
  }

  /** The event with the rating that a person gave it: one object for each event. */
  rated(event: Event): Event {
    const rating = this.#ratings.get(event.id);
    const { reliability, credibility } = rating?.value ?? {};
    if (!rating || reliability === undefined || credibility === undefined) return event;
    const known = this.#rated.get(event);
    if (known) return known;
    const rated = { ...event, rating: { reliability, credibility, reason: `${rating.who}: ${rating.why}` } };
    this.#rated.set(event, rated);
    return rated;
  }
}

/** By entity, of several decisions on one entry the last; by entry. */
function decisionsOf(judgements: readonly Judgement[]): Map<string, ListingDecision[]> {
  const made = judgements.flatMap(({ target, value = {}, who, at, why }) => {
    const { listing, verdict } = value;
    return listing === undefined || verdict === undefined
      ? []
      : [{ entity: target.id, listing, verdict, who, at, why }];
  });
  return new Map(
    [...grouped(made, ({ entity }) => entity)].map(([entity, all]) => {
      return [entity, lastDecisions(all.map(({ entity: _, ...decision }) => decision))];
    }),
  );
}

/** Of several decisions on one entry, which are in time, the last; by entry. */
export function lastDecisions(decisions: readonly ListingDecision[]): ListingDecision[] {
  return [...new Map(decisions.map((one) => [one.listing, one])).values()].sort(byKey(({ listing }) => listing));
}

/** A join holds until the same pair is split. */
function joinsOf(judgements: readonly Judgement[]): Map<string, string> {
  const joins = new Map<string, string>();
  for (const { kind, target, value } of judgements) {
    if (value?.with === undefined || value.with === target.id) continue;
    if (kind === 'join') joins.set(target.id, value.with);
    else if (joins.get(target.id) === value.with) joins.delete(target.id);
  }
  return joins;
}

/** Where a line of joins ends; a circle ends at its least id. */
export function lastOf(joins: ReadonlyMap<string, string>, id: string): string {
  const line = [id];
  for (let next = joins.get(id); next !== undefined; next = joins.get(next)) {
    if (line.includes(next)) return line.slice(line.indexOf(next)).sort(byCodeUnit)[0]!;
    line.push(next);
  }
  return line.at(-1)!;
}
