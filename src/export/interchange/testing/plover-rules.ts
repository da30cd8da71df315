// What the codebook of PLOVER asks of an event record, as data: codes, modes, contexts, fields. `REQUEST` is called DEMAND in the manual.

const MODES: Readonly<Record<string, readonly string[]>> = {
  CONSULT: ['visit', 'third-party', 'multilateral', 'phone'],
  RETREAT: ['withdraw', 'release', 'return', 'disarm', 'ceasefire', 'access', 'resign'],
  REQUEST: ['assist', 'change', 'yield', 'meet'],
  ACCUSE: ['disapprove', 'investigate', 'allege'],
  REJECT: ['assist', 'change', 'yield', 'meet'],
  THREATEN: ['restrict', 'ban', 'arrest', 'relations', 'expel', 'territory', 'violence'],
  PROTEST: ['demo', 'riot', 'general', 'strike', 'hunger', 'boycott', 'obstruct'],
  SANCTION: ['convict', 'expel', 'withdraw', 'discontinue'],
  MOBILIZE: ['troops', 'weapons', 'police', 'militia'],
  COERCE: ['confiscate', 'restrict', 'ban', 'censor', 'curfew', 'martial-law', 'arrest', 'deport', 'withhold'],
  ...{ AGREE: [], SUPPORT: [], CONCEDE: [], COOPERATE: [], AID: [], ASSAULT: [] },
};

const QUADS: readonly (readonly string[])[] = [
  ['AGREE', 'CONSULT', 'SUPPORT', 'CONCEDE'],
  ['COOPERATE', 'AID', 'RETREAT'],
  ['REQUEST', 'ACCUSE', 'REJECT', 'THREATEN'],
  ['PROTEST', 'SANCTION', 'MOBILIZE', 'COERCE', 'ASSAULT'],
];

const CONTEXTS = ['historical', 'future', 'hypothetical', 'negation'];

/** Fields of the codebook, those of an actor with the side in front; required ones are there unless `lacks` names them. */
const REQUIRED: Readonly<Record<string, string>> = { date: 'date', source_text: 'source', event: 'event' };

type Row = Readonly<Record<string, string>>;

/** Faults of rows, each in a line. */
export function faultsOfRows(rows: readonly Row[]): string[] {
  return [
    ...(new Set(rows.map(({ id }) => id)).size === rows.length ? [] : ['two rows have one id']),
    ...rows.flatMap((row) => faultsOf(row).map((fault) => `${row.id}: ${fault}`)),
  ];
}

function faultsOf(row: Row): string[] {
  const { event = '', mode = '', context = '', quad_code, date = '', enddate = '', lacks = '' } = row;
  const lacking = listed(lacks);
  return [
    ...(row.id ? [] : ['no id']),
    ...Object.entries(REQUIRED)
      .filter(([field, name]) => (row[field] === '') !== lacking.includes(name))
      .map(([field]) => `${field} is "${row[field]}", lacks says ${lacks}`),
    ...(event === '' || event in MODES ? [] : [`event ${event}`]),
    ...(event === '' || QUADS[Number(quad_code) - 1]?.includes(event) ? [] : [`quad ${quad_code} of ${event}`]),
    ...listed(mode).filter((one) => !MODES[event]?.includes(one)),
    ...listed(context).filter((one) => !CONTEXTS.includes(one)),
    ...(['COOPERATE', 'AID', 'SANCTION'].includes(event) && !row.recipient_text !== lacking.includes('recipient')
      ? ['recipient']
      : []),
    ...[date, enddate].filter((day) => day !== '' && !/^\d{4}-\d\d-\d\d$/.test(day)),
    ...(enddate >= date ? [] : ['ends before it begins']),
    ...listed(`${row.source_code}; ${row.recipient_code}`).filter((code) => !/^[A-Z]{3}$/.test(code)),
  ];
}

function listed(cell: string): string[] {
  return cell.split('; ').filter((part) => part !== '');
}
