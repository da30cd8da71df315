// Checks the regimes of a pack: form of regime.yaml, rules.yaml and the files of paragraphs, and what they say of one another.
import { z } from 'zod';
import { type Finding, KEBAB_CASE } from './finding.ts';
import {
  BOUND,
  binds,
  CHECK_MARKS,
  type CheckMark,
  DIRECTIONS,
  PROVISION_ANSWERS,
  type Provision,
  type Regime,
  type Rule,
  STRENGTHS,
  TOPIC_LAWS,
} from './regime.ts';

const said = (field: string) => z.string().regex(/\S/, `${field} is empty; write it`);
const day = z.string().regex(/^\d{4}-\d\d-\d\d$/, 'a day is written like "2006-10-14"');
const kebab = z.string().regex(KEBAB_CASE, 'the name is not kebab-case; write it like "arms-from"');
const MARKS = Object.keys(CHECK_MARKS) as [CheckMark, ...CheckMark[]];

/** The shape of regime.yaml. */
export const REGIME_SHAPE = z.strictObject({
  name: said('name'),
  called: z.array(z.string()),
  target: z.string(),
  clock: said('clock'),
  resolutions: z.array(
    z.strictObject({
      ...{ number: z.string().regex(/^\d+$/, 'number is not digits'), symbol: said('symbol'), adopted: day },
      ...{ after: said('after'), vote: said('vote'), source: said('source') },
    }),
  ),
  listed: z.array(z.strictObject({ id: z.string(), entry: said('entry'), on: day })).default([]),
  rounds: z.array(z.strictObject({ count: z.number(), counts: said('counts') })).default([]),
  topics: z
    .array(
      z.strictObject({
        topic: kebab,
        words: z.array(z.string().regex(/^[^A-Z]+$/, 'words of a topic are in lower case')).min(1),
        ...{ law: z.enum(TOPIC_LAWS), says: said('says'), provisions: z.array(z.string()).default([]) },
      }),
    )
    .default([]),
});

/** The shape of a file of paragraphs. */
export const PROVISIONS_SHAPE = z.array(
  z
    .strictObject({
      id: z.string().regex(/^\S+\.\S+$/, 'id is not resolution and paragraph; write it like "1718.8(b)"'),
      paragraph: said('paragraph').exactOptional(),
      strength: z.enum(STRENGTHS),
      bound: z.array(z.enum(BOUND)).min(1),
      direction: z.enum(DIRECTIONS).exactOptional(),
      ...{ subject: said('subject'), summary: said('summary'), from: day },
      to: day.exactOptional(),
      deadline: day.exactOptional(),
      'wind-down': z.number().exactOptional(),
      cap: z.strictObject({ amount: z.number(), unit: z.string(), per: z.enum(['year', 'quarter']) }).exactOptional(),
      exceptions: z
        .array(z.strictObject({ paragraph: z.string().exactOptional(), summary: said('summary') }))
        .default([]),
      restates: z.string().exactOptional(),
      'tightened-by': z.array(z.string()).default([]),
      contested: z
        .array(z.strictObject({ reading: said('reading'), by: said('by'), source: said('source') }))
        .default([]),
      checked: z.strictObject({ mark: z.enum(MARKS), source: said('source') }),
    })
    .transform(
      ({ 'wind-down': windDown, 'tightened-by': tightenedBy, paragraph, ...rest }): Provision => ({
        ...rest,
        resolution: rest.id.slice(0, rest.id.indexOf('.')),
        paragraph: paragraph ?? rest.id.slice(rest.id.indexOf('.') + 1),
        tightenedBy,
        ...(windDown !== undefined && { windDown }),
      }),
    ),
);

const oneOrMore = z.union([z.string().transform((one) => [one]), z.array(z.string())]);
const byRole = z.record(z.string(), oneOrMore).default({});
const cap = z.strictObject({ role: z.string(), amount: z.number(), unit: z.string() });

/** The shape of rules.yaml. */
export const RULES_SHAPE = z.array(
  z
    .strictObject({
      rule: kebab,
      event: oneOrMore,
      parties: byRole,
      ...{ of: byRole, except: byRole, says: byRole, 'unless-says': byRole },
      over: cap.exactOptional(),
      'up-to': cap.exactOptional(),
      listed: oneOrMore.default([]),
      from: day.exactOptional(),
      to: day.exactOptional(),
      answer: z.enum(PROVISION_ANSWERS),
      provisions: z.array(z.string()).default([]),
      condition: z.string().exactOptional(),
      missing: z.record(z.string(), z.string()).default({}),
      because: said('because'),
      otherwise: z.boolean().default(false),
      quiet: z.boolean().default(false),
    })
    .transform(
      ({ event, parties, of, except, says, 'unless-says': unlessSays, 'up-to': upTo, ...rest }): Rule => ({
        ...rest,
        events: event,
        parties: Object.entries(parties).flatMap(([roles, all]) =>
          all.map((are) => ({ roles: roles.split(/[|/]/), isOne: roles.includes('/'), are })),
        ),
        of: Object.entries(of).map(([role, classes]) => ({ role, classes })),
        except: Object.entries(except).map(([role, classes]) => ({ role, classes })),
        says: Object.entries(says).map(([roles, words]) => ({ roles: roles.split('|'), words })),
        unlessSays: Object.entries(unlessSays).map(([roles, words]) => ({ roles: roles.split('|'), words })),
        ...(upTo !== undefined && { upTo }),
      }),
    ),
);

