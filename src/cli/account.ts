// `hearsay account`: who of a team may do what in a kept dossier.
import { randomBytes } from 'node:crypto';
import { Command, Option } from 'commander';
import { inert } from '../export/index.ts';
import type { KeptDossier } from '../keeping/kept.ts';
import {
  ACCOUNT_NAME,
  addAccount,
  changePassword,
  findAccount,
  LEAST_PASSWORD,
  MOST_PASSWORD,
  membersOf,
  ROLES,
  type Role,
  setRole,
} from '../store/accounts.ts';
import { type DossierFlags, withDossier, withDossierOptions } from './dossier.ts';
import { type Environment, Failure, STATUS } from './environment.ts';

interface AccountFlags extends DossierFlags {
  readonly role?: Role;
}

const HELP = `
Roles: a reader reads, an analyst adds and judges too, an owner also removes and decides who may what. A password is read from
standard input, one line of ${LEAST_PASSWORD} characters or more.

Examples:
  hearsay account add anna --role owner < password.txt
  hearsay account role jo --role analyst
  hearsay account list

Exit status: 0 done, 1 the dossier is in use or lost, 2 wrong usage.`;

export function accountCommand(environment: Environment, settle: (status: number) => void): Command {
  const command = new Command('account')
    .description('list and change who may do what in a kept dossier')
    .addArgument(
      new Command().createArgument('<what>', 'what to do').choices(['list', 'add', 'role', 'password', 'remove']),
    )
    .argument('[name]', 'name of the account')
    .addOption(new Option('--role <role>', 'what the account may do').choices([...ROLES]));
  return withDossierOptions(command)
    .addHelpText('after', HELP)
    .action(async (what: string, name: string | undefined, flags: AccountFlags) => {
      await withDossier(flags, environment, { command: 'account', make: what === 'add' }, (dossier) =>
        ACTIONS[what]!(dossier, name ?? '', flags, environment),
      );
      settle(STATUS.ok);
    });
}

type Action = (dossier: KeptDossier, name: string, flags: AccountFlags, environment: Environment) => Promise<void>;

const ACTIONS: Readonly<Record<string, Action>> = {
  async list({ database, id }, _name, _flags, { stdout }) {
    for (const { name, role, disabled } of await membersOf(database.db, id))
      stdout.write(`${inert(name)}  ${role}${disabled ? '  disabled' : ''}\n`);
  },
  async add(dossier, name, { role }, environment) {
    if (!ACCOUNT_NAME.test(name))
      throw new Failure('give a name of small letters, digits, and . _ @ - inside, such as anna.');
    if (role === undefined) throw new Failure('give --role reader, analyst or owner.');
    const { db } = dossier.database;
    const at = new Date(environment.now()).toISOString();
    if (!(await findAccount(db, name))) {
      const password = await passwordFrom(environment);
      await addAccount(db, { name, password, at }, randomBytes);
    }
    await setRole(db, name, dossier.id, role);
  },
  async role(dossier, name, { role }) {
    await known(dossier, name);
    if (role === undefined) throw new Failure('give --role reader, analyst or owner.');
    await changed(dossier, name, role);
  },
  async remove(dossier, name) {
    await known(dossier, name);
    await changed(dossier, name, undefined);
  },
  async password(dossier, name, _flags, environment) {
    await known(dossier, name);
    await changePassword(dossier.database.db, name, await passwordFrom(environment), randomBytes);
  },
};

async function known({ database }: KeptDossier, name: string): Promise<void> {
  if (!(await findAccount(database.db, name)))
    throw new Failure(`there is no account ${name}; \`hearsay account list\` prints those there are.`);
}

async function changed({ database, id }: KeptDossier, name: string, role: Role | undefined): Promise<void> {
  if (!(await setRole(database.db, name, id, role)))
    throw new Failure(`${name} is the last owner; make another first.`);
}

/** The first line of standard input. */
async function passwordFrom({ stdin }: Environment): Promise<string> {
  if (stdin.isTTY)
    throw new Failure(
      'give the password on standard input, such as from a file: it is not asked for, so that it is not shown.',
    );
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of stdin) {
    parts.push(part);
    size += part.length;
    if (size > 4 * MOST_PASSWORD) break;
  }
  const [password = ''] = Buffer.concat(parts).toString('utf8').split(/\r?\n/);
  if (password.length < LEAST_PASSWORD || password.length > MOST_PASSWORD)
    throw new Failure(
      `give a password of ${LEAST_PASSWORD} to ${MOST_PASSWORD} characters on one line of standard input.`,
    );
  return password;
}
