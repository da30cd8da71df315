import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { type Source, UnreadableError } from './reading.ts';
import { sniff } from './sniff.ts';
import { docxParagraph, makeDocx, makePdf, makeZip, utf8 } from './testing.ts';

const latin1 = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const PDF = makePdf([[{ text: 'Words', y: 700 }]]);
const DOCX = makeDocx(docxParagraph('Words'));
const RSS = '<?xml version="1.0"?>\n<!-- made by hand -->\n<rss version="2.0"><channel></channel></rss>';
const PAGE = '<!DOCTYPE html>\n<html><head><title>T</title></head><body><p>Words</p></body></html>';
const MAIL = 'Message-ID: <1@x.org>\nFrom: A <a@x.org>\nSubject: S\n\nWords';
const ole = (stream: string) =>
  Buffer.concat([latin1('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), Buffer.from(stream, 'utf16le')]);

type Case = [name: string, content: string | Uint8Array, format: string, contentType?: string];

const cases: Case[] = [
  ['a.txt', 'North Korea said on Monday that it had tested a missile.', 'text'],
  ['report.txt', PDF, 'pdf'],
  ['late.pdf', Buffer.concat([latin1('junk\0\n'), PDF]), 'pdf'],
  ['quoted.txt', 'The file begins with %PDF-1.4, an analyst said.', 'text'],
  ['page.pdf', PAGE, 'html'],
  ['page.txt', PAGE, 'html'],
  ['page.bin', `<html>${' '.repeat(100)}`, 'html'],
  ['utf16.html', iconv.encode(PAGE, 'utf-16le', { addBOM: true }), 'html'],
  ['fragment', '<p>Words</p>', 'html'],
  ['warned.php', 'Notice: x\n<p>Words</p>', 'html'],
  ['x', 'Notice: x\n<p>Words</p>', 'html', 'text/html; charset=utf-8'],
  ['plain.html', 'No tags at all, only words.', 'text'],
  ['feed.html', RSS, 'feed'],
  ['feed.xml', '<feed xmlns="http://www.w3.org/2005/Atom"></feed>', 'feed'],
  ['feed.rdf', '<rdf:RDF xmlns="http://purl.org/rss/1.0/"></rdf:RDF>', 'feed'],
  ['dtd.xml', '<!DOCTYPE rss [<!ENTITY a "b">]><rss/>', 'feed'],
  ['page.xhtml', '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body/></html>', 'html'],
  ['other.xml', '<?xml version="1.0"?><nitf><body/></nitf>', 'unsupported'],
  ['data.rdf', '<rdf:RDF xmlns:rdf="r"><x/></rdf:RDF>', 'unsupported'],
  ['feed.json', '{"version": "https://jsonfeed.org/version/1.1", "items": []}', 'feed'],
  ['other.json', '{"a": 1}', 'unsupported'],
  ['bracket.txt', '[SEOUL] The ministry said so.', 'text'],
  ['mail.eml', MAIL, 'mail'],
  ['mail', MAIL, 'mail'],
  ['fields.txt', 'From: the ministry\nSubject: troops\n\nWords', 'text'],
  ['a.mhtml', 'From: <Saved by Blink>\nSnapshot-Content-Location: https://x.org/\nMIME-Version: 1.0\n\n', 'mhtml'],
  ['ie.mht', 'From: <Saved by Explorer>\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n', 'mhtml'],
  ['all.mbox', 'From a@x.org Mon Jan  1 10:00:00 2024\nFrom: a@x.org\n\nWords', 'unsupported'],
  ['a.docx', DOCX, 'docx'],
  ['a.zip', DOCX, 'docx'],
  ['cut.zip', DOCX.subarray(0, 100), 'zip'],
  ['a.docx', makeZip({ 'a.txt': 'Words' }), 'zip'],
  ['a.xlsx', makeZip({ '[Content_Types].xml': '', 'xl/workbook.xml': '' }), 'unsupported'],
  ['a.odt', makeZip({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '' }), 'unsupported'],
  ['a.md', '# Title\n\nWords', 'markdown'],
  ['a.md', '<p align="center">Words</p>', 'markdown'],
  ['a', '---\ntitle: T\n---\nWords', 'markdown'],
  ['a.txt', '---\ntitle: T\n---\nWords', 'text'],
  ['a.txt', '<<Angle marks>> begin this text', 'text'],
];

const source = (name: string, content: string | Uint8Array, contentType?: string): Source => ({
  name,
  bytes: typeof content === 'string' ? utf8(content) : content,
  ...(contentType === undefined ? {} : { contentType }),
});

const unsupported: readonly (readonly [bytes: Uint8Array, what: string])[] = [
  [latin1('\x89PNG\r\n\x1a\n\0'), 'an image (PNG)'],
  [latin1('\xff\xd8\xff\xe0'), 'an image (JPEG)'],
  [latin1('GIF89a\0'), 'an image (GIF)'],
  [latin1('RIFF\0\0\0\0WEBPVP8 '), 'an image (WebP)'],
  [utf8('<svg xmlns="http://www.w3.org/2000/svg"></svg>'), 'an image (SVG)'],
  [latin1('\x1f\x8b\x08\0'), 'a packed file (gzip)'],
  [latin1('MZ\x90\0'), 'a program (Windows)'],
  [latin1('\x7fELF\x02'), 'a program (ELF)'],
  [latin1('ID3\x04\0'), 'a recording (MP3)'],
  [utf8('{\\rtf1 Words}'), 'an RTF document'],
  [ole('WordDocument'), 'an old Word document (.doc)'],
  [ole('EncryptedPackage'), 'protected by a password'],
  [latin1('\x01\x02\x03\x04\x05words\x06\x07'), 'binary, of a kind that is not known'],
  [new Uint8Array(1000), 'binary, of a kind that is not known'],
];

describe('sniff', () => {
  it.each(cases)('%s is %j: %s', (...[name, content, format, contentType]: Case) => {
    expect(sniff(source(name, content, contentType)).format).toBe(format);
  });

  it.each(unsupported)('names %j', (bytes, what) => {
    expect(sniff(source('x.txt', bytes))).toMatchObject({ format: 'unsupported', what });
  });

  it.each(['', ' \n\t', '\ufeff\r\n'])('refuses an empty file: %j', (content) => {
    expect(() => sniff(source('a.txt', content))).toThrow(new UnreadableError('a.txt is empty; nothing to read.'));
  });

  it.each(['<', '<!--', '<!', '{"', 'a:', '\n', '\0', '\x1b', '---\n', 'From '])('takes a megabyte of %j', (words) => {
    const filled = words.repeat((1 << 20) / words.length);
    for (const content of [`${filled}x`, `x${filled}`]) expect(sniff(source('a', content))).toHaveProperty('format');
  });
});
