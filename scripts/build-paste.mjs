// Builds the page without a server, dist/paste.html: one file with its script, its style, the reading thread, the models and the packs in it.
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deflateSync } from 'node:zlib';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build, runnerImport } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const page = join(root, 'web', 'paste');
const to = process.argv[2] ?? join(root, 'dist', 'paste.html');
const PACKS = ['common', 'dprk'];

/** The script of `entry`, and its style, as one string each. */
async function bundle(entry) {
  const { output } = await build({
    configFile: false,
    root: page,
    logLevel: 'error',
    plugins: [svelte({ configFile: join(root, 'web', 'svelte.config.js') })],
    build: {
      write: false,
      target: ['chrome123', 'firefox128', 'safari17.5'],
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      cssCodeSplit: false,
      reportCompressedSize: false,
      lib: { entry: join(page, entry), formats: ['iife'], name: 'hearsay', fileName: 'script' },
    },
  }).then((made) => (Array.isArray(made) ? made[0] : made));
  const script = output.filter((one) => one.type === 'chunk');
  if (script.length !== 1) throw new Error(`${entry} made ${script.length} scripts; one file takes one.`);
  const style = output.find((one) => one.type === 'asset' && one.fileName.endsWith('.css'));
  return { script: script[0].code.trim(), style: style === undefined ? '' : String(style.source).trim() };
}

async function sourceOf(path) {
  return (await runnerImport(join(root, path), { configFile: false, root, logLevel: 'error' })).module;
}

async function contents() {
  const [{ readPack }, { mergePacks }, { readManifests, modelsFolder }] = await Promise.all(
    ['src/packs/read.ts', 'src/packs/pack.ts', 'src/models/read.ts'].map(sourceOf),
  );
  const pack = mergePacks(await Promise.all(PACKS.map((name) => readPack(join(root, 'packs', name)))));
  const models = readManifests();
  const weights = await Promise.all(models.map(({ name, weights }) => readFile(join(modelsFolder(), name, weights))));
  return { pack, models, weights };
}

/** The length of the head, the head, then the bytes of each part. */
function packed({ pack, models, weights }, thread) {
  const parts = [Buffer.from(thread), ...weights];
  const head = Buffer.from(JSON.stringify({ pack, models, lengths: parts.map(({ length }) => length) }));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(head.length);
  return Buffer.concat([length, head, ...parts]);
}

const hashOf = (words) => `'sha256-${createHash('sha256').update(words).digest('base64')}'`;
/** Within a script element, "</script" would end it. */
const inScript = (code) => code.replace(/<\/(script)/gi, '<\\/$1').replace(/<!--/g, '<\\!--');

const [{ script, style }, thread, known] = [
  await bundle('main.ts'),
  (await bundle('worker.ts')).script,
  await contents(),
];
const bytes = packed(known, thread);
const code = inScript(script);
const icon = `data:image/svg+xml,${encodeURIComponent((await readFile(join(root, 'web', 'public', 'mark.svg'), 'utf8')).trim())}`;
const policy = [
  ...[
    "default-src 'none'",
    `script-src ${hashOf(code)}`,
    `style-src ${hashOf(style)}`,
    'worker-src blob:',
    'img-src data:',
  ],
  ...["connect-src 'none'", "base-uri 'none'", "form-action 'none'"],
].join('; ');
const values = {
  ...{ policy, icon, style, size: String(bytes.length), script: code },
  packed: deflateSync(bytes, { level: 9, memLevel: 9 }).toString('base64'),
};
const html = (await readFile(join(page, 'page.html'), 'utf8')).replace(/<!--(\w+)-->/g, (_, name) => values[name]);

// Put in place whole.
await mkdir(join(to, '..'), { recursive: true });
const fresh = `${to}.${process.pid}`;
try {
  await writeFile(fresh, html);
  await rename(fresh, to);
} finally {
  await rm(fresh, { force: true });
}
const megabytes = (Buffer.byteLength(html) / 1e6).toFixed(2);
console.error(
  `${to}: ${megabytes} MB (thread ${Math.round(thread.length / 1e3)} kB, page ${Math.round((code.length + style.length) / 1e3)} kB before packing)`,
);
