// What could not be read, and why: nothing is lost in silence.

/** An input, or a part of one ("archive.zip > a.html"), that gave no document. */
export interface Unread {
  readonly path: string;
  /** One sentence: the cause, then the cure. */
  readonly reason: string;
}
