// Screening: are names matched as people match them, are listed people found and others left alone, how fast, and are the lists read whole?
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { compareNames, type NameKind, parseName, THRESHOLD } from '../../src/names/index.ts';
import { type KeptList, type ReadList, readList, tableRows } from '../../src/sanctions/lists/index.ts';
import { ScreeningIndex, type ScreenQuery } from '../../src/sanctions/screening/index.ts';

const THRESHOLDS = [700, 750, 800, 825, 850, 900, 950];

type Row = Readonly<Record<string, string>>;

async function rowsOf(text: string): Promise<Row[]> {
  const rows: (readonly string[])[] = [];
  for await (const row of tableRows(once(text))) rows.push(row);
  const [heads = [], ...rest] = rows;
  return rest.map((row) => Object.fromEntries(heads.map((head, at) => [head, row[at] ?? ''])));
}

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}

function textOf(path: string): string {
  const bytes = readFileSync(path);
  return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
}

/** Milliseconds of this process on a core: the machine is shared, and the clock on the wall counts others too. */
function cpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

// ---- pairs of names

const SCHEMAS: Readonly<Record<string, NameKind>> = { Person: 'person', Vessel: 'vessel', LegalEntity: 'unknown' };

interface Judged {
  readonly group: string;
  readonly quality: string;
  readonly isMatch: boolean;
  readonly score: number;
}

async function judged(folder: string): Promise<Judged[]> {
  const rows = await rowsOf(textOf(join(folder, 'name_bench.dev.csv')));
  return rows.map(({ case_group = '', schema = '', name1 = '', name2 = '', is_match, quality = '' }) => {
    const kind = SCHEMAS[schema] ?? 'body';
    const { score } = compareNames(parseName(name1, kind), parseName(name2, kind));
    return { group: case_group, quality, isMatch: is_match === 'true', score };
  });
}

function f1(pairs: readonly Judged[], threshold: number): string {
  const count = (isHit: boolean, isMatch: boolean) =>
    pairs.filter((pair) => pair.score >= threshold === isHit && pair.isMatch === isMatch).length;
  const [right, wrong, missed] = [count(true, true), count(true, false), count(false, true)];
  return ((2 * right) / Math.max(1, 2 * right + wrong + missed)).toFixed(3);
}

async function pairsTable(folder: string): Promise<string[]> {
  const pairs = await judged(folder);
  const strong = pairs.filter(({ quality }) => quality === 'STRONG');
  const right = strong.filter(({ score, isMatch }) => score >= THRESHOLD === isMatch).length;
  const groups = [...new Set(pairs.map(({ group }) => group))];
  return [
    '| group of pairs | pairs | F1 |',
    '|---|---|---|',
    ...groups.map((group) => {
      const own = pairs.filter((pair) => pair.group === group);
      return `| ${group} | ${own.length} | ${f1(own, THRESHOLD)} |`;
    }),
    `| all, at ${THRESHOLD} | ${pairs.length} | ${f1(pairs, THRESHOLD)} |`,
    `| STRONG cases right | ${strong.length} | ${right} of ${strong.length} |`,
    `| curve | | ${THRESHOLDS.map((threshold) => `${threshold}: ${f1(pairs, threshold)}`).join(', ')} |`,
  ];
}

// ---- lists

interface Timed {
  readonly list: ReadList;
  readonly seconds: number;
  readonly megabytes: number;
}

async function timed(folder: string, ...names: readonly string[]): Promise<Timed> {
  const before = process.memoryUsage().rss;
  const started = cpu();
  const list = await readList(
    names.map((name) => ({ name, bytes: createReadStream(join(folder, name)) as AsyncIterable<Uint8Array> })),
  );
  return { list, seconds: (cpu() - started) / 1_000, megabytes: (process.memoryUsage().rss - before) / 2 ** 20 };
}

/** Entries as patterns count them in the file, read by nothing of this project. */
function counted(folder: string, list: ReadList): number {
  if (list.format === 'un') return textOf(join(folder, 'UN_consolidated.xml.gz')).match(/<DATAID>/g)?.length ?? 0;
  return textOf(join(folder, 'ofac_sdn.csv.gz')).match(/^\d+,/gm)?.length ?? 0;
}

/** Names other than empty ones, counted the same way. */
function countedNames(folder: string, list: ReadList): number {
  if (list.format === 'un')
    return textOf(join(folder, 'UN_consolidated.xml.gz')).match(/<ALIAS_NAME>\s*[^<\s]/g)?.length ?? 0;
  return textOf(join(folder, 'ofac_alt.csv.gz')).match(/^\d+,\d+,/gm)?.length ?? 0;
}

function listRow(folder: string, { list, seconds, megabytes }: Timed): string {
  const names = list.entries.reduce((sum, entry) => sum + entry.names.length, 0);
  const aliases = countedNames(folder, list);
  return `| ${list.id} | ${list.entries.length} | ${counted(folder, list)} | ${names} | ${aliases} | ${seconds.toFixed(2)} | ${Math.max(0, megabytes).toFixed(0)} |`;
}

