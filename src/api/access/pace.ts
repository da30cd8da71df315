// How fast one may ask: a bucket that fills again, and a delay that grows with every wrong guess.

/** Keys that are remembered; beyond, the oldest are forgotten. */
const MOST_KEYS = 20_000;

interface Level {
  left: number;
  at: number;
}

/** So many requests at once, so many a second for long; each key by itself. */
export class Pace {
  readonly #levels = new Map<string, Level>();
  readonly #burst: number;
  readonly #perSecond: number;

  constructor({ burst, perSecond }: { readonly burst: number; readonly perSecond: number }) {
    this.#burst = burst;
    this.#perSecond = perSecond;
  }

  /** Takes one; 0, or the milliseconds until there is one to take. */
  take(key: string, now: number): number {
    const level = this.#levels.get(key) ?? { left: this.#burst, at: now };
    level.left = Math.min(this.#burst, level.left + (Math.max(0, now - level.at) / 1000) * this.#perSecond);
    level.at = now;
    remember(this.#levels, key, level);
    if (level.left < 1) return ((1 - level.left) / this.#perSecond) * 1000;
    level.left--;
    return 0;
  }
}

interface Failures {
  readonly count: number;
  readonly at: number;
}

/** Wrong guesses that cost nothing, the longest wait, and how long guesses are remembered. */
const FREE_GUESSES = 4;
const LONGEST = 15 * 60_000;
const MEMORY = 60 * 60_000;

/** One second after the fifth wrong guess, two after the sixth, and so on. */
export class Guesses {
  readonly #failures = new Map<string, Failures>();
  readonly #free: number;

  constructor(free = FREE_GUESSES) {
    this.#free = free;
  }

  /** Milliseconds until the next guess is heard. */
  wait(key: string, now: number): number {
    const { count, at } = this.#of(key, now);
    if (count <= this.#free) return 0;
    return Math.max(0, at + Math.min(LONGEST, 1000 * 2 ** (count - this.#free - 1)) - now);
  }

  failed(key: string, now: number): void {
    remember(this.#failures, key, { count: this.#of(key, now).count + 1, at: now });
  }

  forget(key: string): void {
    this.#failures.delete(key);
  }

  #of(key: string, now: number): Failures {
    const known = this.#failures.get(key);
    return known !== undefined && now - known.at < MEMORY ? known : { count: 0, at: now };
  }
}

function remember<Value>(map: Map<string, Value>, key: string, value: Value): void {
  map.delete(key);
  map.set(key, value);
  if (map.size <= MOST_KEYS) return;
  const [oldest] = map.keys();
  if (oldest !== undefined) map.delete(oldest);
}
