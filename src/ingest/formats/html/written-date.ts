// Days as pages write them: "2024-03-12T08:00:00+01:00", "12 March 2024", "12. März 2024", "2020年8月27日", "12/03/2024".
import { isoDay } from '../../calendar.ts';

/** A day, and the EDTF that says what was written of it. */
export interface WrittenDate {
  /** YYYY-MM-DD, in the offset that the page itself writes. */
  readonly day: string;
  /** With the time of day where it is written: 2024-03-12T08:00:00+01:00. */
  readonly edtf: string;
  /** The words that were read. */
  readonly words: string;
}

/** In which order a page writes days and months as numbers. */
export type NumberOrder = 'day-first' | 'month-first' | 'unknown';

/** No page on the web is older. */
const FIRST_YEAR = 1990;
const LAST_YEAR = 2099;

/** The first date written in `text`, or undefined. Days that do not exist and years before 1990 are not dates. */
export function findDate(text: string, order: NumberOrder, language = ''): WrittenDate | undefined {
  const plain = withPlainDigits(text.length > 2_000 ? text.slice(0, 2_000) : text);
  let first: { at: number; date: WrittenDate } | undefined;
  for (const { pattern, read } of FORMS) {
    for (const match of plain.matchAll(pattern)) {
      if (first && match.index >= first.at) break;
      const parts = read(match, order, language);
      const date = parts && writtenDate(parts, text.slice(match.index, match.index + match[0].length).trim());
      if (!date) continue;
      first = { at: match.index, date };
      break;
    }
  }
  return first?.date;
}

/** A date that is the whole of a machine's field: as `findDate`, and 20240312, and seconds since 1970. */
export function parseField(text: string, order: NumberOrder, language = ''): WrittenDate | undefined {
  const field = text.trim();
  if (/^1\d{9}(?:\d{3})?$/.test(field)) {
    const seconds = Number(field.slice(0, 10));
    return findDate(new Date(seconds * 1000).toISOString().slice(0, 19) + 'Z', order);
  }
  const compact = /^(\d{4})(\d{2})(\d{2})(?:T?\d{4,6}.*)?$/.exec(field);
  if (compact) return writtenDate({ year: compact[1]!, month: Number(compact[2]), day: compact[3]! }, field);
  return findDate(field, order, language);
}

/** The date in an address: /2024/03/12/, /2024-03-12-, /20240312. */
export function dateInUrl(url: string): WrittenDate | undefined {
  for (const pattern of URL_FORMS) {
    for (const match of url.matchAll(pattern)) {
      const date = writtenDate({ year: match[1]!, month: Number(match[2]), day: match[3]! }, match[0]);
      if (date) return date;
    }
  }
  return undefined;
}

const URL_FORMS = [
  /(?<![\d])((?:19|20)\d{2})\/(\d{1,2})\/(\d{1,2})(?![\d])/g,
  /(?<![\d])((?:19|20)\d{2})[-_.](\d{1,2})[-_.](\d{1,2})(?![\d])/g,
  /(?<![\d])((?:19|20)\d{2})(\d{2})(\d{2})(?![\d])/g,
];

interface Parts {
  readonly year: string;
  readonly month: number;
  readonly day: string;
  readonly time?: string;
}

interface Form {
  readonly pattern: RegExp;
  readonly read: (match: RegExpMatchArray, order: NumberOrder, language: string) => Parts | undefined;
}

const CLOCK = '(?:[T ]{1,2}(\\d{1,2}:\\d{2}(?::\\d{2})?)(?:[.,]\\d{1,9})? ?(Z|[+-]\\d{2}:?\\d{2})?(?!\\d))?';
const WORD = "[\\p{L}\\p{M}]{2,14}(?:['’]?[\\p{L}\\p{M}]{1,4})?";

const FORMS: readonly Form[] = [
  {
    // 2024-03-12T08:00:00+01:00, 2024/3/12, 2024.03.12, 2024年3月12日, 2024년 3월 12일
    pattern: new RegExp(`(?<![\\d])(\\d{4}) ?[-/.年년] ?(\\d{1,2}) ?[-/.月월] ?(\\d{1,2})(?!\\d)${CLOCK}`, 'gu'),
    read: (match) => ({ year: match[1]!, month: Number(match[2]), day: match[3]!, time: clock(match[4], match[5]) }),
  },
  {
    // 12 March 2024, 12. März 2024, 12 de março de 2024, le 1er mars 2024, Tue, 12 Mar 2024 08:00:00 GMT
    pattern: new RegExp(
      `(?<![\\d])(\\d{1,2})(?:st|nd|rd|th|er|º|ª|°)?[.,]?[ -]{0,2}(?:de |of |del |d['’])?(${WORD})\\.?[ ,-]{1,3}(?:de |del )?(\\d{4})(?!\\d)`,
      'giu',
    ),
    read: (match, _order, language) => named(match[3]!, match[2]!, match[1]!, language),
  },
  {
    // March 12, 2024; Mar. 12th 2024
    pattern: new RegExp(`(${WORD})\\.? {1,2}(\\d{1,2})(?:st|nd|rd|th)?,? {1,2}(\\d{4})(?!\\d)`, 'giu'),
    read: (match, _order, language) => named(match[3]!, match[1]!, match[2]!, language),
  },
  {
    // 2024. március 12., 2024 m. kovo 12 d.
    pattern: new RegExp(`(?<!\\d)(\\d{4})\\.? (?:m\\. )?(${WORD})\\.? (\\d{1,2})(?!\\d)`, 'giu'),
    read: (match, _order, language) => named(match[1]!, match[2]!, match[3]!, language),
  },
  {
    // 12/03/2024, 12.03.2024, 12-03-2024
    pattern: /(?<![\d./-])(\d{1,2}) ?([./-]) ?(\d{1,2}) ?\2 ?(\d{4})(?!\d)/g,
    read: (match, order) => numbered(match[1]!, match[3]!, match[4]!, match[2] === '.' ? 'day-first' : order),
  },
];

