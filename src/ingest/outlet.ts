// Finds the outlet of a document: in the pack by host or name, else an outlet made of what the bytes say.
import type { Outlet, OutletKind } from '../document/outlet.ts';
import type { OutletIndex } from '../packs/outlet-index.ts';
import { publicOutlet } from '../packs/outlet-index.ts';
import type { PublisherHint } from './reading.ts';

const UNKNOWN: OutletKind = 'unknown';

/** The outlet that a hint names; undefined where it names none. */
export function outletOfHint(hint: PublisherHint | undefined, outlets: OutletIndex): Outlet | undefined {
  if (!hint) return undefined;
  const known =
    (hint.host === undefined ? undefined : outlets.byHost(hint.host)) ??
    (hint.name === undefined ? undefined : outlets.byName(hint.name));
  if (known) return publicOutlet(known);
  if (hint.name !== undefined && slug(hint.name) !== '')
    return {
      id: slug(hint.name),
      name: hint.name,
      kind: UNKNOWN,
      domains: hint.host === undefined ? [] : [bareHost(hint.host)],
    };
  return hint.host === undefined ? undefined : outletOfHost(hint.host, outlets);
}

/** The outlet at a host name; one that the pack does not know is named by its host. */
function outletOfHost(host: string, outlets: OutletIndex): Outlet | undefined {
  const known = outlets.byHost(host);
  if (known) return publicOutlet(known);
  const bare = bareHost(host);
  return slug(bare) === '' ? undefined : { id: slug(bare), name: bare, kind: UNKNOWN, domains: [bare] };
}

/** The outlet at an http(s) address; undefined for anything else. */
export function outletOfUrl(url: string | undefined, outlets: OutletIndex): Outlet | undefined {
  if (url === undefined || !URL.canParse(url)) return undefined;
  const { protocol, hostname } = new URL(url);
  return protocol === 'http:' || protocol === 'https:' ? outletOfHost(hostname, outlets) : undefined;
}

function bareHost(host: string): string {
  return host
    .toLowerCase()
    .replace(/^www\d?\./, '')
    .replace(/\.$/, '');
}

/** "The Harbour Courier" → "the-harbour-courier": letters and digits of any script, in lower case. */
function slug(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80);
}
