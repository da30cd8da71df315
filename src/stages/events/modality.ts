// Whether an event happened, is under way, is prepared, planned, expected, possible or depends on a condition, or is said not to be so.
import { MODALITIES, type Modality } from '../../document/event.ts';
import * as en from './en.ts';
import type { Nouns } from './nouns.ts';
import { isNoun, isVerb, openerOf, type Reading } from './reading.ts';
import type { Place } from './slots.ts';

/** The state of an event in its sentence. */
export interface State {
  readonly modality: Modality;
  readonly negative: boolean;
  /** The modality rests on a bare "will": planned where the doer says so, expected where another does. */
  readonly isForetold?: boolean;
  /** It rests on "may" or the like: less than a plan or a preparation that is named ("may be preparing to send"). */
  readonly isHedge?: boolean;
  /** "a submarine that can launch missiles": what something is able to do, of which nobody says that it does it. */
  readonly isAbility?: boolean;
}

const HAPPENED: State = { modality: 'happened', negative: false };
const ABLE: State = { modality: 'possible', negative: false };
/** Words that lean on each other: "is expected to begin preparing to send". */
const DEEPEST = 10;

/** Reads states from the verbs and nouns over a word. */
export class States {
  readonly #reading: Reading;
  readonly #nouns: Nouns;

  constructor(reading: Reading, nouns: Nouns) {
    this.#reading = reading;
    this.#nouns = nouns;
  }

  stateOf({ kind, head, light }: Place): State {
    if (kind === 'verb') return this.#isAbility(head) ? { ...ABLE, isAbility: true } : this.#ofVerb(head, 0);
    const own = this.#ofModifiers(head);
    if (light !== undefined && isVerb(this.#reading, light)) {
      const isObject = !this.#reading.tree.isBelow(light, head);
      const carried = this.#nouns.governorOf(head)?.as === 'subject' ? undefined : this.#effectOn(light);
      return combine(own, carried ?? HAPPENED, isObject ? this.#ofVerb(light, 0) : this.#ofParticiple(light));
    }
    return combine(own, this.#ofNoun(head, 0));
  }

  /** "can" behind a relative: "a submarine that can launch missiles". */
  #isAbility(verb: number): boolean {
    const { tree, lemmas, tags } = this.#reading;
    const auxiliaries = tree.childrenOf(verb, 'aux').map((at) => lemmas[at]);
    // "shells that can only have been sent": a conclusion.
    if (!tree.hangsBy(verb, 'acl:relcl') || !auxiliaries.includes('can') || auxiliaries.includes('have')) return false;
    return tree.childrenOf(verb, 'nsubj', 'nsubjpass').some((at) => /^W/.test(tags[at] ?? ''));
  }

  /** "a test conducted in May": past by itself. */
  #ofParticiple(verb: number): State {
    return this.#isFinite(verb) ? this.#ofVerb(verb, 0) : HAPPENED;
  }

  #ofVerb(verb: number, depth: number): State {
    if (depth > DEEPEST) return HAPPENED;
    const own = this.#ownState(verb, depth === 0);
    return combine(own, this.#isFinite(verb) ? this.#aboveClause(verb) : this.#aboveInfinite(verb, depth));
  }

  #auxiliariesOf(verb: number): number[] {
    return this.#reading.tree.childrenOf(verb, 'aux', 'auxpass', 'cop');
  }

  #isFinite(verb: number): boolean {
    const { tags, tree } = this.#reading;
    const isOf = (at: number) => /^(?:VBD|VBZ|VBP|MD)$/.test(tags[at] ?? '');
    if (this.#auxiliariesOf(verb).some(isOf)) return true;
    return isOf(verb) && !(tags[verb] === 'VBD' && tree.hangsBy(verb, 'acl', 'amod'));
  }

