// English words of change and of totals: "fell", "up", "globally", "the amount stolen".

/** Words of change and their direction; "up" and "down" only where they follow a level: "231, up from 219". */
export const CHANGE_VERBS: Readonly<Record<string, 'rise' | 'fall'>> = {
  ...{
    fell: 'fall',
    falls: 'fall',
    fallen: 'fall',
    declined: 'fall',
    dropped: 'fall',
    decreased: 'fall',
    plunged: 'fall',
  },
  ...{ slid: 'fall', shrank: 'fall', sank: 'fall', plummeted: 'fall', tumbled: 'fall', down: 'fall' },
  ...{ rose: 'rise', rises: 'rise', risen: 'rise', increased: 'rise', climbed: 'rise', jumped: 'rise', grew: 'rise' },
  ...{ surged: 'rise', soared: 'rise', swelled: 'rise', up: 'rise' },
};

/** Heads that measure what is named beside them: "the estimated value of thefts". */
export const MEASURES: ReadonlySet<string> = new Set(
  'amount amounts value total totals sum sums worth haul hauls loss losses proceeds takings toll number numbers'.split(
    ' ',
  ),
);

export const EVERYONE = /\b(?:globally|worldwide|overall|in all|in total|altogether|all told)\b/i;

/** "these hacking groups", "they": somebody named before. */
export const POINTS_BACK = /^(?:(?:these|those|such|the same)\s|they$|it$|the (?:group|groups|hackers|attackers)$)/i;

/** What may follow a name that is part of a description: "North Korea-linked". */
export const LINKED = /^[-‑–](?:linked|backed|sponsored|affiliated|aligned|based|led|run)\b/i;

const IRREGULAR: Readonly<Record<string, string>> = {
  ...{
    steal: 'stolen',
    lose: 'lost',
    take: 'taken',
    sell: 'sold',
    send: 'sent',
    sink: 'sunk',
    shoot: 'shot',
    pay: 'paid',
  },
  ...{
    buy: 'bought',
    give: 'given',
    hit: 'hit',
    break: 'broken',
    write: 'written',
    withdraw: 'withdrawn',
    find: 'found',
  },
};
const IRREGULAR_PAST: Readonly<Record<string, string>> = {
  ...{ steal: 'stole', take: 'took', give: 'gave', sink: 'sank', break: 'broke', write: 'wrote', withdraw: 'withdrew' },
};

/** "theft" → theft, thefts. */
export function nounForms(noun: string): string[] {
  const plural = /(?:s|x|z|ch|sh)$/.test(noun) ? `${noun}es` : noun.replace(/([^aeiou])y$/, '$1ie');
  return [noun, plural.endsWith('es') ? plural : `${plural}s`];
}

/** "steal" → stolen, "loot" → looted, "swipe" → swiped, "drop" → dropped. */
export function participleOf(verb: string): string {
  const irregular = IRREGULAR[verb];
  if (irregular !== undefined) return irregular;
  if (verb.endsWith('e')) return `${verb}d`;
  if (/[^aeiou]y$/.test(verb)) return `${verb.slice(0, -1)}ied`;
  return /^[^aeiou]*[aeiou][bdgmnprt]$/.test(verb) ? `${verb}${verb.at(-1)}ed` : `${verb}ed`;
}

/** Every form a trigger may have: launder, launders, laundering, laundered. */
export function verbForms(verb: string): string[] {
  const participle = participleOf(verb);
  const past = IRREGULAR_PAST[verb];
  const stem = /(?:ed|ied)$/.test(participle) && !verb.endsWith('y') ? participle.slice(0, -2) : verb.replace(/e$/, '');
  return [...nounForms(verb), participle, `${stem}ing`, ...(past === undefined ? [] : [past])];
}
