// Trains the parser: the actions by what they cost in the state that the parser itself came to (Goldberg & Nivre 2013), the
// relations on whole trees; both by the averaged perceptron with a margin, first with all features, then with those of most weight.
import { assignRows, rowOf } from '../src/models/feature-table.ts';
import { LinearModel } from '../src/models/linear-model.ts';
import {
  ACTIONS,
  type ActionFeatures,
  LEFT,
  type PartialTree,
  type RelationFeatures,
  RIGHT,
  SHIFT,
} from '../src/models/transition-parser.ts';
import type { Progress } from './progress.ts';
import { quantise } from './quantise.ts';
import { Random } from './random.ts';

/** Sentences whose trees are known. Words count from 1; place 0 of heads and relations is unused. */
export interface Treebank<Tree extends PartialTree> {
  readonly size: number;
  /** Begins `tree` with the words of one sentence. */
  begin(index: number, tree: Tree): void;
  /** 0 for the root. */
  heads(index: number): Int32Array;
  /** Numbers of labels. */
  relations(index: number): Uint8Array;
}

export interface ParserOptions {
  /** Passes over the treebank with all features, and again with those that are kept. */
  readonly epochs: readonly [number, number];
  /** Features seen less often are left out; of the others those of most weight are kept, in a table of 2^bits places. */
  readonly cutOff: number;
  readonly kept: number;
  readonly bits: number;
  /** The second training is done in so many orders of the sentences, and the weights are averaged over them. */
  readonly orders: number;
  /** The right label must win by more than this, in steps of the perceptron. */
  readonly margin: number;
  readonly seed: number;
  /** Room for the features of one choice. */
  readonly mostFeatures: number;
}

/** Learns which action to take next. */
export function trainActions<Tree extends PartialTree>(
  bank: Treebank<Tree>,
  tree: Tree,
  addFeatures: ActionFeatures<Tree>,
  options: ParserOptions,
  progress: Progress,
): LinearModel {
  return train(new ActionLessons(bank, tree, addFeatures, options), bank.size, options, progress);
}

/** Learns which of `labels` relations a dependency is; roots need none. */
export function trainRelations<Tree extends PartialTree>(
  bank: Treebank<Tree>,
  tree: Tree,
  addFeatures: RelationFeatures<Tree>,
  labels: number,
  options: ParserOptions,
  progress: Progress,
): LinearModel {
  return train(new RelationLessons(bank, tree, addFeatures, labels, options), bank.size, options, progress);
}

/** Cost of an action that cannot be done. */
const IMPOSSIBLE = 1 << 20;

/** Counts the right heads that each action puts out of reach. */
export class Oracle {
  readonly costs = new Int32Array(ACTIONS.length);
  #heads: Int32Array = new Int32Array(1);
  #onStack = new Uint8Array(1);
  /** How many of the words on the stack, and of those to come, have each word as their right head. */
  #dependentsOnStack = new Int32Array(1);
  #dependentsToCome = new Int32Array(1);

  /** `heads` count from 1, 0 for the root; place 0 is unused. */
  begin(heads: Int32Array): void {
    this.#heads = heads;
    this.#onStack = new Uint8Array(heads.length);
    this.#dependentsOnStack = new Int32Array(heads.length);
    this.#dependentsToCome = new Int32Array(heads.length);
    for (let word = 1; word < heads.length; word++) this.#dependentsToCome[heads[word]!]!++;
  }

