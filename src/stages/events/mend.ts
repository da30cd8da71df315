// Mends what parsers often get wrong: in "sent 900 tons of wheat" the wheat hangs at the tons, in "Ships sent north sank" the ships sank.
import { RELATIONS, type Relation } from '../../document/dependency.ts';
import type { PartOfSpeech } from '../../document/part-of-speech.ts';
import type { Sentence } from '../../document/token.ts';
import * as en from './en.ts';

/** Tokens with their dependencies, which are changed. */
interface Words {
  readonly tags: readonly PartOfSpeech[];
  readonly lemmas: readonly string[];
  readonly heads: Int32Array;
  readonly relations: Uint8Array;
}

const placeOf = (relation: Relation) => RELATIONS.indexOf(relation);
const COP = placeOf('cop');
/** What hangs at the predicate of a copula and belongs to its clause. */
const OF_CLAUSE: ReadonlySet<number> = new Set(
  (['nsubj', 'aux', 'neg', 'mark', 'advmod', 'punct', 'cc', 'conj', 'advcl', 'nmod:tmod', 'expl'] as const).map(
    placeOf,
  ),
);
const [CASE, NMOD, RELCL, NSUBJ, NSUBJPASS, ACL, MARK] = [
  placeOf('case'),
  placeOf('nmod'),
  placeOf('acl:relcl'),
  placeOf('nsubj'),
  placeOf('nsubjpass'),
  placeOf('acl'),
  placeOf('mark'),
];
/** How a verb hangs that nothing joins to the one in front. */
const LOOSE = [placeOf('conj'), placeOf('ccomp'), placeOf('dep'), placeOf('parataxis')];
/** What a participle behind its noun has none of. */
const CLOSED = [placeOf('dobj'), placeOf('ccomp')];
const AUXILIARIES = [placeOf('aux'), placeOf('auxpass'), placeOf('cop')];

/** Copies of heads and relations with the errors of some kinds mended. */
export function mendTrees(
  sentences: readonly Sentence[],
  tags: readonly PartOfSpeech[],
  lemmas: readonly string[],
  heads: ArrayLike<number>,
  relations: ArrayLike<number>,
): Pick<Words, 'heads' | 'relations'> {
  const words = { tags, lemmas, heads: Int32Array.from(heads), relations: Uint8Array.from(relations) };
  for (const { tokens } of sentences) {
    for (let at = tokens[0]; at < tokens[1]; at++) {
      mendOf(words, at, tokens[0]);
      mendWhich(words, at, tokens[0]);
      mendSubject(words, at, tokens[0], tokens[1]);
      mendSharedHead(words, at, tokens[0]);
      mendListEnd(words, at, tokens[0]);
      mendBesides(words, at, tokens[0]);
      mendMonth(words, at, tokens[0]);
      mendThereAre(words, at);
      mendSuchAs(words, at, tokens[0]);
      mendPerfect(words, at, tokens);
    }
    for (let at = tokens[0]; at < tokens[1]; at++) turnCopula(words, at, tokens[0], tokens[1]);
  }
  return words;
}

/** "Soldiers are in the city": where somebody is, is no predicate but a place beside the verb. */
function turnCopula({ lemmas, heads, relations }: Words, at: number, first: number, last: number): void {
  const place = heads[at]!;
  if (relations[at] !== COP || lemmas[at] !== 'be' || place <= at) return;
  let isPlace = false;
  let hasSubject = false;
  for (let other = first; other < last; other++) {
    if (heads[other] !== place) continue;
    if (relations[other] === CASE && other > at && other < place) isPlace = true;
    if (relations[other] === NSUBJ && other < at) hasSubject = true;
  }
  if (!isPlace || !hasSubject) return;
  for (let other = first; other < last; other++) {
    if (heads[other] === place && other !== at && OF_CLAUSE.has(relations[other]!)) heads[other] = at;
  }
  heads[at] = heads[place]!;
  relations[at] = relations[place]!;
  heads[place] = at;
  relations[place] = NMOD;
}

/** "of" belongs to the noun in front of it, but for verbs that ask for it ("informed the crew of the delay") and names. */
function mendOf({ tags, lemmas, heads, relations }: Words, at: number, first: number): void {
  const noun = at - 1;
  if (lemmas[at] !== 'of' || relations[at] !== CASE || noun < first || !/^NNS?$/.test(tags[noun] ?? '')) return;
  const filler = heads[at]!;
  const head = heads[filler];
  if (head === undefined || filler <= at || head === noun || relations[filler] !== NMOD) return;
  if (en.OF_VERBS.has(lemmas[head] ?? '') || !tags[head]?.startsWith('VB')) return;
  heads[filler] = noun;
}

