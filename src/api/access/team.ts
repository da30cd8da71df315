// The door of a team: accounts with passwords, sessions of browsers, tokens of scripts, roles by dossier.
import {
  checkPassword,
  dropExpired,
  endSession,
  extendSession,
  findSession,
  findSessionById,
  openSession,
  rolesOf,
  type Session,
} from '../../store/accounts.ts';
import type { Database } from '../../store/database.ts';
import type { PasswordCost, RandomBytes } from '../../store/passwords.ts';
import { type Door, IDLE, LONGEST_SESSION, type Principal } from './door.ts';

export interface Team {
  readonly db: Database;
  /** What a password costs to check, where not the usual. */
  readonly passwordCost?: PasswordCost;
}

/** A session is written anew when so much of its time has gone, not with every request. */
const EXTENDED_AFTER = 10 * 60_000;

export function teamDoor({ db, passwordCost }: Team, now: () => number, random: RandomBytes): Door {
  const instant = (milliseconds: number) => new Date(milliseconds).toISOString();

  /** Slides the end of a session on, never beyond its longest. */
  const extended = async (session: Session): Promise<string | null> => {
    if (session.kind === 'token' || session.expiresAt === null) return session.expiresAt;
    const until = Math.min(now() + IDLE, Date.parse(session.createdAt) + LONGEST_SESSION);
    if (until - Date.parse(session.expiresAt) < EXTENDED_AFTER) return session.expiresAt;
    await extendSession(db, session.id, instant(until));
    return instant(until);
  };

  return {
    kind: 'team',
    enter: async (secret, via) => {
      const session = await findSession(db, secret, instant(now()));
      // A cookie is never a token, nor a token a cookie: a script's secret must not act with a browser's rights.
      if (session === undefined || (session.kind === 'token') !== (via === 'token')) return undefined;
      return principalOf(session, via, await extended(session));
    },
    signIn: async (credentials, label) => {
      if (!('name' in credentials)) return undefined;
      const { name, password } = credentials;
      if (!(await checkPassword(db, name, password, passwordCost))) return undefined;
      const [createdAt, expiresAt] = [instant(now()), instant(now() + IDLE)];
      await dropExpired(db, createdAt);
      const { secret, session } = await openSession(
        db,
        { account: name, kind: 'session', label, createdAt, expiresAt },
        random,
      );
      return { principal: principalOf(session, 'cookie', expiresAt), secret };
    },
    signOut: async ({ session, who }) => void (await endSession(db, session, who)),
    stands: async ({ session }) => (await findSessionById(db, session, instant(now()))) !== undefined,
    roleIn: async ({ who }, dossier) => (await rolesOf(db, who)).get(dossier),
  };
}

function principalOf({ account, id }: Session, via: Principal['via'], expiresAt: string | null): Principal {
  return { who: account, session: id, via, ...(expiresAt !== null && { expiresAt }) };
}
