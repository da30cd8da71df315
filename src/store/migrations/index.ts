// The migrations in their order. There is no way back: an older program refuses a newer dossier.
import type { Migration } from 'kysely';
import { up as dossier } from './0001-dossier.ts';
import { up as overviews } from './0002-overviews.ts';
import { up as wordsByMonth } from './0003-words-by-month.ts';
import { up as noAskedOfMonths } from './0004-no-asked-of-months.ts';

export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-dossier': { up: dossier },
  '0002-overviews': { up: overviews },
  '0003-words-by-month': { up: wordsByMonth },
  '0004-no-asked-of-months': { up: noAskedOfMonths },
};
