import { describe, expect, it } from 'vitest';
import { parseAddressList } from '../../addresses/list.ts';
import { type AddressReport, makeReport } from '../../addresses/report.ts';
import { searchText } from '../../addresses/search.ts';
import { makeAddress } from '../../addresses/testing.ts';
import { ADDRESS_FORMATS, addressPieces, addressReportSchema } from './index.ts';

const BTC = makeAddress('bitcoin/p2wpkh', 'e');
const ETH = makeAddress('evm/account', 'e');
const HASH = 'a'.repeat(64);

function makeExample(path: string, text: string, list = `${BTC} # the "group"`): AddressReport {
  const { entries, problems } = parseAddressList(list, 'list.txt');
  const { mentions } = searchText({ document: 'd', name: path, text, isPlain: true }, new Map());
  const document = { id: 'd', path, sha256: HASH, recipe: 'text/1', mediaType: 'text/plain', seenAt: [path] };
  const lists = [{ path: 'list.txt', sha256: HASH, addresses: entries.length, entries, problems }];
  return makeReport({ version: '0', searched: [{ document, mentions }], lists, unread: [] });
}

const format = (report: AddressReport, as: (typeof ADDRESS_FORMATS)[number]) => [...addressPieces(report, as)].join('');
const report = makeExample('a.txt', `${BTC}, ${ETH.toLowerCase()} and 0x1234…abcd`);

describe('a report', () => {
  it('as text has the listed first and the doubtful last', () => {
    expect(format(report, 'text')).toBe(`3 addresses in 3 places of 1 document; 1 on a list (1 list, 1 entry).

On a list
  ${BTC}
    Bitcoin, p2wpkh · checksum valid
    on list.txt, line 1: the "group"
    in a.txt, line 1

On none of the lists
  ${ETH}
    Ethereum or a chain of its kind · no checksum in it, a slip would not be seen
    in a.txt, line 1

Not addresses as they are written
  0x1234…abcd
    Ethereum or a chain of its kind · not whole
    in a.txt, line 1
      Only its ends are written, so it is not compared with any list.
`);
  });

  it('as CSV has a row for each place', () => {
    const rows = format(report, 'csv').split('\n');
    expect(rows).toHaveLength(5);
    expect(rows[0]).toMatch(/^address,chain,form,checksum,listed,lists,labels,document,line/);
    expect(rows.find((row) => row.startsWith(BTC))).toBe(
      `${BTC},bitcoin,p2wpkh,valid,yes,list.txt:1,"the ""group""",a.txt,1,,,,,0,${BTC.length},${BTC},,`,
    );
  });

  it('as JSON keeps its schema', () => {
    const read = JSON.parse(format(report, 'json'));
    expect(addressReportSchema.parse(read)).toEqual(read);
    expect(read).toEqual(report);
  });

  it('lets no name act on a terminal or in a spreadsheet', () => {
    const hostile = makeExample('=cmd|x!A1\u001b[2J\u202e', BTC, `${BTC} # =1+1\u001b[2J`);
    for (const as of ADDRESS_FORMATS) expect(format(hostile, as)).not.toMatch(/\u001b|\u202e/);
    expect(format(hostile, 'csv')).not.toMatch(/,=/);
    expect(format(hostile, 'csv')).toContain("'=cmd|x!A1");
  });
});
