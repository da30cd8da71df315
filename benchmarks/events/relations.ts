// What joins the events of a text: which relations of written sentences are found, and which that they do not have.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { EventMention } from '../../src/document/event.ts';
import type { Knowledge } from '../../src/pipeline/stage.ts';
import { readText, SENTENCES } from './pipeline.ts';

/** A relation, with words of the triggers of the two events. */
interface Joint {
  readonly kind: string;
  readonly from: string;
  readonly to: string;
}

interface RelationCase {
  readonly text: string;
  readonly relations: readonly Joint[];
}

/** The table; with `details`, a line for each relation that is missed or spare. */
export function relationsTable(knowledge: Knowledge, details: boolean): string {
  const file = readFileSync(new URL('./relations.cases.yaml', import.meta.url), 'utf8');
  const cases = parse(file) as readonly RelationCase[];
  const score = { wanted: 0, found: 0, right: 0 };
  const lines: string[] = [];
  for (const { text, relations } of cases) {
    const found = jointsOf(readText(SENTENCES, text, text, knowledge).events);
    const missed = relations.filter((one) => !found.some((other) => isSame(one, other)));
    const spare = found.filter((one) => !relations.some((other) => isSame(other, one)));
    score.wanted += relations.length;
    score.found += found.length;
    score.right += relations.length - missed.length;
    if (missed.length + spare.length === 0) continue;
    const faults = [...missed.map((one) => `missed ${wordsOf(one)}`), ...spare.map((one) => `spare ${wordsOf(one)}`)];
    lines.push(`  ${text}\n${faults.map((fault) => `      ${fault}`).join('\n')}`);
  }
  const nearMisses = cases.filter(({ relations }) => relations.length === 0).length;
  return [
    `relations: ${cases.length} texts, ${nearMisses} with none; ${score.right} of ${score.wanted} found, ${score.found - score.right} spare`,
    ...(details ? lines : []),
  ].join('\n');
}

function jointsOf(events: readonly EventMention[]): Joint[] {
  const words = new Map(events.map(({ id, trigger }) => [id, trigger.text]));
  return events.flatMap(({ trigger, relations = [] }) =>
    relations.map(({ kind, mention }) => ({ kind, from: trigger.text, to: words.get(mention) ?? '' })),
  );
}

function isSame(wanted: Joint, found: Joint): boolean {
  return wanted.kind === found.kind && isWithin(wanted.from, found.from) && isWithin(wanted.to, found.to);
}

function isWithin(a: string, b: string): boolean {
  return a.includes(b) || b.includes(a);
}

function wordsOf({ kind, from, to }: Joint): string {
  return `"${from}" ${kind} "${to}"`;
}
