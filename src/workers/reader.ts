// The thread that reads: takes bytes or a path, gives back documents with their analysis.
import { parentPort, workerData } from 'node:worker_threads';
import { readModels } from '../models/read.ts';
import { preparePack } from '../packs/prepared.ts';
import { type ReaderData, type ReadTask, readOne } from '../reading.ts';

const { pack, ...reading } = (workerData as { workerData: ReaderData }).workerData;
const knowledge = { pack: preparePack(pack), models: readModels() };

parentPort!.on('message', async (task: ReadTask) => {
  parentPort!.postMessage(await readOne(task, reading, knowledge));
});
