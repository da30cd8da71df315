import { describe, expect, test } from 'vitest';
import type { Analysis } from '../../document/analysis.ts';
import { STANCES } from '../../document/claim.ts';
import { noteOn } from '../../document/note.ts';
import { FIXTURE, HOSTILE_FIXTURE, makeAnalysis, makeDocument, makeOwnVoice, makeSaid } from '../fixture.ts';
import { type Brief, makeBrief, type Words } from './brief.ts';

const said = (text: string, source: string, anonymous = false) => {
  const document = makeDocument({ text });
  const content = text.slice(text.indexOf('that ') + 5, -1);
  return {
    document,
    said: makeSaid(document, { source, anonymous, cue: 'said', contents: [content], stance: 'asserts' }),
  };
};

const briefOf = (...parts: readonly ReturnType<typeof said>[]) =>
  makeBrief(makeAnalysis({ documents: parts.map(({ document }) => document), said: parts.map(({ said }) => said) }));

function allWords(brief: Brief): Words[] {
  const claims = [...brief.sources, ...brief.ownVoice].flatMap(({ claims }) => claims);
  return [
    ...brief.documents.flatMap(({ facts }) => facts.flatMap(({ words }) => words)),
    ...claims.flatMap((claim) => [
      ...claim.contents,
      ...claim.hedges,
      ...(claim.cue ? [claim.cue] : []),
      ...(claim.condition ? [claim.condition] : []),
    ]),
  ];
}

describe('every word that a brief quotes', () => {
  test.each([
    ['the fixture', FIXTURE, 20],
    ['hostile strings', HOSTILE_FIXTURE, 10],
  ])('is in its document at its offsets and on its line: %s', (_, analysis, least) => {
    const words = allWords(makeBrief(analysis));
    expect(words.length).toBeGreaterThan(least);
    for (const { document, line, start, end, text } of words) {
      const source = analysis.documents[document - 1]!.text;
      expect(source.slice(start, end)).toBe(text);
      expect(source.slice(0, start).split('\n').length).toBe(line);
    }
  });
});

test('every claim is printed once, numbered in the order of the brief, and the fixture has every stance', () => {
  const brief = makeBrief(FIXTURE);
  const claims = [...brief.sources, ...brief.ownVoice].flatMap(({ claims }) => claims);
  expect(claims.map(({ number }) => number)).toEqual(FIXTURE.claims.map((_, index) => index + 1));
  expect(new Set(claims.map(({ id }) => id))).toEqual(new Set(FIXTURE.claims.map(({ id }) => id)));
  expect(new Set(claims.map(({ stance }) => stance))).toEqual(new Set(STANCES));
});

test('sources come by number of claims, then by name', () => {
  expect(makeBrief(FIXTURE).sources.map(({ name, claims }) => [name, claims.length])).toEqual([
    ['Ilse Marden', 3],
    ['Oren Bask', 3],
    ['A senior customs official', 1],
    ['A senior customs official', 1],
    ['The Foreign Ministry', 1],
    ['The Port Authority', 1],
    ['The government of the Auster Islands', 1],
  ]);
});

describe('across documents', () => {
  test.each([
    ['Oren Bask', 'Oren Bask'],
    ['The Harbour Office', 'the Harbour Office'],
    ['鈴木', '鈴木'],
  ])('%s and %s are one source', (one, other) => {
    const brief = briefOf(said(`${one} said that four came.`, one), said(`Then ${other} said that six came.`, other));
    expect(brief.sources.map(({ documents }) => documents)).toEqual([[1, 2]]);
    expect(brief.alike).toEqual([]);
  });

  test.each([
    ['he', false, 'described, not named'],
    ['He', false, 'described, not named'],
    ['the ministry', false, 'described, not named'],
    ['A U.S. official', false, 'described, not named'],
    ['A U.S. official', true, 'not named'],
    ['Officials', true, 'not named'],
    ['Ships', false, 'described, not named'],
  ])('%s (anonymous: %s) stays in its document', (name, anonymous, why) => {
    const brief = briefOf(
      said(`${name} said that four ships came.`, name, anonymous),
      said(`Also ${name} said that six ships came.`, name, anonymous),
    );
    expect(brief.sources.map(({ documents, unnamed }) => [documents, unnamed])).toEqual([
      [[1], why],
      [[2], why],
    ]);
    expect(brief.alike).toEqual([`“${name}” in [1] and [2]: not shown to be the same source.`]);
  });

  test('a pronoun with a name found for it counts as the name', () => {
    const resolved = said('Later he said that five came.', 'he');
    const claim = { ...resolved.said.claim, chain: [{ ...resolved.said.claim.chain[0]!, name: 'Oren Bask' }] };
    const brief = briefOf(said('Oren Bask said that four came.', 'Oren Bask'), {
      ...resolved,
      said: { ...resolved.said, claim },
    });
    expect(brief.sources.map(({ documents }) => documents)).toEqual([[1, 2]]);
  });

  test('names that differ by a letter or by case are two sources', () => {
    const brief = briefOf(
      said('Oren Bask said that four came.', 'Oren Bask'),
      said('OREN BASK said that six came.', 'OREN BASK'),
    );
    expect(brief.sources).toHaveLength(2);
  });
});

