// A dossier that is kept, through the command line: added to, judged, read again, proved, and carried elsewhere.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Analysis } from '../src/document/analysis.ts';
import { hearsay, spawnHearsay } from './support/cli.ts';

const STORY = `SEOUL (Reuters) - North Korea fired a short-range ballistic missile on 12 March 2024, South Korea's military said.
“It flew 400 kilometers,” the Joint Chiefs of Staff said in a statement.`;
const DENIAL = `PYONGYANG, March 14, 2024 (KCNA) - North Korea denied on Thursday that it had fired a missile.
“There was no launch,” a spokesman for its defense ministry said, according to state media KCNA.`;
const OTHER = `MOSCOW (TASS) - Russia shipped oil to North Korea in February 2024, a U.S. official said.`;

const root = mkdtempSync(join(tmpdir(), 'hearsay-kept-'));
const home = join(root, 'dossier');
const cli = (...args: string[]) => hearsay(args, { cwd: root, env: { HEARSAY_HOME: home, USER: 'anna' } });
const analysis = async () => JSON.parse((await cli('brief', '--format', 'json')).stdout) as Analysis;

beforeAll(() => {
  writeFileSync(join(root, 'story.txt'), STORY);
  writeFileSync(join(root, 'denial.txt'), DENIAL);
  writeFileSync(join(root, 'other.txt'), OTHER);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('a kept dossier', { timeout: 120_000 }, () => {
  test('is not there before something is added, and says so', async () => {
    for (const args of [['brief'], ['list'], ['verify'], ['search', 'missile'], ['export']]) {
      const { status, stderr } = await cli(...args);
      expect([status, stderr]).toEqual([2, expect.stringMatching(/^hearsay: There is no dossier in .*hearsay add/)]);
    }
    expect(existsSync(home)).toBe(false);
  });

  test('takes documents, tells what changed, and knows them again', async () => {
    const first = await cli('add', 'story.txt', 'denial.txt');
    expect(first).toMatchObject({ status: 0, stderr: '' });
    expect(first.stdout).toMatch(/^2 documents added\.\n.*new: missile test: North Korea/);
    expect((await cli('add', 'story.txt')).stdout).toBe('0 documents added, 1 there already.\n');
    const json = JSON.parse((await cli('add', 'other.txt', '--format', 'json')).stdout);
    expect(json).toMatchObject({ added: [expect.stringMatching(/^[0-9a-f]{16}$/)], seen: [], unread: [] });
    expect(json.changes).not.toEqual([]);
    for (const { documents } of json.changes) expect(documents).toContain(json.added[0]);
  });

  test('says what the same inputs say when they are read at once', async () => {
    const once = await hearsay(['brief', 'story.txt', 'denial.txt', 'other.txt', '--format', 'json'], { cwd: root });
    expect((await cli('brief', '--format', 'json')).stdout).toBe(once.stdout);
  });

  test('reports what could not be read until it is', async () => {
    writeFileSync(join(root, 'broken.txt'), '');
    const added = await cli('add', 'broken.txt');
    expect([added.status, added.stderr]).toEqual([1, expect.stringContaining('broken.txt')]);
    expect((await cli('brief')).status).toBe(1);
    writeFileSync(join(root, 'broken.txt'), OTHER);
    expect((await cli('add', 'broken.txt')).status).toBe(0);
    expect((await cli('brief')).status).toBe(0);
  });

  test('lists, searches and explains', async () => {
    expect((await cli('list')).stdout.split('\n').filter(Boolean)).toHaveLength(3);
    const events = (await cli('list', 'events', '--type', 'missile-test', '--format', 'json')).stdout;
    expect(JSON.parse(events.split('\n')[0]!)).toMatchObject({
      type: 'missile-test',
      actors: expect.arrayContaining(['state:KP']),
    });
    expect((await cli('list', 'claims', '--stance', 'denies')).stdout).toContain('denies');
    expect((await cli('search', 'missile', '--in', 'claims')).stdout).toContain('claims');
    expect((await cli('explain', '2')).stdout).toContain('denial.txt');
    const wrong = await cli('list', 'documents', '--stance', 'denies');
    expect([wrong.status, wrong.stderr]).toEqual([2, expect.stringContaining('--stance narrows claims')]);
  });

  test('keeps judgements of a sheet, and shows the difference first', async () => {
    await cli('export', '--format', 'csv', '--output', 'claims.csv');
    const { claims } = await analysis();
    const denial = claims.find(({ stance }) => stance === 'denies')!;
    const lines = readFileSync(join(root, 'claims.csv'), 'utf8').split('\r\n');
    const marked = lines.map((line) =>
      line.startsWith(denial.id) ? line.replace(/,,,,$/, ',reject,,,not in the text') : line,
    );
    expect(marked).not.toEqual(lines);
    writeFileSync(join(root, 'judged.csv'), marked.join('\r\n'));
    const dry = await cli('judge', 'judged.csv', '--dry-run');
    expect(dry).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/reject .*\n(?:.*\n)*Nothing was changed\./),
    });
    expect((await analysis()).claims.find(({ id }) => id === denial.id)!.status).toBe('live');
    expect((await cli('judge', 'judged.csv')).status).toBe(0);
    const rejected = (await analysis()).claims.find(({ id }) => id === denial.id)!;
    expect(rejected).toMatchObject({ status: 'rejected', judged: { kind: 'reject' } });
    expect((await cli('list', 'judgements')).stdout).toContain(`reject claim ${denial.id}, anna: not in the text`);
  });

  test('verifies, and carries everything to another place', async () => {
    const before = await cli('verify', '--format', 'json');
    expect(before.status).toBe(0);
    expect((await cli('export', '--output', 'whole.hearsay')).status).toBe(0);
    const there = join(root, 'there');
    const imported = await cli('import', 'whole.hearsay', '--dossier', there);
    expect(imported).toMatchObject({ status: 0, stderr: '' });
    expect((await cli('verify', '--dossier', there, '--format', 'json')).stdout).toBe(before.stdout);
    expect((await cli('brief', '--dossier', there, '--format', 'json')).stdout).toBe(
      (await cli('brief', '--format', 'json')).stdout,
    );
    const twice = await cli('import', 'whole.hearsay', '--dossier', there);
    expect([twice.status, twice.stderr]).toEqual([1, expect.stringContaining('not empty')]);
    rmSync(there, { recursive: true });
  });

  test.each([
    ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length >> 1)],
    ['of something else', () => Buffer.from('PK no zip at all')],
    ['empty', () => Buffer.alloc(0)],
    ['changed', (bytes: Buffer) => Buffer.from(bytes.map((byte, at) => (at === bytes.length >> 1 ? byte ^ 1 : byte)))],
  ])('is not made of an archive that is %s', async (_, change) => {
    writeFileSync(join(root, 'bad.hearsay'), change(readFileSync(join(root, 'whole.hearsay'))));
    const place = mkdtempSync(join(root, 'bad-'));
    const { status, stderr } = await cli('import', 'bad.hearsay', '--dossier', place);
    expect([status, stderr]).toEqual([1, expect.stringMatching(/^hearsay: .*archive/)]);
    expect((await cli('list', '--dossier', place)).stdout).toBe('');
    rmSync(place, { recursive: true });
  });

  test('gives way to the process that serves it', async () => {
    const served = spawnHearsay(['serve', '--port', '0'], root, { HEARSAY_HOME: home, USER: 'anna' });
    await served.saying(/Token: /);
    writeFileSync(join(root, 'late.txt'), `${OTHER} It was late.`);
    const added = await hearsay(['add', 'late.txt'], {
      cwd: root,
      env: { HEARSAY_HOME: home },
    });
    expect(added).toMatchObject({ status: 0, stdout: '1 document added.\n' });
    expect((await cli('list')).stdout.split('\n').filter(Boolean)).toHaveLength(4);
    const refused = await cli('verify');
    expect([refused.status, refused.stderr]).toEqual([
      1,
      expect.stringMatching(/in use by process \d+ \(hearsay serve/),
    ]);
    expect(await served.end('SIGTERM')).toBe(0);
    expect((await cli('list')).stdout.split('\n').filter(Boolean)).toHaveLength(4);
    expect((await cli('verify')).status).toBe(0);
  });

  test('forgets the lock of a process that died', async () => {
    writeFileSync(
      join(home, 'owner.json'),
      JSON.stringify({ pid: 2 ** 22 + 1, command: 'hearsay add', since: 'then' }),
    );
    expect((await cli('list')).status).toBe(0);
    writeFileSync(
      join(home, 'owner.json'),
      JSON.stringify({ pid: process.pid, began: '1', command: 'x', since: 'then' }),
    );
    expect((await cli('list')).status).toBe(0);
    writeFileSync(
      join(home, 'owner.json'),
      JSON.stringify({ pid: process.pid, command: 'hearsay add', since: 'then' }),
    );
    expect(await cli('list')).toMatchObject({ status: 1, stderr: expect.stringContaining('in use by process') });
    rmSync(join(home, 'owner.json'));
  });

  test('reads everything again with other packs, and refuses to mix', async () => {
    const pack = join(import.meta.dirname, 'tiny-pack');
    const mixed = await cli('add', 'story.txt', '--pack', pack);
    expect([mixed.status, mixed.stderr]).toEqual([2, expect.stringContaining('hearsay reread')]);
    const again = await cli('reread', '--pack', pack);
    expect(again).toMatchObject({ status: 0, stdout: expect.stringMatching(/^4 read again\./) });
    expect((await cli('verify')).status).toBe(0);
    expect((await cli('reread', '--pack', pack)).stdout).toMatch(/^Every document is read/);
    expect((await cli('reread')).stdout).toMatch(/^4 read again\./);
  });

  test('loses a document by hand only, with the reason in the log', async () => {
    const [line] = (await cli('search', 'oil', '--in', 'documents', '--format', 'json')).stdout.split('\n');
    const [{ id }] = JSON.parse(line!).documents.items;
    expect(await cli('remove', id)).toMatchObject({ status: 2 });
    expect(await cli('remove', id, '--why', 'twice')).toMatchObject({ status: 0, stdout: `${id} removed.\n` });
    expect(await cli('remove', id, '--why', 'twice')).toMatchObject({ status: 1 });
    expect((await cli('list', 'log', '--format', 'json')).stdout).toContain('\\"why\\":\\"twice\\"');
    expect((await cli('verify')).status).toBe(0);
  });
});

