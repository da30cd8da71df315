// Once for each run of the tests: the program built from its sources, which starts in a third of their time, and a folder that tests of the workbench share.
import { spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, realpath, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'tsdown';
import type { TestProject } from 'vitest/node';
import program from '../../tsdown.config.ts';
import { ROOT } from './corpus.ts';

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'hearsay-run-')));
  const built = join(folder, 'program');
  await layOut(built);
  await buildInto(built);
  project.onTestsRerun(() => buildInto(built));
  process.env.HEARSAY_BUILT = built;
  const shared = join(folder, 'workbench');
  await mkdir(shared);
  project.provide('workbenchFolder', shared);
  return () => rm(folder, { recursive: true, force: true });
}

/** What lies around the program in a package. */
async function layOut(folder: string): Promise<void> {
  await mkdir(folder);
  await cp(join(ROOT, 'bin'), join(folder, 'bin'), { recursive: true });
  for (const name of ['node_modules', 'packs', 'models', 'package.json'])
    await symlink(join(ROOT, name), join(folder, name));
}

async function buildInto(folder: string): Promise<void> {
  const dist = join(folder, 'dist');
  // The command line in a test's own process is a module more.
  const entry = Object.assign({ run: 'src/cli/run.ts' }, program.entry);
  await build({ ...program, config: false, cwd: ROOT, entry, outDir: dist, dts: false, logLevel: 'warn' });
  const { status } = spawnSync(process.execPath, [join(ROOT, 'scripts/build-web.mjs')], { stdio: 'inherit' });
  if (status !== 0) throw new Error('The workbench could not be built.');
  await cp(join(ROOT, 'dist/web'), join(dist, 'web'), { recursive: true });
}
