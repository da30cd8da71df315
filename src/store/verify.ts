// Verifies a kept dossier: the log link by link, then every original, text, place, analysis and judgement against what the log says of it.
import { sql } from 'kysely';
import { documentId } from '../document/document.ts';
import { contentId } from '../document/id.ts';
import { type Blobs, sha256Of } from './blobs.ts';
import { rowHash } from './conclusions.ts';
import type { Database } from './database.ts';
import { BEFORE_FIRST, hashOf, readLog } from './log.ts';

/** Something that is not as it was when it was kept. */
export interface Fault {
  /** "log entry", "original", "text", "place", "analysis", "document", "judgement", "conclusion". */
  readonly what: string;
  /** Its number in the log, or its id or hash. */
  readonly which: string;
  /** What is wrong, as a sentence. */
  readonly sentence: string;
}

export interface Verification {
  readonly entries: number;
  readonly documents: number;
  readonly judgements: number;
  readonly conclusions: number;
  /** Hash of the last entry: to be written down elsewhere, since a log can be made anew as a whole. */
  readonly head: string;
  /** In the order of checking: the log from its start, then the documents by id. */
  readonly faults: readonly Fault[];
}

/** What the log says should be there. */
interface Expected {
  readonly documents: Map<string, ExpectedDocument>;
  readonly judgements: Map<string, string>;
}

interface ExpectedDocument {
  readonly sha256: string;
  readonly text: string;
  readonly sightings: Set<string>;
  /** Generation → hash of the analysis. */
  readonly analyses: Map<number, string>;
}

/** Faults after which the search ends: the first names what happened. */
const MOST_FAULTS = 100;
const PAGE = 1_000;
const DOCUMENTS_AT_ONCE = 200;

