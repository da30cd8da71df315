// Who does what to whom around a verb: "Soldiers were sent to Russia by Pyongyang." has the subject Pyongyang and the object Soldiers.
import * as en from './en.ts';
import { isNoun, isVerb, openerOf, type Reading } from './reading.ts';

/** Steps of one verb leaning on another: "trained, armed and sent", "plans to begin to send". */
const DEEPEST = 8;

/** The subject of a verb as its doer, the object as what it is done to, whatever the voice. All lists are heads of noun phrases. */
export class Verbs {
  readonly #reading: Reading;

  constructor(reading: Reading) {
    this.#reading = reading;
  }

  /** "was sent", "shells shipped from Rason", "stolen coins". */
  isPassive(verb: number, depth = 0): boolean {
    const { tree, tags, lemmas } = this.#reading;
    if (tree.childOf(verb, 'auxpass', 'nsubjpass') !== undefined) return true;
    // "North Korean troops arrived": told as a participle by mistake; a passive has another kind of subject.
    if (tree.childOf(verb, 'nsubj') !== undefined) return false;
    if (tags[verb] !== 'VBN' && !(tags[verb] === 'VBD' && tree.hangsBy(verb, 'acl', 'amod'))) return false;
    if (tree.childrenOf(verb, 'aux').some((aux) => lemmas[aux] === 'have')) return false;
    if (!tree.hangsBy(verb, 'conj')) return true;
    const first = tree.headOf(verb);
    return depth < DEEPEST && first >= 0 && isVerb(this.#reading, first) && this.isPassive(first, depth + 1);
  }

  subjectsOf(verb: number, depth = 0): number[] {
    if (depth > DEEPEST) return [];
    if (this.isPassive(verb)) return this.#agentsOf(verb, depth);
    // "There is no question": nobody does anything.
    if (this.#reading.tree.childOf(verb, 'expl') !== undefined) return [];
    const own = this.#ownSubjectOf(verb);
    if (own !== undefined) return this.meantBy(own);
    const hasTense = /^(?:VBD|VBZ|VBP)$/.test(this.#reading.tags[verb]!);
    const neighbour = hasTense ? (this.#leftNeighbourOf(verb) ?? this.#strayNounBefore(verb)) : undefined;
    if (neighbour !== undefined) return [neighbour];
    const above = this.#subjectsAbove(verb, depth);
    if (above.length > 0 || this.#reading.tags[verb] !== 'VBG') return above;
    const agents = this.prepositionalOf(verb, 'by');
    return agents.length > 0 ? agents : this.#subjectsOfClauseBefore(verb, depth);
  }

  /** "Russia" of "Russia was the target". */
  subjectsOfPredicate(noun: number): number[] {
    const own = this.#ownSubjectOf(noun);
    return own === undefined || own === noun ? [] : this.#namedBy(own);
  }

  #namedBy(at: number): number[] {
    return en.RELATIVES.has(this.#reading.lemmas[at]!) ? this.meantBy(at) : [at];
  }

  /** Of several, which no clause has, the one nearest to the verb: "how many weapons Russia plans". */
  #ownSubjectOf(verb: number): number | undefined {
    const own = this.#reading.tree
      .childrenOf(verb, 'nsubj')
      .filter((child) => !this.#isEmpty(child) && !this.#isSetApart(child));
    return own.findLast((child) => child < verb) ?? own[0] ?? this.#roughSubjectOf(verb);
  }

  /** "About 3,000 troops left", "about" read as a preposition. */
  #roughSubjectOf(verb: number): number | undefined {
    const { tree } = this.#reading;
    if (!/^VB[DZP]$/.test(this.#reading.tags[verb]!)) return undefined;
    return tree
      .childrenOf(verb, 'nmod')
      .find(
        (at) =>
          at < verb &&
          en.ROUGHLY_FIRST.has(openerOf(this.#reading, at) ?? '') &&
          tree.childOf(at, 'nummod') !== undefined,
      );
  }

  /** "the only state besides Peru to sell": Peru is named and left out. */
  #isSetApart(at: number): boolean {
    const { tree, lemmas } = this.#reading;
    return en.APART.has(lemmas[tree.spanOf(at)[0] - 1] ?? '');
  }

  /** "There is no question forces suffer, losing men": who loses is the subject of the clause in front. */
  #subjectsOfClauseBefore(verb: number, depth: number): number[] {
    const { tree } = this.#reading;
    const head = tree.headOf(verb);
    if (head < 0 || !tree.hangsBy(verb, 'advcl', 'parataxis', 'dep')) return [];
    const clause = tree.childrenOf(head, 'ccomp', 'parataxis', 'conj').findLast((at) => at < verb);
    return clause === undefined ? [] : this.subjectsOf(clause, depth + 1);
  }

  /** A noun in front of a finite verb of a clause of its own, hung elsewhere. */
  #strayNounBefore(verb: number): number | undefined {
    return this.#reading.tree.hangsBy(verb, 'root', 'ccomp', 'parataxis', 'dep') ? this.#nounBefore(verb) : undefined;
  }

  /** "there", "it" that stand for nothing. */
  #isEmpty(at: number): boolean {
    return this.#reading.tags[at] === 'EX';
  }

  /** A conjunct has "and", "or" or a comma in front of it somewhere. */
  #isJoined(verb: number): boolean {
    const { tree, tags } = this.#reading;
    for (let at = verb - 1; at > tree.headOf(verb); at--) if (/^(?:CC|,|:)$/.test(tags[at]!)) return true;
    return false;
  }

  /** The noun right in front of a verb and its auxiliaries, whatever it hangs at. */
  #nounBefore(verb: number): number | undefined {
    const { tree, tags } = this.#reading;
    let at = verb - 1;
    while (at >= 0 && /^(?:RB|MD)$/.test(tags[at]!) && tree.headOf(at) === verb) at--;
    const isNounLike =
      at >= 0 && (/^(?:NN|PRP$)/.test(tags[at]!) || (tags[at] === 'JJ' && /^(?:DT|JJ)$/.test(tags[at - 1] ?? '')));
    return isNounLike ? at : undefined;
  }

  /** A noun right in front of a finite verb that the parser has hung at it otherwise: "In July North Korea became". */
  #leftNeighbourOf(verb: number): number | undefined {
    const { tree, tags } = this.#reading;
    let at = verb - 1;
    while (at >= 0 && /^(?:RB|MD|VBZ|VBP|VBD)$/.test(tags[at]!) && tree.headOf(at) === verb) at--;
    const isHung =
      at >= 0 &&
      tree.headOf(at) === verb &&
      tree.hangsBy(at, 'nmod', 'nmod:tmod', 'dep', 'dobj', 'compound', 'nmod:npmod');
    return isHung && /^(?:NN|PRP$)/.test(tags[at]!) ? at : undefined;
  }

  #agentsOf(verb: number, depth: number): number[] {
    const agents = this.prepositionalOf(verb, 'by');
    if (agents.length > 0) return agents;
    const { tree } = this.#reading;
    const head = tree.headOf(verb);
    if (tree.hangsBy(verb, 'conj') && isVerb(this.#reading, head)) return this.subjectsOf(head, depth + 1);
    return [];
  }

  /** The subject of a verb without its own, from what it leans on. */
  #subjectsAbove(verb: number, depth: number): number[] {
    const { tree, tags } = this.#reading;
    const head = tree.headOf(verb);
    if (head < 0) return [];
    switch (tree.relationOf(verb)) {
      case 'conj':
        if (!this.#isJoined(verb)) {
          const before = this.#nounBefore(verb);
          if (before !== undefined) return [before];
        }
        if (!isVerb(this.#reading, head)) return isNoun(this.#reading, head) ? [] : this.subjectsOf(head, depth + 1);
        return this.isPassive(head) ? this.objectsOf(head, depth + 1) : this.subjectsOf(head, depth + 1);
      case 'amod':
        return tags[verb] === 'VBG' ? [head] : [];
      case 'acl:relcl': {
        // "no question about forces continue to suffer": without "that" the noun in front is the subject.
        const before = tree.childrenOf(verb).some((child) => en.RELATIVES.has(this.#reading.lemmas[child]!))
          ? undefined
          : this.#nounBefore(verb);
        return before === undefined || before === head ? this.meantBy(head) : [before];
      }
      case 'acl':
        return this.#subjectsOfClauseAt(verb, head, depth);
      case 'xcomp':
      case 'ccomp':
      case 'advcl':
      case 'nmod':
      case 'dep':
      case 'parataxis':
      case 'csubj':
        return isNoun(this.#reading, head)
          ? this.#subjectsOfClauseAt(verb, head, depth)
          : this.#controllersOf(verb, head, depth);
      default:
        return [];
    }
  }

  /** "soldiers deploying", "the first state to recognise", "a plan to send": the noun itself, or whose plan it is. */
  #subjectsOfClauseAt(verb: number, noun: number, depth: number): number[] {
    const { tags } = this.#reading;
    const isParticiple = tags[verb] === 'VBG' && openerOf(this.#reading, verb) === undefined;
    const owners = isParticiple || tags[noun]!.startsWith('NNP') ? [] : this.ownersOf(noun, depth + 1);
    return en.INTENTION_NOUNS.has(this.#reading.lemmas[noun]!) ? owners : [...this.meantBy(noun), ...owners];
  }

  /** Whose plan, offer or decision it is: "Russia's plan", "a Russian plan", "made the decision". */
  ownersOf(noun: number, depth = 0): number[] {
    const { tree } = this.#reading;
    const own = [
      ...tree.childrenOf(noun, 'nmod:poss'),
      ...this.prepositionalOf(noun, 'by'),
      ...tree.childrenOf(noun, 'amod', 'compound'),
      ...this.prepositionalOf(noun, 'of'),
    ];
    const head = tree.headOf(noun);
    if (depth > DEEPEST || head < 0) return own;
    if (tree.hangsBy(noun, 'dobj', 'nmod') && isVerb(this.#reading, head)) {
      // "vetoed an American effort": who vetoes has no part in it.
      return /^(?:not|cancelled)$/.test(en.OBJECT_EFFECTS.get(this.#reading.lemmas[head]!) ?? '')
        ? own
        : [...own, ...this.subjectsOf(head, depth + 1)];
    }
    if (tree.hangsBy(noun, 'nsubjpass')) return [...own, ...this.#agentsOf(head, depth + 1)];
    if (tree.hangsBy(noun, 'conj', 'nmod') && isNoun(this.#reading, head))
      return [...own, ...this.ownersOf(head, depth + 1)];
    return own;
  }

  /** Who is meant to do it: "accused Moscow of sending" Moscow, "plans to send" who plans, "was ordered to go" who was. */
  #controllersOf(verb: number, above: number, depth: number): number[] {
    const subjects = () => this.subjectsOf(above, depth + 1);
    if (!isVerb(this.#reading, above)) return subjects();
    if (this.isPassive(above)) return this.objectsOf(above, depth + 1);
    const opener = openerOf(this.#reading, verb);
    const intended = opener === 'to' ? this.intentionBefore(verb, above) : undefined;
    if (intended !== undefined) return this.ownersOf(intended, depth + 1);
    const isComplement = this.#reading.tree.hangsBy(verb, 'xcomp', 'ccomp') || en.OBJECT_DOES.has(opener ?? '');
    if (isComplement && !en.SUBJECT_CONTROL.has(this.#reading.lemmas[above]!)) {
      const objects = this.objectsOf(above, depth + 1);
      return objects.length > 0 ? objects : subjects();
    }
    // "sent soldiers to fight": who fights is told by what fits.
    return opener === 'to' ? [...subjects(), ...this.objectsOf(above, depth + 1)] : subjects();
  }

  /** "effort" of "vetoed an effort to impose", where the infinitive hangs at the verb. */
  intentionBefore(infinitive: number, verb: number): number | undefined {
    const { tree, lemmas } = this.#reading;
    if (!tree.hangsBy(infinitive, 'advcl', 'xcomp')) return undefined;
    return tree
      .childrenOf(verb, 'dobj')
      .find((at) => at < infinitive && infinitive - at <= 3 && en.INTENTION_NOUNS.has(lemmas[at]!));
  }

  objectsOf(verb: number, depth = 0): number[] {
    if (depth > DEEPEST) return [];
    const direct = this.#directObjectsOf(verb);
    if (this.isPassive(verb)) return direct.length > 0 ? direct : this.#passiveSubjectsOf(verb, depth);
    if (direct.length > 0) return direct;
    const { tree, tags } = this.#reading;
    const misread = this.#subjectReadIntoClause(verb);
    const turnedOn = this.#nounBeforeThat(verb);
    if (turnedOn !== undefined) return [turnedOn];
    if (misread !== undefined) return [misread, ...tree.childrenOf(misread, 'nsubj', 'compound')];
    const head = tree.headOf(verb);
    if (head < 0) return this.#objectsOfNextConjunct(verb);
    if (tree.hangsBy(verb, 'acl:relcl') && this.#hasSubjectOfItsOwn(verb)) return this.meantBy(head);
    if (tree.hangsBy(verb, 'conj') && isVerb(this.#reading, head)) return this.#sharedObjectsOf(verb, head, depth);
    if (tree.hangsBy(verb, 'xcomp') && tags[verb] === 'VB' && !isVerb(this.#reading, head)) return [];
    const asked = this.#askedObjectOf(verb);
    if (asked !== undefined) return [asked];
    return this.#objectsOfNextConjunct(verb);
  }

  #directObjectsOf(verb: number): number[] {
    const { tree } = this.#reading;
    // "supplied Pyongyang with fuel", the name read as a particle.
    const objects = tree
      .childrenOf(verb, 'dobj', 'compound:prt')
      .filter((child) => (tree.hangsBy(child, 'dobj') ? this.#isObject(child, verb) : this.#isCapital(child)));
    const isDouble = objects.length > 1 && tree.childOf(verb, 'iobj') === undefined && this.#areNeighbours(objects);
    return (isDouble ? objects.slice(1) : objects.slice(0, 1)).flatMap((child) =>
      this.meantBy(this.#withoutPlace(child)),
    );
  }

  /** "led to sanctions that the Council imposed", the relative clause hung at "led". */
  #nounBeforeThat(verb: number): number | undefined {
    const { tree, lemmas } = this.#reading;
    const above = tree.headOf(verb);
    if (!tree.hangsBy(verb, 'ccomp') || above < 0 || en.SPEAKS.has(lemmas[above]!)) return undefined;
    const that = tree.childrenOf(verb, 'mark', 'dobj').find((at) => lemmas[at] === 'that');
    return that !== undefined && above < that - 1 && isNoun(this.#reading, that - 1) ? that - 1 : undefined;
  }

  /** "received drones and unmanned vehicles", the participle read as the verb of a clause about drones. */
  #subjectReadIntoClause(verb: number): number | undefined {
    const { tree, lemmas } = this.#reading;
    if (en.SPEAKS.has(lemmas[verb]!) || en.VERB_EFFECTS.has(lemmas[verb]!)) return undefined;
    const clause = tree.childOf(verb, 'ccomp');
    if (clause === undefined || tree.childOf(clause, 'mark') !== undefined) return undefined;
    const subject = tree.childOf(clause, 'nsubj');
    return subject !== undefined && tree.spanOf(subject)[0] === verb + 1 ? subject : undefined;
  }

  /** "that" is an object only of the verb of its relative clause, and only where that has a subject and is active. */
  #isObject(at: number, verb: number): boolean {
    const { tree, lemmas } = this.#reading;
    if (!en.RELATIVES.has(lemmas[at]!) || at > verb) return true;
    return tree.childOf(verb, 'nsubjpass') === undefined && this.meantBy(at)[0] !== at;
  }

  /** "sent the workers home", "home" read as the object. */
  #withoutPlace(object: number): number {
    const { tree, lemmas } = this.#reading;
    const noun = en.WHITHER.has(lemmas[object]!) ? tree.childrenOf(object, 'compound').at(-1) : undefined;
    return noun ?? object;
  }

  /** "gave Russia shells": nothing stands between the two. */
  #areNeighbours([first, second]: readonly number[]): boolean {
    const { tree } = this.#reading;
    return tree.spanOf(first!)[1] + 1 === tree.spanOf(second!)[0];
  }

  #isCapital(at: number): boolean {
    const { text, tokens } = this.#reading;
    return /\p{Lu}/u.test(text[tokens[at]!.start] ?? '');
  }

  #passiveSubjectsOf(verb: number, depth: number): number[] {
    const { tree } = this.#reading;
    const own = tree.childrenOf(verb, 'nsubjpass', 'nsubj');
    if (own.length > 0) return own.flatMap((child) => this.meantBy(child));
    const head = tree.headOf(verb);
    if (head < 0) return [];
    if (tree.hangsBy(verb, 'acl', 'acl:relcl', 'amod')) return this.meantBy(head);
    if (tree.hangsBy(verb, 'conj')) return this.objectsOf(head, depth + 1);
    return tree.hangsBy(verb, 'xcomp', 'advcl', 'ccomp') ? this.#controllersOf(verb, head, depth) : [];
  }

  /** "how many weapons Russia plans to buy": the noun in front of the subject, asked for by "how many" or "which". */
  #askedObjectOf(verb: number): number | undefined {
    const { tree, tags } = this.#reading;
    if (tree.childOf(verb, 'xcomp') !== undefined) return undefined;
    let top = verb;
    for (let steps = 0; tree.hangsBy(top, 'xcomp') && steps < DEEPEST; steps++) top = tree.headOf(top);
    const subject = this.#ownSubjectOf(top);
    if (subject === undefined) return undefined;
    const before = tree.spanOf(subject)[0] - 1;
    if (before < 0 || !isNoun(this.#reading, before)) return undefined;
    for (let at = before - 1; at >= Math.max(0, before - 4); at--) if (/^W(?:RB|DT|P)$/.test(tags[at]!)) return before;
    return undefined;
  }

  #hasSubjectOfItsOwn(verb: number): boolean {
    const subject = this.#reading.tree.childOf(verb, 'nsubj');
    return subject !== undefined && !en.RELATIVES.has(this.#reading.lemmas[subject]!);
  }

  /** "trained and sent soldiers" where the noun hangs at the first verb; not behind a preposition or a clause of its own. */
  #sharedObjectsOf(verb: number, first: number, depth: number): number[] {
    const { tree } = this.#reading;
    if (tree.childOf(verb, 'nsubj', 'xcomp', 'ccomp', 'nmod') !== undefined) return [];
    return this.objectsOf(first, depth + 1).filter((object) => object > verb || this.isPassive(first));
  }

  /** "trained and sent soldiers" where the noun hangs at the last verb. */
  #objectsOfNextConjunct(verb: number): number[] {
    const { tree } = this.#reading;
    const next = tree.childOf(verb, 'conj');
    if (next === undefined || next - verb > 3 || !isVerb(this.#reading, next)) return [];
    return this.#directObjectsOf(next);
  }

  /** "gave Russia shells": Russia; "was given shells": who was. */
  indirectsOf(verb: number): number[] {
    const { tree } = this.#reading;
    const indirect = tree.childrenOf(verb, 'iobj');
    if (indirect.length > 0) return indirect;
    const objects = tree.childrenOf(verb, 'dobj');
    if (this.isPassive(verb)) return objects.length > 0 ? this.#passiveSubjectsOf(verb, 0) : [];
    if (objects.length > 1 && this.#areNeighbours(objects)) return objects.slice(0, 1);
    // "gave Moscow hundreds of drones", the name read as a part of the object.
    return objects.flatMap((object) =>
      this.#reading.tags[object]!.startsWith('NNP')
        ? []
        : tree.childrenOf(object, 'compound').filter((child) => this.#isName(child)),
    );
  }

  #isName(at: number): boolean {
    return this.#reading.tags[at]!.startsWith('NNP');
  }

  /** What hangs at the word behind the preposition. */
  prepositionalOf(at: number, preposition: string): number[] {
    const { tree, lemmas } = this.#reading;
    // "suffered a loss due to the breach": "due" is a word that the preposition goes through.
    const due =
      preposition === 'to'
        ? tree.childrenOf(at, 'xcomp', 'amod', 'advmod', 'dep', 'acl').find((child) => lemmas[child] === 'due')
        : undefined;
    return [at, ...(due === undefined ? [] : [due])]
      .flatMap((from) => tree.childrenOf(from, 'nmod', 'nmod:tmod', 'acl', 'advcl', 'dep'))
      .filter((child) => this.#opensWith(child, preposition))
      .flatMap((child) => this.meantBy(child));
  }

  /** The preposition hangs at the noun, or stands right in front of it: "staged off Japan", "off" read as a particle. */
  #opensWith(noun: number, preposition: string): boolean {
    const { tree, lemmas, tags } = this.#reading;
    const openers = tree.childrenOf(noun, 'case');
    const lemma = preposition === 'including' ? 'include' : preposition;
    if (openers.length > 0) return openers.some((opener) => lemmas[opener] === lemma);
    if (!isNoun(this.#reading, noun)) return false;
    let before = noun - 1;
    while (before > 0 && tree.headOf(before) === noun) before--;
    return lemmas[before] === preposition && /^(?:IN|RP|TO|RB)$/.test(tags[before] ?? '');
  }

  /** What a relative pronoun or a predicate points back to: "that" of "missiles that flew", "country" of "it is a country that …". */
  meantBy(at: number): number[] {
    const { tree, lemmas, tags } = this.#reading;
    if (en.RELATIVES.has(lemmas[at]!) && /^W|^IN$/.test(tags[at]!)) {
      for (let here = at, steps = 0; here >= 0 && steps < DEEPEST; here = tree.headOf(here), steps++) {
        if (tree.hangsBy(here, 'acl:relcl')) return this.meantBy(tree.headOf(here));
      }
      return [at];
    }
    const subject = tree.childOf(at, 'cop') === undefined ? undefined : tree.childOf(at, 'nsubj');
    if (subject !== undefined && !en.RELATIVES.has(lemmas[subject]!)) return [subject, at];
    const above = tree.headOf(at);
    if (above >= 0 && tree.hangsBy(at, 'xcomp', 'dobj') && en.BECOMES.has(lemmas[above]!))
      return [...tree.childrenOf(above, 'nsubj'), at];
    return [at];
  }
}
