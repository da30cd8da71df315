// Builds before `npm pack` and `npm publish`. npm runs this before the script `pack` too, which needs no build.
import { spawnSync } from 'node:child_process';

if (process.env.npm_command === 'pack' || process.env.npm_command === 'publish') {
  const { status } = spawnSync('npx', ['tsdown'], { stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
  process.exit(status ?? 1);
}
