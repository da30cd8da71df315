import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Document } from '../../document/document.ts';
import { quote } from '../../document/span.ts';
import { findLineage, type LineageInput, Lineages } from './lineage.ts';
import { LineageIndex } from './lineage-index.ts';
import { claimOf, documentOf, publishedOn } from './testing.ts';
import { readWords } from './words.ts';

const WIRE =
  'The envoy said on Monday that 1,500 soldiers had left the northern port for training camps across the border. Satellite pictures taken a week before show trucks on the coast road and tents beside the airfield. A shopkeeper in the town said he had sold out of batteries, and that officers paid him in new notes. The defence ministry declined to comment on the pictures or on the number.';
const OTHER =
  'Farmers in the east of the country worry about the rice harvest after a dry summer, and prices at the markets have doubled since June. The weather office expects rain in October. Aid groups say that warehouses in four provinces are empty, and ask donors to send grain before the roads freeze.';
const THIRD =
  'A court in the capital fined two shipping agents who had changed the names of vessels in the register to hide their owners. The judge called the papers a clumsy forgery. Lawyers for the agents said they would appeal, and that the harbour master knew of the change from the beginning.';

/** A set with copies, a lifted paragraph, a correction, a shared quotation, and texts that are their own. */
const SET: readonly Document[] = [
  documentOf('wire', WIRE, { outlet: 'mpa', ...publishedOn('2024-10-18') }),
  documentOf('reprint', WIRE.replace('1,500', '15,000'), { outlet: 'post', ...publishedOn('2024-10-19') }),
  documentOf('short', WIRE.split('. ').slice(0, 2).join('. ') + '.', { outlet: 'courier' }),
  documentOf(
    'digest',
    `${OTHER}\n\n${WIRE.split('. ').slice(1, 3).join('. ')}.\n\n${THIRD}`,
    publishedOn('2024-10-21'),
  ),
  documentOf('other', OTHER),
  documentOf('third', THIRD),
  documentOf('corrected', `Correction: the envoy spoke of 1,500 soldiers.\n${WIRE}`, {
    outlet: 'post',
    ...publishedOn('2024-10-20'),
  }),
  documentOf('one', 'Update'),
  documentOf('two', 'Update'),
  documentOf('none', ''),
];

const rowsOf = (input: LineageInput): string => JSON.stringify(findLineage(input).rows);
const relations = (documents: readonly Document[], more: Omit<LineageInput, 'documents'> = {}): string[] =>
  findLineage({ documents, ...more }).rows.map(
    ({ from, to, kind, direction }) => `${from} ${direction === 'known' ? '>' : '?'} ${to}: ${kind}`,
  );

