// English words that tell who a source is, why he is not named, how he knows, and who passed his words on.
import type { Access, LinkKind } from '../../document/claim.ts';

/** Heads of unnamed sources. */
export const UNNAMED_HEAD =
  /\b(?:officials?|sources?|persons?|people|diplomats?|aides?|analysts?|experts?|observers?|investigators?|advisers?|advisors?|lawmakers?|officers?|commanders?|soldiers?|troops|residents?|witness(?:es)?|eyewitness(?:es)?|defectors?|critics|researchers?|scholars?|insiders?|executives?|envoys?|families|relatives|prisoners?|workers|traders?|negotiators?|employees?|staffers?|engineers?|prosecutors|participants?|members?|brokers?|captains?|sailors?|some|many|others|several|both|two|three|one)$/iu;

/** The last words of a source before a name or a comma, and the kind they tell. The first that fits counts. */
export const KIND_OF_SOURCE: readonly { readonly kind: LinkKind; readonly pattern: RegExp }[] = [
  {
    kind: 'state-media',
    pattern: /\bstate(?:-run|-owned|-controlled)? (?:media|news agency|television|tv|radio|broadcaster|newspapers?)\b/i,
  },
  {
    kind: 'document',
    pattern:
      /\b(?:documents?|memos?|memorandum|letters?|cables?|transcripts?|filings?|communiqu[eé]s?|press releases?|leaflets?|indictments?|affidavits?|contracts?|invoices?|e-?mails?)\b|\b(?:records?|reports?|statements?|papers)$/i,
  },
  { kind: 'wire', pattern: /\b(?:news agenc(?:y|ies)|news wires?)\b/iu },
  {
    kind: 'outlet',
    pattern:
      /\b(?:newspapers?|broadcasters?|magazines?|tabloids?|(?:local|foreign|russian|western|international|news) media|media reports?|television|radio station)\b/i,
  },
  {
    kind: 'expert',
    pattern:
      /\b(?:analysts?|experts?|professors?|scholars?|researchers?|observers?|economists?|fellows?|scientists?|historians?|academics?|specialists?)\b/i,
  },
  {
    kind: 'official',
    pattern:
      /\b(?:officials?|ministers?|ambassadors?|spokes(?:man|woman|person|people)|presidents?|secretar(?:y|ies)|generals?|envoys?|diplomats?|lawmakers?|senators?|congress(?:man|woman)|commanders?|officers?|premier|chancellor|prime minister|governors?|mayors?|advisers?|advisors?|aides?|prosecutors?|colonel|admiral|attach[eé]s?|negotiators?|commissioners?|rapporteur)\b/i,
  },
  {
    kind: 'research',
    pattern:
      /\b(?:research|stud(?:y|ies)|surveys?|polls?|data|findings?|analysis|imagery|think tanks?|laborator(?:y|ies))\b/i,
  },
  {
    kind: 'body',
    pattern:
      /\b(?:government|administration|ministry|ministries|department|agency|agencies|service|bureau|military|army|navy|air force|police|committee|council|commission|parliament|assembly|senate|congress|white house|kremlin|pentagon|nato|united nations|u\.n\.|cabinet|courts?|authorities|foundation|institute|office|embassy|command|chiefs of staff|union|nations|states|party|central bank|bank|company|firm|corporation|panel|secretariat|coast guard|customs|university|hospital|airline|organi[sz]ation|association|federation|group)\b/i,
  },
  { kind: 'person', pattern: /^(?:he|she)$|\b(?:mr|mrs|ms|dr)\.?\s/iu },
];

/** ", Kim Jong Gyu" behind an office: two to four words in capitals, then a comma or the end. */
export const NAME_IN_APPOSITION = /^,\s(\p{Lu}[\p{L}.'’-]+(?:\s\p{Lu}[\p{L}.'’-]*){1,3})(?:,|$)/u;
/** "Sergei Lavrov, the foreign minister": an office of state told behind the name. "vice president" is one of companies too. */
export const OFFICE_IN_APPOSITION =
  /^,\s(?:[^,]{0,40}\s)?(?:minister|ambassador|spokes(?:man|woman|person)|envoy|secretary of state)\b/iu;

