// Texts beside a record of the same happening: are its date, missile, number, target and loss among the events found?
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { EventMention } from '../../src/document/event.ts';
import type { Entity } from '../../src/document/origin.ts';
import { windowOf } from '../../src/document/time.ts';
import { readMarkdown } from '../../src/ingest/formats/markdown.ts';
import { DEFAULT_LIMITS } from '../../src/ingest/reading.ts';
import type { Knowledge } from '../../src/pipeline/stage.ts';
import { readText, SENTENCES } from './pipeline.ts';

interface Launch {
  readonly date: string;
  readonly missile: string;
  readonly description: string;
}

/** How often something that the text states was found. */
interface Tally {
  readonly name: string;
  stated: number;
  found: number;
}

const DAY = 86_400_000;

export function recordsTable(dataFolder: string, knowledge: Knowledge, details: boolean): string {
  return [missilesTable(dataFolder, knowledge, details), thefts(dataFolder, knowledge, details)].join('\n');
}

function missilesTable(dataFolder: string, knowledge: Knowledge, details: boolean): string {
  const folder = join(dataFolder, 'missile-tests');
  if (!existsSync(folder)) return 'missile tests: the record is not among the data sets.';
  const names = readJson(join(folder, 'missile.en.json')) as Record<string, { name: string }>;
  const bins = (readJson(join(folder, 'test.en.json')) as { timeBins: { data: Launch[] }[] }).timeBins;
  const byText = new Map<string, Launch[]>();
  for (const launch of bins.flatMap(({ data }) => data)) {
    // "(1 of 18)": the same description stands in the row of each missile.
    const text = launch.description.replace(/\s*\(\d+ of \d+\)/g, '').trim();
    if (text.length > 40) byText.set(text, [...(byText.get(text) ?? []), launch]);
  }
  const tallies: Tally[] = [
    'an event',
    'date',
    'missile named with its launch',
    'missile named elsewhere',
    'count',
  ].map((name) => ({ name, stated: 0, found: 0 }));
  const [any, date, missile, elsewhere, count] = tallies as [Tally, Tally, Tally, Tally, Tally];
  const lines: string[] = [];
  for (const [text, launches] of byText) {
    const { events, entities } = readText(SENTENCES, text, text, knowledge);
    const tests = events.filter(({ type }) => /^(?:missile-test|satellite-launch)$/.test(type));
    const missed: string[] = [];
    const see = (tally: Tally, isStated: boolean, isFound: boolean) => {
      if (!isStated) return;
      tally.stated++;
      if (isFound) tally.found++;
      else missed.push(tally.name);
    };
    see(any, /launch|fire|test/i.test(text), tests.length > 0);
    see(
      date,
      launches.some((one) => statesDay(text, one.date)),
      tests.some((test) => launches.some((one) => isOnDay(test, one.date))),
    );
    const known = launches
      .map((one) => names[one.missile]?.name ?? '')
      .flatMap((name) => name.split(/[()]/).map((part) => part.trim()));
    const stated = known.filter((name) => isNamed(name) && plain(text).includes(plain(name)));
    see(
      stated.some((name) => isWithLaunch(text, name)) ? missile : elsewhere,
      stated.length > 0,
      tests.some((test) => hasWords(test, 'item', stated, entities)),
    );
    const number = launches.length;
    see(
      count,
      statesCount(text, number),
      tests.some((test) => test.quantity?.value === number),
    );
    if (missed.length > 0) lines.push(`  ${missed.join(', ')}: ${text.slice(0, 300)}`);
  }
  return [
    `missile tests: ${byText.size} descriptions; found where stated: ${shares(tallies)}`,
    ...(details ? lines : []),
  ].join('\n');
}

function thefts(dataFolder: string, knowledge: Knowledge, details: boolean): string {
  const folder = join(dataFolder, 'crypto-incidents');
  if (!existsSync(folder)) return 'crypto incidents: the write-ups are not among the data sets.';
  const tallies: Tally[] = ['an event', 'date told with the theft', 'date elsewhere', 'target', 'loss'].map((name) => ({
    name,
    stated: 0,
    found: 0,
  }));
  const [any, date, elsewhere, target, loss] = tallies as [Tally, Tally, Tally, Tally, Tally];
  const lines: string[] = [];
  const files = readdirSync(folder).sort();
  for (const file of files) {
    const bytes = readFileSync(join(folder, file));
    const head = /^\uFEFF?---\n(.*?)\n---\n/s.exec(bytes.toString('utf8'))?.[1] ?? '';
    const record = parse(head) as { date?: string | Date; 'target-entities'?: string | string[]; loss?: number } | null;
    if (!record) continue;
    const { text } = readMarkdown({ bytes, name: file }, DEFAULT_LIMITS);
    const day = String(record.date instanceof Date ? record.date.toISOString() : record.date).slice(0, 10);
    const { events, entities } = readText(SENTENCES, file, text, knowledge);
    const found = events.filter(({ type }) => type === 'cyber-theft' || type === 'cyber-attack');
    const targets = [record['target-entities'] ?? []]
      .flat()
      .flatMap((name) => name.split(/[,/]/))
      .map((name) => name.trim());
    const missed: string[] = [];
    const see = (tally: Tally, isStated: boolean, isFound: boolean) => {
      if (!isStated) return;
      tally.stated++;
      if (isFound) tally.found++;
      else missed.push(tally.name);
    };
    see(any, true, found.length > 0);
    see(
      linesOf(text).some((line) => statesDay(line, day) && THEFT.test(line)) ? date : elsewhere,
      statesDay(text, day),
      found.some((one) => isOnDay(one, day)),
    );
    const named = targets.filter((name) => name.length > 2 && plain(text).includes(plain(name)));
    see(
      target,
      named.length > 0,
      found.some((one) => hasWords(one, 'victim', named, entities)),
    );
    const amounts = events.filter(({ type }) => type === 'cyber-theft').flatMap((one) => amountsOf(one));
    const lost = record.loss ?? 0;
    see(
      loss,
      lost > 0 && statesAmount(text, lost),
      amounts.some((amount) => Math.abs(amount - lost) <= lost / 10),
    );
    if (missed.length > 0) lines.push(`  ${missed.join(', ')}: ${file}`);
  }
  return [
    `crypto incidents: ${files.length} write-ups; found where stated: ${shares(tallies)}`,
    ...(details ? lines : []),
  ].join('\n');
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}

