// Trains the parser on the trees that CoreNLP found in the PolNeAR articles, and says how far both agree on the part kept for tuning.
import { RELATIONS, type Relation } from '../../src/document/dependency.ts';
import { PARTS_OF_SPEECH } from '../../src/document/part-of-speech.ts';
import type { Token } from '../../src/document/token.ts';
import { hashString } from '../../src/models/hash.ts';
import { type Model, openModel } from '../../src/models/model.ts';
import { Models } from '../../src/models/models.ts';
import { readModels } from '../../src/models/read.ts';
import { ACTIONS } from '../../src/models/transition-parser.ts';
import { tagTokens } from '../../src/stages/parts-of-speech/parts-of-speech.ts';
import { Tagger } from '../../src/stages/parts-of-speech/tagger.ts';
import { segmentText } from '../../src/stages/segment/segment.ts';
import { addActionFeatures, addRelationFeatures, MOST_FEATURES } from '../../src/stages/syntax/features.ts';
import { parserOf } from '../../src/stages/syntax/parser.ts';
import { SentenceTree } from '../../src/stages/syntax/sentence-tree.ts';
import { type CoreNlpDocument, type CoreNlpToken, readCoreNlp } from '../data/corenlp.ts';
import type { Training } from '../train.ts';
import { type ParserOptions, type Treebank, trainActions, trainRelations } from '../train-parser.ts';
import { packModel, type TrainedPart, writeModel } from '../write-model.ts';
import { trainTagger } from './parts-of-speech.ts';

const ACTION_OPTIONS: ParserOptions = {
  ...{ epochs: [2, 4], orders: 4, cutOff: 3, kept: 150_000, bits: 19, margin: 5, seed: 1, mostFeatures: MOST_FEATURES },
};
const RELATION_OPTIONS: ParserOptions = {
  ...{ epochs: [1, 4], orders: 3, cutOff: 5, kept: 35_000, bits: 17, margin: 5, seed: 2, mostFeatures: MOST_FEATURES },
};
/** The parser learns from tags as wrong as those it will see: each part of the sentences is tagged by a tagger that learned from the others. */
const FOLDS = 4;
const TAGGER_EPOCHS = 3;

const NUMBERS: ReadonlyMap<string, number> = new Map(RELATIONS.map((relation, number) => [relation, number]));
const TAGS: ReadonlyMap<string, number> = new Map(PARTS_OF_SPEECH.map((tag, number) => [tag, number]));
/** Rare relations, and what they are counted as. */
const KIN: Readonly<Record<string, Relation>> = {
  'cc:preconj': 'cc',
  'det:predet': 'det',
  csubjpass: 'csubj',
  discourse: 'dep',
};

export function train({ dataFolder, modelsFolder, begin, say }: Training): void {
  const trees = readCoreNlp(dataFolder, 'train').flatMap(alignTrees);
  writeModel(modelsFolder, NAME, '1.0.0', learnParser(trees, { begin, say }));
  for (const line of syntaxScores(dataFolder, readModels(modelsFolder))) say(line);
}

const NAME = 'syntax';

/** The parts of a parser learned from `trees`, whose tags are put anew. */
export function learnParser(
  trees: readonly AlignedTree[],
  { begin, say }: Pick<Training, 'begin' | 'say'>,
): TrainedPart[] {
  say(`${trees.length} sentences, ${tagApart(trees)}`);
  const bank = new TaggedTrees(trees);
  const tree = new SentenceTree();
  const actions = trainActions(bank, tree, addActionFeatures, ACTION_OPTIONS, begin('actions'));
  const relations = trainRelations(
    bank,
    tree,
    addRelationFeatures,
    RELATIONS.length,
    RELATION_OPTIONS,
    begin('relations'),
  );
  return [
    { name: 'actions', labels: [...ACTIONS], model: actions },
    { name: 'relations', labels: [...RELATIONS], model: relations },
  ];
}

/** A model of such parts that is not written anywhere. */
export function parserModel(parts: readonly TrainedPart[]): Model {
  const { manifest, weights } = packModel(NAME, '0.0.0', parts);
  return openModel(manifest, weights);
}

