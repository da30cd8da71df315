// A sheet before it is CSV or a workbook: named columns, and one row for each thing.

/** Text, a number, or nothing. */
export type Cell = string | number | undefined;

export interface Column<T> {
  readonly head: string;
  /** Width on screen, in characters. */
  readonly width: number;
  /** Long text: broken over lines in the workbook. */
  readonly wraps?: boolean;
  /** Empty, for a person to fill in: any words, or one of a list. */
  readonly toFill?: 'words' | readonly string[];
  readonly cell: (row: T) => Cell;
}

export interface Sheet {
  readonly name: string;
  readonly columns: readonly Omit<Column<never>, 'cell'>[];
  readonly count: number;
  readonly rows: Iterable<readonly Cell[]>;
}

/** The sheet of `things`; its rows are made when they are asked for. */
export function sheetOf<T>(name: string, columns: readonly Column<T>[], things: readonly T[]): Sheet {
  return {
    name,
    columns,
    count: things.length,
    rows: {
      *[Symbol.iterator]() {
        for (const thing of things) yield columns.map(({ cell }) => cell(thing));
      },
    },
  };
}

/** A short column, and one for long text. */
export function column<T>(head: string, width: number, cell: (row: T) => Cell): Column<T> {
  return { head, width, cell };
}

export function longColumn<T>(head: string, width: number, cell: (row: T) => Cell): Column<T> {
  return { head, width, wraps: true, cell };
}

/** An empty column for a person to fill in. */
export function columnToFill<T>(head: string, width: number, toFill: NonNullable<Column<T>['toFill']>): Column<T> {
  return { head, width, toFill, ...(toFill === 'words' && { wraps: true }), cell: () => undefined };
}

export function listed(values: readonly string[]): string {
  return values.join('; ');
}

export function yesNo(value: boolean): string {
  return value ? 'yes' : 'no';
}

/** A cell that a spreadsheet would take for a formula; also the wide signs that some take for the narrow ones. */
export function isFormulaLike(text: string): boolean {
  return /^\s*[=+\-@＝＋－＠]|^[\t\r]/u.test(text);
}
