// A power cut in the middle of adding to a kept dossier: it verifies, and the same command completes it.
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { CLONED } from './support/built.ts';
import { hearsay, spawnHearsay } from './support/cli.ts';

const STORY = `SEOUL (Reuters) - North Korea fired a short-range ballistic missile on 12 March 2024, South Korea's military said.
“It flew 400 kilometers,” the Joint Chiefs of Staff said in a statement.`;

const root = mkdtempSync(join(tmpdir(), 'hearsay-cut-'));
const cli = (...args: string[]) => hearsay(args, { cwd: root, env: { USER: 'anna' } });

afterAll(() => rmSync(root, { recursive: true, force: true }));

test('in the middle of adding leaves a dossier that verifies, and that the same command completes', {
  timeout: 180_000,
}, async () => {
  const folder = join(root, 'many');
  mkdirSync(folder);
  for (let at = 0; at < 24; at++) writeFileSync(join(folder, `${at}.txt`), `${STORY}\nThis was report ${at}.`);
  const place = join(root, 'cut');
  // Counted for a start from the sources, as in a clone.
  for (const milliseconds of [1_500, 4_000, 7_000]) {
    const adding = spawnHearsay(['add', 'many', '--dossier', place, '--jobs', '1'], root, {}, CLONED);
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    await adding.end('SIGKILL');
    if (!existsSync(join(place, 'database'))) continue;
    const verified = await cli('verify', '--dossier', place);
    expect(verified.stderr + verified.stdout).toMatch(/Nothing was changed|There is no dossier/);
  }
  expect((await cli('add', 'many', '--dossier', place)).status).toBe(0);
  expect((await cli('list', '--dossier', place)).stdout.split('\n').filter(Boolean)).toHaveLength(24);
  expect((await cli('verify', '--dossier', place)).status).toBe(0);
  const whole = await hearsay(['brief', 'many', '--format', 'json'], { cwd: root });
  expect((await cli('brief', '--dossier', place, '--format', 'json')).stdout).toBe(whole.stdout);
});
