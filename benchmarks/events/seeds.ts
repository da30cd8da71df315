// The real articles a careful reader has read: which of his events are found, with their roles and modality, and what is shown beyond.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { analyze } from '../../src/analyze.ts';
import type { EventMention } from '../../src/document/event.ts';
import type { Entity } from '../../src/document/origin.ts';
import type { Knowledge } from '../../src/pipeline/stage.ts';
import { readText } from './pipeline.ts';

interface Gold {
  readonly doc: string;
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly roles: Readonly<Record<string, string>>;
  readonly modality: string | readonly string[];
  readonly polarity?: string;
  readonly optional?: boolean;
}

/** An event beyond the gold by the place of its trigger, and whether the text supports it. The texts themselves are not kept here. */
interface Judgement {
  readonly doc: string;
  readonly start: number;
  readonly type: string;
  readonly supported: boolean;
  readonly reason: string;
}

interface Shown {
  readonly doc: string;
  readonly event: EventMention;
  readonly entities: readonly Entity[];
}

export function seedsTable(dataFolder: string, knowledge: Knowledge, details: boolean): string {
  const seeds = join(dataFolder, '../seeds');
  const goldFile = join(dataFolder, '../gold/seeds.json');
  if (!existsSync(seeds) || !existsSync(goldFile))
    return 'seeds: the articles with a gold standard are not beside the data sets.';
  const { events: gold } = JSON.parse(readFileSync(goldFile, 'utf8')) as { events: readonly Gold[] };
  const shown = readdirSync(seeds)
    .sort()
    .flatMap((doc) => {
      const { events, entities } = readText(analyze, doc, readFileSync(join(seeds, doc), 'utf8'), knowledge);
      return events.map((event): Shown => ({ doc, event, entities }));
    });
  const wanted = gold.filter(({ optional }) => !optional);
  const matches = wanted.map((one) => bestOf(one, shown));
  const roles = wanted.flatMap((one, at) => Object.keys(one.roles).map((role) => hasRole(one, role, matches[at])));
  const states = wanted.filter((one, at) => matches[at] && hasModality(one, matches[at].event));
  const found = matches.filter((match) => match !== undefined).length;
  return [
    `seeds: ${found} of ${wanted.length} events with type and words (bar 85 %), ${count(roles)} of ${roles.length} roles (bar 80 %), ` +
      `${states.length} of ${wanted.length} with modality and polarity (bar 85 %)`,
    ...beyondLines(gold, shown, details),
    ...wanted.flatMap((one, at) => faultsOf(one, matches[at])),
  ].join('\n');
}

const count = (ones: readonly boolean[]) => ones.filter(Boolean).length;

/** The events whose trigger stands in the words of the gold; of several the one with most of its roles. */
function bestOf(gold: Gold, shown: readonly Shown[]): Shown | undefined {
  const near = shown.filter(
    ({ doc, event }) =>
      doc === gold.doc && event.type === gold.type && event.trigger.start < gold.end && gold.start < event.trigger.end,
  );
  const rolesOf = (one: Shown) => count(Object.keys(gold.roles).map((role) => hasRole(gold, role, one)));
  return [...near].sort((a, b) => rolesOf(b) - rolesOf(a))[0];
}

/** One filler with the words, or an entity that goes by them, suffices. */
function hasRole({ roles }: Gold, role: string, match: Shown | undefined): boolean {
  const words = roles[role]!;
  return (match?.event.arguments ?? [])
    .filter((argument) => argument.role === role)
    .some(({ text, entity }) => {
      const known = match!.entities.find(({ id }) => id === entity);
      const names = known ? [known.name, ...known.aliases, ...known.mentions.map((mention) => mention.text)] : [];
      return [text, ...names].some((name) => name.includes(words) || words.includes(name));
    });
}

function hasModality({ modality, polarity = 'yes' }: Gold, event: EventMention): boolean {
  return [modality].flat().includes(event.modality) && event.polarity === polarity;
}

function faultsOf(gold: Gold, match: Shown | undefined): string[] {
  const place = `${gold.doc} ${gold.start}-${gold.end} ${gold.type}`;
  if (!match) return [`  missed: ${place}`];
  const roles = Object.keys(gold.roles).filter((role) => !hasRole(gold, role, match));
  return [
    ...roles.map((role) => `  without ${role}: ${place}`),
    ...(hasModality(gold, match.event) ? [] : [`  ${match.event.modality}, ${match.event.polarity}: ${place}`]),
  ];
}

/** Events of the articles with a gold standard that are none of it. */
function beyondLines(gold: readonly Gold[], shown: readonly Shown[], details: boolean): string[] {
  const documents = new Set(gold.map(({ doc }) => doc));
  const judgements =
    (parse(readFileSync(new URL('./seeds.judged.yaml', import.meta.url), 'utf8')) as readonly Judgement[] | null) ?? [];
  const beyond = shown.filter(
    ({ doc, event: { type, trigger } }) =>
      documents.has(doc) &&
      !gold.some((one) => one.doc === doc && one.type === type && trigger.start < one.end && one.start < trigger.end),
  );
  const judged = beyond.map((one) => ({ one, verdict: verdictOn(one, judgements) }));
  const unjudged = judged.filter(({ verdict }) => verdict === undefined);
  const unsupported = judged.filter(({ verdict }) => verdict?.supported === false);
  return [
    `  beyond the gold ${beyond.length}: ${unsupported.length} unsupported (bar 20 %), ${unjudged.length} not judged`,
    ...(details ? judged : unjudged).map(
      ({ one, verdict }) => `  ${verdict?.supported ?? 'not judged'}: ${lineOf(one)}`,
    ),
  ];
}

function verdictOn({ doc, event }: Shown, judgements: readonly Judgement[]): Judgement | undefined {
  return judgements.find((one) => one.doc === doc && one.start === event.trigger.start && one.type === event.type);
}

function lineOf({ doc, event: { type, trigger, arguments: filled, modality, polarity } }: Shown): string {
  const roles = filled.map(({ role, text }) => `${role}: ${text}`).join(', ');
  return `${doc} ${trigger.start} ${type} "${trigger.text}" (${roles}) ${modality}${polarity === 'no' ? ', not' : ''}`;
}
