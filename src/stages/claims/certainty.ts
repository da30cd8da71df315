// How sure the speaker is: from the words that attribute, then from the words of the content's main clause that lower it.
import type { Attribution } from '../../document/attribution.ts';
import type { Certainty, Stance } from '../../document/claim.ts';
import { matchesIn } from '../../document/matches.ts';
import { byPosition, overlaps, type Quote, quote, type Span } from '../../document/span.ts';
import * as en from './en.ts';
import type { CuesIn } from './hedges/cues.ts';
import { HEDGE_WORDS } from './hedges/en.ts';
import { hedgeWords, phraseOf, type Reading } from './stance.ts';

const UNSTATED: ReadonlySet<Stance> = new Set(['declines', 'relays', 'demands', 'commits']);
/** From sure to unsure; the least sure of what is said counts. */
const SCALE: readonly Certainty[] = ['certain', 'probable', 'possible', 'improbable'];

/** The certainty of a claim and the hedges it rests on, in text order. */
export interface Assessment {
  readonly certainty: Certainty;
  readonly hedges: readonly Quote[];
}

/** A word that lowers certainty, and the rule that says so. */
export interface Hedge {
  readonly rule: string;
  readonly certainty: Certainty;
  readonly quote: Quote;
}

export function certaintyOf(
  text: string,
  reading: Reading,
  attribution: Attribution | undefined,
  contents: readonly Quote[],
  cuesIn: CuesIn,
): Assessment {
  const { stance, certainty, words } = reading;
  if (UNSTATED.has(stance) || certainty === 'unstated') return { certainty: 'unstated', hedges: [] };
  // What is denied is denied for sure: "could" in it is the accuser's.
  if (stance === 'denies') return { certainty: 'certain', hedges: [] };
  if (stance === 'doubts') return { certainty: 'improbable', hedges: words ? [words] : [] };
  const fromPhrase = certainty === undefined ? phraseHedge(text, reading, attribution) : undefined;
  const found = findHedges(text, contents, cuesIn);
  const base = certainty ?? fromPhrase?.certainty ?? 'certain';
  const inPhrase = certainty !== undefined && certainty !== 'certain' ? words : fromPhrase?.quote;
  const hedges = [...(inPhrase ? [inPhrase] : []), ...found.map((hedge) => hedge.quote)]
    .sort(byPosition)
    .filter((one, at, all) => all.findIndex((other) => overlaps(one, other)) === at);
  const hedged = joined(found) ?? leastSure(found.map((hedge) => hedge.certainty));
  return { certainty: hedged === undefined ? base : leastSure([base, hedged])!, hedges };
}

/** "believes", "with moderate confidence": a hedge among the words that attribute, or in what a speaker says of himself. */
function phraseHedge(text: string, { ownWords }: Reading, attribution: Attribution | undefined): Hedge | undefined {
  if (!attribution) return undefined;
  const source = attribution.sources.at(-1)?.text ?? '';
  for (const span of [phraseOf(text, attribution), ...(ownWords ? [firstWords(ownWords)] : [])]) {
    const words = text.slice(span.start, span.end);
    const read = en.CERTAINTY_OF_PHRASE.find(({ pattern }) => pattern.test(words));
    const match = read?.pattern.exec(words);
    if (!read || !match) continue;
    if (read.certainty === 'certain') return undefined;
    const start = span.start + match.index;
    const points = /^(?:suggest|hint)/i.test(match[0]) && en.THING_SOURCE.test(source);
    return {
      rule: read.rule,
      certainty: points ? 'probable' : read.certainty,
      quote: hedgeWords(text, start, start + match[0].length, attribution.cue),
    };
  }
  return undefined;
}

/** Characters behind a speaker's own "he" that hold his verb. */
const OWN_VERB = 25;

function firstWords({ start, end }: Span): Span {
  return { start, end: Math.min(end, start + OWN_VERB) };
}

/** Characters of a content that are looked through for hedges. */
const REACH = 600;

/** A cue of the model counts where no rule knows it from here on, and one of a rule where the model gives it a chance at all. */
const SURE_SHARE = 0.6;
/** Cues that only the model finds, and that are said of the clause: "tentatively"; "a possible link" is said of the link. */
const CERTAINTY_OF_KIND: Readonly<Record<string, Certainty>> = { probable: 'probable', seeming: 'probable' };
const OF_THE_CLAUSE = /ly$|^(?:seem|appear|look)/i;
/** Rules on words that have other senses: the model has a say. */
const SEVERAL_SENSES: ReadonlySet<string> = new Set(['may', 'appears']);

function findHedges(text: string, contents: readonly Quote[], cuesIn: CuesIn): Hedge[] {
  const found: Hedge[] = [];
  const add = (rule: string, certainty: Certainty, start: number, end: number) => {
    const one = { rule, certainty, quote: quote(text, start, end) };
    if (!found.some((other) => overlaps(other.quote, one.quote))) found.push(one);
  };
  for (const content of mainContents(contents)) {
    const clause = mainClause(content.text.slice(0, REACH));
    for (const { rule, certainty, pattern } of en.HEDGES) {
      for (const match of matchesIn(clause, pattern)) {
        if (isName(clause, match.index)) continue;
        const start = content.start + match.index + (match[0].length - match[0].trimStart().length);
        const end = content.start + match.index + match[0].trimEnd().length;
        if (!SEVERAL_SENSES.has(rule) || cuesIn({ start, end }).length > 0) add(rule, certainty, start, end);
      }
    }
    if (!en.MAY_HEDGE.test(clause)) continue;
    for (const cue of cuesIn({ start: content.start, end: content.start + clause.length })) {
      const words = clause.slice(Math.max(0, cue.start - content.start), cue.end - content.start);
      const certainty = CERTAINTY_OF_KIND[HEDGE_WORDS.get(words.toLowerCase())?.kind ?? ''];
      if (cue.share >= SURE_SHARE && certainty && OF_THE_CLAUSE.test(words))
        add('model', certainty, cue.start, cue.end);
    }
  }
  return found.sort((a, b) => byPosition(a.quote, b.quote));
}

/** Words of a content that is only the front of the next: "If the strait is closed | … | prices will double". */
const FRONT_WORDS = 4;

/** The first content; with it the next where the first is a subject or a condition cut off by the speaker. */
function mainContents(contents: readonly Quote[]): readonly Quote[] {
  const [first, second] = contents;
  if (!first || !second) return contents;
  const isFront =
    first.text.split(/\s+/, FRONT_WORDS + 1).length <= FRONT_WORDS || en.CONDITION.exec(first.text)?.index === 0;
  return isFront ? [first, second] : [first];
}

/** The clause with blanks where something else than its main statement stands, cut off at its end. */
function mainClause(content: string): string {
  const blank = (words: string) => ' '.repeat(words.length);
  const clause = content.replace(en.CLAUSE_IN_FRONT, blank).replace(en.ASIDE, blank).replace(en.RELATIVE, blank);
  const from = /^\s*\S+\s+\S+/.exec(clause)?.[0].length ?? 0;
  const at = clause.slice(from).search(en.MAIN_CLAUSE_END);
  return at === -1 ? clause : clause.slice(0, from + at);
}

/** "May" with a capital inside a sentence is a month. */
function isName(clause: string, at: number): boolean {
  return clause[at] === 'M' && clause.slice(0, at).trim() !== '';
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
