// The tests of `npm test`. The closing line tells machines what the run came to, and people why a test was skipped.
import { defineConfig } from 'vitest/config';

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
    globalSetup: ['./web/test/once.ts'],
    reporters: ['default', './scripts/closing-line.mjs'],
    testTimeout: 30_000,
    pool: 'threads',
    // Most files wait for processes of their own: browsers, databases, commands.
    maxWorkers: 2,
  },
});
