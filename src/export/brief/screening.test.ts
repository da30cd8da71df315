import { describe, expect, it, test } from 'vitest';
import type { DossierScreening } from '../../document/screening.ts';
import { FIXTURE } from '../fixture.ts';
import { formatBrief } from '../index.ts';

const SCREENING: DossierScreening = {
  ...{ algorithm: 'names/1', threshold: 825, names: 3, entities: 2 },
  lists: [
    { id: 'league', title: 'The League', version: 'a1'.repeat(32), generated: '2026-01-10' },
    { id: 'velsk', title: 'Velsk', version: 'b2'.repeat(32) },
  ],
  hits: [
    {
      ...{ entity: 'e1', name: 'Ada Moor', asked: 'A. Moor', score: 960, strength: 'strong', kind: 'person' },
      ...{ list: 'league', version: 'a1'.repeat(32), entry: 'L.7', listed: '<MOOR>, *Ada*', status: 'suggestion' },
    },
    {
      ...{ entity: 'e2', name: 'Moor Barges', asked: 'Moor Barges', score: 830, strength: 'slight', kind: 'body' },
      ...{ list: 'velsk', version: 'b2'.repeat(32), entry: '9', listed: 'Moor Barge Co.', status: 'not-the-same' },
      decided: { who: 'Ann', at: '2026-01-12T08:00:00Z', why: 'another port\u202e' },
    },
  ],
};
const FORMATS = ['terminal', 'md', 'html', 'json'] as const;
const HEADING = /names on lists of sanctions/i;
const briefOf = (format: (typeof FORMATS)[number], screening?: DossierScreening) =>
  formatBrief({ ...FIXTURE, ...(screening && { screening }) }, { format, width: 400 });
const spaces = (text: string) => text.replace(/\s+/g, ' ');

describe.each(FORMATS)('%s', (format) => {
  it('says nothing where no list was asked', () => {
    expect(briefOf(format)).not.toMatch(HEADING);
    expect(briefOf(format)).not.toContain('"screening"');
  });

  it('gives the same bytes again', () => expect(briefOf(format, SCREENING)).toBe(briefOf(format, SCREENING)));
});

test('the terminal tells names, list, entry, strength and version as suggestions', () => {
  const text = spaces(briefOf('terminal', SCREENING));
  expect(text).toContain(
    '3 names of 2 entities screened against league, version a1a1a1a1a1a1 of 2026-01-10; velsk, version b2b2b2b2b2b2: 2 hits from 825 points of 1000. Each is a suggestion until a person decides: the same name is not the same person.',
  );
  expect(text).toContain(
    'Ada Moor is like <MOOR>, *Ada*, league L.7 strong (960) · person · by the name A. Moor · version a1a1a1a1a1a1 · a suggestion, not decided',
  );
  expect(text).toContain('decided: not the same, by Ann on 2026-01-12: another port');
  expect(text).not.toContain('\u202e');
});

test('markdown and HTML let nothing of a list become markup', () => {
  expect(briefOf('md', SCREENING)).toContain('**Ada Moor is like &lt;MOOR&gt;, \\*Ada\\*, league L.7**');
  expect(briefOf('html', SCREENING)).toContain('Ada Moor is like &lt;MOOR&gt;, *Ada*, league L.7');
  expect(briefOf('html', SCREENING)).toContain('<a href="#screening">On lists</a>');
  for (const format of ['md', 'html'] as const) expect(briefOf(format, SCREENING)).not.toContain('\u202e');
});

test('JSON has the receipt of each hit', () =>
  expect(JSON.parse(briefOf('json', SCREENING)).screening).toEqual(SCREENING));

test('without a hit one line is all', () => {
  const text = briefOf('terminal', { ...SCREENING, hits: [] });
  const [, below = ''] = text.split(HEADING);
  expect(below.trim().split('\n')[0]).toMatch(/^3 names of 2 entities screened against .*: no hit\.$/);
  expect(text).not.toContain('until a person decides');
});
