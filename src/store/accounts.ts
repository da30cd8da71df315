// Accounts of a team: who may sign in, what they may do in which dossier, and the sessions and tokens they hold. Secrets are kept as hashes.
import { sql } from 'kysely';
import { sha256Of } from './blobs.ts';
import type { Database } from './database.ts';
import { hashPassword, isPassword, type PasswordCost, type RandomBytes } from './passwords.ts';

/** A reader sees; an analyst adds documents and judges; an owner also removes and says who may do what. */
export const ROLES = ['reader', 'analyst', 'owner'] as const;
export type Role = (typeof ROLES)[number];

export interface Account {
  readonly name: string;
  readonly createdAt: string;
  readonly disabled: boolean;
}

/** What a session or a token is kept as, without its secret. */
export interface Session {
  /** The hash of the secret. */
  readonly id: string;
  readonly account: string;
  readonly kind: 'session' | 'token';
  readonly label: string;
  readonly createdAt: string;
  readonly expiresAt: string | null;
}

/** Letters, digits, ".", "_", "-", "@": the name stands in the log and in judgements. */
export const ACCOUNT_NAME = /^[a-z0-9][a-z0-9._@-]{0,63}$/;
export const LEAST_PASSWORD = 12;
export const MOST_PASSWORD = 256;

export interface NewAccount {
  readonly name: string;
  readonly password: string;
  readonly at: string;
  /** What it may do from the beginning. */
  readonly role?: { readonly dossier: string; readonly role: Role };
}

/** False where the name is taken; nothing is changed then. */
export async function addAccount(
  db: Database,
  { name, password, at, role }: NewAccount,
  random: RandomBytes,
  cost?: PasswordCost,
): Promise<boolean> {
  const kept = await hashPassword(password, random, cost);
  return db.transaction().execute(async (within) => {
    const added = await within
      .insertInto('accounts')
      .values({ name, password: kept, createdAt: at })
      .onConflict((conflict) => conflict.column('name').doNothing())
      .returning('name')
      .execute();
    if (added.length === 0) return false;
    if (role)
      await within
        .insertInto('roles')
        .values({ account: name, ...role })
        .execute();
    return true;
  });
}

export function findAccount(db: Database, name: string): Promise<Account | undefined> {
  return db
    .selectFrom('accounts')
    .select(['name', 'createdAt', 'disabled'])
    .where('name', '=', name)
    .executeTakeFirst();
}

/** Whether the password is that of an account which may sign in. Takes as long for a name that there is not. */
export async function checkPassword(
  db: Database,
  name: string,
  password: string,
  cost?: PasswordCost,
): Promise<boolean> {
  const row = await db
    .selectFrom('accounts')
    .select(['password', 'disabled'])
    .where('name', '=', name)
    .executeTakeFirst();
  return (await isPassword(password, row?.password, cost)) && row?.disabled === false;
}

/** Sets a new password, and ends every session and token of the account. */
export async function changePassword(
  db: Database,
  name: string,
  password: string,
  random: RandomBytes,
  cost?: PasswordCost,
): Promise<void> {
  const kept = await hashPassword(password, random, cost);
  await db.transaction().execute(async (within) => {
    await within.updateTable('accounts').set({ password: kept }).where('name', '=', name).execute();
    await within.deleteFrom('sessions').where('account', '=', name).execute();
  });
}

/** A disabled account keeps its name in what it did; its sessions and tokens end. */
export async function setDisabled(db: Database, name: string, disabled: boolean): Promise<void> {
  await db.transaction().execute(async (within) => {
    await within.updateTable('accounts').set({ disabled }).where('name', '=', name).execute();
    if (disabled) await within.deleteFrom('sessions').where('account', '=', name).execute();
  });
}

/** Roles by dossier. */
export async function rolesOf(db: Database, account: string): Promise<ReadonlyMap<string, Role>> {
  const rows = await db.selectFrom('roles').select(['dossier', 'role']).where('account', '=', account).execute();
  return new Map(rows.map(({ dossier, role }) => [dossier, role]));
}

