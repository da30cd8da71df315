// Gives the words of a sentence their heads, and the relations to them.
import { RELATIONS } from '../../document/dependency.ts';
import { PARTS_OF_SPEECH, type PartOfSpeech } from '../../document/part-of-speech.ts';
import type { Token } from '../../document/token.ts';
import type { Model } from '../../models/model.ts';
import type { Models } from '../../models/models.ts';
import { PackedActions } from '../../models/packed-actions.ts';
import { PackedModel } from '../../models/packed-model.ts';
import { TransitionParser } from '../../models/transition-parser.ts';
import type { WordForm, WordForms } from '../../models/word-forms.ts';
import { addActionFeatures, addRelationFeatures, MOST_FEATURES } from './features.ts';
import { SentenceTree } from './sentence-tree.ts';

const ROOT = RELATIONS.indexOf('root');
const NUMBERS: ReadonlyMap<PartOfSpeech, number> = new Map(PARTS_OF_SPEECH.map((tag, number) => [tag, number]));

/** Parses with one model; keeps what it needs for that, so that a sentence asks for no memory. */
export class Parser {
  readonly #parser: TransitionParser<SentenceTree>;
  readonly #forms: WordForms;
  readonly #tree = new SentenceTree();

  constructor(model: Model, forms: WordForms) {
    this.#parser = new TransitionParser(
      new PackedActions(model.linear('actions')),
      new PackedModel(model.linear('relations')),
      addActionFeatures,
      addRelationFeatures,
      MOST_FEATURES,
    );
    this.#forms = forms;
  }

  /** Parses tokens [first, last) as one sentence, and writes their heads, and their relations where asked for, at the same places. `forms` are those of the tokens, where they are at hand. */
  parse(
    tokens: readonly Token[],
    tags: readonly PartOfSpeech[],
    first: number,
    last: number,
    heads: Int32Array,
    relations?: Uint8Array,
    forms?: readonly WordForm[],
  ): void {
    const tree = this.#tree;
    tree.begin(last - first);
    for (let at = first; at < last; at++) {
      const { lower } = forms?.[at] ?? this.#forms.of(tokens[at]!.lower);
      tree.put(at - first + 1, lower, NUMBERS.get(tags[at]!) ?? 0);
    }
    tree.look();
    this.#parser.parse(tree);
    for (let at = first; at < last; at++) {
      const head = tree.heads[at - first + 1]!;
      heads[at] = head === 0 ? -1 : first + head - 1;
    }
    if (relations === undefined) return;
    for (let at = first; at < last; at++) {
      relations[at] = heads[at] === -1 ? ROOT : this.#parser.relation(tree, at - first + 1);
    }
  }
}

const PARSERS = new WeakMap<Models, Parser>();

/** The parser of these models, made once. */
export function parserOf(models: Models): Parser {
  let parser = PARSERS.get(models);
  if (parser === undefined) {
    parser = new Parser(models.get('syntax'), models.forms);
    PARSERS.set(models, parser);
  }
  return parser;
}
