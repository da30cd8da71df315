// Which paragraphs an event would touch, if true: shells from North Korea in 2022 touch 1874.9, a cruise missile touches none.
import type { Event, EventMention } from '../../document/event.ts';
import type { TimeWindow } from '../../document/time.ts';
import type { ProvisionHit, Supposition, TouchAnswer } from '../../document/verdict.ts';
import { binds, CHECK_MARKS, type Provision, type Rule } from '../../packs/regime.ts';
import { type RuleGround, ruleHolds } from './conditions.ts';
import { liesWithin, type When, whenOf } from './days.ts';
import * as en from './en.ts';
import { type Facts, factsOf } from './facts.ts';
import type { Law, RegimeLaw } from './law.ts';
import type { Holds } from './three-valued.ts';

/** What is needed of a document. */
export interface ToldIn {
  readonly text: string;
  readonly published: TimeWindow | null;
}

export type Evidence = Pick<ProvisionHit, 'standard' | 'standardMet'>;

export interface TouchGround {
  /** The mentions of the event. */
  readonly mentions: readonly EventMention[];
  /** The text of a document, and when it came out. */
  readonly documentOf: (id: string) => ToldIn | undefined;
  /** What the dossier asks for, and whether the event is told so well. */
  readonly evidence: Evidence;
}

/** For each regime that has rules for events of this type: what each paragraph answers, or the regime as a whole. Denials change nothing. */
export function touch(event: Event, law: Law, ground: TouchGround): ProvisionHit[] {
  return law.regimes.flatMap((regime) => {
    const rules = regime.rulesFor(event.type);
    if (rules.length === 0) return [];
    const supposing = suppositionOf(event);
    const seen = new Set<string>();
    const answers = ground.mentions.flatMap((mention) => {
      const key = JSON.stringify([
        mention.arguments.map(({ role, entity, text }) => [role, entity ?? text]),
        mention.time,
      ]);
      if (seen.has(key)) return [];
      seen.add(key);
      const told = ground.documentOf(mention.document);
      const facts = factsOf(mention, event, law.packs, told?.text ?? '');
      const when = whenOf(event.time ?? edtfOf(mention), told?.published ?? undefined, isOngoing(mention));
      const { classes } = law.packs;
      return answersOf(rules, regime, {
        ...{ facts, when, classes, regime: regime.regime, listed: regime.listed },
      });
    });
    return hitsOf(answers, regime, supposing, ground.evidence);
  });
}

function edtfOf({ time }: EventMention): string | undefined {
  return time?.kind === 'date' ? time.edtf : undefined;
}

function isOngoing({ modality }: EventMention): boolean {
  return modality === 'ongoing';
}

/** What is only prepared, planned or expected is supposed to be carried out; all else to be true as told. */
function suppositionOf({ states }: Event): Supposition {
  const isDone = states.some(({ modality }) => modality === 'happened' || modality === 'ongoing');
  return isDone || states.length === 0 ? 'true' : 'carried-out';
}

/** What a rule, or a paragraph that is not in force, answers for one mention. */
interface Answer {
  readonly provision?: Provision;
  readonly answer: TouchAnswer;
  readonly conditions: readonly string[];
  readonly missing: readonly string[];
  readonly reason: string;
  /** Told where it is asked for. */
  readonly quiet: boolean;
  /** Says only that a paragraph was not in force. */
  readonly bygone?: true;
}

function answersOf(rules: readonly Rule[], regime: RegimeLaw, ground: RuleGround): Answer[] {
  const concerned = concerns(ground.facts, regime.regime.target);
  const answers: Answer[] = [];
  for (const rule of rules) {
    if (rule.otherwise && answers.length > 0) continue;
    const holds = ruleHolds(rule, ground);
    if (holds === false) continue;
    answers.push(...ruleAnswers(rule, holds, regime, ground, concerned));
  }
  return answers;
}

/** Whether the state that the regime is about takes part, as far as told. */
function concerns(facts: Facts, target: string): boolean {
  return [...facts.values()].some((fillers) => fillers.some(({ states }) => states.includes(target)));
}