const shares = (tallies: readonly Tally[]) =>
  tallies.map(({ name, stated, found }) => `${name} ${found} of ${stated}`).join(', ');

function plain(words: string): string {
  return words.toLowerCase().replace(/[^a-z0-9]/g, '');
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** Words of a theft: a day may also stand beside another step ("2 August: withdrawals were halted"). */
const THEFT =
  /\b(?:hack|theft|st[eo]l|breach|exploit|drain|attack|siphon|compromis|withdr|loss|lost|transferr|gain|malicious)/i;

/** Sentences and items of lists. */
function linesOf(text: string): string[] {
  return text.split(/\n|(?<=[.!?])\s+(?=\p{Lu})/u);
}

/** The record has "Unknown" too. */
function isNamed(name: string): boolean {
  return name.length > 3 && name !== 'Unknown';
}

/** True where a sentence that speaks of a launch has the name; elsewhere it may stand in "the missile is believed to be a Musudan". */
function isWithLaunch(text: string, name: string): boolean {
  return text
    .split(/(?<=[.!?])\s+/)
    .some(
      (sentence) =>
        plain(sentence).includes(plain(name)) && /\b(?:launch|fir(?:ed|ing)|test|flight|volley)/i.test(sentence),
    );
}

/** True where month and day, or the day after, stand in the text. */
function statesDay(text: string, date: string): boolean {
  return [-1, 0, 1].some((shift) => {
    const day = new Date(Date.parse(date) + shift * DAY);
    const month = MONTHS[day.getUTCMonth()]!;
    return new RegExp(`\\b${month} ${day.getUTCDate()}\\b|\\b${day.getUTCDate()} ${month}\\b`).test(text);
  });
}

/** True where the event's time is the day, or one next to it; a year that the text leaves open fits any. */
function isOnDay({ time }: EventMention, date: string): boolean {
  const edtf = time?.edtf?.replace(/^XXXX/, date.slice(0, 4));
  const window = edtf === undefined ? undefined : windowOf(edtf);
  if (!window?.earliest || !window.latest) return false;
  const [first, last] = [Date.parse(window.earliest), Date.parse(window.latest)];
  return last - first <= 3 * DAY && Date.parse(date) >= first - DAY && Date.parse(date) <= last + DAY;
}

/** One filler with the words, or an entity that goes by them, suffices. */
function hasWords(
  { arguments: filled }: EventMention,
  role: string,
  names: readonly string[],
  entities: readonly Entity[],
): boolean {
  return filled.some((argument) => {
    if (argument.role !== role) return false;
    const known = entities.find(({ id }) => id === argument.entity);
    const words = [argument.text, ...(known ? [known.name, ...known.aliases] : [])].map(plain).filter(Boolean);
    return names.map(plain).some((name) => words.some((word) => word.includes(name) || name.includes(word)));
  });
}

const NUMBERS = 'zero one two three four five six seven eight nine ten'.split(' ');

function statesCount(text: string, number: number): boolean {
  const words = NUMBERS[number];
  return (
    number > 1 &&
    new RegExp(`\\b(?:${number}${words ? `|${words}` : ''})\\b[^.]{0,60}\\b(?:missile|rocket|projectile)s`, 'i').test(
      text,
    )
  );
}

function amountsOf({ arguments: filled }: EventMention): number[] {
  return filled.flatMap(({ quantity }) =>
    quantity?.unit === 'USD' ? (quantity.value ?? quantity.low ?? quantity.high ?? []) : [],
  );
}

/** True where an amount of dollars near the loss stands in the text. */
function statesAmount(text: string, loss: number): boolean {
  return [...text.matchAll(/\$\s?([\d,.]*\d)\s*(million|billion|thousand|[mMkKbB]\b)?/g)].some(
    ([, digits = '', unit = '']) => {
      const value =
        Number(digits.replaceAll(',', '')) * ({ t: 1e3, k: 1e3, m: 1e6, b: 1e9 }[unit[0]?.toLowerCase() ?? ''] ?? 1);
      return Math.abs(value - loss) <= loss / 10;
    },
  );
}
