// Who may come in: one person on this machine, or the accounts of a team.
import type { Role } from '../../store/accounts.ts';

/** Somebody who was let in. */
export interface Principal {
  /** As the log has it. */
  readonly who: string;
  /** Id of the session or token; never its secret. */
  readonly session: string;
  readonly via: 'cookie' | 'token';
  /** ISO instant; absent for what does not expire. */
  readonly expiresAt?: string;
}

export type Credentials = { readonly name: string; readonly password: string } | { readonly token: string };

/** A session just opened; the secret is for its holder alone. */
export interface Entered {
  readonly principal: Principal;
  readonly secret: string;
}

export interface Door {
  readonly kind: 'local' | 'team';
  /** Who holds the secret, if it is good. */
  enter(secret: string, via: Principal['via']): Promise<Principal | undefined>;
  /** Undefined where the credentials are wrong. */
  signIn(credentials: Credentials, label: string): Promise<Entered | undefined>;
  signOut(principal: Principal): Promise<void>;
  /** Whether the session still stands. */
  stands(principal: Principal): Promise<boolean>;
  roleIn(principal: Principal, dossier: string): Promise<Role | undefined>;
}

/** A session ends after so long without a request, and at the latest so long after it began. */
export const IDLE = 12 * 60 * 60_000;
export const LONGEST_SESSION = 7 * 24 * 60 * 60_000;