  #ownState(verb: number, isTrigger = false): State {
    const { lemmas, tags, tree } = this.#reading;
    const auxiliaries = this.#auxiliariesOf(verb);
    const negative = this.#isNegated(verb);
    const modal = auxiliaries.find((at) => tags[at] === 'MD');
    const isUnderWay =
      (tags[verb] === 'VBG' && auxiliaries.some((at) => lemmas[at] === 'be')) ||
      tree.childrenOf(verb, 'auxpass', 'aux').some((at) => tags[at] === 'VBG' && lemmas[at] === 'be') ||
      (tags[verb] === 'VBG' && tree.hangsBy(verb, 'acl', 'amod') && openerOf(this.#reading, verb) === undefined);
    const itself = en.SELF_EFFECTS.get(lemmas[verb]!);
    const aspect = isUnderWay ? 'ongoing' : 'happened';
    if (itself !== undefined && isTrigger) return { ...of(itself), negative };
    return modal === undefined ? { modality: aspect, negative } : { ...this.#ofModal(verb, lemmas[modal]!), negative };
  }

  #ofModal(verb: number, modal: string): Omit<State, 'negative'> {
    if (en.MIGHT.has(modal)) return { modality: 'possible', isHedge: true };
    if (en.WILL.has(modal)) return { modality: 'planned', isForetold: true };
    const { tree, lemmas } = this.#reading;
    const hasCondition = tree
      .childrenOf(verb, 'advcl')
      .some((clause) => tree.childrenOf(clause, 'mark').some((mark) => en.CONDITIONS.has(lemmas[mark]!)));
    const isPerfect = tree.childrenOf(verb, 'aux').some((at) => lemmas[at] === 'have');
    if (hasCondition || isPerfect) return { modality: 'conditional' };
    const isReported =
      tree.hangsBy(verb, 'ccomp', 'parataxis') || tree.childrenOf(verb, 'mark').some((at) => lemmas[at] === 'that');
    return isReported ? { modality: 'planned', isForetold: true } : { modality: 'conditional' };
  }

  #isNegated(verb: number): boolean {
    const { tree, lemmas } = this.#reading;
    if (tree.childOf(verb, 'neg') !== undefined) return true;
    if (tree.childrenOf(verb, 'advmod').some((at) => en.NEGATIONS.has(lemmas[at]!) || this.#isNoLonger(at)))
      return true;
    return tree.childrenOf(verb, 'nsubj', 'nsubjpass').some((subject) => this.#isNobody(subject));
  }

  #isNoLonger(at: number): boolean {
    return this.#reading.lemmas[at] === 'longer' && this.#reading.lemmas[at - 1] === 'no';
  }

  #isNobody(subject: number): boolean {
    const { tree, lemmas } = this.#reading;
    if (en.NOBODY.has(lemmas[subject]!)) return true;
    return tree.childrenOf(subject, 'neg', 'det').some((at) => lemmas[at] === 'no' || lemmas[at] === 'neither');
  }

  /** What stands over a finite clause: "if it is true that …", "the possibility that …". */
  #aboveClause(verb: number): State {
    const { tree, lemmas } = this.#reading;
    for (const mark of tree.childrenOf(verb, 'mark')) {
      if (en.CONDITIONS.has(lemmas[mark]!) && lemmas[mark - 1] !== 'as') return of('conditional');
      if (en.WHETHER.has(lemmas[mark]!)) return of('possible');
    }
    const head = tree.headOf(verb);
    if (head < 0) return HAPPENED;
    if (tree.hangsBy(verb, 'conj')) return this.#marksOf(head);
    if (!tree.hangsBy(verb, 'ccomp', 'csubj')) return HAPPENED;
    return combine(of(en.CLAUSE_EFFECTS.get(lemmas[head]!) ?? 'through'), this.#marksOf(head));
  }

  #marksOf(verb: number): State {
    const { tree, lemmas } = this.#reading;
    const isSupposed = tree.childrenOf(verb, 'mark').some((mark) => en.CONDITIONS.has(lemmas[mark]!));
    return isSupposed ? of('conditional') : HAPPENED;
  }

