// Imports run one way, and what decides results sees no clock, no chance, no locale and no environment.
import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { globSync } from 'tinyglobby';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import manifest from '../package.json' with { type: 'json' };

/** From the ground up: a part may import itself and what stands in an earlier row, never its neighbours in its own. */
const ORDER = [
  ['document', 'version'],
  ['packs', 'models', 'names', 'addresses'],
  ['pipeline'],
  ['stages/*', 'corroborate', 'ingest', 'sanctions', 'store', 'export'],
  ['analyze'],
  ['analyzed'],
  ['pasted'],
  ['browser', 'reading', 'address-reading'],
  ['workers'],
  ['app'],
  ['keeping'],
  ['api'],
  ['index', 'cli'],
];

/** Parts that a page may run, and those of their files that are for Node only. */
const WITHOUT_NODE =
  /^(?:document|packs|models|names|addresses|pipeline|stages\/[^/]+|analyze|analyzed|pasted|browser)$/;
const NODE_FILES: Readonly<Record<string, string>> = {
  'packs/read.ts': 'reads the folder of a pack',
  'packs/read-yaml.ts': 'reads a file of a pack',
  'packs/check-command.ts': 'is what `npm run pack -- check` calls',
  'packs/common.ts': 'finds the folder of the common pack',
  'models/read.ts': 'reads the folder of the models',
};

/** Parts that meet the machine: they take the clock and the environment, and hand them on as arguments. */
const MEETS_THE_MACHINE = /^(?:cli|app|workers|keeping|api)$/;
/** `file: word`, and why it may. */
const ALLOWED_WORDS: Readonly<Record<string, string>> = {};
/** `file: import`, and why it may. */
const ALLOWED_IMPORTS: Readonly<Record<string, string>> = {
  'version.ts: ../package.json': 'the version stands there, and the build takes it in',
  'workers/boot.mjs: tsx/esm/api': 'is loaded in a clone only',
};

const SRC = fileURLToPath(new URL('../src', import.meta.url));
const modules = globSync(['**/*.{ts,mjs}', '!**/*.test.ts'], { cwd: SRC }).sort();

function partOf(file: string): string {
  const [first = '', second] = file.split('/');
  return first === 'stages' ? `${first}/${second}` : first.replace(/\.ts$/, '');
}

function rowOf(part: string): number {
  return ORDER.findIndex((row) => row.includes(part) || row.includes(part.replace(/\/.*/, '/*')));
}

function importsOf(file: string): string[] {
  const { importedFiles } = ts.preProcessFile(readFileSync(join(SRC, file), 'utf8'), true, true);
  return importedFiles.map((imported) => imported.fileName);
}

/** "@noble/hashes/sha2.js" → "@noble/hashes". */
function libraryOf(name: string): string {
  return name.split('/', name.startsWith('@') ? 2 : 1).join('/');
}

/** What is wrong with the import `name` in `file`, if anything. */
function faultOf(file: string, name: string): string | undefined {
  if (`${file}: ${name}` in ALLOWED_IMPORTS) return undefined;
  if (name.startsWith('node:'))
    return WITHOUT_NODE.test(partOf(file)) && !(file in NODE_FILES) ? 'needs Node' : undefined;
  if (!name.startsWith('.')) {
    return libraryOf(name) in manifest.dependencies ? undefined : 'is not among the dependencies';
  }
  const target = relative(SRC, join(SRC, dirname(file), name));
  if (target.startsWith('..')) return 'lies outside of src';
  const [from, to] = [partOf(file), partOf(target)];
  if (from === to || rowOf(to) < rowOf(from)) return undefined;
  return `is not below ${from}`;
}

/** Words of `code` that read the clock, chance, the locale or the environment. */
function wordsOfTheMachine(code: string): string[] {
  const words: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) {
      const isMember = ts.isPropertyAccessExpression(node.parent) && node.parent.name === node;
      const pattern = isMember ? /^(?:localeCompare|toLocale\w+)$/ : /^(?:process|Intl|performance|crypto)$/;
      if (pattern.test(node.text)) words.push(node.text);
    } else if (ts.isPropertyAccessExpression(node) && /^(?:Date\.now|Math\.random)$/.test(node.getText())) {
      words.push(node.getText());
    } else if ((ts.isNewExpression(node) || ts.isCallExpression(node)) && node.expression.getText() === 'Date') {
      if (!node.arguments?.length || ts.isCallExpression(node)) words.push('Date()');
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('code.ts', code, ts.ScriptTarget.Latest, true));
  return words;
}

