// Events one by one on the timeline: where each begins and ends, how sure that is, and in which lane it lies.
import type { ListedEvent } from '../../shared/api/types.ts';
import { dayAfter, dayOf, type Stretch } from './days.ts';

export interface Mark extends Stretch {
  readonly event: ListedEvent;
  /** Pixels from the left: of the bar and of the words above it. */
  readonly x: number;
  readonly width: number;
  readonly wordsX: number;
  readonly wordsWidth: number;
  readonly lane: number;
  /** A day, or two next to each other; of a longer stretch the bar says only that it lies within. */
  readonly isDay: boolean;
  readonly isOpenBefore: boolean;
  readonly isOpenAfter: boolean;
  /** "2024-11~" stands in its label. */
  readonly isAbout: boolean;
}

/** Pixels between two marks of one lane, and those that a day has at least. */
const GAP = 12;
const SMALLEST = 7;

/** The days that an event may have been in; an open end goes on past what is in view. */
export function spanOf({ earliest, latest }: Pick<ListedEvent, 'earliest' | 'latest'>, view: Stretch): Stretch {
  const from = earliest === null ? undefined : dayOf(earliest);
  const to = latest === null ? undefined : dayAfter(latest);
  return { from: from ?? Math.min(view.from, to! - 1), to: to ?? Math.max(view.to, from! + 1) };
}

interface Room {
  readonly view: Stretch;
  readonly width: number;
  /** Pixels that the words of an event take. */
  readonly words: (event: ListedEvent) => number;
}

/** Marks of the events that have a day in view, the earliest first; no two of one lane meet. */
export function marksOf(events: readonly ListedEvent[], { view, width, words }: Room): Mark[] {
  const pixels = width / (view.to - view.from);
  const ends: number[] = [];
  return events
    .filter(({ earliest, latest }) => earliest !== null || latest !== null)
    .map((event) => ({ event, ...spanOf(event, view) }))
    .filter(({ from, to }) => to > view.from && from < view.to)
    .sort((a, b) => a.from - b.from || a.to - b.to || (a.event.id < b.event.id ? -1 : 1))
    .map(({ event, from, to }) => {
      const x = Math.min(Math.max((from - view.from) * pixels, 0), width - SMALLEST);
      const end = Math.max(Math.min((to - view.from) * pixels, width), x + SMALLEST);
      const wordsWidth = Math.min(words(event), width);
      const wordsX = Math.max(0, Math.min(x, width - wordsWidth));
      const free = ends.findIndex((taken) => taken <= wordsX);
      const lane = free === -1 ? ends.length : free;
      ends[lane] = Math.max(end, wordsX + wordsWidth) + GAP;
      return { event, from, to, x, width: end - x, wordsX, wordsWidth, lane, ...shapeOf(event, to - from) };
    });
}

function shapeOf({ earliest, latest, label }: ListedEvent, days: number) {
  return {
    isDay: days <= 2 && earliest !== null && latest !== null,
    isOpenBefore: earliest === null,
    isOpenAfter: latest === null,
    isAbout: /\d[~%]/.test(label),
  };
}
