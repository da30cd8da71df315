// The four real articles, where they are beside the project: what must be found in them.
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readInputs } from '../src/app.ts';
import type { Analysis } from '../src/document/analysis.ts';
import type { Document } from '../src/document/document.ts';
import type { Event } from '../src/document/event.ts';
import { overlaps } from '../src/document/span.ts';
import { mergePacks } from '../src/packs/pack.ts';
import { readPack } from '../src/packs/read.ts';

const root = new URL('..', import.meta.url).pathname;
const data = resolve(root, process.env.HEARSAY_DATA ?? '../shared/data');
const seeds = resolve(data, '../seeds');
const goldFile = resolve(data, '../gold/seeds.json');
const here = existsSync(seeds) && existsSync(goldFile);

/** The line that the brief has for the four together, as one would sign it. */
function eventNamed(analysis: Analysis, label: string): Event {
  const event = analysis.events.find((one) => one.label === label);
  if (!event) throw new Error(`no event "${label}" among ${analysis.events.map((one) => one.label).join('; ')}`);
  return event;
}

/** Milliseconds in which four articles are read, on a busy machine. */
const READING = 60_000;

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
  }, READING);

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

describe.skipIf(!here)(`the seeds together${here ? '' : ' (skipped: no seeds and gold beside HEARSAY_DATA)'}`, () => {
  let analysis: Analysis;
  const originNames = ({ corroboration }: Event) =>
    corroboration.origins.map((id) => analysis.origins.find((origin) => origin.id === id)?.name);
  const stands = ({ positions }: Event) => positions.map(({ name, stance }) => `${name} ${stance}`);

  beforeAll(async () => {
    const pack = mergePacks(await Promise.all(['packs/common', 'packs/dprk'].map((one) => readPack(root + one))));
    analysis = await readInputs([seeds], { cwd: root, pack });
  }, READING);

  it('call nothing independent', () => {
    expect(analysis.events.filter(({ corroboration }) => corroboration.support === 'independent')).toEqual([]);
    expect(analysis.events.filter(({ corroboration }) => corroboration.independent > 1)).toEqual([]);
  });

  it('arms from North Korea to Russia: two articles, one party, contested through state media', () => {
    const event = eventNamed(analysis, 'arms transfer: North Korea, Russia');
    expect(event.corroboration).toMatchObject({
      ...{ documents: 2, parties: ['state:US'], support: 'one-party', contested: true, silent: ['state:RU'] },
    });
    expect(event.corroboration.explanation).toContain('through NBC News');
    expect(event.corroboration.explanation).toContain('through Associated Press');
    const [denial] = analysis.claims.filter(({ id }) => event.corroboration.against.includes(id));
    expect(denial?.chain.map(({ name }) => name)).toEqual(["Kim's powerful sister", 'Korean Central News Agency']);
    expect(
      event.relations.map(({ kind, event: other }) => [kind, analysis.events.find(({ id }) => id === other)?.label]),
    ).toEqual([['in-exchange-for', 'technology transfer: Russia, North Korea']]);
  });

  it('1,500 sent: the spy agency alone; the United States and NATO take no stand; nothing from Moscow or Pyongyang', () => {
    const event = eventNamed(analysis, 'troop deployment: North Korea, Russia');
    expect(originNames(event)).toEqual(['National Intelligence Service']);
    expect(event.corroboration).toMatchObject({ support: 'single-report', contested: false });
    expect(event.corroboration.silent).toEqual(['state:KP', 'state:RU']);
    expect(stands(event)).toEqual(
      expect.arrayContaining([
        'South Korea (National Intelligence Service) confirms',
        'NATO declines',
        'United States declines',
      ]),
    );
  });

  it('10,000 being prepared: Kyiv, and another count', () => {
    const event = eventNamed(analysis, 'troop deployment: North Korea');
    expect(originNames(event)).toEqual(['Ukraine']);
    expect(event.states.map(({ modality }) => modality)).toContain('preparing');
    expect(event.figures.map(({ a, b, verdict }) => [a.text, b.text, verdict])).toEqual([
      ['1,500 special operation forces', '10,000 North Korean soldiers', 'different-things'],
    ]);
    expect(analysis.contradictions.filter(({ kind }) => kind === 'quantity')).toEqual([]);
  });

  it('the exchange: on the record by the head of the institute; number and date are not told', () => {
    const event = eventNamed(analysis, 'exchange: North Korea, Russia');
    expect(originNames(event)).toEqual(['Kim Kwang Hyok']);
    const [claim] = analysis.claims.filter(({ chain }) => chain[0]?.name === 'Kim Kwang Hyok');
    expect(claim?.record).toBe('on');
    expect(event.time).toBeUndefined();
    expect(event.values.filter(({ role }) => role === 'number')).toEqual([]);
  });

  it('a nuclear test: foreseen, and not reported here', () => {
    const foreseen = analysis.predictions.filter(
      ({ event }) => analysis.events.find(({ id }) => id === event)?.type === 'nuclear-test',
    );
    expect(foreseen.length).toBeGreaterThan(0);
    expect(foreseen.map(({ outcome }) => outcome)).toEqual(foreseen.map(() => 'not reported here'));
    expect(foreseen.some(({ horizon }) => horizon?.endsWith('-11'))).toBe(true);
  });

  it('the vetoes are those of Russia and China', () => {
    const event = eventNamed(analysis, 'sanctions vetoed: China and Russia, North Korea, 2022-05');
    expect(event.provisions.map(({ answer, reason }) => [answer, reason])).toEqual([
      ['does-not', 'No paragraph speaks of votes in the Council.'],
    ]);
  });

  it('an agency text and a first report are lineage, not outlets beside it', () => {
    const rows = analysis.lineage.map(({ kind, fromName }) => `${kind} ${fromName}`);
    expect(rows).toEqual(
      expect.arrayContaining(['wire-credit Associated Press', 'first-reported-by The New York Times']),
    );
  });

  it('equal numbers, and numbers of one year and another, are held apart', () => {
    const compared = analysis.events.flatMap(({ figures }) => figures);
    expect(compared.filter(({ verdict }) => verdict === 'agree' || verdict === 'disagree')).toEqual([]);
    for (const { a, b } of compared) {
      for (const { document, start, end, text } of [a, b]) {
        expect(analysis.documents.find(({ id }) => id === document)?.text.slice(start, end)).toBe(text);
      }
    }
  });
});