export async function verifyDossier(
  db: Database,
  blobs: Blobs,
  dossier: string,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<Verification> {
  const faults: Fault[] = [];
  const expected: Expected = { documents: new Map(), judgements: new Map() };
  const { entries, head } = await verifyLog(db, dossier, expected, faults);
  const documents = await verifyDocuments(db, blobs, dossier, expected, faults, onProgress);
  const judgements = await verifyJudgements(db, dossier, expected, faults);
  const conclusions = await verifyConclusions(db, dossier, faults);
  return { entries, documents, judgements, conclusions, head, faults: faults.slice(0, MOST_FAULTS) };
}

async function verifyLog(
  db: Database,
  dossier: string,
  expected: Expected,
  faults: Fault[],
): Promise<{ entries: number; head: string }> {
  let seq = 0;
  let previous = BEFORE_FIRST;
  for (;;) {
    const rows = await readLog(db, dossier, seq, PAGE);
    if (rows.length === 0) return { entries: seq, head: previous };
    for (const row of rows) {
      const which = String(row.seq);
      if (row.seq !== seq + 1)
        faults.push({ what: 'log entry', which: String(seq + 1), sentence: `Entry ${seq + 1} of the log is missing.` });
      if (row.previous !== previous || hashOf(row) !== row.hash)
        faults.push({
          what: 'log entry',
          which,
          sentence: `Entry ${which} of the log was changed, or the one before it.`,
        });
      take(row, expected);
      seq = row.seq;
      previous = row.hash;
    }
  }
}

function take({ action, body }: { action: string; body: string }, { documents, judgements }: Expected): void {
  const said = parsed(body);
  const { document, judgement, hash, sighting, generation, analysis } = said;
  if (action === 'remove' && document !== undefined) documents.delete(document);
  if (judgement !== undefined && hash !== undefined) judgements.set(judgement, hash);
  if (action === 'add' && document !== undefined) {
    const { sha256 = '', text = '' } = said;
    documents.set(document, { sha256, text, sightings: new Set(), analyses: new Map() });
  }
  const known = documents.get(document ?? '');
  if (sighting !== undefined) known?.sightings.add(sighting);
  if (analysis !== undefined && generation !== undefined) known?.analyses.set(generation, analysis);
}

interface Said {
  readonly document?: string;
  readonly sha256?: string;
  readonly text?: string;
  readonly sighting?: string;
  readonly generation?: number;
  readonly analysis?: string;
  readonly judgement?: string;
  readonly hash?: string;
}

function parsed(body: string): Said {
  try {
    return JSON.parse(body) as Said;
  } catch {
    return {};
  }
}

async function verifyDocuments(
  db: Database,
  blobs: Blobs,
  dossier: string,
  { documents: expected }: Expected,
  faults: Fault[],
  onProgress: (done: number, total: number) => void,
): Promise<number> {
  const ids = [...expected.keys()].sort();
  let after = '';
  let count = 0;
  const found = new Set<string>();
  for (;;) {
    const rows = await db
      .selectFrom('documents')
      .selectAll()
      .where('dossier', '=', dossier)
      .where('id', '>', after)
      .orderBy('id')
      .limit(DOCUMENTS_AT_ONCE)
      .execute();
    if (rows.length === 0) break;
    const named = rows.map(({ id }) => id);
    const [sightings, analyses] = [await sightingsOf(db, dossier, named), await analysesOf(db, dossier, named)];
    for (const { id, sha256, recipe, text } of rows) {
      found.add(id);
      const wanted = expected.get(id);
      const fault = (what: string, which: string, sentence: string) => faults.push({ what, which, sentence });
      if (!wanted) fault('document', id, `Document ${id} is in no entry of the log.`);
      if (documentId(sha256, recipe) !== id)
        fault('document', id, `Document ${id} names other bytes or another recipe.`);
      const bytes = await blobs.get(dossier, sha256);
      if (!bytes) fault('original', sha256, `The original of document ${id} is missing: ${sha256}.`);
      else if (sha256Of(bytes) !== sha256)
        fault('original', sha256, `The original of document ${id} was changed: ${sha256}.`);
      if (wanted && sha256Of(text) !== wanted.text) fault('text', id, `The text of document ${id} was changed.`);
      for (const { key, body } of sightings.filter(({ document }) => document === id)) {
        if (contentId('sighting', body) !== key || wanted?.sightings.has(key) === false)
          fault('place', key, `A place where document ${id} was seen was changed: ${key}.`);
        wanted?.sightings.delete(key);
      }
      for (const key of wanted?.sightings ?? [])
        fault('place', key, `A place where document ${id} was seen is missing: ${key}.`);
      for (const { generation, body } of analyses.filter(({ document }) => document === id)) {
        if (wanted && sha256Of(body) !== wanted.analyses.get(generation))
          fault(
            'analysis',
            `${id}/${generation}`,
            `The analysis of document ${id}, generation ${generation}, was changed.`,
          );
      }
    }
    after = named.at(-1)!;
    count += rows.length;
    onProgress(count, ids.length);
  }
  for (const id of ids) {
    if (!found.has(id))
      faults.push({ what: 'document', which: id, sentence: `Document ${id} is missing; the log has it.` });
  }
  return count;
}

function sightingsOf(db: Database, dossier: string, documents: string[]) {
  return db
    .selectFrom('sightings')
    .select(['document', 'key', 'body'])
    .where('dossier', '=', dossier)
    .where('document', 'in', documents)
    .execute();
}

function analysesOf(db: Database, dossier: string, documents: string[]) {
  return db
    .selectFrom('analyses')
    .select(['document', 'generation', 'body'])
    .where('dossier', '=', dossier)
    .where('document', 'in', documents)
    .execute();
}

async function verifyJudgements(
  db: Database,
  dossier: string,
  { judgements: expected }: Expected,
  faults: Fault[],
): Promise<number> {
  const rows = await db
    .selectFrom('judgements')
    .select(['id', 'body', 'withdrawn'])
    .where('dossier', '=', dossier)
    .orderBy('id')
    .execute();
  for (const { id, body, withdrawn } of rows) {
    const whole = withdrawn === null ? body : JSON.stringify({ ...JSON.parse(body), withdrawn: JSON.parse(withdrawn) });
    if (sha256Of(whole) !== expected.get(id))
      faults.push({ what: 'judgement', which: id, sentence: `Judgement ${id} is not as the log has it.` });
    expected.delete(id);
  }
  for (const id of expected.keys())
    faults.push({ what: 'judgement', which: id, sentence: `Judgement ${id} is missing; the log has it.` });
  return rows.length;
}

async function verifyConclusions(db: Database, dossier: string, faults: Fault[]): Promise<number> {
  let count = 0;
  for (const table of ['documentViews', 'claims', 'events', 'conclusions'] as const) {
    // Ids are told apart by kind in one table only; the others have none.
    const key = table === 'conclusions' ? sql<string>`kind || ' ' || id` : sql<string>`id`;
    for (let after = ''; ; ) {
      const rows = (await db
        .selectFrom(table as 'claims')
        .selectAll()
        .select(key.as('key'))
        .where('dossier', '=', dossier)
        .where(key, '>', after)
        .orderBy('key')
        .limit(PAGE)
        .execute()) as { key: string; id: string; hash: string }[];
      if (rows.length === 0) break;
      for (const { key: _, ...row } of rows) {
        if (rowHash(row) !== row.hash)
          faults.push({ what: 'conclusion', which: row.id, sentence: `What is concluded of ${row.id} was changed.` });
      }
      count += rows.length;
      after = rows.at(-1)!.key;
    }
  }
  return count;
}
