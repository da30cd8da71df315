// Sizes as people write them: "64MB" and back.

const UNITS = ['B', 'KB', 'MB', 'GB', 'TB'] as const;
const POWERS = ['', 'K', 'M', 'G', 'T'];
const STEP = 1024;
const SIZE = /^(\d{1,15}(?:\.\d{1,6})?)\s?([KMGT]?)(?:I?B)?$/;

/**
 * The bytes that "64MB", "64 MiB", "1.5g", "500k" or "1000" stand for; a KB is 1,024 bytes.
 * Throws a RangeError whose sentence can be shown as it is: not a size, less than a byte, or too large to count.
 */
export function parseSize(words: string): number {
  const [, digits, letter] = SIZE.exec(words.trim().toUpperCase()) ?? [];
  if (digits === undefined) throw notASize(words, 'is not a size');
  const bytes = Math.floor(Number(digits) * STEP ** POWERS.indexOf(letter ?? ''));
  if (bytes < 1) throw notASize(words, 'is less than one byte');
  if (!Number.isSafeInteger(bytes)) throw notASize(words, 'is larger than anything that can be read');
  return bytes;
}

function notASize(words: string, problem: string): RangeError {
  return new RangeError(`"${words.slice(0, 40)}" ${problem}; write a number with B, KB, MB or GB, such as 64MB.`);
}

/** Bytes for a reader: "80 MB", "64.1 MB", "12 B". Rounded up to a tenth, so that what is above a cap never looks equal to it. */
export function formatSize(bytes: number): string {
  const power = unitOf(bytes);
  return `${Math.ceil((bytes / STEP ** power) * 10) / 10} ${UNITS[power]}`;
}

/** The size in whole units, rounded up, that `--max-size` must be given to admit `bytes`: "80MB". */
export function sizeToAdmit(bytes: number): string {
  const power = unitOf(bytes);
  return `${Math.ceil(bytes / STEP ** power)}${UNITS[power]}`;
}

function unitOf(bytes: number): number {
  let power = 0;
  while (power < UNITS.length - 1 && bytes >= STEP ** (power + 1)) power++;
  return power;
}

/** The cause and cure for something of `bytes` above the cap of `maxBytes`. */
export function aboveCap(bytes: number, maxBytes: number): string {
  return `is ${formatSize(bytes)}, above the cap of ${formatSize(maxBytes)}; raise it with --max-size ${sizeToAdmit(bytes)}`;
}

/** The same where the whole size is not known because reading stopped at the cap. */
export function beyondCap(maxBytes: number): string {
  return `goes on beyond the cap of ${formatSize(maxBytes)}; raise it with --max-size ${sizeToAdmit(maxBytes * 2)}`;
}
