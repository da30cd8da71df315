// The consolidated list of the United Nations Security Council: `<INDIVIDUAL><FIRST_NAME>…</FIRST_NAME>…`.
import { scriptOf } from '../../../names/index.ts';
import { edtfOf, imoOf, type Listed, ListedDraft, type NameQuality } from '../listed.ts';
import { childrenOf, textAt, type XmlElement, xmlRecords } from '../xml.ts';
import type { Head } from './format.ts';

const RECORDS: ReadonlySet<string> = new Set(['INDIVIDUAL', 'ENTITY']);
const NAME_PARTS = ['FIRST_NAME', 'SECOND_NAME', 'THIRD_NAME', 'FOURTH_NAME'];
const QUALITIES: Readonly<Record<string, NameQuality>> = { low: 'weak', 'f.k.a.': 'former' };

/** Entries of the list; the day it was made goes into `head`. */
export async function* readUn(text: AsyncIterable<string>, head: Head): AsyncGenerator<Listed> {
  for await (const element of xmlRecords(text, RECORDS)) {
    if (element.name === 'CONSOLIDATED_LIST') head.generated = element.attributes.dateGenerated?.slice(0, 10);
    else {
      const listed = listedOf(element);
      if (listed) yield listed;
    }
  }
}

function listedOf(element: XmlElement): Listed | undefined {
  const isPerson = element.name === 'INDIVIDUAL';
  const prefix = isPerson ? 'INDIVIDUAL' : 'ENTITY';
  const draft = new ListedDraft(
    textAt(element, 'REFERENCE_NUMBER') || textAt(element, 'DATAID'),
    isPerson ? 'person' : 'body',
  );
  draft.name(NAME_PARTS.map((part) => textAt(element, part)).join(' '), 'main', scriptOf);
  for (const alias of childrenOf(element, `${prefix}_ALIAS`)) {
    const quality = QUALITIES[textAt(alias, 'QUALITY').toLowerCase()] ?? 'strong';
    draft.name(textAt(alias, 'ALIAS_NAME'), quality, scriptOf);
    draft.birth(edtfOf(textAt(alias, 'DATE_OF_BIRTH')));
  }
  for (const written of textAt(element, 'NAME_ORIGINAL_SCRIPT').split(/[;\n]/))
    draft.name(written, 'original', scriptOf);
  for (const birth of childrenOf(element, 'INDIVIDUAL_DATE_OF_BIRTH')) draft.birth(birthOf(birth));
  for (const place of [
    ...childrenOf(element, 'INDIVIDUAL_PLACE_OF_BIRTH'),
    ...childrenOf(element, `${prefix}_ADDRESS`),
  ])
    draft.place(placeOf(place));
  for (const nationality of childrenOf(element, 'NATIONALITY')) {
    for (const value of childrenOf(nationality, 'VALUE')) draft.country(value.text);
  }
  for (const document of childrenOf(element, 'INDIVIDUAL_DOCUMENT')) {
    const country = textAt(document, 'ISSUING_COUNTRY') || textAt(document, 'COUNTRY_OF_ISSUE');
    draft.document(textAt(document, 'TYPE_OF_DOCUMENT'), textAt(document, 'NUMBER'), country);
  }
  draft.programme(textAt(element, 'UN_LIST_TYPE'));
  draft.listedOn = edtfOf(textAt(element, 'LISTED_ON'));
  draft.imo = isPerson ? undefined : imoOf(/IMO\b.{0,20}/.exec(textAt(element, 'COMMENTS1'))?.[0] ?? '');
  return draft.done();
}

function birthOf(birth: XmlElement): string | undefined {
  const [from, to] = [textAt(birth, 'FROM_YEAR'), textAt(birth, 'TO_YEAR')];
  if (from && to) return edtfOf(`${from} to ${to}`);
  const date = edtfOf(textAt(birth, 'DATE') || textAt(birth, 'YEAR'));
  return date && textAt(birth, 'TYPE_OF_DATE') === 'APPROXIMATELY' ? `${date}~` : date;
}

function placeOf(place: XmlElement): string {
  return ['CITY', 'STATE_PROVINCE', 'COUNTRY']
    .map((part) => textAt(place, part))
    .filter(Boolean)
    .join(', ');
}
