// What a speaker does with a content, read from the words that attribute it, those around them, and the first of the content.
import type { Attribution } from '../../document/attribution.ts';
import type { Certainty, Stance } from '../../document/claim.ts';
import { type Quote, quote, type Span } from '../../document/span.ts';
import * as en from './en.ts';
import {
  IMPERATIVE,
  IMPERSONAL,
  OBLIGES,
  OTHER_CLAUSE,
  OWN_WORD_RULES,
  STANCE_RULES,
  type StanceRule,
  SUBJUNCTIVE,
  SUBJUNCTIVE_CUE,
} from './stance.en.ts';

/** What was read, and the rule and words that say so. */
export interface Reading {
  readonly stance: Stance;
  readonly rule: string;
  /** Where the phrase itself decides it. */
  readonly certainty?: Certainty;
  readonly words?: Quote;
  /** The speaker's words on himself ("said he believed"): read as the phrase is. */
  readonly ownWords?: Span;
}

/** Characters between cue and content in which words still attribute. */
const BEHIND = 80;
/** Characters of auxiliaries in front of a cue, and of a content that are read with its cue. */
const FRONT = 48;
const HEAD = 60;
/** Characters of a content in which a speaker tells of himself. */
const OWN = 120;

/** The words that attribute: auxiliaries in front of the cue, the cue, what stands between it and its content. */
export function phraseOf(text: string, { cue, contents, sources }: Attribution): Span {
  const near = sources.filter((source) => source.end <= cue.start && cue.start - source.end <= FRONT).at(-1);
  const from = Math.max(near?.end ?? 0, cue.start - FRONT);
  const front = en.AUXILIARIES_IN_FRONT.exec(text.slice(from, cue.start))?.[0] ?? '';
  const next = contents.find((content) => content.start >= cue.end);
  const gap = next ? text.slice(cue.end, next.start) : '';
  const between = next && gap.length <= BEHIND && !/[.!?;\n]/.test(gap);
  return { start: cue.start - front.length, end: between ? next.start : cue.end };
}

/** Characters in front of "reports of" that tell what is done with them. */
const WATCHED = 30;

export function readStance(text: string, attribution: Attribution): Reading {
  const { cue, contents, sources, kind } = attribution;
  const span = phraseOf(text, attribution);
  const phrase = text.slice(span.start, span.end);
  const content = contents.find(({ start }) => start >= span.end) ?? contents[0];
  const follows = content !== undefined && content.start >= cue.end && content.start <= span.end;
  const isClause = follows && (/\bthat\s*$/i.test(phrase) || en.CLAUSE_CUE.test(cue.text.trim()));
  const head = follows && !isClause ? headOf(content.text) : '';

  const isQuestion = contents.length > 0 && contents.every((one) => en.QUESTION.test(one.text));
  if (isQuestion && !en.REFUSES.test(phrase)) return { stance: 'asserts', rule: 'asks', certainty: 'unstated' };
  if (en.REPORTS_CUE.test(cue.text) && en.WATCHES.test(text.slice(Math.max(0, cue.start - WATCHED), cue.start)))
    return { stance: 'relays', rule: 'watches-reports' };
  const inFront = (of: Quote | undefined, pattern: RegExp) =>
    of !== undefined && pattern.test(text.slice(Math.max(0, of.start - FRONT), of.start));
  if (inFront(sources[0], en.NOR_DID) || (inFront(contents[0], en.NEITHER_OF) && contents[0]!.end <= cue.start))
    return { stance: 'declines', rule: 'nobody-comments' };
  const bySubject = readSubject(text, sources.at(-1), phrase);
  if (bySubject) return bySubject;
  if (follows && en.TELLS_TO_ACT.test(cue.text) && en.ACT.test(content.text))
    return { stance: 'demands', rule: 'told-to-act' };
  const found = en.ONLY_SAID.test(phrase) ? undefined : firstRule(text, span, phrase, head, cue);
  if (found) return found;
  if (content && SUBJUNCTIVE_CUE.test(cue.text) && SUBJUNCTIVE.test(content.text.slice(0, OWN)))
    return { stance: 'demands', rule: 'subjunctive' };
  if (en.WISHES.test(phrase) || (follows && en.WISH_NOUN.test(content.text)))
    return { stance: 'asserts', rule: 'wishes', certainty: 'unstated' };
  const believes = en.CERTAINTY_OF_PHRASE.some(({ pattern }) => pattern.test(phrase));
  if (kind === 'intention' && !believes) return { stance: 'asserts', rule: 'intends', certainty: 'unstated' };
  return (
    (content && en.PLAIN_SPEECH.test(phrase.trim()) && readContent(text, content, attribution)) || {
      stance: 'asserts',
      rule: 'asserts',
    }
  );
}

/** The first words of a content, up to a clause that belongs to somebody else. */
function headOf(content: string): string {
  const head = content.slice(0, HEAD);
  const end = head.search(en.HEAD_END);
  return end === -1 ? head : head.slice(0, end);
}

