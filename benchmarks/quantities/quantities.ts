// How many cases of the recognizers suite are read right, beside the suite's own JavaScript port, and how fast the stage is.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import * as suite from '@microsoft/recognizers-text-suite';
import { readModels } from '../../src/models/read.ts';
import { preparePack } from '../../src/packs/prepared.ts';
import { definePipeline } from '../../src/pipeline/stage.ts';
import { names } from '../../src/stages/names/names.ts';
import { partsOfSpeech } from '../../src/stages/parts-of-speech/parts-of-speech.ts';
import { findQuantities, quantities } from '../../src/stages/quantities/quantities.ts';
import { segment } from '../../src/stages/segment/segment.ts';
import { type Resolved, resolve } from './adapter.ts';
import { FILES, type Kind, LEFT_OUT, type SuiteCase } from './rules.ts';

const knowledge = { pack: preparePack({ parts: [], outlets: [], states: [] }), models: readModels() };
const before = definePipeline([segment, partsOfSpeech, names]);
const pipeline = definePipeline([segment, partsOfSpeech, names, quantities]);
const given = (text: string) => ({ document: 'd', text, language: 'en', furniture: [], readingNotes: [] });

/** The table as text; a sentence where the cases are missing. `wrong` lists the cases that come out wrong, `conflicts` those left out. */
export async function run(args: readonly string[], dataFolder: string): Promise<string> {
  const folder = join(dataFolder, 'recognizers');
  if (!existsSync(folder)) return `The cases are not at ${folder}; set HEARSAY_DATA to the folder that holds them.`;
  if (args.includes('sample')) return sample(dataFolder, Number(args[1] ?? 200));
  const tallies = FILES.map(([file, kind]) => tally(join(folder, file), kind));
  const lines = args.flatMap((arg) =>
    tallies.flatMap(({ wrong, conflicts }) => (arg === 'wrong' ? wrong : arg === 'conflicts' ? conflicts : [])),
  );
  return [...lines, ...table(tallies), '', speed(dataFolder)].join('\n');
}

interface Tally {
  readonly kind: Kind;
  readonly leftOut: number;
  /** Cases the suite's JavaScript port supports, and the rest: how many, ours right, the suite's right. */
  readonly supported: readonly [cases: number, ours: number, suites: number];
  readonly rest: readonly [cases: number, ours: number, suites: number];
  readonly wrong: readonly string[];
  readonly conflicts: readonly string[];
}

function tally(path: string, kind: Kind): Tally {
  const cases = JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, '')) as SuiteCase[];
  const groups = { supported: [0, 0, 0] as [number, number, number], rest: [0, 0, 0] as [number, number, number] };
  const [wrong, conflicts]: [string[], string[]] = [[], []];
  for (const one of cases) {
    const rule = LEFT_OUT.find(({ fits }) => fits(one.Input, kind, one));
    if (rule) {
      conflicts.push(`${kind}  left out, ${rule.rule}: ${JSON.stringify(one.Input)}`);
      continue;
    }
    const isSupported = !/javascript/i.test(`${one.NotSupported ?? ''} ${one.NotSupportedByDesign ?? ''}`);
    const group = groups[isSupported ? 'supported' : 'rest'];
    const expected = expectedOf(one);
    const ours = resolve(one.Input, pipeline.run(given(one.Input), knowledge).quantities, kind);
    group[0]++;
    if (same(expected, ours)) group[1]++;
    else
      wrong.push(
        `${kind}  ${isSupported ? '' : '(rest) '}${JSON.stringify(one.Input)}: ${written(one.Input, ours)}, not ${written(one.Input, expected)}`,
      );
    if (same(expected, bySuite(one.Input, kind))) group[2]++;
  }
  return { kind, leftOut: conflicts.length, ...groups, wrong, conflicts };
}

/** What the case asks for. A unit without a number is no amount and asked of neither. */
function expectedOf({ Input, Results }: SuiteCase): Resolved[] {
  let from = 0;
  return Results.flatMap(({ Text, Start, End, Resolution }) => {
    const start = Start ?? Input.toLowerCase().indexOf(Text.toLowerCase(), from);
    const end = End === undefined ? start + Text.length : End + 1;
    from = end;
    return resolvedOf(start, end, Resolution);
  });
}

function resolvedOf(start: number, end: number, resolution: SuiteCase['Results'][number]['Resolution']): Resolved[] {
  const value = resolution?.value ?? '';
  if (value === '' || value === 'null') return [];
  const unit = value.endsWith('%') ? '%' : (resolution?.isoCurrency ?? resolution?.unit ?? undefined);
  return [{ start, end, value: value.replace(/%$/, ''), ...(unit && { unit }) }];
}

function bySuite(input: string, kind: Kind): Resolved[] {
  const culture = suite.Culture.English;
  const results = {
    number: () => suite.recognizeNumber(input, culture),
    range: () => [],
    percentage: () => suite.recognizePercentage(input, culture),
    currency: () => suite.recognizeCurrency(input, culture),
    dimension: () => suite.recognizeDimension(input, culture),
    age: () => suite.recognizeAge(input, culture),
    temperature: () => suite.recognizeTemperature(input, culture),
  }[kind]();
  return results.flatMap(({ start, end, resolution }) => resolvedOf(start, end + 1, resolution));
}

