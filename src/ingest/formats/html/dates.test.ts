import { describe, expect, it } from 'vitest';
import { findDates } from './dates.ts';
import { pageFacts } from './page.ts';
import { scanTags } from './scan.ts';
import { parseTree } from './tree.ts';
import { dateInUrl, findDate, type NumberOrder, parseField } from './written-date.ts';

const WRITTEN: readonly [text: string, order: NumberOrder, language: string, edtf: string | undefined][] = [
  ['Published 12 March 2024', 'unknown', 'en', '2024-03-12'],
  ['March 12th, 2024 at noon', 'unknown', 'en', '2024-03-12'],
  ['Tue, 12 Mar 2024 08:00:00 GMT', 'unknown', 'en', '2024-03-12'],
  ['Veröffentlicht am 3. März 2024', 'day-first', 'de', '2024-03-03'],
  ['le 1er août 2023', 'day-first', 'fr', '2023-08-01'],
  ['7 de setembro de 2022', 'day-first', 'pt', '2022-09-07'],
  ['5 ноября 2024, 10:15', 'day-first', 'ru', '2024-11-05'],
  ['5 листопада 2024', 'day-first', 'uk', '2024-11-05'],
  ['5. listopada 2024.', 'day-first', 'hr', '2024-10-05'],
  ['5 listopada 2024', 'day-first', 'pl', '2024-11-05'],
  ['14 lipca 2024', 'day-first', 'pl', '2024-07-14'],
  ['14. července 2024', 'day-first', 'cs', '2024-07-14'],
  ['2024. június 4.', 'day-first', 'hu', '2024-06-04'],
  ['30 Kasım 2020', 'day-first', 'tr', '2020-11-30'],
  ['2024年8月27日 09時', 'day-first', 'ja', '2024-08-27'],
  ['2024년 8월 27일', 'day-first', 'ko', '2024-08-27'],
  ['١٢ مارس ٢٠٢٤', 'day-first', 'ar', '2024-03-12'],
  ['१२ मार्च २०२४', 'day-first', 'hi', '2024-03-12'],
  ['2024-03-12T23:30:00-0500', 'unknown', '', '2024-03-12T23:30:00-05:00'],
  ['2024-03-12 08:05', 'unknown', '', '2024-03-12T08:05:00'],
  ['2024/3/1', 'unknown', '', '2024-03-01'],
  ['01.02.2024', 'unknown', 'en', '2024-02-01'],
  ['01/02/2024', 'day-first', 'en', '2024-02-01'],
  ['01/02/2024', 'month-first', 'en', '2024-01-02'],
  ['25/02/2024', 'unknown', 'en', '2024-02-25'],
  ['02/25/2024', 'unknown', 'en', '2024-02-25'],
  // near misses
  ['01/02/2024', 'unknown', 'en', undefined],
  ['31 February 2024', 'unknown', 'en', undefined],
  ['29 February 2023', 'unknown', 'en', undefined],
  ['2024-13-01', 'unknown', '', undefined],
  ['12 March 1889', 'unknown', 'en', undefined],
  ['12 ships 2024', 'unknown', 'en', undefined],
  ['call 12-34-5678', 'day-first', 'en', undefined],
  ['version 1.2.2024.5', 'month-first', 'en', '2024-02-01'],
];

describe('dates in words', () => {
  it.each(WRITTEN)('%s (%s, %s)', (text, order, language, edtf) => {
    expect(findDate(text, order, language)?.edtf).toBe(edtf);
  });

  it('takes the first of several', () => {
    expect(findDate('Updated March 14, 2024; first seen 12 March 2024', 'unknown')?.day).toBe('2024-03-14');
  });

  it('keeps the words it read', () => {
    const text = 'By Jane Doe, 12 March 2024, Seoul';
    expect(text).toContain(findDate(text, 'unknown')!.words);
  });
});

describe('dates in fields and addresses', () => {
  it.each([
    ['20240312', '2024-03-12'],
    ['20240312T080000Z', '2024-03-12'],
    ['1710230400', '2024-03-12'],
    ['1710230400000', '2024-03-12'],
    ['not a date', undefined],
    ['', undefined],
  ])('field %s', (field, day) => {
    expect(parseField(field, 'unknown')?.day).toBe(day);
  });

  it.each([
    ['https://news.example/2024/03/12/ships', '2024-03-12'],
    ['https://news.example/world/2024-3-2-ships', '2024-03-02'],
    ['https://news.example/story/20240312/1', '2024-03-12'],
    ['https://news.example/2024/13/12/ships', undefined],
    ['https://news.example/story/1202403121', undefined],
    ['https://news.example/2024/03/ships', undefined],
  ])('address %s', (url, day) => {
    expect(dateInUrl(url)?.day).toBe(day);
  });
});

