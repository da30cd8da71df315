// The other sheets of the workbook: events with their verdicts, origins, documents, contradictions, inputs not read.
import type { Document } from '../../document/document.ts';
import type { Event } from '../../document/event.ts';
import type { Contradiction, Origin } from '../../document/origin.ts';
import type { Position } from '../../document/position.ts';
import type { Unread } from '../../document/unread.ts';
import { verdictLabel } from '../brief/known.ts';
import { lawSentence } from '../brief/law.ts';
import { creditMeaning, spaced } from '../brief/sentences.ts';
import type { Ground } from '../ground.ts';
import { type Column, column, listed, longColumn, type Sheet, sheetOf, yesNo } from './table.ts';

export function otherSheets(ground: Ground): Sheet[] {
  const { events, origins, documents, contradictions, unread } = ground.analysis;
  return [
    sheetOf('Events', eventColumns(ground), events),
    sheetOf('Origins', originColumns(ground), origins),
    sheetOf('Documents', documentColumns(ground), documents),
    sheetOf('Contradictions', contradictionColumns(ground), contradictions),
    sheetOf('Not read', UNREAD_COLUMNS, unread),
  ];
}

function eventColumns({ events, origins }: Ground): Column<Event>[] {
  return [
    column('event', 18, ({ id }) => id),
    column('type', 18, ({ type }) => type),
    longColumn('label', 44, ({ label }) => label),
    column('time', 12, ({ time }) => time),
    column('place', 14, ({ place }) => place),
    column('verdict', 26, ({ corroboration }) => verdictLabel(corroboration)),
    column('support', 17, ({ corroboration }) => corroboration.support),
    column('contested', 10, ({ corroboration }) => yesNo(corroboration.contested)),
    column('documents', 10, ({ corroboration }) => corroboration.documents),
    column('outlets', 8, ({ corroboration }) => corroboration.outlets),
    column('origins', 8, ({ corroboration }) => corroboration.origins.length),
    column('parties', 8, ({ corroboration }) => corroboration.parties.length),
    column('independent', 11, ({ corroboration }) => corroboration.independent),
    longColumn('explanation', 70, ({ corroboration }) => corroboration.explanation),
    longColumn('law', 60, ({ provisions }) => listed(provisions.filter(({ quiet }) => !quiet).map(lawSentence))),
    longColumn('would change it', 40, ({ corroboration }) => corroboration.wouldChange.join(' ')),
    longColumn('positions', 50, ({ positions }) => listed(positions.map(positionLabel))),
    longColumn('figures', 50, ({ figures }) =>
      listed(
        figures.map(
          ({ role, a, b, verdict, reason }) =>
            `${spaced(role)}: “${a.text}” and “${b.text}” (${spaced(verdict)}: ${reason})`,
        ),
      ),
    ),
    longColumn('origin names', 40, ({ corroboration }) =>
      listed(corroboration.origins.map((id) => origins.get(id)?.name ?? id)),
    ),
    column('party ids', 18, ({ corroboration }) => listed(corroboration.parties)),
    column('against', 18, ({ corroboration }) => listed(corroboration.against)),
    column('declined', 18, ({ corroboration }) => listed(corroboration.declined)),
    column('silent', 18, ({ corroboration }) => listed(corroboration.silent)),
    longColumn('within', 40, ({ parent }) =>
      parent === undefined ? undefined : (events.get(parent)?.label ?? parent),
    ),
    column('mentions', 9, ({ mentions }) => mentions.length),
  ];
}

function positionLabel({ name, stance, certainty, asOf, replaced }: Position): string {
  const firmness = certainty === 'certain' || certainty === 'unstated' ? '' : `, ${certainty}`;
  return `${name}: ${stance}${firmness}${asOf === undefined ? '' : `, ${asOf}`}${replaced ? ', another stand since' : ''}`;
}

function originColumns({ numberOf, eventsOf }: Ground): Column<Origin>[] {
  const events = ({ claims }: Origin) => [...new Set(claims.flatMap(eventsOf))];
  return [
    column('origin', 18, ({ id }) => id),
    longColumn('name', 40, ({ name }) => name),
    column('kind', 12, ({ kind }) => kind),
    column('anonymous', 11, ({ anonymous }) => yesNo(anonymous)),
    column('party', 14, ({ party }) => party),
    column('entity', 18, ({ entity }) => entity),
    column('documents', 12, ({ documents }) => listed(documents.map((id) => `${numberOf(id) ?? id}`))),
    column('number of claims', 12, ({ claims }) => claims.length),
    column('claims', 40, ({ claims }) => listed(claims)),
    longColumn('event labels', 50, (origin) => listed(events(origin).map(({ label }) => label))),
  ];
}

function documentColumns({ analysis, numberOf, outletName }: Ground): Column<Document>[] {
  const claims = new Map<string, number>();
  for (const { document } of analysis.claims) claims.set(document, (claims.get(document) ?? 0) + 1);
  return [
    column('document', 10, ({ id }) => numberOf(id)),
    longColumn('title', 50, ({ title }) => title),
    column('outlet', 22, ({ outlet }) => outletName(outlet)),
    column('kind', 13, ({ kind }) => kind),
    column('published', 12, ({ published }) => published?.edtf),
    column('date from', 22, ({ published }) => (published ? `${published.basis}: ${published.from}` : undefined)),
    column('language', 9, ({ language }) => language),
    column('claims', 8, ({ id }) => claims.get(id) ?? 0),
    column('path', 30, ({ path }) => path),
    column('address', 40, ({ canonicalUrl, url }) => canonicalUrl ?? url),
    longColumn('seen', 40, ({ sightings }) =>
      listed(
        sightings.map(({ outlet, url, path, publishedAt }) =>
          [outletName(outlet), url ?? path, publishedAt].filter((part) => part).join(', '),
        ),
      ),
    ),
    longColumn('credits', 50, (document) =>
      document.credits
        .map((credit) => `“${credit.quote.text}” ${creditMeaning(credit, document.kind === 'agency-copy')}`)
        .join(' '),
    ),
    longColumn('notes', 50, ({ notes }) =>
      notes.map(({ kind, text, message }) => `${spaced(kind)}: ${text === '' ? '' : `“${text}” `}${message}`).join(' '),
    ),
    column('whole', 8, ({ truncated }) => yesNo(!truncated)),
    column('document id', 18, ({ id }) => id),
    column('sha256', 66, ({ sha256 }) => sha256),
    column('recipe', 10, ({ recipe }) => recipe),
  ];
}

function contradictionColumns({ events, claims }: Ground): Column<Contradiction>[] {
  const words = (ids: readonly string[]) =>
    ids.flatMap((id) => claims.get(id)?.contents.slice(0, 1) ?? []).map(({ text }) => `“${text}”`);
  return [
    column('contradiction', 18, ({ id }) => id),
    column('kind', 12, ({ kind }) => kind),
    longColumn('explanation', 70, ({ explanation }) => explanation),
    column('event', 18, ({ event }) => event),
    longColumn('event label', 40, ({ event }) => events.get(event ?? '')?.label),
    longColumn('words', 70, (one) => words(one.claims).join(' | ')),
    column('claims', 40, (one) => listed(one.claims)),
  ];
}

const UNREAD_COLUMNS: readonly Column<Unread>[] = [
  column('input', 50, ({ path }) => path),
  longColumn('reason', 90, ({ reason }) => reason),
];
