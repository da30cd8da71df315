// How well times are found and read, beside chrono-node and Microsoft's recognizers, and how fast.
import { readModels } from '../../src/models/read.ts';
import type { Knowledge } from '../../src/pipeline/stage.ts';
import { partsOfSpeech } from '../../src/stages/parts-of-speech/parts-of-speech.ts';
import { segmentText } from '../../src/stages/segment/segment.ts';
import type { TimedText } from '../../src/stages/times/read.ts';
import { findTimes } from '../../src/stages/times/times.ts';
import { chronoTimes, chronoTimexes, suiteTimes, suiteTimexes } from './peers.ts';
import { type Case, type Comparable, fromTime, isRight, readCases } from './recognizers.ts';
import { readTimeml, scoreTimex, type TimemlText, type Timex, timexOf, timexRow } from './timex3.ts';

type Layered = (text: string) => TimedText;

/** All tables: `npm run bench -- times [timex] [recognizers] [speed]`. */
export async function run(args: readonly string[], dataFolder: string): Promise<string> {
  const layersOf = makeLayers();
  const timeml = readTimeml(dataFolder);
  const cases = readCases(dataFolder);
  const wanted = (name: string) => args.length === 0 || args.includes(name);
  const tables: string[] = [];
  const missing = (name: string) => `${name} is not under ${dataFolder}; set HEARSAY_DATA to the folder that holds it.`;
  if (wanted('timex')) tables.push(timeml ? timexTable(timeml, layersOf) : missing('timeml'));
  if (wanted('recognizers')) tables.push(cases ? casesTable(cases, layersOf) : missing('recognizers'));
  if (wanted('speed')) tables.push(timeml ? speedTable(timeml, layersOf) : missing('timeml'));
  return tables.join('\n\n');
}

function makeLayers(): Layered {
  const models = readModels();
  // The tagger asks for models only.
  const knowledge = { models } as Knowledge;
  return (text) => {
    const layers = segmentText(text);
    const given = { document: '', text, language: 'en', furniture: [], readingNotes: [] };
    const { tags } = partsOfSpeech.run({ ...given, ...layers }, knowledge);
    return { text, ...layers, tags };
  };
}

const onDay = (day: string) => ({ published: { earliest: day, latest: day }, monthFirst: true });

function table(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function timexTable(texts: readonly TimemlText[], layersOf: Layered): string {
  const ours = (text: TimemlText): Timex[] => findTimes(layersOf(text.text), onDay(text.published)).flatMap(timexOf);
  const systems: readonly (readonly [string, (text: TimemlText) => readonly Timex[]])[] = [
    ['hearsay', ours],
    ['recognizers-text-suite', ({ text, published }) => suiteTimexes(text, published)],
    ['chrono-node', ({ text, published }) => chronoTimexes(text, published)],
  ];
  const rows = systems.map(([name, find]) => [name, ...timexRow(scoreTimex(texts, find))]);
  const parts = ['TimeBank', 'AQUAINT'].map((part) => [
    `  hearsay, ${part}`,
    ...timexRow(
      scoreTimex(
        texts.filter(({ id }) => id.includes(part)),
        ours,
      ),
    ),
  ]);
  const head = [`TIMEX3, ${texts.length} texts`, 'span P', 'span R', 'span F1', 'type F1', 'value F1'];
  return table([head, rows[0]!, ...parts, ...rows.slice(1)]);
}

function casesTable(
  { cases, out }: { cases: readonly Case[]; out: ReadonlyMap<string, number> },
  layersOf: Layered,
): string {
  const ours = ({ input, reference }: Case): Comparable[] =>
    findTimes(layersOf(input), onDay(reference.slice(0, 10))).flatMap((time) => fromTime(time) ?? []);
  const suite = ({ input, reference }: Case) => suiteTimes(input, reference);
  const passed = new Set(cases.filter((one) => one.supported && isRight(one, suite(one))));
  const groups: readonly (readonly [string, readonly Case[]])[] = [
    ['said to be supported', cases.filter(({ supported }) => supported)],
    ['of these, right in the suite', [...passed]],
    ['the rest', cases.filter(({ supported }) => !supported)],
  ];
  const share = (group: readonly Case[], find: (one: Case) => readonly Comparable[]) => {
    const right = group.filter((one) => isRight(one, find(one))).length;
    return `${right} (${((100 * right) / group.length).toFixed(1)} %)`;
  };
  const rows = groups.map(([name, group]) => [
    name,
    String(group.length),
    share(group, ours),
    share(group, suite),
    share(group, ({ input, reference }) => chronoTimes(input, reference)),
  ]);
  const left = [...out].map(([reason, count]) => `  left out, ${count}: ${reason}`);
  return [table([['recognizers cases', 'cases', 'hearsay', 'suite', 'chrono-node'], ...rows]), ...left].join('\n');
}

/** Tokens a second of the stage alone, best of seven runs: over the corpus, and over texts of growing length. */
function speedTable(texts: readonly TimemlText[], layersOf: Layered): string {
  const corpus = texts.map(({ text, published }) => ({ layers: layersOf(text), published }));
  const whole = texts.map(({ text }) => text).join('\n\n');
  const rows = [['corpus', rate(corpus)]];
  for (const words of [100, 1_000, 10_000, 100_000]) {
    const text = `${whole
      .split(/(?<=\s)/)
      .slice(0, words)
      .join('')}\n`;
    const copies = Math.ceil(50_000 / words);
    rows.push([
      `${words} words`,
      rate(Array.from({ length: copies }, () => ({ layers: layersOf(text), published: '1998-03-01' }))),
    ]);
  }
  const day = '1998-03-01T00:00:00';
  const sample = texts.slice(0, 40);
  const tokens = corpus.slice(0, 40).reduce((sum, { layers }) => sum + layers.tokens.length, 0);
  const suite = () => {
    for (const { text } of sample) suiteTimes(text, day);
  };
  const chrono = () => {
    for (const { text } of sample) chronoTimes(text, day);
  };
  rows.push(['suite, 40 texts', perSecond(tokens, suite, 1)]);
  rows.push(['chrono-node, 40 texts', perSecond(tokens, chrono, 3)]);
  return table([['speed', 'tokens/s'], ...rows]);
}

function rate(texts: readonly { readonly layers: TimedText; readonly published: string }[]): string {
  const tokens = texts.reduce((sum, { layers }) => sum + layers.tokens.length, 0);
  const read = () => {
    for (const { layers, published } of texts) findTimes(layers, onDay(published));
  };
  return perSecond(tokens, read, 7);
}

/** Tokens a second of processor time, so that other work on the machine does not count. */
function perSecond(tokens: number, work: () => void, turns: number): string {
  let best = Number.POSITIVE_INFINITY;
  for (let turn = 0; turn < turns; turn++) {
    const started = process.cpuUsage();
    work();
    best = Math.min(best, process.cpuUsage(started).user);
  }
  return String(Math.round(tokens / (best / 1_000_000)));
}
