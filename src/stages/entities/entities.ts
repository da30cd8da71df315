// Who and what a text is about: "Kim Jong Un", "the North Korean leader" and "he" are one person, "Pyongyang denied" is a state, "Kim's sister" somebody else.
import type { Mention, MentionKind } from '../../document/entity.ts';
import { byPosition } from '../../document/span.ts';
import { defineStage } from '../../pipeline/stage.ts';
import { meaningOfPhrase, type Reading } from './descriptions.ts';
import { Discourse } from './discourse.ts';
import { gatherEntities } from './gather.ts';
import { type Known, knownOf } from './known.ts';
import { type Meaning, meaningsOf } from './meanings.ts';
import { findNamed, type Named } from './named.ts';
import { Offices, officeWords } from './offices.ts';
import { findPhrases, type Phrase } from './phrases.ts';
import { isPronoun, resolvePronoun, sexOfPronoun } from './pronouns.ts';
import { type Surroundings, sexOfWord, surroundingsOf } from './surroundings.ts';
import { View } from './view.ts';

/** Only English is read; a text in another language gives no mentions. */
export const entities = defineStage({
  name: 'entities',
  reads: ['sentences', 'tokens', 'tags', 'lemmas', 'names'],
  writes: ['mentions', 'entities'],
  run: ({ document, text, language, sentences, tokens, tags, lemmas, names, furniture }, { pack }) => {
    if (language !== 'en') return { mentions: [], entities: [] };
    const view = new View(text, tokens, sentences, tags, lemmas);
    const known = knownOf(pack);
    const mentions = new Reader(view, findNamed(view, names, furniture, known), document, known).read();
    return { mentions, entities: gatherEntities(text, document, mentions, known) };
  },
});

/** Reads a text from its beginning to its end. */
class Reader implements Reading {
  readonly view: View;
  readonly known: Known;
  readonly named: readonly Named[];
  readonly meanings: readonly Meaning[];
  readonly nameAt: Int32Array;
  readonly discourse: Discourse;
  readonly offices = new Offices();
  readonly bodies = new Map<string, Set<string>>();
  readonly at = new Map<number, Meaning>();
  readonly #around: readonly Surroundings[];
  readonly #phrases: readonly Phrase[];
  readonly #titles = new Map<number, Phrase>();
  readonly #mentions: Mention[] = [];
  readonly #listed = new Set<string>();

  constructor(view: View, named: readonly Named[], document: string, known: Known) {
    this.view = view;
    this.named = named;
    this.known = known;
    this.nameAt = new Int32Array(view.tokens.length).fill(-1);
    for (const [at, { first, last }] of named.entries()) this.nameAt.fill(at, first, last);
    this.#phrases = findPhrases(view, named, this.nameAt, known);
    for (const phrase of this.#phrases) if (phrase.titleOf !== undefined) this.#titles.set(phrase.titleOf, phrase);
    this.#around = named.map((_, at) => surroundingsOf(view, named, at, this.#titles));
    this.meanings = meaningsOf(view, named, this.#around, document, known);
    this.discourse = new Discourse(view);
  }

  read(): Mention[] {
    let name = 0;
    let phrase = 0;
    for (let token = 0; token < this.view.tokens.length; token++) {
      if (isPronoun(this.view, token)) this.#readPronoun(token);
      for (; this.named[name] && this.named[name]!.last - 1 <= token; name++) this.#readName(name);
      for (; this.#phrases[phrase]?.head === token; phrase++) this.#readPhrase(this.#phrases[phrase]!);
    }
    return this.#mentions.sort(byPosition);
  }

  #readName(at: number): void {
    const name = this.named[at]!;
    const meaning = this.meanings[at]!;
    const title = this.#titles.get(at);
    this.#mention(name.start, name.end, name.last - 1, name.demonym ? 'demonym' : 'name', meaning);
    const isName = !name.demonym;
    this.#see(title?.first ?? name.first, name.last, meaning, isName, this.#around[at]!.sex);
    if (meaning.entity === undefined) return;
    if (meaning.type === 'person') this.#holdOffices(at, meaning.entity, title);
    if (meaning.type === 'organization') this.#addBody(this.view.lower(name.last - 1), meaning.entity);
  }

  /** What a title, and the gazetteer, say of a person's offices. */
  #holdOffices(at: number, id: string, title: Phrase | undefined): void {
    const { state } = this.meanings[at]!;
    const entry = this.known.gazetteer.byId(id);
    if (entry && !this.#listed.has(id)) {
      this.#listed.add(id);
      for (const { title: held, edtf } of entry.offices) {
        this.offices.add(id, {
          listed: true,
          words: officeWords(held, edtf),
          ...(entry.state !== undefined && { state: entry.state }),
        });
      }
    }
    const words = title ? title.words : this.#around[at]!.title;
    const owner = title?.possessor === undefined ? undefined : this.#ownerOf(title.possessor)?.entity;
    if (sexOfWord(words.at(-1) ?? '') !== undefined && owner !== undefined) this.offices.add(id, { words, of: owner });
    else this.offices.add(id, { words, ...(state !== undefined && { state }) });
  }

  #ownerOf(token: number): Meaning | undefined {
    const name = this.nameAt[token] ?? -1;
    return name === -1 ? this.at.get(token) : this.meanings[name];
  }

  #addBody(word: string, id: string): void {
    const ids = this.bodies.get(word);
    if (ids) ids.add(id);
    else this.bodies.set(word, new Set([id]));
  }

  #readPronoun(token: number): void {
    const ids = resolvePronoun(this.view, this.discourse, token);
    const meaning = this.#meaningOfIds(ids);
    const { start, end } = this.view.tokens[token]!;
    const sex = sexOfPronoun(this.view.lower(token));
    if (meaning === undefined && sex) this.#see(token, token + 1, { type: 'person' }, false, sex);
    if (meaning === undefined) return;
    this.at.set(token, meaning);
    this.#mention(start, end, token, 'pronoun', meaning);
    this.#see(token, token + 1, meaning, false, sex);
  }

  #meaningOfIds(ids: readonly string[]): Meaning | undefined {
    const [id] = ids;
    if (id === undefined) return undefined;
    const { type, state } = this.discourse.factsOf(id)!;
    if (ids.length > 1) return { type, members: ids, join: 'group' };
    return { type, entity: id, join: 'only-one', ...(state !== undefined && { state }) };
  }

  #readPhrase(phrase: Phrase): void {
    if (phrase.titleOf !== undefined && this.named[phrase.titleOf]!.type === 'person') return;
    const meaning = meaningOfPhrase(this, phrase);
    if (meaning === undefined) return;
    const { first, head } = phrase;
    this.at.set(head, meaning);
    this.#mention(this.view.tokens[first]!.start, this.view.tokens[head]!.end, head, 'description', meaning);
    if (meaning.members || (phrase.plural && meaning.entity === undefined)) return;
    this.#see(first, head + 1, meaning, meaning.type === 'state', sexOfWord(phrase.words.at(-1)!));
  }

  #mention(start: number, end: number, headToken: number, kind: MentionKind, meaning: Meaning): void {
    this.#mentions.push({ start, end, headToken, kind, ...meaning });
  }

  #see(first: number, last: number, meaning: Meaning, isName: boolean, sex?: Surroundings['sex']): void {
    const { entity, type, state } = meaning;
    this.discourse.add({
      first,
      last,
      sentence: this.view.sentence(last - 1),
      type,
      isName,
      ...(entity !== undefined && { id: entity }),
      ...(state !== undefined && { state }),
      ...(sex && { sex }),
    });
  }
}
