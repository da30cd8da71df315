// Writes articles/10-how-many-soldiers-harbour-courier.pdf, byte for byte the same each time: `npx tsx samples/make-pdf.ts`.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const TITLE = 'How many North Korean soldiers are in Russia?';
const CREATED = 'D:20241029061500Z';

/** Paragraphs of the article, a list a page. */
const PAGES: readonly (readonly string[])[] = [
  [
    'By Lena Marsh and Tobias Wren, The Harbour Courier',
    '29 October 2024',
    'BRUSSELS — NATO confirmed on Monday that North Korean soldiers are in Russia and that some units are in the Kursk ' +
      'region. How many there are depends on who is asked, and on what is counted.',
    '1,500. South Korea\'s National Intelligence Service was first. On 18 October it said that Russian naval ships had ' +
      'carried about 1,500 special forces to Vladivostok between 8 and 13 October.',
    '3,000. Five days later the service\'s director, Cho Tae-yong, told lawmakers that another 1,500 had followed, ' +
      'according to Park Sunwon, who was there. The same day the White House said that at least 3,000 had ' +
      'travelled by ship from the Wonsan area. Lloyd Austin, the U.S. defence secretary, spoke of evidence that North ' +
      'Korean troops were in Russia.',
    '10,000. Volodymyr Zelenskyy said on 17 October that Ukrainian intelligence knew of 10,000 soldiers being ' +
      'prepared. The South Korean service expects that number by December. On Monday the Pentagon said that around ' +
      '10,000 have been sent in total to train in eastern Russia. The first is a plan, the second a forecast and the ' +
      'third a count of those who have arrived.',
  ],
  [
    '11,000 and 12,000. Kyrylo Budanov, the head of Ukraine\'s military intelligence, told The War Zone on 18 October ' +
      'that nearly 11,000 infantry were training and that 2,600 of them would go to Kursk first. His agency has since ' +
      'written of about 12,000, among them 500 officers and three generals.',
    'Mark Rutte, NATO\'s secretary general, called the deployment "a significant escalation". A South Korean delegation ' +
      'had briefed the allies that day.',
    'Moscow first waved the reports away. "It looks like another piece of fake news," the Kremlin\'s spokesman, Dmitry ' +
      'Peskov, said on 10 October. Asked on 24 October about satellite images, Vladimir Putin did not deny it: ' +
      '"Images are a serious thing. If there are images, then they reflect something."',
    'Pyongyang\'s delegate at the United Nations spoke of "groundless stereotyped rumours." On 25 October a vice foreign ' +
      'minister, Kim Jong Gyu, would not confirm a deployment but said that if there were one, it would accord with ' +
      'international law.',
    '© 2024 The Harbour Courier. All rights reserved.',
  ],
];

const LINE_LENGTH = 78;

/** The PDF's bytes: pages of Helvetica text, a title and a creation date. */
export function articlePdf(): Uint8Array {
  const contents = PAGES.map((paragraphs, at) => pageContent(paragraphs, at === 0));
  const pageNumbers = contents.map((_content, at) => 5 + 2 * at);
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R /Lang (en-GB) >>',
    `<< /Type /Pages /Kids [${pageNumbers.map((number) => `${number} 0 R`).join(' ')}] /Count ${contents.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    `<< /Title (${escapeText(TITLE)}) /Author (Lena Marsh and Tobias Wren) /CreationDate (${CREATED}) >>`,
    ...contents.flatMap((content, at) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${6 + 2 * at} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    ]),
  ];
  return Buffer.from(assemble(objects), 'latin1');
}

/** Objects numbered from 1, with the table of their offsets. */
function assemble(objects: readonly string[]): string {
  let body = '%PDF-1.4\n%\xe2\xe3\xcf\xd3\n';
  const offsets: number[] = [];
  for (const [at, object] of objects.entries()) {
    offsets.push(body.length);
    body += `${at + 1} 0 obj\n${object}\nendobj\n`;
  }
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  return (
    `${body}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}` +
    `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 4 0 R >>\nstartxref\n${body.length}\n%%EOF\n`
  );
}

function pageContent(paragraphs: readonly string[], isFirst: boolean): string {
  const title = isFirst ? `/F1 18 Tf (${escapeText(TITLE)}) Tj 0 -34 Td\n` : '';
  const lines = paragraphs.map((paragraph) =>
    wrap(paragraph)
      .map((line) => `(${escapeText(line)}) Tj 0 -17 Td\n`)
      .join(''),
  );
  return `BT\n60 770 Td\n${title}/F1 12 Tf\n${lines.join('0 -10 Td\n')}ET`;
}

function wrap(paragraph: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of paragraph.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > LINE_LENGTH) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

/** The text in Windows-1252, as the font's encoding wants it, a character a byte. */
function escapeText(text: string): string {
  return text.replace(/[\\()]/g, '\\$&').replaceAll('—', '\x97');
}

const self = fileURLToPath(import.meta.url);
if (process.argv[1] === self) {
  writeFileSync(new URL('articles/10-how-many-soldiers-harbour-courier.pdf', import.meta.url), articlePdf());
}
