// How long a worker that is not heard of keeps what it took.

/** Seconds. */
export const LEASE = 30;
