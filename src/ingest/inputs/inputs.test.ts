import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Fetcher } from '../fetch/fetcher.ts';
import { UnreadableError } from '../reading.ts';
import { expandInputs, type Input, nameOfInput, parseSize, readInput } from './inputs.ts';
import { causeOf } from './reason.ts';
import { formatSize, sizeToAdmit } from './size.ts';

const MEGABYTE = 1024 * 1024;
const isRoot = process.getuid?.() === 0;
const socket = createServer();
let home: string;

const FILES = [
  'a.txt',
  'b.html',
  'report [1].txt',
  'report 1.txt',
  '.hidden.txt',
  'news/one.html',
  'news/two.html',
  'news/photo.png',
  'news/.git/config.txt',
  'news/node_modules/x/readme.txt',
  'news/deep/three.html',
  'only-hidden/.x',
  'linked/four.html',
  'ring/a/five.html',
  'ring/b/six.html',
];

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'inputs-'));
  for (const file of FILES) {
    mkdirSync(dirname(join(home, file)), { recursive: true });
    writeFileSync(join(home, file), file);
  }
  mkdirSync(join(home, 'empty'));
  mkdirSync(join(home, 'below'));
  symlinkSync(home, join(home, 'news/deep/home'));
  symlinkSync('../news', join(home, 'news/again'));
  symlinkSync('../linked', join(home, 'news/linked'));
  symlinkSync('../a.txt', join(home, 'news/a-link.txt'));
  for (const link of ['a/to-b', 'a/to-b-too', 'b/to-a', 'b/to-a-too']) {
    symlinkSync(link.includes('to-a') ? '../a' : '../b', join(home, 'ring', link));
  }
  mkdirSync(join(home, 'twice'));
  for (const link of ['twice/one', 'twice/two']) symlinkSync(join(home, 'linked'), join(home, link));
  mkdirSync(join(home, 'broken'));
  symlinkSync('nowhere', join(home, 'broken/link.txt'));
  symlinkSync('circle.txt', join(home, 'broken/circle.txt'));
  writeFileSync(join(home, 'large.bin'), '');
  truncateSync(join(home, 'large.bin'), 80 * MEGABYTE);
  execFileSync('mkfifo', [join(home, 'broken/pipe')]);
  await new Promise<void>((ready) => socket.listen(join(home, 'broken/socket'), ready));
});

afterAll(() => {
  socket.close();
  rmSync(home, { recursive: true });
});

const expand = (...args: string[]) => expandInputs(args, { cwd: home, maxBytes: 64 * MEGABYTE });
const names = async (...args: string[]) => (await expand(...args)).inputs.map(nameOfInput);

describe('arguments that name something', () => {
  it.each<[string[], string[]]>([
    [['a.txt'], ['a.txt']],
    [['./a.txt', 'news/../a.txt'], ['a.txt']],
    [['.hidden.txt'], ['.hidden.txt']],
    [['report [1].txt'], ['report [1].txt']],
    [['report [123].txt'], ['report 1.txt']],
    [['*.html'], ['b.html']],
    [['news/*.html'], ['news/one.html', 'news/two.html']],
    [['{a,b}.*'], ['a.txt', 'b.html']],
    [['new*/o*.html'], ['news/one.html']],
    [['news/.git/*'], ['news/.git/config.txt']],
    [['linked/'], ['linked/four.html']],
    [['linked/**'], ['linked/four.html']],
    [['news/linked'], ['news/linked/four.html']],
    [['*/linked/*.html'], ['news/linked/four.html']],
    [['ring'], ['ring/a/five.html', 'ring/a/to-b/six.html']],
    [['ring/**/*.html'], ['ring/a/five.html', 'ring/a/to-b/six.html']],
    [['news/linked', 'linked'], ['linked/four.html']],
    [['news/a-link.txt', 'a.txt'], ['a.txt']],
    [['-', '-'], ['-']],
    [
      ['b.html', '-', 'a.txt'],
      ['-', 'a.txt', 'b.html'],
    ],
    [['https://x.example/a#b', 'HTTPS://X.example/a'], ['https://x.example/a']],
    [
      ['https://x.example/?q=1', 'https://x.example/?q=2'],
      ['https://x.example/?…', 'https://x.example/?…'],
    ],
  ])('%j', async (args, expected) => {
    const { inputs, unread } = await expand(...args);
    expect(inputs.map(nameOfInput)).toEqual(expected);
    expect(unread).toEqual([]);
    expect((await expand(...args.toReversed())).inputs).toEqual(inputs);
  });

  it('a folder gives all that is in it but what is hidden, and links do not lead round in a circle', async () => {
    const { inputs, unread } = await expand('news');
    expect(unread).toEqual([]);
    const found = inputs.map(nameOfInput);
    expect(found).toContain('news/photo.png');
    expect(found).toContain('news/deep/three.html');
    expect(found.filter((name) => name.endsWith('four.html'))).toHaveLength(1);
    expect(found.filter((name) => /hidden|\.git|node_modules/.test(name))).toEqual([]);
    expect(found).toEqual([...found].sort());
  });

  it('are named from the folder of work, or as they were given', async () => {
    const from = (cwd: string, ...args: string[]) =>
      expandInputs(args, { cwd: join(home, cwd), maxBytes: MEGABYTE }).then(({ inputs }) => inputs.map(nameOfInput));
    expect(await from('.', join(home, 'a.txt'))).toEqual(['a.txt']);
    expect(await from('below', '../a.txt')).toEqual(['../a.txt']);
    expect(await from('below', '../linked/')).toEqual(['../linked/four.html']);
    expect(await from('below', '../linked/*.html')).toEqual(['../linked/four.html']);
    expect(await from('below', join(home, 'linked'))).toEqual([join(home, 'linked/four.html')]);
    expect(await from('below', join(home, 'linked/f*'))).toEqual([join(home, 'linked/four.html')]);
    expect(await from('linked', '.')).toEqual(['four.html']);
    // Of several links to one folder the one that the pattern goes through is followed.
    expect(await from('below', '../twice/two/*.html')).toEqual(['../twice/two/four.html']);
    expect(await from('below', join(home, 'twice/two/f*'))).toEqual([join(home, 'twice/two/four.html')]);
  });

  it('carry their size and where they are', async () => {
    expect((await expand('a.txt')).inputs).toEqual([
      { type: 'file', path: 'a.txt', absolute: join(home, 'a.txt'), bytes: 5 },
    ]);
  });
});

