// Every type of event against every rule: one event made to fit each rule, and each type with its parties, items and years in all combinations.
import type { TouchAnswer } from '../../src/document/verdict.ts';
import type { ClassIndex } from '../../src/packs/class-index.ts';
import type { Pack } from '../../src/packs/pack.ts';
import type { Regime, Rule } from '../../src/packs/regime.ts';
import type { Law } from '../../src/sanctions/provisions/law.ts';
import { type MadeEvent, type MadeRole, makeTold } from '../../src/sanctions/provisions/testing.ts';
import { touch } from '../../src/sanctions/provisions/touch.ts';

export interface TypeRow {
  readonly type: string;
  readonly rules: number;
  /** Rules that the event made for them does not reach. */
  readonly missed: readonly string[];
  readonly answers: Readonly<Record<TouchAnswer, number>>;
  /** Paragraphs touched by an event a month or more before they were in force; 0. */
  readonly early: number;
}

const YEARS = ['2005', '2008', '2014', '2016-06', '2017-03', '2017-10', '2018-06', '2024-06', undefined];
const ITEMS = [
  'shells',
  'rifles',
  'ballistic missile',
  'cruise missile',
  'coal',
  'petrol',
  'machinery',
  'things',
  undefined,
];

export function matrixOf(pack: Pack, law: Law): TypeRow[] {
  return (pack.events ?? []).map(({ type, roles }) => {
    const rules = law.regimes.flatMap(({ regime }) =>
      regime.rules.filter(({ events }) => events.includes(type)).map((rule) => ({ rule, regime })),
    );
    const answers: Record<TouchAnswer, number> = { touches: 0, 'touches-if': 0, 'cannot-tell': 0, 'does-not': 0 };
    let early = 0;
    for (const made of combinations(
      type,
      Object.keys(roles),
      law.regimes.map(({ regime }) => regime.target),
    )) {
      for (const { answer, provision } of answersTo(made, law)) {
        answers[answer]++;
        if (answer.startsWith('touches') && isBefore(made.when, provision, law)) early++;
      }
    }
    const missed = rules.filter(({ rule, regime }) => !isReached(type, rule, regime, law)).map(({ rule }) => rule.rule);
    return { type, rules: rules.length, missed, answers, early };
  });
}

function answersTo(made: MadeEvent, law: Law) {
  const { event, mentions } = makeTold(made);
  return touch(event, law, {
    mentions,
    documentOf: () => undefined,
    evidence: { standard: 'either', standardMet: false },
  });
}

/** Two parties of targets, others and nobody; an item; a time. */
function* combinations(event: string, roles: readonly string[], targets: readonly string[]): Generator<MadeEvent> {
  const parties = [...targets.map((code) => `=state:${code}`), '=state:US', undefined];
  const [first, second] = roles;
  const third = roles.find((role) => /^(?:item|cargo|subject|discipline)$/.test(role));
  for (const a of parties) {
    for (const b of parties) {
      for (const item of third === undefined ? [undefined] : ITEMS) {
        for (const when of YEARS) {
          const filled: [string | undefined, string | undefined][] = [
            [second, b],
            [first, a],
            [third, item],
          ];
          const given = filled.filter((one): one is [string, string] => one[0] !== undefined && one[1] !== undefined);
          yield { event, roles: Object.fromEntries(given), ...(when !== undefined && { when }) };
        }
      }
    }
  }
}

function isBefore(when: string | undefined, id: string, law: Law): boolean {
  const from = law.regimes.map((regime) => regime.provision(id)).find((found) => found)?.from;
  return when !== undefined && from !== undefined && `${when}-12-31`.slice(0, 10) < from.slice(0, 7);
}

