// English phrases that tell what a speaker does with a content, as rules in order: the first that fits counts.
import type { Certainty, Stance } from '../../document/claim.ts';

/** Words that say of one phrase what its speaker does, and how sure that leaves him where the phrase says so itself. */
export interface StanceRule {
  readonly name: string;
  readonly stance: Stance;
  /** Given where the phrase decides it; `unstated` of an assertion: a question, a wish. */
  readonly certainty?: Certainty;
  /** Read on the words from the first auxiliary to the content; `withContent`: with the first words of the content too. */
  readonly pattern: RegExp;
  readonly withContent?: true;
  /** Not where this is there too. */
  readonly unless?: RegExp;
}

const NOT = String.raw`(?:\b(?:not|cannot|never|neither|nor)\b|n['’]t\b)`;
const SAY = String.raw`(?:confirm|say\b|said|saying|specif|commented|comment\b|elaborat|disclos|provid|identif|name\b|named|reveal|verif|acknowledg|announc|respon|repl(?:y|ie)|address|offer\b|offered|promis|explain|discuss|detail|mention|clarif|commit|corroborat|endors|return|answer|admit|describ)`;
const DENY = String.raw`(?:deny|denie|disput|contradict|contest\b|contested|reject|refut|object)`;
/** What others say, named by a noun. */
const REPORT = String.raw`(?:reports?|allegations?|claims?|rumou?rs?|accounts?|accusations?|suggestions?|complaints?|speculation)\b`;
const FALSE = String.raw`(?:false|falsehoods?|baseless|untrue|unfounded|groundless|fake|fabricat\w+|lies?|nonsense|absurd|ridiculous|rubbish|slander\w*|smears?|fantasy|fiction|invent(?:ed|ion)|propaganda|hoax|wrong|incorrect|inaccurate|misleading|disinformation|fantasies|myths?|without (?:any )?(?:basis|foundation|merit))`;
const CHARGE = `(?:allegations?|accusations?|claims?|reports?|charges?|rumou?rs?|stor(?:y|ies)|suggestions?|accounts?|assertions?|figures?|statements?|it|that|this|those|these|they)`;

const any = (...parts: readonly string[]) => new RegExp(parts.join('|'), 'i');

