// Bars of the timeline as paths, one for each verdict, so that hundreds of bars are a handful of elements.
import type { Support, TimelineItem } from '../../shared/api/types.ts';
import { SUPPORTS } from '../../shared/words.ts';
import { dayAfter, dayOf, type Stretch } from './days.ts';

/** From the axis up: what rests on most stands lowest. */
export const STACK: readonly Support[] = [...SUPPORTS].reverse();

export interface Bar {
  readonly item: TimelineItem;
  readonly x: number;
  readonly width: number;
  /** Height of all of it, and of what hangs below the axis: the contested. */
  readonly height: number;
  readonly below: number;
}

export interface Bars {
  readonly bars: readonly Bar[];
  readonly paths: readonly { readonly support: Support; readonly d: string }[];
  readonly contested: string;
}

interface Room {
  readonly view: Stretch;
  readonly width: number;
  /** Pixels above the axis and below it. */
  readonly above: number;
  readonly below: number;
}

/** Bars of the items that are in view; heights go by the root, so that one event is seen beside a thousand. */
export function barsOf(items: readonly TimelineItem[], { view, width, above, below }: Room): Bars {
  const pixels = width / (view.to - view.from);
  const seen = items.filter(({ from, to }) => dayAfter(to) > view.from && dayOf(from) < view.to);
  const most = Math.max(1, ...seen.map(({ events }) => events));
  const bars = seen.map((item) => {
    const x = (dayOf(item.from) - view.from) * pixels;
    const wide = (dayAfter(item.to) - dayOf(item.from)) * pixels;
    const gap = Math.min(2, wide / 4);
    const share = Math.sqrt(item.contested / most);
    return {
      item,
      x: x + gap / 2,
      width: Math.max(wide - gap, 1),
      height: Math.max(above * Math.sqrt(item.events / most), 3),
      below: item.contested === 0 ? 0 : Math.max(below * share, 3),
    };
  });
  return { bars, paths: pathsOf(bars, above), contested: bars.map((bar) => box(bar, above + 1, bar.below)).join('') };
}

function pathsOf(bars: readonly Bar[], axis: number): Bars['paths'] {
  const paths = new Map<Support, string>();
  for (const bar of bars) {
    let top = axis;
    for (const support of STACK) {
      const count = bar.item.support[support] ?? 0;
      if (count === 0) continue;
      const height = (bar.height * count) / bar.item.events;
      top -= height;
      paths.set(support, (paths.get(support) ?? '') + box(bar, top, height));
    }
  }
  return [...paths].map(([support, d]) => ({ support, d }));
}

function box({ x, width }: Pick<Bar, 'x' | 'width'>, top: number, height: number): string {
  return height === 0 ? '' : `M${round(x)} ${round(top)}h${round(width)}v${round(height)}h${round(-width)}z`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
