import { expect, it } from 'vitest';
import { readInputs } from '../src/app.ts';
import { formatBrief } from '../src/export/index.ts';
import { mergePacks } from '../src/packs/pack.ts';
import { readPack } from '../src/packs/read.ts';

const root = new URL('..', import.meta.url).pathname;

// The brief of the samples, whole. A change of it is read with `git diff`; `vitest run -u test/samples.test.ts` writes it anew.
it('prints the brief of the samples as it was last read and found right', async () => {
  const pack = mergePacks(
    await Promise.all(['packs/common', 'packs/dprk', 'samples/pack'].map((folder) => readPack(root + folder))),
  );
  const analysis = await readInputs(['samples/articles'], { cwd: root, pack });
  expect(analysis.unread).toEqual([]);
  expect(analysis.documents).toHaveLength(12);
  await expect(formatBrief(analysis, { format: 'terminal', width: 100, all: true })).toMatchFileSnapshot(
    'golden/samples.txt',
  );
});
