// English words by which names, offices and pronouns are read: data for the stage beside this file.

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Titles in front of a name that are no part of it; longer ones are of several such words. */
export const TITLES = words(
  'mr mrs ms miss mister sir madam dame lord lady dr doctor prof professor president premier chancellor minister secretary chairman chairwoman chair chairperson ' +
    'chief leader general gen lieutenant lt colonel col major maj captain capt commander cmdr admiral adm marshal sergeant sgt corporal vice deputy ' +
    'senator sen representative rep congressman congresswoman governor gov mayor judge justice ambassador envoy director king queen prince princess emperor ' +
    'pope archbishop cardinal bishop reverend rev rabbi imam ayatollah sheikh comrade supreme prime foreign defense defence spokesman spokeswoman',
);
export const TITLES_OF_HE = words('mr mister sir king prince lord emperor pope chairman spokesman congressman father');
export const TITLES_OF_SHE = words('mrs ms miss madam dame lady queen princess chairwoman spokeswoman congresswoman');
/** Behind a name, no part of it. */
export const SUFFIXES = words('jr sr ii iii iv esq phd md');

/** Family names that are written in front of the given name. */
export const FAMILY_FIRST = words(
  'kim lee ri rhee yi pak park bak choe choi jong chong jung jeong jang chang jo cho kang yun yoon im lim rim han oh seo so suh sin shin kwon hwang an ahn song ryu yoo yu hong ko koh mun moon ' +
    'yang paek baek paik ho hur heo nam sim shim no noh roh ha kwak cha chu joo ku koo min na ra chin om eom pyon byun thae tae hyon hyun kil gil ok pyo ' +
    'xi wang li zhang liu chen zhao huang zhou wu xu sun hu zhu gao lin he guo ma luo liang zheng xie tang feng dong xiao cheng cao yuan deng fu shen zeng peng lu jiang cai jia ding wei xue ye yan ' +
    'pan du dai xia zhong tian ren fan fang shi yao tan zou xiong jin hao kong bai cui mao qiu qin gu hou shao meng duan qian yin qi qiao ' +
    'nguyen tran le pham hoang phan vu dang bui do ngo mao hun',
);

/** Words between the parts of a name that join two names: "Donetsk and Luhansk". */
export const CONNECTIVES = words('and or & , / + - – —');

/** Right in front of a capital these make it a place. */
export const PLACE_PREPOSITIONS = words(
  'in at near outside around inside across throughout within via through off above over beyond toward towards into onto',
);
/** In front of a capital these make it a place where a word of motion stands before. */
export const WAY_PREPOSITIONS = words('to from for');
/** Dictionary forms of words of motion. */
export const MOTION = words(
  'travel fly arrive go come return head drive trip visit flight train journey route road railway sail walk move march bus rail express highway airport hour kilometer kilometre mile tour ride border gateway depart departure arrival evacuate bring take transport',
);
/** Verbs whose object is a place: "visited Pyongyang". */
export const PLACE_VERBS = words(
  'visit leave reach enter tour bomb shell hit strike approach depart flee capture besiege rock',
);
/** Dictionary forms of nouns before which a capital is a place: "Pyongyang residents". */
export const PLACE_NOUNS = words(
  'resident street airport station metro subway suburb hotel restaurant airfield court police neighborhood neighbourhood district area region apartment shop market university school hospital skyline summit native studio bureau office correspondent ceremony parade time talk meeting',
);

/** Heads of people who lead: "the leader" may be any of them. */
export const LEADERS = words(
  'leader president premier chancellor ruler dictator king queen monarch emperor chairman strongman',
);
/** In an office these make it another than the one without them. */
export const LESSER = words('vice deputy assistant acting former late under associate co-');
export const KIN_OF_HE = words(
  'brother son husband father uncle grandfather nephew stepson stepfather grandson boyfriend',
);
export const KIN_OF_SHE = words(
  'sister daughter wife mother aunt grandmother niece stepmother stepdaughter granddaughter girlfriend widow',
);
export const KIN = new Set([...KIN_OF_HE, ...KIN_OF_SHE, ...words('cousin sibling spouse child relative in-law twin')]);
/** Before an office these tell of somebody else, or of nobody in particular. */
export const ANOTHER = words('former late ex next new first other another second third future previous');
/** Before an office these describe and tell nobody apart. */
export const DESCRIBING = words(
  'young powerful reclusive authoritarian autocratic longtime long-time veteran embattled outspoken hard-line hardline popular unpopular hawkish dictatorial absolute current incumbent sitting portly ailing',
);

