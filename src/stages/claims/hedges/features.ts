// What the model of hedges looks at: a word, those around it, how often it hedges, and what it hedges in the tree ("rain" of "may rain").
import type { Features } from '../../../models/features.ts';
import { mix } from '../../../models/hash.ts';
import type { WordForm, WordForms } from '../../../models/word-forms.ts';
import { type Candidate, type CueLexicon, countedLemma, type HedgeInput } from './candidates.ts';
import { HEDGE_KINDS, HEDGE_WORDS, NEGATIONS, SETTINGS, SPEECH } from './en.ts';
import { isRelation, SentenceLinks } from './links.ts';

/** Tokens looked through on each side of a word. */
const REACH = 40;
const NONE = 0;
/** Dependents of what is hedged that tell nothing. */
const EMPTY = isRelation('punct', 'det', 'case', 'cc');
/** Those whose word tells something. */
const TELLING = isRelation('aux', 'auxpass', 'mark', 'neg', 'advmod', 'cop', 'nsubj', 'nsubjpass', 'expl');
const SUBJECT = isRelation('nsubj', 'nsubjpass');
const OF_GOVERNOR = isRelation('aux', 'neg', 'mark');
const MARK = isRelation('mark', 'advmod');
const [NEG, COP, ADVCL, DET, NUMBER] = (['neg', 'cop', 'advcl', 'det', 'nummod'] as const).map((name) =>
  isRelation(name),
) as [Uint8Array, Uint8Array, Uint8Array, Uint8Array, Uint8Array];

const KIND_NUMBERS: ReadonlyMap<string, number> = new Map(
  [...HEDGE_WORDS].map(([word, { kind }]) => [word, HEDGE_KINDS.indexOf(kind) + 1]),
);

/** Adds the features of each candidate of a sentence, one position a candidate. */
export function addCandidates(
  features: Features,
  input: HedgeInput,
  candidates: readonly Candidate[],
  lexicon: CueLexicon,
  forms: WordForms,
): void {
  const sentence = new HedgeSentence(features, input, lexicon, forms);
  for (const candidate of candidates) sentence.add(candidate);
}

class HedgeSentence {
  readonly #features: Features;
  readonly #input: HedgeInput;
  readonly #lexicon: CueLexicon;
  readonly #forms: WordForms;
  readonly #links: SentenceLinks;
  readonly #settings: readonly number[];
  /** Views of the candidate at hand that features are crossed with: what its word, lemma, kind, kind with strength and grade are. */
  #word = NONE;
  #lemma = NONE;
  #kind = NONE;
  #certain = NONE;
  #grade = NONE;

  constructor(features: Features, input: HedgeInput, lexicon: CueLexicon, forms: WordForms) {
    this.#features = features;
    this.#input = input;
    this.#lexicon = lexicon;
    this.#forms = forms;
    this.#links = new SentenceLinks(input);
    this.#settings = settingsOf(input);
  }

  add({ anchor, phrase }: Candidate): void {
    const { tokens, lemmas } = this.#input;
    const { lower } = tokens[anchor]!;
    const listed = HEDGE_WORDS.get(lower);
    const lemma = countedLemma(lower, lemmas[anchor]!);
    this.#word = this.#forms.of(lower).lower;
    this.#lemma = this.#forms.of(lemma).lower;
    this.#kind = KIND_NUMBERS.get(lower) ?? NONE;
    this.#certain = this.#kind * 2 + (listed?.strong ? 1 : 0);
    this.#grade = this.#lexicon.lemmas.get(lemma) ?? 0;
    this.#addItself(anchor, phrase);
    this.#addNeighbours(anchor);
    this.#addNearest(anchor);
    this.#addTree(anchor);
    this.#features.end();
  }