function ruleAnswers(rule: Rule, holds: Holds, regime: RegimeLaw, ground: RuleGround, concerned: boolean): Answer[] {
  const plain: Plain = {
    ...{ conditions: [], missing: [], reason: because(rule, ground.facts) },
    quiet: rule.quiet || !concerned,
  };
  if (rule.answer === 'does-not' || rule.answer === 'cannot-tell') {
    // A rule that says no is of use only where it surely holds.
    if (holds !== true && !isTimeAlone(holds)) return [];
    if (rule.answer === 'does-not') return [{ ...plain, quiet: rule.quiet, answer: 'does-not' }];
    return [{ ...plain, answer: 'cannot-tell', missing: [rule.missing.answer!] }];
  }
  return rule.provisions.map((id) =>
    paragraphAnswer(rule, holds, paragraphAt(regime.provision(id)!, ground.when, regime), plain, regime, ground.when),
  );
}

type Plain = Omit<Answer, 'answer'>;

function paragraphAnswer(
  rule: Rule,
  holds: Holds,
  { provision, holds: force, instead }: InForce,
  plain: Plain,
  { regime }: RegimeLaw,
  when: When,
): Answer {
  if (force === false) return { ...plain, answer: 'does-not', reason: instead, bygone: true };
  if (!binds(provision.strength)) return { ...plain, provision, answer: 'does-not', reason: en.ASKS_ONLY };
  const open = typeof holds === 'boolean' ? [] : holds.unknown.filter((role) => role !== 'time');
  if (open.length > 0) {
    return { ...plain, provision, answer: 'cannot-tell', missing: missingWords(rule, open), reason: en.DEPENDS };
  }
  const [from, to] = [later(provision.from, rule.from), earlier(provision.to, rule.to)];
  const conditions = [
    ...(rule.answer === 'touches-if' ? [rule.condition!] : []),
    ...(force !== true || holds !== true ? [en.onOrAfter(from, to, regime.clock)] : []),
  ];
  const reason = when.assumed ? `${plain.reason} ${en.NOT_TOLD}` : plain.reason;
  return { ...plain, provision, conditions, reason, answer: conditions.length > 0 ? 'touches-if' : 'touches' };
}

/** The rule's reason, and what was inferred of the classes it asks for. */
function because({ because: reason, of }: Rule, facts: Facts): string {
  const inferred = of.flatMap(({ role }) => (facts.get(role) ?? []).flatMap((filler) => filler.inferred ?? []));
  return [reason, ...new Set(inferred)].join(' ');
}

function isTimeAlone(holds: Holds): boolean {
  return typeof holds !== 'boolean' && holds.unknown.every((role) => role === 'time');
}

function later(a: string, b: string | undefined): string {
  return b !== undefined && b > a ? b : a;
}

function earlier(a: string | undefined, b: string | undefined): string | undefined {
  return a === undefined || (b !== undefined && b < a) ? b : a;
}

/** The rule's words for what it has some for, else for all. */
function missingWords({ missing }: Rule, roles: readonly string[]): string[] {
  const worded = roles.flatMap((role) => missing[role] ?? []);
  return worded.length > 0 ? worded : roles.map(en.ROLE_NOT_TOLD);
}

interface InForce {
  readonly provision: Provision;
  readonly holds: Holds;
  /** Why it was not in force. */
  readonly instead: string;
}

/** The paragraph where it was in force, else the nearest before it that says the same and was; the newest where that is not known. */
function paragraphAt(newest: Provision, when: When, regime: RegimeLaw): InForce {
  let open: InForce | undefined;
  let oldest = newest;
  for (let at: Provision | undefined = newest; at; at = regime.provision(at.restates ?? '')) {
    const holds = liesWithin(when, at.from, at.to);
    if (holds === true) return { provision: at, holds, instead: '' };
    if (holds !== false) open ??= { provision: at, holds, instead: '' };
    oldest = at;
  }
  if (open) return open;
  const { from, to } = oldest;
  const isEarly = when.latest !== undefined && when.latest < from;
  const name = regime.nameOf(oldest);
  const instead = isEarly || to === undefined ? en.notYetInForce(name, from) : en.noLongerInForce(name, to);
  return { provision: oldest, holds: false, instead };
}

const RANK: Readonly<Record<TouchAnswer, number>> = { 'does-not': 0, 'cannot-tell': 1, 'touches-if': 2, touches: 3 };

