// English diction of officials, by which speech is known though its speaker is gone.

/** A pattern, and how much it speaks for words of an official: 4 is enough by itself. */
export interface Diction {
  readonly pattern: RegExp;
  readonly weight: number;
  /** In the first person: says who speaks, whatever stands before. */
  readonly own?: true;
}

const own = (pattern: RegExp, weight: number): Diction => ({ pattern, weight, own: true });
const judged = (pattern: RegExp, weight: number): Diction => ({ pattern, weight });

export const DICTION: readonly Diction[] = [
  // First person, as governments speak.
  own(
    /\b(?:we|I)\s+(?:(?:strongly|firmly|deeply|categorically|again|also|will|hereby)\s+){0,2}(?:condemn|denounce|deplore|reaffirm|reiterate|call\s+(?:up)?on|urge|welcome|reject)\b/i,
    4,
  ),
  own(
    /\b(?:we|I)\s+(?:remain|are|am)\s+(?:(?:fully|firmly|deeply|gravely|very|closely|also|extremely)\s+)?(?:committed|concerned|alarmed|monitoring|consulting|ready\s+to|prepared\s+to|aware\s+of\s+(?:the\s+|those\s+|these\s+)?reports|looking\s+into|working\s+closely|in\s+close)\b/i,
    4,
  ),
  own(
    /\b(?:we|I)\s+(?:will|shall)\s+(?:continue\s+to\s+(?:monitor|work|stand|support|consult|enforce|hold|press|urge|strengthen|defend)|not\s+(?:hesitate|tolerate|allow|stand\s+by|accept)|hold\b.{0,60}\baccountable|respond|spare\s+no)\b/i,
    4,
  ),
  own(/\b(?:I|we)\s+(?:can(?:\s*not|[’']t)?|am\s+able\s+to)\s+confirm\b/i, 4),
  own(
    /\b(?:we|I)\s+(?:have\s+(?:been\s+(?:very\s+)?clear|made\s+(?:it\s+)?clear|no\s+doubt|seen\s+(?:no|the|those)\s+reports?)|stand\s+(?:with|by|ready|united|firmly))\b/i,
    4,
  ),
  own(/\blet\s+(?:me|us)\s+be\s+(?:very\s+|absolutely\s+)?clear\b/i, 4),
  own(
    /\bour\s+(?:government|armed\s+forces|forces|troops|military|allies(?:\s+and\s+partners)?|partners|servicemen|soldiers|defen[cs]e\s+forces|intelligence|ministry|embassy|navy|air\s+force|national\s+security|assessment|sovereignty|territorial\s+integrity)\b/i,
    3,
  ),
  own(/\bour\s+(?:country|nation|citizens|people|position|policy|commitment|security|support|goals?|resolve)\b/i, 2),
  own(
    /\b(?:we|I)\s+(?:(?:also|still|fully|strongly|firmly|do)\s+)?(?:believe|assess|expect|intend|support|oppose|hope|understand|recogni[sz]e|consider|regard|ask|encourage|seek|regret|mourn|demand|insist|warn)\b/i,
    2,
  ),
  own(
    /\b(?:as\s+I(?:[’']ve|\s+have)?\s+said|I\s+(?:would|will|hasten\s+to)\s+(?:add|note|say|stress|remind)|I\s+hasten\s+to\s+add)\b/i,
    3,
  ),
  own(
    /\bwe(?:[’']re|\s+are)\s+(?:continuing|going\s+to|working|talking|looking|seeing|taking|urging|asking|calling)\b/i,
    2,
  ),
  own(/\bwe(?:[’']ve|\s+have)\s+(?:got\s+to|always|repeatedly|long|said|seen)\b/i, 2),
  own(/\b(?:we|ours?|us|ourselves)\b/i, 1),
  // Judgements of a spokesman.
  judged(/\bthere\s+(?:is|can\s+be|should\s+be)\s+(?:simply\s+|absolutely\s+)?no\s+(?:question|doubt)\b/i, 2),
  judged(/\bmake\s+no\s+mistake\b/i, 2),
  judged(
    /\b(?:all\s+(?:of\s+)?this|this|that|it|which)\s+(?:\p{L}+\s+){0,3}?(?:proves?|underscores?|goes\s+to\s+show)\s+(?:the\s+point|how\s+(?:desperate|isolated|reckless))/iu,
    2,
  ),
  judged(/\b(?:proves?\s+the\s+point|only\s+(?:proves|shows|underscores)|just\s+goes\s+to\s+show)\b/i, 2),
  judged(/\bclearly\s+(?:shows?|demonstrates?|proves?)\b/i, 2),
  judged(/\btruly\s+\p{L}+/iu, 1),
  judged(/\b(?:historic|extraordinary|staggering|horrific|appalling)\s+(?:amount|number|level|scale)\b/i, 2),
  judged(
    /\b(?:warped|twisted|depraved|barbaric|heinous|despicable|abhorrent|reprehensible|unconscionable|cowardly|deplorable)\b/i,
    2,
  ),
  judged(/\b(?:flagrant|blatant|egregious|brazen)\b/i, 2),
  judged(
    /\b(?:unacceptable|unlawful|irresponsible|reckless|unprovoked|unjustified|destabili[sz]ing|provocative)\b/i,
    1,
  ),
  judged(
    /\b(?:highly|deeply|gravely|extremely|profoundly)\s+(?:concerning|troubling|concerned|alarming|alarmed|disturbing|regrettable)\b/i,
    2,
  ),
  judged(/\b(?:would|will)\s+(?:certainly|clearly|only|obviously)?\s*(?:mark|represent|constitute)\b/i, 1),
  judged(
    /\bif\s+(?:it\s+is|it[’']s|this\s+is|that\s+is|(?:these|those|the)\s+reports\s+are|(?:this|it|that)\s+proves)\s+true\b/i,
    1,
  ),
  judged(
    /\b(?:increasingly|more(?:\s+and\s+more)?|growing|ever\s+more)\s+(?:\p{L}+\s+)?(?:desperat\p{L}+|isolat\p{L}+)\b/iu,
    1,
  ),
  judged(/\b(?:increasingly|more|growing)\s+(?:\p{L}+\s+)?isolat\p{L}+\b/iu, 1),
  judged(/\bon\s+the\s+(?:world|international|global)\s+stage\b/i, 1),
  judged(/\b(?:must|will|should)\s+be\s+held\s+(?:accountable|responsible|to\s+account)\b/i, 2),
  judged(
    /\b(?:will|must)\s+(?:pay\s+(?:a|the)\s+(?:heavy\s+)?price|face\s+(?:severe\s+|serious\s+)?consequences)\b/i,
    2,
  ),
  judged(/\b(?:stands?\s+shoulder\s+to\s+shoulder|ironclad|unwavering|steadfast)\b/i, 2),
  judged(/\bwill\s+not\s+(?:tolerate|hesitate|be\s+intimidated|stand\s+idly\s+by)\b/i, 2),
  judged(
    /\b(?:can|may|free\s+to|must)\s+decide\s+for\s+themselves\s+(?:who|whom|with\s+whom|how|which|whether|what)\b/i,
    3,
  ),
  judged(/\bthey\s+want\s+to\s+(?:associate|be|do|work|trade|deal)\b/i, 1),
  judged(/\bregimes?\b/i, 1),
  judged(/\bits\s+own\s+people\b/i, 1),
  judged(/\binternational\s+law\b/i, 1),
  judged(/\b(?:has|have)\s+got\s+to\b/i, 1),
  judged(/\b(?:all|everything)\s+(?:of\s+)?this\b/i, 1),
  judged(/\bit(?:[’']s|\s+is|\s+was)\s+not\s+like\b/i, 3),
  judged(/\bnot\b.{0,60}\bnecessarily,?\s+but\b/i, 2),
  judged(/\b(?:actually\s+just|just\s+actually)\b/i, 2),
  judged(
    /\b(?:vital|critical|essential|crucial)\s+to\s+(?:fighting|countering|combating|confronting|addressing|holding)\b/i,
    2,
  ),
  judged(/\bwork\s+(?:with|alongside)\s+(?:its\s+|their\s+)?(?:counterparts|partners|allies)\b/i, 2),
  judged(
    /\b(?:for\s+as\s+long\s+as\s+it\s+takes|rules-based|cannot\s+and\s+will\s+not|in\s+the\s+strongest\s+(?:possible\s+)?terms)\b/i,
    3,
  ),
  judged(/\bstands?\s+with\s+(?:the\s+people|our|its\s+(?:allies|partners))\b/i, 3),
  judged(/\bremains?\s+(?:fully\s+|firmly\s+|deeply\s+)?committed\s+to\b/i, 2),
  judged(/\b(?:its|their)\s+allies\s+and\s+partners\b/i, 1),
  judged(
    /\b(?:grave|serious|direct|clear)\s+threat\s+to\s+(?:international|regional|global|world)\s+(?:peace|security|stability)\b/i,
    2,
  ),
  judged(
    /\bundermin(?:es?|ing)\s+(?:\p{L}+\s+){0,2}?(?:peace\s+and\s+(?:stability|security)|non-?proliferation)\b/iu,
    2,
  ),
  judged(
    /\b(?:should|must|needs?\s+to|has\s+to|have\s+to)\s+(?:(?:immediately|fully|now|also|finally)\s+)?(?:abandon|halt|cease|refrain\s+from|comply\s+with|abide\s+by|withdraw\s+(?:its|all|their)|return\s+to\s+(?:the\s+negotiating|talks|dialogue|compliance)|live\s+up\s+to|give\s+up\s+(?:its|their|all))\b/i,
    2,
  ),
  judged(/\b(?:must|has\s+to|have\s+to)\s+(?:stop|end|speak\s+with\s+one\s+voice)\b/i, 1),
  judged(/\b(?:credible|authentic|irreversible)\b/i, 1),
  judged(/\bremains?\s+(?:ready|prepared|open)\s+to\s+(?:contribute|work|engage|cooperate|respond|talk|support)\b/i, 2),
  judged(/\bpeaceful\s+(?:resolution|settlement|solution)\b/i, 1),
  judged(/\bunder\s+(?:any|no)\s+illusions?\b/i, 3),
  judged(
    /\b(?:it\s+is|it[’']s)\s+(?:high\s+|long\s+past\s+)?time\s+(?:that|for)\s+(?:the\s+)?(?:regime|junta|north|kremlin|world|international)\b/i,
    2,
  ),
  judged(
    /\bposes?\s+a\s+(?:serious\s+|grave\s+|direct\s+)?threat\s+to\s+(?:its|their|\p{L}+[’']s)\s+neighbou?rs\b/iu,
    3,
  ),
  judged(
    /\b(?:clear|serious)\s+violation\s+of\s+(?:multiple|several|numerous|relevant|all|the\s+relevant|U\.?N\.?|United\s+Nations|Security\s+Council)\b/i,
    2,
  ),
  own(/\bour\s+(?:hearts|thoughts(?:\s+and\s+prayers)?|prayers|deepest\s+condolences|condolences)\b/i, 3),
  judged(
    /\b(?:speaks\s+volumes|nothing\s+(?:more\s+|other\s+)?than|a\s+sign\s+of\s+(?:just\s+)?(?:how|weakness|desperation))\b/i,
    2,
  ),
  judged(/\bsends?\s+an?\s+(?:clear|strong|unmistakable)\s+(?:message|signal)\b/i, 2),
  judged(/\b(?:tells?|shows?)\s+you\s+(?:everything|how|just|all)\b/i, 3),
  judged(/\b(?:malign|so-called|illegitimate|groundless|baseless|absurd)\b/i, 1),
  judged(/\b(?:certainly|obviously|frankly|of\s+course|actually|necessarily|simply)\b/i, 1),
  judged(/\bstill\s+having\s+to\b/i, 1),
  judged(/\bof\s+his\s+(?:about|that)\b/i, 1),
  // Formulas of ministries and of state media.
  judged(
    /\b(?:pose[sd]?|had|has|have|having)\s+no\s+(?:(?:negative|adverse|harmful|bad)\s+)?(?:threat|effect|impact|influence|harm|danger)\s+(?:to|on|upon)\s+the\s+(?:safety|security)\s+of\s+(?:the\s+|any\s+|its\s+)?(?:neighbou?ring|surrounding|adjacent)\b/i,
    4,
  ),
  judged(
    /\b(?:not\s+connected\s+(?:with|to)|nothing\s+to\s+do\s+with|no\s+(?:connection|relation)\s+(?:with|to)|irrelevant\s+to)\s+the\s+(?:regional\s+situation|situation\s+(?:of|in)\s+the\s+region)\b/i,
    3,
  ),
  judged(
    /\b(?:ready|eager|prepared|open|willing)\s+to\s+engage\s+in\s+(?:\p{L}+\s+){0,2}?(?:serious|substantive|meaningful|constructive|sustained)\s+(?:and\s+\p{L}+\s+)?(?:discussions?|talks|dialogue|negotiations?|diplomacy)\b/iu,
    3,
  ),
  judged(/\b(?:substantive|meaningful)\s+(?:discussions?|talks|dialogue|negotiations?)\b/i, 1),
  judged(/\bwithout\s+(?:any\s+)?preconditions?\b/i, 2),
  judged(/\b(?:build|create|establish|achieve)\s+(?:a\s+)?lasting\s+peace\b/i, 2),
  judged(/\b(?:complete|full)(?:,\s+verifiable\b.{0,30})?\s+denucleari[sz]ation\b/i, 2),
  judged(/\b(?:manage|reduce)\s+military\s+risks?\b/i, 1),
  judged(
    /\b(?:righteous|self-defen[cs]ive|merciless(?:ly)?|gangster-like|imperialists?|war\s+deterrent|invincible|sworn\s+enem(?:y|ies))\b/i,
    2,
  ),
  judged(
    /\b(?:legitimate|inviolable|sovereign)\s+rights?\s+(?:to|of)\s+(?:self-defen[cs]e|a\s+sovereign|sovereign)/i,
    3,
  ),
  judged(/\bdignity\s+and\s+(?:sovereignty|supreme|security|the\s+right)/i, 2),
  judged(/\bnot\s+(?:directed|aimed)\s+(?:against|at)\s+(?:any\s+)?third\s+(?:countr|part|state)/i, 3),
  judged(
    /\bin\s+(?:full|strict)\s+(?:compliance|accordance|conformity)\s+with\s+(?:its\s+|their\s+)?(?:international|the\s+norms)/i,
    3,
  ),
  judged(/\b(?:collective\s+west|hegemon\p{L}*|moves\s+of\s+the\s+enemy|war\s+of\s+aggression\s+against\s+the)\b/iu, 1),
  judged(/\b(?:hostile|confrontational)\s+(?:forces|policy|acts|moves)\b/i, 1),
];

/** Who speaks is said in a sentence with one of these. */
export const SPEAKS: ReadonlySet<string> = new Set(
  (
    'said says saying told tells telling added adds adding according noted noting stressed stresses argued argues arguing insisted insists ' +
    'claimed claiming warned warns announced announces stated declared declares wrote writes writing reported ' +
    'tweeted tweets posted explained explains believes believed thinks thought called calling describes described describing accused accuses accusing ' +
    'condemned condemns denounced denounces urged urges asked asks acknowledged admits admitted concluded concludes predicted predicts suggested suggests ' +
    'statement spokesman spokeswoman spokesperson quoted quotes testified ruled found feared worried hopes hoped vowed vows pledged promised ' +
    'confirmed confirms denied denies dismissed rejected criticized criticised praised blamed cited citing expressed emphasized emphasised reiterated reaffirmed ' +
    'voiced complained replied responded answered recalled remarked maintains maintained contends contended alleges alleged estimated considers considered ' +
    'interview email e-mail op-ed editorial column author'
  ).split(' '),
);
/** "its stated goal" names no speaker. */
export const STATED = /^(?:goals?|aims?|purposes?|policy|objectives?|intentions?)$/;

export const FIRST_PERSON: ReadonlySet<string> = new Set('i we me us my our mine ours myself ourselves'.split(' '));

/** A text of these is not a report: letters, statements in full, questions and answers, opinions. */
export const NO_REPORT =
  /^\s*(?:to\s+the\s+editor|dear\s+\p{L}+|remarks\s+(?:by|as)|statement\s+(?:by|of|from)|press\s+release|for\s+immediate\s+release|transcript|editorial|opinion|op-ed|commentary|letters?\s+to)\b|\b(?:statement|text|transcript|speech|remarks|letter|message)\b[^.\n]{0,60}\b(?:in\s+full|in\s+its\s+entirety|full\s+text)\b|\b(?:full\s+(?:text|transcript)|transcript\s+of|the\s+following\s+is|as\s+prepared\s+for\s+delivery)\b|\b(?:opinions?|views)\s+expressed\b/iu;
/** A line that opens with its speaker: "MR. HARLAND:", "Q:". */
export const SPEAKER_LINE = /^(?:Q|A|[\p{Lu}][\p{Lu}.’'-]+(?:\s+[\p{Lu}.’'-]+){0,4})(?:\s*\([^)]{1,40}\))?:/u;
