// How many columns a text takes on a terminal, and how it is cut into lines that fit.

const ZERO = /[\p{Mn}\p{Me}\u{1160}-\u{11ff}\u200b-\u200d\u2060-\u2064]/u;
const WIDE =
  /[\u1100-\u115f\u2329\u232a\u2e80-\u303e\u3041-\u4dbf\u4e00-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{16fe0}-\u{18cff}\u{1aff0}-\u{1b2ff}\u{1f200}-\u{1f320}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;
/** Marks that do not begin a line in Chinese and Japanese. */
const CLOSING = /[、。，．：；？！）］｝〉》」』】〕’”…ー]/u;

/** Columns of one character (code point): 0, 1 or 2. The selector that turns a sign into an emoji counts 1, the column it adds. */
function columnsOf(character: string): number {
  const code = character.codePointAt(0)!;
  if (code < 0x300) return 1;
  if (code === 0xfe0f) return 1;
  if (ZERO.test(character)) return 0;
  return WIDE.test(character) ? 2 : 1;
}

/** Columns of a text without line breaks. An emoji of several joined signs counts each: too many rather than too few. */
export function columns(text: string): number {
  if (/^[\u0020-\u02ff]*$/.test(text)) return text.length;
  let sum = 0;
  for (const character of text) sum += columnsOf(character);
  return sum;
}

/**
 * Lines of at most `width` columns: the first begins with `lead`, the others with `hang` spaces. White space is one space;
 * a word that is longer than a line is broken; Chinese and Japanese break between any two characters.
 */
export function wrap(lead: string, text: string, hang: number, width: number): string[] {
  const lines: string[] = [];
  const indent = ' '.repeat(hang);
  let line = lead;
  let used = columns(lead);
  let empty = true;
  const turn = () => {
    lines.push(line.trimEnd());
    line = indent;
    used = hang;
    empty = true;
  };
  for (const word of text.split(' ')) {
    let gap = empty ? 0 : 1;
    for (const piece of pieces(word)) {
      const size = columns(piece);
      if (used + gap + size > width && !empty) {
        turn();
        gap = 0;
      }
      for (const part of used + gap + size > width ? chop(piece, width - used, width - hang) : [piece]) {
        const partSize = columns(part);
        if (used + gap + partSize > width) turn();
        line += (gap > 0 ? ' ' : '') + part;
        used += gap + partSize;
        gap = 0;
        empty = false;
      }
    }
  }
  if (!empty || lines.length === 0) lines.push(line.trimEnd());
  return lines;
}

/** Where a word may be broken without harm: between wide characters, but not before a mark that closes. */
function pieces(word: string): string[] {
  if (/^[\u0020-\u10ff]*$/.test(word)) return [word];
  const found: string[] = [];
  let joins = false;
  for (const character of word) {
    const wide = columnsOf(character) === 2;
    if (found.length > 0 && ((joins && !wide) || columnsOf(character) === 0 || CLOSING.test(character))) {
      found[found.length - 1] += character;
    } else {
      found.push(character);
    }
    joins = !wide;
  }
  return found;
}

/** A word in parts of at most `size` columns, the first of at most `first`; a mark stays on its letter. */
function chop(word: string, first: number, size: number): string[] {
  const parts: string[] = [];
  let part = '';
  let used = 0;
  for (const character of word) {
    const wide = columnsOf(character);
    if (part !== '' && used + wide > (parts.length === 0 ? first : size)) {
      parts.push(part);
      part = '';
      used = 0;
    }
    part += character;
    used += wide;
  }
  return [...parts, part];
}
