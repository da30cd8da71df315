// English words and tags that the parser tells apart by themselves; all others count as their part of speech in longer patterns.
import type { PartOfSpeech } from '../../document/part-of-speech.ts';

/** Parts of speech with few words, each with its own grammar. */
export const CLOSED_TAGS: ReadonlySet<PartOfSpeech> = new Set<PartOfSpeech>([
  ...([
    'IN',
    'DT',
    ',',
    '.',
    'PRP',
    'CC',
    'TO',
    "''",
    'PRP$',
    '``',
    'MD',
    'POS',
    ':',
    'WP',
    'WDT',
    'WRB',
    'RP',
  ] as const),
  ...(['-RRB-', '-LRB-', 'EX', '$', 'PDT', 'WP$'] as const),
]);

/** Words that go with verbs, and the sign that follows a number. */
export const AUXILIARIES = [
  ..."be am is are was were been being 's 're 'm have has had having 've 'd".split(' '),
  ..."do does did ca not n't %".split(' '),
];

/** Tags of verbs that make a clause. */
export const FINITE_TAGS: ReadonlySet<PartOfSpeech> = new Set<PartOfSpeech>(['VBD', 'VBZ', 'VBP', 'MD']);

/** Tags of all verbs. */
export const VERB_TAGS: ReadonlySet<PartOfSpeech> = new Set<PartOfSpeech>([...FINITE_TAGS, 'VB', 'VBN', 'VBG']);

/** Tags of marks that divide a sentence. */
export const MARK_TAGS: ReadonlySet<PartOfSpeech> = new Set<PartOfSpeech>([
  ...([',', '.', ':', "''", '``', '-LRB-', '-RRB-'] as const),
]);

export const QUOTATION_MARKS = ['"', '“', '”', "''", '``'];
