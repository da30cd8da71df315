// Fills the slots around a trigger: subject, object, "to", "object.modifier" … of "North Korea sent Iranian drones to Russia".
import type { PreparedPack } from '../../packs/prepared.ts';
import * as en from './en.ts';
import type { Filler, Kinds } from './kinds.ts';
import type { Nouns } from './nouns.ts';
import { isNoun, isVerb, openerOf, type Reading } from './reading.ts';
import type { Verbs } from './verbs.ts';

/** Fillers of one slot: more are not looked at. */
const MOST = 40;
/** Nouns on the right edge of a phrase to which a preposition may have been hung by mistake. */
const CHAIN = 4;

/** A trigger in its sentence, before its conditions are asked. */
export interface Place {
  readonly kind: 'verb' | 'noun';
  readonly head: number;
  /** First and last word of the trigger. */
  readonly first: number;
  readonly last: number;
  /** The light verb that carries a noun. */
  readonly light?: number;
}

/** Slots are filled once and kept. */
export class Slots {
  readonly #reading: Reading;
  readonly #verbs: Verbs;
  readonly #nouns: Nouns;
  readonly #kinds: Kinds;
  readonly #pack: PreparedPack;
  readonly #place: Place;
  readonly #filled = new Map<string, readonly Filler[]>();

  constructor(
    place: Place,
    {
      reading,
      verbs,
      nouns,
      kinds,
      pack,
    }: {
      readonly reading: Reading;
      readonly verbs: Verbs;
      readonly nouns: Nouns;
      readonly kinds: Kinds;
      readonly pack: PreparedPack;
    },
  ) {
    this.#place = place;
    this.#reading = reading;
    this.#verbs = verbs;
    this.#nouns = nouns;
    this.#kinds = kinds;
    this.#pack = pack;
  }

  /** What fills the slot, conjuncts included, in the order in which it is tried. */
  fillersOf(slot: string): readonly Filler[] {
    let fillers = this.#filled.get(slot);
    if (fillers === undefined) {
      fillers = this.#fill(slot).slice(0, MOST);
      this.#filled.set(slot, fillers);
    }
    return fillers;
  }

