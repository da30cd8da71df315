// One order for strings everywhere: by UTF-16 code unit, never by locale, so that results do not depend on the machine.

/** Compares by UTF-16 code unit, for `Array.prototype.sort`. */
export function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Compares by the string that `key` gives. */
export function byKey<T>(key: (value: T) => string): (a: T, b: T) => number {
  return (a, b) => byCodeUnit(key(a), key(b));
}
