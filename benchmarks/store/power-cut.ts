// Kills `hearsay add` at random moments, and looks each time whether the dossier opens, verifies, and can be completed.
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { hearsay, spawnHearsay } from '../../test/support/cli.ts';
import { givenTexts } from '../../test/support/dossier.ts';
import { numbers } from '../../test/support/generated.ts';

/** Texts laid beside those of before for each cut; what is there is known again, so that later cuts meet fuller dossiers. */
const PORTION = 20;
/** Of the time that the same takes when nothing cuts it: from the making of the database to the concluding. */
const LONGEST = 1.1;

export async function runPowerCut(cuts: number): Promise<string> {
  const root = mkdtempSync(join(tmpdir(), 'hearsay-cut-'));
  const random = numbers(7);
  const cli = (...args: string[]) => hearsay(args, { cwd: root });
  try {
    mkdirSync(join(root, 'texts'));
    const texts = givenTexts(PORTION * cuts);
    const lay = (portion: number) => {
      const next = texts.slice(portion * PORTION, (portion + 1) * PORTION);
      for (const { bytes, place } of next) writeFileSync(join(root, 'texts', place.path), bytes);
    };
    lay(0);
    const started = performance.now();
    await cli('add', 'texts', '--dossier', 'uncut', '--quiet');
    const longest = Math.round((performance.now() - started) * LONGEST);
    const counts: number[] = [];
    const faults: string[] = [];
    let unopened = 0;
    for (let cut = 0; cut < cuts; cut++) {
      lay(cut);
      const adding = spawnHearsay(['add', 'texts', '--dossier', 'kept', '--quiet'], root, {});
      await wait(random() % longest);
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
      `cuts ${cuts} within ${longest} ms of the start, ${PORTION} more texts before each; before there was a database ${unopened}; verified ${counts.length}, with faults ${faults.length}`,
      `documents after each: ${counts.join(' ')}`,
      `completed by the same command: status ${completed.status}, verify ${verified.status}, ${JSON.parse(verified.stdout).documents} documents`,
      `the same brief as of the texts read at once: ${kept.stdout === once.stdout}`,
      ...faults,
    ].join('\n');
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
