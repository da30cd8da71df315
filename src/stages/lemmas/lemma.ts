// The form of a word under which a dictionary has it: "shipped" as a verb → ship, "shipments" → shipment.
import type { PartOfSpeech } from '../../document/part-of-speech.ts';
import * as en from './en.ts';

/** Characters past which a word keeps its form: no English word is longer. */
const LONGEST = 40;

/** The dictionary's form of `lower`, a word in lower case with straight apostrophes, as its tag reads it. */
export function resolveLemma(lower: string, tag: PartOfSpeech): string {
  if (lower.length > LONGEST) return lower;
  switch (tag) {
    case 'VBD':
    case 'VBN':
      return lower === "'d" ? 'have' : verbOf(lower, 'ed');
    case 'VBG':
      return verbOf(lower, 'ing');
    case 'VB':
    case 'VBP':
    case 'VBZ':
      return verbOf(lower, 's');
    case 'NNS':
    case 'NNPS':
      return nounOf(lower);
    case 'NN':
    case 'NNP':
    case 'POS':
      return lower;
    default:
      return en.OTHERS.get(lower) ?? lower;
  }
}

function verbOf(lower: string, ending: 's' | 'ed' | 'ing'): string {
  const known = en.IRREGULAR_VERBS.get(lower);
  if (known !== undefined) return known;
  const prefixed = behindPrefix(lower);
  if (prefixed !== undefined) return prefixed;
  if (ending === 's') return withoutS(lower);
  return ending === 'ed' ? withoutEd(lower) : withoutIng(lower);
}

/** "re-sent", "co-wrote": the irregular verb behind a hyphen. */
function behindPrefix(lower: string): string | undefined {
  const hyphen = lower.lastIndexOf('-');
  if (hyphen <= 0) return undefined;
  const known = en.IRREGULAR_VERBS.get(lower.slice(hyphen + 1));
  return known === undefined ? undefined : lower.slice(0, hyphen + 1) + known;
}

function withoutS(lower: string): string {
  if (!/[^s]s$/.test(lower) || lower.length < 4 || /(?:us|is)$/.test(lower)) return lower;
  if (/[^aeiou]ie[sd]$/.test(lower)) return `${lower.slice(0, -3)}y`;
  if (lower.endsWith('ses') && en.WITHOUT_E.has(lower.slice(0, -2))) return lower.slice(0, -2);
  if (/(?:[sc]h|x|ss|zz|o)es$/.test(lower)) return pickE(lower.slice(0, -2), lower.slice(0, -1));
  return lower.slice(0, -1);
}

function pickE(without: string, with_: string): string {
  return en.WITH_E.has(with_) ? with_ : without;
}

function withoutEd(lower: string): string {
  if (!lower.endsWith('ed') || lower.length < 4) return lower;
  if (/[^aeiou]ied$/.test(lower)) return `${lower.slice(0, -3)}y`;
  if (lower.endsWith('eed')) return lower.slice(0, -1);
  return wholeStem(lower.slice(0, -2));
}

function withoutIng(lower: string): string {
  if (!lower.endsWith('ing') || lower.length < 5) return lower;
  return wholeStem(lower.slice(0, -3));
}

/** What "mak", "shipp" and "settl" are cut from: make, ship, settle. */
function wholeStem(stem: string): string {
  const last = stem.at(-1)!;
  if (!/[aeiouy]/.test(stem)) return stem;
  if (last === stem.at(-2) && /[^aeiouyshwx]/.test(last)) return doubled(stem, last);
  if (en.WITH_E.has(`${stem}e`)) return `${stem}e`;
  if (en.WITHOUT_E.has(stem)) return stem;
  return endsInE(stem) ? `${stem}e` : stem;
}

function doubled(stem: string, last: string): string {
  const single = stem.slice(0, -1);
  if (last === 'l') return en.SINGLE_L.has(single) ? single : stem;
  return last === 'f' || last === 'z' || en.DOUBLE.has(stem) ? stem : single;
}

/** Endings that never stand without their e: "danc", "receiv", "argu", "settl", "merg", "endors". */
const ALWAYS = /(?:[cuvz]|[bcdfgkpstz]l|[dlr]g|[aeiouy]g|[nlr]s|ps|[aeiou]s|ys)$/;
/** One vowel and one consonant: what is not doubled had an e ("mak", "hop"). */
const SHORT = /^[^aeiou]*(?:qu)?[aeiouy][^aeiouywx]$/;
const TWO_VOWELS = /[aeiou][aeiou][^aeiou]$/;
/** Endings of longer stems that had an e more often than not. */
const LONG =
  /(?:at|id|ir|ar|ur|ut|ot|ok|ik|ak|ib|ub|im|am|um|in|un|ap|ip|ad|od|ud|il|ul|yp|iz|yz|ag|eg|og|ug|ig|ev|ap)$/;
const LONG_WITHOUT = /(?:ion|on|en|er|or|it|et|op|om|ol|al|el|an|em|ed)$/;

function endsInE(stem: string): boolean {
  if (ALWAYS.test(stem)) return true;
  if (stem.endsWith('u') || SHORT.test(stem)) return true;
  if (TWO_VOWELS.test(stem) && !/(?:qu[aeiou]|[iu]at|iar)[^aeiou]?$/.test(stem)) return false;
  if (LONG_WITHOUT.test(stem)) return false;
  return LONG.test(stem);
}

function nounOf(lower: string): string {
  const known = en.IRREGULAR_NOUNS.get(lower);
  if (known !== undefined) return known;
  if (en.WITHOUT_SINGULAR.has(lower)) return lower;
  if (/..men$/.test(lower)) return `${lower.slice(0, -3)}man`;
  const hyphen = lower.lastIndexOf('-');
  if (hyphen > 0 && hyphen < lower.length - 1) return lower.slice(0, hyphen + 1) + nounOf(lower.slice(hyphen + 1));
  return singularOf(lower);
}

function singularOf(lower: string): string {
  if (!/[^s]s$/.test(lower) || lower.length < 3 || /(?:us|'s)$/.test(lower)) return lower;
  if (/[^aeiou]ies$/.test(lower) && lower.length > 4) return `${lower.slice(0, -3)}y`;
  if (/(?:[sc]h|x|ss|zz|o)es$/.test(lower) && lower.length > 4) return lower.slice(0, -2);
  if (lower.endsWith('ses') && en.SINGULAR_IN_S.has(lower.slice(0, -2))) return lower.slice(0, -2);
  return lower.slice(0, -1);
}
