// The pieces of a Word document as XML: runs, paragraphs, tables, and footnotes that say where words stand.
import { escapeXml } from '../office/xml.ts';

/** XML of one or more runs. Made by the functions of this file only, so that nothing of a text becomes markup. */
export type Runs = string & { readonly kind?: 'runs' };
/** XML of paragraphs and tables. */
export type Block = string & { readonly kind?: 'block' };

/** Character styles of `parts.ts`. */
export type RunStyle = 'Strong' | 'Quiet' | 'Quoted' | 'FootnoteReference';

/** Text of one style; line feeds and tabs stay what they are. */
export function run(text: string, style?: RunStyle): Runs {
  if (text === '') return '';
  const properties = style === undefined ? '' : `<w:rPr><w:rStyle w:val="${style}"/></w:rPr>`;
  return `<w:r>${properties}${textOf(text)}</w:r>`;
}

function textOf(text: string): string {
  return text
    .split(/(\n|\t)/)
    .map((part) => {
      if (part === '\n') return '<w:br/>';
      if (part === '\t') return '<w:tab/>';
      return part === '' ? '' : `<w:t xml:space="preserve">${escapeXml(part)}</w:t>`;
    })
    .join('');
}

/** Paragraph styles of `parts.ts`. */
export type ParagraphStyle = 'Title' | 'Heading1' | 'Heading2' | 'ListBullet' | 'Cell' | 'FootnoteText';

export function paragraph(runs: readonly Runs[], style?: ParagraphStyle): Block {
  const properties = style === undefined ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`;
  return `<w:p>${properties}${runs.join('')}</w:p>`;
}

/** Twentieths of a point between the margins of a page of A4. */
const WIDTH = 9_638;

/** A table whose heads come again on every page; `shares` are parts of its width. */
export function table(
  heads: readonly string[],
  shares: readonly number[],
  rows: readonly (readonly Runs[][])[],
): Block {
  const sum = shares.reduce((total, share) => total + share, 0);
  const widths = shares.map((share) => Math.floor((WIDTH * share) / sum));
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('');
  const head = heads.map((name, at) => cell([[run(name, 'Strong')]], widths[at]!)).join('');
  const body = rows.map(
    (cells) =>
      `<w:tr><w:trPr><w:cantSplit/></w:trPr>${cells.map((runs, at) => cell([runs], widths[at]!)).join('')}</w:tr>`,
  );
  const properties = `<w:tblPr><w:tblStyle w:val="Grid"/><w:tblW w:w="${WIDTH}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>`;
  // What follows a table must not touch it.
  return `<w:tbl>${properties}<w:tblGrid>${grid}</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${head}</w:tr>${body.join('')}</w:tbl><w:p><w:pPr><w:pStyle w:val="Cell"/></w:pPr></w:p>`;
}

function cell(paragraphs: readonly (readonly Runs[])[], width: number): string {
  const blocks = paragraphs.map((runs) => paragraph(runs, 'Cell')).join('');
  return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/></w:tcPr>${blocks}</w:tc>`;
}

/** Footnotes, numbered from 1 in the order in which they are asked for. */
export class Footnotes {
  readonly #notes: string[] = [];

  /** The mark of a new footnote that holds `runs`. */
  add(runs: readonly Runs[]): Runs {
    const id = this.#notes.length + 1;
    const mark = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>';
    this.#notes.push(`<w:footnote w:id="${id}">${paragraph([mark, run(' '), ...runs], 'FootnoteText')}</w:footnote>`);
    return `<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="${id}"/></w:r>`;
  }

  /** To be asked for when all are there. */
  get notes(): readonly string[] {
    return this.#notes;
  }
}
