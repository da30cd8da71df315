// Accounts and roles: owners of a dossier say who may do what in it.
import { z } from 'zod';
import {
  ACCOUNT_NAME,
  addAccount,
  changePassword,
  checkPassword,
  findAccount,
  LEAST_PASSWORD,
  MOST_PASSWORD,
  membersOf,
  ROLES,
  rolesOf,
  setDisabled,
  setRole,
} from '../store/accounts.ts';
import { refuseIf } from './access/guard.ts';
import type { Guesses } from './access/pace.ts';
import type { Team } from './access/team.ts';
import { type ApiApp, instantOf, type Shared } from './context.ts';
import { EXAMPLE } from './examples.ts';
import { notFound, Problem } from './problem.ts';
import { dossierId, dossierRoute, route } from './route.ts';

const name = z
  .string()
  .regex(ACCOUNT_NAME, 'Lower-case letters, digits and ".", "_", "-", "@", 64 at most.')
  .meta({ description: 'Name of the account.', example: EXAMPLE.account });
const password = z.string().min(LEAST_PASSWORD).max(MOST_PASSWORD);
const role = z.enum(ROLES);

const memberSchema = z
  .strictObject({ name: z.string(), role, disabled: z.boolean(), createdAt: z.string() })
  .meta({ id: 'Member' });

const tag = 'accounts';

export function addAccounts(app: ApiApp, shared: Shared, team: Team, guesses: Guesses): void {
  const { db, passwordCost } = team;
  addMembers(app, shared, team);
  route(
    app,
    {
      ...{
        method: 'post',
        path: '/api/v1/accounts',
        tag,
        summary: 'Add an account with a role in a dossier that is yours',
        status: 201,
      },
      json: z.strictObject({ name, password, dossier: dossierId, role }),
      jsonExample: { name: 'oren', password: 'four barges at dawn', dossier: EXAMPLE.dossier, role: 'analyst' },
      answers: memberSchema,
    },
    async (c, { json: { name, password, dossier, role } }) => {
      await checkOwner(c.var.principal.who, dossier, team);
      const at = instantOf(shared);
      if (!(await addAccount(db, { name, password, at, role: { dossier, role } }, shared.random, passwordCost)))
        throw new Problem('conflict', 'That name is taken; choose another, or give the account a role in the dossier.');
      return c.json({ name, role, disabled: false, createdAt: at }, 201);
    },
  );
  route(
    app,
    {
      ...{
        method: 'patch',
        path: '/api/v1/accounts/{name}',
        tag,
        summary: 'Set a password, or stop an account',
        status: 204,
      },
      params: z.strictObject({ name }),
      json: z
        .strictObject({
          password: password.optional(),
          current: z.string().max(1_000).optional().describe('Your own password, to change it.'),
          disabled: z.boolean().optional(),
        })
        .refine(
          (given) => given.password !== undefined || given.disabled !== undefined,
          'Give a password or `disabled`.',
        ),
      jsonExample: { disabled: false },
    },
    async (c, { params, json: { password, current, disabled } }) => {
      const { who } = c.var.principal;
      if (params.name === who) await checkCurrent(who, current, disabled);
      else await checkMayManage(who, params.name);
      if (password !== undefined) await changePassword(db, params.name, password, shared.random, passwordCost);
      if (disabled !== undefined) await setDisabled(db, params.name, disabled);
      return c.body(null, 204);
    },
  );

  async function checkCurrent(who: string, current: string | undefined, disabled: boolean | undefined): Promise<void> {
    refuseIf(guesses.wait(who, shared.now()));
    if (disabled !== undefined) throw new Problem('conflict', 'Nobody stops their own account; ask another owner.');
    if (current !== undefined && (await checkPassword(db, who, current, passwordCost))) return guesses.forget(who);
    guesses.failed(who, shared.now());
    throw new Problem('not-allowed', 'To change your own password, give the one you have as `current`.');
  }

  /** An owner manages accounts all of whose dossiers are theirs; of others, not even that they exist is told. */
  async function checkMayManage(who: string, other: string): Promise<void> {
    const [own, theirs, account] = await Promise.all([rolesOf(db, who), rolesOf(db, other), findAccount(db, other)]);
    const isOwner = [...own.values()].includes('owner');
    const isAllTheirs = [...theirs.keys()].every((dossier) => own.get(dossier) === 'owner');
    if (account === undefined || !isOwner || !isAllTheirs) throw notFound('account');
  }
}

function addMembers(app: ApiApp, shared: Shared, { db }: Team): void {
  const params = z.strictObject({ name });
  dossierRoute(
    app,
    shared,
    'owner',
    {
      ...{ method: 'get', path: '/members', tag, summary: 'Who has a role in the dossier' },
      answers: z.strictObject({ items: z.array(memberSchema) }).meta({ id: 'MemberPage' }),
    },
    async (c) =>
      c.json({
        items: (await membersOf(db, c.var.kept.id)).map(({ name, role, disabled, createdAt }) => ({
          name,
          role,
          disabled,
          createdAt,
        })),
      }),
  );
  dossierRoute(
    app,
    shared,
    'owner',
    {
      ...{ method: 'put', path: '/members/{name}', tag, summary: 'Give an account a role', status: 204 },
      ...{ params, json: z.strictObject({ role }), jsonExample: { role: 'reader' } },
    },
    async (c, { params, json: { role } }) => {
      if ((await findAccount(db, params.name)) === undefined) throw notFound('account');
      if (!(await setRole(db, params.name, c.var.kept.id, role))) throw lastOwner();
      return c.body(null, 204);
    },
  );
  dossierRoute(
    app,
    shared,
    'owner',
    {
      method: 'delete',
      path: '/members/{name}',
      tag,
      summary: 'Take the role of an account away',
      params,
      status: 204,
    },
    async (c, { params }) => {
      if (!(await setRole(db, params.name, c.var.kept.id, undefined))) throw lastOwner();
      return c.body(null, 204);
    },
  );
}

function lastOwner(): Problem {
  return new Problem('conflict', 'A dossier keeps one owner at least; make somebody else an owner first.');
}

async function checkOwner(who: string, dossier: string, { db }: Team): Promise<void> {
  const held = (await rolesOf(db, who)).get(dossier);
  if (held === undefined) throw notFound('dossier');
  if (held !== 'owner') throw new Problem('not-allowed', 'Only an owner of the dossier adds accounts to it.');
}
