// Positions as a table: an actor each row, a time each column, what was held before kept beside what is held now.
import type { Position } from '../../shared/api/types.ts';

export interface Actor {
  readonly key: string;
  readonly name: string;
  readonly level: Position['level'];
  readonly positions: readonly Position[];
}

export interface Stands {
  readonly actors: readonly Actor[];
  /** EDTF, the earliest first; '' for positions without a time, last. */
  readonly times: readonly string[];
}

/** Those who speak for a state first. */
export function standsOf(positions: readonly Position[]): Stands {
  const actors = new Map<string, Position[]>();
  for (const position of positions) {
    const key = `${position.level} ${position.actor} ${position.name}`;
    const own = actors.get(key);
    if (own) own.push(position);
    else actors.set(key, [position]);
  }
  const rows = [...actors].map(([key, own]) => ({
    ...{ key, name: own[0]!.name, level: own[0]!.level },
    positions: own.sort((a, b) => byTime(a.asOf, b.asOf)),
  }));
  const times = [...new Set(positions.map(({ asOf }) => asOf ?? ''))].sort(byTime);
  return { actors: rows.sort((a, b) => a.level - b.level || (a.name < b.name ? -1 : 1)), times };
}

function byTime(a = '', b = ''): number {
  if (a === b) return 0;
  if (a === '' || b === '') return a === '' ? 1 : -1;
  return a < b ? -1 : 1;
}
