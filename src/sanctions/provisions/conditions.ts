// Whether a rule holds for a mention of an event: its parties, classes, words, totals and time, each yes, no or not known.
import type { ClassIndex } from '../../packs/class-index.ts';
import type { Regime, Rule, RuleCap, RuleClasses, RuleParty, RuleWords } from '../../packs/regime.ts';
import { liesWithin, type When } from './days.ts';
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
    ...(rule.over ? [overHolds(rule.over, ground)] : []),
    ...(rule.upTo ? [upToHolds(rule.upTo, ground)] : []),
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

/** More than the cap in one delivery is more in all; less in one tells nothing of all. */
function overHolds({ role, amount, unit }: RuleCap, ground: RuleGround): Holds {
  const quantities = quantitiesOf(role, unit, ground);
  if (quantities.some(({ low }) => low > amount)) return true;
  return quantities.some(({ total }) => total) ? false : unknown(role);
}

function upToHolds({ role, amount, unit }: RuleCap, ground: RuleGround): Holds {
  const totals = quantitiesOf(role, unit, ground).filter(({ total }) => total);
  return totals.length > 0 && totals.every(({ high }) => high <= amount);
}

function quantitiesOf(role: string, unit: string, ground: RuleGround) {
  return fillersOf(role, ground).flatMap(({ quantity }) => {
    if (!quantity || (quantity.unit !== unit && quantity.counts !== unit)) return [];
    const { value, low = value, high = value, per, role: kind } = quantity;
    if (low === undefined) return [];
    return [{ low, high: high ?? low, total: per === 'year' || kind === 'cumulative' }];
  });
}

function isListed(roles: readonly string[], ground: RuleGround): boolean {
  return roles.some((role) =>
    fillersOf(role, ground).some(({ entity }) => entity !== undefined && ground.listed.has(entity)),
  );
}
