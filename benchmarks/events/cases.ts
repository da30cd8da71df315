// The cases of the pack: which events of its sentences are found, with their roles, modality and polarity.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { EventMention } from '../../src/document/event.ts';
import type { Entity } from '../../src/document/origin.ts';
import { CASES_SHAPE, type Case, type CaseEvent } from '../../src/packs/check-cases.ts';
import type { Knowledge } from '../../src/pipeline/stage.ts';
import { PACK, readText, SENTENCES } from './pipeline.ts';

interface Score {
  wanted: number;
  found: number;
  right: number;
}

const share = (part: number, whole: number) => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`);

/** The table; with `details`, a line for everything that is not as written. */
export function casesTable(knowledge: Knowledge, details: boolean): string {
  const cases = readCases();
  if (cases.length === 0) return 'cases: the pack has none.';
  const total: Score = { wanted: 0, found: 0, right: 0 };
  const roles: Score = { wanted: 0, found: 0, right: 0 };
  const states = { modality: 0, polarity: 0 };
  const lines: string[] = [];
  for (const { text, events: wanted } of cases) {
    const { events, entities } = readText(SENTENCES, text, text, knowledge);
    const found = events.map((event) => withNames(event, entities));
    const matches = wanted.map((one) => found.find((other) => isSame(one, other)));
    const spare = found.filter((one) => !matches.includes(one));
    total.wanted += wanted.length;
    total.found += found.length;
    total.right += matches.filter(Boolean).length;
    const faults = [
      ...wanted.filter((_, at) => !matches[at]).map((one) => `missed ${one.type} "${one.trigger}"`),
      ...spare.map((one) => `spare ${one.type} "${one.trigger.text}" ${argumentsOf(one)}`),
    ];
    for (const [at, one] of wanted.entries()) {
      const match = matches[at];
      if (!match) continue;
      states.modality += Number(match.modality === one.modality);
      states.polarity += Number(match.polarity === one.polarity);
      if (match.modality !== one.modality) faults.push(`"${one.trigger}" ${match.modality}, not ${one.modality}`);
      if (match.polarity !== one.polarity) faults.push(`"${one.trigger}" polarity ${match.polarity}`);
      const wrong = scoreRoles(one, match, roles, (role) => isText(knowledge, one.type, role));
      if (wrong.length > 0) faults.push(`"${one.trigger}" ${wrong.join(', ')} in ${argumentsOf(match)}`);
    }
    if (faults.length > 0) lines.push(`  ${text}\n${faults.map((fault) => `      ${fault}`).join('\n')}`);
  }
  return [
    `cases: ${cases.length} sentences; type and trigger P ${share(total.right, total.found)}, R ${share(total.right, total.wanted)}; ` +
      `roles P ${share(roles.right, roles.found)}, R ${share(roles.right, roles.wanted)}; ` +
      `modality ${share(states.modality, total.right)}, polarity ${share(states.polarity, total.right)}`,
    ...(details ? lines : []),
  ].join('\n');
}

function readCases(): Case[] {
  const folder = join(PACK, 'cases');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .flatMap((name) => CASES_SHAPE.parse(parse(readFileSync(join(folder, name), 'utf8'))));
}

/** The same type, and triggers of which one holds the other. */
function isSame(wanted: CaseEvent, found: EventMention): boolean {
  return wanted.type === found.type && isWithin(wanted.trigger, found.trigger.text);
}

/** Arguments with all words of their entity, so that "its" is found to be North Korea; without classes, which have no words of their own. */
function withNames(event: EventMention, entities: readonly Entity[]): EventMention {
  const named = event.arguments
    .filter((argument) => argument.class === undefined)
    .map((argument) => {
      const names = entities.find(({ id }) => id === argument.entity)?.mentions.map(({ text }) => text) ?? [];
      return { ...argument, text: [argument.text, ...names].join(' | ') };
    });
  return { ...event, arguments: named };
}

function isWithin(a: string, b: string): boolean {
  return a.toLowerCase().includes(b.toLowerCase()) || b.toLowerCase().includes(a.toLowerCase());
}

/** The cases leave roles out that take any words, as a subject of talks does. */
function isText({ pack }: Knowledge, type: string, role: string): boolean {
  return pack.triggers.events.get(type)?.roles[role]?.types.includes('text') ?? false;
}

function scoreRoles(
  wanted: CaseEvent,
  found: EventMention,
  score: Score,
  isOptional: (role: string) => boolean,
): string[] {
  const fillers = Object.entries(wanted.roles).flatMap(([role, words]) =>
    [words].flat().map((text) => ({ role, text })),
  );
  const missed = fillers.filter(
    ({ role, text }) => !found.arguments.some((argument) => argument.role === role && isWithin(argument.text, text)),
  );
  const shown = found.arguments.filter(({ role }) => role in wanted.roles || !isOptional(role));
  const right = shown.filter(({ role, text }) =>
    fillers.some((filler) => filler.role === role && isWithin(filler.text, text)),
  );
  score.wanted += fillers.length;
  score.found += shown.length;
  score.right += fillers.length - missed.length;
  return [
    ...missed.map(({ role, text }) => `missed ${role} "${text}"`),
    ...shown.filter((one) => !right.includes(one)).map(({ role, text }) => `spare ${role} "${text}"`),
  ];
}

function argumentsOf({ arguments: filled }: EventMention): string {
  return `(${filled.map(({ role, text }) => `${role}: ${text}`).join(', ')})`;
}
