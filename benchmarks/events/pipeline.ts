// The analysis with a claim for every sentence, and the packs that the benchmark reads with.
import { fileURLToPath } from 'node:url';
import { analyze } from '../../src/analyze.ts';
import type { Claim } from '../../src/document/claim.ts';
import { quote } from '../../src/document/span.ts';
import { readModels } from '../../src/models/read.ts';
import { commonPackFolder } from '../../src/packs/common.ts';
import { mergePacks } from '../../src/packs/pack.ts';
import { preparePack } from '../../src/packs/prepared.ts';
import { readPack } from '../../src/packs/read.ts';
import type { Given, Layers } from '../../src/pipeline/layers.ts';
import { definePipeline, defineStage, type Knowledge, type Pipeline } from '../../src/pipeline/stage.ts';
import { claims } from '../../src/stages/claims/claims.ts';

export const PACK = fileURLToPath(new URL('../../packs/dprk', import.meta.url));

/** Claims, and every sentence of which none is made: so that a sentence alone is read whatever the claims stage thinks of it. */
const anyClaims = defineStage({
  name: 'any-claims',
  reads: claims.reads,
  writes: ['claims'],
  run: (layers, knowledge) => {
    const { claims: found } = claims.run(layers, knowledge);
    const rest = layers.sentences.map((sentence) => sentenceClaim(layers, sentence.start, sentence.end));
    return { claims: [...found, ...rest] };
  },
});

/** The analysis with a claim for every sentence. */
export const SENTENCES: Pipeline = definePipeline(
  analyze.stages.map((stage) => (stage.name === 'claims' ? anyClaims : stage)),
  ['events'],
);

function sentenceClaim({ text, document }: Given, start: number, end: number): Claim {
  return {
    id: `sentence ${start}`,
    document,
    attribution: null,
    voice: 'outlet',
    contents: [quote(text, start, end)],
    stance: 'asserts',
    certainty: 'certain',
    hedges: [],
    chain: [],
    origins: [],
    traced: 'none',
    record: 'unstated',
    access: 'unstated',
    confidence: 1,
    status: 'live',
  };
}

export async function readKnowledge(): Promise<Knowledge> {
  const pack = mergePacks([await readPack(commonPackFolder()), await readPack(PACK)]);
  return { pack: preparePack(pack), models: readModels() };
}

/** All layers of a text that came with nothing but itself. */
export function readText(pipeline: Pipeline, document: string, text: string, knowledge: Knowledge): Layers {
  return pipeline.run({ document, text, language: 'en', furniture: [], readingNotes: [] }, knowledge);
}
