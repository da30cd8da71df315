import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { OutletIndex } from '../../packs/outlet-index.ts';
import type { OutletEntry } from '../../packs/pack.ts';
import { findFurniture, furnitureSpans } from './furniture.ts';
import { findStatedDate } from './stated-date.ts';

interface Cases {
  readonly outlets: OutletEntry[];
  readonly datelines: [string, string][];
  readonly 'no-dateline': string[];
  readonly credits: [string, string, string][];
  readonly bylines: string[];
  readonly 'not-furniture': string[];
}

const cases = parse(readFileSync(new URL('./en.cases.yaml', import.meta.url), 'utf8')) as Cases;
const outlets = new OutletIndex(cases.outlets);
const find = (text: string) => findFurniture(text, outlets);
const BODY = 'Nine ships left the port.\nThey carried shells.\nNobody said why.';

describe('datelines', () => {
  it.each(cases.datelines)('%s', (text, dateline) => expect(find(text).dateline?.text).toBe(dateline));
  it.each(cases['no-dateline'])('none: %s', (text) => expect(find(text).dateline).toBeUndefined());

  it('takes the agency in brackets for a wire credit, and its day apart', () => {
    const { credits, datelineDay } = find('ROTTERVIK, Oct 18 (MPA) - Nine ships left.');
    expect(credits).toMatchObject([{ kind: 'wire', name: 'Meridian Press Agency', quote: { text: '(MPA)' } }]);
    expect(datelineDay?.text).toBe('Oct 18');
  });
});

describe('credits', () => {
  it.each(cases.credits)('%s', (line, kind, name) => {
    const { credits } = find(`${BODY}\n${line}`);
    expect(credits).toMatchObject([{ kind, quote: { text: line } }]);
    expect(credits[0]?.name ?? '').toBe(name);
  });

  it('finds a contributor credit glued to the last paragraph, and nothing before it', () => {
    const { credits } = find(`${BODY} The port stayed closed. Meridian Press Agency contributed to this report.`);
    expect(credits.map((credit) => credit.quote.text)).toEqual(['Meridian Press Agency contributed to this report.']);
  });

  it('names each agency of a joint credit', () => {
    const { credits } = find(`${BODY}\nMPA and the Eastern Ledger contributed to this story.`);
    expect(credits.map((credit) => credit.name)).toEqual(['Eastern Ledger', 'Meridian Press Agency']);
  });
});

describe('bylines', () => {
  it.each(cases.bylines)('%s', (line) => {
    expect(find(`Ships leave port\n${line}\n${BODY}`).bylines.map((byline) => byline.text)).toEqual([line]);
  });

  it('takes an agency in a byline for a wire credit', () => {
    expect(find(`Ships leave port\nBy Meridian Press Agency\n${BODY}`).credits).toMatchObject([
      { kind: 'wire', name: 'Meridian Press Agency' },
    ]);
  });
});

it.each(cases['not-furniture'])('is content: %s', (line) => {
  expect(furnitureSpans(find(`Ships leave port\n${BODY}\n${line}`))).toEqual([]);
});

describe('stated date', () => {
  const dateOf = (text: string) => findStatedDate(text, find(text))?.edtf;

  it.each([
    ['Ships leave\nPublished: 12 March 2024\nNine ships left.', '2024-03-12'],
    ['Ships leave\nMarch 12, 2024 | 10:30 a.m.\nNine ships left.', '2024-03-12'],
    ['Ships leave\n2024-03-12\nNine ships left.', '2024-03-12'],
    ['ROTTERVIK, Oct. 18, 2024 (MPA) — Nine ships left.', '2024-10-18'],
  ])('%s', (text, day) => expect(dateOf(text)).toBe(day));

  it.each([
    'Ships leave\nUpdated: 12 March 2024\nNine ships left.',
    'Ships leave\n31 February 2024\nNine ships left.',
    'Ships leave\nNine ships left on 12 March 2024.',
    'ROTTERVIK, Oct 18 (MPA) — Nine ships left.',
  ])('none: %s', (text) => expect(dateOf(text)).toBeUndefined());

  it('gives the words it rests on', () => {
    const text = 'Ships leave\nPublished: 12 March 2024\nNine ships left.';
    expect(findStatedDate(text, find(text))?.evidence).toMatchObject([{ text: '12 March 2024' }]);
  });
});
