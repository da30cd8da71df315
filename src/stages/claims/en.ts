// English words around a claim: how sure it is, what it hangs on, and what the outlet says in its own voice.
import type { Certainty } from '../../document/claim.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));
/** "told the crews to leave": a content that tells somebody to act. */
export const TELLS_TO_ACT = /\b(?:told|tells?|telling|warned|warns|warning|cautioned)$/i;
const NO_VERB = String.raw`(?!\w+ed\b|\p{L}+['’](?:ll|d|s|re|ve)\b|(?:he|she|they|we|i|when|where|how|what|whether|which|who|why|wants?|plans?|seeks?|sought|ha[ds]|have|was|is|are|were|would|will|began|begins?|came|went|tries|needs?|that|it)\b)`;
export const ACT = new RegExp(`^(?:${NO_VERB}[\\p{L}’'-]+\\s){0,5}?(?:(?:never|not)\\s)?to\\s\\p{Ll}`, 'u');
export const QUESTION = /\?["”’'»)]*\s*$/;

/** Auxiliaries, negations and adverbs right in front of a cue. */
export const AUXILIARIES_IN_FRONT =
  /(?:(?:ha[sd]|have|did|do|does|will|would|could|can|cannot|may|might|should|must|is|was|are|were|be|been|being|['’](?:s|re|ve|d)|not|\p{L}{2,5}n['’]t|n['’]t|never|neither|nor|no longer|yet|to|also|still|only|again|since|declin\w+|refus\w+|\p{Ll}+ly)\s+)+$/iu;
/** The end of the words of a content that are read with its cue. */
export const HEAD_END = /\b(?:that|who|whom|which|because|after|before|while|although)\b|[,;:.!?”"]/iu;

const REPORTS =
  'sa(?:y|ys|id|ying)|t(?:ell|ells|old|elling)|add(?:s|ed|ing)?|wr(?:ite|ites|ote|iting|itten)|stat(?:e|es|ed|ing)|announc\\w+|report(?:s|ed|ing)?|not(?:e|es|ed|ing)|explain\\w*|insist\\w*|argu\\w+|claim(?:s|ed|ing)?|alleg\\w+|warn(?:s|ed|ing)?|reveal\\w*|disclos\\w+|declar\\w+|testif\\w+|maintain\\w*|contend\\w*|assert\\w*|stress\\w*|emphasi[sz]\\w+|repeat\\w*|reiterat\\w+|recall\\w*|conclud\\w+|according to|tweet\\w*|post(?:ed|s)?|repl(?:y|ies|ied)|respond(?:s|ed)?|observ(?:e|es|ed)|point(?:s|ed|ing)? out';
/** Cues whose content is a clause that says something by itself. */
export const CLAUSE_CUE = new RegExp(
  `^[:―—–-]$|\\b(?:${REPORTS}|confirm\\w*|acknowledg\\w+|admit\\w*|conced\\w+|den(?:y|ies|ied|ying)|believ\\w+|think|thinks|thought|suspect\\w*|expect\\w*|predict\\w*|estimat\\w+|fear\\w*|suggest\\w*|speculat\\w+|assum\\w+|presum\\w+|hint\\w*|show\\w*|indicat\\w+)(?: (?:in|on|at|to|via|during|earlier|later|last|this|monday|tuesday|wednesday|thursday|friday|saturday|sunday|again|only)\\b.*)?[:,]?$`,
  'iu',
);
/** Speech and nothing else: only here the content is asked what it does by itself. */
export const PLAIN_SPEECH = new RegExp(`^(?:\\p{L}+ly\\s|also\\s|later\\s|ha[sd]\\s|have\\s)*(?:${REPORTS})\\b`, 'iu');
/** Want and plan: nothing is put forward as true. */
export const WISHES =
  /\b(?:want(?:s|ed|ing)?|wish(?:es|ed|ing)?|hop(?:e|es|ed|ing)|hopeful|seek(?:s|ing)?|sought|intend(?:s|ed|ing)?|intention|plan(?:s|ned|ning)?|aim(?:s|ed|ing)?|aspir\w+|desir\w+|eager\w*|keen|prefer(?:s|red|ring)?|would like|long(?:s|ed|ing) (?:for|to)|dream\w*|ready to|willing to|prepar(?:e|es|ed|ing) to|mull(?:s|ed|ing)?|consider(?:s|ed|ing)? \w+ing|weigh(?:s|ed|ing)?|(?:is|are|was|were) considering)\b/iu;

/** "expressed a desire to join": what is put forward is a wish. */
export const WISH_NOUN =
  /^(?:an?|the|its|his|her|their|our|my)?\s*(?:\p{L}+\s)?(?:desire|wish|interest|willingness|readiness|eagerness|intention|intent|hope|determination)\s(?:to|in|of|for)\b/iu;

/** "it", "we": a speaker who tells of himself at the start of what he says. */
export const OWN_PRONOUN = /^[“"‘'«\s]*(?:that )?(he|she|it|they|we|i)(?=\s|['’])\s?/iu;
/** Several people, told by the last word of a source without what follows its head. */
export const PLURAL_SOURCE =
  /^(?:they|we|both|two|three|four|five|several|some|many|most|few)\b|(?:\p{Ll}{2}[\p{Ll}](?<!s)s|people|police|families|media)$/u;
export const BEHIND_HEAD = /,|\s(?:of|in|for|at|from|who|with|on|to|near)\s/u;
export const BODY_SOURCE =
  /\b(?:government|administration|ministry|department|agency|service|bureau|military|army|navy|air force|police|committee|council|commission|parliament|cabinet|court|authorities|foundation|institute|office|embassy|command|staff|union|company|firm|bank|group|party|mission|airline|panel|board|university|hospital|team|house|kremlin|pentagon|nato|nations|paper|newspaper|station|exchange|force|guard|it)\b/iu;
export const PERSON_SOURCE =
  /\b(?:he|she|who|spokes(?:man|woman|person)|minister|president|chairman|official|officer|general|senator|governor|mayor|envoy|ambassador|captain|leader|analyst|expert|professor|man|woman|secretary|judge|premier|chancellor|manager|director|mr|mrs|ms|dr)\b/iu;

/** Subjects that turn a verb round. */
export const NOBODY = /^(?:neither|none|nobody|no one|no-one|no(?!\.|\s+(?:fewer|less|more|longer)\b))\b/i;
/** In front of a speaker who did not: "Nor did the network say". */
export const NOR_DID =
  /(?:^|[.;,:“"]\s*|\n\s*|\b(?:and|but)\s+)(?:nor|neither)\s+(?:do|does|did|has|have|had|would|will|could|can|is|are|was|were)\s+(?:the\s+)?$/i;
/** In front of what nobody did anything to: "Neither | the theft nor the finding has been acknowledged". */
export const NEITHER_OF = /\b(?:neither|none\s+of)\s+$/i;
export const FEW = /^(?:few|hardly any|not many|not all)\b/i;
export const OWNS_UP = /\b(?:admit|acknowledg|conced|confirm)/i;
export const REFUSES = /\b(?:declin|refus|not|never|cannot)\b|n['’]t\b/i;
export const BELIEVES = /\b(?:believ|think|thought|expect|accept|trust|buy|bought|see|convinc)/i;

/** What the words that attribute say of certainty: to believe is less than to know. The first that fits counts. */
export const CERTAINTY_OF_PHRASE: readonly {
  readonly rule: string;
  readonly certainty: Certainty;
  readonly pattern: RegExp;
}[] = [
  {
    rule: 'high-confidence',
    certainty: 'certain',
    pattern: /\b(?:high(?:est)?|full|complete|great|absolute|total) (?:degree of )?confidence\b/i,
  },
  {
    rule: 'some-confidence',
    certainty: 'probable',
    pattern: /\b(?:moderate|medium|some|reasonable) (?:degree of )?confidence\b/i,
  },
  { rule: 'low-confidence', certainty: 'possible', pattern: /\b(?:low|little|limited) (?:degree of )?confidence\b/i },
  {
    rule: 'nearly-certain',
    certainty: 'probable',
    pattern: /\b(?:all but|almost|nearly|virtually|fairly|pretty|reasonably) (?:certain|sure|convinced)\b/i,
  },
  {
    rule: 'little-chance',
    certainty: 'improbable',
    pattern: /\b(?:little|no|scant|small|slim) (?:\w+ )?(?:chance|likelihood|prospect|hope|possibility)\b/i,
  },
  {
    rule: 'conceivable',
    certainty: 'possible',
    pattern: /\b(?:conceivable|possible|plausible)\b/i,
  },
  {
    rule: 'suggests',
    certainty: 'possible',
    pattern:
      /\bsuggest|\bspeculat|\bfear|\bhint|\bworr(?:y|ies|ied)\b|\bconcern(?:s|ed)?\b|\bafraid\b|\btheori[sz]|\bhypothesi|\bmuse[sd]?\b|\bfloat(?:s|ed|ing)? (?:the|a)\b|\bsurmis|\binsinuat/i,
  },
  {
    rule: 'believes',
    certainty: 'probable',
    pattern:
      /\bbelie(?:f\b|ve[sd]?\b(?! in\b)|ving\b(?! in\b))|\bthink|\bthought\b|\bexpect|\bsuspect|\bsuspici|\bpredict|\bassum|\bpresum|\bestimat|\bproject(?:s|ed|ing|ion|ions)\b|\bforecast|\banticipat|\breckon|\bforesee|\bforesaw|\bguess|\bsuppos(?:e|es|ed|ing)\b|\bassess(?:es|ed|ing|ment|ments)?\b|\bbet(?:s|ting)?\b|\bconfident\b|\bimagin(?:e|es|ed)\b|\bin (?:my|our|his|her|their|the) (?:view|opinion)\b|\bdeem(?:s|ed)? likely\b/i,
  },
];
/** "The images suggest", "data indicate": things point more firmly than people do. */
export const THING_SOURCE =
  /\b(?:images?|imagery|data|evidence|figures|findings?|photos?|photographs?|records?|documents?|results?|tests?|analysis|surveys?|stud(?:y|ies)|research|footage|satellite)\b/iu;

/** Words in a clause that lower its certainty, in order: where two share words the earlier counts. */
export const HEDGES: readonly { readonly rule: string; readonly certainty: Certainty; readonly pattern: RegExp }[] = [
  {
    rule: 'not-likely',
    certainty: 'improbable',
    pattern:
      /(?:\b(?:not|never|hardly|scarcely)|n['’]t) (?:\w+ly |yet |very |now |be |been |thought to be )*(?:likely|probable|expected|believed|thought|anticipated|foreseen)\b(?! to (?:have )?(?:no|lose))/giu,
  },
  {
    rule: 'unlikely',
    certainty: 'improbable',
    pattern:
      /\b(?:unlikely|improbable|doubtful|implausible|far-fetched|far from (?:certain|clear|sure)|inconceivable|unthinkable)\b/giu,
  },
  {
    rule: 'little-chance',
    certainty: 'improbable',
    pattern:
      /\b(?:little|scant|slim|slender|minimal|hardly any|not much|no real|no serious|no) (?:\w+ )?(?:chance|hope|likelihood|prospect|possibility|probability)s?\b|\b(?:remote|slim|outside|faint|distant|small|low) (?:chance|possibility|likelihood|probability|prospect)s?\b|\b(?:chances?|odds|likelihood|probability|prospects?|hopes)\b(?: of [^,;.]{1,40}?| that [^,;.]{1,40}?)? (?:is|are|was|were|remain|remained|look|looked|seem|seemed)(?: \w+ly| very| still)* (?:slim|remote|low|small|poor|faint|dim|bleak|slender|minimal)\b/giu,
  },
  { rule: 'little-doubt', certainty: 'probable', pattern: /\b(?:little|hardly any) doubt\b/giu },
  {
    rule: 'not-ruled-out',
    certainty: 'possible',
    pattern:
      /\b(?:cannot|can['’]t|could not|couldn['’]t|not|never) (?:yet )?(?:be )?(?:rule|ruled|exclude|excluded) ?(?:out)?\b/giu,
  },
  {
    rule: 'not-certain',
    certainty: 'possible',
    pattern: /\bnot (?:\w+ly |yet )?(?:certain|sure)\b|\b(?:unsure|uncertain)\b/giu,
  },
  {
    rule: 'must-have',
    certainty: 'probable',
    pattern: /\bmust (?:\w+ly )?have (?=\p{Ll}+(?:ed|en|n|wn|t|d|ne|me)\b)/giu,
  },
  {
    rule: 'likely',
    certainty: 'probable',
    pattern:
      /\b(?:likely|probably|presumably|apparently|evidently|seemingly|ostensibly|supposedly|in all (?:likelihood|probability)|by all accounts|chances are|almost certainly|almost certain|nearly certain|virtually certain|to the best of (?:my|his|her|their|our) knowledge|as far as (?:i|he|she|they|we) (?:know|knew))\b/giu,
  },
  {
    rule: 'appears',
    certainty: 'probable',
    pattern:
      /\b(?:appears?|appeared|seems?|seemed)\b(?= (?:\w+ly )?(?:to|that|not|likely|as|set|poised|certain|intent|increasingly|unlikely|ready|determined|aimed|designed)\b)|\b(?:seems?|seemed)\b|\blook(?:s|ed)? (?:set|likely|poised|certain|like|as (?:if|though))\b/giu,
  },
  {
    rule: 'is-believed',
    certainty: 'probable',
    pattern:
      /(?<=\b(?:is|are|was|were|be|been|being|['’]s|widely|generally|commonly|now|long|still|also|not)(?: \w+ly)? )(?:believed|thought|expected|suspected|presumed|assumed|understood|estimated|forecast|projected|predicted|anticipated|deemed likely)(?= (?:to|that|by|in|on|at|this|next|within|dead|soon|,|;|\.)|[,;.]|$)|\b(?:believed|thought|expected|presumed|suspected)(?= to\b)/giu,
  },
  { rule: 'is-feared', certainty: 'possible', pattern: /(?<=\b(?:is|are|was|were|been) )feared\b/giu },
  {
    rule: 'believes',
    certainty: 'probable',
    pattern:
      /(?<=^[“"‘'«\s]*(?:that )?)(?:i|we) (?:\w+ly )?(?:believe|think|expect|suspect|assume|guess|suppose|reckon)\b/giu,
  },
  {
    rule: 'may',
    certainty: 'possible',
    pattern:
      /\b(?:may|might|could)(?! not (?:be |have been )?(?:\w+ed|be)\b)(?! (?:not )?only\b)|\b(?:may|might)(?= not\b)/giu,
  },
  {
    rule: 'perhaps',
    certainty: 'possible',
    pattern:
      /\b(?:possibly|perhaps|maybe|potentially|conceivabl[ye]|plausibl[ye])\b|\bpossible(?= that\b)|\b(?:a|any|some|the|every|good|real|strong|serious|fair) (?:\w+ )?(?:chance|possibility|risk)s?\b(?= (?:that|of|it|he|she|they|the)\b)/giu,
  },
];
/** Words of speech and nothing else, with nothing beside them: no rule has anything to read there. */
export const ONLY_SAID =
  /^[\s,]*(?:(?:ha[sd]|have|also|later|then)\s+)*(?:said|says|say|saying|added|adds|adding|wrote|writes|according to|stated|told)[\s,:“"]*(?:that\s*)?$/i;
/** Words that only the model can tell: "tentatively", "looks". */
export const MAY_HEDGE = /seem|appear|look|tentativ|evident|supposed|presumab|probabl/iu;
/** Passed on without a word on its truth. */
export const RELAYED =
  /\b(?:reportedly|allegedly|purportedly)\b|\b(?:is|are|was|were) (?:\w+ly )?(?:said|reported|rumou?red|alleged|claimed|reputed) to\b|\b(?:it is|it was|it has been) (?:\w+ly )?(?:said|rumou?red|alleged|claimed|reported) (?:that|by)\b|\brumou?rs? (?:has|have|had) it\b/iu;
/** The outlet itself takes no stand. */
export const LEFT_OPEN =
  /^(?:but |however, |yet |still, )?(?:it (?:is|was|remains|remained|['’]s) (?:still |also |as yet |not yet )?(?:unclear|uncertain|unknown|not (?:\w+ly |yet )?(?:clear|known|certain|sure)|to be seen)\b(?: (?:whether|if|how|why|when|where|what|who))?|whether\b)/iu;

/** Words of speech that leave no doubt: a sentence that has one, where no speaker was found, is not the outlet's own word. */
export const SPEECH = words(
  'said says told tells according added adds wrote writes recalled recalls insisted insists argued argues declared declares asks explained explains alleged alleges charges claims claimed warned warns testified reiterated tweeted quoted quoting shouts',
);
/** Words that make a sentence of the words around them. */
export const FINITE = words(
  "am is are was were be has have had do does did will would can could may might must should shall cannot 's 're 've 'll 'd 'm n't came went took made gave got put saw met held began became kept left led rose fell grew ran sent set cost hit let cut won lost shot flew broke drew drove found stood sat told spoke bought brought built caught chose fought felt hid knew lay paid read sank sold shook stole struck taught thought threw wore wrote said hurt spread sought spent dealt slid fed fled shut swore bore rode tore sprang forbid forbids mean means",
);

/** Where the main clause of a content ends: hedges behind it belong to something else. */
export const MAIN_CLAUSE_END = /[;:—]|\b(?:because|although|though|while|unless|before|whereas)\b|,? but\b|\bif\b/iu;
/** A clause in front of the main one, up to its comma. */
export const CLAUSE_IN_FRONT =
  /^[“"‘'«\s]*(?:that )?(?:if|when|whenever|while|although|though|unless|once|after|before|because|since|as|until|despite|given|should|in the event)\b[^,]{1,200},\s*/iu;
/** Clauses between commas, which say something beside the main one. */
export const ASIDE =
  /,\s(?:which|who|whom|whose|where|when|while|although|though|including|such as|as|after|before|because|if)\b[^,]*(?:,|$)/giu;
/** "the man who appeared in the video": a relative clause and its first verb. */
export const RELATIVE =
  /\b(?:who|which)\s+(?:\p{L}+ly\s)?(?:may|might|could|likely|is|are|was|were|ha[sd]|have)?\s?[\p{L}’'-]+|(?<=\S\s)that\s(?:also\s|now\s|may\s|might\s|could\s|would\s|will\s|is\s|are\s|was\s|were\s|has\s|have\s|had\s)+[\p{L}’'-]+|(?<=\S\s)that\s(?:appear|seem)\p{Ll}*/giu;

/** "if true": what the content hangs on. */
export const CONDITION =
  /(?<!\b(?:as|even|what|ask(?:ed|s|ing)?|wonder(?:ed|s)?|know|knew|see|say|sure|clear|certain|determine|decide|whether|tell|doubt|question) )\b(?:only if|if|unless|provided that|providing that|provided(?= [^,.;]{2,30} (?:is|are|was|were|will|would|can|could|agrees?)\b)|assuming|as long as|so long as|on (?:the )?condition that|in the event (?:of|that))\b(?! not\b)(?! any\b)[^,;.?!—]{3,200}|^[“"‘'«\s]*should\b [^,;.?!—]{3,200}(?=,)/iu;

/** A cue of something not done, only thought of; "would not say" and "could not confirm" are refusals. */
export const UNREAL_CUE =
  /^(?:to|may|might|could|would|should|shall|must|can|will|['’]ll|['’]d)\s(?!not\b|n['’]t|neither\b|like\b)/iu;
/** Words right before a speaker after which what he says is only supposed. */
export const HYPOTHETICAL_BEFORE = /\b(?:if|unless|whether|lest|whenever)\s+$/iu;

/** "were advised": who stands in front of such a cue was spoken to. */
export const PASSIVE_CUE = /^(?:is|are|was|were|been|being|be)\s(?:\p{L}+\s)?\p{L}+(?:ed|old|iven)(?:\s(?:to|on))?$/iu;
/** "declined to $1 billion": something fell. */
export const FALLS = /^(?:ha[sd]\s|have\s)?(?:also\s)?declin\p{L}*(?:\sto|\sby|\sfrom)?$/iu;
export const AMOUNT =
  /^(?:to|by|from)?\s*(?:about|around|some|nearly|almost|roughly|less than|more than|just)?\s*[$€£¥₩]?\d/iu;

/** Deeds and things that say nothing themselves: what they "signal" or "suggest" is the outlet's reading of them. */
export const NO_SPEAKER =
  /^(?:(?:its|his|her|their|our|my|your)$|(?:the|this|that|these|those|an?|such|same|another)?\s*(?:[\p{L}’']+\s){0,2}?(?:moves?|developments?|launch(?:es)?|deals?|visits?|attacks?|decisions?|failures?|events?|steps?|actions?|trips?|strikes?|meetings?|purchases?|shipments?)$)/iu;
/** Where what is said of a speaker's head begins. */
export const BEHIND_THING = /\s(?:towards?|to|of|by|in|on|with|between|for|against|from|into)\s/u;
/** "continued to develop tools": a deed, unless what goes on is speech. */
export const GOES_ON =
  /^(?:ha[sd]\s|have\s)?(?:continu|began|begin|begun|start)\p{L}*\sto\s(?!(?:say|tell|insist|deny|warn|claim|argue|call|urge|demand|press|maintain|assert|believe|express|describe|report|accuse|blame|condemn|criticize|stress|state|note|suggest|hope|expect|fear)\b)/iu;
/** "is monitoring | reports of": reports that somebody looks at are not his. */
export const REPORTS_CUE = /^(?:the\s|these\s|those\s)?reports?\s?(?:of|that|about)?$/iu;
export const WATCHES =
  /\b(?:monitor|investigat|examin|review|assess|track|check|study|look)\p{L}*\s(?:into\s|at\s)?(?:the\s|these\s|those\s)?$|\baware of\s(?:the\s)?$/iu;

/** Ventures and states of things, which may speak, but do not where they only "show" or "seek". */
export const VENTURE =
  /^(?:the|this|that|these|those|an?|such|its|his|her|their|our)\s(?:\p{L}+\s){0,2}?(?:initiatives?|partnerships?|collaborations?|co-?operation|alliances?|relationships?|ties|agreements?|exchanges?|programs?|programmes?|efforts?|projects?|polic(?:y|ies)|strateg(?:y|ies)|trends?|patterns?|incidents?|situation|conflict|war|shifts?|growth|summits?|pacts?|treat(?:y|ies))(?:\s(?:between|of|with|among)\b[^,;]*)?$/iu;
export const ONLY_SHOWS =
  /^(?:\p{L}+ly\s|also\s|ha[sd]\s|have\s|is\s|are\s)*(?:show|underscor|underlin|highlight|reflect|signal|demonstrat|illustrat|indicat|suggest|seek|sought|aim|mean|prov)\p{L}*(?:\sto)?$/iu;

/** A content that is nothing but the tie to the words before it. */
export const LONE_RELATIVE = /^(?:which|who|whom|that|what)$/iu;
