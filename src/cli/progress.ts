// Shows how far long work has come, on stderr, only where that is a terminal.
import { SingleBar } from 'cli-progress';
import { oneLine } from '../export/index.ts';
import type { Environment } from './environment.ts';

export interface Progress {
  readonly update: (done: number, total: number, name: string) => void;
  readonly stop: () => void;
}

/** Silent when `quiet`, when stderr is piped, or when there is one input only. */
export function createProgress(stderr: Environment['stderr'], quiet: boolean): Progress {
  if (quiet || stderr.isTTY !== true) return { update: () => {}, stop: () => {} };
  const bar = new SingleBar({
    format: 'Reading {bar} {value}/{total} · {eta_formatted} left · {name}',
    stream: stderr as NodeJS.WritableStream,
    clearOnComplete: true,
    hideCursor: true,
    linewrap: false,
    etaBuffer: 100,
  });
  let started = false;
  return {
    update: (done, total, name) => {
      if (!started && total > 1) {
        bar.start(total, 0, { name: '' });
        started = true;
      }
      if (started) bar.update(done, { name: oneLine(name).slice(-40) });
    },
    stop: () => {
      if (started) bar.stop();
    },
  };
}
