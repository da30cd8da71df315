// The types that the pages have of the server's answers are those of its schemas; TypeScript checks it, a run that nothing is missing.
import { expect, test } from 'vitest';
import type { z } from 'zod';
import type { listedEventSchema } from '../../src/api/events.ts';
import type { ReadingState } from '../../src/api/workbench.ts';
import type { ListedEvent, Reading } from '../src/shared/api/types.ts';

/** Every field, of the same type; that ours cannot be written is no difference. */
type Same<Given, Ours> = [Given] extends [Ours]
  ? [keyof Ours] extends [keyof Given]
    ? [keyof Given] extends [keyof Ours]
      ? true
      : false
    : false
  : false;

test('types of the pages are those of the API', () => {
  const events: Same<z.output<typeof listedEventSchema>, ListedEvent> = true;
  const reading: Same<ReadingState, Reading> = true;
  expect([events, reading]).toEqual([true, true]);
});
