// The options of reading that commands share: how many inputs at once, how large, how long, from where.
import { type Command, Option } from 'commander';
import type { ReadOptions } from '../app.ts';
import { DEFAULT_LIMITS } from '../ingest/reading.ts';
import type { Environment } from './environment.ts';
import { size, wholeNumber } from './numbers.ts';

export interface ReadingFlags {
  readonly jobs?: number;
  readonly maxSize?: number;
  readonly timeLimit?: number;
  readonly allowPrivate?: boolean;
  readonly quiet?: boolean;
}

/** Adds them to a command; those of a command's own come before. */
export function withReadingOptions(command: Command): Command {
  const largest = `largest input, such as 200MB (default: ${DEFAULT_LIMITS.maxBytes / 1024 / 1024}MB)`;
  return command
    .option('-j, --jobs <n>', 'inputs read at once (default: one for each core)', wholeNumber(1, 256))
    .addOption(new Option('--max-size <size>', largest).argParser(size))
    .option('--time-limit <seconds>', 'longest time for one input (default: 120)', wholeNumber(1, 86_400))
    .option('--allow-private', 'fetch addresses in private networks and on this machine too')
    .option('-q, --quiet', 'no progress; what could not be read is still told');
}

/** What they mean for reading. */
export function readingOptions(
  flags: ReadingFlags,
  { stdin, cwd, now, signal }: Environment,
): Omit<ReadOptions, 'pack'> {
  return {
    cwd,
    stdin,
    ...(flags.jobs !== undefined && { jobs: flags.jobs }),
    ...(flags.maxSize !== undefined && { limits: { maxBytes: flags.maxSize } }),
    ...(flags.timeLimit !== undefined && { timeLimit: flags.timeLimit * 1000 }),
    fetch: { now, allowPrivate: flags.allowPrivate ?? false },
    ...(signal && { signal }),
  };
}
