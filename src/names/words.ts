// Words that names are made of, as tables: titles, particles, legal forms, words that many bodies bear, parts that many people bear.

const words = (...lines: readonly string[]): readonly string[] => lines.flatMap((line) => line.split(' '));

/** Words before or behind a person's name that are no part of it. */
export const TITLES: ReadonlySet<string> = new Set(
  words(
    'mr mrs ms miss dr prof professor doctor sir dame lord lady president prasident presidente minister general gen',
    'colonel col major maj captain capt lieutenant lt brigadier admiral adm marshal sergeant commander ambassador',
    'senator governor judge justice king queen prince princess sheikh shaikh shaykh sheik haji hajji haj hadji alhaj',
    'mullah mulla maulavi mawlawi mawlavi maulvi maulana mawlana molla moulavi qari hafiz alhaji ayatollah ayatullah hojjatoleslam',
    'imam engineer eng ing herr frau monsieur madame mme senor senora don dona doña ustad ustaz hon honorable rev reverend jr sr',
    'comrade tovarishch gospodin',
  ),
);

/** Small words inside a person's name: sons of, articles, "de". */
export const PARTICLES: ReadonlySet<string> = new Set(
  words(
    'al el ul ur ad as ash ar az bin ben bint ibn ibne bn ould wuld walad de del della di da das dos du des la le les lo los',
    'van von der den ter ten zu zum zur af av y e i und and the of na ne abd abdul abdel abdal abdou din eddin uddin allah ullah oglu ogly kyzy qizi',
  ),
);

/** Small words of a body's name. */
export const BODY_PARTICLES: ReadonlySet<string> = new Set(
  words('the of and for de del la le les du des di da do dos et und y e i a an in to fur der die das al el v na po s'),
);

/** Parts that thousands of people bear, so that they tell little. As `foldSpelling` leaves them. */
export const COMMON_PERSON_PARTS: readonly string[] = words(
  'mohammed muhammad mohamed mohammad ahmed ahmad mahmoud mahmud hamid hamed hassan hasan hussein husain hussain ali omar umar usman',
  'othman osman ibrahim ismail yusuf youssef yousef khalid khaled said saeed sayed sayyid abdullah abdallah abdulla rahman rahim karim aziz',
  'latif salam wahid malik qadir ghani hakim khan shah gul agha akhund salim saleh salih nasir nasser mustafa murad jamal kamal jamil',
  'amir amin abbas akbar jafar hadi mahdi mehdi reza hasani musa issa isa yahya younis dawood daud sulaiman suleiman habib haji tariq',
  'rashid abu abou umm zia nur noor fazl taj sultan mansour mansur haidar haider iqbal anwar zaman wali mir syed singh kumar sharma',
  'john james david michael robert william richard thomas charles joseph george peter paul mark daniel jean pierre marie jose juan carlos',
  'maria luis antonio francisco manuel pedro miguel jorge ana martin hans karl josef anna smith jones brown garcia martinez lopez gonzalez rodriguez',
  'fernandez perez sanchez ramirez cruz santos silva alexander aleksandr alexandr alexei aleksei sergei sergey andrei andrey dmitri dmitry ivan',
  'igor oleg vladimir viktor nikolai mikhail yuri pavel roman anton maxim evgeny yevgeny konstantin olga elena tatiana natalia irina',
  'ivanov petrov kim lee ri li pak park choe choi jong jung chong kang cho jo yun yoon han chang jang im rim so song sin shin kwon hwang an',
  'ryu yu hong ko paek chon jon no ro nam sim chu min son chol yong su il ho hyok myong kwang sok un hun chun kyong tae hak gil kil',
  'wang zhang liu chen yang zhao huang zhou wu xu sun zhu lin he guo ma luo nguyen tran pham',
);

/** Words that many bodies and ships bear. As `foldSpelling` leaves them. */
export const COMMON_BODY_PARTS: readonly string[] = words(
  'company companies corporation group holding holdings international global general trading trade industry industries industrial enterprise',
  'enterprises business services service solutions systems technology technologies technical engineering development investment investments',
  'bank banking finance financial capital fund funds trust trustees management national state central federal foundation organization',
  'organisation association committee ministry department bureau office agency center centre institute university academy school factory plant',
  'works complex mining import export shipping marine maritime navigation transport logistics airlines airways aviation oil gas energy petroleum',
  'power electric steel construction building materials chemical machine machinery manufacturing production products scientific research science',
  'design military defense defence security forces front brigade army party union federation republic world first new east west north south',
  'insurance commercial commerce co-op cooperative society charity relief islamic people peoples partners securities real estate gruppe banco banque',
);

/** Numbers as words; with tens, "forty-four" is 44. */
export const NUMBER_WORDS: ReadonlyMap<string, number> = new Map(
  words(
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
  ).map((word, value) => [word, value]),
);
export const TENS: ReadonlyMap<string, number> = new Map(
  words('twenty thirty forty fifty sixty seventy eighty ninety').map((word, at) => [word, 20 + 10 * at]),
);
export const ORDINALS: ReadonlyMap<string, number> = new Map(
  words('first second third fourth fifth sixth seventh eighth ninth tenth').map((word, at) => [word, at + 1]),
);

