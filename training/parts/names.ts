// Trains the finder of names on CoNLL-2003, marked by hand, and on what CoreNLP found in the PolNeAR articles.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Features } from '../../src/models/features.ts';
import { type ModelManifest, openModel } from '../../src/models/model.ts';
import { Models } from '../../src/models/models.ts';
import { WordForms } from '../../src/models/word-forms.ts';
import { type Domain, NameText, type TaggedWords } from '../../src/stages/names/features.ts';
import { nameFinder } from '../../src/stages/names/finder.ts';
import { LABELS, labelsOf, MODEL_TYPES, type ModelType, type NamedWords } from '../../src/stages/names/labels.ts';
import { tagWords } from '../../src/stages/parts-of-speech/tagger.ts';
import { segmentText } from '../../src/stages/segment/segment.ts';
import { readConll2003 } from '../data/conll2003.ts';
import { type CoreNlpDocument, readCoreNlp } from '../data/corenlp.ts';
import { Examples, type IndexedExamples } from '../examples.ts';
import { keepHeaviest } from '../heaviest.ts';
import type { Progress } from '../progress.ts';
import { add, type Counts, f1, NONE, precision, recall } from '../score.ts';
import type { Training } from '../train.ts';
import { trainSequence } from '../train-sequence.ts';
import { writeModel } from '../write-model.ts';

/** Sentences at the beginning of a text that are learned in capitals, too. */
const HEADLINE = 3;
const EPOCHS = { first: 6, second: 12 };
/** Features seen less often are never looked at; of the rest those are kept that weigh most after the first training. */
const SEEN = 3;
const KEPT = 80_000;
const BITS = 20;

export function train({ dataFolder, modelsFolder, begin, say }: Training): void {
  const tagger = new Models([readModel(modelsFolder, 'parts-of-speech')]);
  const agency = readAgency(dataFolder, 'train', tagger);
  const news = readNews(dataFolder, 'train', tagger).map(withSurnames);
  const examples = indexed([
    // The hand-marked texts twice: there are four times fewer.
    { texts: agency, domain: 'agency', times: 2 },
    { texts: news, domain: 'news', times: 1 },
    { texts: news.map((text) => withHeadline(text, tagger)), domain: 'news', times: 1, sentences: HEADLINE },
  ]);
  const all = EPOCHS.first + EPOCHS.second;
  const progress = begin('names');
  const first = trainOn(examples, EPOCHS.first, (done, _, note) => progress(done, all, note));
  const kept = keepHeaviest(examples, first.table.rows, KEPT);
  const model = trainOn(kept, EPOCHS.second, (done, _, note) => progress(EPOCHS.first + done, all, note));
  const models = new Models([writeModel(modelsFolder, 'names', '1.0.0', [{ name: 'names', labels: LABELS, model }])]);
  for (const line of nameScores(dataFolder, tagger, models)) say(line);
}

/** Exact F1 on the development texts; `tagger` has the model of parts of speech, `models` that of names. */
export function nameScores(dataFolder: string, tagger: Models, models: Models): string[] {
  const silver = readNews(dataFolder, 'dev', tagger);
  const mended = silver.map(withSurnames);
  const headlines = mended.map((text) => withHeadline(text, tagger));
  return [
    `conll2003 dev: ${scored(readAgency(dataFolder, 'dev', tagger), models, 'agency')}`,
    `polnear dev, against CoreNLP: ${scored(silver, models, 'news')}`,
    `polnear dev, against CoreNLP with surnames mended: ${scored(mended, models, 'news')}`,
    `the same, first ${HEADLINE} sentences in capitals, those alone: ${scored(headlines, models, 'news', HEADLINE)}`,
  ];
}

function readModel(modelsFolder: string, name: string) {
  const folder = join(modelsFolder, name);
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as ModelManifest;
  return openModel(manifest, readFileSync(join(folder, manifest.weights)));
}

/** A sentence with the names that are to be found. */
interface Sentence extends TaggedWords {
  readonly names: readonly NamedWords[];
}
type Text = readonly Sentence[];

function readAgency(dataFolder: string, part: 'train' | 'dev', tagger: Models): Text[] {
  return readConll2003(dataFolder, part).map((text) =>
    text.map(({ words, labels }) => {
      const types = labels.map((label) => label.slice(2));
      const names = runs(types, (at) => labels[at]!.startsWith('B-'));
      return { words, tags: tagWords(words, tagger), names };
    }),
  );
}

const SILVER_TYPES: Readonly<Record<string, ModelType>> = {
  PERSON: 'PER',
  ORGANIZATION: 'ORG',
  LOCATION: 'LOC',
  MISC: 'MISC',
};

/** Longer tokens of CoreNLP are markup. */
const LONGEST_TOKEN = 40;

function readNews(dataFolder: string, part: 'train' | 'dev', tagger: Models): Text[] {
  return readCoreNlp(dataFolder, part).map((document) =>
    alignNames(document).map(({ words, names }) => ({ words, tags: tagWords(words, tagger), names })),
  );
}

