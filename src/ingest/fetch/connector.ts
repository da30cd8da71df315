// Opens connections to checked addresses only: the addresses judged are the very ones connected to, so a name that changes in between gains nothing.
import { promises as dns } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { buildConnector } from 'undici';
import type { AddressJudge } from './addresses.ts';
import { FetchFailure } from './failure.ts';

/** Every address of a host name; rejects with an error that has a DNS `code`. */
export type Lookup = (hostname: string) => Promise<readonly string[]>;

/** The system's own look-up. */
export const systemLookup: Lookup = async (hostname) => {
  const answers = await dns.lookup(hostname, { all: true });
  return answers.map(({ address }) => address);
};

/** A connector for undici's Agent that gives a FetchFailure of kind `refused` when the host is, or leads to, an address that `judge` rejects. */
export function createConnector(lookup: Lookup, judge: AddressJudge, timeoutMs: number): buildConnector.connector {
  const open = buildConnector({
    timeout: timeoutMs,
    lookup: checkedLookup(lookup, judge),
    autoSelectFamily: true,
    rejectUnauthorized: true,
  });
  return (options, callback) => {
    const literal = options.hostname.replace(/^\[|\]$/g, '');
    // A literal address is connected to without a look-up, so it is judged here.
    if (isIP(literal) !== 0 && !judge(literal)) callback(refusal(), null);
    else open(options, callback);
  };
}

function checkedLookup(lookup: Lookup, judge: AddressJudge): LookupFunction {
  return (hostname, options, callback) => {
    checkedAddresses(hostname, lookup, judge).then(
      (addresses) => {
        const [first] = addresses;
        if (options.all === true || first === undefined) callback(null, addresses);
        else callback(null, first.address, first.family);
      },
      (error: Error) => callback(error, []),
    );
  };
}

async function checkedAddresses(hostname: string, lookup: Lookup, judge: AddressJudge) {
  const addresses = await lookup(hostname);
  // One forbidden address among public ones is the mark of an attack, so it condemns the name.
  if (!addresses.every(judge)) throw refusal();
  if (addresses.length === 0)
    throw new FetchFailure('unconnected', 'names a host that has no address; check the address');
  return addresses.map((address) => ({ address, family: isIP(address) }));
}

function refusal(): FetchFailure {
  return new FetchFailure(
    'refused',
    'leads to an address inside a private network or this machine, which is not read; give --allow-private where it is your own, or save the page and add the file',
  );
}
