import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS, type Limits, UnreadableError } from '../../reading.ts';
import { readHtml } from './html.ts';
import { MAX_NESTING, scanTags } from './scan.ts';

const FIRST =
  'Ten ships left the port of Rajin in August, the ministry said on Tuesday, and each of them carried containers of a kind seen before.';
const SECOND =
  'Two officials, who asked not to be named because the matter is not public, said that the ships had switched off their transponders.';
const THIRD =
  'The port authority did not answer questions, and the shipping line, which is owned by the state, has no telephone number.';
const PROSE = `<p>${FIRST}</p><p>${SECOND}</p><p>${THIRD}</p>`;
const TEXT = `${FIRST}\n\n${SECOND}\n\n${THIRD}`;

function read(html: string, limits: Partial<Limits> = {}, url?: string) {
  const bytes = new TextEncoder().encode(html);
  return readHtml({ bytes, name: 'page.html', ...(url && { url }) }, { ...DEFAULT_LIMITS, ...limits });
}

function page(article: string, head = '<title>Ships leave Rajin</title>'): string {
  return `<!doctype html><html lang="en-GB"><head><meta charset="utf-8">${head}</head><body>${article}</body></html>`;
}

describe('the text of a page', () => {
  const around: readonly [name: string, html: string][] = [
    ['menu and foot', `<nav><a href="/">Home</a></nav><article>${PROSE}</article><footer>Imprint</footer>`],
    ['share bar', `<article><div class="article-share-bar">Tweet this</div>${PROSE}</article>`],
    ['newsletter box', `<article>${PROSE}<aside class="newsletterSignup"><p>Our news, daily.</p></aside></article>`],
    [
      'caption without its tag',
      `<article><div class="image top"><p>${SECOND.slice(0, 60)}</p></div>${PROSE}</article>`,
    ],
    ['caption', `<article><figure><img src="a"><figcaption>A ship. Photo: X</figcaption></figure>${PROSE}</article>`],
    ['related links', `<article>${PROSE}<h3>More on this story</h3><ul><li><a href="a">A pier</a></li></ul></article>`],
    ['link paragraph', `<article><p><a href="a">READ MORE: What the pier is for</a></p>${PROSE}</article>`],
    ['comments', `<article>${PROSE}</article><div id="comments"><p>First! I was first here, was I not?</p></div>`],
    ['cookie notice', `<div class="cookie-consent"><p>We use cookies.</p></div><article>${PROSE}</article>`],
    ['date and author', `<article><div class="byline">By Jane Doe</div><p>12 March 2024</p>${PROSE}</article>`],
    ['scripts', `<script>var a = "<p>no</p>";</script><style>p{}</style><article>${PROSE}</article>`],
    ['names on the page itself', `<article class="has-sidebar comments-open share-enabled">${PROSE}</article>`],
    ['a body called a comment', `<div class="comment">${PROSE}</div>`],
    ['unclosed tags', `<div><p>${FIRST}<p>${SECOND}<p>${THIRD}`],
    ['no body element', PROSE],
    ['white space', `<article>${PROSE.replaceAll(' ', ' \n\t ')}</article>`],
    ['inline tags and soft hyphens', `<article>${PROSE.replace('ships', '<b>sh</b>i&shy;ps')}</article>`],
  ];
  it.each(around)('%s', (_name, html) => {
    expect(read(page(html)).text).toBe(`Ships leave Rajin\n\n${TEXT}`);
  });

  it('keeps a post that the article quotes, whatever its box is called', () => {
    const post = 'All ten ships have switched off their transponders tonight.';
    const box = `<div class="social-embed"><blockquote class="tweet"><p>${post}</p></blockquote></div>`;
    expect(read(page(`<article>${PROSE}${box}<p>${FIRST}</p></article>`)).text).toContain(post);
  });

  it('says the headline once', () => {
    const html = page(`<article><h1>Ships leave Rajin</h1>${PROSE}</article>`);
    expect(read(html).text).toBe(`Ships leave Rajin\n\n${TEXT}`);
  });

  it.each([
    'Related companies were fined by the court.',
    'Sponsored by two states, the draft did not pass.',
    'Loading began on Tuesday, the officials said.',
    'By The Associated Press',
  ])('keeps the paragraph "%s"', (words) => {
    expect(read(page(`<article>${PROSE}<p>${words}</p></article>`)).text).toBe(
      `Ships leave Rajin\n\n${TEXT}\n\n${words}`,
    );
  });

  it.each([
    '<p><em>Jane Doe in Seoul contributed to this report.</em></p>',
    '<p class="author-credit">Reporting by Jane Doe; editing by John Roe</p>',
    '<p>Copyright 2024 Example News. All rights reserved.</p>',
  ])('keeps %s', (credit) => {
    const words = credit.replace(/<[^>]+>/g, '');
    expect(read(page(`<article>${PROSE}${credit}</article>`)).text).toBe(`Ships leave Rajin\n\n${TEXT}\n\n${words}`);
  });

  it('writes a line for each element of a list and each row of a table', () => {
    const rows = '<table><tr><th>Ship</th><th>Flag</th></tr><tr><td>Angara</td><td>RU</td></tr></table>';
    const list = '<ul><li>The first ship</li><li>The second ship</li></ul>';
    const { text } = read(page(`<article>${PROSE}${list}<p>${FIRST}</p>${rows}<p>${SECOND}</p></article>`));
    expect(text).toContain(`${THIRD}\n\nThe first ship\nThe second ship\n\n${FIRST}`);
    expect(text).toContain('Ship Flag\nAngara RU');
  });

  it('keeps headings within the article, and breaks lines where the page does', () => {
    const { text } = read(page(`<article>${PROSE}<h2>At the port</h2><p>${FIRST}<br>${SECOND}</p></article>`));
    expect(text).toContain(`${THIRD}\n\nAt the port\n\n${FIRST}\n${SECOND}`);
  });

  it.each([
    ['<pre>', `<pre>${FIRST}\n${SECOND}\n\n${THIRD}</pre>`],
    ['<br>', `<div>${FIRST}<br>${SECOND}<br> <br>${THIRD}</div>`],
  ])('keeps the lines and paragraphs of %s', (_name, html) => {
    expect(read(page(html)).text).toBe(`Ships leave Rajin\n\n${FIRST}\n${SECOND}\n\n${THIRD}`);
  });

  it('takes the text that JSON-LD repeats where scripts make the page', () => {
    const ld = JSON.stringify({ '@type': 'NewsArticle', headline: 'Ships', articleBody: `${FIRST}\n${SECOND}` });
    const { text } = read(page(`<div id="root">Loading</div><script type="application/ld+json">${ld}</script>`));
    expect(text).toContain(`${FIRST}\n\n${SECOND}`);
  });

  it('reads what the bytes are encoded in', () => {
    const html = page(`<p>${FIRST} Größe.</p>`).replace('utf-8', 'windows-1252');
    const bytes = Uint8Array.from(html, (letter) => letter.charCodeAt(0));
    expect(readHtml({ bytes, name: 'page.html' }, DEFAULT_LIMITS).text).toContain('Größe');
  });

  it('cuts at the cap, never within a pair', () => {
    const reading = read(page('<p>ab😀cdefgh</p>', ''), { maxCharacters: 3 });
    expect(reading.text).toBe('ab');
    expect(reading.truncated).toBe(true);
    expect(reading.notes.map((note) => note.kind)).toContain('truncated');
  });

  it('keeps the evidence of a date that readers see', () => {
    const reading = read(page(`<h1>Ships leave Rajin</h1><div class="date">12 March 2024</div>${PROSE}`, ''));
    expect(reading.published).toMatchObject({ edtf: '2024-03-12', basis: 'stated', from: 'byline text' });
    for (const quote of reading.published!.evidence)
      expect(reading.text.slice(quote.start, quote.end)).toBe(quote.text);
  });
});