describe('lineage', () => {
  it('names copies, parts and corrections with their direction', () => {
    expect(relations(SET)).toEqual([
      'reprint > corrected: copy',
      'reprint > corrected: corrects',
      'wire > corrected: copy',
      'corrected > digest: partial-copy',
      'reprint > digest: partial-copy',
      'wire > digest: partial-copy',
      'digest ? other: copy',
      'wire > reprint: copy',
      'corrected > short: copy',
      'reprint > short: copy',
      'wire > short: copy',
      'digest ? third: copy',
    ]);
  });

  it('is the same for every order of the documents', () => {
    const expected = rowsOf({ documents: SET });
    fc.assert(
      fc.property(fc.shuffledSubarray([...SET], { minLength: SET.length }), (documents) => {
        expect(rowsOf({ documents })).toBe(expected);
      }),
      { numRuns: 25 },
    );
  });

  it('gives only quotes that stand in their documents', () => {
    const texts = new Map(SET.map(({ id, text }) => [id, text]));
    for (const { altered, cut, added, evidence } of findLineage({ documents: SET }).rows) {
      const quotes = [...altered.flatMap(({ a, b }) => [a, b]), ...cut, ...added, ...evidence];
      for (const { document, start, end, text } of quotes) expect(texts.get(document!)!.slice(start, end)).toBe(text);
    }
  });

  it('is the same with other names of states and other dates', () => {
    const renamed = (text: string) =>
      text.replaceAll('northern port', 'Ruritanian port').replaceAll('October', 'March');
    const moved = SET.map((document) => ({ ...document, text: renamed(document.text) }));
    expect(relations(moved)).toEqual(relations(SET));
  });

  it('puts copies into one class, and a digest into none', () => {
    const lineages = findLineage({ documents: SET });
    expect(['wire', 'reprint', 'short', 'corrected'].map((id) => lineages.copyClassOf(id))).toEqual(
      Array(4).fill('corrected'),
    );
    for (const id of ['digest', 'other', 'third', 'one', 'two', 'none']) expect(lineages.copyClassOf(id)).toBe(id);
  });

  it('follows words to the texts that they are from', () => {
    const lineages = findLineage({ documents: SET });
    const digest = SET.find(({ id }) => id === 'digest')!;
    const claim = 'officers paid him in new notes';
    const start = digest.text.indexOf(claim);
    const found = lineages.sourcesOf('digest', { start, end: start + claim.length });
    expect(found.map(({ document }) => document).sort()).toEqual(['corrected', 'reprint', 'wire']);
    for (const { text } of found) expect(text).toBe(claim);
    expect(lineages.sourcesOf('wire', { start: 0, end: 30 })).toEqual([]);
  });

  it('shows a figure that a reprint changed', () => {
    const row = findLineage({ documents: SET }).rows.find(({ from, to }) => from === 'wire' && to === 'reprint')!;
    expect(row.altered.map(({ a, b, change }) => [a.text, b.text, change])).toEqual([['1,500', '15,000', 'figure']]);
    expect(row).toMatchObject({ from: 'wire', to: 'reprint', kind: 'copy' });
  });

  it('takes comparisons made before', () => {
    const made = findLineage({ documents: SET });
    expect(made.comparisons.size).toBeGreaterThan(5);
    const known = new Lineages({});
    for (const [key, comparison] of made.comparisons) known.comparisons.set(key, comparison);
    for (const document of SET) known.put(document, [], '');
    known.update();
    expect(known.takeFresh()).toEqual([]);
    expect(JSON.stringify(known.rows)).toBe(rowsOf({ documents: SET }));
  });
});

describe('the direction', () => {
  const credit = (text: string, name: string) => ({ kind: 'wire' as const, name, quote: quote(text, 0, 8) });
  const outlets = [
    { id: 'mpa', name: 'Meridian Press Agency', kind: 'wire' as const, domains: [] },
    { id: 'post', name: 'Post', kind: 'newspaper' as const, domains: [] },
  ];
  const agency = { credits: [credit(WIRE, 'Meridian Press Agency')] };
  const directions: [string, Partial<Document>, Partial<Document>, string, RegExp][] = [
    ['by date', publishedOn('2024-05-02'), publishedOn('2024-05-01'), 'b > a: copy', /before/],
    ['by hour', publishedOn('2024-05-01T11:00:00+02:00'), publishedOn('2024-05-01T10:00:00Z'), 'a > b: copy', /before/],
    ['not within a day', publishedOn('2024-05-01'), publishedOn('2024-05-01T10:00:00Z'), 'a ? b: copy', /No date/],
    [
      'by credit, against the date',
      { ...agency, ...publishedOn('2024-05-01') },
      { outlet: 'mpa', ...publishedOn('2024-05-02') },
      'b > a: copy',
      /Meridian/,
    ],
    ['by agency', { outlet: 'post' }, { outlet: 'mpa' }, 'b > a: copy', /agency/],
    [
      'of two that credit a third',
      { ...agency, ...publishedOn('2024-05-01') },
      { ...agency, ...publishedOn('2024-05-02') },
      'a ? b: copy',
      /Both credit/,
    ],
    ['unknown', {}, {}, 'a ? b: copy', /No date/],
  ];
  test.each(directions)('%s', (_, a, b, expected, reason) => {
    const documents = [documentOf('a', WIRE, a), documentOf('b', WIRE, b)];
    const row = findLineage({ documents, outlets }).rows.find(({ kind }) => kind === 'copy')!;
    expect(`${row.from} ${row.direction === 'known' ? '>' : '?'} ${row.to}: ${row.kind}`).toBe(expected);
    expect(row.reason).toMatch(reason);
  });

  it('by length: the shorter ends where the longer goes on', () => {
    const documents = [documentOf('a', WIRE.split('. ').slice(0, 2).join('. ')), documentOf('b', WIRE)];
    expect(relations(documents)).toEqual(['b > a: copy']);
  });
});

