// English words that comparing texts knows: what carries no content, how verbs change, what corrects and retracts.

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));

/** Words that a rewriter changes freely; two texts that share them share nothing. */
export const FUNCTION_WORDS = words(
  `a an the this that these those some any each every either both all such same other another
  and or but nor so yet if unless because since while whereas though although as than then when where whether who whom whose which what how why
  of in on at to for from by with without into onto upon over under about against between among through during before after above below
  across along around behind beside besides beyond near off out up down toward towards via within amid per
  i me my mine we us our ours you your yours he him his she her hers it its they them their theirs himself herself itself themselves one
  is are was were be been being am has have had having do does did doing will would shall should can could may might must ought
  s t d ll re ve m isn't aren't wasn't weren't hasn't haven't hadn't doesn't don't didn't won't wouldn't can't couldn't
  also just only even still again already too very more most much many there here now said says say saying told tell tells telling
  added adds adding according however meanwhile well rather quite just`,
);

/** Not content either, but a text that has one where its source has none says the opposite. */
export const NEGATIONS = words(
  `not no never none nobody nothing neither nor without cannot can't couldn't don't doesn't didn't won't wouldn't isn't aren't wasn't weren't
  hasn't haven't hadn't shouldn't deny denies denied denying refuse refuses refused refusing fail fails failed failing unlikely hardly`,
);

/** Verbs around which a name is a speaker. */
export const SPEECH = words(
  `said says say saying told tells tell telling added adds stated states announced announces reported reports warned warns denied denies
  claimed claims confirmed confirms insisted insists argued argues noted notes wrote writes according spokesman spokeswoman spokesperson
  asked replied acknowledged admitted suggested stressed explained declared`,
);

/** Numbers in words, so that "three" for "four" is seen as a changed figure. */
export const NUMBER_WORDS = words(
  `zero two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
  twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions billion billions trillion
  dozen dozens scores half third quarter twice double triple first second fourth fifth sixth seventh eighth ninth tenth percent`,
);

/** Weekdays and months have a capital and are no names. */
export const CALENDAR = words(
  `monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december
  jan feb mar apr jun jul aug sept sep oct nov dec mon tue wed thu fri sat sun`,
);

/** Forms that no ending tells, each with its base. */
export const IRREGULAR: ReadonlyMap<string, string> = new Map(
  `sent send, bought buy, sold sell, made make, gave give, given give, took take, taken take, went go, gone go, came come, found find, held hold,
  left leave, kept keep, brought bring, built build, began begin, begun begin, met meet, led lead, knew know, known know, saw see, seen see,
  thought think, sought seek, fought fight, caught catch, taught teach, lost lose, won win, paid pay, spent spend, lent lend, meant mean,
  felt feel, fell fall, fallen fall, rose rise, risen rise, grew grow, grown grow, drew draw, drawn draw, flew fly, flown fly, threw throw,
  thrown throw, broke break, broken break, spoke speak, spoken speak, chose choose, chosen choose, wrote write, written write, drove drive,
  driven drive, ran run, sank sink, sunk sink, struck strike, stood stand, understood understand, became become, shot shoot, stole steal,
  stolen steal, hid hide, hidden hide, shook shake, shaken shake, got get, heard hear, dealt deal, slept sleep, swore swear, sworn swear,
  tore tear, wore wear, forgot forget, forbade forbid, men man, women woman, children child, people person, troops troop, died die, dying die`
    .split(/,\s*/)
    .map((pair) => pair.trim().split(' ') as [string, string]),
);

/** Short words before a full stop that does not end a sentence. */
export const ABBREVIATIONS = words(
  'mr mrs ms dr st sr jr gen col lt sgt maj capt adm brig sen rep gov prof rev no vs inc corp co ltd jan feb mar apr jun jul aug sept sep oct nov dec',
);

/** "Correction:", "An earlier version of this article misstated …": this text sets right what was printed before. */
export const CORRECTION =
  /\b(?:corrections?(?: appended)?\s*(?:[:—–]|--|\([^()\n]{1,40}\)\s*:)|corrects? (?:the )?(?:\p{Ll}+ )?(?:in|to) (?:(?:the )?(?:\p{Ll}+ )?(?:paragraphs?|paras?|headline|lead|dateline)\b)|(?:an?|the|this) (?:earlier|previous|prior|original|first) versions? of (?:this|the) (?:article|story|report|dispatch|piece|post|headline|item)\b|(?:this|the) (?:article|story|report|dispatch|piece|post|headline|item) (?:has been|was|is being) (?:corrected|amended)\b|(?:in|after) an? (?:earlier|previous) (?:article|story|report|dispatch|item)[^.\n]{0,120}\b(?:erroneously|incorrectly|mistakenly|wrongly)\b)/iu;

/** "This story has been retracted", "Retraction:", "KILL": what was printed before is taken back. */
export const RETRACTION =
  /\b(?:retraction\s*(?:[:—–]|--)|(?:mandatory|bulletin) kill\b|(?:has|have|had) (?:been )?(?:retracted|withdrawn)\b(?=[^.\n]{0,80}\b(?:article|story|report|dispatch|piece|post|item)\b)|(?:article|story|report|dispatch|piece|post|item)(?:[^.\n]{0,160}?)\b(?:(?:has|have) been|was|is|are|were) (?:retracted|withdrawn)\b|(?:we|hereby|\p{Lu}[\p{L} ]{1,40}) (?:are |is |has |have |hereby )*retract(?:s|ed|ing)? (?:the|this|its|our|an?) (?:\p{Ll}+ )?(?:article|story|report|dispatch|piece|post|item)\b)/iu;
