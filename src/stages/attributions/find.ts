// Finds who says what in one sentence, by reporting words and quotation marks.
import type { Quotation } from '../../document/token.ts';
import type { Clause, Range } from './clause.ts';
import * as en from './en.ts';

/** An attribution as ranges of tokens, before it becomes spans. */
export interface Found {
  /** Name of the rule that found it. */
  readonly rule: string;
  readonly source?: Range;
  readonly cue: Range;
  readonly contents: readonly Range[];
  readonly kind: 'speech' | 'intention';
  readonly confidence: number;
}

/** Every attribution of the sentence, in the order of their cues. */
export function findInSentence(clause: Clause, quotations: readonly Quotation[]): Found[] {
  const found: Found[] = [];
  if (clause.isQuestion()) return found;
  for (let at = clause.first; at < clause.last; at++) {
    if (clause.isQuoted(at)) continue;
    const one = findAt(clause, at, quotations);
    if (!one || found.some((other) => sameCue(other.cue, one.cue))) continue;
    const contents = one.contents.filter((content) => content.first < content.last);
    if (contents.length > 0 || one.rule === 'refusal') found.push({ ...one, contents });
  }
  return found;
}

function sameCue(a: Range, b: Range): boolean {
  return a.first < b.last && b.first < a.last;
}

function findAt(clause: Clause, at: number, quotations: readonly Quotation[]): Found | undefined {
  return (
    accordingTo(clause, at) ??
    refusal(clause, at) ??
    relayed(clause, at) ??
    held(clause, at) ??
    attitude(clause, at) ??
    reporting(clause, at, quotations)
  );
}

/** "according to the ministry", in front, in the middle or at the end. */
function accordingTo(clause: Clause, at: number): Found | undefined {
  if (clause.lower(at) !== 'according' || clause.lower(at + 1) !== 'to') return undefined;
  const source = clause.nounPhraseFrom(at + 2);
  if (!source) return undefined;
  const cue = { first: at, last: at + 2 };
  if (en.PLANS.has(clause.lower(source.last - 1))) return undefined;
  const inFront = at === clause.first || (clause.lower(at - 1) === '' && at - 1 <= clause.first);
  if (inFront) {
    const comma = source.last;
    if (clause.lower(comma) !== ',') return undefined;
    const content = contentFrom(clause, comma + 1, true);
    return isContent(clause, content) ? speech('according-to', source, cue, [content], 0.9) : undefined;
  }
  const content = contentBefore(clause, clause.lower(at - 1) === ',' ? at - 1 : at);
  if (!content) return undefined;
  const rest =
    clause.lower(source.last) === ',' && !hasVerb(clause, content) ? [contentFrom(clause, source.last + 1)] : [];
  return speech('according-to', source, cue, [content, ...rest], 0.85);
}

function hasVerb(clause: Clause, { first, last }: Range): boolean {
  for (let at = first; at < last; at++) if (clause.isCertainVerb(at)) return true;
  return false;
}

/** "declined to say how many", "would not comment", "did not specify". */
function refusal(clause: Clause, at: number): Found | undefined {
  if (!en.REFUSALS.has(clause.lower(at)) || clause.lower(at + 1) !== 'to' || !en.REFUSED_ACTS.has(clause.lower(at + 2)))
    return undefined;
  const first = clause.groupStart(at);
  const goesOn = /^(?:and|but|,)$/.test(clause.lower(first - 1));
  const source = clause.subjectBefore(first) ?? (goesOn ? clause.mainSubject(first) : undefined);
  if (!source) return undefined;
  const content = objectFrom(clause, at + 3);
  return speech('refusal', source, { first, last: at + 3 }, content ? [content] : [], 0.85);
}

/** "is monitoring reports that soldiers are deploying", "is looking into reports of". */
function relayed(clause: Clause, at: number): Found | undefined {
  if (!en.RELAYED.has(clause.lower(at))) return undefined;
  let verb = at - 1;
  while (
    verb > clause.first &&
    /^(?:the|those|these|such|media|press|news|unconfirmed|of|into|any)$/.test(clause.lower(verb))
  )
    verb--;
  const looking = clause.lower(verb) === 'look' || clause.lower(verb) === 'looking' || clause.lower(verb) === 'looks';
  if (!en.RELAY_VERBS.has(clause.lower(verb)) && !looking) return undefined;
  const first = skipLight(clause, clause.groupStart(verb));
  const source = clause.subjectBefore(first) ?? clause.mainSubject(first);
  if (!source) return undefined;
  if (/^(?:that|of)$/.test(clause.lower(at + 1)))
    return speech('relayed', source, { first, last: at + 1 }, [contentFrom(clause, at + 2)], 0.8);
  const last = clause.lower(verb + 1) === 'into' ? verb + 2 : verb + 1;
  return speech('relayed', source, { first, last }, [{ first: last, last: at + 1 }], 0.8);
}

/** "is continuing to look into": the light verb before "to" belongs to the group. */
function skipLight(clause: Clause, first: number): number {
  if (clause.lower(first - 1) !== 'to') return first;
  return clause.groupStart(first - 2);
}

/** "had intelligence that ten thousand were being prepared". */
function held(clause: Clause, at: number): Found | undefined {
  if (
    !en.HELD.has(clause.lower(at)) ||
    clause.lower(at + 1) !== 'that' ||
    !/^(?:have|has|had)$/.test(clause.lower(at - 1))
  )
    return undefined;
  const first = clause.groupStart(at - 1);
  const source = clause.subjectBefore(first);
  return source && speech('held', source, { first, last: at + 1 }, [contentFrom(clause, at + 2)], 0.85);
}

