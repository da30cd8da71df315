// Why claims have one origin, in sentences: "who john-kirby" → "the same speaker, john kirby".
/** Keys of a body are for two days and the two behind them, so one body has several; they are said once. */
export function reasonsOf(keys: readonly string[], nameOf: (id: string) => string): string[] {
  return [...new Set(keys.map((key) => reasonOf(key, nameOf)))];
}

function reasonOf(key: string, nameOf: (id: string) => string): string {
  const space = key.indexOf(' ');
  const [kind, rest] = [key.slice(0, space), key.slice(space + 1)];
  if (kind === 'who') return `They have the same speaker: ${nameOf(rest)}`;
  if (kind === 'outlet') return `They are the word of the same outlet: ${nameOf(rest)}`;
  if (kind === 'body') return bodyReason(rest, nameOf);
  if (kind === 'unnamed') return unnamedReason(rest, nameOf);
  return 'They quote the same words';
}

/** "state:KP|dprk-defence-ministry|9818": party, body, number of the two days. */
function bodyReason(rest: string, nameOf: (id: string) => string): string {
  const [party = '', body = '', slot] = rest.split('|');
  const whose = party === body ? nameOf(party) : `${nameOf(body)} (${nameOf(party)})`;
  return slot === 'undated'
    ? `They speak for the same body in texts without a date: ${whose}`
    : `They speak for the same body within two days: ${whose}`;
}

/** "state:US|copy 2dcf61…|": party or "?", perhaps which official or how he is described; whose text it is; the story. */
function unnamedReason(rest: string, nameOf: (id: string) => string): string {
  const [who = '', house = ''] = rest.split('|');
  const [party = '', ...described] = who.split(' ');
  const words = described.join(' ');
  const side = party === '?' ? '' : ` of ${nameOf(party)}`;
  const speaker = /^\d+$/.test(words) ? `official number ${words}` : words ? `“${words}”` : 'an unnamed source';
  return `They have the same speaker, ${speaker}${side}, in ${houseWords(house, nameOf)}`;
}

function houseWords(house: string, nameOf: (id: string) => string): string {
  if (house.startsWith('copy ')) return 'texts that are for the most part one';
  if (house.startsWith('wire ')) return `texts of one agency, ${nameOf(house.slice('wire '.length))}`;
  return `what one outlet relayed, ${nameOf(house)}`;
}
