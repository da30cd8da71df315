// Which IP addresses belong to the public internet: what the name says does not count, only where it leads.
import ipaddr from 'ipaddr.js';

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** `true` admits every address; a list admits these addresses and ranges ("10.1.2.3", "192.168.0.0/16") beside the public ones. */
export type AllowPrivate = boolean | readonly string[];

/** Judges one IP address as text; anything that is not an IP address is refused. */
export type AddressJudge = (address: string) => boolean;

/** Throws a RangeError for an entry of `allowPrivate` that is no address and no range. */
export function createAddressJudge(allowPrivate: AllowPrivate): AddressJudge {
  if (allowPrivate === true) return (address) => ipaddr.isValid(address);
  const ranges = (allowPrivate === false ? [] : allowPrivate).map(parseRange);
  return (words) => {
    if (!ipaddr.isValid(words)) return false;
    const address = ipaddr.process(words);
    return isPublic(address) || ranges.some((range) => isWithin(address, range));
  };
}

/** True for an address that is routed on the public internet, also when an IPv4 address is packed into it. */
function isPublic(address: Address): boolean {
  if (address instanceof ipaddr.IPv4) return address.range() === 'unicast';
  const embedded = embeddedIPv4(address);
  if (embedded !== undefined) return embedded.range() === 'unicast';
  // Only 2000::/3 is given out; the rest, such as ::127.0.0.1, has been read as IPv4 by some systems.
  return address.range() === 'unicast' && isWithin(address, GLOBAL_UNICAST);
}

const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');
const NAT64 = ipaddr.IPv6.parseCIDR('64:ff9b::/96');

/** NAT64 holds the IPv4 address in its last four bytes, 6to4 in the four after 2002. */
function embeddedIPv4(address: ipaddr.IPv6): ipaddr.IPv4 | undefined {
  const bytes = address.toByteArray();
  if (isWithin(address, NAT64)) return new ipaddr.IPv4(bytes.slice(12));
  if (address.range() === '6to4') return new ipaddr.IPv4(bytes.slice(2, 6));
  return undefined;
}

function parseRange(words: string): [Address, number] {
  if (ipaddr.isValidCIDR(words)) return ipaddr.parseCIDR(words);
  if (!ipaddr.isValid(words))
    throw new RangeError(`allowPrivate: "${words}" is no IP address and no range like 10.0.0.0/8`);
  const address = ipaddr.process(words);
  return [address, address instanceof ipaddr.IPv4 ? 32 : 128];
}

function isWithin(address: Address, [base, bits]: [Address, number]): boolean {
  if (address instanceof ipaddr.IPv4) return base instanceof ipaddr.IPv4 && address.match(base, bits);
  return base instanceof ipaddr.IPv6 && address.match(base, bits);
}
