// The entities of a text from its mentions: a name, other names, where each is mentioned.
import type { Mention } from '../../document/entity.ts';
import { byCodeUnit } from '../../document/order.ts';
import type { Entity } from '../../document/origin.ts';
import type { Known } from './known.ts';

/** In the order of their first mention. A group such as "both countries" is a mention only of those that are mentioned by nothing else. */
export function gatherEntities(text: string, document: string, mentions: readonly Mention[], known: Known): Entity[] {
  const byId = new Map<string, Mention[]>();
  const add = (id: string, mention: Mention) => {
    const of = byId.get(id);
    if (of) of.push(mention);
    else byId.set(id, [mention]);
  };
  for (const mention of mentions) if (mention.entity !== undefined) add(mention.entity, mention);
  const alone = new Set(byId.keys());
  for (const mention of mentions) for (const id of mention.members ?? []) if (!alone.has(id)) add(id, mention);
  return [...byId].map(([id, of]) => entityOf(text, document, id, of, known));
}

function entityOf(text: string, document: string, id: string, mentions: readonly Mention[], known: Known): Entity {
  const names = namesIn(text, mentions);
  const entry = known.gazetteer.byId(id);
  const name = listedName(id, known) ?? names[0] ?? text.slice(mentions[0]!.start, mentions[0]!.end);
  const type = entry?.type ?? mentions[0]!.type;
  return {
    id,
    type: type === 'item' ? 'other' : type,
    name,
    aliases: names.filter((other) => other !== name).sort(byCodeUnit),
    ...(entry?.wikidata !== undefined && { wikidata: entry.wikidata }),
    mentions: mentions.map(({ start, end }) => ({ start, end, document, text: text.slice(start, end) })),
  };
}

/** The names that the text has for it, the longest first. */
function namesIn(text: string, mentions: readonly Mention[]): string[] {
  const names = mentions
    .filter(({ kind }) => kind === 'name')
    .map(({ start, end }) => text.slice(start, end).replace(/\s+/g, ' '));
  return [...new Set(names)].sort((a, b) => b.length - a.length || byCodeUnit(a, b));
}

function listedName(id: string, { gazetteer, stateOfCode, nameOfOutlet }: Known): string | undefined {
  const code = /^state:(.*)$/.exec(id)?.[1];
  if (code !== undefined) return stateOfCode.get(code)?.name;
  const outlet = /^outlet:(.*)$/.exec(id)?.[1];
  return outlet === undefined ? gazetteer.byId(id)?.name : nameOfOutlet.get(outlet);
}