describe('credits and citations', () => {
  const names = { byName: (name: string) => (/NBC/.test(name) ? { id: 'nbc-news', name: 'NBC News' } : undefined) };
  const text =
    'Officials told NBC News that the test was near. The story was first reported by the Harbour Courier. (Reuters)';
  const document = documentOf('d', text, {
    outlet: 'post',
    credits: [{ kind: 'wire', name: 'Reuters', quote: quote(text, text.indexOf('(Reuters)'), text.length) }],
  });
  const claims = [
    claimOf(document, 'the test was near', [
      { name: 'Officials', relation: 'said-to' },
      { name: 'NBC News', relation: 'cites', kind: 'outlet' },
    ]),
    claimOf(document, 'The story', [{ name: 'the Harbour Courier', relation: 'first-reported-by', kind: 'outlet' }]),
  ];

  it('are rows from outlets, with their words', () => {
    const { rows } = findLineage({ documents: [document], claims, names });
    expect(rows.map(({ from, fromKind, to, kind, evidence }) => [from, fromKind, to, kind, evidence[0]!.text])).toEqual(
      [
        ['harbour-courier', 'outlet', 'd', 'first-reported-by', 'the Harbour Courier'],
        ['nbc-news', 'outlet', 'd', 'cites', 'NBC News'],
        ['reuters', 'outlet', 'd', 'wire-credit', '(Reuters)'],
      ],
    );
  });

  it('leave out the outlet itself', () => {
    const own = { ...document, outlet: 'nbc-news' };
    expect(findLineage({ documents: [own], claims, names }).rows.map(({ from }) => from)).not.toContain('nbc-news');
  });

  it('that go round are loops', () => {
    const citing = (id: string, cited: string) => {
      const words = documentOf(id, `${cited} reported the launch from ${id}.`, { outlet: id });
      return { words, claim: claimOf(words, 'the launch', [{ name: cited, relation: 'cites', kind: 'outlet' }]) };
    };
    const made = [citing('alpha', 'Beta'), citing('beta', 'Gamma'), citing('gamma', 'Alpha'), citing('delta', 'Alpha')];
    const input = { documents: made.map(({ words }) => words), claims: made.map(({ claim }) => claim) };
    const { loops } = findLineage(input);
    expect(loops).toEqual([{ nodes: ['alpha', 'beta', 'gamma'] }]);
    expect(findLineage({ ...input, storyOf: (id) => id }).loops).toEqual([]);
  });
});

describe('the same release', () => {
  const SPEECH = '“We saw forty trucks leave the border station before the rain began,”';
  const report = (id: string, speaker: string, rest: string, more: Partial<Document> = {}) => {
    const document = documentOf(id, `${rest} ${SPEECH} ${speaker} said at the briefing.`, more);
    return { document, claim: claimOf(document, SPEECH, [{ name: speaker }]) };
  };
  const input = (...made: ReturnType<typeof report>[]) => ({
    documents: made.map(({ document }) => document),
    claims: made.map(({ claim }) => claim),
  });
  const a = report(
    'a',
    'General Anna Olsen',
    'A convoy was on the move, according to officers of the guard in the south.',
  );
  const b = report('b', 'Olsen', 'Rain has delayed work on the railway, and nobody can say when the line opens again.');

  it('is known by quoted words, and of neither first', () => {
    const { rows } = findLineage(input(a, b));
    expect(rows.map(({ kind, direction }) => [kind, direction])).toEqual([['same-release', 'unknown']]);
    expect(rows[0]!.reason).toContain('one speaker');
    expect(rows[0]!.evidence.map(({ text }) => text)).toEqual(
      Array(2).fill(expect.stringContaining('forty trucks leave')),
    );
  });

  it('shows a speaker that was swapped', () => {
    const swapped = report(
      'c',
      'Peter Novak',
      'Rain has delayed work on the railway, and nobody can say when it opens.',
    );
    const { rows } = findLineage(input(a, swapped));
    expect(rows[0]!.altered.map((one) => [one.a.text, one.b.text, one.change])).toEqual([
      ['General Anna Olsen', 'Peter Novak', 'speaker'],
    ]);
  });

  it('needs the same days where the speakers differ', () => {
    const early = report('a', 'General Anna Olsen', 'A convoy was on the move.', publishedOn('2024-01-01'));
    const late = report('c', 'Peter Novak', 'Rain has delayed work on the railway.', publishedOn('2024-03-01'));
    expect(findLineage(input(early, late)).rows).toEqual([]);
  });
});