interface PageCase {
  readonly name: string;
  readonly head?: string;
  readonly body?: string;
  readonly lang?: string;
  readonly url?: string;
  readonly published?: string;
  readonly from?: string;
  readonly modified?: string;
  readonly notes?: number;
}

const ld = (value: unknown) => `<script type="application/ld+json">${JSON.stringify(value)}</script>`;

const PAGES: readonly PageCase[] = [
  {
    name: 'JSON-LD, modified apart',
    head: ld({ '@type': 'NewsArticle', datePublished: '2024-03-12T23:30:00-05:00', dateModified: '2024-03-14' }),
    published: '2024-03-12T23:30:00-05:00',
    from: 'json-ld datePublished',
    modified: '2024-03-14',
  },
  {
    name: 'of equals the earlier',
    head: `${ld({ '@type': 'Article', datePublished: '2024-03-13' })}<meta property="article:published_time" content="2024-03-12">`,
    published: '2024-03-12',
    from: 'meta article:published_time',
    notes: 0,
  },
  {
    name: 'two good sources contradict',
    head: '<meta property="article:published_time" content="2024-03-12"><meta name="dc.date" content="2024-03-20">',
    published: '2024-03-12',
    notes: 1,
  },
  {
    name: 'an impossible day is passed over',
    head: '<meta name="date" content="2024-02-31">',
    body: '<h1>Ships</h1><time datetime="2024-03-01">1 March</time>',
    published: '2024-03-01',
    from: '<time>',
  },
  {
    name: 'far after the address',
    head: '<meta name="date" content="2031-01-01">',
    url: 'https://news.example/2024/03/12/ships',
    published: '2024-03-12',
    from: 'url',
  },
  {
    name: 'after its own change',
    head: '<meta name="date" content="2024-05-05"><meta property="article:modified_time" content="2024-03-13">',
    body: '<h1>Ships</h1><p class="date">12 March 2024</p>',
    published: '2024-03-12',
    from: 'byline text',
    modified: '2024-03-13',
  },
  {
    name: 'marked time before plain time',
    body: '<time datetime="2020-01-01">x</time><h1>Ships</h1><time class="published" datetime="2024-03-12">x</time>',
    published: '2024-03-12',
  },
  {
    name: 'updated time is not publication',
    body: '<h1>Ships</h1><time class="updated" datetime="2024-03-14">x</time>',
    modified: '2024-03-14',
  },
  {
    name: 'label by the headline, American',
    lang: 'en-US',
    body: '<h1>Ships</h1><span class="post-date">03/04/2024</span>',
    published: '2024-03-04',
    from: 'byline text',
  },
  {
    name: 'label by the headline, British',
    lang: 'en-GB',
    body: '<h1>Ships</h1><span class="post-date">03/04/2024</span>',
    published: '2024-04-03',
  },
  {
    name: 'undecidable numbers are no date',
    lang: 'en',
    body: '<h1>Ships</h1><span class="post-date">03/04/2024</span>',
  },
  { name: 'a date in prose is not a label', body: '<h1>Ships</h1><p>They left on 12 March 2024.</p>' },
  {
    name: 'a line that is only a date',
    body: '<h1>Ships</h1><p>Seoul, 12 March 2024</p>',
    published: '2024-03-12',
    from: 'byline text',
  },
  { name: 'such a line before the headline', body: '<p>12 March 2024</p><h1>Ships</h1><p>No date.</p>' },
  { name: 'nothing', body: '<p>No date.</p>' },
];

describe('the date of a page', () => {
  it.each(PAGES)('$name', ({ head = '', body = '', lang = '', url, published, from, modified, notes }) => {
    const scan = scanTags(`<html lang="${lang}"><head>${head}</head><body>${body}</body></html>`);
    const facts = pageFacts(parseTree(scan.html), scan);
    const language = lang.slice(0, 2);
    const dates = findDates({
      facts,
      isHeadline: (text) => facts.headings.includes(text),
      ...(url && { url }),
      ...(language && { language }),
    });
    expect(dates.published?.edtf).toBe(published);
    if (from !== undefined) expect(dates.published?.from).toBe(from);
    expect(dates.modified?.edtf).toBe(modified);
    if (notes !== undefined) expect(dates.notes).toHaveLength(notes);
  });
});
