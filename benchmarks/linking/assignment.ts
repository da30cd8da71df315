// The best one-to-one assignment of rows to columns (Kuhn 1955, Munkres 1957; with potentials, a row at a time, O(n³)).

/** For each row the column it is given, so that the sum of `gain` is greatest; there are at least as many columns as rows. */
export function assign(gain: readonly (readonly number[])[]): number[] {
  const [rows, columns] = [gain.length, gain[0]?.length ?? 0];
  const ofRow = new Float64Array(rows + 1);
  const ofColumn = new Float64Array(columns + 1);
  /** Row of each column, from 1; 0 where it is free. Column 0 stands for the row that is placed now. */
  const rowAt = new Int32Array(columns + 1);
  const before = new Int32Array(columns + 1);
  for (let row = 1; row <= rows; row++) {
    const least = new Float64Array(columns + 1).fill(Number.POSITIVE_INFINITY);
    const seen = new Uint8Array(columns + 1);
    let column = 0;
    rowAt[0] = row;
    do {
      seen[column] = 1;
      const current = rowAt[column]!;
      const gains = gain[current - 1]!;
      let step = Number.POSITIVE_INFINITY;
      let next = 0;
      for (let to = 1; to <= columns; to++) {
        if (seen[to]) continue;
        const slack = -gains[to - 1]! - ofRow[current]! - ofColumn[to]!;
        if (slack < least[to]!) {
          least[to] = slack;
          before[to] = column;
        }
        if (least[to]! < step) {
          step = least[to]!;
          next = to;
        }
      }
      for (let to = 0; to <= columns; to++) {
        if (seen[to]) {
          ofRow[rowAt[to]!]! += step;
          ofColumn[to]! -= step;
        } else least[to]! -= step;
      }
      column = next;
    } while (rowAt[column] !== 0);
    for (; column !== 0; column = before[column]!) rowAt[column] = rowAt[before[column]!]!;
  }
  const columnOf = new Array<number>(rows).fill(-1);
  for (let to = 1; to <= columns; to++) if (rowAt[to]! > 0) columnOf[rowAt[to]! - 1] = to - 1;
  return columnOf;
}
