// Voices that share a key or whose words were copied are one group, and so on: put together anew only where a voice comes or goes.
import { byCodeUnit } from '../../document/order.ts';
import type { ClaimFact, DocumentFacts } from '../facts.ts';
import { areSame } from '../sorted.ts';
import type { Speaker } from '../speakers/speaker.ts';

/** One who speaks in a claim. */
export interface Voice {
  readonly claim: ClaimFact;
  readonly facts: DocumentFacts;
  /** Orders all voices: the place of its text, then the claim and the speaker within. */
  readonly place: readonly [text: string, claim: number, speaker: number];
  /** At least one. */
  readonly keys: readonly string[];
  readonly speaker?: Speaker;
  /** Voices whose words its claim copies. */
  links: readonly Voice[];
  readonly linkedBy: Set<Voice>;
  group?: Group;
}

export interface Group {
  readonly members: Voice[];
  /** The least of all keys, which names the group whatever the order of joining. */
  least: string;
}

/** A group that is new or larger than before. */
export interface Grown {
  readonly group: Group;
  /** Members that were in no group, or in one that fell apart. */
  readonly fresh: readonly Voice[];
  /** Groups that went into it. */
  readonly absorbed: readonly Group[];
}

/** What is joined: voices that are in no group for now, groups that are whole, and keys, which join both. */
type Node = Voice | Group | string;

export class OriginGroups {
  readonly #byKey = new Map<string, Set<Voice>>();
  readonly #loose = new Set<Voice>();
  readonly #broken = new Set<Group>();
  readonly #removed = new Set<Voice>();
  #bridges: [Voice, Voice][] = [];

  add(voice: Voice): void {
    for (const key of voice.keys) this.#byKey.set(key, (this.#byKey.get(key) ?? new Set()).add(voice));
    this.#loose.add(voice);
  }

  remove(voice: Voice): void {
    for (const key of voice.keys) {
      const holders = this.#byKey.get(key)!;
      holders.delete(voice);
      if (holders.size === 0) this.#byKey.delete(key);
    }
    this.link(voice, []);
    for (const other of voice.linkedBy) other.links = other.links.filter((one) => one !== voice);
    if (voice.group) this.#broken.add(voice.group);
    this.#loose.delete(voice);
    this.#removed.add(voice);
  }

  /** Says whose words a voice copies, in the place of what was said before. */
  link(voice: Voice, links: readonly Voice[]): void {
    if (areSame(links, voice.links)) return;
    const now = new Set(links);
    for (const other of voice.links) {
      if (now.has(other)) continue;
      other.linkedBy.delete(voice);
      if (voice.group) this.#broken.add(voice.group);
    }
    for (const other of links) {
      if (!other.linkedBy.has(voice)) this.#bridges.push([voice, other]);
      other.linkedBy.add(voice);
    }
    voice.links = [...now];
  }

  /** Takes in what came and went. */
  update(): { readonly gone: readonly Group[]; readonly grown: readonly Grown[] } {
    for (const { members } of this.#broken) {
      for (const voice of members) {
        delete voice.group;
        if (!this.#removed.has(voice)) this.#loose.add(voice);
      }
    }
    const bridges = this.#bridgesNow();
    const seen = new Set<Node>();
    const grown: Grown[] = [];
    for (const node of bridges.keys()) if (!seen.has(node)) grown.push(...grow(reachedFrom(node, bridges, seen)));
    const gone = [...this.#broken, ...grown.flatMap(({ absorbed }) => absorbed)];
    for (const waiting of [this.#loose, this.#broken, this.#removed]) waiting.clear();
    this.#bridges = [];
    return { gone, grown };
  }

  /** What the loose voices, and the links that are new, join. Groups that are whole are joined as they are. */
  #bridgesNow(): Map<Node, Node[]> {
    const bridges = new Map<Node, Node[]>();
    const bridge = (a: Node, b: Node) => {
      put(bridges, a, b);
      put(bridges, b, a);
    };
    for (const voice of this.#loose) {
      for (const key of voice.keys) {
        const group = bridges.has(key) ? undefined : this.#groupHolding(key);
        if (group) bridge(key, group);
        bridge(voice, key);
      }
      for (const other of [...voice.links, ...voice.linkedBy]) bridge(voice, other.group ?? other);
    }
    for (const [a, b] of this.#bridges) {
      if (!this.#removed.has(a) && !this.#removed.has(b)) bridge(a.group ?? a, b.group ?? b);
    }
    return bridges;
  }

  #groupHolding(key: string): Group | undefined {
    for (const { group } of this.#byKey.get(key)!) if (group) return group;
    return undefined;
  }
}

function put(bridges: Map<Node, Node[]>, from: Node, to: Node): void {
  const known = bridges.get(from);
  if (known) known.push(to);
  else bridges.set(from, [to]);
}

function reachedFrom(first: Node, bridges: ReadonlyMap<Node, readonly Node[]>, seen: Set<Node>): Node[] {
  const reached = [first];
  seen.add(first);
  for (const node of reached) {
    for (const next of bridges.get(node) ?? []) {
      if (seen.has(next)) continue;
      seen.add(next);
      reached.push(next);
    }
  }
  return reached;
}

/** The largest of the groups takes the others in, so that most voices stay where they are; nothing where it is alone. */
function grow(nodes: readonly Node[]): Grown[] {
  const fresh = nodes.filter((node): node is Voice => typeof node !== 'string' && 'keys' in node);
  const groups = nodes.filter((node): node is Group => typeof node !== 'string' && 'members' in node);
  if (fresh.length === 0 && groups.length === 1) return [];
  const [largest, ...absorbed] = groups.sort((a, b) => b.members.length - a.members.length);
  const group = largest ?? { members: [], least: fresh[0]!.keys[0]! };
  for (const voice of [...absorbed.flatMap(({ members }) => members), ...fresh]) {
    group.members.push(voice);
    voice.group = group;
  }
  const keys = [...absorbed.map(({ least }) => least), ...fresh.flatMap((voice) => voice.keys)];
  for (const key of keys) if (byCodeUnit(key, group.least) < 0) group.least = key;
  return [{ group, fresh, absorbed }];
}