describe('corrections', () => {
  it('of a title that a notice names', () => {
    const old = documentOf('old', 'Ships seen at the closed port\n\nNine ships came.', {
      title: 'Ships seen at the closed port',
    });
    const notice = documentOf('notice', 'Retraction: “Ships seen at the closed port” had no source.');
    expect(relations([old, notice])).toEqual(['old > notice: retracts']);
  });

  it('are not made of another text by the same words', () => {
    expect(relations([documentOf('a', OTHER), documentOf('b', `Correction: the date.\n${THIRD}`)])).toEqual([]);
  });
});

describe('the index', () => {
  const words = SET.map((document) => readWords(document));

  it('after adding and removing is as before, in any order', () => {
    const expected = indexOf(words).pairs();
    const extra = ['x', 'y', 'z'].map((id) => readWords(documentOf(id, `${WIRE} ${id}`)));
    fc.assert(
      fc.property(fc.shuffledSubarray([...words, ...extra], { minLength: words.length + 3 }), (shuffled) => {
        const index = indexOf(shuffled);
        for (const { document } of extra) index.remove(document);
        expect(index.size).toBe(words.length);
        expect(index.pairs()).toEqual(expected);
      }),
      { numRuns: 30 },
    );
  });

  it('holds nothing twice and misses nothing that is not there', () => {
    const index = indexOf([...words, ...words]);
    index.remove('nobody');
    expect(index.pairs()).toEqual(indexOf(words).pairs());
  });

  it('of hundreds of equal texts asks each for a few comparisons, and joins all', () => {
    const documents = Array.from({ length: 400 }, (_, at) => documentOf(`copy-${at}`, WIRE));
    const index = indexOf(documents.map((document) => readWords(document)));
    expect(index.pairs().length).toBeLessThan(2_400);
    for (const { id } of documents.slice(0, 50)) expect(index.chosenFor(id).length).toBeLessThanOrEqual(8);
    const lineages = findLineage({ documents });
    expect(new Set(documents.map(({ id }) => lineages.copyClassOf(id)))).toEqual(new Set(['copy-0']));
  });

  it('costs the same to add to, however many are there', () => {
    const index = new LineageIndex();
    const cost: number[] = [];
    for (let at = 0; at < 2_000; at++) {
      const before = index.counters.touched;
      index.add(readWords(documentOf(`copy-${at}`, WIRE.replace('1,500', String(at)))));
      index.chosenFor(`copy-${at}`);
      cost.push(index.counters.touched - before);
    }
    const mean = (from: number, to: number) => cost.slice(from, to).reduce((sum, one) => sum + one, 0) / (to - from);
    expect(mean(1_500, 2_000)).toBeLessThan(2 * mean(250, 750));
  });

  function indexOf(all: readonly ReturnType<typeof readWords>[]): LineageIndex {
    const index = new LineageIndex();
    for (const one of all) index.add(one);
    return index;
  }
});

describe('a union of sets', () => {
  const texts = [WIRE, OTHER, THIRD];
  it('has the lineage that all its documents have, however it came together', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(2), fc.nat(40), fc.nat(2)), { maxLength: 14 }), (plan) => {
        const documents = plan.map(([text, from, host], at) => {
          const words = texts[text]!.split(' ').slice(from);
          return documentOf(`d${at}`, `${words.join(' ')}\n${text === host ? '' : texts[host]!.slice(0, 120)}`);
        });
        const lineages = new Lineages({});
        const come = (some: readonly Document[]) => {
          for (const one of some) lineages.put(one, [], '');
          lineages.update();
        };
        come(documents.slice(documents.length >> 1));
        come(documents.slice(0, documents.length >> 1));
        expect(JSON.stringify(lineages.rows)).toBe(rowsOf({ documents }));
        for (const [at, { id }] of documents.entries()) {
          lineages.remove(id);
          lineages.update();
          const left = findLineage({ documents: documents.slice(at + 1) });
          expect(JSON.stringify(lineages.rows)).toBe(JSON.stringify(left.rows));
          for (const { id } of documents.slice(at + 1)) expect(lineages.copyClassOf(id)).toBe(left.copyClassOf(id));
        }
      }),
      { numRuns: 20 },
    );
  });
});
