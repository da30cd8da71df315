// Why an event is what it is here: what tells it apart, who says so in which words, and each step to its verdict.
import type { Event, EventMention } from '../../document/event.ts';
import { byCodeUnit } from '../../document/order.ts';
import { timeLabel } from '../brief/happenings.ts';
import { verdictLabel } from '../brief/known.ts';
import { besideLaw, lawLimits, lawSentence } from '../brief/law.ts';
import { spaced } from '../brief/sentences.ts';
import { SPEAKS_FOR } from '../ground.ts';
import {
  claimRow,
  claimRows,
  type Explanation,
  eventRow,
  filled,
  type Ground,
  maybe,
  originRow,
  type Row,
  row,
} from './explanation.ts';

export function explainEvent(event: Event, ground: Ground): Explanation {
  const { id, label, corroboration } = event;
  const { against, declined, silent, wouldChange } = corroboration;
  const sections = [
    { heading: 'Verdict', rows: verdictRows(event, ground) },
    { heading: 'How it is told apart', rows: identityRows(event, ground) },
    { heading: 'Who says so', rows: mentionsOf(event, ground).map((mention) => mentionRow(mention, ground)) },
    { heading: 'Origins', rows: corroboration.origins.map((origin) => originRow('origin', origin, ground)) },
    { heading: 'Origins in pairs', rows: pairRows(event, ground) },
    { heading: 'Against', rows: claimRows(against, ground) },
    { heading: 'Takes no stand, or doubts', rows: claimRows(declined, ground) },
    { heading: 'Of whom no word stands here', rows: silent.map((party) => row('party', ground.entityName(party))) },
    { heading: 'What would change it', rows: wouldChange.map((sentence) => row('lacking', sentence)) },
    { heading: 'Law', rows: lawRows(event, ground) },
    { heading: 'Positions over time', rows: positionRows(event, ground) },
    { heading: 'Figures compared', rows: figureRows(event, ground) },
    { heading: 'Contradictions', rows: contradictionRows(id, ground) },
    { heading: 'Expected', rows: predictionRows(id, ground) },
    { heading: 'Related events', rows: relationRows(event, ground) },
  ];
  return { version: '1', kind: 'event', id, label, sections: filled(sections) };
}

function verdictRows(event: Event, { entityName }: Ground): Row[] {
  const { documents, outlets, origins, parties, independent, explanation } = event.corroboration;
  const counts = [
    `documents ${documents}`,
    `outlets ${outlets}`,
    `origins ${origins.length}`,
    `parties ${parties.length}${parties.length === 0 ? '' : ` (${parties.map(entityName).join(', ')})`}`,
    `largest set of origins of which any two are independent: ${independent}`,
  ];
  return [
    row('verdict', verdictLabel(event.corroboration)),
    ...maybe('because', explanation),
    row('counts', counts.join(' · ')),
    ...(event.rating
      ? [row('rating', `${event.rating.reliability}${event.rating.credibility}: ${event.rating.reason}`)]
      : []),
  ];
}

/** What the label states, the events that state less and more, and every value that a claim gives. */
function identityRows(event: Event, ground: Ground): Row[] {
  const { type, identity, days, shownUnder, values, states } = event;
  const children = ground.analysis.events.filter(({ parent }) => parent === event.id);
  const only = ground.events.get(shownUnder ?? '');
  return [
    row('type', spaced(type)),
    ...identity.map(({ step, value, inferred }) =>
      row(
        spaced(step),
        `${value.split('+').map(ground.entityName).join(' and ')}${inferred ? ' (taken from who speaks)' : ''}`,
      ),
    ),
    ...maybe('days', days && `told of ${days.join(' and of ')}, joined because place, item or number agree`),
    ...ancestorsOf(event, ground).map((parent) => eventRow('within', parent)),
    ...children.map((child) => eventRow('holds', child)),
    ...(only ? [eventRow('may be', only)] : []),
    ...values.map(({ role, value, claims }) => row('value', `${spaced(role)} ${value} · claims ${claims.length}`)),
    ...states.map(({ modality, polarity, claims }) =>
      row('state', `${modality}${polarity === 'no' ? ', did not happen' : ''} · claims ${claims.length}`),
    ),
  ];
}

/** The events that hold it, the one that states least first. */
function ancestorsOf({ parent }: Event, { events }: Ground): Event[] {
  const line: Event[] = [];
  for (let at = events.get(parent ?? ''); at && !line.includes(at); at = events.get(at.parent ?? '')) line.unshift(at);
  return line;
}

function mentionsOf({ mentions }: Event, { analysis, numberOf }: Ground): EventMention[] {
  const ids = new Set(mentions);
  return analysis.eventMentions
    .filter(({ id }) => ids.has(id))
    .sort((a, b) => numberOf(a.document)! - numberOf(b.document)! || a.trigger.start - b.trigger.start);
}

