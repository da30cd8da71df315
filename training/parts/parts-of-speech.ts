// Trains the tagger on what CoreNLP found in the PolNeAR articles, and says how far it agrees with it on the part kept for tuning.
import { PARTS_OF_SPEECH } from '../../src/document/part-of-speech.ts';
import { Features } from '../../src/models/features.ts';
import { type Model, openModel } from '../../src/models/model.ts';
import { Models } from '../../src/models/models.ts';
import { WordForms } from '../../src/models/word-forms.ts';
import { addFeatures, paddedForms } from '../../src/stages/parts-of-speech/features.ts';
import { type LexiconTable, readLexicon, tagWords, walk } from '../../src/stages/parts-of-speech/tagger.ts';
import { segmentText } from '../../src/stages/segment/segment.ts';
import { type CoreNlpDocument, readCoreNlp } from '../data/corenlp.ts';
import { Examples } from '../examples.ts';
import type { Progress } from '../progress.ts';
import { Random } from '../random.ts';
import type { Training } from '../train.ts';
import { Perceptron } from '../train-linear.ts';
import { packModel, writeModel } from '../write-model.ts';

const WIDTH = PARTS_OF_SPEECH.length;
const NUMBERS: ReadonlyMap<string, number> = new Map(PARTS_OF_SPEECH.map((tag, number) => [tag, number]));

/** A spelling is settled by the lexicon where it has been seen this often, and this share had one tag. */
const LEXICON = { seen: 30, share: 0.999 };
const EPOCHS = 8;
/** Features kept for the second training: those that weigh most after the first. */
const KEPT = 55_000;
const BITS = 19;
/** Mean weights nearer to 0 than this are left out. */
const PRUNE = 0.4;

export function train({ dataFolder, modelsFolder, begin, say }: Training): void {
  const sentences = readTagged(dataFolder, 'train').filter((sentence) => sentence.whole);
  const table = makeLexicon(sentences);
  const progress = begin('parts of speech');
  const learner = new Learner(sentences, table);
  learner.train((done, _, note) => progress(done, 2 * EPOCHS, note));
  learner.keepHeaviest(KEPT);
  learner.train((done, _, note) => progress(EPOCHS + done, 2 * EPOCHS, note));
  const labels = [...PARTS_OF_SPEECH];
  const part = { name: 'tags', labels, model: learner.finish() };
  const model = writeModel(modelsFolder, 'parts-of-speech', '1.0.0', [part], { lexicon: table });
  say(tagScores(dataFolder, new Models([model])));
}

/** A tagger learned from `sentences` in a few passes, for those who need tags that it did not learn. */
export function trainTagger(sentences: readonly TaggedSentence[], epochs: number): Model {
  const lexicon = makeLexicon(sentences);
  const learner = new Learner(sentences, lexicon);
  learner.train(() => {}, epochs);
  const part = { name: 'tags', labels: [...PARTS_OF_SPEECH], model: learner.finish() };
  const { manifest, weights } = packModel('parts-of-speech', '0.0.0', [part], { lexicon });
  return openModel(manifest, weights);
}

/** Agreement with CoreNLP on the development texts. */
export function tagScores(dataFolder: string, models: Models): string {
  return agreement(readTagged(dataFolder, 'dev'), models);
}

/** A sentence in our tokens, with CoreNLP's tags. */
export interface TaggedSentence {
  readonly words: readonly string[];
  /** Numbers in PARTS_OF_SPEECH. */
  readonly tags: readonly number[];
  /** True where CoreNLP has a token of the same offsets. */
  readonly same: readonly boolean[];
  /** False where CoreNLP took markup for a word. */
  readonly whole: boolean;
}

/** Longer tokens of CoreNLP are markup. */
const LONGEST_TOKEN = 40;

export function readTagged(dataFolder: string, part: 'train' | 'dev'): TaggedSentence[] {
  return readCoreNlp(dataFolder, part).flatMap(alignTags);
}

/** Gives our tokens CoreNLP's tags: that of the token around it ("Mr" and "." of "Mr."), or of the last within it. */
export function alignTags({ text, sentences: theirSentences }: CoreNlpDocument): TaggedSentence[] {
  const { sentences, tokens } = segmentText(text);
  const theirs = theirSentences.flat();
  let first = 0;
  return sentences.map((sentence) => {
    const words: string[] = [];
    const tags: number[] = [];
    const same: boolean[] = [];
    let whole = true;
    for (const token of tokens.slice(...sentence.tokens)) {
      while (first < theirs.length && theirs[first]!.end <= token.start) first++;
      let last = first;
      while (last + 1 < theirs.length && theirs[last + 1]!.start < token.end) last++;
      const covering = theirs[token.lower === 'cannot' ? first : last];
      const missed = covering === undefined || covering.start >= token.end;
      whole &&= !missed && covering.end - covering.start <= LONGEST_TOKEN;
      words.push(text.slice(token.start, token.end));
      tags.push((missed ? undefined : NUMBERS.get(covering.tag)) ?? 0);
      same.push(!missed && first === last && covering.start === token.start && covering.end === token.end);
    }
    return { words, tags, same, whole };
  });
}

