// English words around an event: who is meant to do it, whether it happened, what it was exchanged for.
import type { Modality } from '../../document/event.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Pronouns that point back to the noun before their clause. */
export const RELATIVES = words('that which who whom whose');
/** "became the first state to …" */
export const BECOMES = words('become remain be');
/** Nouns whose "of" names what there are several of. */
export const SERIES = words(
  'series round number string run streak spate wave set pair flurry kind type sort form part number lot amount array barrage dozen couple rest bulk majority sequence handful act process total half possibility threat week month day',
);
/** Numbers that are nouns: "hundreds of drones". */
export const NUMBERS = words(
  'dozen dozens hundred hundreds thousand thousands million millions billion billions trillion trillions total score scores ten tens lot lots plenty most some several many',
);

/** What two words in front of it share: "submarine and missile technology". */
export const SHARED_HEADS = words(
  'technology equipment component part know-how expertise material data design software hardware programme program',
);

/** Verbs that ask for "of" behind their object: "informed the crew of the delay". */
export const OF_VERBS = words(
  'accuse inform warn notify advise remind convince assure deprive strip rob rid clear acquit convict suspect relieve cure cheat persuade apprise',
);

/** Behind these the object of the verb above is who does it: "accused Moscow of sending", "tricked users into paying". */
export const OBJECT_DOES = words('of from into against');
/** Verbs whose subject does what follows although they have an object: "promised Russia to send". */
export const SUBJECT_CONTROL = words('promise pledge vow use take spend swear guarantee visit make');

/** Verbs whose subject does, or is to do, what their noun names: "announced its deployment", "plans a test". */
export const INTENTION_VERBS = words(`
announce plan prepare order propose seek threaten consider intend want approve postpone cancel delay suspend resume begin start continue
complete finish halt stop end conduct hold make carry stage perform undertake attempt try launch expand increase accelerate step boost
offer promise pledge vow weigh mull discuss authorize authorise schedule expect use extend repeat avoid abandon scrap do give have need request
prepare participate engage take join attend deny admit acknowledge confirm`);
/** Nouns that name what someone means, has or is about to do: "a Russian plan to acquire drones", "preparations for a test". */
export const INTENTION_NOUNS = words(`
plan intention intent effort bid attempt decision desire wish hope aim goal proposal offer promise pledge vow threat preparation willingness
readiness interest agreement ability capability capacity right refusal failure move order request scheme strategy campaign drive push aspiration ambition
commitment determination need opportunity chance`);

/** Whose object names the deeds of the subject: "take actions such as testing". */
export const DOES = words('take undertake commit conduct carry perform stage pursue');
/** Verbs whose object comes to be by them. */
export const MAKES = words(
  'develop build rebuild design make produce manufacture construct launch improve advance upgrade modernize modernise perfect finish complete acquire',
);
/** In front of a clause that is an aim: "to build", "in building". */
export const BEFORE_AIMS: ReadonlySet<string> = new Set(['to', 'in', 'for']);
/** Words that leave somebody out. */
export const BESIDES = words('besides except beside apart including');
export const MONTHS = words('january february march april may june july august september october november december');

/** Verbs that say or judge: what hangs at them is not the noun's. */
export const SPEAKS = words(`
say tell report announce confirm deny condemn denounce criticize criticise welcome praise blame slam protest discuss mention describe call note see
watch monitor investigate verify detect observe allege claim believe think know reveal disclose expose reject accuse warn cite acknowledge admit
dismiss suspect fear oppose support assess`);

/** What happens to the truth of what hangs at a word. */
export type Effect = Modality | 'not' | 'cancelled' | 'through';

const effects = (table: Readonly<Partial<Record<Effect, string>>>): ReadonlyMap<string, Effect> =>
  new Map(
    Object.entries(table).flatMap(([effect, list]) =>
      list
        .trim()
        .split(/\s+/)
        .map((word) => [word, effect as Effect] as const),
    ),
  );

/** Verbs by what they make of their infinitive or gerund: "plans to send", "refused to send". */
export const VERB_EFFECTS = effects({
  planned: `plan intend want seek aim hope mean propose vow pledge promise threaten agree decide choose offer wish
    resolve determine order instruct command direct schedule slate set commit undertake swear opt elect conspire plot scheme strive look push bid`,
  preparing: 'prepare ready gear poise arrange mobilize mobilise train move',
  expected: 'expect anticipate predict forecast project foresee',
  possible: `consider mull weigh ponder contemplate explore discuss debate ask urge call demand request invite encourage advise recommend suggest
    persuade press pressure lobby beg appeal permit authorize authorise need want require risk warn eye envision envisage fear
    tempt study dare oblige convince motivate incentivize incentivise deserve can`,
  ongoing: 'begin start continue keep resume proceed persist commence go',
  not: `refuse decline fail avoid refrain forgo abstain forget neglect cease stop halt quit prevent prohibit ban bar forbid block deter
    dissuade discourage desist preclude`,
  through: `seem appear help manage come happen tend believe say report think know claim allege suspect understand accuse use make let allow
    enable lead cause force get see hear watch find admit acknowledge deny recall remember confess regret discover catch show prove dare finish
    complete try attempt rush hurry be do have compel drive assist aid prompt push`,
});

