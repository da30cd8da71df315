// Cuts a text into paragraphs, sentences and tokens, and says which tokens stand in quotation marks.
import type { Span } from '../../document/span.ts';
import type { Paragraph, Quotation, Sentence, Token } from '../../document/token.ts';
import { defineStage } from '../../pipeline/stage.ts';
import { findParagraphs } from './paragraphs.ts';
import { findQuotations } from './quotations.ts';
import { findSentences } from './sentences.ts';
import { findTokens, type RawToken } from './tokens.ts';

export const segment = defineStage({
  name: 'segment',
  reads: [],
  writes: ['paragraphs', 'sentences', 'tokens', 'quotations'],
  run: ({ text }) => segmentText(text),
});

/** Paragraphs, sentences, tokens and quotations of `text`, each list in text order. */
export function segmentText(text: string): {
  paragraphs: Paragraph[];
  sentences: Sentence[];
  tokens: Token[];
  quotations: Quotation[];
} {
  const spans = findParagraphs(text);
  const quotations = findQuotations(text, spans);
  const raw: RawToken[] = [];
  const paragraphs: Paragraph[] = [];
  const sentences: Sentence[] = [];
  for (const span of spans) {
    const first = raw.length;
    for (const token of findTokens(text, span.start, span.end)) raw.push(token);
    const firstSentence = sentences.length;
    for (const range of findSentences(text, raw, first, raw.length)) {
      sentences.push({
        start: raw[range[0]]!.start,
        end: raw[range[1] - 1]!.end,
        paragraph: paragraphs.length,
        tokens: range,
      });
    }
    paragraphs.push({ ...span, sentences: [firstSentence, sentences.length] });
  }
  return { paragraphs, sentences, tokens: withQuotationState(raw, quotations), quotations };
}

function withQuotationState(tokens: readonly RawToken[], quotations: readonly Span[]): Token[] {
  let at = 0;
  return tokens.map((token) => {
    while (at < quotations.length && quotations[at]!.end <= token.start) at++;
    const quotation = quotations[at];
    return { ...token, quoted: quotation !== undefined && quotation.start <= token.start };
  });
}