function named(year: string, word: string, day: string, language: string): Parts | undefined {
  const month = monthOf(word, language);
  return month === undefined ? undefined : { year, month, day };
}

function numbered(first: string, second: string, year: string, order: NumberOrder): Parts | undefined {
  if (Number(first) > 12) return { year, month: Number(second), day: first };
  if (Number(second) > 12) return { year, month: Number(first), day: second };
  if (first === second) return { year, month: Number(first), day: second };
  if (order === 'unknown') return undefined;
  return order === 'day-first'
    ? { year, month: Number(second), day: first }
    : { year, month: Number(first), day: second };
}

function clock(time: string | undefined, offset: string | undefined): string | undefined {
  if (time === undefined) return undefined;
  const [hours = '', minutes = '', seconds = '00'] = time.split(':');
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) return undefined;
  const zone = offset && /^[+-]\d{4}$/.test(offset) ? `${offset.slice(0, 3)}:${offset.slice(3)}` : (offset ?? '');
  return `${hours.padStart(2, '0')}:${minutes}:${seconds}${zone}`;
}

function writtenDate(parts: Parts, words: string): WrittenDate | undefined {
  const year = Number(parts.year);
  const day = isoDay(year, parts.month, Number(parts.day));
  if (day === undefined || year < FIRST_YEAR || year > LAST_YEAR) return undefined;
  return { day, edtf: parts.time ? `${day}T${parts.time}` : day, words };
}

const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0xae6, 0xe50, 0xff10];

/** Arabic, Persian, Hindi, Bengali, Gujarati, Thai and wide digits as 0 to 9; the length stays. */
function withPlainDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹०-९০-৯૦-૯๐-๙０-９]/g, (digit) => {
    const code = digit.charCodeAt(0);
    const zero = ZEROS.find((start) => code >= start && code < start + 10) ?? code;
    return String(code - zero);
  });
}

/** How the names of the months begin, in some forty languages; the longest beginning that fits decides. */
const MONTH_BEGINNINGS: readonly string[] = [
  'jan ene gen jän янв січ сту sty led ocak tammi sij ιαν яну јан يناير كانون-الثاني जनवरी જાન્યુ জানু sausi',
  'feb fev fév фев лют lut úno uno şub sub helmi velj shkurt φεβ fdm فبراير شباط फरवरी फ़रवरी ફેબ્રુ ফেব্রু vasari',
  'mar mär maer maalis мар бер bře bře ožuj mrt már مارس آذار मार्च માર્ચ মার্চ μαρ μάρ kovo',
  'apr avr abr апр квіт крас kwie dub nis huhti trav pril ápr απρ أبريل ابريل نيسان अप्रैल એપ્રિલ এপ্রিল baland',
  'may mai mag mei maj май мая трав kvě kve touko svib máj μαΐ μαϊ мај مايو أيار ايار मई મે মে geguž',
  'jun juin giu июн черв юни јун cze červn červen haz kesä lipnj lipanj qershor ιουν ioun jún يونيو حزيران जून જૂન জুন birže',
  'jul juil lug июл лип юли јул lip červenc tem heinä srpanj srpnj korrik ιουλ júl يوليو تموز जुलाई જુલાઈ জুলাই liep',
  'aug aoû aou ago авг серп sie srp ağu agu elo kolov gusht αυγ ágo أغسطس اغسطس آب अगस्त ઓગસ્ટ আগস্ট rugpj',
  'sep set сен сеп вер wrz zář zar eyl syys ruj rujn shtator σεπ szep سبتمبر أيلول सितंबर सितम्बर સપ્ટે સપ્ટેમ્બર সেপ্টে rugs',
  'oct okt out ott окт жовт paź paz říj rij eki loka tetor οκτ أكتوبر اكتوبر تشرين-الأول अक्टूबर अक्तूबर ઓક્ટો অক্টো spal',
  'nov ноя ное лист lis kas marras stude nëntor nentor νοε نوفمبر नवंबर नवम्बर નવે নভে lapkr',
  'dec déc dez dic дек груд gru prosin ara joulu dhjetor δεκ ديسمبر दिसंबर दिसम्बर ડિસે ডিসে gruod',
];
const MONTHS: readonly (readonly [string, number])[] = MONTH_BEGINNINGS.flatMap((beginnings, index) =>
  beginnings.split(' ').map((beginning) => [beginning, index + 1] as const),
).sort(([a], [b]) => b.length - a.length);

/** The month that a word names, 1 to 12. Croatian calls October what Czech and Polish call November. */
function monthOf(word: string, language = ''): number | undefined {
  const name = word.normalize('NFC').toLowerCase();
  if (name.startsWith('listopad') && language === 'hr') return 10;
  return MONTHS.find(([beginning]) => name.startsWith(beginning))?.[1];
}
