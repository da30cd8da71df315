// Brings node_modules in line with package-lock.json, so that `npm run demo` and `npm test` work on a fresh clone.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Hearsay needs Node 20.19 or later; this is ${process.versions.node}. Install a newer one from nodejs.org.`,
  );
  process.exit(2);
}

const lock = readFileSync('package-lock.json', 'utf8');
const mark = 'node_modules/.hearsay-lock';
if (existsSync(mark) && readFileSync(mark, 'utf8') === lock) process.exit(0);

console.error('Installing what package-lock.json names (once) …');
const npm = process.env.npm_execpath;
const args = ['ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
const result = npm
  ? spawnSync(process.execPath, [npm, ...args], { stdio: ['ignore', 2, 2] })
  : spawnSync('npm', args, { stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
if (result.status !== 0) {
  console.error(
    'npm ci failed. Check the network and the registry npm is set to (npm config get registry), then run it again.',
  );
  process.exit(result.status ?? 1);
}
writeFileSync(mark, lock);
