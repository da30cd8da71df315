// What the packs say of the law, put on what was concluded: paragraphs at each event, and claims about the law that differ.
import type { Claim } from '../../document/claim.ts';
import type { Event, EventMention } from '../../document/event.ts';
import type { Contradiction } from '../../document/origin.ts';
import type { Standard } from '../../document/verdict.ts';
import type { Pack } from '../../packs/pack.ts';
import { type Law, lawOf } from './law.ts';
import { DEFAULT_STANDARD, meets } from './standard.ts';
import { lawContradictions } from './statements.ts';
import { type ToldIn, touch } from './touch.ts';

/** What is concluded without the law. */
export interface Concluded {
  readonly claims: readonly Claim[];
  readonly events: readonly Event[];
  readonly contradictions: readonly Contradiction[];
}

export interface LawGround {
  readonly mentionOf: (id: string) => EventMention | undefined;
  readonly documentOf: (id: string) => ToldIn | undefined;
}

/** Puts the law on conclusions; an event or a claim that is the same object as before gives the same objects. */
export class LawOf {
  readonly #law: Law;
  #standard: Standard = DEFAULT_STANDARD;
  #events = new WeakMap<Event, Event>();
  readonly #contradictions = new WeakMap<Claim, readonly Contradiction[]>();

  constructor(pack: Pack) {
    this.#law = lawOf(pack);
  }

  /** How well an event must be told, from now on. */
  set standard(standard: Standard) {
    if (standard !== this.#standard) this.#events = new WeakMap();
    this.#standard = standard;
  }

  put<T extends Concluded>(concluded: T, ground: LawGround): T {
    if (this.#law.regimes.length === 0) return concluded;
    const { claims } = concluded;
    let byId: ReadonlyMap<string, Claim> | undefined;
    const claimOf = (id: string) => {
      byId ??= new Map(claims.map((claim) => [claim.id, claim]));
      return byId.get(id);
    };
    const events = concluded.events.map((event) => this.#withProvisions(event, ground, claimOf));
    const law = claims.flatMap((claim) => this.#differing(claim));
    return { ...concluded, events, contradictions: [...concluded.contradictions, ...law] };
  }

  #withProvisions(event: Event, ground: LawGround, claimOf: (id: string) => Claim | undefined): Event {
    const known = this.#events.get(event);
    if (known) return known;
    const provisions = touch(event, this.#law, {
      mentions: event.mentions.flatMap((id) => ground.mentionOf(id) ?? []),
      documentOf: ground.documentOf,
      evidence: { standard: this.#standard, standardMet: meets(this.#standard, event, claimOf) },
    });
    const made = provisions.length === 0 ? event : { ...event, provisions };
    this.#events.set(event, made);
    return made;
  }

  #differing(claim: Claim): readonly Contradiction[] {
    if (claim.aboutLaw === undefined) return [];
    const known = this.#contradictions.get(claim) ?? lawContradictions([claim], this.#law);
    this.#contradictions.set(claim, known);
    return known;
  }
}
