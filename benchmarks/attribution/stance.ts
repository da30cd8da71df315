// How often do claims have the stance and the certainty that a careful reader gives them? On 200 sentences with their attributions given.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Attribution } from '../../src/document/attribution.ts';
import { CERTAINTIES, type Claim, STANCES } from '../../src/document/claim.ts';
import { type Quote, quote } from '../../src/document/span.ts';
import { readModels } from '../../src/models/read.ts';
import { EMPTY_PACK } from '../../src/packs/pack.ts';
import { preparePack } from '../../src/packs/prepared.ts';
import { definePipeline, defineStage } from '../../src/pipeline/stage.ts';
import { claims } from '../../src/stages/claims/claims.ts';
import { lemmas } from '../../src/stages/lemmas/lemmas.ts';
import { names } from '../../src/stages/names/names.ts';
import { notes } from '../../src/stages/notes/notes.ts';
import { partsOfSpeech } from '../../src/stages/parts-of-speech/parts-of-speech.ts';
import { segment } from '../../src/stages/segment/segment.ts';
import { syntax } from '../../src/stages/syntax/syntax.ts';
import { times } from '../../src/stages/times/times.ts';

export interface StanceItem {
  readonly sentence: string;
  readonly source?: string;
  readonly cue?: string;
  readonly content?: string | readonly string[];
  readonly stance: string;
  readonly certainty: string;
  readonly hedges?: readonly string[];
  readonly condition?: string;
  readonly kind?: 'intention';
}

export interface StanceAnswer {
  readonly item: StanceItem;
  /** Undefined where nothing was claimed. */
  readonly claim: Claim | undefined;
}

/** Reads each sentence with the attribution that its item gives. */
export function answerStance(): StanceAnswer[] {
  const items = parse(readFileSync(new URL('stance.yaml', import.meta.url), 'utf8')) as StanceItem[];
  const knowledge = { pack: preparePack(EMPTY_PACK), models: readModels() };
  return items.map((item) => {
    const given = attributionOf(item);
    const attributions = defineStage({
      name: 'given',
      reads: [],
      writes: ['attributions'],
      run: () => ({ attributions: given ? [given] : [] }),
    });
    const pipeline = definePipeline([
      segment,
      partsOfSpeech,
      lemmas,
      syntax,
      names,
      times,
      notes,
      attributions,
      claims,
    ]);
    const read = pipeline.run(
      { document: 'd', text: item.sentence, language: 'en', furniture: [], readingNotes: [] },
      knowledge,
    );
    return { item, claim: read.claims.find((claim) => claim.attribution === (given?.id ?? null)) };
  });
}

function attributionOf({ sentence, source, cue, content, kind }: StanceItem): Attribution | undefined {
  if (cue === undefined) return undefined;
  const contents = (typeof content === 'string' ? [content] : (content ?? [])).map((words) => find(sentence, words));
  return {
    id: 'a',
    document: 'd',
    kind: kind ?? 'speech',
    sources: source === undefined ? [] : [find(sentence, source)],
    cue: find(sentence, cue),
    contents,
    form: contents.every(({ text }) => text.startsWith('“')) ? 'direct' : 'indirect',
    confidence: 1,
  };
}

/** The last place where the words stand whole: contents come behind the words they share with a source. */
function find(sentence: string, words: string): Quote {
  const place = [...sentence.matchAll(new RegExp(`(?<!\\p{L})${asPattern(words)}(?!\\p{L})`, 'gu'))].at(-1);
  if (!place) throw new Error(`stance.yaml: "${words}" is not in "${sentence}".`);
  return quote(sentence, place.index, place.index + words.length);
}

function asPattern(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** One table: share right by stance and by certainty, and what was found of hedges and conditions. */
export function stanceTable(answers: readonly StanceAnswer[] = answerStance()): string {
  const right = (of: readonly StanceAnswer[], test: (answer: StanceAnswer) => boolean) =>
    `${of.filter(test).length}/${of.length}`;
  const stance = ({ item, claim }: StanceAnswer) => claim?.stance === item.stance;
  const certainty = ({ item, claim }: StanceAnswer) => claim?.certainty === item.certainty;
  const both = (answer: StanceAnswer) => stance(answer) && certainty(answer);
  const withStance = STANCES.map((one) => [one, answers.filter(({ item }) => item.stance === one)] as const);
  const withCertainty = CERTAINTIES.map((one) => [one, answers.filter(({ item }) => item.certainty === one)] as const);
  const row = (name: string, of: readonly StanceAnswer[]) =>
    `| ${name} | ${right(of, stance)} | ${right(of, certainty)} | ${right(of, both)} |`;
  return [
    '| sentences | stance | certainty | both |',
    '|---|---|---|---|',
    row('all', answers),
    ...withStance.map(([name, of]) => row(name, of)),
    ...withCertainty.map(([name, of]) => row(name, of)),
    '',
    `Hedges that share a word with the right ones: F1 ${hedgeF1(answers).toFixed(1)}. Conditions: ${right(
      answers.filter(({ item }) => item.condition !== undefined),
      ({ item, claim }) => claim?.condition?.text === item.condition,
    )} right, ${answers.filter(({ item, claim }) => claim?.condition && item.condition === undefined).length} too many.`,
  ].join('\n');
}

function hedgeF1(answers: readonly StanceAnswer[]): number {
  let [hits, found, wanted, met] = [0, 0, 0, 0];
  for (const { item, claim } of answers) {
    const gold = item.hedges ?? [];
    const ours = claim?.hedges.map(({ text }) => text) ?? [];
    const alike = (a: string, b: string) => a.includes(b) || b.includes(a);
    hits += ours.filter((words) => gold.some((one) => alike(one, words))).length;
    met += gold.filter((words) => ours.some((one) => alike(one, words))).length;
    found += ours.length;
    wanted += gold.length;
  }
  const precision = hits / Math.max(1, found);
  const recall = met / Math.max(1, wanted);
  return (200 * precision * recall) / Math.max(1e-9, precision + recall);
}
