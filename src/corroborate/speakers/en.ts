// English words about who speaks and on whose word.

/** He speaks for nobody but himself. */
export const FORMER = /\b(?:former|ex-|retired|then-)\b/i;

/** What may follow a name that is the head of a source: "John Kirby, the spokesman", "Ri, who heads". */
export const ENDS_HEAD =
  /^(?:$|\s*[,(;:—–-]|\s+(?:who|whom|of|in|at|from|on|for|with|said|told|himself|herself|and)\b)/i;

/** Between two who speak together. */
export const CONJOINS = /^\s*(?:,|,?\s+and|,?\s+as well as|,?\s+along with)\s+(?:the\s+)?$/i;

/** A sentence that goes on with what the one before reported. */
export const GOES_ON = /^(?:in (?:exchange|return)\b)/i;

/** One who takes over what another put forward: "shares the assessment of", "based on intelligence from", "echoed". */
export const LEANS_ON =
  /\b(?:shar(?:e|es|ed|ing)\s+(?:the|that|this|an?|its|their)\s+(?:\p{L}+['’]?s?\s+){0,3}(?:assessment|view|conclusion|finding|estimate|judg(?:e)?ment)s?|(?:in line|consistent|agree[sd]?|agreeing)\s+with|based\s+(?:up)?on\s+(?:\p{L}+\s+){0,3}(?:intelligence|information|data|reports?|assessments?|findings?|images?)\s+(?:from|by|of|shared|provided|supplied|passed)|(?:information|intelligence|data|evidence|images?|assessments?)\s+(?:shared|provided|supplied|passed\s+on|received)\s+(?:by|from)|received\s+(?:from|by)|echo(?:es|ed|ing)|corroborat(?:es|ed|ing)|back(?:s|ed|ing)\s+(?:up\s+)?(?:the|that|an?)\s|citing|quoting|according\s+to|(?:relying|relied|relies|drawing|drew)\s+on|pointed\s+to|referr(?:ed|ing)\s+to)\b/iu;

/** Words of pictures taken from above, near which their owner is named. */
export const IMAGERY =
  /\b(?:satellite|commercial|aerial)\s+(?:images?|imagery|pictures?|photos?|photographs?)\b|\bimagery\b/i;

/** The outlet's own people were there: "a reporter for the paper saw". */
export const SEEN_BY_REPORTER =
  /\b(?:reporters?|journalists?|correspondents?|photographers?|crews?|teams?)\b[^.!?\n]{0,80}?\b(?:saw|seen|watched|witnessed|counted|observed|filmed|photographed|visited|heard)\b/i;

/** The speaker among those he speaks of: "we have never had arms dealings". */
export const FIRST_PERSON = /\b(?:we|our|ours|us|itself|its own)\b/i;

/** "Russian-held territory" is not Russia. */
export const HELD_BY = /^-(?:held|occupied|controlled|annexed|backed|installed|claimed)\b/i;

/** One happening more, not the one told before. */
export const ANOTHER =
  /\b(?:another|a second|a third|a fourth|a fifth|the second|the third|a further|a separate|yet another)\b/i;
/** Words of ANOTHER, and which one they make it. */
export const ORDINALS: Readonly<Record<string, string>> = {
  'a second': '2',
  'the second': '2',
  'a third': '3',
  'the third': '3',
  'a fourth': '4',
  'a fifth': '5',
};
