// PLOVER event rows as CSV: one for each mention of an event in a claim, in the field names of the codebook, ours behind them.
import type { Claim } from '../../document/claim.ts';
import type { Document } from '../../document/document.ts';
import type { Event, EventArgument, EventMention } from '../../document/event.ts';
import { windowOf } from '../../document/time.ts';
import type { EventType } from '../../packs/event-type.ts';
import { VERSION } from '../../version.ts';
import { verdictLabel } from '../brief/known.ts';
import type { Ground } from '../ground.ts';
import { linkLabel } from '../sheets/claims.ts';
import { csvPieces } from '../sheets/csv.ts';
import { type Column, column, listed, longColumn, sheetOf } from '../sheets/table.ts';
import { stateCodeOf, threeLetterState } from './codes.ts';
import { fileNameOf, nameOf, originLine, speakerOf, titleOf } from './labels.ts';
import { NEEDS_RECIPIENT, type PloverCoding, ploverCoding, QUADS } from './plover-coding.ts';
import { webAddress } from './text.ts';

interface Row {
  readonly mention: EventMention;
  readonly coding?: PloverCoding;
  readonly claim?: Claim;
  readonly document?: Document;
  readonly event?: Event;
  readonly source: readonly EventArgument[];
  readonly recipient: readonly EventArgument[];
  readonly place: readonly EventArgument[];
  readonly days: { readonly earliest?: string; readonly latest?: string };
}

export function ploverPieces(ground: Ground, types: readonly EventType[]): Generator<string> {
  const codings = new Map(types.map((type) => [type.type, ploverCoding(type)]));
  const events = new Map(ground.analysis.events.flatMap((event) => event.mentions.map((id) => [id, event] as const)));
  const rows = ground.analysis.eventMentions.map((mention) => rowOf(mention, ground, codings, events));
  return csvPieces(sheetOf('PLOVER', columnsOf(ground), rows));
}

function rowOf(
  mention: EventMention,
  { claims, documentOf }: Ground,
  codings: ReadonlyMap<string, PloverCoding>,
  events: ReadonlyMap<string, Event>,
): Row {
  const coding = codings.get(mention.type);
  const filling = (role: string | undefined) => mention.arguments.filter((argument) => argument.role === role);
  const edtf = mention.time?.edtf;
  return {
    ...{ mention, source: filling(coding?.source), recipient: filling(coding?.recipient) },
    ...{ place: filling(coding?.place), days: (edtf === undefined ? undefined : windowOf(edtf)) ?? {} },
    ...optional('coding', coding),
    ...optional('claim', claims.get(mention.claim)),
    ...optional('document', documentOf(mention.document)),
    ...optional('event', events.get(mention.id)),
  };
}

function optional<K extends keyof Row>(key: K, value: Row[K] | undefined): Partial<Pick<Row, K>> {
  return value === undefined ? {} : ({ [key]: value } as unknown as Pick<Row, K>);
}

