// Reads the rows of coordinates.csv, and checks them: numbers in range, each place once.
import { z } from 'zod';
import type { PlaceCoordinates } from './coordinates.ts';
import { type Finding, Owners } from './finding.ts';

/** The first line of coordinates.csv. */
export const COORDINATES_COLUMNS = ['id', 'longitude', 'latitude', 'source'] as const;

/** The shape of coordinates.csv: rows become coordinates; what is no number becomes NaN. */
export const COORDINATES_SHAPE = z.array(
  z.strictObject({ id: z.string(), longitude: z.string(), latitude: z.string(), source: z.string() }).transform(
    ({ longitude, latitude, ...rest }): PlaceCoordinates => ({
      ...rest,
      longitude: degreesOf(longitude),
      latitude: degreesOf(latitude),
    }),
  ),
);

function degreesOf(text: string): number {
  return /^-?\d{1,3}(?:\.\d{1,6})?$/.test(text) ? Number(text) : Number.NaN;
}

/** Everything wrong with coordinates, but for the ids, which stand elsewhere. */
export function checkCoordinates(rows: readonly PlaceCoordinates[]): Finding[] {
  const ids = new Owners();
  return rows.flatMap(({ id, longitude, latitude, source }, at) => [
    ...outside('longitude', longitude, 180, at),
    ...outside('latitude', latitude, 90, at),
    ...(source === '' ? [{ path: [at, 'source'], message: 'source is empty; name a key of the README' }] : []),
    ...(ids.claim(id, id) === undefined
      ? []
      : [{ path: [at, 'id'], message: `coordinates of "${id}" stand twice; remove one row` }]),
  ]);
}

function outside(field: 'longitude' | 'latitude', degrees: number, most: number, at: number): Finding[] {
  if (Math.abs(degrees) <= most) return [];
  return [{ path: [at, field], message: `${field} is no number from -${most} to ${most}; write degrees like "43.12"` }];
}
