// The real articles a careful reader has read: which of his attributions are found, and what is shown beyond them.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { readInputs } from '../../src/app.ts';
import type { Attribution } from '../../src/document/attribution.ts';
import type { Claim } from '../../src/document/claim.ts';
import { overlaps, type Quote } from '../../src/document/span.ts';
import type { Knowledge } from '../../src/pipeline/stage.ts';

interface Gold {
  readonly attributions: readonly {
    readonly doc: string;
    readonly source: string;
    readonly start: number;
    readonly end: number;
    readonly stance: string;
    readonly certainty: string;
    readonly optional?: boolean;
  }[];
}

/** A claim beyond the gold, by its place, and whether the text supports it as printed. The texts themselves are not kept here. */
interface Judgement {
  readonly doc: string;
  readonly start: number;
  readonly end: number;
  readonly supported: boolean;
  readonly reason: string;
}

export async function seedsTable(dataFolder: string, { pack }: Knowledge): Promise<string> {
  const seeds = join(dataFolder, '../seeds');
  const goldFile = join(dataFolder, '../gold/seeds.json');
  if (!existsSync(seeds) || !existsSync(goldFile))
    return 'The articles with a gold standard are not beside the data sets.';
  const { attributions: gold } = JSON.parse(readFileSync(goldFile, 'utf8')) as Gold;
  const judgements = parse(readFileSync(new URL('./seeds.judged.yaml', import.meta.url), 'utf8')) as
    | readonly Judgement[]
    | null;
  const analysis = await readInputs([seeds], { cwd: seeds, pack: pack.pack });
  const nameOf = new Map(analysis.documents.map(({ id, path }) => [id, path?.split('/').at(-1) ?? '']));
  const attributionOf = new Map(analysis.attributions.map((one) => [one.id, one]));
  const wanted = gold.filter((one) => !one.optional);
  const claimOf = (one: Gold['attributions'][number]): Claim[] =>
    analysis.claims.filter(
      (claim) =>
        claim.attribution !== null &&
        nameOf.get(claim.document) === one.doc &&
        claim.contents.some((content) => overlaps(content, one)) &&
        wordsOf(attributionOf.get(claim.attribution)).some(
          ({ text }) => text.includes(one.source) || one.source.includes(text),
        ),
    );
  const found = wanted.map(claimOf);
  const right = wanted.filter((one, at) =>
    found[at]!.some(({ stance, certainty }) => stance === one.stance && certainty === one.certainty),
  );
  const inGold = new Set(gold.flatMap((one) => claimOf(one).map(({ id }) => id)));
  const goldDocuments = new Set(gold.map(({ doc }) => doc));
  const beyond = analysis.claims.filter(
    ({ id, attribution, document }) =>
      attribution !== null && goldDocuments.has(nameOf.get(document)!) && !inGold.has(id),
  );
  const verdictOf = ({ document, contents }: Claim) => {
    const [from, to] = [contents[0]!.start, contents.at(-1)!.end];
    return judgements?.find(({ doc, start, end }) => doc === nameOf.get(document) && start === from && end === to);
  };
  const judged = beyond.map((claim) => ({ claim, verdict: verdictOf(claim) }));
  const unsupported = judged.filter(({ verdict }) => verdict?.supported === false).length;
  const unjudged = judged.filter(({ verdict }) => verdict === undefined);
  const missed = wanted.filter((_, at) => found[at]!.length === 0);
  return [
    `seeds: ${found.filter((claims) => claims.length > 0).length} of ${wanted.length} with the right source (bar 90 %), ${right.length} with stance and certainty (bar 80 %)`,
    `  beyond the gold ${beyond.length}: ${unsupported} unsupported (bar 15 %), ${unjudged.length} not judged`,
    ...missed.map(({ doc, start, end }) => `  missed: ${doc} ${start}-${end}`),
    ...unjudged.map(
      ({ claim }) =>
        `  not judged: ${nameOf.get(claim.document)} ${claim.contents[0]!.start}-${claim.contents.at(-1)!.end}`,
    ),
  ].join('\n');
}

/** The words that name who speaks: the source, and what it stands for. */
function wordsOf(attribution: Attribution | undefined): readonly Quote[] {
  const antecedent = attribution?.antecedent;
  return [...(attribution?.sources ?? []), ...(antecedent ? [antecedent] : [])];
}