/** Our sentences, with the names that CoreNLP found in them. */
function alignNames({ text, sentences: theirSentences }: CoreNlpDocument): Pick<Sentence, 'words' | 'names'>[] {
  const { sentences, tokens } = segmentText(text);
  const theirs = theirSentences.flatMap((sentence, number) => sentence.map((token) => ({ ...token, number })));
  let at = 0;
  return sentences.flatMap((sentence) => {
    const ours = tokens.slice(...sentence.tokens);
    const covering = ours.map((token) => {
      while (at < theirs.length && theirs[at]!.end <= token.start) at++;
      return theirs[at] !== undefined && theirs[at]!.start < token.end ? theirs[at] : undefined;
    });
    if (covering.some((token) => token && token.end - token.start > LONGEST_TOKEN)) return [];
    const types = covering.map((token) => SILVER_TYPES[token?.name ?? 'O'] ?? '');
    const names = runs(types, (word) => covering[word]?.number !== covering[word - 1]?.number);
    return [{ words: ours.map((token) => text.slice(token.start, token.end)), names }];
  });
}

/** Runs of words of one type; a run also ends where the next word `begins` one. */
function runs(types: readonly string[], begins: (at: number) => boolean): NamedWords[] {
  const found: NamedWords[] = [];
  for (let first = 0; first < types.length; ) {
    let last = first + 1;
    while (last < types.length && types[last] === types[first] && !begins(last)) last++;
    const type = MODEL_TYPES.find((one) => one === types[first]);
    if (type) found.push({ first, last, type });
    first = last;
  }
  return found;
}

const CAPITAL = /^\p{Lu}\p{L}/u;

/**
 * Mends what CoreNLP often gets wrong: "Trump", alone and taken for a place or for nothing, where the text has "Donald
 * Trump" as a person. Words that stand beside other capitalised ones are left as they are.
 */
function withSurnames(text: Text): Text {
  const surnames = new Set(
    text.flatMap(({ words, names }) =>
      names
        .filter(({ first, last, type }) => type === 'PER' && last - first > 1)
        .map(({ last }) => words[last - 1]!)
        .filter((word) => CAPITAL.test(word)),
    ),
  );
  return text.map((sentence) => {
    const { words, names } = sentence;
    const holding = (at: number) => names.find(({ first, last }) => first <= at && at < last);
    const mended: NamedWords[] = [];
    words.forEach((word, at) => {
      if (!surnames.has(word)) return;
      const name = holding(at);
      if (
        name
          ? name.type !== 'PER' && name.last - name.first === 1
          : !CAPITAL.test(words[at + 1] ?? '') && !(CAPITAL.test(words[at - 1] ?? '') && holding(at - 1))
      )
        mended.push({ first: at, last: at + 1, type: 'PER' });
    });
    const kept = names.filter(({ first }) => !mended.some((name) => name.first === first));
    return { ...sentence, names: [...kept, ...mended].sort((a, b) => a.first - b.first) };
  });
}

/** The text with its first sentences in capitals, as headlines are. */
function withHeadline(text: Text, tagger: Models): Text {
  return text.map(({ words, tags, names }, at) => {
    if (at >= HEADLINE) return { words, tags, names };
    const capitals = words.map((word) => word.toUpperCase());
    return { words: capitals, tags: tagWords(capitals, tagger), names };
  });
}

/** Texts to learn from: how often each is shown, and how many sentences of each; all where that is not said. */
interface Material {
  readonly texts: readonly Text[];
  readonly domain: Domain;
  readonly times: number;
  readonly sentences?: number;
}

function indexed(materials: readonly Material[]): IndexedExamples {
  const forms = new WordForms();
  const features = new Features();
  const examples = new Examples();
  for (const { texts, domain, times, sentences: count } of materials) {
    for (const sentences of texts) {
      const text = new NameText(sentences, forms);
      const labelled = sentences.map(({ names, words }) => labelsOf(names, words.length));
      labelled.forEach((labels, sentence) => {
        if (!text.isInCapitals(sentence)) text.remember(sentence, 0, labels);
      });
      sentences.slice(0, count).forEach(({ words }, sentence) => {
        features.clear();
        text.addWords(features, sentence, 0, words.length, domain);
        const labels = labelled[sentence]!;
        for (let time = 0; time < times; time++) examples.add(features, labels, new Uint8Array(words.length));
      });
    }
  }
  return examples.indexed(SEEN, BITS);
}

function trainOn(examples: IndexedExamples, epochs: number, progress: Progress) {
  return trainSequence(examples, { labels: LABELS.length, systems: [1], epochs, seed: 1 }, progress);
}

/** F1 of names found exactly, with its parts; of the first `sentences` of each text alone where that is given. */
function scored(texts: readonly Text[], models: Models, domain: Domain, sentences?: number): string {
  const finder = nameFinder(models);
  const counts = new Map<ModelType, Counts>(MODEL_TYPES.map((type) => [type, NONE]));
  for (const text of texts) {
    finder
      .find(text, domain)
      .slice(0, sentences)
      .forEach((found, sentence) => {
        const gold = text[sentence]!.names;
        for (const type of MODEL_TYPES) {
          const wanted = gold.filter((name) => name.type === type);
          const given = found.filter((name) => name.type === type);
          const right = given.filter((one) =>
            wanted.some(({ first, last }) => first === one.first && last === one.last),
          );
          counts.set(type, add(counts.get(type)!, { gold: wanted.length, found: given.length, right: right.length }));
        }
      });
  }
  const all = [...counts.values()].reduce(add, NONE);
  const types = [...counts].map(([type, ofType]) => `${type} ${percent(f1(ofType))}`);
  return `F1 ${percent(f1(all))}, precision ${percent(precision(all))}, recall ${percent(recall(all))}; ${types.join(', ')}`;
}

function percent(share: number): string {
  return (100 * share).toFixed(2);
}
