// Who is signed in: by the token in the address that the program printed, by name and password, or by the cookie of before.
import { type ApiProblem, get, send, whenLost } from '../shared/api/client.ts';
import { problemOf } from '../shared/api/loaded.svelte.ts';
import type { Role, Session } from '../shared/api/types.ts';

export type Credentials = { readonly name: string; readonly password: string } | { readonly token: string };

class SessionState {
  /** `asking` until the server has answered. */
  state = $state<'asking' | 'in' | 'out' | 'failed'>('asking');
  session = $state.raw<Session | undefined>();
  problem = $state.raw<ApiProblem | undefined>();
  /** There was a session, and it ended. */
  isLost = $state(false);

  constructor() {
    whenLost(() => {
      this.isLost = this.state === 'in';
      this.state = 'out';
    });
  }

  /** The secret is out of the address before anything else happens. */
  async begin(): Promise<void> {
    const token = tokenOf(location.hash);
    if (token !== undefined) {
      history.replaceState(history.state, '', location.pathname + location.search);
      await this.signIn({ token });
      if (this.state === 'in') return;
    }
    await this.#look();
  }

  async signIn(credentials: Credentials): Promise<void> {
    try {
      this.#enter(await send<Session>('POST', '/session', credentials));
    } catch (error) {
      this.problem = problemOf(error);
      this.state = 'out';
    }
  }

  async signOut(): Promise<void> {
    await send('DELETE', '/session').catch(() => undefined);
    this.session = undefined;
    this.isLost = false;
    this.state = 'out';
  }

  roleIn(dossier: string): Role | undefined {
    return this.session?.dossiers.find(({ id }) => id === dossier)?.role;
  }

  async #look(): Promise<void> {
    const before = this.problem;
    try {
      this.#enter(await get<Session>('/session'));
    } catch (error) {
      const problem = problemOf(error);
      const isOut = problem.status === 401;
      this.problem = isOut ? before : problem;
      this.state = isOut ? 'out' : 'failed';
    }
  }

  #enter(session: Session): void {
    this.session = session;
    this.problem = undefined;
    this.isLost = false;
    this.state = 'in';
  }
}

function tokenOf(hash: string): string | undefined {
  return /^#token=([\w-]{1,200})$/.exec(hash)?.[1];
}

export const session = new SessionState();
