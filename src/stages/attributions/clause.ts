// Where subjects, verb groups and clauses begin and end, told from words alone.
import type { Token } from '../../document/token.ts';
import * as en from './en.ts';

/** A range of token numbers [first, last). */
export interface Range {
  readonly first: number;
  readonly last: number;
}

const CERTAIN_VERB =
  /^(?:said|says|told|was|were|is|are|has|had|have|will|would|could|may|might|should|can|did|does|do|went|came|took|made|gave|sent|met|held|began|became|saw|got|put|won|lost|ran|led|left|kept|fell|rose|grew|shows|seeks|sought)$/;

const TIME_OPENERS =
  /^(?:the|a|an|same|next|previous|following|last|this|that|one|two|three|four|five|six|several|few|shortly|soon)$/;

/** The reading of one sentence's tokens. */
export class Clause {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly first: number;
  /** Behind the last word: closing stop and marks are left out. */
  readonly last: number;
  /** Behind the closing marks too. */
  readonly #end: number;

  constructor(text: string, tokens: readonly Token[], first: number, last: number) {
    this.text = text;
    this.tokens = tokens;
    this.first = first;
    this.#end = last;
    let end = last;
    while (end > first && /^(?:[.!?…]+)$/.test(tokens[end - 1]!.lower)) end--;
    this.last = end;
  }

  /** The whole sentence asks. */
  isQuestion(): boolean {
    const mark = this.tokens[this.last];
    return this.#end > this.last && mark !== undefined && mark.lower === '?' && !mark.quoted;
  }

  lower(at: number): string {
    return at >= this.first && at < this.last ? this.tokens[at]!.lower : '';
  }

  isCapital(at: number): boolean {
    const token = this.tokens[at];
    return token !== undefined && /\p{Lu}/u.test(this.text[token.start]!);
  }

  isWord(at: number): boolean {
    return at >= this.first && at < this.last && this.tokens[at]!.kind === 'word';
  }

  isNumber(at: number): boolean {
    return at < this.last && this.tokens[at]?.kind === 'number';
  }

  isQuoted(at: number): boolean {
    return at >= this.first && at < this.last && this.tokens[at]!.quoted;
  }

  /** The first token of the verb group that ends with `verb`: "has not yet confirmed" begins at "has". */
  groupStart(verb: number): number {
    let first = verb;
    for (let at = verb - 1; at >= this.first; at--) {
      const word = this.lower(at);
      if (en.AUXILIARIES.has(word) && !(word === "'s" && !this.isAuxiliaryS(at))) first = at;
      else if (en.NEGATIONS.has(word)) first = at;
      else if (!this.isAdverb(at)) break;
    }
    return first;
  }

  /** "There's", "he's": not the 's of possession. */
  private isAuxiliaryS(at: number): boolean {
    return /^(?:it|he|she|that|there|who|what|here)$/.test(this.lower(at - 1));
  }

  isNegated(first: number, verb: number): boolean {
    for (let at = first; at < verb; at++) if (en.NEGATIONS.has(this.lower(at))) return true;
    return false;
  }

  /** True where the verb group is passive: a form of "be" last before a past form. */
  isPassive(first: number, verb: number): boolean {
    for (let at = verb - 1; at >= first; at--) {
      if (en.BE.has(this.lower(at))) return !/ing$/.test(this.lower(verb));
      if (en.AUXILIARIES.has(this.lower(at))) return false;
    }
    return false;
  }

  /** A word that is a finite verb whatever stands around it. */
  isCertainVerb(at: number): boolean {
    const word = this.lower(at);
    if (!this.isWord(at) || this.isCapital(at)) return false;
    return (
      CERTAIN_VERB.test(word) ||
      (/[^e]ed$/.test(word) && word.length > 4 && !en.DETERMINERS.has(this.lower(at - 1)) && !/-/.test(word))
    );
  }

  /** The subject that ends right before `end`: with its appositions, as far left as its clause goes. Undefined when nothing there can be one. */
  subjectBefore(verb: number): Range | undefined {
    let end = verb;
    while (end > this.first && this.isAdverb(end - 1)) end--;
    if (this.lower(end - 1) === ',') return this.subjectWithAside(end);
    return this.asSubject(this.clauseStart(end), end);
  }

  private isAdverb(at: number): boolean {
    return (
      !this.isCapital(at) &&
      !en.PRONOUNS.has(this.lower(at)) &&
      (en.ADVERBS.has(this.lower(at)) || /^\p{Ll}{3,}ly$/u.test(this.lower(at)))
    );
  }

