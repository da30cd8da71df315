// Documents put together: added and taken away one by one in any order, then concluded: origins, events, verdicts, contradictions.
import type { Analysis } from '../document/analysis.ts';
import type { Claim, ClaimStatus } from '../document/claim.ts';
import type { Judgement } from '../document/judgement.ts';
import { byCodeUnit, byKey } from '../document/order.ts';
import type { Pack } from '../packs/pack.ts';
import { findContradictions } from './contradictions/contradictions.ts';
import { statusesOf } from './corrected.ts';
import { describeEvents, eventId, gather } from './events/events.ts';
import { EventMemory } from './events/memory.ts';
import { findOccasions, type Occasion, type Occasions, occasionOf as readOccasion } from './events/occasions.ts';
import { RefinementTrie } from './events/trie.ts';
import { type ClaimFact, type DocumentFacts, type DocumentParts, factsOf, type MentionFact } from './facts.ts';
import { gapsOf } from './gaps.ts';
import { Judged } from './judgements.ts';
import { makeLedgers } from './ledger.ts';
import type { Comparison } from './lineage/compare.ts';
import { findLineage } from './lineage/lineage.ts';
import type { Loop } from './lineage/loops.ts';
import { LineageMemory } from './lineage/memory.ts';
import { findOrigins, type PlacedClaim } from './origins/origins.ts';
import { findPredictions } from './predictions.ts';
import { Subject } from './subject.ts';
import { list } from './verdict/explain.ts';

/** What is concluded from all documents together. */
export type Conclusions = Pick<
  Analysis,
  'claims' | 'events' | 'origins' | 'lineage' | 'contradictions' | 'predictions' | 'gaps' | 'ledgers'
>;

interface Held extends DocumentFacts {
  /** As the stages left it, and as people hold it to be. */
  readonly given: DocumentParts;
  readonly parts: DocumentParts;
  /** Of `parts`, what counts: claims that are rejected are left out. */
  readonly counted: DocumentParts;
  readonly occasion: Occasion;
}

interface Placed extends MentionFact {
  readonly fact: ClaimFact;
}

/** The same documents give the same conclusions, whatever the order in which they came and whatever came and went between. */
export class Dossier {
  readonly #pack: Pack;
  readonly #subject: Subject;
  readonly #documents = new Map<string, Held>();
  readonly #trie = new RefinementTrie<Placed>();
  readonly #lineage = new LineageMemory();
  readonly #memory = new EventMemory();
  /** Claims as they were given out last, by the claims that they are of. */
  readonly #claims = new WeakMap<Claim, Claim>();
  #judged = new Judged();

  constructor(pack: Pack) {
    this.#pack = pack;
    this.#subject = new Subject(pack);
  }

  /** Nodes and comparisons that all additions and removals took so far. */
  get touched(): number {
    return this.#trie.touched;
  }

  get size(): number {
    return this.#documents.size;
  }

  /** Comparisons of texts by the ids of both, "a b"; those made before may be put in. They only save time. */
  get comparisons(): Map<string, Comparison | null> {
    return this.#lineage.comparisons;
  }