  #plain(template: number, value: number): void {
    this.#features.add(mix(template, value));
  }

  #ofWord(template: number, value: number): void {
    this.#features.add(mix(mix(template, this.#word), value));
  }

  #ofLemma(template: number, value: number): void {
    this.#features.add(mix(mix(template + 1_000, this.#lemma), value));
  }

  #ofKind(template: number, value: number): void {
    this.#features.add(mix(mix(template + 2_000, this.#kind), value));
  }

  #ofCertain(template: number, value: number): void {
    this.#features.add(mix(mix(template + 3_000, this.#certain), value));
  }

  #ofGrade(template: number, value: number): void {
    this.#features.add(mix(mix(template + 4_000, this.#grade), value));
  }

  #ofWordAndKind(template: number, value: number): void {
    this.#ofWord(template, value);
    this.#ofKind(template, value);
  }

  #addItself(at: number, phrase: number): void {
    const { text, tokens } = this.#input;
    const { start, end, lower, quoted } = tokens[at]!;
    const form = this.#forms.of(text.slice(start, end));
    const grade = this.#lexicon.words.get(lower) ?? 0;
    const tag = this.#tag(at);
    this.#plain(1, NONE);
    this.#plain(2, grade);
    this.#plain(3, form.suffix3);
    this.#plain(4, form.prefix4);
    this.#plain(5, tag);
    if (phrase > 0) {
      this.#plain(6, phrase);
      this.#plain(7, NONE);
    }
    for (const [template, value] of [
      [10, NONE],
      [11, tag],
    ] as const) {
      this.#ofWordAndKind(template, value);
      this.#ofLemma(template, value);
      this.#ofCertain(template, value);
      this.#ofGrade(template, value);
    }
    this.#ofGrade(12, grade);
    this.#ofCertain(12, grade);
    this.#ofCertain(13, this.#grade);
    this.#ofCertain(14, mix(this.#grade, tag));
    this.#ofWordAndKind(15, quoted ? 1 : 0);
    this.#ofWord(16, form.flags & 1);
    this.#ofWord(17, at === this.#input.first ? 1 : 0);
    for (const setting of this.#settings) this.#ofWordAndKind(18, setting);
  }

  #addNeighbours(at: number): void {
    for (let step = -3; step <= 3; step++) {
      if (step === 0) continue;
      const distance = step < 0 ? -step : step;
      const word = this.#lower(at + step);
      this.#plain(20 + step, word);
      this.#ofWord(20 + step, word);
      if (distance > 2) continue;
      const tag = this.#tag(at + step);
      this.#plain(30 + step, tag);
      this.#ofWordAndKind(30 + step, tag);
      this.#ofCertain(20 + step, word);
      this.#ofLemma(20 + step, word);
      if (distance > 1) continue;
      this.#ofGrade(20 + step, word);
      this.#ofGrade(30 + step, tag);
    }
    const [left, right] = [this.#lower(at - 1), this.#lower(at + 1)];
    this.#ofWord(40, mix(left, right));
    this.#ofWord(41, mix(right, this.#lower(at + 2)));
    this.#ofWord(42, mix(this.#lower(at - 2), left));
    const [tagLeft, tag, tagRight] = [this.#tag(at - 1), this.#tag(at), this.#tag(at + 1)];
    this.#plain(43, mix(mix(tagLeft, tag), tagRight));
    this.#ofWord(44, mix(tagRight, this.#tag(at + 2)));
    this.#ofKind(45, mix(tagLeft, tag));
    this.#ofKind(46, mix(tag, tagRight));
    this.#ofLemma(46, mix(tag, tagRight));
  }

  /** The nearest verbs, hedges and verbs of speech on both sides. */
  #addNearest(at: number): void {
    const { tokens, tags } = this.#input;
    const isVerb = (token: number) => tags[token]!.startsWith('VB') || tags[token] === 'MD';
    const [left, right] = [this.#nearest(at, -1, isVerb), this.#nearest(at, 1, isVerb)];
    this.#ofWordAndKind(50, this.#lower(left));
    this.#ofWordAndKind(51, this.#lower(right));
    this.#ofWord(52, this.#tag(left));
    this.#ofWord(53, this.#tag(right));
    this.#ofWordAndKind(54, mix(this.#tag(left), this.#tag(right)));
    const isHedge = (token: number) => HEDGE_WORDS.has(tokens[token]!.lower);
    for (const step of [-1, 1]) {
      const other = this.#nearest(at, step, isHedge);
      const kind = KIND_NUMBERS.get(tokens[other]?.lower ?? '') ?? 0;
      this.#ofWordAndKind(55 + step, kind * 2 + (kind > 0 && isWithin(at, other, 4) ? 1 : 0));
    }
    const isSpeech = (token: number) => SPEECH.has(tokens[token]!.lower);
    const [before, after] = [-1, 1].map((step) => nearness(at, this.#nearest(at, step, isSpeech))) as [number, number];
    this.#ofWord(57, before);
    this.#ofWord(58, after);
    this.#ofWordAndKind(59, before * 4 + after);
  }

  #addTree(at: number): void {
    const { relations } = this.#input;
    const links = this.#links;
    const head = links.headOf(at);
    const relation = relations[at]! + 1;
    this.#ofWordAndKind(60, relation);
    this.#ofLemma(60, relation);
    this.#ofCertain(60, mix(this.#grade, relation));
    this.#ofWordAndKind(61, this.#lemmaOf(head));
    this.#ofWord(62, mix(relation, this.#tag(head)));
    this.#ofCertain(62, mix(relation, this.#tag(head)));
    this.#ofGrade(63, links.hasChild(at, NEG) ? 1 : 0);
    const target = links.targetOf(at);
    const link = target < 0 ? NONE : head === target ? relation : relations[target]! + 101;
    const kind = mix(link, this.#tag(target));
    this.#plain(64, this.#lemmaOf(target));
    this.#ofWordAndKind(64, this.#lemmaOf(target));
    this.#ofWordAndKind(65, mix(this.#tag(target), target >= 0 && links.hasChild(target, COP) ? 1 : 0));
    this.#ofWord(66, link);
    this.#ofLemma(66, link);
    this.#ofCertain(66, link);
    this.#ofCertain(67, kind);
    this.#ofGrade(67, kind);
    this.#ofKind(68, target < 0 ? NONE : farness(target - at));
    if (target < 0) return;
    this.#addTarget(at, target);
    if (head === target) this.#addGovernor(at, target);
  }

  /** What is hedged: its ending, its determiner, the words that hang from it. */
  #addTarget(at: number, target: number): void {
    const { text, tokens, tags, relations, lemmas } = this.#input;
    const links = this.#links;
    const form = this.#forms.of(lemmas[target]!);
    const ending = mix(tags[target]!.startsWith('NN') ? form.suffix4 : form.suffix3, this.#tag(target));
    this.#plain(70, ending);
    this.#ofKind(70, ending);
    this.#ofKind(71, this.#formAt(text.slice(tokens[target]!.start, tokens[target]!.end)).flags & 1);
    this.#ofKind(72, links.hasChild(target, NUMBER) ? 1 : 0);
    this.#ofKind(73, this.#lower(links.childOf(target, DET)));
    links.eachChild(target, (child) => {
      const relation = relations[child]!;
      if (child === at || EMPTY[relation]) return;
      this.#ofWordAndKind(74, relation);
      if (TELLING[relation]) this.#ofWordAndKind(75, mix(relation, this.#lemmaOf(child)));
      if (SUBJECT[relation]) this.#ofWordAndKind(76, this.#tag(child));
      if (ADVCL[relation]) this.#ofWordAndKind(77, this.#lower(links.childOf(child, MARK)));
    });
  }

  /** What the hedged word hangs from: "said" of "said it would rain". */
  #addGovernor(at: number, target: number): void {
    const { relations } = this.#input;
    const governor = this.#links.headOf(target);
    const relation = relations[target]!;
    this.#ofWordAndKind(80, relation);
    this.#ofWordAndKind(81, this.#lemmaOf(governor));
    this.#ofWordAndKind(82, mix(relation, this.#tag(governor)));
    if (governor < 0) return;
    this.#links.eachChild(governor, (child) => {
      const relation = relations[child]!;
      if (child !== at && OF_GOVERNOR[relation]) this.#ofWordAndKind(83, mix(relation, this.#lemmaOf(child)));
    });
  }

  #formAt(word: string): WordForm {
    return this.#forms.of(word);
  }

  #isInside(token: number): boolean {
    return token >= this.#input.first && token < this.#input.last;
  }

  #lower(token: number): number {
    return this.#isInside(token) ? this.#forms.of(this.#input.tokens[token]!.lower).lower : NONE;
  }

  #lemmaOf(token: number): number {
    return this.#isInside(token) ? this.#forms.of(this.#input.lemmas[token]!).lower : NONE;
  }

  #tag(token: number): number {
    return this.#isInside(token) ? this.#forms.of(this.#input.tags[token]!).word : NONE;
  }

  /** The nearest token on one side that is one; -1 where there is none. */
  #nearest(from: number, step: number, is: (token: number) => boolean): number {
    for (let at = from + step, left = REACH; left > 0 && this.#isInside(at); at += step, left--) if (is(at)) return at;
    return -1;
  }
}

/** Words that set how a sentence reads, and that it has negation, speech or quotation, as numbers. */
function settingsOf({ tokens, first, last }: HedgeInput): number[] {
  const found = new Set<number>();
  for (let at = first; at < last; at++) {
    const { lower, quoted } = tokens[at]!;
    const setting = SETTINGS.get(lower);
    if (setting !== undefined) found.add(setting);
    if (NEGATIONS.has(lower)) found.add(100);
    if (SPEECH.has(lower)) found.add(101);
    if (quoted) found.add(102);
  }
  return [...found].sort((a, b) => a - b);
}

function isWithin(from: number, to: number, most: number): boolean {
  return to - from <= most && from - to <= most;
}

/** 3 within four tokens, 2 within ten, 1 farther, 0 for none. */
function nearness(from: number, to: number): number {
  if (to < 0) return 0;
  return isWithin(from, to, 4) ? 3 : isWithin(from, to, 10) ? 2 : 1;
}

/** Steps of distance, below 0 to the left. */
function farness(distance: number): number {
  const size = distance < 0 ? -distance : distance;
  const step = size < 3 ? size : size < 5 ? 3 : size < 9 ? 4 : size < 16 ? 5 : 6;
  return distance < 0 ? -step : step;
}
