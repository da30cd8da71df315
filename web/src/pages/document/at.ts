// The place in a text that an address names: "120-135".
import type { Span } from '../../shared/api/types.ts';

/** The span, where it lies in a text of `length` characters; else undefined. */
export function readAt(at: string | null, length: number): Span | undefined {
  const match = /^(\d{1,9})-(\d{1,9})$/.exec(at ?? '');
  if (!match) return undefined;
  const [start, end] = [Number(match[1]), Number(match[2])];
  return start < end && end <= length ? { start, end } : undefined;
}
