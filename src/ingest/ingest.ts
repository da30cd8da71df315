// Makes documents of bytes: reads them, finds language, outlet, date and furniture, and says where each was seen.
import type { Unread } from '../document/unread.ts';
import type { PreparedPack } from '../packs/prepared.ts';
import { documentOf, type Ingested, type Place } from './document-of.ts';
import { readSource } from './read.ts';
import type { Limits, Source } from './reading.ts';

export { bySighting, type Ingested, joinSightings, type Place } from './document-of.ts';

/** Every document in the bytes. Throws for nothing that the bytes hold; what cannot be read is in `unread`. */
export async function ingest(
  source: Source,
  place: Place,
  limits: Limits,
  pack: PreparedPack,
): Promise<{ documents: Ingested[]; unread: readonly Unread[] }> {
  const { readings, unread } = await readSource({ ...source, name: place.path ?? place.url ?? source.name }, limits);
  const documents: Ingested[] = [];
  for (const reading of readings) documents.push(await documentOf(reading, place, pack));
  return { documents, unread };
}
