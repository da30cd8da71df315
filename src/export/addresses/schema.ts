// The public contract of `hearsay addresses --format json`: what each field means.
import { z } from 'zod';
import { CHAINS, CHECKSUMS } from '../../addresses/address.ts';
import type { AddressReport } from '../../addresses/report.ts';

const START = 'First character, counted in UTF-16 code units from the start of the document’s text.';
const END = 'The character after the last, counted in the same way.';
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int().nonnegative();
const fromOne = z.int().positive();

/** A named object: its name becomes its heading in docs/addresses.md and its key under `$defs`. */
function named<Shape extends z.core.$ZodLooseShape>(id: string, description: string, shape: Shape) {
  return z.strictObject(shape).meta({ id, description });
}

const listProblem = named('ListProblem', 'A line of a list that is no address, or one that is wrong.', {
  line: fromOne.describe('Line of the file, from 1.'),
  message: z.string().describe('One sentence: what is wrong, what was done, and the cure.'),
});

const searchedList = named('SearchedList', 'A list that addresses were compared with.', {
  path: z.string().describe('File it was read from.'),
  sha256: hash.describe('SHA-256 of its bytes.'),
  addresses: count.describe('Addresses that it holds, each line counted.'),
  problems: z.array(listProblem).describe('What was wrong with it; twenty at most.'),
});

const searchedDocument = named('SearchedDocument', 'A text that was searched.', {
  id: z.string().describe('The same as the id of the document in `hearsay brief`.'),
  path: z.string().optional().describe('File it was read from; "a.zip > b.csv" is a part of an archive.'),
  url: z.string().optional().describe('Web address it was read from.'),
  sha256: hash.describe('SHA-256 of its bytes.'),
  recipe: z.string().describe('Name and version of how the text was made of the bytes.'),
  mediaType: z.string().describe('Media type of the bytes.'),
  title: z.string().optional().describe('Its title.'),
  seenAt: z.array(z.string()).describe('Every path and web address it was read from.'),
});

const listPlace = named('ListPlace', 'Where a list holds an address.', {
  list: z.string().describe('Path of the list.'),
  line: fromOne.describe('Line of the list, from 1.'),
  label: z.string().optional().describe('Whose address it is, in the words of the list.'),
});

const addressPlace = named('AddressPlace', 'Where a document writes an address.', {
  document: z.string().describe('Id of the document.'),
  start: count.optional().describe(`${START} Absent where it stands in a link that the text does not show.`),
  end: count.optional().describe(END),
  text: z.string().describe('The words themselves, equal to the text of the document from `start` to `end`.'),
  link: z.string().optional().describe('The link that holds it, where the text does not show it.'),
  line: fromOne.optional().describe('Line of the text, from 1.'),
  page: fromOne.optional().describe('Page of a PDF.'),
  row: fromOne.optional().describe('Row of a table, from 1, the row of heads counted.'),
  column: fromOne.optional().describe('Column of a table, from 1.'),
  head: z.string().optional().describe('What the first row of the table has in that column.'),
  notes: z.array(z.string()).describe('What was odd about how it is written, in sentences.'),
});

const foundAddress = named('FoundAddress', 'An address, once, with every place where it stands.', {
  address: z
    .string()
    .describe(
      'One spelling for all: bech32 in lower case, Ethereum’s with the capitals of its checksum, Bitcoin Cash with its prefix.',
    ),
  chain: z
    .enum(CHAINS)
    .describe(
      'Its chain; `evm` is Ethereum and every chain with its addresses, which do not say which; `unknown` is on a list only.',
    ),
  sharedWith: z.array(z.enum(CHAINS)).describe('Chains on which the same address may be meant.'),
  form: z.string().describe('Kind within the chain: p2pkh, p2sh, p2wpkh, p2wsh, taproot, account.'),
  checksum: z
    .enum(CHECKSUMS)
    .describe(
      '`valid`; `none`, it carries none, so a slip in it cannot be seen; `failed`, a character of it is wrong; `elided`, only its ends are written.',
    ),
  lists: z
    .array(listPlace)
    .describe('Every list that holds it. Elided and failed ones are not compared, but for Ethereum’s.'),
  mentions: z.array(addressPlace).describe('Every place, by document.'),
});

const unread = named('UnreadInput', 'An input that could not be read or not to its end.', {
  path: z.string().describe('The input, or the part of it.'),
  reason: z.string().describe('A sentence: the cause, then the cure.'),
});

/** The strict schema of a report, its keys in the order in which they are written. */
export const addressReportSchema = named(
  'AddressReport',
  'The addresses in a set of documents, and which lists hold them.',
  {
    version: z.literal('1').describe('Version of this format.'),
    generator: named('AddressGenerator', 'What made it.', {
      version: z.string().describe('Version of Hearsay.'),
    }).describe('The program that made the report.'),
    counts: named('AddressCounts', 'How many there are.', {
      documents: count.describe('Documents that were searched.'),
      addresses: count.describe('Different addresses.'),
      mentions: count.describe('Places where they stand.'),
      listed: count.describe('Addresses that a list holds.'),
    }).describe('The counts.'),
    lists: z.array(searchedList).describe('The lists, by path.'),
    documents: z.array(searchedDocument).describe('The documents, by path or web address.'),
    addresses: z.array(foundAddress).describe('The addresses, by their spelling.'),
    unread: z.array(unread).describe('What could not be read, and why.'),
  },
);

/** Does not compile when the schema lacks a field of the interfaces or has one of another type. */
export const SCHEMA_IS_THE_REPORT: z.infer<typeof addressReportSchema> extends AddressReport ? true : never = true;

/** JSON Schema, draft 2020-12. */
export function addressJsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(addressReportSchema) as Record<string, unknown>;
}
