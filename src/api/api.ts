// The HTTP API, put together: what every request passes, then one file for each resource.
import { OpenAPIHono } from '@hono/zod-openapi';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { z } from 'zod';
import type { RandomBytes } from '../store/passwords.ts';
import { dossierState } from '../store/queries/dossiers.ts';
import type { Door } from './access/door.ts';
import { authenticate, checkHost, OWN_HEADER } from './access/guard.ts';
import { type LocalUser, localDoor } from './access/local.ts';
import { Guesses, Pace } from './access/pace.ts';
import { Streams } from './access/streams.ts';
import { type Team, teamDoor } from './access/team.ts';
import { addAccounts } from './accounts.ts';
import { addAnalysis } from './analysis.ts';
import { addAnnotations } from './annotations.ts';
import { limitBody } from './body.ts';
import { addChanges } from './changes.ts';
import { addClaims } from './claims.ts';
import { addConclusions } from './conclusions.ts';
import type { ApiApp, Env, Shared } from './context.ts';
import { addDocuments } from './documents.ts';
import { addDossiers } from './dossiers.ts';
import { addEvents } from './events.ts';
import { addExplain } from './explain.ts';
import { safeHeaders } from './headers.ts';
import { addJudgements } from './judgements.ts';
import { API_LIMITS, type ApiLimits, PORT } from './limits.ts';
import { addLog } from './log.ts';
import { addMentions } from './mentions.ts';
import { answerTo, isFault, Problem } from './problem.ts';
import { refuseInvalid, route } from './route.ts';
import { addScreening, type ScreeningOf } from './screening.ts';
import { addSearch } from './search.ts';
import type { Dossiers } from './served.ts';
import { addSession } from './session.ts';
import { addSources } from './sources.ts';
import { addTokens } from './tokens.ts';
import { addWorkbench, type ReadingState, serveWorkbench, type Workbench } from './workbench.ts';

export interface ApiOptions {
  readonly dossiers: Dossiers;
  /** Accounts of a team; without them, `local` is the one user. */
  readonly accounts?: Team;
  readonly local?: LocalUser;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly random: RandomBytes;
  readonly version: string;
  readonly limits?: Partial<ApiLimits>;
  /** Names that requests may be addressed to, without port; any where absent. */
  readonly hosts?: readonly string[];
  /** Pages that are served beside the API. */
  readonly workbench?: Workbench | undefined;
  /** What names are screened with; without it no list is kept. */
  readonly screeningOf?: ScreeningOf;
  /** How far this process has come with inputs of its own. */
  readonly readingOf?: (dossier: string) => ReadingState | undefined;
  /** A proxy stands in front that speaks https and says who asks. */
  readonly isBehindProxy?: boolean;
  /** Told of errors that are ours. */
  readonly onFault?: (error: unknown) => void;
}

export interface Api {
  readonly app: ApiApp;
  readonly kind: Door['kind'];
  /** Ends open streams. */
  readonly close: () => void;
}

/** Names of this machine to itself. */
export const LOOPBACK_HOSTS = ['localhost', '127.0.0.1', '[::1]'];

/** Where anybody may go. */
const OPEN = new Set(['/healthz', '/api/v1/openapi.json']);

export function createApi(options: ApiOptions): Api {
  const { accounts, local, now, random, isBehindProxy = false } = options;
  if (accounts === undefined && local === undefined)
    throw new TypeError('createApi: give accounts, or a local user with its token.');
  const limits = { ...API_LIMITS, ...options.limits };
  const door = accounts ? teamDoor(accounts, now, random) : localDoor(local!, now, random);
  const { dossiers, version } = options;
  const streams = new Streams(limits);
  const shared: Shared = { ...{ dossiers, door, streams, limits, version, now, random }, isSecure: isBehindProxy };

  const app: ApiApp = new OpenAPIHono<Env>({ defaultHook: refuseInvalid });
  app.onError((error) => {
    if (isFault(error)) options.onFault?.(error);
    return answerTo(error);
  });
  app.notFound(() =>
    answerTo(new Problem('not-found', 'There is nothing at this address; /api/v1/openapi.json lists what there is.')),
  );
  app.use(safeHeaders());
  app.use(checkHost(options.hosts ?? (accounts ? undefined : LOOPBACK_HOSTS)));
  if (options.workbench) app.use(serveWorkbench(options.workbench));
  addGuards(app, shared, isBehindProxy);
  app.use(methodNotAllowed({ app, onMethodNotAllowed: (_c, methods) => wrongMethod(methods) }));
  addResources(app, shared, options);
  return { app, kind: door.kind, close: () => streams.endAll() };
}

