// Checks the outlets of a pack against each other and against what an outlet's fields may hold.
import { z } from 'zod';
import { byCodeUnit } from '../document/order.ts';
import { OUTLET_KINDS } from '../document/outlet.ts';
import { STATE_CODES } from './check-states.ts';
import { type Finding, faultOfName, KEBAB_CASE, type YamlPath } from './finding.ts';
import { type OutletEntry, withoutArticle } from './pack.ts';

const OUTLET_SHAPE = z.strictObject({
  id: z.string(),
  name: z.string(),
  kind: z.enum(OUTLET_KINDS),
  state: z.string().exactOptional(),
  wire: z.literal(true).exactOptional(),
  aliases: z.array(z.string()).default([]),
  domains: z.array(z.string()).default([]),
});

/** The shape of outlets.yaml. */
export const OUTLETS_SHAPE = z.array(OUTLET_SHAPE);

/** Everything wrong with outlets whose shape is right, in the order of the file within each rule. */
export function checkOutlets(outlets: readonly OutletEntry[]): Finding[] {
  return [
    ...outlets.flatMap((outlet, at) => [
      ...checkId(outlet, at),
      ...checkNames(outlet, at),
      ...checkDomains(outlet, at),
      ...checkKind(outlet, at),
    ]),
    ...checkOrder(outlets),
    ...checkClaims(outlets),
  ];
}

function checkId({ id }: OutletEntry, at: number): Finding[] {
  if (KEBAB_CASE.test(id)) return [];
  return [
    { path: [at, 'id'], message: `id "${id}" is not kebab-case; write it in a-z, 0-9 and single hyphens ("nk-news")` },
  ];
}

function checkNames(outlet: OutletEntry, at: number): Finding[] {
  return namesOf(outlet, at).flatMap(({ name, path }) => {
    const fault = faultOfName(name);
    return fault === undefined ? [] : [{ path, message: `name "${name}" ${fault}` }];
  });
}

function checkDomains({ domains }: OutletEntry, at: number): Finding[] {
  return domains.flatMap((domain, nth) => {
    const fault = faultOfDomain(domain);
    return fault === undefined ? [] : [{ path: [at, 'domains', nth], message: `domain "${domain}" ${fault}` }];
  });
}

function faultOfDomain(domain: string): string | undefined {
  if (domain !== domain.toLowerCase()) return 'has capitals; write it in lower case';
  if (domain.startsWith('www.')) return 'begins with "www."; leave that out, hosts below a domain are found too';
  const labels = domain.split('.');
  const isHost =
    domain.length <= 253 &&
    labels.length >= 2 &&
    labels.every((label) => /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(label)) &&
    /[a-z]/.test(labels.at(-1) ?? '');
  return isHost ? undefined : 'is no host name; write only the host, such as "apnews.com"';
}

function checkKind({ kind, state, wire }: OutletEntry, at: number): Finding[] {
  if (kind === 'wire' && !wire) {
    return [{ path: [at, 'kind'], message: 'kind is wire but the field wire is not set; add "wire: true"' }];
  }
  if (kind === 'state-media' && state === undefined) {
    return [
      { path: [at], message: 'state is missing on state media; add the code of the state that directs it ("KP")' },
    ];
  }
  if (kind !== 'state-media' && state !== undefined) {
    return [
      {
        path: [at, 'state'],
        message: `state is for state media and the kind is ${kind}; remove state or correct the kind`,
      },
    ];
  }
  if (state !== undefined && !STATE_CODES.has(state)) {
    return [
      { path: [at, 'state'], message: `state "${state}" is no ISO 3166 alpha-2 code; write two capitals such as "KP"` },
    ];
  }
  return [];
}

function checkOrder(outlets: readonly OutletEntry[]): Finding[] {
  return outlets.flatMap(({ id }, at) => {
    const before = outlets[at - 1]?.id;
    if (before === undefined || byCodeUnit(before, id) <= 0) return [];
    return [{ path: [at, 'id'], message: `the list is not sorted by id: "${id}" comes after "${before}"; move it up` }];
  });
}

/** Ids, names and domains that more than one outlet has, and those that one outlet has twice. */
function checkClaims(outlets: readonly OutletEntry[]): Finding[] {
  const owners = new Map<string, { readonly at: number; readonly id: string; readonly words: string }>();
  const findings: Finding[] = [];
  for (const { key, words, path, at } of outlets.flatMap(claimsOf)) {
    const id = outlets[at]?.id ?? '';
    const owner = owners.get(key);
    if (owner === undefined) owners.set(key, { at, id, words });
    else if (owner.at !== at && key.startsWith('id ')) {
      findings.push({ path, message: `id "${words}" is used twice; rename one or join the two entries` });
    } else if (owner.at !== at) {
      findings.push({
        path,
        message: `${key.slice(0, key.indexOf(' '))} "${words}" is claimed by "${owner.id}" too; leave it to one of them`,
      });
    } else if (owner.words === words) {
      findings.push({ path, message: `"${words}" stands twice in one outlet; remove one` });
    }
  }
  return findings;
}

interface ClaimedWords {
  /** "name Associated Press": what two outlets may not share. */
  readonly key: string;
  readonly words: string;
  readonly path: YamlPath;
  readonly at: number;
}

function claimsOf(outlet: OutletEntry, at: number): ClaimedWords[] {
  return [
    { key: `id ${outlet.id}`, words: outlet.id, path: [at, 'id'], at },
    ...namesOf(outlet, at).map(({ name, path }) => ({ key: `name ${withoutArticle(name)}`, words: name, path, at })),
    ...outlet.domains.map((domain, nth) => ({
      key: `domain ${domain}`,
      words: domain,
      path: [at, 'domains', nth] as const,
      at,
    })),
  ];
}

function namesOf({ name, aliases }: OutletEntry, at: number): { name: string; path: YamlPath }[] {
  return [
    { name, path: [at, 'name'] },
    ...aliases.map((alias, nth) => ({ name: alias, path: [at, 'aliases', nth] as const })),
  ];
}
