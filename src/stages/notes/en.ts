// English words and patterns behind the notes; what they mean is in the file that uses them.

/** Left behind by writing machines: citation marks of chat programs and sentences in which they speak of themselves. */
export const MACHINE_MARK =
  /:?contentReference\s*\[oaicite:[^\]]{0,40}\](?:\{[^}]{0,40}\})?|\[?oaicite:[^\]\s]{0,40}\]?|[\uE000-\uF8FF]?\b(?:cite|navlist|filecite)[\uE000-\uF8FF]?(?:turn\d{1,3}[a-z]{3,12}\d{1,3}[\uE000-\uF8FF]?)+|\bturn\d{1,3}(?:search|news|view|image|fetch|file|academia)\d{1,3}\b|【[^】]{1,60}†[^】]{0,60}】|\[\d{1,3}†[^\]]{1,40}\]|\[\^\d{1,3}\^\]|\[cite(?:_start|_end|:[\d,\s]{1,40})\]|\[(?:web|source|search|post|page):\d{1,3}(?:,\s?\d{1,3})*\]|\[\/?INST\]|<\/?grok[^>]{0,80}>|[?&]utm_source=(?:chatgpt|openai|perplexity|copilot)[\w.]*/giu;
export const MACHINE_PHRASE =
  /\b(?:as an AI (?:language )?model|as of my (?:last|latest) (?:knowledge )?(?:update|cutoff)|my (?:training data|knowledge) (?:only )?(?:goes|extends) (?:up )?to|would you like me to (?:rewrite|summari[sz]e|expand|continue|add|provide)|here(?:'|’)?s? (?:is )?(?:a|the|your) (?:rewritten|paraphrased|revised|summari[sz]ed) (?:version|article|text)|regenerate response|I (?:cannot|can't|can’t) (?:browse|access) (?:the internet|real-time))\b/giu;

/** Words that, behind a name with "+2", make it something else than an outlet. */
export const NOT_AN_OUTLET: ReadonlySet<string> = new Set(
  'utc gmt est pst cet msk kst jst google disney apple paramount espn amc lgbt lgbtq lgbtqia level covid group section category tel phone fax call room'.split(
    ' ',
  ),
);

/** Last word of the name of an outlet that no pack knows. */
export const OUTLET_HEAD =
  /^(?:News|Times|Post|Journal|Herald|Tribune|Observatory|Observer|Review|Magazine|Gazette|Ledger|Courier|Chronicle|Telegraph|Daily|Weekly|Wire|Press|Agency|Insider|Today|Online|Radio|TV|Report|Monitor|Dispatch|Mail|Globe|Standard|Independent|Guardian|Sun|Mirror)$/;

/** Between names in a list of citations. */
export const CITATION_SEPARATOR = /^(?:[,;/&|·•+=–—-]|and|or|via|per|plus|etc|etc\.|source|sources|:)$/i;

/** "www.example.org", "Example.com": the address of a site in place of its name. */
export const DOMAIN =
  /^(?:https?:\/\/)?(?:www\.)?(?:[\p{L}\p{N}-]{1,40}\.){1,3}(?:com|org|net|news|info|co|uk|kr|jp|cn|ru|ua|eu|io|tv|gov|edu|int|de|fr|int|us)\b[^\s]*$/iu;

/** UTF-8 read as Windows-1252 or Latin-1, and characters lost for good. */
export const MOJIBAKE =
  /(?:[ÃÅÄ][\u0080-\u009F¡-¿€‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œžŸ]|Â[\u0080-\u00BF]|â€[\u0080-\u009F™œ“”˜¢¦šž\u00A0¯]?|ðŸ[\u0080-\u00BF‘’“”•–—˜™š›œžŸ€‚ƒ„…†‡ˆ‰Š‹Œ]{1,2}|(?:[ÐÑ][\u0080-\u00BF‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œžŸ€]){2,}|ï»¿|ï¿½|\uFFFD)+/gu;

/** A sentence cannot end on these. */
export const CANNOT_END: ReadonlySet<string> = new Set(
  'the a an and or nor its their our my your every than'.split(' '),
);