/** A sentence in our tokens, with CoreNLP's tree. Words count from 1 in `heads`, 0 is the root; place 0 of all lists is unused. */
export interface AlignedTree {
  readonly words: readonly string[];
  readonly lowers: Int32Array;
  /** Numbers in PARTS_OF_SPEECH: CoreNLP's, until `tagApart` puts ours. */
  readonly tags: Uint8Array;
  readonly heads: Int32Array;
  readonly relations: Uint8Array;
}

/** Trees of the sentences, as CoreNLP cut them, that hold whole tokens of ours and whose tree stays one when its tokens become ours. */
export function alignTrees({ text, sentences }: CoreNlpDocument): AlignedTree[] {
  const { tokens } = segmentText(text);
  const trees: AlignedTree[] = [];
  let at = 0;
  for (const theirs of sentences) {
    const end = theirs.at(-1)!.end;
    while (at < tokens.length && tokens[at]!.end <= theirs[0]!.start) at++;
    const first = at;
    while (at < tokens.length && tokens[at]!.start < end) at++;
    const tree = alignTree(text, tokens.slice(first, at), theirs);
    if (tree !== undefined) trees.push(tree);
  }
  return trees;
}

/**
 * One tree in our tokens. Of several that make up one of theirs ("Mr" and "." of "Mr.") the first stands for it and the others
 * hang from that; of several of theirs in one of ours ("can" and "not" of "cannot") the one nearest to the root counts.
 */
export function alignTree(
  text: string,
  ours: readonly Token[],
  theirs: readonly CoreNlpToken[],
): AlignedTree | undefined {
  if (ours.length === 0 || ours[0]!.start !== theirs[0]!.start || ours.at(-1)!.end !== theirs.at(-1)!.end)
    return undefined;
  const owners = ownersOf(ours, theirs);
  const words = [''];
  const lowers = new Int32Array(ours.length + 1);
  const tags = new Uint8Array(ours.length + 1);
  const heads = new Int32Array(ours.length + 1);
  const relations = new Uint8Array(ours.length + 1);
  let first = 0;
  for (const [index, token] of ours.entries()) {
    while (first < theirs.length && theirs[first]!.end <= token.start) first++;
    const source = nearestToRoot(theirs, first, token.end);
    if (source === -1) return undefined;
    const { tag, head, relation } = theirs[source]!;
    const isOwner = owners[source] === index + 1;
    words.push(text.slice(token.start, token.end));
    lowers[index + 1] = hashString(token.lower);
    tags[index + 1] = TAGS.get(tag) ?? 0;
    heads[index + 1] = !isOwner ? owners[source]! : head === 0 ? 0 : owners[head - 1]!;
    relations[index + 1] = isOwner
      ? (NUMBERS.get(KIN[relation] ?? relation) ?? NUMBERS.get('dep')!)
      : NUMBERS.get(token.kind === 'punctuation' ? 'punct' : 'dep')!;
  }
  return isTree(heads) ? { words, lowers, tags, heads, relations } : undefined;
}

/** For each of their tokens, the number of our first token in it. */
function ownersOf(ours: readonly Token[], theirs: readonly CoreNlpToken[]): number[] {
  let at = 0;
  return theirs.map(({ start }) => {
    while (at < ours.length && ours[at]!.end <= start) at++;
    return at + 1;
  });
}

/** The place of their token, of those from `first` that begin before `end`, that has the fewest heads above it; -1 where there is none. */
function nearestToRoot(theirs: readonly CoreNlpToken[], first: number, end: number): number {
  let found = -1;
  for (let at = first; at < theirs.length && theirs[at]!.start < end; at++) {
    if (found === -1 || depth(theirs, at) < depth(theirs, found)) found = at;
  }
  return found;
}

function depth(theirs: readonly CoreNlpToken[], at: number): number {
  let heads = 0;
  for (let head = theirs[at]!.head; head !== 0 && heads < theirs.length; head = theirs[head - 1]!.head) heads++;
  return heads;
}

/** True where there is one root and every word leads to it. */
function isTree(heads: Int32Array): boolean {
  let roots = 0;
  for (let word = 1; word < heads.length; word++) {
    if (heads[word] === 0) roots++;
    let steps = 0;
    for (let at = word; at !== 0; at = heads[at]!) if (++steps >= heads.length) return false;
  }
  return roots === 1;
}