function makeLexicon(sentences: readonly TaggedSentence[]): LexiconTable {
  const counts = new Map<string, Uint32Array>();
  for (const { words, tags } of sentences) {
    words.forEach((word, at) => {
      const ofWord = counts.get(word) ?? new Uint32Array(WIDTH);
      ofWord[tags[at]!]!++;
      counts.set(word, ofWord);
    });
  }
  const byTag = PARTS_OF_SPEECH.map((): string[] => []);
  for (const [word, ofWord] of counts) {
    const seen = ofWord.reduce((sum, count) => sum + count, 0);
    const most = Math.max(...ofWord);
    if (seen >= LEXICON.seen && most >= LEXICON.share * seen) byTag[ofWord.indexOf(most)]!.push(word);
  }
  const entries = PARTS_OF_SPEECH.map((tag, number) => [tag, byTag[number]!.sort().join(' ')] as const);
  return Object.fromEntries(entries.filter(([, words]) => words !== ''));
}

/** The perceptron, with the walk over sentences that teaches it. */
class Learner {
  readonly #sentences: readonly TaggedSentence[];
  readonly #forms = new WordForms();
  readonly #lexicon: ReturnType<typeof readLexicon>;
  readonly #features = new Features();
  readonly #table: { entries: Uint32Array; rows: number };
  #perceptron: Perceptron;

  constructor(sentences: readonly TaggedSentence[], table: LexiconTable) {
    this.#sentences = sentences;
    this.#lexicon = readLexicon(table, this.#forms);
    const examples = new Examples();
    for (const sentence of sentences) {
      this.#walk(sentence, (at) => {
        const right = sentence.tags[at - 2]!;
        examples.add(this.#features, [right]);
        return right;
      });
    }
    this.#table = examples.indexed(2, BITS);
    this.#perceptron = new Perceptron(this.#table, WIDTH);
  }

  train(progress: Progress, epochs = EPOCHS): void {
    const random = new Random(1);
    const order = Uint32Array.from(this.#sentences.keys());
    const scores = new Float64Array(WIDTH);
    for (let epoch = 0; epoch < epochs; epoch++) {
      random.shuffle(order);
      let asked = 0;
      let correct = 0;
      for (const index of order) {
        const sentence = this.#sentences[index]!;
        this.#walk(sentence, (at) => {
          scores.fill(0);
          this.#perceptron.addScores(this.#features, 0, scores);
          const guess = scores.reduce((top, score, tag) => (score > scores[top]! ? tag : top), 0);
          const right = sentence.tags[at - 2]!;
          this.#perceptron.learn(this.#features, 0, right, guess);
          asked++;
          if (guess === right) correct++;
          return guess;
        });
      }
      progress(epoch + 1, epochs, `${((100 * correct) / asked).toFixed(2)} % right in training`);
    }
  }

  /** Forgets all but the features of most weight, and starts anew with those. */
  keepHeaviest(count: number): void {
    const { entries, rows } = this.#table;
    const weights = this.#perceptron.finish(0).table.rows;
    const heft = Uint32Array.from({ length: rows }, (_, row) =>
      weights.subarray(row * WIDTH, (row + 1) * WIDTH).reduce((sum, weight) => sum + Math.abs(weight), 0),
    );
    const least = heft.slice().sort()[Math.max(0, rows - count)]!;
    for (let place = 0; place < entries.length; place++)
      if (heft[entries[place]! & 0xffffff]! < least) entries[place] = 0;
    this.#perceptron = new Perceptron(this.#table, WIDTH);
  }

  finish() {
    return this.#perceptron.finish(PRUNE);
  }

  #walk({ words }: TaggedSentence, choose: (at: number) => number): void {
    const forms = paddedForms(words, this.#forms);
    walk(forms, this.#lexicon, (at, last, beforeLast, quotes) => {
      this.#features.clear();
      addFeatures(this.#features, forms, at, last, beforeLast, quotes);
      return choose(at);
    });
  }
}

function agreement(sentences: readonly TaggedSentence[], models: Models): string {
  let compared = 0;
  let equal = 0;
  for (const { words, tags, same } of sentences) {
    tagWords(words, models).forEach((tag, at) => {
      if (!same[at]) return;
      compared++;
      if (tag === PARTS_OF_SPEECH[tags[at]!]) equal++;
    });
  }
  return `agrees with CoreNLP on ${((100 * equal) / compared).toFixed(2)} % of ${compared} tokens of polnear dev`;
}
