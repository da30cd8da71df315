// Makes docs/api.md, whose table of routes comes from the OpenAPI document; `npm run docs` writes it.
import { createApi, openApiOf } from '../src/api/api.ts';

export const API_DOCS = new URL('../docs/api.md', import.meta.url);

const ABOVE = `# The HTTP API

<!-- Written by scripts/api-docs.ts; its table of routes comes from the schemas in src/api. -->

\`hearsay serve\` answers on http://127.0.0.1:7171 and prints a token. \`/api/v1/openapi.json\` describes every route (OpenAPI 3.1), with an
example of each request; objects are those of [json.md](json.md).

\`\`\`sh
curl -H "Authorization: Bearer $TOKEN" 'http://127.0.0.1:7171/api/v1/dossiers/main/events?contested=true&from=2024-10'
curl -H "Authorization: Bearer $TOKEN" -F file=@article.html -F file=@wire.pdf http://127.0.0.1:7171/api/v1/dossiers/main/sources
\`\`\`

## Who may do what

Without accounts there is one user, who owns everything, and the server is reached from this machine only. With accounts each has a role in
each dossier: a *reader* sees, an *analyst* also adds and judges, an *owner* also removes documents and gives roles. Of a dossier in which you
have no role you are told that it is not there.

- **Scripts** send \`Authorization: Bearer TOKEN\`: the token that \`serve\` printed, or one made at \`/api/v1/tokens\`, which is shown once.
- **Browsers** sign in at \`/api/v1/session\` (name and password, or the printed token) and get a cookie. With it, whatever changes something
  needs the header \`X-Hearsay: 1\` and must come from a page of the same address. A session ends after 12 hours without a request, and after 7 days.
- Wrong passwords are answered slower and slower, from the fifth on. A session may ask 600 times at once and 50 times a second for long.

## Lists

\`{"items": […], "next": "…", "revision": 12}\`. Give \`next\` as \`after\` for the next page, with the same filters and order; it is absent on the last.
\`limit\` is 50 unless told, 200 at most. \`total=true\` counts all, which takes longer. \`skip=40000\` begins behind so many, instead of \`after\`. Undated documents and events come last. Times are
days, months or years: \`to=2024-10\` takes in all of October. A filter that takes several values is repeated: \`stance=denies&stance=doubts\`.
An unknown filter is refused, so that a misspelt one never widens a list.

\`q\` finds words in any form, \`"exact words"\`, \`-without\` and \`this or that\`, in titles and texts of documents, in claims, in labels of events;
of entities, origins and outlets it finds beginnings of words of the name. \`/search\` gives the first page of documents, claims and events at
once, newest first, and leaves out those to which a filter does not apply.

\`/timeline\`, \`/facets\`, \`/places\` and \`/network\` count what the lists hold, with the same filters. A facet that is itself filtered by is counted
without that filter, so that others can be chosen. What is too much to show is cut to the strongest, and \`isWhole\` is false.
\`/review\` lists what nobody has judged yet and is least sure; \`/changes/since\` what is new, gone or of another verdict since a revision or a time.

Every answer has an \`ETag\`; send it as \`If-None-Match\` and get 304 where nothing changed.

## Judgements

A judgement is kept beside what it judges. To be refused (409) where that changed since you looked, send the \`revision\` of the list, or its \`ETag\`
as \`If-Match\` (412). All judgements of a request are kept, or none.

## Problems

RFC 9457, \`application/problem+json\`: \`type\` ("urn:hearsay:problem:stale-edit"), \`title\`, \`status\`, and \`detail\`, a sentence with the cause and the
cure. Of a request that is not well formed \`issues\` says where. 429 and 503 say in \`Retry-After\` when to try again. Uploads are of 80 MB and 200 files at most;
a request that failed left nothing behind.

## Live changes

\`/changes\` is a stream of server-sent events. It begins with \`revision\`; then \`changes\` come with what is new, gone or of another verdict. The id of an
event is the revision, and \`Last-Event-ID\` goes on from there; \`reset\` says that too much was missed and the lists are to be read again. The
stream ends when the session does.

## Routes

Paths without a leading \`/api\` stand under \`/api/v1/dossiers/{dossier}\`.

| route | what it does | filters |
|---|---|---|
`;

/** What every list takes. */
const PAGING: ReadonlySet<string> = new Set(['limit', 'after', 'total', 'skip']);

interface Operation {
  readonly summary?: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
}

/** The whole of docs/api.md. */
export function apiDocs(): string {
  const { paths = {} } = openApiOf(describedApi().app, '1');
  const rows = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations as Readonly<Record<string, Operation>>).map(([method, operation]) =>
      rowOf(path, method, operation),
    ),
  );
  return `${ABOVE}${rows.join('\n')}\n`;
}

function rowOf(path: string, method: string, { summary = '', parameters = [] }: Operation): string {
  const short = path.replace(/^\/api\/v1\/dossiers\/\{dossier\}(?=\/|$)/, '') || '/';
  const filters = parameters.filter((one) => one.in === 'query').map(({ name }) => name);
  const shown = filters.filter((name) => !PAGING.has(name));
  return `| \`${method.toUpperCase()} ${short}\` | ${summary} | ${shown.join(', ')} |`;
}

/** An API with all routes, of which none is asked. */
function describedApi() {
  return createApi({
    dossiers: { ids: () => [], get: () => undefined },
    accounts: { db: undefined as never },
    now: () => 0,
    random: (size) => new Uint8Array(size),
    version: '1',
  });
}
