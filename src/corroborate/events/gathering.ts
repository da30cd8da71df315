// Mentions by event, as they come and go: those that state the same, two days next to each other that match, and those that people join.
import { grouped } from '../../document/grouped.ts';
import { contentId } from '../../document/id.ts';
import { byCodeUnit, byKey } from '../../document/order.ts';
import { lastOf } from '../judgements.ts';
import type { PlacedClaim } from '../origins/origins.ts';
import { areSame, Sorted } from '../sorted.ts';
import type { Row } from '../verdict/row.ts';
import { type DayNode, dayNodeOf, pairNearDays } from './near-days.ts';

/** Id of the event at a node: its type and the values it is told apart by, so that it stays while documents come and go. */
export function eventId(path: readonly string[]): string {
  return contentId('event', ...path);
}

/** The rows of one event, and the nodes they stand at: the same object while none of them changes. */
export interface Gathered {
  readonly id: string;
  readonly path: readonly string[];
  /** The path as one string, and those of the nodes above it that tell more than the type, the nearest first. */
  readonly key: string;
  readonly above: readonly string[];
  readonly rows: readonly Row[];
  /** The two, where two days were joined. */
  readonly days: readonly string[];
}

/** Mentions that state the same. */
interface Stand extends Pick<Gathered, 'id' | 'path' | 'key' | 'above'> {
  readonly rows: Sorted<Row>;
  readonly byMention: Map<string, Row>;
  /** For the rows that it was made from. */
  day?: { readonly rows: readonly Row[]; readonly node: DayNode };
}

type MentionAt = Pick<Row, 'mention' | 'frame'> & { readonly claim: string };

export class Gathering {
  readonly #stands = new Map<string, Stand>();
  /** By the id of a mention. */
  readonly #standOf = new Map<string, Stand>();
  readonly #mentions = new Map<string, MentionAt>();
  readonly #changed = new Set<string>();
  /** Rows of mentions that went since the last update. */
  readonly #gone = new Map<Row, Stand>();
  #all: readonly Gathered[] = [];
  #byId = new Map<string, Gathered>();
  /** By the id of a stand the event that its mentions are of. */
  #eventOf = new Map<string, string>();

  /** The events, in the order of their paths. */
  get all(): readonly Gathered[] {
    return this.#all;
  }

  /** Puts a mention where its text places it. Gives the id of the event there. */
  add(path: readonly string[], mention: MentionAt): string {
    const key = JSON.stringify(path);
    const stand = this.#stands.get(key) ?? standAt(path, key);
    this.#stands.set(key, stand);
    this.#standOf.set(mention.mention.id, stand);
    this.#mentions.set(mention.mention.id, mention);
    this.#changed.add(mention.mention.id);
    return stand.id;
  }

  remove(id: string): void {
    const stand = this.#standOf.get(id);
    if (!stand) return;
    this.#standOf.delete(id);
    this.#mentions.delete(id);
    this.#changed.delete(id);
    const row = stand.byMention.get(id);
    if (row) this.#gone.set(row, stand);
    stand.byMention.delete(id);
  }