  /** The costs of all actions, where the tree has a word on the stack and one to come. */
  cost(tree: PartialTree): Int32Array {
    const { next } = tree;
    const top = tree.stack[tree.top]!;
    const below = tree.stack[tree.top - 1]!;
    const head = this.#heads[top]!;
    const headOfNext = this.#heads[next]!;
    const lost = this.#dependentsToCome[top]!;
    // Once on top of others, the next word can only hang from the top, and no other from it but those behind.
    const isLost = headOfNext === 0 || (headOfNext !== top && this.#onStack[headOfNext] === 1);
    this.costs[SHIFT] = this.#dependentsOnStack[next]! + (isLost ? 1 : 0);
    // The lowest word has 0 below it, and 0 is the head of the root: no other word can still become the root.
    this.costs[LEFT] = lost + (head > next || head === below ? 1 : 0);
    this.costs[RIGHT] = below === 0 ? IMPOSSIBLE : lost + (head >= next ? 1 : 0);
    return this.costs;
  }

  /** Takes note of an action that is about to be done. */
  follow(tree: PartialTree, action: number): void {
    if (action === SHIFT) {
      const head = this.#heads[tree.next]!;
      this.#onStack[tree.next] = 1;
      this.#dependentsOnStack[head]!++;
      this.#dependentsToCome[head]!--;
    } else {
      const top = tree.stack[tree.top]!;
      this.#onStack[top] = 0;
      this.#dependentsOnStack[this.#heads[top]!]!--;
    }
  }
}

/** Choices with their features, sentence by sentence. */
interface Lessons {
  readonly width: number;
  /** Holds the features of the choice at hand. */
  readonly features: Int32Array;
  /** Calls `see` with the number of features at every choice on the right way through a sentence. */
  count(index: number, see: (features: number) => void): void;
  /** Lets `learner` learn from every choice of a sentence; `explore`: it goes its own way. */
  teach(index: number, learner: Learner, explore: boolean): void;
}

class ActionLessons<Tree extends PartialTree> implements Lessons {
  readonly width = ACTIONS.length;
  readonly features: Int32Array;
  readonly #oracle = new Oracle();
  readonly #bank: Treebank<Tree>;
  readonly #tree: Tree;
  readonly #addFeatures: ActionFeatures<Tree>;
  readonly #margin: number;

  constructor(bank: Treebank<Tree>, tree: Tree, addFeatures: ActionFeatures<Tree>, options: ParserOptions) {
    this.features = new Int32Array(options.mostFeatures);
    this.#bank = bank;
    this.#tree = tree;
    this.#addFeatures = addFeatures;
    this.#margin = options.margin;
  }

  count(index: number, see: (features: number) => void): void {
    this.#walk(index, (costs) => {
      see(this.#addFeatures(this.#tree, this.features));
      return cheapest(costs);
    });
  }

  teach(index: number, learner: Learner, explore: boolean): void {
    this.#walk(index, (costs) => {
      const scores = learner.score(this.features, this.#addFeatures(this.#tree, this.features));
      const least = costs[cheapest(costs)]!;
      const good = highest(scores, (action) => costs[action] === least);
      const bad = highest(scores, (action) => costs[action]! > least && costs[action]! < IMPOSSIBLE);
      learner.step(good, bad, this.#margin);
      return explore && bad !== -1 && scores[bad]! > scores[good]! ? bad : good;
    });
  }

  #walk(index: number, choose: (costs: Int32Array) => number): void {
    const tree = this.#tree;
    this.#bank.begin(index, tree);
    this.#oracle.begin(this.#bank.heads(index));
    while (tree.next <= tree.length) {
      const action = tree.canAttach ? choose(this.#oracle.cost(tree)) : SHIFT;
      this.#oracle.follow(tree, action);
      tree.do(action);
    }
  }
}

/** The action of least cost; attaching comes before shifting. */
function cheapest(costs: Int32Array): number {
  let found = SHIFT;
  for (let action = LEFT; action <= RIGHT; action++) if (costs[action]! <= costs[found]!) found = action;
  return found;
}

/** The first label of the highest score among those that are `allowed`, -1 where none is. */
function highest(scores: Float64Array, allowed: (label: number) => boolean): number {
  let found = -1;
  for (let label = 0; label < scores.length; label++) {
    if (allowed(label) && (found === -1 || scores[label]! > scores[found]!)) found = label;
  }
  return found;
}

