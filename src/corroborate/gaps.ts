// What the documents do not give, in sentences: dates, outlets, speakers.
import type { DocumentFacts } from './facts.ts';
import { count } from './verdict/explain.ts';

/** Counted as documents come and go. */
export class Gaps {
  readonly #missing = { undated: 0, homeless: 0, bare: 0, lost: 0 };

  add(facts: DocumentFacts): void {
    this.#count(facts, 1);
  }

  remove(facts: DocumentFacts): void {
    this.#count(facts, -1);
  }

  #count({ day, document, claims }: DocumentFacts, by: 1 | -1): void {
    if (day === undefined) this.#missing.undated += by;
    if (document.outlet === undefined) this.#missing.homeless += by;
    if (claims.length > 0 && claims.every(({ speakers }) => speakers.length === 0)) this.#missing.bare += by;
    this.#missing.lost += by * claims.filter(({ claim }) => claim.voice === 'lost').length;
  }

  sentences(): string[] {
    const { undated, homeless, bare, lost } = this.#missing;
    return [
      ...(undated > 0 ? [`The day of publication is not known of ${count(undated, 'document')}.`] : []),
      ...(homeless > 0 ? [`The outlet is not known of ${count(homeless, 'document')}.`] : []),
      ...(bare > 0 ? [`Nobody is cited in ${count(bare, 'document')}.`] : []),
      ...(lost > 0 ? [`The speaker of ${count(lost, 'claim')} is lost.`] : []),
    ];
  }
}
