// Places: where events were, and how many.
import { z } from 'zod';
import { countPlaces, PLACES_BY, type PlaceCount } from '../store/queries/places.ts';
import type { ApiApp, Shared } from './context.ts';
import { eventFilterOf, eventFilters } from './event-filters.ts';
import { answerOverview } from './overviews.ts';
import { dossierRoute } from './route.ts';
import type { KeptDossier } from './served.ts';

const MOST_PLACES = 1_000;
const count = z.int().nonnegative();

const placesSchema = z
  .strictObject({
    items: z
      .array(
        z.strictObject({
          id: z.string().describe('For the filter `place`.'),
          name: z.string(),
          state: z
            .string()
            .optional()
            .describe('ISO 3166 alpha-2 of the state that it is or lies in, where a pack says so.'),
          partOf: z.string().optional().describe('Id of the place or body that it belongs to.'),
          wikidata: z.string().optional().describe('"Q18808".'),
          at: z
            .strictObject({
              longitude: z.number().min(-180).max(180),
              latitude: z.number().min(-90).max(90),
              source: z.string().describe("A key of the pack's README."),
            })
            .optional()
            .describe('Where it lies, in degrees, where a pack says so; of a state its middle.'),
          ...{ events: count, contested: count },
          earliest: z.string().nullable().describe('First day of its events.'),
          latest: z.string().nullable().describe('Last day.'),
        }),
      )
      .describe(`The ${MOST_PLACES} of most events, most events first.`),
    places: count.describe('How many there are.'),
    unplaced: count.describe('Events that fit and have no place.'),
    revision: z.int(),
  })
  .meta({ id: 'Places' });

const placesQuery = z.strictObject({
  ...eventFilters,
  by: z
    .enum(PLACES_BY)
    .default('place')
    .describe('`place`: where events were, unless told; `actor`: which states and places take part in them.'),
});

export function addPlaces(app: ApiApp, shared: Shared): void {
  dossierRoute(
    app,
    shared,
    'reader',
    {
      ...{ method: 'get', path: '/places', tag: 'overviews', summary: 'Places, with events counted' },
      ...{ query: placesQuery, answers: placesSchema },
    },
    (c, { query: { by, ...filter } }) =>
      answerOverview(c, async () => {
        const { kept } = c.var;
        const { places, all, without } = await countPlaces(kept.database.db, kept.id, eventFilterOf(filter), {
          by,
          limit: MOST_PLACES,
        });
        return { items: places.map((place) => placeOf(place, kept)), places: all, unplaced: without };
      }),
  );
}

/** With what the gazetteer of the dossier's packs says of it. */
function placeOf({ id, name, entity, ...counts }: PlaceCount, kept: KeptDossier) {
  const { wikidata }: { readonly wikidata?: string } = entity === null ? {} : JSON.parse(entity);
  const listed = kept.placeOf?.(id);
  const at = kept.coordinatesOf?.(id);
  const state = listed?.state ?? /^state:([A-Z]{2})$/.exec(id)?.[1];
  return {
    ...{ id, name: name ?? listed?.name ?? id },
    ...(state !== undefined && { state }),
    ...(listed?.partOf !== undefined && { partOf: listed.partOf }),
    ...((wikidata ?? listed?.wikidata) !== undefined && { wikidata: wikidata ?? listed?.wikidata }),
    ...(at && { at: { longitude: at.longitude, latitude: at.latitude, source: at.source } }),
    ...counts,
  };
}