describe('imports', () => {
  test('every part has its place in the order', () => {
    expect(modules.filter((file) => rowOf(partOf(file)) === -1)).toEqual([]);
  });

  test('run one way, stay in src, and name dependencies only', () => {
    const faults = modules.flatMap((file) =>
      importsOf(file).flatMap((name) => {
        const fault = faultOf(file, name);
        return fault === undefined ? [] : [`${file}: ${name} ${fault}`];
      }),
    );
    expect(faults).toEqual([]);
  });

  test('of training, benchmarks and tests are never made by src', () => {
    const outside = modules.flatMap((file) =>
      importsOf(file)
        .filter((name) => name.startsWith('.') && relative(SRC, join(SRC, dirname(file), name)).startsWith('..'))
        .map((name) => `${file}: ${name}`),
    );
    expect(outside).toEqual(['version.ts: ../package.json']);
  });

  test('of training are of src, of Node, of training itself and of dependencies of the package', () => {
    const root = join(SRC, '..');
    const trainers = globSync(['training/**/*.ts', '!**/*.test.ts'], { cwd: root }).sort();
    expect(trainers.length).toBeGreaterThan(10);
    const faults = trainers.flatMap((file) =>
      importsOf(`../${file}`)
        .filter((name) => {
          if (name.startsWith('node:') || libraryOf(name) in manifest.dependencies) return false;
          return !/^(?:src|training)\//.test(relative(root, join(root, dirname(file), name)));
        })
        .map((name) => `${file}: ${name}`),
    );
    expect(faults).toEqual([]);
  });

  test('of what a page loads never reach Node', () => {
    const reached = new Set<string>(['browser.ts']);
    for (const file of reached) {
      for (const name of importsOf(file)) {
        expect(name, `${file} is part of browser.ts`).not.toMatch(/^node:/);
        if (name.startsWith('.')) reached.add(relative(SRC, join(SRC, dirname(file), name)));
      }
    }
    expect(reached).toContain('stages/claims/claims.ts');
  });

  test('that are excepted are there', () => {
    const found = modules.flatMap((file) => [file, ...importsOf(file).map((name) => `${file}: ${name}`)]);
    expect(found).toEqual(expect.arrayContaining([...Object.keys(ALLOWED_IMPORTS), ...Object.keys(NODE_FILES)]));
  });

  test.each([
    ['stages/claims/claims.ts', '../notes/notes.ts', 'is not below stages/claims'],
    ['stages/claims/claims.ts', '../../ingest/ingest.ts', 'is not below stages/claims'],
    ['ingest/ingest.ts', '../export/index.ts', 'is not below ingest'],
    ['document/claim.ts', '../packs/pack.ts', 'is not below document'],
    ['packs/pack.ts', 'node:fs', 'needs Node'],
    ['cli/run.ts', '../../scripts/docs.ts', 'lies outside of src'],
    ['stages/attributions/read.ts', '../../../training/score.ts', 'lies outside of src'],
    ['models/model.ts', '../packs/pack.ts', 'is not below models'],
    ['cli/run.ts', 'vitest', 'is not among the dependencies'],
    ['ingest/ingest.ts', '../packs/prepared.ts', undefined],
    ['document/id.ts', '@noble/hashes/sha2.js', undefined],
  ])('%s importing %s', (file, name, fault) => expect(faultOf(file, name)).toBe(fault));
});

describe('the clock, chance, the locale and the environment', () => {
  test('are met in cli, app and workers only', () => {
    const found = modules
      .filter((file) => !MEETS_THE_MACHINE.test(partOf(file)))
      .flatMap((file) => wordsOfTheMachine(readFileSync(join(SRC, file), 'utf8')).map((word) => `${file}: ${word}`));
    expect([...new Set(found)].sort()).toEqual(Object.keys(ALLOWED_WORDS).sort());
  });

  test.each([
    ['Date.now()', ['Date.now']],
    ['new Date()', ['Date()']],
    ['new Date', ['Date()']],
    ['Date()', ['Date()']],
    ['new Date(0); new Date(text)', []],
    ['Math.random() + Math.max(1)', ['Math.random']],
    ['const { env } = process', ['process']],
    ['a.localeCompare(b)', ['localeCompare']],
    ['n.toLocaleString()', ['toLocaleString']],
    ['new Intl.Segmenter()', ['Intl']],
    ['// Date.now()\nconst a = "process.env"; b.process', []],
  ])('%s', (code, words) => expect(wordsOfTheMachine(code)).toEqual(words));
});
