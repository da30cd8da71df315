// Where claims stand against each other: a denial against an assertion, figures that cannot both be right, a speaker against himself.

import type { Stance } from '../../document/claim.ts';
import type { Event } from '../../document/event.ts';
import { grouped } from '../../document/grouped.ts';
import { contentId } from '../../document/id.ts';
import type { Ledger } from '../../document/ledger.ts';
import { byCodeUnit, byKey } from '../../document/order.ts';
import type { Contradiction } from '../../document/origin.ts';
import { dayNumberOf } from '../../document/time.ts';
import { Remembered } from '../events/memory.ts';
import { areSame, Sorted } from '../sorted.ts';
import { list } from '../verdict/explain.ts';
import { contradictsItself } from '../verdict/positions.ts';

/** Contradictions of events and ledgers. What stands within one event, or among ledgers, is looked for again where it is another. */
export class Contradictions {
  readonly #stanceOf: (claim: string) => Stance | undefined;
  readonly #sorted = new Sorted<Contradiction>(byKey(({ id }) => id));
  readonly #within = new WeakMap<Event, readonly Contradiction[]>();
  /** By event, then by what is said: of an event that goes on most stay as they are. */
  readonly #selves = new Map<string, Remembered<Contradiction>>();
  #known = new Map<string, Contradiction>();
  #sums: { readonly of: readonly Ledger[]; readonly found: readonly Contradiction[] } = { of: [], found: [] };

  /** `stanceOf`: of a claim of the events; as an event is, so are its claims. */
  constructor(stanceOf: (claim: string) => Stance | undefined) {
    this.#stanceOf = stanceOf;
  }