export interface Member extends Account {
  readonly role: Role;
}

/** Everybody who has a role in the dossier, by name. */
export function membersOf(db: Database, dossier: string): Promise<Member[]> {
  return db
    .selectFrom('roles')
    .innerJoin('accounts', 'accounts.name', 'roles.account')
    .select(['accounts.name', 'accounts.createdAt', 'accounts.disabled', 'roles.role'])
    .where('roles.dossier', '=', dossier)
    .orderBy('accounts.name')
    .execute();
}

/** Gives or takes away (undefined) a role. False where that would leave the dossier without an owner who may sign in; nothing is changed then. */
export async function setRole(
  db: Database,
  account: string,
  dossier: string,
  role: Role | undefined,
): Promise<boolean> {
  return db.transaction().execute(async (within) => {
    // Two owners who remove each other at once must not both succeed.
    await sql`select from dossiers where id = ${dossier} for update`.execute(within);
    const owners = (await membersOf(within, dossier)).filter((member) => member.role === 'owner' && !member.disabled);
    if (role !== 'owner' && owners.length === 1 && owners[0]!.name === account) return false;
    if (role === undefined)
      await within.deleteFrom('roles').where('account', '=', account).where('dossier', '=', dossier).execute();
    else
      await within
        .insertInto('roles')
        .values({ account, dossier, role })
        .onConflict((conflict) => conflict.columns(['account', 'dossier']).doUpdateSet({ role }))
        .execute();
    return true;
  });
}

/** Opens a session or a token; the secret is given once and never kept. */
export async function openSession(
  db: Database,
  { account, kind, label, createdAt, expiresAt }: Omit<Session, 'id'>,
  random: RandomBytes,
): Promise<{ readonly secret: string; readonly session: Session }> {
  const secret = `${kind === 'token' ? 'hearsay_' : ''}${Buffer.from(random(32)).toString('base64url')}`;
  const session = { account, kind, label, createdAt, expiresAt };
  const id = sha256Of(secret);
  await db
    .insertInto('sessions')
    .values({ secret: id, ...session })
    .execute();
  return { secret, session: { id, ...session } };
}

/** The session or token of a secret that is still good at `at`, of an account that may sign in. */
export async function findSession(db: Database, secret: string, at: string): Promise<Session | undefined> {
  return findSessionById(db, sha256Of(secret), at);
}

export function findSessionById(db: Database, id: string, at: string): Promise<Session | undefined> {
  return db
    .selectFrom('sessions')
    .innerJoin('accounts', 'accounts.name', 'sessions.account')
    .select(['sessions.secret as id', 'sessions.account', 'sessions.kind', 'sessions.label'])
    .select(['sessions.createdAt', 'sessions.expiresAt'])
    .where('sessions.secret', '=', id)
    .where('accounts.disabled', '=', false)
    .where((where) => where.or([where('sessions.expiresAt', 'is', null), where('sessions.expiresAt', '>', at)]))
    .executeTakeFirst();
}

export async function extendSession(db: Database, id: string, expiresAt: string): Promise<void> {
  await db.updateTable('sessions').set({ expiresAt }).where('secret', '=', id).execute();
}

/** Whether there was one, of `account`. */
export async function endSession(db: Database, id: string, account: string): Promise<boolean> {
  const ended = await db
    .deleteFrom('sessions')
    .where('secret', '=', id)
    .where('account', '=', account)
    .returning('secret')
    .execute();
  return ended.length === 1;
}

/** Tokens of an account, the oldest first. */
export function tokensOf(db: Database, account: string): Promise<Session[]> {
  return db
    .selectFrom('sessions')
    .select(['secret as id', 'account', 'kind', 'label', 'createdAt', 'expiresAt'])
    .where('account', '=', account)
    .where('kind', '=', 'token')
    .orderBy('createdAt')
    .orderBy('secret')
    .execute();
}

/** Takes away what has expired. */
export async function dropExpired(db: Database, at: string): Promise<void> {
  await db.deleteFrom('sessions').where('expiresAt', '<=', at).execute();
}
