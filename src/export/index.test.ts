import { expect, test } from 'vitest';
import type { Analysis } from '../document/analysis.ts';
import { FIXTURE, makeAnalysis, makeDocument, makeOwnVoice, makeSaid } from './fixture.ts';
import {
  BRIEF_FORMATS,
  briefPieces,
  EXPORT_FORMATS,
  exportPieces,
  formatBrief,
  INTERCHANGE_FORMATS,
  interchangePieces,
  isOfficeFormat,
  OFFICE_FORMATS,
  officePieces,
} from './index.ts';
import { EVENT_TYPES, INTERCHANGE_FIXTURE } from './interchange/testing/fixture.ts';

test.each([
  ['terminal', 'brief.txt'],
  ['md', 'brief.md'],
  ['html', 'brief.html'],
] as const)('%s: golden/%s', async (format, file) => {
  await expect(formatBrief(FIXTURE, { format })).toMatchFileSnapshot(`golden/${file}`);
});

test('what no part fills yet is not mentioned', () => {
  for (const format of ['terminal', 'md', 'html'] as const) {
    const visible = formatBrief(FIXTURE, { format }).replace(/<style>[\s\S]*<\/style>/, '');
    expect(visible).not.toMatch(/lineage|provision|rating/i);
  }
});

test('an analysis of nothing prints in every format', () => {
  const nothing = makeAnalysis({});
  expect(formatBrief(nothing, { format: 'terminal' })).toMatch(
    /^0 documents from 0 outlets; 0 claims; nothing left unread\./,
  );
  for (const format of BRIEF_FORMATS) expect(formatBrief(nothing, { format })).toMatch(/\n$/);
});

const OPTIONS = { all: true, width: 60, color: true, asOf: '2030-01-01' };
const CODED = { eventTypes: EVENT_TYPES };

test.each([
  ...BRIEF_FORMATS.map((format) => [format, briefPieces(INTERCHANGE_FIXTURE, { format, ...OPTIONS })] as const),
  ...OFFICE_FORMATS.map((format) => [format, officePieces(INTERCHANGE_FIXTURE, { format, ...OPTIONS })] as const),
  ...INTERCHANGE_FORMATS.map(
    (format) => [format, interchangePieces(INTERCHANGE_FIXTURE, { format, ...CODED })] as const,
  ),
])('the pieces of %s are those of its own', (format, own) => {
  expect([...exportPieces(INTERCHANGE_FIXTURE, { format, ...OPTIONS, ...CODED })]).toEqual([...own]);
});

test('formats have names of their own, and some are bytes', () => {
  expect(new Set(EXPORT_FORMATS).size).toBe(BRIEF_FORMATS.length + OFFICE_FORMATS.length + INTERCHANGE_FORMATS.length);
  expect(EXPORT_FORMATS.filter(isOfficeFormat)).toEqual(OFFICE_FORMATS);
});

/** `documents` texts with 30 claims each, 20 of them said by somebody. */
function manyClaims(documents: number): Analysis {
  const texts = Array.from({ length: documents }, (_, number) =>
    makeDocument({
      title: `Report ${number}`,
      text: Array.from(
        { length: 30 },
        (_, line) => `Speaker ${line % 7} said that ${number + line} ships had left port ${number}-${line}.`,
      ).join('\n\n'),
    }),
  );
  const lines = (text: string) => text.split('\n\n');
  return makeAnalysis({
    documents: texts,
    said: texts.flatMap((document) =>
      lines(document.text)
        .slice(0, 20)
        .map((line) =>
          makeSaid(document, {
            source: line.slice(0, 9),
            cue: 'said',
            contents: [line.slice(line.indexOf('that') + 5, -1)],
            stance: 'asserts',
          }),
        ),
    ),
    claims: texts.flatMap((document) =>
      lines(document.text)
        .slice(20)
        .map((line) => makeOwnVoice(document, [line])),
    ),
  });
}

test('the time grows with the number of claims, not with its square', () => {
  const small = manyClaims(50);
  const large = manyClaims(200);
  for (const format of BRIEF_FORMATS) {
    formatBrief(small, { format, all: true });
    const few = seconds(() => formatBrief(small, { format, all: true }));
    const many = seconds(() => formatBrief(large, { format, all: true }));
    expect(many, `${format}: ${few} s for 50 documents, ${many} s for 200`).toBeLessThan(0.5 + few * 12);
  }
});

function seconds(run: () => void): number {
  const start = performance.now();
  run();
  return (performance.now() - start) / 1000;
}