/** Short forms of words in names of bodies. */
export const SHORT_FORMS: ReadonlyMap<string, string> = new Map(
  [
    'intl international, int international, natl national, govt government, dept department, mfg manufacturing, bros brothers',
    'assn association, assoc association, univ university, inst institute, tech technology, eng engineering, mgmt management',
    'dev development, ind industries, inds industries, svcs services, grp group, min ministry, mfrs manufacturers, gen general',
    'us united states, usa united states, uk united kingdom, st saint',
  ].flatMap((line) =>
    line.split(', ').map((pair) => [pair.slice(0, pair.indexOf(' ')), pair.slice(pair.indexOf(' ') + 1)]),
  ),
);

/** Legal forms: what is written, by what it stands for. Forms of one row are the same; `/` parts rows that go together. */
const FORMS = [
  'limited: ltd, limited, co ltd, company limited, pte ltd, pvt ltd, private limited, pty ltd, pty limited, pte, pty, ltda, limitada, sdn bhd, co limited',
  'llc: llc, limited liability company, ooo, obshchestvo s ogranichennoy otvetstvennostyu, society with limited liability, srl, s r l',
  'llc: societatea cu raspundere limitata, sarl, tov, too, mmc, ood, eood, doo, zoo, sro, sp z o o, bvba, limited liability partnership company',
  'gmbh: gmbh, gesellschaft mit beschrankter haftung, mbh, ges m b h',
  'ag: ag, aktiengesellschaft',
  'jsc: jsc, ojsc, cjsc, pjsc, joint stock company, open joint stock company, public joint stock company, closed joint stock company, oao, ao, zao, pao',
  'jsc: aktsionernoe obshchestvo, otkrytoe aktsionernoe obshchestvo, publichnoe aktsionernoe obshchestvo, zakrytoe aktsionernoe obshchestvo, aktsionernoye obshchestvo',
  'inc: inc, incorporated',
  'corporation: corp, corporation',
  'company: co, company, cie, compagnie',
  'plc: plc, public limited company',
  'sa: sa, sa de cv, sab de cv, societe anonyme, sociedad anonima, spa, sas, saa',
  'bv: bv, nv, naamloze vennootschap, besloten vennootschap',
  'nordic: ab, as, a s, asa, oy, oyj, aps, aktiebolag, aktieselskab',
  'sl: sl, sociedad limitada',
  'se: se',
  'lp: lp, llp, llllp, kg, limited partnership, limited liability partnership, kommanditgesellschaft',
  'kk: kk, kabushiki kaisha',
  'pt: pt, tbk',
  'ano: ano, nko, fond, avtonomnaya nekommercheskaya organizatsiya',
  'na: na, national association',
  'fze: fze, fzc, fzco, fz llc, free zone establishment, free zone company',
] as const;

/** "limited liability company" → "llc". */
export const LEGAL_FORMS: ReadonlyMap<string, string> = new Map(
  FORMS.flatMap((line) => {
    const [form = '', written = ''] = line.split(': ');
    return written.split(', ').map((phrase): [string, string] => [phrase, form]);
  }),
);

/** The longest of them, in words. */
export const LONGEST_LEGAL_FORM = Math.max(...[...LEGAL_FORMS.keys()].map((phrase) => phrase.split(' ').length));

/** Forms of these rows are put for each other: "Co., Ltd." and "Limited" and "Inc." say no more than that it is a company. */
export const LOOSE_FORMS: ReadonlySet<string> = new Set([
  'limited',
  'inc',
  'corporation',
  'company',
  'plc',
  'na',
  'fze',
]);

/** A person's name that a form was put behind: "… LLC". */
export const FORMS_BEHIND_PERSONS: ReadonlySet<string> = new Set(words('llc ltd inc gmbh limited'));

/** Prefixes of ships: "MV Hellenic Spirit". */
export const SHIP_PREFIXES: ReadonlySet<string> = new Set(words('mv mt ms ss my fv lng lpg rv tb m v t'));

/** Korean family names as they are romanised. */
export const KOREAN_FAMILY_NAMES: ReadonlySet<string> = new Set(
  words(
    'kim gim lee ri li yi rhee pak park bak choe choi chung jong jeong jung chong kang gang cho jo yun yoon chang jang im rim lim han o oh',
    'so seo suh sin shin kwon hwang an ahn song ryu yu yoo ryoo hong ko go koh mun moon yang son sohn pae bae paek baek ho heo hur nam sim shim',
    'no ro noh roh ha chon jon jeon chun kwak sung song cha chu joo ju u woo ku koo min jin chin chi ji om eom um won ok pang bang kil gil tong',
    'yon pyon kong yom hyon ham to do pong wi ra na sok ma ki pyo myong ku rye hyok',
  ),
);

/** Chinese family names of two characters. */
export const DOUBLE_FAMILY_NAMES: ReadonlySet<string> = new Set([
  ...[
    '欧阳',
    '歐陽',
    '司马',
    '司馬',
    '诸葛',
    '諸葛',
    '上官',
    '司徒',
    '东方',
    '東方',
    '皇甫',
    '尉迟',
    '公孙',
    '慕容',
    '令狐',
    '夏侯',
    '端木',
  ],
]);
