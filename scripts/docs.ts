// Writes docs/json.md, docs/addresses.md and docs/api.md from their schemas (`npm run docs`), or says which is stale (`npm run docs -- check`).
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { addressJsonSchema } from '../src/export/addresses/index.ts';
import { analysisJsonSchema } from '../src/export/analysis-schema.ts';
import { makeAnalysis, makeDocument, makeSaid } from '../src/export/fixture.ts';
import { formatJson } from '../src/export/json.ts';
import { API_DOCS, apiDocs } from './api-docs.ts';

export const JSON_DOCS = new URL('../docs/json.md', import.meta.url);
export const ADDRESS_DOCS = new URL('../docs/addresses.md', import.meta.url);

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
  ['`Link.entity`', 'Which entity a link of a chain is.'],
  ['`Claim.saidAt`, `Claim.asOf`', 'When it was said, and what time it is about.'],
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

/** The whole of docs/addresses.md. */
export function addressDocs(): string {
  const { $defs } = addressJsonSchema() as { readonly $defs: Readonly<Record<string, Schema>> };
  const sections = Object.entries($defs).map(([name, schema]) => objectSection(name, schema));
  return `${[ADDRESS_INTRODUCTION, ...sections].join('\n\n')}\n`;
}

const ADDRESS_INTRODUCTION = `# Addresses on blockchains

<!-- Written by scripts/docs.ts from src/export/addresses/schema.ts; run \`npm run docs\` after a change. -->

\`hearsay addresses <inputs…> [--list FILES…]\` finds addresses in texts and tables and says which lists hold them.

## What counts as an address

| chain | told by | checksum |
|---|---|---|
| Bitcoin, Litecoin | base 58 with leading byte; \`bc1\`, \`ltc1\` (bech32, bech32m) | yes |
| Ethereum and chains of its kind (\`evm\`) | \`0x\` and 40 hexadecimal digits; \`ronin:\` | in mixed case (EIP-55); none in one case |
| Tron, Dogecoin, Dash, Zcash (\`t1\`, \`t3\`), Bitcoin Gold | base 58 with leading bytes | yes |
| Bitcoin Cash | CashAddr, with or without \`bitcoincash:\` | yes |
| Ripple | base 58 in its own order; X-addresses | yes |
| Monero | base 58 in blocks, Keccak | yes |
| Solana | 32 bytes in base 58, where Solana is named within 300 characters before or 100 after, or a list holds it | none |

- An address broken over lines (hyphen, line end, or the space a PDF makes of it) is put together; without a checksum only where
  its first piece has twelve digits. One with characters that are not seen, or letters of another script, is given without them. A note says so.
- \`0x1234…abcd\` is kept as \`elided\`, and what has the shape of an address but a wrong checksum as \`failed\`; neither is compared.
  Ethereum's with a wrong mix of case is \`failed\` too, and compared, because its twenty bytes are the same in any case.
- Of Ethereum's in lower case a wrong digit cannot be seen; in mixed case about one in 30,000 slips through, of base 58 one in four billion.
- In HTML and Markdown the links are searched too; an address that only a link holds has a \`link\` and no offsets.
- A table (CSV, TSV; a file ending so, or text whose first rows have the same number of cells, three at least) gives row, column and head.
- Transaction hashes, commit ids and addresses of test networks are left out. Not told: Cardano, Cosmos, Polkadot, Stellar, TON; those
  that a list of OFAC's names are compared letter by letter.

## Lists

One address a line, \`#\` for comments, what follows the address is its label · CSV, the label from a column called name, label, owner
or the like · OFAC's SDN list (\`sdn.csv\`), the label from the name of the row · XML, JSON or any text, every address in it · each also
packed with gzip. Ethereum's are compared without regard to case, the others letter by letter. A list that cannot be read, or holds no
address, ends the run with status 2; a line that is no address is told with file and line, and gives status 1.

## Exit status

0 all read · 1 some inputs or lines of a list could not be read · 2 wrong usage, or a list could not be read · 3 with
\`--fail-on-match\`, an address is on a list · 130 interrupted.

## The JSON

\`--format json\` prints one **AddressReport**; \`hearsay schema addresses\` prints its JSON Schema. Offsets count UTF-16 code units in the
text of the document, as in [json.md](json.md). \`--format csv\` prints a row for each place; a cell that begins like a formula gets an apostrophe.`;

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

## What is not filled yet

These fields are absent, or empty, until the part that fills them exists:`;

const NOT_TOLD_YET = `Of those that are filled:

- \`Event.rating\`, \`Outlet.reliability\`, \`Claim.judged\` and the status \`rejected\` are given by people, in a kept dossier.
- \`Event.provisions\` and \`Claim.aboutLaw\` are filled where a pack has the law of a regime ([provisions.md](provisions.md)).
- \`Claim.traced\` is never \`full\`; no status is \`superseded\`.
- \`Document.kind\` is never \`paraphrase\` or \`transcript\`; \`release\` and \`opinion\` only where the page itself says so.`;

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

/** Throws when a page is not what its schema says. */
function check(): void {
  for (const [name, place, page] of [
    ['docs/json.md', JSON_DOCS, jsonDocs()],
    ['docs/addresses.md', ADDRESS_DOCS, addressDocs()],
    ['docs/api.md', API_DOCS, apiDocs()],
  ] as const) {
    if (readFileSync(place, 'utf8') !== page)
      throw new Error(`${name} is not what the schema says; run \`npm run docs\` and commit it.`);
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
    writeFileSync(ADDRESS_DOCS, addressDocs());
    writeFileSync(API_DOCS, apiDocs());
  }
}
