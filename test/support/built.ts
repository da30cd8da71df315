// Where the program stands that tests start: as it was built for this run of the tests, or in the clone where nothing was built.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A folder that tests of the workbench share. */
    workbenchFolder: string;
  }
}

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** The folder of a program that has been built from the sources of now; `once.ts` sets it. */
export const BUILT = process.env.HEARSAY_BUILT;

/** Runs the sources through tsx. */
export const CLONED = join(ROOT, 'bin', 'hearsay.mjs');
export const PROGRAM = BUILT === undefined ? CLONED : join(BUILT, 'bin', 'hearsay.mjs');
