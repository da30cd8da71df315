// Character references in text that no parser has seen: in feeds, in Markdown, in JSON-LD, in attributes written twice.

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  laquo: '«',
  raquo: '»',
};

/** `text` with "&#8217;", "&#x2019;" and the common names as characters; other names stay, a number without a character is U+FFFD. */
export function decodeReferences(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,6}));/gi, (reference, decimal, hex, name) => {
    if (name !== undefined) return NAMED[name.toLowerCase()] ?? reference;
    return characterOf(decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal));
  });
}

function characterOf(code: number): string {
  const isWritten = code === 9 || code === 10 || code === 13 || code > 31;
  const isHalf = code >= 0xd800 && code <= 0xdfff;
  return isWritten && !isHalf && code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
}
