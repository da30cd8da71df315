// What the main thread of a page does for each frame, from a trace: script, style and layout, in milliseconds.
import type { Browser, Page } from 'playwright-core';

export interface Frames {
  readonly count: number;
  /** Milliseconds of each frame, sorted: as the clock has it, and as the processor has it, which others on the machine do not lengthen. */
  readonly clock: readonly number[];
  readonly processor: readonly number[];
  /** Of the processor, in all frames together. */
  readonly parts: Readonly<Record<Part, number>>;
}

export type Part = 'script' | 'style' | 'layout';

const CATEGORIES = ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'v8', 'cc', 'toplevel'];
/** Milliseconds: a frame of less had nothing to do and would only make the others look better. */
const IDLE = 0.2;
/** Microseconds. */
const SLOT = 1e6 / 60;
const FRAME = 'ProxyMain::BeginMainFrame';

/** Names of events of a trace. What stands inside of another is counted once. */
const PARTS: Readonly<Record<string, Part>> = {
  ...Object.fromEntries(
    ['EvaluateScript', 'FunctionCall', 'EventDispatch', 'TimerFire', 'FireAnimationFrame', 'RunMicrotasks']
      .concat(['BlinkScheduler_PerformMicrotaskCheckpoint', 'v8.callFunction', 'v8.run', 'v8.compile'])
      .concat(['V8.GCScavenger', 'MinorGC', 'MajorGC'])
      .map((name) => [name, 'script' as const]),
  ),
  UpdateLayoutTree: 'style',
  Layout: 'layout',
};

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds: the clock, its duration, and the same of the thread's processor time. */
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
}

export async function framesWhile(browser: Browser, page: Page, act: () => Promise<void>): Promise<Frames> {
  await browser.startTracing(page, { categories: CATEGORIES });
  await act();
  const { traceEvents } = JSON.parse(String(await browser.stopTracing())) as { traceEvents: readonly TraceEvent[] };
  return framesOf(traceEvents);
}

function framesOf(events: readonly TraceEvent[]): Frames {
  const thread = busiest(events.filter(({ name }) => name === FRAME));
  const own = events.filter((event) => threadOf(event) === thread && event.ph === 'X').sort((a, b) => a.ts - b.ts);
  const tasks = tasksOf(own);
  const begins = slotsOf(own.flatMap((event, at) => (event.name === FRAME ? tasks[at]! : [])));
  const clock = begins.map(() => 0);
  const processor = begins.map(() => 0);
  const parts = { script: 0, style: 0, layout: 0 };
  const frame = frameFinder(begins);
  for (const { at, part, clock: wall, processor: cpu } of countedOnce(own)) {
    const slot = frame(tasks[at]!);
    if (slot < 0) continue;
    clock[slot]! += wall / 1000;
    processor[slot]! += cpu / 1000;
    parts[part] += cpu / 1000;
  }
  const sorted = (times: number[]) => times.filter((time) => time >= IDLE).sort((a, b) => a - b);
  const busy = sorted(clock);
  return { count: busy.length, clock: busy, processor: sorted(processor), parts };
}

/** When the task began that each event is a part of. */
function tasksOf(events: readonly TraceEvent[]): readonly number[] {
  let [begin, end] = [0, 0];
  return events.map((event) => {
    if (event.ts >= end) [begin, end] = [event.ts, endOf(event)];
    return begin;
  });
}

/** Where nothing is drawn for long, each 60th of a second is a frame: what is done by and by holds none up. */
function slotsOf(begins: readonly number[]): readonly number[] {
  return begins.flatMap((begin, at) => {
    const length = Math.max(1, Math.floor(((begins[at + 1] ?? begin) - begin) / SLOT));
    return Array.from({ length }, (_, slot) => begin + slot * SLOT);
  });
}

interface Counted {
  /** Place among the events. */
  readonly at: number;
  readonly end: number;
  readonly part: Part;
  clock: number;
  processor: number;
}

/** Each event of a part without those of parts inside of it. */
function countedOnce(events: readonly TraceEvent[]): readonly Counted[] {
  const counted: Counted[] = [];
  const around: Counted[] = [];
  for (const [at, event] of events.entries()) {
    const part = PARTS[event.name];
    if (part === undefined || event.dur === undefined) continue;
    while (around.length > 0 && around.at(-1)!.end <= event.ts) around.pop();
    const own = { at, end: endOf(event), part, clock: event.dur, processor: event.tdur ?? event.dur };
    const outer = around.at(-1);
    if (outer) {
      outer.clock -= own.clock;
      outer.processor -= own.processor;
    }
    counted.push(own);
    around.push(own);
  }
  return counted;
}

function endOf({ ts, dur = 0 }: TraceEvent): number {
  return ts + dur;
}

/** Which frame began last before a time; -1 before the first. Asked for rising times. */
function frameFinder(begins: readonly number[]): (time: number) => number {
  let at = -1;
  return (time) => {
    while (at + 1 < begins.length && begins[at + 1]! <= time) at++;
    return at;
  };
}

function busiest(events: readonly TraceEvent[]): string {
  const counts = new Map<string, number>();
  for (const event of events) counts.set(threadOf(event), (counts.get(threadOf(event)) ?? 0) + 1);
  const [first] = [...counts].sort(([, a], [, b]) => b - a);
  if (!first) throw new Error('The trace has no frame of a main thread.');
  return first[0];
}

function threadOf({ pid, tid }: TraceEvent): string {
  return `${pid} ${tid}`;
}
