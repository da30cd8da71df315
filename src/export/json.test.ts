import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analysisJsonSchema, analysisSchema } from './analysis-schema.ts';
import { FIXTURE, HOSTILE_FIXTURE, makeAnalysis, makeDocument } from './fixture.ts';
import { formatJson } from './json.ts';

const ACTING = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/;

describe('formatJson', () => {
  test.each([
    ['the fixture', FIXTURE],
    ['hostile strings', HOSTILE_FIXTURE],
  ])('prints what the schema accepts and what reads back the same: %s', (_, analysis) => {
    const json = formatJson(analysis);
    expect(analysisSchema.safeParse(JSON.parse(json)).error).toBeUndefined();
    expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(analysis)));
    expect(json.endsWith('}\n')).toBe(true);
  });

  test('gives the same bytes whatever the order of the keys', () => {
    const turned = reverseKeys(FIXTURE) as typeof FIXTURE;
    expect(Object.keys(turned)[0]).not.toBe('version');
    expect(formatJson(turned)).toBe(formatJson(FIXTURE));
  });

  test('escapes every character that would act on a terminal', () => {
    expect(formatJson(HOSTILE_FIXTURE)).not.toMatch(ACTING);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const json = formatJson(makeAnalysis({ documents: [makeDocument({ text })] }));
        expect(json).not.toMatch(ACTING);
        expect(JSON.parse(json).documents[0].text).toBe(text);
      }),
    );
  });

  test('the schema refuses a field that it does not describe, and a value that is on no list', () => {
    expect(analysisSchema.safeParse({ ...FIXTURE, verdict: 'true' }).success).toBe(false);
    const claims = [{ ...FIXTURE.claims[0], stance: 'insinuates' }];
    expect(analysisSchema.safeParse({ ...FIXTURE, claims }).success).toBe(false);
  });
});

interface Schema {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
}

test('every field of the JSON Schema has a meaning', () => {
  const unexplained: string[] = [];
  const visit = (name: string, schema: Schema) => {
    for (const [key, field] of Object.entries(schema.properties ?? {})) {
      if (field.description === undefined) unexplained.push(`${name}.${key}`);
      visit(`${name}.${key}`, field.items ?? {});
    }
  };
  const { $defs } = analysisJsonSchema() as { $defs: Record<string, Schema> };
  for (const [name, schema] of Object.entries($defs)) visit(name, schema);
  expect(Object.keys($defs)).toContain('ProvisionHit');
  expect(unexplained).toEqual([]);
});

function reverseKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reverseKeys);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, field]) => [key, reverseKeys(field)]),
  );
}
