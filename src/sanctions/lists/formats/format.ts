// The formats that lists come in, and how each is told from its first characters.

export const LIST_FORMATS = ['un', 'ofac-sdn', 'ofac-alt', 'ofac-add', 'ofac-advanced', 'eu', 'uk', 'ftm'] as const;
export type ListFormat = (typeof LIST_FORMATS)[number];

/** What a format calls its list: the id under which versions are kept, and the publisher. */
export const LISTS: Readonly<Record<ListFormat, { readonly id: string; readonly title: string }>> = {
  un: { id: 'un', title: 'United Nations Security Council Consolidated List' },
  'ofac-sdn': { id: 'ofac-sdn', title: 'OFAC Specially Designated Nationals' },
  'ofac-alt': { id: 'ofac-sdn', title: 'OFAC Specially Designated Nationals' },
  'ofac-add': { id: 'ofac-sdn', title: 'OFAC Specially Designated Nationals' },
  'ofac-advanced': { id: 'ofac-sdn', title: 'OFAC Specially Designated Nationals' },
  eu: { id: 'eu', title: 'European Union Consolidated Financial Sanctions List' },
  uk: { id: 'uk', title: 'UK Sanctions List' },
  ftm: { id: 'opensanctions', title: 'OpenSanctions data set' },
};

/** What the head of a file says of the list. */
export interface Head {
  /** The day the publisher made it. */
  generated?: string | undefined;
  /** The name of a data set, where the format holds many. */
  dataset?: string | undefined;
}

const CELL = String.raw`(?:"(?:[^"\n]|""){0,2000}"|[^,"\n]{0,2000})`;
const NUMBER = String.raw`"?\d{1,9}"?`;
const ALT = new RegExp(`^${NUMBER},${NUMBER},\\s*"?(?:aka|fka|nka)"?\\s*,`);
const ADD = new RegExp(`^${NUMBER},${NUMBER},${CELL},${CELL},${CELL},${CELL}\\s*$`);
const SDN = new RegExp(`^${NUMBER},${CELL},${CELL},${CELL},${CELL},`);

/** The format of a list by its first characters; undefined where it is none that is known. */
export function formatOf(start: string): ListFormat | undefined {
  const text = start.trimStart();
  if (text.startsWith('<')) return xmlFormat(text);
  if (text.startsWith('{')) return /"schema"\s*:/.test(text) && /"properties"\s*:/.test(text) ? 'ftm' : undefined;
  if (/(?:^|[\n,"])(?:Unique ID|Group ID)"?,/.test(text) && /Name 6"?,/.test(text)) return 'uk';
  const [line = ''] = text.split('\n', 1);
  if (ALT.test(line)) return 'ofac-alt';
  if (ADD.test(line)) return 'ofac-add';
  return SDN.test(line) ? 'ofac-sdn' : undefined;
}

function xmlFormat(text: string): ListFormat | undefined {
  if (/<CONSOLIDATED_LIST[\s>]/.test(text)) return 'un';
  if (/<(?:\w{1,20}:)?Sanctions[\s>]/.test(text)) return 'ofac-advanced';
  if (
    /<(?:\w{1,20}:)?export[\s>]/.test(text) &&
    (/fsd\/export/.test(text) || /<(?:\w{1,20}:)?sanctionEntity[\s>]/.test(text))
  )
    return 'eu';
  return undefined;
}