describe('verifying', { timeout: 120_000 }, () => {
  /** Changes the database behind the program's back, verifies, and changes it back. */
  async function after(change: string, back: string): Promise<string> {
    const run = async (statement: string) => {
      const database = await PGlite.create(join(home, 'database'));
      await database.exec(`set session_replication_role = replica; ${statement}`);
      await database.close();
    };
    await run(`create table kept as select * from ${back}; ${change}`);
    const { status, stdout } = await cli('verify');
    await run(
      `delete from ${back}; insert into ${back} (${COLUMNS[back]}) select ${COLUMNS[back]} from kept; drop table kept`,
    );
    expect(status).toBe(1);
    return stdout.split('\n')[0]!;
  }
  const COLUMNS: Readonly<Record<string, string>> = {
    documents: 'dossier, id, sha256, recipe, "textSha256", text, "addedAt"',
    sightings: 'dossier, document, key, body, "seenAt"',
    analyses: 'dossier, document, generation, sighting, body, "madeAt"',
    judgements: 'dossier, id, kind, "targetKind", target, who, at, body, withdrawn',
    log: 'dossier, seq, at, who, action, body, previous, hash',
    events:
      'dossier, id, type, label, earliest, latest, place, actors, claims, support, independent, contested, documents, body, hash, revision',
  };

  test('names an original of which one byte was changed, or that is gone', async () => {
    const folder = join(home, 'originals');
    const [part] = readdirSync(folder).sort();
    const [name] = readdirSync(join(folder, part!));
    const file = join(folder, part!, name!);
    const bytes = readFileSync(file);
    writeFileSync(file, Buffer.from(bytes.map((byte, at) => (at === 7 ? byte ^ 1 : byte))));
    expect((await cli('verify')).stdout).toMatch(
      new RegExp(`^Changed, first: The original of document \\w+ was changed: ${name}`),
    );
    rmSync(file);
    expect((await cli('verify')).stdout).toMatch(
      new RegExp(`^Changed, first: The original of document \\w+ is missing: ${name}`),
    );
    mkdirSync(join(folder, part!), { recursive: true });
    writeFileSync(file, bytes);
    expect((await cli('verify')).status).toBe(0);
  });

  test.each([
    ['documents', `update documents set text = replace(text, '400', '500')`, /The text of document \w+ was changed/],
    [
      'sightings',
      `update sightings set body = replace(body, 'story', 'glory')`,
      /A place where document \w+ was seen was changed/,
    ],
    ['sightings', `delete from sightings`, /A place where document \w+ was seen is missing/],
    [
      'analyses',
      `update analyses set body = replace(body, 'asserts', 'denies')`,
      /The analysis of document \w+, generation \d+, was changed/,
    ],
    [
      'judgements',
      `update judgements set body = replace(body, 'not in the text', 'in the text')`,
      /Judgement \w+ is not as the log has it/,
    ],
    ['judgements', `delete from judgements`, /Judgement \w+ is missing/],
    ['log', `update log set who = 'boris' where seq = 2`, /Entry 2 of the log was changed/],
    ['log', `delete from log where seq = 2`, /Entry 2 of the log is missing/],
    ['documents', `delete from documents where id = (select min(id) from documents)`, /Document \w+ is missing/],
    ['events', `update events set support = 'independent'`, /What is concluded of \w+ was changed/],
  ])('names what was changed in %s: %s', async (table, change, sentence) => {
    expect(await after(change, table)).toMatch(sentence);
    expect((await cli('verify')).status).toBe(0);
  });
});