describe('what a page says of itself', () => {
  const script = (text: string) => page(PROSE, `<script type="application/ld+json">${text}</script>`);
  const node = {
    '@type': 'NewsArticle',
    headline: 'Ships',
    author: { name: 'Jane Doe' },
    publisher: { name: 'Example' },
  };
  const json = JSON.stringify(node);

  it.each([
    ['plain', json],
    ['in a list', `[${json}]`],
    ['in a graph', `{"@graph":[{"@type":"WebSite"},${json}]}`],
    ['in a comment', `<!-- ${json} -->`],
    ['in CDATA', `//<![CDATA[\n${json}\n//]]>`],
    ['with a comma too many', json.replace(/}$/, ',}')],
    ['with raw line breaks', json.replace('Jane', 'Jane\n')],
    ['after a broken block', `{"@type":</script><script type="application/ld+json">${json}`],
  ])('JSON-LD %s', (_name, text) => {
    const reading = read(script(text));
    expect(reading.title).toBe('Ships');
    expect(reading.authors).toEqual(['Jane Doe']);
    expect(reading.publisher).toEqual({ name: 'Example', from: 'json-ld publisher' });
    expect(reading.kind).toBe('report');
  });

  it.each([
    ['null', 'null'],
    ['a number', '42'],
    ['wrong types', '{"@type":7,"headline":{"a":1},"author":[null,3,{}],"datePublished":[[[[]]]]}'],
    ['wrong types of an article', '{"@type":"NewsArticle","headline":[],"author":{"name":[1]},"datePublished":{}}'],
    ['nothing', ''],
    ['deep', '['.repeat(50_000)],
  ])('survives JSON-LD that is %s', (_name, text) => {
    expect(read(script(text)).text).toContain(FIRST);
  });

  it.each([
    ['NewsArticle', 'report'],
    ['ReportageNewsArticle', 'report'],
    ['OpinionNewsArticle', 'opinion'],
    ['PressRelease', 'release'],
    ['Article', undefined],
    ['WebPage', undefined],
  ])('%s is %s', (type, kind) => {
    expect(read(script(JSON.stringify({ '@type': type }))).kind).toBe(kind);
  });

  it('reads meta and link', () => {
    const reading = read(
      page(
        PROSE,
        `<title>Ships leave Rajin | Example News</title><meta property="og:site_name" content="Example News">
         <meta name="author" content="By Jane Doe"><meta property="article:author" content="https://news.example/jane">
         <link rel="canonical" href="/2024/03/12/ships">`,
      ),
      {},
      'https://news.example/x?utm=1',
    );
    expect(reading).toMatchObject({
      title: 'Ships leave Rajin',
      authors: ['Jane Doe'],
      publisher: { name: 'Example News', host: 'news.example', from: 'meta og:site_name' },
      canonicalUrl: 'https://news.example/2024/03/12/ships',
      declaredLanguage: 'en',
      published: { edtf: '2024-03-12', basis: 'inferred', from: 'url' },
    });
  });

  it('takes the author from the byline where nothing else names one', () => {
    expect(read(page(`<div class="byline">By Jane Doe</div>${PROSE}`)).authors).toEqual(['Jane Doe']);
  });

  it.each(['javascript:alert(1)', 'http://', '/relative'])('refuses the canonical address %s', (href) => {
    expect(read(page(PROSE, `<link rel="canonical" href="${href}">`)).canonicalUrl).toBeUndefined();
  });
});

