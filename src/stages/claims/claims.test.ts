import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Attribution } from '../../document/attribution.ts';
import type { Claim } from '../../document/claim.ts';
import { contains, type Quote, quote } from '../../document/span.ts';
import { readModels } from '../../models/read.ts';
import type { OutletEntry } from '../../packs/pack.ts';
import { preparePack } from '../../packs/prepared.ts';
import { definePipeline, defineStage } from '../../pipeline/stage.ts';
import { lemmas } from '../lemmas/lemmas.ts';
import { names } from '../names/names.ts';
import { notes } from '../notes/notes.ts';
import { partsOfSpeech } from '../parts-of-speech/parts-of-speech.ts';
import { segment } from '../segment/segment.ts';
import { syntax } from '../syntax/syntax.ts';
import { times } from '../times/times.ts';
import { claims } from './claims.ts';

interface ChainCase {
  readonly text: string;
  readonly chain: readonly Record<string, unknown>[];
  readonly record?: string;
  readonly access?: string;
}

const cases = parse(readFileSync(new URL('./en.cases.yaml', import.meta.url), 'utf8')) as {
  readonly stance: readonly [string, string][];
  readonly chain: readonly ChainCase[];
};
const outlets: OutletEntry[] = [
  { id: 'ledger', name: 'Eastern Ledger', kind: 'newspaper', aliases: ['the Ledger'], domains: [] },
  { id: 'mpa', name: 'Meridian Press Agency', kind: 'wire', wire: true, aliases: ['MPA'], domains: [] },
  { id: 'voice', name: 'Voice of Vey', kind: 'state-media', state: 'KP', aliases: [], domains: [] },
];
const knowledge = { pack: preparePack({ parts: [], outlets }), models: readModels() };

interface Marks {
  readonly sources: Quote[];
  readonly cues: Quote[];
  readonly contents: Quote[];
}

const CLOSING: Readonly<Record<string, string>> = { '[': ']', '{': '}', '<': '>' };

/** "[The ministry] {said} <nine ships had left>" → the text, and the attribution that the marks make. */
function unmark(marked: string): { readonly text: string; readonly attributions: Attribution[] } {
  let text = '';
  const byNumber = new Map<string, Marks>();
  const open: { readonly mark: string; readonly number: string; readonly start: number }[] = [];
  const spans: { readonly mark: string; readonly number: string; readonly start: number; readonly end: number }[] = [];
  for (const [piece, opening, number] of marked.matchAll(/([[{<])(?:(\d):)?|[\]}>]|[^[\]{}<>]+/g)) {
    const innermost = open.at(-1);
    if (opening) open.push({ mark: opening, number: number ?? '', start: text.length });
    else if (innermost && piece === CLOSING[innermost.mark]) spans.push({ ...open.pop()!, end: text.length });
    else text += piece;
  }
  for (const { mark, number, start, end } of spans) {
    const marks = byNumber.get(number) ?? { sources: [], cues: [], contents: [] };
    byNumber.set(number, marks);
    (mark === '[' ? marks.sources : mark === '{' ? marks.cues : marks.contents).push(quote(text, start, end));
  }
  const found = [...byNumber].map(([number, marks]) => attributionOf(number, marks));
  return { text, attributions: found.map((one) => withParent(one, found)) };
}

function attributionOf(number: string, { sources, cues, contents }: Marks): Attribution {
  const form = contents.some((content) => content.text.startsWith('“')) ? 'direct' : 'indirect';
  const kind = cues[0]!.text === 'fear' ? 'intention' : 'speech';
  return { id: `a${number}`, document: 'd', kind, sources, cue: cues[0]!, contents, form, confidence: 1 };
}

function withParent(one: Attribution, all: readonly Attribution[]): Attribution {
  const parent = all.find((other) => other !== one && other.contents.some((content) => contains(content, one.cue)));
  return parent ? { ...one, parent: parent.id } : one;
}

function readWith(
  text: string,
  attributions: readonly Attribution[],
  furniture: readonly Quote[] = [],
): readonly Claim[] {
  const given = defineStage({ name: 'given', reads: [], writes: ['attributions'], run: () => ({ attributions }) });
  const pipeline = definePipeline([segment, partsOfSpeech, lemmas, syntax, names, times, notes, given, claims]);
  return pipeline.run({ document: 'd', text, language: 'en', furniture, readingNotes: [] }, knowledge).claims;
}

function read(marked: string): readonly Claim[] {
  const { text, attributions } = unmark(marked);
  return readWith(text, attributions);
}

function written({ voice, stance, certainty, hedges }: Claim): string {
  const words = hedges.map((hedge) => hedge.text).join(', ');
  return `${voice === 'outlet' ? 'outlet ' : ''}${stance} ${certainty}${words && ` (${words})`}`;
}

describe('stance and certainty', () => {
  it.each(cases.stance)('%s', (text, expected) => expect(read(text).map(written).join('; ')).toBe(expected));
});

describe('chain, record and access', () => {
  it.each(cases.chain.map((one) => [one.text, one] as const))('%s', (text, { chain, record, access }) => {
    const claim = read(text).find(({ attribution }) => attribution === 'a' || attribution === 'a1');
    expect(claim?.chain).toMatchObject(chain);
    expect(claim?.chain).toHaveLength(chain.length);
    if (record) expect(claim?.record).toBe(record);
    if (access) expect(claim?.access).toBe(access);
  });
});

