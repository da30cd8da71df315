// How fast lemmas and events are found, on the development split of PolNeAR, one core.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { analyze } from '../../src/analyze.ts';
import type { Given, Layers } from '../../src/pipeline/layers.ts';
import type { AnyStage, Knowledge } from '../../src/pipeline/stage.ts';
import { readTexts } from '../../training/data/corenlp.ts';
import { readText } from './pipeline.ts';

const TURNS = 5;

type Read = Given & Layers;

export function speedTable(dataFolder: string, knowledge: Knowledge): string {
  if (!existsSync(join(dataFolder, 'polnear'))) return 'speed: PolNeAR is not among the data sets.';
  const layers = [...readTexts(dataFolder, 'dev')].map(
    ([id, text]): Read => ({
      ...{ document: id, text, language: 'en', furniture: [], readingNotes: [] },
      ...readText(analyze, id, text, knowledge),
    }),
  );
  const tokens = layers.reduce((sum, { tokens }) => sum + tokens.length, 0);
  const rates = ['lemmas', 'events'].map((name) => {
    const stage = analyze.stages.find((one) => one.name === name)!;
    return `${name} ${Math.round(rateOf(stage, layers, tokens, knowledge)).toLocaleString('en-US')}`;
  });
  return `speed, tokens a second on one core: ${rates.join(', ')} (bars 2,000,000 and 100,000)`;
}

/** The median of some turns. */
function rateOf(stage: AnyStage, layers: readonly Read[], tokens: number, knowledge: Knowledge): number {
  const rates: number[] = [];
  for (let turn = 0; turn < TURNS; turn++) {
    const startedAt = performance.now();
    for (const one of layers) stage.run(one, knowledge);
    rates.push(tokens / ((performance.now() - startedAt) / 1000));
  }
  return rates.sort((a, b) => a - b)[TURNS >> 1]!;
}