describe('hostile pages', () => {
  const size = 1_000_000;
  const many = (piece: string) => piece.repeat(Math.floor(size / piece.length));
  it.each([
    ['100,000 nested elements', `${'<div>'.repeat(100_000)}${FIRST}${'</div>'.repeat(100_000)}`],
    [
      'nested just below the cap',
      `${'<div>'.repeat(MAX_NESTING - 10)}<p>${FIRST}</p>${many('<p>Some words, and more.</p>')}`,
    ],
    ['stray closings between', many('<span></div>') + FIRST],
    ['unclosed quotes', `<p>${FIRST}</p>${many('<a b="')}`],
    ['a huge attribute', `<p class="${many('x ')}">${FIRST}</p>`],
    ['unclosed scripts', `<p>${FIRST}</p>${many('<script>')}`],
    ['unclosed comments', `<p>${FIRST}</p>${many('<!--')}`],
    ['only angle brackets', `<p>${FIRST}</p>${many('<')}`],
    ['only references', `<p>${FIRST}</p>${many('&amp;')}`],
    ['NULs', `<p>${FIRST.replaceAll('e', 'e\0')}</p>${many('\0')}`],
    ['one long word', `<p>${FIRST}</p><p>${many('a')}</p>`],
    ['many paragraphs', `<p>${FIRST}</p>${many('<p>x, y')}`],
    ['odd tag names', `<p>${FIRST}</p>${many('<a"></a>')}`],
  ])('%s', (_name, html) => {
    const startedAt = performance.now();
    expect(read(html).text.includes('Ten ships left the port')).toBe(true);
    expect(performance.now() - startedAt).toBeLessThan(8_000);
  });

  it('notes that a page could not be made a tree', () => {
    const { notes, published } = read('<div>'.repeat(1_000) + FIRST);
    expect(notes.map((note) => note.kind)).toEqual(['container']);
    expect(published).toBeUndefined();
  });

  it.each(['', '<html></html>', '<script>alert(1)</script>', '<nav><a href="/">Home</a></nav>', '   '])(
    'refuses a page without text: %j',
    (html) => {
      expect(() => read(html)).toThrow(UnreadableError);
    },
  );
});

describe('the pass over the tags', () => {
  it.each([
    ['comments', 'a<!-- <p>x</p> -->b', 'ab'],
    ['conditional comments', '<!--[if IE]><p>x</p><![endif]-->a', 'a'],
    ['scripts in any case', '<SCRIPT>x</ScRiPt >a', 'a'],
    ['attributes that say nothing', '<p onclick="x" class=y data-x=\'z\'>a</p>', '<p class="y">a</p>'],
    ['quotes within values', `<p class='a "b" >c'>d</p>`, '<p class="a &quot;b&quot; >c">d</p>'],
    ['a bracket that opens nothing', 'a < b', 'a &lt; b'],
    ['a closing of nothing', 'a</div>b', 'ab'],
    [
      'white space between blocks',
      '<div> <p>a</p>\n<p><b>c</b> <i>d</i></p> </div>',
      '<div><p>a</p><p><b>c</b> <i>d</i></p></div>',
    ],
  ])('%s', (_name, html, written) => {
    expect(scanTags(html).html).toBe(written);
  });
});