function columnsOf(ground: Ground): Column<Row>[] {
  const { attributions, origins, outletName } = ground;
  const content = ({ claim }: Row) => claim?.contents[0] ?? attributions.get(claim?.attribution ?? '')?.cue;
  return [
    column('id', 18, ({ mention }) => mention.id),
    column('date', 12, ({ days }) => days.earliest ?? days.latest),
    column('enddate', 12, ({ days }) => days.latest ?? days.earliest),
    ...actorColumns('source'),
    ...actorColumns('recipient'),
    column('event', 12, ({ coding }) => coding?.event),
    column('mode', 12, () => undefined),
    column('context', 18, (row) => listed(contextsOf(row))),
    column('quad_code', 9, ({ coding }) => coding && QUADS[coding.event]),
    column('event_loc', 18, ({ place }) => listed(place.map(({ text }) => nameOf(text)))),
    column('event_text', 14, ({ mention }) => mention.trigger.text),
    longColumn('text', 60, (row) => content(row)?.text),
    column('start', 8, (row) => content(row)?.start),
    column('end', 8, (row) => content(row)?.end),
    column('title', 40, ({ document }) => document && titleOf(document)),
    column('publication', 20, ({ document }) => document?.outlet && nameOf(outletName(document.outlet))),
    column('published', 12, ({ document }) => document?.published?.edtf),
    column('url', 30, ({ document }) => webAddress(document?.canonicalUrl) ?? webAddress(document?.url)),
    column('file', 20, ({ document }) => fileNameOf(document?.path)),
    column('language', 9, ({ document }) => document?.language),
    column('coder', 14, () => `hearsay ${VERSION}`),
    column('lacks', 18, (row) => listed(lacksOf(row))),
    column('hearsay_type', 18, ({ mention }) => mention.type),
    column('time', 14, ({ mention }) => mention.time?.edtf),
    column('time_words', 14, ({ mention }) => mention.time?.text),
    column('time_basis', 14, ({ mention }) => mention.time?.basis),
    longColumn('arguments', 40, ({ mention }) => listed(mention.arguments.map(({ role, text }) => `${role}: ${text}`))),
    column('modality', 11, ({ mention }) => mention.modality),
    column('polarity', 9, ({ mention }) => mention.polarity),
    column('stance', 10, ({ claim }) => claim?.stance),
    column('certainty', 11, ({ claim }) => claim?.certainty),
    column('speaker', 28, ({ claim }) => claim && speakerOf(claim, ground)),
    longColumn('chain', 30, ({ claim }) => claim?.chain.map(linkLabel).join(' → ')),
    longColumn('origins', 28, ({ claim }) =>
      listed((claim?.origins ?? []).map((id) => (origins.has(id) ? originLine(origins.get(id)!) : id))),
    ),
    longColumn('verdict', 30, ({ event }) => event && verdictLabel(event.corroboration)),
    longColumn('event_label', 40, ({ event }) => event && nameOf(event.label)),
    column('event_id', 18, ({ event }) => event?.id),
    column('claim_id', 18, ({ mention }) => mention.claim),
    column('document_id', 18, ({ mention }) => mention.document),
  ];
}

/** States in the letters of PLOVER; names as the text has them; ids of entities, for joining with the other formats. */
function actorColumns(side: 'source' | 'recipient'): Column<Row>[] {
  const entities = (row: Row) => row[side].flatMap(({ entity }) => entity ?? []);
  return [
    column(`${side}_code`, 9, (row) => listed(eachOnce(entities(row).flatMap(codeOf)))),
    column(`${side}_text`, 24, (row) => listed(row[side].map(({ text }) => nameOf(text)))),
    column(`${side}_id`, 18, (row) => listed(eachOnce(entities(row)))),
  ];
}

function codeOf(entity: string): string[] {
  const code = threeLetterState(stateCodeOf(entity) ?? '');
  return code === undefined ? [] : [code];
}

function eachOnce(values: readonly string[]): string[] {
  return [...new Set(values)];
}

/** The special contexts of PLOVER, so that who reads no further column counts nothing that nobody puts forward as a fact. */
function contextsOf({ mention: { modality, polarity }, claim }: Row): string[] {
  const { stance = 'asserts', certainty = 'certain' } = claim ?? {};
  const future = modality === 'planned' || modality === 'preparing' || modality === 'expected';
  const putForward = stance === 'asserts' || stance === 'confirms' || stance === 'denies';
  const open =
    modality === 'possible' || modality === 'conditional' || certainty === 'possible' || certainty === 'improbable';
  return [
    ...(future || stance === 'commits' ? ['future'] : []),
    ...(open || !putForward ? ['hypothetical'] : []),
    ...(polarity === 'no' || stance === 'denies' ? ['negation'] : []),
  ];
}

/** What PLOVER asks for and the words do not say. */
function lacksOf({ coding, days, source, recipient }: Row): string[] {
  return [
    ...(coding === undefined ? ['event'] : []),
    ...(days.earliest === undefined && days.latest === undefined ? ['date'] : []),
    ...(source.length === 0 ? ['source'] : []),
    ...(coding && NEEDS_RECIPIENT.has(coding.event) && recipient.length === 0 ? ['recipient'] : []),
  ];
}