  /** "Victor Cha, senior vice president for Asia at the Center, told": what stands between the commas belongs to the name. */
  private subjectWithAside(end: number): Range | undefined {
    const commas = this.commasBefore(end - 1);
    for (const comma of commas) {
      const first = this.clauseStart(comma);
      const subject = this.asSubject(first, comma);
      if (
        subject &&
        !this.isTimeOrPlace(subject) &&
        this.isAside(comma + 1, end - 1) &&
        !this.beginsAside(subject.first)
      )
        return { first: subject.first, last: end - 1 };
    }
    const near = this.asSubject(this.clauseStart(end - 1), end - 1);
    return near && !this.beginsAside(near.first) ? near : undefined;
  }

  /** Commas left of `end` in the same clause, the nearest first. */
  private commasBefore(end: number): number[] {
    const commas: number[] = [];
    for (let at = end - 1; at > this.first && end - at < 60; at--) {
      if (/^[;:”"—–]$/.test(this.lower(at))) break;
      if (this.lower(at) === ',') commas.push(at);
    }
    return commas;
  }

  /** "head of the institute", "who spoke on condition of anonymity", "a former envoy", "along with China". */
  private isAside(first: number, last: number): boolean {
    if (first >= last) return false;
    const opening = this.lower(first);
    if (
      /^(?:who|which|whose|speaking|citing|along|together|for|also|now|then|in|at|on|himself|herself|itself|like|including|quoting|using|by|as|asked|responding)$/.test(
        opening,
      )
    )
      return true;
    return !this.isCertainVerb(first) && !/^(?:and|but|or|so)$/.test(opening);
  }

  /** A segment that begins like an apposition is none of the subject's first words. */
  private beginsAside(first: number): boolean {
    return (
      /^(?:who|which|whose|along|for|head|director|chief|senior|president|minister|spokesman|spokeswoman|chairman|now|formerly)$/.test(
        this.lower(first),
      ) && first > this.first
    );
  }

  /** Left edge of the clause in which the words before `end` stand. */
  private clauseStart(end: number): number {
    for (let at = end - 1; at >= this.first; at--) {
      if (this.lower(at) === ')') at = this.openingBracket(at) - 1;
      const word = this.lower(at);
      if (/^[,;:—–(“”"«»]$|^--+$|^''$|^``$/.test(word) || this.isDash(at)) return at + 1;
      if (en.CLAUSE_OPENERS.has(word) && !this.isCapitalInside(at)) return at + 1;
      if ((this.isCertainVerb(at) || this.isReportingVerb(at)) && !this.inRelative(at) && !this.isAttributive(at, end))
        return at + 1;
      if (/^(?:and|or)$/.test(word) && !this.joinsNames(at, end)) return at + 1;
    }
    return this.first;
  }

  /** A hyphen with space on both sides, or any longer dash. */
  isDash(at: number): boolean {
    const [before, token, after] = [this.tokens[at - 1], this.tokens[at], this.tokens[at + 1]];
    const word = this.lower(at);
    if (word !== '-') return /^[—–―]$|^--+$/.test(word);
    return before !== undefined && after !== undefined && before.end < token!.start && token!.end < after.start;
  }

  /** "of registered voters", ", retired pilot Mara Venn": behind a preposition or a mark the participle describes a noun. */
  private isAttributive(at: number, end: number): boolean {
    const before = this.lower(at - 1);
    return (
      at + 1 < end &&
      /ed$/.test(this.lower(at)) &&
      !en.PREPOSITIONS.has(this.lower(at + 1)) &&
      (en.PREPOSITIONS.has(before) || /^[,”"]$/.test(before) || before === "''")
    );
  }

  private openingBracket(closing: number): number {
    let at = closing - 1;
    while (at > this.first && this.lower(at) !== '(') at--;
    return at;
  }

  /** "Analysts say North Korea thinks": "say" ends the clause in front. */
  private isReportingVerb(at: number): boolean {
    const word = this.lower(at);
    if (en.NOUN_FORMS.has(word) || this.isCapital(at)) return false;
    return (
      en.REPORTING_FORMS.get(word)?.some(
        ({ form, verb }) => form !== 'past' && form !== 'participle' && verb.frame === 'clause',
      ) ?? false
    );
  }

  private isCapitalInside(at: number): boolean {
    return at > this.first && this.isCapital(at);
  }

  private inRelative(at: number): boolean {
    return /^(?:who|which)$/.test(this.lower(at - 1));
  }

  /** "the United States and NATO": two nouns; a verb before "and" would make it join clauses. */
  private joinsNames(at: number, end: number): boolean {
    if (at + 1 >= end) return false;
    const before = at - 1;
    return (
      this.isWord(before) &&
      !this.isCertainVerb(before) &&
      (this.isCapital(at + 1) ||
        en.DETERMINERS.has(this.lower(at + 1)) ||
        !this.isCapital(before) ||
        !this.hasVerbBefore(before))
    );
  }

  private hasVerbBefore(end: number): boolean {
    for (let at = end - 1; at >= this.first && end - at < 15; at--) {
      if (this.lower(at) === ',') return false;
      if (this.isCertainVerb(at) || this.isReportingVerb(at) || en.AUXILIARIES.has(this.lower(at))) return true;
    }
    return false;
  }

  /** The words [first, last) as a subject: edges trimmed, or undefined when they cannot be one. */
  private asSubject(first: number, last: number): Range | undefined {
    let from = first;
    while (
      from < last &&
      (/^(?:and|but|so|or|also|meanwhile|however|then|still|now|instead|separately|yet|nor|earlier|later)$/.test(
        this.lower(from),
      ) ||
        !/[\p{L}\p{N}]/u.test(this.lower(from)))
    )
      from++;
    let to = last;
    while (to > from && (this.lower(to - 1) === ',' || this.isAdverb(to - 1))) to--;
    from = this.afterTime(from, to);
    if (to <= from || to - from > 30) return undefined;
    const opening = this.lower(from);
    // "Neither leader announced a deal" tells of no announcement.
    if (/^(?:neither|no|nobody|none|nothing|few)$/.test(opening)) return undefined;
    if (
      en.PREPOSITIONS.has(opening) ||
      en.CLAUSE_OPENERS.has(opening) ||
      /^(?:there|here|not|to|what|how)$/.test(opening)
    )
      return this.afterOpening(from, to);
    const closing = this.lower(to - 1);
    // "the prize it promised to keep": what stands in front is what the promise is about.
    const isPronounBehindNoun = /^(?:he|she|they|it|we|i|you)$/.test(closing) && to - from > 1;
    const isPredicate =
      opening === "'s" ||
      /^(?:help|helps|let|lets)$/.test(opening) ||
      CERTAIN_VERB.test(this.isCapital(from) ? '' : opening);
    if (isPronounBehindNoun || isPredicate || en.NO_SPEAKER.has(opening)) return undefined;
    if (
      en.DETERMINERS.has(closing) &&
      !en.PRONOUNS.has(closing) &&
      !/^(?:some|many|others?|several|most|all|few|one|two|three|these|those)$/.test(closing)
    )
      return undefined;
    if (
      en.PREPOSITIONS.has(closing) ||
      en.AUXILIARIES.has(closing) ||
      /^\p{Ll}+ed$/u.test(this.text.slice(this.tokens[to - 1]!.start, this.tokens[to - 1]!.end))
    )
      return undefined;
    if (this.isTimeOrPlace({ first: from, last: to })) return undefined;
    return { first: from, last: to };
  }

  /** "Five days later the director", "afterwards the ministry": a time in front is left out where a name or an article follows. */
  private afterTime(first: number, last: number): number {
    const isTime = (at: number) => en.TIME_WORDS.has(this.lower(at)) || /^(?:afterwards?|days?)$/.test(this.lower(at));
    let at = first;
    while (at < last && at - first < 4 && !isTime(at)) {
      if (this.tokens[at]!.kind !== 'number' && !TIME_OPENERS.test(this.lower(at))) return first;
      at++;
    }
    while (at < last && (isTime(at) || /^(?:later|earlier|ago|before|after)$/.test(this.lower(at)))) at++;
    return at < last && (this.isCapital(at) || en.DETERMINERS.has(this.lower(at))) ? at : first;
  }

  /** "In July North Korea": a time in front without a comma is left out. */
  private afterOpening(first: number, last: number): Range | undefined {
    if (/^(?:he|she|they)$/.test(this.lower(last - 1))) return { first: last - 1, last };
    for (let at = first + 1; at < last; at++) {
      const named = this.isCapital(at + 1) || en.DETERMINERS.has(this.lower(at + 1));
      if (en.TIME_WORDS.has(this.lower(at)) && at + 1 < last && named) return { first: at + 1, last };
    }
    return undefined;
  }

  /** "Last week", "On Monday", "In Seoul": no speaker. */
  private isTimeOrPlace({ first, last }: Range): boolean {
    if (en.PREPOSITIONS.has(this.lower(first))) return true;
    let timed = 0;
    for (let at = first; at < last; at++)
      if (
        en.TIME_WORDS.has(this.lower(at)) ||
        this.tokens[at]!.kind === 'number' ||
        /^(?:last|this|next|the|a|late|early|on|in)$/.test(this.lower(at))
      )
        timed++;
    return timed === last - first;
  }

  /** The subject of the sentence: its first noun phrase before the first sure verb. For sources left out after "and" or before "-ing". */
  mainSubject(before: number): Range | undefined {
    let from = this.first;
    if (this.isQuoted(from)) return undefined;
    if (
      en.PREPOSITIONS.has(this.lower(from)) ||
      en.CLAUSE_OPENERS.has(this.lower(from)) ||
      en.TIME_WORDS.has(this.lower(from)) ||
      /^(?:last|this|next)$/.test(this.lower(from)) ||
      /ing$/.test(this.lower(from)) ||
      /ly$/.test(this.lower(from))
    ) {
      while (from < before && this.lower(from) !== ',') from++;
      from++;
    }
    for (let at = from + 1; at < before; at++) {
      if (/^(?:that|which)$/.test(this.lower(at))) return undefined;
      if (this.isCertainVerb(at) && !this.inRelative(at)) return this.subjectBefore(this.groupStart(at));
    }
    return undefined;
  }

  /** "…, which said": the words before the comma or right before "which". */
  antecedentBefore(verb: number): Range | undefined {
    const pronoun = verb - 1;
    if (!/^(?:which|who)$/.test(this.lower(pronoun))) return undefined;
    const end = this.lower(pronoun - 1) === ',' ? pronoun - 1 : pronoun;
    return this.asSubject(this.lastNounPhrase(this.clauseStart(end), end), end);
  }

  /** Where the noun phrase that ends at `end` begins: a run of names, or back to its determiner, a preposition or a verb. */
  private lastNounPhrase(first: number, end: number): number {
    let at = end - 1;
    if (this.isCapital(at)) {
      while (at > first && (this.isCapital(at - 1) || this.lower(at - 1) === '.')) at--;
      return this.isPlaceOf(at) ? end : at;
    }
    for (; at > first; at--) {
      const word = this.lower(at);
      if (en.DETERMINERS.has(word) && !/^(?:and|or)$/.test(this.lower(at - 1))) return this.isPlaceOf(at) ? end : at;
      const before = this.lower(at - 1);
      if ((en.PREPOSITIONS.has(before) && before !== 'of') || /ing$/.test(before)) return at;
    }
    return first;
  }

  /** "sailors in the port, who": the noun tells where they are. */
  private isPlaceOf(first: number): boolean {
    const before = en.DETERMINERS.has(this.lower(first - 1)) ? first - 2 : first - 1;
    return /^(?:in|on|at|over|to|for)$/.test(this.lower(before));
  }

  /** The noun phrase that begins at `first`: to the next comma, clause or sure verb. */
  nounPhraseFrom(first: number): Range | undefined {
    let from = first;
    while (from < this.last && /^[“"('‘]$/.test(this.lower(from))) from++;
    let at = from;
    while (at < this.last) {
      const word = this.lower(at);
      if (/^[,;:()”“"]$|^''$/.test(word) || this.isDash(at)) break;
      if (at > from && (en.CLAUSE_OPENERS.has(word) || this.isCertainVerb(at)) && !this.isCapitalInside(at)) break;
      if (at > from && (word === 'in' || word === 'on' || word === 'at') && this.isAdjunct(at)) break;
      if (at > from && en.TIME_WORDS.has(word) && !en.DETERMINERS.has(this.lower(at - 1))) break;
      if (
        at > from &&
        /^(?:and|or)$/.test(word) &&
        !(this.isCapital(at + 1) || en.DETERMINERS.has(this.lower(at + 1)) || !this.isCapital(at - 1))
      )
        break;
      at++;
    }
    if (
      at <= from ||
      en.PREPOSITIONS.has(this.lower(from)) ||
      en.CLAUSE_OPENERS.has(this.lower(from)) ||
      at - from > 25
    )
      return undefined;
    return { first: from, last: at };
  }

  /** "on Monday", "in a statement", "at a briefing". */
  private isAdjunct(at: number): boolean {
    const next = this.lower(at + 1);
    return (
      en.TIME_WORDS.has(next) ||
      (/^(?:a|an|his|her|its|their|the|remarks|comments)$/.test(next) &&
        /^(?:statement|interview|briefing|report|letter|speech|news|press|post|tweet|message|conference|call|dispatch|commentary|article|email|video|telephone|phone|joint|televised|nightly)$/.test(
          this.lower(at + 2),
        ))
    );
  }

  range({ first, last }: Range): { start: number; end: number } {
    return { start: this.tokens[first]!.start, end: this.tokens[last - 1]!.end };
  }
}
