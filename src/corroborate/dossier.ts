// Documents put together: added and taken away one by one in any order, then concluded: origins, events, verdicts, contradictions.
import type { Analysis } from '../document/analysis.ts';
import type { Claim } from '../document/claim.ts';
import type { EventMention } from '../document/event.ts';
import type { Judgement } from '../document/judgement.ts';
import { byKey } from '../document/order.ts';
import type { Pack } from '../packs/pack.ts';
import { Contradictions } from './contradictions/contradictions.ts';
import { statusesOf } from './corrected.ts';
import { Events } from './events/events.ts';
import { byPath, Gathering } from './events/gathering.ts';
import { Occasions, occasionOf } from './events/occasions.ts';
import { type ClaimFact, type DocumentFacts, type DocumentParts, factsOf, type MentionFact } from './facts.ts';
import { Gaps } from './gaps.ts';
import { Judged } from './judgements.ts';
import { Ledgers } from './ledger.ts';
import type { Comparison } from './lineage/compare.ts';
import { Lineages } from './lineage/lineage.ts';
import type { Loop } from './lineage/loops.ts';
import { Names } from './names.ts';
import { Origins, type PlacedClaim } from './origins/origins.ts';
import { Predictions } from './predictions.ts';
import { Sorted } from './sorted.ts';
import { Subject } from './subject.ts';
import { list } from './verdict/explain.ts';

/** What is concluded from all documents together. */
export type Conclusions = Pick<
  Analysis,
  'claims' | 'events' | 'origins' | 'lineage' | 'contradictions' | 'predictions' | 'gaps' | 'ledgers'
>;

interface Held {
  readonly facts: DocumentFacts;
  /** As the stages left it, and as people hold it to be. */
  readonly given: DocumentParts;
  readonly parts: DocumentParts;
  /** By which documents are in the order in which people read them: path or address, then id. */
  readonly place: string;
  /** Its claims with their origins; undefined where they may be others since they were last made. */
  published?: readonly Claim[];
}

/**
 * The same documents give the same conclusions, whatever the order in which they came and whatever came and went between. Concluding looks
 * at what came, what went, and what these touch: copies and classes, origins and events of which a member is another. Whatever did not
 * change is the same object as before, so that others can tell.
 */
export class Dossier {
  readonly #subject: Subject;
  readonly #documents = new Map<string, Held>();
  readonly #inOrder = new Sorted<Held>(byKey(({ place }) => place));
  /** Those that went and came since they were last put in order. */
  readonly #went = new Set<Held>();
  readonly #came = new Set<Held>();
  readonly #lineages: Lineages;
  readonly #origins: Origins;
  readonly #gathering = new Gathering();
  readonly #events: Events;
  readonly #occasions = new Occasions();
  readonly #names: Names;
  readonly #ledgers: Ledgers;
  readonly #contradictions = new Contradictions((claim) => this.#placed(claim)?.claim.stance);
  readonly #predictions = new Predictions();
  readonly #gaps = new Gaps();
  /** Claims that a correction or a retraction reaches, by id. */
  #reached = new Map<string, { readonly of: PlacedClaim; readonly placed: PlacedClaim }>();
  /** Claims as they were given out last, by the claims that they are of. */
  readonly #claims = new WeakMap<Claim, Claim>();
  #judged = new Judged();

