// Codes of states by their names, for comparing the countries of persons and ships.
import { StateIndex } from '../packs/state-index.ts';
import { loadPacks } from './packs.ts';

/** The code of a state by any of its names; other words as they are. */
export async function countryCodes(cwd: string): Promise<(words: string) => string> {
  const states = new StateIndex((await loadPacks([], cwd)).states ?? []);
  return (words) => {
    const code = /^[a-z]{2}$/i.test(words) ? words : (states.byWords(words)?.state.code ?? words);
    return code.toLowerCase();
  };
}