/** ", which" turns on the noun right in front of the comma: "members of the Council, which has approved". */
function mendWhich({ tags, lemmas, heads, relations }: Words, at: number, first: number): void {
  const noun = at - 2;
  if (
    lemmas[at] !== 'which' ||
    tags[at] !== 'WDT' ||
    noun < first ||
    tags[at - 1] !== ',' ||
    !tags[noun]?.startsWith('NN')
  )
    return;
  const verb = heads[at]!;
  const head = heads[verb];
  if (head === undefined || head < first || verb < at || relations[verb] !== RELCL || head === noun) return;
  let above = noun;
  for (let steps = 0; above >= first && above !== head && steps < FURTHEST; steps++) above = heads[above]!;
  if (above === head) heads[verb] = noun;
}

/** "submarine and missile technology" is technology for both: a submarine of its own would be "a submarine". */
function mendSharedHead({ tags, lemmas, heads, relations }: Words, at: number, first: number): void {
  const noun = heads[at]!;
  if (relations[at] !== CONJ || noun < first || noun >= at || !en.SHARED_HEADS.has(lemmas[at] ?? '')) return;
  const joins = tags[noun] === 'NN' && tags[noun + 1] === 'CC' && /^(?:and|or)$/.test(lemmas[noun + 1] ?? '');
  if (!joins || at === noun + 2) return;
  for (let place = noun + 2; place < at; place++) if (!/^(?:NN|JJ|HYPH|VBN)/.test(tags[place] ?? '')) return;
  for (let place = Math.max(first, noun - LONGEST_NAME); place < noun; place++)
    if (heads[place] === noun && OF_ONE.includes(relations[place]!)) return;
  for (let place = Math.max(first, noun - LONGEST_NAME); place < noun; place++)
    if (heads[place] === noun && relations[place] === CASE) heads[place] = at;
  heads[at] = heads[noun]!;
  relations[at] = relations[noun]!;
  heads[noun] = at;
  relations[noun] = COMPOUND;
}

/** "sent researchers, students, and interns to the port": the last of a list hangs at the first, not at a verb. */
function mendListEnd({ tags, heads, relations }: Words, at: number, first: number): void {
  const verb = heads[at]!;
  if (relations[at] !== CONJ || verb < first || verb >= at || !tags[verb]?.startsWith('VB')) return;
  if (!/^NNS?$/.test(tags[at] ?? '')) return;
  let joint = at - 1;
  while (joint > verb && /^(?:NN|JJ|DT|CD|PRP\$)/.test(tags[joint] ?? '')) joint--;
  const before = tags[joint - 1] === ',' ? joint - 2 : joint - 1;
  if (tags[joint] !== 'CC' || before <= verb || !/^NNS?$/.test(tags[before] ?? '')) return;
  const isListed = IN_LISTS.includes(relations[before]!) && tags[heads[before]!]?.startsWith('NN');
  const list = isListed ? heads[before]! : before;
  if (list <= verb) return;
  if (isListed) relations[before] = CONJ;
  heads[at] = list;
}

/** How the second of a list hangs at the first. */
const IN_LISTS = [placeOf('conj'), placeOf('appos')];

/** "the only state besides Norway to recognize it": Norway is left out, and does not recognize. */
function mendBesides({ tags, lemmas, heads, relations }: Words, at: number, first: number): void {
  const verb = heads[at]!;
  if (relations[at] !== MARK || !en.BESIDES.has(lemmas[at] ?? '') || verb <= at) return;
  let subject = -1;
  let hasTo = false;
  for (let other = at + 1; other < verb; other++) {
    if (heads[other] !== verb) continue;
    if (relations[other] === NSUBJ) subject = other;
    if (relations[other] === MARK && lemmas[other] === 'to') hasTo = true;
  }
  if (subject < 0 || !hasTo) return;
  heads[subject] = at > first && tags[at - 1]?.startsWith('NN') ? at - 1 : heads[verb]!;
  relations[subject] = NMOD;
  heads[at] = subject;
  relations[at] = CASE;
}

/** "In July North Korea tested …": the month is no part of the name behind it, which is the subject. */
function mendMonth({ tags, lemmas, heads, relations }: Words, at: number, first: number): void {
  const [opener, name] = [at - 1, heads[at]!];
  if (relations[at] !== COMPOUND || at === first || name <= at || !en.MONTHS.has(lemmas[at] ?? '')) return;
  const verb = heads[name]!;
  if (tags[opener] !== 'IN' || heads[opener]! < at || !tags[name]?.startsWith('NNP') || verb <= name) return;
  if (relations[name] !== NSUBJ && relations[name] !== NMOD) return;
  for (let other = name + 1; other < verb; other++)
    if (heads[other] === verb && (relations[other] === NSUBJ || relations[other] === NSUBJPASS)) return;
  const isPassive = hasPassive({ tags, lemmas, heads, relations }, verb, verb);
  relations[name] = isPassive ? NSUBJPASS : NSUBJ;
  heads[opener] = at;
  relations[opener] = CASE;
  heads[at] = verb;
  relations[at] = NMOD;
}

