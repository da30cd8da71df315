// ECB+ as texts with offsets and the mentions of events that its annotators marked in the validated sentences.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Span } from '../../src/document/span.ts';
import { readEcbFiles, unescaped } from '../support/ecb-plus.ts';

/** Words that tell of an event, and the event that the annotators take them for. */
export interface GoldMention {
  readonly id: string;
  /** Places of the words in the text, in text order; not always one run: "put … down". */
  readonly words: readonly Span[];
  /** Events across texts share it; one that stands alone has its own. */
  readonly gold: string;
}

export interface EcbText {
  /** "12_3ecbplus" */
  readonly id: string;
  /** "12" */
  readonly topic: string;
  /** Each topic tells of two events that look alike: "12 ecb", "12 ecbplus". */
  readonly happening: string;
  readonly text: string;
  /** In text order. */
  readonly mentions: readonly GoldMention[];
}

/** The texts with validated sentences, sorted by their ids; none where the data is missing. */
export function readEcbPlus(dataFolder: string): EcbText[] {
  const table = join(dataFolder, 'ecbplus/ECBplus_coreference_sentences.csv');
  if (!existsSync(table)) return [];
  const validated = readValidated(readFileSync(table, 'utf8'));
  return readEcbFiles(dataFolder)
    .filter(({ id }) => validated.has(id))
    .map(({ id, xml }) => readText(id, xml, validated.get(id)!));
}

/** Numbers of the validated sentences by the id of the text. */
function readValidated(csv: string): Map<string, Set<number>> {
  const validated = new Map<string, Set<number>>();
  for (const line of csv.trim().split(/\r?\n/).slice(1)) {
    const [topic, file, sentence] = line.split(',');
    const id = `${topic}_${file}`;
    validated.set(id, (validated.get(id) ?? new Set()).add(Number(sentence)));
  }
  return validated;
}

interface GoldToken extends Span {
  readonly sentence: number;
}

/** One text of the corpus from its XML; mentions only from the validated sentences. */
export function readText(id: string, xml: string, validated: ReadonlySet<number>): EcbText {
  const { text, tokens } = joinTokens(xml);
  const topic = id.split('_')[0]!;
  const goldOf = readEvents(xml);
  const mentions = readMarkables(xml).flatMap(({ id: mention, tokens: numbers }): GoldMention[] => {
    const words = numbers.flatMap((number) => tokens.get(number) ?? []).sort((a, b) => a.start - b.start);
    if (words.length === 0 || !validated.has(words[0]!.sentence)) return [];
    const own = `${id} ${mention}`;
    return [{ id: own, words: words.map(({ start, end }) => ({ start, end })), gold: goldOf.get(mention) ?? own }];
  });
  return {
    ...{ id, topic, happening: `${topic} ${id.endsWith('plus') ? 'ecbplus' : 'ecb'}`, text },
    mentions: mentions.sort((a, b) => a.words[0]!.start - b.words[0]!.start || (a.id < b.id ? -1 : 1)),
  };
}

/** Words that are written without a space before them, and those without one behind. */
const CLOSING = /^(?:[.,;:!?)\]%]|n't|['’](?:s|re|ve|ll|d|m)?|"\s*$)$/;
const OPENING = /^[([$]$/;

/** The tokens as running text, a paragraph for each sentence; the address on the first line of the later texts is left out. */
function joinTokens(xml: string): { text: string; tokens: Map<number, GoldToken> } {
  const tokens = new Map<number, GoldToken>();
  const read = [...xml.matchAll(/<token t_id="(\d+)" sentence="(\d+)"[^>]*>([^<]*)<\/token>/g)].map(
    ([, number, sentence, word]) => ({ number: Number(number), sentence: Number(sentence), word: written(word!) }),
  );
  const address = read[0]?.word.startsWith('http') ? read[0].sentence : undefined;
  let text = '';
  let before: (typeof read)[number] | undefined;
  for (const token of read) {
    if (token.sentence === address) continue;
    if (before && before.sentence !== token.sentence) text += '\n\n';
    else if (before && !CLOSING.test(token.word) && !OPENING.test(before.word)) text += ' ';
    const start = text.length;
    text += token.word;
    tokens.set(token.number, { start, end: text.length, sentence: token.sentence });
    before = token;
  }
  return { text, tokens };
}

function written(token: string): string {
  const plain = unescaped(token);
  return plain === '``' ? '“' : plain === "''" ? '”' : plain;
}

/** What the annotators marked as an event: actions, and what is said not to have happened. */
function readMarkables(xml: string): { id: string; tokens: number[] }[] {
  return [...xml.matchAll(/<((?:NEG_)?ACTION_[A-Z_]+) m_id="(\d+)"[^>]*>(.*?)<\/\1>/gs)].map(([, , id, anchors]) => ({
    id: id!,
    tokens: [...anchors!.matchAll(/<token_anchor t_id="(\d+)"/g)].map(([, token]) => Number(token)),
  }));
}

/** The event of each mention: across texts by its name ("ACT15832182464413376"), in one text by the relation. */
function readEvents(xml: string): Map<string, string> {
  const document = /<Document doc_name="([^"]+)"/.exec(xml)?.[1] ?? '';
  const events = new Map<string, string>();
  for (const [, scope, head, sources] of xml.matchAll(/<(CROSS|INTRA)_DOC_COREF ([^>]*)>(.*?)<\/\1_DOC_COREF>/gs)) {
    const name = (scope === 'CROSS' ? /note="([^"]*)"/ : /r_id="([^"]*)"/).exec(head!)?.[1];
    const event = scope === 'CROSS' ? name! : `${document} ${name}`;
    for (const [, mention] of sources!.matchAll(/<source m_id="(\d+)"/g)) events.set(mention!, event);
  }
  return events;
}
