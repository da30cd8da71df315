// Judgements of people: made beside the extraction, listed, withdrawn; never deleted.
import { z } from 'zod';
import { CERTAINTIES, STANCES } from '../document/claim.ts';
import {
  CREDIBILITIES,
  DOSSIER_TARGET,
  JUDGEMENT_KINDS,
  JUDGEMENT_TARGETS,
  type JudgementKind,
  type JudgementTarget,
  RELIABILITIES,
} from '../document/judgement.ts';
import { HIT_VERDICTS } from '../document/screening.ts';
import { STANDARDS } from '../document/verdict.ts';
import { findClaim } from '../store/queries/claims.ts';
import { findConclusion } from '../store/queries/conclusions.ts';
import { findEvent } from '../store/queries/events.ts';
import { countJudgements, findJudgement, type KeptJudgement, listJudgements } from '../store/queries/judgements.ts';
import { type ApiApp, type ApiContext, byOf, type Shared } from './context.ts';
import { EXAMPLE } from './examples.ts';
import { answerList, fits, json, pageSchema, paging } from './lists.ts';
import { notFound, Problem } from './problem.ts';
import { dossierRoute, idOf, line, prose, yesOrNo } from './route.ts';
import type { NewJudgement } from './served.ts';

const target = z.strictObject({
  kind: z.enum(JUDGEMENT_TARGETS),
  id: idOf(`claim, entity, event, outlet or mention; "${DOSSIER_TARGET}" for the dossier`, EXAMPLE.claim),
});

const value = z
  .strictObject({
    stance: z.enum(STANCES).optional(),
    certainty: z.enum(CERTAINTIES).optional(),
    with: idOf('other entity or event', EXAMPLE.event).optional(),
    reliability: z.enum(RELIABILITIES).optional(),
    credibility: z.literal(CREDIBILITIES).optional(),
    listing: line(300).optional().describe('List and entry: "un/KPi.033".'),
    verdict: z.enum(HIT_VERDICTS).optional(),
    standard: z.enum(STANDARDS).optional(),
  })
  .describe(
    '`correct`: stance or certainty. `join`, `split`: with. `rate`: reliability, credibility or both. `decide`: listing and verdict. `set`: standard.',
  );

const made = { kind: z.enum(JUDGEMENT_KINDS), target, value: value.optional(), why: prose(2_000) };

const NEEDS: Readonly<Record<(typeof JUDGEMENT_KINDS)[number], readonly (keyof z.output<typeof value>)[]>> = {
  confirm: [],
  reject: [],
  correct: ['stance', 'certainty'],
  join: ['with'],
  split: ['with'],
  rate: ['reliability', 'credibility'],
  decide: ['listing', 'verdict'],
  set: ['standard'],
  comment: [],
};

/** Kinds that are of one kind of target only. */
const ONLY_OF: Partial<Record<JudgementKind, JudgementTarget>> = { decide: 'entity', set: 'dossier' };

const newJudgement = z.strictObject(made).superRefine(({ kind, target, value = {} }, check) => {
  const given = Object.entries(value).filter(([, held]) => held !== undefined);
  const takes = NEEDS[kind];
  const only = ONLY_OF[kind];
  if (only === undefined ? target.kind === 'dossier' : target.kind !== only)
    check.addIssue({ code: 'custom', path: ['target'], message: `This kind is of ${only ?? 'no dossier'}.` });
  const least = kind === 'decide' ? takes.length : Math.min(1, takes.length);
  const isFit = given.length >= least && (takes.length > 0 || given.length === 0);
  if (!isFit || !given.every(([field]) => takes.includes(field as (typeof takes)[number])))
    check.addIssue({
      code: 'custom',
      path: ['value'],
      message:
        takes.length === 0
          ? 'This kind takes no value.'
          : `This kind takes ${takes.join(least > 1 ? ' and ' : ' or ')}.`,
    });
});

const judgementSchema = z
  .strictObject({
    ...{ id: z.string(), ...made, target: target.extend({ id: z.string() }), why: z.string() },
    ...{ who: z.string(), at: z.string().describe('ISO instant.') },
    withdrawn: z.strictObject({ who: z.string(), at: z.string(), why: z.string() }).optional(),
  })
  .meta({ id: 'Judgement', description: 'What a person holds of an extraction.' });

const body = z.strictObject({
  judgements: z.array(newJudgement).min(1).max(500),
  revision: z
    .int()
    .nonnegative()
    .optional()
    .describe('The revision that was looked at: refused where what is judged has changed since.'),
});

