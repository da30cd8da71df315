// English words whose dictionary form no rule gives: "sent" → send, "women" → woman, "targeting" → target.

/** Base form and the others: "send sent" gives sent → send. */
const VERBS = `
be am is are was were been being 's 're 'm|have has had having 've|do does did done|will 'll wo|can ca|would 'd|shall sha|say said says|go went gone goes
arise arose arisen|awake awoke awoken|bear bore borne|beat beaten|become became|befall befell befallen|begin began begun beginning|behold beheld
bend bent|beset besetting|bet betting|bid bade bidden bidding|bind bound|bite bit bitten|bleed bled|blow blew blown|break broke broken|breed bred|bring brought
broadcast|build built|burn burnt|burst|buy bought|cast|catch caught|choose chose chosen|cling clung|come came|cost|creep crept|cut cutting
deal dealt|dig dug digging|draw drew drawn|dream dreamt|drink drank drunk|drive drove driven|dwell dwelt|eat ate eaten|fall fell fallen
feed fed|feel felt|fight fought|find found|flee fled|fling flung|fly flew flown flies|forbid forbade forbidden forbidding|forecast|foresee foresaw foreseen
forget forgot forgotten forgetting|forgive forgave forgiven|forgo forwent forgone|freeze froze frozen|get got gotten getting|give gave given
grind ground|grow grew grown|hang hung|hear heard|hide hid hidden|hit hitting|hold held|hurt|keep kept|kneel knelt|knit knitting|know knew known|lay laid lay|lead led
leap leapt|learn learnt|leave left|lend lent|let letting|lie lain lying|light lit|lose lost|make made|mean meant|meet met|mislead misled|mistake mistook mistaken|misunderstand misunderstood
mow mown|offset offsetting|outdo outdid outdone|overcome overcame|overhear overheard|override overrode overridden|oversee oversaw overseen|overpay overpaid|overtake overtook overtaken|overthrow overthrew overthrown
partake partook partaken|pay paid|prove proven|put putting|quit quitting|read|rebuild rebuilt|remake remade|repay repaid|resell resold|reset resetting|retell retold|rewrite rewrote rewritten
rid ridding|ride rode ridden|ring rang rung|rise rose risen|run ran running|rerun reran|see saw seen|seek sought|sell sold|send sent|resend resent|set setting|sew sewn|shake shook shaken
shear shorn|shed shedding|shine shone|shoot shot|show shown|shrink shrank shrunk|shut shutting|sing sang sung|sink sank sunk|sit sat sitting|sleep slept|slide slid|sling slung|slit slitting
sow sown|speak spoke spoken|speed sped|spell spelt|spend spent|spill spilt|spin spun spinning|spit spat spitting|split splitting|spread|spring sprang sprung|stand stood|steal stole stolen
stick stuck|sting stung|stink stank stunk|strew strewn|stride strode|strike struck stricken|string strung|strive strove striven|swear swore sworn|sweep swept|swell swollen|swim swam swum swimming|swing swung
take took taken|teach taught|tear tore torn|tell told|think thought|throw threw thrown|thrust|tread trod trodden|undercut undercutting|undergo underwent undergone|understand understood|undertake undertook undertaken
undo undid undone|unwind unwound|uphold upheld|upset upsetting|wake woke woken|wear wore worn|weave wove woven|weep wept|win won winning|wind|slay slew slain|underlie underlay underlain underlying|upcoming upcoming|rebound|withdraw withdrew withdrawn|withhold withheld|withstand withstood
wring wrung|write wrote written|die died dies dying|tie tied ties tying|vie vied vies vying|belie belied belies belying|untie untied untying|lie lied lies|age aging|dye dyeing|eye eyeing|sue sued suing|queue queuing
panic panicked panicking|traffic trafficked trafficking|mimic mimicked mimicking|picnic picnicked picnicking|politic politicking|frolic frolicked frolicking|bus bused busing bussed bussing
ski skied skiing|taxi taxied taxiing|quiz quizzed quizzing quizzes|program programmed programming|veto vetoes vetoed`;

const NOUNS = `
child children|grandchild grandchildren|foot feet|tooth teeth|goose geese|mouse mice|ox oxen|man men|woman women|person persons|people people|die dice|penny pence
wife wives|knife knives|life lives|leaf leaves|thief thieves|half halves|shelf shelves|wolf wolves|loaf loaves|calf calves|hoof hooves|self selves|midwife midwives|housewife housewives|elf elves|sheaf sheaves|scarf scarves|ourselves ourselves
crisis crises|analysis analyses|thesis theses|hypothesis hypotheses|diagnosis diagnoses|oasis oases|emphasis emphases|synthesis syntheses|parenthesis parentheses|axis axes|basis bases|neurosis neuroses
criterion criteria|phenomenon phenomena|bacterium bacteria|curriculum curricula|memorandum memoranda|stimulus stimuli|alumnus alumni|nucleus nuclei|fungus fungi|radius radii|appendix appendices|index indices|matrix matrices|vertex vertices|alga algae|larva larvae
movie movies|tie ties|lie lies|pie pies|die dies|zombie zombies|cookie cookies|calorie calories|rookie rookies|selfie selfies|hippie hippies|brownie brownies|prairie prairies|veggie veggies|genie genies|newbie newbies|sortie sorties|eerie eeries|necktie neckties|collie collies|auntie aunties|indie indies|hoodie hoodies|freebie freebies|foodie foodies|goalie goalies|lingerie lingeries|reverie reveries|townie townies|techie techies|yuppie yuppies|boogie boogies|birdie birdies|junkie junkies|cutie cuties|oldie oldies|smoothie smoothies|bogie bogies|walkie walkies
shoe shoes|toe toes|foe foes|woe woes|canoe canoes|horseshoe horseshoes|hoe hoes|oboe oboes
ache aches|headache headaches|cache caches|niche niches|avalanche avalanches|moustache moustaches|mustache mustaches|creche creches|psyche psyches|cliche cliches|quiche quiches|toothache toothaches|backache backaches|heartache heartaches|axe axes
gas gases|bus buses|lens lenses|bias biases|alias aliases|atlas atlases|canvas canvases|plus pluses|quiz quizzes|whiz whizzes|iris irises|yes yeses|pancreas pancreases|christmas christmases|census censuses|menopause menopauses`;

