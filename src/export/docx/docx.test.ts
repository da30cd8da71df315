import mammoth from 'mammoth';
import { describe, expect, test } from 'vitest';
import {
  elementsOf,
  inAnotherYear,
  inAnotherZone,
  joined,
  partsOf,
  type XmlElement,
} from '../../../test/support/office.ts';
import type { Analysis } from '../../document/analysis.ts';
import { inertCodes } from '../brief/inert.ts';
import { FIXTURE, HOSTILE_FIXTURE, makeAnalysis, makeDocument, makeEvent, makeOwnVoice } from '../fixture.ts';
import { officePieces } from '../index.ts';

const docx = (analysis: Analysis) => joined(officePieces(analysis, { format: 'docx' }));
const fixture = partsOf(docx(FIXTURE));
const hostile = partsOf(docx(HOSTILE_FIXTURE));

/** One block a line, so that a difference can be read. */
const inLines = (xml = '') => xml.replace(/(<\/w:(?:p|tc|tr|tbl|footnote)>)(?=<)/g, '$1\n');

test.each(['document', 'footnotes'])('golden/%s.xml', async (name) => {
  await expect(inLines(fixture[`word/${name}.xml`])).toMatchFileSnapshot(`golden/${name}.xml`);
});

/** The words of an element, its breaks and tabs as they stood in the text. */
function wordsOf(element: XmlElement): string {
  return elementsOf(element)
    .map(({ tagName, textContent }) =>
      tagName === 'w:br' ? '\n' : tagName === 'w:tab' ? '\t' : tagName === 'w:t' ? textContent : '',
    )
    .join('');
}

const NOTE = /, document (\d+), line (\d+)(?:, page (\d+))?, characters (\d+) to (\d+): “([\s\S]*)”$/;

describe.each([
  ['the fixture', FIXTURE, fixture, 15],
  ['hostile strings', HOSTILE_FIXTURE, hostile, 6],
] as const)('the memo of %s', (_, analysis, parts, least) => {
  const notes = elementsOf(parts['word/footnotes.xml']!, 'w:footnote').filter((note) => !note.getAttribute('w:type'));

  test('has footnotes whose words are those of the document at that place', () => {
    expect(notes.length).toBeGreaterThan(least);
    for (const note of notes) {
      const [, number, line, page, start, end, words] = NOTE.exec(wordsOf(note)) ?? [];
      const { text, pages } = analysis.documents[Number(number) - 1]!;
      expect(words).toBe(inertCodes(text.slice(Number(start), Number(end))));
      expect(text.slice(0, Number(start)).split('\n').length).toBe(Number(line));
      expect(page).toBe(pages?.findLast((one) => one.start <= Number(start))?.page.toString());
    }
  });

  test('refers to each footnote once, in order', () => {
    const ids = elementsOf(parts['word/document.xml']!, 'w:footnoteReference').map((one) => one.getAttribute('w:id'));
    expect(ids).toEqual(notes.map((note) => note.getAttribute('w:id')));
    expect(ids).toEqual(notes.map((_, at) => `${at + 1}`));
  });

  test('has elements of ours only, no field, no link, and no character that acts', () => {
    for (const name of ['word/document.xml', 'word/footnotes.xml']) {
      const xml = parts[name]!;
      const names = new Set(elementsOf(xml).map(({ tagName }) => tagName));
      expect(names.size).toBeGreaterThan(8);
      expect([...names].filter((one) => !ELEMENTS.includes(one))).toEqual([]);
      expect(xml.replaceAll('\n', '')).not.toMatch(
        /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufffe\uffff]/,
      );
    }
  });

  test('is read by another program', async () => {
    const { value, messages } = await mammoth.convertToHtml({ buffer: docx(analysis) });
    expect(messages.filter(({ type }) => type === 'error')).toEqual([]);
    expect(value).not.toContain('<script');
    expect(value.match(/id="footnote-\d+"/g)).toHaveLength(notes.length);
  });
});

