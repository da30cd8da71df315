// English words that rules of law are read with: where the head of a phrase ends, and how texts speak of what the law forbids.

/** Words behind which a phrase only describes its head: "shells | from North Korea", "a batch | of drones". */
export const HEAD_ENDS: ReadonlySet<string> = new Set(
  'of for from to in into with by on at that which who and or capable including such as made used designed than'.split(
    ' ',
  ),
);

/** Forms in the singular that a word may be the plural of. */
export function singularsOf(word: string): string[] {
  return [
    ...(word.endsWith('ies') ? [`${word.slice(0, -3)}y`] : []),
    ...(word.endsWith('es') ? [word.slice(0, -2)] : []),
    ...(word.endsWith('s') && !word.endsWith('ss') ? [word.slice(0, -1)] : []),
  ];
}

/** Words that put a total into one year: "in 2024", "during the whole of 2024"; not "since 2018". */
export const ONE_YEAR =
  /^(?:(?:in|during|for|over|throughout)\s+)?(?:(?:all|the whole|the course) of\s+)?(?:the\s+)?(?:(?:calendar )?year\s+)?(?:19|20)\d\d$/i;

/** A number of a resolution, or the first of a list of them; the numbers behind it are read on. */
export const RESOLUTION = /\b(?:UNSCR|Resolutions?|resolutions|S\/RES\/)\s?(\d{4})\b/g;
/** "… 1718, 1874 and 2397". */
export const NEXT_NUMBER = /^(?:\s?\(\d{4}\))?(?:,\s(?:and\s)?|\sand\s|,?\sor\s)(\d{4})\b/;
/** Words before a number that is no resolution of the Security Council. */
export const OTHER_BODY =
  /(?:House|Senate|Assembly|Congress|Parliament|parliamentary|joint|concurrent)\s(?:\w+\s){0,2}$/;

/** What the law is said to do: it forbids, or it does not. */
export const FORBIDS =
  /\b(?:ban(?:s|ned|ning)?|prohibit(?:s|ed|ing)?|forbid(?:s|den|ding)?|outlaw(?:s|ed|ing)?|bar(?:s|red|ring)|preclude[sd]?|rule(?:s|d)? out)\b/;
export const ALLOWS =
  /\b(?:(?:do|does|did)(?:n['’]t| not) (?:ban|prohibit|forbid|bar|outlaw|cover)|allow(?:s|ed)?|permit(?:s|ted)?|(?:is|are|was|were)(?:n['’]t| not) (?:banned|prohibited|forbidden|barred|covered)|no (?:resolution|sanction|provision)s? (?:ban|prohibit|forbid|cover)s?)\b/;

/** "11 rounds of sanctions". The number in words or digits. */
export const ROUNDS = /\b(\d{1,2}|[a-z]+) (?:rounds|sets) of (?:\w+[ -]){0,3}sanctions\b/i;
export const NUMBER_WORDS: Readonly<Record<string, number>> = Object.fromEntries(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'
    .split(' ')
    .map((word, at) => [word, at]),
);

export function unknownResolution(number: string, regimes: readonly string[]): string {
  return `Resolution ${number} is not among those that the packs know (${regimes.join('; ')}): no paragraph is taken for it, and the number may be a slip.`;
}

export function roundsCounted(
  count: number,
  known: readonly { readonly count: number; readonly counts: string }[],
): string {
  const list = known.map((one) => `${one.count} ${one.counts}`).join('; ');
  return known.some((one) => one.count === count)
    ? `Rounds of measures are counted differently: ${list}. Two such numbers do not contradict each other.`
    : `No known way of counting gives ${count} rounds: ${list}.`;
}

/** "The text says that the law forbids it; …" */
export function lawDiffers(said: 'forbids' | 'allows', says: string): string {
  const told = said === 'forbids' ? 'that the measures forbid it' : 'that the measures do not forbid it';
  return `The text says ${told}. ${says}`;
}

export const ASKS_ONLY = 'It asks and does not forbid, so nothing touches it as a ban.';

export function notYetInForce(name: string, from: string): string {
  return `${name} is in force from ${from}; the event was before.`;
}

export function noLongerInForce(name: string, to: string): string {
  return `${name} was in force until ${to}; the event was later.`;
}

export function onOrAfter(from: string, to: string | undefined, clock: string): string {
  const until = to === undefined ? '' : ` and until ${to}`;
  return `it was on or after ${from}${until}, by the date in ${clock}`;
}

export const CARRIED_OUT = 'it is carried out';
export const NOT_TOLD = 'When it was is not told; it is taken to be of the time of the text.';
export const ROLE_NOT_TOLD = (role: string) => `more about the ${role.replaceAll('-', ' ')}`;
export const DEPENDS = 'It depends on what is missing.';

export function dependsFor(names: readonly string[]): string {
  return `What is missing decides for ${names.join(', ')}.`;
}
export const BOUND_WORDS = { 'every-state': 'every member state' } as const;

export function windDown(days: number): string {
  return `${days} days were left to end what was under way`;
}

export function namedNearby(name: string, kind: string): string {
  return `The text names ${name}, of the class ${kind.replaceAll('-', ' ')}, nearby; it is taken to be that.`;
}