  /** Infinitives, gerunds and participles take on what stands over them: "plans to send", "may begin sending". */
  #aboveInfinite(verb: number, depth: number): State {
    const { tree, tags, lemmas } = this.#reading;
    const head = tree.headOf(verb);
    if (head < 0) return HAPPENED;
    if (tags[verb] === 'VBN' && tree.hangsBy(verb, 'acl', 'amod') && !this.#hasTo(verb)) return HAPPENED;
    if (tags[verb] === 'VBD') return HAPPENED;
    if (tags[verb] === 'VBG' && tree.hangsBy(verb, 'acl', 'amod') && openerOf(this.#reading, verb) === undefined)
      return HAPPENED;
    if (tree.hangsBy(verb, 'conj')) return isVerb(this.#reading, head) ? this.#ofVerb(head, depth + 1) : HAPPENED;
    if (tree.hangsBy(verb, 'parataxis', 'root')) return HAPPENED;
    const opener = openerOf(this.#reading, verb);
    if (isNoun(this.#reading, head)) return this.#infiniteAtNoun(verb, head, opener, depth);
    if (!isVerb(this.#reading, head)) {
      const effect = en.ADJECTIVE_EFFECTS.get(lemmas[head]!) ?? (this.#hasTo(verb) ? 'possible' : 'through');
      return under(of(effect), this.#ofVerb(head, depth + 1));
    }
    return under(this.#effectOfVerb(verb, head, opener), this.#ofVerb(head, depth + 1));
  }

  #hasTo(verb: number): boolean {
    return this.#reading.tree.childrenOf(verb, 'mark', 'aux').some((at) => this.#reading.lemmas[at] === 'to');
  }

  #effectOfVerb(verb: number, head: number, opener: string | undefined): State {
    const { tree, lemmas, tags } = this.#reading;
    const lemma = lemmas[head]!;
    if (this.#hasTo(verb)) {
      const stopped = this.#stoppedBefore(verb, head);
      if (stopped) return stopped;
      if (lemma === 'be') return of('planned');
      if (lemma === 'become') return HAPPENED;
      if (lemma === 'go') return tags[head] === 'VBG' ? { ...of('planned'), isForetold: true } : of('planned');
      if (lemma === 'have')
        return tree.childrenOf(head).some((at) => lemmas[at] === 'yet') ? of('not') : of('possible');
      if (tree.hangsBy(verb, 'advcl') && !en.VERB_EFFECTS.has(lemma)) return of('planned');
      return of(en.VERB_EFFECTS.get(lemma) ?? 'planned');
    }
    const byObject = this.#effectOfObjectBefore(verb, head);
    if (byObject) return byObject;
    const byOpener = opener === undefined ? undefined : en.GERUND_EFFECTS.get(opener);
    const byVerb = en.VERB_EFFECTS.get(lemma);
    if (tree.hangsBy(verb, 'xcomp', 'ccomp') || opener === 'from') return of(byVerb ?? byOpener ?? 'through');
    return of(byOpener ?? 'through');
  }

  /** "vetoed an effort to impose" where the infinitive hangs at the verb. */
  #stoppedBefore(verb: number, head: number): State | undefined {
    const { tree, lemmas } = this.#reading;
    if (!isEnd(en.OBJECT_EFFECTS.get(lemmas[head]!))) return undefined;
    const noun = tree.childrenOf(head, 'dobj').find((at) => at < verb && en.NOUN_EFFECTS.has(lemmas[at]!));
    return noun === undefined ? undefined : { ...of(en.NOUN_EFFECTS.get(lemmas[noun]!)!), negative: true };
  }

  /** "shown interest in sending" where the gerund hangs at the verb. */
  #effectOfObjectBefore(verb: number, head: number): State | undefined {
    const { tree, lemmas } = this.#reading;
    const object = tree.childrenOf(head, 'dobj').find((at) => at < verb);
    const effect = object === undefined || verb - object > 3 ? undefined : en.NOUN_EFFECTS.get(lemmas[object]!);
    return effect === undefined ? undefined : of(effect);
  }

  /** "a plan to send", "interest in sending"; "the first state to recognise" did. */
  #infiniteAtNoun(verb: number, noun: number, opener: string | undefined, depth: number): State {
    const { lemmas, tree } = this.#reading;
    const effect = en.NOUN_EFFECTS.get(lemmas[noun]!);
    const above = () => this.#ofNoun(noun, depth + 1);
    if (effect !== undefined) return combine(of(effect), above());
    const isDone = tree
      .childrenOf(noun, 'amod', 'nummod', 'advmod')
      .some((at) => en.SUPERLATIVES.has(lemmas[at]!) || /^(?:last|latest)$/.test(lemmas[at]!));
    const over = tree.headOf(noun);
    // "helped the firm to send" where the infinitive hangs at the firm.
    const isOfVerb = over >= 0 && tree.hangsBy(noun, 'dobj', 'nsubjpass') && en.VERB_EFFECTS.has(lemmas[over]!);
    if (isOfVerb && this.#hasTo(verb))
      return under(this.#effectOfVerb(verb, over, opener), this.#ofVerb(over, depth + 1));
    if (isDone || !this.#hasTo(verb))
      return combine(of((opener && en.GERUND_EFFECTS.get(opener)) || 'through'), above());
    return combine(of('planned'), above());
  }

  #ofModifiers(noun: number): State {
    const { tree, tokens } = this.#reading;
    return combine(
      HAPPENED,
      ...tree
        .childrenOf(noun, 'amod', 'det', 'neg', 'compound')
        .map((at) => of(en.MODIFIER_EFFECTS.get(tokens[at]!.lower) ?? 'through')),
    );
  }

  /** A noun by what it hangs at: "announced a visit", "preparations for a test", "talks will be held". */
  #ofNoun(noun: number, depth: number): State {
    if (depth > DEEPEST) return HAPPENED;
    const { tree, lemmas } = this.#reading;
    if (tree.childOf(noun, 'cop') !== undefined) return this.#ofVerb(noun, depth + 1);
    const governor = this.#nouns.governorOf(noun);
    if (!governor) return HAPPENED;
    const { at, as, preposition } = governor;
    if (isNoun(this.#reading, at)) return this.#ofNounAtNoun(at, as, preposition, depth);
    if (!isVerb(this.#reading, at))
      return this.#isPredicate(at) && as === 'subject' ? this.#asSubject(governor.through, at, depth) : HAPPENED;
    if (as === 'subject') return this.#asSubject(governor.through, at, depth);
    if (as === 'object') {
      // "allowed the pact to end": the pact is not what was allowed.
      if (tree.childrenOf(at, 'xcomp').some((verb) => verb > noun && this.#hasTo(verb))) return HAPPENED;
      const effect = this.#effectOn(at);
      if (effect) return under(effect, this.#ofVerb(at, depth + 1));
      return en.FACTIVE.has(lemmas[at]!) || en.SPEAKS.has(lemmas[at]!) ? HAPPENED : this.#ofVerb(at, depth + 1);
    }
    // "announced plans for talks" where "for talks" hangs at the verb.
    return this.#effectOfObjectBefore(noun, at) ?? this.#asPrepositional(at, preposition ?? '', depth);
  }

  #isPredicate(at: number): boolean {
    return this.#reading.tree.childOf(at, 'cop') !== undefined;
  }

  #effectOn(verb: number): State | undefined {
    const { tree, lemmas } = this.#reading;
    const withParticle = tree
      .childrenOf(verb, 'compound:prt', 'advmod')
      .map((at) => en.PARTICLE_EFFECTS.get(`${lemmas[verb]}-${lemmas[at]}`))
      .find(Boolean);
    const effect = withParticle ?? en.OBJECT_EFFECTS.get(lemmas[verb]!);
    return effect === undefined ? undefined : of(effect);
  }

  #asPrepositional(verb: number, preposition: string, depth: number): State {
    const effect =
      en.PREPOSITION_EFFECTS.get(`${this.#reading.lemmas[verb]}-${preposition}`) ?? en.OPENER_EFFECTS.get(preposition);
    const above = this.#ofVerb(verb, depth + 1);
    if (effect !== undefined) return combine(of(effect), above);
    // "will meet at the summit": the summit is as far off as the meeting.
    const isAhead = above.modality !== 'happened' && above.modality !== 'ongoing';
    return isAhead && /^(?:for|at|in|during|on|to|with)$/.test(preposition) ? { ...above, negative: false } : HAPPENED;
  }

  #asSubject(noun: number, verb: number, depth: number): State {
    const { lemmas, tree } = this.#reading;
    if (en.OCCURS.has(lemmas[verb]!) && isVerb(this.#reading, verb)) return this.#ofVerb(verb, depth + 1);
    const own = this.#ownState(verb);
    const isDefinite = tree
      .childrenOf(noun, 'det', 'nmod:poss')
      .some((at) => !/^(?:a|any|another|some|such)$/.test(lemmas[at]!));
    if (own.modality === 'conditional') return { modality: 'conditional', negative: false };
    if (isDefinite || own.modality === 'happened' || own.modality === 'ongoing') return HAPPENED;
    return { modality: own.modality === 'possible' ? 'possible' : 'conditional', negative: false };
  }

  #ofNounAtNoun(noun: number, as: string, preposition: string | undefined, depth: number): State {
    const effect =
      en.NOUN_EFFECTS.get(this.#reading.lemmas[noun]!) ??
      (preposition === undefined ? undefined : en.OPENER_EFFECTS.get(preposition));
    if (effect === undefined) return HAPPENED;
    return as === 'modifier' || preposition !== undefined
      ? combine(of(effect), this.#ofNoun(noun, depth + 1))
      : HAPPENED;
  }
}

/** What is not to be: "vetoed", "blocked". */
function isEnd(effect: en.Effect | undefined): boolean {
  return effect === 'not' || effect === 'cancelled';
}

function of(effect: en.Effect): State {
  if (effect === 'not') return { modality: 'happened', negative: true };
  if (effect === 'cancelled') return { modality: 'planned', negative: true };
  return effect === 'through' ? HAPPENED : { modality: effect, negative: false };
}

/** What a word makes of its event, in the state that the word itself has: who "has not stopped sending" sends. */
function under(effect: State, above: State): State {
  return { ...combine(effect, above), negative: effect.negative !== above.negative };
}

/** The least real of several states, negated where one of them is: "no talks were held" has its "no" twice. */
function combine(...states: readonly State[]): State {
  let least = HAPPENED;
  let negative = false;
  for (const state of states) {
    if (rankOf(state) > rankOf(least)) least = state;
    negative ||= state.negative;
  }
  return { ...least, negative };
}

function rankOf({ modality, isHedge }: State): number {
  return isHedge ? MODALITIES.indexOf('ongoing') + 0.5 : MODALITIES.indexOf(modality);
}