  /** The claim of a mention is placed otherwise than before. */
  touch(id: string): void {
    if (this.#standOf.has(id)) this.#changed.add(id);
  }

  /** The event that a mention is of; undefined for one that is not here. */
  eventOf(mention: string): string | undefined {
    const stand = this.#standOf.get(mention);
    return stand && this.#eventOf.get(stand.id);
  }

  mentionOf(id: string): Row['mention'] | undefined {
    return this.#mentions.get(id)?.mention;
  }

  /** Takes in what came, went and was touched. */
  update(claimOf: (id: string) => PlacedClaim, joins: ReadonlyMap<string, string>): void {
    for (const [stand, rows] of grouped(this.#gone.keys(), (row) => this.#gone.get(row)!))
      stand.rows.change(new Set(rows), []);
    this.#gone.clear();
    for (const [stand, ids] of grouped(this.#changed, (id) => this.#standOf.get(id)!)) {
      const gone = new Set(ids.flatMap((id) => stand.byMention.get(id) ?? []));
      const come = ids.map((id): Row => {
        const { mention, frame, claim } = this.#mentions.get(id)!;
        return { mention, frame, claim: claimOf(claim) };
      });
      for (const row of come) stand.byMention.set(row.mention.id, row);
      stand.rows.change(gone, come);
    }
    this.#changed.clear();
    for (const [key, { byMention }] of this.#stands) if (byMention.size === 0) this.#stands.delete(key);
    this.#gather(joins);
  }

  #gather(joins: ReadonlyMap<string, string>): void {
    const stands = new Map([...this.#stands.values()].map((stand) => [stand.id, stand]));
    const pairs = pairNearDays([...stands.values()].flatMap((stand) => dayOf(stand) ?? []));
    const partner = new Map(pairs);
    const joined = new Map(pairs.map(([first, second]) => [second, first]));
    const alone = [...stands.values()].filter(({ id }) => !joined.has(id));
    const goalOf = goals(stands, joined, joins);
    const members = grouped(alone, ({ id }) => goalOf(id));
    const rowsOf = ({ id, rows }: Stand) => [
      rows.values,
      ...(partner.has(id) ? [stands.get(partner.get(id)!)!.rows.values] : []),
    ];
    const all = [...members].map(([goal, same]) => {
      const stand = stands.get(goal)!;
      const second = partner.get(goal);
      const days = second === undefined ? [] : [dayIn(stand.rows.values), dayIn(stands.get(second)!.rows.values)];
      const others = same.filter((one) => one !== stand).sort((a, b) => byPath(a.path, b.path));
      return this.#gathered(stand, [stand, ...others].flatMap(rowsOf), days);
    });
    this.#all = all.sort(byKey(({ key }) => key));
    this.#byId = new Map(all.map((one) => [one.id, one]));
    this.#eventOf = new Map([...stands.keys()].map((id) => [id, goalOf(joined.get(id) ?? id)]));
  }

  #gathered({ id, path, key, above }: Stand, lists: readonly (readonly Row[])[], days: readonly string[]): Gathered {
    const known = this.#byId.get(id);
    const parts = known && PARTS.get(known);
    if (known && parts && areSame(parts, lists) && areSame(known.days, days)) return known;
    const made = { id, path, key, above, days, rows: lists.length === 1 ? lists[0]! : lists.flat() };
    PARTS.set(made, lists);
    return made;
  }
}

/** The lists of rows that an event was put together from. */
const PARTS = new WeakMap<Gathered, readonly (readonly Row[])[]>();

function standAt(path: readonly string[], key: string): Stand {
  const lengths = Array.from({ length: Math.max(0, path.length - 2) }, (_, at) => path.length - 1 - at);
  return {
    ...{ id: eventId(path), path, key, above: lengths.map((length) => JSON.stringify(path.slice(0, length))) },
    ...{ rows: new Sorted<Row>(byKey(({ mention }) => mention.id)), byMention: new Map() },
  };
}

/** Nodes above before those below, those beside each other by their values. */
export function byPath(a: readonly string[], b: readonly string[]): number {
  for (const [at, value] of a.entries()) {
    const other = b[at];
    if (other === undefined) return 1;
    if (value !== other) return byCodeUnit(value, other);
  }
  return a.length - b.length;
}

/** For an event the one that people hold it to be, where both are here and of one type; else itself. */
function goals(
  stands: ReadonlyMap<string, Stand>,
  joined: ReadonlyMap<string, string>,
  joins: ReadonlyMap<string, string>,
): (id: string) => string {
  return (id) => {
    if (!joins.has(id)) return id;
    const end = lastOf(joins, id);
    const [from, to] = [stands.get(id), joined.has(end) ? undefined : stands.get(end)];
    return to !== undefined && from?.path[0] === to.path[0] ? end : id;
  };
}

function dayIn(rows: readonly Row[]): string {
  return rows[0]!.frame.steps.find(({ step }) => step === 'day')!.value!;
}

function dayOf(stand: Stand): DayNode | undefined {
  const rows = stand.rows.values;
  if (stand.day?.rows !== rows) {
    const node = dayNodeOf(stand.id, rows);
    if (!node) return undefined;
    stand.day = { rows, node };
  }
  return stand.day.node;
}
