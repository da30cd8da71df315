// Which language a text is in, so that the stages know whether they can read it.

export interface Language {
  /** ISO 639-1, or "und" when nothing tells. */
  readonly language: string;
  /** False when it is only declared, or the text is too short or too mixed to tell. */
  readonly certain: boolean;
}

/** Finds the language of `text`; `declared` ("en-US") is taken where the text itself does not tell. */
export async function detectLanguage(text: string, declared?: string): Promise<Language> {
  const sample = text.slice(0, SAMPLE_CHARACTERS);
  if (isEnglish(sample)) return { language: 'en', certain: true };
  const stated = languageOfTag(declared);
  if (weightOf(sample) < LEAST_WEIGHT) return { language: stated ?? 'und', certain: false };
  const { language, certain } = await vote(slicesOf(withoutNames(sample)));
  if (certain || language === stated) return { language, certain };
  return { language: stated ?? (language || 'und'), certain: false };
}

const SAMPLE_CHARACTERS = 20_000;
const LEAST_WEIGHT = 24;

// The commonest words of English prose; no other language reaches a fifth of its words with them.
const ENGLISH = new Set(
  'the of and to in a that for on with is was by as said has from at have had it its which be been were are not this an who will would but he his they their after about more'.split(
    ' ',
  ),
);
const LEAST_ENGLISH_WORDS = 12;
const LEAST_ENGLISH_SHARE = 0.2;

/** Spares English texts, which most are, the loading of the detector, and keeps foreign names from outvoting the words between them. */
function isEnglish(sample: string): boolean {
  const words = sample.toLowerCase().match(/\p{L}+/gu) ?? [];
  const common = words.filter((word) => ENGLISH.has(word));
  return words.length >= LEAST_ENGLISH_WORDS && common.length >= words.length * LEAST_ENGLISH_SHARE;
}

/** Letters, where one of a syllabic or word script counts for three. */
function weightOf(sample: string): number {
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  const syllables =
    sample.match(/[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0;
  return letters + 2 * syllables;
}

/** Lists of names make a text look like the language of the names; what remains must still be enough to judge. */
function withoutNames(sample: string): string {
  const rest = sample.replace(/\p{Lu}\p{Ll}+(?=\P{L}{1,3}\p{Lu})|(?<=\p{L}\P{L}{1,3})\p{Lu}\p{Ll}+/gu, ' ');
  return weightOf(rest) >= LEAST_WEIGHT ? rest : sample;
}

// The detector reads the first thousand bytes only; a page may open with words of another language.
const SLICE_CHARACTERS = 1000;

function slicesOf(sample: string): readonly string[] {
  const last = sample.length - SLICE_CHARACTERS;
  if (last <= 0) return [sample];
  return [0, last >> 1, last].map((start) => sample.slice(start, start + SLICE_CHARACTERS));
}

async function vote(slices: readonly string[]): Promise<Language> {
  const { eld } = await import('eld/extrasmall');
  const votes = slices.map((slice) => eld.detect(slice)).map((found) => ({ ...found, sure: found.isReliable() }));
  const best = votes
    .map(({ language }) => ({ language, number: votes.filter((other) => other.language === language).length }))
    .reduce((a, b) => (b.number > a.number ? b : a));
  const sure = votes.some((found) => found.language === best.language && found.sure);
  return { language: best.language, certain: sure && 2 * best.number > votes.length };
}

const LONG_TAGS: Readonly<Record<string, string>> = {
  eng: 'en',
  kor: 'ko',
  rus: 'ru',
  ukr: 'uk',
  zho: 'zh',
  chi: 'zh',
  jpn: 'ja',
  fra: 'fr',
  fre: 'fr',
  deu: 'de',
  ger: 'de',
  spa: 'es',
};

/** ISO 639-1 of a language tag: "en-US" gives "en", "kor" gives "ko"; undefined for anything else. */
export function languageOfTag(tag: string | undefined): string | undefined {
  const primary = tag?.trim().slice(0, 40).toLowerCase().split(/[-_]/)[0] ?? '';
  return LONG_TAGS[primary] ?? (/^[a-z]{2}$/.test(primary) ? primary : undefined);
}