function firstRule(text: string, span: Span, phrase: string, head: string, cue: Quote): Reading | undefined {
  const joined = phrase + head;
  for (const rule of STANCE_RULES) {
    const read = rule.withContent ? joined : phrase;
    const match = rule.pattern.exec(read);
    if (match && !rule.unless?.test(joined)) return readingOf(text, rule, span.start + match.index, match[0], cue);
  }
  return undefined;
}

function readingOf(text: string, rule: StanceRule, start: number, match: string, cue: Quote): Reading {
  const { name, stance, certainty } = rule;
  return {
    stance,
    rule: name,
    ...(certainty && { certainty }),
    words: hedgeWords(text, start, start + match.length, cue),
  };
}

/** The cue where the words lie in it and it is short, else the words, whole. */
export function hedgeWords(text: string, start: number, end: number, cue?: Quote): Quote {
  if (cue && start >= cue.start && end <= cue.end && cue.text.split(' ').length <= 4) return cue;
  let to = end;
  while (to < text.length && to < end + 20 && /[\p{L}’']/u.test(text[to]!)) to++;
  let from = start;
  while (from < to - 1 && /\s/.test(text[from]!)) from++;
  while (to > from + 1 && /\s/.test(text[to - 1]!)) to--;
  return quote(text, from, to);
}

/** "Neither government commented", "Few diplomats believe": what the subject turns round. */
function readSubject(text: string, source: Quote | undefined, phrase: string): Reading | undefined {
  const nobody = source && en.NOBODY.exec(source.text)?.[0];
  const few = source && en.FEW.exec(source.text)?.[0];
  if ((nobody && !en.BELIEVES.test(phrase)) || (few && en.OWNS_UP.test(phrase)))
    return { stance: 'declines', rule: 'nobody-comments' };
  const turned = nobody ?? few;
  if (!source || !turned || !en.BELIEVES.test(phrase)) return undefined;
  return { stance: 'doubts', rule: 'few-believe', words: quote(text, source.start, source.start + turned.length) };
}

/** What the content of plain speech says by itself: of the speaker, of nobody, or to somebody. */
function readContent(text: string, content: Quote, attribution: Attribution): Reading | undefined {
  const words = content.text.slice(0, 2 * OWN);
  for (const rule of IMPERSONAL) {
    const match = rule.pattern.exec(words);
    if (match) return readingOf(text, rule, content.start + match.index, match[0], attribution.cue);
  }
  const own = ownWords(content, attribution);
  if (own) {
    const inner = text.slice(own.start, own.end);
    for (const rule of OWN_WORD_RULES) {
      const match = rule.pattern.exec(inner);
      if (match && match.index <= FIRST_VERB && !rule.unless?.test(inner))
        return { ...readingOf(text, rule, own.start + match.index, match[0], attribution.cue), ownWords: own };
    }
    if (en.WISHES.test(inner.slice(0, 30)))
      return { stance: 'asserts', rule: 'wishes', certainty: 'unstated', ownWords: own };
    return { stance: 'asserts', rule: 'asserts', ownWords: own };
  }
  const obliges = OBLIGES.exec(words);
  if (obliges && !OTHER_CLAUSE.test(obliges[0].replace(/^\W*that /i, '')))
    return { stance: 'demands', rule: 'obliges' };
  if (/^[“"‘'«]/.test(words) && IMPERATIVE.test(words)) return { stance: 'demands', rule: 'imperative' };
  return undefined;
}

/** Characters behind a speaker's own "he" in which what he says of himself begins. */
const FIRST_VERB = 16;

/** "it was monitoring reports" of a ministry, "we do not believe" in quotation marks: the words behind the pronoun. */
function ownWords(content: Quote, { sources, form }: Attribution): Span | undefined {
  const match = en.OWN_PRONOUN.exec(content.text.slice(0, 40));
  const source = sources.at(-1)?.text;
  if (!match || source === undefined) return undefined;
  const pronoun = match[1]!.toLowerCase();
  const head = source.slice(0, 100).split(en.BEHIND_HEAD, 1)[0]!;
  const last = head.slice(head.lastIndexOf(' ') + 1);
  const isPlural = en.PLURAL_SOURCE.test(head);
  const isBody = en.BODY_SOURCE.test(last);
  const same =
    pronoun === 'i' || pronoun === 'we'
      ? form !== 'indirect' || pronoun === 'we'
      : pronoun === 'they'
        ? isPlural || isBody
        : pronoun === 'it'
          ? !isPlural && !en.PERSON_SOURCE.test(last)
          : !isPlural && !isBody;
  if (!same) return undefined;
  const rest = content.text.slice(match[0].length, OWN);
  const end = rest.search(en.HEAD_END);
  const start = content.start + match[0].length;
  return { start, end: start + (end === -1 ? rest.length : end) };
}
