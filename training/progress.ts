// Tells how far a training has come.

/** Called after each of `total` steps. */
export type Progress = (done: number, total: number, note: string) => void;
