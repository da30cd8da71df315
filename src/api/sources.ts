// Sources: files, a text or addresses to add. They are read whole before anything is kept.
import { z } from 'zod';
import type { Place } from '../ingest/ingest.ts';
import type { Source } from '../ingest/reading.ts';
import { limitBody } from './body.ts';
import { type ApiApp, type ApiContext, byOf, type Shared } from './context.ts';
import { json } from './lists.ts';
import { Problem, retryAfter } from './problem.ts';
import { dossierRoute, line } from './route.ts';
import type { Added } from './served.ts';

const webAddress = z
  .string()
  .max(2_000)
  .regex(/^https?:\/\/[^\s\u0000-\u001f]+$/i, 'An address that begins with http:// or https://.');

const asText = z.strictObject({
  text: z.string().min(1).regex(/\S/, 'Some words.'),
  title: line(300).optional().describe('Names the text in lists, as a file name would.'),
  url: webAddress.optional().describe('Where it was seen. Nothing is fetched from there.'),
});
const asAddresses = z.strictObject({ urls: z.array(webAddress).min(1) });

const addedSchema = z
  .strictObject({
    added: z.array(z.string()).describe('Ids of documents that are new.'),
    seen: z.array(z.string()).describe('Ids of documents that were here already; the place is added to them.'),
    unread: z
      .array(z.strictObject({ path: z.string(), reason: z.string() }))
      .describe('What could not be read, and why.'),
  })
  .meta({ id: 'Added' });

const files = z.object({
  file: z.any().meta({ type: 'string', format: 'binary', description: 'A file; several may be sent.' }),
});

export function addSources(app: ApiApp, shared: Shared): void {
  const gate = new Gate(shared.limits.uploadsAtOnce);
  const [forms, texts] = [limitBody(shared.limits.uploadBytes), limitBody(shared.limits.textBytes)];
  dossierRoute(
    app,
    shared,
    'analyst',
    {
      ...{ method: 'post', path: '/sources', tag: 'sources', summary: 'Add files, a text, or addresses to be fetched' },
      json: z.union([asText, asAddresses]),
      jsonExample: { text: 'Ten barges left Velsk on Sunday, the minister said.', title: 'barges' },
      // The form is read by the handler, which must bound it first.
      ...{ bodies: { 'multipart/form-data': { schema: files } }, status: 201, answers: addedSchema },
      before: (c, next) => gate.pass(() => (isForm(c) ? forms : texts)(c, next)),
    },
    async (c, { json: asked }) => answerOf(await added(c, shared, asked)),
  );
}

async function added(
  c: ApiContext,
  shared: Shared,
  asked: z.output<typeof asText> | z.output<typeof asAddresses>,
): Promise<Added> {
  const by = byOf(c, shared);
  if (isForm(c)) return addFiles(c, shared);
  if ('urls' in asked) {
    checkNumber(asked.urls.length, shared);
    return c.var.kept.addUrls(asked.urls, by);
  }
  // A request without a body has no type either, so nothing has checked it.
  checkNumber('text' in asked ? 1 : 0, shared);
  return c.var.kept.addSources([sourceOfText(asked)], by);
}

function isForm(c: ApiContext): boolean {
  return /^multipart\/form-data\b/i.test(c.req.header('Content-Type') ?? '');
}

async function addFiles(c: ApiContext, shared: Shared): Promise<Added> {
  const form = await formOf(c);
  const files = [...form.entries()].map(([name, value]) => {
    if (name !== 'file' || typeof value === 'string')
      throw new Problem('invalid-request', 'An upload takes files in fields named `file`, and nothing else.');
    return value;
  });
  checkNumber(files.length, shared);
  const sources = await Promise.all(files.map(sourceOfFile));
  return c.var.kept.addSources(sources, byOf(c, shared));
}

async function formOf(c: ApiContext): Promise<FormData> {
  try {
    return await c.req.formData();
  } catch {
    throw new Problem('broken-body', 'The upload is broken or was cut off; nothing was added. Send it again.');
  }
}

function checkNumber(number: number, { limits }: Shared): void {
  if (number === 0)
    throw new Problem('invalid-request', 'The request holds nothing to add; give a file, a text or addresses.');
  if (number > limits.inputs)
    throw new Problem('too-large', `No more than ${limits.inputs} files or addresses are taken at once; split them.`);
}

async function sourceOfFile(file: File): Promise<{ source: Source; place: Place }> {
  const name = plainName(file.name) || 'upload';
  const bytes = new Uint8Array(await file.arrayBuffer());
  return { source: { bytes, name, ...(file.type !== '' && { contentType: file.type }) }, place: { path: name } };
}

function sourceOfText({ text, title, url }: z.output<typeof asText>): { source: Source; place: Place } {
  const name = `${plainName(title ?? '') || 'text'}.txt`;
  const bytes = new TextEncoder().encode(text);
  const source = { bytes, name, contentType: 'text/plain; charset=utf-8', ...(url !== undefined && { url }) };
  return { source, place: url === undefined ? { path: name } : { url } };
}

/** The last part of a name, which is shown and never opened: "grain.html" of "../../grain.html". */
function plainName(name: string): string {
  return (name.toWellFormed().split(/[/\\]/).at(-1) ?? '')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim()
    .slice(0, 200);
}

function answerOf({ added, seen, unread }: Added): Response {
  if (added.length + seen.length === 0)
    throw new Problem('nothing-read', 'Nothing of it could be read, so nothing was added; `unread` says why.', {
      unread,
    });
  return json(JSON.stringify({ added, seen, unread }), 201);
}

/** So many at once; whoever comes beyond is sent away, because waiting bodies are held in memory. */
class Gate {
  #inside = 0;
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  async pass<Value>(work: () => Promise<Value>): Promise<Value> {
    if (this.#inside >= this.#most)
      throw new Problem(
        'busy',
        'Other uploads are being read; send this one again in a few seconds.',
        {},
        retryAfter(5_000),
      );
    this.#inside++;
    try {
      return await work();
    } finally {
      this.#inside--;
    }
  }
}
