import { expect, it } from 'vitest';
import { Models } from '../models/models.ts';
import { EMPTY_PACK } from '../packs/pack.ts';
import { preparePack } from '../packs/prepared.ts';
import { definePipeline, defineStage } from './stage.ts';

const notes = defineStage({ name: 'notes', reads: [], writes: ['notes'], run: () => ({ notes: [] }) });
const claims = defineStage({ name: 'claims', reads: ['notes'], writes: ['claims'], run: () => ({ claims: [] }) });

it('runs stages in order and gives their layers', () => {
  const given = { document: 'd', text: '', language: 'en', furniture: [], readingNotes: [] };
  expect(
    definePipeline([notes, claims]).run(given, { pack: preparePack(EMPTY_PACK), models: new Models([]) }),
  ).toMatchObject({ notes: [], claims: [] });
});

it('refuses a stage that reads what no earlier stage writes', () => {
  expect(() => definePipeline([claims, notes])).toThrow('Stage "claims" reads notes, which no earlier stage writes.');
});

it('refuses two writers of one layer', () => {
  expect(() => definePipeline([notes, { ...notes, name: 'more-notes' }])).toThrow(
    'Stages "notes" and "more-notes" both write notes; a layer has one writer.',
  );
});

it('refuses a pipeline that leaves an expected layer out', () => {
  expect(() => definePipeline([notes], ['notes', 'claims'])).toThrow('No stage writes claims.');
});
