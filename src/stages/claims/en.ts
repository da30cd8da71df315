// English words behind stance, certainty and the kind of a source.
import type { Certainty, LinkKind, Stance } from '../../document/claim.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));
const NOT = String.raw`(?:\b(?:not|cannot|never|neither|nor)\b|n['’]t\b)`;

/** The first row whose pattern is in the cue decides what the speaker does with the content. */
export const STANCE_OF_CUE: readonly { readonly stance: Stance; readonly pattern: RegExp }[] = [
  { stance: 'declines', pattern: /\b(?:declin|refus)\w*\s+to\b/i },
  {
    stance: 'declines',
    pattern: new RegExp(
      `${NOT}.*\\b(?:confirm|say|said|specif|comment|elaborat|disclos|provid|identif|deny|denied|name|reveal|verif|acknowledg|announc|respon|repl(?:y|ie)|address|offer)`,
      'i',
    ),
  },
  {
    stance: 'relays',
    pattern:
      /\S\s(?:reports?|allegations?|claims?|rumou?rs?|accounts)$|\blook(?:s|ing|ed)? into\b|\bmonitor|\breview(?:s|ing|ed)?\b|\binvestigat/i,
  },
  {
    stance: 'doubts',
    pattern: new RegExp(
      `${NOT}.*\\b(?:believ|think|expect|see\\b)|\\bdoubt|\\bquestion|\\bsceptical|\\bskeptical`,
      'i',
    ),
  },
  { stance: 'denies', pattern: /\bden(?:y|ie[sd]|ying)\b|\breject|\bdismiss|\brefut|\brebut|\bdisput/i },
  { stance: 'confirms', pattern: /\b(?:re)?confirm|\backnowledg|\badmit|\bconced|\bverif|\breaffirm/i },
  {
    stance: 'demands',
    pattern:
      /\bdemand|\burg(?:e|ed|es|ing)\b|\bcall(?:s|ed|ing)? (?:for|on|upon)\b|\brequest|\bappeal|\bpress(?:ed|es|ing)? for\b|\bask(?:s|ed|ing)? for\b|\brecommend/i,
  },
  { stance: 'commits', pattern: /\bpromis|\bpledg|\bvow|\bthreaten|\boffer|\bcommitted to\b/i },
];

/** What the cue itself says of certainty: to believe is less than to know. */
export const CERTAINTY_OF_CUE: readonly { readonly certainty: Certainty; readonly pattern: RegExp }[] = [
  { certainty: 'improbable', pattern: /\bdoubt|\bsceptical|\bskeptical/i },
  { certainty: 'possible', pattern: /\bsuggest|\bspeculat|\bfear|\bhint|\bworried\b|\bconcerned\b|\bafraid\b|\bhope/i },
  { certainty: 'probable', pattern: /\bbeliev|\bthink|\bthought\b|\bexpect|\bsuspect|\bpredict|\bassume|\bestimat/i },
];

/** Words in the content that lower its certainty. */
export const HEDGES: readonly { readonly certainty: Certainty; readonly pattern: RegExp }[] = [
  { certainty: 'improbable', pattern: /\b(?:unlikely|improbable|doubtful)\b/giu },
  {
    certainty: 'probable',
    pattern:
      /\b(?:likely|probably|presumably|apparently|appears?(?= (?:to|that|not|likely)\b)|appeared(?= (?:to|that|not|likely)\b)|seems?|seemed|believed|expected|reportedly|allegedly|suspected)\b/giu,
  },
  {
    certainty: 'possible',
    pattern: /\b(?:may|might|could(?! not\b)|possibly|perhaps|maybe|potentially|possible that)\b/giu,
  },
];

