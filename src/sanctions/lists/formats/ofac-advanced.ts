// OFAC's sdn_advanced.xml: tables of reference values first, then parties that name their values by number, then what each is listed for.
import { scriptOf } from '../../../names/index.ts';
import { edtfOf, imoOf, type Listed, ListedDraft, type ListedKind } from '../listed.ts';
import { childrenOf, descendantsOf, textAt, type XmlElement, xmlRecords } from '../xml.ts';
import type { Head } from './format.ts';

/** Tables of reference values that are used, by the name of their elements. */
const VALUES = [
  'FeatureType',
  'PartySubType',
  'PartyType',
  'AliasType',
  'IDRegDocType',
  'Country',
  'DetailReference',
  'NamePartType',
] as const;
const RECORDS: ReadonlySet<string> = new Set([
  ...VALUES,
  'DateOfIssue',
  'Location',
  'IDRegDocument',
  'DistinctParty',
  'SanctionsEntry',
]);
const KINDS: Readonly<Record<string, ListedKind>> = {
  individual: 'person',
  entity: 'body',
  vessel: 'vessel',
  aircraft: 'aircraft',
};

/** What has been read so far. */
class Tables {
  readonly #values = new Map<string, string>();
  readonly places = new Map<string, { readonly words: string; readonly country: string }>();
  readonly documents = new Map<string, XmlElement[]>();
  readonly drafts = new Map<string, ListedDraft>();

  value(table: string, id: string | undefined): string {
    return this.#values.get(`${table} ${id}`) ?? '';
  }

  keep(element: XmlElement): void {
    this.#values.set(`${element.name} ${element.attributes.ID}`, element.text.trim());
    if (element.name === 'PartySubType')
      this.#values.set(`KindOf ${element.attributes.ID}`, element.attributes.PartyTypeID ?? '');
  }
}

/** Entries of the list. They are given at its end, because what they are listed for stands there. */
export async function* readOfacAdvanced(text: AsyncIterable<string>, head: Head): AsyncGenerator<Listed> {
  const tables = new Tables();
  for await (const element of xmlRecords(text, RECORDS)) take(element, tables, head);
  for (const draft of tables.drafts.values()) {
    const listed = draft.done();
    if (listed) yield listed;
  }
}

type Take = (element: XmlElement, tables: Tables, head: Head) => void;

const TAKES: Readonly<Record<string, Take>> = {
  DateOfIssue: (element, _tables, head) => {
    head.generated = dayOf(element);
  },
  Location: (element, tables) => void tables.places.set(element.attributes.ID ?? '', placeOf(element, tables)),
  IDRegDocument: (element, tables) => addTo(tables.documents, element.attributes.IdentityID ?? '', element),
  DistinctParty: (element, tables) => addParty(element, tables),
  SanctionsEntry: (element, tables) => addMeasures(element, tables),
};

function take(element: XmlElement, tables: Tables, head: Head): void {
  const known = TAKES[element.name];
  if (known) known(element, tables, head);
  else tables.keep(element);
}

function addTo(map: Map<string, XmlElement[]>, key: string, element: XmlElement): void {
  const known = map.get(key);
  if (known) known.push(element);
  else map.set(key, [element]);
}

function dayOf(element: XmlElement | undefined): string | undefined {
  if (!element) return undefined;
  const [year, month, day] = ['Year', 'Month', 'Day'].map((part) => textAt(element, part));
  return year
    ? edtfOf(month ? `${year}-${month.padStart(2, '0')}${day ? `-${day.padStart(2, '0')}` : ''}` : year)
    : undefined;
}

function placeOf(element: XmlElement, tables: Tables): { words: string; country: string } {
  const [countryElement] = childrenOf(element, 'LocationCountry');
  const country = tables.value('Country', countryElement?.attributes.CountryID);
  const parts = descendantsOf(element, 'Value').map(({ text }) => text.trim());
  return { words: [...parts, country].filter(Boolean).join(', '), country };
}

function addParty(party: XmlElement, tables: Tables): void {
  for (const profile of childrenOf(party, 'Profile')) {
    const id = profile.attributes.ID ?? party.attributes.FixedRef ?? '';
    const draft = new ListedDraft(id, kindOf(profile.attributes.PartySubTypeID, tables));
    for (const identity of childrenOf(profile, 'Identity')) addIdentity(draft, identity, tables);
    for (const feature of [...childrenOf(profile, 'Feature'), ...childrenOf(party, 'Feature')])
      addFeature(draft, feature, tables);
    tables.drafts.set(id, draft);
  }
}