  /** Adds a document; one that is there already is replaced. */
  add(given: DocumentParts): void {
    this.remove(given.document.id);
    const parts = this.#judged.touches(given) ? this.#judged.applied(given) : given;
    const counted = withoutRejected(parts);
    const facts = factsOf(counted, this.#subject);
    const occasion = readOccasion(parts.document, parts.entities, (id) => this.#subject.nameOf(id) !== undefined);
    this.#documents.set(given.document.id, { ...facts, given, parts, counted, occasion });
    for (const [path, placed] of this.#placesOf(facts)) this.#trie.add(path, placed.mention.id, placed);
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
    for (const [path, { mention }] of this.#placesOf(held)) this.#trie.remove(path, mention.id);
    this.#lineage.forget(id);
    return this.#documents.delete(id);
  }

  /** A claim with its origins: the same object while they do not change, so that others can tell. One that was rejected has none. */
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

  /** Where each mention stands in the trie: at what its text states, or by itself where people hold it to be apart. */
  *#placesOf(facts: DocumentFacts): Generator<[string[], Placed]> {
    for (const [path, placed] of placesOf(facts)) {
      const { id } = placed.mention;
      yield [this.#judged.apart.has(id) ? [...path, `apart ${id}`] : path, placed];
    }
  }

  /** A document as people hold it to be; undefined where it is not here. */
  documentOf(id: string): DocumentParts | undefined {
    return this.#documents.get(id)?.parts;
  }

  conclude(): Conclusions {
    const documents = [...this.#documents.values()].sort(byPlace);
    const nodes = [...this.#trie.nodes()];
    const storyOf = new Map(
      nodes.flatMap(({ path, items }) =>
        [...items.values()].map(({ fact }) => [fact.claim.id, eventId(path)] as const),
      ),
    );
    const stories = new Map(documents.map((held) => [held.document.id, storyIn(held)]));
    const parts = partsOf(documents);
    const lineage = findLineage({
      ...{ documents: parts.documents, claims: parts.claims, outlets: this.#pack.outlets, memory: this.#lineage },
      names: this.#subject.prepared.outlets,
      storyOf: (document) => stories.get(document) ?? '',
    });
    const copies = { classOf: lineage.copyClassOf, sourcesOf: lineage.sourcesOf };
    const found = findOrigins(documents, copies, (claim) => storyOf.get(claim));
    const { origins } = found;
    const claims = withStatuses(found.claims, statusesOf(lineage.rows, [...found.claims.values()]));
    const gathered = gather(
      nodes.map((node) => ({
        node,
        rows: [...node.items.values()]
          .sort((a, b) => byCodeUnit(a.mention.id, b.mention.id))
          .map(({ mention, frame, fact }) => ({ mention, frame, claim: claims.get(fact.claim.id)! })),
      })),
      this.#judged.joins,
    );
    const eventOf = new Map(gathered.flatMap(({ id, rows }) => rows.map(({ mention }) => [mention.id, id] as const)));
    const names = namesIn(documents, this.#subject);
    let occasions: Occasions | undefined;
    // Asked for where several events fit a mention that does not say when: seldom, and dear.
    const occasionOf = (document: string) => {
      occasions ??= findOccasions(documents.map(({ occasion }) => occasion));
      return occasions.leaderOf.get(document) ?? document;
    };
    const events = describeEvents(gathered, {
      subject: this.#subject,
      origins: new Map(origins.map((origin) => [origin.id, origin])),
      copies,
      nameOf: (id) => names.get(id) ?? this.#subject.nameOf(id) ?? id,
      eventOf: (mention) => eventOf.get(mention),
      occasionOf,
      memory: this.#memory.named(names),
    }).map((event) => this.#judged.rated(event));
    const ledgers = makeLedgers(parts, this.#pack.events ?? []);
    return {
      claims: documents.flatMap((held) =>
        held.parts.claims.map((claim) => this.#publicClaim(claims.get(claim.id), claim)),
      ),
      ...{ events, origins, lineage: lineage.rows, ledgers },
      contradictions: findContradictions(events, ledgers),
      predictions: findPredictions(gathered, events),
      gaps: [...gapsOf(documents), ...circles(lineage.loops, names, this.#subject)],
    };
  }
}

/** Path or address, then id: the order in which people read them. */
const byPlace = byKey(({ document }: Held) => `${document.path ?? document.url ?? ''}\u0000${document.id}`);

function* placesOf({ claims }: DocumentFacts): Generator<[string[], Placed]> {
  for (const fact of claims) {
    for (const { mention, frame } of fact.mentions) yield [[frame.type, ...frame.path], { mention, frame, fact }];
  }
}

/** What a document is about: the type and the first value of what it tells of first. */
function storyIn(facts: DocumentFacts): string {
  for (const [path] of placesOf(facts)) return JSON.stringify(path.slice(0, 2));
  return '';
}

/** Outlets that have it from one another, in a sentence each. */
function circles(loops: readonly Loop[], names: ReadonlyMap<string, string>, subject: Subject): string[] {
  const nameOf = (id: string) => subject.nameOf(`outlet:${id}`) ?? names.get(`outlet:${id}`) ?? id;
  return loops.map(({ nodes }) => `In a circle, each has it from another: ${list(nodes.map(nameOf))}.`);
}

function withStatuses(
  claims: ReadonlyMap<string, PlacedClaim>,
  statuses: ReadonlyMap<string, ClaimStatus>,
): ReadonlyMap<string, PlacedClaim> {
  const withStatus = (placed: PlacedClaim) => {
    const status = statuses.get(placed.claim.id);
    return status === undefined ? placed : { ...placed, claim: { ...placed.claim, status } };
  };
  return new Map([...claims].map(([id, placed]) => [id, withStatus(placed)]));
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

function partsOf(documents: readonly Held[]) {
  return {
    documents: documents.map(({ document }) => document),
    claims: documents.flatMap(({ counted }) => counted.claims),
    eventMentions: documents.flatMap(({ counted }) => counted.eventMentions),
    figures: documents.flatMap(({ counted }) => counted.figures),
    entities: documents.flatMap(({ counted }) => counted.entities),
  };
}

/** Names of what no pack lists, as the first document by id has them. */
function namesIn(documents: readonly Held[], subject: Subject): Map<string, string> {
  const names = new Map<string, string>();
  for (const { parts } of documents) {
    for (const { id, name } of parts.entities) {
      if (!names.has(id) && subject.nameOf(id) === undefined) names.set(id, name);
    }
  }
  return names;
}
