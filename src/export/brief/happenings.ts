// What the claims say happened, what they expect, and the figures in them, each with whose word it is and where it stands.
import type { Certainty, Stance } from '../../document/claim.ts';
import type { EventMention, Modality, Polarity } from '../../document/event.ts';
import { byCodeUnit } from '../../document/order.ts';
import type { Figure, Quantity } from '../../document/quantity.ts';
import type { Quote } from '../../document/span.ts';
import { type Time, windowOf } from '../../document/time.ts';
import type { Words } from './brief.ts';
import { spaced } from './sentences.ts';

/** Whose claim it is, as the brief names him, and what he does with it. */
export interface Said {
  readonly by: string;
  readonly stance: Stance;
  readonly certainty: Certainty;
  /** Number of the claim in the brief. */
  readonly number: number;
}

/** An event as one claim tells it. */
export interface BriefEvent {
  /** "arms transfer". */
  readonly type: string;
  readonly modality: Modality;
  readonly polarity: Polarity;
  readonly trigger: Words;
  readonly roles: readonly {
    readonly role: string;
    readonly words: readonly Words[];
    readonly classes: readonly string[];
  }[];
  /** "2022-08 (“last month”, counted from the day of publication)"; absent where the text does not say when. */
  readonly when?: string;
  /** The last day it was expected for has gone by, as of the day the reader named. */
  readonly passed: boolean;
  /** What a later text says became of it: "reported: nuclear test: …". */
  readonly outcome?: string;
  readonly superlatives: readonly Words[];
  readonly said: Said;
}

/** An amount, what it counts, and whose it is. */
export interface BriefFigure {
  /** "artillery shell", "USD". */
  readonly counts: string;
  readonly words: Words;
  /** "at least 10,000", "16 to 25 percent". */
  readonly reading: string;
  readonly said: Said;
}

/** What a claim id and words of a document become in the brief. */
export interface Places {
  readonly saidIn: (claim: string) => Said;
  readonly place: (document: string, quote: Quote) => Words;
}

const DONE: ReadonlySet<Modality> = new Set<Modality>(['happened', 'ongoing']);

/** What is under preparation, planned, expected, possible or conditional; `asOf`, an ISO day, tells what has passed, `outcomeOf` what later texts say. */
export function expectedOf(
  mentions: readonly EventMention[],
  places: Places,
  outcomeOf: (mention: EventMention) => string | undefined,
  asOf?: string,
): BriefEvent[] {
  return inTime(mentions.filter(({ modality }) => !DONE.has(modality))).map((mention) => {
    const outcome = outcomeOf(mention);
    return { ...briefEvent(mention, places, asOf), ...(outcome !== undefined && { outcome }) };
  });
}

function inTime(mentions: readonly EventMention[]): EventMention[] {
  const key = ({ time }: EventMention) => {
    const window = time?.edtf === undefined ? undefined : windowOf(time.edtf);
    return window?.earliest ?? window?.latest ?? '9999';
  };
  return mentions
    .map((mention, at) => ({ mention, key: key(mention), at }))
    .sort((a, b) => byCodeUnit(a.key, b.key) || a.at - b.at)
    .map(({ mention }) => mention);
}

/** A mention as the brief tells it. */
export function briefEvent(mention: EventMention, { saidIn, place }: Places, asOf?: string): BriefEvent {
  const { document, type, modality, polarity, time } = mention;
  const roles = new Map<string, { words: Words[]; classes: string[] }>();
  for (const { role, start, end, text, class: kind } of mention.arguments) {
    const filled = roles.get(role) ?? { words: [], classes: [] };
    roles.set(role, filled);
    // Where the class is the value, its words stand with another role already.
    if (kind === undefined) filled.words.push(place(document, { start, end, text }));
    else filled.classes.push(spaced(kind));
  }
  return {
    type: spaced(type),
    modality,
    polarity,
    trigger: place(document, mention.trigger),
    roles: [...roles].map(([role, filled]) => ({ role: spaced(role), ...filled })),
    ...(time && { when: timeLabel(time) }),
    passed: asOf !== undefined && hasPassed(time, asOf),
    superlatives: (mention.superlatives ?? []).map((words) => place(document, words)),
    said: saidIn(mention.claim),
  };
}

function hasPassed(time: Time | undefined, asOf: string): boolean {
  const latest = time?.edtf === undefined ? undefined : windowOf(time.edtf)?.latest;
  return latest !== undefined && latest < asOf;
}

const BASES: Readonly<Record<Time['basis'], string>> = {
  stated: '',
  'relative-to-publication': ', counted from the day of publication',
  'relative-to-time': ', counted from another time in the text',
  inferred: ', counted from a day of publication that was itself worked out',
};

/** What the words of time come to, with the words where they say something else. */
export function timeLabel({ edtf, basis, text, problem }: Time): string {
  const words = `“${text}”`;
  if (edtf === undefined) return problem === undefined ? words : `${words}: ${problem}`;
  return edtf === text ? edtf : `${edtf} (${words}${BASES[basis]})`;
}

/** Lengths of time count nothing that happened. */
const LENGTHS: ReadonlySet<string> = new Set(['second', 'minute', 'hour', 'day', 'week', 'month', 'year', 'decade']);

/** Figures by what they count, then in the order of the texts; bare numbers and lengths of time are left out. */
export function figuresOf(figures: readonly Figure[], { saidIn, place }: Places): BriefFigure[] {
  return figures
    .filter(({ unit, counts }) => !LENGTHS.has(unit) && (unit !== 'one' || counts !== undefined))
    .map((figure) => {
      const { document, claim, start, end, text } = figure;
      return {
        counts: figure.counts ?? figure.unit,
        words: place(document, { start, end, text }),
        reading: readingOf(figure),
        said: saidIn(claim),
      };
    })
    .map((figure, at) => ({ figure, at }))
    .sort((a, b) => byCodeUnit(a.figure.counts, b.figure.counts) || a.at - b.at)
    .map(({ figure }) => figure);
}

/** "more than 30", "about 11,000 a day", "16 to 25 percent", "fell by 54 percent". */
export function readingOf(figure: Omit<Quantity, 'start' | 'end' | 'text'>): string {
  const { value, low, high, lowExclusive, highExclusive, unit, per, role, change, approximate } = figure;
  const amount =
    value !== undefined
      ? numberLabel(value)
      : low !== undefined && high !== undefined
        ? `${numberLabel(low)} to ${numberLabel(high)}`
        : low !== undefined
          ? `${lowExclusive ? 'more than' : 'at least'} ${numberLabel(low)}`
          : high !== undefined
            ? `${highExclusive ? 'fewer than' : 'at most'} ${numberLabel(high)}`
            : 'number not told';
  const words = [
    ...(change ? [change === 'fall' ? 'down by' : 'up by'] : []),
    ...(approximate && (value !== undefined || (low !== undefined && high !== undefined)) ? ['about'] : []),
    amount,
    ...(unit === 'one' || unit === 'people' || unit === 'weapons' ? [] : [unit]),
    ...(per ? [`per ${per}`] : []),
  ];
  return `${words.join(' ')}${role ? ` (${role})` : ''}`;
}

/** 1234567.5 → "1,234,567.5". */
function numberLabel(value: number): string {
  const [whole = '', part] = String(value).split('.');
  const grouped = /e/.test(whole) ? whole : whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return part === undefined ? grouped : `${grouped}.${part}`;
}
