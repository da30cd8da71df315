// What the schemas of STIX 2.1 ask of the objects that are exported: facts of oasis-open/cti-stix2-json-schemas, as data.

interface Shape {
  readonly required: readonly string[];
  /** Properties besides those of every object. */
  readonly optional: readonly string[];
}

const SHAPES: Readonly<Record<string, Shape>> = {
  identity: {
    required: ['name'],
    optional: ['description', 'identity_class', 'sectors', 'roles', 'contact_information'],
  },
  location: { required: [], optional: ['name', 'region', 'country', 'city', 'latitude', 'longitude', 'precision'] },
  report: { required: ['name', 'published', 'object_refs'], optional: ['description', 'report_types'] },
  note: { required: ['content', 'object_refs'], optional: ['abstract', 'authors'] },
  grouping: { required: ['context', 'object_refs'], optional: ['name', 'description'] },
  opinion: { required: ['opinion', 'object_refs'], optional: ['explanation', 'authors'] },
  relationship: { required: ['relationship_type', 'source_ref', 'target_ref'], optional: ['description'] },
  'extension-definition': { required: ['name', 'schema', 'version', 'extension_types'], optional: ['description'] },
};

const EVERY = {
  required: ['type', 'spec_version', 'id', 'created', 'modified'],
  optional: ['created_by_ref', 'confidence', 'labels', 'lang', 'external_references', 'extensions'],
};

const VALUES: Readonly<Record<string, RegExp>> = {
  spec_version: /^2\.1$/,
  id: /^[a-z][a-z0-9-]+[a-z0-9]--[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  created: /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3,}Z$/,
  modified: /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3,}Z$/,
  published: /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?Z$/,
  opinion: /^(?:strongly-disagree|disagree|neutral|agree|strongly-agree)$/,
  identity_class: /^(?:individual|group|system|organization|class|unknown)$/,
  context: /^(?:suspicious-activity|malware-analysis|unspecified)$/,
  relationship_type: /^[a-z0-9-]+$/,
  country: /^[A-Z]{2}$/,
  lang: /^[a-z]{2,3}$/,
};

type StixObject = Readonly<Record<string, unknown>>;

/** Faults of a bundle, each in a line; none where it is as the schemas ask. */
export function faultsOfBundle(bundle: StixObject): string[] {
  const objects = bundle.objects as readonly StixObject[];
  const ids = new Set(objects.map(({ id }) => `${id}`));
  return [
    ...(Object.keys(bundle).join() === 'type,id,objects' && bundle.type === 'bundle'
      ? []
      : ['the bundle has other keys']),
    ...(ids.size === objects.length ? [] : ['two objects have one id']),
    ...objects.flatMap((object) => faultsOf(object, ids).map((fault) => `${object.id}: ${fault}`)),
  ];
}

function faultsOf(object: StixObject, ids: ReadonlySet<string>): string[] {
  const shape = SHAPES[`${object.type}`];
  if (!shape) return [`type ${object.type}`];
  const required = [...EVERY.required, ...shape.required];
  const allowed = new Set([...required, ...EVERY.optional, ...shape.optional]);
  return [
    ...required.filter((name) => object[name] === undefined).map((name) => `lacks ${name}`),
    ...Object.keys(object)
      .filter((name) => !allowed.has(name))
      .map((name) => `has ${name}`),
    ...Object.entries(VALUES).flatMap(([name, pattern]) =>
      object[name] === undefined || pattern.test(`${object[name]}`) ? [] : [`${name} is ${object[name]}`],
    ),
    ...(`${object.id}`.startsWith(`${object.type}--`) ? [] : ['the id is of another type']),
    ...(`${object.modified}` >= `${object.created}` ? [] : ['modified before it was created']),
    ...(object.type === 'location' && !object.region && !object.country ? ['neither region nor country'] : []),
    ...(object.type === 'extension-definition' && !object.created_by_ref ? ['lacks created_by_ref'] : []),
    ...confidenceFaults(object.confidence),
    ...referenceFaults(object.external_references),
    ...danglingRefs(object, ids),
    ...emptyIn(object),
  ];
}

function confidenceFaults(confidence: unknown): string[] {
  if (confidence === undefined) return [];
  return Number.isInteger(confidence) && Number(confidence) >= 0 && Number(confidence) <= 100 ? [] : ['confidence'];
}

function referenceFaults(references: unknown): string[] {
  if (references === undefined) return [];
  return (references as StixObject[]).flatMap(({ source_name, external_id, description, url, hashes }) => [
    ...(typeof source_name === 'string' && source_name !== '' ? [] : ['a reference without source_name']),
    ...((external_id ?? description ?? url) ? [] : ['a reference to nothing']),
    ...(url === undefined || /^https?:\/\/[^\s<>"]+$/.test(`${url}`) ? [] : [`url ${url}`]),
    ...Object.values((hashes as StixObject) ?? {}).flatMap((hash) =>
      /^[0-9a-f]{64}$/.test(`${hash}`) ? [] : ['hash'],
    ),
  ]);
}

function danglingRefs(object: StixObject, ids: ReadonlySet<string>): string[] {
  const refs = Object.entries(object).flatMap(([name, value]) =>
    name.endsWith('_refs') ? (value as string[]) : name.endsWith('_ref') ? [value as string] : [],
  );
  return refs.filter((ref) => !ids.has(ref)).map((ref) => `refers to ${ref}`);
}

/** Null, an empty list and a dictionary key of fewer than three letters are allowed nowhere. */
function emptyIn(value: unknown, path = ''): string[] {
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0))
    return [`${path} is empty`];
  if (typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, held]) => [
    ...(/^(?:\d+|[a-z][a-z0-9_]{1,249}|extension-definition--[0-9a-f-]{36}|SHA-256)$/.test(key)
      ? []
      : [`key ${path}.${key}`]),
    ...emptyIn(held, `${path}.${key}`),
  ]);
}
