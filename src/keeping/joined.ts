// What several documents have a part of, such as an entity that each mentions: joined anew only where a part comes, goes or changes.

type Part = { readonly id: string };

export class JoinedParts<T extends Part> {
  readonly #join: (parts: readonly T[]) => T;
  /** By document what was taken in of it. */
  readonly #taken = new Map<string, readonly T[]>();
  /** By the id of the parts, then by document. */
  readonly #parts = new Map<string, Map<string, T[]>>();
  readonly #joined = new Map<string, T>();

  /** `join`: the one of several under one id, in the order of their documents. */
  constructor(join: (parts: readonly T[]) => T) {
    this.#join = join;
  }

  /** The joined parts of the documents, which are in order; each is the same object while its parts are. */
  of(documents: ReadonlyMap<string, readonly T[]>): readonly T[] {
    for (const document of this.#taken.keys()) if (!documents.has(document)) this.#drop(document);
    for (const [document, parts] of documents) {
      if (this.#taken.get(document) === parts) continue;
      this.#drop(document);
      this.#take(document, parts);
    }
    const places = new Map([...documents.keys()].map((document, at) => [document, at]));
    for (const [id, parts] of this.#parts)
      if (!this.#joined.has(id)) this.#joined.set(id, this.#joinedOf(parts, places));
    return [...this.#joined.values()];
  }

  #joinedOf(parts: ReadonlyMap<string, readonly T[]>, places: ReadonlyMap<string, number>): T {
    const inOrder = [...parts].sort(([a], [b]) => places.get(a)! - places.get(b)!);
    return this.#join(inOrder.flatMap(([, same]) => same));
  }

  #take(document: string, parts: readonly T[]): void {
    this.#taken.set(document, parts);
    for (const part of parts) {
      const known = this.#parts.get(part.id) ?? new Map<string, T[]>();
      this.#parts.set(part.id, known.set(document, [...(known.get(document) ?? []), part]));
      this.#joined.delete(part.id);
    }
  }

  #drop(document: string): void {
    for (const { id } of this.#taken.get(document) ?? []) {
      this.#parts.get(id)?.delete(document);
      if (this.#parts.get(id)?.size === 0) this.#parts.delete(id);
      this.#joined.delete(id);
    }
    this.#taken.delete(document);
  }
}
