// English words around a number: bounds, approximation, roles, what changes, and what makes a number no amount.

const set = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** What words beside a number say of it. */
export interface Modifier {
  readonly low?: 'inclusive' | 'exclusive';
  readonly high?: 'inclusive' | 'exclusive';
  readonly approximate?: true;
  readonly role?: 'cumulative' | 'new' | 'remaining';
  /** Says nothing by itself, but stands between a number and words that do. */
  readonly filler?: true;
}

function entries(list: string, modifier: Modifier): (readonly [string, Modifier])[] {
  return list
    .split(/(?<!\\),/)
    .map((phrase) => [phrase.replace(/\s+/g, ' ').replace('\\', '').trim(), modifier] as const);
}

/** Phrases in front of a number. */
export const IN_FRONT: readonly (readonly [phrase: string, modifier: Modifier])[] = [
  ...entries(
    `at least, no less than, no fewer than, not less than, not fewer than, a minimum of, minimum of, at a minimum, at the very least,
    higher or equal than, greater or equal than, greater than or equal to, equal to or more than, equal to or greater than,
    ≥, > =, at the least`,
    { low: 'inclusive' },
  ),
  ...entries(
    `more than, over, greater than, above, exceed, exceeds, exceeded, exceeding, surpass, surpasses, surpassed, surpassing, in excess of,
    upward of, upwards of, north of, larger than, higher than, bigger than, better than, beyond, topped, tops, topping, longer than,
    older than, far more than, many more than, well over, well above, well in excess of, >, farther than, further than, heavier than,
    faster than, taller than, deeper than`,
    { low: 'exclusive' },
  ),
  ...entries(
    'just over, slightly more than, just above, a little over, a little more than, slightly over, slightly above',
    {
      low: 'exclusive',
      approximate: true,
    },
  ),
  ...entries(
    `up to, at most, no more than, not more than, no greater than, a maximum of, maximum of, as many as, as much as, as high as,
    no larger than, no higher than, at the most, smaller or equal than, lower or equal than, less or equal than, less than or equal to,
    equal to or less than, equal to or fewer than, ≤, < =, as long as, as far as, not exceeding, capped at, limited to, no longer than,
    no older than`,
    { high: 'inclusive' },
  ),
  ...entries(
    `less than, fewer than, under, below, smaller than, lower than, well under, well below, south of, shorter than, younger than,
    lighter than, slower than, <, far fewer than, far less than, far below, short of, shy of`,
    { high: 'exclusive' },
  ),
  ...entries(
    'just under, just below, slightly less than, slightly under, just short of, just shy of, a little less than, a little under',
    {
      high: 'exclusive',
      approximate: true,
    },
  ),
  ...entries(
    `about, some, around, roughly, approximately, nearly, almost, an estimated, estimated, an approximate, circa, ca ., c ., approx,
    approx ., aproximately, close to, somewhere around, in the region of, in the order of, on the order of, of the order of,
    in the neighborhood of, in the neighbourhood of, in the vicinity of, something like, more or less, ~, ≈, ∼, approaching, perhaps,
    an estimated total of, or so, estimated at, estimated to be, an average of, average of, averaging, on average, virtually, practically,
    not quite`,
    { approximate: true },
  ),
  ...entries(
    `in total \\,, in all \\,, altogether \\,, so far \\,, to date \\,, a total of, total of, a combined, combined, totaling, totalling, totaled, totalled, a cumulative, cumulative, altogether, in all,
    in total, a grand total of, a cumulative total of, the total to, its total to, their total to, amounting to, to a total of,
    so far, to date, a combined total of, an overall, an overall total of`,
    { role: 'cumulative' },
  ),
  ...entries(
    `another, an additional, additional, an extra, extra, a further, further, a new, yet another, an added, a fresh, a second batch of`,
    { role: 'new' },
  ),
  ...entries('the remaining, remaining, the other remaining, its remaining, their remaining, the last remaining', {
    role: 'remaining',
  }),
  ...entries(
    'only, just, even, a mere, mere, fully, exactly, precisely, the, these, those, all, its, their, his, her, our, a whopping, a record, a staggering, possibly, probably, likely, already, still, a, an',
    { filler: true },
  ),
];

/** Phrases behind a number, its unit, or what it counts. */
export const BEHIND: readonly (readonly [phrase: string, modifier: Modifier])[] = [
  ...entries(
    'or more, or greater, or higher, or above, or over, or longer, or older, or better, and above, and over, and up, and older, and more, + , plus, or beyond, and upward, and upwards, or larger, or greater than, or more than',
    { low: 'inclusive' },
  ),
  ...entries(
    'or less, or fewer, or lower, or below, or under, or younger, and under, and below, and younger, or smaller',
    {
      high: 'inclusive',
    },
  ),
  ...entries('or so, or thereabouts, give or take, odd, more or less, or thereabout', { approximate: true }),
  ...entries('more', { role: 'new' }),
  ...entries('so far, to date, in all, in total, all told, altogether, overall, combined', { role: 'cumulative' }),
];

/** Between a number and its noun: "300 more soldiers", "20 remaining ships". */
export const BEFORE_NOUN: ReadonlyMap<string, Modifier> = new Map([
  ['more', { role: 'new' }],
  ['additional', { role: 'new' }],
  ['further', { role: 'new' }],
  ['extra', { role: 'new' }],
  ['new', { role: 'new' }],
  ['fresh', { role: 'new' }],
  ['remaining', { role: 'remaining' }],
] as const);