/** Verbs that as triggers tell of a deed to come by themselves: "offered shells", "10,000 soldiers were being prepared". */
export const SELF_EFFECTS = effects({
  planned: 'plan propose seek offer pledge promise threaten intend order want',
  possible: 'request demand consider',
  preparing: 'prepare ready mobilize mobilise',
});

/** Nouns by what they make of what hangs at them: "a plan to send", "preparations for a test", "the possibility of talks". */
export const NOUN_EFFECTS = effects({
  planned: `plan intention intent effort bid attempt decision desire wish hope aim goal proposal offer promise pledge vow agreement willingness
    order move scheme strategy commitment determination ambition aspiration deal push drive timetable schedule agenda date invitation application`,
  preparing: 'preparation readiness groundwork arrangement step',
  expected: 'expectation prediction forecast anticipation likelihood prospect',
  possible: `possibility chance risk threat danger interest ability capability capacity right request call demand opportunity permission need appeal fear concern
    worry idea option potential suggestion recommendation ban prohibition embargo warning speculation likelihood discussion talk negotiation consideration`,
  not: 'refusal failure lack absence denial avoidance',
  cancelled: 'cancellation abandonment',
  ongoing: 'start beginning resumption continuation',
});

/** Adjectives and the like over an infinitive: "likely to send", "set to visit". */
export const ADJECTIVE_EFFECTS = effects({
  planned:
    'set due ready willing eager keen determined scheduled slated supposed interested about committed intent bent prepared',
  preparing: 'poised',
  expected: 'likely unlikely certain sure bound expected',
  possible: 'able capable free possible welcome necessary important essential vital',
  not: 'unable unwilling reluctant',
  through: 'believed reported said thought known alleged first last only',
});

/** Adjectives in front of a noun: "a planned visit". */
export const MODIFIER_EFFECTS = effects({
  planned: 'planned upcoming scheduled proposed intended forthcoming future promised next coming pending prospective',
  expected: 'expected imminent anticipated likely looming impending projected',
  possible: 'possible potential hypothetical eventual threatened would-be',
  ongoing: 'ongoing continuing continued current',
  not: 'no',
  cancelled: 'cancelled canceled abandoned aborted scrapped shelved',
});

/** Verbs by what they make of their noun: "announced a visit", "called off the talks". */
export const OBJECT_EFFECTS = effects({
  planned: `plan propose seek intend order offer promise pledge vow schedule arrange approve authorize authorise want agree set organize organise
    negotiate delay postpone reschedule discuss`,
  preparing: 'prepare ready',
  expected: 'expect anticipate predict foresee forecast await project',
  possible: `consider mull weigh debate contemplate demand request urge threaten fear ban prohibit forbid encourage propose suggest eye
    invite permit allow need require oppose risk`,
  ongoing: 'continue accelerate expand increase intensify keep',
  not: 'avoid prevent block halt stop suspend end cease refuse',
  cancelled:
    'withdraw revoke rescind cancel scrap shelve abandon forgo abort skip thwart foil avert veto reject defeat',
});

/** The same with a particle: "called off the talks", "turned down the offer". */
export const PARTICLE_EFFECTS = effects({
  planned: 'put-off push-back',
  cancelled: 'call-off break-off turn-down strike-down vote-down shoot-down',
  not: 'hold-off fend-off ward-off stave-off',
});

/** Verbs with a preposition by what they make of its noun: "called for talks", "prepared for a test". */
export const PREPOSITION_EFFECTS = effects({
  possible:
    'call-for ask-for push-for press-for appeal-for warn-against warn-of guard-against talk-about speak-of hope-for threaten-with lobby-for worry-about',
  preparing: 'prepare-for ready-for gear-for brace-for train-for arrange-for',
  planned: 'plan-for agree-to agree-on opt-for aim-for aim-at commit-to vow-to look-for',
  expected: 'wait-for brace-for expect-of',
  not: 'refrain-from abstain-from withdraw-from pull-from',
  ongoing: 'return-to continue-with',
});

/** Verbs that say of a happening that it is one: its state is theirs. */
export const OCCURS = words(
  'be take occur happen begin start follow continue come go proceed resume last run end result involve mark exist open conclude hit rise fall reach increase climb grow jump soar surge drop shrink',
);
/** Verbs that take their noun as a fact, whatever their own form: "would condemn the shipment". */
export const FACTIVE = words(`
condemn denounce criticize criticise welcome praise blame slam protest confirm deny report detect monitor investigate verify reveal disclose expose punish know see
watch mention announce describe note admit acknowledge dismiss reject doubt dispute condone respond answer trace finance fund justify explain defend regret track
observe witness discover uncover document study analyze analyse celebrate hail commemorate recall remember say tell allege claim support follow`);
/** Behind these a noun need not have come to pass. */
export const OPENER_EFFECTS = effects({
  not: 'without instead',
  planned: 'before until pending ahead',
  possible: 'against',
});
/** Openers of gerunds and what they make of them, where the word above says nothing. */
export const GERUND_EFFECTS = effects({
  not: 'without instead rather',
  possible: 'against about over on',
  planned: 'at toward towards',
});

