// When an event was, against the days on which a paragraph was in force: "2017-09-03" in Seoul is 2 September in New York.
import { dayNumberOf, type TimeWindow, windowOf } from '../../document/time.ts';
import type { Holds } from './three-valued.ts';

/** When an event was, as far as its texts say. */
export interface When extends TimeWindow {
  /** The texts do not say; the window is that of the text itself. */
  readonly assumed?: true;
  /** It goes on. */
  readonly ongoing?: true;
}

/** Between a day there and the day by the clock of the body that adopted a paragraph. */
const OCEAN = 1;

/** Whether all of it lay between the ISO days `from` and `to`, give or take a day; unknown where only part of it may have. */
export function liesWithin(when: When, from: string | undefined, to: string | undefined): Holds {
  // Of what has no time at all nothing is known to have ended before it.
  if (to !== undefined && when.earliest === undefined && when.latest === undefined) return false;
  const begun = from === undefined ? true : begunBy(when, dayNumberOf(from));
  const open = to === undefined ? true : before(when, dayNumberOf(to));
  if (begun === false || open === false) return false;
  return begun === true && open === true ? true : { unknown: ['time'] };
}

function begunBy({ earliest, latest, ongoing }: When, from: number): Holds {
  if (latest !== undefined && dayNumberOf(latest) < from - OCEAN) return false;
  // What went on until later touches with what of it came later.
  const known = ongoing && latest !== undefined ? latest : earliest;
  if (known !== undefined && dayNumberOf(known) > from + OCEAN) return true;
  return { unknown: ['time'] };
}

function before({ earliest, latest }: When, to: number): Holds {
  if (earliest !== undefined && dayNumberOf(earliest) > to + OCEAN) return false;
  if (latest !== undefined && dayNumberOf(latest) < to - OCEAN) return true;
  return { unknown: ['time'] };
}

/** The window of an EDTF time; where there is none, that of the text, which is then assumed. */
export function whenOf(edtf: string | undefined, text: TimeWindow | undefined, ongoing: boolean): When {
  const told = edtf === undefined ? undefined : windowOf(edtf);
  if (told?.earliest === undefined && told?.latest === undefined) {
    return { ...text, assumed: true, ...(ongoing && { ongoing }) };
  }
  // What began and has no end told had not ended later than its text.
  const latest = told.latest ?? text?.latest;
  return {
    ...(told.earliest !== undefined && { earliest: told.earliest }),
    ...(latest !== undefined && { latest }),
    ...((ongoing || told.latest === undefined) && { ongoing: true as const }),
  };
}
