// `hearsay schema`: prints the JSON Schema of what `brief --format json` prints.
import { Command } from 'commander';
import { analysisJsonSchema } from '../export/analysis-schema.ts';
import type { Environment } from './environment.ts';

export function schemaCommand({ stdout }: Environment): Command {
  return new Command('schema').description('print the JSON Schema of `brief --format json`').action(() => {
    stdout.write(`${JSON.stringify(analysisJsonSchema(), undefined, 2)}\n`);
  });
}
