// A package of Office Open XML: parts in a zip whose bytes depend on the parts alone.
import { Zip, ZipDeflate } from 'fflate';
import type { Analysis } from '../../document/analysis.ts';
import { byCodeUnit } from '../../document/order.ts';
import { escapeXml, XML_HEAD } from './xml.ts';

/** A file of the package; `pieces` are asked for once, when its turn has come. */
export interface Part {
  readonly name: string;
  readonly pieces: Iterable<string>;
}

/** Zip keeps local time without a zone: noon of a day without change of clocks is the same everywhere. */
const ZIP_DATE = new Date(1980, 0, 1, 12);
/** Characters that are compressed at once. */
const CHUNK = 1 << 16;

/** The parts in their order as the bytes of a zip, in pieces. */
export function* zipPieces(parts: Iterable<Part>): Generator<Uint8Array> {
  let made: Uint8Array[] = [];
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    made.push(bytes);
  });
  const drain = function* () {
    const ready = made;
    made = [];
    yield* ready;
  };
  const encoder = new TextEncoder();
  for (const { name, pieces } of parts) {
    const entry = new ZipDeflate(name, { level: 6 });
    entry.mtime = ZIP_DATE;
    zip.add(entry);
    for (const chunk of inChunks(pieces)) {
      entry.push(encoder.encode(chunk));
      yield* drain();
    }
    entry.push(new Uint8Array(), true);
    yield* drain();
  }
  zip.end();
  yield* drain();
}

function* inChunks(pieces: Iterable<string>): Generator<string> {
  let held = '';
  for (const piece of pieces) {
    held += piece;
    if (held.length < CHUNK) continue;
    yield held;
    held = '';
  }
  yield held;
}

const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** What is in the package: the media type of each part by its name. */
export function contentTypes(types: Readonly<Record<string, string>>): Part {
  const overrides = Object.entries(types).map(
    ([name, type]) => `<Override PartName="/${name}" ContentType="application/vnd.openxmlformats-${type}+xml"/>`,
  );
  return {
    name: '[Content_Types].xml',
    pieces: [
      `${XML_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides.join('')}</Types>`,
    ],
  };
}

/** What a part refers to: kind and target, as rId1, rId2, … */
export function relations(name: string, targets: readonly (readonly [kind: string, target: string])[]): Part {
  const rows = targets.map(([kind, target], at) => {
    const type = kind === 'core-properties' ? `${RELATIONS}/metadata/core-properties` : `${OFFICE}/${kind}`;
    return `<Relationship Id="rId${at + 1}" Type="${type}" Target="${target}"/>`;
  });
  return { name, pieces: [`${XML_HEAD}<Relationships xmlns="${RELATIONS}">${rows.join('')}</Relationships>`] };
}

export const CORE_TYPE = 'package.core-properties';

/** Title, what made it, and as its day that of the newest document; no clock is asked. */
export function coreProperties({ documents, generator }: Analysis, title: string): Part {
  const newest = documents
    .flatMap(({ published }) => published?.latest ?? [])
    .filter((day) => /^\d{4}-\d\d-\d\d$/.test(day))
    .sort(byCodeUnit)
    .at(-1);
  const dates = ['created', 'modified'].map((name) =>
    newest === undefined ? '' : `<dcterms:${name} xsi:type="dcterms:W3CDTF">${newest}T00:00:00Z</dcterms:${name}>`,
  );
  const creator = `<dc:creator>${escapeXml(`Hearsay ${generator.version}`)}</dc:creator>`;
  return {
    name: 'docProps/core.xml',
    pieces: [
      `${XML_HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeXml(title)}</dc:title>${creator}${dates.join('')}</cp:coreProperties>`,
    ],
  };
}