class RelationLessons<Tree extends PartialTree> implements Lessons {
  readonly width: number;
  readonly features: Int32Array;
  readonly #bank: Treebank<Tree>;
  readonly #tree: Tree;
  readonly #addFeatures: RelationFeatures<Tree>;
  readonly #margin: number;

  constructor(
    bank: Treebank<Tree>,
    tree: Tree,
    addFeatures: RelationFeatures<Tree>,
    labels: number,
    options: ParserOptions,
  ) {
    this.width = labels;
    this.features = new Int32Array(options.mostFeatures);
    this.#bank = bank;
    this.#tree = tree;
    this.#addFeatures = addFeatures;
    this.#margin = options.margin;
  }

  count(index: number, see: (features: number) => void): void {
    this.#each(index, (word) => see(this.#addFeatures(this.#tree, word, this.features)));
  }

  teach(index: number, learner: Learner): void {
    const relations = this.#bank.relations(index);
    this.#each(index, (word) => {
      const scores = learner.score(this.features, this.#addFeatures(this.#tree, word, this.features));
      const right = relations[word]!;
      const other = highest(scores, (label) => label !== right);
      learner.step(right, other, this.#margin);
    });
  }

  #each(index: number, visit: (word: number) => void): void {
    const heads = this.#bank.heads(index);
    this.#bank.begin(index, this.#tree);
    this.#tree.setHeads(heads);
    for (let word = 1; word < heads.length; word++) if (heads[word]! !== 0) visit(word);
  }
}

function train(lessons: Lessons, size: number, options: ParserOptions, progress: Progress): LinearModel {
  const { epochs, kept, bits } = options;
  const frequent = frequentFeatures(lessons, size, options.cutOff);
  const first = new Learner(frequent, WIDEST, lessons);
  teachAll(lessons, first, size, epochs[0], options.seed, (done, _, note) =>
    progress(done, epochs[0] + epochs[1], `${frequent.length} features, ${note}`),
  );
  const heaviest = first.heaviest(kept);
  const learners = Array.from({ length: options.orders }, () => new Learner(heaviest, bits, lessons));
  for (const [number, learner] of learners.entries()) {
    teachAll(lessons, learner, size, epochs[1], options.seed + number, (done, _, note) =>
      progress(epochs[0] + done, epochs[0] + epochs[1], `order ${number + 1}: ${note}`),
    );
  }
  return meanModel(learners);
}

/** Places of the table that is used before features are chosen, as a power of two. */
const WIDEST = 23;
/** Features are counted by this many bits of their hash. */
const COUNTED_BITS = 26;

/** Features that occur at least `cutOff` times on the right ways through all sentences, in the order of the first time. */
function frequentFeatures(lessons: Lessons, size: number, cutOff: number): Uint32Array {
  const counts = new Uint8Array(2 ** COUNTED_BITS);
  const mask = counts.length - 1;
  const { features } = lessons;
  let frequent = new Uint32Array(1 << 20);
  let found = 0;
  for (let index = 0; index < size; index++) {
    lessons.count(index, (count) => {
      for (let at = 0; at < count; at++) {
        const place = features[at]! & mask;
        if (counts[place]! > cutOff || ++counts[place]! !== cutOff) continue;
        if (found === frequent.length) {
          const longer = new Uint32Array(found * 2);
          longer.set(frequent);
          frequent = longer;
        }
        frequent[found++] = features[at]!;
      }
    });
  }
  return frequent.subarray(0, found);
}

function teachAll(
  lessons: Lessons,
  learner: Learner,
  size: number,
  epochs: number,
  seed: number,
  progress: Progress,
): void {
  const random = new Random(seed);
  const order = Uint32Array.from({ length: size }, (_, index) => index);
  for (let epoch = 0; epoch < epochs; epoch++) {
    random.shuffle(order);
    learner.asked = 0;
    learner.right = 0;
    for (const index of order) lessons.teach(index, learner, epoch > 0);
    progress(epoch + 1, epochs, `${((100 * learner.right) / learner.asked).toFixed(2)} % right in training`);
  }
}

