// Where claims stand against each other: a denial against an assertion, figures that cannot both be right, a speaker against himself.
import type { Event } from '../../document/event.ts';
import { contentId } from '../../document/id.ts';
import type { Ledger } from '../../document/ledger.ts';
import { byCodeUnit } from '../../document/order.ts';
import type { Contradiction } from '../../document/origin.ts';
import { list } from '../verdict/explain.ts';
import { contradictsItself } from '../verdict/positions.ts';

/** Contradictions of the events and the ledgers, by id. */
export function findContradictions(events: readonly Event[], ledgers: readonly Ledger[]): Contradiction[] {
  const found = [
    ...events.flatMap((event) => [...denials(event), ...figures(event), ...selves(event)]),
    ...sums(ledgers),
  ];
  return [...new Map(found.map((one) => [one.id, one])).values()].sort((a, b) => byCodeUnit(a.id, b.id));
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