  #fill(slot: string): Filler[] {
    const [first = '', second] = slot.split('.');
    const heads = this.#headsOf(first);
    if (second === undefined) return this.#asFillers(first, heads);
    const around = distinct(heads.flatMap((at) => [at, ...this.#measuredBy(at)]));
    const found = distinct(around.flatMap((at) => this.#aroundNoun(at, second))).filter(
      (at) => !heads.includes(at) && !(second === 'modifier' && around.some((noun) => this.#kinds.isOfNoun(at, noun))),
    );
    return this.#asFillers(second, found.length > 0 ? found : this.#behindObject(first, second, heads, around));
  }

  /** "influence the election in Moldova" where "in Moldova" hangs at the verb. */
  #behindObject(first: string, second: string, heads: readonly number[], around: readonly number[]): number[] {
    const { kind, head } = this.#place;
    if (kind !== 'verb' || first === 'subject' || /^(?:modifier|possessive|is)$/.test(second)) return [];
    const found = this.#verbs.prepositionalOf(head, second).filter((at) => heads.every((object) => at > object));
    return found.length > 0 ? found : this.#inInfinitive(around, second);
  }

  /** "vetoed an effort to impose sanctions on the North": what hangs in the infinitive behind the effort. */
  #inInfinitive(nouns: readonly number[], preposition: string): number[] {
    const { tree, lemmas } = this.#reading;
    const { head } = this.#place;
    return nouns
      .filter((noun) => en.INTENTION_NOUNS.has(lemmas[noun]!))
      .flatMap((noun) =>
        [...tree.childrenOf(noun, 'acl'), ...tree.childrenOf(head, 'advcl', 'xcomp')].filter((verb) => verb > noun),
      )
      .filter((verb) => openerOf(this.#reading, verb) === 'to')
      .flatMap((verb) => [verb, ...this.#verbs.objectsOf(verb)])
      .flatMap((at) => this.#verbs.prepositionalOf(at, preposition));
  }

  /** Heads become fillers: names inside of words, what a measure stands for, conjuncts, appositions. */
  #asFillers(slot: string, heads: readonly number[]): Filler[] {
    if (slot === 'modifier') {
      const own = heads.filter((at) => at < this.#place.first || at > this.#place.last || this.#place.kind === 'verb');
      return own.flatMap((at) => this.#kinds.namesWithin(at));
    }
    const all = distinct(
      heads
        .flatMap((at) => this.#withConjuncts(at))
        .flatMap((at) => this.#withApposition(at))
        .flatMap((at) => this.#withConjuncts(at)),
    );
    const whole = all.map((at) => (slot === 'possessive' ? at : this.#kinds.wholeOf(at)));
    return distinct(whole.flatMap((at) => this.#standsFor(at))).map((at) => ({ at }));
  }

  #withConjuncts(at: number): number[] {
    const { tree } = this.#reading;
    const joined = tree
      .childrenOf(at, 'conj', 'dep')
      .filter((child) => tree.hangsBy(child, 'conj') || this.#isJoined(at, child));
    return [at, ...joined.filter((child) => !isVerb(this.#reading, child))];
  }

  /** "the United States and South Korea" where the second name does not hang as a conjunct. */
  #isJoined(first: number, second: number): boolean {
    return this.#reading.tree.childrenOf(first, 'cc').some((joint) => joint > first && joint < second);
  }

  #withApposition(at: number): number[] {
    return [at, ...this.#reading.tree.childrenOf(at, 'appos')];
  }

  /** "drones" of "hundreds of drones", "Kazan" of "the city of Kazan". */
  #standsFor(at: number): number[] {
    const measured = this.#measuredBy(at);
    if (measured.length > 0) return measured;
    const named = this.#kinds.isOneOf({ at }, ['place'])
      ? this.#verbs.prepositionalOf(at, 'of').filter((name) => this.#kinds.isNamedPlace(name))
      : [];
    return named.length > 0 && !this.#kinds.isNamedPlace(at) ? named : [at];
  }

  /** "drones" of "hundreds of drones"; nothing where the word is no measure. */
  #measuredBy(at: number): number[] {
    if (!this.#kinds.isMeasure(at)) return [];
    return this.#verbs
      .prepositionalOf(at, 'of')
      .flatMap((inner) => this.#withConjuncts(inner))
      .flatMap((inner) => {
        const further = this.#kinds.isMeasure(inner) ? this.#verbs.prepositionalOf(inner, 'of') : [];
        return further.length > 0 ? further : [inner];
      });
  }

  #headsOf(slot: string): number[] {
    const { kind, head } = this.#place;
    return distinct(kind === 'verb' ? this.#aroundVerb(head, slot) : this.#aroundTriggerNoun(head, slot));
  }

  #aroundVerb(verb: number, slot: string): number[] {
    switch (slot) {
      case 'subject':
        return this.#subjectsOf(verb);
      case 'object':
        return this.#objectsOf(verb);
      case 'indirect':
        return this.#verbs.indirectsOf(verb);
      case 'aim':
        return this.#aimsOf(verb);
      default:
        return this.#prepositionalOfVerb(verb, slot);
    }
  }

  /** "meddling in elections by Moscow", "by" hung at the elections. */
  #subjectsOf(verb: number): number[] {
    const subjects = this.#verbs.subjectsOf(verb);
    const isGerund = this.#reading.tags[verb] === 'VBG';
    return subjects.length > 0 || !isGerund ? subjects : this.#prepositionalOfVerb(verb, 'by');
  }

  /** Behind a verb of several words the particle may have been taken for a preposition: "bring in workers". */
  #objectsOf(verb: number): number[] {
    const objects = this.#verbs.objectsOf(verb);
    const { last } = this.#place;
    if (objects.length > 0) return objects;
    const behind = last <= verb ? [] : this.#verbs.prepositionalOf(verb, this.#reading.lemmas[last]!);
    return behind.length > 0 ? behind : this.#amountsOf(verb);
  }

  /** "puts between 16% to 25% of its product", "drained approximately $60 million": an amount that hangs there as if by a preposition. */
  #amountsOf(verb: number): number[] {
    return this.#reading.tree
      .childrenOf(verb, 'nmod')
      .filter((at) => at > verb && this.#kinds.quantityAt(at) !== undefined)
      .filter((at) => en.ROUGHLY.has(openerOf(this.#reading, at) ?? 'about') && this.#kinds.timeAt(at) === undefined);
  }

  /** At the verb; at its object; at the verb that it leans on; at the last nouns of these, should the parser have erred. */
  #prepositionalOfVerb(verb: number, preposition: string): number[] {
    const { tree } = this.#reading;
    const isAgent = preposition === 'by' && this.#verbs.isPassive(verb);
    const direct = this.#verbs.prepositionalOf(verb, preposition);
    const objects = this.#verbs.objectsOf(verb).filter((at) => !this.#isTrigger(at));
    const measured = objects.flatMap((at) => this.#measuredBy(at));
    const atObjects =
      preposition === 'of'
        ? []
        : [...objects, ...measured].flatMap((at) => this.#verbs.prepositionalOf(at, preposition));
    const found = [...direct, ...atObjects];
    if (found.length > 0 || preposition === 'of' || isAgent) return found;
    const head = tree.headOf(verb);
    if (head >= 0 && isVerb(this.#reading, head) && tree.hangsBy(verb, 'conj', 'xcomp')) {
      const shared = this.#verbs.prepositionalOf(head, preposition).filter((at) => at > verb);
      if (shared.length > 0) return shared;
    }
    const edges = [...objects, ...measured, ...tree.childrenOf(verb, 'nmod', 'iobj').filter((at) => at > verb)];
    return edges.flatMap((at) => this.#atRightEdgeOf(at, preposition));
  }

  /** "helped it build satellites", "provided it with support in building them", "sent workers to help rebuild the territory". */
  #aimsOf(verb: number): number[] {
    const { tree, lemmas } = this.#reading;
    const helps = this.#prepositionalOfVerb(verb, 'with');
    return [verb, ...this.#verbs.objectsOf(verb), ...helps]
      .flatMap((at) => tree.childrenOf(at, 'xcomp', 'advcl', 'acl', 'ccomp'))
      .flatMap((at) => (lemmas[at] === 'help' ? tree.childrenOf(at, 'xcomp', 'ccomp') : [at]))
      .filter((at) => at > verb && isVerb(this.#reading, at))
      .filter((at) => en.BEFORE_AIMS.has(openerOf(this.#reading, at) ?? 'to'))
      .filter((at) => helps.length === 0 || en.MAKES.has(lemmas[at]!))
      .flatMap((at) => this.#verbs.objectsOf(at));
  }

  /** "sent men of the Storm Corps to Russia" where "to Russia" hangs at Corps. */
  #atRightEdgeOf(at: number, preposition: string): number[] {
    const { tree } = this.#reading;
    let here = at;
    for (let step = 0; step < CHAIN; step++) {
      if (this.#isTrigger(here) || isVerb(this.#reading, here)) return [];
      const found = this.#verbs.prepositionalOf(here, preposition);
      if (found.length > 0) return found;
      const next = tree.childrenOf(here, 'nmod', 'conj').findLast((child) => child > here);
      if (next === undefined) return [];
      here = next;
    }
    return [];
  }

  /** True where a noun of the word's spelling is a trigger of some type: then what hangs at it is its own. */
  #isTrigger(at: number): boolean {
    const { lemmas } = this.#reading;
    return (
      isNoun(this.#reading, at) &&
      this.#pack.triggers
        .byFirstWord(lemmas[at]!)
        .some(({ trigger, words }) => trigger.kind === 'noun' && words.length === 1)
    );
  }

  #aroundTriggerNoun(noun: number, slot: string): number[] {
    if (slot === 'subject') return this.#subjectsOfNoun(noun);
    const own = this.#aroundNoun(noun, slot);
    if (slot === 'possessive' || slot === 'modifier' || slot === 'is') return own;
    const carrier = this.#carrierOf(noun);
    const carried = carrier === undefined ? [] : this.#verbs.prepositionalOf(carrier, slot);
    const found = distinct([...own, ...carried]).filter((at) => at !== noun && !this.#reading.tree.isBelow(noun, at));
    if (found.length > 0 || slot === 'of') return found;
    const next = this.#rightBehind(noun, slot);
    if (next !== undefined) return this.#verbs.meantBy(next);
    const { tree } = this.#reading;
    const edges = [noun, ...(carrier === undefined ? [] : [carrier])].flatMap((at) => tree.childrenOf(at, 'nmod'));
    return edges.filter((at) => at > noun).flatMap((at) => this.#atRightEdgeOf(at, slot));
  }

  /** "Kim's sister denied the sales": whoever answers for a state is not the seller. */
  #subjectsOfNoun(noun: number): number[] {
    const subjects = this.#nouns.subjectsOf(noun, this.#place.light);
    const governor = this.#nouns.governorOf(noun);
    const isDenial = governor !== undefined && this.#reading.lemmas[governor.at] === 'deny';
    return isDenial ? subjects.filter((at) => !this.#kinds.isOneOf({ at }, ['person'])) : subjects;
  }

  /** "condemning the drills between A and B", "between" hung at the verb: the preposition follows the noun's phrase. */
  #rightBehind(noun: number, preposition: string): number | undefined {
    const { tree, lemmas } = this.#reading;
    const opener = tree.spanOf(noun)[1] + 1;
    if (lemmas[opener] !== preposition || !tree.hangsBy(opener, 'case')) return undefined;
    const filler = tree.headOf(opener);
    return filler > opener && !tree.isBelow(noun, filler) ? filler : undefined;
  }

  /** The verb whose prepositions are the noun's: its light verb, the verb that has it as subject, or that it stands right behind. */
  #carrierOf(noun: number): number | undefined {
    if (this.#place.light !== undefined) return this.#place.light;
    const governor = this.#nouns.governorOf(noun);
    if (!governor || !isVerb(this.#reading, governor.at)) return undefined;
    if (governor.as === 'subject') return governor.at;
    return governor.as === 'object' && !en.SPEAKS.has(this.#reading.lemmas[governor.at]!) ? governor.at : undefined;
  }

  #aroundNoun(noun: number, slot: string): number[] {
    if (slot === 'possessive') return this.#nouns.possessivesOf(noun);
    if (slot === 'modifier') return this.#nouns.modifiersOf(noun);
    if (slot === 'is') return this.#nouns.predicatesOf(noun);
    return this.#nouns.prepositionalOf(noun, slot);
  }
}

function distinct(places: readonly number[]): number[] {
  return [...new Set(places)];
}
