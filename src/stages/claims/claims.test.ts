import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Claim, Link } from '../../document/claim.ts';
import { Models } from '../../models/models.ts';
import type { OutletEntry } from '../../packs/pack.ts';
import { preparePack } from '../../packs/prepared.ts';
import { definePipeline } from '../../pipeline/stage.ts';
import { attributions } from '../attributions/attributions.ts';
import { notes } from '../notes/notes.ts';
import { segment } from '../segment/segment.ts';
import { claims } from './claims.ts';

const cases = parse(readFileSync(new URL('./en.cases.yaml', import.meta.url), 'utf8')) as [string, string][];
const outlets: OutletEntry[] = [
  { id: 'ledger', name: 'Eastern Ledger', kind: 'newspaper', aliases: ['the Ledger'], domains: [] },
  { id: 'mpa', name: 'Meridian Press Agency', kind: 'wire', wire: true, aliases: ['MPA'], domains: [] },
  { id: 'voice', name: 'Voice of Vey', kind: 'state-media', state: 'KP', aliases: [], domains: [] },
];
const knowledge = { pack: preparePack({ parts: [], outlets }), models: new Models([]) };
const pipeline = definePipeline([segment, notes, attributions, claims]);
const read = (text: string): readonly Claim[] =>
  pipeline.run({ document: 'd', text, language: 'en', furniture: [], readingNotes: [] }, knowledge).claims;

function written({ voice, stance, certainty, hedges }: Claim): string {
  const words = hedges.map((hedge) => hedge.text).join(', ');
  return `${voice === 'outlet' ? 'outlet ' : ''}${stance} ${certainty}${words && ` (${words})`}`;
}

describe('stance and certainty', () => {
  it.each(cases)('%s', (text, expected) => expect(read(text).map(written).join('; ')).toBe(expected));
});

const chainOf = (text: string): readonly Link[] => read(text).find((claim) => claim.attribution)?.chain ?? [];

describe('chain', () => {
  it('leads from the speaker over the outlet that was told', () => {
    expect(chainOf('A senior official told the Eastern Ledger that nine ships had left.')).toMatchObject([
      { name: 'senior official', kind: 'official', anonymous: true, seniority: 'senior', relation: 'said-to' },
      { name: 'Eastern Ledger', kind: 'outlet', anonymous: false, relation: 'cites' },
    ]);
  });

  it('leads from a nested speaker to the agency that reports him', () => {
    const denial = read("The leader's sister denied the sales, Voice of Vey reported.").find(
      (claim) => claim.stance === 'denies',
    );
    expect(denial?.chain).toMatchObject([
      { name: "leader's sister" },
      { name: 'Voice of Vey', kind: 'state-media', state: 'KP', relation: 'cites' },
    ]);
  });

  it('keeps who reported first', () => {
    expect(chainOf('The finding was first reported by the Eastern Ledger.')).toMatchObject([
      { name: 'Eastern Ledger', relation: 'first-reported-by' },
    ]);
  });

  it.each([
    ['A second senior official said it was so.', { ordinal: 2, anonymous: true }],
    ['Three people familiar with the matter said it was so.', { number: 3, anonymous: true }],
    ['A former envoy said it was so.', { seniority: 'former', anonymous: true }],
    ['Mara Venn, the foreign minister, said it was so.', { name: 'Mara Venn', kind: 'official', anonymous: false }],
    [
      'The vice foreign minister, Mara Venn, said it was so.',
      { name: 'Mara Venn', kind: 'official', anonymous: false },
    ],
    ['An official, Mara Venn, said it was so.', { name: 'Mara Venn', kind: 'official', anonymous: false }],
    ['The foreign ministry said it was so.', { kind: 'body', anonymous: false }],
    ['Analysts say it was so.', { kind: 'expert', anonymous: true }],
    ['MPA said it was so.', { name: 'Meridian Press Agency', kind: 'wire' }],
    ['Mara Venn said it was so.', { kind: 'unknown', anonymous: false }],
  ])('%s', (text, expected) => expect(chainOf(text)[0]).toMatchObject(expected));

  it('keeps why a speaker is not named, and that he speaks on background', () => {
    const [claim] = read('An official, who spoke on condition of anonymity to discuss the cargo, said it had left.');
    expect(claim).toMatchObject({
      record: 'background',
      chain: [{ anonymous: true, anonymityReason: { text: 'spoke on condition of anonymity to discuss the cargo' } }],
    });
  });
});

it('keeps the condition on which a content hangs', () => {
  expect(read('The envoy said the ships would sail if the ice melts.')[0]?.condition?.text).toBe('if the ice melts');
  expect(read('He asked if it was so.').every((claim) => claim.condition === undefined)).toBe(true);
});

it('reads nothing from broken sentences, debris and furniture', () => {
  const text = 'North Korea due to test large rockets this year.\nEastern Ledger +2\nBy Mara Venn of the shipping desk';
  const furniture = [{ start: text.indexOf('By'), end: text.length }];
  expect(pipeline.run({ document: 'd', text, language: 'en', furniture, readingNotes: [] }, knowledge).claims).toEqual(
    [],
  );
});
