import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../reading.ts';
import { makeMail, utf8 } from '../testing.ts';
import { readMail } from './mail.ts';
import { mailParts, parameterOf } from './mail-parts.ts';
import { readMhtml } from './mhtml.ts';

const HEAD = [
  'From: =?utf-8?B?6rmA?= Desk <news@daily.example.org>',
  'To: a@x.org',
  'Subject: =?utf-8?Q?Troops_=E2=80=9Csent=E2=80=9D?=',
  'Date: Tue, 05 Nov 2024 10:00:00 +0900',
  'Message-ID: <1@x.org>',
  'MIME-Version: 1.0',
];
const read = (...lines: readonly string[]) =>
  readMail({ name: 'a.eml', bytes: makeMail(...HEAD, ...lines) }, DEFAULT_LIMITS);
const words = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);
const part = (type: string, body: string, ...headers: readonly string[]) => [
  '--b',
  `Content-Type: ${type}`,
  ...headers,
  '',
  body,
];
const ALTERNATIVE = 'Content-Type: multipart/alternative; boundary="b"';
const MIXED = 'Content-Type: multipart/mixed; boundary=b';

describe('the body of a mail', () => {
  it('has subject, date and sender', () => {
    const [body] = read('Content-Type: text/plain; charset=utf-8', '', 'It was said.', '', 'Again.').parts;
    expect(body).toMatchObject({
      name: 'Troops “sent”',
      publishedAt: '2024-11-05T10:00:00+09:00',
      contentType: 'text/html; charset=utf-8',
    });
    expect(body?.publisher).toBeUndefined();
    for (const piece of [
      '<title>Troops “sent”</title>',
      'name="author" content="김 Desk"',
      '<p>It was said.</p>\n<p>Again.</p>',
    ])
      expect(words(body?.bytes)).toContain(piece);
  });

  it('of a mailing list names its publisher', () => {
    const [body] = read('List-Id: <x>', '', 'Words').parts;
    expect(body?.publisher).toEqual({ name: '김 Desk', host: 'daily.example.org', from: 'mail From' });
  });

  it('is HTML where that holds the words, in one head', () => {
    const html = '<html><head><title>Old</title></head><body><p>All of the words</p></body></html>';
    const [body, ...others] = read(
      ALTERNATIVE,
      '',
      ...part('text/plain', 'All of the words'),
      ...part('text/html', html),
      '--b--',
    ).parts;
    expect(others).toEqual([]);
    expect(words(body?.bytes)).toMatch(
      /^<html><head>\n<meta[\s\S]*<title>Troops “sent”<\/title>[\s\S]*<p>All of the words<\/p>/,
    );
    expect(words(body?.bytes)).not.toContain('Old');
  });

  it('is plain text where the HTML has lost the words', () => {
    const html = '<style>p { color: red; margin: none; padding: none; font: inherit }</style><p>See it</p>';
    const [body] = read(
      ALTERNATIVE,
      '',
      ...part('text/plain', 'All the words of a long report'),
      ...part('text/html', html),
      '--b--',
    ).parts;
    expect(words(body?.bytes)).toContain('<p>All the words of a long report</p>');
  });

  it.each([
    [
      'text/plain',
      'The ministry said on Monday that it had seen no sign of any\ntest at the site.',
      'any test at the site.',
    ],
    ['text/plain; format=flowed', 'It is \nso', 'It is so'],
    ['text/plain', 'Dear all,\nhello', 'Dear all,<br>\nhello'],
    ['text/plain', 'a < b & c', 'a &lt; b &amp; c'],
  ])('%s: %j', (type, text, expected) => {
    expect(words(read(`Content-Type: ${type}`, '', text).parts[0]?.bytes)).toContain(expected);
  });

  it.each([
    ['quoted-printable', 'caf=C3=A9 and=\r\n more', 'café and more'],
    ['base64', Buffer.from('café').toString('base64'), 'café'],
    ['8bit', 'café', 'café'],
    ['unknown', 'café', 'café'],
  ])('in %s', (encoding, body, text) => {
    expect(
      words(
        read('Content-Type: text/plain; charset=utf-8', `Content-Transfer-Encoding: ${encoding}`, '', body).parts[0]
          ?.bytes,
      ),
    ).toContain(`<p>${text}</p>`);
  });
});

