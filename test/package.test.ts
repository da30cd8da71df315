// The package that npm installs does what the clone does: packed, installed in an empty folder, and run there.
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import { readManifests } from '../src/models/read.ts';

const MINUTES = 60_000;
/** Bytes of the tarball: half a megabyte of program and packs, and the weights of the models, which hardly shrink; no test, no sample. */
const LARGEST = 9_000_000;

/** Of every model the card goes along: the licences of what it learned from stand there. */
const MODEL_FILES = readManifests().flatMap(({ name, weights }) =>
  ['README.md', 'manifest.json', weights].map((file) => `models/${name}/${file}`),
);

interface Packed {
  readonly filename: string;
  readonly size: number;
  readonly files: readonly { readonly path: string }[];
}

const root = fileURLToPath(new URL('..', import.meta.url));
let folder: string;
let packed: Packed;

/** What a program prints, run in `cwd`. */
async function run(cwd: string, program: string, ...args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(program, args, { cwd, maxBuffer: 2 ** 26 });
  return stdout;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hearsay-package-'));
  [packed] = JSON.parse(await run(root, 'npm', 'pack', '--json', '--pack-destination', folder)) as [Packed];
  await writeFile(join(folder, 'package.json'), '{ "name": "elsewhere", "private": true, "type": "module" }\n');
  const quietly = ['--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'];
  await run(folder, 'npm', 'install', ...quietly, `./${packed.filename}`);
  await cp(join(root, 'samples'), join(folder, 'samples'), { recursive: true });
}, 3 * MINUTES);

afterAll(() => rm(folder, { recursive: true, force: true }));

// Whole programs start here, beside those of other tests: no limit on how quick they are.
describe('the package', { timeout: 120_000 }, () => {
  test('holds the program, its packs, models and documents, and is no larger than they need', () => {
    const paths = packed.files.map(({ path }) => path);
    expect(
      paths.filter((path) => !/^(?:bin|dist|packs|models|docs)\/|^(?:package\.json|README\.md|LICENSE)$/.test(path)),
    ).toEqual([]);
    expect(paths.filter((path) => /\.test\.|(?:^|\/)(?:test|src|samples)\/|(?<!\.d\.m)ts$/.test(path))).toEqual([]);
    expect(paths).toEqual(
      expect.arrayContaining([
        'bin/hearsay.mjs',
        'packs/common/pack.yaml',
        'packs/dprk/pack.yaml',
        'LICENSE',
        ...MODEL_FILES,
      ]),
    );
    console.info(`${packed.filename}: ${packed.size} bytes`);
    expect(packed.size).toBeLessThan(LARGEST);
  });

  test('gives the command, by its name', async () => {
    expect(await run(folder, 'npx', '--no', '--', 'hearsay', '--version')).toBe(`${manifest.version}\n`);
  });

  test.each(['terminal', 'json'])('prints the brief of the samples as the clone does: %s', async (format) => {
    const args = ['brief', 'samples/articles', '--pack', 'dprk', '--pack', 'samples/pack', '--format', format];
    const [installed, cloned] = await Promise.all([
      run(folder, process.execPath, 'node_modules/hearsay/bin/hearsay.mjs', ...args),
      run(root, process.execPath, 'bin/hearsay.mjs', ...args),
    ]);
    expect(cloned).toContain('Harbour Courier');
    expect(installed).toBe(cloned);
  });

  test('can be imported, with its types', async () => {
    await mkdir(join(folder, 'in'));
    await writeFile(join(folder, 'in', 'a.txt'), 'Troops left on Monday, the ministry said.\n');
    await writeFile(join(folder, 'program.mjs'), PROGRAM);
    await run(folder, process.execPath, join(root, 'node_modules/typescript/bin/tsc'), ...TYPE_CHECK, 'program.mjs');
    expect(await run(folder, process.execPath, 'program.mjs')).toBe('1 1 true\n');
  });
});

const TYPE_CHECK = [
  ...['--noEmit', '--allowJs', '--checkJs', '--strict', '--module', 'nodenext', '--target', 'es2023'],
  ...['--types', 'node', '--typeRoots', join(root, 'node_modules/@types')],
];

const PROGRAM = `
import { commonPackFolder, formatBrief, readInputs, readModels, readPack } from 'hearsay';
import { analyze, preparePack } from 'hearsay/browser';
const pack = await readPack(commonPackFolder());
const analysis = await readInputs(['in'], { cwd: process.cwd(), stdin: process.stdin, pack, fetch: { now: Date.now } });
for (const { id, text, language } of analysis.documents) {
  const given = { document: id, text, language, furniture: [], readingNotes: [] };
  const { claims } = analyze.run(given, { pack: preparePack(pack), models: readModels() });
  console.log(analysis.claims.length, claims.length, formatBrief(analysis, { format: 'md' }).includes('the ministry'));
}
`;
