// What joins two events of a text: "gave technology in return for shells", "the test led to sanctions", "signed during the visit".
import type { EventMention, MentionRelation } from '../../document/event.ts';
import { type Quote, quote, type Span } from '../../document/span.ts';
import type { EventType } from '../../packs/event-type.ts';
import * as en from './en.ts';
import { openerOf, type Reading } from './reading.ts';

/** A mention, and the word that its grammar is that of. */
export interface Read {
  readonly mention: EventMention;
  readonly head: number;
  readonly type: EventType;
}

/** The relations of the events of one sentence, by the id of the mention that has them; `before` are the last of earlier sentences. */
export function findRelations(
  reading: Reading,
  sentence: Span,
  events: readonly Read[],
  before: readonly Read[],
): Map<string, MentionRelation[]> {
  const found = new Map<string, MentionRelation[]>();
  if (events.length === 0) return found;
  const add = (from: Read | undefined, to: Read | undefined, kind: MentionRelation['kind'], words: Quote) => {
    if (!from || !to || from === to) return;
    const others = found.get(from.mention.id) ?? [];
    if (others.some((other) => other.kind === kind && other.mention === to.mention.id)) return;
    found.set(from.mention.id, [...others, { kind, mention: to.mention.id, ...words }]);
  };
  const words = reading.text.slice(sentence.start, sentence.end);
  for (const match of words.matchAll(en.EXCHANGE)) {
    const at = { start: sentence.start + match.index, end: sentence.start + match.index + match[0].length };
    const [given, taken] = exchanged(reading, events, before, sentence, at);
    add(given, taken, 'in-exchange-for', quote(reading.text, at.start, at.end));
  }
  for (const [pattern, isCauseFirst] of [[en.CAUSE_BEFORE, true] as const, [en.CAUSE_AFTER, false] as const]) {
    for (const match of words.matchAll(pattern)) {
      const start = sentence.start + match.index;
      const joint = quote(reading.text, start, start + match[0].length);
      const [cause, effect] = isCauseFirst
        ? [lastBefore(events, start), firstInClause(reading, events, joint.end)]
        : caused(reading, events, sentence, joint);
      add(cause, effect, 'said-to-cause', joint);
    }
  }
  for (const cause of events) {
    const words_ = overWords(reading, cause);
    if (words_) add(cause, lastBefore(events, words_.start), 'said-to-cause', words_);
  }
  for (const part of events) {
    for (const whole of events) {
      const words_ = partWords(reading, part, whole);
      if (words_) add(part, whole, 'part-of', words_);
    }
  }
  return found;
}

/** "A in return for B", "in return for B, A", "In exchange, A" behind a sentence with B. */
function exchanged(
  { text }: Reading,
  events: readonly Read[],
  before: readonly Read[],
  sentence: Span,
  { start, end }: Span,
): readonly [Read | undefined, Read | undefined] {
  const isFor = /^\s+for\b/.test(text.slice(end, end + 6));
  const [left, right] = [lastBefore(events, start), firstAfter(events, end)];
  if (!isFor) {
    const given = left ?? right;
    const inSentence = left && lastBefore(events, left.mention.trigger.start);
    return [given, inSentence ?? (given && betweenTheSame(before, given))];
  }
  const isFirst = text.slice(sentence.start, start).trim() === '';
  if (isFirst) return [events[right ? events.indexOf(right) + 1 : 0], right];
  return [left, right];
}

/** The last of earlier events between the same two, else the last: what is given in return goes back to the giver. */
function betweenTheSame(before: readonly Read[], given: Read): Read | undefined {
  const parties = partiesOf(given);
  return (
    before.findLast((one) => partiesOf(one).filter((party) => parties.includes(party)).length > 1) ?? before.at(-1)
  );
}

function partiesOf({ mention }: Read): string[] {
  return [...new Set(mention.arguments.flatMap(({ entity }) => entity ?? []))];
}

/** "B because of A", "Because of A, B". */
function caused(
  reading: Reading,
  events: readonly Read[],
  sentence: Span,
  { start, end }: Span,
): readonly [Read | undefined, Read | undefined] {
  const cause = firstInClause(reading, events, end);
  if (!cause || reading.text.slice(sentence.start, start).trim() !== '') return [cause, lastBefore(events, start)];
  const effect = firstAfter(events, cause.mention.trigger.end);
  const isBeyond = effect && reading.text.slice(cause.mention.trigger.end, effect.mention.trigger.start).includes(',');
  return [cause, isBeyond ? effect : undefined];
}

/** The event that comes next, where no clause ends in between. */
function firstInClause(reading: Reading, events: readonly Read[], offset: number): Read | undefined {
  const next = firstAfter(events, offset);
  return next && !en.CLAUSE_ENDS.test(reading.text.slice(offset, next.mention.trigger.start)) ? next : undefined;
}

/** "over" of "imposed sanctions over the shipment". */
function overWords({ tree, tokens, lemmas, text }: Reading, { head }: Read): Quote | undefined {
  const at = tree.childOf(head, 'case');
  return at !== undefined && lemmas[at] === 'over' && tree.hangsBy(head, 'nmod')
    ? quote(text, tokens[at]!.start, tokens[at]!.end)
    : undefined;
}

function lastBefore(events: readonly Read[], offset: number): Read | undefined {
  return events.findLast(({ mention }) => mention.trigger.end <= offset);
}

function firstAfter(events: readonly Read[], offset: number): Read | undefined {
  return events.find(({ mention }) => mention.trigger.start >= offset);
}

/** "during" of "signed a pact during the visit", where a pact may be a part of a visit. */
function partWords(reading: Reading, part: Read, whole: Read): Quote | undefined {
  if (part === whole || !part.type.partOf.includes(whole.type.type)) return undefined;
  const { tree, tokens, text } = reading;
  if (!tree.isBelow(whole.head, part.head) && !tree.isBelow(whole.head, tree.headOf(part.head))) return undefined;
  const opener = openerOf(reading, whole.head);
  if (opener === undefined || !en.DURING.has(opener)) return undefined;
  const at = tree.childOf(whole.head, 'case', 'mark')!;
  // "in retaliation for the drills"
  if (text.slice(tokens[at]!.start, tokens[whole.head]!.start).search(en.CAUSE_AFTER) >= 0) return undefined;
  return quote(text, tokens[at]!.start, tokens[at]!.end);
}