/** The weights in training. */
class Learner {
  /** Choices since the start of the pass, and those that came out right. */
  asked = 0;
  right = 0;
  readonly #width: number;
  readonly #entries: Uint32Array;
  readonly #hashes: Uint32Array;
  readonly #weights: Float32Array;
  /** Sum of each change to a weight times the step it came at: what the mean lacks of the weight. */
  readonly #late: Float64Array;
  readonly #scores: Float64Array;
  /** Rows of the features at hand. */
  readonly #rows: Int32Array;
  #used = 0;
  #step = 0;

  constructor(features: Uint32Array, bits: number, { width, features: room }: Lessons) {
    const { entries, rows } = assignRows(features, bits);
    this.#width = width;
    this.#entries = entries;
    this.#hashes = new Uint32Array(rows);
    for (const feature of features) this.#hashes[rowOf(entries, feature)] = feature;
    this.#weights = new Float32Array(rows * width);
    this.#late = new Float64Array(rows * width);
    this.#scores = new Float64Array(width);
    this.#rows = new Int32Array(room.length);
  }

  /** Scores of all labels; valid until the next call. */
  score(features: Int32Array, count: number): Float64Array {
    const width = this.#width;
    const scores = this.#scores;
    const weights = this.#weights;
    scores.fill(0);
    this.#used = 0;
    for (let at = 0; at < count; at++) {
      const row = rowOf(this.#entries, features[at]! >>> 0) * width;
      if (row === 0) continue;
      this.#rows[this.#used++] = row;
      for (let label = 0; label < width; label++) scores[label]! += weights[row + label]!;
    }
    return scores;
  }

  /** One step: where `good` does not win by more than `margin` over `bad`, moves both. */
  step(good: number, bad: number, margin: number): void {
    this.#step++;
    this.asked++;
    const lead = bad === -1 ? Infinity : this.#scores[good]! - this.#scores[bad]!;
    if (lead >= 0) this.right++;
    if (lead > margin) return;
    this.#move(good, 1);
    this.#move(bad, -1);
  }

  #move(label: number, by: number): void {
    for (let at = 0; at < this.#used; at++) {
      const weight = this.#rows[at]! + label;
      this.#weights[weight]! += by;
      this.#late[weight]! += this.#step * by;
    }
  }

  /** The weights, averaged over all steps. */
  means(): Float32Array {
    return this.#weights.map((weight, at) => weight - this.#late[at]! / Math.max(1, this.#step));
  }

  /** The features of most weight, the heaviest first. */
  heaviest(count: number): Uint32Array {
    const width = this.#width;
    const means = this.means();
    const heft = new Float64Array(this.#hashes.length);
    for (let at = width; at < means.length; at++) heft[Math.floor(at / width)]! += Math.abs(means[at]!);
    return Uint32Array.from(heft.keys())
      .subarray(1)
      .sort((a, b) => heft[b]! - heft[a]! || this.#hashes[a]! - this.#hashes[b]!)
      .subarray(0, count)
      .map((row) => this.#hashes[row]!);
  }

  /** The model of mean weights like these. */
  modelOf(means: Float32Array): LinearModel {
    const { rows, scale } = quantise(means, 0);
    return new LinearModel({ width: this.#width, entries: this.#entries, rows }, scale);
  }
}

/** The model of the mean weights of learners that have the same features. */
function meanModel(learners: readonly Learner[]): LinearModel {
  const sum = learners[0]!.means();
  for (const learner of learners.slice(1)) {
    const means = learner.means();
    for (let at = 0; at < sum.length; at++) sum[at]! += means[at]!;
  }
  return learners[0]!.modelOf(sum);
}
