// How far the parser agrees with CoreNLP, and how many tokens a second it parses.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readModels } from '../../src/models/read.ts';
import { tagTokens } from '../../src/stages/parts-of-speech/parts-of-speech.ts';
import { segmentText } from '../../src/stages/segment/segment.ts';
import { parserOf } from '../../src/stages/syntax/parser.ts';
import { readTexts } from '../../training/data/corenlp.ts';
import { syntaxScores } from '../../training/parts/syntax.ts';

const PASSES = 15;

export async function run(_: readonly string[], dataFolder: string): Promise<string> {
  if (!existsSync(join(dataFolder, 'polnear/dev.corenlp.conll.gz'))) {
    return `syntax: no polnear/dev.corenlp.conll.gz in ${dataFolder}; set HEARSAY_DATA to the folder of the data sets.`;
  }
  return [...syntaxScores(dataFolder, readModels()), ...speeds(dataFolder)].join('\n');
}

function speeds(dataFolder: string): string[] {
  const models = readModels();
  const text = [...readTexts(dataFolder, 'dev').values()].join('\n\n');
  const { sentences, tokens } = segmentText(text);
  const tags = tagTokens(text, sentences, tokens, models);
  const heads = new Int32Array(tokens.length);
  const relations = new Uint8Array(tokens.length);
  const parser = parserOf(models);
  const speed = (into?: Uint8Array) => {
    const taken = Array.from({ length: PASSES }, () => {
      const started = process.cpuUsage();
      for (const sentence of sentences) parser.parse(tokens, tags, ...sentence.tokens, heads, into);
      return process.cpuUsage(started).user / 1e6;
    }).sort((a, b) => a - b);
    const rate = (seconds: number) => `${Math.round(tokens.length / seconds / 1000)}k`;
    return `${rate(taken[PASSES >> 1]!)} tokens/s of processor time (median of ${PASSES} passes), ${rate(taken[0]!)} at best`;
  };
  return [`heads and relations, given tags: ${speed(relations)}`, `heads only: ${speed()}`];
}
