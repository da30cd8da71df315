// Which documents have a key, the first few of each at hand: typed arrays, because there are a hundred keys to a document.

/** Documents of one key that the others are compared with, unless told otherwise: those of the least rank among all that have it. */
export const LEAST = 4;

/** Whether document `a` comes before document `b` in the one order of ranks. */
export type IsBefore = (a: number, b: number) => boolean;

const EMPTY = 0;
/** A key whose documents were all removed. */
const NONE = 0x7fffffff;

/**
 * For each key a set of documents (small whole numbers). The LEAST first by rank are kept in order at the front of the list, the others
 * behind them as they came; only the front is ever told, so the order of adding shows nowhere.
 */
export class KeyTable {
  readonly #isBefore: IsBefore;
  readonly #least: number;
  #keys = new Uint32Array(1024);
  /** By slot: EMPTY, NONE, document + 1 where the key has one document, else -(node + 1). */
  #heads = new Int32Array(1024);
  #used = 0;
  #nodeDocuments = new Int32Array(256);
  #nodeNext = new Int32Array(256);
  #nodes = 0;
  #freed = -1;
  /** Slots and nodes looked at since the start: what an addition costs. */
  touched = 0;

  constructor(isBefore: IsBefore, least = LEAST) {
    this.#isBefore = isBefore;
    this.#least = least;
  }

  get bytes(): number {
    return 4 * (this.#keys.length + this.#heads.length + this.#nodeDocuments.length + this.#nodeNext.length);
  }

  /** Whether the document is among the LEAST first of the key now, and so may have taken the place of another. */
  add(key: number, document: number): boolean {
    if ((this.#used + 1) * 10 > this.#keys.length * 7) this.#grow();
    const slot = this.#slotOf(key);
    const head = this.#heads[slot]!;
    if (head === EMPTY) this.#used++;
    this.#keys[slot] = key;
    if (head === EMPTY || head === NONE) {
      this.#heads[slot] = document + 1;
      return true;
    }
    const { first, isFront } = this.#insert(head > 0 ? this.#node(head - 1, -1) : -head - 1, document);
    this.#heads[slot] = -(first + 1);
    return isFront;
  }

  /** Puts the document at its place among the first LEAST, or right behind them. Gives the first node of the list, and which of the two. */
  #insert(first: number, document: number): { readonly first: number; readonly isFront: boolean } {
    let before = -1;
    let at = first;
    let place = 0;
    for (; place < this.#least && at !== -1; place++) {
      this.touched++;
      if (this.#isBefore(document, this.#nodeDocuments[at]!)) break;
      before = at;
      at = this.#nodeNext[at]!;
    }
    const node = this.#node(document, at);
    const isFront = place < this.#least;
    if (before === -1) return { first: node, isFront };
    this.#nodeNext[before] = node;
    return { first, isFront };
  }

  /** Calls `visit` with every document of the key. */
  visitAll(key: number, visit: (document: number) => void): void {
    const head = this.#heads[this.#slotOf(key)]!;
    if (head === EMPTY || head === NONE) return;
    if (head > 0) visit(head - 1);
    for (let at = head > 0 ? -1 : -head - 1; at !== -1; at = this.#nodeNext[at]!) {
      this.touched++;
      visit(this.#nodeDocuments[at]!);
    }
  }

  /** Whether the document is among the LEAST first of the key. */
  isFront(key: number, document: number): boolean {
    let isFound = false;
    this.visit(key, (one) => {
      if (one === document) isFound = true;
    });
    return isFound;
  }

  remove(key: number, document: number): void {
    const slot = this.#slotOf(key);
    const head = this.#heads[slot]!;
    if (head === document + 1) this.#heads[slot] = NONE;
    else if (head < 0) this.#heads[slot] = -(this.#unlink(-head - 1, document) + 1) || NONE;
  }

  /** The first node of the list without the document; the least of those behind the front moves up. -1 where none is left. */
  #unlink(first: number, document: number): number {
    const documents = this.#documentsFrom(first);
    const place = documents.indexOf(document);
    if (place === -1) return first;
    const kept = documents.filter((one) => one !== document);
    if (place < this.#least && kept.length >= this.#least) {
      let least = this.#least - 1;
      for (let at = this.#least; at < kept.length; at++) if (this.#isBefore(kept[at]!, kept[least]!)) least = at;
      [kept[this.#least - 1], kept[least]] = [kept[least]!, kept[this.#least - 1]!];
    }
    let at = first;
    let last = -1;
    for (const one of kept) {
      this.#nodeDocuments[at] = one;
      last = at;
      at = this.#nodeNext[at]!;
    }
    this.#free(at);
    if (last === -1) return -1;
    this.#nodeNext[last] = -1;
    return first;
  }

  #documentsFrom(first: number): number[] {
    const documents: number[] = [];
    for (let at = first; at !== -1; at = this.#nodeNext[at]!) {
      this.touched++;
      documents.push(this.#nodeDocuments[at]!);
    }
    return documents;
  }

  /** Calls `visit` with the LEAST first documents of the key. */
  visit(key: number, visit: (document: number) => void): void {
    const head = this.#heads[this.#slotOf(key)]!;
    if (head === EMPTY || head === NONE) return;
    if (head > 0) visit(head - 1);
    let at = head > 0 ? -1 : -head - 1;
    for (let place = 0; at !== -1 && place < this.#least; place++) {
      this.touched++;
      visit(this.#nodeDocuments[at]!);
      at = this.#nodeNext[at]!;
    }
  }

  #node(document: number, next: number): number {
    let node = this.#freed;
    if (node !== -1) this.#freed = this.#nodeNext[node]!;
    else {
      node = this.#nodes++;
      if (node === this.#nodeDocuments.length) {
        this.#nodeDocuments = copied(this.#nodeDocuments, node * 1.5);
        this.#nodeNext = copied(this.#nodeNext, node * 1.5);
      }
    }
    this.#nodeDocuments[node] = document;
    this.#nodeNext[node] = next;
    return node;
  }

  #free(node: number): void {
    this.#nodeNext[node] = this.#freed;
    this.#freed = node;
  }

  /** The slot of the key, or the empty one where it belongs. */
  #slotOf(key: number): number {
    const mask = this.#keys.length - 1;
    // The low bits say the kind of key; a multiplication spreads the others over the table.
    let slot = (Math.imul(key, 0x9e3779b1) >>> 7) & mask;
    for (; ; slot = (slot + 1) & mask) {
      this.touched++;
      if (this.#heads[slot] === EMPTY || this.#keys[slot] === key) return slot;
    }
  }

  /** Makes room, without the keys whose documents were all removed. */
  #grow(): void {
    const [keys, heads] = [this.#keys, this.#heads];
    const live = heads.reduce((count, head) => count + (head === EMPTY || head === NONE ? 0 : 1), 0);
    // Where removed keys fill half of it, there is room when they are gone.
    const size = live * 20 > keys.length * 7 ? keys.length * 2 : keys.length;
    this.#keys = new Uint32Array(size);
    this.#heads = new Int32Array(size);
    this.#used = 0;
    const { touched } = this;
    for (let at = 0; at < keys.length; at++) {
      if (heads[at] === EMPTY || heads[at] === NONE) continue;
      const slot = this.#slotOf(keys[at]!);
      this.#keys[slot] = keys[at]!;
      this.#heads[slot] = heads[at]!;
      this.#used++;
    }
    this.touched = touched;
  }
}

function copied(numbers: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(Math.ceil(length));
  longer.set(numbers);
  return longer;
}
