// Kills `hearsay add` at random moments, and looks each time whether the dossier opens, verifies, and can be completed.
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { hearsay, spawnHearsay } from '../../test/support/cli.ts';
import { givenTexts } from '../../test/support/dossier.ts';
import { numbers } from '../../test/support/generated.ts';

/** Texts of which a dossier is made each time: some batches of 64. */
const TEXTS = 150;
/** Of the time that adding takes when nothing cuts it: from the start of the program to the end of concluding. */
const LONGEST = 1.02;

export async function runPowerCut(cuts: number): Promise<string> {
  const root = mkdtempSync(join(tmpdir(), 'hearsay-cut-'));
  const random = numbers(7);
  const cli = (...args: string[]) => hearsay(args, { cwd: root });
  const kept = (name: string) => ['--dossier', name, '--quiet'];
  try {
    mkdirSync(join(root, 'texts'));
    for (const { bytes, place } of givenTexts(TEXTS)) writeFileSync(join(root, 'texts', place.path), bytes);
    const adding = async (name: string) => {
      const started = performance.now();
      const { status, stderr } = await cli('add', 'texts', ...kept(name));
      return { status, stderr, ms: performance.now() - started };
    };
    // The machine may be slower or quicker a minute later: a cut falls within what the last one took.
    let { ms: longest } = await adding('uncut');
    const { stdout: wanted } = await cli('brief', '--dossier', 'uncut', '--format', 'json');
    const counts: number[] = [];
    const faults: string[] = [];
    let unopened = 0;
    for (let cut = 1; cut <= cuts; cut++) {
      const name = `cut-${cut}`;
      const fault = (words: string) => faults.push(`cut ${cut}: ${words.slice(0, 300)}`);
      const cutOff = spawnHearsay(['add', 'texts', ...kept(name)], root, {});
      await wait(random() % Math.round(longest * LONGEST));
      await cutOff.end('SIGKILL');
      if (!existsSync(join(root, name, 'database'))) unopened++;
      else {
        const verified = await cli('verify', '--dossier', name, '--format', 'json');
        if (verified.status === 0) counts.push(JSON.parse(verified.stdout).documents);
        else fault(verified.stdout + verified.stderr);
      }
      const completed = await adding(name);
      if (counts.at(-1) === 0) longest = completed.ms;
      if (completed.status !== 0) fault(`not completed, status ${completed.status}: ${completed.stderr}`);
      const verified = await cli('verify', '--dossier', name, '--format', 'json');
      if (verified.status !== 0) fault(`after completing: ${verified.stdout}`);
      const { stdout: found } = await cli('brief', '--dossier', name, '--format', 'json');
      if (found !== wanted) fault('completed, but its brief is not that of the texts added at once');
      rmSync(join(root, name), { recursive: true, force: true });
    }
    return [
      `cuts ${cuts}, at random within the time that adding ${TEXTS} texts takes, ${(longest / 1000).toFixed(1)} s; before there was a database ${unopened}`,
      `verified ${counts.length}; documents there: ${counts.sort((a, b) => a - b).join(' ')}`,
      `each completed by the same command, verified, and of the same brief as what nothing cut; faults ${faults.length}`,
      ...faults,
    ].join('\n');
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
