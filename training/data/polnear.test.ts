import { expect, it } from 'vitest';
import { parseStandoff } from './polnear.ts';

const at = (start: number, end: number) => ({ start, end });

it('reads sources, cues and contents by the links between them', () => {
  const standoff = [
    'T1\tSource 0 11\tThe mayor',
    'T2\tCue 12 16\tsaid',
    'T3\tContent 17 40\tthat the ferry had left',
    'T4\tAttribution 12 16\tsaid',
    'E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1',
  ];
  expect(parseStandoff(standoff.join('\n'))).toEqual([
    { source: [at(0, 11)], cue: [at(12, 16)], content: [at(17, 40)] },
  ]);
});

it('reads a span in several pieces, and a second one of the same part, in text order', () => {
  const standoff = [
    'E1\tAttribution:T9 Content2:T3 Content:T4 Cue:T2 Source:T1',
    'T1\tSource 20 25;30 41\tthe … mayor',
    'T2\tCue 42 46\tsaid',
    'T3\tContent 50 61\tgo on board',
    'T4\tContent 0 18\tIt is time to leave',
  ];
  expect(parseStandoff(standoff.join('\n'))).toEqual([
    { source: [at(20, 25), at(30, 41)], cue: [at(42, 46)], content: [at(0, 18), at(50, 61)] },
  ]);
});

it('passes over a note with a line break, spans without links, and what else is there', () => {
  const standoff = [
    'T1\tCue 12 16\tsaid',
    '#1\tAnnotatorNotes T1\tCould be a statement,',
    'or a mere opinion of T2 and E3',
    '',
    'T2\tContent 17 40\tthe ferry had left',
    'T3\tDiscard 50 60\tnot at all',
    'T4\tDiscuss 60 70\tis it one?',
    'E1\tAttribution-no-source:T5 Content:T2 Cue:T1 ',
    'A1\tSure E1',
  ];
  expect(parseStandoff(standoff.join('\n'))).toEqual([{ source: [], cue: [at(12, 16)], content: [at(17, 40)] }]);
});

it('finds nothing in nothing', () => expect(parseStandoff('')).toEqual([]));
