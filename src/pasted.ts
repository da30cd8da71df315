// Reads one text that is here as a string, with no file and no thread: what `hearsay brief -` makes of the same text.
import { analyzeDocument, concluded } from './analyzed.ts';
import type { Analysis, Generator } from './document/analysis.ts';
import { sha256Hex } from './document/id.ts';
import { documentOf } from './ingest/document-of.ts';
import { plainReading } from './ingest/formats/plain-text.ts';
import { DEFAULT_LIMITS } from './ingest/reading.ts';
import { tidyText } from './ingest/tidy.ts';
import type { Knowledge } from './pipeline/stage.ts';

/** As standard input is named. */
const PLACE = { path: '-' };

/** The analysis of `pasted`, which has to hold words; `models`: of the knowledge, by `modelsOf`. */
export async function analyzeText(
  pasted: string,
  knowledge: Knowledge,
  models: Generator['models'],
): Promise<Analysis> {
  const bytes = new TextEncoder().encode(pasted);
  const text = tidyText(pasted.replace(/^\ufeff/, ''));
  const reading = plainReading({ text, notes: [] }, DEFAULT_LIMITS);
  const read = { reading, partPath: [], bytes, sha256: sha256Hex(bytes) };
  const ingested = await documentOf(read, PLACE, knowledge.pack);
  return concluded([analyzeDocument(ingested, knowledge)], [], knowledge.pack.pack, models);
}
