import fc from 'fast-check';
import { parseAtomFeed } from 'feedsmith';
import { describe, expect, test } from 'vitest';
import { elementsOf } from '../../../test/support/office.ts';
import { type Change, changesBetween, eventStateOf } from '../../document/change.ts';
import { FIXTURE } from '../fixture.ts';
import { type AtomOptions, byWeight, changesAsAtom, changesAsJson, changesAsLines } from './index.ts';

const [shipped, more] = FIXTURE.events;
const AT = '2024-11-05T10:00:00Z';
const LATER = '2024-11-06T08:30:00Z';
const before = [
  { ...eventStateOf(shipped!), contested: false },
  { ...eventStateOf(more!), id: 'gone', label: 'visit: gone', support: 'independent' as const, independent: 2 },
];
const CHANGES = [
  ...changesBetween(before, [shipped!], AT, () => ['d1', 'd2']),
  ...changesBetween([], [more!], LATER, () => ['d1']),
];
const OPTIONS: AtomOptions = { dossier: 'd', title: 'Changes', since: '2024-01-01T00:00:00Z', version: '0.1.0' };

/** A change whose strings are those of a stranger. */
function hostile(words: string): Change {
  return { ...CHANGES[0]!, event: { ...CHANGES[0]!.event, label: words, type: words }, explanation: words };
}

const HOSTILE = [
  '</title><script>alert(1)</script>',
  'a & b "c" \'d\' ]]>',
  'x\u001b[2J\u202ey\u0000z\ufffe',
  'line\nline',
  '=1+1',
  '\ud800',
];

describe('lines', () => {
  test('say when, what and from what to what', () => {
    expect(changesAsLines(CHANGES)).toBe(
      [
        '2024-11-05T10:00:00Z contested: goods transfer: Velsk, Auster Islands, 2024-10-20 — a single report → a single report, contested (2 documents)',
        '2024-11-05T10:00:00Z gone: visit: gone — was 2 independent origins',
        '2024-11-06T08:30:00Z new: goods transfer: Velsk, 2024-10 — a single report (1 document)',
        '',
      ].join('\n'),
    );
  });

  test('say when a contest ends', () => {
    const [change] = changesBetween([{ ...eventStateOf(more!), contested: true }], [more!], AT, () => []);
    expect(changesAsLines([change!])).toContain(' no longer contested: ');
  });

  test('of nothing are nothing', () => expect([changesAsLines([]), changesAsJson([])]).toEqual(['', '']));

  test.each(HOSTILE)('of %j are one line and do not act', (words) => {
    expect(changesAsLines([hostile(words)])).toMatch(/^[^\n\u0000-\u001f\u202e]+\n$/);
  });
});

describe('by weight', () => {
  const change = (kind: Change['kind'], label: string, documents = 0, independent = 0): Change => ({
    ...{ kind, at: AT, documents: Array.from({ length: documents }, (_, at) => `d${at}`), explanation: '' },
    event: { id: `id of ${label}`, type: 'visit', label, verdict: 'independent', independent, contested: false },
  });
  const ORDER = [
    change('verdict-changed', 'z', 2),
    change('contested', 'a', 1, 1),
    change('contested', 'b', 1),
    change('verdict-changed', 'b', 1),
    change('event-new', 'é', 3),
    change('event-new', 'b', 1, 2),
    change('event-new', 'Z', 1),
    change('event-gone', 'a'),
    change('event-new', 'é'),
  ];

  test('come changed verdicts and contests, then what most documents and origins tell, then labels', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(ORDER, { minLength: ORDER.length }), (mixed) => {
        expect(byWeight(mixed)).toEqual(ORDER);
      }),
    );
  });
});

describe('JSON', () => {
  test('is one object a line that reads back as the change', () => {
    const lines = changesAsJson([...CHANGES, ...HOSTILE.map(hostile)])
      .split('\n')
      .slice(0, -1);
    expect(lines.map((line) => JSON.parse(line))).toEqual([...CHANGES, ...HOSTILE.map(hostile)]);
    for (const line of lines) expect(line).not.toMatch(/[\u007f-\u009f\u202e\u2028]/);
  });
});

describe('the Atom feed', () => {
  test('has what RFC 4287 asks of a feed and of each entry', () => {
    const xml = changesAsAtom(CHANGES, {
      ...OPTIONS,
      self: 'https://h.example/changes?a=1&b=2',
      linkOf: (id) => `https://h.example/events/${id}`,
    });
    const feed = parseAtomFeed(xml);
    expect(feed).toMatchObject({ title: { value: 'Changes' }, updated: LATER, authors: [{ name: 'Hearsay' }] });
    expect(feed.links).toEqual([expect.objectContaining({ rel: 'self', href: 'https://h.example/changes?a=1&b=2' })]);
    expect(feed.entries!.map(({ title, updated }) => [title?.value, updated])).toEqual([
      ['new: goods transfer: Velsk, 2024-10', LATER],
      ['contested: goods transfer: Velsk, Auster Islands, 2024-10-20', AT],
      ['gone: visit: gone', AT],
    ]);
    for (const { id, content, links } of feed.entries!) {
      expect(id).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      expect(content!.value!.length).toBeGreaterThan(5);
      expect(links).toHaveLength(1);
    }
    const once = ['id', 'title', 'updated'];
    for (const parent of elementsOf(xml, 'feed', 'entry')) {
      const names = elementsOf(parent).filter(
        (one) => (one as unknown as { parentNode: unknown }).parentNode === parent,
      );
      expect(
        names
          .map(({ tagName }) => tagName)
          .filter((name) => once.includes(name))
          .sort(),
      ).toEqual(once);
    }
  });

  test('of no changes is a feed of its first day', () => {
    expect(parseAtomFeed(changesAsAtom([], OPTIONS))).toMatchObject({
      updated: OPTIONS.since,
      title: { value: 'Changes' },
    });
  });

  test('keeps ids: of a change in every feed, and apart between dossiers, kinds and instants', () => {
    const ids = (changes: readonly Change[], dossier = 'd') =>
      elementsOf(changesAsAtom(changes, { ...OPTIONS, dossier }), 'id').map(({ textContent }) => textContent);
    expect(ids(CHANGES.slice(0, 1))).toEqual(ids(CHANGES).filter((id) => ids(CHANGES.slice(0, 1)).includes(id)));
    const all = [...ids(CHANGES), ...ids(CHANGES, 'other'), ...ids([{ ...CHANGES[0]!, at: LATER }]).slice(1)];
    expect(new Set(all).size).toBe(all.length);
  });

  test('is well-formed and says no more than it was given, whatever the words', () => {
    fc.assert(
      fc.property(fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary' })), (words) => {
        const xml = changesAsAtom([hostile(words)], { ...OPTIONS, title: words });
        expect(elementsOf(xml).map(({ tagName }) => tagName)).toEqual(
          elementsOf(changesAsAtom([hostile('plain')], OPTIONS)).map(({ tagName }) => tagName),
        );
        expect(xml).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u202e\ufffe\uffff]/);
        expect(xml.isWellFormed()).toBe(true);
      }),
    );
  });
});
