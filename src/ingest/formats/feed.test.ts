import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../reading.ts';
import { utf8 } from '../testing.ts';
import { readFeed } from './feed.ts';

const read = (feed: string, limits = DEFAULT_LIMITS) => readFeed({ name: 'f.xml', bytes: utf8(feed) }, limits);
const NAMESPACES =
  'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"';
const rss = (items: string, channel = '<title>Wire &amp; Co</title><link>https://x.org/</link>') =>
  `<?xml version="1.0"?><rss version="2.0" ${NAMESPACES}><channel>${channel}${items}</channel></rss>`;
const first = (feed: string) => {
  const part = read(feed).parts[0]!;
  return { ...part, page: new TextDecoder().decode(part.bytes) };
};

describe('an entry of a feed', () => {
  it('of RSS', () => {
    const entry = first(
      rss(`<item><title>A &lt;b&gt;bold&lt;/b&gt; &amp;amp; new day</title><link>/a?x=1&amp;y=2</link><guid isPermaLink="false">7</guid>
        <pubDate>Tue, 05 Nov 2024 10:00:00 EST</pubDate><dc:creator>Jane "J" Doe</dc:creator><description>Short</description>
        <content:encoded><![CDATA[<p>Long &amp; full</p>]]></content:encoded><source url="https://www.reuters.com/world">Reuters</source></item>`),
    );
    expect(entry).toMatchObject({
      name: 'A bold & new day',
      contentType: 'text/html; charset=utf-8',
      feed: 'Wire & Co',
      url: 'https://x.org/a?x=1&y=2',
      publishedAt: '2024-11-05T10:00:00-05:00',
      publisher: { name: 'Reuters', host: 'www.reuters.com', from: 'feed source' },
    });
    for (const words of [
      '<title>A bold &amp; new day</title>',
      '<link rel="canonical" href="https://x.org/a?x=1&amp;y=2">',
      'property="article:published_time" content="2024-11-05T10:00:00-05:00"',
      'name="author" content="Jane &quot;J&quot; Doe"',
      '<article>\n<p>Long &amp; full</p>\n</article>',
    ])
      expect(entry.page).toContain(words);
  });

  it('of Atom', () => {
    const entry =
      first(`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Own</title><link href="https://o.org/"/>
      <entry><title type="html">A &amp;amp; B</title><link rel="alternate" href="/e"/><published>2024-11-05T10:00:00+09:00</published>
      <updated>2024-11-06T10:00:00+09:00</updated><author><name>Kim</name></author>
      <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One &amp; two</p></div></content></entry></feed>`);
    expect(entry).toMatchObject({
      name: 'A & B',
      url: 'https://o.org/e',
      publishedAt: '2024-11-05T10:00:00+09:00',
      publisher: { name: 'Own', host: 'o.org', from: 'feed title' },
    });
    for (const words of [
      '<html lang="en">',
      '<p>One &amp; two</p>',
      'article:modified_time" content="2024-11-06',
      'content="Kim"',
    ])
      expect(entry.page).toContain(words);
  });

  it('of a JSON Feed', () => {
    const item = {
      id: '1',
      url: 'https://j.org/1',
      title: 'A < B',
      content_text: 'One.\n\nTwo & three',
      date_published: '2024-11-05',
    };
    const entry = first(JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'J', items: [item] }));
    expect(entry).toMatchObject({ name: 'A < B', publishedAt: '2024-11-05', feed: 'J' });
    expect(entry.page).toContain('<p>One.</p>\n<p>Two &amp; three</p>');
  });

  it('of RSS 1.0', () => {
    const entry =
      first(`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" ${NAMESPACES}>
      <channel><title>R</title></channel><item><title>T</title><link>https://r.org/1</link><description>Text</description><dc:date>2024-11-05</dc:date></item></rdf:RDF>`);
    expect(entry).toMatchObject({ name: 'T', url: 'https://r.org/1', publishedAt: '2024-11-05', feed: 'R' });
  });

  it.each([
    ['a malformed date', '<pubDate>some day</pubDate>', undefined],
    ['a day that does not exist', '<pubDate>31 Jun 2024 10:00:00 GMT</pubDate>', undefined],
    ['an ISO date', '<pubDate>2024-11-05T10:00:00Z</pubDate>', '2024-11-05T10:00:00Z'],
    ['dc:date', '<dc:date>2024-11-05</dc:date>', '2024-11-05'],
  ])('with %s', (_name, date, publishedAt) => {
    expect(first(rss(`<item><title>T</title><description>x</description>${date}</item>`)).publishedAt).toBe(
      publishedAt,
    );
  });

  it('with words about a picture only', () => {
    const media = '<media:group><media:description>Seen from above</media:description></media:group>';
    expect(first(rss(`<item><title>T</title>${media}</item>`)).page).toContain('<p>Seen from above</p>');
  });

  it.each([
    [
      '<item><title>T</title><link>https://x.org/1</link></item>',
      { path: 'T', reason: 'T has no text in the feed; read its page, https://x.org/1.' },
    ],
    [
      '<item><title>T</title></item>',
      { path: 'T', reason: 'T has neither text nor link in the feed; nothing to read.' },
    ],
    [
      '<item><guid>javascript:alert(1)</guid><author>a@x.org</author></item>',
      { path: 'entry 1', reason: expect.stringContaining('neither') },
    ],
  ])('without text: %s', (item, line) => expect(read(rss(item))).toMatchObject({ parts: [], unread: [line] }));
});

describe('a feed that cannot be read', () => {
  const items = '<item><title>T</title>\n<description>x</description>\n</item>';
  const bomb = '<!DOCTYPE rss [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>';
  it.each([
    [
      'cut off',
      rss(items + items).slice(0, -60),
      /malformed feed: its last whole entry ends on line \d; get a whole copy/,
    ],
    ['cut in its first entry', rss(items).slice(0, -80), /it has no whole entry/],
    ['with entities', `<?xml version="1.0"?>${bomb}${rss(items).slice(21)}`, /defines entities of its own/],
    ['without entries', rss(''), /without entries/],
    ['deep', rss('<a>'.repeat(100_000)), /malformed feed/],
    ['filled with <', rss('<'.repeat(1 << 20)), /without entries/],
  ])('%s', (_name, feed, message) => expect(() => read(feed)).toThrow(message));

  it('a plain DOCTYPE is harmless', () => expect(read(`<!DOCTYPE rss>${rss(items).slice(21)}`).parts).toHaveLength(1));

  it('stops at the cap on parts', () => {
    const { parts, unread } = read(rss(items.repeat(5)), { ...DEFAULT_LIMITS, maxParts: 3 });
    expect([parts.length, unread]).toEqual([
      3,
      [{ path: 'entry 4', reason: expect.stringContaining('last 2 entries') }],
    ]);
  });
});
