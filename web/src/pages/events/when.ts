// The time of a listed event in EDTF, from its first and last day: 2024-10-01 and 2024-10-31 are 2024-10.
import type { ListedEvent } from '../../shared/api/types.ts';

/** Undefined where no day is known. */
export function edtfOf({ earliest, latest }: Pick<ListedEvent, 'earliest' | 'latest'>): string | undefined {
  if (earliest === null && latest === null) return undefined;
  if (earliest === latest) return earliest!;
  const isYear = earliest?.endsWith('-01-01') && latest?.endsWith('-12-31');
  if (isYear && earliest!.slice(0, 4) === latest!.slice(0, 4)) return earliest!.slice(0, 4);
  const [first, last] = [earliest?.slice(0, 7), latest?.slice(0, 7)];
  // The last day of a month may be given as the 31st whatever its length.
  if (first === last && earliest!.endsWith('-01') && Number(latest!.slice(8)) >= 28) return first!;
  return `${earliest ?? '..'}/${latest ?? '..'}`;
}
