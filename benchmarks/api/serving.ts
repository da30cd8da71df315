// A process that fills a database, on a server or embedded, and serves the API from it until it is told to end.
import { randomBytes } from 'node:crypto';
import { createApi } from '../../src/api/api.ts';
import { serveApi } from '../../src/api/serve.ts';
import type { KeptDossier } from '../../src/api/served.ts';
import { analyzeTables } from '../../src/store/conclusions.ts';
import { type DatabasePlace, openDatabase } from '../../src/store/database.ts';
import { DOSSIER, fill } from './fill.ts';

export interface ServingTask {
  readonly place: DatabasePlace;
  readonly documents: number;
  readonly token: string;
}

export interface ServingAnswer {
  readonly url: string;
  /** Seconds that filling took. */
  readonly filled: number;
}

async function serve({ place, documents, token }: ServingTask): Promise<ServingAnswer> {
  const database = await openDatabase(place);
  const start = performance.now();
  await fill(database, documents);
  // What a server does by itself some minutes after, and what concluding does on the embedded database.
  if (database.kind === 'server') await database.execute('vacuum analyze');
  else await analyzeTables(database.db);
  const filled = (performance.now() - start) / 1000;
  const api = createApi({
    dossiers: { ids: () => [DOSSIER], get: () => onlyRead(database) },
    ...{ local: { who: 'bench', token }, now: Date.now, random: randomBytes, version: '0' },
    ...{ limits: { burst: 1e9, perSecond: 1e9 }, onFault: console.error },
  });
  const { url } = await serveApi(api, { port: 0 });
  return { url, filled };
}

/** A dossier that is only read. */
function onlyRead(database: KeptDossier['database']): KeptDossier {
  const never = () => Promise.reject(new Error('The benchmark only reads.'));
  return {
    ...{ id: DOSSIER, database, onChange: () => () => {}, analysis: never, original: never },
    ...{ addSources: never, addUrls: never, remove: never, judge: never, withdraw: never },
  };
}

process.once('message', async (task: ServingTask) => {
  process.send!(await serve(task));
});
process.once('disconnect', () => process.exit());