/** Puts the tags of a tagger that did not learn from the sentence in place of CoreNLP's; says how far they agree. */
function tagApart(trees: readonly AlignedTree[]): string {
  const models = new Models([]);
  const foldOf = (index: number) => Math.floor((index * FOLDS) / trees.length);
  let words = 0;
  let equal = 0;
  const tagged = trees.map((tree) => ({
    words: tree.words.slice(1),
    tags: [...tree.tags.subarray(1)],
    same: [],
    whole: true,
  }));
  for (let fold = 0; fold < FOLDS; fold++) {
    const others = tagged.filter((_, index) => foldOf(index) !== fold);
    const tagger = new Tagger(trainTagger(others, TAGGER_EPOCHS), models.forms);
    for (const [index, tree] of trees.entries()) {
      if (foldOf(index) !== fold) continue;
      const tags = tagger.tag(tagged[index]!.words);
      words += tags.length;
      equal += tags.filter((tag, at) => tag === tree.tags[at + 1]).length;
      tree.tags.set(tags, 1);
    }
  }
  return `tagged apart: ${((100 * equal) / words).toFixed(2)} % as CoreNLP`;
}

class TaggedTrees implements Treebank<SentenceTree> {
  readonly #trees: readonly AlignedTree[];

  constructor(trees: readonly AlignedTree[]) {
    this.#trees = trees;
  }

  get size(): number {
    return this.#trees.length;
  }

  begin(index: number, tree: SentenceTree): void {
    const { lowers, tags } = this.#trees[index]!;
    tree.begin(lowers.length - 1);
    for (let word = 1; word < lowers.length; word++) tree.put(word, lowers[word]!, tags[word]!);
    tree.look();
  }

  heads(index: number): Int32Array {
    return this.#trees[index]!.heads;
  }

  relations(index: number): Uint8Array {
    return this.#trees[index]!.relations;
  }
}

/** Right heads, and right heads with right relations, among tokens. */
interface Attachment {
  tokens: number;
  heads: number;
  labelled: number;
}

/** Agreement with CoreNLP on the development texts, in sentences as CoreNLP cuts them and as we do. */
export function syntaxScores(dataFolder: string, models: Models): string[] {
  const documents = readCoreNlp(dataFolder, 'dev');
  return [true, false].flatMap((theirSentences) => {
    const words: Attachment = { tokens: 0, heads: 0, labelled: 0 };
    const all: Attachment = { tokens: 0, heads: 0, labelled: 0 };
    for (const document of documents) addScores(document, models, theirSentences, words, all);
    const sentences = theirSentences ? "CoreNLP's sentences" : 'our own sentences';
    return [`${sentences}: ${percent(words)} without punctuation; ${percent(all)} with`];
  });
}

function percent({ tokens, heads, labelled }: Attachment): string {
  return `UAS ${((100 * heads) / tokens).toFixed(2)} LAS ${((100 * labelled) / tokens).toFixed(2)} of ${tokens}`;
}

function addScores(
  { text, sentences: theirs }: CoreNlpDocument,
  models: Models,
  theirSentences: boolean,
  words: Attachment,
  all: Attachment,
): void {
  const { sentences, tokens } = segmentText(text);
  const tags = tagTokens(text, sentences, tokens, models);
  const heads = new Int32Array(tokens.length);
  const relations = new Uint8Array(tokens.length);
  const firstAt = (offset: number) => firstToken(tokens, offset);
  const ranges = theirSentences
    ? theirs.map((sentence): [number, number] => [firstAt(sentence[0]!.start), firstAt(sentence.at(-1)!.end)])
    : sentences.map((sentence) => sentence.tokens);
  for (const [first, last] of ranges) parserOf(models).parse(tokens, tags, first, last, heads, relations);
  for (const sentence of theirs) {
    for (const { start, end, head, relation } of sentence) {
      const at = firstAt(start);
      if (tokens[at]?.start !== start || tokens[at].end !== end) continue;
      const right = head === 0 ? -1 : firstAt(sentence[head - 1]!.start);
      const sameHead = heads[at] === right;
      const same = sameHead && RELATIONS[relations[at]!] === (KIN[relation] ?? relation);
      for (const counts of relation === 'punct' ? [all] : [words, all]) {
        counts.tokens++;
        if (sameHead) counts.heads++;
        if (same) counts.labelled++;
      }
    }
  }
}

/** The first token that ends behind `offset`. */
function firstToken(tokens: readonly Token[], offset: number): number {
  let [low, high] = [0, tokens.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens[middle]!.end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
