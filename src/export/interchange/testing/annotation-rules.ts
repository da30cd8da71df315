// What the Web Annotation Data Model asks of the collection that is exported, as data: classes, their properties and how many.

type Node = Readonly<Record<string, unknown>>;

const MOTIVATIONS = [
  ...['assessing', 'bookmarking', 'classifying', 'commenting', 'describing', 'editing', 'highlighting', 'identifying'],
  ...['linking', 'moderating', 'questioning', 'replying', 'tagging'],
];

/** Properties of a class: those it must have, those it may. */
const CLASSES: Readonly<Record<string, readonly [required: readonly string[], optional: readonly string[]]>> = {
  AnnotationCollection: [['@context', 'id', 'type', 'first', 'total'], ['label']],
  AnnotationPage: [['id', 'type', 'partOf', 'items'], ['startIndex']],
  Annotation: [
    ['@context', 'id', 'type', 'target'],
    ['body', 'motivation', 'generator'],
  ],
  TextualBody: [
    ['type', 'value'],
    ['format', 'language', 'purpose'],
  ],
  SpecificResource: [['source'], ['type', 'selector', 'purpose']],
  TextQuoteSelector: [
    ['type', 'exact'],
    ['prefix', 'suffix'],
  ],
  TextPositionSelector: [['type', 'start', 'end'], []],
  Software: [['id', 'type', 'name'], []],
};

/** Faults of a collection, each in a line. */
export function faultsOfCollection(collection: Node): string[] {
  const page = collection.first as Node;
  const annotations = page.items as readonly Node[];
  return [
    ...faultsOf(collection, 'AnnotationCollection'),
    ...faultsOf(page, 'AnnotationPage'),
    ...(collection.total === annotations.length ? [] : ['total is not the number of annotations']),
    ...(page.partOf === collection.id ? [] : ['the page is of another collection']),
    ...(new Set(annotations.map(({ id }) => id)).size === annotations.length ? [] : ['two annotations have one id']),
    ...annotations.flatMap((annotation) => annotationFaults(annotation).map((fault) => `${annotation.id}: ${fault}`)),
  ];
}

function annotationFaults(annotation: Node): string[] {
  const targets = listOf(annotation.target);
  return [
    ...faultsOf(annotation, 'Annotation'),
    ...(annotation['@context'] === 'http://www.w3.org/ns/anno.jsonld' ? [] : ['the context']),
    ...(MOTIVATIONS.includes(`${annotation.motivation}`) ? [] : [`motivation ${annotation.motivation}`]),
    ...faultsOf(annotation.generator as Node, 'Software'),
    ...listOf(annotation.body).flatMap((body) => bodyFaults(body as Node)),
    ...(targets.length > 0 ? [] : ['no target']),
    ...targets.flatMap((target) => (typeof target === 'string' ? iriFaults(target) : targetFaults(target as Node))),
  ];
}

function bodyFaults(body: Node): string[] {
  return [
    ...faultsOf(body, body.type === 'TextualBody' ? 'TextualBody' : 'SpecificResource'),
    ...(MOTIVATIONS.includes(`${body.purpose}`) ? [] : [`purpose ${body.purpose}`]),
    ...(body.source === undefined ? [] : iriFaults(body.source)),
  ];
}

function targetFaults(target: Node): string[] {
  return [
    ...faultsOf(target, 'SpecificResource'),
    ...iriFaults(target.source),
    ...listOf(target.selector).flatMap((selector) => selectorFaults(selector as Node)),
  ];
}

function selectorFaults(selector: Node): string[] {
  const { type, start, end } = selector;
  if (type === 'TextQuoteSelector') return faultsOf(selector, 'TextQuoteSelector');
  const counts = [start, end].every((place) => Number.isInteger(place) && Number(place) >= 0);
  return [
    ...faultsOf(selector, 'TextPositionSelector'),
    ...(counts && Number(start) <= Number(end) ? [] : [`position ${start} to ${end}`]),
  ];
}

function faultsOf(node: Node, name: string): string[] {
  const [required, optional] = CLASSES[name]!;
  return [
    ...required.filter((property) => node[property] === undefined).map((property) => `${name} lacks ${property}`),
    ...Object.keys(node)
      .filter((property) => !required.includes(property) && !optional.includes(property))
      .map((property) => `${name} has ${property}`),
    ...(node.type === undefined || node.type === name ? [] : [`type ${node.type} for ${name}`]),
    ...(node.id === undefined ? [] : iriFaults(node.id)),
  ];
}

function iriFaults(iri: unknown): string[] {
  return /^(?:https?:\/\/|urn:uuid:|urn:sha256:)[^\s<>"{}|\\^`]+$/.test(`${iri}`) ? [] : [`no IRI: ${iri}`];
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined ? [] : [value];
}
