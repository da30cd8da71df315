// Finds the files of the workbench: those that came with the package, in a clone those that are built once for each state of web/.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readWorkbench, type Workbench, withPaste } from '../api/workbench.ts';
import type { Environment } from './environment.ts';

/** Undefined, with a sentence on stderr, where there are none and none can be built. */
export async function findWorkbench({ stderr }: Pick<Environment, 'stderr'>): Promise<Workbench | undefined> {
  const root = rootOf();
  const builder = join(root, 'scripts', 'build-web.mjs');
  if (existsSync(builder) && existsSync(join(root, 'node_modules', 'vite'))) await build(builder, stderr);
  const files = await readWorkbench(join(root, 'dist', 'web'));
  if (files === undefined)
    stderr.write('hearsay: the pages of the workbench are missing from this installation; the API is served alone.\n');
  // Made by `npm run build` alone: it takes in all models.
  const paste = files && (await readFile(join(root, 'dist', 'paste.html')).catch(() => undefined));
  return paste ? withPaste(files, paste) : files;
}

/** The folder around this module that holds package.json, in a clone as when installed. */
function rootOf(): string {
  let at = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(at, 'package.json')) && at !== dirname(at)) at = dirname(at);
  return at;
}

/** Where it fails, what was built before is served. */
function build(builder: string, stderr: Environment['stderr']): Promise<void> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [builder], { stdio: ['ignore', 'ignore', 'pipe'] });
    child.stderr.on('data', (chunk: Buffer) => void stderr.write(chunk));
    child.on('error', (error) => void stderr.write(`hearsay: ${error.message}\n`));
    child.on('close', () => resolve());
  });
}