function kindOf(subType: string | undefined, tables: Tables): ListedKind {
  const named = tables.value('PartySubType', subType).toLowerCase();
  return KINDS[named] ?? KINDS[tables.value('PartyType', tables.value('KindOf', subType)).toLowerCase()] ?? 'unknown';
}

function addIdentity(draft: ListedDraft, identity: XmlElement, tables: Tables): void {
  const aliases = [...childrenOf(identity, 'Alias')].sort(
    (a, b) => Number(b.attributes.Primary === 'true') - Number(a.attributes.Primary === 'true'),
  );
  for (const alias of aliases) {
    const isFormer = /^f\.?k\.?a/i.test(tables.value('AliasType', alias.attributes.AliasTypeID));
    const isWeak = alias.attributes.LowQuality === 'true';
    const isMain = alias.attributes.Primary === 'true';
    for (const [at, name] of childrenOf(alias, 'DocumentedName').entries()) {
      const written = descendantsOf(name, 'NamePartValue')
        .map(({ text }) => text.trim())
        .join(' ');
      const quality = at > 0 ? 'original' : isMain ? 'main' : isFormer ? 'former' : isWeak ? 'weak' : 'strong';
      draft.name(written, quality, scriptOf);
    }
  }
  for (const document of tables.documents.get(identity.attributes.ID ?? '') ?? []) addDocument(draft, document, tables);
}

function addDocument(draft: ListedDraft, document: XmlElement, tables: Tables): void {
  const number = textAt(document, 'IDRegistrationNo');
  const type = tables.value('IDRegDocType', document.attributes.IDRegDocTypeID);
  if (/^IMO/i.test(number) || /vessel registration/i.test(type)) draft.imo ??= imoOf(number);
  draft.document(type, number, tables.value('Country', document.attributes['IssuedBy-CountryID']));
}

function addFeature(draft: ListedDraft, feature: XmlElement, tables: Tables): void {
  const type = tables.value('FeatureType', feature.attributes.FeatureTypeID);
  const currency = /^Digital Currency Address - ([A-Z0-9]{2,8})/.exec(type)?.[1];
  for (const version of childrenOf(feature, 'FeatureVersion')) {
    const [detail] = childrenOf(version, 'VersionDetail');
    const words = detail?.text.trim() || tables.value('DetailReference', detail?.attributes.DetailReferenceID);
    const place = tables.places.get(childrenOf(version, 'VersionLocation')[0]?.attributes.LocationID ?? '');
    if (currency) draft.wallet(currency, words);
    else if (/^Birthdate$/i.test(type)) draft.birth(birthOf(version));
    else if (/Vessel Flag/i.test(type)) draft.flag ??= words || place?.country;
    else if (/Nationality|Citizenship|Registration Country/i.test(type)) draft.country(place?.country ?? words);
    else if (place) draft.place(place.words).country(/^Location$/i.test(type) ? place.country : undefined);
  }
}

function birthOf(version: XmlElement): string | undefined {
  const [period] = childrenOf(version, 'DatePeriod');
  if (!period) return undefined;
  const [start, end] = [boundOf(period, 'Start', 'From'), boundOf(period, 'End', 'To')];
  if (!start || !end || start === end) return start ?? end;
  const isYear = start.endsWith('-01-01') && end === `${start.slice(0, 4)}-12-31`;
  return isYear ? start.slice(0, 4) : `${start}/${end}`;
}

function boundOf(period: XmlElement, side: string, bound: string): string | undefined {
  const [element] = childrenOf(period, side);
  return element && dayOf(childrenOf(element, bound)[0] ?? childrenOf(element, 'From')[0]);
}

function addMeasures(entry: XmlElement, tables: Tables): void {
  const draft = tables.drafts.get(entry.attributes.ProfileID ?? '');
  if (!draft) return;
  for (const event of childrenOf(entry, 'EntryEvent')) {
    const day = dayOf(childrenOf(event, 'Date')[0]);
    if (day && (!draft.listedOn || day < draft.listedOn)) draft.listedOn = day;
  }
  for (const measure of childrenOf(entry, 'SanctionsMeasure')) draft.programme(textAt(measure, 'Comment'));
}
