// Addresses in the links of a page or a Markdown text: `<a href="https://etherscan.io/address/0x…">the attacker</a>`. Its text does not show them.
import { type AddressMention, addressKey } from './address.ts';
import { findAddresses } from './find.ts';

/** Characters of one link. */
const HTML_LINK = /\bhref\s{0,5}=\s{0,5}(?:"([^"]{1,2000})"|'([^']{1,2000})'|([^\s"'<>]{1,2000}))/gi;
const MARKDOWN_LINK = /\]\(\s{0,5}<?([^\s()<>]{1,2000})|^ {0,3}\[[^\]\n]{1,200}\]:\s{0,5}<?([^\s<>]{1,2000})/gm;

export type LinkSyntax = 'html' | 'markdown';

/** An address and the link that holds it. */
export interface LinkedAddress {
  readonly link: string;
  readonly mention: AddressMention;
}

/** Each address once, with the first link of `source` that holds it; those of `shown`, by their key, are left out. Only what is whole counts. */
export function findLinked(source: string, syntax: LinkSyntax, shown: ReadonlySet<string>): LinkedAddress[] {
  const seen = new Set(shown);
  const linked: LinkedAddress[] = [];
  for (const match of source.matchAll(syntax === 'html' ? HTML_LINK : MARKDOWN_LINK)) {
    const link = match.slice(1).find((part) => part !== undefined)!;
    for (const mention of findAddresses(link, { inPieces: false })) {
      if (mention.checksum === 'elided' || seen.has(addressKey(mention.address))) continue;
      seen.add(addressKey(mention.address));
      linked.push({ link, mention });
    }
  }
  return linked;
}
