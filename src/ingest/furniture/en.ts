// English phrasings of what stands around an article: credits, notes on authors, links to more.

/** "… contributed to this report", "Additional reporting by …", "With inputs from …". */
export const CONTRIBUTOR =
  /\b(?:contributed (?:to (?:this|the) (?:report|story|article|piece|dispatch)|(?:additional )?reporting|from \p{Lu})|(?:additional|further) reporting (?:by|from)|reporting by .{2,120}(?:editing|writing) by|with (?:inputs?|files|reporting|additional reporting|contributions?) (?:from|by) |also contributed to this)/iu;

/** The whole line is a Reuters-style foot: "(Reporting by A; Editing by B)". */
export const REPORTING_BY = /^\(?(?:additional )?(?:reporting|writing|editing|compiled|translated) by\b/i;

/** "© 2025 Newsmax. All rights reserved." */
export const COPYRIGHT =
  /(?:^|[\s(])(?:©|copyright\s+(?:©\s*)?(?:\d{4}|\p{Lu})|\(c\)\s*\d{4})|\ball rights reserved\b|\bmay not be (?:published|reproduced|redistributed|republished)\b/iu;
/** What follows the sign: years, then the holder. */
export const COPYRIGHT_HOLDER =
  /(?:©|copyright|\(c\))[\s©]*(?:\(c\)\s*)?(?:by\s+)?(?:\d{4}(?:\s*[-–]\s*\d{4})?,?\s*)?(?:by\s+)?(?:the\s+)?(\p{Lu}[^.,;|\n©]{1,60})/iu;

/** "This article first appeared in …", "Republished with permission from …". */
export const RELAY =
  /\b(?:this|the) (?:article|story|report|piece|post|dispatch|version)(?: \w+)? (?:was )?(?:first|originally|previously) (?:appeared|published|posted|ran|printed|produced)\b|^(?:re)?(?:published|printed|posted) with (?:the )?permission\b|^originally published (?:by|in|on|at)\b|^(?:republished|reprinted|syndicated) (?:from|by)\b/iu;

/** "(Reuters)", "Source: AFP", "— AP": a foot that is nothing but an agency. Group 1 is the name. */
export const WIRE_FOOT =
  /^(?:[Ss]ource|[Vv]ia|[Cc]redit)?\s*:?\s*[—–\-(/[]*\s*(\p{Lu}[\p{L}\p{N} .&'-]{1,40}?)\s*[)\]/]*\.?$/u;

/** Opening words of a link or an appeal that is no part of the text. */
export const READ_MORE =
  /^(?:[>»→*•▶►\-–—]\s*)?(?:read (?:more(?=\s*(?:$|[:»>→|]|about |at |on |from |here))|also|next|the full)|also read|see also|related(?: (?:articles?|stories|coverage|news|content|reading))?\s*:|more (?:on this|from|stories|coverage|news)\b|recommended(?: for you)?\s*:|don['’]t miss|watch\s*:|listen\s*:|video\s*:|sign up\b|subscribe\b|follow us\b|click here\b|continue reading|advertisement\b|story continues below|get (?:the|our) (?:latest|app|newsletter)|support our|donate\b|download (?:the|our) app|share this\b|like us on|join our|our standards\s*:)/iu;
/** A line longer than this is a sentence that happens to begin so. */
export const READ_MORE_LONGEST = 220;

/** "By Jane Doe and John Roe", "Written by …". Group 1 is the names. */
export const BYLINE =
  /^(?:(?:by|written by|reported by|story by|text by|report by)[ :]\s*)((?:\p{Lu}|[dv](?:e|an|on|el|i)\b)[^!?:;"“”]{2,140})$/iu;
/** "Jane Doe ✉", "Jane Doe | @jdoe". */
export const BYLINE_MARK =
  /^(\p{Lu}[\p{L}.'’-]+(?: (?:\p{Lu}|[dv](?:e|an|on|el|i)\b)[\p{L}.'’-]*){1,3})\s*(?:[✉📧✍]\uFE0F?|[|,]?\s*@\w{2,30})\s*$/u;

const JOB =
  '(?:writer|editor|reporter|correspondent|journalist|columnist|bureau chief|contributor|fellow|producer|author|analyst|blogger|photographer|researcher|intern|freelancer|lecturer|professor|anchor|broadcaster)';
/** "Jane Doe, a writer at the Ledger, has covered …", "Jane Doe is the Ledger's Seoul correspondent." */
export const AUTHOR_NOTE = new RegExp(
  `^(?:about the author\\b.*|(?:the (?:author|writer)|\\p{Lu}[\\p{L}.'’-]+(?: \\p{L}[\\p{L}.'’-]*){1,3})(?:, (?:an? |the )?[^,.]{0,60}\\b${JOB}\\b[^,]{0,80},)? (?:is|was|has (?:been|covered|written|reported|worked|over|more|nearly|\\d)|covers|writes|reports|edits|joined)\\b.*)$`,
  'iu',
);
export const AUTHOR_JOB = new RegExp(
  `\\b${JOB}s?\\b|\\bcovering\\b|\\bcovers\\b|\\bwrites (?:about|on|for)\\b|\\babout the author\\b`,
  'iu',
);
export const AUTHOR_CONTACT =
  /^(?:follow (?:him|her|them|\p{Lu}[\p{L}'’-]+)|(?:email|e-mail|contact|write to|reach)(?: (?:him|her|them|the (?:author|writer|reporter)))\b|you can (?:follow|reach|contact|email))/iu;

/**
 * "SEOUL, South Korea (AP) — ", "LONDON, Oct 18 (Reuters) - ", "Seoul (Yonhap) —". Group 1 the place, 2 the day, 3 the agency.
 * A place that is not in capitals needs the agency behind it.
 */
export const DATELINE =
  /^(?:((?:\p{Lu}[\p{Lu}.'’-]+(?: \p{Lu}[\p{Lu}.'’-]+){0,3}|\p{Lu}{2,})(?:\/\p{Lu}{2,}(?: \p{Lu}{2,})?)?(?:, \p{Lu}[\p{L}.]+(?: \p{Lu}[\p{L}.]+){0,2}){0,2})|(\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+){0,2}(?:, \p{Lu}[\p{L}.]+(?: \p{Lu}[\p{L}.]+){0,2}){0,2})(?=,? [^—–-]{0,14}\())?(?:,? ?\(?((?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d{1,2}(?:,? \d{4})?|\d{1,2} (?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?(?: \d{4})?)\)?)?(?:,? ?\((\p{Lu}[\p{L}\p{N} .&/'-]{1,40})\))? ?(?:—|–|―|--|-(?= )|:(?= ))\s*/u;