describe('what is attached to a mail', () => {
  it('becomes parts; pictures inside the text and signatures do not', () => {
    const file = (name: string) => `Content-Disposition: attachment; filename="${name}"`;
    const mail = read(
      MIXED,
      '',
      ...part('text/plain', 'Words'),
      ...part('application/pdf', 'JVBERi0=', 'Content-Transfer-Encoding: base64', file('a.pdf')),
      ...part('message/rfc822', 'Message-ID: <2@x.org>\r\nFrom: b@x.org\r\n\r\nInner'),
      ...part('text/html', '<p>Attached</p>', file('page.html')),
      ...part('image/png', 'x', 'Content-ID: <logo>'),
      ...part('image/png', 'x', file('map.png')),
      ...part('application/pgp-signature', 'x'),
      '--b--',
    );
    expect(mail.parts.map(({ name, contentType }) => [name, contentType])).toEqual([
      ['Troops “sent”', 'text/html; charset=utf-8'],
      ['a.pdf', 'application/pdf'],
      ['part 2.eml', 'message/rfc822'],
      ['page.html', 'text/html'],
      ['map.png', 'image/png'],
    ]);
    expect(words(mail.parts[1]?.bytes)).toBe('%PDF-');
  });

  it('is reported where it is encrypted', () => {
    const mail = read(MIXED, '', ...part('application/pkcs7-mime; name=smime.p7m', 'x'), '--b--');
    expect(mail.unread).toEqual([{ path: 'smime.p7m', reason: expect.stringContaining('is encrypted') }]);
  });
});

describe('messages that are damaged', () => {
  it('a mail without anything', () => expect(() => read('', ' ')).toThrow('without text or attachments'));

  it('a mail cut off keeps what it has', () => {
    expect(words(read(MIXED, '', ...part('text/plain', 'Words that go')).parts[0]?.bytes)).toContain('Words that go');
  });

  it('parts within parts a thousand deep', () => {
    const deep = Array.from({ length: 1000 }, (_, at) => [
      `--b${at}`,
      `Content-Type: multipart/mixed; boundary=b${at + 1}`,
      '',
    ]);
    const mail = read('Content-Type: multipart/mixed; boundary=b0', '', ...deep.flat());
    expect(mail).toMatchObject({ parts: [], unread: [{ reason: expect.stringContaining('too deep') }] });
  });

  it.each(['-', '--b\r\n', '\n', '=', ';', '<style>', '<title>', 'word\n', `${'w'.repeat(60)}\n`])(
    'takes a megabyte of %j',
    (filling) => {
      const body = filling.repeat((1 << 20) / filling.length);
      for (const type of ['text/plain', 'text/html', 'multipart/mixed; boundary=b'])
        expect(mailParts(makeMail(`Content-Type: ${type}`, '', body), 100).type).toBe(type.split(';')[0]);
      expect(read('Content-Type: text/html', '', `<p>x${body}`).parts).toHaveLength(1);
      expect(read('Content-Type: text/plain', '', `x${body}`).parts).toHaveLength(1);
    },
  );
});

describe('parameterOf', () => {
  it.each([
    ['a; boundary="x;y"', 'boundary', 'x;y'],
    ['a; Boundary=x', 'boundary', 'x'],
    ["a; filename*=UTF-8''%EA%B9%80.pdf", 'filename', '김.pdf'],
    ["a; filename*0*=UTF-8''%EA%B9; filename*1*=%80.pdf", 'filename', '김.pdf'],
    ['a; filename*0="long "; filename*1="name"', 'filename', 'long name'],
    ['a', 'filename', undefined],
  ])('%s', (header, name, value) => expect(parameterOf(header, name)).toBe(value));
});

describe('a saved page', () => {
  const page = (...lines: readonly string[]) =>
    readMhtml({ name: 'a.mhtml', bytes: makeMail(...lines) }, DEFAULT_LIMITS);
  const SAVED = [
    'From: <Saved by Blink>',
    'Snapshot-Content-Location: https://x.org/a',
    'Subject: The page',
    'MIME-Version: 1.0',
  ];

  it('gives its root, with charset and address', () => {
    const reading = page(
      ...SAVED,
      'Content-Type: multipart/related; type="text/html"; boundary="b"',
      '',
      ...part(
        'text/html; charset=windows-1252',
        '<p>caf=E9</p>',
        'Content-Transfer-Encoding: quoted-printable',
        'Content-Location: https://x.org/a',
      ),
      ...part('text/html', '<p>advertisement</p>', 'Content-Location: cid:frame'),
      '--b--',
    );
    expect(reading.parts).toEqual([
      {
        name: 'The page',
        url: 'https://x.org/a',
        contentType: 'text/html; charset=windows-1252',
        bytes: new Uint8Array(Buffer.from('<p>caf\xe9</p>', 'latin1')),
      },
    ]);
  });

  it('follows the start parameter', () => {
    const related = 'Content-Type: multipart/related; start="<two>"; boundary=b';
    const { parts } = page(
      ...SAVED,
      related,
      '',
      ...part('text/html', 'one', 'Content-ID: <one>'),
      ...part('text/html', 'two', 'Content-ID: <two>'),
      '--b--',
    );
    expect(parts[0]).toMatchObject({ bytes: utf8('two'), url: 'https://x.org/a' });
  });

  it('without HTML cannot be read', () => {
    expect(() => page(...SAVED, 'Content-Type: multipart/related; boundary=b', '', ...part('image/png', 'x'))).toThrow(
      'without its HTML',
    );
  });
});
