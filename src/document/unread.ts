// What could not be read, and why: nothing is lost in silence.

/** An input, or a part of one ("archive.zip > a.html"), that gave no document. */
export interface Unread {
  readonly path: string;
  /** A whole sentence that names it: the cause, then the cure. Names stand as they are; `formatBrief` makes them safe to print. */
  readonly reason: string;
}

/** The line for people: the reason, with the path in front where the sentence names only the last part of it. */
export function unreadLine({ path, reason }: Unread): string {
  return reason.startsWith(path) ? reason : `${path}: ${reason}`;
}
