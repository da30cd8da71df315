// What a noun phrase is: a state, a ballistic missile, an amount of money; its name, or the class of its noun.
import type { Mention } from '../../document/entity.ts';
import type { FoundQuantity } from '../../document/quantity.ts';
import type { Span } from '../../document/span.ts';
import { SpanIndex } from '../../document/span-index.ts';
import type { Time } from '../../document/time.ts';
import { ARGUMENT_TYPES } from '../../packs/event-type.ts';
import type { PreparedPack } from '../../packs/prepared.ts';
import * as en from './en.ts';
import type { Reading } from './reading.ts';

/** Words in front of a head that may belong to the noun of a class: "submarine-launched ballistic missile". */
const WORDS_BEFORE = 5;
const MONEY = /^[A-Z]{3}$/;

/** A word that may fill a slot, and the mention meant where it is a part of the word: "US" of "US-led". */
export interface Filler {
  readonly at: number;
  readonly mention?: Mention;
}

/** Looks words up once and keeps what they are. */
export class Kinds {
  readonly #reading: Reading;
  readonly #pack: PreparedPack;
  readonly #mentions: SpanIndex<Mention>;
  readonly #quantities: SpanIndex<FoundQuantity>;
  readonly #times: SpanIndex<Time>;
  readonly #classes = new Map<number, string | undefined>();
  #classesOfNames: ReadonlyMap<string, string> | undefined;

  constructor(
    reading: Reading,
    pack: PreparedPack,
    found: {
      readonly mentions: readonly Mention[];
      readonly quantities: readonly FoundQuantity[];
      readonly times: readonly Time[];
    },
  ) {
    this.#reading = reading;
    this.#pack = pack;
    this.#mentions = new SpanIndex(found.mentions);
    this.#quantities = new SpanIndex(found.quantities);
    this.#times = new SpanIndex(found.times);
  }

  /** The mention whose head the word is; else the shortest that ends with it. */
  mentionAt(at: number): Mention | undefined {
    const token = this.#reading.tokens[at];
    if (!token) return undefined;
    const holding = this.#mentions.overlapping(token).filter(({ start, end }) => end - start > 0);
    return (
      holding.findLast(({ headToken }) => headToken === at) ??
      holding.filter(({ start, end }) => start <= token.start && end === token.end).at(-1)
    );
  }

