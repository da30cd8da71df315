// Turns attributions into claims, and the sentences that nobody is named for into claims of the outlet.
import type { Attribution } from '../../document/attribution.ts';
import type { Claim } from '../../document/claim.ts';
import { contentId } from '../../document/id.ts';
import type { Note } from '../../document/note.ts';
import { byPosition, overlaps, type Quote, quote, type Span, trimmedQuote } from '../../document/span.ts';
import { SpanIndex } from '../../document/span-index.ts';
import type { Sentence, Token } from '../../document/token.ts';
import type { OutletIndex } from '../../packs/outlet-index.ts';
import { defineStage } from '../../pipeline/stage.ts';
import { certaintyOf, stanceOf } from './certainty.ts';
import { findChain, recordOf } from './chain.ts';
import * as en from './en.ts';

/** Fewer words than this state nothing. */
const SHORTEST = 4;
/** How sure the rules are that a sentence without an attribution is the outlet's own. */
const OUTLET_CONFIDENCE = 0.6;

export const claims = defineStage({
  name: 'claims',
  reads: ['sentences', 'tokens', 'attributions', 'notes'],
  writes: ['claims'],
  run: ({ document, text, language, furniture, sentences, tokens, attributions, notes }, pack) => {
    if (language !== 'en') return { claims: [] };
    const attributed = attributedClaims(document, text, attributions, pack.outlets);
    const own = outletClaims(document, text, sentences, tokens, attributions, unreadable(furniture, notes));
    return {
      claims: [...attributed, ...own].sort(
        (a, b) => byPosition(a.contents[0] ?? EMPTY, b.contents[0] ?? EMPTY) || (a.id < b.id ? -1 : 1),
      ),
    };
  },
});

const EMPTY: Span = { start: 0, end: 0 };

function unreadable(furniture: readonly Span[], notes: readonly Note[]): SpanIndex<Span> {
  return new SpanIndex<Span>([
    ...furniture,
    ...notes.filter((note) => note.kind === 'broken-sentence' || note.kind === 'citation-debris'),
  ]);
}

function attributedClaims(
  document: string,
  text: string,
  attributions: readonly Attribution[],
  outlets: OutletIndex,
): Claim[] {
  const byId = new Map(attributions.map((attribution) => [attribution.id, attribution]));
  return attributions.map((attribution) => {
    const stance = stanceOf(attribution.cue.text);
    const chain = findChain(text, attribution, byId, outlets);
    // A refusal to comment has no content: the cue is what there is to show.
    const contents = attribution.contents.length > 0 ? attribution.contents : [attribution.cue];
    const condition = findCondition(text, contents[0]);
    return {
      id: contentId('claim', attribution.id),
      document,
      attribution: attribution.id,
      voice: 'attributed',
      contents,
      stance,
      ...certaintyOf(text, stance, attribution, contents),
      ...(condition && { condition }),
      chain,
      origins: [],
      traced: chain.length > 0 ? 'partial' : 'none',
      record: recordOf(chain),
      access: 'unstated',
      confidence: attribution.confidence,
      status: 'live',
    };
  });
}

function outletClaims(
  document: string,
  text: string,
  sentences: readonly Sentence[],
  tokens: readonly Token[],
  attributions: readonly Attribution[],
  skip: SpanIndex<Span>,
): Claim[] {
  const attributed = new SpanIndex(attributions.flatMap((attribution) => [attribution.cue, ...attribution.contents]));
  return sentences.flatMap((sentence) => {
    if (attributed.overlaps(sentence)) return [];
    const span = readablePart(text, sentence, skip);
    if (!span || !states(text, span, tokens.slice(...sentence.tokens))) return [];
    const contents = [quote(text, span.start, span.end)];
    const condition = findCondition(text, contents[0]);
    return [
      {
        id: contentId('claim', document, span.start, span.end),
        document,
        attribution: null,
        voice: 'outlet' as const,
        contents,
        stance: 'asserts' as const,
        ...certaintyOf(text, 'asserts', undefined, contents),
        ...(condition && { condition }),
        chain: [],
        origins: [],
        traced: 'none' as const,
        record: 'unstated' as const,
        access: 'unstated' as const,
        confidence: OUTLET_CONFIDENCE,
        status: 'live' as const,
      },
    ];
  });
}

/** The sentence without a dateline in front or debris behind; undefined where furniture leaves nothing. */
function readablePart(text: string, sentence: Span, skip: SpanIndex<Span>): Span | undefined {
  let { start, end } = sentence;
  for (const span of skip.overlapping(sentence)) {
    if (!overlaps(span, { start, end })) continue;
    if (span.start <= start) start = span.end;
    else end = span.start;
  }
  return trimmedQuote(text, start, end);
}

/** A statement has words enough, is no question and is not all in quotation marks. */
function states(text: string, span: Span, tokens: readonly Token[]): boolean {
  const words = tokens.filter((token) => token.kind === 'word' && overlaps(token, span));
  if (words.length < SHORTEST || words.every((word) => word.quoted)) return false;
  return !/\?["”’)]*\s*$/.test(text.slice(span.start, span.end));
}

function findCondition(text: string, content: Quote | undefined): Quote | undefined {
  const match = content && en.CONDITION.exec(content.text);
  return match
    ? quote(text, content.start + match.index, content.start + match.index + match[0].trimEnd().length)
    : undefined;
}
