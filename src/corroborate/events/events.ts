// From gathered mentions to events: what each is told apart by, what is said of it, and which holds which.
import type { Event, EventRelation, FigureComparison } from '../../document/event.ts';
import { grouped } from '../../document/grouped.ts';
import { byCodeUnit } from '../../document/order.ts';
import { compareFigures } from '../contradictions/figures.ts';
import { corroborationOf, type VerdictGround } from '../verdict/corroborate.ts';
import { positionsOf } from '../verdict/positions.ts';
import type { Row } from '../verdict/row.ts';
import { type Frame, isOwn, type Step } from './frame.ts';
import type { Gathered } from './gathering.ts';
import { labelOf } from './labels.ts';
import { Remembered } from './memory.ts';

export interface EventGround extends VerdictGround {
  /** The event that a mention belongs to. */
  readonly eventOf: (mention: string) => string | undefined;
  /** The events of the mentions of a claim. */
  readonly eventsOf: (claim: string) => readonly string[];
  /** The text that stands for all that tell of one occasion with this one. */
  readonly occasionOf: (document: string) => string;
}

/** What changed besides the rows of events. */
export interface EventChange {
  /** Ids of events behind which an origin is called otherwise. */
  readonly renamed: ReadonlySet<string>;
  /** Ids of what is called otherwise. */
  readonly names: ReadonlySet<string>;
}

/** An event without what depends on its neighbours. */
type Described = Omit<Event, 'parent' | 'shownUnder'>;

/** Events with everything said of them: each is the same object while nothing that it rests on changes. */
export class Events {
  readonly #ground: EventGround;
  readonly #described = new Remembered<Described>();
  readonly #whole = new Remembered<Event>();
  readonly #compared = new Remembered<readonly FigureComparison[]>();
  readonly #fitting = new Remembered<readonly Gathered[]>();
  readonly #figures = new Map<string, { readonly words: string; readonly figures: readonly FigureComparison[] }>();
  readonly #namesIn = new Map<string, ReadonlySet<string>>();

  constructor(ground: EventGround) {
    this.#ground = ground;
  }

  /** In the order of `gathered`. */
  describe(gathered: readonly Gathered[], { renamed, names }: EventChange): Event[] {
    const byKey = new Map(gathered.map((one) => [one.key, one]));
    const parents = new Map(gathered.map((one) => [one, parentOf(one, byKey)]));
    const below = grouped(gathered, (one) => parents.get(one));
    const figures = this.#figuresByEvent(gathered);
    this.#forget(gathered, renamed, names);
    return gathered.map((one) => {
      const { id } = one;
      const parent = parents.get(one);
      const only = this.#onlyBelow(one, below.get(one) ?? []);
      const own = this.#sameFigures(id, figures.get(id) ?? []);
      const related = relatedOf(one).map((mention) => this.#ground.eventOf(mention) ?? '');
      const event = this.#described.of(id, [one, own, ...related], () => this.#describe(one, own));
      return this.#whole.of(id, [event, parent?.id, only?.id], () => ({
        ...event,
        ...(parent && { parent: parent.id }),
        ...(only && { shownUnder: only.id }),
      }));
    });
  }

  /** Forgets events that are no more, and what was said with names that are others now. */
  #forget(gathered: readonly Gathered[], renamed: ReadonlySet<string>, names: ReadonlySet<string>): void {
    const ids = new Set(gathered.map(({ id }) => id));
    for (const known of [this.#described, this.#whole, this.#fitting]) known.keepOnly(ids);
    for (const known of [this.#figures, this.#namesIn])
      for (const id of known.keys()) if (!ids.has(id)) known.delete(id);
    for (const id of renamed) this.#described.forget(id);
    if (names.size === 0) return;
    for (const [id, used] of this.#namesIn) if ([...names].some((name) => used.has(name))) this.#described.forget(id);
  }

  #describe(one: Gathered, figures: readonly FigureComparison[]): Described {
    const names = new Set<string>();
    const nameOf = (id: string) => {
      names.add(id);
      return this.#ground.nameOf(id);
    };
    this.#namesIn.set(one.id, names);
    return describe(one, { ...this.#ground, nameOf }, figures);
  }

  /** Figures are compared within all that one actor did of one type, and told at each event that they touch. */
  #figuresByEvent(gathered: readonly Gathered[]): Map<string, FigureComparison[]> {
    const found = new Map<string, FigureComparison[]>();
    const families = grouped(gathered, ({ path }) => JSON.stringify(path.slice(0, 2)));
    this.#compared.keepOnly(new Set(families.keys()));
    for (const [key, family] of families) {
      const rows = family.flatMap(withFigures);
      const ids = new Set(family.map(({ id }) => id));
      for (const comparison of this.#compared.of(key, rows, () => compareFigures(rows))) {
        const events = comparison.claims.flatMap((claim) => this.#ground.eventsOf(claim)).filter((id) => ids.has(id));
        for (const event of new Set(events)) found.set(event, [...(found.get(event) ?? []), comparison]);
      }
    }
    return found;
  }

  /** The list of before where it says the same. */
  #sameFigures(id: string, figures: readonly FigureComparison[]): readonly FigureComparison[] {
    if (figures.length === 0) return NO_FIGURES;
    const words = JSON.stringify(figures);
    const known = this.#figures.get(id);
    if (known?.words === words) return known.figures;
    this.#figures.set(id, { words, figures });
    return figures;
  }

  /** The one child that fits everything that the mentions here state; of several the one told of on the same occasion by every text. */
  #onlyBelow(one: Gathered, children: readonly Gathered[]): Gathered | undefined {
    if (children.length === 0) return undefined;
    const fitting = this.#fitting.of(one.id, [one, ...children], () => {
      const frames = framesOf(one.rows);
      return children.filter((child) => frames.every((frame) => fits(frame, child.rows[0]!.frame)));
    });
    if (fitting.length < 2) return fitting[0];
    const here = this.#occasionIn(one.rows);
    if (here === undefined) return undefined;
    const { occasionOf } = this.#ground;
    const same = fitting.filter((child) => child.rows.some(({ mention }) => occasionOf(mention.document) === here));
    return same.length === 1 ? same[0] : undefined;
  }

  /** The one occasion on which all rows are told; undefined where they are several. */
  #occasionIn(rows: readonly Row[]): string | undefined {
    const occasions = new Set<string>();
    for (const { mention } of rows) {
      occasions.add(this.#ground.occasionOf(mention.document));
      if (occasions.size > 1) return undefined;
    }
    return [...occasions][0];
  }
}

