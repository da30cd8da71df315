// Builds dist/: the command, the two modules for import, and the threads, which look for each other beside themselves.
import { defineConfig } from 'tsdown';

export default defineConfig({
  entry: {
    cli: 'src/cli/main.ts',
    index: 'src/index.ts',
    browser: 'src/browser.ts',
    reader: 'src/workers/reader.ts',
    'address-reader': 'src/workers/address-reader.ts',
    concluder: 'src/keeping/queue/concluder.ts',
  },
  // The workbench in dist/web is built apart.
  clean: ['dist/*.mjs', 'dist/*.mts'],
  copy: ['src/workers/boot.mjs'],
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  dts: { entry: ['src/index.ts', 'src/browser.ts'] },
  // What package.json lists as dependencies is installed with the package and found by name.
  failOnWarn: true,
  checks: { pluginTimings: false },
  report: false,
});
