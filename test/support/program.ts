// What the program exports, for use in this process: as it was built for this run of the tests, or from its sources where nothing was built.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as Command from '../../src/cli/run.ts';
import type * as Hearsay from '../../src/index.ts';
import { BUILT } from './built.ts';
import { ROOT } from './corpus.ts';

const moduleOf = (built: string, source: string): Promise<unknown> =>
  import(pathToFileURL(BUILT === undefined ? join(ROOT, source) : join(BUILT, built)).href);

/** `run` of the command line. */
export const { run } = (await moduleOf('dist/run.mjs', 'src/cli/run.ts')) as typeof Command;

/** The same of what is imported from the package; its threads start in a third of the time. */
export const { readInputs } = (await moduleOf('dist/index.mjs', 'src/index.ts')) as typeof Hearsay;