/** The strongest answer of each paragraph, and of the regime; what is weaker beside it is left out or told only where asked for. */
function hitsOf(
  answers: readonly Answer[],
  regime: RegimeLaw,
  supposing: Supposition,
  evidence: Evidence,
): ProvisionHit[] {
  const best = new Map<string, Answer>();
  const said = answers.some(({ bygone }) => !bygone) ? answers.filter(({ bygone }) => !bygone) : answers.slice(0, 1);
  for (const answer of said) {
    const key = answer.provision?.id ?? (answer.answer === 'does-not' ? 'no' : 'open');
    const known = best.get(key);
    if (!known || rankOf(answer) > rankOf(known)) best.set(key, answer);
  }
  const all = [...best.values()];
  const touches = all.some(({ answer }) => answer === 'touches');
  const mayTouch = touches || all.some(({ answer }) => answer === 'touches-if');
  const told = openAsOne(all, mayTouch, regime)
    .filter(({ answer, provision }) => provision || !(answer === 'does-not' ? touches : mayTouch))
    .sort((a, b) => rankOf(b) - rankOf(a));
  const hits = told.map((answer) =>
    hitOf(answer, regime, supposing, evidence, touches && answer.answer === 'cannot-tell'),
  );
  // Of a regime as a whole one answer is told, the stronger.
  return hits.filter(({ provision }, at) => hits.findIndex((hit) => hit.provision === provision) === at);
}

/** Where nothing touches and several answers are open, they are one: what is missing, and for which paragraphs it decides. */
function openAsOne(answers: readonly Answer[], mayTouch: boolean, regime: RegimeLaw): readonly Answer[] {
  const open = answers.filter(({ answer }) => answer === 'cannot-tell');
  if (mayTouch || open.length < 2) return answers;
  const names = open.flatMap(({ provision }) => (provision ? [regime.nameOf(provision)] : []));
  const plain = open.find(({ provision }) => !provision);
  const one: Answer = {
    ...{
      answer: 'cannot-tell',
      conditions: [],
      missing: [...new Set((plain ? [plain] : open).flatMap(({ missing }) => missing))],
    },
    reason: [...(plain ? [plain.reason] : []), en.dependsFor(names)].join(' '),
    quiet: open.every(({ quiet }) => quiet),
  };
  return [...answers.filter((answer) => !open.includes(answer)), one];
}

function rankOf({ answer, quiet }: Answer): number {
  return 2 * RANK[answer] + (quiet ? 0 : 1);
}

function hitOf(
  { provision, answer, conditions, missing, reason, quiet }: Answer,
  regime: RegimeLaw,
  supposing: Supposition,
  evidence: Evidence,
  isAside: boolean,
): ProvisionHit {
  const mayTouch = answer === 'touches' || answer === 'touches-if';
  const planned = mayTouch && supposing === 'carried-out';
  const all = [...(planned ? [en.CARRIED_OUT] : []), ...conditions];
  return {
    provision: provision?.id ?? regime.regime.regime,
    name: provision ? regime.nameOf(provision) : regime.regime.name,
    answer: mayTouch ? (all.length > 0 ? 'touches-if' : 'touches') : answer,
    supposing,
    ...(all.length > 0 && { condition: all.join(', and ') }),
    ...(missing.length > 0 && { missing: missing.join('; ') }),
    reason,
    ...(provision && paragraphFields(provision, regime)),
    checked: provision?.checked.mark === 'V',
    ...(provision && { seen: `${CHECK_MARKS[provision.checked.mark]} (${provision.checked.source})` }),
    ...evidence,
    ...((quiet || isAside) && { quiet: true as const }),
  };
}

function paragraphFields(provision: Provision, regime: RegimeLaw) {
  const exceptions = [
    ...provision.exceptions.map(({ paragraph, summary }) => (paragraph ? `¶ ${paragraph}: ${summary}` : summary)),
    ...(provision.windDown === undefined ? [] : [en.windDown(provision.windDown)]),
  ];
  const contested = provision.contested.map(({ reading, by, source }) => `${by}: ${reading} (${source})`);
  return {
    strength: provision.strength.replaceAll('-', ' '),
    bound: regime.boundOf(provision),
    summary: provision.summary,
    ...(exceptions.length > 0 && { exceptions }),
    ...(contested.length > 0 && { contested }),
  };
}