export const STANCE_RULES: readonly StanceRule[] = [
  { name: 'no-longer-denies', stance: 'confirms', pattern: any(String.raw`\bno longer (?:den|disput|reject)`) },
  {
    name: 'not-ruled-out',
    stance: 'asserts',
    certainty: 'possible',
    pattern: any(
      `(?:has|have|had|does|do|did|would|could|can|will)(?: not|n['’]t|not) (?:yet )?(?:rul(?:e|ed|ing) out|exclud(?:e|ed))`,
      String.raw`\b(?:not|cannot|never|n['’]t) (?:yet )?(?:be )?(?:rul(?:e|ed|ing) out|exclud(?:e|ed))`,
      String.raw`\b(?:refus|declin)\w* to rule out`,
      String.raw`\b(?:leav(?:e|es|ing)|left) open the possibility`,
      String.raw`\brais(?:e|es|ed|ing) the (?:possibility|prospect|spectre|specter)`,
    ),
    withContent: true,
  },
  {
    name: 'says-without-hesitation',
    stance: 'asserts',
    pattern: any(
      String.raw`${NOT} (?:hesitat|shy|shrink|tire|stop|ceas|fail|forg[eo]t|miss|resist|mince)\w*`,
      String.raw`\bnot (?:only|just|merely|alone)\b`,
      String.raw`\bnever (?:tired|stopped|ceased|failed)\b`,
    ),
  },
  {
    name: 'declines',
    stance: 'declines',
    pattern: any(
      String.raw`\b(?:declin|refus)\w*\s+(?:to\b|(?:any |further |all )*comment|requests?\b)`,
      String.raw`\bstopp?(?:s|ed|ing)? short of\b`,
      String.raw`\b(?:sidestep|dodg|evad|duck|deflect|skirt|brush\w* (?:off|aside|away) (?:a |the |any )?questions?|parr(?:y|ied))`,
      String.raw`\bno (?:immediate |further |official )?(?:comment|response|reply|answer)\b`,
      String.raw`\b(?:g[ai]v|offer|provid|releas|shar|disclos|add)\w* (?:no|few|little|scant)\b`,
      String.raw`\bma[dk]\w* no (?:mention|comment|reference|statement)`,
      String.raw`\b(?:remain|stay|kept|keep|been)\w* (?:silent|tight-lipped|mum|quiet|non-?committal|vague|coy)\b`,
      String.raw`\b(?:has|have|had|is|are|was|were) yet to ${SAY}`,
      String.raw`\b(?:unable|unwilling|reluctant|not able|not willing|not authori[sz]ed|not prepared|not ready|not in a position) to ${SAY}`,
      String.raw`\b(?:fail|avoid|stop)\w* (?:to |from )?${SAY}`,
      String.raw`\bwithout (?:confirming|saying|elaborating|giving|naming|specifying|providing|offering|identifying|commenting|explaining)`,
      String.raw`\b(?:reserv|withh[eo]ld)\w* (?:judge?ment|comment|the names?|details?|its|his|her|their)\b`,
      String.raw`\b(?:leav(?:e|es|ing)|left) (?:it )?open (?:whether|if|when|how)`,
      String.raw`\bcould not (?:immediately )?be (?:reached|contacted)`,
      String.raw`\b(?:is|are|was|were|'s|’s) (?:not|n['’]t) (?:saying|commenting|confirming)`,
      String.raw`\b(?:no|not any|little) (?:information|knowledge|details?|confirmation|word)\b`,
      String.raw`\b(?:is|was|are|were) (?:unaware|not aware) of\b`,
      String.raw`\btoo (?:early|soon) to (?:say|tell|know|confirm|judge|determine|draw|speculate|comment)`,
    ),
    withContent: true,
    unless:
      /\b(?:refus|declin)\w* to (?:believe|accept|leave|let|allow|hand|give up|recogni[sz]e|surrender|stop|pay|sign)/i,
  },
  {
    name: 'does-not-say',
    stance: 'declines',
    pattern: any(
      `${NOT}[^,;.“"]{0,30}?\\b${SAY}`,
      `${NOT}[^,;.“"]{0,30}?\\b${DENY}`,
      `${NOT} (?:\\w+ly )?(?:recommend|urg|demand|call(?:ed)? for|ask|request|propos|threaten|pledg|vow)`,
    ),
    unless: /\b(?:den(?:y|ies|ied|ying|ials?)\b.*(?:not|n['’]t))/i,
  },
  {
    name: 'no-doubt',
    stance: 'asserts',
    certainty: 'certain',
    pattern: any(
      String.raw`\bno (?:shadow of a )?doubts?\b`,
      String.raw`\bbeyond (?:a |any |all )?(?:reasonable )?doubt`,
      `${NOT} (?:\\w+ )?doubt`,
    ),
  },
  { name: 'little-doubt', stance: 'asserts', certainty: 'probable', pattern: any(String.raw`\blittle doubt\b`) },
  {
    name: 'not-expected',
    stance: 'asserts',
    certainty: 'improbable',
    pattern: any(
      `${NOT} (?:\\w+ )?(?:expect|anticipat|foresee|predict)`,
      String.raw`\b(?:consider|think|thought|thinks|deem|judg|call|regard|see|sees|saw|find|finds|found|rat)\w*(?: it| that| this)?(?: as)?(?: \w+ly| very| highly)? (?:unlikely|improbable)`,
      String.raw`\b(?:is|are|was|were|it) (?:\w+ly |still |very |highly )*(?:unlikely|improbable)\b`,
    ),
  },
  {
    name: 'not-certain',
    stance: 'asserts',
    certainty: 'possible',
    pattern: any(`${NOT} (?:\\w+ )?(?:certain|sure|clear)\\b`, String.raw`\b(?:unsure|uncertain)\b`),
  },
  {
    name: 'doubts',
    stance: 'doubts',
    pattern: any(
      String.raw`\bdoubt`,
      `${NOT} (?:\\w+ ){0,2}?(?:believ|think\\b|thought\\b|convinced|persuaded|buy\\b|buying\\b|trust|accept|see (?:any )?(?:evidence|sign|proof|reason))`,
      String.raw`\b(?:refus|declin)\w* to (?:believe|accept)`,
      String.raw`(?<!\b(?:this|that|the|key|a|an|no|any|some|of|to|her|his|its|their|in|single|big|main|real|answer|[\w]+['’]s) )\bquestion(?:s|ed|ing)?\b(?! (?:is|was|of|about|for|to|from|by)\b)|\b(?:to|still|also) question (?:the|whether|how|its|his|her|their)\b`,
      String.raw`\b(?:rais(?:e|es|ed|ing)|ha(?:s|ve|d)|cast(?:s|ing)?|express\w*) (?:\w+ )?questions (?:about|over|as to)\b`,
      String.raw`\b(?:play(?:s|ed|ing)? down|downplay\w*)\b[^.]{0,20}\b(?:idea|notion|claims?|reports?|suggestions?|speculation|talk|possibility|significance)\b`,
      String.raw`\bqueried\b|\bquer(?:y|ies|ying)\b`,
      String.raw`\bs[ck]eptic`,
      String.raw`\bunconvinced|\bunpersuaded|\bdisbelie|\bstruggl\w+ to believe|\bf[io]u?nds? it hard to believe|\bhard to believe|\bgrain of salt`,
      String.raw`\b(?:call|throw|bring|put)\w*[^.]{0,30}? (?:in|into) (?:question|doubt)`,
      String.raw`\bthr[eo]w[ns]? cold water on`,
      String.raw`\b(?:no|little|scant|insufficient|not enough) (?:\w+ ){0,2}?(?:evidence|proof|sign|signs|indication|indications|basis)\b`,
      String.raw`\bchalleng(?:e|es|ed|ing) (?:the|its|his|her|their|that|this|whether|how|an?)?\b[^.]{0,30}\b(?:reading|claims?|figures?|account|version|view|findings?|conclusions?|assertions?|argument|notion|idea|accuracy|validity|evidence|numbers?|estimates?)\b`,
    ),
    withContent: true,
    unless:
      /\b(?:answer|respon|ask|question(?:s|ed|ing)? (?:by|on|for|two|three|four|the (?:man|men|woman|suspect|driver|crew|captain)))|\bwithout (?:a |any )?doubt|\bden(?:y|ied|ies|ying)\b/i,
  },
  {
    name: 'denies',
    stance: 'denies',
    pattern: any(
      String.raw`\bden(?:y|ies|ied|ying|ials?)\b`,
      String.raw`\b(?:reject|repudiat|rebut|refut|debunk|disavow|disclaim|contradict(?:s|ed|ing)?\b|gainsa)`,
      String.raw`\bdismiss(?!\w* (?:from|as head|as chief|as minister|the (?:general|minister|commander|chief|case|suit|lawsuit|charges against)))`,
      String.raw`\bdisput(?:e|es|ed|ing)\b(?! with)`,
      String.raw`\bcontest(?:s|ed|ing)? (?:the|that|this|any|its|his|her|their|those)\b`,
      String.raw`\bscoff|\brubbish(?:ed|es|ing)\b|\bpooh-pooh|\b(?:laugh|brush|shrug|wav)(?:s|es|ed|ing)? (?:off|aside|away)\b|\b(?:take|takes|took|taking) issue with\b|\bno truth (?:in|to)\b|\bpour(?:s|ed|ing)? scorn`,
      String.raw`\bpush(?:es|ed|ing)? back (?:on|at|against)\b`,
      String.raw`\b(?:shot|shoot|shoots|shooting|knock(?:s|ed|ing)?) down\b[^.]{0,30}\b${CHARGE}\b`,
      String.raw`\brul(?:e|es|ed|ing) out\b`,
    ),
    unless:
      /\bdismiss\w* (?:him|her|them|me|us) as\b|\b(?:reject|dismiss)\w*\s+(?:\S+\s){0,6}?(?:requests?|motions?|bids?|offers?|proposals?|appeals?|petitions?|lawsuits?|calls|demands?)\b/i,
  },
  {
    name: 'calls-it-false',
    stance: 'denies',
    pattern: any(
      String.raw`\b(?:call|brand|label|describ|denounc|term|characteri[sz]|slam|decr|portray|condemn|deem|dubb|declar)\w*\b[^.;]{0,60}?\b${FALSE}`,
      String.raw`\b(?:issu|g[ai]v|repeat|reiterat|stuck to|stick to)\w*(?: [\w’'-]+){0,4}? denials?\b`,
    ),
    withContent: true,
    unless: /\b(?:not|n['’]t)\b/i,
  },
  {
    name: 'refuses-a-request',
    stance: 'declines',
    pattern: any(
      String.raw`\b(?:reject|dismiss|rebuff|refus)\w*\s+(?:\S+\s){0,6}?(?:requests?|motions?|bids?|offers?|proposals?|appeals?|petitions?|lawsuits?|calls|demands?)\b`,
    ),
    withContent: true,
  },
  {
    name: 'confirms',
    stance: 'confirms',
    pattern: any(
      String.raw`\b(?:re)?confirm`,
      String.raw`\back?nowledg|\badmi(?:t|ssion)|\bconced(?:e|es|ed|ing)\b|\bconcession that`,
      String.raw`\bverif(?:y|ies|ied|ying|ication)|\bcorroborat|\bauthenticat|\bsubstantiat|\bvalidat`,
      String.raw`\breaffirm`,
      String.raw`\bown(?:s|ed|ing)? up to\b|\bcame clean\b|\bconfess|\bplead(?:s|ed|ing)? guilty|\bpled guilty`,
      String.raw`\bst(?:and|ands|ood|anding) by\b|\bb(?:ear|ears|ore|orne) out\b|\bback(?:s|ed|ing)? up\b`,
      String.raw`\bagree(?:s|d|ing)? (?:that|with|it|the)\b|\bagree(?:s|d)? [“"]`,
      String.raw`\brecogni[sz](?:e|es|ed|ing) that\b`,
    ),
  },
  {
    name: 'relays',
    stance: 'relays',
    pattern: any(
      String.raw`\b(?:look(?:s|ed|ing)? (?:in|at)to|look(?:s|ed|ing)? at|aware of|monitor\w*|review\w*|investigat\w*|prob(?:e|es|ed|ing)|examin\w*|check\w*(?: on| into)?|assess\w*|stud(?:y|ies|ied|ying)|follow\w*|track\w*|verifying|receiv\w*|seen|saw|see|not(?:e|es|ed|ing)|cit(?:e|es|ed|ing)|point(?:s|ed|ing)? to|refer(?:s|red|ring)? to|t(?:ake|akes|ook|aking|aken) (?:note|stock) of|hear\w*|relay\w*|pass(?:es|ed|ing)? on|read|told of|informed of|repeat\w*|respond(?:s|ed|ing)? to|react(?:s|ed|ing)? to|concerned (?:by|about|at)|alarmed by|troubled by|familiar with)\s+(?:[\w’'-]+\s){0,4}?${REPORT}`,
      String.raw`\b(?:investigat(?:e|es|ed|ing)|looking into|look into|looked into|prob(?:e|es|ed|ing)|examin(?:e|es|ed|ing)|check(?:s|ed|ing)?|review(?:s|ed|ing)?|assess(?:es|ed|ing)?)\s+(?:whether|if|how)\b`,
      String.raw`\b(?:is|are|was|were|be|been|['’](?:s|re)) (?:also |still |now )?looking into\b|\blooks? into\b`,
    ),
    withContent: true,
  },
  {
    name: 'reportedly',
    stance: 'relays',
    pattern: any(
      String.raw`^\s*(?:\w+ )?(?:reportedly|allegedly|purportedly)\s*$`,
      String.raw`\b(?:is|are|was|were) (?:\w+ly )?(?:said|reported|rumou?red|alleged|reputed) to\b`,
    ),
  },
  {
    name: 'asks',
    stance: 'asserts',
    certainty: 'unstated',
    pattern: any(
      String.raw`\b(?:ask(?:s|ed|ing)?|inquir\w+|enquir\w+|quizz\w+)\s+(?:(?!to\b|for\b)[\w’'-]+\s){0,4}?(?:whether|if|why|how|what|when|where|who|which|about)\b`,
      String.raw`\bwant(?:s|ed|ing)? to know\b|\bwonder(?:s|ed|ing)?\b|\bpos(?:e|es|ed|ing) (?:the|a) question|\b(?:the|a|key|big|main|['’]s) question\b`,
    ),
    withContent: true,
  },
  {
    name: 'demands',
    stance: 'demands',
    pattern: any(
      String.raw`\bdemand`,
      String.raw`\burg(?:e|ed|es|ing)\b|\bplea(?:s|ds|d|ded|ding)? (?:for|with|to|by)\b|\bbeg(?:s|ged|ging)?\b|\bimplor|\bexhort|\bbeseech|\blobb(?:y|ied|ies|ying)`,
      String.raw`\b(?:call|calls|called|calling|calls?) (?:\w+ly )?(?:for|on|upon)\b|\bcalls? by\b`,
      String.raw`\brequest|\bappeal(?:s|ed|ing)? (?:for|to|by)\b|\bpetition(?:s|ed|ing)?\b|\bpress(?:ed|es|ing)? (?:for|[\w’'-]+ to)\b|\bpush(?:ed|es|ing)? for\b|\bcampaign(?:s|ed|ing)? for\b`,
      String.raw`\bask(?:s|ed|ing)? (?:[\w’'-]+\s){0,6}?(?:for|to|that)\b`,
      String.raw`\brecommend|\badvis(?:e|es|ed|ing)\b[^.;]{0,50}\b(?:to|against|that)\b|\bpropos(?:e|es|ed|ing)\b|\bprescrib`,
      String.raw`\b(?:order|orders|ordered|ordering|instruct\w*|command(?:s|ed|ing)?|direct(?:s|ed|ing)?|invit(?:e|es|ed|ing)|encourag(?:e|es|ed|ing)|remind(?:s|ed|ing)?|summon(?:s|ed)?|prompt(?:s|ed)?) (?:[\w’'-]+\s){1,6}?to\b`,
      String.raw`\border(?:s|ed|ing)? (?:an?|the|that|his|her|its|their|all|any)\b`,
      String.raw`\b(?:warn(?:s|ed|ing)?|caution(?:s|ed|ing)?) (?:[\w’'-]+\s){0,4}?against\b`,
      String.raw`\binsist(?:s|ed|ing)? (?:up)?on\b`,
      String.raw`\bwant(?:s|ed|ing)? (?!to\b)(?:[\w’'-]+\s){1,6}?(?:to\b|out\b|\w+ed\b)`,
      String.raw`\bwould like (?!to\b)(?:[\w’'-]+\s){1,6}?to\b`,
    ),
    withContent: true,
  },
  {
    name: 'commits',
    stance: 'commits',
    pattern: any(
      String.raw`\bpromis|\bpledg|\bvow|\bthreat(?!\w* (?:posed|assessment|level|from))`,
      String.raw`\boffer(?!\w* (?:an? |the |his |her |its |their |some |any |no |little |few |more |fresh |new |further )*(?:\w+ )?(?:no|little|few|details?|evidence|proof|condolences|congratulations|praise|previews?|thoughts?|views?|opinions?|assessments?|descriptions?|explanations?|accounts?|glimpses?|advice|apolog(?:y|ies)|insights?|criticisms?|critiques?|answers?|comments?|examples?|reasons?|hints?|clues?|takes?|defen[cs]e|versions?|reports?|services?|courses?|classes)\b)`,
      String.raw`\bcommit(?:s|ted|ting|ment|ments)?\b(?! (?:suicide|murder|crimes?|acts?|an? |war))`,
      String.raw`\bsw(?:ear|ears|ore|orn|earing) (?:to|revenge|vengeance)\b|\bsw(?:ear|ears|ore|orn|earing) (?:that )?(?:[\w’'-]+ ){1,4}?(?:will|would|shall)\b`,
      String.raw`\bguarante|\bundert(?:ake|akes|ook|aking|akings)\b`,
      String.raw`\bagree(?:s|d|ing|ment)? to (?!the\b|a\b|an\b)|\bagree(?:s|d)? not to\b`,
      String.raw`\b(?:g[ai]v\w+|pledg\w+) (?:its|his|her|their|my|our) word|\b(?:g[ai]v\w+|offer\w*) (?:an? |its |his |her |their )?(?:\w+ )?assurances?\b|\bsign(?:s|ed|ing)? up to\b`,
    ),
    withContent: true,
  },
];

/** Read on the words of a speaker who tells of himself behind "he", "it", "we": "said it was monitoring reports". */
export const OWN_WORD_RULES: readonly StanceRule[] = [
  {
    name: 'says-he-never-said',
    stance: 'denies',
    pattern:
      /^(?:had |have |has |['’](?:d|s|ve) )?never (?:actually |once |ever )?(?:said|told|claimed|suggested|asked|promised|made|did|done|been)\b/i,
  },
  ...STANCE_RULES.filter(
    ({ name }) => name === 'not-ruled-out' || name === 'no-doubt' || name === 'not-certain' || name === 'relays',
  ),
  {
    name: 'says-he-cannot-say',
    stance: 'declines',
    pattern: any(
      String.raw`^(?:would|will|could|can)(?:n['’]t|not| not| neither) (?:be able to |yet |immediately |independently |further |publicly )*(?:confirm|comment|verif|say\b|discuss|disclos|provid|elaborat|identif|speculat|den(?:y|ies)|answer|reveal|name\b|give|go into)`,
      String.raw`^(?:won['’]t|can['’]t|cannot|couldn['’]t|wouldn['’]t) (?:be able to |yet |immediately |independently |further )*(?:confirm|comment|verif|say\b|discuss|disclos|provid|elaborat|identif|speculat|den(?:y|ies)|answer|reveal|name\b|give|go into)`,
      `^(?:ha[ds]|have|['’](?:d|ve|s)) (?:not|n['’]t) (?:yet |been able to |so far )*(?:confirm|verif|receiv|seen|been (?:informed|told|notified|briefed))`,
      String.raw`^(?:did|do|does)(?: not|n['’]t) (?:yet )?(?:know\b(?! (?:him|her|them|it)\b)|comment|discuss|have (?:any |enough |further )*(?:information|details|confirmation|knowledge|comment))`,
      `^(?:was|is|were|are|am|['’](?:m|re|s)) (?:not able|unable|unaware|not aware|not in a position|not going to (?:comment|discuss|speculate|say))`,
      `^(?:ha[ds]|have) no (?:information|comment|knowledge|details|further|confirmation|word)`,
      String.raw`^(?:declin|refus)\w* to (?:comment|say|discuss|confirm|elaborate|answer|speculate)`,
    ),
  },
  {
    name: 'doubts',
    stance: 'doubts',
    pattern: any(
      String.raw`^(?:\w+ly |still |also )?(?:doubt|question(?:s|ed) (?:whether|the|how))`,
      String.raw`^(?:was|is|were|are|am|['’](?:m|re|s)) (?:\w+ly |still )?(?:s[ck]eptic|unconvinced|not (?:convinced|persuaded))`,
      String.raw`^(?:did|do|does)(?: not|n['’]t) (?:\w+ly |yet |really |actually )?(?:believe|think|accept|see (?:any )?(?:evidence|sign|proof))`,
      String.raw`^(?:ha[sd]|have) (?:serious |grave |strong |some )?doubts\b`,
    ),
  },
  {
    name: 'rejects-the-charge',
    stance: 'denies',
    pattern: any(
      String.raw`^(?:\w+ly |also )?(?:den(?:y|ies|ied)|reject(?:s|ed)?|dismiss(?:es|ed)?|refut(?:e|es|ed)|disput(?:e|es|ed))\b (?:the|this|that|these|those|any|all|such|it|having|\w+ing)\b`,
    ),
  },
  {
    name: 'confirms',
    stance: 'confirms',
    pattern: /^(?:can |could |had |has |have )?(?:confirm(?:s|ed)?|acknowledge[sd]?|admit(?:s|ted)?|concede[sd]?)\b/i,
  },
  {
    name: 'not-expected',
    stance: 'asserts',
    certainty: 'improbable',
    pattern: /^(?:did|do|does|was|is|were|are)(?: not|n['’]t) (?:expect|anticipat|foresee)/i,
  },
  {
    name: 'performs',
    stance: 'demands',
    pattern:
      /^(?:\w+ly |also |again |therefore )?(?:demand|urge|call (?:on|for|upon)|appeal (?:to|for)|ask (?:that|for|all|the))\b/i,
  },
  {
    name: 'performs',
    stance: 'commits',
    pattern: /^(?:\w+ly |also |hereby )?(?:promise|pledge|vow|guarantee|swear)\b(?! (?:him|her|them)\b)/i,
  },
];
/** Read on any content of speech: nobody needs to be the subject. */
export const IMPERSONAL: readonly StanceRule[] = [
  {
    name: 'too-early',
    stance: 'declines',
    pattern:
      /^(?:that )?it (?:is|was|would be|remains?|remained|['’]s) (?:still |far |much |just )*(?:too (?:early|soon) to|to be seen|unclear|uncertain|not (?:yet |immediately |entirely )?(?:clear|known)|unknown)/i,
  },
  {
    name: 'no-evidence',
    stance: 'doubts',
    pattern:
      /^(?:that )?(?:there (?:is|was|were|are|had been|has been)|(?:he|she|it|they|we|i) (?:had |has |have |['’]ve )?(?:found|seen|saw|see|had|has|have)) (?:currently |so far |as yet )*(?:no|little|scant|insufficient|not enough) (?:\w+ ){0,2}?(?:evidence|proof|indications?|signs?|basis)\b/i,
  },
  {
    name: 'no-doubt',
    stance: 'asserts',
    certainty: 'certain',
    pattern: /^(?:that )?there (?:is|was|can be|could be) no (?:doubt|question) (?:that|about)\b/i,
  },
  {
    name: 'says-it-is-false',
    stance: 'denies',
    pattern: new RegExp(
      `^[“"‘'«\\s]*(?:that )?(?:(?:the|this|these|those|any|all|such|his|her|its|their|both) )?(?:[\\w’'-]+ ){0,3}?${CHARGE}(?: (?:of|that|about|in|by)\\b[^,;.]{0,60}?)? (?:is|was|are|were|had been|has been|have been|['’]s) (?:\\w+ly |an? |all |pure |complete |total |simply |just )*${FALSE}\\b`,
      'iu',
    ),
  },
];

/** A content that tells somebody what to do: "Moscow must return the children". */
export const OBLIGES =
  /^[“"‘'«\s]*(?:that )?(?!(?:if|when|what|who|why|how|i|there)\b)(?:(?!(?:is|are|was|were|would|will|could|can|may|might|do|does|did|don['’]t|am|had|i|you['’]d|think|know|hope)\b)[^\s,;:]+ ){1,8}?(?:must|should|ought to|needs? to|ha(?:s|ve) to)(?: not| never| also| now| first| immediately| urgently| \w+ly)* (?!have\b|(?:just|get|know|see|say|admit|be (?:\w+ly )?(?:able|enough|about|aware|there|in|at|on|ready|over|possible|clear|noted|remembered|fine|fun|easy|interesting|insane|proud))\b)\p{Ll}+/iu;
/** Words before "must" that make another clause of it. */
export const OTHER_CLAUSE = /\b(?:who|which|that|because|if|when|where|whether|how|said|says|believe[sd]?)\b/i;
/** A quotation that opens with an order. */
export const IMPERATIVE =
  /^[“"‘'«\s]*(?:please |let us |let’s |let's |do not |don['’]t |never |stop|end|leave|go|give|take|release|free|halt|cease|get|keep|stay|return|withdraw|tell|show|open|close|drop|put|send|bring|help|join|respect|act|wait|listen|prepare|follow|respond|abandon|dismantle)(?! (?:is|was|are|were|has|have|had|will|would|can|could|may|might)\b)\b/i;
/** "insisted that the minister resign": a base form where a statement has "resigns" or "resigned". */
export const SUBJUNCTIVE_CUE = /\b(?:insist|propos|recommend|demand|ask|request|suggest)/i;
export const SUBJUNCTIVE =
  /^(?:that )?(?:(?!(?:will|would|could|can|may|might|should|must|to|wo|does|did|do|is|are|was|were|ha[sd]|have|they|we|you|i|not)\b)[\w’'-]+ ){1,5}?(?:be (?!\w+ing\b)\w+|(?<=\b(?!\w*s )[\w’'-]+ )(?:resign|leave|stop|step|withdraw|return|pay|give|take|hold|release|free|open|close|end|remain|stay|go|come|apologi[sz]e|halt|cease|lose|keep|make|hand|accept|drop|join|disarm|dismantle|respect|comply|act)\b(?!s|ed))/iu;
