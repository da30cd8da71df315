// Who does what around a noun of action: "Kim's talks with Putin", "carried out a test", "arms exchanges between the two".
import type { Lemmas } from '../../packs/event-type.ts';
import * as en from './en.ts';
import { isNoun, isVerb, openerOf, type Reading } from './reading.ts';
import type { Verbs } from './verbs.ts';

/** What a noun hangs at, and how: the verb of which it is the object, the noun whose "of" it is. */
export interface Governor {
  readonly at: number;
  readonly as: 'subject' | 'object' | 'modifier' | 'prepositional';
  readonly preposition?: string;
  /** The noun that hangs there itself: "series" for "tests" in "held a series of tests". */
  readonly through: number;
}

const DEEPEST = 8;
/** Tokens in which a verb of several words stands: "take an active part in". */
const REACH = 6;

export class Nouns {
  readonly #reading: Reading;
  readonly #verbs: Verbs;

  constructor(reading: Reading, verbs: Verbs) {
    this.#reading = reading;
    this.#verbs = verbs;
  }

  /** What the noun hangs at; behind a measure or a conjunction what that hangs at ("a series of tests", "drills and tests"). */
  governorOf(noun: number, depth = 0): Governor | undefined {
    const { tree, lemmas } = this.#reading;
    const at = tree.headOf(noun);
    if (at < 0 || depth > DEEPEST) return undefined;
    const preposition = openerOf(this.#reading, noun);
    if (tree.hangsBy(noun, 'conj')) return this.governorOf(at, depth + 1);
    if (preposition === 'of' && en.SERIES.has(lemmas[at]!)) return this.governorOf(at, depth + 1);
    if (tree.hangsBy(noun, 'nsubj') || tree.hangsBy(noun, 'csubj')) return { at, as: 'subject', through: noun };
    if (tree.hangsBy(noun, 'dobj', 'nsubjpass', 'iobj')) return { at, as: 'object', through: noun };
    if (preposition !== undefined) return { at, as: 'prepositional', preposition, through: noun };
    if (tree.hangsBy(noun, 'compound', 'nmod:poss', 'amod')) return { at, as: 'modifier', through: noun };
    return undefined;
  }

  /** The verb of `light` that carries the noun: "conducted a test", "talks were held", "the test that it conducted", "took part in drills". */
  lightVerbOf(noun: number, light: readonly Lemmas[]): number | undefined {
    if (light.length === 0) return undefined;
    const { tree } = this.#reading;
    const governor = this.governorOf(noun);
    if (governor && light.some((words) => this.#carries(governor, words))) return governor.at;
    return tree
      .childrenOf(noun, 'acl:relcl', 'acl')
      .find((verb) => this.#hasObject(verb, noun) && light.some((words) => this.#matches(verb, words)));
  }

  #hasObject(verb: number, noun: number): boolean {
    return isVerb(this.#reading, verb) && this.#verbs.objectsOf(verb).includes(noun);
  }

  #carries({ at, as, preposition, through }: Governor, words: Lemmas): boolean {
    if (as === 'modifier') return false;
    if (as === 'object' || as === 'subject') return this.#matches(at, words);
    const [last] = words.slice(-1);
    if (last !== preposition) return false;
    return this.#matches(at, words.slice(0, -1)) || this.#leadsTo(at, words.slice(0, -1), through);
  }

  /** The words begin at the verb; a particle may stand behind the object. */
  #matches(verb: number, words: Lemmas): boolean {
    const { tree, lemmas } = this.#reading;
    if (lemmas[verb] !== words[0]) return false;
    const rest = words.slice(1);
    if (rest.length === 0) return true;
    if (rest.every((word, nth) => lemmas[verb + 1 + nth] === word)) return true;
    return (
      rest.length === 1 && tree.childrenOf(verb, 'compound:prt', 'advmod').some((part) => lemmas[part] === rest[0])
    );
  }

  /** "took part in drills" where the drills hang at "part". */
  #leadsTo(at: number, words: Lemmas, noun: number): boolean {
    const { lemmas } = this.#reading;
    if (lemmas[at] !== words.at(-1)) return false;
    for (let first = at - 1; first >= 0 && at - first < REACH; first--)
      if (lemmas[first] === words[0]) return at < noun;
    return false;
  }

  /** The subject of the light verb; else of the verb or the noun of intention over it: "announced its deployment". */
  subjectsOf(noun: number, light: number | undefined): number[] {
    const { lemmas } = this.#reading;
    if (light !== undefined) {
      const verb = isVerb(this.#reading, light) ? light : this.#reading.tree.headOf(light);
      return verb < 0 ? [] : this.#verbs.subjectsOf(verb).filter((subject) => subject !== noun);
    }
    if (this.#reading.tree.childOf(noun, 'cop') !== undefined) return this.#verbs.subjectsOfPredicate(noun);
    const governor = this.governorOf(noun);
    if (!governor) return [];
    const { at, as } = governor;
    if (isNoun(this.#reading, at)) return en.INTENTION_NOUNS.has(lemmas[at]!) ? this.#verbs.ownersOf(at) : [];
    if (!isVerb(this.#reading, at) || !en.INTENTION_VERBS.has(lemmas[at]!)) return [];
    return as === 'object' || as === 'prepositional' ? this.#verbs.subjectsOf(at) : [];
  }

  /** What the noun is said to be: "the losses were $2 million", "were put at $2 million", "the test is believed to be that of a Musudan". */
  predicatesOf(noun: number): number[] {
    const { tree, lemmas } = this.#reading;
    const above = tree.headOf(noun);
    if (above < 0) return [];
    const isSubject = tree.hangsBy(noun, 'nsubj', 'nsubjpass');
    if (isSubject && tree.childOf(above, 'cop') !== undefined) return [above];
    if (!isVerb(this.#reading, above) || !(isSubject || tree.hangsBy(noun, 'dobj'))) return [];
    const said = tree
      .childrenOf(above, 'xcomp', 'ccomp', 'dep', 'nmod', 'advcl')
      .filter((at) => at > noun && tree.childOf(at, 'cop') !== undefined);
    if (said.length > 0 || !en.COMES_TO.has(lemmas[above]!)) return said;
    const objects = isSubject ? tree.childrenOf(above, 'dobj') : [];
    return objects.length > 0 ? objects : tree.childrenOf(above, 'nmod').filter((at) => this.#opensAmount(at));
  }

  #opensAmount(at: number): boolean {
    return en.BEFORE_AMOUNTS.has(openerOf(this.#reading, at) ?? '');
  }

  /** Whose it is: "its tests", "its run of tests". */
  possessivesOf(noun: number): number[] {
    const { tree, lemmas } = this.#reading;
    const own = tree.childrenOf(noun, 'nmod:poss');
    const above = tree.headOf(noun);
    if (own.length > 0 || above < 0 || openerOf(this.#reading, noun) !== 'of') return own;
    return en.SERIES.has(lemmas[above]!) ? tree.childrenOf(above, 'nmod:poss') : own;
  }

  /** Nouns and adjectives before it, each alone; participles with their own noun go by what is made of them. */
  modifiersOf(noun: number): number[] {
    const { tree } = this.#reading;
    return tree.childrenOf(noun, 'amod', 'compound', 'nmod:npmod', 'dep').filter((child) => child < noun);
  }

  prepositionalOf(noun: number, preposition: string): number[] {
    return this.#verbs.prepositionalOf(noun, preposition);
  }
}
