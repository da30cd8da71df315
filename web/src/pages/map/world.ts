// The outlines of the world, projected once. The one module that loads d3-geo and the atlas.
import { geoNaturalEarth1, geoPath } from 'd3-geo';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import atlas from 'world-atlas/countries-110m.json';
import { HEIGHT, type Point, WIDTH } from './view.ts';

export interface World {
  /** Paths on a plane of WIDTH by HEIGHT. */
  readonly land: string;
  readonly borders: string;
  /** Degrees to the plane. */
  project(longitude: number, latitude: number): Point;
  /** And back; undefined beside the world. */
  invert(point: Point): { readonly longitude: number; readonly latitude: number } | undefined;
}

export function makeWorld(): World {
  const topology = atlas as unknown as Topology<{ land: GeometryCollection; countries: GeometryCollection }>;
  const { land, countries } = topology.objects;
  const projection = geoNaturalEarth1().fitSize([WIDTH, HEIGHT], { type: 'Sphere' });
  const pathOf = geoPath(projection).digits(1);
  return {
    land: pathOf(feature(topology, land)) ?? '',
    borders: pathOf(mesh(topology, countries, (a, b) => a !== b)) ?? '',
    project: (longitude, latitude) => {
      const [x, y] = projection([longitude, latitude])!;
      return { x, y };
    },
    invert: ({ x, y }) => {
      const [longitude, latitude] = projection.invert!([x, y]) ?? [];
      if (longitude === undefined || latitude === undefined) return undefined;
      return Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90 ? { longitude, latitude } : undefined;
    },
  };
}