describe('arguments that name nothing to read', () => {
  it.each<[string, string]>([
    ['nowhere.txt', 'nowhere.txt does not exist; check the path'],
    ['a.txt/b', 'a.txt/b does not exist; check the path'],
    ['*.pdf', '*.pdf matches no file; check the pattern, and quote it in the shell'],
    ['empty', 'empty holds no files (hidden ones are left out); name the files themselves'],
    ['only-hidden', 'only-hidden holds no files (hidden ones are left out); name the files themselves'],
    ['broken/link.txt', 'broken/link.txt is a link to something that does not exist; mend or remove the link'],
    ['broken/l*.txt', 'broken/link.txt is a link to something that does not exist; mend or remove the link'],
    ['broken/circle.txt', 'broken/circle.txt is a link that leads back to itself; mend or remove the link'],
    ['broken/pipe', 'broken/pipe is a named pipe, not a file; send it to standard input and give "-"'],
    ['broken/socket', 'broken/socket is a socket, not a file; save what it sends to a file'],
    ['/dev/null', '/dev/null is a device, not a file; send it to standard input and give "-"'],
    ['large.bin', 'large.bin is 80 MB, above the cap of 64 MB; raise it with --max-size 80MB'],
    ['', '"" names nothing; leave it out or give a path'],
    ['\u001b[2Jx', '\u001b[2Jx does not exist; check the path'],
    ['www.x.example/a', 'www.x.example/a does not exist; if it is a web address, put https:// in front of it'],
    ['ftp://x.example/a', 'is not a web address; only http and https are read'],
    ['https://me:hunter2@x.example/?k=hunter2', 'https://x.example/?… holds a user name or a password'],
    ['http://?k=hunter2', 'is not a web address; check how it is written'],
    [`${'n'.repeat(300)}`, 'has a name that is too long; check the path'],
  ])('%j', async (argument, reason) => {
    const { inputs, unread } = await expand(argument, argument);
    expect(inputs).toEqual([]);
    expect(unread).toHaveLength(1);
    expect(unread[0]?.reason).toContain(reason);
    expect(JSON.stringify(unread)).not.toContain('hunter2');
  });

  it.skipIf(isRoot)('a file and a folder that this user may not read', async () => {
    mkdirSync(join(home, 'closed/folder'), { recursive: true });
    writeFileSync(join(home, 'closed/file.txt'), '');
    chmodSync(join(home, 'closed/file.txt'), 0);
    chmodSync(join(home, 'closed/folder'), 0);
    const { unread } = await expand('closed');
    chmodSync(join(home, 'closed/folder'), 0o755);
    expect(unread.map(({ reason }) => reason)).toEqual([
      'closed/file.txt may not be read by this user; change its permissions',
      'closed/folder may not be read by this user; change its permissions',
    ]);
  });

  it('errors of the file system have a sentence each', () => {
    expect(causeOf(Object.assign(new Error('x'), { code: 'EACCES' }))).toBe(
      'may not be read by this user; change its permissions',
    );
    expect(causeOf(Object.assign(new Error('x'), { code: 'EIO' }))).toBe(
      'cannot be read (EIO); check the file and its disk',
    );
  });

  it('what can be read beside them is read', async () => {
    expect(await names('nowhere.txt', 'a.txt', '*.pdf')).toEqual(['a.txt']);
  });
});