/** Findings of one file of a regime. */
export interface RegimeFinding extends Finding {
  readonly file: string;
}

/** Where each paragraph of a regime was read. */
export interface ProvisionPlace {
  readonly file: string;
  readonly at: number;
}

/** What is wrong between the files of a regime: paragraphs that are not there or stand twice, and bans made of what forbids nothing. */
export function checkRegime(regime: Regime, places: readonly ProvisionPlace[]): RegimeFinding[] {
  const provisions = new Map(regime.provisions.map((provision) => [provision.id, provision]));
  const unknown = (ids: readonly string[], file: string, path: Finding['path']) =>
    ids
      .filter((id) => !provisions.has(id))
      .map((id) => ({ file, path, message: `there is no paragraph "${id}"; add it or correct the id` }));
  return [
    ...regime.provisions.flatMap((provision, nth) => {
      const { file, at } = places[nth]!;
      return [
        ...checkProvision(provision, regime, provisions, nth).map(({ path, message }) => ({
          ...{ file, path: [at, ...path], message },
        })),
        ...unknown(provision.tightenedBy, file, [at, 'tightened-by']),
        ...unknown(provision.restates === undefined ? [] : [provision.restates], file, [at, 'restates']),
      ];
    }),
    ...regime.topics.flatMap(({ provisions: ids }, at) => unknown(ids, 'regime.yaml', ['topics', at, 'provisions'])),
    ...regime.rules.flatMap((rule, at) => [
      ...unknown(rule.provisions, 'rules.yaml', [at, 'provisions']),
      ...checkRule(rule, provisions).map(({ path, message }) => ({ file: 'rules.yaml', path: [at, ...path], message })),
      ...(regime.rules.findIndex((other) => other.rule === rule.rule) === at
        ? []
        : [{ file: 'rules.yaml', path: [at, 'rule'], message: `rule "${rule.rule}" stands twice; rename one` }]),
    ]),
  ];
}

function checkProvision(
  { id, resolution, from, to, restates }: Provision,
  regime: Regime,
  provisions: ReadonlyMap<string, Provision>,
  nth: number,
): Finding[] {
  const adopted = regime.resolutions.find(({ number }) => number === resolution)?.adopted;
  const before = provisions.get(restates ?? '');
  return [
    ...(adopted === undefined
      ? [{ path: ['id'], message: `there is no resolution "${resolution}" in regime.yaml; add it or correct the id` }]
      : from < adopted
        ? [{ path: ['from'], message: `from is ${from}, before the resolution was adopted on ${adopted}; correct one` }]
        : []),
    ...(to !== undefined && to < from ? [{ path: ['to'], message: `to is before from; correct one` }] : []),
    ...(regime.provisions.findIndex((other) => other.id === id) === nth
      ? []
      : [{ path: ['id'], message: `paragraph "${id}" stands twice; remove one` }]),
    // What is said again was said before, so the walk back along restates ends.
    ...(before !== undefined && before.from >= from
      ? [{ path: ['restates'], message: `"${restates}" is not older than "${id}"; correct one` }]
      : []),
  ];
}

function checkRule(rule: Rule, provisions: ReadonlyMap<string, Provision>): Finding[] {
  const { answer, condition, missing } = rule;
  const isBan = answer === 'touches' || answer === 'touches-if';
  return [
    ...(isBan
      ? rule.provisions.flatMap((id) => {
          const found = provisions.get(id);
          return found && !binds(found.strength)
            ? [{ path: ['answer'], message: `"${id}" ${found.strength} and binds nobody; answer does-not` }]
            : [];
        })
      : []),
    ...(isBan && rule.provisions.length === 0
      ? [{ path: ['provisions'], message: `${answer} names no paragraph; add one` }]
      : []),
    ...(answer === 'touches-if' && condition === undefined
      ? [{ path: ['condition'], message: 'touches-if has no condition; add it' }]
      : []),
    ...(answer === 'cannot-tell' && missing.answer === undefined
      ? [{ path: ['missing'], message: 'cannot-tell does not say what is missing; add missing: {answer: …}' }]
      : []),
  ];
}
