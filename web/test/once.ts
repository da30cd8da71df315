// Once for each run of the tests: a folder for the dossier that the tests of the workbench share, made when the first of them needs it.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    workbenchFolder: string;
  }
}

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'hearsay-web-'));
  project.provide('workbenchFolder', folder);
  return () => rm(folder, { recursive: true, force: true });
}
