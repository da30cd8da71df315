// Generated documents by the hundred thousand: words as frequent as in a language, one subject for all, three in ten a copy of another.
import { seeded } from './make.ts';

const WORDS = 40_000;
/** Copies among the documents, and among the copies those of one single text. */
const COPIES = 0.3;
const OF_ONE = 1 / 3;

interface Original {
  readonly words: readonly string[];
}

/** An endless row of texts, the same for the same seed. */
export function* generatedTexts(seed: number): Generator<{ text: string; isCopy: boolean }> {
  const random = seeded(seed);
  const originals: Original[] = [];
  for (;;) {
    const isCopy = originals.length > 5 && random() < COPIES;
    if (!isCopy) {
      const words = freshWords(random);
      originals.push({ words });
      yield { text: words.join(' '), isCopy };
      continue;
    }
    const one = random() < OF_ONE ? 0 : Math.floor(random() ** 3 * originals.length);
    yield { text: copyOf(originals[one]!.words, random).join(' '), isCopy };
  }
}

/** 100 to 500 words; the chance of a word falls with its rank, as in Zipf's law. A fifth of the words are those of the one subject. */
function freshWords(random: () => number): string[] {
  const length = 100 + Math.floor(random() * 400);
  return Array.from({ length }, () =>
    random() < 0.2 ? nameOf(WORDS + Math.floor(300 * random() ** 2)) : nameOf(Math.floor(WORDS ** random()) - 1),
  );
}

function nameOf(rank: number): string {
  let name = 'w';
  for (let rest = rank; rest > 0; rest = Math.floor(rest / 20)) name += LETTERS[rest % 20];
  return name;
}

const LETTERS = 'bcdfghjklmnpqrtvwxyz';

/** Three words in a hundred changed, and the end cut off; one in ten takes 60 words alone and goes on by itself. */
function copyOf(words: readonly string[], random: () => number): string[] {
  if (random() < 0.1) {
    const from = Math.floor(random() * (words.length - 60));
    return [...freshWords(random), ...words.slice(from, from + 60), ...freshWords(random)];
  }
  const kept = words.slice(0, Math.ceil(words.length * (0.6 + random() * 0.4)));
  return kept.map((word) => (random() < 0.03 ? nameOf(Math.floor(WORDS ** random())) : word));
}
