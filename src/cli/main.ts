// The command `hearsay`: what it is started with, and how it ends.
import { run } from './run.ts';

// A reader that closes the pipe early (`hearsay brief … | head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

const interrupted = new AbortController();
const interrupt = () => {
  interrupted.abort();
  // A standard input that stays open would keep the process.
  process.stdin.destroy();
};
process.once('SIGINT', interrupt);
process.once('SIGTERM', interrupt);

process.exitCode = await run(process.argv.slice(2), {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  cwd: process.cwd(),
  now: Date.now,
  signal: interrupted.signal,
});
