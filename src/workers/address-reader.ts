// The thread that looks for addresses: takes bytes or a path, gives back what it found.
import { parentPort, workerData } from 'node:worker_threads';
import { type AddressReaderData, type AddressTask, searchOne } from '../address-reading.ts';

const data = (workerData as { workerData: AddressReaderData }).workerData;

parentPort!.on('message', async (task: AddressTask) => {
  parentPort!.postMessage(await searchOne(task, data));
});
