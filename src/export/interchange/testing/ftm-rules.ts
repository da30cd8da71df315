// What the schemata of FollowTheMoney ask of the entities that are exported: facts that hold in its versions 3 and 4, as data.

/** Kinds of values: what a value of the type looks like. `entity:X` refers to an entity of the schema X or one below it. */
const TYPES: Readonly<Record<string, RegExp>> = {
  name: /^[^\n]{1,384}$/u,
  string: /^[\s\S]{1,1024}$/u,
  text: /^[\s\S]{1,65000}$/u,
  date: /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/,
  country: /^[a-z]{2}$/,
  language: /^[a-z]{3}$/,
  url: /^https?:\/\/[^\s/]+\//,
  mimetype: /^[\w.+-]+\/[\w.+-]+$/,
  identifier: /^\S{1,64}$/,
  address: /^[^\n]{1,384}$/u,
};

type Properties = Readonly<Record<string, string>>;

const THING: Properties = {
  ...{ name: 'name', alias: 'name', country: 'country', summary: 'text', description: 'text', notes: 'text' },
  ...{ keywords: 'string', publisher: 'string', sourceUrl: 'url', wikidataId: 'identifier', proof: 'entity:Document' },
};
const ANALYZABLE: Properties = {
  ...{ detectedCountry: 'country', peopleMentioned: 'name', companiesMentioned: 'name', locationMentioned: 'address' },
};

const SCHEMATA: Readonly<
  Record<string, { readonly of: readonly string[]; readonly required: string[]; readonly properties: Properties }>
> = {
  Article: {
    of: ['Document'],
    required: [],
    properties: {
      ...{ ...THING, ...ANALYZABLE, title: 'string', author: 'string', fileName: 'string', mimeType: 'mimetype' },
      ...{ language: 'language', publishedAt: 'date', bodyText: 'text' },
    },
  },
  Person: { of: ['LegalEntity'], required: ['name'], properties: THING },
  Organization: { of: ['LegalEntity'], required: ['name'], properties: { ...THING, website: 'url' } },
  PublicBody: { of: ['LegalEntity', 'Organization'], required: ['name'], properties: THING },
  Address: { of: [], required: [], properties: { ...THING, full: 'address' } },
  Vessel: { of: [], required: ['name'], properties: THING },
  CryptoWallet: { of: [], required: [], properties: { ...THING, publicKey: 'identifier' } },
  Event: {
    of: [],
    required: ['name'],
    properties: {
      ...{ ...THING, ...ANALYZABLE, location: 'address', involved: 'entity:LegalEntity', recordId: 'string' },
      ...{ date: 'date', startDate: 'date', endDate: 'date' },
    },
  },
  Note: { of: [], required: [], properties: { ...THING, ...ANALYZABLE, entity: 'entity:Thing' } },
  Mention: {
    of: [],
    required: ['document', 'name'],
    properties: {
      ...{ document: 'entity:Document', resolved: 'entity:LegalEntity', name: 'name', detectedSchema: 'string' },
    },
  },
};

export interface FtmEntity {
  readonly id: string;
  readonly schema: string;
  readonly properties: Readonly<Record<string, readonly string[]>>;
}

/** Faults of a list of entities, each in a line. */
export function faultsOfEntities(entities: readonly FtmEntity[]): string[] {
  const schemata = new Map(entities.map(({ id, schema }) => [id, schema]));
  return [
    ...(schemata.size === entities.length ? [] : ['two entities have one id']),
    ...entities.flatMap((entity) =>
      faultsOf(entity, schemata).map((fault) => `${entity.schema} ${entity.id}: ${fault}`),
    ),
  ];
}

function faultsOf({ id, schema, properties }: FtmEntity, schemata: ReadonlyMap<string, string>): string[] {
  const known = SCHEMATA[schema];
  if (!known) return ['no such schema'];
  return [
    ...(/^[0-9a-zA-Z](?:[0-9a-zA-Z.-]*[0-9a-zA-Z])?$/.test(id) ? [] : ['the id']),
    ...known.required.filter((name) => !properties[name]?.length).map((name) => `lacks ${name}`),
    ...Object.entries(properties).flatMap(([name, values]) => {
      const type = known.properties[name];
      if (type === undefined) return [`has ${name}`];
      return values.filter((value) => !fits(type, value, schemata)).map((value) => `${name} is ${value.slice(0, 80)}`);
    }),
  ];
}

function fits(type: string, value: string, schemata: ReadonlyMap<string, string>): boolean {
  if (!type.startsWith('entity:')) return value.trim() !== '' && TYPES[type]!.test(value);
  const schema = schemata.get(value);
  const range = type.slice('entity:'.length);
  return schema !== undefined && (range === 'Thing' ? schema !== 'Mention' : SCHEMATA[schema]!.of.includes(range));
}
