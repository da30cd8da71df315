// The command line from end to end: what it prints, where, and with which exit status.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadPacks } from '../src/cli/packs.ts';
import type { Analysis } from '../src/document/analysis.ts';
import { analysisSchema, BRIEF_FORMATS, formatBrief } from '../src/export/index.ts';
import { makePdf, makeZip } from '../src/ingest/testing.ts';
import { PROGRAM } from './support/built.ts';
import { ended, hearsay, startHearsay } from './support/cli.ts';
import { SAMPLES } from './support/corpus.ts';
import { folderMaker } from './support/folders.ts';
import { type LocalServer, serveLocally } from './support/http.ts';
import { objectionsTo } from './support/objections.ts';
import { readInputs } from './support/program.ts';

const STORY = 'Two soldiers had left the camp, the ministry said on Monday. “We saw them go,” General Park said.\n';
const PAGE = `<!doctype html><html lang="en"><title>News</title><article><p>${STORY}</p><p>${STORY}</p></article></html>`;
const LOCKED =
  '/Encrypt << /Filter /Standard /V 1 /R 2 /O (01234567890123456789012345678901) /U (01234567890123456789012345678901) /P -44 >> /ID [<00> <00>]';
const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex');

const folderOf = folderMaker();

const linesOf = (text: string) => text.split('\n').filter(Boolean);

describe('usage', () => {
  let cwd: string;
  beforeAll(() => {
    cwd = folderOf({ 'a.txt': STORY });
  });

  it.each([
    [['--help'], 'Usage: hearsay'],
    [['help', 'brief'], 'Usage: hearsay brief'],
    [['brief', '--help'], 'Examples:'],
    [['schema', '--help'], 'Usage: hearsay schema'],
    [['completion', '--help'], 'To use it:'],
    [['--version'], '0.1.0'],
  ])('%j prints to standard output and is no error', async (args, expected) => {
    const { status, stdout, stderr } = await hearsay(args, { cwd });
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain(expected);
  });

  it.each([
    [[], 'Usage: hearsay'],
    [['brif', 'a.txt'], "unknown command 'brif'\n(Did you mean brief?)"],
    [['brief'], 'There is no dossier in '],
    [['brief', 'a.txt', '--dossier', 'here'], 'give inputs or a dossier, not both'],
    [['brief', 'a.txt', '--formt', 'md'], "unknown option '--formt'\n(Did you mean --format?)"],
    [['brief', 'a.txt', '--format', 'pdf'], 'Allowed choices are terminal, md, html, json'],
    [['brief', 'a.txt', '--jobs', '0'], 'Give a whole number from 1 to 256.'],
    [['brief', 'a.txt', '--width', 'wide'], 'Give a whole number from 20 to 1000.'],
    [['brief', 'a.txt', '--max-size', 'huge'], '"huge" is not a size; write a number with B, KB, MB or GB'],
    [['brief', 'a.txt', '--pack', 'nowhere'], 'nowhere'],
    [['brief', 'a.txt', '--output', '.'], '. is a folder; give --output the name of a file.'],
    [['brief', 'a.txt', '--output', 'no/out.md'], 'the folder of no/out.md does not exist; make it'],
    [['completion', 'tcsh'], 'Allowed choices are bash, zsh, fish'],
  ])('%j is refused with status 2 and a cure', async (args, expected) => {
    const { status, stdout, stderr } = await hearsay(args, { cwd });
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(expected);
  });

  it('schema prints a JSON Schema', async () => {
    const { status, stdout } = await hearsay(['schema'], { cwd });
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ $schema: expect.stringContaining('json-schema.org') });
  });

  it.each(['bash', 'zsh', 'fish'])('completion %s parses where the shell is installed', async (shell) => {
    const { status, stdout } = await hearsay(['completion', shell], { cwd });
    expect(status).toBe(0);
    for (const word of ['brief', 'schema', 'max-size', 'terminal']) expect(stdout).toContain(word);
    const check = spawnSync(shell, ['-n'], { input: stdout, encoding: 'utf8' });
    // Shells that are not here have no status.
    expect([check.status ?? 0, check.stderr ?? '']).toEqual([0, '']);
  });

  it('completion bash completes commands, options and values', async () => {
    const { stdout } = await hearsay(['completion', 'bash'], { cwd });
    const complete = (...words: string[]) =>
      execFileSync(
        'bash',
        [
          '-c',
          `${stdout}\nCOMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')})\nCOMP_CWORD=${words.length - 1}\n_hearsay\nprintf '%s\n' "\${COMPREPLY[@]}"`,
        ],
        { cwd, encoding: 'utf8' },
      );
    expect(linesOf(complete('hearsay', 'br'))).toEqual(['brief']);
    expect(linesOf(complete('hearsay', 'brief', '--max'))).toEqual(['--max-size']);
    expect(linesOf(complete('hearsay', 'brief', '--format', 'h'))).toEqual(['html']);
    expect(linesOf(complete('hearsay', 'brief', 'a'))).toEqual(['a.txt']);
  });
});

