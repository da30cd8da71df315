// Passwords as they are kept: "scrypt$32768$8$3$salt$hash", so that a later version may ask for more and still read these.
import { type BinaryLike, scrypt, timingSafeEqual } from 'node:crypto';

/** Cost of one guess: `2 ** 15` blocks of 1 KiB each three times over, about a third of a second and 32 MiB. */
export interface PasswordCost {
  readonly n: number;
  readonly r: number;
  readonly p: number;
}

export const PASSWORD_COST: PasswordCost = { n: 2 ** 15, r: 8, p: 3 };

const SALT_BYTES = 16;
const HASH_BYTES = 32;

/** Gives so many bytes that nobody can foresee. */
export type RandomBytes = (size: number) => Uint8Array;

/** The password as it may be kept. */
export async function hashPassword(
  password: string,
  random: RandomBytes,
  cost: PasswordCost = PASSWORD_COST,
): Promise<string> {
  const salt = random(SALT_BYTES);
  const hash = await derived(password, salt, cost);
  return ['scrypt', cost.n, cost.r, cost.p, base64(salt), base64(hash)].join('$');
}

/** Whether `kept` is of `password`. Without `kept`, or with one that is none, the work is done all the same and the answer is no. */
export async function isPassword(
  password: string,
  kept: string | undefined,
  cost: PasswordCost = PASSWORD_COST,
): Promise<boolean> {
  const read = kept === undefined ? undefined : readKept(kept);
  const { salt, hash, ...asked } = read ?? { ...cost, salt: new Uint8Array(SALT_BYTES), hash: NO_HASH };
  const found = await derived(password, salt, asked);
  return timingSafeEqual(found, hash) && read !== undefined;
}

const NO_HASH = new Uint8Array(HASH_BYTES);

interface Kept extends PasswordCost {
  readonly salt: Uint8Array;
  readonly hash: Uint8Array;
}

function readKept(kept: string): Kept | undefined {
  const [name, n, r, p, salt, hash] = kept.split('$');
  const read = { n: Number(n), r: Number(r), p: Number(p), salt: bytesOf(salt), hash: bytesOf(hash) };
  return name === 'scrypt' && read.hash.length === HASH_BYTES ? read : undefined;
}

/** Two at a time: each takes memory, and threads that reading of files needs too. */
const AT_ONCE = 2;
let running = 0;
const waiting: (() => void)[] = [];

async function derived(password: string, salt: BinaryLike, cost: PasswordCost): Promise<Uint8Array> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  else running++;
  try {
    return await scryptOf(password.normalize('NFC'), salt, cost);
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running--;
  }
}

function scryptOf(password: string, salt: BinaryLike, { n, r, p }: PasswordCost): Promise<Uint8Array> {
  const options = { N: n, r, p, maxmem: 256 * n * r };
  return new Promise((resolve, reject) => {
    scrypt(password, salt, HASH_BYTES, options, (error, hash) => (error ? reject(error) : resolve(hash)));
  });
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url');
}

function bytesOf(text = ''): Uint8Array {
  return Buffer.from(text, 'base64url');
}
