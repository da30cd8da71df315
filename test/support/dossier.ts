// Kept dossiers for tests and benchmarks: generated texts as they are given, answers as threads would give them, and all that a store holds.

import { documentId } from '../../src/document/document.ts';
import { sha256Hex } from '../../src/document/id.ts';
import { KeptDossier } from '../../src/keeping/kept.ts';
import { generatorOf } from '../../src/keeping/open.ts';
import { commonPackFolder, shippedPackFolder } from '../../src/packs/common.ts';
import { mergePacks, type Pack } from '../../src/packs/pack.ts';
import { readPack } from '../../src/packs/read.ts';
import type { Analyzed } from '../../src/reading.ts';
import type { Blobs } from '../../src/store/blobs.ts';
import type { Database, OpenDatabase } from '../../src/store/database.ts';
import type { IntakePlace } from '../../src/store/intake.ts';
import { generate } from './generated.ts';

export const AT = '2026-01-02T03:04:05.000Z';
export const PACKS = ['dprk'];

export async function testPack(): Promise<Pack> {
  const folders = [commonPackFolder(), ...PACKS.map((name) => shippedPackFolder(name)!)];
  return mergePacks(await Promise.all(folders.map((folder) => readPack(folder))));
}

/** A dossier of an open database; made where it is missing. */
export function openTestDossier(id: string, database: OpenDatabase, blobs: Blobs, pack: Pack): Promise<KeptDossier> {
  const settings = { packs: PACKS };
  return KeptDossier.open({ id, database, blobs, pack, generator: generatorOf(pack), settings }, AT);
}

export interface GivenText {
  readonly bytes: Uint8Array;
  readonly place: IntakePlace & { readonly path: string };
}

/** Short texts of one to three claims about a few events, each different, as files. */
export function givenTexts(count: number): GivenText[] {
  return generate(count).map(({ document }, at) => {
    const name = document.path!;
    const words = `SEOUL (${document.outlet}) - ${document.published!.edtf}\n\n${document.text} This is report ${at}.\n`;
    return { bytes: new TextEncoder().encode(words), place: { name, path: name } };
  });
}

/** Documents as a reading thread answers them, without having been read. */
export function* generatedAnswers(count: number): Generator<Analyzed> {
  for (const parts of generate(count)) {
    const { document } = parts;
    const bytes = new TextEncoder().encode(`${document.path} ${document.text}`);
    const sha256 = sha256Hex(bytes);
    const id = documentId(sha256, document.recipe);
    // Everything found in a text names its document.
    const renamed: typeof parts = JSON.parse(JSON.stringify(parts).replaceAll(`"${document.id}"`, `"${id}"`));
    const known = { ...renamed.document, id, sha256 };
    yield { ...renamed, document: known, outlets: [], original: { bytes, document: known } };
  }
}

/** Every row that reading and concluding leave, without when and in what order it was done. */
export async function contentsOf(db: Database, dossier: string): Promise<Record<string, unknown[]>> {
  const rows = async (table: 'documents' | 'sightings' | 'analyses' | 'documentViews' | 'claims' | 'events') =>
    (await db
      .selectFrom(table as 'documents')
      .selectAll()
      .where('dossier', '=', dossier)
      .execute()) as object[];
  const others = await db.selectFrom('conclusions').selectAll().where('dossier', '=', dossier).execute();
  const unread = await db.selectFrom('unread').selectAll().where('dossier', '=', dossier).execute();
  return {
    documents: told(await rows('documents'), ['id', 'sha256', 'recipe', 'textSha256']),
    sightings: told(await rows('sightings'), ['document', 'key']),
    analyses: told(await rows('analyses'), ['document', 'generation', 'sighting', 'body']),
    views: told(await rows('documentViews'), ['id', 'hash']),
    claims: told(await rows('claims'), ['id', 'hash']),
    events: told(await rows('events'), ['id', 'hash']),
    others: told(others, ['kind', 'id', 'hash']),
    unread: told(unread, ['path', 'reason']),
  };
}

function told(rows: readonly object[], columns: readonly string[]): string[] {
  return rows.map((row) => columns.map((column) => String((row as Record<string, unknown>)[column])).join(' ')).sort();
}
