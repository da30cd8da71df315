// The claims as rows: the exact words with their place, who speaks, how firmly, on whose word, about which events.
import { CERTAINTIES, type Claim, type Link, STANCES } from '../../document/claim.ts';
import type { Quote } from '../../document/span.ts';
import type { Place } from '../brief/lines.ts';
import type { Ground } from '../ground.ts';
import { claimState } from '../judgements/state.ts';
import { HEADS, SHEET_KINDS } from '../judgements/words.ts';
import { type Column, column, columnToFill, listed, longColumn, type Sheet, sheetOf, yesNo } from './table.ts';

interface Row {
  readonly claim: Claim;
  /** The first of its contents, else its cue: `document.text.slice(start, end)` are the words. */
  readonly words?: Quote;
  readonly place?: Place;
}

export function claimsSheet(ground: Ground): Sheet {
  const rows = ground.analysis.claims.map((claim) => rowOf(claim, ground));
  return sheetOf('Claims', columnsOf(ground), rows);
}

function rowOf(claim: Claim, ground: Ground): Row {
  const words = claim.contents[0] ?? ground.attributions.get(claim.attribution ?? '')?.cue;
  return { claim, ...(words && { words, place: ground.placeOf(claim.document, words) }) };
}

function columnsOf(ground: Ground): Column<Row>[] {
  const { attributions, origins, numberOf, documentOf, outletName, eventsOf, mentionsOf } = ground;
  const document = ({ claim }: Row) => documentOf(claim.document);
  const first = ({ claim }: Row) => claim.chain[0];
  const events = ({ claim }: Row) => eventsOf(claim.id);
  const mentions = ({ claim }: Row) => mentionsOf(claim.id);
  return [
    column('claim', 18, ({ claim }) => claim.id),
    column('document', 10, ({ claim }) => numberOf(claim.document)),
    column('path', 28, (row) => document(row)?.path ?? document(row)?.canonicalUrl ?? document(row)?.url),
    column('outlet', 20, (row) => outletName(document(row)?.outlet)),
    column('published', 12, (row) => document(row)?.published?.edtf),
    column('line', 7, ({ place }) => place?.line),
    column('page', 7, ({ place }) => place?.page),
    column('start', 8, ({ words }) => words?.start),
    column('end', 8, ({ words }) => words?.end),
    longColumn('words', 70, ({ words }) => words?.text),
    longColumn('further words', 30, ({ claim }) => claim.contents.slice(1).map(textOf).join(' … ')),
    column('further places', 16, ({ claim }) =>
      listed(claim.contents.slice(1).map(({ start, end }) => `${start}-${end}`)),
    ),
    column('voice', 11, ({ claim }) => claim.voice),
    longColumn('speaker', 28, (row) => first(row)?.name),
    column('speaker kind', 13, (row) => first(row)?.kind),
    column('anonymous', 11, (row) => first(row) && yesNo(first(row)!.anonymous)),
    longColumn('chain', 30, ({ claim }) => claim.chain.map(linkLabel).join(' → ')),
    column('cue', 16, ({ claim }) => attributions.get(claim.attribution ?? '')?.cue.text),
    column('stance', 10, ({ claim }) => claim.stance),
    column('certainty', 11, ({ claim }) => claim.certainty),
    column('hedges', 16, ({ claim }) => listed(claim.hedges.map(textOf))),
    column('condition', 16, ({ claim }) => claim.condition?.text),
    column('record', 11, ({ claim }) => claim.record),
    column('access', 11, ({ claim }) => claim.access),
    column('confidence', 11, ({ claim }) => Number(claim.confidence.toFixed(2))),
    column('events', 18, (row) => listed(events(row).map(({ id }) => id))),
    longColumn('event labels', 40, (row) => listed(events(row).map(({ label }) => label))),
    column('event types', 18, (row) => eachOnce(mentions(row).map(({ type }) => type))),
    column('modality', 11, (row) => eachOnce(mentions(row).map(({ modality }) => modality))),
    column('polarity', 9, (row) => eachOnce(mentions(row).map(({ polarity }) => polarity))),
    column('origins', 18, ({ claim }) => listed(claim.origins)),
    longColumn('origin names', 28, ({ claim }) => listed(claim.origins.map((id) => origins.get(id)?.name ?? id))),
    column('status', 10, ({ claim }) => claim.status),
    column('document id', 18, ({ claim }) => claim.document),
    column(HEADS.state, 15, ({ claim }) => claimState(claim)),
    columnToFill(HEADS.kind, 12, SHEET_KINDS),
    columnToFill(HEADS.stance, 15, STANCES),
    columnToFill(HEADS.certainty, 17, CERTAINTIES),
    columnToFill(HEADS.why, 50, 'words'),
  ];
}

function textOf({ text }: Quote): string {
  return text;
}

/** "senior customs official (said-to)". */
export function linkLabel({ name, relation }: Link): string {
  return `${name} (${relation})`;
}

function eachOnce(values: readonly string[]): string {
  return listed([...new Set(values)]);
}
