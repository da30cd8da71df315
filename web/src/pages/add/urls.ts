// Addresses as people paste them, one on each line or with spaces between.

/** Those that can be fetched, each once, and what is none. */
export function readAddresses(pasted: string): { readonly good: string[]; readonly bad: string[] } {
  const words = [...new Set(pasted.split(/\s+/).filter((word) => word !== ''))];
  const isGood = (word: string) => /^https?:\/\/./i.test(word) && word.length <= 2_000 && URL.canParse(word);
  return { good: words.filter(isGood), bad: words.filter((word) => !isGood(word)) };
}
