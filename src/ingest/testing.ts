// Small files of every format, made in the test that reads them.
import { strToU8, zipSync } from 'fflate';

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A zip archive of texts and bytes by their paths. */
export function makeZip(files: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  return zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, content]) => [name, typeof content === 'string' ? strToU8(content) : content]),
    ),
  );
}

export interface PdfTextLine {
  readonly text: string;
  /** Points from the lower left corner of a page of 612 by 792. */
  readonly x?: number;
  readonly y: number;
  readonly size?: number;
}

/** A PDF with one font, its pages given as lines; `info` fills its properties, `trailer` adds to its trailer, `content` to the drawing of each page. */
export function makePdf(
  pages: readonly (readonly PdfTextLine[])[],
  options: {
    readonly info?: Readonly<Record<string, string>>;
    readonly trailer?: string;
    readonly content?: string;
  } = {},
): Uint8Array {
  const first = 5;
  const kids = pages.map((_, at) => `${first + 2 * at} 0 R`).join(' ');
  const info = Object.entries(options.info ?? {}).map(([key, value]) => `/${key} (${escapePdf(value)})`);
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    `<< ${info.join(' ')} >>`,
    ...pages.flatMap((lines, at) => pageObjects(lines, first + 2 * at + 1, options.content)),
  ];
  return assemble(objects, options.trailer ?? '');
}

function pageObjects(lines: readonly PdfTextLine[], content: number, more = ''): readonly string[] {
  const drawn = lines.map(
    ({ text, x = 72, y, size = 12 }) => `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm (${escapePdf(text)}) Tj ET`,
  );
  const stream = [...drawn, more].join('\n');
  return [
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> /Contents ${content} 0 R >>`,
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
  ];
}

function assemble(objects: readonly string[], trailer: string): Uint8Array {
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, at) => {
    const offset = file.length;
    file += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const start = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 4 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(file, 'latin1'));
}

function escapePdf(text: string): string {
  return text.replace(/[\\()]/g, '\\$&');
}

const TYPES = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`;
const RELATIONS = `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`;

/** A Word document: `body` is WordprocessingML, `core` the elements of its core properties, `more` further members. */
export function makeDocx(
  body: string,
  core = '',
  more: Readonly<Record<string, string | Uint8Array>> = {},
): Uint8Array {
  return makeZip({
    '[Content_Types].xml': TYPES,
    '_rels/.rels': RELATIONS,
    'word/document.xml': `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    'docProps/core.xml': `<?xml version="1.0"?><cp:coreProperties xmlns:cp="c" xmlns:dc="d" xmlns:dcterms="t" xmlns:xsi="x">${core}</cp:coreProperties>`,
    ...more,
  });
}

/** One paragraph of WordprocessingML. */
export function docxParagraph(text: string): string {
  return `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
}

/** A message of lines, with the line ends of mail. */
export function makeMail(...lines: readonly string[]): Uint8Array {
  return utf8(lines.join('\r\n'));
}
