// How sure the speaker is: from the cue, then from the words of the content's main clause that lower it.
import type { Attribution } from '../../document/attribution.ts';
import type { Certainty, Stance } from '../../document/claim.ts';
import { byPosition, type Quote, quote } from '../../document/span.ts';
import * as en from './en.ts';

const UNSTATED: ReadonlySet<Stance> = new Set(['declines', 'relays', 'demands', 'commits']);
/** From sure to unsure; the least sure of what is said counts. */
const SCALE: readonly Certainty[] = ['certain', 'probable', 'possible', 'improbable'];

/** What the cue says its speaker does; to tell someone to act is to demand. */
export function stanceOf(cue: string, content = ''): Stance {
  if (en.TELLS_TO_ACT.test(cue) && en.ACT.test(content)) return 'demands';
  if (en.REFUSES.test(cue) && en.REFUSED.test(content)) return 'declines';
  return en.STANCE_OF_CUE.find(({ pattern }) => pattern.test(cue))?.stance ?? 'asserts';
}

/** The certainty of a claim and the hedges it rests on, in text order. */
export function certaintyOf(
  text: string,
  stance: Stance,
  attribution: Attribution | undefined,
  contents: readonly Quote[],
): { certainty: Certainty; hedges: Quote[] } {
  const asks = contents.length > 0 && contents.every((content) => en.QUESTION.test(content.text));
  if (UNSTATED.has(stance) || asks) return { certainty: 'unstated', hedges: [] };
  const fromCue = attribution
    ? en.CERTAINTY_OF_CUE.find(({ pattern }) => pattern.test(attribution.cue.text))
    : undefined;
  const found = findHedges(text, contents[0]);
  const base: Certainty = stance === 'doubts' ? 'improbable' : (fromCue?.certainty ?? 'certain');
  const hedged = joined(found) ?? leastSure(found.map((hedge) => hedge.certainty));
  const certainty = hedged === undefined ? base : leastSure([base, hedged])!;
  const hedges = [...(fromCue && attribution ? [attribution.cue] : []), ...found.map((hedge) => hedge.quote)].sort(
    byPosition,
  );
  return { certainty, hedges };
}

interface Hedge {
  readonly certainty: Certainty;
  readonly quote: Quote;
}

function findHedges(text: string, content: Quote | undefined): Hedge[] {
  if (!content) return [];
  const clause = content.text.slice(0, mainClauseEnd(content.text));
  return en.HEDGES.flatMap(({ certainty, pattern }) =>
    [...clause.matchAll(pattern)]
      .filter((match) => !isName(clause, match.index))
      .map((match) => ({
        certainty,
        quote: quote(text, content.start + match.index, content.start + match.index + match[0].length),
      })),
  ).sort((a, b) => byPosition(a.quote, b.quote));
}

/** "May" with a capital inside a sentence is a month. */
function isName(clause: string, at: number): boolean {
  return clause[at] === 'M' && at > 0;
}

function mainClauseEnd(content: string): number {
  const from = /^\s*\S+\s+\S+/.exec(content)?.[0].length ?? 0;
  const at = content.slice(from).search(en.MAIN_CLAUSE_END);
  return at === -1 ? content.length : from + at;
}

/** "could likely", "may well": two hedges on one verb are one, as sure as the surer. */
function joined(hedges: readonly Hedge[]): Certainty | undefined {
  for (let at = 1; at < hedges.length; at++) {
    const [before, after] = [hedges[at - 1]!, hedges[at]!];
    if (after.quote.start - before.quote.end === 1 && after.certainty === 'probable') return 'probable';
  }
  return undefined;
}

function leastSure(certainties: readonly Certainty[]): Certainty | undefined {
  return certainties.reduce<Certainty | undefined>(
    (least, one) => (least === undefined || SCALE.indexOf(one) > SCALE.indexOf(least) ? one : least),
    undefined,
  );
}