/** What an office is called, with the words in front that belong to it. */
export const OFFICE =
  /\b(?:(?:first|second|deputy|vice|acting|prime|foreign|defen[cs]e|interior|finance|unification|justice|energy|trade|labou?r|health|culture|transport|permanent|special|national|security|chief|press|state|nuclear|senior|top|assistant|under)[\s-]){0,4}(?:ministers?|ambassadors?|spokes(?:man|woman|person|people)|presidents?|secretar(?:y|ies)(?: of (?:state|defen[cs]e|the treasury)|[\s-]general)?|envoys?|chair(?:man|woman|person)?|directors?(?: general)?|governors?|mayors?|premier|chancellor|advis[eo]rs?|commanders?(?: in chief)?|prosecutors?|attorney general|senators?|congress(?:man|woman)|lawmakers?|judges?|professors?|analysts?|fellows?|representatives?|negotiators?|attach[eé]|consul(?: general)?|chief of staff|head|leader|generals?|admirals?|colonels?)\b(?!['’]s)/iu;
/** A ministry or the like, with the words in front that name it. */
export const BODY =
  /\b(?:(?:\p{Lu}[\p{L}.&’'-]*|foreign|defen[cs]e|interior|finance|unification|justice|energy|trade|labou?r|intelligence|security|spy|state|national|central|joint|coast|air|border|maritime|customs|military|police|presidential|prime minister['’]s)\s(?:(?:of|for|and|on)\s(?:the\s)?)?){0,6}(?:[Mm]inistry|[Dd]epartment|[Aa]gency|[Ss]ervice|[Bb]ureau|[Cc]ommand|[Cc]hiefs of [Ss]taff|[Cc]ouncil|[Cc]ommittee|[Cc]ommission|[Oo]ffice|[Aa]dministration|[Gg]overnment|[Ee]mbassy|[Pp]olice|[Aa]rmy|[Nn]avy|[Gg]uard|[Pp]arliament|[Aa]ssembly|[Ii]nstitute|[Uu]niversity|[Cc]enter|[Cc]entre|[Ff]oundation|[Cc]ourt|[Bb]ank)\b(?:\s(?:of|for)\s(?:the\s)?\p{Lu}[\p{L}’'-]*(?:\s(?:and\s)?\p{Lu}[\p{L}’'-]*){0,4})?/u;

export const SENIORITY =
  /\b(?:former |retired |ex-)?(senior|top|high-ranking|high-level|mid-level|veteran|junior)\b|\b(former|retired)\b/iu;
export const ORDINAL = /^(?:an?|the)?\s*(second|third|fourth|fifth|another)\b/iu;
export const ORDINALS: Readonly<Record<string, number>> = { second: 2, third: 3, fourth: 4, fifth: 5, another: 2 };
export const NUMBER =
  /^(?:the\s+|at least\s+|all\s+)?(two|three|four|five|six|seven|eight|nine|ten|both|a pair of|\d{1,3})\b/iu;
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
  both: 2,
  'a pair of': 2,
};

