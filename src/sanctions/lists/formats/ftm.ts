// FollowTheMoney entities, one JSON object to a line, as OpenSanctions publishes them: {"id": …, "schema": "Person", "properties": {"name": […]}}.
import { z } from 'zod';
import { scriptOf } from '../../../names/index.ts';
import { ListError } from '../errors.ts';
import { edtfOf, imoOf, type Listed, ListedDraft, type ListedKind } from '../listed.ts';
import type { Head } from './format.ts';

const KINDS: Readonly<Record<string, ListedKind>> = {
  ...{
    Person: 'person',
    Company: 'body',
    Organization: 'body',
    PublicBody: 'body',
    LegalEntity: 'unknown',
    Security: 'body',
  },
  ...{ Vessel: 'vessel', Airplane: 'aircraft', CryptoWallet: 'wallet' },
};

const entitySchema = z.object({
  id: z.string().min(1).max(300),
  schema: z.string(),
  target: z.boolean().optional(),
  datasets: z.array(z.string()).optional(),
  properties: z.record(z.string(), z.array(z.unknown())),
});
type Properties = z.infer<typeof entitySchema>['properties'];

/** Characters of one line. */
const LONGEST = 4_000_000;

/** Entries of the list; what a Sanction says of an entry may stand before or behind it, so all are given at the end. */
export async function* readFtm(text: AsyncIterable<string>, head: Head): AsyncGenerator<Listed> {
  const drafts = new Map<string, ListedDraft>();
  const later: ((drafts: ReadonlyMap<string, ListedDraft>) => void)[] = [];
  let at = 0;
  for await (const line of linesOf(text)) {
    const entity = entityOf(line, ++at);
    head.dataset ??= entity.datasets?.length === 1 ? entity.datasets[0] : undefined;
    const kind = KINDS[entity.schema];
    if (entity.schema === 'Sanction') later.push((all) => addSanction(all, entity.properties));
    else if (kind && entity.target !== false) drafts.set(entity.id, draftOf(entity.id, kind, entity.properties));
  }
  for (const add of later) add(drafts);
  for (const draft of drafts.values()) {
    const listed = draft.done();
    if (listed) yield listed;
  }
}

async function* linesOf(text: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const piece of text) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop()!;
    if (rest.length > LONGEST)
      throw new ListError(`one line has more than ${LONGEST} characters; it is no list of FollowTheMoney entities.`);
    for (const line of lines) if (line.trim() !== '') yield line;
  }
  if (rest.trim() !== '') yield rest;
}

function entityOf(line: string, at: number): z.infer<typeof entitySchema> {
  try {
    return entitySchema.parse(JSON.parse(line));
  } catch {
    throw new ListError(`line ${at} is no FollowTheMoney entity: the file is cut off or damaged; fetch it again.`);
  }
}

function textsOf(properties: Properties, ...names: readonly string[]): readonly string[] {
  return names.flatMap((name) => properties[name] ?? []).filter((value) => typeof value === 'string');
}

function draftOf(id: string, kind: ListedKind, properties: Properties): ListedDraft {
  const draft = new ListedDraft(id, kind);
  for (const [at, name] of textsOf(properties, 'name').entries())
    draft.name(name, at === 0 ? 'main' : 'strong', scriptOf);
  for (const name of textsOf(properties, 'alias')) draft.name(name, 'strong', scriptOf);
  for (const name of textsOf(properties, 'weakAlias')) draft.name(name, 'weak', scriptOf);
  for (const name of textsOf(properties, 'previousName')) draft.name(name, 'former', scriptOf);
  for (const date of textsOf(properties, 'birthDate', 'incorporationDate')) draft.birth(edtfOf(date));
  for (const place of textsOf(properties, 'birthPlace', 'address')) draft.place(place);
  for (const country of textsOf(properties, 'nationality', 'citizenship', 'jurisdiction', 'country'))
    draft.country(country);
  for (const type of [
    'passportNumber',
    'idNumber',
    'registrationNumber',
    'taxNumber',
    'innCode',
    'ogrnCode',
    'mmsi',
    'callSign',
  ]) {
    for (const number of textsOf(properties, type)) draft.document(type, number);
  }
  for (const address of textsOf(properties, 'publicKey'))
    draft.wallet(textsOf(properties, 'currency')[0] ?? '', address);
  for (const programme of textsOf(properties, 'program', 'programId')) draft.programme(programme);
  draft.imo = imoOf(textsOf(properties, 'imoNumber')[0] ?? '');
  draft.flag = textsOf(properties, 'flag')[0];
  return draft;
}

function addSanction(drafts: ReadonlyMap<string, ListedDraft>, properties: Properties): void {
  for (const id of textsOf(properties, 'entity')) {
    const draft = drafts.get(id);
    if (!draft) continue;
    for (const programme of textsOf(properties, 'program')) draft.programme(programme);
    draft.listedOn ??= edtfOf(textsOf(properties, 'listingDate', 'startDate')[0] ?? '');
  }
}
