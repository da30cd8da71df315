// What kind of word a token is, in the tags of the Penn Treebank (Santorini 1990).

export const PARTS_OF_SPEECH = [
  ...['NN', 'IN', 'NNP', 'DT', 'JJ', 'NNS', ',', '.', 'VBD', 'RB', 'PRP', 'VB', 'CC', 'VBZ', 'TO', 'VBG', 'VBN', 'VBP'],
  ...["''", 'CD', 'PRP$', '``', 'MD', 'POS', ':', 'WP', 'WDT', 'NNPS', 'WRB', 'RP', 'JJR', 'JJS', 'RBR', '-RRB-'],
  ...['-LRB-', 'EX', '$', 'RBS', 'PDT', 'UH', 'WP$', 'FW', 'LS', 'SYM', '#'],
] as const;

/** A tag of the Penn Treebank; the empty string where the text was not tagged. */
export type PartOfSpeech = (typeof PARTS_OF_SPEECH)[number] | '';
