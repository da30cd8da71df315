// What the finder of names looks at: a word, its neighbours, and how the same word stands elsewhere in the text.
import { PARTS_OF_SPEECH, type PartOfSpeech } from '../../document/part-of-speech.ts';
import type { Features } from '../../models/features.ts';
import { mixSigned as mix } from '../../models/hash.ts';
import type { WordForm, WordForms } from '../../models/word-forms.ts';

/** A sentence as words and their parts of speech. */
export interface TaggedWords {
  readonly words: readonly string[];
  readonly tags: readonly PartOfSpeech[];
}

/** The same, of words whose forms are at hand. */
export interface TaggedForms {
  readonly forms: readonly WordForm[];
  readonly tags: readonly PartOfSpeech[];
}

/** Where a text comes from: agency news of the nineties as in CoNLL-2003, or news as it is written now. */
export type Domain = 'agency' | 'news';

/** Words at either end of a sentence that only stand for its edge. */
const EDGE = 2;
/** Other places of a word that are looked at. */
const PLACES = 6;
const BEGINS_WITH_CAPITAL = 1;
const ALL_CAPITALS = 2;
const HAS_FIGURE = 4;
const IS_MARK = 16;
/** A word without a capital or figure, far from any, is no part of a name: little is asked of it. */
const MAY_BE_NAME = BEGINS_WITH_CAPITAL | ALL_CAPITALS | HAS_FIGURE;

const TAG_NUMBERS: ReadonlyMap<PartOfSpeech, number> = new Map(PARTS_OF_SPEECH.map((tag, at) => [tag, at + 1]));

/** How one word, in whatever case, is used in a text. */
interface Use {
  /** Times in lower case. */
  small: number;
  /** Times with a capital where none is due: not at the beginning of a sentence, nor in a line of capitals. */
  capital: number;
  /** The first places where it has a capital. */
  readonly places: number[];
}

/** A text made ready: all sentences in one array, with edges between them. */
export class NameText {
  readonly forms: WordForm[] = [];
  readonly tags: number[] = [];
  /** First and last + 1 place of each sentence. */
  readonly sentences: (readonly [from: number, to: number])[] = [];
  readonly #capitals: boolean[] = [];
  readonly #uses = new Map<number, Use>();
  /** Types of the names that words belong to in sentences already read: one bit a type. */
  readonly #types = new Map<number, number>();

  constructor(sentences: readonly (TaggedWords | TaggedForms)[], forms: WordForms) {
    const before = forms.of('<s>');
    const after = forms.of('</s>');
    for (const sentence of sentences) {
      const ofWords = 'forms' in sentence ? sentence.forms : sentence.words.map((word) => forms.of(word));
      this.#edge(before);
      const from = this.forms.length;
      for (let at = 0; at < ofWords.length; at++) {
        this.forms.push(ofWords[at]!);
        this.tags.push(TAG_NUMBERS.get(sentence.tags[at]!) ?? 0);
      }
      this.sentences.push([from, this.forms.length]);
      this.#edge(after);
      this.#count(from, this.forms.length);
    }
  }

