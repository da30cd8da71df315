// Reads the rows of gazetteer.csv into entries, and checks them: ids, names, codes of states, offices.
import { z } from 'zod';
import { isEdtf } from './check-edtf.ts';
import { STATE_CODES } from './check-states.ts';
import { CLASS_TYPES } from './class-index.ts';
import { type Finding, faultOfName, KEBAB_CASE, Owners } from './finding.ts';
import { type GazetteerEntry, namesOfEntry, type Office } from './gazetteer.ts';

/** The first line of gazetteer.csv. */
export const GAZETTEER_COLUMNS = [
  ...['id', 'type', 'class', 'name', 'aliases', 'state', 'part-of', 'office', 'wikidata', 'source'],
] as const;

/** The shape of gazetteer.csv: rows become entries. */
export const GAZETTEER_SHAPE = z.array(
  z
    .strictObject({
      id: z.string(),
      type: z.enum(CLASS_TYPES),
      class: z.string(),
      name: z.string(),
      aliases: z.string(),
      state: z.string(),
      'part-of': z.string(),
      office: z.string(),
      wikidata: z.string(),
      source: z.string(),
    })
    .transform(
      ({ aliases, state, 'part-of': partOf, office, wikidata, source, ...plain }): GazetteerEntry => ({
        ...plain,
        aliases: splitList(aliases, '|'),
        ...(state !== '' && { state }),
        ...(partOf !== '' && { partOf }),
        offices: splitList(office, '|').map(readOffice),
        ...(wikidata !== '' && { wikidata }),
        sources: splitList(source, ' '),
      }),
    ),
);

function splitList(text: string, mark: string): string[] {
  return text === '' ? [] : text.split(mark);
}

/** "Foreign Minister [2022-06/..]" */
function readOffice(text: string): Office {
  const [, title, edtf] = /^([^[\]]*) \[([^[\]]*)\]$/.exec(text) ?? [];
  return title === undefined || edtf === undefined ? { title: text } : { title, edtf };
}

/** Everything wrong with entries, but for what they say of classes and of each other. */
export function checkGazetteer(entries: readonly GazetteerEntry[]): Finding[] {
  const ids = new Owners();
  const names = new Owners();
  return entries.flatMap((entry, at) => [
    ...checkId(entry, at, ids),
    ...namesOfEntry(entry).flatMap((name) => checkName(name, entry.id, [at, 'name'], names)),
    ...faultsOf(entry).map((message) => ({ path: [at], message })),
  ]);
}

function checkId({ id }: GazetteerEntry, at: number, ids: Owners): Finding[] {
  const path = [at, 'id'];
  if (!KEBAB_CASE.test(id)) return [{ path, message: `id "${id}" is not kebab-case; write it like "kim-yo-jong"` }];
  return ids.claim(id, id) === undefined ? [] : [{ path, message: `id "${id}" is used twice; rename one` }];
}

function checkName(name: string, id: string, path: Finding['path'], names: Owners): Finding[] {
  const fault = faultOfName(name);
  if (fault !== undefined) return [{ path, message: `name "${name}" ${fault}` }];
  const owner = names.claim(name.replace(/^the /i, ''), id);
  if (owner === undefined) return [];
  return [{ path, message: `name "${name}" stands at "${owner}" already; leave it to one entry` }];
}

function faultsOf({ type, state, offices, wikidata, sources }: GazetteerEntry): string[] {
  const faults: string[] = [];
  if (state !== undefined && !STATE_CODES.has(state)) {
    faults.push(`state "${state}" is no ISO 3166 alpha-2 code; write two capitals such as "KP"`);
  }
  if (type !== 'person' && offices.length > 0) faults.push('office is for people; leave it empty');
  for (const { title, edtf } of offices) {
    if (/[[\]]/.test(title) || (edtf !== undefined && !isEdtf(edtf))) {
      faults.push(`office "${title}" has a time that is no EDTF; write it like "Foreign Minister [2022-06/..]"`);
    }
  }
  if (wikidata !== undefined && !/^Q[1-9]\d*$/.test(wikidata)) {
    faults.push(`wikidata "${wikidata}" is no item; write it like "Q423" or leave it empty`);
  }
  if (sources.length === 0)
    faults.push('source is empty; name the keys under which the README tells where to check this');
  return faults;
}