function same(expected: readonly Resolved[], found: readonly Resolved[]): boolean {
  return (
    expected.length === found.length &&
    expected.every((one, at) => {
      const other = found[at]!;
      return (
        one.start === other.start &&
        one.end === other.end &&
        sameValue(one.value, other.value) &&
        sameUnit(one.unit, other.unit)
      );
    })
  );
}

/** Equal to the twelfth digit; intervals by their words. */
function sameValue(a: string, b: string): boolean {
  const [x, y] = [Number(a), Number(b)];
  return a === b || Math.abs(x - y) <= 1e-12 * Math.abs(x);
}

/** "Dollar" and USD, "Euro" and EUR: where the case names the currency by code, the code counts. */
function sameUnit(expected: string | undefined, found: string | undefined): boolean {
  return (
    expected === found ||
    (expected === 'Age' && found === 'Year') ||
    (CODES.get(expected ?? '') ?? expected) === (CODES.get(found ?? '') ?? found)
  );
}

const CODES: ReadonlyMap<string, string> = new Map([
  ['Dollar', 'USD'],
  ['United States dollar', 'USD'],
  ['Pound', 'GBP'],
  ['British pound', 'GBP'],
  ['Euro', 'EUR'],
  ['Japanese yen', 'JPY'],
  ['Chinese yuan', 'CNY'],
  ['Russian ruble', 'RUB'],
  ['South Korean won', 'KRW'],
  ['Australian dollar', 'AUD'],
  ['Canadian dollar', 'CAD'],
  ['New Zealand dollar', 'NZD'],
  ['Hong Kong dollar', 'HKD'],
  ['Swiss franc', 'CHF'],
]);

function written(text: string, found: readonly Resolved[]): string {
  return (
    found
      .map(({ start, end, value, unit }) => `[${text.slice(start, end)}] ${value}${unit ? ` ${unit}` : ''}`)
      .join(', ') || 'nothing'
  );
}

function table(tallies: readonly Tally[]): string[] {
  const rows = tallies.map(
    ({ kind, leftOut, supported, rest }) => `| ${kind} | ${share(supported)} | ${share(rest)} | ${leftOut} |`,
  );
  const sum = (of: 'supported' | 'rest') =>
    [0, 1, 2].map((at) => tallies.reduce((total, one) => total + one[of][at]!, 0)) as unknown as Tally['rest'];
  return [
    '| cases | supported by the suite | ours | the suite | the rest | ours | the suite | left out |',
    '|---|---|---|---|---|---|---|---|',
    ...rows,
    `| **all** | ${share(sum('supported'))} | ${share(sum('rest'))} | ${tallies.reduce((total, { leftOut }) => total + leftOut, 0)} |`,
  ];
}

function share([cases, ours, suites]: readonly [number, number, number]): string {
  const percent = (right: number) => (cases === 0 ? '' : `${right} (${((100 * right) / cases).toFixed(1)} %)`);
  return `${cases} | ${percent(ours)} | ${percent(suites)}`;
}

const RUNS = 20;

/** Tokens a second of the stage alone, on the news texts. */
function speed(dataFolder: string): string {
  const texts = newsTexts(dataFolder);
  if (texts.length === 0) return 'Speed: no news texts there.';
  const read = texts.map((text) => ({ text, ...before.run(given(text), knowledge) }));
  const tokens = read.reduce((sum, { tokens }) => sum + tokens.length, 0);
  let best = Number.POSITIVE_INFINITY;
  let found = 0;
  for (let run = 0; run < RUNS; run++) {
    const started = performance.now();
    found = 0;
    for (const one of read) found += findQuantities(one.text, one.sentences, one.tokens, one.tags, one.names).length;
    best = Math.min(best, performance.now() - started);
  }
  return `Speed: ${Math.round(tokens / (best / 1000)).toLocaleString('en')} tokens a second for the stage alone (${tokens} tokens, ${found} quantities, best of ${RUNS}).`;
}

function newsTexts(dataFolder: string): string[] {
  const path = join(dataFolder, 'polnear', 'dev.jsonl.gz');
  if (!existsSync(path)) return [];
  const lines = gunzipSync(readFileSync(path)).toString('utf8').trim().split('\n');
  return lines.map((line) => (JSON.parse(line) as { text: string }).text);
}

/** Every n-th quantity of the news texts with its sentence, to be judged by a reader. */
function sample(dataFolder: string, count: number): string {
  const found = newsTexts(dataFolder).flatMap((text) => {
    const { quantities: amounts, sentences } = pipeline.run(given(text), knowledge);
    return amounts.map((amount) => {
      const { start, end } = sentences.find(
        (sentence) => sentence.start <= amount.start && amount.end <= sentence.end,
      )!;
      const { parts: _parts, start: _start, end: _end, ...shown } = amount;
      return `${JSON.stringify(shown)}\n    … ${text.slice(Math.max(start, amount.start - 90), Math.min(end, amount.end + 60)).replaceAll('\n', ' ')}`;
    });
  });
  const step = found.length / count;
  return Array.from(
    { length: Math.min(count, found.length) },
    (_, at) => `${at + 1}. ${found[Math.floor(at * step)]}`,
  ).join('\n');
}
