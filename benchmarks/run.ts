// Runs one benchmark: `npm run bench -- NAME [arguments]`. Each folder here answers one question and prints one table.
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

interface Benchmark {
  /** `dataFolder` is the root of the data sets; it may be missing, which the answer says. */
  readonly run: (args: readonly string[], dataFolder: string) => Promise<string>;
}

const here = dirname(fileURLToPath(import.meta.url));
const names = readdirSync(here, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(join(here, entry.name, `${entry.name}.ts`)))
  .map((entry) => entry.name)
  .sort();

const [name, ...args] = process.argv.slice(2);
if (name === undefined || !names.includes(name)) {
  const problem = name === undefined ? 'no benchmark named' : `there is no benchmark "${name}"`;
  console.error(`bench: ${problem}. Usage: npm run bench -- NAME, with NAME one of: ${names.join(', ')}.`);
  process.exit(2);
}
const { run } = (await import(pathToFileURL(join(here, name, `${name}.ts`)).href)) as Benchmark;
console.log(await run(args, resolve(here, '..', process.env.HEARSAY_DATA ?? '../shared/data')));