const NO_FIGURES: readonly FigureComparison[] = [];

/** Rows of an event that give a figure. */
const WITH_FIGURES = new WeakMap<Gathered, readonly Row[]>();
function withFigures(one: Gathered): readonly Row[] {
  const known = WITH_FIGURES.get(one);
  if (known) return known;
  const rows = one.rows.filter(({ mention }) => mention.arguments.some(({ quantity }) => quantity));
  WITH_FIGURES.set(one, rows);
  return rows;
}

/** Mentions that those of an event are said to stand in a relation to. */
const RELATED = new WeakMap<Gathered, readonly string[]>();
function relatedOf(one: Gathered): readonly string[] {
  const known = RELATED.get(one);
  if (known) return known;
  const related = one.rows.flatMap(({ mention }) => (mention.relations ?? []).map((relation) => relation.mention));
  RELATED.set(one, related);
  return related;
}

/** What rows state, each once. */
function framesOf(rows: readonly Row[]): Frame[] {
  return [...new Map(rows.map(({ frame }) => [JSON.stringify(frame.steps), frame])).values()];
}

function describe(
  { id, path, rows, days }: Gathered,
  ground: EventGround,
  figures: readonly FigureComparison[],
): Described {
  const [type = ''] = path;
  const { frame } = rows[0]!;
  const steps = frame.steps.slice(0, isOwn(path.slice(1)) ? undefined : path.length - 1);
  const finest = steps.findLast(({ step, value }) => value !== undefined && /^(?:year|month|day)$/.test(step))?.value;
  const place = steps.find(({ step, value }) => step === 'place' && value !== undefined)?.value;
  const eventType = ground.subject.typeOf(type)!;
  return {
    ...{ id, type, label: labelOf(type, steps, ground.nameOf) },
    identity: steps.flatMap(({ step, value, inferred = false }) =>
      value === undefined ? [] : [{ step, value, inferred }],
    ),
    ...(finest !== undefined && { time: days.length > 0 ? `${days[0]}/${days[1]}` : finest }),
    ...(place !== undefined && { place }),
    ...(days.length > 0 && { days }),
    values: valuesOf(rows, ground),
    states: statesOf(rows),
    mentions: rows.map(({ mention }) => mention.id).sort(byCodeUnit),
    relations: relationsOf(id, rows, ground),
    positions: positionsOf(rows, ground.subject, ground.nameOf),
    figures,
    corroboration: corroborationOf(rows, eventType, ground),
    provisions: [],
  };
}

function valuesOf(rows: readonly Row[], { nameOf }: EventGround): Event['values'] {
  const told = rows.flatMap(({ mention, claim }) =>
    mention.arguments.map(({ role, entity, text }) => ({
      ...{ role, claim },
      value: entity === undefined ? text : nameOf(entity),
    })),
  );
  return [...grouped(told, ({ role, value }) => JSON.stringify([role, value]))]
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([, same]) => ({
      role: same[0]!.role,
      value: same[0]!.value,
      claims: unique(same.map(({ claim }) => claim.claim.id)),
      origins: unique(same.flatMap(({ claim }) => claim.voices.map(({ origin }) => origin))),
    }));
}

function statesOf(rows: readonly Row[]): Event['states'] {
  return [...grouped(rows, ({ mention }) => `${mention.modality} ${mention.polarity}`)]
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([, same]) => ({
      modality: same[0]!.mention.modality,
      polarity: same[0]!.mention.polarity,
      claims: unique(same.map(({ claim }) => claim.claim.id)),
    }));
}

function relationsOf(id: string, rows: readonly Row[], { eventOf }: EventGround): Event['relations'] {
  const told = rows.flatMap(({ mention, claim }) =>
    (mention.relations ?? []).flatMap((relation): { kind: EventRelation; event: string; claim: string }[] => {
      const event = eventOf(relation.mention);
      return event === undefined || event === id ? [] : [{ kind: relation.kind, event, claim: claim.claim.id }];
    }),
  );
  return [...grouped(told, ({ kind, event }) => `${kind} ${event}`)]
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([, same]) => ({
      kind: same[0]!.kind,
      event: same[0]!.event,
      claims: unique(same.map(({ claim }) => claim)),
    }));
}

function parentOf({ above }: Gathered, byKey: ReadonlyMap<string, Gathered>): Gathered | undefined {
  for (const key of above) {
    const parent = byKey.get(key);
    if (parent) return parent;
  }
  return undefined;
}

function fits(a: Frame, b: Frame): boolean {
  return a.steps.every(({ value, unread }, at) => {
    const other: Step | undefined = b.steps[at];
    if (other?.value === undefined) return true;
    return value === undefined ? !unread : value === other.value;
  });
}

function unique(ids: readonly string[]): string[] {
  return [...new Set(ids)].sort(byCodeUnit);
}