describe('an antecedent', () => {
  const { text, attributions } = unmark('Mara Venn came on Friday. [She] {said} <it was so>. {2:Said} <2:it left>.');
  const antecedent = quote(text, 0, 'Mara Venn'.length);

  it('names the one behind a pronoun', () => {
    const claim = readWith(text, [{ ...attributions[0]!, antecedent }]).find(({ attribution }) => attribution);
    expect(claim?.chain).toMatchObject([{ name: 'Mara Venn', words: { text: 'She' }, anonymous: false }]);
  });

  it('stands where the source is left out', () => {
    const claim = readWith(text, [{ ...attributions[1]!, antecedent }]).find(({ attribution }) => attribution);
    expect(claim?.chain).toMatchObject([{ name: 'Mara Venn', words: antecedent }]);
  });
});

describe('intentions', () => {
  const intend = (marked: string) => {
    const { text, attributions } = unmark(marked);
    return readWith(text, [{ ...attributions[0]!, kind: 'intention' }]).map(written);
  };

  it.each([
    ['[The island] {wants} <to buy gas>.', 'asserts unstated'],
    ['[The island] {plans} <to buy gas>.', 'asserts unstated'],
    ['[The island] {wants} <its neighbour to leave>.', 'demands unstated'],
    ['[The island] {vowed} <to buy gas>.', 'commits unstated'],
    ['[The island] {expects} <its neighbour to leave>.', 'asserts probable (expects)'],
  ])('%s', (text, expected) => expect(intend(text)).toEqual([expected]));
});

it('keeps the condition on which a content hangs', () => {
  const condition = (text: string) => read(text)[0]?.condition?.text;
  expect(condition('[The envoy] {said} <the ships would sail if the ice melts>.')).toBe('if the ice melts');
  expect(condition('<If the ice melts>, [the envoy] {said}, <the ships will sail>.')).toBe('If the ice melts');
  expect(condition('[The envoy] {said} <the ships would sail only if the ice melts>.')).toBe('only if the ice melts');
  expect(condition('[He] {asked} <if it was so>.')).toBeUndefined();
  expect(condition('[He] {said} <he did not know if it was so>.')).toBeUndefined();
  expect(condition('[He] {said} <it looked as if it was so>.')).toBeUndefined();
});

it('reads nothing from broken sentences, debris and furniture', () => {
  const text = 'North Korea due to test large rockets this year.\nEastern Ledger +2\nBy Mara Venn of the shipping desk';
  const start = text.indexOf('By');
  expect(readWith(text, [], [quote(text, start, text.length)])).toEqual([]);
});

it('gives no claim where attributions are each other’s parents twice, and ends', () => {
  const { text, attributions } = unmark('[A] {said} <it was so>. [2:B] {2:said} <2:it was so>.');
  const [a, b] = attributions as [Attribution, Attribution];
  const circle = [
    { ...a, parent: b.id },
    { ...b, parent: a.id },
  ];
  expect(readWith(text, circle).filter(({ attribution }) => attribution)).toHaveLength(2);
});

const word = fc.constantFrom(
  ...[
    'said',
    'told',
    'citing',
    'the Eastern Ledger',
    'MPA',
    'quoted',
    'officials',
    'spoke on condition of anonymity',
    'who',
  ],
  ...[
    'may',
    'not',
    'expected',
    'to',
    'it',
    'no',
    'evidence',
    'that',
    'if',
    'must',
    ',',
    '.',
    '“',
    '”',
    '\n',
    '😀',
    'İ',
    '(',
    ')',
  ],
  ...[
    'The',
    'refused',
    'to rule out',
    'reports',
    'is',
    'looking into',
    'denied',
    'asked',
    '?',
    'likely',
    'could',
    'as saying',
  ],
);

it('quotes only words that stand in the text, whatever stands there', () => {
  fc.assert(
    fc.property(
      fc.array(word, { minLength: 6, maxLength: 40 }),
      fc.array(fc.nat(39), { minLength: 6, maxLength: 6 }),
      (words, cuts) => {
        const text = words.join(' ');
        const offsets = words.map((_, at) => words.slice(0, at).join(' ').length + (at > 0 ? 1 : 0));
        const spanAt = (at: number, length: number) => {
          const first = at % words.length;
          const last = Math.min(words.length - 1, first + length);
          return quote(text, offsets[first]!, offsets[last]! + words[last]!.length);
        };
        const one: Attribution = {
          id: 'a',
          document: 'd',
          kind: 'speech',
          sources: [spanAt(cuts[0]!, cuts[1]! % 4)],
          cue: spanAt(cuts[2]!, cuts[3]! % 3),
          contents: [spanAt(cuts[4]!, cuts[5]! % 12)],
          form: 'indirect',
          confidence: 1,
        };
        for (const claim of readWith(text, [one])) {
          const quotes = [
            ...claim.contents,
            ...claim.hedges,
            ...(claim.condition ? [claim.condition] : []),
            ...claim.chain.flatMap((link) => [link.words, ...(link.anonymityReason ? [link.anonymityReason] : [])]),
          ];
          for (const { start, end, text: found } of quotes) expect(text.slice(start, end)).toBe(found);
        }
      },
    ),
    { numRuns: 150 },
  );
});