describe('reading', () => {
  async function* chunks(...words: string[]): AsyncIterable<Uint8Array> {
    for (const word of words) yield Buffer.from(word);
  }
  const file = async (name: string): Promise<Input> => (await expand(name)).inputs[0]!;
  const fail = async (reading: Promise<unknown>) => {
    const error = await reading.catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(UnreadableError);
    return (error as Error).message;
  };

  it('gives the bytes and the name of a file', async () => {
    const { bytes, name } = await readInput(await file('news/one.html'), { stdin: chunks(), maxBytes: MEGABYTE });
    expect([Buffer.from(bytes).toString(), name]).toEqual(['news/one.html', 'one.html']);
  });

  it('gives the bytes of standard input', async () => {
    const { bytes, name } = await readInput({ type: 'stdin' }, { stdin: chunks('Ten ', 'ships'), maxBytes: 9 });
    expect([Buffer.from(bytes).toString(), name]).toEqual(['Ten ships', 'stdin']);
  });

  it('stops at the cap of a standard input without end', async () => {
    let given = 0;
    async function* endless() {
      for (;;) {
        given++;
        yield new Uint8Array(1024);
      }
    }
    const sentence = await fail(readInput({ type: 'stdin' }, { stdin: endless(), maxBytes: 4096 }));
    expect(sentence).toBe('standard input goes on beyond the cap of 4 KB; raise it with --max-size 8KB.');
    expect(given).toBe(5);
  });

  it('stops at the cap of a file that has grown', async () => {
    writeFileSync(join(home, 'grows.txt'), 'Ten');
    const input = await file('grows.txt');
    appendFileSync(join(home, 'grows.txt'), ' ships');
    expect(await fail(readInput(input, { stdin: chunks(), maxBytes: 5 }))).toContain(
      'grows.txt goes on beyond the cap',
    );
  });

  it('does not wait for a pipe that has taken the place of a file', async () => {
    const input: Input = { type: 'file', path: 'x', absolute: join(home, 'broken/pipe'), bytes: 1 };
    expect(await fail(readInput(input, { stdin: chunks(), maxBytes: 5 }))).toContain('x is a named pipe');
  });

  it('says so when a file has gone', async () => {
    const input: Input = { type: 'file', path: 'gone.txt', absolute: join(home, 'gone.txt'), bytes: 1 };
    expect(await fail(readInput(input, { stdin: chunks(), maxBytes: 5 }))).toContain('gone.txt is no longer there');
  });

  it('hands an address to the fetcher, and refuses it without one', async () => {
    const source = { bytes: new Uint8Array([1]), name: 'a' };
    const fetcher: Fetcher = {
      fetch: async (url) => ({ ...source, url }),
      close: async () => {},
    };
    const input: Input = { type: 'url', url: 'https://x.example/a?k=1' };
    expect(await readInput(input, { stdin: chunks(), maxBytes: 5, fetcher })).toEqual({ ...source, url: input.url });
    expect(await fail(readInput(input, { stdin: chunks(), maxBytes: 5 }))).toBe(
      'https://x.example/a?… is not fetched here; save the page and add the file.',
    );
  });
});

describe('sizes', () => {
  it.each([
    ['64MB', 64 * MEGABYTE],
    ['64 MiB', 64 * MEGABYTE],
    [' 64m ', 64 * MEGABYTE],
    ['1.5g', 1.5 * 1024 * MEGABYTE],
    ['500k', 500 * 1024],
    ['1000', 1000],
    ['12B', 12],
  ])('%j is %i bytes', (words, bytes) => expect(parseSize(words)).toBe(bytes));

  it.each([
    ['', 'is not a size'],
    ['MB', 'is not a size'],
    ['-1MB', 'is not a size'],
    ['64XB', 'is not a size'],
    ['1e9', 'is not a size'],
    ['0', 'is less than one byte'],
    ['0.1B', 'is less than one byte'],
    ['999999999TB', 'is larger than anything'],
    ['9'.repeat(1_000_000), 'is not a size'],
  ])('%.20s is refused', (words, problem) => {
    expect(() => parseSize(words)).toThrow(RangeError);
    expect(() => parseSize(words)).toThrow(problem);
    expect(() => parseSize(words)).toThrow('such as 64MB');
  });

  it.each([
    [12, '12 B', '12B'],
    [1024, '1 KB', '1KB'],
    [64 * MEGABYTE, '64 MB', '64MB'],
    [64 * MEGABYTE + 1, '64.1 MB', '65MB'],
    [2.5 * 1024 * MEGABYTE, '2.5 GB', '3GB'],
  ])('%i bytes are %s, admitted by %s', (bytes, shown, flag) => {
    expect([formatSize(bytes), sizeToAdmit(bytes)]).toEqual([shown, flag]);
    expect(parseSize(flag)).toBeGreaterThanOrEqual(bytes);
  });
});
