// What was foreseen, by when, under what condition, and whether a later text reports it.
import type { Event } from '../document/event.ts';
import { byCodeUnit } from '../document/order.ts';
import type { Prediction } from '../document/origin.ts';
import type { Gathered } from './events/gathering.ts';
import { Sorted } from './sorted.ts';
import { isReal, type Row, sideOf, stageOf } from './verdict/row.ts';

/** Predictions: one for each claim that foresees, plans or prepares an event. Each is the same object while it says the same. */
export class Predictions {
  readonly #sorted = new Sorted<Prediction>((a, b) => byCodeUnit(a.claim, b.claim) || byCodeUnit(a.event, b.event));
  #known: ReadonlySet<Prediction> = new Set();
  readonly #byRow = new WeakMap<Row, Prediction>();

  /** Of the events in the order of `gathered`; by claim. */
  of(gathered: readonly Gathered[], events: readonly Event[]): readonly Prediction[] {
    const reported = new Reported(gathered, new Map(events.map(({ id, label }) => [id, label])));
    const found = new Set(
      gathered.flatMap((one) => {
        const { foreseeing } = toldIn(one);
        return foreseeing.map((row) => this.#same(row, predictionOf(row, one, reported)));
      }),
    );
    const gone = new Set([...this.#known].filter((one) => !found.has(one)));
    this.#sorted.change(
      gone,
      [...found].filter((one) => !this.#known.has(one)),
    );
    this.#known = found;
    return this.#sorted.values;
  }

  #same(row: Row, made: Prediction): Prediction {
    const known = this.#byRow.get(row);
    if (known && known.event === made.event && known.outcome === made.outcome && known.reportedAs === made.reportedAs)
      return known;
    this.#byRow.set(row, made);
    return made;
  }
}

function predictionOf({ claim, mention }: Row, { id, key }: Gathered, reported: Reported): Prediction {
  const later = reported.after(claim.facts.day?.latest, key);
  return {
    claim: claim.claim.id,
    event: id,
    ...(mention.time?.edtf !== undefined && { horizon: mention.time.edtf }),
    ...(claim.claim.condition && { condition: claim.claim.condition.text }),
    outcome: later === undefined ? 'not reported here' : `reported: ${later.label}`,
    ...(later !== undefined && { reportedAs: later.id }),
  };
}

interface Told {
  /** Rows that foresee the event; of those of one claim the last. */
  readonly foreseeing: readonly Row[];
  /** The last day on which a text says that it happened; "" where none does. */
  readonly last: string;
}

const TOLD = new WeakMap<Gathered, Told>();

function toldIn(one: Gathered): Told {
  const known = TOLD.get(one);
  if (known) return known;
  const days = one.rows
    .filter((row) => isReal(row.mention.modality) && sideOf(row) === 'for')
    .flatMap(({ claim }) => claim.facts.day?.earliest ?? []);
  const foreseeing = new Map(one.rows.filter(foresees).map((row) => [row.claim.claim.id, row]));
  const told = {
    foreseeing: [...foreseeing.values()],
    last: days.reduce((latest, day) => (day > latest ? day : latest), ''),
  };
  TOLD.set(one, told);
  return told;
}

function foresees(row: Row): boolean {
  const stage = stageOf(row.mention.modality);
  const { stance } = row.claim.claim;
  const puts = sideOf(row) === 'for' || stance === 'commits';
  return puts && (stage === 'expected' || stage === 'planned' || stage === 'preparing' || stage === 'possible');
}

/** Events that are told to have happened, by the paths of all nodes at or above them. */
class Reported {
  readonly #below = new Map<string, { readonly id: string; readonly label: string; readonly last: string }[]>();

  constructor(gathered: readonly Gathered[], labels: ReadonlyMap<string, string>) {
    for (const one of gathered) {
      const { last } = toldIn(one);
      if (last === '') continue;
      const { id, key, above, path } = one;
      const told = { id, label: labels.get(id)!, last };
      for (const node of new Set([key, ...above, JSON.stringify(path.slice(0, 1))])) {
        const below = this.#below.get(node);
        if (below === undefined) this.#below.set(node, [told]);
        // One that no earlier text could find where it does not find those before it adds nothing.
        else if (last > below.at(-1)!.last) below.push(told);
      }
    }
  }

  /** The first event at or below the node that a text which came out later than `day` says has happened. */
  after(day: string | undefined, node: string) {
    return day === undefined ? undefined : this.#below.get(node)?.find(({ last }) => last > day);
  }
}
