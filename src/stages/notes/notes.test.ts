import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { NoteKind } from '../../document/note.ts';
import { readModels } from '../../models/read.ts';
import type { OutletEntry } from '../../packs/pack.ts';
import { preparePack } from '../../packs/prepared.ts';
import { definePipeline, defineStage } from '../../pipeline/stage.ts';
import { partsOfSpeech } from '../parts-of-speech/parts-of-speech.ts';
import { segment } from '../segment/segment.ts';
import { times } from '../times/times.ts';
import { notes } from './notes.ts';

type Cases = Record<Exclude<NoteKind, 'near-empty'>, [string, string][]> & { clean: string[]; outlets: string[] };
interface ReaderCases {
  readonly 'corrupted-word': [string, string, string][];
  readonly 'turned-sense': [string, string, string][];
  readonly 'lost-speaker': [string, string][];
  readonly clean: string[];
  readonly voices: string[];
}
const cases = parse(readFileSync(new URL('./en.cases.yaml', import.meta.url), 'utf8')) as Cases;

const readerCases = parse(readFileSync(new URL('./en.reader.cases.yaml', import.meta.url), 'utf8')) as ReaderCases;

const outlets: OutletEntry[] = cases.outlets.map((name) => ({
  id: name.toLowerCase().replaceAll(' ', '-'),
  name,
  kind: name === 'Wikipedia' ? 'reference' : name.endsWith('Agency') ? 'wire' : 'newspaper',
  aliases: [],
  domains: [],
}));
const knowledge = { pack: preparePack({ parts: [], outlets }), models: readModels() };
const timeless = defineStage({
  name: 'no-times',
  reads: [],
  writes: ['times', 'inferredDate'],
  run: () => ({ times: [], inferredDate: null }),
});
const pipeline = definePipeline([segment, timeless, notes]);
const timed = definePipeline([segment, partsOfSpeech, times, notes]);

const notesOn = (text: string, by = pipeline) =>
  by
    .run({ document: 'd', text, language: 'en', furniture: [], readingNotes: [] }, knowledge)
    .notes.filter((note) => note.kind !== 'near-empty');

/** `\uFFFD` and the like in a YAML plain scalar. */
const unescaped = (words: string) =>
  words.replace(/\\u([0-9A-F]{4})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

const kinds = ['citation-debris', 'broken-sentence', 'mojibake', 'cut-start', 'cut-end'] as const;
describe.each(kinds)('%s', (kind) => {
  it.each(cases[kind])('%s', (text, words) => {
    const found = notesOn(unescaped(text)).filter((note) => note.kind === kind);
    expect(found.map((note) => note.text)).toContain(unescaped(words));
  });
});

/** A plain report around a sentence, so that its voice can be told. */
const reported = (sentence: string) =>
  'A convoy of nine trucks left the depot on Monday, officials said. It drove north for two days before it reached the railway yard.\n' +
  `${sentence}\n` +
  'The crates were loaded onto a train at night. Nobody was hurt. The yard has been closed to the public since May, according to the operator. A second convoy is due on Friday.';

describe('date', () => {
  it('notes a time that cannot be, and none that can', () => {
    const found = notesOn('The ship left on 31 February 2024. It came back on 29 February 2024.', timed);
    expect(found.map(({ kind, text }) => [kind, text])).toEqual([['date', '31 February 2024']]);
    expect(found[0]?.message).toMatch(/^The month has no such day, so this time has no value\.$/);
  });
});

describe('corrupted-word', () => {
  it.each(readerCases['corrupted-word'])('%s', (sentence, printed, meant) => {
    const found = notesOn(reported(sentence)).filter((note) => note.kind === 'corrupted-word' && note.text === printed);
    expect(found.map((note) => note.message).join()).toContain(`“${meant}”`);
  });
});

describe('turned-sense', () => {
  it.each(readerCases['turned-sense'])('%s', (sentence, words, meant) => {
    const found = notesOn(reported(sentence)).filter((note) => note.kind === 'turned-sense');
    expect(found).toHaveLength(1);
    expect(reported(sentence).indexOf(words)).toBeLessThan(found[0]!.end);
    expect(reported(sentence).indexOf(words) + words.length).toBeGreaterThan(found[0]!.start);
    expect(found[0]!.message).toContain(meant);
  });
});

describe('lost-speaker', () => {
  it.each(readerCases['lost-speaker'])('%s', (sentence, words) => {
    const found = notesOn(reported(sentence)).filter((note) => note.kind === 'lost-speaker');
    expect(found.map((note) => note.text)).toEqual([expect.stringContaining(words)]);
  });
});

describe('reports and other voices that need no reader', () => {
  const READERS = new Set<NoteKind>(['corrupted-word', 'turned-sense', 'lost-speaker']);
  it.each(readerCases.clean)('%s', (sentence) => {
    expect(notesOn(reported(sentence)).filter((note) => READERS.has(note.kind))).toEqual([]);
  });
  it.each(readerCases.voices)('%s', (text) => {
    expect(notesOn(text).filter((note) => READERS.has(note.kind))).toEqual([]);
  });
});

describe('clean text', () => {
  it.each(cases.clean)('%s', (text) => expect(notesOn(text)).toEqual([]));
});

it('says that there is next to nothing to read, and that there is nothing', () => {
  const short = pipeline.run(
    { document: 'd', text: 'Please enable scripts.', language: 'en', furniture: [], readingNotes: [] },
    knowledge,
  );
  expect(short.notes).toMatchObject([{ kind: 'near-empty', text: 'Please enable scripts.' }]);
  const only = pipeline.run(
    { document: 'd', text: '© 2024 A', language: 'en', furniture: [{ start: 0, end: 8 }], readingNotes: [] },
    knowledge,
  );
  expect(only.notes).toMatchObject([{ kind: 'near-empty', text: '' }]);
});

it('gives every note the words at its span, none of one kind over another', () => {
  const piece = fc.constantFrom(
    ...cases['citation-debris'].map(([text]) => unescaped(text)),
    ...cases.mojibake.map(([text]) => unescaped(text)),
    ...cases.clean,
    '\n',
    ' +3 ',
    '((',
    '))',
    'www.a.com ',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const text = pieces.join(' ');
      const found = notesOn(text);
      for (const note of found) expect(text.slice(note.start, note.end)).toBe(note.text);
      const debris = found.filter((note) => note.kind === 'citation-debris');
      for (const [at, note] of debris.entries()) expect(note.start).toBeGreaterThanOrEqual(debris[at - 1]?.end ?? 0);
    }),
    { numRuns: 200 },
  );
});

it.each([
  '(',
  '+1 ',
  'Eastern Ledger +',
  'Wikipedia ',
  'the the ',
  'A.com ',
  'Ã',
  '(Wikipedia',
  'turn0search',
  '[cite:',
  'We strongly condemn ',
  'sought to strain ',
  'rose to 5 from ',
  'kelq ',
  'allow a from ',
  'aqqb zqx. ',
])('reads 200,000 characters of %j in linear time', (unit) => {
  const started = performance.now();
  notesOn(unit.repeat(Math.floor(200_000 / unit.length)));
  expect(performance.now() - started).toBeLessThan(4_000);
});
