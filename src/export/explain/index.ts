// How an event, a claim, an origin or a document came to be what the brief says of it.
import type { Analysis } from '../../document/analysis.ts';
import { jsonPiecesBy } from '../json.ts';
import { explainClaim } from './claim.ts';
import { explainDocument } from './document.ts';
import { explainEvent } from './event.ts';
import { type Explanation, explainGround, type Ground } from './explanation.ts';
import { explainOrigin } from './origin.ts';
import { explanationSchema } from './schema.ts';
import { findTarget, type Missed, type Target } from './target.ts';
import { formatExplanation } from './text.ts';

export type { Explanation } from './explanation.ts';
export { explanationSchema } from './schema.ts';
export type { Missed } from './target.ts';

export const EXPLAIN_FORMATS = ['text', 'json'] as const;
export type ExplainFormat = (typeof EXPLAIN_FORMATS)[number];

/** The derivation of what `asked` names: an id or its first six digits or more, the number of a document, a part of an event's label. */
export function explain(asked: string, analysis: Analysis): Explanation | Missed {
  const ground = explainGround(analysis);
  const target = findTarget(asked, ground);
  return 'problem' in target ? target : explanationOf(target, ground);
}

function explanationOf({ kind, id }: Target, ground: Ground): Explanation {
  switch (kind) {
    case 'event':
      return explainEvent(ground.events.get(id)!, ground);
    case 'claim':
      return explainClaim(ground.claims.get(id)!, ground);
    case 'origin':
      return explainOrigin(ground.origins.get(id)!, ground);
    case 'document':
      return explainDocument(ground.documentOf(id)!, ground);
  }
}

/** An explanation as text that ends in a line feed, in pieces; `width` counts for text only. */
export function explanationPieces(
  explanation: Explanation,
  { format, width }: { readonly format: ExplainFormat; readonly width?: number },
): Iterable<string> {
  return format === 'json' ? jsonPiecesBy(explanationSchema, explanation) : [formatExplanation(explanation, width)];
}