  #edge(form: WordForm): void {
    for (let at = 0; at < EDGE; at++) {
      this.forms.push(form);
      this.tags.push(0);
    }
  }

  #count(from: number, to: number): void {
    let large = 0;
    let small = 0;
    for (let at = from; at < to; at++) {
      const { flags } = this.forms[at]!;
      if (flags & ALL_CAPITALS) large++;
      else if (!(flags & (BEGINS_WITH_CAPITAL | IS_MARK | HAS_FIGURE))) small++;
    }
    const capitals = large > 1 && small <= large / 4;
    this.#capitals.push(capitals);
    for (let at = from; at < to; at++) {
      const { lower, flags } = this.forms[at]!;
      if (flags & IS_MARK) continue;
      let use = this.#uses.get(lower | 0);
      if (use === undefined) {
        use = { small: 0, capital: 0, places: [] };
        this.#uses.set(lower | 0, use);
      }
      if (!(flags & BEGINS_WITH_CAPITAL)) use.small++;
      else {
        if (at > from && !capitals) use.capital++;
        if (use.places.length < PLACES) use.places.push(at);
      }
    }
  }

  /** True where the sentence is in capitals, as headlines are: it is read after the others, in the light of their names. */
  isInCapitals(sentence: number): boolean {
    return this.#capitals[sentence]!;
  }

  /** Keeps what is known of the words [first, …) of a sentence in ordinary case. */
  remember(sentence: number, first: number, labels: Uint8Array): void {
    const from = this.sentences[sentence]![0] + first;
    for (let at = 0; at < labels.length; at++) {
      if (labels[at] === 0) continue;
      const { lower } = this.forms[from + at]!;
      this.#types.set(lower | 0, (this.#types.get(lower | 0) ?? 0) | (1 << ((labels[at]! - 1) >> 2)));
    }
  }

  #known(at: number): number {
    return this.#types.get(this.forms[at]!.lower | 0) ?? 0;
  }

  /** Features of the words [first, last) of one sentence. */
  addWords(features: Features, sentence: number, first: number, last: number, domain: Domain): void {
    const [from, to] = this.sentences[sentence]!;
    const capitals = this.#capitals[sentence]! ? 1 : 0;
    for (let at = from + first; at < from + last; at++) {
      this.#add(features, at, from, to, capitals, domain === 'news' ? 1 : 2);
      features.end();
    }
  }

  #add(features: Features, at: number, from: number, to: number, capitals: number, domain: number): void {
    const { forms, tags } = this;
    const form = forms[at]!;
    const left = forms[at - 1]!;
    const right = forms[at + 1]!;
    const { lower, shape, flags } = form;
    features.add(mix(1, domain));
    features.add(mix(4, lower));
    features.add(mix(5, left.lower));
    features.add(mix(6, right.lower));
    features.add(mix(26, tags[at]! * 2 + capitals));
    const near = left.flags | flags | right.flags | forms[at - 2]!.flags | forms[at + 2]!.flags;
    if (!(near & MAY_BE_NAME)) return;
    features.add(mix(3, form.word));
    features.add(mix(7, forms[at - 2]!.lower));
    features.add(mix(8, forms[at + 2]!.lower));
    features.add(mix(9, mix(left.lower, lower)));
    features.add(mix(10, mix(lower, right.lower)));
    features.add(mix(11, mix(left.lower, right.lower)));
    features.add(mix(12, mix(shape, capitals)));
    features.add(mix(13, mix(left.shape, shape)));
    features.add(mix(14, mix(shape, right.shape)));
    features.add(mix(15, mix(left.shape, mix(shape, right.shape))));
    features.add(mix(16, form.prefix2));
    features.add(mix(17, form.prefix3));
    features.add(mix(18, form.prefix4));
    features.add(mix(19, form.suffix1));
    features.add(mix(20, form.suffix2));
    features.add(mix(21, form.suffix3));
    features.add(mix(22, form.suffix4));
    features.add(mix(23, left.suffix3));
    features.add(mix(24, right.suffix3));
    features.add(mix(25, right.prefix3));
    features.add(mix(2, mix(domain, shape)));
    const [t2, t1, t, n1, n2] = [tags[at - 2]!, tags[at - 1]!, tags[at]!, tags[at + 1]!, tags[at + 2]!];
    features.add(mix(27, t1 * 64 + t));
    features.add(mix(28, t * 64 + n1));
    features.add(mix(29, (t1 * 64 + t) * 64 + n1));
    features.add(mix(30, (t2 * 64 + t1) * 64 + t));
    features.add(mix(31, (t * 64 + n1) * 64 + n2));
    features.add(mix(32, mix(left.shape, forms[at - 2]!.shape)));
    features.add(mix(33, mix(right.shape, forms[at + 2]!.shape)));
    features.add(mix(34, (at === from ? 1 : 0) + 2 * capitals + 4 * flags));
    features.add(mix(35, mix(left.lower, shape)));
    features.add(mix(36, mix(right.lower, shape)));
    for (let other = Math.max(from, at - 5); other < at - 2; other++) features.add(mix(37, forms[other]!.lower));
    for (let other = at + 3; other < Math.min(to, at + 6); other++) features.add(mix(38, forms[other]!.lower));
    if (capitals) {
      const known = this.#known(at);
      features.add(mix(46, known));
      features.add(mix(47, mix(this.#known(at - 1), known)));
      features.add(mix(48, mix(known, this.#known(at + 1))));
    }
    if (!(flags & IS_MARK)) this.#addUse(features, at, from, capitals);
  }

  /** The same word elsewhere in the text. */
  #addUse(features: Features, at: number, from: number, capitals: number): void {
    const { lower, flags, shape } = this.forms[at]!;
    const use = this.#uses.get(lower | 0)!;
    const due = capitals * 2 + (at === from ? 1 : 0);
    const cased = Math.min(use.small, 2) * 3 + Math.min(use.capital, 2);
    features.add(mix(40, (cased * 4 + due) * 32 + flags));
    features.add(mix(41, mix(cased, shape)));
    if (!(flags & BEGINS_WITH_CAPITAL)) return;
    for (const place of use.places) {
      if (place === at) continue;
      const left = this.forms[place - 1]!;
      const right = this.forms[place + 1]!;
      features.add(mix(42, left.lower));
      features.add(mix(43, right.lower));
      features.add(mix(44, mix(left.shape, right.shape)));
    }
  }
}
