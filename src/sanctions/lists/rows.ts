// Rows out of a stream of comma-separated text: quoted cells may hold commas, quotation marks and line ends; CRLF and LF end a row.
import { ListError } from './errors.ts';

/** Characters of one row. */
const LONGEST = 2_000_000;

/** All rows of `text`, empty ones left out. Throws where a quoted cell never ends. */
export async function* tableRows(text: AsyncIterable<string>): AsyncGenerator<readonly string[]> {
  const reader = new RowReader();
  for await (const piece of text) yield* reader.push(piece);
  yield* reader.end();
}

class RowReader {
  #row: string[] = [];
  #cell = '';
  #length = 0;
  #state: 'plain' | 'quoted' | 'after' = 'plain';

  *push(piece: string): Generator<readonly string[]> {
    let from = 0;
    for (let at = 0; at < piece.length; at++) {
      const mark = piece[at]!;
      if (this.#state === 'quoted') {
        if (mark !== '"') continue;
        this.#keep(piece.slice(from, at));
        this.#state = 'after';
        from = at + 1;
      } else if (mark === '"' && (this.#state === 'after' || (this.#cell + piece.slice(from, at)).trim() === '')) {
        if (this.#state === 'after') this.#cell += '"';
        else this.#cell = '';
        this.#state = 'quoted';
        from = at + 1;
      } else if (mark === ',' || mark === '\n') {
        this.#keep(piece.slice(from, at));
        this.#endCell();
        from = at + 1;
        if (mark === '\n') yield* this.#endRow();
      } else if (this.#state === 'after' && mark !== ' ' && mark !== '\r') this.#state = 'plain';
    }
    this.#keep(piece.slice(from));
  }

  *end(): Generator<readonly string[]> {
    if (this.#state === 'quoted')
      throw new ListError('the table ends inside of a quoted cell: it is cut off; fetch the list again.');
    if (this.#cell === '' && this.#row.length === 0) return;
    this.#endCell();
    yield* this.#endRow();
  }

  #keep(words: string): void {
    this.#cell += words;
    this.#length += words.length;
    if (this.#length > LONGEST)
      throw new ListError(
        `one row of the table has more than ${LONGEST} characters; it is not one of the lists known here.`,
      );
  }

  #endCell(): void {
    this.#row.push(this.#cell.trim());
    this.#cell = '';
    this.#state = 'plain';
  }

  *#endRow(): Generator<readonly string[]> {
    const row = this.#row;
    this.#row = [];
    this.#length = 0;
    if (row.length > 1 || row[0] !== '') yield row;
  }
}
