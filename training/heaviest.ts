// Leaves out the features that weigh least, so that a second training can do without them.
import type { IndexedExamples } from './examples.ts';

const ROW_MASK = 0xffffff;

/** `examples` with the `count` features whose rows of weights have the largest sums; `rows` are those of a first training. */
export function keepHeaviest(examples: IndexedExamples, rows: Int8Array, count: number): IndexedExamples {
  const width = rows.length / examples.rows;
  const heft = new Uint32Array(examples.rows);
  for (let at = 0; at < rows.length; at++) heft[Math.floor(at / width)]! += Math.abs(rows[at]!);
  const least = Math.max(1, heft.slice().sort()[Math.max(0, examples.rows - count)]!);
  const entries = examples.entries.slice();
  const numbers = new Uint32Array(examples.rows);
  let kept = 1;
  for (let place = 0; place < entries.length; place++) {
    const row = entries[place]! & ROW_MASK;
    if (row === 0) continue;
    const stays = heft[row]! >= least;
    if (stays) numbers[row] = kept++;
    entries[place] = stays ? ((entries[place]! & ~ROW_MASK) | numbers[row]!) >>> 0 : 0;
  }
  const indices = new Uint32Array(examples.indices.length);
  const ends = new Uint32Array(examples.ends.length);
  let used = 0;
  let at = 0;
  for (let position = 0; position < ends.length; position++) {
    for (; at < examples.ends[position]!; at++) {
      const row = numbers[examples.indices[at]!]!;
      if (row > 0) indices[used++] = row;
    }
    ends[position] = used;
  }
  return { ...examples, entries, rows: kept, indices: indices.slice(0, used), ends };
}