/** "There were nine thefts globally": nine thefts were there, no measure of "globally". */
function mendThereAre({ tags, heads, relations }: Words, at: number): void {
  const adverb = heads[at]!;
  if (relations[at] !== NPMOD || adverb !== at + 1 || tags[adverb] !== 'RB' || !tags[at]?.startsWith('NN')) return;
  const verb = heads[adverb]!;
  for (let other = Math.max(0, verb - FURTHEST); other < verb; other++) {
    if (heads[other] !== verb || relations[other] !== EXPL) continue;
    heads[at] = verb;
    relations[at] = NSUBJ;
  }
}

/** "could take actions such as testing a device": who takes them tests. */
function mendSuchAs({ tags, lemmas, heads, relations }: Words, at: number, first: number): void {
  const such = heads[at]!;
  if (tags[at] !== 'VBG' || such !== at - 2 || lemmas[such] !== 'such' || lemmas[at - 1] !== 'as') return;
  const noun = heads[such]!;
  const verb = noun < first ? -1 : heads[noun]!;
  if (verb < first || verb >= noun || relations[noun] !== CLOSED[0] || !en.DOES.has(lemmas[verb] ?? '')) return;
  heads[at] = verb;
  relations[at] = ADVCL;
  heads[such] = at;
  relations[such] = MARK;
}

/** "Moscow had since established ties": it has not had something since, but established it. */
function mendPerfect({ tags, lemmas, heads, relations }: Words, verb: number, [first, last]: Sentence['tokens']): void {
  const have = verb - 2;
  if (have < first || lemmas[have] !== 'have' || lemmas[verb - 1] !== 'since' || tags[verb] !== 'VBN') return;
  const above = heads[verb]!;
  if (above !== have && heads[above] !== have) return;
  heads[verb] = heads[have]!;
  relations[verb] = relations[have]!;
  for (let other = first; other < last; other++) if (heads[other] === have && other !== verb) heads[other] = verb;
  heads[have] = verb;
  relations[have] = AUXILIARIES[0]!;
  heads[verb - 1] = verb;
  relations[verb - 1] = ADVMOD;
}

const [NPMOD, EXPL, ADVMOD, ADVCL] = [placeOf('nmod:npmod'), placeOf('expl'), placeOf('advmod'), placeOf('advcl')];

/** Tokens in front of a noun among which its article is looked for. */
const LONGEST_NAME = 8;
const [CONJ, COMPOUND] = [placeOf('conj'), placeOf('compound')];
/** What a noun has that stands for itself. */
const OF_ONE = [placeOf('det'), placeOf('nummod'), placeOf('nmod:poss')];

/** "Wheat shipped from the port sank": of two verbs that nothing joins the second is the clause's, the first a participle. */
function mendSubject(words: Words, second: number, first: number, last: number): void {
  const { tags, lemmas, heads, relations } = words;
  const verb = heads[second]!;
  if (!LOOSE.includes(relations[second]!) || verb < first || verb >= second) return;
  if (!/^VB[DN]$/.test(tags[verb] ?? '') || !tags[second]?.startsWith('VB')) return;
  for (let at = verb + 1; at < second; at++) {
    if (/^(?:CC|,|:|``|'')$/.test(tags[at] ?? '') || (heads[at] === verb && CLOSED.includes(relations[at]!))) return;
    if (relations[at] === MARK || lemmas[at] === 'that') return;
  }
  let subject = -1;
  for (let at = Math.max(first, verb - FURTHEST); at < verb; at++) {
    if (heads[at] !== verb) continue;
    if (AUXILIARIES.includes(relations[at]!)) return;
    if (relations[at] === NSUBJ || relations[at] === NSUBJPASS) subject = at;
  }
  if (subject < 0) return;
  const isPassive = hasPassive(words, second, Math.min(last, second));
  for (let at = verb + 1; at < second; at++) {
    if (heads[at] === second && relations[at] === NSUBJ) return;
    if (heads[at] === second && relations[at] === NMOD) heads[at] = verb;
  }
  heads[second] = heads[verb]!;
  relations[second] = relations[verb]!;
  heads[subject] = second;
  relations[subject] = isPassive ? NSUBJPASS : NSUBJ;
  heads[verb] = subject;
  relations[verb] = ACL;
}

/** Tokens in front of a verb in which its subject is looked for. */
const FURTHEST = 40;
const AUXPASS = placeOf('auxpass');

function hasPassive({ heads, relations }: Words, verb: number, last: number): boolean {
  for (let at = Math.max(0, verb - FURTHEST); at < last; at++)
    if (heads[at] === verb && relations[at] === AUXPASS) return true;
  return false;
}
