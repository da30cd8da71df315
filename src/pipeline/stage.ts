// A stage says which layers it reads and writes; a pipeline is a list of stages, checked once when it is put together.
import type { Models } from '../models/models.ts';
import type { PreparedPack } from '../packs/prepared.ts';
import type { Given, LayerName, Layers } from './layers.ts';

/** What is known before any text: the packs, and the models. */
export interface Knowledge {
  readonly pack: PreparedPack;
  readonly models: Models;
}

/** One step of the analysis. `run` sees the given facts and the layers it reads, nothing else. */
export interface Stage<Reads extends LayerName = LayerName, Writes extends LayerName = LayerName> {
  readonly name: string;
  readonly reads: readonly Reads[];
  readonly writes: readonly Writes[];
  readonly run: (text: Given & Pick<Layers, Reads>, knowledge: Knowledge) => Pick<Layers, Writes>;
}

/** A stage whose `run` TypeScript holds to the layers it declares. */
export function defineStage<const Reads extends LayerName, const Writes extends LayerName>(
  stage: Stage<Reads, Writes>,
): Stage<Reads, Writes> {
  return stage;
}

/** A stage of any layers, as a pipeline holds it. */
// biome-ignore lint/suspicious/noExplicitAny: `run` is contravariant in what it reads; the order check below stands in for the type.
export type AnyStage = Stage<any, any>;

/** Runs every stage in order and gives all layers. */
export interface Pipeline {
  readonly stages: readonly AnyStage[];
  readonly run: (given: Given, knowledge: Knowledge) => Layers;
}

/**
 * Puts stages together. Throws where a stage reads a layer that no earlier stage writes, where two write the same layer,
 * or where a layer of `Layers` named in `expects` is left unwritten.
 */
export function definePipeline(stages: readonly AnyStage[], expects: readonly LayerName[] = []): Pipeline {
  const writer = new Map<LayerName, string>();
  for (const stage of stages) {
    const missing = stage.reads.filter((layer: LayerName) => !writer.has(layer));
    if (missing.length > 0) {
      throw new Error(`Stage "${stage.name}" reads ${missing.join(', ')}, which no earlier stage writes.`);
    }
    for (const layer of stage.writes as readonly LayerName[]) {
      const other = writer.get(layer);
      if (other !== undefined)
        throw new Error(`Stages "${other}" and "${stage.name}" both write ${layer}; a layer has one writer.`);
      writer.set(layer, stage.name);
    }
  }
  const unwritten = expects.filter((layer) => !writer.has(layer));
  if (unwritten.length > 0) throw new Error(`No stage writes ${unwritten.join(', ')}.`);
  return { stages, run: (given, knowledge) => runStages(stages, given, knowledge) };
}

function runStages(stages: readonly AnyStage[], given: Given, knowledge: Knowledge): Layers {
  let known = { ...given } as Given & Layers;
  for (const stage of stages) known = { ...known, ...stage.run(known, knowledge) };
  return known;
}