/** Where the head of a source ends: an apposition, a relative clause, what he knows, whom he is close to. */
export const HEAD_END =
  /\s*(?:,|\(|\bwho\b|\bwhose\b|\bspeaking\b|\bon condition\b|\bfamiliar\b|\bclose to\b|\bbriefed\b|\bwith (?:direct |first-hand |detailed )?knowledge\b|\binvolved\b|\binside\b|\bwithin\b|\bcarried\b|\bpublished\b|\bseen\b|\bobtained\b|\breviewed\b|\bquoted\b|\bcited\b|\breleased\b|\bposted\b|\baired\b|\bnot authori[sz]ed\b)/iu;
/** What stands behind the noun of an unnamed source: "officials | in Washington". */
export const BEHIND_NOUN = /\s(?:in|at|from|with|for|on|of|to|near|aboard|who|there|here)\s/iu;

const WAY = String.raw`(?:\s+(?:only\s+)?(?:on|under|for))?\s*(?:the\s+)?(?:strict\s+)?(?:conditions? of )?anonymity\b`;
/** Why somebody is not named, from the verb to the end of its clause. */
export const ANONYMITY = new RegExp(
  String.raw`\b(?:(?:speaking|spoke|speaks|talked|talking|granted|requested|requesting|insisted|insisting|asked|asking|demanded)${WAY}[^.,;”"]{0,160}|on (?:the )?condition (?:of anonymity|that (?:he|she|they|it) not be)[^.,;”"]{0,160}|(?:asked|asking|declined|declining|wished|wishing|refused|refusing|want(?:ed|ing)?) (?:not )?to be (?:named|identified|quoted)\b[^.,;”"]{0,160}|(?:was|were|is|are)?\s?(?:not|n['’]t) authori[sz]ed to (?:speak|discuss|comment|talk)\b[^.,;”"]{0,160}|(?:was|were|be|remain(?:ed)?) (?:not named|unnamed|anonymous)\b[^.,;”"]{0,160})`,
  'iu',
);
/** A sentence that says it of somebody named by his noun alone: "The officials spoke on condition of anonymity to …". */
export const ANONYMOUS_SENTENCE =
  /(?<![^\s“"‘(])(?:the|all|both|each|two|three|four|five|these|those)\s(?:[\p{L}’'.-]+\s){0,3}?(officials?|people|persons?|sources?|diplomats?|officers?|aides?|lawmakers?|executives?|soldiers?|residents?|investigators?|workers?)[\s,](?:[^.!?\n]{0,60}?\s)?(?=(?:spoke|speaking|requested|asked|insisted|declined|talked|(?:was|were)\s(?:granted|not))\s)/giu;
export const OFF_RECORD = /\boff the record\b/iu;
export const ON_BACKGROUND =
  /\bon (?:deep )?background\b|\banonymity\b|\b(?:not )?to be (?:named|identified|quoted by name)\b|\bnot authori[sz]ed to (?:speak|discuss|comment)\b/iu;
/** Words of speech in public, or to somebody who prints it. */
export const ON_RECORD =
  /\bon the record\b|\bin (?:an|a|his|her|their|its) (?:\w+ )?(?:interview|statement|speech|address|letter|post|tweet|op-ed|press release|briefing|news conference)\b|\b(?:news|press) (?:conference|briefing)\b|\b(?:told|telling) (?:\w+ )?(?:reporters|journalists|parliament|lawmakers|the (?:council|assembly|committee|parliament|court|house|senate))\b|\btestif|\bposted on\b|\btweeted\b|\btelevised\b|\bspokes(?:man|woman|person|people)\b/iu;

/** A told outlet or listener, right behind the cue. */
export const TOLD = /\b(?:told|tells?|telling)$/iu;
/** Words in front of an outlet that passed another's words on. */
export const PASSED_ON =
  /\b(?:(?:carried|published|aired|broadcast|posted|printed|quoted|cited|reported|released|seen|obtained|reviewed|relayed|confirmed)\s+(?:\w+ly\s+|as saying\s+|as having said\s+|\w+day\s+)?(?:by|on|in)|(?:interviews?|comments?|remarks?|statements?|e-?mails?|calls?|messages?|letters?|speaking|spoke|told)\s+(?:\w+day\s+)?(?:with|to|for|in|on))\s+(?:the\s+|an?\s+)?(?:official\s+|(?:the\s+)?state(?:-run|-owned|-controlled)?\s+(?:media|(?:news\s+)?agency|television|tv|broadcaster|newspaper)\s+(?:outlet\s+)?|newspaper\s+|broadcaster\s+|magazine\s+)?$/iu;
/** "Yonhap quoted an officer as saying". */
export const QUOTED = /^\s+(?:news agency\s+)?(?:also\s+|has\s+|had\s+)?(?:quot(?:es|ed|ing)|cit(?:es|ed|ing))\b/iu;
/** Words of a name that the list of outlets leaves out: "the Yonhap news agency". */
export const OUTLET_NOUN =
  /^(?:['’]s)?\s+(?:news agency|news service|newswire|newspaper|daily|website|tv|television|radio|broadcaster|magazine|network)$/iu;
/** Whom an outlet cites, in words behind what it says: ", citing a foreign ministry statement". */
export const CITING =
  /\b(?:citing|quoting)\s+(?!the need\b|concerns?\b|fears\b|security\b|safety\b|reasons?\b|lack\b)([^,;.()“”"]{3,140})/iu;
export const CITED_END = /\s(?:that|as saying|as having|who|which|said|says|reported|showing|on [A-Z]\w+day)\b.*$/u;
export const CITES_CUE = /\b(?:citing|quoting|quoted|quotes|cited|cites)\b/iu;

/** How a speaker knows, by words of the source or beside the cue. The first that fits counts. */
export const ACCESS: readonly { readonly access: Access; readonly pattern: RegExp }[] = [
  {
    access: 'witnessed',
    pattern:
      /\b(?:eye-?)?witness(?:es|ed)?\b|\bwho (?:saw|watched)\b(?!\s+(?:\S+\s+){0,3}(?:briefings?|reports?|documents?|images?|pictures?|photos?|videos?|footage|intelligence|data|cop(?:y|ies)|texts?|letters?|papers|testimony)\b)|\bwho heard (?:the |an? |some |several )?(?:\S+ )?(?:explosions?|blasts?|shots|gunfire|shelling|booms?)\b|\bwho (?:was|were) at the scene\b|\b(?:reporters?|journalists?|correspondents?|photographers?) (?:at the scene|on the scene|saw)\b|\bsaw (?:at least|about|dozens|how|smoke)\b|\bwith (?:his|her|their|my) own eyes\b/i,
  },
  {
    access: 'took-part',
    pattern:
      /\bwho (?:took part|attended|participated|was present|were present|was in the room|were in the room|negotiated|led the|helped)\b|\bparticipants?\b|\binvolved in the\b|\bin the room\b|\bnegotiators?\b|\bmembers? of the (?:delegation|crew|team)\b|\bsurvivors?\b/i,
  },
  {
    access: 'told',
    pattern:
      /\bbriefed\b|\bheard (?:the |an? |that )?(?:\S+ )?(?:briefings?|testimony|reports?|accounts?)\b|\bfamiliar with\b|\bwith (?:direct |first-hand |detailed )?knowledge of\b|\bwho (?:was|were|had been|has been|have been) (?:told|informed)\b|\bclose to\b|\brelatives\b|\baware of the\b|\b(?:heard|learned) from\b/i,
  },
  {
    access: 'document',
    pattern:
      /\b(?:documents?|records?|memos?|letters?|cables?|transcripts?|filings?|invoices?|contracts?|indictments?|manifests?|e-?mails|ledgers?)\b(?= (?:seen|obtained|reviewed|leaked|show|shows|showed|that|from|carried|published)\b)|\b(?:documents|records|filings|invoices|cables|transcripts|manifests|court papers)\b|\bleaked\b/i,
  },
  {
    access: 'sensor',
    pattern:
      /\bsatellite (?:images?|imagery|pictures?|photos?|photographs?|data)\b|\bradars?\b|\bseism\w+\b|\bimagery\b|\baerial (?:photos?|photographs?|images?)\b|\btransponders?\b|\btracking data\b|\bsensors?\b|\bship[- ]tracking\b|\bimages? (?:show|taken|from)\w*\b|\bfootage\b/i,
  },
  { access: 'intelligence', pattern: /\bintelligence\b|\bspy (?:agency|service|chief)\b|\bintercept(?:s|ed)\b/iu },
];

/** No words of access without one of these. */
export const MAY_TELL_ACCESS =
  /witness|who |saw |own eyes|reporter|journalist|correspondent|photographer|particip|involved|in the room|negotiator|member|survivor|brief|familiar|knowledge|close to|relatives|aware|heard|learned|document|record|memo|letter|cable|transcript|filing|invoice|contract|indictment|manifest|mails|ledger|statement|court|leaked|satellite|radar|seism|imagery|aerial|transponder|tracking|sensor|image|footage|intelligence|spy |intercept/i;
