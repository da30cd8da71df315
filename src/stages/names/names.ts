// Finds names: "Kim Jong Un" a person, "Russia" and "Russian" with their state, "Yonhap" an outlet that the pack knows.
import type { Name, NameType } from '../../document/name.ts';
import type { PartOfSpeech } from '../../document/part-of-speech.ts';
import { byPosition, contains, type Span } from '../../document/span.ts';
import { SpanIndex } from '../../document/span-index.ts';
import type { Sentence, Token } from '../../document/token.ts';
import type { Models } from '../../models/models.ts';
import type { OutletIndex, OutletMention } from '../../packs/outlet-index.ts';
import { withoutArticle } from '../../packs/pack.ts';
import type { StateIndex } from '../../packs/state-index.ts';
import { defineStage } from '../../pipeline/stage.ts';
import { SEATS } from './en.ts';
import { nameFinder } from './finder.ts';
import type { ModelType } from './labels.ts';

/** Only English is read; a text in another language gives no names. */
export const names = defineStage({
  name: 'names',
  reads: ['sentences', 'tokens', 'tags'],
  writes: ['names'],
  run: ({ text, language, sentences, tokens, tags }, { pack, models }) => {
    if (language !== 'en') return { names: [] };
    const found = findNames(text, sentences, tokens, tags, models);
    return {
      names: withOutlets(text, found, pack.outlets).map((name) => withState(text, name, pack.states)),
    };
  },
});

const TYPES: Readonly<Record<ModelType, NameType>> = {
  PER: 'person',
  ORG: 'organization',
  LOC: 'place',
  MISC: 'other',
};

/** What the model finds, in text order. */
export function findNames(
  text: string,
  sentences: readonly Sentence[],
  tokens: readonly Token[],
  tags: readonly PartOfSpeech[],
  models: Models,
): Name[] {
  const forms = models.forms.ofTokens(text, tokens);
  const tagged = sentences.map(({ tokens: [first, last] }) => ({
    forms: forms.slice(first, last),
    tags: tags.slice(first, last),
  }));
  return nameFinder(models)
    .find(tagged)
    .flatMap((inSentence, at) => {
      const base = sentences[at]!.tokens[0];
      return inSentence.map(({ first, last, type }): Name => {
        const span = { start: tokens[base + first]!.start, end: tokens[base + last - 1]!.end };
        return { ...span, type: bodyOr(TYPES[type], text, span), basis: 'model' };
      });
    });
}

function bodyOr(type: NameType, text: string, { start, end }: Span): NameType {
  return type === 'place' && SEATS.has(withoutArticle(text.slice(start, end))) ? 'organization' : type;
}

/** Puts the outlets of the pack in place of names within them. A person's name, and a longer name around, stay what they are. */
function withOutlets(text: string, found: readonly Name[], outlets: OutletIndex): Name[] {
  const index = new SpanIndex(found);
  const replaced = new Set<Name>();
  const added: Name[] = [];
  for (const mention of outlets.find(text)) {
    const touched = index.overlapping(mention);
    if (touched.some((name) => keepsItsType(text, name, mention))) continue;
    for (const name of touched) replaced.add(name);
    const start = Math.min(mention.start, ...touched.map((name) => name.start));
    added.push({ start, end: mention.end, type: 'outlet', outlet: mention.outlet.id, basis: 'pack' });
  }
  return [...found.filter((name) => !replaced.has(name)), ...added].sort(byPosition);
}

function keepsItsType(text: string, name: Name, mention: OutletMention): boolean {
  const { start, end } = name;
  const alike = withoutArticle(text.slice(start, end)) === withoutArticle(text.slice(mention.start, mention.end));
  if (alike) return name.type === 'person';
  return !contains(mention, name);
}

/** Says which state a place, a people or a language belongs to. */
function withState(text: string, name: Name, states: StateIndex): Name {
  if (name.type === 'person' || name.type === 'outlet') return name;
  const named = states.byWords(text.slice(name.start, name.end));
  if (named === undefined) return name;
  const { code } = named.state;
  if (named.as === 'people') return { ...name, type: 'other', state: code };
  return name.type === 'other' ? name : { ...name, type: 'state', state: code };
}
