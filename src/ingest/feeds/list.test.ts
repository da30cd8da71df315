import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { UnreadableError } from '../reading.ts';
import { MAX_LIST_BYTES, readFeedList } from './list.ts';

const read = (content: string | Uint8Array, name = 'feeds.opml') =>
  readFeedList({ name, bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content });

/** The sentence with which a list is refused. */
function refusal(content: string | Uint8Array): string {
  try {
    read(content);
  } catch (error) {
    expect(error).toBeInstanceOf(UnreadableError);
    return (error as Error).message;
  }
  throw new Error('the list was read');
}

const opml = (body: string, head = '') =>
  `<?xml version="1.0"?>\n${head}<opml version="2.0"><body>${body}</body></opml>`;
const OUTLINES = `
  <outline text="Agencies">
    <outline text="Wires">
      <outline type="rss" text="Harbour Wire" xmlUrl="https://wire.example/rss?a=1&amp;b=2" htmlUrl="https://wire.example/"/>
    </outline>
    <outline type="rss" title="Auster &amp; Herald" text="x" xmlUrl="HTTPS://herald.example/atom.xml#top"/>
  </outline>
  <outline text="Again" xmlUrl="https://wire.example/rss?a=1&amp;b=2"/>
  <outline text="Old" xmlUrl="ftp://old.example/rss"/>`;

describe('OPML', () => {
  it('gives each address once, with its title and the groups around it', () => {
    expect(read(opml(OUTLINES)).feeds).toEqual([
      { url: 'https://wire.example/rss?a=1&b=2', title: 'Harbour Wire', group: 'Agencies / Wires' },
      { url: 'https://herald.example/atom.xml', title: 'Auster & Herald', group: 'Agencies' },
    ]);
  });

  it('tells which outlines cannot be asked for', () => {
    expect(read(opml(OUTLINES)).unread).toEqual([
      {
        path: 'ftp://old.example/rss',
        reason:
          'ftp://old.example/rss is not a web address; only http and https are read, so save it and add the file.',
      },
    ]);
  });

  it.each([
    ['UTF-16', iconv.encode(`\ufeff${opml(OUTLINES)}`, 'utf-16le')],
    ['a byte order mark', iconv.encode(`\ufeff${opml(OUTLINES)}`, 'utf-8')],
  ])('is read from %s', (_, bytes) => expect(read(bytes).feeds).toHaveLength(2));

  it('is read though it lies about its encoding', () => {
    const text = opml('<outline text="Süd" xmlUrl="https://a.example/"/>').replace('"1.0"', '"1.0" encoding="UTF-8"');
    expect(read(iconv.encode(text, 'windows-1252')).feeds).toEqual([{ url: 'https://a.example/', title: 'Süd' }]);
  });

  it.each([
    [
      'entities',
      opml('<outline xmlUrl="&a;"/>', '<!DOCTYPE opml [<!ENTITY a "https://a.example/">]>'),
      'entities of its own',
    ],
    ['no outlines', opml(''), 'is no OPML with outlines'],
    ['outlines without feeds', opml('<outline text="a"/>'), 'no outline has an xmlUrl'],
    ['bad addresses only', opml('<outline xmlUrl="javascript:alert(1)"/>'), 'no feed that can be asked for'],
    ['HTML', '<!doctype html><html><body>Sign in</body></html>', 'is no OPML'],
    ['half a file', opml(OUTLINES).slice(0, 300), 'feeds.opml'],
    ['nesting', opml(`${'<outline text="a">'.repeat(90_000)}${'</outline>'.repeat(90_000)}`), 'more than 50 deep'],
    ['nesting without an end', opml('<outline text="a">'.repeat(90_000)), 'more than 50 deep'],
    ['tags without an end', `<opml>${'<outline "'.repeat(300_000)}`, 'feeds.opml'],
    ['10 MB', ' '.repeat(10_000_000), 'larger than 5 MB'],
    [
      'too many feeds',
      Array.from({ length: 10_001 }, (_, at) => `https://a.example/${at}`).join('\n'),
      'more than 10000',
    ],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]), 'feeds.opml names no feed'],
    ['nothing', '', 'names no feed'],
  ])('%s end in one sentence', (_, content, words) => {
    const began = performance.now();
    const sentence = refusal(content);
    expect(sentence).toContain(words);
    expect(sentence).toMatch(/^feeds\.opml [^\n]{10,300}\.$/);
    expect(performance.now() - began).toBeLessThan(4_000);
  });

  it('of the largest size is read in time', () => {
    const outline = '<outline text="a" xmlUrl="https://a.example/"/>\n';
    const began = performance.now();
    expect(read(opml(outline.repeat(Math.floor((MAX_LIST_BYTES - 200) / outline.length)))).feeds).toHaveLength(1);
    expect(performance.now() - began).toBeLessThan(10_000);
  });
});

describe('plain lines', () => {
  it('are addresses with comments', () => {
    const lines =
      '# ours\r\nhttps://a.example/rss\r\n\r\n  http://b.example/feed #  The   Herald\nhttps://a.example/rss#x\n#https://c.example/';
    expect(read(lines).feeds).toEqual([
      { url: 'https://a.example/rss' },
      { url: 'http://b.example/feed', title: 'The Herald' },
    ]);
  });

  it('that are no addresses are told', () => {
    const { feeds, unread } = read(
      'https://a.example/rss\na.example/rss\nhttps://me:secret@b.example/\nhttps://c.example/ x',
    );
    expect(feeds).toHaveLength(1);
    expect(unread.map(({ reason }) => reason)).toEqual([
      'a.example/rss is no address; write it in full, with https:// in front.',
      'https://b.example/ holds a user name or a password, which is never sent; leave them out, or save the page and add the file.',
      'https://c.example/%20x is no address; write it in full, with https:// in front.',
    ]);
  });

  it('of white space are quick', () => {
    const began = performance.now();
    expect(read(`https://a.example/\n${' '.repeat(2_000_000)}x y`).feeds).toHaveLength(1);
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});
