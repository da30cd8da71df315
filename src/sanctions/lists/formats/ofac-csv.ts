// OFAC's SDN list as three tables without heads: sdn.csv, alt.csv (other names) and add.csv (places). Null is `-0- `, a lone 0x1A ends each.
import { scriptOf } from '../../../names/index.ts';
import { ListError } from '../errors.ts';
import { edtfOf, imoOf, ListedDraft, type ListedKind, type NameQuality } from '../listed.ts';
import { tableRows } from '../rows.ts';

const KINDS: Readonly<Record<string, ListedKind>> = { individual: 'person', vessel: 'vessel', aircraft: 'aircraft' };
const COLUMNS = { 'ofac-sdn': 12, 'ofac-alt': 5, 'ofac-add': 6 } as const;
const QUALITIES: Readonly<Record<string, NameQuality>> = { fka: 'former' };

type Table = keyof typeof COLUMNS;
type Drafts = Map<string, ListedDraft>;

/** Reads one of the tables into `drafts`, which the first table fills. */
export async function readOfacTable(text: AsyncIterable<string>, table: Table, drafts: Drafts): Promise<void> {
  let at = 0;
  for await (const row of tableRows(text)) {
    at++;
    if (row.length === 1 && row[0] === '\u001a') continue;
    if (row.length !== COLUMNS[table])
      throw new ListError(
        `row ${at} of OFAC's table has ${row.length} cells instead of ${COLUMNS[table]}: the file is cut off or damaged; fetch it again.`,
      );
    READERS[table](row.map(wordsOf), drafts, at);
  }
}

function wordsOf(cell: string): string {
  return cell === '-0-' ? '' : cell;
}

const READERS: Readonly<Record<Table, (row: readonly string[], drafts: Drafts, at: number) => void>> = {
  'ofac-sdn': addEntry,
  'ofac-alt': ([id = '', , type = '', name = ''], drafts, at) =>
    entryOf(drafts, id, at).name(name, QUALITIES[type] ?? 'strong', scriptOf),
  'ofac-add': ([id = '', , , city = '', country = ''], drafts, at) =>
    void entryOf(drafts, id, at).place([city, country].filter(Boolean).join(', ')).country(country),
};

function entryOf(drafts: Drafts, id: string, at: number): ListedDraft {
  const draft = drafts.get(id);
  if (draft) return draft;
  throw new ListError(
    `row ${at} names the entry ${id}, which sdn.csv does not have: the files are of different days; fetch all three again.`,
  );
}

function addEntry(row: readonly string[], drafts: Drafts, at: number): void {
  const [id = '', name = '', type = '', programmes = '', , , , , , flag = '', , remarks = ''] = row;
  if (drafts.has(id)) throw new ListError(`row ${at} is a second entry with the id ${id}; fetch the list again.`);
  const draft = new ListedDraft(id, KINDS[type] ?? 'body').name(name, 'main', scriptOf);
  for (const programme of programmes.split(/\] \[|; /)) draft.programme(programme.replace(/[[\]]/g, ''));
  if (type === 'vessel') draft.flag = flag;
  for (const remark of remarks.replace(/\.$/, '').split('; ')) addRemark(draft, remark.replace(/^alt\. /, ''));
  drafts.set(id, draft);
}

const DOCUMENT =
  /^(Passport|National ID No\.|Cedula No\.|R\.F\.C\.|C\.U\.R\.P\.|NIT #|Tax ID No\.|Registration ID|Registration Number|SSN|Identification Number|Driver's License No\.|D\.N\.I\.|Citizen's Card Number|Company Number|Certificate of Incorporation Number|Business Registration Number|Aircraft Construction Number|Aircraft Manufacturer's Serial Number|Vessel Registration Identification|MMSI)\s(?:\([^)]{0,60}\)\s)?(\S{1,60}(?: \d{7})?)(?: \(([^)]{1,80})\))?/;

/** One statement of the remarks: "DOB 25 Mar 1977", "POB Wuhan, China", "a.k.a. 'YAN, Steven'". */
function addRemark(draft: ListedDraft, remark: string): void {
  const [, birth, place, country, alias] =
    /^(?:DOB (.{1,60})|POB (.{1,200})|(?:nationality|citizen) (.{1,80})|a\.k\.a\. '(.{1,300}?)'\.?)$/.exec(remark) ??
    [];
  draft
    .birth(edtfOf(birth ?? ''))
    .place(place)
    .country(country);
  if (alias) draft.name(alias, 'weak', scriptOf);
  const [, former] = /^f\.k\.a\. '(.{1,300}?)'\.?$/.exec(remark) ?? [];
  if (former) draft.name(former, 'former', scriptOf);
  const [, currency, address] = /^Digital Currency Address - ([A-Z0-9]{2,8}) ([0-9A-Za-z:]{1,120})/.exec(remark) ?? [];
  if (currency && address) draft.wallet(currency, address);
  const [, type, number, issuer] = DOCUMENT.exec(remark) ?? [];
  if (type && number) draft.document(type, number, issuer);
  if (type === 'Vessel Registration Identification') draft.imo = imoOf(remark);
}
