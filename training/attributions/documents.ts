// The articles of PolNeAR as the models see them: our tokens, our tags, and the marked labels on them.
import type { Name } from '../../src/document/name.ts';
import type { Quotation, Sentence, Token } from '../../src/document/token.ts';
import type { Models } from '../../src/models/models.ts';
import { EMPTY_PACK } from '../../src/packs/pack.ts';
import { preparePack } from '../../src/packs/prepared.ts';
import { definePipeline } from '../../src/pipeline/stage.ts';
import type { TreeInput } from '../../src/stages/attributions/tree.ts';
import { names } from '../../src/stages/names/names.ts';
import { partsOfSpeech } from '../../src/stages/parts-of-speech/parts-of-speech.ts';
import { segment } from '../../src/stages/segment/segment.ts';
import { syntax } from '../../src/stages/syntax/syntax.ts';
import { type MarkedDocument, readPolnear } from '../data/polnear.ts';
import { firstAfter, PARTS } from '../score.ts';

export interface TrainingDocument extends MarkedDocument {
  readonly syntax: TreeInput;
  readonly tokens: readonly Token[];
  readonly sentences: readonly Sentence[];
  readonly quotations: readonly Quotation[];
  readonly tags: readonly string[];
  readonly names: readonly Name[];
  /** Label of each token: 0 none, 2 × part + 1 the first of a fragment, 2 × part + 2 a later one. */
  readonly labels: Uint8Array;
}

const reader = definePipeline([segment, partsOfSpeech, names]);
const parser = definePipeline([segment, partsOfSpeech, names, syntax]);

/** The articles of one part as `models` read them; those to learn from take their trees from others, see `parseApart`. */
export function readDocuments(
  dataFolder: string,
  split: 'train' | 'dev',
  models: Models,
  trees?: readonly TreeInput[],
): TrainingDocument[] {
  const knowledge = { models, pack: preparePack(EMPTY_PACK) };
  return readPolnear(dataFolder, split).map((document, at) => {
    const given = { document: document.id, text: document.text, language: 'en', furniture: [], readingNotes: [] };
    const layers = (trees === undefined ? parser : reader).run(given, knowledge);
    const { tokens, sentences, quotations, tags, names } = layers;
    const { heads, relations } = trees?.[at] ?? layers;
    const labels = labelsOf(document, tokens);
    return { ...document, tokens, sentences, quotations, tags, names, syntax: { heads, relations }, labels };
  });
}

function labelsOf({ attributions }: MarkedDocument, tokens: readonly Token[]): Uint8Array {
  const labels = new Uint8Array(tokens.length);
  for (const attribution of attributions) {
    for (const [index, part] of PARTS.entries()) {
      for (const { start, end } of attribution[part]) {
        const first = firstAfter(tokens, start);
        for (let at = first; at < tokens.length && tokens[at]!.start < end; at++) {
          labels[at] = 1 + index * 2 + (at === first ? 0 : 1);
        }
      }
    }
  }
  return labels;
}

const CUE_LABELS: ReadonlySet<number> = new Set([3, 4]);

/** How often each word attributes, of how often it is there. */
export class CueCounts {
  readonly #counts = new Map<string, { cue: number; all: number }>();

  constructor(documents: readonly TrainingDocument[]) {
    for (const { tokens, labels } of documents) {
      for (const [at, { lower }] of tokens.entries()) {
        const count = this.#counts.get(lower) ?? { cue: 0, all: 0 };
        this.#counts.set(lower, count);
        count.all++;
        if (CUE_LABELS.has(labels[at]!)) count.cue++;
      }
    }
  }

  /** The levels of `ReadingFrame.cue`, of all words; without what `leftOut` adds to the counts, where it is given. */
  lexicon(leftOut?: TrainingDocument): Map<string, number> {
    const own = leftOut === undefined ? undefined : new CueCounts([leftOut]).#counts;
    const levels = new Map<string, number>();
    for (const word of own?.keys() ?? this.#counts.keys()) {
      const all = this.#counts.get(word);
      if (all === undefined) continue;
      const less = own?.get(word) ?? { cue: 0, all: 0 };
      const level = levelOf(all.cue - less.cue, all.all - less.all);
      if (level > 0) levels.set(word, level);
    }
    return levels;
  }
}

const LEVELS = [0.02, 0.1, 0.3, 0.55, 0.8];

function levelOf(cue: number, all: number): number {
  if (cue === 0) return 0;
  return all < 2 ? 1 : 1 + LEVELS.filter((bound) => cue / (all + 1) >= bound).length;
}

/** The articles once for each view of their trees, one view behind the other: an article stands at its place in every view. */
export function readViews(
  dataFolder: string,
  models: Models,
  views: readonly (readonly TreeInput[])[],
): { readonly articles: readonly TrainingDocument[]; readonly documents: readonly TrainingDocument[] } {
  const articles = readDocuments(dataFolder, 'train', models, views[0]);
  const documents = views.flatMap((trees) => articles.map((article, at) => ({ ...article, syntax: trees[at]! })));
  return { articles, documents };
}
