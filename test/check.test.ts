// Every part of `npm run check` finds nothing: format and lint, types, packs, and the documents written by scripts.
import { exec } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import manifest from '../package.json' with { type: 'json' };

const root = fileURLToPath(new URL('..', import.meta.url));
const PATH = `${root}/node_modules/.bin:${process.env.PATH}`;

test.each(manifest.scripts.check.split(' && '))('%s', { timeout: 120_000 }, async (command) => {
  const complaint = await promisify(exec)(command, { cwd: root, env: { ...process.env, PATH } }).then(
    () => '',
    ({ stdout, stderr }) => `${stdout}${stderr}`,
  );
  expect(complaint).toBe('');
});
