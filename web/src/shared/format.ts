// Words and numbers as the workbench writes them, the same in every browser and language.

/** "1 event", "12,400 events". */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${whole(number)} ${number === 1 ? one : many}`;
}

/** 12400 → "12,400". */
export function whole(number: number): string {
  return String(number).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** "goods-transfer" → "goods transfer". */
export function wordsOf(id: string): string {
  return id.replaceAll('-', ' ');
}

/** "state:KP" → "KP", until the name is known. */
export function tailOf(id: string): string {
  return id.slice(id.indexOf(':') + 1);
}

/** The words cut at a space, no longer than `most` characters, with an ellipsis. */
export function cut(words: string, most: number): string {
  const plain = words.replace(/\s+/g, ' ').trim();
  if (plain.length <= most) return plain;
  const head = plain.slice(0, most);
  const space = head.lastIndexOf(' ');
  return `${(space > most / 2 ? head.slice(0, space) : head).toWellFormed().replace(/\ufffd$/, '')}…`;
}

/** "a, b and c". */
export function listed(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** "2026-11-23T07:28:01.000Z" → "2026-11-23 07:28 UTC". */
export function instant(iso: string): string {
  return `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;
}

/** Words in quotation marks, unless they bring their own. */
export function inQuotes(words: string): string {
  return /^["“„«]/.test(words) ? words : `“${words}”`;
}
