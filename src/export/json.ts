// An analysis as JSON: the same object gives the same bytes, with keys in the order of the documentation.
import type { z } from 'zod';
import type { Analysis } from '../document/analysis.ts';
import { analysisSchema } from './analysis-schema.ts';

/**
 * Pretty-printed JSON with a line feed at its end. Characters that would act on a terminal or turn a line round
 * (C1 controls, bidi controls, line separators) are written as \uXXXX; what is read back is the same.
 */
export function formatJson(analysis: Analysis): string {
  const ordered = inOrder(analysisSchema, analysis);
  return `${JSON.stringify(ordered, undefined, 2).replace(/[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g, escapeCharacter)}\n`;
}

function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** The value with the keys of its objects in the order in which the schema names them. */
function inOrder(schema: z.core.$ZodType, value: unknown): unknown {
  const { def } = (schema as z.ZodType & { _zod: { def: z.core.$ZodTypes['_zod']['def'] } })._zod;
  if (value === null || typeof value !== 'object') return value;
  if (def.type === 'optional' || def.type === 'nullable') return inOrder(def.innerType, value);
  if (def.type === 'array') return (value as unknown[]).map((element) => inOrder(def.element, element));
  if (def.type !== 'object') return value;
  const object = value as Record<string, unknown>;
  const entries: [string, unknown][] = [];
  for (const [key, field] of Object.entries(def.shape)) {
    if (object[key] !== undefined) entries.push([key, inOrder(field, object[key])]);
  }
  return Object.fromEntries(entries);
}
