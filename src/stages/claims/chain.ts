// Who told whom: from the first speaker over those who passed it on to this text.
import type { Attribution } from '../../document/attribution.ts';
import type { Link, LinkKind, LinkRelation, RecordStatus } from '../../document/claim.ts';
import { type Quote, quote } from '../../document/span.ts';
import type { OutletIndex } from '../../packs/outlet-index.ts';
import type { OutletEntry } from '../../packs/pack.ts';
import * as en from './en.ts';

/** No report passes through so many hands; a text made to nest without end would fill the memory with its chains. */
const LONGEST_CHAIN = 8;

/**
 * Gives the chain of an attribution: its sources, whom they told, then the chain of the attribution it is nested in; empty when nobody
 * is named. Each is made once, because a long nest of attributions would make those above it again for each below.
 */
export function findChains(
  text: string,
  attributions: readonly Attribution[],
  outlets: OutletIndex,
): (attribution: Attribution) => readonly Link[] {
  const byId = new Map(attributions.map((attribution) => [attribution.id, attribution]));
  const chains = new Map<string, readonly Link[]>();
  const chainOf = (attribution: Attribution): readonly Link[] => {
    const known = chains.get(attribution.id);
    if (known) return known;
    const parent = attribution.parent === undefined ? undefined : byId.get(attribution.parent);
    const chain = [...ownLinks(text, attribution, outlets), ...(parent ? chainOf(parent) : [])].slice(0, LONGEST_CHAIN);
    chains.set(attribution.id, chain);
    return chain;
  };
  return chainOf;
}

function ownLinks(text: string, attribution: Attribution, outlets: OutletIndex): Link[] {
  const links = attribution.sources.map((source) => linkOf(text, source, attribution, outlets));
  const told = toldOutlet(text, attribution, outlets);
  return told ? [...links.map((link) => ({ ...link, relation: 'said-to' as const })), told] : links;
}

export function recordOf(links: readonly Link[]): RecordStatus {
  const words = links[0]?.words.text ?? '';
  if (en.OFF_RECORD.test(words)) return 'off';
  return en.ON_BACKGROUND.test(words) ? 'background' : 'unstated';
}

function linkOf(text: string, words: Quote, attribution: Attribution, outlets: OutletIndex): Link {
  const head = headOf(words.text);
  const outlet = outletOf(head, outlets);
  const named = nameBehind(words.text, head);
  const link: Link = {
    name: outlet?.name ?? named ?? head.replace(/^(?:the|an?)\s+/i, '').replaceAll('’', "'"),
    words,
    relation: relationOf(attribution, outlet !== undefined),
    kind: outlet ? kindOfOutlet(outlet) : kindOf(words.text, head),
    anonymous: outlet === undefined && named === undefined && en.UNNAMED_HEAD.test(head),
  };
  return { ...link, ...descriptorOf(text, words, head, outlet) };
}

/** The words before an apposition, a relative clause or a bracket. */
function headOf(words: string): string {
  return (
    words.replace(/\s*(?:,|\(|\bwho\b).*$/su, '').replace(/\s+(?:familiar|close|briefed|with knowledge)\b.*$/isu, '') ||
    words
  );
}

/** "the vice foreign minister, Kim Jong Gyu": the name behind an office that ends in a small letter. */
function nameBehind(words: string, head: string): string | undefined {
  if (!/(?:^|\s)\p{Ll}\S*$/u.test(head)) return undefined;
  return en.NAME_IN_APPOSITION.exec(words.slice(head.length))?.[1]?.replaceAll('’', "'");
}

/** An outlet whose name ends the words: "state media KCNA", "NK News". */
function outletOf(head: string, outlets: OutletIndex): OutletEntry | undefined {
  const mention = outlets.find(head).at(-1);
  return mention && mention.end === head.length ? mention.outlet : undefined;
}

function kindOfOutlet(outlet: OutletEntry): LinkKind {
  if (outlet.kind === 'state-media') return 'state-media';
  return outlet.kind === 'wire' ? 'wire' : outlet.kind === 'think-tank' ? 'research' : 'outlet';
}

function kindOf(words: string, head: string): LinkKind {
  if (en.OFFICE_IN_APPOSITION.test(words.slice(head.length))) return 'official';
  return en.KIND_OF_SOURCE.find(({ pattern }) => pattern.test(head))?.kind ?? 'unknown';
}

function relationOf(attribution: Attribution, isOutlet: boolean): LinkRelation {
  if (/\bfirst\b.*\breport/i.test(attribution.cue.text)) return 'first-reported-by';
  if (isOutlet) return 'cites';
  return attribution.form === 'indirect' ? 'summarises' : 'quotes';
}

/** What the text says of the speaker: rank, which of several, how many, why unnamed. */
function descriptorOf(text: string, words: Quote, head: string, outlet: OutletEntry | undefined): Partial<Link> {
  const seniority = en.SENIORITY.exec(head);
  const ordinal = en.ORDINAL.exec(head)?.[1]?.toLowerCase();
  const number = en.NUMBER.exec(head)?.[1]?.toLowerCase();
  const reason = en.ANONYMITY.exec(words.text);
  return {
    ...(outlet?.state && { state: outlet.state }),
    ...(seniority && { seniority: (seniority[1] ?? seniority[2])!.toLowerCase() }),
    ...(ordinal && { ordinal: en.ORDINALS[ordinal]! }),
    ...(number && { number: en.NUMBERS[number] ?? Number(number) }),
    ...(reason && {
      anonymityReason: quote(text, words.start + reason.index, words.start + reason.index + reason[0].trimEnd().length),
      anonymous: true,
    }),
  };
}

/** "told NBC News": the outlet that was told stands between the speaker and this text. */
function toldOutlet(text: string, { cue }: Attribution, outlets: OutletIndex): Link | undefined {
  if (!en.TOLD.test(cue.text)) return undefined;
  const after = text.slice(cue.end, cue.end + 60);
  const mention = outlets.find(after)[0];
  if (!mention || !/^\s+(?:the\s+)?$/i.test(after.slice(0, mention.start))) return undefined;
  const words = quote(text, cue.end + mention.start, cue.end + mention.end);
  return { name: mention.outlet.name, words, relation: 'cites', kind: kindOfOutlet(mention.outlet), anonymous: false };
}
