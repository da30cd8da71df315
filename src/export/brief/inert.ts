// Makes the strings of a stranger safe to print: what would act on a terminal or turn a line round becomes visible.

const ACTING =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]|\p{Surrogate}/gu;

/** Most strings: nothing in them can act, and one quick look says so. */
const HARMLESS = /^[\n\t -~\u00a0-\u02ff\u2010-\u2027]*$/;

/** ESC becomes ␛, other controls their pictures, bidi controls and tags `<U+202E>`, half characters �. Tabs and line feeds stay. */
export function inert(text: string): string {
  return HARMLESS.test(text) ? text : text.replace(ACTING, picture);
}

/** `inert` with every such character as `<U+001B>`, for where the font may lack the pictures. */
export function inertCodes(text: string): string {
  return HARMLESS.test(text) ? text : text.replace(ACTING, codePoint);
}

/** `inert` on one line: runs of white space become one space; a no-break space stays. */
export function oneLine(text: string): string {
  return inert(unbroken(text));
}

/** White space as on one line: runs become one space; a no-break space stays. */
export function unbroken(text: string): string {
  return /[^\S \u00a0]| {2}/.test(text) ? text.replace(/[^\S\u00a0]+/g, ' ').trim() : text.trim();
}

function picture(character: string): string {
  const code = character.codePointAt(0)!;
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  if (code === 0x7f) return '\u2421';
  if (code >= 0xd800 && code <= 0xdfff) return '\ufffd';
  return codePoint(character);
}

function codePoint(character: string): string {
  return `<U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}>`;
}

/** At most `most` characters (code points), cut with "…" after a word where one ends near, never before a mark that belongs to the letter it stands on. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  // Twice as many code units hold every code point that is kept, and a marks' tail of any length is not scanned.
  const characters = [...text.slice(0, most * 2 + 2)];
  if (characters.length <= most) return text.length <= most * 2 + 2 ? text : `${characters.join('')}…`;
  let end = most - 1;
  while (end > 1 && /[\p{M}\u200d]/u.test(characters[end]!)) end--;
  const space = characters.lastIndexOf(' ', end);
  return `${characters
    .slice(0, space > (most * 2) / 3 ? space : end)
    .join('')
    .trimEnd()}…`;
}

/** The words in quotation marks; words that bring one pair of their own around them keep it. */
export function inMarks(words: string): string {
  const opensAndCloses = /^(?:“[^”]+”|"[^"]+"|«[^»]+»|„[^“”]+[“”])$/u.test(words);
  return opensAndCloses ? words : `“${words}”`;
}
