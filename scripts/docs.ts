// Writes docs/json.md from the schema (`npm run docs`), or says that it is stale (`npm run docs -- check`).
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { analysisJsonSchema } from '../src/export/analysis-schema.ts';
import { makeAnalysis, makeDocument, makeSaid } from '../src/export/fixture.ts';
import { formatJson } from '../src/export/json.ts';

export const JSON_DOCS = new URL('../docs/json.md', import.meta.url);

interface Schema {
  readonly type?: string;
  readonly description?: string;
  readonly $ref?: string;
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly enum?: readonly (string | number)[];
  readonly const?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

const LATER: readonly (readonly [fields: string, what: string])[] = [
  ['`events`', 'What happened, joined across documents.'],
  ['`entities`', 'People, bodies, places and things, joined across documents.'],
  ['`origins`, `Claim.origins`', 'Whom claims come from, and which of them are one.'],
  ['`lineage`', 'Which text copies, credits or cites which.'],
  ['`contradictions`', 'Claims that cannot all be true.'],
  ['`predictions`', 'Claims about what was still to come.'],
  ['`gaps`', 'What is not known.'],
  [
    '`Link.entity`, `Claim.aboutLaw`, `Outlet.reliability`',
    'They point to the parts above, and are absent until then.',
  ],
];

/** The whole of docs/json.md. */
export function jsonDocs(): string {
  const { $defs } = analysisJsonSchema() as { readonly $defs: Readonly<Record<string, Schema>> };
  return (
    [
      INTRODUCTION,
      laterTable(),
      NOT_TOLD_YET,
      '## The objects\n\nA field marked `?` may be absent. Where the text does not say, a field is absent, a list is empty, or the value says so (`unknown`, `unstated`); none is filled with a guess.',
      ...Object.entries($defs).map(([name, schema]) => objectSection(name, schema)),
      EXAMPLE_INTRODUCTION,
      `\`\`\`json\n${formatJson(exampleAnalysis())}\`\`\``,
    ].join('\n\n') + '\n'
  );
}

const INTRODUCTION = `# The analysis as JSON

<!-- Written by scripts/docs.ts from src/export/analysis-schema.ts; run \`npm run docs\` after a change. -->

\`hearsay brief … --format json\` prints one object, an **Analysis**, of version "1". \`hearsay schema\` prints its JSON Schema
(draft 2020-12). The schema is strict: a field that is not described here is an error.

- **Offsets** count UTF-16 code units from the start of \`Document.text\`: \`text.slice(start, end)\` in JavaScript gives the
  words, and the words stand beside the offsets as \`text\`. In Python, count in \`text.encode("utf-16-le")\`, two bytes a unit.
- **Lines** are counted from 1 and end in a line feed. The brief's [2:14] is line 14 of the second document.
- **Ids** are made of content: the same bytes give the same ids on every machine. Keys come in the order of this page.
- **Dates** are EDTF: 2024-10-21, 2024-10, 2024-11~ (about), 2006/.. (since).
- Control characters and signs that turn the direction of a line are escaped as \`\\uXXXX\`.

## Filled today, and later

Filled today: \`documents\`, \`attributions\`, \`claims\`, \`outlets\`, \`unread\`. These lists are empty until the part that fills
them exists:`;

const NOT_TOLD_YET = `Within the lists that are filled, this is not told yet:

${[
  '`Claim.saidAt` and `Claim.asOf` are absent, because times in the text are not read.',
  '`Claim.status` is always `live`; `Claim.traced` is never `full`.',
  '`Document.kind` is never `paraphrase` or `transcript`; `release` and `opinion` only where the page itself says so.',
]
  .map((line) => `- ${line}`)
  .join('\n')}`;

const EXAMPLE_INTRODUCTION = `## An example

One sentence, invented for this page, and a file that could not be read:`;

function laterTable(): string {
  return [
    '| field | what it will hold |',
    '|---|---|',
    ...LATER.map(([fields, what]) => `| ${fields} | ${what} |`),
  ].join('\n');
}

function objectSection(name: string, schema: Schema): string {
  return [`### ${name}`, schema.description ?? '', fieldTable(schema)].join('\n\n');
}

function fieldTable(schema: Schema): string {
  return ['| field | type | meaning |', '|---|---|---|', ...fieldRows(schema, '')].join('\n');
}

function fieldRows({ properties = {}, required = [] }: Schema, prefix: string): string[] {
  return Object.entries(properties).flatMap(([key, field]) => {
    const name = `${prefix}${key}`;
    const row = `| \`${name}${required.includes(key) ? '' : '?'}\` | ${typeName(field)} | ${field.description ?? ''} |`;
    // An object without a name of its own is told field by field: "pairs[].verdict".
    return [row, ...(field.items?.properties ? fieldRows(field.items, `${name}[].`) : [])];
  });
}

function typeName(schema: Schema): string {
  if (schema.$ref) {
    const name = schema.$ref.slice('#/$defs/'.length);
    return `[${name}](#${name.toLowerCase()})`;
  }
  if (schema.anyOf) return schema.anyOf.map(typeName).join(' or ');
  if (schema.items) return `list of ${schema.items.properties ? 'objects' : typeName(schema.items)}`;
  if (schema.enum) return schema.enum.map((value) => `\`${value}\``).join(', ');
  if (schema.const !== undefined) return `\`${schema.const}\``;
  return schema.type ?? '';
}

function exampleAnalysis() {
  const text = '"We saw four barges," harbour master Oren Bask said.';
  const document = makeDocument({ path: 'barges.txt', text });
  return makeAnalysis({
    documents: [document],
    said: [
      makeSaid(document, {
        source: 'harbour master Oren Bask',
        name: 'Oren Bask',
        cue: 'said',
        contents: ['We saw four barges'],
        form: 'direct',
        stance: 'asserts',
      }),
    ],
    unread: [
      {
        path: 'scan.pdf',
        reason: 'scan.pdf holds pictures of its pages and no text; run OCR on it and add the outcome.',
      },
    ],
  });
}

/** Throws when docs/json.md is not what the schema says. */
function check(): void {
  if (readFileSync(JSON_DOCS, 'utf8') !== jsonDocs()) {
    throw new Error('docs/json.md is not what the schema says; run `npm run docs` and commit it.');
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  if (process.argv[2] === 'check') {
    try {
      check();
    } catch (error) {
      console.error((error as Error).message);
      process.exitCode = 1;
    }
  } else {
    writeFileSync(JSON_DOCS, jsonDocs());
  }
}
