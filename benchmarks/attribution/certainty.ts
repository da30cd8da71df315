// How well is it found that a sentence is uncertain, and which words make it so? FactBank with uncertainty cues, 5-fold by document.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readModels } from '../../src/models/read.ts';
import { crossValidate, f1, type Hits, readDocuments, scoreFolds } from '../../training/parts/hedges.ts';

/** One table; where the set is missing, a sentence that says so. */
export function certaintyTable(dataFolder: string): string {
  if (!existsSync(join(dataFolder, 'certainty/szeged-factbank.xml.gz')))
    return `Certainty: skipped, ${dataFolder} has no certainty/szeged-factbank.xml.gz.`;
  const documents = readDocuments(dataFolder, readModels());
  const { sentence, cue } = scoreFolds(crossValidate(documents, () => {}));
  return [
    '| 5-fold by document | gold | found | precision | recall | F1 |',
    '|---|---|---|---|---|---|',
    row('uncertain sentences', sentence),
    row('cues, both ends right', cue),
  ].join('\n');
}

function row(name: string, hits: Hits): string {
  const { right, found, gold } = hits;
  const share = (part: number, whole: number) => ((100 * part) / Math.max(1, whole)).toFixed(1);
  return `| ${name} | ${gold} | ${found} | ${share(right, found)} | ${share(right, gold)} | ${(100 * f1(hits)).toFixed(1)} |`;
}