export const CONDITIONS = words('if unless lest provided assuming');
export const WHETHER = words('whether');
export const NEGATIONS = words('not never no neither nor hardly scarcely');
export const NOBODY = words('nobody none nothing neither');
export const WILL = words('will shall');
export const MIGHT = words('could may might can must should ought');
/** Over a finite clause these leave open whether it comes to pass. */
export const CLAUSE_EFFECTS = effects({
  expected: 'expect predict forecast anticipate foresee hope',
  possible: 'demand insist propose suggest recommend urge request possibility chance risk danger prospect',
});

/** "the first test since 2017", "an all-time high", "a record number of tests". */
export const SUPERLATIVES: ReadonlyMap<string, 'first' | 'only' | 'record'> = new Map([
  ...[...words('first first-ever')].map((word) => [word, 'first'] as const),
  ...[...words('only sole lone')].map((word) => [word, 'only'] as const),
  ...[
    ...words(
      'record all-time record-breaking unprecedented largest biggest highest longest most heaviest strongest farthest furthest fastest',
    ),
  ].map((word) => [word, 'record'] as const),
]);

/** What joins two events: "in exchange for", "because of", "led to". */
export const EXCHANGE = /\b(?:in (?:exchange|return|payment)|as (?:payment|compensation|a reward))\b/gi;
export const CAUSE_AFTER =
  /\b(?:because of|because|due to|as a result of|in response to|in retaliation for|thanks to|triggered by|caused by|prompted by|provoked by)\b/gi;
export const CAUSE_BEFORE =
  /\b(?:led to|leads to|leading to|resulted in|resulting in|results in|caused|causing|prompted|prompting|triggered|triggering|provoked|provoking|sparked|sparking|brought about)\b/gi;
/** Behind these the rest of a clause is no part of what comes of something. */
export const CLAUSE_ENDS = /[,;:]|\b(?:while|after|before|although|but)\b/i;
export const DURING = words('during at in on amid within');

/** Currencies of states: what else is counted may be told again as what it is worth. */
export const CURRENCIES = words(
  'USD EUR GBP KRW JPY CNY RUB UAH CHF CAD AUD NZD HKD SGD TWD INR KPW IRR TRY SEK NOK DKK PLN CZK BRL MXN ZAR THB VND',
);
/** Between an amount and what it is worth. */
export const WORTH =
  /^(?:\s\w+){0,2}(?:\s?\(|,?\s(?:\w+\s){0,3}(?:worth|valued at|value of|equivalent to|equivalent of|or)\s)(?:an?\s)?(?:estimated\s|approximately\s|about\s|around\s|nearly\s|over\s|roughly\s|some\s|worth\s|valued\sat\s|equivalent\sto\s|more\sthan\s)*$/i;
/** Characters in which that is looked for. */
export const WORTH_REACH = 70;

/** What may stand between a date and the colon behind it: "09:45 PM +UTC". */
export const CLOCK = /^(?:[,;()+–-]|\d{1,2}[:.]\d{2}(?::\d{2})?|[ap]\.?m\.?|UTC|GMT|EST|EDT|KST|local|time)$/i;

/** Verbs that tell what something comes to: "losses reached $2 million", "were put at $2 million". */
export const COMES_TO = words('reach exceed total top amount come run stand estimate put value');
/** Prepositions in front of what they tell. */
export const BEFORE_AMOUNTS = words('to at');

/** Verbs that lead from a happening to what came of it. */
export const CAUSES = words('result lead cause bring trigger');

export const FUTURE =
  /^(?:next|tomorrow|later this|this coming|in the coming|the coming|in (?:two|three|four|five|six|seven|\d+) )/i;

/** Types of mentions that count as items. */
export const ITEMS = words('weapon vessel item');

/** Types of names that do nothing and to which nothing is done as to a party. */
export const NO_PARTIES = words('place weapon vessel item');

/** Prepositions that set a noun apart from those who do it. */
export const APART = words('besides except unlike like including despite alongside excluding');

/** Adverbs that look like nouns: "sent the workers home". */
export const WHITHER = words('home underground abroad overseas ashore north south east west back');

/** Prepositions in front of an amount: "between 16% and 25%". */
export const ROUGHLY = words('between about around over under up near to nearly');
/** The same in front of a number that opens a clause: "About 3,000 troops left". */
export const ROUGHLY_FIRST = words('about around over under');

/** Names that mean something else with their article: "the North". */
export const WITH_ARTICLE = words('north south');

/** A denial in front of a trigger, in its clause. */
export const DENIED_BEFORE = /\b(?:den(?:y|ies|ied|ying)|denials? of)\b[^,;.!?]*$/iu;
/** Characters in which that is looked for. */
export const DENIAL_REACH = 80;
