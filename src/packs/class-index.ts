// The tree of classes of a pack: "artillery shell" is a shell, which is a munition, which is an arm; and what a condition asks for.
import type { EntityType } from '../document/origin.ts';

/** Types of things that a pack lists: those of entities, and goods that are neither weapon nor vessel. */
export const CLASS_TYPES = ['person', 'organization', 'state', 'place', 'weapon', 'vessel', 'item', 'other'] as const;
export type ClassType = Exclude<EntityType, 'wallet'> | 'item';

export interface ClassEntry {
  /** Kebab-case. */
  readonly class: string;
  /** The class above it; a root has a type instead. */
  readonly of?: string;
  readonly type?: ClassType;
  /** In the dictionary's form, lower case: "artillery shell". */
  readonly nouns: readonly string[];
  /** For whom someone of the class speaks on record; those below it as well, where they say nothing else. */
  readonly speaks?: Speaks;
}

/**
 * For whom someone speaks: a president for the state, which his office is (`head`); a foreign minister for the state, a general for
 * his army, a spokesman for whom his house speaks for (`house`), a lawmaker for himself.
 */
export const SPEAKS = ['head', 'state', 'body', 'house', 'self'] as const;
export type Speaks = (typeof SPEAKS)[number];

/** Types that whoever asks for another takes as well: a weapon is an item, and a state is a place. */
const WIDER: Readonly<Record<string, string>> = { weapon: 'item', vessel: 'item', state: 'place' };

export class ClassIndex {
  readonly #byId = new Map<string, ClassEntry>();
  readonly #byNoun = new Map<string, ClassEntry>();
  readonly #longest: number;

  constructor(classes: readonly ClassEntry[]) {
    let longest = 0;
    for (const entry of classes) {
      this.#byId.set(entry.class, entry);
      for (const noun of entry.nouns) {
        this.#byNoun.set(noun, entry);
        longest = Math.max(longest, noun.split(' ').length);
      }
    }
    this.#longest = longest;
  }

  byId(id: string): ClassEntry | undefined {
    return this.#byId.get(id);
  }

  /** The class of a noun phrase, given the lemmas up to and with its head: the longest noun at their end counts. */
  ofLemmas(lemmas: readonly string[]): ClassEntry | undefined {
    for (let words = Math.min(this.#longest, lemmas.length); words > 0; words--) {
      const entry = this.#byNoun.get(lemmas.slice(-words).join(' '));
      if (entry) return entry;
    }
    return undefined;
  }

  /** The class and all above it, nearest first. */
  lineOf(id: string): ClassEntry[] {
    const line: ClassEntry[] = [];
    for (let entry = this.#byId.get(id); entry && !line.includes(entry); entry = this.#byId.get(entry.of ?? '')) {
      line.push(entry);
    }
    return line;
  }

  typeOf(id: string): ClassType | undefined {
    return this.lineOf(id).at(-1)?.type;
  }

  /** Whether the class `id` is `kind`, a class or an argument type: "icbm" is "missile", "weapon" and "item". */
  isA(id: string, kind: string): boolean {
    if (this.lineOf(id).some((entry) => entry.class === kind)) return true;
    const type = this.typeOf(id);
    return type !== undefined && isOfType(type, kind);
  }
}

/** Whether something of `type` is what `kind` asks for: a state where a place is asked for, too. */
export function isOfType(type: string, kind: string): boolean {
  return type === kind || WIDER[type] === kind;
}
