// What a page says of itself in JSON-LD, read as what it is: written by machines, often broken, sometimes hostile.

export type JsonObject = { readonly [key: string]: unknown };

const MAX_NODES = 500;
const MAX_DEPTH = 6;
const ARTICLE_TYPE =
  /(?:Article|BlogPosting|SocialMediaPosting|DiscussionForumPosting|Report|PressRelease|NewsRelease|Review|VideoObject)$/;
const FIELDS = ['headline', 'datePublished', 'dateModified', 'dateCreated'];

/** The objects of all blocks, those in lists and `@graph` too, in page order. A block that is broken beyond repair gives the fields that can still be seen. */
export function parseJsonLd(blocks: readonly string[]): JsonObject[] {
  const nodes: JsonObject[] = [];
  for (const block of blocks) collect(parseBlock(block), nodes, 0);
  return nodes;
}

/** The object that describes the article: among several the one whose headline is one of `headlines`, else the first. */
export function articleNode(
  nodes: readonly JsonObject[],
  isHeadline: (text: string) => boolean,
): JsonObject | undefined {
  const articles = nodes.filter((node) => typesOf(node).some((type) => ARTICLE_TYPE.test(type)));
  return articles.find((node) => isHeadline(textField(node, 'headline') ?? '')) ?? articles[0];
}

export function typesOf(node: JsonObject): string[] {
  const type = node['@type'];
  const types = Array.isArray(type) ? type : [type];
  return types.filter((name): name is string => typeof name === 'string').map((name) => name.replace(/^.*[/#:]/, ''));
}

/** The text of a field: itself, its `@value`, or the first of a list. */
export function textField(node: JsonObject, name: string): string | undefined {
  return asText(node[name], 0);
}

/** The names in a field of persons or organisations: text, objects with a name, or a list of either. */
export function nameField(node: JsonObject, name: string): string[] {
  const field = node[name];
  const values = Array.isArray(field) ? field.slice(0, 50) : [field];
  return values.flatMap((value) => (isObject(value) ? (asText(value.name, 0) ?? []) : (asText(value, 0) ?? [])));
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function asText(value: unknown, depth: number): string | undefined {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value.trim();
  if (typeof value === 'number') return String(value);
  if (depth > 3) return undefined;
  if (Array.isArray(value)) return asText(value[0], depth + 1);
  return isObject(value) ? asText(value['@value'], depth + 1) : undefined;
}

function collect(value: unknown, nodes: JsonObject[], depth: number): void {
  if (nodes.length >= MAX_NODES || depth > MAX_DEPTH) return;
  if (Array.isArray(value)) {
    for (const element of value.slice(0, MAX_NODES)) collect(element, nodes, depth + 1);
  } else if (isObject(value)) {
    if (value['@type'] !== undefined) nodes.push(value);
    for (const key of ['@graph', 'mainEntity', 'mainEntityOfPage', 'item']) collect(value[key], nodes, depth + 1);
  }
}

function parseBlock(block: string): unknown {
  const bare = block
    .replace(/^\s*(?:<!--|(?:\/\/|\/\*)?\s*<!\[CDATA\[\s*(?:\*\/)?)/, '')
    .replace(/(?:-->|(?:\/\/|\/\*)?\s{0,9}\]\]>\s{0,9}(?:\*\/)?)\s{0,99}$/, '')
    .trim();
  return tryParse(bare) ?? tryParse(repaired(bare)) ?? visibleFields(bare);
}

function tryParse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Raw line breaks and tabs within strings, a comma before a closing bracket, a semicolon at the end. */
function repaired(text: string): string {
  return text
    .replace(/[\u0000-\u001f]+/g, ' ')
    .replace(/,( ?[\]}])/g, '$1')
    .replace(/; ?$/, '');
}

function visibleFields(text: string): JsonObject | undefined {
  const fields: Record<string, string> = {};
  for (const name of FIELDS) {
    const value = new RegExp(`"${name}" ?: ?"([^"\\\\]{1,300})"`).exec(text)?.[1];
    if (value !== undefined) fields[name] = value;
  }
  return Object.keys(fields).length > 0 ? { '@type': 'Article', ...fields } : undefined;
}
