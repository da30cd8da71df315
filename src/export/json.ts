// An analysis as JSON: the same object gives the same bytes, with keys in the order of the documentation.
import type { z } from 'zod';
import type { Analysis } from '../document/analysis.ts';
import { analysisSchema } from './analysis-schema.ts';

/**
 * Pretty-printed JSON with a line feed at its end, in pieces, because a large dossier is longer than the longest string. Characters
 * that would act on a terminal or turn a line round (C1 controls, bidi controls, line separators) are written as \uXXXX; what is read
 * back is the same.
 */
export function jsonPieces(analysis: Analysis): Generator<string> {
  return jsonPiecesBy(analysisSchema, analysis);
}

/** The same for an object of another schema, whose order of keys it takes. */
export function* jsonPiecesBy(schema: z.core.$ZodType, object: object): Generator<string> {
  let before = '{\n  ';
  for (const [key, value] of entriesInOrder(schema, object)) {
    yield `${before}${JSON.stringify(key)}: `;
    if (Array.isArray(value) && value.length > 0) yield* listPieces(value);
    else yield indented(value, 1);
    before = ',\n  ';
  }
  yield '\n}\n';
}

/** The pieces as one string. Throws a RangeError where it would be longer than a string can be. */
export function formatJson(analysis: Analysis): string {
  return [...jsonPieces(analysis)].join('');
}

function* listPieces(elements: readonly unknown[]): Generator<string> {
  let before = '[\n    ';
  for (const element of elements) {
    yield `${before}${indented(element, 2)}`;
    before = ',\n    ';
  }
  yield '\n  ]';
}

function indented(value: unknown, depth: number): string {
  return inertJson(value, 2).replaceAll('\n', `\n${'  '.repeat(depth)}`);
}

/** The value as JSON in which what would act on a terminal or turn a line round is written as \uXXXX; what is read back is the same. */
export function inertJson(value: unknown, indent = 0): string {
  return escapeActing(JSON.stringify(value, undefined, indent));
}

/** The same for JSON that is made already. */
export function escapeActing(json: string): string {
  return json.replace(/[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g, escapeCharacter);
}

function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** The value with the keys of its objects in the order in which the schema names them. */
function inOrder(schema: z.core.$ZodType, value: unknown): unknown {
  const def = definitionOf(schema);
  if (value === null || typeof value !== 'object') return value;
  if (def.type === 'optional' || def.type === 'nullable') return inOrder(def.innerType, value);
  if (def.type === 'array') return (value as unknown[]).map((element) => inOrder(def.element, element));
  return def.type === 'object' ? Object.fromEntries(entriesInOrder(schema, value)) : value;
}

function* entriesInOrder(schema: z.core.$ZodType, value: object): Generator<[key: string, value: unknown]> {
  const def = definitionOf(schema);
  if (def.type !== 'object') return;
  for (const [key, field] of Object.entries(def.shape)) {
    const held = (value as Record<string, unknown>)[key];
    if (held !== undefined) yield [key, inOrder(field, held)];
  }
}

function definitionOf(schema: z.core.$ZodType): z.core.$ZodTypes['_zod']['def'] {
  return (schema as z.ZodType & { _zod: { def: z.core.$ZodTypes['_zod']['def'] } })._zod.def;
}
