// What the packs say about those who speak and act: whose they are, for whom they speak, with whom they share what they learn.
import { stateId } from '../document/entity.ts';
import type { Speaks } from '../packs/class-index.ts';
import type { EventType } from '../packs/event-type.ts';
import type { GazetteerEntry } from '../packs/gazetteer.ts';
import type { CircleEntry, Pack } from '../packs/pack.ts';
import { type PreparedPack, preparePack } from '../packs/prepared.ts';

const STATE = 'state:';
const OUTLET = 'outlet:';

export class Subject {
  readonly prepared: PreparedPack;
  readonly #types: ReadonlyMap<string, EventType>;
  readonly #states: ReadonlyMap<string, string>;
  readonly #outlets: ReadonlyMap<string, string>;
  readonly #circles: readonly CircleEntry[];

  constructor(pack: Pack) {
    this.prepared = preparePack(pack);
    this.#types = new Map((pack.events ?? []).map((type) => [type.type, type]));
    this.#states = new Map((pack.states ?? []).map(({ code, name }) => [stateId(code), name]));
    this.#outlets = new Map(pack.outlets.map(({ id, name }) => [OUTLET + id, name]));
    this.#circles = pack.circles ?? [];
  }

  typeOf(type: string): EventType | undefined {
    return this.#types.get(type);
  }

  entryOf(id: string): GazetteerEntry | undefined {
    return this.prepared.gazetteer.byId(id);
  }

  /** "North Korea" for "state:KP"; undefined for an id that no pack has. */
  nameOf(id: string): string | undefined {
    return this.#states.get(id) ?? this.#outlets.get(id) ?? this.entryOf(id)?.name;
  }

  /** The state that an entity is, lies in or acts for, as "state:KP". A company, a bank or a scholar acts for itself, wherever it sits. */
  stateOf(id: string): string | undefined {
    if (id.startsWith(STATE)) return id;
    for (const entry of this.#lineOf(id)) {
      const { type, state } = entry;
      const isOnItsOwn = (type === 'organization' || type === 'person') && this.speaksOf(entry.class) === undefined;
      if (state !== undefined && !isOnItsOwn) return stateId(state);
    }
    return undefined;
  }

  /** The body that a person belongs to, or a body itself; undefined for states, places and things. */
  bodyOf(id: string): string | undefined {
    const entry = this.entryOf(id);
    if (entry?.type === 'organization') return entry.id;
    return entry?.type === 'person' ? entry.partOf : undefined;
  }

  /** Whether a body is the house of those who lead a state: a presidency, a government. */
  isHeadOfState(id: string): boolean {
    const entry = this.entryOf(id);
    return entry !== undefined && this.speaksOf(entry.class) === 'head';
  }

  /** For whom a class lets speak: its own word, else that of the nearest class above. */
  speaksOf(classId: string): Speaks | undefined {
    return this.prepared.classes.lineOf(classId).find(({ speaks }) => speaks !== undefined)?.speaks;
  }

  /** The class of an office or a body in words, lower case: "deputy foreign minister" is one of ministers. */
  classOfWords(words: string): string | undefined {
    return this.prepared.classes.ofLemmas(
      words
        .toLowerCase()
        .replaceAll('’', "'")
        .split(/[\s-]+/),
    )?.class;
  }

  /** A circle that both belong to, where they are two: states that share, or a body and one of those who speak through it. */
  circleOf(a: string, b: string): CircleEntry | undefined {
    return a === b ? undefined : this.#circles.find((circle) => belongsTo(a, circle) && belongsTo(b, circle));
  }

  /** Whether `body` speaks for a circle that `party` is a member of. */
  speaksThrough(party: string, body: string): CircleEntry | undefined {
    return this.#circles.find(
      ({ bodies = [], members }) => bodies.includes(body) && members.some((code) => stateId(code) === party),
    );
  }

  #lineOf(id: string): GazetteerEntry[] {
    const line: GazetteerEntry[] = [];
    for (let entry = this.entryOf(id); entry && !line.includes(entry); entry = this.entryOf(entry.partOf ?? '')) {
      line.push(entry);
    }
    return line;
  }
}

function belongsTo(party: string, { bodies = [], members }: CircleEntry): boolean {
  return bodies.includes(party) || members.some((code) => stateId(code) === party);
}
