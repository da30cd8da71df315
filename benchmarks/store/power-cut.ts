// Kills `hearsay add` at random moments, and looks each time whether the dossier opens, verifies, and can be completed.
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { hearsay, spawnHearsay } from '../../test/support/cli.ts';
import { givenTexts } from '../../test/support/dossier.ts';
import { numbers } from '../../test/support/generated.ts';

/** Documents given each time; those that are there are known again, so that later cuts meet fuller dossiers. */
const TEXTS = 400;
/** Milliseconds after the start between which the cut falls: from the making of the database to the concluding. */
const FIRST = 800;
const LAST = 20_000;

export async function runPowerCut(cuts: number): Promise<string> {
  const root = mkdtempSync(join(tmpdir(), 'hearsay-cut-'));
  const random = numbers(7);
  const cli = (...args: string[]) => hearsay(args, { cwd: root });
  try {
    mkdirSync(join(root, 'texts'));
    for (const { bytes, place } of givenTexts(TEXTS)) writeFileSync(join(root, 'texts', place.path), bytes);
    const counts: number[] = [];
    const faults: string[] = [];
    let unopened = 0;
    for (let cut = 0; cut < cuts; cut++) {
      const adding = spawnHearsay(['add', 'texts', '--dossier', 'kept', '--quiet'], root, {});
      await wait(FIRST + (random() % (LAST - FIRST)));
      await adding.end('SIGKILL');
      if (!existsSync(join(root, 'kept', 'database'))) {
        unopened++;
        continue;
      }
      const { status, stdout, stderr } = await cli('verify', '--dossier', 'kept', '--format', 'json');
      if (status !== 0) faults.push(`cut ${cut + 1}: ${(stdout + stderr).slice(0, 300)}`);
      else counts.push(JSON.parse(stdout).documents);
    }
    const completed = await cli('add', 'texts', '--dossier', 'kept', '--quiet');
    const verified = await cli('verify', '--dossier', 'kept', '--format', 'json');
    const kept = await cli('brief', '--dossier', 'kept', '--format', 'json');
    const once = await cli('brief', 'texts', '--format', 'json');
    return [
      `cuts ${cuts}, before there was a database ${unopened}; verified ${counts.length}, with faults ${faults.length}`,
      `documents after each: ${counts.join(' ')}`,
      `completed by the same command: status ${completed.status}, verify ${verified.status}, ${JSON.parse(verified.stdout).documents} documents`,
      `the same brief as of the texts read at once: ${kept.stdout === once.stdout}`,
      ...faults,
    ].join('\n');
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
