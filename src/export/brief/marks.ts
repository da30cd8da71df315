// Puts marks around spans of a text, which may nest, touch or cross, line by line.
import type { Span } from '../../document/span.ts';

/** A span to be marked, as the HTML around it. A span that is broken by a line or a crossing mark is opened again. */
export interface Mark extends Span {
  /** Begins the element the first time, with its id. */
  readonly open: string;
  /** Begins it again, without an id. */
  readonly again: string;
  readonly close: string;
  /** Comes once, after its end. */
  readonly after: string;
}

/** A line of the text that is not blank: its number from 1, its first character, its HTML. */
export interface MarkedLine {
  readonly number: number;
  readonly start: number;
  readonly html: string;
}

/** The lines of `text` with their marks. `toHtml` escapes the text between. */
export function markLines(text: string, marks: readonly Mark[], toHtml: (text: string) => string): MarkedLine[] {
  const starting = [...marks].sort((a, b) => a.start - b.start || b.end - a.end);
  const ends = [...new Set(marks.map(({ end }) => end))].sort((a, b) => a - b);
  const lines: MarkedLine[] = [];
  const opened = new Set<Mark>();
  let active: Mark[] = [];
  let nextMark = 0;
  let nextEnd = 0;
  let number = 1;
  for (let from = 0; from <= text.length; number++) {
    const lineEnd = text.indexOf('\n', from);
    const to = lineEnd === -1 ? text.length : lineEnd;
    const line = new LineWriter(opened);
    for (let at = from; ; ) {
      while (ends[nextEnd] !== undefined && ends[nextEnd]! <= at) nextEnd++;
      const ended = active.filter(({ end }) => end <= at);
      if (ended.length > 0) active = active.filter(({ end }) => end > at);
      line.end(active, ended);
      for (; starting[nextMark] !== undefined && starting[nextMark]!.start <= at; nextMark++) {
        if (starting[nextMark]!.end > at) active.push(starting[nextMark]!);
      }
      if (at >= to) break;
      const until = Math.min(to, ends[nextEnd] ?? to, starting[nextMark]?.start ?? to);
      line.write(active, toHtml(text.slice(at, until)));
      at = until;
    }
    const html = line.finish();
    if (text.slice(from, to).trim() !== '') lines.push({ number, start: from, html });
    from = to + 1;
  }
  return lines;
}

/** One line as it is written: the marks that are open in it, and what has been written. */
class LineWriter {
  readonly #opened: Set<Mark>;
  readonly #parts: string[] = [];
  readonly #open: Mark[] = [];

  constructor(opened: Set<Mark>) {
    this.#opened = opened;
  }

  /** Writes text inside exactly these marks, the outermost first. */
  write(active: readonly Mark[], html: string): void {
    this.#closeTo(active);
    for (const mark of active.slice(this.#open.length)) {
      this.#parts.push(this.#opened.has(mark) ? mark.again : mark.open);
      this.#opened.add(mark);
      this.#open.push(mark);
    }
    this.#parts.push(html);
  }

  /** Closes what has ended and writes what comes after it. */
  end(active: readonly Mark[], ended: readonly Mark[]): void {
    if (ended.length === 0) return;
    this.#closeTo(active);
    for (const mark of ended.toReversed()) this.#parts.push(mark.after);
  }

  finish(): string {
    this.#closeTo([]);
    return this.#parts.join('');
  }

  #closeTo(active: readonly Mark[]): void {
    let same = 0;
    while (same < this.#open.length && this.#open[same] === active[same]) same++;
    while (this.#open.length > same) this.#parts.push(this.#open.pop()!.close);
  }
}