/** "Over three days" says how long it went on; behind these words "over" is a bound all the same. */
export const OVER_IS_BOUND = set(
  'for well just in after lasted lasting takes took taken take spent spend spending by to of with a was is',
);

/** Between the ends of a range. */
export const RANGE_MARKS = set('- – — ‒ ~ to');

/** In front of a range. */
export const RANGE_OPENERS = set('between from');

/** "From 10 to 20" is a range behind these; else it may tell a change. */
export const RANGING = set(
  'range ranges ranged ranging anywhere vary varies varied varying between estimates somewhere spans spanned spanning estimated anything',
);

/** Verbs and nouns that tell that an amount rises. */
export const RISES = set(
  `rose rise rises rising risen grew grow grows growing grown increase increased increases increasing jumped jump jumps jumping surged
  surge surges surging soared soar soars soaring climbed climb climbs climbing gained gain gains gaining expanded expand up swelled
  skyrocketed spiked spike advanced added higher growth hike hiked raise raised raises raising boost boosted leapt leaped doubled
  tripled increment uptick`,
);

/** And that it falls. */
export const FALLS = set(
  `fell fall falls falling fallen dropped drop drops dropping declined decline declines declining decreased decrease decreases
  decreasing plunged plunge plunges plunging slid slide sank sink tumbled tumble tumbles shrank shrink shrinks shrinking shrunk slipped slip dipped dip
  down lost plummeted plummet slumped slump reduced reduce reduces reducing reduction halved contracted lessened`,
);

/** Behind the number of a change: "a 54% drop", "12 percent higher". */
export const RISE_BEHIND = set(
  'increase rise jump surge gain growth hike spike climb boost uptick higher more larger bigger leap',
);
export const FALL_BEHIND = set(
  'decrease drop fall decline plunge reduction cut slump dip loss lower less fewer smaller cheaper slide contraction',
);

/** Scores and votes: "won 3-1", "a 51 to 49 vote". */
export const CONTEST = set(
  `won win wins winning lost lose loses losing loss beat beats beating defeat defeated defeats vote votes voted voting victory ruling ruled
  rules decision score scored scores lead leads led leading tie tied ties draw drew margin decided game match split edge edged advantage
  odds ratio series record passed approved rejected`,
);

/** Words in front of a number that make it a name: "Resolution 1718", "No. 3", "page 12". */
export const LABELS = set(
  `fortune no nos nr nrs number numbers num resolution resolutions article articles section sections paragraph paragraphs para paras page pages pp p
  chapter chapters unit bureau office room department division brigade regiment battalion squadron fleet company platoon flight route
  highway interstate channel level phase stage step version season episode part volume vol figure fig table item rule proposition prop
  amendment title act bill clause annex appendix schedule line track lane gate terminal pier berth hangar building block district ward
  precinct zone region area sector grade class category type mark model series size group team player chapter verse psalm day week round
  game set lap hole heat apartment apt suite floor box pin code id case docket file question art sec ch week quarter q option
  plan world war super bowl top tier code highway exit camp school lot hill point building warehouse lab laboratory factory
  plant reactor block installation object site base facility ranked ranks rank rated seeded seed`,
);

/** In front of a bare number of four digits: it is a year. */
export const YEAR_PREPOSITIONS = set(
  'in since by until till from of during before after circa early late mid and or spring summer autumn fall winter',
);

export const MONTHS = set(
  `january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec`,
);

/** Behind a number that is a time of day: "2 p.m.", "1800 GMT". */
export const CLOCK = set("p.m. a.m. p.m a.m pm am o'clock gmt utc est edt et pst noon midnight hrs");

/** Behind a word of a street. */
export const STREETS = set(
  'street st avenue ave road rd boulevard blvd lane drive square court highway downing parkway',
);

/** "One" as a pronoun or in a phrase, by the word in front … */
export const ONE_NOT_BEHIND = set(
  `the this that which no any every each another next last first only previous latter former other same wrong right good bad new big
  biggest such number day what whichever some back loved`,
);
/** … and by the word behind. */
export const ONE_NOT_BEFORE = set(
  `of another day thing way hand side time point reason part such who that is was has could can would might may must should will
  should to more else side end kind sort form example result aspect sense moment night evening morning afternoon`,
);

/** Numbers of people without a noun: "at least 30 were killed". */
export const FATES = set(
  'killed wounded injured dead missing hurt hospitalized hospitalised arrested detained captured homeless displaced kidnapped imprisoned executed infected evacuated rescued drowned sickened deported',
);
/** In front: "killing more than 10,000". */
export const FATE_IN_FRONT = set(
  'killing killed kills wounding wounded injuring injured displacing displaced arrested detained evacuated',
);
export const FATE_VERBS = set('were are was have had died perished survived');

/** Pointers of place and time that narrow what is counted. */
export const SCOPE_WORDS = set(
  'worldwide globally nationwide overseas abroad domestically nationally internationally statewide',
);
export const TIME_PREPOSITIONS = set('in since during for by between from');
export const PLACE_PREPOSITIONS = set('in across throughout near inside');
export const SCOPE_TIMES = set('year month week decade century quarter season summer winter spring fall autumn');

/** Verbs and words that, right in front of an amount, tell by how much, not how many. */
export const MOVES = set(
  'rose rise rises fell fall falls grew increased increase decreased decrease declined decline dropped drop jumped climbed slipped slid tumbled plunged surged soared up down',
);

/** Verbs that make something else of "up" and "down". */
export const PHRASAL = set(
  'make makes made making take takes took taken taking give gives gave put puts set sets ended end ends wound back backs backed buy buys bought break broke use uses used sum round rounded turn turned write wrote knock shot pick picked',
);