test('speech whose speaker is lost or left out is not given to anybody', () => {
  const document = makeDocument({ text: 'It said that four came.' });
  const lost = makeSaid(document, { cue: 'said', contents: ['four came'], stance: 'asserts' });
  const brief = makeBrief(makeAnalysis({ documents: [document], said: [lost] }));
  expect(brief.sources.map(({ name, unnamed }) => [name, unnamed])).toEqual([
    ['Speaker lost', 'printed as the article’s own words'],
  ]);
  const left: Analysis = makeAnalysis({
    documents: [document],
    said: [{ ...lost, claim: { ...lost.claim, voice: 'attributed' } }],
  });
  expect(makeBrief(left).sources.map(({ name, unnamed }) => [name, unnamed])).toEqual([
    ['Source left out', 'the text does not say who'],
  ]);
});

test('a claim without content is looked up by its cue', () => {
  const document = makeDocument({ text: 'The office stayed silent.\nMara Quill declined to comment.' });
  const { attribution, claim } = makeSaid(document, {
    source: 'Mara Quill',
    cue: 'declined to comment',
    contents: ['comment'],
    stance: 'declines',
  });
  const brief = makeBrief(
    makeAnalysis({ documents: [document], said: [{ attribution, claim: { ...claim, contents: [] } }] }),
  );
  const [found] = brief.sources[0]!.claims;
  expect([found!.contents, found!.cue!.text, found!.at.line]).toEqual([[], 'declined to comment', 2]);
});

describe('documents', () => {
  const facts = (number: number) => makeBrief(FIXTURE).documents[number - 1]!;

  test('say outlet, date with its basis, kind and language', () => {
    expect([1, 2, 3].map((number) => facts(number).headline)).toEqual([
      ['Harbour Wire (wire)', '2024-10-21, json-ld datePublished', 'agency copy', 'English'],
      ['Auster Herald (state media, XA)', '2024-10, inferred from url', 'report', 'English'],
      ['outlet not known', 'date not found', 'kind not known', 'English'],
    ]);
  });

  test('without attribution say so; without a title give the first words', () => {
    expect(facts(3).facts.at(-1)!.sentence).toBe('No attribution found; 5 in the outlet’s own voice.');
    expect([facts(2).untitled, facts(2).title]).toEqual([
      true,
      'The Foreign Ministry on Tuesday denied that any barge from…',
    ]);
    const empty = makeBrief(makeAnalysis({ documents: [makeDocument({ text: '' })] })).documents[0]!;
    expect([empty.title, empty.facts.at(-1)!.sentence]).toEqual(['no text', 'No attribution and no claim found.']);
  });

  test('that were seen in several places count once', () => {
    expect(makeBrief(FIXTURE).summary).toBe(
      '3 documents from 3 outlets (1 from an outlet not known); 18 claims: 11 attributed, 7 in the outlet’s own voice; 2 events, none on independent origins; 2 origins; 1 input not read.',
    );
    expect(facts(1).facts.find(({ label }) => label === 'seen')!.sentence).toBe(
      'twice: Harbour Wire, https://wire.example/grain-barges, 2024-10-21; Daily Lantern, inputs/lantern.html, 2024-10-22; one document.',
    );
  });

  test('notes of one kind are told once, with every place', () => {
    const text = 'Wire +1\nWire +2\nWire +3';
    const message = 'A count of sources.';
    const notes = [0, 8, 16].map((start) => noteOn(text, start, start + 7, 'citation-debris', message));
    const document = makeDocument({ text, notes });
    const note = makeBrief(makeAnalysis({ documents: [document] })).documents[0]!.facts.find(
      ({ label }) => label === 'note',
    )!;
    expect(note.sentence).toBe('citation debris, 3 times: A count of sources.');
    expect(note.words.map(({ line, text }) => [line, text])).toEqual([
      [1, 'Wire +1'],
      [2, 'Wire +2'],
      [3, 'Wire +3'],
    ]);
  });
});

test('a claim of a document that is not there is misuse', () => {
  const claim = makeOwnVoice(makeDocument({ text: 'Ships left.' }), ['Ships left.']);
  expect(() => makeBrief(makeAnalysis({ claims: [claim] }))).toThrow(/makeBrief: claim .* is of document/);
});

test('what a source intends comes behind what it says, as no assertion, and is counted apart', () => {
  const document = makeDocument({ text: 'Mara Venn wants to build four ships. Mara Venn said that six had left.' });
  const source = 'Mara Venn';
  const intended = makeSaid(document, {
    source,
    kind: 'intention',
    cue: 'wants',
    contents: ['to build four ships'],
    stance: 'asserts',
    certainty: 'unstated',
  });
  const spoken = makeSaid(document, { source, cue: 'said', contents: ['six had left'], stance: 'asserts' });
  const brief = makeBrief(makeAnalysis({ documents: [document], said: [intended, spoken] }));
  expect(brief.sources.map(({ claims }) => claims.map(({ does, number }) => [does, number]))).toEqual([
    [
      ['asserts', 1],
      ['intends', 2],
    ],
  ]);
  expect(brief.summary).toContain('1 attributed, 1 intended');
});