/** Whether an event with all that the rule asks for gets an answer of its paragraphs, or of its regime. */
function isReached(type: string, rule: Rule, regime: Regime, law: Law): boolean {
  const hits = answersTo(eventFor(type, rule, regime, law), law);
  const own =
    rule.provisions.length === 0 || rule.answer === 'does-not' ? [regime.regime, ...rule.provisions] : rule.provisions;
  const regimeLaw = law.regimes.find((one) => one.regime === regime)!;
  const chain = own.flatMap((id) => chainOf(id, (at) => regimeLaw.provision(at)?.restates));
  return hits.some(({ provision, answer }) => chain.includes(provision) && answer === rule.answer);
}

function chainOf(id: string, next: (id: string) => string | undefined): string[] {
  const chain: string[] = [];
  for (let at: string | undefined = id; at !== undefined; at = next(at)) chain.push(at);
  return chain;
}

/** An event that the rule was written for. */
export function eventFor(type: string, rule: Rule, regime: Regime, { packs }: Law): MadeEvent {
  const roles: Record<string, MadeRole> = {};
  const words = (role: string, more: string) => {
    const known = roles[role];
    roles[role] = typeof known === 'string' && !known.startsWith('=') ? `${more} ${known}` : more;
  };
  for (const {
    role,
    classes: [kind = ''],
  } of rule.of) {
    const excepted = rule.except.find((one) => one.role === role)?.classes ?? [];
    roles[role] = nounOf(kind, excepted, packs.classes, packs.pack) ?? kind;
  }
  for (const {
    roles: [role = ''],
    words: [word = ''],
  } of rule.says)
    if (role !== 'trigger') words(role, word);
  const cap = rule.over ?? rule.upTo;
  const { per = 'year' } = regime.provisions.find(({ id, cap: own }) => own && rule.provisions.includes(id))?.cap ?? {};
  if (cap) roles[cap.role] = { value: rule.over ? cap.amount + 1 : cap.amount, unit: cap.unit, per };
  const [listed] = rule.listed;
  if (listed !== undefined) roles[listed] = `=${regime.listed[0]!.id}`;
  for (const {
    roles: [role = ''],
    are,
  } of rule.parties) {
    if (are === 'not-target') continue;
    const state = are === 'other' || are === 'another' ? 'US' : regime.target;
    const known = roles[role];
    const name = packs.pack.states?.find(({ code }) => code === state)?.peoples[0] ?? state;
    roles[role] = typeof known === 'string' ? `${name} ${known.replace(/^[A-Z].*/, '')}` : `=state:${state}`;
  }
  const isJoint = rule.parties.some(({ are }) => are === 'another');
  const both = isJoint ? { participants: [`=state:${regime.target}`, '=state:US'] } : undefined;
  const trigger = rule.says.find(({ roles: [role] }) => role === 'trigger')?.words[0];
  return { event: type, roles: { ...roles, ...both }, ...(trigger && { trigger }), when: timeFor(rule, regime) };
}

/** A noun of the class, or of one below it where the class holds what is excepted. */
function nounOf(kind: string, excepted: readonly string[], classes: ClassIndex, pack: Pack): string | undefined {
  if (excepted.length === 0) return classes.byId(kind)?.nouns[0];
  const below = pack.classes?.find((entry) => entry.of === kind && !excepted.includes(entry.class));
  return below?.nouns[0];
}

/** A day on which the rule and its first paragraph are in force. */
function timeFor(rule: Rule, regime: Regime): string {
  const paragraph = regime.provisions.find(({ id }) => id === rule.provisions[0]);
  const from = [rule.from ?? '', paragraph?.from ?? ''].sort().at(-1) || '2020-01-20';
  const to = [rule.to ?? '9999', paragraph?.to ?? '9999'].sort()[0]!;
  if (from > to) return to;
  // A few days on, so that no ocean lies between; before the end where there is one.
  const day = new Date(Date.parse(`${from}T00:00:00Z`) + 5 * 86_400_000).toISOString().slice(0, 10);
  if (rule.to !== undefined && rule.from === undefined && rule.provisions.length === 0) {
    return new Date(Date.parse(`${rule.to}T00:00:00Z`) - 5 * 86_400_000).toISOString().slice(0, 10);
  }
  return day;
}
