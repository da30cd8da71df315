// English words that make a statement less than certain, by what they do. Closed lists of our own.

export const HEDGE_KINDS = [
  'may',
  'possible',
  'potential',
  'probable',
  'improbable',
  'belief',
  'view',
  'expectation',
  'intention',
  'seeming',
  'fear',
  'hope',
  'risk',
  'hint',
  'accusation',
  'hearsay',
  'question',
  'inquiry',
  'proposal',
  'open',
  'condition',
  'time',
  'should',
  'would',
  'will',
  'chance',
] as const;
export type HedgeKind = (typeof HEDGE_KINDS)[number];

/**
 * Words by kind. "fear/fears/feared" are forms of one word; "~fear" stands for all its regular forms; "!" marks words
 * that do nothing else.
 */
const LISTS: Readonly<Record<HedgeKind, string>> = {
  may: '!may !might could can',
  possible:
    '!possible !possibly !conceivably !perhaps/maybe !conceivable !imaginable !plausible/plausibly feasible !theoretically/theoretical !hypothetical/hypothetically !arguably !perchance',
  potential: '!potential/potentially eventual/eventually would-be prospective sometimes',
  probable:
    '!likely !probable/probably !presumably/supposedly !apparently apparent !seemingly/evidently almost/nearly !tentative/tentatively !in-all-likelihood mostly/largely/generally !ostensibly/ostensible !putative',
  improbable:
    '!unlikely !improbable/doubtful/dubious/implausible hardly/scarcely !~doubt !doubts !sceptical/skeptical/scepticism/skepticism remote/slim/slightest',
  belief:
    '!~believe !think/thinks/thought/thinking !~assume !~presume !~suppose !~reckon !~guess !~suspect ~figure ~conclude ~imagine ~theorize ~hypothesize feel/feels/felt/feeling know/knows/knew/known !belief/beliefs !assumption/assumptions !presumption !suspicion/suspicions !confident/confidence sure/convinced !opinion/opinions understood/understand guess guesses theory/theories',
  view: '~consider ~view ~regard ~judge ~deem ~perceive see/sees/seen/saw/seeing find/finds/found view views ~describe ~call ~rate ~portray',
  expectation:
    '!~expect !~anticipate !~predict ~project !~forecast !forecasts !forecast ~estimate !foresee/foresees/foresaw/foreseen ~bet !expectation/expectations !prediction/predictions projection/projections anticipation outlook estimates ~envision',
  intention: '~intend ~plan plans plan ~target ~aim due/slated/scheduled/poised/set ~await',
  seeming: '!~seem !~appear look/looks/looked/looking sound/sounds/sounded/sounding sign/signs appearance',
  fear: '!~fear !~worry ~concern !afraid/fearful fears worries concerns worry worried nervous/anxious/anxiety',
  hope: '~hope hopes/hopeful/hopefully',
  risk: '~threaten threat/threats risk/risks/risky warning/warnings/warn/warns/warned danger/dangers',
  hint: '!~suggest ~indicate !~imply !~hint ~signal !~speculate !suggestion/suggestions !indication/indications !implication/implications !speculation evidence ~point ~mean ~prove !~insinuate',
  accusation: '!~allege !~accuse ~charge !allegation/allegations !accusation/accusations charges !allegedly suspected',
  hearsay:
    '~claim !rumored/rumoured ~report !reportedly !purportedly/purported claims !rumour/rumor/rumours/rumors called dubbed so-called',
  question: '!whether ~question questions !~wonder ~ask !questionable',
  inquiry:
    '~determine ~investigate ~decide ~study ~explore ~weigh ~examine ~discuss ~debate investigation/investigations inquiry',
  proposal: '~seek ~propose proposal/proposals ~negotiate talks',
  open: '!unclear !unknown !uncertain/uncertainty/uncertainties ~remain !undecided/unsure/unresolved/undetermined debatable/pending/inconclusive clear certain assurance/assurances guarantee/guarantees yet',
  condition:
    '!if !unless until/till provided/providing once assuming otherwise depending/depends/depend/contingent/subject lest',
  time: 'when/whenever without as while before after',
  should: 'should must ought shall need/needs/needed',
  would: "would 'd",
  will: "will 'll wo going",
  chance:
    'chance/chances !likelihood !probability/probabilities !possibility/possibilities prospect/prospects odds opportunity/opportunities option/options',
};