  constructor(pack: Pack) {
    this.#subject = new Subject(pack);
    this.#lineages = new Lineages({ outlets: pack.outlets, names: this.#subject.prepared.outlets });
    this.#origins = new Origins({
      classOf: (id) => this.#lineages.copyClassOf(id),
      sourcesOf: (id, span) => this.#lineages.sourcesOf(id, span),
    });
    this.#names = new Names((id) => this.#subject.nameOf(id) !== undefined);
    this.#ledgers = new Ledgers(pack.events ?? []);
    this.#events = new Events({
      subject: this.#subject,
      origins: this.#origins,
      nameOf: (id) => this.#names.get(id) ?? this.#subject.nameOf(id) ?? id,
      eventOf: (mention) => this.#gathering.eventOf(mention),
      eventsOf: (claim) => this.#eventsOf(claim),
      occasionOf: (document) => this.#occasions.leaderOf(document),
    });
  }

  get size(): number {
    return this.#documents.size;
  }

  /** Comparisons of texts by the ids of both, "a b"; those made before may be put in. They only save time. */
  get comparisons(): Map<string, Comparison | null> {
    return this.#lineages.comparisons;
  }

  /** Comparisons that were made since this was last asked. */
  takeFreshComparisons(): [string, Comparison | null][] {
    return this.#lineages.takeFresh();
  }

  /** Adds a document; one that is there already is replaced. */
  add(given: DocumentParts): void {
    const { document } = given;
    this.remove(document.id);
    const parts = this.#judged.touches(given) ? this.#judged.applied(given) : given;
    const counted = withoutRejected(parts);
    const facts = factsOf(counted, this.#subject);
    const place = `${document.path ?? document.url ?? ''}\u0000${document.id}`;
    const held: Held = { facts, given, parts, place };
    this.#documents.set(document.id, held);
    this.#came.add(held);
    const stories = this.#gather(facts);
    this.#lineages.put(document, counted.claims, storyIn(this.#placesOf(facts)));
    this.#origins.put({ facts, place, storyOf: (claim) => stories.get(claim) });
    this.#occasions.put(occasionOf(document, parts.entities, (id) => this.#subject.nameOf(id) !== undefined));
    this.#names.add(place, parts.entities);
    this.#gaps.add(facts);
    const names = counted.entities.flatMap(({ id, mentions }) => mentions.map((one) => ({ ...one, entity: id })));
    this.#ledgers.put({ ...counted, names }, place);
  }

  /** Puts mentions where they belong, and gives for each claim the event that it tells of: the last of several. */
  #gather(facts: DocumentFacts): Map<string, string> {
    const last = new Map<string, readonly string[]>();
    const stories = new Map<string, string>();
    for (const [path, { mention, frame, fact }] of this.#placesOf(facts)) {
      const claim = fact.claim.id;
      const event = this.#gathering.add(path, { mention, frame, claim });
      if (byPath(path, last.get(claim) ?? []) < 0) continue;
      last.set(claim, path);
      stories.set(claim, event);
    }
    return stories;
  }

  /** Puts what people hold in the place of what they held before; withdrawn judgements are left out by the caller. */
  judge(judgements: readonly Judgement[]): void {
    const before = this.#judged;
    const now = new Judged(judgements);
    const touched = [...this.#documents.values()].filter(({ given }) => before.touches(given) || now.touches(given));
    for (const { given } of touched) this.remove(given.document.id);
    this.#judged = now;
    for (const { given } of touched) this.add(given);
  }

  /** False where there is no such document. */
  remove(id: string): boolean {
    const held = this.#documents.get(id);
    if (!held) return false;
    const { facts, parts, place } = held;
    for (const { mentions } of facts.claims) for (const { mention } of mentions) this.#gathering.remove(mention.id);
    this.#lineages.remove(id);
    this.#origins.remove(id);
    this.#occasions.remove(id);
    this.#names.remove(place, parts.entities);
    this.#gaps.remove(facts);
    this.#ledgers.remove(id);
    if (!this.#came.delete(held)) this.#went.add(held);
    return this.#documents.delete(id);
  }

  /** Where each mention stands: at what its text states, or by itself where people hold it to be apart. */
  *#placesOf({ claims }: DocumentFacts): Generator<[path: string[], MentionFact & { readonly fact: ClaimFact }]> {
    for (const fact of claims) {
      for (const { mention, frame } of fact.mentions) {
        const path = [frame.type, ...frame.path];
        const { id } = mention;
        yield [this.#judged.apart.has(id) ? [...path, `apart ${id}`] : path, { mention, frame, fact }];
      }
    }
  }

  /** A document as people hold it to be; undefined where it is not here. */
  documentOf(id: string): DocumentParts | undefined {
    return this.#documents.get(id)?.parts;
  }

  /** A mention that counts; undefined where it is not here. */
  mentionOf(id: string): EventMention | undefined {
    return this.#gathering.mentionOf(id);
  }

  conclude(): Conclusions {
    this.#inOrder.change(this.#went, this.#came);
    for (const held of [this.#went, this.#came]) held.clear();
    const { claims: replaced, renamed } = this.#origins.update(this.#lineages.update());
    const changed = new Set([...replaced, ...this.#reach()]);
    for (const id of changed) this.#touch(id);
    this.#gathering.update((id) => this.#placed(id)!, this.#judged.joins);
    const gathered = this.#gathering.all;
    const events = this.#events
      .describe(gathered, {
        renamed: new Set([...renamed].flatMap((claim) => this.#eventsOf(claim))),
        names: this.#names.takeChanged(),
      })
      .map((event) => this.#judged.rated(event));
    const ledgers = this.#ledgers.all();
    const { loops, rows: lineage } = this.#lineages;
    this.#lineages.rest();
    return {
      claims: this.#inOrder.values.flatMap((held) => this.#published(held)),
      ...{ events, origins: this.#origins.all, lineage, ledgers },
      contradictions: this.#contradictions.of(events, ledgers),
      predictions: this.#predictions.of(gathered, events),
      gaps: [...this.#gaps.sentences(), ...this.#circles(loops)],
    };
  }

  /** The claim as it stands; undefined for one that does not count. */
  #placed(id: string): PlacedClaim | undefined {
    return this.#reached.get(id)?.placed ?? this.#origins.claim(id);
  }

  #eventsOf(claim: string): string[] {
    return (this.#origins.claim(claim)?.mentions ?? []).flatMap(
      ({ mention }) => this.#gathering.eventOf(mention.id) ?? [],
    );
  }

  /** Finds the claims that a correction or a retraction reaches. Gives those that one reaches now, or did before, otherwise than before. */
  #reach(): string[] {
    const before = this.#reached;
    const statuses = statusesOf({
      notices: this.#lineages.notices,
      claimsOf: (document) => this.#origins.claimsOf(document),
      claimsOfOrigin: (id) => (this.#origins.get(id)?.claims ?? []).map((claim) => this.#origins.claim(claim)!),
      rowsTo: (document) => this.#lineages.rowsTo(document),
      rowsFrom: (document) => this.#lineages.rowsFrom(document),
      placeOf: (document) => this.#documents.get(document)!.place,
    });
    this.#reached = new Map(
      [...statuses].map(([id, status]) => {
        const [of, known] = [this.#origins.claim(id)!, before.get(id)];
        const isSame = known?.of === of && known.placed.claim.status === status;
        return [id, isSame ? known : { of, placed: { ...of, claim: { ...of.claim, status } } }];
      }),
    );
    const now = [...this.#reached].flatMap(([id, one]) => (before.get(id) === one ? [] : [id]));
    const left = [...before.keys()].filter((id) => !this.#reached.has(id) && this.#origins.claim(id));
    return [...now, ...left];
  }

  /** A claim is placed otherwise than before. */
  #touch(id: string): void {
    const { mentions, facts } = this.#origins.claim(id)!;
    for (const { mention } of mentions) this.#gathering.touch(mention.id);
    delete this.#documents.get(facts.document.id)!.published;
  }

  #published(held: Held): readonly Claim[] {
    held.published ??= held.parts.claims.map((claim) => this.#publicClaim(this.#placed(claim.id), claim));
    return held.published;
  }

  /** A claim with its origins: the same object while they do not change. One that was rejected has none. */
  #publicClaim(placed: PlacedClaim | undefined, given: Claim): Claim {
    const claim = placed?.claim ?? given;
    const origins = [...new Set(placed?.voices.map(({ origin }) => origin))];
    const known = this.#claims.get(claim);
    if (known && known.origins.length === origins.length && known.origins.every((one, at) => one === origins[at]))
      return known;
    const made = { ...claim, origins };
    this.#claims.set(claim, made);
    return made;
  }

  /** Outlets that have it from one another, in a sentence each, in however many stories. */
  #circles(loops: readonly Loop[]): string[] {
    const nameOf = (id: string) => this.#subject.nameOf(`outlet:${id}`) ?? this.#names.get(`outlet:${id}`) ?? id;
    const said = loops.map(({ nodes }) => `In a circle, each has it from another: ${list(nodes.map(nameOf))}.`);
    return [...new Set(said)];
  }
}

/** What a document is about: the type and the first value of what it tells of first. */
function storyIn(places: Iterable<readonly [path: string[], unknown]>): string {
  for (const [path] of places) return JSON.stringify(path.slice(0, 2));
  return '';
}

function withoutRejected(parts: DocumentParts): DocumentParts {
  if (parts.claims.every(({ status }) => status !== 'rejected')) return parts;
  const claims = parts.claims.filter(({ status }) => status !== 'rejected');
  const left = new Set(claims.map(({ id }) => id));
  return {
    ...parts,
    claims,
    eventMentions: parts.eventMentions.filter(({ claim }) => left.has(claim)),
    figures: parts.figures.filter(({ claim }) => left.has(claim)),
  };
}
