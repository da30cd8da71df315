// e to a power from additions and multiplications alone: Math.exp may differ in its last digit from one engine to another.

const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
const INVERSE_LN2 = Math.LOG2E;
/** 2^n for n = -1000 … 1000, by doubling and halving, which is exact. */
const POWERS = powersOfTwo();

function powersOfTwo(): Float64Array {
  const powers = new Float64Array(2001);
  powers[1000] = 1;
  for (let n = 1; n <= 1000; n++) {
    powers[1000 + n] = powers[1000 + n - 1]! * 2;
    powers[1000 - n] = powers[1000 - n + 1]! / 2;
  }
  return powers;
}

/** e^x, within 4e-13 of it for |x| ≤ 690; below that 0, above it e^690. Same bits on every engine. */
export function exp(x: number): number {
  if (x < -690) return 0;
  const bounded = x > 690 ? 690 : x;
  const n = Math.floor(bounded * INVERSE_LN2 + 0.5);
  const r = bounded - n * LN2_HIGH - n * LN2_LOW;
  // Taylor's series; |r| ≤ 0.35, so the term left out is below 3e-13.
  const series =
    1 +
    r *
      (1 +
        r *
          (1 / 2 +
            r *
              (1 / 6 +
                r *
                  (1 / 24 +
                    r *
                      (1 / 120 + r * (1 / 720 + r * (1 / 5040 + r * (1 / 40320 + r * (1 / 362880 + r / 3628800)))))))));
  return series * POWERS[1000 + n]!;
}

/** 1 / (1 + e^-x). */
export function sigmoid(x: number): number {
  return 1 / (1 + exp(-x));
}