/** What a word in lower case is: its kind, the first of its forms, and whether it does nothing else. */
export interface HedgeWord {
  readonly kind: HedgeKind;
  readonly lemma: string;
  readonly strong: boolean;
}

/** Of a word in two lists the first counts. */
export const HEDGE_WORDS: ReadonlyMap<string, HedgeWord> = new Map(
  HEDGE_KINDS.toReversed().flatMap((kind) =>
    LISTS[kind]
      .split(' ')
      .toReversed()
      .flatMap((entry) => {
        const strong = entry.startsWith('!');
        const bare = strong ? entry.slice(1) : entry;
        const forms = bare.startsWith('~') ? formsOf(bare.slice(1)) : bare.split('/');
        return forms.map((form) => [form, { kind, lemma: forms[0]!, strong }] as const);
      }),
  ),
);

/** believe → believe believes believed believing. */
function formsOf(verb: string): string[] {
  const stem = verb.endsWith('e') ? verb.slice(0, -1) : verb;
  const y = /[^aeiou]y$/.test(verb) ? verb.slice(0, -1) : undefined;
  const s = y !== undefined ? `${y}ies` : /(?:s|sh|ch|x)$/.test(verb) ? `${verb}es` : `${verb}s`;
  return [verb, s, y !== undefined ? `${y}ied` : `${stem}ed`, `${stem}ing`];
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Verbs of speech, near which belief and hearsay stand. */
export const SPEECH = words(
  'said say says saying told tell tells telling according reported reports report announced added warned wrote testified argued insisted stated',
);
export const NEGATIONS = words("not n't no never neither nor without none nothing nobody cannot few little hardly");

/** A hedge of several words. */
export interface HedgePhrase {
  readonly pattern: RegExp;
  /** Words of it that count as a cue only together; without, the phrase only says something of its words. */
  readonly anchors?: ReadonlySet<string>;
}

/** Over words in lower case with one space between; the numbers of the rows are features. */
export const PHRASES: readonly HedgePhrase[] = [
  { pattern: /\brais(?:e|es|ed|ing) questions\b/gu, anchors: words('questions') },
  { pattern: /\bcast(?:s|ing)? doubts?\b/gu, anchors: words('doubt doubts') },
  {
    pattern: /\bno (?:evidence|assurances?|guarantees?|indications?|signs?|proof|certainty)\b/gu,
    anchors: words(
      'evidence assurance assurances guarantee guarantees indication indications sign signs proof certainty',
    ),
  },
  { pattern: /\bnot (?:yet )?(?:clear|certain|sure|known)\b/gu, anchors: words('clear certain sure known') },
  {
    pattern: /\b(?:remains?|yet|remained) to be (?:seen|decided|determined)\b/gu,
    anchors: words('seen decided determined'),
  },
  { pattern: /\bin all (?:likelihood|probability)\b/gu, anchors: words('likelihood probability') },
  { pattern: /\blook(?:s|ed|ing)? like\b/gu, anchors: words('look looks looked looking') },
  { pattern: /\btoo (?:early|soon) to\b/gu },
  {
    pattern:
      /\b(?:rather|other|better|worse|more|less|higher|lower|faster|sooner|earlier|later|larger|smaller|than|as) (?:\w+ ){0,3}expected\b/gu,
  },
  { pattern: /\brais(?:e|es|ed|ing) (?:\w+ )?(?:doubts|concerns?|fears)\b/gu },
  { pattern: /\b(?:little|any) (?:\w+ )?(?:evidence|assurances?|guarantees?|indications?|signs?|proof|certainty)\b/gu },
];

/** Words that a sentence may hold and that change how its hedges read, by number. */
export const SETTINGS: ReadonlyMap<string, number> = new Map(
  ['if', 'unless until provided', "would 'd", 'could may might', '?', 'were had'].flatMap((list, number) =>
    list.split(' ').map((word) => [word, number] as const),
  ),
);
