// A process that adds generated documents to a dossier, concludes it, adds one more and concludes again; it answers with what that took.
import { join } from 'node:path';
import { folderBlobs, tableBlobs } from '../../src/store/blobs.ts';
import { openDatabase } from '../../src/store/database.ts';
import { AT, generatedAnswers, openTestDossier, testPack } from '../../test/support/dossier.ts';

export type AddingTask = ({ readonly folder: string } | { readonly url: string }) & { readonly size: number };

export interface AddedAnswer {
  readonly perSecond: number;
  readonly first: number;
  readonly last: number;
  /** Seconds; absent where it was left out. */
  readonly concluded?: number;
  readonly again?: number;
  /** Megabytes held at the end, and at most. */
  readonly memory: number;
  readonly peak: number;
}

/** As `hearsay add` keeps them. */
const BATCH = 64;
/** Concluding this many takes minutes; beyond, hours. */
const CONCLUDED = 10_000;
const BY = { who: 'bench', at: AT };

async function measure(task: AddingTask): Promise<AddedAnswer> {
  const pack = await testPack();
  const isFolder = 'folder' in task;
  const database = await openDatabase(isFolder ? { folder: join(task.folder, 'database') } : { url: task.url });
  const blobs = isFolder ? folderBlobs(join(task.folder, 'originals')) : tableBlobs(database.db);
  const dossier = await openTestDossier('main', database, blobs, pack);
  const answers = generatedAnswers(task.size + 1);
  let [kept, spent] = [0, 0];
  const laps: [number, number][] = [];
  while (kept < task.size) {
    const documents = Array.from({ length: Math.min(BATCH, task.size - kept) }, () => answers.next().value!);
    // Making the documents is not counted.
    const start = performance.now();
    await dossier.keep({ documents, unread: [] }, BY);
    spent += performance.now() - start;
    kept += documents.length;
    laps.push([kept, spent]);
  }
  const rate = (from: number, to: number) => {
    const [a, b] = [from, to].map((share) => laps[Math.floor(share * (laps.length - 1))]!);
    return (b![0] - a![0]) / ((b![1] - a![1]) / 1000);
  };
  const added = { perSecond: kept / (spent / 1000), first: rate(0, 0.1), last: rate(0.9, 1) };
  const seconds = async (act: () => Promise<unknown>) => {
    const start = performance.now();
    await act();
    return (performance.now() - start) / 1000;
  };
  const conclude = () => seconds(() => dossier.conclude(AT));
  const concluded = task.size <= CONCLUDED ? await conclude() : undefined;
  let again: number | undefined;
  if (concluded !== undefined) {
    await dossier.keep({ documents: [answers.next().value!], unread: [] }, BY);
    again = await conclude();
  }
  const memory = process.memoryUsage().rss / 1e6;
  await dossier.close();
  return {
    ...added,
    ...(concluded !== undefined && { concluded }),
    ...(again !== undefined && { again }),
    memory,
    peak: (process.resourceUsage().maxRSS * 1024) / 1e6,
  };
}

process.once('message', async (task: AddingTask) => {
  process.send!(await measure(task));
});
