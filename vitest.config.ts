// The tests of `npm test`. The closing line tells machines what the run came to, and people why a test was skipped.
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What crosses folders starts processes and takes longest: it goes first, so that neither worker is left with it at the end. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) => /\/test\/[\w-]+\.test\.ts$/.test(moduleId);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

export default defineConfig({
  test: {
    include: [
      'src/**/*.test.ts',
      'packs/**/*.test.ts',
      'training/**/*.test.ts',
      'benchmarks/**/*.test.ts',
      'test/**/*.test.ts',
      'web/**/*.test.ts',
    ],
    globalSetup: ['./test/support/once.ts'],
    reporters: ['default', './scripts/closing-line.mjs'],
    testTimeout: 30_000,
    pool: 'threads',
    // What once.ts has built is run as it is.
    server: { deps: { external: [/\/hearsay-run-\w+\/program\//] } },
    // Most files wait for processes of their own: browsers, databases, commands.
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
  },
});
