// English phrases whose sense a careless paraphrase turned round: what they look like, and the word that was meant.

/** A phrase that cannot be meant as it stands. The group `turned` holds the words to note. */
export interface TurnedPhrase {
  /** Lower-case words, one of which must be in the sentence before the pattern is tried. */
  readonly triggers: readonly string[];
  readonly pattern: RegExp;
  /** What was meant, one of these. */
  readonly instead: readonly string[];
  readonly because: string;
  /** Not where this stands in the sentence: a denial, an accusation, another reading. */
  readonly unless?: RegExp;
  /** Only where these are in the text, and those are not. */
  readonly inText?: RegExp;
  readonly notInText?: RegExp;
}

/** A word, and up to so many between two parts of a phrase: no mark may stand there. */
const W = String.raw`[\p{L}\p{N}’'.$-]+`;
const gap = (most: number, least = 0) => String.raw`(?:${W}\s+){${least},${most}}`;
const words = (list: string) => `(?:${list.trim().replaceAll(/\s+/g, '|')})`;
const phrase = (...parts: string[]) => new RegExp(String.raw`(?<![\p{L}\p{N}])${parts.join('')}(?![\p{L}\p{N}])`, 'iu');
const list = (spaced: string) => spaced.trim().split(/\s+/);

const BOND = words(
  'relations? ties relationships? cooperation partnerships? alliances? friendships? bonds links collaboration coordination',
);
const EFFORT =
  words(
    `sought seeks? seeking tried tries try trying aim aims aimed wants? wanted hopes? hoped hoping worked works working
     pledged pledges vowed vows agreed agrees promised promises committed wishes wished attempts? attempted efforts? bid desire eager`,
  ) + String.raw`\s+to\s+`;
