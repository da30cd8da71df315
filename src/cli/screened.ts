// Puts the screening of its entities into an analysis, where lists of sanctions are kept.
import type { Analysis } from '../document/analysis.ts';
import { inert } from '../export/index.ts';
import { ListError, ListStore } from '../sanctions/lists/index.ts';
import { loadDecisions, ScreeningIndex, screenDossier } from '../sanctions/screening/index.ts';
import { countryCodes } from './country-codes.ts';
import { type Environment, Failure } from './environment.ts';
import { listsFolder, toldAsFailure } from './lists.ts';

export interface ScreenedFlags {
  readonly lists?: string;
  /** True: it must be done. False: it must not. Undefined: where lists are kept. */
  readonly screen?: boolean;
}

export interface Screened {
  readonly analysis: Analysis;
  /** False where lists are kept and could not be read. */
  readonly isWhole: boolean;
}

/** The analysis with its screening; as it was where no list is kept and none is asked for. */
export async function screened(analysis: Analysis, flags: ScreenedFlags, environment: Environment): Promise<Screened> {
  if (flags.screen === false) return { analysis, isWhole: true };
  if (flags.screen === true || flags.lists !== undefined)
    return { analysis: await toldAsFailure(() => withScreening(analysis, flags, environment, true)), isWhole: true };
  try {
    return { analysis: await withScreening(analysis, flags, environment, false), isWhole: true };
  } catch (error) {
    if (!(error instanceof ListError)) throw error;
    environment.stderr.write(
      `hearsay: ${inert(`no name was screened: ${error.message} --no-screen leaves the lists alone.`)}\n`,
    );
    return { analysis, isWhole: false };
  }
}

async function withScreening(
  analysis: Analysis,
  flags: ScreenedFlags,
  environment: Environment,
  isWanted: boolean,
): Promise<Analysis> {
  const folder = listsFolder(flags, environment);
  const lists = await new ListStore(folder).loadAll();
  if (lists.length === 0) {
    if (isWanted) throw new Failure(`there are no lists in ${folder}; \`hearsay lists add FILE\` adds one.`);
    return analysis;
  }
  const decisions = await loadDecisions(folder);
  const countryOf = await countryCodes(environment.cwd);
  return {
    ...analysis,
    screening: screenDossier(analysis.entities, new ScreeningIndex(lists), { decisions, countryOf }),
  };
}