describe('inputs that cannot be read', () => {
  const FILES = {
    'good.txt': STORY,
    'good-page.pdf': PAGE,
    'empty.txt': '',
    'blank.txt': ' \n\n',
    'binary.dat': Buffer.from([0, 1, 2, 3, 0, 255, 254, 0, 7, 8, 9, 0]),
    'locked.pdf': makePdf([[{ text: 'Words', y: 700 }]], { trailer: LOCKED }),
    'picture.txt': PNG,
    'large.txt': 'x'.repeat(30_000),
    'feed.xml':
      '<?xml version="1.0"?><rss version="2.0"><channel><title>A</title><item><title>B</item></channel></rss>',
    'archive.zip': makeZip({ 'inner.txt': STORY.replace('Two', 'Three'), 'bad.png': PNG }),
    'name\u001b[2J.txt': '',
  };
  const LINES = [
    /^hearsay: archive\.zip > bad\.png: bad\.png is an image \(PNG\); run OCR and add the text\.$/,
    /^hearsay: binary\.dat is binary, of a kind that is not known; add it as text, HTML, PDF or \.docx\.$/,
    /^hearsay: blank\.txt is empty; nothing to read\.$/,
    /^hearsay: empty\.txt is empty; nothing to read\.$/,
    /^hearsay: feed\.xml .*;.*\.$/,
    /^hearsay: large\.txt is 29\.3 KB, above the cap of 20 KB; raise it with --max-size 30KB\.$/,
    /^hearsay: locked\.pdf is protected by a password; save a copy without it/,
    /^hearsay: missing\.txt does not exist; check the path\.$/,
    /^hearsay: name[^\u001b]*\.txt is empty; nothing to read\.$/,
    /^hearsay: picture\.txt is an image \(PNG\); run OCR and add the text\.$/,
  ];

  it('are each told in one line with path, reason and cure; the rest is read', async () => {
    const cwd = folderOf(FILES);
    const args = ['brief', '.', 'missing.txt', '--max-size', '20KB', '--format', 'json'];
    const { status, stdout, stderr } = await hearsay(args, { cwd });
    expect(status).toBe(1);
    const lines = linesOf(stderr);
    expect(lines).toHaveLength(LINES.length);
    for (const [at, line] of LINES.entries()) expect(lines[at]).toMatch(line);
    for (const line of lines)
      expect(line.match(/(?<!> )\b[\w-]+\.(?:txt|pdf|xml|dat)\b/g) ?? []).toHaveLength(
        line.includes('archive') ? 0 : 1,
      );
    const analysis: Analysis = JSON.parse(stdout);
    expect(analysis.documents.map(({ path }) => path)).toEqual([
      'archive.zip > inner.txt',
      'good-page.pdf',
      'good.txt',
    ]);
    expect(analysis.documents.map(({ mediaType }) => mediaType)).toEqual(['text/plain', 'text/html', 'text/plain']);
    expect(analysis.unread).toHaveLength(LINES.length);
  });

  it('change nothing but the list of what is unread', async () => {
    const cwd = folderOf({ 'a.txt': STORY, 'b.html': PAGE, 'bad.dat': FILES['binary.dat'] });
    const read = async (...inputs: string[]): Promise<Analysis> =>
      JSON.parse((await hearsay(['brief', ...inputs, '--format', 'json'], { cwd })).stdout);
    const { unread, ...rest } = await read('.');
    expect({ ...rest, unread: [] }).toEqual(await read('a.txt', 'b.html'));
    expect(unread).toHaveLength(1);
  });
});