const SPOIL = words('strain sour worsen fray chill');
const WEAKEN = words('weaken loosen undermine erode damage hamper hinder poison spoil cool');
const SANCTIONS = words('sanctions restrictions curbs embargo embargoes penalties');
const BAD_DEED = words(
  `launch launches test tests violations? invasion attacks? massacre crackdown coup annexation abuses poisoning killings? provocations?
   aggression bombing detonation firing`,
);
const URGED = words('urged urges urging called calls calling appealed appeals asked asks pressed presses demanded');
const ACTOR = words(
  `rebels country countries government governments regime army militants group officials soldiers troops forces police president
   minister ministry company junta kingdom island separatists insurgents hackers fighters navy neighbours? neighbors?`,
);
/** Words of an accusation or a denial, in whose scope the phrase means what it says. */
const ACCUSED =
  /\b(?:accus|alleg|blam|warn|plot|conspir|denied|denies|deny|n[o’']t\b|not\b|never|without|avoid|refus|rather than|instead of|loath|reluctan|risk)/i;

export const TURNED: readonly TurnedPhrase[] = [
  {
    triggers: list('strain sour worsen fray chill'),
    pattern: phrase(`(?<turned>${EFFORT}${SPOIL}\\s+${gap(3)}${BOND})\\s+${gap(1)}with`),
    instead: ['improve', 'strengthen'],
    because: 'nobody sets out to spoil his own relations',
    unless: ACCUSED,
  },
  {
    triggers: list(
      'strain sour worsen fray chill weaken loosen undermine erode damage hamper hinder poison spoil cool',
    ),
    pattern: phrase(
      `(?:both|two|three|leaders|sides|countries|presidents|ministers|neighbou?rs|governments)\\s+${gap(5)}`,
      String.raw`(?:agreed|agree|pledged|pledge|vowed|vow|promised|promise|committed|resolved)\s+to\s+`,
      `(?<turned>(?:${SPOIL}|${WEAKEN})\\s+${gap(3)}${BOND})`,
    ),
    instead: ['strengthen'],
    because: 'an agreement between two serves what they share',
    unless: ACCUSED,
  },
  {
    triggers: list('weaken loosen undermine erode damage hamper hinder poison spoil cool strain sour worsen'),
    pattern: phrase(
      `(?<turned>${EFFORT}(?:${WEAKEN}|${SPOIL})\\s+${gap(3)}${BOND})\\s+with\\s+.{0,120}?`,
      '(?:in exchange for|in return for|(?:in order )?to (?:win|secure|gain|obtain|earn|attract)|further aligning|sid(?:ing|ed) with|treaty of friendship)',
    ),
    instead: ['strengthen'],
    because: 'what is to be gained comes from better relations, not from worse',
    unless: ACCUSED,
  },
  {
    triggers: list(
      'strain sour worsen fray chill weaken loosen undermine erode damage hamper hinder poison spoil cool',
    ),
    pattern: phrase(
      String.raw`(?:in exchange for|in return for)\s+[^.;]{1,80}?`,
      `(?<turned>${EFFORT}(?:${WEAKEN}|${SPOIL})\\s+${gap(3)}${BOND})\\s+with`,
    ),
    instead: ['strengthen'],
    because: 'what is to be gained comes from better relations, not from worse',
    unless: ACCUSED,
  },
  {
    triggers: list('weaken undermine erode loosen'),
    pattern: phrase(
      String.raw`(?:vowed|vows|pledged|pledges|promised|promises|agreed|committed|determined|resolved)\s+to\s+`,
      `(?<turned>(?:weaken|undermine|erode|loosen)\\s+(?:its|their|our)\\s+(?:own\\s+)?${gap(2)}(?:defen[cs]es?|deterren(?:t|ce)|alliance|readiness|cooperation|ties|relations|coordination))`,
    ),
    instead: ['strengthen'],
    because: 'it is their own that they speak of',
    unless: ACCUSED,
  },
  {
    triggers: list('lifted lifts lifting eased eases easing relaxed relaxes relaxing removed waived dropped'),
    pattern: phrase(
      `(?<turned>(?:lift(?:ed|s|ing)|eas(?:ed|es|ing)|relax(?:ed|es|ing)|removed|waived|dropped))\\s+(?:of\\s+)?${gap(5)}${SANCTIONS}\\s+`,
      String.raw`(?:(?!(?:impos|adopt|levied|slapped|introduced|placed|enacted|put)\p{L}*)${W}\s+){0,8}`,
      `(?:(?:in response to|in retaliation for|as (?:a )?punishment for)\\s+${gap(6)}${BAD_DEED}|(?:in order )?to (?:punish|penali[sz]e)\\s+${W})`,
    ),
    instead: ['imposed', 'tightened'],
    because: 'it is meant to punish',
    unless: ACCUSED,
  },
  {
    triggers: list('imposed imposes imposing tightened tightens slapped toughened'),
    pattern: phrase(
      `(?<turned>imposed|imposes|imposing|tightened|tightens|slapped|toughened)\\s+${gap(4)}${SANCTIONS}\\s+${gap(5)}`,
      String.raw`(?:as a reward for|to reward|in exchange for|in return for)\s+`,
      `${gap(4)}(?:halt|freeze|freezing|dismantling|release|concessions?|giving up|good behaviou?r|moratorium)`,
    ),
    instead: ['eased', 'lifted'],
    because: 'it is given as a reward',
    unless: ACCUSED,
  },
  {
    triggers: list('welcomed welcomes praised praises hailed hails applauded applauds lauded lauds'),
    pattern: phrase(
      String.raw`(?<turned>welcomed|welcomes|praised|praises|hailed|hails|applauded|applauds|lauded|lauds)\s+`,
      String.raw`(?:(?!(?:condemn|denounc|describ|brand|label|reject|dismiss|see|saw|view|regard|call|critici|slam|decr|characteri|treat|list|designat|and\b|who\b|which\b)\p{L}*)${W}\s+){1,9}?`,
      String.raw`as\s+(?:(?:an?|the|another)\s+)?(?:\p{L}+ly\s+)?(?:(?:flagrant|blatant|gross|clear|serious|grave|dangerous|reckless|illegal|unlawful|open|direct|brazen)(?:\s+and\s+\p{L}+)?\s+)?`,
      '(?:provocation|violation|breach|affront|outrage|act of aggression|crime against|threat to|betrayal|illegal|unlawful|unacceptable|illegitimate|reckless|deplorable)',
    ),
    instead: ['condemned'],
    because: 'what follows is a reproach',
    unless: /\bn[o’']t\b|\bnever\b/i,
  },
  {
    triggers: list('condemned condemns denounced denounces slammed decried deplored blasted'),
    pattern: phrase(
      String.raw`(?<turned>condemned|condemns|denounced|denounces|slammed|decried|deplored|blasted)\s+`,
      String.raw`(?:(?!(?:hail|call|describ|prais|tout|portray|present|celebrat|trumpet|bill|cast|paint|see|saw|view)\p{L}*)${W}\s+){1,9}?`,
      String.raw`as\s+an?\s+(?:historic|major|great|landmark|long-awaited|welcome|remarkable|important|significant)\s+(?:breakthrough|milestone|achievement|step forward|step in the right direction|success|triumph)(?!\s+for)`,
    ),
    instead: ['hailed', 'welcomed'],
    because: 'what follows is praise',
    unless: /\bn[o’']t\b|\bnever\b/i,
  },
  {
    triggers: list('confirmed confirms acknowledged admitted accepted embraced'),
    pattern: phrase(
      `(?<turned>confirmed|confirms|acknowledged|admitted|accepted|embraced)\\s+${gap(4)}(?:allegations?|accusations?|claims?|reports?|charges?|rumou?rs?|suggestions?)\\s+`,
      String.raw`(?:(?!(?:dismiss|reject|den[iy]|describ|call|brand)\p{L}*)${W}\s+){0,4}as\s+(?:baseless|groundless|unfounded|false|fabricated|untrue|nonsense|absurd|fake|slander|ridiculous|a fabrication|a lie|lies|propaganda)`,
    ),
    instead: ['denied', 'dismissed'],
    because: 'what follows rejects it',
    unless: /\bn[o’']t\b|\bnever\b/i,
  },
  {
    triggers: list('refrain abstain desist'),
    pattern: phrase(
      `${URGED}\\s+${gap(8)}(?:to\\s+)?(?<turned>(?:refrain|abstain|desist)\\s+from)\\s+(?:further\\s+|any\\s+)?`,
      '(?:dialogue|diplomacy|talks|negotiations|negotiating|returning to|cooperating|peace)',
    ),
    instead: ['return to', 'engage in'],
    because: 'talks are what such an appeal asks for',
  },
  {
    triggers: list('continue resume escalate intensify accelerate'),
    pattern: phrase(
      `${URGED}\\s+${gap(8)}to\\s+(?<turned>(?:continue|resume|escalate|intensify|accelerate)\\s+${gap(3)}(?:provocations?|hostilities|violations|attacks|threats|aggression|bloodshed|(?:nuclear|missile)\\s+(?:tests|launches)))\\s+`,
      String.raw`and\s+(?:to\s+)?(?:return|come back|engage)`,
    ),
    instead: ['halt'],
    because: 'the appeal goes on to ask for talks',
  },
  {
    triggers: list(
      'boost boosting advance advancing expand expanding support supporting fund funding finance financing strengthen strengthening promote promoting accelerate accelerating facilitate facilitating enhance enhancing bolster bolstering foster fostering encourage encouraging',
    ),
    pattern: phrase(
      `(?:sanctions|embargo|restrictions|controls|curbs|penalties|ban)\\s+${gap(5)}(?:aimed at|designed to|meant to|intended to|aiming to|seeking to|aim to|aims to)\\s+`,
      String.raw`(?<turned>(?:boost|advanc|expand|support|fund|financ|strengthen|promot|accelerat|facilitat|enhanc|bolster|foster|encourag)(?:e|ing)?)\s+`,
      String.raw`(?:(?!(?:to|end|ending|halt|against|counter|non-?|anti-?|curb|limit|detect|prevent)\p{L}*)${W}\s+){0,4}?(?:nuclear|missile|weapons|atomic|ballistic)\s+(?:and\s+${W}\s+)?(?:(?:weapons|missile|arms)\s+)?(?:program(?:me)?s?|arsenal|ambitions|stockpile|development|proliferation)`,
    ),
    instead: ['curb'],
    because: 'sanctions are to hinder such a thing',
    unless: /\bn[o’']t\b|non-?proliferation|disarm/i,
  },
  {
    triggers: list(
      'allow allows allowed allowing permit permits permitted authorize authorizes authorized enable enables enabled',
    ),
    pattern: phrase(
      String.raw`(?<turned>allow(?:s|ed|ing)?|permit(?:s|ted|ting)?|authori[sz]e[sd]?|enable[sd]?)\s+`,
      String.raw`(?:(?!(?:to|revenues?|money|profits?|income|cash|proceeds|earnings|funds|savings|data|benefits?|gains?|returns?|exemptions?|permission|results?|lessons?|it)\s)${W}\s+){1,4}?from\s+`,
      '(?:testing|launching|conducting|developing|acquiring|exporting|importing|selling|buying|using|entering|receiving|transferring|supplying|producing|carrying|firing|sending|hiring|making|taking|leaving|travell?ing|joining|possessing|obtaining)',
    ),
    instead: ['ban', 'bar'],
    because: 'one is banned from doing a thing, not allowed from it',
    unless: /\b(?:revenue|money|profit|income|cash|proceeds|earnings|funds|savings)/i,
  },
  {
    triggers: list('tensions'),
    pattern: phrase(
      String.raw`(?:to|at|of)\s+(?<turned>(?:rais|heighten|stok|inflam|escalat|increas|fuel)(?:e|ing)?\s+`,
      `${gap(2)}tensions)\\s+${gap(5)}(?:through|via|by|with)\\s+${gap(2)}(?:dialogue|diplomacy|talks|negotiations?|confidence-building|mediation)`,
    ),
    instead: ['ease'],
    because: 'that is what talks are for',
    unless: /\bn[o’']t\b|\bnever\b|\bwithout\b|\brefus|\bstall|\bbreak/i,
  },
  {
    triggers: list('tensions'),
    pattern: phrase(
      `${URGED}\\s+${gap(5)}(?:sides|parties|countries|nations|neighbou?rs|governments)\\s+to\\s+(?<turned>(?:raise|heighten|escalate|inflame|increase|stoke)\\s+${gap(2)}tensions)`,
    ),
    instead: ['ease'],
    because: 'no appeal asks for tensions',
    unless: /\bn[o’']t\b|\bnever\b/i,
  },
  {
    triggers: list('compliance line accordance conformity'),
    pattern: phrase(
      `(?<turned>in\\s+(?:compliance|line|accordance|conformity)\\s+with)\\s+${gap(4)}(?:sanctions|resolutions|embargo)\\s+.{0,80}?`,
      String.raw`(?:smuggl\p{L}*|illicitly|evad(?:e|ed|ing)|clandestinely|(?:switch|turn)(?:ed|ing) off|falsif\p{L}*|forged)`,
    ),
    instead: ['in violation of'],
    because: 'who hides a thing does not comply',
    unless:
      /\b(?:stop|prevent|counter|against|fight|seiz|froze|freez|inspect|crack|block|combat|refus|anyone|those who|attempts? to)/i,
  },
  {
    triggers: list('anonymity'),
    pattern: phrase(
      String.raw`anonymity\s+because\s+(?:he|she|they|the\s+officials?|the\s+person|the\s+people)\s+(?:was|were)\s+(?<turned>authori[sz]ed)\s+to\s+(?:speak|discuss|comment|talk|brief)`,
    ),
    instead: ['not authorized'],
    because: 'who may speak needs no anonymity',
    unless: /\b(?:only|solely|but not|provided)\b/i,
  },
  {
    triggers: list('agreed offered consented volunteered'),
    pattern: phrase(
      String.raw`(?<turned>(?:agreed|offered|consented|volunteered)\s+to\s+(?:comment|elaborate|be\s+named|be\s+identified|give\s+details))[\s,]+(?:${W}\s+){0,4}?(?:citing|because\s+of\s+the\s+sensitiv\p{L}*|due\s+to\s+the\s+sensitiv\p{L}*)`,
    ),
    instead: ['declined to'],
    because: 'a reason is given only for silence',
    unless: /\banonym|\bcondition\b|\bn[o’']t\b/i,
  },
  {
    triggers: list('fire'),
    pattern: phrase(String.raw`(?<turned>closed\s+fire)\s+(?:on|at)`),
    instead: ['opened fire'],
    because: 'fire that is held hits nobody',
  },
  {
    triggers: list('fire'),
    pattern: phrase(
      String.raw`(?<turned>(?:ceased|stopped)\s+fire)\s+(?:on|at)\s+`,
      `${gap(5, 1)}(?:and\\s+)?(?:killing|killed|wounding|wounded)`,
    ),
    instead: ['opened fire'],
    because: 'fire that is held hits nobody',
  },
  {
    triggers: list('enemy foe adversary rival'),
    pattern: phrase(
      String.raw`(?:closest|main|key|longtime|staunchest|chief|only)\s+(?<turned>enemy|foe|adversary|rival)\s+and\s+(?:main|biggest|largest|top|chief|most\s+important)\s+(?:trading\s+partner|benefactor|backer|donor|patron|supplier)`,
    ),
    instead: ['ally'],
    because: 'a benefactor is no enemy',
  },
  {
    triggers: list('thanked praised congratulated commended'),
    pattern: phrase(
      `(?<turned>thanked|praised|congratulated|commended)\\s+(?:(?:the|its|their|his|her)\\s+)?(?:${W}\\s+){0,2}?${ACTOR}\\s+of\\s+`,
      '(?:shelling|violating|sending|supplying|breaching|attacking|stealing|meddling|spying|plotting|arming|smuggling|provoking|killing|hacking|bombing|interfering|evading|lying|trying|seeking|using|hiding)',
    ),
    instead: ['accused'],
    because: 'one is accused of a deed, not thanked of it',
  },
  {
    triggers: list('downplayed downplaying downplay downplays'),
    pattern: phrase(
      String.raw`(?<turned>downplay(?:ed|s|ing)?\s+(?:and|or)\s+(?:leak|publish|releas|shar|disclos|publici[sz]|reveal|unveil|circulat)\p{L}*)\s+`,
      `${gap(4)}(?:intelligence|findings?|documents|files|information|assessments?|cables|secrets|reports?)`,
    ),
    instead: ['declassified', 'downgraded'],
    because: 'what is played down is not put before the public',
  },
  {
    triggers: list('secret'),
    pattern: phrase(
      String.raw`(?<turned>Secret\s+Service(?:['’]s)?)\s+(?:findings?|assessments?|determination|conclusions?|analysis|estimates?|analysts?|believes?|concluded|assessed|assesses|determined)`,
    ),
    instead: ['intelligence agencies'],
    because: 'the Secret Service guards persons and money, and the text speaks of intelligence',
    inText: /\bintelligence\s+(?:officials?|agenc|communit|services?|analysts?|findings?|assessments?)/i,
    notInText:
      /\b(?:Secret Service (?:agents?|director|officers?|detail|protect)|motorcade|bodyguards?|counterfeit|assassination)/i,
  },
  ...tortured({
    'weapons of mass (?:obliteration|demolition|annihilation|devastation)': 'weapons of mass destruction',
    '(?:Joined|Unified|Assembled) Nations': 'United Nations',
    '(?:U\\.?N\\.?|Nations) (?:Safety|Protection|Surety) Council': 'Security Council',
    '(?:White|Pale) (?:Home|Residence)(?= (?:said|spokes|official|press|announced|confirmed))': 'White House',
    '(?:State|Condition) (?:Division|Branch) (?=spokes)': 'State Department',
    '(?:Unfamiliar|Outside|Alien) (?:Minister|Ministry|Secretary)': 'Foreign',
    '(?:counterfeit|man-made|simulated|manmade) (?:intelligence|consciousness|brainpower)': 'artificial intelligence',
    'condition of (?:obscurity|namelessness|unknownness)': 'condition of anonymity',
    'imposed (?:\\p{L}+ ){0,2}(?:approvals|endorsements|authori[sz]ations)(?= (?:on|against))': 'sanctions',
    '(?:long|lengthy)-(?:run|extend|go) (?:rockets?|missiles?)': 'long-range',
    '(?:inter-?continental) (?:ballistics?) (?:bullets?|shots?)': 'intercontinental ballistic missile',
    'atomic (?:non-?multiplication|non-?expansion)': 'nuclear non-proliferation',
  }),
];

/** Fixed terms put in other words one by one, as paraphrasing machines do ("tortured phrases", Cabanac et al. 2021). */
function tortured(terms: Readonly<Record<string, string>>): TurnedPhrase[] {
  return Object.entries(terms).map(([pattern, instead]) => ({
    triggers: list(
      'mass nations council home residence division branch minister ministry secretary intelligence consciousness brainpower condition imposed rockets rocket missiles missile ballistics ballistic atomic',
    ),
    pattern: phrase(`(?<turned>${pattern})`),
    instead: [instead],
    because: 'a fixed term was put into other words',
  }));
}

/** "rose to $1.2 billion from $1.9 billion": verbs and marks of a change, and what they say of it. */
export const CHANGE: Readonly<Record<string, 1 | -1>> = Object.fromEntries([
  ...list('rose rises risen jumped climbed increased grew surged soared up').map((word) => [word, 1] as const),
  ...list('fell falls fallen dropped declined decreased plunged slumped shrank dipped tumbled down').map(
    (word) => [word, -1] as const,
  ),
]);
export const OTHER_DIRECTION = { '1': ['fell', 'down'], '-1': ['rose', 'up'] } as const;
/** Things that fall when their number rises, and numbers that are no amounts. */
export const NO_AMOUNT =
  /\b(?:yen|rubles?|roubles?|won|yuan|rupees?|lira|pesos?|euros?|pounds?|dollars? (?:per|to|against)|currency|currencies|exchange rate|to the dollar|per dollar|rank(?:ed|ing)?|place|spot|seed|par|seconds|minutes|degrees|age[ds]?|o['’]clock|[ap]\.?m\.?)\b|\bNo\. ?\d/i;
