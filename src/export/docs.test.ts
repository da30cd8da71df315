import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ADDRESS_DOCS, addressDocs, JSON_DOCS, jsonDocs } from '../../scripts/docs.ts';

test('docs/json.md is what the schema says', () => {
  expect(readFileSync(JSON_DOCS, 'utf8'), 'run `npm run docs`').toBe(jsonDocs());
});

test('docs/addresses.md is what the schema says', () => {
  expect(readFileSync(ADDRESS_DOCS, 'utf8'), 'run `npm run docs`').toBe(addressDocs());
});
