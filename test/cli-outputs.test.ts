// Files for office programs and explanations from end to end: what is written where, with which exit status.
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import mammoth from 'mammoth';
import readSheets from 'read-excel-file/node';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Analysis } from '../src/document/analysis.ts';
import { ended, hearsay, startHearsay } from './support/cli.ts';
import { SAMPLES } from './support/corpus.ts';
import { folderMaker } from './support/folders.ts';

const STORY =
  'North Korea sent artillery shells to Russia in August 2022, a U.S. official said. The ministry in Moscow denied that.\n';

const folderOf = folderMaker();

describe('brief as a file', () => {
  let cwd: string;
  beforeAll(() => {
    cwd = folderOf({ 'a.txt': STORY });
  });
  const bytesOf = (name: string) => readFileSync(join(cwd, name));

  it.each(['docx', 'xlsx'])('%s goes whole to the file of that ending', async (format) => {
    const { status, stdout, stderr } = await hearsay(['brief', 'a.txt', '--output', `out.${format}`], {
      cwd,
      terminal: 80,
    });
    expect([status, stdout, stderr]).toEqual([0, '', '']);
    expect(bytesOf(`out.${format}`).subarray(0, 2).toString()).toBe('PK');
    expect(readdirSync(cwd).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('goes through a pipe byte for byte', async () => {
    const child = startHearsay(['brief', 'a.txt', '--format', 'docx'], cwd);
    const piped: Buffer[] = [];
    child.stdout!.on('data', (chunk: Buffer) => piped.push(chunk));
    expect(await ended(child)).toMatchObject({ status: 0, stderr: '' });
    expect(Buffer.concat(piped).equals(bytesOf('out.docx'))).toBe(true);
  });

  it.each(['docx', 'xlsx'])('%s is not written to a terminal, and nothing is read for it', async (format) => {
    const { status, stdout, stderr } = await hearsay(['brief', 'missing.txt', '--format', format], {
      cwd,
      terminal: 80,
    });
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toBe(
      `hearsay: ${format} is a file, not text for a terminal; give --output brief.${format}, or send it through a pipe.\n`,
    );
  });

  it('the memo and the workbook tell what the JSON tells', async () => {
    const { stdout } = await hearsay(['brief', 'a.txt', '--format', 'json'], { cwd });
    const { claims, events }: Analysis = JSON.parse(stdout);
    const { value } = await mammoth.extractRawText({ buffer: bytesOf('out.docx') });
    for (const { label } of events) expect(value).toContain(label);
    const sheets = await readSheets(bytesOf('out.xlsx'));
    expect(sheets.slice(0, 2).map(({ data }) => data.length - 1)).toEqual([claims.length, events.length]);
  });

  it('csv is text, by its ending too, and some inputs not read give status 1', async () => {
    const { stdout } = await hearsay(['brief', 'a.txt', '--format', 'csv'], { cwd, terminal: 80 });
    expect(stdout).toMatch(/^claim,document,path,.*\r\n/);
    const { status } = await hearsay(['brief', 'a.txt', 'missing.txt', '--output', 'out.csv'], { cwd });
    expect([status, bytesOf('out.csv').toString()]).toEqual([1, stdout]);
  });

  it('other formats are refused with the list of those there are', async () => {
    const { status, stderr } = await hearsay(['brief', 'a.txt', '--format', 'pdf'], { cwd });
    expect(status).toBe(2);
    expect(stderr).toContain(
      'Allowed choices are terminal, md, html, json, csv, docx, xlsx, jsonl, stix, ftm, webannotation, plover.',
    );
  });
});

describe('explain', () => {
  let cwd: string;
  let analysis: Analysis;
  beforeAll(async () => {
    cwd = folderOf({ 'a.txt': STORY });
    analysis = JSON.parse((await hearsay(['brief', 'a.txt', '--format', 'json'], { cwd })).stdout);
  });

  it('tells of a document by its number, and of an origin by the beginning of its id', async () => {
    const [origin] = analysis.origins;
    const { status, stdout, stderr } = await hearsay(['explain', origin!.id.slice(0, 10), 'a.txt'], { cwd });
    expect([status, stderr, stdout.split('\n')[0]]).toEqual([0, '', `origin ${origin!.id}`]);
    const { stdout: told } = await hearsay(['explain', '1', 'a.txt'], { cwd });
    expect(told).toContain(`sha256: ${analysis.documents[0]!.sha256}\n`);
  });

  it('prints JSON, keeps to a width, and writes to a file', async () => {
    const [{ id, label }] = analysis.events as [Analysis['events'][number]];
    const { stdout } = await hearsay(['explain', label, 'a.txt', '--format', 'json'], { cwd });
    expect(JSON.parse(stdout)).toMatchObject({ version: '1', kind: 'event', id, label });
    const narrow = await hearsay(['explain', id, 'a.txt', '--width', '40'], { cwd });
    expect(Math.max(...narrow.stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(40);
    const kept = await hearsay(['explain', id, 'a.txt', '--width', '40', '--output', 'why.log'], { cwd });
    expect([kept.status, kept.stdout, readFileSync(join(cwd, 'why.log'), 'utf8')]).toEqual([0, '', narrow.stdout]);
    rmSync(join(cwd, 'why.log'));
  });

  it('ends with status 1 where an input could not be read, and still explains', async () => {
    const { status, stdout, stderr } = await hearsay(['explain', '1', 'a.txt', 'missing.txt'], { cwd });
    expect(status).toBe(1);
    expect(stdout).toMatch(/^document /);
    expect(stderr).toBe('hearsay: missing.txt does not exist; check the path.\n');
  });

  it.each([
    [['explain'], "missing required argument 'what'"],
    [['explain', '1'], 'There is no dossier in '],
    [['explain', '9', 'a.txt'], 'there is no document 9: the inputs give 1.'],
    [['explain', 'no such thing', 'a.txt'], 'nothing has the id “no such thing”, and no event has it in its label.'],
    [['explain', '1', 'a.txt', '--format', 'html'], 'Allowed choices are text, json'],
    [['explain', '1', 'a.txt', '--output', 'none/out.txt'], 'the folder of none/out.txt does not exist'],
  ])('%j is refused with status 2 and a cure', async (args, expected) => {
    const { status, stdout, stderr } = await hearsay(args, { cwd });
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(expected);
  });

  it('lists at most five things that may have been meant, each on a line, by ids that work', async () => {
    const folder = folderOf({});
    const { status, stderr } = await hearsay(['explain', 'North Korea', SAMPLES], { cwd: folder });
    expect(status).toBe(2);
    const lines = stderr.trimEnd().split('\n').slice(1);
    expect(stderr).toMatch(/^hearsay: “North Korea” is in the labels of \d+ events; .*Did you mean one of these\?\n/);
    expect(lines).toHaveLength(5);
    for (const line of lines) expect(line).toMatch(/^ {2}event [0-9a-f]{16} {2}\S/);
  });

  it('has help with examples, and is completed', async () => {
    const { stdout } = await hearsay(['help', 'explain'], { cwd });
    for (const words of ['Usage: hearsay explain', 'Examples:', '--pack', 'Exit status'])
      expect(stdout).toContain(words);
    const script = (await hearsay(['completion', 'fish'], { cwd })).stdout;
    expect(script).toContain("-a explain -d 'print how an event");
    expect(script).toContain("__fish_seen_subcommand_from explain' -s f -l format -x -a 'text json'");
  });
});
