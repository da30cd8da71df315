// The trees of the articles to learn from, by parsers that did not learn from them: what learns over trees must know their errors.
import { Models } from '../../src/models/models.ts';
import { EMPTY_PACK } from '../../src/packs/pack.ts';
import { preparePack } from '../../src/packs/prepared.ts';
import { definePipeline } from '../../src/pipeline/stage.ts';
import type { TreeInput } from '../../src/stages/attributions/tree.ts';
import { partsOfSpeech } from '../../src/stages/parts-of-speech/parts-of-speech.ts';
import { segment } from '../../src/stages/segment/segment.ts';
import { syntax } from '../../src/stages/syntax/syntax.ts';
import { readCoreNlp } from '../data/corenlp.ts';
import { readPolnear } from '../data/polnear.ts';
import { alignTrees, learnParser, parserModel } from '../parts/syntax.ts';
import type { Training } from '../train.ts';

const FOLDS = 3;
const reader = definePipeline([segment, partsOfSpeech, syntax]);

/** Heads and relations of the tokens of each article of the training split, in the order of its file. */
export function parseApart(
  models: Models,
  { dataFolder, begin, say }: Pick<Training, 'dataFolder' | 'begin' | 'say'>,
): TreeInput[] {
  const articles = readPolnear(dataFolder, 'train');
  const parsed = readCoreNlp(dataFolder, 'train');
  const foldOf = new Map(articles.map(({ id }, at) => [id, at % FOLDS]));
  const trees: TreeInput[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    say(`a parser without a third of the articles, ${fold + 1} of ${FOLDS}`);
    const known = parsed.filter(({ id }) => foldOf.get(id) !== fold).flatMap(alignTrees);
    const parser = parserModel(learnParser(known, { begin, say }));
    const knowledge = { models: new Models([models.get('parts-of-speech'), parser]), pack: preparePack(EMPTY_PACK) };
    for (let at = fold; at < articles.length; at += FOLDS) {
      const { id, text } = articles[at]!;
      const given = { document: id, text, language: 'en', furniture: [], readingNotes: [] };
      const { heads, relations } = reader.run(given, knowledge);
      trees[at] = { heads, relations };
    }
  }
  return trees;
}
