// The European Union's financial sanctions file, version 1.1: `<sanctionEntity><nameAlias wholeName="…"/>…`.
import { scriptOf } from '../../../names/index.ts';
import { edtfOf, imoOf, type Listed, ListedDraft, type ListedKind } from '../listed.ts';
import { childrenOf, textAt, type XmlElement, xmlRecords } from '../xml.ts';
import type { Head } from './format.ts';

const RECORDS: ReadonlySet<string> = new Set(['sanctionEntity']);
const KINDS: Readonly<Record<string, ListedKind>> = { person: 'person', p: 'person', enterprise: 'body', e: 'body' };

/** Entries of the list. */
export async function* readEu(text: AsyncIterable<string>, head: Head): AsyncGenerator<Listed> {
  for await (const element of xmlRecords(text, RECORDS)) {
    if (element.name === 'export') head.generated = element.attributes.generationDate?.slice(0, 10);
    else {
      const listed = listedOf(element);
      if (listed) yield listed;
    }
  }
}

function listedOf(element: XmlElement): Listed | undefined {
  const { attributes } = element;
  const draft = new ListedDraft(attributes.euReferenceNumber || attributes.logicalId || '', kindOf(element));
  for (const [at, alias] of childrenOf(element, 'nameAlias').entries()) {
    const { wholeName = '', firstName = '', middleName = '', lastName = '', strong } = alias.attributes;
    const quality =
      strong === 'false' ? 'weak' : at === 0 ? 'main' : scriptOf(wholeName) === 'Latn' ? 'strong' : 'original';
    draft.name(wholeName || `${firstName} ${middleName} ${lastName}`, quality, scriptOf);
  }
  for (const birth of childrenOf(element, 'birthdate')) {
    draft.birth(birthOf(birth)).place(placeOf(birth));
  }
  for (const citizenship of childrenOf(element, 'citizenship')) draft.country(countryOf(citizenship));
  for (const address of childrenOf(element, 'address')) draft.place(placeOf(address));
  for (const { attributes: given } of childrenOf(element, 'identification')) {
    const {
      number = '',
      latinNumber = '',
      identificationTypeDescription,
      identificationTypeCode = '',
      countryDescription,
    } = given;
    draft.document(
      identificationTypeDescription || identificationTypeCode,
      number || latinNumber,
      known(countryDescription),
    );
    if (/imo/i.test(identificationTypeCode)) draft.imo ??= imoOf(number);
  }
  for (const { attributes: regulation } of childrenOf(element, 'regulation')) draft.programme(regulation.programme);
  draft.listedOn = edtfOf(
    attributes.designationDate || childrenOf(element, 'regulation')[0]?.attributes.publicationDate || '',
  );
  draft.imo ??= imoOf(/IMO\b.{0,20}/.exec(textAt(element, 'remark'))?.[0] ?? '');
  return draft.done();
}

function kindOf(element: XmlElement): ListedKind {
  const [type] = childrenOf(element, 'subjectType');
  return KINDS[(type?.attributes.code ?? type?.attributes.classificationCode ?? '').toLowerCase()] ?? 'unknown';
}

function birthOf({ attributes }: XmlElement): string | undefined {
  const { birthdate, year, yearRangeFrom, yearRangeTo, circa } = attributes;
  if (birthdate) return edtfOf(birthdate);
  const date = year
    ? edtfOf(year)
    : yearRangeFrom && yearRangeTo
      ? edtfOf(`${yearRangeFrom} to ${yearRangeTo}`)
      : undefined;
  return date && circa === 'true' ? `${date}~` : date;
}

function placeOf({ attributes: { city = '', place = '', region = '', countryDescription } }: XmlElement): string {
  return [place, city, region, known(countryDescription) ?? ''].filter(Boolean).join(', ');
}

function countryOf({ attributes: { countryDescription, countryIso2Code } }: XmlElement): string | undefined {
  return known(countryDescription) ?? known(countryIso2Code);
}

function known(words: string | undefined): string | undefined {
  return words && words !== 'UNKNOWN' && words !== '00' ? words : undefined;
}
