// Tells which state a name means: "DPRK", "the United States", "RUSSIA", "Ukrainians".
import { type StateEntry, seatsOfState, withoutArticle } from './pack.ts';

/** The state that words mean, and whether they name it or a people, a language, what belongs to it. */
export interface StateNamed {
  readonly state: StateEntry;
  readonly as: 'name' | 'people';
}

export class StateIndex {
  readonly #byWords = new Map<string, StateNamed>();
  /** Under the words in capitals, for headlines. */
  readonly #byCapitals = new Map<string, StateNamed>();
  readonly #bySeat = new Map<string, StateEntry>();

  constructor(states: readonly StateEntry[]) {
    for (const state of states) {
      for (const name of [state.name, ...state.aliases]) this.#add(name, { state, as: 'name' });
      for (const people of state.peoples) this.#add(people, { state, as: 'people' });
      for (const seat of seatsOfState(state)) {
        this.#bySeat.set(seat, state);
        this.#bySeat.set(seat.toUpperCase(), state);
      }
    }
  }

  #add(words: string, named: StateNamed): void {
    this.#byWords.set(words, named);
    this.#byCapitals.set(words.toUpperCase(), named);
  }

  /** The state of exactly these words; a leading "the" and the kind of white space do not matter. */
  byWords(words: string): StateNamed | undefined {
    if (words.length > LONGEST) return undefined;
    const plain = plainWords(words);
    return this.#byWords.get(plain) ?? this.#byCapitals.get(plain);
  }

  /** The state for which this capital or seat of government speaks: "Pyongyang", "the Kremlin". */
  bySeat(words: string): StateEntry | undefined {
    return words.length > LONGEST ? undefined : this.#bySeat.get(plainWords(words));
  }
}

function plainWords(words: string): string {
  return withoutArticle(words.replace(/\s+/g, ' ').replaceAll('’', "'"));
}

/** Characters of the longest name, and some room for white space. */
const LONGEST = 200;
