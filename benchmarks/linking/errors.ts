// Why two mentions that belong together are apart, and why two that do not are together: pairs by kind.
import { grouped } from '../../src/document/grouped.ts';
import type { Placed, Way } from './reading.ts';

/** A table of the pairs on which `way` and the annotators differ, each under the first kind that fits. */
export function errorsTable(way: Way, placed: readonly Placed[]): string {
  const gold = pairsOf(placed, ({ mention }) => mention.gold);
  const found = pairsOf(placed, way.chainOf);
  const missed = gold.filter(([a, b]) => way.chainOf(a) !== way.chainOf(b));
  const wrong = found.filter(([a, b]) => a.mention.gold !== b.mention.gold);
  return [
    `Pairs of mentions: ${gold.length} belong together, ${missed.length} of them are apart; ${found.length} are joined, ${wrong.length} of them wrongly.`,
    '',
    '| apart | pairs | | joined wrongly | pairs |',
    '|---|---|---|---|---|',
    ...sideBySide(counted(missed, missedKind), counted(wrong, wrongKind)),
  ].join('\n');
}

type Pair = readonly [Placed, Placed];

function pairsOf(placed: readonly Placed[], chainOf: (placed: Placed) => string): Pair[] {
  return [...grouped(placed, chainOf).values()].flatMap((chain) =>
    chain.flatMap((first, at) => chain.slice(at + 1).map((second): Pair => [first, second])),
  );
}

function missedKind([a, b]: Pair): string {
  const sameType = a.mention.type === b.mention.type;
  if (a.read.text.happening !== b.read.text.happening) return 'one event in both happenings of a topic';
  if (!sameType) return a.read === b.read ? 'another word, in one text' : 'another word, in two texts';
  return a.read === b.read ? 'the same word, in one text' : 'the same word, in two texts';
}

function wrongKind([a, b]: Pair): string {
  if (a.read === b.read) return 'two events of one word, in one text';
  if (a.read.text.topic !== b.read.text.topic) return 'texts of two topics';
  if (a.read.text.happening !== b.read.text.happening) return 'look-alike happenings';
  return 'two events of one word, in two texts on one happening';
}

function counted(pairs: readonly Pair[], kindOf: (pair: Pair) => string): [string, number][] {
  return [...grouped(pairs, kindOf)]
    .map(([kind, same]): [string, number] => [kind, same.length])
    .sort((a, b) => b[1] - a[1]);
}

function sideBySide(left: readonly [string, number][], right: readonly [string, number][]): string[] {
  return Array.from({ length: Math.max(left.length, right.length) }, (_, at) => {
    const cells = [...(left[at] ?? ['', '']), '', ...(right[at] ?? ['', ''])];
    return `| ${cells.join(' | ')} |`;
  });
}
