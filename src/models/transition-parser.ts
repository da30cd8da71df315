// Builds the tree of a sentence from left to right: words are shifted onto a stack, and taken off it as dependents of the
// next word or of the word below, the arc-hybrid system (Kuhlmann, Gómez-Rodríguez & Satta 2011). Every choice is final.
import type { PackedActions } from './packed-actions.ts';
import type { PackedModel } from './packed-model.ts';

/** What can be done next, and what it is called in the manifest of a model. */
export const SHIFT = 0;
export const LEFT = 1;
export const RIGHT = 2;
export const ACTIONS = ['shift', 'left', 'right'] as const;

/** Places behind the last word that features may look at. */
export const PADDING = 4;
/** Place of the lowest word on the stack; below it are places that hold 0. */
export const BOTTOM = 2;

/**
 * A sentence half parsed. Words count from 1; 0 stands for "none" wherever a word is missing. A subclass adds what is known of the words.
 */
export class PartialTree {
  /** Number of words. */
  length = 0;
  /** What kind of word each is, for the sequences of dependents; the caller fills it in. */
  keys = new Int32Array(0);
  /** Head of each word, 0 while it has none. */
  heads = new Int32Array(0);
  /** Outermost and second outermost dependents so far, on either side. */
  left1 = new Int32Array(0);
  left2 = new Int32Array(0);
  right1 = new Int32Array(0);
  right2 = new Int32Array(0);
  /** How many there are. */
  lefts = new Int32Array(0);
  rights = new Int32Array(0);
  /** Hash of the keys of all of them, from the head outwards. */
  leftKeys = new Int32Array(0);
  rightKeys = new Int32Array(0);
  /** Words whose head is not known yet. */
  stack = new Int32Array(0);
  /** Place of the top of the stack. */
  top = BOTTOM - 1;
  /** The next word. */
  next = 1;

  /** Forgets the sentence before, and makes room for one of `length` words. */
  begin(length: number): void {
    const end = length + 1 + PADDING;
    if (end > this.heads.length) this.grow(Math.max(256, end * 2));
    this.length = length;
    this.keys.fill(0, length + 1, end);
    this.restart();
  }

  /** Forgets the heads. */
  restart(): void {
    const end = this.length + 1 + PADDING;
    this.heads.fill(0, 0, end);
    this.left1.fill(0, 0, end);
    this.left2.fill(0, 0, end);
    this.right1.fill(0, 0, end);
    this.right2.fill(0, 0, end);
    this.lefts.fill(0, 0, end);
    this.rights.fill(0, 0, end);
    this.leftKeys.fill(0, 0, end);
    this.rightKeys.fill(0, 0, end);
    this.top = BOTTOM - 1;
    this.next = 1;
  }

  protected grow(size: number): void {
    this.keys = new Int32Array(size);
    this.heads = new Int32Array(size);
    this.left1 = new Int32Array(size);
    this.left2 = new Int32Array(size);
    this.right1 = new Int32Array(size);
    this.right2 = new Int32Array(size);
    this.lefts = new Int32Array(size);
    this.rights = new Int32Array(size);
    this.leftKeys = new Int32Array(size);
    this.rightKeys = new Int32Array(size);
    this.stack = new Int32Array(size + BOTTOM);
  }

  /** True where LEFT can be done: there is a word on the stack, and one to come. */
  get canAttach(): boolean {
    return this.top >= BOTTOM && this.next <= this.length;
  }

  /** True where there is a word below the top of the stack, so that RIGHT can be done. */
  get hasBelow(): boolean {
    return this.top > BOTTOM;
  }

  do(action: number): void {
    if (action === SHIFT) this.shift();
    else if (action === LEFT) this.attachLeft();
    else this.attachRight();
  }

  shift(): void {
    this.stack[++this.top] = this.next++;
  }

  /** The top of the stack becomes a dependent of the next word. */
  attachLeft(): void {
    this.setLeft(this.stack[this.top--]!, this.next);
  }

  /** The top of the stack becomes a dependent of the word below it. */
  attachRight(): void {
    const dependent = this.stack[this.top--]!;
    this.setRight(dependent, this.stack[this.top]!);
  }

  /** Gives the tree all its heads at once, as `parse` would have. */
  setHeads(heads: ArrayLike<number>): void {
    this.restart();
    for (let word = this.length; word >= 1; word--) if (heads[word]! > word) this.setLeft(word, heads[word]!);
    for (let word = 1; word <= this.length; word++) {
      if (heads[word]! !== 0 && heads[word]! < word) this.setRight(word, heads[word]!);
    }
  }

  private setLeft(dependent: number, head: number): void {
    this.heads[dependent] = head;
    this.left2[head] = this.left1[head]!;
    this.left1[head] = dependent;
    this.lefts[head]!++;
    this.leftKeys[head] = follow(this.leftKeys[head]!, this.keys[dependent]!);
  }

  private setRight(dependent: number, head: number): void {
    this.heads[dependent] = head;
    this.right2[head] = this.right1[head]!;
    this.right1[head] = dependent;
    this.rights[head]!++;
    this.rightKeys[head] = follow(this.rightKeys[head]!, this.keys[dependent]!);
  }
}

function follow(keys: number, key: number): number {
  return (Math.imul(keys ^ key, 0x2c1b3c6d) + 1) | 0;
}

/** Puts the hashed features of the next choice into `out`, and gives their number. */
export type ActionFeatures<Tree extends PartialTree> = (tree: Tree, out: Int32Array) => number;

/** Puts the hashed features of a dependency of a whole tree into `out`, and gives their number. */
export type RelationFeatures<Tree extends PartialTree> = (tree: Tree, dependent: number, out: Int32Array) => number;

/** Heads first, relations then, so that those who need heads only pay for nothing else. `features` has room for those of one choice. */
export class TransitionParser<Tree extends PartialTree> {
  readonly #actions: PackedActions;
  readonly #relations: PackedModel;
  readonly #actionFeatures: ActionFeatures<Tree>;
  readonly #relationFeatures: RelationFeatures<Tree>;
  readonly #features: Int32Array;

  constructor(
    actions: PackedActions,
    relations: PackedModel,
    actionFeatures: ActionFeatures<Tree>,
    relationFeatures: RelationFeatures<Tree>,
    mostFeatures: number,
  ) {
    this.#actions = actions;
    this.#relations = relations;
    this.#actionFeatures = actionFeatures;
    this.#relationFeatures = relationFeatures;
    this.#features = new Int32Array(mostFeatures);
  }

  /**
   * Gives every word its head. What is left on the stack at the end hangs from the word below; the lowest keeps 0 and is the
   * root. Each word is shifted once and taken off once, so time is linear.
   */
  parse(tree: Tree): void {
    while (tree.next <= tree.length) {
      if (tree.canAttach) tree.do(this.#choose(tree));
      else tree.shift();
    }
    while (tree.hasBelow) tree.attachRight();
  }

  #choose(tree: Tree): number {
    const { scores } = this.#actions;
    this.#actions.score(this.#features, this.#actionFeatures(tree, this.#features));
    const better = scores[LEFT]! > scores[SHIFT]! ? LEFT : SHIFT;
    return tree.hasBelow && scores[RIGHT]! > scores[better]! ? RIGHT : better;
  }

  /** How one word of a whole tree depends on its head, as the number of a label. */
  relation(tree: Tree, dependent: number): number {
    return this.#relations.best(this.#features, this.#relationFeatures(tree, dependent, this.#features));
  }
}
