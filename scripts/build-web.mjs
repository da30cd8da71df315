// Builds the workbench into dist/web where web/ is not what it was built from. It is put in place whole, so that whoever reads it meanwhile finds one or the other.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const built = join(root, 'dist', 'web');
const SOURCES = [
  'web/index.html',
  'web/vite.config.ts',
  'web/svelte.config.js',
  'web/public',
  'web/src',
  'package-lock.json',
];

function filesOf(path) {
  const place = join(root, path);
  if (!existsSync(place) || path.includes('.test.')) return [];
  if (!statSync(place).isDirectory()) return [path];
  return readdirSync(place)
    .sort()
    .flatMap((name) => filesOf(`${path}/${name}`));
}

function stampOf() {
  const hash = createHash('sha256');
  for (const file of SOURCES.flatMap(filesOf)) hash.update(`${file}\0`).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

const stamp = stampOf();
const mark = (folder) => join(folder, 'stamp.txt');
if (existsSync(mark(built)) && readFileSync(mark(built), 'utf8') === stamp) process.exit(0);

console.error('Building the workbench (once) …');
const fresh = `${built}.${process.pid}`;
const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
const args = [vite, 'build', '--config', join(root, 'web', 'vite.config.ts'), '--logLevel', 'error', '--outDir', fresh];
const { status } = spawnSync(process.execPath, args, { stdio: ['ignore', 2, 2] });
if (status === 0) {
  writeFileSync(mark(fresh), stamp);
  const old = `${fresh}.old`;
  try {
    renameSync(built, old);
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
  try {
    renameSync(fresh, built);
  } catch {
    // Another has just put its own in place, made of the same.
  }
  rmSync(old, { recursive: true, force: true });
}
rmSync(fresh, { recursive: true, force: true });
process.exit(status ?? 1);