/** "told the crews to leave", "“Who sent them?” he asked": a content that is no statement. */
export const TELLS_TO_ACT = /^(?:told|tells?|telling|warned|warns|warning)$/i;
export const ACT = /^(?:(?:never|not)\s)?to\s/i;
export const QUESTION = /\?["”’'»)]*\s*$/;

/** To reject or dismiss one of these is to refuse it, not to say that something is untrue. */
export const REFUSED =
  /^(?:\S+\s){0,6}?(?:requests?|motions?|bids?|offers?|proposals?|appeals?|petitions?|lawsuits?|calls|demands?)\b/i;
export const REFUSES = /\b(?:reject|dismiss)/i;

/** Words of speech that leave no doubt: a sentence that has one, where no speaker was found, is not the outlet's own word. */
export const SPEECH = words(
  'said says told tells according added adds wrote writes recalled recalls insisted insists argued argues declared declares asks explained explains alleged alleges charges claims claimed warned warns testified reiterated tweeted quoted quoting shouts',
);
/** Words that make a sentence of the words around them. */
export const FINITE = words(
  "am is are was were be has have had do does did will would can could may might must should shall cannot 's 're 've 'll 'd 'm n't came went took made gave got put saw met held began became kept left led rose fell grew ran sent set cost hit let cut won lost shot flew broke drew drove found stood sat told spoke bought brought built caught chose fought felt hid knew lay paid read sank sold shook stole struck taught thought threw wore wrote said hurt spread sought spent dealt slid fed fled shut swore bore rode tore sprang forbid forbids mean means",
);

/** Where the main clause of a content ends: hedges behind it belong to something else. */
export const MAIN_CLAUSE_END = /[,;:—]|\b(?:because|which|who|although|though|while|if|unless|after|before|when)\b/iu;

/** "if true": what the content hangs on. */
export const CONDITION =
  /(?<!\b(?:as|even|what|only|ask(?:ed|s)?|wonder(?:ed|s)?|know|see) )\b(?:if|unless|provided that|assuming)\b(?! not\b)[^,;.?!—]{3,200}/iu;

/** Heads of unnamed sources. */
export const UNNAMED_HEAD =
  /\b(?:officials?|sources?|persons?|people|diplomats?|aides?|analysts?|experts?|observers?|investigators?|advisers?|advisors?|lawmakers?|officers?|commanders?|soldiers?|troops|residents?|witnesses|defectors?|critics|researchers?|scholars?|insiders?|executives?|envoys?|families|relatives|prisoners?|workers|traders?|some|many|others|several)$/iu;

/** The last words of a source before a name or a comma, and the kind they tell. The first that fits counts. */
export const KIND_OF_SOURCE: readonly { readonly kind: LinkKind; readonly pattern: RegExp }[] = [
  {
    kind: 'state-media',
    pattern: /\bstate(?:-run|-owned)? (?:media|news agency|television|tv|broadcaster|newspaper)\b/iu,
  },
  { kind: 'research', pattern: /\b(?:research|stud(?:y|ies)|survey|poll|data|findings?)\b/iu },
  {
    kind: 'document',
    pattern: /\b(?:documents?|records?|memos?|letters?|cables?|transcripts?|filings?|reports?|statements?)$/iu,
  },
  {
    kind: 'expert',
    pattern: /\b(?:analysts?|experts?|professors?|scholars?|researchers?|observers?|economists?|fellows?)\b/iu,
  },
  {
    kind: 'official',
    pattern:
      /\b(?:officials?|ministers?|ambassadors?|spokes(?:man|woman|person|people)|presidents?|secretar(?:y|ies)|generals?|envoys?|diplomats?|lawmakers?|senators?|commanders?|officers?|premier|chancellor|prime minister|governor|advisers?|advisors?|aides?)\b/iu,
  },
  {
    kind: 'body',
    pattern:
      /\b(?:government|administration|ministry|department|agency|service|military|army|navy|police|committee|council|commission|parliament|white house|kremlin|pentagon|nato|united nations|cabinet|court|authorities|foundation|institute|office|embassy|command|staff|union|nations|states)\b/iu,
  },
  { kind: 'person', pattern: /^(?:he|she)$|\b(?:mr|mrs|ms|dr)\.?\s/iu },
];

/** ", Kim Jong Gyu" behind an office: two to four words in capitals, then a comma or the end. */
export const NAME_IN_APPOSITION = /^,\s(\p{Lu}[\p{L}.'’-]+(?:\s\p{Lu}[\p{L}.'’-]*){1,3})(?:,|$)/u;

/** "Sergei Lavrov, the foreign minister": an office of state told behind the name. "vice president" is one of companies too. */
export const OFFICE_IN_APPOSITION =
  /^,\s(?:[^,]{0,40}\s)?(?:minister|ambassador|spokes(?:man|woman|person)|envoy|secretary of state)\b/iu;

/** Behind these a name follows: "President", "Gen." */
export const SENIORITY =
  /\b(?:former |retired |ex-)?(senior|top|high-ranking|high-level|veteran|junior)\b|\b(former|retired)\b/iu;
export const ORDINAL = /^(?:an?|the)\s+(second|third|fourth|fifth|another)\b/iu;
export const ORDINALS: Readonly<Record<string, number>> = { second: 2, third: 3, fourth: 4, fifth: 5, another: 2 };
export const NUMBER = /^(?:the\s+)?(two|three|four|five|six|seven|eight|nine|ten|\d{1,3})\b/iu;
export const NUMBERS: Readonly<Record<string, number>> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
};
export const ANONYMITY =
  /\b(?:(?:speaking|spoke|speaks|talked|granted|requested|insisted|asked)\s+(?:on|under|for)?\s*(?:the\s+)?(?:conditions? of )?anonymity\b[^.,;]*|(?:asked|asking|declined|declining|wished|refused) (?:not )?to be (?:named|identified|quoted)\b[^.,;]*|not authorized to (?:speak|discuss)\b[^.,;]*)/iu;
export const OFF_RECORD = /\boff the record\b/iu;
export const ON_BACKGROUND = /\bon (?:deep )?background\b|\banonymity\b|\b(?:not )?to be (?:named|identified)\b/iu;
/** A told outlet or listener, right behind the cue. */
export const TOLD = /^(?:told|tells?|telling)$/iu;
