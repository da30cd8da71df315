// Builds the workbench into dist/web: one small first script, and a chunk for each page.
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));

export default defineConfig({
  root: here,
  plugins: [svelte()],
  build: {
    outDir: fileURLToPath(new URL('../dist/web', import.meta.url)),
    emptyOutDir: true,
    target: ['chrome123', 'firefox128', 'safari17.5'],
    // The policy of the page allows no inline script, and these browsers need no help.
    modulePreload: { polyfill: false },
    // A font or picture in the style sheet would need data: in the policy.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
  },
  // In development the pages come from Vite and the rest from `hearsay serve`.
  server: { proxy: { '/api': { target: 'http://127.0.0.1:7171' }, '/healthz': { target: 'http://127.0.0.1:7171' } } },
});