describe('addresses', () => {
  let server: LocalServer;
  let base: string;
  let cwd: string;
  beforeAll(async () => {
    cwd = folderOf({});
    server = await serveLocally(({ url }, response) => {
      if (url === '/robots.txt') response.end('User-agent: *\nDisallow: /closed/\n');
      else if (url === '/story.html') response.setHeader('content-type', 'text/html').end(PAGE);
      else response.writeHead(404).end('no');
    });
    base = server.base;
  });
  afterAll(() => server.close());

  it('on this machine are refused unless admitted', async () => {
    const { status, stderr } = await hearsay(['brief', `${base}/story.html`], { cwd });
    expect(status).toBe(1);
    expect(linesOf(stderr)).toEqual([
      expect.stringMatching(/^hearsay: http:\/\/127\.0\.0\.1:\d+\/story\.html .*--allow-private/),
    ]);
  });

  it('are read, or told in one line each', async () => {
    const inputs = ['/story.html', '/none.html', '/closed/story.html'].map((path) => base + path);
    const { status, stdout, stderr } = await hearsay(['brief', ...inputs, '--allow-private', '--format', 'json'], {
      cwd,
    });
    expect(status).toBe(1);
    expect(linesOf(stderr)).toEqual([
      expect.stringMatching(/\/closed\/story\.html .*robots\.txt/),
      expect.stringMatching(/\/none\.html answered 404 Not Found; check the address/),
    ]);
    for (const line of linesOf(stderr)) expect(line.match(/http:/g)).toHaveLength(1);
    expect(JSON.parse(stdout).documents).toMatchObject([{ url: inputs[0], mediaType: 'text/html' }]);
  });
});

