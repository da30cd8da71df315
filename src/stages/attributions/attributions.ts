// Finds attributions: the words of who speaks, the words that attribute, the words attributed. By rules; trained models take this place next.
import type { Attribution, AttributionForm } from '../../document/attribution.ts';
import { contentId } from '../../document/id.ts';
import { byPosition, type Quote, quote, type Span, trimmedQuote } from '../../document/span.ts';
import { SpanIndex } from '../../document/span-index.ts';
import type { Quotation, Sentence, Token } from '../../document/token.ts';
import { defineStage } from '../../pipeline/stage.ts';
import { Clause, type Range } from './clause.ts';
import { type Found, findInSentence } from './find.ts';

/** Only English is read; a text in another language gives no attributions. */
export const attributions = defineStage({
  name: 'attributions',
  reads: ['sentences', 'tokens', 'quotations', 'notes'],
  writes: ['attributions'],
  run: ({ document, text, language, furniture, sentences, tokens, quotations, notes }) => {
    if (language !== 'en') return { attributions: [] };
    const furnitureOrBroken = new SpanIndex<Span>([
      ...furniture,
      ...notes.filter((note) => note.kind === 'broken-sentence'),
    ]);
    const debris = new SpanIndex<Span>(notes.filter((note) => note.kind === 'citation-debris'));
    const reader = new Reader(document, text, tokens, quotations, debris);
    const found = sentences.flatMap((sentence, at) => reader.read(sentence, sentences, at, furnitureOrBroken));
    return { attributions: withParents(found.filter((one) => !debris.holds(one.cue))) };
  },
});

class Reader {
  readonly #document: string;
  readonly #text: string;
  readonly #tokens: readonly Token[];
  readonly #quotations: SpanIndex<Quotation>;
  readonly #debris: SpanIndex<Span>;

  constructor(
    document: string,
    text: string,
    tokens: readonly Token[],
    quotations: readonly Quotation[],
    debris: SpanIndex<Span>,
  ) {
    this.#document = document;
    this.#text = text;
    this.#tokens = tokens;
    this.#quotations = new SpanIndex(quotations);
    this.#debris = debris;
  }

  read(sentence: Sentence, sentences: readonly Sentence[], at: number, skip: SpanIndex<Span>): Attribution[] {
    const [first, last] = this.#readable(sentence, skip);
    if (last - first < 3) return [];
    const clause = new Clause(this.#text, this.#tokens, first, last);
    const near = this.#quotations.overlapping(sentence);
    const found = findInSentence(clause, near);
    return found.flatMap((one, index) => {
      const goesOn =
        index === found.length - 1 && this.#isQuotedIn(one) ? this.#continuation(sentence, sentences, at) : [];
      const attribution = this.#attribution(clause, one, goesOn);
      // Cut at debris a content may be left without a word; only a refusal needs none.
      return attribution.contents.length > 0 || one.contents.length === 0 ? [attribution] : [];
    });
  }

  /** The sentence’s tokens without a dateline in front or a credit behind. */
  #readable({ tokens: [first, last] }: Sentence, skip: SpanIndex<Span>): [first: number, last: number] {
    let from = first;
    while (from < last && skip.overlaps(this.#tokens[from]!)) from++;
    let to = from;
    while (to < last && !skip.overlaps(this.#tokens[to]!)) to++;
    return [from, to];
  }

  #isQuotedIn(found: Found): boolean {
    return found.contents.some((content) => this.#tokens[content.first]!.quoted);
  }

  /** Sentences that follow in the same paragraph and are nothing but quotation go on with the same speaker. */
  #continuation(sentence: Sentence, sentences: readonly Sentence[], at: number): Span[] {
    const more: Span[] = [];
    for (let next = at + 1; next < sentences.length && sentences[next]!.paragraph === sentence.paragraph; next++) {
      const quotation = this.#quotations.holding(sentences[next]!)[0];
      if (!quotation) break;
      if (more.at(-1)?.start !== quotation.start && quotation.start >= sentence.end) more.push(quotation);
    }
    return more;
  }

  #attribution(clause: Clause, found: Found, goesOn: readonly Span[]): Attribution {
    const sources = found.source ? this.#quotes([clause.range(found.source)]) : [];
    const range = clause.range(found.cue);
    const cue = quote(this.#text, range.start, range.end);
    const contents = this.#quotes([...found.contents.map((content) => this.#span(content)), ...goesOn]);
    return {
      id: contentId(
        'attribution',
        this.#document,
        cue.start,
        cue.end,
        ...contents.flatMap(({ start, end }) => [start, end]),
      ),
      document: this.#document,
      kind: found.kind,
      sources,
      cue,
      contents,
      form: this.#form(contents),
      confidence: found.confidence,
    };
  }

  #span({ first, last }: Range): Span {
    return { start: this.#tokens[first]!.start, end: this.#tokens[last - 1]!.end };
  }

  /** Spans as quotes, cut where debris begins and trimmed of loose commas. */
  #quotes(spans: readonly Span[]): Quote[] {
    return spans.flatMap((span) => {
      const cut = this.#debris.overlapping(span).find((one) => one.start > span.start);
      const quoted = trimmedQuote(this.#text, span.start, Math.min(span.end, cut?.start ?? span.end));
      const words =
        quoted &&
        trimmedQuote(
          this.#text,
          quoted.start,
          quoted.start + quoted.text.replace(/(?:[\s,;:(–—-]|\s(?:and|or))+$/, '').length,
        );
      return words && /[\p{L}\p{N}]/u.test(words.text) ? [words] : [];
    });
  }

  /** Direct when all content is quotation, mixed when some is. */
  #form(contents: readonly Quote[]): AttributionForm {
    if (!contents.some((content) => this.#quotations.overlaps(content))) return 'indirect';
    const whole = contents.every((content) => this.#quotations.holds(content));
    return whole ? 'direct' : 'mixed';
  }
}

/**
 * An attribution whose cue lies in the content of another has it as its parent; the smallest that holds it counts. A parent's content
 * is longer than its child's, so no chain of parents comes back to itself.
 */
function withParents(attributions: readonly Attribution[]): Attribution[] {
  const contents = new SpanIndex(
    attributions.flatMap((holder) => holder.contents.map(({ start, end }) => ({ start, end, holder }))),
  );
  return [...attributions]
    .sort((a, b) => byPosition(a.cue, b.cue))
    .map((one) => {
      const around = contents.holding(one.cue).filter(({ holder }) => size(holder) > size(one));
      const parent = around.reduce<Attribution | undefined>(
        (least, { holder }) => (least && size(least) <= size(holder) ? least : holder),
        undefined,
      );
      return parent ? { ...one, parent: parent.id } : one;
    });
}

function size({ contents }: Attribution): number {
  return contents.reduce((sum, content) => sum + content.end - content.start, 0);
}
