// Measures what the lineage of documents finds among made-over texts, what it takes for copies, and what it costs. See README.md.
import type { Comparison } from '../../src/corroborate/lineage/compare.ts';
import { compareTexts } from '../../src/corroborate/lineage/compare.ts';
import { findLineage } from '../../src/corroborate/lineage/lineage.ts';
import { LineageIndex } from '../../src/corroborate/lineage/lineage-index.ts';
import { pairKey } from '../../src/corroborate/lineage/memory.ts';
import { documentOf } from '../../src/corroborate/lineage/testing.ts';
import { readWords } from '../../src/corroborate/lineage/words.ts';
import { contentId } from '../../src/document/id.ts';
import type { Lineage } from '../../src/document/origin.ts';
import { generatedTexts } from './generate.ts';
import { type Made, make, seeded, WAYS } from './make.ts';
import { readEcbPlus, readSamplesAndSeeds, type Text } from './texts.ts';

const FROM: ReadonlySet<string> = new Set(['copy', 'partial-copy', 'paraphrase']);

/** `bench -- lineage [found | scale [COUNT] | natural]`; without a word, `found` and `scale` up to 100,000. */
export async function run(args: readonly string[], dataFolder: string): Promise<string> {
  const real = [...readSamplesAndSeeds(dataFolder), ...readEcbPlus(dataFolder)];
  const noData = `No texts of ECB+ in ${dataFolder} (set HEARSAY_DATA): samples alone.\n\n`;
  const note = real.length < 100 ? noData : '';
  if (args[0] === 'natural') return note + naturalOf(real);
  const found = args[0] === 'scale' ? '' : foundAndSearched(real);
  const scale = args[0] === 'found' ? '' : scaleOf(Number(args[1] ?? 100_000));
  return note + found + scale;
}

function lineageRows(texts: readonly Text[]): Lineage[] {
  const documents = texts.map(({ id, text }) => documentOf(id, text));
  return findLineage({ documents }).rows.filter(({ kind }) => FROM.has(kind));
}

function foundAndSearched(real: readonly Text[]): string {
  const natural = compareAll(real);
  return `${foundOf(real, natural.found)}\n\n${candidatesOf(real, natural)}\n\n`;
}

/** Real texts, and one made over from each. */
function foundOf(real: readonly Text[], natural: ReadonlySet<string>): string {
  const made = madeFrom(real);
  const start = performance.now();
  const rows = lineageRows([...real, ...made]);
  const seconds = (performance.now() - start) / 1000;
  const found = new Map(rows.map((row) => [pairKey(row.from, row.to), row]));
  const lines = WAYS.map((way) =>
    lineOf(
      way,
      made.filter((one) => one.way === way),
      found,
    ),
  );
  const { right, wrong } = judge(rows, made, real, natural);
  const count = real.length + made.length;
  return [
    '| made over by | texts | found | as copy | as partial copy | as paraphrase |',
    '|---|---|---|---|---|---|',
    ...lines,
    '',
    `Of ${right + wrong} pairs found that involve a made text, ${right} are right: precision ${percent(right, right + wrong)}.`,
    alteredOf(made, found),
    `${natural.size} pairs are found among the real texts themselves (see README).`,
    `${count} texts in ${seconds.toFixed(1)} s: ${Math.round(count / seconds)} documents a second.`,
  ].join('\n');
}

/** Each text by one way in turn; of those too short for it, by the next. */
function madeFrom(real: readonly Text[]): Made[] {
  const sources = real.filter(({ text }) => text.split(/\s+/).length >= 100);
  const vocabulary = [...new Set(real.flatMap(({ text }) => text.match(/\b[a-z]{5,}\b/g) ?? []))].sort();
  return sources.flatMap((source, at) => {
    const others = sources.filter(({ topic }) => topic !== source.topic);
    const host = others[Math.floor(seeded(at)() * others.length)]!;
    for (let step = 0; step < WAYS.length; step++) {
      const made = make(WAYS[(at + step) % WAYS.length]!, source, host, at, vocabulary);
      if (made) return [made];
    }
    return [];
  });
}

function lineOf(way: string, made: readonly Made[], found: ReadonlyMap<string, Lineage>): string {
  const kinds = made.map(({ id, from }) => found.get(pairKey(from, id))?.kind);
  const count = (kind: string) => kinds.filter((one) => one === kind).length;
  const all = kinds.filter((kind) => kind !== undefined).length;
  return `| ${way} | ${made.length} | ${percent(all, made.length)} | ${count('copy')} | ${count('partial-copy')} | ${count('paraphrase')} |`;
}

/** A pair is right when its texts have a common source, or sources that are copies among the real texts. */
function judge(
  rows: readonly Lineage[],
  made: readonly Made[],
  real: readonly Text[],
  natural: ReadonlySet<string>,
): { right: number; wrong: number } {
  const sources = new Map<string, readonly string[]>([
    ...real.map(({ id }) => [id, [id]] as const),
    ...made.map(({ id, from, host }) => [id, host === undefined ? [from] : [from, host]] as const),
  ]);
  const isMade = new Set(made.map(({ id }) => id));
  let [right, wrong] = [0, 0];
  for (const { from, to } of rows) {
    if (!isMade.has(from) && !isMade.has(to)) continue;
    const pairs = sources.get(from)!.flatMap((a) => sources.get(to)!.map((b) => [a, b] as const));
    if (pairs.some(([a, b]) => a === b || natural.has(pairKey(a, b)))) right++;
    else wrong++;
  }
  return { right, wrong };
}