const ELEMENTS =
  'w:document w:body w:p w:pPr w:pStyle w:r w:rPr w:rStyle w:t w:br w:tab w:footnoteReference w:footnoteRef w:footnotes w:footnote w:separator w:continuationSeparator w:tbl w:tblPr w:tblStyle w:tblW w:tblLayout w:tblGrid w:gridCol w:tr w:trPr w:cantSplit w:tblHeader w:tc w:tcPr w:tcW w:sectPr w:footerReference w:pgSz w:pgMar'.split(
    ' ',
  );

test('tells verdict, positions and figures, and quotes the whole claim for the word that tells of an event', () => {
  const [positions, figures] = elementsOf(fixture['word/document.xml']!, 'w:tbl').map((table) =>
    elementsOf(table, 'w:tr').map((row) => elementsOf(row, 'w:tc').map(wordsOf)),
  );
  expect(positions).toEqual([
    ['Who', 'Stance', 'Certainty', 'Since', 'Words'],
    [
      ...['Velsk (official position)', 'asserts', 'certain', '2024-10-21'],
      '“Ten barges with grain left the port of Velsk for the Auster Islands on Sunday”',
    ],
    [
      ...['Auster Islands (official position)', 'denies', 'certain', '2024-10-21'],
      '“any barge from Velsk had unloaded grain on the islands”',
    ],
  ]);
  expect(figures![1]).toEqual([
    ...['quantity', '“Ten barges”', '“two more barges”'],
    'different things: The one is of what happened, the other of what may be.',
  ]);
  const lines = elementsOf(fixture['word/document.xml']!, 'w:p').map(wordsOf);
  expect(lines).toContain(
    'a single report, contested. One document says it happened. The one origin is Ilse Marden. Contested: the Foreign Ministry denies it.',
  );
  expect(lines.find((line) => line.startsWith('told goods transfer, possible'))).toMatch(
    /“two more barges may follow this month”$/,
  );
});

test('is the same bytes again, and under another clock and time zone', () => {
  const once = docx(FIXTURE);
  expect(docx(FIXTURE).equals(once)).toBe(true);
  expect(inAnotherYear(() => docx(FIXTURE)).equals(once)).toBe(true);
  expect(inAnotherZone('docx').equals(once)).toBe(true);
});

test('bears the day of the newest document, or none', () => {
  expect(fixture['docProps/core.xml']).toContain('2024-10-31T00:00:00Z</dcterms:created>');
  expect(hostile['docProps/core.xml']).not.toContain('dcterms:created');
});

test('an analysis of nothing is a memo too', async () => {
  const { value } = await mammoth.extractRawText({ buffer: docx(makeAnalysis({})) });
  expect(value).toMatch(/^Brief\n+0 documents from 0 outlets; 0 claims; nothing left unread\.\n+How to read this/);
});

test('the time grows with the number of events, not with its square', () => {
  const [small, large] = [eventsIn(200), eventsIn(800)];
  docx(small);
  const few = seconds(() => docx(small));
  const many = seconds(() => docx(large));
  expect(many, `${few} s for 200 events, ${many} s for 800`).toBeLessThan(0.5 + few * 12);
});

/** One document of `number` claims that each foresee something. */
function eventsIn(number: number): Analysis {
  const lines = Array.from({ length: number }, (_, at) => `Ship number ${at} may leave the port.`);
  const document = makeDocument({ text: lines.join('\n') });
  const claims = lines.map((line) => makeOwnVoice(document, [line]));
  const eventMentions = claims.map((claim, at) =>
    makeEvent(document, claim, { type: 'goods-transfer', trigger: `number ${at} may`, modality: 'possible' }),
  );
  return makeAnalysis({ documents: [document], claims, eventMentions });
}

function seconds(run: () => void): number {
  const start = performance.now();
  run();
  return (performance.now() - start) / 1000;
}