function mentionRow(
  { document, claim: id, trigger, modality, polarity, time, ...mention }: EventMention,
  ground: Ground,
): Row {
  const claim = ground.claims.get(id);
  const words = (quote: Parameters<Ground['words']>[1]) => ground.words(document, quote);
  return row('told', `${polarity === 'no' ? 'not ' : ''}${modality}, in ${ground.documentLabel(document)}:`, {
    words: [words(trigger)],
    rows: [
      ...(claim ? [claimRow(claim, ground)] : []),
      ...(time ? [row('when', timeLabel(time))] : []),
      ...mention.arguments.map((argument) =>
        row(spaced(argument.role), argument.class === undefined ? '' : `${spaced(argument.class)}:`, {
          words: [words(argument)],
        }),
      ),
      ...(mention.superlatives ?? []).map((superlative) => row(superlative.kind, '', { words: [words(superlative)] })),
      ...(claim ? chainRows(claim.chain, document, ground) : []),
      ...(claim?.origins ?? []).map((origin) => originRow('origin', origin, ground)),
    ],
  });
}

/** Who told whom, from the first speaker to the one who told this text. */
export function chainRows(
  chain: NonNullable<ReturnType<Ground['claims']['get']>>['chain'],
  document: string,
  ground: Ground,
): Row[] {
  return chain.map((link, at) => {
    const { name, relation, kind, state, body, office, seniority, anonymous, anonymityReason, words } = link;
    const about = [
      kind === 'unknown' ? 'kind not known' : spaced(kind),
      ...(anonymous ? ['not named'] : []),
      ...(state === undefined ? [] : [`state ${state}`]),
      ...(body === undefined ? [] : [`body ${ground.entityName(body)}`]),
      ...(office === undefined ? [] : [`office ${office}`]),
      ...(seniority === undefined ? [] : [seniority]),
      spaced(relation),
    ];
    return row(at === 0 ? 'from' : 'through', `${name} (${about.join(', ')})`, {
      words: [words, ...(anonymityReason ? [anonymityReason] : [])].map((quote) => ground.words(document, quote)),
    });
  });
}

function pairRows({ corroboration: { pairs } }: Event, { origins }: Ground): Row[] {
  const name = (id: string) => origins.get(id)?.name ?? id;
  return pairs.map(({ a, b, verdict, reason }) => row(spaced(verdict), `${name(a)} and ${name(b)}: ${reason}`));
}

function positionRows({ positions }: Event, ground: Ground): Row[] {
  return [...positions]
    .sort((a, b) => byCodeUnit(a.asOf ?? '9999', b.asOf ?? '9999') || byCodeUnit(a.name, b.name))
    .map(({ name, level, stance, certainty, modality, asOf, replaced, words, claims }) => {
      const about = [certainty, modality, SPEAKS_FOR[level], ...(replaced ? ['another stand since'] : [])];
      const [claim] = claims;
      return row(asOf ?? 'no date', `${name} ${stance} (${about.join(', ')})`, {
        words: [ground.words(words.document ?? '', words)],
        ...(claim !== undefined && { of: { kind: 'claim', id: claim } }),
      });
    });
}

/** Every answer of the law, with how its paragraph was seen, and what stands beside it. */
function lawRows(event: Event, { entityName }: Ground): Row[] {
  const { provisions } = event;
  if (provisions.length === 0) return [];
  return [
    ...provisions.map((hit) =>
      row(spaced(hit.answer), lawSentence(hit), {
        rows: [...lawLimits(hit).map((limit) => row('limit', limit)), ...maybe('seen', hit.seen)],
      }),
    ),
    row('beside', besideLaw(event, entityName)),
  ];
}

function figureRows({ figures }: Event, ground: Ground): Row[] {
  return figures.map(({ role, a, b, verdict, reason }) =>
    row(spaced(verdict), `${spaced(role)}: ${reason}`, {
      words: [a, b].map((quote) => ground.words(quote.document ?? '', quote)),
    }),
  );
}

function contradictionRows(event: string, ground: Ground): Row[] {
  return ground.analysis.contradictions
    .filter((one) => one.event === event)
    .map(({ kind, explanation, claims }) => row(kind, explanation, { rows: claimRows(claims, ground) }));
}

/** Forecasts of it, and forecasts of another that it is the outcome of. */
function predictionRows(event: string, ground: Ground): Row[] {
  return ground.analysis.predictions
    .filter((one) => one.event === event || one.reportedAs === event)
    .map(({ claim, horizon, condition, outcome }) => {
      const when = horizon === undefined ? 'no time named' : `by ${horizon}`;
      const depends = condition === undefined ? '' : `, if “${condition}”`;
      return row('foreseen', `${when}${depends}; ${outcome}`, { rows: claimRows([claim], ground) });
    });
}

function relationRows({ relations }: Event, { events }: Ground): Row[] {
  return relations.flatMap(({ kind, event }) => {
    const other = events.get(event);
    return other ? [eventRow(spaced(kind), other)] : [];
  });
}