function addGuards(app: ApiApp, shared: Shared, isBehindProxy: boolean): void {
  const gate = { pace: new Pace(shared.limits), guesses: new Guesses(20), isBehindProxy };
  const guard = authenticate(shared, gate);
  const limit = limitBody(shared.limits.bodyBytes);
  app.use(async (c, next) => {
    const isSignIn = c.req.path === '/api/v1/session' && c.req.method === 'POST';
    return OPEN.has(c.req.path) || isSignIn ? next() : guard(c, next);
  });
  app.use((c, next) => (c.req.path.endsWith('/sources') ? next() : limit(c, next)));
}

function addResources(app: ApiApp, shared: Shared, options: ApiOptions): void {
  const { accounts, readingOf, screeningOf = async () => undefined, isBehindProxy = false } = options;
  addSession(app, shared, { byName: new Guesses(), byAddress: new Guesses(30), isBehindProxy });
  addDossiers(app, shared);
  addDocuments(app, shared);
  addAnnotations(app, shared);
  addClaims(app, shared);
  addEvents(app, shared);
  addMentions(app, shared);
  addConclusions(app, shared);
  addSearch(app, shared);
  addExplain(app, shared);
  addScreening(app, shared, screeningOf);
  addJudgements(app, shared);
  addLog(app, shared);
  addChanges(app, shared);
  addAnalysis(app, shared);
  addSources(app, shared);
  addWorkbench(app, shared, readingOf);
  if (accounts) {
    addTokens(app, shared, accounts);
    addAccounts(app, shared, accounts, new Guesses());
  }
  addHealth(app, shared);
  addDescription(app, shared);
}

function addHealth(app: ApiApp, { dossiers }: Shared): void {
  route(
    app,
    {
      ...{
        method: 'get',
        path: '/healthz',
        tag: 'service',
        summary: 'Whether the server and its dossiers answer',
        isOpen: true,
      },
      answers: z.strictObject({ status: z.literal('ok') }),
    },
    async (c) => {
      const [id] = await dossiers.ids();
      const kept = id === undefined ? undefined : await dossiers.get(id);
      if (kept) await dossierState(kept.database.db, kept.id);
      return c.json({ status: 'ok' });
    },
  );
}

function addDescription(app: ApiApp, shared: Shared): void {
  app.openAPIRegistry.registerComponent('securitySchemes', 'token', { type: 'http', scheme: 'bearer' });
  app.openAPIRegistry.registerComponent('securitySchemes', 'cookie', {
    ...{ type: 'apiKey', in: 'cookie', name: `hearsay-${PORT}` },
    description: `Its name ends in the port of the server; with https it begins with __Host-. With it, what changes something needs the header ${OWN_HEADER}: 1.`,
  });
  let document: string | undefined;
  app.get('/api/v1/openapi.json', () => {
    document ??= JSON.stringify(openApiOf(app, shared.version));
    return new Response(document, { headers: { 'Content-Type': 'application/json' } });
  });
}

/** The OpenAPI 3.1 document of all routes. */
export function openApiOf(app: ApiApp, version: string) {
  return app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      ...{ title: 'Hearsay', version },
      description: 'What was reported and what is known. Objects are those of docs/json.md; problems are of RFC 9457.',
    },
    security: [{ token: [] }, { cookie: [] }],
  });
}

function wrongMethod(methods: readonly string[]): Response {
  const allow = methods.join(', ');
  return answerTo(new Problem('wrong-method', `This address takes ${allow}.`, {}, { Allow: allow }));
}