/** Printed twice in a row these are a slip, never style. */
export const NEVER_TWICE: ReadonlySet<string> = new Set('the a an of to and for with at from by'.split(' '));

/** Always finite, or part of a finite verb. */
export const AUXILIARIES: ReadonlySet<string> = new Set(
  (
    'am is are was were be been being has have had do does did done will would can could shall should may might must cannot ca wo ' +
    "'s 're 've 'll 'd 'm n't ain't let's need dare ought used"
  ).split(' '),
);

/** Never verbs, though no article stands before them. */
export const NON_VERBS: ReadonlySet<string> = new Set(
  (
    'due i you he she it we they me him us them who whom whose which what that this these those there here where when why how not very too also just only even ' +
    'still already again once twice soon later earlier ago now then today yesterday tomorrow tonight recently largely mainly mostly nearly almost about ' +
    'of to in on at by for with from into onto over under against between among through during before after since until toward towards upon within without ' +
    'across behind beyond despite amid along around near off out up down back away and or but nor so yet if because although though while whereas unless than as like ' +
    'the a an its their his her our my your some any each every all both many much most more less least few several other another such same own ' +
    'new old big small large great high low good bad long short early late young major minor main key top full whole huge poor rich strong weak hard easy free real true ' +
    'first second third last next final recent current former future past present local national international foreign military nuclear economic political public ' +
    'year years month months week weeks day days time times people man men woman women percent million billion trillion'
  ).split(' '),
);

/** Past forms that do not end in -ed, and present forms that are hardly ever nouns. */
export const IRREGULAR_VERBS: ReadonlySet<string> = new Set(
  (
    'said says say told tells tell went goes go came comes come gave gives give took takes take made makes make saw sees see knew knows know ' +
    'got gets get found finds find thought thinks think kept keeps keep left leaves began begins begin brought brings bring bought buys buy ' +
    'sold sells sell sent sends send met meets held holds hold stood stands ran runs run won wins win lost loses lose paid pays pay put puts ' +
    'read reads wrote writes write spoke speaks speak grew grows grow drew draws fell falls rose rises felt feels feel heard hears hear became becomes become ' +
    'led leads lead let lets set sets cut cuts hit hits shot shoots fought fights caught catches taught built builds build spent spends spend chose chooses ' +
    'broke breaks threw throws flew flies fly drove drives ate eats wore wears sat sits lay lies shut bore bears struck strikes swore sought seeks seek ' +
    'meant means mean remains remain seems seem appears appear includes include wants want believes believe argues argue insists insist continues continue ' +
    'shows happens happen exists exist belongs depends depend faces follows follow gets agrees agree adds add allows allow asks calls plans helps works ' +
    'looks turns moves plays uses lives starts stays hopes likes loves tries try keeps carries serves sounds suggests suggest expects expect ' +
    'knows needs thinks thanks marks gives hangs stems ranks sparked ties joins opens closes wants costs rests sees'
  ).split(' '),
);

/** Heads of long prepositional phrases, in which a word that could be a verb is a noun: "due to missile tests". */
export const COMPOUND_PREPOSITION =
  /^(?:due to|owing to|because of|thanks to|amid|despite|in light of|as part of|ahead of|prior to|as a result of|in spite of|according to)$/;

/** Lower-case openings that are names: "iPhone", "al-Qaida", "de Gaulle". */
export const LOWER_CASE_NAME =
  /^(?:\p{Ll}{1,2}\p{Lu}|(?:al|el|as|ad|ar)-\p{L}|(?:de|van|von|bin|ibn|da|di|le|la|du) \p{Lu})/u;

/** The text says of itself that there is more elsewhere. */
export const GOES_ON =
  /(?:\[\s*\+\s?\d{1,7}\s*char(?:acter)?s\s*\]|\[(?:…|\.{3})\]|(?:…|\.{3})|\b(?:continue reading|read more|read the (?:full|rest)|subscribe to (?:read|continue))\b[^.]{0,80})\s*$/iu;
