// The door of one person on this machine: whoever holds the token that the program printed is the owner.
import { timingSafeEqual } from 'node:crypto';
import { sha256Of } from '../../store/blobs.ts';
import type { RandomBytes } from '../../store/passwords.ts';
import { type Door, IDLE, type Principal } from './door.ts';

export interface LocalUser {
  /** As the log will have it: the name in the system, or "local". */
  readonly who: string;
  /** From `makeToken`. */
  readonly token: string;
  /** From `makeToken`: good for one sign-in, soon after the door was made. What a browser is started with is seen by every user of the machine. */
  readonly once?: string;
}

/** Milliseconds within which `once` is good. */
export const ONCE_LASTS = 2 * 60_000;

/** A token that nobody can guess. */
export function makeToken(random: RandomBytes): string {
  return Buffer.from(random(32)).toString('base64url');
}

/** Sessions of browsers are held in memory: they end with the program, as the token does. */
export function localDoor({ who, token, once }: LocalUser, now: () => number, random: RandomBytes): Door {
  const isToken = sameAs(token);
  const isOnce = once === undefined ? () => false : sameAs(once);
  const onceUntil = now() + ONCE_LASTS;
  let isUsed = false;
  const takesOnce = (secret: string) => {
    if (!isOnce(secret) || isUsed || now() > onceUntil) return false;
    isUsed = true;
    return true;
  };
  const sessions = new Map<string, number>();
  const isOpen = (id: string) => (sessions.get(id) ?? 0) > now();
  const opened = (id: string): Principal => {
    sessions.set(id, now() + IDLE);
    return { who, session: id, via: 'cookie', expiresAt: new Date(now() + IDLE).toISOString() };
  };
  return {
    kind: 'local',
    enter: async (secret, via) => {
      if (via === 'token') return isToken(secret) ? { who, session: 'local token', via } : undefined;
      const id = sha256Of(secret);
      return isOpen(id) ? opened(id) : undefined;
    },
    signIn: async (credentials) => {
      if (!('token' in credentials) || !(isToken(credentials.token) || takesOnce(credentials.token))) return undefined;
      for (const [id, until] of sessions) if (until <= now()) sessions.delete(id);
      const secret = makeToken(random);
      return { principal: opened(sha256Of(secret)), secret };
    },
    signOut: async ({ session }) => void sessions.delete(session),
    stands: async ({ session, via }) => via === 'token' || isOpen(session),
    roleIn: async () => 'owner',
  };
}

/** Whether another secret is this one, told in a time that does not depend on it. */
function sameAs(secret: string): (other: string) => boolean {
  const held = Buffer.from(sha256Of(secret));
  return (other) => timingSafeEqual(Buffer.from(sha256Of(other)), held);
}
