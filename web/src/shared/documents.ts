// Words for what is said of documents: their kinds, languages, and which texts are copies of each other.
import type { Document, Lineage } from './api/types.ts';
import { wordsOf } from './format.ts';

export const DOCUMENT_KINDS: readonly Document['kind'][] = [
  ...(['report', 'agency-copy', 'paraphrase', 'relay', 'release', 'transcript', 'opinion', 'unknown'] as const),
];

/** Of texts that news is often in; any other shows its code. */
export const LANGUAGES: Readonly<Record<string, string>> = {
  ...{ ar: 'Arabic', de: 'German', en: 'English', es: 'Spanish', fr: 'French', ja: 'Japanese', ko: 'Korean' },
  ...{ pt: 'Portuguese', ru: 'Russian', uk: 'Ukrainian', zh: 'Chinese', und: 'language not known' },
};

export function languageOf(code: string): string {
  return LANGUAGES[code] ?? code;
}

/** "agency copy"; "kind not known". */
export function documentKind(kind: Document['kind']): string {
  return kind === 'unknown' ? 'kind not known' : wordsOf(kind);
}

/** One text has it from the other, in whole or in part. */
export function isCopy({ kind }: Pick<Lineage, 'kind'>): boolean {
  return kind === 'copy' || kind === 'partial-copy' || kind === 'paraphrase';
}
