// `hearsay schema`: prints the JSON Schema of what a command prints with `--format json`.
import { Argument, Command } from 'commander';
import { z } from 'zod';
import { addressJsonSchema } from '../export/addresses/index.ts';
import { analysisJsonSchema } from '../export/analysis-schema.ts';
import { explanationSchema } from '../export/explain/schema.ts';
import type { Environment } from './environment.ts';

const SCHEMAS = {
  brief: analysisJsonSchema,
  addresses: addressJsonSchema,
  explain: () => z.toJSONSchema(explanationSchema),
} as const;
type Described = keyof typeof SCHEMAS;

export function schemaCommand({ stdout }: Environment): Command {
  return new Command('schema')
    .description('print the JSON Schema of what a command prints with `--format json`')
    .addArgument(
      new Argument('[command]', 'the command').choices(Object.keys(SCHEMAS)).default('brief' satisfies Described),
    )
    .action((command: Described) => {
      stdout.write(`${JSON.stringify(SCHEMAS[command](), undefined, 2)}\n`);
    });
}
