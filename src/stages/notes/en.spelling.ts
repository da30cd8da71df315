// English spelling: which letters are taken for which, and which words are made of others.

/** Letters that character recognition takes for one another; each pair both ways. */
export const CONFUSIONS: readonly (readonly [string, string])[] = [
  ['rn', 'm'],
  ['rn', 'nm'],
  ['cl', 'd'],
  ['vv', 'w'],
  ['ii', 'u'],
  ['li', 'h'],
  ['ri', 'n'],
  ['nn', 'm'],
  ['tl', 'd'],
  ['c', 'e'],
  ['h', 'k'],
  ['h', 'b'],
  ['i', 'l'],
  ['t', 'l'],
  ['f', 't'],
  ['u', 'n'],
  ['n', 'h'],
  ['g', 'q'],
  ['v', 'y'],
  ['o', 'c'],
  ['a', 'o'],
  ['s', 'a'],
  ['m', 'n'],
  ['w', 'v'],
].flatMap(([a, b]) => [[a!, b!] as const, [b!, a!] as const]);

const PREFIX =
  /^(?:un|re|non|anti|over|under|out|mis|pre|de|dis|co|counter|sub|super|inter|intra|multi|mid|semi|cyber|pro|bio|geo|micro|macro|mega|mini|tele|auto|hyper|trans|ultra|neo|post|ex|fore|en|em|im|in|ir|il|up|down|off|on|back|air|life|world|well|con)(?=[a-z]{3})/;
const ENDINGS: readonly (readonly [string, readonly string[]])[] = [
  ['iest', ['y']],
  ['ier', ['y']],
  ['ies', ['y']],
  ['ied', ['y']],
  ['ily', ['y']],
  ['iness', ['y']],
  ['ens', ['']],
  ['en', ['']],
  ['th', ['']],
  ['ieth', ['y']],
  ['ications', ['y']],
  ['ication', ['y']],
  ['st', ['e']],
  ['ations', ['e', '']],
  ['ation', ['e', '']],
  ['ators', ['ate']],
  ['ator', ['ate']],
  ['ings', ['', 'e']],
  ['ing', ['', 'e']],
  ['edly', ['', 'e', 'ed']],
  ['ed', ['', 'e']],
  ['es', ['', 'e']],
  ['s', ['']],
  ['ers', ['', 'e']],
  ['er', ['', 'e']],
  ['est', ['', 'e']],
  ['ors', ['', 'e']],
  ['or', ['', 'e']],
  ['ly', ['', 'le']],
  ['ness', ['']],
  ['less', ['']],
  ['like', ['']],
  ['ability', ['', 'e', 'able']],
  ['able', ['', 'e']],
  ['ible', ['', 'e']],
  ['ments', ['']],
  ['ment', ['']],
  ['ships', ['']],
  ['ship', ['']],
  ['hood', ['']],
  ['ists', ['', 'e', 'y']],
  ['ist', ['', 'e', 'y']],
  ['isms', ['', 'e']],
  ['ism', ['', 'e', 'y']],
  ['ize', ['', 'e', 'y']],
  ['ized', ['', 'y']],
  ['izing', ['', 'y']],
  ['izes', ['', 'y']],
  ['ise', ['', 'e', 'y']],
  ['ised', ['', 'y']],
  ['ising', ['', 'y']],
  ['y', ['', 'e']],
  ['ish', ['', 'e']],
  ['ful', ['']],
  ['fully', ['']],
  ['ward', ['']],
  ['wards', ['']],
  ['wise', ['']],
  ['man', ['']],
  ['men', ['']],
  ['woman', ['']],
  ['women', ['']],
  ['ity', ['', 'e']],
  ['ities', ['', 'e', 'ity']],
  ['al', ['', 'e']],
  ['ally', ['', 'al']],
  ['ic', ['', 'e', 'y']],
  ['ical', ['y', 'ic']],
  ['ous', ['', 'e', 'y']],
  ['ive', ['', 'e', 'ion']],
  ['ion', ['', 'e']],
  ['ions', ['', 'e']],
  ['ance', ['', 'e']],
  ['ence', ['', 'e']],
  ['ee', ['', 'e']],
  ['ees', ['', 'e']],
  ['ian', ['', 'y', 'ia']],
  ['ese', ['', 'a']],
  ['dom', ['']],
  ['esque', ['']],
  ['free', ['']],
  ['proof', ['']],
  ['style', ['']],
  ['wide', ['']],
];
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/our/, 'or'],
  [/or/, 'our'],
  [/is(?=e|ing|ation)/, 'iz'],
  [/ys(?=e|ing)/, 'yz'],
  [/re$/, 'er'],
  [/tre/, 'ter'],
  [/ence$/, 'ense'],
  [/ogue/, 'og'],
  [/amme/, 'am'],
  [/ll(?=ed|ing|er)/, 'l'],
  [/l(?=ed|ing|er)/, 'll'],
  [/ae|oe/, 'e'],
  [/gement/, 'gment'],
  [/gment/, 'gement'],
  [/ough/, 'ow'],
  [/yre/, 'ire'],
  [/que$/, 'ck'],
  [/ce$/, 'se'],
  [/ize?/, 'is'],
  [/ph/, 'f'],
  [/^en/, 'in'],
  [/^in/, 'en'],
  [/ouble/, 'uble'],
  [/rilla/, 'rrilla'],
  [/ance$/, 'ence'],
  [/ence$/, 'ance'],
];

/** Ways in which a word can be made of others; each is a list of the words it needs. */
export function derivedFrom(lower: string): string[][] {
  const ways: string[][] = [];
  const bare = lower.replace(PREFIX, '');
  if (bare !== lower) ways.push([bare], ...stemsOf(bare).map((stem) => [stem]));
  for (const stem of stemsOf(lower))
    ways.push([stem], ...(stem.replace(PREFIX, '') === stem ? [] : [[stem.replace(PREFIX, '')]]));
  for (let at = 3; at <= lower.length - 3; at++) ways.push([lower.slice(0, at), lower.slice(at)]);
  return ways;
}

/** "labour", "travelled", "authorised": another spelling of a known word. */
export function isSpellingVariant(lower: string, isKnown: (word: string) => boolean): boolean {
  return SPELLINGS.some(([pattern, other]) => {
    if (!pattern.test(lower)) return false;
    const spelled = lower.replace(pattern, other);
    return isKnown(spelled) || stemsOf(spelled).some(isKnown);
  });
}

/** Endings in which two forms of one word differ. */
export const INFLECTIONS: ReadonlySet<string> = new Set([
  '',
  's',
  'es',
  'd',
  'ed',
  'e',
  'r',
  'er',
  'ing',
  'n',
  'en',
  't',
  'y',
  'ies',
  'ied',
  'ly',
  'ce',
  'se',
]);

/** Short words that are printed together with their neighbour when a space is lost. */
export const SHORT_WORDS: ReadonlySet<string> = new Set(
  'a an the to of in on at by for and is was it he his its that with from'.split(' '),
);

function stemsOf(lower: string): string[] {
  const stems: string[] = [];
  for (const [ending, restored] of ENDINGS) {
    if (!lower.endsWith(ending) || lower.length - ending.length < 3) continue;
    const stem = lower.slice(0, -ending.length);
    for (const rest of restored) stems.push(stem + rest);
    if (/([bdfgklmnprtz])\1$/.test(stem)) stems.push(stem.slice(0, -1));
  }
  return stems;
}
