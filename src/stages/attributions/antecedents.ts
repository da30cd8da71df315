// Whom a source stands for: "he", "the officials" → the earlier words that name the speaker. Left open where two could be meant.
import type { Name } from '../../document/name.ts';
import { contains, type Quote, quote, type Span } from '../../document/span.ts';
import { SpanIndex } from '../../document/span-index.ts';
import * as en from './en.ts';

/** Characters before a pronoun in which its person is looked for, and before "the officials" theirs. */
const NEAR = 500;
const FAR = 4_000;

/** Finds antecedents; sources must be asked for in text order. */
export class Antecedents {
  readonly #text: string;
  readonly #persons: SpanIndex<Name>;
  /** Earlier sources by the last word of their heads. */
  readonly #unnamed = new Map<string, Quote[]>();
  readonly #speakers: { readonly at: number; readonly person: Name }[] = [];

  constructor(text: string, names: readonly Name[]) {
    this.#text = text;
    this.#persons = new SpanIndex(names.filter((name) => name.type === 'person'));
  }

  /** The words that name who `source` stands for; undefined where it names someone itself, or no one can be told. */
  of(source: Quote): Quote | undefined {
    const word = source.text.toLowerCase();
    const found = en.HE.has(word) || en.SHE.has(word) ? this.#person(source, word) : this.#described(source);
    const person = this.#personIn(source);
    if (person) this.#speakers.push({ at: source.start, person });
    return found;
  }

  #personIn(source: Quote): Name | undefined {
    return this.#personsIn(source)[0];
  }

  #personsIn(span: Span): Name[] {
    return this.#persons.overlapping(span).filter((name) => contains(span, name));
  }

  /** The last speaker if he was the last person named, else the only person named before. */
  #person(source: Quote, pronoun: string): Quote | undefined {
    const fits = (name: Name) => this.#genderOf(name) !== (en.HE.has(pronoun) ? 'she' : 'he');
    const near = this.#personsIn({ start: source.start - NEAR, end: source.start }).filter(fits);
    const different = new Set(near.map((name) => this.#familyName(name)));
    const speaker = this.#speakers.at(-1);
    const last = near.at(-1);
    if (last === undefined) return undefined;
    const spoke =
      speaker !== undefined &&
      speaker.at >= source.start - NEAR &&
      this.#familyName(speaker.person) === this.#familyName(last);
    if (!spoke && different.size !== 1) return undefined;
    const fullest = near
      .filter((name) => this.#familyName(name) === this.#familyName(last))
      .reduce((a, b) => (b.end - b.start > a.end - a.start ? b : a));
    return quote(this.#text, fullest.start, fullest.end);
  }

  #familyName(name: Name): string {
    return this.#text
      .slice(name.start, name.end)
      .split(/\s+/)
      .at(-1)!
      .replace(/['’]s$/, '')
      .toLowerCase();
  }

  #genderOf(name: Name): 'he' | 'she' | undefined {
    const before =
      /(\p{L}+)\.?\s+$/u.exec(this.#text.slice(Math.max(0, name.start - 12), name.start))?.[1]?.toLowerCase() ?? '';
    return en.TITLES_OF_HE.has(before) ? 'he' : en.TITLES_OF_SHE.has(before) ? 'she' : undefined;
  }

  /** "the officials" → "three senior officials": the nearest earlier source with that head that says more. */
  #described(source: Quote): Quote | undefined {
    const words = source.text.toLowerCase().split(/\s+/);
    const head = words
      .slice(0, words.findIndex((word) => word === 'who' || word.endsWith(',')) + 1 || words.length)
      .at(-1)!
      .replace(/,$/, '');
    if (!en.UNNAMED.has(head)) return undefined;
    const earlier = this.#unnamed.get(head) ?? [];
    const pointsBack = words.length <= 2 && (words[0] === 'the' || words[0] === 'those' || words[0] === 'these');
    const found = pointsBack ? earlier.at(-1) : undefined;
    if (!pointsBack) this.#unnamed.set(head, [...earlier.slice(-1), source]);
    return found && source.start - found.end <= FAR ? found : undefined;
  }
}
