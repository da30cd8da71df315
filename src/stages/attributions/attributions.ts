// Finds attributions: the words of who speaks, the words that attribute, the words attributed. By trained models, then by what rules know better.
import type { Attribution, AttributionForm, AttributionKind } from '../../document/attribution.ts';
import { contentId } from '../../document/id.ts';
import { byPosition, type Quote, quote, type Span } from '../../document/span.ts';
import { SpanIndex } from '../../document/span-index.ts';
import { defineStage } from '../../pipeline/stage.ts';
import { Antecedents } from './antecedents.ts';
import { withContinuations } from './continued.ts';
import * as en from './en.ts';
import type { Run } from './link-features.ts';
import { readNested } from './nested.ts';
import { readAttributions, type TokenAttribution } from './read.ts';
import { readableOf } from './readable.ts';
import type { FrameInput } from './reading-frame.ts';
import { relativeAntecedent } from './subjects.ts';
import { findTranscript } from './transcripts.ts';

/** Only English is read; a text in another language gives no attributions. */
export const attributions = defineStage({
  name: 'attributions',
  reads: ['sentences', 'tokens', 'tags', 'heads', 'relations', 'names', 'quotations', 'notes'],
  writes: ['attributions'],
  run: (
    { document, text, language, furniture, sentences, tokens, tags, heads, relations, names, quotations, notes },
    { models },
  ) => {
    if (language !== 'en' || tokens.length === 0) return { attributions: [] };
    const skip = [
      ...furniture,
      ...notes.filter((note) => note.kind === 'broken-sentence' || note.kind === 'citation-debris'),
    ];
    const input = readableOf({ text, tokens, sentences, quotations, tags, names, syntax: { heads, relations } }, skip);
    const { frame, attributions: read } = readAttributions(input, models);
    const transcript = findTranscript(input, frame);
    const outer = withContinuations(input, frame, [...outside(read, transcript), ...transcript]);
    const found = [...outer, ...readNested(input, frame, outer, models)].sort((a, b) => a.cue.first - b.cue.first);
    const quotes = new QuoteMaker(document, input, quotations);
    const antecedents = new Antecedents(text, names);
    const resolved = found.flatMap((one) => {
      const made = quotes.attribution(one);
      if (made === undefined) return [];
      const source = made.sources[0];
      const noun = one.sources[0] && relativeAntecedent(frame, one.sources[0]);
      const antecedent = source && (noun ? quotes.quoteOf(noun) : antecedents.of(source));
      return [antecedent ? { ...made, antecedent } : made];
    });
    return { attributions: withParents(text, unique(resolved)) };
  },
});

/** Attributions that do not compete with those of a transcript for the same words. */
function outside(read: readonly TokenAttribution[], transcript: readonly TokenAttribution[]): TokenAttribution[] {
  if (transcript.length === 0) return [...read];
  const place = ({ first, last }: { first: number; last: number }) => ({ start: first, end: last });
  const taken = new SpanIndex<Span>(
    transcript.flatMap(({ sources, cue, contents }) => [...sources, cue, ...contents].map(place)),
  );
  return read.filter(
    ({ sources, cue, contents }) => ![...sources, cue, ...contents].some((run) => taken.overlaps(place(run))),
  );
}

class QuoteMaker {
  readonly #document: string;
  readonly #input: FrameInput;
  readonly #quotations: SpanIndex<Span>;

  constructor(document: string, input: FrameInput, quotations: readonly Span[]) {
    this.#document = document;
    this.#input = input;
    this.#quotations = new SpanIndex(quotations);
  }