/** Dictionary forms of nouns for a state that was named; of the last, only with an adjective of the next list. */
export const STATE_NOUNS = words('country nation kingdom state regime');
export const NEEDS_ADJECTIVE = words('state regime kingdom');
export const OF_STATES = words(
  'reclusive isolated secretive hermit impoverished nuclear-armed communist authoritarian totalitarian rogue pariah sanctioned heavily-sanctioned isolationist nuclear secluded stalinist',
);
/** Before "country" these tell of another one. */
export const OTHER_STATES = words(
  'neighboring neighbouring other another first second third same whole entire host home foreign only new developing sovereign free western asian european african latin arab eastern member big small',
);
/** Dictionary forms of nouns for several states, or for several people, named before. */
export const GROUP_OF_STATES = words(
  'country nation state side neighbor neighbour ally power government capital rival adversary foe party',
);
export const GROUP_OF_PEOPLE = words('leader president man woman minister official diplomat counterpart');
export const NUMBERS: Readonly<Record<string, number>> = { both: 2, two: 2, three: 3, four: 4, five: 5 };
/** Between the last two of several, and words that may follow: "Russia, along with China". */
export const AND = words('and along together with as well');

export const HE = words('he him his');
export const SHE = words('she her hers');
export const IT = words('it its');
export const THEY = words('they them their theirs');
/** Verbs behind an "it" that stands for nothing: "it is", "it appears". */
export const EMPTY_IT = words('be appear seem remain happen turn take become');

/** What states and bodies do and things do not, so that "It" at the beginning of a sentence is one of them. */
export const ACTS_OF_BODIES = words(
  'say deny add accuse urge want plan avoid launch fire send agree refuse reject condemn warn threaten vow pledge insist claim seek hope believe announce conduct test order decide ask demand declare call blame invite recognize recognise ' +
    'buy sell export import deploy sign promise offer admit confirm decline declare argue propose veto sanction impose stop resume suspend acknowledge apologize protest retaliate join withdraw vote abstain',
);

export const DEFINITE = words('the this that these those');
/** Single words of names of bodies that every state may have: "Foreign Ministry". */
export const BODY_WORDS = words(
  'ministry department of for and the foreign affairs defense defence interior finance unification justice trade energy health culture education transport agriculture labor labour economy economic state treasury commerce ' +
    'homeland national assembly parliament congress senate house representatives cabinet government administration security council supreme court central bank army navy air force military armed forces joint chiefs staff general ' +
    'intelligence service agency police coast guard border customs presidential office president prime minister secretary commission committee election electoral embassy consulate republican guard marine corps ground institute party ruling bureau board federal ministerial directorate headquarters chief command space science technology',
);
/** Spellings of one word in names of bodies. */
export const SPELLINGS: Readonly<Record<string, string>> = { defence: 'defense', labour: 'labor' };
/** Ends of names of firms that texts leave out when they name them again. */
export const FIRM_ENDS = words('inc corp corporation co company ltd limited llc plc ag gmbh group holdings bank');
/** Ends of names of firms that tell the form of the firm and nothing else. */
export const FIRM_SUFFIXES = words('inc corp co ltd llc plc ag gmbh');
/** Words of a name that its initials may leave out. */
export const SMALL_WORDS = words('of the and for in on de');
/** Before a language: "in Russian". */
export const BEFORE_LANGUAGE = words('in speak write fluent into from learn');
/** Dictionary forms of adverbs and the like that may stand between a subject and its verb. */
export const ASIDES = words(
  'also now still again already never not reportedly allegedly recently quietly repeatedly apparently since later then',
);