const query = z.strictObject({
  ...paging,
  target: idOf('claim, entity, event, outlet or mention', EXAMPLE.claim).optional(),
  kind: z.enum(JUDGEMENT_KINDS).optional(),
  who: line(100).optional(),
  withdrawn: yesOrNo.optional().describe('"false": only those that stand.'),
});

const tag = 'judgements';

export function addJudgements(app: ApiApp, shared: Shared): void {
  dossierRoute(
    app,
    shared,
    'reader',
    {
      ...{ method: 'get', path: '/judgements', tag, summary: 'List judgements, the newest first' },
      ...{ query, answers: pageSchema('JudgementPage', judgementSchema) },
    },
    (c, { query: { limit, after, total, skip, ...filter } }) => {
      const { database, id } = c.var.kept;
      return answerList(c, {
        order: 'judgements',
        paging: { limit, after, total, skip },
        list: (asked) => listJudgements(database.db, id, filter, asked),
        count: () => countJudgements(database.db, id, filter),
        item: judgementJson,
      });
    },
  );
  dossierRoute(
    app,
    shared,
    'analyst',
    {
      ...{ method: 'post', path: '/judgements', tag, summary: 'Judge; all of them are kept, or none' },
      ...{ json: body, status: 201, answers: z.strictObject({ judgements: z.array(judgementSchema) }) },
      jsonExample: {
        judgements: [
          { kind: 'reject', target: { kind: 'claim', id: EXAMPLE.claim }, why: 'The minister spoke of another port.' },
        ],
      },
    },
    async (c, { json: { judgements, revision } }) => {
      for (const [at, { target }] of judgements.entries()) await checkTarget(c, target, revision, at);
      const kept = await c.var.kept.judge(judgements as readonly NewJudgement[], byOf(c, shared));
      return json(JSON.stringify({ judgements: kept }), 201);
    },
  );
  dossierRoute(
    app,
    shared,
    'analyst',
    {
      ...{
        method: 'post',
        path: '/judgements/{judgement}/withdrawal',
        tag,
        summary: 'Withdraw a judgement; it stays in the list',
      },
      params: z.strictObject({ judgement: idOf('judgement', EXAMPLE.judgement) }),
      json: z.strictObject({ why: prose(2_000) }),
      ...{ jsonExample: { why: 'Judged the wrong claim.' }, status: 201, answers: judgementSchema },
    },
    async (c, { params, json: { why } }) => {
      const { kept, principal, role } = c.var;
      const found = await findJudgement(kept.database.db, kept.id, params.judgement);
      if (found === undefined) throw notFound('judgement');
      if (found.who !== principal.who && role !== 'owner')
        throw new Problem('not-allowed', 'Only who made a judgement, or an owner of the dossier, may withdraw it.');
      if (found.withdrawn !== null)
        throw new Problem('conflict', 'That judgement was withdrawn before; nothing is left to do.');
      const withdrawn = await kept.withdraw(params.judgement, { ...byOf(c, shared), why });
      if (withdrawn === undefined) throw notFound('judgement');
      return json(JSON.stringify(withdrawn), 201);
    },
  );
}

function judgementJson({ body, withdrawn }: KeptJudgement): string {
  return withdrawn === null ? body : `${body.slice(0, -1)},"withdrawn":${withdrawn}}`;
}

/** Refuses a judgement of what is not here, or was changed since it was looked at. */
async function checkTarget(
  c: ApiContext,
  { kind, id }: NewJudgement['target'],
  seen: number | undefined,
  at: number,
): Promise<void> {
  // Mentions are in no table of their own; the reading of the judgement tells whether there is one.
  if (kind === 'mention' || (kind === 'dossier' && id === DOSSIER_TARGET)) return;
  const { database, id: dossier } = c.var.kept;
  const found =
    kind === 'claim'
      ? await findClaim(database.db, dossier, id)
      : kind === 'event'
        ? await findEvent(database.db, dossier, id)
        : kind === 'dossier'
          ? undefined
          : await findConclusion(database.db, dossier, kind, id);
  if (found === undefined)
    throw new Problem(
      'unknown-target',
      `Nothing was kept: the ${kind} of judgement ${at + 1} is not in the dossier. Check its id.`,
      { at },
    );
  const match = c.req.header('If-Match');
  if (match !== undefined && !fits(match, `"${found.hash}"`))
    throw new Problem(
      'precondition-failed',
      `Nothing was kept: the ${kind} is not as If-Match says. Read it again, then judge.`,
      { at },
    );
  if (seen !== undefined && found.revision > seen)
    throw new Problem(
      'stale-edit',
      `Nothing was kept: the ${kind} of judgement ${at + 1} changed after revision ${seen}. Read it again, then judge.`,
      { at },
    );
}
