// Damage done to bytes: what happens to files on the way, and what somebody may do to them on purpose.
import fc from 'fast-check';
import iconv from 'iconv-lite';

/** A place in a file or a share of it, in millionths, so that a change fits a file of any size. */
type Place = number;

/** One kind of damage with all that it needs, small enough to be printed when it brings something to light. */
export type Change =
  | { readonly type: 'flip'; readonly at: Place; readonly mask: number }
  | { readonly type: 'cut'; readonly from: Place; readonly to: Place }
  | { readonly type: 'splice'; readonly other: number; readonly at: Place; readonly from: Place }
  | { readonly type: 'repeat'; readonly at: Place; readonly length: number; readonly times: number }
  | { readonly type: 'insert'; readonly at: Place; readonly piece: string; readonly times: number }
  | { readonly type: 'recode'; readonly from: string; readonly to: string };

const CHARSETS = [
  'utf-8',
  'latin1',
  'utf-16le',
  'utf-16be',
  'windows-1251',
  'shift_jis',
  'euc-kr',
  'gb18030',
  'koi8-r',
];

/** Words, marks and code that the readers and the rules look for, and characters that break what is careless. */
export const NASTY_PIECES = [
  ...[
    'said ',
    'told NBC News ',
    'according to ',
    'that ',
    'denied ',
    'declined to comment ',
    'is said to ',
    'warning ',
    'may ',
    'if ',
  ],
  ...[
    '"',
    '“',
    '”',
    '‘',
    '’',
    "'",
    '``',
    "''",
    '«',
    '»',
    '„',
    '(',
    ')',
    ', ',
    '. ',
    '? ',
    ': ',
    '— ',
    '-',
    '…',
    '\n',
    '\n\n',
    '\t',
    '\r\n',
  ],
  ...[
    'The minister ',
    'officials ',
    'he ',
    'John Smith, ',
    'U.S. ',
    'Mr. ',
    'KCNA ',
    'Reuters ',
    '(Reuters) - ',
    'SEOUL, Nov. 5 ',
    'By ',
    '© 2024 ',
  ],
  ...[
    '1,500 ',
    '2024-11-05 ',
    'Reuters +3 ',
    '[oaicite:1]',
    'contributed to this report.',
    'on condition of anonymity ',
    'first reported by ',
  ],
  ...[
    '<p>',
    '</p>',
    '<div>',
    '<!--',
    '-->',
    '<script>',
    '</script>',
    '<![CDATA[',
    '&#0;',
    '&#xD800;',
    '&amp;',
    '<a href="',
    '">',
    '<br',
    '<table><tr>',
  ],
  ...[
    '%PDF-1.4',
    'PK\u0003\u0004',
    'From: a\r\n\r\n',
    '<?xml version="1.0"?>',
    '<rss>',
    '<!DOCTYPE x [<!ENTITY a "b">]>',
    '{"version":',
    '---\n',
    '```',
  ],
  ...[
    '\u0000',
    '\u001b[2J',
    '\u007f',
    '\u0085',
    '\u200b',
    '\u202e',
    '\u2028',
    '\ufeff',
    '\ufffd',
    '\ud800',
    '\udc00',
    '\u{1f600}',
    '\u{e0041}',
    'e\u0301',
    '\u0301',
  ],
  ...['__proto__', 'constructor', 'toString', 'İ', 'ß', 'ﬁ', '한국', 'президент ', 'النص', '\u00a0', '\u3000', 'a'],
] as const;

const anyPlace = fc.nat(1_000_000);
const anyPiece = fc.constantFrom(...NASTY_PIECES);

export const anyChange: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ type: fc.constant('flip' as const), at: anyPlace, mask: fc.integer({ min: 1, max: 255 }) }),
  fc.record({ type: fc.constant('cut' as const), from: anyPlace, to: anyPlace }),
  fc.record({ type: fc.constant('splice' as const), other: fc.nat(1_000), at: anyPlace, from: anyPlace }),
  fc.record({
    type: fc.constant('repeat' as const),
    at: anyPlace,
    length: fc.integer({ min: 1, max: 400 }),
    times: fc.nat(100),
  }),
  fc.record({
    type: fc.constant('insert' as const),
    at: anyPlace,
    piece: anyPiece,
    times: fc.oneof(fc.nat(3), fc.nat(5_000)),
  }),
  fc.record({
    type: fc.constant('recode' as const),
    from: fc.constantFrom('utf-8', 'latin1'),
    to: fc.constantFrom(...CHARSETS),
  }),
);

/** The bytes after all changes, in their order; `others` are the files that a splice may take from. */
export function mangle(bytes: Uint8Array, changes: readonly Change[], others: readonly Uint8Array[]): Uint8Array {
  return changes.reduce((before, change) => changed(before, change, others), bytes);
}

function changed(bytes: Uint8Array, change: Change, others: readonly Uint8Array[]): Uint8Array {
  switch (change.type) {
    case 'flip':
      return flipped(bytes, offset(bytes, change.at), change.mask);
    case 'cut':
      return bytes.slice(...ordered(offset(bytes, change.from), offset(bytes, change.to)));
    case 'splice': {
      const other = others[change.other % others.length]!;
      return joined(bytes.slice(0, offset(bytes, change.at)), other.slice(offset(other, change.from)));
    }
    case 'repeat': {
      const at = offset(bytes, change.at);
      return inserted(bytes, at, times(bytes.slice(at, at + change.length), change.times));
    }
    case 'insert':
      return inserted(bytes, offset(bytes, change.at), times(Buffer.from(change.piece), change.times));
    case 'recode':
      return iconv.encode(iconv.decode(Buffer.from(bytes), change.from), change.to);
  }
}

function offset(bytes: Uint8Array, place: Place): number {
  return Math.floor((bytes.length * place) / 1_000_000);
}

function ordered(a: number, b: number): [number, number] {
  return a < b ? [a, b] : [b, a];
}

function flipped(bytes: Uint8Array, at: number, mask: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  if (at < copy.length) copy[at]! ^= mask;
  return copy;
}

function inserted(bytes: Uint8Array, at: number, piece: Uint8Array): Uint8Array {
  return joined(bytes.slice(0, at), piece, bytes.slice(at));
}

function times(piece: Uint8Array, count: number): Uint8Array {
  return joined(...Array.from({ length: count }, () => piece));
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(Buffer.concat(parts));
}
