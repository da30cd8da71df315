// Whether a rule holds for a mention of an event: its parties, classes, words, totals and time, each yes, no or not known.
import type { Quantity } from '../../document/quantity.ts';
import type { ClassIndex } from '../../packs/class-index.ts';
import type { Regime, Rule, RuleCap, RuleClasses, RuleParty, RuleWords } from '../../packs/regime.ts';
import { liesWithin, type When } from './days.ts';
import { ONE_YEAR } from './en.ts';
import type { Facts, Filler } from './facts.ts';
import { every, type Holds, not, some, unknown } from './three-valued.ts';
import { holdsWords } from './words.ts';

/** What conditions are read on. */
export interface RuleGround {
  readonly facts: Facts;
  readonly when: When;
  readonly regime: Regime;
  readonly listed: ReadonlySet<string>;
  readonly classes: ClassIndex;
}

/** Whether all conditions of a rule hold but for the dates of its paragraphs. */
export function ruleHolds(rule: Rule, ground: RuleGround): Holds {
  return every([
    ...rule.parties.map((party) => partyHolds(party, ground)),
    ...rule.of.map((one) => classHolds(one, ground)),
    ...rule.except.map((one) => not(classHolds(one, ground))),
    ...rule.says.map((one) => wordsHold(one, ground)),
    // What is not told does not say so.
    ...rule.unlessSays.map((one) => wordsHold(one, ground) !== true),
    ...(rule.over ? [overHolds(rule.over, monthsOfCap(rule, ground), ground)] : []),
    ...(rule.upTo ? [upToHolds(rule.upTo, monthsOfCap(rule, ground), ground)] : []),
    ...(rule.listed.length > 0 ? [isListed(rule.listed, ground)] : []),
    liesWithin(ground.when, rule.from, rule.to),
  ]);
}

function fillersOf(role: string, { facts }: RuleGround): readonly Filler[] {
  return facts.get(role) ?? [];
}

function partyHolds({ roles, isOne, are }: RuleParty, ground: RuleGround): Holds {
  const telling = roles.find((role) => fillersOf(role, ground).some(({ states }) => states.length > 0));
  if (isOne && telling !== undefined) return roleIs(telling, are, ground);
  return some(roles.map((role) => roleIs(role, are, ground)));
}

/** Of several fillers one must be the target, and one somebody else where somebody else is asked for and the target takes no part. */
function roleIs(role: string, are: string, ground: RuleGround): Holds {
  const { target } = ground.regime;
  const fillers = fillersOf(role, ground);
  const states = fillers.flatMap((filler) => filler.states);
  const isKnown = fillers.length > 0 && fillers.every((filler) => filler.states.length > 0);
  if (are === 'not-target') return !states.includes(target);
  if (are === 'another') {
    if (states.some((state) => state !== target)) return true;
    return isKnown ? false : unknown(role);
  }
  if (are !== 'other') {
    if (states.includes(are === 'target' ? target : are)) return true;
    return isKnown ? false : unknown(role);
  }
  if (states.includes(target)) return false;
  return states.length > 0 ? true : unknown(role);
}

/** A wider class than the one asked for may be it: "missile" where a ballistic missile is asked for. */
function classHolds({ role, classes: asked }: RuleClasses, ground: RuleGround): Holds {
  const { classes } = ground;
  const found = fillersOf(role, ground).flatMap((filler) => filler.classes);
  if (found.some((one) => asked.some((kind) => classes.isA(one, kind)))) return true;
  const isWider = found.some((one) => asked.some((kind) => classes.isA(kind, one)));
  return found.length === 0 || isWider ? unknown(role) : false;
}

function wordsHold({ roles, words }: RuleWords, ground: RuleGround): Holds {
  const fillers = roles.flatMap((role) => fillersOf(role, ground));
  if (fillers.some((filler) => words.some((one) => holdsWords(filler.words, one)))) return true;
  return false;
}

/** More than the cap in one delivery, or in a time no longer than the cap's, is more in all; less in one delivery or in a time not told tells nothing of all. */
function overHolds(cap: RuleCap, months: number, ground: RuleGround): Holds {
  const told = amountsOf(cap, ground);
  if (told.some(({ low, most }) => low > cap.amount && most <= months)) return true;
  return told.some(({ high, least }) => high <= cap.amount && least >= months) ? false : unknown(cap.role);
}

/** At most the cap in a time that is as long or longer. */
function upToHolds(cap: RuleCap, months: number, ground: RuleGround): Holds {
  const totals = amountsOf(cap, ground).filter(({ least }) => least >= months);
  return totals.length > 0 && totals.every(({ high }) => high <= cap.amount);
}

/** An amount, and of how many months it is at least and at most; none for one delivery. */
interface Amount extends Months {
  readonly low: number;
  readonly high: number;
}

interface Months {
  readonly least: number;
  readonly most: number;
}

const YEAR = 12;
const MONTHS: Readonly<Record<string, number>> = { year: YEAR, quarter: 3, month: 1, week: 0.25, day: 0.03 };

/** Months of the time that the cap of a rule's paragraphs is for; a year where they have none. */
function monthsOfCap({ provisions }: Rule, { regime }: RuleGround): number {
  const cap = regime.provisions.find(({ id, cap: own }) => own && provisions.includes(id))?.cap;
  return MONTHS[cap?.per ?? 'year']!;
}

function amountsOf({ role, unit }: RuleCap, ground: RuleGround): readonly Amount[] {
  return fillersOf(role, ground).flatMap(({ quantity }) => {
    if (!quantity || (quantity.unit !== unit && quantity.counts !== unit)) return [];
    const { value, low = value, high = value } = quantity;
    return low === undefined ? [] : [{ low, high: high ?? low, ...monthsOf(quantity, ground.when) }];
  });
}

const ANY: Months = { least: 0, most: Number.POSITIVE_INFINITY };

/** "a year"; of a total, the year that its words or the event's time name: "since 2018" names none. What is told so far, in some month, may have begun in another year. */
function monthsOf({ per, role, scope }: Quantity, when: When): Months {
  const exactly = (months: number) => ({ least: months, most: months });
  if (per !== undefined) return MONTHS[per] === undefined ? ANY : exactly(MONTHS[per]);
  if (role !== 'cumulative') return exactly(0);
  if (scope !== undefined) return ONE_YEAR.test(scope.trim()) ? exactly(YEAR) : ANY;
  const { earliest, latest, assumed, ongoing } = when;
  const year = earliest?.slice(0, 4);
  if (assumed || year === undefined || latest?.slice(0, 4) !== year) return ANY;
  const isWhole = !ongoing && earliest === `${year}-01-01` && latest === `${year}-12-31`;
  return isWhole ? exactly(YEAR) : { ...ANY, least: YEAR };
}

function isListed(roles: readonly string[], ground: RuleGround): boolean {
  return roles.some((role) =>
    fillersOf(role, ground).some(({ entity }) => entity !== undefined && ground.listed.has(entity)),
  );
}