function kept(list: ReadList): KeptList {
  const version = {
    sha256: list.sha256,
    format: list.format,
    addedAt: '',
    files: [],
    entries: 0,
    names: 0,
    added: 0,
    removed: 0,
    changed: 0,
  };
  return { id: list.id, title: list.title, version, entries: list.entries };
}

// ---- screening

const queryOf = ({ full_name = '', date_of_birth = '' }: Row, withBirth: boolean): ScreenQuery => ({
  name: full_name,
  kind: 'person',
  ...(withBirth && date_of_birth && { births: [date_of_birth] }),
});

interface Best {
  readonly name: number;
  readonly withBirth: number;
}

function bestScores(index: ScreeningIndex, rows: readonly Row[]): Best[] {
  const best = (row: Row, withBirth: boolean) =>
    index.screen(queryOf(row, withBirth), { threshold: 600, limit: 1 })[0]?.score ?? 0;
  return rows.map((row) => ({ name: best(row, false), withBirth: best(row, true) }));
}

async function curveTable(folder: string, index: ScreeningIndex): Promise<string[]> {
  const scores = async (name: string) => bestScores(index, await rowsOf(textOf(join(folder, name))));
  const [treated, untreated, negatives] = [
    await scores('positives_un_treated.dev.csv'),
    await scores('positives_un_untreated.dev.csv'),
    await scores('negatives_global.dev.csv.gz'),
  ];
  const hits = (all: readonly Best[], field: keyof Best, threshold: number) =>
    all.filter((best) => best[field] >= threshold).length;
  return [
    '| threshold | treated found | recall | untreated found | false alarms | false alarms with dates of birth |',
    '|---|---|---|---|---|---|',
    ...THRESHOLDS.map((threshold) => {
      const found = hits(treated, 'name', threshold);
      const plain = `${hits(untreated, 'name', threshold)} of ${untreated.length}`;
      const alarms = `${hits(negatives, 'name', threshold)} of ${negatives.length} | ${hits(negatives, 'withBirth', threshold)}`;
      return `| ${threshold} | ${found} of ${treated.length} | ${(found / treated.length).toFixed(4)} | ${plain} | ${alarms} |`;
    }),
  ];
}

async function speedTable(folder: string, lists: readonly KeptList[]): Promise<string[]> {
  const heap = () => process.memoryUsage().heapUsed / 2 ** 20;
  globalThis.gc?.();
  const [before, started] = [heap(), cpu()];
  const index = new ScreeningIndex(lists);
  const seconds = (cpu() - started) / 1_000;
  globalThis.gc?.();
  const megabytes = heap() - before;
  const rows = await rowsOf(textOf(join(folder, 'negatives_global.dev.csv.gz')));
  const measure = (kind: 'person' | 'unknown') => {
    const times: number[] = [];
    const from = cpu();
    for (const row of rows) {
      const at = performance.now();
      index.screen({ name: row.full_name ?? '', kind });
      times.push(performance.now() - at);
    }
    const total = cpu() - from;
    times.sort((a, b) => a - b);
    const at = (share: number) => times[Math.floor(times.length * share)]!.toFixed(2);
    return `${Math.round((rows.length / total) * 1_000)} | ${at(0.5)} | ${at(0.99)}`;
  };
  return [
    `Index of UN and OFAC: ${seconds.toFixed(2)} s of one core, ${megabytes.toFixed(0)} MB.`,
    '',
    '| names screened against UN and OFAC | names a second of one core | p50 ms | p99 ms |',
    '|---|---|---|---|',
    `| persons | ${measure('person')} |`,
    `| of any kind | ${measure('unknown')} |`,
  ];
}

/** Gives the tables as Markdown; without the data sets, a word on what is missing. */
export async function run(_args: readonly string[], dataFolder: string): Promise<string> {
  const [names, lists] = [join(dataFolder, 'names'), join(dataFolder, 'lists')];
  if (!existsSync(names) || !existsSync(lists))
    return `Needs the folders names and lists of ${dataFolder}; HEARSAY_DATA says where else they are.`;
  const un = await timed(lists, 'UN_consolidated.xml.gz');
  const ofac = await timed(lists, 'ofac_sdn.csv.gz', 'ofac_alt.csv.gz', 'ofac_add.csv.gz');
  return [
    ...(await pairsTable(names)),
    '',
    '| list | entries | counted in the file | names | other names counted in the file | s | MB |',
    '|---|---|---|---|---|---|---|',
    listRow(lists, un),
    listRow(lists, ofac),
    '',
    ...(await speedTable(names, [kept(un.list), kept(ofac.list)])),
    '',
    ...(await curveTable(names, new ScreeningIndex([kept(un.list)]))),
  ].join('\n');
}
