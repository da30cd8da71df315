// The four real articles, where they are beside the project: what must be found in them.
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readInputs } from '../src/app.ts';
import type { Analysis } from '../src/document/analysis.ts';
import type { Document } from '../src/document/document.ts';
import { overlaps } from '../src/document/span.ts';
import { readPack } from '../src/packs/read.ts';

const root = new URL('..', import.meta.url).pathname;
const data = resolve(root, process.env.HEARSAY_DATA ?? '../shared/data');
const seeds = resolve(data, '../seeds');
const goldFile = resolve(data, '../gold/seeds.json');
const here = existsSync(seeds) && existsSync(goldFile);

interface Gold {
  readonly attributions: readonly {
    doc: string;
    source: string;
    start: number;
    end: number;
    stance: string;
    certainty: string;
    optional?: boolean;
  }[];
  readonly other: readonly { id: string; kind: string; doc: string; want?: string }[];
}

describe.skipIf(!here)(`the seeds${here ? '' : ' (skipped: no seeds and gold beside HEARSAY_DATA)'}`, () => {
  let analysis: Analysis;
  let gold: Gold;
  const documentOf = (name: string): Document => analysis.documents.find((document) => document.path?.endsWith(name))!;

  beforeAll(async () => {
    const pack = await readPack(`${root}packs/common`);
    analysis = await readInputs([seeds], { cwd: root, pack });
    gold = JSON.parse(readFileSync(goldFile, 'utf8')) as Gold;
  });

  it('reads all four', () => {
    expect(analysis.unread).toEqual([]);
    expect(analysis.documents.map((document) => document.language)).toEqual(['en', 'en', 'en', 'en']);
  });

  it('notes every counter of the machine-written one', () => {
    const counters = analysis.documents.flatMap((document) =>
      [...document.text.matchAll(/\+ ?\d\b|\bplus one\b/g)].map((match) => ({
        document,
        start: match.index,
        end: match.index + match[0].length,
      })),
    );
    expect(counters.length).toBeGreaterThan(9);
    for (const { document, ...span } of counters) {
      const noted = document.notes.some((note) => note.kind === 'citation-debris' && overlaps(note, span));
      expect(noted, document.text.slice(span.start - 30, span.end + 10)).toBe(true);
    }
  });

  it('notes the broken sentence that the gold names', () => {
    const broken = gold.other.find((one) => one.id === 'fragment-A')!;
    expect(
      documentOf(broken.doc)
        .notes.filter((note) => note.kind === 'broken-sentence')
        .map((note) => note.text),
    ).toEqual([broken.want]);
  });

  it('finds the credits at the feet, and that one text is agency copy', () => {
    const feet = analysis.documents.flatMap((document) =>
      [...document.text.matchAll(/[^.\n]*contributed to this (?:report|story)\./g)].map((match) => ({
        document,
        words: match[0].trim(),
      })),
    );
    expect(feet).toHaveLength(2);
    for (const { document, words } of feet)
      expect(document.credits.map((credit) => credit.quote.text)).toContain(words);
    expect(documentOf(gold.other.find((one) => one.id === 'wire-A')!.doc).kind).toBe('agency-copy');
  });

  it('finds the attributions that are not optional: nine of ten with the right source, eight of ten with stance and certainty', () => {
    const wanted = gold.attributions.filter((one) => !one.optional);
    const attributionOf = new Map(analysis.attributions.map((one) => [one.id, one]));
    const hits = wanted.map((one) => {
      const { id } = documentOf(one.doc);
      return analysis.claims.find((claim) => {
        const { sources = [], antecedent } = attributionOf.get(claim.attribution ?? '') ?? {};
        return (
          claim.document === id &&
          claim.contents.some((content) => overlaps(content, one)) &&
          [...sources, ...(antecedent ? [antecedent] : [])].some(
            ({ text }) => text.includes(one.source) || one.source.includes(text),
          )
        );
      });
    });
    const right = wanted.filter((one, at) => hits[at]?.stance === one.stance && hits[at]?.certainty === one.certainty);
    expect(hits.filter((hit) => hit).length / wanted.length).toBeGreaterThanOrEqual(0.9);
    expect(right.length / wanted.length).toBeGreaterThanOrEqual(0.8);
  });
});
