// One part of a name, ready to be compared: "Wolodymyr" with its folded spellings, its sound and its weight.
import { maskOf } from './distance.ts';
import { foldSpelling, soundOf } from './spelling.ts';
import { COMMON_BODY_PARTS, COMMON_PERSON_PARTS } from './words.ts';

export type PartRole = 'name' | 'patronymic' | 'initial' | 'particle' | 'title' | 'number';

export interface Part {
  /** In small letters and figures of ASCII. */
  readonly text: string;
  /** What spellings of it have in common; a letter with a caron gives a second one. */
  readonly folds: readonly string[];
  readonly sound: string;
  readonly mask: number;
  readonly role: PartRole;
  /** How much it tells: 100 for a name that few bear. */
  readonly weight: number;
  /** What the script of the original says of the letters. */
  readonly basis: LetterBasis;
}

/** Letters as written or transcribed one by one; with vowels left out, as Arabic does; or made of syllables, in which nobody mistypes a letter. */
export type LetterBasis = 'letters' | 'consonants' | 'syllables';

/** Whether many entries of a list have a part, by its folded spelling. */
export type IsCommon = (folded: string) => boolean;

const RARE = 100;
const WEIGHTS: Readonly<Record<PartRole, number>> = {
  name: RARE,
  patronymic: 60,
  initial: 30,
  particle: 8,
  title: 0,
  number: 30,
};
const COMMON_OF_PERSON = 60;
const COMMON_OF_BODY = 35;

const commonPersons: ReadonlySet<string> = new Set(COMMON_PERSON_PARTS.map(foldSpelling));
const commonBodies: ReadonlySet<string> = new Set(COMMON_BODY_PARTS.map(foldSpelling));

/** Makes a part; `marked` is its text with carons spelled out, where that differs. */
export function makePart(
  text: string,
  role: PartRole,
  { isPerson, basis, marked }: { isPerson: boolean; basis: LetterBasis; marked?: string | undefined },
): Part {
  const fold = foldSpelling(text);
  const other = marked === undefined || marked === text ? fold : foldSpelling(marked);
  return {
    text,
    folds: other === fold ? [fold] : [fold, other],
    sound: soundOf(fold),
    mask: maskOf(text),
    role,
    weight: role === 'name' ? nameWeight(fold, basis === 'consonants', isPerson) : WEIGHTS[role],
    basis,
  };
}

const commonSounds: ReadonlySet<string> = new Set([...commonPersons].map(soundOf));

function nameWeight(fold: string, isBare: boolean, isPerson: boolean): number {
  const isKnown =
    (isPerson ? commonPersons : commonBodies).has(fold) || (isBare && isPerson && commonSounds.has(soundOf(fold)));
  return isKnown ? commonWeight(isPerson) : RARE;
}

function commonWeight(isPerson: boolean): number {
  return isPerson ? COMMON_OF_PERSON : COMMON_OF_BODY;
}

/** The part with the weight that it has where `isCommon` knows it. */
export function weighPart(part: Part, isPerson: boolean, isCommon: IsCommon): Part {
  const isRare = part.role === 'name' && part.weight === RARE;
  return isRare && isCommon(part.folds[0]!) ? { ...part, weight: commonWeight(isPerson) } : part;
}