describe('what is printed', () => {
  let cwd: string;
  beforeAll(() => {
    cwd = folderOf({ 'a.txt': `${STORY}The ministry denied that soldiers had been sent.\n`, 'old.md': 'old' });
  });
  const ESCAPE = '\u001b[';

  it.each([
    ['a pipe', [], {}, false],
    ['a pipe with --color', ['--color'], {}, true],
    ['a terminal', [], { terminal: 60 }, true],
    ['a terminal with --no-color', ['--no-color'], { terminal: 60 }, false],
    ['a terminal with NO_COLOR', [], { terminal: 60, env: { NO_COLOR: '1' } }, false],
    ['a dumb terminal', [], { terminal: 60, env: { TERM: 'dumb' } }, false],
  ])('to %s', async (_name, args, world, coloured) => {
    const { stdout, stderr } = await hearsay(['brief', 'a.txt', ...args], { cwd, ...world });
    expect([stdout.includes(ESCAPE), stderr]).toEqual([coloured, '']);
    const width = 'terminal' in world ? 60 : 80;
    for (const line of stdout.replace(/\u001b\[\d*m/g, '').split('\n')) expect(line.length).toBeLessThanOrEqual(width);
  });

  it('keeps to --width', async () => {
    const { stdout } = await hearsay(['brief', 'a.txt', '--width', '30'], { cwd });
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(30);
  });

  it('shows progress on a terminal only, and not when asked to be quiet', async () => {
    const many = folderOf({ 'a.txt': STORY, 'b.txt': `${STORY}b` });
    expect((await hearsay(['brief', '.'], { cwd: many, terminal: 80 })).stderr).toContain('Reading');
    expect((await hearsay(['brief', '.', '--quiet'], { cwd: many, terminal: 80 })).stderr).toBe('');
    expect((await hearsay(['brief', '.'], { cwd: many })).stderr).toBe('');
  });

  it('reads standard input', async () => {
    const { status, stdout } = await hearsay(['brief', '-', '--format', 'json'], { cwd, stdin: STORY });
    expect(status).toBe(0);
    expect(JSON.parse(stdout).documents).toMatchObject([{ path: '-', text: STORY }]);
  });

  it.each([
    ['out.html', '<!doctype html>'],
    ['out.md', '#'],
    ['out.json', '{\n  "version": "1"'],
    ['out.txt', '1 document'],
    ['old.md', '#'],
  ])('goes whole to %s in the format of its ending', async (output, opening) => {
    const { status, stdout } = await hearsay(['brief', 'a.txt', '--output', output], { cwd });
    expect([status, stdout]).toEqual([0, '']);
    expect(readFileSync(join(cwd, output), 'utf8').slice(0, opening.length).toLowerCase()).toBe(opening);
    expect(readdirSync(cwd).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('leaves the old file where the new one cannot be written', async () => {
    // A folder stands where the new file would grow.
    const folder = folderOf({ 'a.txt': STORY, 'out.md': 'old', [`.hearsay-${process.pid}.part/x`]: '' });
    const { status, stderr } = await hearsay(['brief', 'a.txt', '--output', 'out.md'], { cwd: folder });
    expect([status, readFileSync(join(folder, 'out.md'), 'utf8')]).toEqual([1, 'old']);
    expect(stderr).toMatch(/out\.md could not be written \(EISDIR\); nothing was changed there\. Check the space/);
  });

  it('goes to a file whose name is as long as a name can be', async () => {
    const folder = folderOf({ 'a.txt': STORY });
    const name = `${'n'.repeat(250)}.json`;
    expect((await hearsay(['brief', 'a.txt', '--output', name], { cwd: folder })).status).toBe(0);
    expect(readdirSync(folder)).toEqual(['a.txt', name]);
  });
});

describe('the same input', () => {
  let cwd: string;
  beforeAll(() => {
    cwd = folderOf({});
    cpSync(SAMPLES, join(cwd, 'articles'), { recursive: true });
  });

  it('gives the same bytes whatever the threads, the order and the repetitions', { timeout: 60_000 }, async () => {
    const names = readdirSync(join(cwd, 'articles')).map((name) => `articles/${name}`);
    const mixed = [...names.slice(4).reverse(), ...names, 'articles', ...names.slice(0, 2)];
    const pack = await loadPacks([], cwd);
    const briefs = async (jobs: number, inputs: readonly string[]) => {
      const analysis = await readInputs(inputs, { cwd, pack, jobs });
      return BRIEF_FORMATS.map((format) => formatBrief(analysis, { format, all: true }));
    };
    const once = await briefs(1, ['articles']);
    for (const text of once) expect(text.length).toBeGreaterThan(1_000);
    expect(await briefs(2, mixed)).toEqual(once);
    expect(await briefs(8, [...mixed].reverse())).toEqual(once);
  });

  it('is an analysis that keeps every rule and its schema', async () => {
    const { stdout } = await hearsay(['brief', 'articles', '--format', 'json'], { cwd });
    const analysis = analysisSchema.parse(JSON.parse(stdout)) as Analysis;
    expect(objectionsTo(analysis)).toEqual([]);
    expect(analysis.claims.length).toBeGreaterThan(50);
  });

  it('under two names is one document with two sightings', async () => {
    const folder = folderOf({ 'a.txt': STORY, 'b/copy.txt': STORY });
    const read = async (input: string): Promise<Analysis> =>
      JSON.parse((await hearsay(['brief', input, '--format', 'json'], { cwd: folder })).stdout);
    const [both, one] = [await read('.'), await read('a.txt')];
    expect(both.documents.map(({ sightings }) => sightings)).toEqual([[{ path: 'a.txt' }, { path: 'b/copy.txt' }]]);
    expect([both.claims, both.attributions]).toEqual([one.claims, one.attributions]);
  });
});

describe('as a process of its own', () => {
  it('prints nothing but the brief and ends with status 0', async () => {
    const cwd = folderOf({ 'a.txt': STORY });
    const { status, stdout, stderr } = await ended(startHearsay(['brief', 'a.txt'], cwd));
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^1 document/);
  });

  it('ends quietly when its reader goes', async () => {
    const cwd = folderOf({ 'long.txt': STORY.repeat(3_000) });
    const command = `"${process.execPath}" "${PROGRAM}" brief long.txt --all | head -1; exit "\${PIPESTATUS[0]}"`;
    const { status, stdout, stderr } = spawnSync('bash', ['-c', command], { cwd, encoding: 'utf8' });
    expect([status, stderr, linesOf(stdout).length]).toEqual([0, '', 1]);
  });

  it('stops with status 130 when interrupted, and leaves nothing behind', async () => {
    const cwd = folderOf({ 'a.txt': STORY, 'out.md': 'old' });
    // A loaded machine takes its time to start a program: twice what it takes to start and end one is enough to be at work.
    const before = performance.now();
    spawnSync(process.execPath, [PROGRAM, '--version']);
    const started = 2 * (performance.now() - before);
    const child = startHearsay(['brief', 'a.txt', '-', '--output', 'out.md'], cwd);
    const end = ended(child);
    // Standard input stays open: without the signal it would wait for ever.
    child.stdin!.write(STORY);
    setTimeout(() => child.kill('SIGINT'), started);
    expect(await end).toEqual({ status: 130, stdout: '', stderr: '' });
    expect(readdirSync(cwd).sort()).toEqual(['a.txt', 'out.md']);
    expect(readFileSync(join(cwd, 'out.md'), 'utf8')).toBe('old');
  });
});
