// Are mentions of one event in several texts joined, and those of one that only looks like it kept apart? ECB+, beside "same word, same event".
import { Dossier } from '../../src/corroborate/dossier.ts';
import { findOccasions, occasionOf } from '../../src/corroborate/events/occasions.ts';
import { Subject } from '../../src/corroborate/subject.ts';
import { grouped } from '../../src/document/grouped.ts';
import type { Pack } from '../../src/packs/pack.ts';
import { readKnowledge } from '../events/pipeline.ts';
import { readEcbPlus } from './ecb-plus.ts';
import { errorsTable } from './errors.ts';
import { eventTypeOf, type Placed, type ReadText, readOne, type Way, withOccasion } from './reading.ts';
import { scaleTable } from './scale.ts';
import { type Scores, scoresOf } from './scores.ts';

/**
 * `npm run bench -- linking [mixed | scale]`; "mixed" lists the chains of the linker that hold both look-alikes of a topic, "scale"
 * tells what one more text costs.
 */
export async function run(args: readonly string[], dataFolder: string): Promise<string> {
  if (args.includes('scale')) return scaleTable();
  const texts = readEcbPlus(dataFolder);
  if (texts.length === 0) return `Skipped: no ECB+ in ${dataFolder}/ecbplus (set HEARSAY_DATA).`;
  const knowledge = await readKnowledge();
  const reads = texts.map((text) => readOne(text, knowledge));
  const subject = new Subject(knowledge.pack.pack);
  const isListed = (entity: string) => subject.nameOf(entity) !== undefined;
  const occasions = findOccasions(reads.map(({ document, entities }) => occasionOf(document, entities, isListed)));
  const eventOf = linkAll(reads, occasions.leaderOf, knowledge.pack.pack);
  const linker: Way = { name: 'the linker', chainOf: ({ mention }) => eventOf.get(mention.id)! };
  const ways = [...waysOf(occasions.leaderOf), linker];
  const placed = reads.flatMap((read) => read.mentions.map((mention): Placed => ({ mention, read })));
  const tables = [
    tableOf('All topics', ways, placed),
    tableOf('Topics of odd numbers, on which nothing was chosen', ways, placed.filter(isHeldBack)),
    tableOf(
      'Topics of even numbers',
      ways,
      placed.filter((one) => !isHeldBack(one)),
    ),
    errorsTable(linker, placed),
    occasionsLine(reads, occasions),
  ];
  return [...tables, ...(args.includes('mixed') ? [mixedList(linker, placed)] : [])].join('\n\n');
}

function isHeldBack({ read }: Placed): boolean {
  return Number(read.text.topic) % 2 === 1;
}

/** What the linker is held against; the last two know what no linker is told. */
function waysOf(leaderOf: ReadonlyMap<string, string>): Way[] {
  const keyed = (...parts: readonly string[]) => JSON.stringify(parts);
  return [
    { name: 'same lemma in the corpus', chainOf: ({ mention }) => mention.lemma },
    {
      name: 'same lemma and occasion',
      chainOf: ({ mention, read }) => keyed(mention.lemma, leaderOf.get(read.text.id)!),
    },
    { name: 'same lemma, told the topic', chainOf: ({ mention, read }) => keyed(mention.lemma, read.text.topic) },
    { name: 'same type, told the happening', chainOf: ({ mention, read }) => keyed(mention.type, read.text.happening) },
  ];
}

/** The event of each mention in a dossier of all texts. */
function linkAll(reads: readonly ReadText[], leaderOf: ReadonlyMap<string, string>, pack: Pack): Map<string, string> {
  const types = new Set(reads.flatMap(({ mentions }) => mentions.map(({ type }) => type)));
  const dossier = new Dossier({ ...pack, events: [...types].map(eventTypeOf) });
  for (const { document, claim, entities, mentions } of reads) {
    const eventMentions = mentions.map(({ event }) => withOccasion(event, leaderOf.get(document.id)!));
    dossier.add({ document, entities, eventMentions, claims: [claim], attributions: [], figures: [] });
  }
  const { events } = dossier.conclude();
  return new Map(events.flatMap(({ id, mentions }) => mentions.map((mention) => [mention, id] as const)));
}

function tableOf(title: string, ways: readonly Way[], placed: readonly Placed[]): string {
  const gold = placed.map(({ mention }) => mention.gold);
  const lines = ways.map((way) => {
    const found = placed.map(way.chainOf);
    const { crossing, mixed } = crossingOf(way, placed);
    return `| ${way.name} | ${partsOf(scoresOf(found, gold)).join(' | ')} | ${mixed} of ${crossing} |`;
  });
  return [
    `${title}: ${placed.length} mentions of ${new Set(gold).size} events in ${new Set(placed.map(({ read }) => read)).size} texts.`,
    '',
    '| | CoNLL F1 | MUC P, R, F1 | B³ P, R, F1 | CEAF-e P, R, F1 | chains that mix look-alikes, of those over several texts |',
    '|---|---|---|---|---|---|',
    ...lines,
  ].join('\n');
}

function partsOf({ conll, muc, b3, ceafE }: Scores): string[] {
  const parts = [muc, b3, ceafE].map(({ precision, recall, f1 }) => [precision, recall, f1].map(percent).join(', '));
  return [percent(conll), ...parts];
}

function percent(share: number): string {
  return (share * 100).toFixed(1);
}

/** Chains over several texts, and those of them that hold both happenings of one topic. */
function crossingOf({ chainOf }: Way, placed: readonly Placed[]): { crossing: number; mixed: number } {
  const chains = [...grouped(placed, chainOf).values()].filter(
    (chain) => new Set(chain.map(({ read }) => read)).size > 1,
  );
  return { crossing: chains.length, mixed: chains.filter(isMixed).length };
}

function isMixed(chain: readonly Placed[]): boolean {
  const happenings = new Map(chain.map(({ read }) => [read.text.happening, read.text.topic]));
  return new Set(happenings.values()).size < happenings.size;
}

function occasionsLine(reads: readonly ReadText[], { leaderOf, compared }: ReturnType<typeof findOccasions>): string {
  const { b3 } = scoresOf(
    reads.map(({ text }) => leaderOf.get(text.id)!),
    reads.map(({ text }) => text.happening),
  );
  const count = new Set(leaderOf.values()).size;
  return `${reads.length} texts on ${new Set(reads.map(({ text }) => text.happening)).size} happenings in ${count} occasions: B³ precision ${percent(b3.precision)}, recall ${percent(b3.recall)}; ${(compared / reads.length).toFixed(1)} texts compared with each.`;
}

function mixedList({ chainOf }: Way, placed: readonly Placed[]): string {
  const mixed = [...grouped(placed, chainOf).values()].filter(isMixed);
  return mixed
    .map((chain) => {
      const byHappening = grouped(chain, ({ read }) => read.text.happening);
      const parts = [...byHappening].map(([happening, same]) => {
        const told = same.map(({ mention, read }) => `${read.text.id} “${mention.event.trigger.text}”`);
        return `${happening}: ${told.slice(0, 4).join(', ')}${told.length > 4 ? ` and ${told.length - 4} more` : ''}`;
      });
      return `- ${parts.join('; ')}`;
    })
    .join('\n');
}
