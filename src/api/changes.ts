// Live changes as server-sent events: what came, went or changed its verdict, as soon as it is concluded.
import { z } from 'zod';
import type { ApiApp, ApiContext, Shared } from './context.ts';
import { stateOf } from './lists.ts';
import { dossierRoute } from './route.ts';
import type { KeptDossier, NewChanges } from './served.ts';
import { addSince } from './since.ts';

/** Changes that are remembered for those who lost their connection. */
const REMEMBERED = 200;

/** One listener for all streams of a dossier. */
class Hub {
  readonly #past: NewChanges[] = [];
  readonly #listeners = new Set<(news: NewChanges) => void>();

  constructor(kept: KeptDossier) {
    kept.onChange((news) => {
      this.#past.push(news);
      if (this.#past.length > REMEMBERED) this.#past.shift();
      for (const listener of [...this.#listeners]) listener(news);
    });
  }

  listen(listener: (news: NewChanges) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Everything behind `revision`, or undefined where that is no longer known. */
  since(revision: number, current: number): readonly NewChanges[] | undefined {
    if (revision === current) return [];
    const at = this.#past.findIndex((news) => news.revision > revision);
    const isWhole = revision < current && at !== -1 && this.#past[at]!.revision === revision + 1;
    return isWhole ? this.#past.slice(at) : undefined;
  }
}

const hubs = new WeakMap<KeptDossier, Hub>();

export function hubOf(kept: KeptDossier): Hub {
  const hub = hubs.get(kept) ?? new Hub(kept);
  hubs.set(kept, hub);
  return hub;
}

export function addChanges(app: ApiApp, shared: Shared): void {
  dossierRoute(
    app,
    shared,
    'reader',
    {
      ...{ method: 'get', path: '/changes', tag: 'changes', answers: ['text/event-stream'] },
      summary: 'Changes as they come; `Last-Event-ID` (a revision) goes on from there',
      query: z.strictObject({}),
    },
    async (c) => {
      const hub = hubOf(c.var.kept);
      const { revision } = await stateOf(c);
      return new Response(changesOf(c, shared, hub, revision), {
        headers: { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' },
      });
    },
  );
  addSince(app, shared);
}

/** The stream of one reader. It ends with the session, with the role, and where the reader is too slow. */
function changesOf(c: ApiContext, shared: Shared, hub: Hub, revision: number): ReadableStream<Uint8Array> {
  const { principal, kept } = c.var;
  const encoder = new TextEncoder();
  const endings: (() => void)[] = [];
  const cleanUp = () => {
    for (const ending of endings.splice(0)) ending();
  };
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const end = () => {
          cleanUp();
          controller.close();
        };
        const send = (text: string) => {
          if ((controller.desiredSize ?? 0) <= 0) end();
          else controller.enqueue(encoder.encode(text));
        };
        endings.push(shared.streams.add(principal.session, end));
        endings.push(hub.listen((news) => send(eventOf('changes', news.revision, news))));
        const alive = setInterval(async () => {
          if (await mayStay(shared, c)) send(': alive\n\n');
          else if (endings.length > 0) end();
        }, shared.limits.keepAlive);
        alive.unref();
        endings.push(() => clearInterval(alive));
        for (const text of opening(hub, c.req.header('Last-Event-ID'), revision)) send(text);
      },
      cancel: cleanUp,
    },
    new CountQueuingStrategy({ highWaterMark: shared.limits.waitingMessages }),
  );

  async function mayStay(shared: Shared, { var: { principal } }: ApiContext): Promise<boolean> {
    try {
      const [stands, role] = await Promise.all([shared.door.stands(principal), shared.door.roleIn(principal, kept.id)]);
      return stands && role !== undefined;
    } catch {
      return false;
    }
  }
}

/** What was missed; `reset` where that is not known any more: the lists have to be read again. */
function opening(hub: Hub, last: string | undefined, revision: number): string[] {
  const first = ['retry: 3000\n\n'];
  if (last === undefined) return [...first, eventOf('revision', revision, { revision })];
  const missed = /^\d{1,9}$/.test(last) ? hub.since(Number(last), revision) : undefined;
  if (missed === undefined) return [...first, eventOf('reset', revision, { revision })];
  return [...first, ...missed.map((news) => eventOf('changes', news.revision, news))];
}

function eventOf(event: string, id: number, body: object): string {
  return `id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(body)}\n\n`;
}