/** Of the words that editing put for others, how many are shown side by side. */
function alteredOf(made: readonly Made[], found: ReadonlyMap<string, Lineage>): string {
  let [all, shown, listed, right] = [0, 0, 0, 0];
  for (const { id, from, way, swaps } of made) {
    const row = way === 'edited' ? found.get(pairKey(from, id)) : undefined;
    if (!row) continue;
    const sides = row.altered.map(({ a, b }) => (row.from === from ? [a.text, b.text] : [b.text, a.text]));
    const holds = ([before, after]: readonly [string, string], [a, b]: string[]) =>
      a!.includes(before) && b!.includes(after);
    all += swaps.length;
    shown += swaps.filter((swap) => sides.some((side) => holds(swap, side))).length;
    listed += sides.length;
    right += sides.filter((side) => swaps.some((swap) => holds(swap, side))).length;
  }
  return `Altered words of edited copies: ${percent(shown, all)} of ${all} shown side by side; ${percent(right, listed)} of ${listed} listed are alterations.`;
}

interface Compared {
  readonly pairs: number;
  readonly milliseconds: number;
  readonly found: ReadonlySet<string>;
}

/** All texts of one topic against each other, and one in ten pairs across topics. */
function compareAll(real: readonly Text[]): Compared {
  const words = real.map(({ id, text }) => readWords(documentOf(id, text)));
  const found = new Set<string>();
  let pairs = 0;
  const start = performance.now();
  for (const [a, one] of words.entries()) {
    for (let b = a + 1; b < words.length; b++) {
      if (real[a]!.topic !== real[b]!.topic && (a + b) % 10 !== 0) continue;
      pairs++;
      if (compareInOrder(one, words[b]!)) found.add(pairKey(one.document, words[b]!.document));
    }
  }
  return { pairs, milliseconds: performance.now() - start, found };
}

function candidatesOf(real: readonly Text[], { pairs, milliseconds, found }: Compared): string {
  const index = new LineageIndex();
  for (const { id, text } of real) index.add(readWords(documentOf(id, text)));
  const candidates = new Set(index.pairs().map(([a, b]) => pairKey(a, b)));
  const met = [...found].filter((pair) => candidates.has(pair)).length;
  return `Candidate search: ${candidates.size} pairs for ${real.length} texts hold ${met} of the ${found.size} that comparing ${pairs} pairs finds (${percent(met, found.size)}); one comparison takes ${(milliseconds / pairs).toFixed(2)} ms.`;
}

function compareInOrder(a: ReturnType<typeof readWords>, b: ReturnType<typeof readWords>): Comparison | undefined {
  return a.document < b.document ? compareTexts(a, b) : compareTexts(b, a);
}

/** Cost of adding one document at 1,000, 10,000 … documents. */
function scaleOf(most: number): string {
  const index = new LineageIndex();
  const lines: string[] = [];
  const before = memory();
  let [at, seconds] = [0, 0];
  let window = { touched: 0, checked: 0, partners: 0, counted: 0 };
  for (const { text } of generatedTexts(1)) {
    if (at === most) break;
    const id = contentId('generated', at);
    const started = performance.now();
    index.add(readWords(documentOf(id, text)));
    const partners = index.chosenFor(id).length;
    seconds += (performance.now() - started) / 1000;
    at++;
    window = { ...window, partners: window.partners + partners, counted: window.counted + 1 };
    if (![1_000, 10_000, 100_000, most].includes(at)) continue;
    const { touched, checked } = index.counters;
    const per = (now: number, then: number) => ((now - then) / window.counted).toFixed(1);
    lines.push(
      `| ${at} | ${per(touched, window.touched)} | ${per(checked, window.checked)} | ${(window.partners / window.counted).toFixed(2)} | ${(index.pairs().length / at).toFixed(2)} | ${Math.round(at / seconds)} | ${mega(index.bytes)} | ${mega(memory() - before)} |`,
    );
    window = { touched: index.counters.touched, checked: index.counters.checked, partners: 0, counted: 0 };
  }
  return [
    '| documents | places touched | keys held against each other | comparisons due | pairs of the whole set, a document | added a second | index, MB | memory of the process, MB |',
    '|---|---|---|---|---|---|---|---|',
    ...lines,
  ].join('\n');
}

function memory(): number {
  globalThis.gc?.();
  return process.memoryUsage().rss;
}

function mega(bytes: number): string {
  return (bytes / 1e6).toFixed(0);
}

/** The pairs among the real texts, those that share least first, to be read. */
function naturalOf(real: readonly Text[]): string {
  const texts = new Map(real.map(({ id, text }) => [id, text]));
  const cut = (id: string, span: { start: number; end: number }) =>
    texts.get(id)!.slice(span.start, span.end).slice(0, 300).replaceAll('\n', ' ');
  return lineageRows(real)
    .sort((one, other) => one.score! - other.score!)
    .map(
      ({ from, to, kind, score, passages }) =>
        `${from} ${to} ${kind} ${score}\n` +
        passages
          .slice(0, 3)
          .map(({ a, b }) => `  ${cut(from, a)}\n  ${cut(to, b)}`)
          .join('\n'),
    )
    .join('\n');
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)} %`;
}