/** Nouns in -uses, -oses and the like whose singular ends in s. */
export const SINGULAR_IN_S = new Set(
  'virus campus bonus status caucus focus circus chorus consensus census sinus minus walrus abacus apparatus surplus nexus prospectus fetus octopus hiatus syllabus discus stimulus platypus cactus genius lotus thermos rhinoceros albatross'.split(
    ' ',
  ),
);

/** Nouns, tagged as plural, that have no other form. */
export const WITHOUT_SINGULAR = new Set(
  'series species means summons headquarters people police cattle folk data media news sheep fish deer aircraft spacecraft hovercraft personnel offspring swine bison shrimp salmon trout moose elite corps chassis themselves ourselves yourselves dozens gallows diabetes economics politics physics mathematics athletics ethics tactics logistics'.split(
    ' ',
  ),
);

/** Verbs in two syllables or more that end in one vowel and one consonant, and have no e where the rule puts one. */
export const WITHOUT_E = new Set(
  'focus caucus bias canvas combat target market visit monitor sponsor author honor favor anchor labor tutor censor mirror harbor rumor armor error factor vector motor mentor pilot pivot ballot riot abandon pardon reason season summon mention worship gossip develop envelop gallop kidnap wiretap debut output input exhibit inhibit prohibit profit edit audit limit credit merit orbit solicit elicit deposit posit inherit exit spirit bandit rabbit discredit accredit vomit ruin bargain cabin blossom custom fathom ransom welcom fulfil enrol patrol control model total signal cancel travel fuel label equal rival channel tunnel level panel counsel quarrel duel shovel funnel marvel unravel grovel parcel pummel swivel initial trial dial metal pedal medal sandal scandal spiral vandal journal petal pencil stencil imperil council devil gavel hovel barrel betray nonplus overawe ad-lib handicap jetlag zigzag backlog blog vlog catalog dialog analog nod plod period method herald scaffold second offend thread dread head spread tread bestead parallel laurel gravel libel barrel hostel apparel caramel excel compel expel propel repel rebel dispel impel distil instil annul appal forestal install balloon'.split(
    ' ',
  ),
);

/** Stems that get an e where the rule puts none. */
export const WITH_E = new Set(
  'extradite create recreate procreate persuade dissuade guide misguide rebuke bathe hinge unhinge define invite unite reunite recite excite incite cite ignite write rewrite underwrite expedite site complete compete delete deplete obsolete interfere persevere adhere revere intervene convene reconvene contravene postpone condone phone telephone clone stone dethrone atone hone zone ignore explore restore deplore score store adore implore bore core gore pore snore underscore outscore restore abhorre become come welcome overcome chrome rewelcome console cajole parole role extol howl change exchange arrange rearrange challenge avenge revenge plunge lunge range orange estrange scavenge infringe impinge binge cringe hinge fringe tinge sponge expunge lounge syringe singe taste paste waste baste haste breathe loathe bathe clothe soothe sheathe seethe scathe lathe ache cache psyche axe concede recede precede impede supersede secede intercede accede stampede scheme theme blaspheme extreme handle reveille increase decrease release cease lease please crease tease ease appease grease lease sublease raise praise appraise cause pause clause accuse house browse cleanse rinse sense condense dispense license expense tense incense endorse nurse reverse traverse disperse rehearse course discourse curse horse immerse converse collapse lapse elapse eclipse relapse glimpse pulse impulse convulse repulse else false delve evolve'.split(
    ' ',
  ),
);

/** Verbs that end in two equal consonants of themselves. */
export const DOUBLE = new Set(
  'add err ebb odd purr putt butt mitt nett jazz buzz fizz fuzz egg inn sinn watt boycott bumm shirr whirr burr'.split(
    ' ',
  ),
);

/** Verbs in -ll- that end in one l. */
export const SINGLE_L = new Set(
  'control patrol cancel compel propel expel repel dispel impel travel fuel model signal label rebel total enrol enroll equal rival channel tunnel level panel counsel quarrel duel shovel funnel marvel unravel grovel excel fulfil distil instil annul extol initial dial pedal spiral pencil parcel pummel swivel libel refuel relabel snorkel tassel jewel barrel revel shrivel dishevel bevel towel snivel trammel metal medal appal bedevil stencil gambol patrol remodel prequel'.split(
    ' ',
  ),
);

/** Words whose form follows from no tag: "ca" of "can't". */
export const OTHERS: ReadonlyMap<string, string> = new Map(
  `an a|n't not|ca can|wo will|sha shall|'ll will|'d would|me i|us we|him he|her she|them they|my i|our we|his he|their they|your you|o'clock o'clock|'em they|cannot can|mine i|yours you|whom who`
    .split('|')
    .map((pair) => pair.split(' ') as [string, string]),
);

const formsOf = (table: string): ReadonlyMap<string, string> =>
  new Map(
    table
      .trim()
      .split(/[|\n]/)
      .flatMap((line) => {
        const [base = '', ...forms] = line.split(' ');
        return [[base, base], ...forms.map((form) => [form, base])] as [string, string][];
      }),
  );

export const IRREGULAR_VERBS = formsOf(VERBS);
export const IRREGULAR_NOUNS = formsOf(NOUNS);