  /** What a word in front of a noun names: itself, or its parts ("US" of "US-led", both of "Russia-North Korea summit"). */
  namesWithin(at: number): Filler[] {
    const token = this.#reading.tokens[at];
    if (!token) return [];
    if (!/[-‐‑]/.test(this.#wordsOf(token))) return [{ at }];
    const parts = this.#mentions.overlapping(token).filter(({ kind }) => kind === 'name' || kind === 'demonym');
    return [...parts.map((mention) => ({ at, mention })), { at }];
  }

  /** The class of a noun, of the name's own or of the longest noun of a class that ends here. */
  classAt(at: number): string | undefined {
    if (this.#classes.has(at)) return this.#classes.get(at);
    const found = this.mentionAt(at)?.class ?? this.#classOfNoun(at) ?? this.#classOfName(at);
    this.#classes.set(at, found);
    return found;
  }

  /** The class of a name from the noun that stands beside it, there or elsewhere in the text. */
  #classOfName(at: number): string | undefined {
    if (!this.#isNamed(at)) return undefined;
    this.#classesOfNames ??= this.#readClassesOfNames();
    return this.#classesOfNames.get(this.#reading.lemmas[at]!);
  }

  #readClassesOfNames(): ReadonlyMap<string, string> {
    const found = new Map<string, string>();
    for (let at = 0; at < this.#reading.tokens.length; at++) {
      if (found.has(this.#reading.lemmas[at]!)) continue;
      const beside = this.#classBeside(at);
      if (beside !== undefined) found.set(this.#reading.lemmas[at]!, beside);
    }
    return found;
  }

  /** Not the first word of a sentence, nor a noun of a class: "Xi" of "sent a letter to Xi". */
  #isInside(at: number): boolean {
    const { tags } = this.#reading;
    return at > 0 && !/^[.:]$/.test(tags[at - 1]!) && tags[at] === 'NN' && this.#classOfNoun(at) === undefined;
  }

  /** "cryptocurrency exchange LCX", "Bithumb, a South Korean exchange". */
  #classBeside(at: number): string | undefined {
    const { tree, tags } = this.#reading;
    const beside = [...tree.childrenOf(at, 'appos'), ...tree.childrenOf(at, 'compound').slice(-1)].filter((other) =>
      /^NNS?$/.test(tags[other] ?? ''),
    );
    if (beside.length === 0 || !this.#isNamed(at)) return undefined;
    return beside.map((other) => this.#classOfNoun(other)).find(Boolean);
  }

  /** A name of any type, or a word with a capital in the place of one: "BonqDAO". */
  #isNamed(at: number): boolean {
    const mention = this.mentionAt(at);
    if (mention) return mention.kind === 'name';
    const token = this.#reading.tokens[at];
    if (!token || this.timeAt(at) !== undefined) return false;
    const words = this.#wordsOf(token);
    const tag = this.#reading.tags[at]!;
    if (!isCapital(words) || !tag.startsWith('NN')) return false;
    return tag.startsWith('NNP') || /\p{Ll}[\p{Lu}\d]/u.test(words) || this.#isInside(at);
  }

  #classOfNoun(at: number): string | undefined {
    const { lemmas, tags, tree } = this.#reading;
    if (!/^(?:NN|CD|VB|JJ)/.test(tags[at] ?? '') || (tags[at] === 'JJ' && tree.hangsBy(at, 'amod'))) return undefined;
    const words = lemmas.slice(Math.max(0, at - WORDS_BEFORE), at + 1);
    return this.#pack.classes.ofLemmas(words)?.class;
  }

  /** "exchange" of "exchange students", which is the noun of a class as a whole. */
  isOfNoun(at: number, noun: number): boolean {
    if (at >= noun || noun - at > WORDS_BEFORE || this.mentionAt(at)?.kind === 'name') return false;
    const words = this.#reading.lemmas.slice(at, noun + 1);
    return this.#pack.classes.ofLemmas(words)?.nouns?.includes(words.join(' ')) ?? false;
  }

  /** "hundreds of drones", "a batch of shells": stands for what follows. */
  isMeasure(at: number): boolean {
    const found = this.#classes.get(at) ?? this.#classOfNoun(at);
    return (
      (found !== undefined && this.#pack.classes.isA(found, 'measure')) || en.NUMBERS.has(this.#reading.lemmas[at]!)
    );
  }

  /** The head of the phrase that a name begins, should the name have been taken for the head: "North" of "North Korea-linked hackers". */
  wholeOf(at: number): number {
    const token = this.#reading.tokens[at];
    const { tree } = this.#reading;
    if (!token || !tree.hangsBy(at, 'nmod')) return at;
    return this.#mentions
      .overlapping(token)
      .filter(
        ({ headToken }) =>
          headToken > at && headToken - at < WORDS_BEFORE && tree.headOf(headToken) !== tree.headOf(at),
      )
      .reduce((head, mention) => (mention.kind === 'pronoun' ? head : Math.max(head, mention.headToken)), at);
  }

  /** The name set beside a noun: "the Hwasong-18" of "its first missile, the Hwasong-18". */
  namedBeside({ at, mention }: Filler, kinds: readonly string[]): Mention | undefined {
    if (mention || this.#isNamed(at)) return undefined;
    const { tree, tags } = this.#reading;
    const named = tree
      .childrenOf(at, 'appos')
      .find(
        (other) =>
          other > at && tags[other]!.startsWith('NN') && this.#isNamed(other) && this.isOneOf({ at: other }, kinds),
      );
    return named === undefined ? undefined : this.mentionAt(named);
  }

  /** "Kazan", not "the city". */
  isNamedPlace(at: number): boolean {
    const mention = this.mentionAt(at);
    return mention?.kind === 'name' && mention.type === 'place';
  }

  isOneOf(filler: Filler, kinds: readonly string[]): boolean {
    return kinds.some((kind) => this.#is(filler, kind));
  }

  #is({ at, mention }: Filler, kind: string): boolean {
    if (mention) return this.#mentionIs(mention, kind);
    switch (kind) {
      case 'state':
        return this.stateAt(at) !== undefined;
      case 'quantity':
        return this.quantityAt(at) !== undefined;
      case 'money':
        return MONEY.test(this.quantityAt(at)?.unit ?? '');
      case 'name':
        return this.#isNamed(at) && !en.NO_PARTIES.has(this.mentionAt(at)?.type ?? '');
      case 'period':
        return this.timeAt(at) !== undefined;
      case 'text':
        return /^(?:NN|PRP|CD|VBG|DT|JJ)/.test(this.#reading.tags[at] ?? '') && this.timeAt(at) === undefined;
      case 'class':
        return false;
      default:
        return this.#hasTypeOrClass(at, kind);
    }
  }

  #mentionIs(mention: Mention, kind: string): boolean {
    if (kind === 'state') return mention.type === 'state' || this.#stateNamed(this.#wordsOf(mention)) !== undefined;
    if (mention.type === kind) return true;
    return mention.class !== undefined && this.#pack.classes.isA(mention.class, kind);
  }

  #hasTypeOrClass(at: number, kind: string): boolean {
    const mention = this.mentionAt(at);
    if (mention?.type === kind || (kind === 'item' && en.ITEMS.has(mention?.type ?? ''))) return true;
    const found = this.classAt(at);
    if (found === undefined) return false;
    const { classes } = this.#pack;
    return (
      classes.isA(found, kind) &&
      (mention === undefined || !TYPES.has(kind) || mention.class !== undefined || !isNamed(mention))
    );
  }

  /** ISO code of the state that the word names, belongs to as "Russian" does, or speaks for as a capital does. */
  stateAt(at: number): string | undefined {
    const mention = this.mentionAt(at);
    if (mention?.type === 'state') return mention.state ?? this.#stateNamed(this.#wordsOf(mention)) ?? '';
    if (mention) return this.#stateNamed(this.#wordsOf(mention));
    const token = this.#reading.tokens[at];
    return token && isCapital(this.#wordsOf(token)) ? this.#stateNamed(this.#wordsOf(token)) : undefined;
  }

  #stateNamed(words: string): string | undefined {
    return (this.#pack.states.byWords(words)?.state ?? this.#pack.states.bySeat(words))?.code;
  }

  #wordsOf({ start, end }: Span): string {
    return this.#reading.text.slice(start, end);
  }

  /** The amount that the word counts or is a part of. */
  quantityAt(at: number): FoundQuantity | undefined {
    const token = this.#reading.tokens[at];
    if (!token) return undefined;
    const around = this.#quantities.overlapping(token);
    return around.at(-1) ?? this.#quantityBefore(at);
  }

  /** What an amount of something else is said to be worth: "5,000 BTC, worth $32,500", "119,756 bitcoins (US$72 million)". */
  worthOf(amount: FoundQuantity): FoundQuantity | undefined {
    if (en.CURRENCIES.has(amount.unit)) return undefined;
    const near = this.#quantities.overlapping({ start: amount.end, end: amount.end + en.WORTH_REACH });
    const worth = near.find(({ start, unit }) => start >= amount.end && en.CURRENCIES.has(unit));
    return worth && en.WORTH.test(this.#reading.text.slice(amount.end, worth.start)) ? worth : undefined;
  }

  /** "1,500 North Korean soldiers", should the amount end at its number. */
  #quantityBefore(at: number): FoundQuantity | undefined {
    const { tree, tokens } = this.#reading;
    const number = tree.childOf(at, 'nummod');
    return number === undefined ? undefined : this.#quantities.overlapping(tokens[number]!).at(-1);
  }

  timeAt(at: number): Time | undefined {
    const token = this.#reading.tokens[at];
    return token && this.#times.overlapping(token)[0];
  }
}

const TYPES: ReadonlySet<string> = new Set(ARGUMENT_TYPES);

function isNamed({ kind }: Mention): boolean {
  return kind === 'name';
}

function isCapital(words: string): boolean {
  return /^\p{Lu}/u.test(words);
}
