// Weights as 8-bit whole numbers.

/** Weights in steps of `scale`, so that the largest of all but one in ten thousand fits; those below `prune` are 0. */
export function quantise(weights: Float32Array, prune: number): { rows: Int8Array; scale: number } {
  const sizes = weights
    .filter((weight) => weight !== 0)
    .map(Math.abs)
    .sort();
  const largest = sizes[Math.floor(sizes.length * 0.9999)] ?? 1;
  const scale = Math.fround(largest / 127);
  const rows = Int8Array.from(weights, (weight) =>
    Math.abs(weight) < prune ? 0 : Math.max(-127, Math.min(127, Math.round(weight / scale))),
  );
  return { rows, scale };
}
