// English words that make a statement less than certain, by what they do. Closed lists of our own.

export const HEDGE_KINDS = [
  'may',
  'possible',
  'probable',
  'improbable',
  'belief',
  'expectation',
  'seeming',
  'fear',
  'hint',
  'hearsay',
  'question',
  'open',
  'condition',
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
    '!possible !possibly/conceivably !perhaps/maybe potential/potentially conceivable/imaginable/plausible/plausibly/feasible eventual/eventually theoretically/hypothetical/hypothetically arguably sometimes',
  probable:
    '!likely !probable/probably !presumably/supposedly !apparently apparent !seemingly/evidently almost/nearly !tentative/tentatively in-all-likelihood mostly/largely/generally',
  improbable:
    '!unlikely !improbable/doubtful/dubious/implausible hardly/scarcely !~doubt doubts !sceptical/skeptical/scepticism/skepticism remote/slim/slightest',
  belief:
    '!~believe !think/thinks/thought/thinking ~consider ~assume ~presume ~suppose ~reckon ~guess ~suspect ~view ~regard ~figure ~conclude ~judge ~deem ~imagine ~perceive see/sees/seen/saw/seeing feel/feels/felt/feeling know/knows/knew/known find/finds/found !belief/beliefs !assumption/assumptions/presumption suspicion/suspicions !confident/confidence sure/convinced opinion/opinions/view/views understood/understand ~describe ~call',
  expectation:
    '!~expect !~anticipate !~predict ~project ~forecast forecasts forecast ~estimate !foresee/foresees/foresaw/foreseen ~intend ~plan plans plan ~bet ~target ~aim expectation/expectations prediction/predictions projection/projections anticipation outlook estimates due/slated/scheduled/poised/set ~await ~envision',
  seeming: '!~seem !~appear look/looks/looked/looking sound/sounds/sounded/sounding sign/signs appearance',
  fear: '!~fear ~worry ~concern ~hope ~threaten !afraid/fearful fears worries concerns threat/threats risk/risks/risky warning/warnings/warn/warns/warned danger/dangers hopes/hopeful/hopefully nervous/anxious/anxiety',
  hint: '!~suggest ~indicate !~imply ~hint ~signal !~speculate suggestion/suggestions indication/indications !implication/implications !speculation evidence ~point ~mean ~prove',
  hearsay:
    '!~allege ~accuse ~charge ~claim !rumored/rumoured ~report reportedly !allegedly !purportedly/purported allegation/allegations accusation/accusations charges claims !rumour/rumor/rumours/rumors called dubbed',
  question:
    '!whether ~question questions !~wonder ~determine ~investigate ~decide ~ask ~study ~explore ~weigh ~examine ~discuss ~debate ~seek ~propose proposal/proposals ~negotiate talks',
  open: '!unclear !unknown !uncertain/uncertainty/uncertainties ~remain !undecided/unsure/unresolved/undetermined debatable/pending/inconclusive/questionable clear certain assurance/assurances guarantee/guarantees yet',
  condition:
    '!if !unless until/till provided/providing once assuming otherwise when/whenever without depending/depends/depend/contingent/subject as while before after',
  should: 'should must ought shall need/needs/needed',
  would: "would 'd",
  will: "will 'll wo going",
  chance:
    'chance/chances !likelihood probability/probabilities !possibility/possibilities prospect/prospects odds opportunity/opportunities option/options',
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

/** Hedges of several words; the numbers of the rows are features. */
export const PHRASES: readonly RegExp[] = [
  /\brais(?:e|es|ed|ing) (?:\w+ )?(?:questions|doubts|concerns?|fears)\b/gu,
  /\bcast(?:s|ing)? (?:\w+ )?doubts?\b/gu,
  /\b(?:no|little|any) (?:\w+ )?(?:evidence|assurances?|guarantees?|indications?|signs?|proof|certainty)\b/gu,
  /\b(?:not|n't) (?:yet )?(?:clear|certain|sure|known)\b/gu,
  /\b(?:remains?|yet|remained) to be (?:seen|decided|determined)\b/gu,
  /\bin all (?:likelihood|probability)\b/gu,
  /\blook(?:s|ed|ing)? (?:like|as if|as though|likely|set)\b/gu,
  /\btoo (?:early|soon) to\b/gu,
  /\b(?:ha[sd]|have) been rumou?red\b/gu,
  /\b(?:rather|other|better|worse|more|less|higher|lower|faster|sooner|earlier|later|larger|smaller|than|as) (?:\w+ ){0,3}expected\b/gu,
  /\bstrong(?:er)? possibility\b/gu,
];
