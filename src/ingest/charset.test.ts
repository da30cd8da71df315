import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { type CharsetBasis, countUtf8, decodeText, type TextFormat } from './charset.ts';

const KOREAN = '북한이 러시아에 병력을 보냈다고 국가정보원이 밝혔다. 우크라이나는 이를 확인하지 않았다.';
const RUSSIAN = 'Россия и Северная Корея подписали договор о партнёрстве, сообщил представитель Кремля.';
const JAPANESE = '北朝鮮がロシアに兵士を派遣したと韓国の情報機関が明らかにした。';
const CHINESE = '朝鲜向俄罗斯派遣了军队，韩国情报机构表示。外交部没有证实这一消息。';
const ENGLISH = 'The minister’s spokesman said “no comment” – and Façade Ltd. denied the claims on Monday.';

const utf8 = (text: string) => new TextEncoder().encode(text);
const bytesOf = (...codes: number[]) => Uint8Array.from(codes);
const joined = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts));

interface Case {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly format?: TextFormat;
  readonly contentType?: string;
  readonly text: string;
  readonly charset: string;
  readonly basis: CharsetBasis;
  readonly notes?: number;
}

const page = (head: string, body: string) => `<html><head>${head}</head><body>${body}</body></html>`;
const encodedPage = (charset: string, head: string, body: string) => iconv.encode(page(head, body), charset);
const META_KR = '<meta http-equiv="Content-Type" content="text/html; charset=ks_c_5601-1987">';
const XML_GB = '<?xml version="1.0" encoding="GB2312"?>\n<rss/>';

