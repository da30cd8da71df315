// Builds before `npm pack` and `npm publish`. npm runs this before the script `pack` too, which needs no build.
import { spawnSync } from 'node:child_process';

const BUILDS = [
  ['npx', 'tsdown'],
  ['node', 'scripts/build-web.mjs'],
];

if (process.env.npm_command === 'pack' || process.env.npm_command === 'publish') {
  for (const [program, ...args] of BUILDS) {
    const { status } = spawnSync(program, args, { stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
    if (status !== 0) process.exit(status ?? 1);
  }
}
