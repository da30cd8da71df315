// Where claims stand against each other: a denial against an assertion, figures that cannot both be right, a speaker against himself.

import type { Event } from '../../document/event.ts';
import { grouped } from '../../document/grouped.ts';
import { contentId } from '../../document/id.ts';
import type { Ledger } from '../../document/ledger.ts';
import { byCodeUnit } from '../../document/order.ts';
import type { Contradiction } from '../../document/origin.ts';
import { dayNumberOf } from '../../document/time.ts';
import { list } from '../verdict/explain.ts';
import { contradictsItself } from '../verdict/positions.ts';

/** Contradictions of the events and the ledgers, by id. */
export function findContradictions(events: readonly Event[], ledgers: readonly Ledger[]): Contradiction[] {
  const found = [...events.flatMap(within), ...places(events), ...dates(events), ...sums(ledgers)];
  return [...new Map(found.map((one) => [one.id, one])).values()].sort((a, b) => byCodeUnit(a.id, b.id));
}

/** What stands within one event, by the event, which is never changed. */
const WITHIN = new WeakMap<Event, readonly Contradiction[]>();

function within(event: Event): readonly Contradiction[] {
  const known = WITHIN.get(event);
  if (known) return known;
  const found = [...denials(event), ...figures(event), ...selves(event)];
  WITHIN.set(event, found);
  return found;
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

function denials({ id, label, corroboration, positions, states }: Event): Contradiction[] {
  const { against, contested, documents } = corroboration;
  if (!contested || documents === 0) return [];
  const who = [...new Set(positions.filter(({ stance }) => stance === 'denies').map(({ name }) => name))].sort(
    byCodeUnit,
  );
  const asserted = states.filter(({ polarity }) => polarity === 'yes').flatMap(({ claims }) => claims);
  const by = who.length > 0 ? list(who) : 'a text in its own voice';
  return [make('denial', [...against, ...asserted], `${label}: put forward, and denied by ${by}.`, id)];
}

function figures({ id, label, figures: compared }: Event): Contradiction[] {
  return compared
    .filter(({ verdict }) => verdict === 'disagree')
    .map(({ claims, a, b, reason }) =>
      make('quantity', claims, `${label}: “${a.text}” against “${b.text}”. ${reason}`, id),
    );
}

function selves({ id, label, positions }: Event): Contradiction[] {
  return contradictsItself(positions).map(([one, other]) =>
    make(
      'self',
      [...one.claims, ...other.claims],
      `${label}: ${one.name} has both said and denied it${days(one.asOf, other.asOf)}.`,
      id,
    ),
  );
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
  return ledgers.flatMap(({ totals, checks }) => {
    const claimOf = new Map(
      totals.flatMap(({ amounts, counts }) =>
        [...amounts, ...counts].flatMap(({ figures, claims }) =>
          figures.map((figure, at) => [`${figure.document} ${figure.start}`, claims[at]] as const),
        ),
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