  /** By id. */
  of(events: readonly Event[], ledgers: readonly Ledger[]): readonly Contradiction[] {
    if (!areSame(ledgers, this.#sums.of)) this.#sums = { of: ledgers, found: sums(ledgers) };
    const found = [
      ...events.flatMap((event) => this.#in(event)),
      ...places(events),
      ...dates(events),
      ...this.#sums.found,
    ];
    const byId = new Map(found.map((one) => [one.id, this.#same(one)]));
    const gone = [...this.#known.values()].filter((one) => byId.get(one.id) !== one);
    const come = [...byId.values()].filter((one) => this.#known.get(one.id) !== one);
    this.#sorted.change(new Set(gone), come);
    this.#known = byId;
    if (this.#selves.size > events.length) this.#keepOnly(new Set(events.map(({ id }) => id)));
    return this.#sorted.values;
  }

  #keepOnly(events: ReadonlySet<string>): void {
    for (const id of this.#selves.keys()) if (!events.has(id)) this.#selves.delete(id);
  }

  /** The one of before that says the same. */
  #same(one: Contradiction): Contradiction {
    const known = this.#known.get(one.id);
    return known?.explanation === one.explanation ? known : one;
  }

  #selvesOf({ id }: Event): Remembered<Contradiction> {
    const known = this.#selves.get(id) ?? new Remembered();
    this.#selves.set(id, known);
    return known;
  }

  #in(event: Event): readonly Contradiction[] {
    const known = this.#within.get(event);
    if (known) return known;
    const found = [...denials(event, this.#stanceOf), ...figures(event), ...selves(event, this.#selvesOf(event))];
    this.#within.set(event, found);
    return found;
  }
}

function make(
  kind: Contradiction['kind'],
  claims: readonly string[],
  explanation: string,
  event?: string,
): Contradiction {
  const sorted = [...new Set(claims)].sort(byCodeUnit);
  return {
    id: contentId('contradiction', kind, event ?? '', ...sorted),
    ...{ kind, claims: sorted, explanation },
    ...(event !== undefined && { event }),
  };
}

function denials(
  { id, label, corroboration, positions, states }: Event,
  stanceOf: (claim: string) => Stance | undefined,
): Contradiction[] {
  const { against, contested, documents } = corroboration;
  if (!contested || documents === 0) return [];
  const who = [...new Set(positions.filter(({ stance }) => stance === 'denies').map(({ name }) => name))].sort(
    byCodeUnit,
  );
  const asserted = states
    .filter(({ polarity }) => polarity === 'yes')
    .flatMap(({ claims }) => claims)
    .filter((claim) => !PASSES_BY.has(stanceOf(claim) ?? ''));
  const by = who.length > 0 ? list(who) : 'a text in its own voice';
  return [make('denial', [...against, ...asserted], `${label}: put forward, and denied by ${by}.`, id)];
}

/** Who declines, doubts or passes on puts nothing forward. */
const PASSES_BY: ReadonlySet<string> = new Set(['declines', 'doubts', 'relays']);

function figures({ id, label, figures: compared }: Event): Contradiction[] {
  return compared
    .filter(({ verdict }) => verdict === 'disagree')
    .map(({ claims, a, b, reason }) =>
      make('quantity', claims, `${label}: “${a.text}” against “${b.text}”. ${reason}`, id),
    );
}

function selves({ id, label, positions }: Event, known: Remembered<Contradiction>): Contradiction[] {
  const keys = new Set<string>();
  const found = contradictsItself(positions).map(([one, other]) => {
    const explanation = `${label}: ${one.name} has both said and denied it${days(one.asOf, other.asOf)}.`;
    const key = `${one.claims[0]} ${one.modality} ${other.claims[0]} ${other.modality}`;
    keys.add(key);
    return known.of(key, [explanation, ...one.claims, '', ...other.claims], () =>
      make('self', [...one.claims, ...other.claims], explanation, id),
    );
  });
  known.keepOnly(keys);
  return found;
}

function days(a: string | undefined, b: string | undefined): string {
  return a === undefined || b === undefined || a === b ? '' : ` (${a} and ${b})`;
}

/** Events of one day and one doer at different places: two happenings, or one of the texts is wrong. */
function places(events: readonly Event[]): Contradiction[] {
  const days = grouped(
    events.filter(({ identity }) => identity.some(({ step }) => step === 'day') && identity.some(isPlace)),
    ({ type, identity }) =>
      JSON.stringify([type, ...identity.slice(0, identity.findIndex(({ step }) => step === 'day') + 1)]),
  );
  return [...days.values()].flatMap((same) =>
    same.slice(1).flatMap((event) => {
      const [first] = same;
      const [a, b] = [first!, event].map(({ identity }) => identity.find(isPlace)!.value);
      if (a === b || event.identity.some(({ step }) => step === 'other')) return [];
      const claims = [first!, event].flatMap(({ states }) => states.flatMap((state) => state.claims));
      const cannotTell = 'Two happenings of one day, or one of the two places is wrong: the texts do not say which.';
      return [make('place', claims, `${first!.label} and ${event.label}. ${cannotTell}`, event.id)];
    }),
  );
}

/** Days between two dates that may be one happening told wrongly; next to each other they are joined or are two. */
const NEAR_DAYS = 3;

/** One doer, one place, one item, and days that lie two or three apart in different texts: two happenings, or a wrong date. */
function dates(events: readonly Event[]): Contradiction[] {
  const alike = grouped(
    events.filter(({ identity }) => dayOf(identity) !== undefined && identity.some(isPlace)),
    ({ type, identity }) =>
      JSON.stringify([type, ...identity.filter(({ step }) => !TIMES.has(step)).map(({ value }) => value)]),
  );
  return [...alike.values()].flatMap((same) => {
    const inOrder = [...same].sort((a, b) => byCodeUnit(dayOf(a.identity)!, dayOf(b.identity)!));
    return inOrder.slice(1).flatMap((event, at) => {
      const before = inOrder[at]!;
      const days = dayNumberOf(dayOf(event.identity)!) - dayNumberOf(dayOf(before.identity)!);
      if (days < 2 || days > NEAR_DAYS) return [];
      const claims = [before, event].flatMap(({ states }) => states.flatMap((state) => state.claims));
      const cannotTell = 'Two happenings, or one of the two dates is wrong: the texts do not say which.';
      return [make('date', claims, `${before.label} and ${event.label}. ${cannotTell}`, event.id)];
    });
  });
}

const TIMES: ReadonlySet<string> = new Set(['year', 'month', 'day']);

function dayOf(identity: Event['identity']): string | undefined {
  return identity.find(({ step }) => step === 'day')?.value;
}

function isPlace({ step }: { readonly step: string }): boolean {
  return step === 'place';
}

function sums(ledgers: readonly Ledger[]): Contradiction[] {
  return ledgers.flatMap(({ rows, checks }) => {
    const claimOf = new Map(
      rows.flatMap(({ amount, count, document, claim }) =>
        [amount, count].flatMap((figure) => (figure ? [[`${document} ${figure.start}`, claim] as const] : [])),
      ),
    );
    return checks
      .filter(({ verdict }) => verdict === 'disagrees')
      .map(({ sentence, figures }) =>
        make(
          'arithmetic',
          figures.flatMap(({ document, start }) => claimOf.get(`${document} ${start}`) ?? []),
          sentence,
        ),
      );
  });
}