/** "officials are increasingly concerned (that) …". */
function attitude(clause: Clause, at: number): Found | undefined {
  if (!en.ATTITUDES.has(clause.lower(at))) return undefined;
  const first = clause.groupStart(at);
  if (first === at || !en.BE.has(clause.lower(first))) return undefined;
  const next = clause.lower(at + 1);
  const clauseFollows = next === 'that' || clause.isCapital(at + 1) || en.DETERMINERS.has(next);
  const source = clause.subjectBefore(first);
  if (!source || !clauseFollows) return undefined;
  return {
    ...speech(
      'attitude',
      source,
      { first, last: at + 1 },
      [contentFrom(clause, next === 'that' ? at + 2 : at + 1)],
      0.65,
    ),
    kind: 'intention',
  };
}

/** The verbs: "said", "told", "denied", "sees … as", "reports indicate". */
function reporting(clause: Clause, at: number, quotations: readonly Quotation[]): Found | undefined {
  const forms = en.REPORTING_FORMS.get(clause.lower(at));
  if (!forms || (clause.isCapital(at) && at > clause.first)) return undefined;
  for (const { verb, form } of forms) {
    if (verb.particle && !verb.particle.includes(clause.lower(at + 1)) && !quoteBeside(clause, at)) continue;
    const reading = readVerb(clause, at, verb, form, quotations);
    if (reading) return reading;
  }
  return undefined;
}

/** "asked, “…”", "“…” the envoy asked". */
function quoteBeside(clause: Clause, at: number): boolean {
  if (quoteFollows(clause, at + 1) || (/^[,:]$/.test(clause.lower(at + 1)) && quoteFollows(clause, at + 2)))
    return true;
  const closing = at + 1 >= clause.last || /^[,.]$/.test(clause.lower(at + 1));
  for (let before = at - 1; closing && before >= clause.first && at - before < 6; before--)
    if (clause.isQuoted(before)) return true;
  return false;
}

