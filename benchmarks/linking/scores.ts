// How near chains of mentions come to those of the annotators: MUC, B³, CEAF-e and their mean, "CoNLL F1" (Pradhan et al. 2014).
import { grouped } from '../../src/document/grouped.ts';
import { assign } from './assignment.ts';

export interface Score {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export interface Scores {
  readonly muc: Score;
  readonly b3: Score;
  readonly ceafE: Score;
  /** Mean of the three F1. */
  readonly conll: number;
}

/** The chain of each mention, in one order of the mentions. */
export type Chains = readonly string[];

/** Both tell the chain of the same mentions in the same order. */
export function scoresOf(found: Chains, gold: Chains): Scores {
  const muc = scoreOf(linkShare(found, gold), linkShare(gold, found));
  const b3 = scoreOf(mentionShare(found, gold), mentionShare(gold, found));
  const ceafE = ceafEOf(found, gold);
  return { muc, b3, ceafE, conll: (muc.f1 + b3.f1 + ceafE.f1) / 3 };
}

function scoreOf(precision: number, recall: number): Score {
  const sum = precision + recall;
  return { precision, recall, f1: sum === 0 ? 0 : (2 * precision * recall) / sum };
}

function membersOf(chains: Chains): number[][] {
  return [...grouped(chains.keys(), (mention) => chains[mention]!).values()];
}

/** MUC (Vilain et al. 1995): of the links that hold each chain of `a` together, those that `b` has too. */
function linkShare(a: Chains, b: Chains): number {
  let [kept, all] = [0, 0];
  for (const members of membersOf(a)) {
    kept += members.length - new Set(members.map((mention) => b[mention])).size;
    all += members.length - 1;
  }
  return all === 0 ? 0 : kept / all;
}

/** B³ (Bagga and Baldwin 1998): of the chain of each mention in `a`, the share that stands with it in `b`; the mean over mentions. */
function mentionShare(a: Chains, b: Chains): number {
  let sum = 0;
  for (const members of membersOf(a)) {
    const together = grouped(members, (mention) => b[mention]!);
    for (const same of together.values()) sum += same.length ** 2 / members.length;
  }
  return a.length === 0 ? 0 : sum / a.length;
}

/** CEAF-e (Luo 2005): chains are put beside each other one to one, likeness 2|a∩b| / (|a|+|b|), so that the sum is greatest. */
function ceafEOf(found: Chains, gold: Chains): Score {
  const [a, b] = [membersOf(found), membersOf(gold)];
  let sum = 0;
  for (const part of partsOf(a, b, gold)) sum += bestSum(part);
  return scoreOf(sum / Math.max(1, a.length), sum / Math.max(1, b.length));
}

/** Likenesses of chains that hang together by shared mentions: the best assignment of the whole is that of each part. */
function partsOf(a: readonly (readonly number[])[], b: readonly (readonly number[])[], gold: Chains): number[][][] {
  const place = new Map(b.map((members, at) => [gold[members[0]!]!, at]));
  const like = a.map((members) => {
    const shared = grouped(members, (mention) => place.get(gold[mention]!)!);
    const likeness = ([at, same]: [number, number[]]) =>
      [at, (2 * same.length) / (members.length + b[at]!.length)] as const;
    return new Map([...shared].map(likeness));
  });
  const home = joined(like, b.length);
  return [...grouped(a.keys(), (row) => home[[...like[row]!.keys()][0]!]!)].map(([part, rows]) => {
    const columns = [...b.keys()].filter((column) => home[column] === part);
    return rows.map((row) => columns.map((column) => like[row]!.get(column) ?? 0));
  });
}

/** The least column that each column hangs together with, by rows that touch both. */
function joined(rows: readonly ReadonlyMap<number, number>[], columns: number): number[] {
  const home = [...Array(columns).keys()];
  const find = (column: number): number => {
    let at = column;
    while (home[at] !== at) at = home[at] = home[home[at]!]!;
    return at;
  };
  for (const row of rows) {
    const [first, ...rest] = [...row.keys()].map(find);
    for (const other of rest) {
      const [low, high] = [Math.min(find(first!), find(other)), Math.max(find(first!), find(other))];
      home[high] = low;
    }
  }
  return home.map((_, column) => find(column));
}

function bestSum(gain: readonly (readonly number[])[]): number {
  const wide = gain.length <= gain[0]!.length ? gain : gain[0]!.map((_, column) => gain.map((row) => row[column]!));
  return assign(wide).reduce((sum, column, row) => sum + wide[row]![column]!, 0);
}