  /** The attribution with its words; undefined where its content holds none. */
  attribution({
    sources: runs,
    cue: cueRun,
    contents: contentRuns,
    confidence,
  }: TokenAttribution): Attribution | undefined {
    const sources = runs.flatMap((run) => this.#quotes(this.#withoutComma(run)));
    const cue = this.#quotes(cueRun)[0];
    const contents = contentRuns.flatMap((run) => this.#quotes(run)).filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
    if (cue === undefined || contents.length === 0) return undefined;
    const form = this.#form(contents);
    const places = [...sources, ...contents].flatMap(({ start, end }) => [start, end]);
    return {
      id: contentId('attribution', this.#document, cue.start, cue.end, ...places),
      document: this.#document,
      kind: this.#kindOf(cueRun, form),
      sources,
      cue,
      contents,
      form,
      confidence: Math.round(confidence * 1000) / 1000,
    };
  }

  #kindOf({ first, last }: { first: number; last: number }, form: AttributionForm): AttributionKind {
    const words = this.#input.tokens.slice(first, last).map(({ lower }) => lower);
    if (words.some((word) => en.INTENTION_OVER_SPEECH.has(word))) return 'intention';
    if (words.some((word) => en.SPEECH.has(word) || en.CUE_MARKS.has(word))) return 'speech';
    if (words.some((word) => en.INTENTION.has(word))) return 'intention';
    return form === 'indirect' ? 'attitude' : 'speech';
  }

  /** The annotators' sources take in the comma behind "Mara Venn, a pilot,"; nobody's name does. */
  #withoutComma({ first, last }: Run): Run {
    return { first, last: last > first + 1 && this.#input.tokens[last - 1]!.lower === ',' ? last - 1 : last };
  }

  quoteOf(run: Run): Quote | undefined {
    return this.#quotes(run)[0];
  }

  /** A run as quotes: more than one where tokens in its middle are not read. */
  #quotes({ first, last }: Run): Quote[] {
    const { text, tokens } = this.#input;
    const quotes: Quote[] = [];
    let from = first;
    for (let at = first + 1; at <= last; at++) {
      const goesOn = at < last && /^\s*$/.test(text.slice(tokens[at - 1]!.end, tokens[at]!.start));
      if (goesOn) continue;
      const words = quote(text, tokens[from]!.start, tokens[at - 1]!.end);
      if (/[\p{L}\p{N}:—–―-]/u.test(words.text)) quotes.push(words);
      from = at;
    }
    return quotes;
  }

  /** Direct when all content is quotation, mixed when some is. */
  #form(contents: readonly Quote[]): AttributionForm {
    if (!contents.some((content) => this.#quotations.overlaps(content))) return 'indirect';
    return contents.every((content) => this.#isQuoted(content)) ? 'direct' : 'mixed';
  }

  /** True where quotations hold all words of the content. */
  #isQuoted(content: Quote): boolean {
    let at = content.start;
    for (const { start, end } of this.#quotations.overlapping(content)) {
      if (/[\p{L}\p{N}]/u.test(this.#input.text.slice(at, start))) return false;
      at = Math.max(at, end);
    }
    return !/[\p{L}\p{N}]/u.test(this.#input.text.slice(at, content.end));
  }
}

function unique(attributions: readonly Attribution[]): Attribution[] {
  const byId = new Map(attributions.map((one) => [one.id, one]));
  return [...byId.values()];
}

/**
 * An attribution whose cue lies in the content of another has it as its parent; the smallest that holds it counts, and none in an aside.
 * A parent's content is longer than its child's, so no chain of parents comes back to itself.
 */
function withParents(text: string, attributions: readonly Attribution[]): Attribution[] {
  const contents = new SpanIndex(
    attributions.flatMap((holder) => holder.contents.map(({ start, end }) => ({ start, end, holder }))),
  );
  return [...attributions]
    .sort((a, b) => byPosition(a.cue, b.cue) || (a.id < b.id ? -1 : 1))
    .map((one) => {
      const around = contents
        .holding(one.cue)
        .filter((content) => size(content.holder) > size(one) && !isAside(text, content, one));
      const parent = around.reduce<Attribution | undefined>(
        (least, { holder }) => (least && size(least) <= size(holder) ? least : holder),
        undefined,
      );
      return parent ? { ...one, parent: parent.id } : one;
    });
}

/** "condemned the drills, which the North sees as a rehearsal": the outlet explains, in words that nobody quotes. */
function isAside(text: string, { start, end, holder }: Span & { holder: Attribution }, { cue, sources }: Attribution) {
  if (holder.form !== 'indirect') return false;
  const from = Math.min(cue.start, ...sources.map((source) => source.start).filter((at) => at >= start && at < end));
  return en.ASIDE_BEFORE.test(text.slice(Math.max(0, from - en.ASIDE_REACH), from));
}

function size({ contents }: Attribution): number {
  return contents.reduce((sum, content) => sum + content.end - content.start, 0);
}
