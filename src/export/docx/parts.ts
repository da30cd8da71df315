// The parts of a Word document that are the same in every memo: styles, bullets, settings, the page number.
import { CORE_TYPE, contentTypes, type Part, relations } from '../office/package.ts';
import { XML_HEAD } from '../office/xml.ts';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const MAIN = 'officedocument.wordprocessingml';

/** All parts but the document, its footnotes and its properties. */
export function constantParts(): Part[] {
  return [
    contentTypes({
      'word/document.xml': `${MAIN}.document.main`,
      'word/footnotes.xml': `${MAIN}.footnotes`,
      'word/styles.xml': `${MAIN}.styles`,
      'word/numbering.xml': `${MAIN}.numbering`,
      'word/settings.xml': `${MAIN}.settings`,
      'word/footer.xml': `${MAIN}.footer`,
      'docProps/core.xml': CORE_TYPE,
    }),
    relations('_rels/.rels', [
      ['officeDocument', 'word/document.xml'],
      ['core-properties', 'docProps/core.xml'],
    ]),
    relations('word/_rels/document.xml.rels', [
      ['styles', 'styles.xml'],
      ['numbering', 'numbering.xml'],
      ['settings', 'settings.xml'],
      ['footnotes', 'footnotes.xml'],
      ['footer', 'footer.xml'],
    ]),
    { name: 'word/styles.xml', pieces: [STYLES] },
    { name: 'word/numbering.xml', pieces: [NUMBERING] },
    { name: 'word/settings.xml', pieces: [SETTINGS] },
    { name: 'word/footer.xml', pieces: [FOOTER] },
  ];
}

/** The document around its blocks. */
export function* documentPieces(blocks: Iterable<string>): Generator<string> {
  yield `${XML_HEAD}<w:document ${W} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>`;
  yield* blocks;
  yield '<w:sectPr><w:footerReference w:type="default" r:id="rId5"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>';
}

/** The footnotes behind the two lines that separate them from the text. */
export function* footnotePieces(notes: () => readonly string[]): Generator<string> {
  yield `${XML_HEAD}<w:footnotes ${W}><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>`;
  yield* notes();
  yield '</w:footnotes>';
}

function paragraphStyle(id: string, name: string, properties: string, runs: string, next = 'Normal'): string {
  return `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:next w:val="${next}"/><w:qFormat/><w:pPr>${properties}</w:pPr><w:rPr>${runs}</w:rPr></w:style>`;
}

function characterStyle(id: string, name: string, runs: string): string {
  return `<w:style w:type="character" w:styleId="${id}"><w:name w:val="${name}"/><w:rPr>${runs}</w:rPr></w:style>`;
}

const LINE = 'w:val="single" w:sz="4" w:space="0" w:color="B8C2C8"';

const STYLES = [
  `${XML_HEAD}<w:styles ${W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Malgun Gothic" w:cs="Arial"/><w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="en-US" w:eastAsia="ko-KR" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>`,
  '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>',
  paragraphStyle('Title', 'Title', '<w:spacing w:after="160"/>', '<w:b/><w:sz w:val="36"/><w:szCs w:val="36"/>'),
  paragraphStyle(
    'Heading1',
    'heading 1',
    '<w:keepNext/><w:spacing w:before="360" w:after="120"/><w:outlineLvl w:val="0"/>',
    '<w:b/><w:sz w:val="28"/><w:szCs w:val="28"/>',
  ),
  paragraphStyle(
    'Heading2',
    'heading 2',
    '<w:keepNext/><w:spacing w:before="240" w:after="80"/><w:outlineLvl w:val="1"/>',
    '<w:b/><w:sz w:val="23"/><w:szCs w:val="23"/>',
  ),
  paragraphStyle(
    'ListBullet',
    'List Bullet',
    '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:spacing w:after="60"/>',
    '',
    'ListBullet',
  ),
  paragraphStyle('Cell', 'Cell', '<w:spacing w:after="0"/>', '<w:sz w:val="19"/><w:szCs w:val="19"/>', 'Cell'),
  paragraphStyle(
    'FootnoteText',
    'footnote text',
    '<w:spacing w:after="0" w:line="240" w:lineRule="auto"/>',
    '<w:sz w:val="17"/><w:szCs w:val="17"/>',
    'FootnoteText',
  ),
  characterStyle('Strong', 'Strong', '<w:b/>'),
  characterStyle('Quiet', 'Quiet', '<w:color w:val="5A6B75"/>'),
  characterStyle('Quoted', 'Quoted', '<w:noProof/>'),
  characterStyle('FootnoteReference', 'footnote reference', '<w:vertAlign w:val="superscript"/>'),
  '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="85" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
  `<w:style w:type="table" w:styleId="Grid"><w:name w:val="Grid"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders><w:top ${LINE}/><w:left ${LINE}/><w:bottom ${LINE}/><w:right ${LINE}/><w:insideH ${LINE}/><w:insideV ${LINE}/></w:tblBorders></w:tblPr></w:style></w:styles>`,
].join('');

const NUMBERING = `${XML_HEAD}<w:numbering ${W}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="284" w:hanging="284"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`;

const SETTINGS = `${XML_HEAD}<w:settings ${W}><w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`;

const FOOTER = `${XML_HEAD}<w:ftr ${W}><w:p><w:pPr><w:jc w:val="right"/></w:pPr><w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>`;
