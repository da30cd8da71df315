// Checks the dated happenings of a pack: ids, phrases, dates.
import { z } from 'zod';
import { isEdtf } from './check-edtf.ts';
import type { DatedEntry } from './dated.ts';
import { type Finding, faultOfName, KEBAB_CASE, Owners } from './finding.ts';

/** The shape of dated.yaml. */
export const DATED_SHAPE = z.array(
  z.strictObject({ id: z.string(), what: z.array(z.string()), edtf: z.string(), source: z.string() }),
);

/** Everything wrong with happenings whose shape is right. */
export function checkDated(entries: readonly DatedEntry[]): Finding[] {
  const ids = new Owners();
  const phrases = new Owners();
  return entries.flatMap((entry, at) => [
    ...checkId(entry.id, [at, 'id'], ids),
    ...checkDate(entry.edtf, [at, 'edtf']),
    ...entry.what.flatMap((phrase, nth) => checkPhrase(phrase, entry.id, [at, 'what', nth], phrases)),
  ]);
}

function checkId(id: string, path: Finding['path'], ids: Owners): Finding[] {
  if (!KEBAB_CASE.test(id))
    return [{ path, message: `id "${id}" is not kebab-case; write it like "summit-hanoi-2019"` }];
  return ids.claim(id, id) === undefined ? [] : [{ path, message: `id "${id}" is used twice; rename one` }];
}

function checkDate(edtf: string, path: Finding['path']): Finding[] {
  return isEdtf(edtf) ? [] : [{ path, message: `"${edtf}" is no date of EDTF; write it like "2024-06-19"` }];
}

function checkPhrase(phrase: string, id: string, path: Finding['path'], phrases: Owners): Finding[] {
  const fault = faultOfName(phrase);
  if (fault !== undefined) return [{ path, message: `phrase "${phrase}" ${fault}` }];
  const owner = phrases.claim(phrase.toLowerCase(), id);
  return owner === undefined
    ? []
    : [{ path, message: `phrase "${phrase}" stands at "${owner}" already; leave it to one` }];
}
