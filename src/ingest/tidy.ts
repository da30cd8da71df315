// Decoded text as offsets count in it: one kind of line end, nothing that is no character.

/** `text` with LF line ends, and U+FFFD for each NUL and each half of a surrogate pair without the other. */
export function tidyText(text: string): string {
  const lines = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  return lines.isWellFormed() && !lines.includes('\0') ? lines : lines.replace(/\p{Surrogate}|\0/gu, '\ufffd');
}
