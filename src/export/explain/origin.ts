// What comes from one origin: its claims with their words, the events they support, and how it stands to the other origins there.
import type { Event } from '../../document/event.ts';
import type { Origin } from '../../document/origin.ts';
import { spaced } from '../brief/sentences.ts';
import { claimRows, type Explanation, eventRow, filled, type Ground, maybe, type Row, row } from './explanation.ts';

export function explainOrigin(origin: Origin, ground: Ground): Explanation {
  const { id, name, claims, documents, keys } = origin;
  const supported = ground.analysis.events.filter(({ corroboration }) => corroboration.origins.includes(id));
  const sections = [
    { heading: 'Origin', rows: aboutRows(origin, ground) },
    {
      heading: 'Documents',
      rows: documents.map((document) =>
        row('document', ground.documentLabel(document), { of: { kind: 'document', id: document } }),
      ),
    },
    { heading: 'What makes its claims one', rows: keys.map((key) => row('key', key)) },
    { heading: 'What comes from it', rows: claimRows(claims, ground) },
    { heading: 'Events that rest on it', rows: supported.map((event) => supportRow(event, id, ground)) },
  ];
  return { version: '1', kind: 'origin', id, label: name, sections: filled(sections) };
}

function aboutRows({ kind, anonymous, party, entity }: Origin, { entityName }: Ground): Row[] {
  return [
    row('kind', kind === 'unknown' ? 'not known' : spaced(kind)),
    ...(anonymous ? [row('named', 'no')] : []),
    row('party', party === undefined ? 'not known' : entityName(party)),
    ...maybe('who', entity === undefined ? undefined : entityName(entity)),
  ];
}

function supportRow(event: Event, id: string, { origins }: Ground): Row {
  const pairs = event.corroboration.pairs.filter(({ a, b }) => a === id || b === id);
  return {
    ...eventRow('event', event),
    rows: pairs.map(({ a, b, verdict, reason }) => {
      const other = a === id ? b : a;
      return row(spaced(verdict), `beside ${origins.get(other)?.name ?? other}: ${reason}`, {
        of: { kind: 'origin', id: other },
      });
    }),
  };
}