function readVerb(
  clause: Clause,
  at: number,
  verb: en.ReportingVerb,
  form: string,
  quotations: readonly Quotation[],
): Found | undefined {
  const first = clause.groupStart(at);
  if (form === 'base' && DEMANDING.test(verb.lemma) && /^(?:to|and)$/.test(clause.lower(first - 1)) && first === at)
    return trailing(clause, at, verb, quotations);
  if (form === 'ing' && first === at && absoluteSubject(clause, at)) return trailing(clause, at, verb, quotations);
  // "never had demand": behind "have" or "be" a base form is a noun.
  if (form === 'base' && /^(?:have|has|had|'ve|be|been|is|are|was|were)$/.test(clause.lower(at - 1))) return undefined;
  if (isNoun(clause, at, first, verb, form) || isUnreal(clause, first, at, verb)) return undefined;
  if (isReduced(clause, at, first, verb, form)) return undefined;
  if ((form === 'past' || form === 'participle') && clause.isPassive(first, at))
    return passive(clause, at, first, verb);
  if (form === 'ing' && !hasBe(clause, first, at)) return trailing(clause, at, verb, quotations);
  if (form === 'base' && clause.lower(first - 1) === 'to') return undefined;
  const source = sourceOf(clause, at, first, verb, form, quotations);
  if (!source || !isSpeaker(clause, source.range, verb)) return undefined;
  if (verb.frame === 'evidence' && !isEvidence(clause, source.range)) return undefined;
  const cue = { first, last: verb.frame === 'object' ? skipParticle(clause, at + 1, verb) : at + 1 };
  const contents = contentsOf(clause, at, source, verb, quotations);
  if (contents.length === 0 || isGap(clause, source.range, verb, contents[0]!)) return undefined;
  return {
    ...speech(`${verb.frame}-${form}`, source.range, cue, contents, source.confidence),
    kind: isIntention(verb) ? 'intention' : 'speech',
  };
}

/** "the pier maintained by the navy": a participle that describes a noun. */
function isReduced(clause: Clause, at: number, first: number, verb: en.ReportingVerb, form: string): boolean {
  if (hasAuxiliary(clause, first, at) || !/^(?:past|participle)$/.test(form)) return false;
  const next = clause.lower(at + 1);
  if (form === 'participle') return true;
  if (verb.lemma === 'call')
    return (clause.lower(at - 1) === ',' && next === 'the' && clause.isCapital(at + 2)) || quoteFollows(clause, at + 1);
  if (verb.frame === 'as') return next === 'as';
  return (next === 'by' && verb.lemma !== 'say') || (verb.lemma === 'accuse' && next === 'of');
}

function hasAuxiliary(clause: Clause, first: number, verb: number): boolean {
  for (let at = first; at < verb; at++) if (en.AUXILIARIES.has(clause.lower(at))) return true;
  return false;
}

/** Not a plan that calls for something, and nothing behind "if" or set between dashes. */
function isSpeaker(clause: Clause, source: Range, verb: en.ReportingVerb): boolean {
  const before = clause.lower(source.first - 1);
  if (before === 'that' && clause.lower(source.first - 2) === 'not') return false;
  if (en.HYPOTHETICAL.has(before) || isBetweenDashes(clause, source)) return false;
  return !(/^(?:call|demand)$/.test(verb.lemma) && en.PLANS.has(clause.lower(source.last - 1)));
}

/** "a new - some say costly - pier". */
function isBetweenDashes(clause: Clause, source: Range): boolean {
  if (!clause.isDash(source.first - 1)) return false;
  for (let at = source.last; at < clause.last; at++) if (clause.isDash(at)) return true;
  return false;
}

/** "policies that Venn argues allowed the war": the content lacks what stands before "that". */
function isGap(clause: Clause, source: Range, verb: en.ReportingVerb, content: Range): boolean {
  if (verb.frame === 'as' || content.first < source.first || clause.isQuoted(content.first)) return false;
  const opening = clause.lower(content.first);
  if (clause.lower(source.first - 1) === 'what') return opening === 'to';
  const follows = content.first > source.last && clause.lower(content.first - 1) !== ',';
  if (verb.frame === 'clause' && follows && isFiniteAt(clause, content.first)) return true;
  if (!/^(?:that|which|who|whom)$/.test(clause.lower(source.first - 1))) return false;
  return isFiniteAt(clause, content.first) || (en.PREPOSITIONS.has(opening) && opening !== 'at');
}

function isFiniteAt(clause: Clause, at: number): boolean {
  return clause.isCertainVerb(at) || (en.AUXILIARIES.has(clause.lower(at)) && clause.lower(at) !== 'having');
}

function hasBe(clause: Clause, first: number, verb: number): boolean {
  for (let at = first; at < verb; at++) if (en.BE.has(clause.lower(at))) return true;
  return false;
}

/** Verbs that tell of a demand or a protest also as an aim: "summoned the envoy to protest … and demand …". */
const DEMANDING = /^(?:demand|urge|call|condemn|denounce|protest)$/;

/** "he may believe": nothing is said yet; "would not say" tells of a silence. */
function isUnreal(clause: Clause, first: number, at: number, verb: en.ReportingVerb): boolean {
  if (clause.isNegated(first, at)) return !en.NEGATABLE.has(verb.lemma);
  if (/^(?:hope|fear)$/.test(verb.lemma)) return false;
  for (let word = first; word < at; word++) if (en.UNREAL.has(clause.lower(word))) return true;
  return false;
}

function isIntention(verb: en.ReportingVerb): boolean {
  return verb.lemma === 'hope' || verb.lemma === 'fear' || (verb.frame === 'as' && verb.lemma !== 'label');
}

/** "reports of shells", "its claims": the word is a noun here. */
function isNoun(clause: Clause, at: number, first: number, verb: en.ReportingVerb, form: string): boolean {
  const before = clause.lower(at - 1);
  const after = clause.lower(at + 1);
  if (
    first === at &&
    (en.DETERMINERS.has(before) || (en.PREPOSITIONS.has(before) && before !== 'to')) &&
    !en.PRONOUNS.has(before)
  )
    return !/^(?:some|many|others|several|both|most|all|few|these|those)$/.test(before) || isPlainNoun(clause, at);
  if (after === '' && at + 1 < clause.last) return false;
  if (!en.NOUN_FORMS.has(clause.lower(at)) || first < at) return false;
  if (verb.frame === 'evidence') return !/[\p{L}]/u.test(after) || after === 'of';
  if (form === 'base' && /^(?:a|an|the)$/.test(determinerBefore(clause, at))) return true;
  const follows =
    after === 'that' ||
    quoteFollows(clause, at + 1) ||
    clause.isCapital(at + 1) ||
    en.PRONOUNS.has(after) ||
    en.DETERMINERS.has(after) ||
    (verb.particle?.includes(after) ?? false);
  // "Vey state": a base form has a plural in front of it.
  const subject = (form !== 'base' && clause.isCapital(at - 1)) || en.PRONOUNS.has(before) || /s$/.test(before);
  return (
    !(follows && subject) &&
    !(subject && at + 1 >= clause.last && clause.lower(at) !== clause.lower(at).replace(/s$/, ''))
  );
}

/** "some state ships": a word that is a noun as often, with no clause behind it. */
function isPlainNoun(clause: Clause, at: number): boolean {
  const after = clause.lower(at + 1);
  return (
    en.NOUN_FORMS.has(clause.lower(at)) &&
    !clause.isCapital(at + 1) &&
    !en.DETERMINERS.has(after) &&
    !en.PRONOUNS.has(after) &&
    after !== 'that' &&
    !quoteFollows(clause, at + 1)
  );
}

/** The article in front of a name and the noun behind it: "an Eastern Times report". */
function determinerBefore(clause: Clause, noun: number): string {
  let at = noun - 1;
  while (at > clause.first && clause.isCapital(at)) at--;
  return at < noun - 1 && noun - at < 6 && at > clause.first ? clause.lower(at) : '';
}

/** "was first reported by the Times", "is believed to", "It was reported that". */
function passive(clause: Clause, at: number, first: number, verb: en.ReportingVerb): Found | undefined {
  if (verb.frame === 'addressee' || verb.frame === 'as') return undefined;
  const cue = { first, last: at + 1 };
  let by = at + 1;
  while (
    by < clause.last &&
    by < at + 6 &&
    clause.lower(by) !== 'by' &&
    (en.TIME_WORDS.has(clause.lower(by)) || clause.lower(by) === 'on')
  )
    by++;
  const subject = clause.subjectBefore(first);
  if (clause.lower(by) === 'by') {
    const source = clause.nounPhraseFrom(by + 1);
    const isPronoun = subject && subject.last - subject.first === 1 && en.PRONOUNS.has(clause.lower(subject.first));
    return source && subject && !isPronoun ? speech('passive-by', source, cue, [subject], 0.8) : undefined;
  }
  if (clause.lower(first - 1) === 'it' && verb.frame === 'clause') {
    const that = thatAfter(clause, at + 1, 5);
    return that === -1 ? undefined : { ...speech('impersonal', undefined, cue, [contentFrom(clause, that + 1)], 0.6) };
  }
  return undefined;
}

/** "…, describing it as …", "statements condemning …", "and demand …": the source is the subject of the sentence. */
function trailing(
  clause: Clause,
  at: number,
  verb: en.ReportingVerb,
  quotations: readonly Quotation[],
): Found | undefined {
  if (verb.frame === 'evidence' || verb.frame === 'as') return undefined;
  const first = at > clause.first && en.ADVERBS.has(clause.lower(at - 1)) ? at - 1 : at;
  const before = clause.lower(first - 1);
  const source = (/ing$/.test(clause.lower(at)) ? absoluteSubject(clause, first) : undefined) ?? clause.mainSubject(at);
  if (!source || source.last > at || (!/ing$/.test(clause.lower(at)) && hasModal(clause, source.last, at)))
    return undefined;
  if (
    !(
      before === ',' ||
      before === 'and' ||
      (before === 'to' && !/ing$/.test(clause.lower(at))) ||
      before === 'by' ||
      /statements?$|letters?$/.test(before) ||
      source.last === first
    )
  )
    return undefined;
  if (!/ing$/.test(clause.lower(at)) && !isOneAction(clause, source.last, at)) return undefined;
  const contents = contentsAfter(clause, at, verb, quotations);
  const last = verb.frame === 'object' ? skipParticle(clause, at + 1, verb) : at + 1;
  return contents.length > 0 ? speech('trailing', source, { first, last }, contents, 0.55) : undefined;
}

/** "summoned the envoy to protest … and demand …": one chain of verbs without another subject in between. */
function isOneAction(clause: Clause, from: number, at: number): boolean {
  for (let word = from; word < at; word++) {
    if (/^[,;]$/.test(clause.lower(word)) || en.BE.has(clause.lower(word)) || en.CLAUSE_OPENERS.has(clause.lower(word)))
      return false;
  }
  return !en.PREPOSITIONS.has(clause.lower(at + 1));
}

/** "will be unable to … and accuse": the modal reaches over "and". */
function hasModal(clause: Clause, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const word = clause.lower(at);
    if (word !== 'to' && en.UNREAL.has(word) && !en.NEGATIONS.has(clause.lower(at + 1))) return true;
  }
  return false;
}

/** "with South Korea’s service recently warning of …". */
function absoluteSubject(clause: Clause, first: number): Range | undefined {
  let end = first;
  while (end > clause.first && /^\p{Ll}+ly$/u.test(clause.lower(end - 1))) end--;
  for (let at = end - 1; at >= clause.first && end - at < 12; at--) {
    if (/^[,;:—–()]$/.test(clause.lower(at))) return undefined;
    if (clause.lower(at) === 'with') return at + 1 < end ? { first: at + 1, last: end } : undefined;
  }
  return undefined;
}

/** A source, where it stands, and how sure the rule is of it. */
interface Source {
  readonly range: Range;
  readonly inverted: boolean;
  readonly confidence: number;
}

function sourceOf(
  clause: Clause,
  at: number,
  first: number,
  verb: en.ReportingVerb,
  form: string,
  quotations: readonly Quotation[],
): Source | undefined {
  const before = clause.lower(first - 1);
  const behindContent = first > clause.first && (clause.isQuoted(first - 1) || before === ',');
  if (behindContent && verb.frame === 'clause' && (form === 'past' || form === 'third') && beginsName(clause, at + 1)) {
    const inverted = clause.nounPhraseFrom(at + 1);
    if (
      inverted &&
      (clause.isQuoted(first - 1) || closesHere(clause, inverted) || !clause.subjectBefore(first)) &&
      !/^(?:that|it|he|she|they)$/.test(clause.lower(at + 1))
    ) {
      return { range: withAside(clause, inverted), inverted: true, confidence: 0.9 };
    }
  }
  const left = clause.subjectBefore(first);
  if (left && !coversQuotation(clause, left, quotations))
    return { range: left, inverted: false, confidence: en.PRONOUNS.has(clause.lower(left.first)) ? 0.75 : 0.9 };
  const antecedent = clause.antecedentBefore(first);
  if (antecedent) return { range: antecedent, inverted: false, confidence: 0.6 };
  if (form !== 'base' && (before === 'and' || before === ',' || before === 'but')) {
    const main = clause.mainSubject(first);
    if (main) return { range: main, inverted: false, confidence: 0.55 };
  }
  return undefined;
}

/** "…, said Yoo Sang-bum, a member …": behind the name comes a comma or the end, no verb that would make it a subject. */
function closesHere(clause: Clause, name: Range): boolean {
  return (
    !en.TIME_WORDS.has(clause.lower(name.first)) && (name.last >= clause.last || /^[,.]$/.test(clause.lower(name.last)))
  );
}

/** "said John Smith, the minister, …": the aside belongs to the source when it closes with a comma or the sentence. */
function withAside(clause: Clause, name: Range): Range {
  if (clause.lower(name.last) !== ',') return name;
  for (let at = name.last + 1; at < clause.last && at - name.last < 25; at++) {
    if (clause.isQuoted(at) || /^[;:—–()]$/.test(clause.lower(at))) return name;
    if (clause.lower(at) === ',') return at - name.last > 1 ? { first: name.first, last: at } : name;
    if (clause.isCertainVerb(at) && clause.lower(name.last + 1) !== 'who') return name;
  }
  return /^(?:a|an|the|who|\p{Ll}+)$/u.test(clause.lower(name.last + 1))
    ? { first: name.first, last: clause.last }
    : name;
}

function beginsName(clause: Clause, at: number): boolean {
  return clause.isCapital(at) || en.DETERMINERS.has(clause.lower(at));
}

function coversQuotation(clause: Clause, range: Range, quotations: readonly Quotation[]): boolean {
  const span = clause.range(range);
  return quotations.some(
    (quotation) => quotation.start < span.end && span.start < quotation.end && quotation.end - quotation.start > 40,
  );
}

function isEvidence(clause: Clause, source: Range): boolean {
  for (let at = source.last - 1; at >= source.first; at--) {
    if (en.EVIDENCE_NOUNS.has(clause.lower(at))) return true;
  }
  return false;
}

/** What is attributed: the quotation beside the verb, the clause or object behind it, or the clause before it. */
function contentsOf(
  clause: Clause,
  at: number,
  source: Source,
  verb: en.ReportingVerb,
  quotations: readonly Quotation[],
): Range[] {
  const head = source.inverted ? at : source.range.first;
  const before = quotationBefore(clause, source.inverted ? clause.groupStart(at) : head, quotations);
  const after = source.inverted
    ? afterInverted(clause, source.range, quotations)
    : contentsAfter(clause, at, verb, quotations);
  if (before && !(after.length > 0 && isFragment(clause, before)))
    return after.length > 0 && clause.isQuoted(after[0]!.first) ? [before, ...after] : [before];
  if (after.length > 0) return after;
  if (clause.lower(head - 1) !== ',') return [];
  const rest = restBehind(clause, verb.frame === 'addressee' ? skipAddressee(clause, at + 1) - 1 : at, verb);
  // "thanked the crew and, he said, has paid": what stands before "and" is not his.
  if (rest && head - 2 > clause.first && /^(?:and|but|which|who|that)$/.test(clause.lower(head - 2))) return [rest];
  const front = contentBefore(clause, head - 1, rest ? 1 : 2);
  if (!front) return [];
  if (rest) return [front, rest];
  return isWholeFront(clause, front) ? [front] : [];
}

/** A front that could stand alone: no mere time or place, no clause with "when", no quotation with a name behind it. */
function isWholeFront(clause: Clause, { first, last }: Range): boolean {
  if (last - first < 4 && en.PREPOSITIONS.has(clause.lower(first))) return false;
  const commas = Array.from({ length: last - first }, (_, at) => first + at).filter((at) => clause.lower(at) === ',');
  if (
    commas.length === 0 &&
    /^(?:when|while|after|before|if|as|because|since|unless|though|although)$/.test(clause.lower(first))
  )
    return false;
  return !clause.isQuoted(first) || clause.isQuoted(last - 1);
}

/** "In return, he said, the port was opened": the content goes on behind the cue. */
function restBehind(clause: Clause, at: number, verb: en.ReportingVerb): Range | undefined {
  const behind = skipAdjuncts(clause, at + 1);
  const comma =
    (/^(?:say|tell|explain|argue|note|add|write)$/.test(verb.lemma) && isAdjunct(clause, behind)) ||
    clause.lower(behind - 1) === 'earlier'
      ? nextComma(clause, behind)
      : behind;
  if (
    clause.lower(comma) !== ',' ||
    /^(?:and|but|while|as|which|who|though|although|citing|adding|noting|quoting|\p{Ll}+ing)$/u.test(
      clause.lower(comma + 1),
    )
  )
    return undefined;
  const rest = contentFrom(clause, comma + 1);
  return isContent(clause, rest) ? rest : undefined;
}

function nextComma(clause: Clause, from: number): number {
  let at = from;
  while (at < clause.last && clause.lower(at) !== ',') at++;
  return at;
}

/** After "…, said X" only a quotation goes on with the content. */
function afterInverted(clause: Clause, source: Range, quotations: readonly Quotation[]): Range[] {
  let at = source.last;
  while (at < clause.last && /^[,.:]$/.test(clause.lower(at))) at++;
  return quoteFollows(clause, at) ? quotedFrom(clause, at, quotations) : [];
}

function contentsAfter(clause: Clause, at: number, verb: en.ReportingVerb, quotations: readonly Quotation[]): Range[] {
  let next = at + 1;
  if (verb.frame === 'as') return asContent(clause, next);
  if (verb.frame === 'object' && /^[,:]$/.test(clause.lower(next)) && quoteFollows(clause, next + 1))
    return quotedFrom(clause, next + 1, quotations);
  if (verb.frame === 'object') return objectContent(clause, skipParticle(clause, next, verb), verb);
  if (verb.frame === 'addressee') next = skipAddressee(clause, next);
  next = skipAdjuncts(clause, next);
  if (next >= clause.last || /^(?:[.!?]|and|or|but)$/.test(clause.lower(next))) return [];
  const colon = clause.lower(next) === ':' || clause.lower(next) === ',';
  if (quoteFollows(clause, colon ? next + 1 : next)) {
    const quoted = quotedFrom(clause, colon ? next + 1 : next, quotations);
    if (colon || coversRest(clause, quoted)) return quoted;
  }
  if (clause.lower(next) === ',') return [];
  const that = thatAfter(clause, next, 12, verb);
  const answersTo = clause.lower(next) === 'to' && /^(?:respond|reply)$/.test(verb.lemma) && !isDeclined(clause, at);
  if (answersTo || (that === -1 && isAdjunct(clause, next))) return quotedBehindAdjunct(clause, next, quotations);
  const content = beforeMainClause(clause, at, contentFrom(clause, afterComma(clause, that === -1 ? next : that + 1)));
  if (that === -1 && !mayStandAlone(clause, content, verb)) return [];
  const named = namedBeforeColon(clause, content, quotations);
  return named ?? listOf(isContent(clause, content) || isPronounDenied(clause, content, verb) ? content : undefined);
}

/** "While he acknowledged the losses, the port was open": the clause ends at the comma. */
function beforeMainClause(clause: Clause, at: number, content: Range): Range {
  if (!/^(?:while|although|though|when|as|after|before|since)$/.test(clause.lower(clause.first))) return content;
  for (let word = clause.first; word < at; word++) if (clause.lower(word) === ',') return content;
  for (let word = content.first; word < content.last; word++)
    if (clause.lower(word) === ',' && !clause.isQuoted(word)) return { first: content.first, last: word };
  return content;
}

/** "a will" is a noun, "ships will" a verb. */
function isVerbHere(clause: Clause, at: number): boolean {
  return isFiniteAt(clause, at) && clause.lower(at) !== "'s" && !en.DETERMINERS.has(clause.lower(at - 1));
}

/** "wrote songs", "told lies", "adding to the debts" report nothing. */
function mayStandAlone(clause: Clause, { first, last }: Range, verb: en.ReportingVerb): boolean {
  if (/^(?:add|write)$/.test(verb.lemma) && clause.lower(first) === 'to') return false;
  if (verb.frame === 'addressee' && /^(?:so|many|much)$/.test(clause.lower(first))) return false;
  if (verb.lemma === 'remind' && !clause.isQuoted(first)) return false;
  if (!en.NEEDS_CLAUSE.has(verb.lemma) || clause.lower(first - 1) === 'of') return true;
  for (let at = first; at < last; at++) if (clause.isQuoted(at) || isVerbHere(clause, at)) return true;
  return false;
}

function isDeclined(clause: Clause, at: number): boolean {
  return clause.isNegated(clause.groupStart(at), at);
}

/** "said that, in winter, …". */
function afterComma(clause: Clause, at: number): number {
  return clause.lower(at) === ',' ? at + 1 : at;
}

/** "in an interview", "at a rally on Friday": up to the next comma or the end without a verb. */
function isAdjunct(clause: Clause, first: number): boolean {
  if (!en.ADJUNCT_OPENERS.has(clause.lower(first))) return false;
  let at = first;
  for (; at < clause.last && !/^[,:;]$/.test(clause.lower(at)); at++) {
    if (clause.isQuoted(at)) return quoteFollows(clause, at) && at - first > 1;
    if (clause.isCertainVerb(at) || (en.AUXILIARIES.has(clause.lower(at)) && clause.lower(at) !== "'s")) return false;
  }
  return at >= clause.last || clause.lower(first) !== 'as';
}

/** "said in an interview: “…”". */
function quotedBehindAdjunct(clause: Clause, first: number, quotations: readonly Quotation[]): Range[] {
  for (let at = first; at < clause.last && at - first < 25; at++)
    if (quoteFollows(clause, at) && /^[,:]$/.test(clause.lower(at - 1))) return quotedFrom(clause, at, quotations);
  return [];
}

/** "Both governments deny it." */
function isPronounDenied(clause: Clause, { first, last }: Range, verb: en.ReportingVerb): boolean {
  return (
    /^(?:deny|confirm)$/.test(verb.lemma) && last - first === 1 && /^(?:it|this|that|them)$/.test(clause.lower(first))
  );
}

/** "called the deal a shame", "called the hearing": only the first says what it is. */
function isNamed(clause: Clause, { first, last }: Range): boolean {
  for (let at = first + 1; at < last; at++)
    if (clause.isQuoted(at) || /^(?:an?|\p{Ll}+ed)$/u.test(clause.lower(at))) return true;
  return false;
}

/** The object; an accusation says of what, and "called them in an article" has none. */
function objectContent(clause: Clause, first: number, verb: en.ReportingVerb): Range[] {
  if (
    verb.lemma === 'call' &&
    en.PREPOSITIONS.has(clause.lower(first + 1)) &&
    /^(?:it|them|him|her)$/.test(clause.lower(first))
  )
    return [];
  const object = objectFrom(clause, first, verb.lemma);
  if (verb.lemma === 'call' && object && clause.lower(first) === 'the' && !isNamed(clause, object)) return [];
  if (!object || verb.lemma !== 'accuse') return listOf(object);
  const isWhole = (last: number) =>
    Array.from({ length: last - first }, (_, at) => clause.lower(first + at)).includes('of');
  if (isWhole(object.last)) return [object];
  for (let at = object.last; at < clause.last; at++)
    if (clause.lower(at) === 'of' && clause.lower(at - 1) === ',') {
      const rest = objectFrom(clause, at, verb.lemma);
      return rest ? [{ first, last: rest.last }] : [];
    }
  return [];
}

/** "confirmed the outreach in an interview: “We have sent …”": the object and the quotation. */
function namedBeforeColon(clause: Clause, content: Range, quotations: readonly Quotation[]): Range[] | undefined {
  for (let at = content.first; at < content.last; at++) {
    if (clause.lower(at) === ':' && quoteFollows(clause, at + 1))
      return [{ first: content.first, last: at }, ...quotedFrom(clause, at + 1, quotations)];
  }
  return undefined;
}

function listOf(range: Range | undefined): Range[] {
  return range && range.last > range.first ? [range] : [];
}

function skipParticle(clause: Clause, at: number, verb: en.ReportingVerb): number {
  const isLight = /^(?:for|on|upon|to)$/.test(clause.lower(at)) && /^(?:call|appeal|press|ask)$/.test(verb.lemma);
  return isLight && clause.lower(at) !== 'to' ? at + 1 : at;
}

/** "told NBC News that", "told reporters in Seoul on Monday": whom it was said to. */
function skipAddressee(clause: Clause, at: number): number {
  let next = at;
  while (next < clause.last && next - at < 12) {
    const word = clause.lower(next);
    if (word === 'that' || word === ':' || word === ',' || clause.isQuoted(next)) return next;
    if (
      next > at &&
      word !== "'s" &&
      (en.DETERMINERS.has(word) || en.PRONOUNS.has(word)) &&
      !en.DETERMINERS.has(clause.lower(next - 1)) &&
      !en.PREPOSITIONS.has(clause.lower(next - 1))
    )
      return next;
    if (next > at && word === 'to' && tellsToAct(clause, next + 1))
      return en.NEGATIONS.has(clause.lower(next - 1)) ? next - 1 : next;
    next++;
  }
  return next;
}

/** "told the crews to leave": behind "to" neither a name nor an article. */
function tellsToAct(clause: Clause, at: number): boolean {
  const word = clause.lower(at);
  return /^\p{Ll}{2,}$/u.test(word) && !clause.isCapital(at) && !en.DETERMINERS.has(word) && !/(?:ers|s)$/.test(word);
}

/** "on Monday", "last week", "in a statement", "to reporters" between the verb and what it reports. */
function skipAdjuncts(clause: Clause, at: number): number {
  let next = at;
  for (;;) {
    const word = clause.lower(next);
    const time =
      /^(?:last|this|late|early|earlier|on|in|by)$/.test(word) && en.TIME_WORDS.has(clause.lower(next + 1)) ? 2 : 0;
    if (time > 0) next += time;
    else if (en.TIME_WORDS.has(word) && word !== 'may') next++;
    else if (next > at && word === '.' && clause.isNumber(next + 1)) next += 2;
    else if (word === 'of' && next === at) return next + 1;
    else break;
  }
  return next;
}

/** The "that" which opens the content, at most `reach` tokens on; behind "in a statement carried by …" it may be further. */
function thatAfter(clause: Clause, from: number, reach: number, verb?: en.ReportingVerb): number {
  if (verb && !mayPrecedeThat(clause, from, verb)) return -1;
  const answers = verb !== undefined && /^(?:respond|reply)$/.test(verb.lemma);
  if (answers && clause.lower(from) === 'to') return -1;
  const warns = verb !== undefined && /^(?:warn|caution)$/.test(verb.lemma);
  const inPhrase = /^(?:in|at|on|through|via|during|to|after|before)$/.test(clause.lower(from));
  for (let at = from; at < clause.last && at < from + (inPhrase ? 25 : reach); at++) {
    if (clause.lower(at) === 'that' && !en.PREPOSITIONS.has(clause.lower(at - 1)))
      return hasVerbBehind(clause, at) ? at : -1;
    if (
      (clause.isCertainVerb(at) && !inPhrase) ||
      (warns && clause.lower(at) === 'to') ||
      clause.isQuoted(at) ||
      /^(?:;|but|many|much)$/.test(clause.lower(at))
    )
      return -1;
  }
  return -1;
}

/** "said in a statement that", "warned voters that"; in "reported waits that lasted" the noun is the object. "said that would help": no conjunction. */
function mayPrecedeThat(clause: Clause, from: number, verb: en.ReportingVerb): boolean {
  const word = clause.lower(from);
  if (word === 'that') {
    const next = clause.lower(from + 1);
    return !(clause.isCertainVerb(from + 1) || en.UNREAL.has(next)) || next === 'to';
  }
  if (word === 'to' && tellsToAct(clause, from + 1)) return false;
  return (
    verb.frame === 'addressee' ||
    /^(?:warn|caution|promise|complain|reply|respond)$/.test(verb.lemma) ||
    en.ADJUNCT_OPENERS.has(word) ||
    en.TIME_WORDS.has(word) ||
    /^(?:to|last|this|late|early|again|also|further|once|twice|repeatedly|,)$/.test(word) ||
    /ly$/.test(word)
  );
}

/** "expects that number by December": without a verb behind it "that" opens no clause. */
function hasVerbBehind(clause: Clause, that: number): boolean {
  for (let at = that + 1; at < clause.last; at++) {
    if (
      clause.isCertainVerb(at) ||
      en.AUXILIARIES.has(clause.lower(at)) ||
      clause.isQuoted(at) ||
      /^\p{Ll}{3,}(?:s|ed)$/u.test(clause.lower(at))
    )
      return true;
  }
  return false;
}

/** A content clause has at least two words. */
function isContent(clause: Clause, content: Range): boolean {
  let count = 0;
  for (let at = content.first; at < content.last; at++) if (clause.isWord(at)) count++;
  return count >= 2;
}

function asContent(clause: Clause, at: number): Range[] {
  if (clause.lower(at) === 'as') return listOf(objectFrom(clause, at + 1));
  for (let next = at; next < clause.last && next < at + 10; next++) {
    if (/^[,;:—]$/.test(clause.lower(next)) || clause.isCertainVerb(next)) return [];
    if (clause.lower(next) === 'as' && clause.lower(next + 1) !== 'well') return listOf(objectFrom(clause, at));
  }
  return [];
}

/** An object: to the next comma or dash outside quotation marks, "while", or another verb that reports. */
function objectFrom(clause: Clause, from: number, lemma = ''): Range | undefined {
  let at = from;
  let depth = 0;
  for (; at < clause.last; at++) {
    const word = clause.lower(at);
    if (word === '(') depth++;
    if (word === ')') depth--;
    if (depth < 0) break;
    if (clause.isQuoted(at)) continue;
    if (depth <= 0 && /^[,;:—–]$|^--+$/.test(word) && !(word === ',' && goesOn(clause, at, lemma))) break;
    if (/^(?:while|although|though|whereas|after|amid|according)$/.test(word) && at > from) break;
    if (word === 'and' && (beginsReporting(clause, at + 1) || clause.lower(at + 1) === 'say')) break;
    if (/^(?:and|but)$/.test(word) && reportsNext(clause, at + 1)) break;
    if (word === 'but' && (clause.isCertainVerb(at + 1) || en.ADVERBS.has(clause.lower(at + 1)))) break;
    if (word === 'as' && lemma !== 'describe' && /^(?:justification|part|well)$/.test(clause.lower(at + 1))) break;
  }
  return at > from ? { first: from, last: at } : undefined;
}

/** "describing it as … and affirming …": another attribution of the same source. */
function beginsReporting(clause: Clause, at: number): boolean {
  return (
    en.REPORTING_FORMS.get(clause.lower(at))?.some(
      ({ verb, form }) => verb.frame === 'object' || (verb.frame === 'clause' && form === 'ing'),
    ) ?? false
  );
}

/** In a demand, "X to refrain from a, b, and return to c" goes on behind commas. */
function goesOn(clause: Clause, comma: number, lemma: string): boolean {
  return (
    (/^(?:urge|call|demand|ask|press|appeal)$/.test(lemma) &&
      /^(?:and|or|destabilizing|destabilising|\p{Ll}+)$/u.test(clause.lower(comma + 1)) &&
      !/^(?:who|which|while|but|as|with|a|an|the|after|when|where|saying|adding|citing|\p{Ll}+ing)$/u.test(
        clause.lower(comma + 1),
      )) ||
    (/ing$/.test(clause.lower(comma + 1)) && clause.lower(comma + 2) === 'actions')
  );
}

/** From `first` to the end of the sentence, or to where a later attribution or another clause with its own verb begins. */
function contentFrom(clause: Clause, first: number, isClause = false): Range {
  let hasVerbYet = isClause || isVerbal(clause, first) || isVerbal(clause, first + 1);
  let depth = 0;
  for (let at = first + 2; at < clause.last; at++) {
    hasVerbYet ||= isVerbal(clause, at - 1);
    const word = clause.lower(at);
    if (word === '(') depth++;
    if (word === ')' && --depth < 0) return { first, last: at };
    if (clause.isQuoted(at)) continue;
    if (/^[.!?]$/.test(word) && quoteFollows(clause, at + 1) && !clause.isQuoted(at - 1)) return { first, last: at };
    if (/^(?:but|while|although|though)$/.test(word) && clause.isQuoted(at - 1) && !clause.isQuoted(at + 1))
      return { first, last: at };
    if (!hasVerbYet && word === ',' && /^(?:which|who)$/.test(clause.lower(at + 1))) return { first, last: at };
    if (!hasVerbYet && word === 'and' && (clause.isCertainVerb(at + 1) || clause.lower(at + 1) === 'say'))
      return { first, last: at };
    if (word === ';') return { first, last: at };
    if (
      word === ',' &&
      /^(?:according|citing|adding|saying|arguing|telling|warning|calling)$/.test(clause.lower(at + 1))
    )
      return { first, last: at };
    if (word === ',' && /^(?:while|but|although|though|whereas)$/.test(clause.lower(at + 1)))
      return { first, last: at };
    if (word === ',' && clause.lower(at + 1) === 'and' && goesOnWithoutSubject(clause, at + 2))
      return { first, last: at };
    if (word === ',' && (endsWithSpeaker(clause, at) || speakerFollows(clause, at + 1))) return { first, last: at };
    if (/^(?:and|but)$/.test(word) && reportsNext(clause, at + 1))
      return { first, last: clause.lower(at - 1) === ',' ? at - 1 : at };
  }
  return { first, last: clause.last };
}

function isVerbal(clause: Clause, at: number): boolean {
  return clause.isCertainVerb(at) || en.AUXILIARIES.has(clause.lower(at)) || clause.lower(at) === 'to';
}

/** ", and have devised plans": what the speaker does next, not what is expected. */
function goesOnWithoutSubject(clause: Clause, at: number): boolean {
  return /^(?:have|has|had)$/.test(clause.lower(at));
}

/** "said Yoo Sang-bum" behind a comma. */
function speakerFollows(clause: Clause, at: number): boolean {
  return (
    /^(?:said|says|told|added|wrote|reported)$/.test(clause.lower(at)) &&
    clause.isCapital(at + 1) &&
    !en.TIME_WORDS.has(clause.lower(at + 1))
  );
}

/** "… but said that", "… and later told": the same speaker goes on with another cue. */
function reportsNext(clause: Clause, at: number): boolean {
  const verb = en.ADVERBS.has(clause.lower(at)) ? at + 1 : at;
  if (en.NOUN_FORMS.has(clause.lower(verb))) return false;
  return (
    en.REPORTING_FORMS.get(clause.lower(verb))?.some(
      ({ verb: { frame }, form }) =>
        (frame === 'clause' || frame === 'addressee') && (form === 'past' || form === 'third'),
    ) ?? false
  );
}

/** ", NBC News reported" closes the sentence. */
function endsWithSpeaker(clause: Clause, comma: number): boolean {
  const last = clause.last - 1;
  const forms = en.REPORTING_FORMS.get(clause.lower(last));
  if (!forms || last - comma > 12 || last - comma < 2) return false;
  for (let at = comma + 1; at < last; at++) if (clause.lower(at) === ',' || clause.lower(at) === 'that') return false;
  return forms.some(({ verb, form }) => verb.frame === 'clause' && form !== 'ing');
}

/** The clause in front of `end`, from the start of the sentence or the last semicolon; opening conjunctions stay out. */
function contentBefore(clause: Clause, end: number, least = 2): Range | undefined {
  let first = clause.first;
  for (let at = end - 1; at > clause.first; at--) {
    if (clause.lower(at) === ';') {
      first = at + 1;
      break;
    }
  }
  while (first < end && /^(?:and|but|so|yet)$/.test(clause.lower(first))) first++;
  return end - first >= least ? { first, last: end } : undefined;
}

/** A content in front that is not itself a quotation, such as a title in quotation marks before the subject. */
function isFragment(clause: Clause, content: Range): boolean {
  return !clause.tokens[content.first]!.quoted;
}

function quoteFollows(clause: Clause, at: number): boolean {
  return clause.isQuoted(at) && !clause.isQuoted(at - 1);
}

/** The quotation that begins at token `at`, as tokens of this sentence. */
function quotedFrom(clause: Clause, at: number, quotations: readonly Quotation[]): Range[] {
  const quotation = quotations.find((one) => one.start === clause.tokens[at]?.start);
  if (!quotation) return [];
  let last = at;
  while (last < clause.tokens.length && clause.tokens[last]!.end <= quotation.end) last++;
  return [{ first: at, last }];
}

function coversRest(clause: Clause, quoted: readonly Range[]): boolean {
  const last = quoted.at(-1)?.last ?? 0;
  return last >= clause.last || /^[,.;]$/.test(clause.lower(last)) || quoted.length === 0;
}

/** The whole quotation that ends right before `end`, also where it began sentences earlier. */
function quotationBefore(clause: Clause, end: number, quotations: readonly Quotation[]): Range | undefined {
  let at = end - 1;
  if (clause.lower(at) === ',' && !clause.isQuoted(at)) at--;
  if (!clause.isQuoted(at)) return undefined;
  const token = clause.tokens[at]!;
  const quotation = quotations.find((one) => one.start <= token.start && token.end <= one.end);
  if (!quotation) return undefined;
  let first = at;
  while (first > 0 && clause.tokens[first - 1]!.start >= quotation.start) first--;
  const fragment =
    first > clause.first && quotation.end - quotation.start < 100 && !/^[,:.!?]$/.test(clause.lower(first - 1));
  return fragment ? contentBefore(clause, at + 1) : { first, last: at + 1 };
}

function speech(
  rule: string,
  source: Range | undefined,
  cue: Range,
  contents: readonly Range[],
  confidence: number,
): Found {
  return source
    ? { rule, source, cue, contents, kind: 'speech', confidence }
    : { rule, cue, contents, kind: 'speech', confidence };
}