const cases: readonly Case[] = [
  { name: 'ASCII', bytes: utf8('plain'), text: 'plain', charset: 'utf-8', basis: 'utf-8' },
  { name: 'nothing at all', bytes: bytesOf(), text: '', charset: 'utf-8', basis: 'utf-8' },
  { name: 'valid UTF-8', bytes: utf8(KOREAN), text: KOREAN, charset: 'utf-8', basis: 'utf-8' },
  {
    name: 'a BOM, dropped, against the header',
    bytes: joined(bytesOf(0xef, 0xbb, 0xbf), utf8('a')),
    contentType: 'text/plain; charset=euc-kr',
    text: 'a',
    charset: 'utf-8',
    basis: 'bom',
  },
  {
    name: 'UTF-16 little-endian with a BOM',
    bytes: joined(bytesOf(0xff, 0xfe), iconv.encode(KOREAN, 'utf-16le')),
    text: KOREAN,
    charset: 'utf-16le',
    basis: 'bom',
  },
  {
    name: 'UTF-16 big-endian with a BOM',
    bytes: joined(bytesOf(0xfe, 0xff), iconv.encode('ab', 'utf-16be')),
    text: 'ab',
    charset: 'utf-16be',
    basis: 'bom',
  },
  {
    name: 'UTF-16 without a BOM',
    bytes: iconv.encode(ENGLISH, 'utf-16le', { addBOM: false }),
    text: ENGLISH,
    charset: 'utf-16le',
    basis: 'detected',
    notes: 1,
  },
  {
    name: 'the header, though the page declares another',
    bytes: encodedPage('euc-kr', '<meta charset="utf-8">', KOREAN),
    format: 'html',
    contentType: 'text/html; Charset="EUC-KR"',
    text: page('<meta charset="utf-8">', KOREAN),
    charset: 'euc-kr',
    basis: 'header',
  },
  {
    name: 'http-equiv',
    bytes: encodedPage('euc-kr', META_KR, KOREAN),
    format: 'html',
    text: page(META_KR, KOREAN),
    charset: 'euc-kr',
    basis: 'declared',
  },
  {
    name: 'iso-8859-1 means windows-1252',
    bytes: encodedPage('windows-1252', '<meta charset=iso-8859-1>', ENGLISH),
    format: 'html',
    text: page('<meta charset=iso-8859-1>', ENGLISH),
    charset: 'windows-1252',
    basis: 'declared',
  },
  {
    name: 'a charset in a comment does not count',
    bytes: utf8('<!-- <meta charset=euc-kr> --><p>é</p>'),
    format: 'html',
    text: '<!-- <meta charset=euc-kr> --><p>é</p>',
    charset: 'utf-8',
    basis: 'utf-8',
  },
  {
    name: 'a description that speaks of a charset does not count',
    bytes: utf8('<meta name=description content="text; charset=euc-kr"><p>é</p>'),
    format: 'html',
    text: '<meta name=description content="text; charset=euc-kr"><p>é</p>',
    charset: 'utf-8',
    basis: 'utf-8',
  },
  {
    name: 'an XML declaration; gb2312 means gb18030',
    bytes: iconv.encode(XML_GB + CHINESE, 'gb18030'),
    format: 'xml',
    text: XML_GB + CHINESE,
    charset: 'gb18030',
    basis: 'declared',
  },
  {
    name: 'says UTF-8 but is windows-1252',
    bytes: encodedPage('windows-1252', '<meta charset=utf-8>', ENGLISH),
    format: 'html',
    text: page('<meta charset=utf-8>', ENGLISH),
    charset: 'windows-1252',
    basis: 'detected',
    notes: 1,
  },
  {
    name: 'the header says UTF-8 but the bytes are EUC-KR',
    bytes: iconv.encode(KOREAN, 'euc-kr'),
    contentType: 'text/plain; charset=utf-8',
    text: KOREAN,
    charset: 'euc-kr',
    basis: 'detected',
    notes: 1,
  },
  {
    name: 'the header says iso-8859-1 but the bytes are UTF-8',
    bytes: utf8(ENGLISH),
    contentType: 'text/html; charset=ISO-8859-1',
    text: ENGLISH,
    charset: 'utf-8',
    basis: 'utf-8',
    notes: 1,
  },
  {
    name: 'an unknown label',
    bytes: utf8(KOREAN),
    contentType: 'text/plain; charset=x-none',
    text: KOREAN,
    charset: 'utf-8',
    basis: 'utf-8',
    notes: 1,
  },
  {
    name: 'UTF-7 is refused',
    bytes: utf8('+ADw-script+AD4-'),
    contentType: 'text/html; charset=utf-7',
    text: '+ADw-script+AD4-',
    charset: 'utf-8',
    basis: 'utf-8',
    notes: 1,
  },
  {
    name: 'UTF-8 cut inside a character',
    bytes: utf8(`${KOREAN}한`).subarray(0, -1),
    text: `${KOREAN}\ufffd`,
    charset: 'utf-8',
    basis: 'utf-8',
    notes: 1,
  },
  ...(
    [
      ['euc-kr', 'euc-kr', KOREAN],
      ['windows-1251', 'windows-1251', RUSSIAN],
      ['koi8-r', 'koi8-r', RUSSIAN],
      ['shift_jis', 'shift_jis', JAPANESE],
      ['gb18030', 'gb18030', CHINESE],
      ['windows-1252', 'windows-1252', ENGLISH],
      ['windows-1252', 'windows-1252', 'Kim’s troops'],
    ] as const
  ).map(([encoding, charset, text]) => ({
    name: `detects ${charset}: ${text.slice(0, 12)}`,
    bytes: iconv.encode(text, encoding),
    text,
    charset,
    basis: 'detected' as const,
    notes: 1,
  })),
  {
    name: 'detects Russian under English markup',
    bytes: encodedPage('windows-1251', '<link rel="stylesheet" href="the.css">'.repeat(50), RUSSIAN),
    format: 'html',
    text: page('<link rel="stylesheet" href="the.css">'.repeat(50), RUSSIAN),
    charset: 'windows-1251',
    basis: 'detected',
    notes: 1,
  },
  { name: 'line ends', bytes: utf8('a\r\nb\rc\n\r\nd'), text: 'a\nb\nc\n\nd', charset: 'utf-8', basis: 'utf-8' },
  { name: 'NUL in html', bytes: utf8('a\0b'), format: 'html', text: 'ab', charset: 'utf-8', basis: 'utf-8' },
  { name: 'NUL in text', bytes: utf8('a\0b'), text: 'a\ufffdb', charset: 'utf-8', basis: 'utf-8' },
  {
    name: 'a lone surrogate',
    bytes: bytesOf(0xff, 0xfe, 0x61, 0, 0, 0xd8, 0x62, 0),
    text: 'a\ufffdb',
    charset: 'utf-16le',
    basis: 'bom',
  },
];

describe('decodeText', () => {
  it.each(cases)('$name', ({ bytes, format = 'text', contentType, text, charset, basis, notes = 0 }) => {
    const decoded = decodeText(bytes, { format, ...(contentType === undefined ? {} : { contentType }) });
    expect(decoded).toMatchObject({ text, charset, basis });
    expect(decoded.notes.map((note) => note.kind)).toEqual(Array(notes).fill('charset'));
  });

  it.each(['<', '<meta ', '<!--', '\r', '\0', 'é', '"'])('takes a megabyte of %j in linear time', (character) => {
    const bytes = Buffer.alloc(1 << 20, character);
    for (const format of ['html', 'xml', 'text'] as const)
      expect(decodeText(bytes, { format }).text).toBeTypeOf('string');
  });
});

describe('countUtf8', () => {
  it.each([
    ['overlong', bytesOf(0xc0, 0x80), { valid: 0, invalid: 2 }],
    ['a surrogate', bytesOf(0xed, 0xa0, 0x80), { valid: 0, invalid: 3 }],
    ['past the last code point', bytesOf(0xf4, 0x90, 0x80, 0x80), { valid: 0, invalid: 4 }],
    ['two, three and four bytes', utf8('é한😀a'), { valid: 3, invalid: 0 }],
  ])('%s', (_name, bytes, counts) => expect(countUtf8(bytes)).toEqual(counts));
});
