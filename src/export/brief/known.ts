// The bottom lines: each event with its verdict, who stands where, which figures differ, what it rests on.
import type { Analysis } from '../../document/analysis.ts';
import type { Claim } from '../../document/claim.ts';
import type { Event, EventMention, EventRelation } from '../../document/event.ts';
import { byCodeUnit } from '../../document/order.ts';
import type { Position } from '../../document/position.ts';
import type { Corroboration, Support } from '../../document/verdict.ts';
import type { Fact } from './brief.ts';
import { eventDetails, eventLead } from './details.ts';
import { briefEvent, type Places } from './happenings.ts';
import { besideLaw, lawLimits, lawSentence, mayTouch } from './law.ts';
import { spaced } from './sentences.ts';

export interface BriefKnown {
  readonly id: string;
  /** Number in the brief, from 1. */
  readonly number: number;
  /** "arms transfer: North Korea, Russia". */
  readonly label: string;
  /** "one party, contested". */
  readonly verdict: string;
  readonly support: Support;
  readonly contested: boolean;
  readonly explanation: string;
  readonly facts: readonly Fact[];
  /** One text alone says it, and nobody else takes a stand. */
  readonly single: boolean;
}

const VERDICTS: Readonly<Record<Support, string>> = {
  none: 'nobody asserts it',
  'single-report': 'a single report',
  'one-origin': 'one origin',
  'one-party': 'one party',
  'not-established': 'independence not established',
  independent: 'independent origins',
};

/** "one party, contested". */
export function verdictLabel({ support, contested }: Pick<Corroboration, 'support' | 'contested'>): string {
  return `${VERDICTS[support]}${contested ? ', contested' : ''}`;
}

/** Events with more than one report or stand first, then single reports; each by time, then by name. */
export function knownOf(analysis: Analysis, places: Places): BriefKnown[] {
  const labels = new Map(analysis.events.map(({ id, label }) => [id, label]));
  const mentions = new Map(analysis.eventMentions.map((mention) => [mention.id, mention]));
  const texts = new Map(analysis.documents.map(({ id }, at) => [id, at + 1]));
  const names = new Map(analysis.entities.map(({ id, name }) => [id, name]));
  return analysis.events
    .map((event) => ({ event, single: isSingle(event), weight: weightOf(event) }))
    .sort(
      (a, b) =>
        Number(a.single) - Number(b.single) ||
        b.weight - a.weight ||
        byCodeUnit(a.event.time ?? '9999', b.event.time ?? '9999') ||
        byCodeUnit(a.event.label, b.event.label) ||
        byCodeUnit(a.event.id, b.event.id),
    )
    .map(({ event, single }, at) => {
      const { id, label, corroboration } = event;
      const { support, contested, explanation } = corroboration;
      return {
        ...{ id, label, support, contested, explanation, single, number: at + 1 },
        verdict: verdictLabel(corroboration),
        facts: factsOf(event, single, { labels, mentions, texts, names, places }),
      };
    });
}

function isSingle({ corroboration, positions }: Event): boolean {
  const { documents, contested, origins } = corroboration;
  return documents < 2 && origins.length < 2 && !contested && new Set(positions.map(({ actor }) => actor)).size < 2;
}

/** How many texts and stands meet here. */
function weightOf({ corroboration, positions }: Event): number {
  return 2 * corroboration.documents + new Set(positions.map(({ actor }) => actor)).size;
}

const RELATION_LABELS: Readonly<Record<EventRelation, string>> = {
  'part-of': 'part of',
  'in-exchange-for': 'exchange',
  'said-to-cause': 'cause',
};

interface Ground {
  readonly labels: ReadonlyMap<string, string>;
  readonly mentions: ReadonlyMap<string, EventMention>;
  readonly texts: ReadonlyMap<string, number>;
  readonly names: ReadonlyMap<string, string>;
  readonly places: Places;
}

function factsOf(event: Event, single: boolean, ground: Ground): Fact[] {
  const { labels, places } = ground;
  return [
    ...event.positions.map((position) => positionFact(position, places)),
    ...mentionFacts(event, single, ground),
    ...event.figures.map(({ role, a, b, verdict, reason }) => ({
      label: verdict === 'disagree' ? 'disagree' : 'figures',
      sentence: `${spaced(role)}: ${reason}`,
      words: [a, b].map((words) => places.place(words.document!, words)),
    })),
    ...event.relations.map(({ kind, event: other }) => ({
      label: RELATION_LABELS[kind],
      sentence: `${spaced(kind)}: ${labels.get(other) ?? other}`,
      words: [],
    })),
    ...(event.days
      ? [
          {
            label: 'days',
            sentence: `Told of ${event.days.join(' and of ')}, joined because place, item or number agree.`,
            words: [],
          },
        ]
      : []),
    ...(event.parent === undefined ? [] : [{ label: 'within', sentence: labels.get(event.parent) ?? '', words: [] }]),
    ...(event.shownUnder === undefined
      ? []
      : [
          {
            label: 'may be',
            sentence: `${labels.get(event.shownUnder)} (inferred: no other that is known fits as well)`,
            words: [],
          },
        ]),
    ...lawFacts(event, ground),
    ...event.corroboration.wouldChange
      .slice(0, single ? 0 : 2)
      .map((sentence) => ({ label: 'lacking', sentence, words: [] })),
  ];
}

/** What the law answers, but for what is told only where it is asked for. */
function lawFacts(event: Event, { names }: Ground): Fact[] {
  const fact = (label: string, sentence: string): Fact => ({ label, sentence, words: [] });
  const told = event.provisions.filter(({ quiet }) => !quiet);
  return [
    ...told.map((hit) => fact('law', [lawSentence(hit), ...lawLimits(hit)].join(' '))),
    ...(mayTouch(event)
      ? [
          fact(
            'beside',
            besideLaw(event, (id) => names.get(id) ?? id),
          ),
        ]
      : []),
  ];
}

function positionFact({ name, level, stance, certainty, asOf, replaced, words }: Position, places: Places): Fact {
  const firmness = certainty === 'certain' || certainty === 'unstated' ? '' : `, ${certainty}`;
  const since = asOf === undefined ? '' : `, ${asOf}`;
  return {
    // Who speaks for nobody but himself gives no position of a state.
    label: level === 3 ? 'says' : replaced ? 'stood' : 'stands',
    sentence: `${name}: ${stance}${firmness}${since}${replaced ? ', another stand since' : ''}`,
    words: [places.place(words.document!, words)],
  };
}

/** Each mention with its words; of an event that many texts tell of, the first of each text, state and stance. */
function mentionFacts({ mentions: ids }: Event, single: boolean, { mentions, texts, places }: Ground): Fact[] {
  const inOrder = ids
    .flatMap((id) => mentions.get(id) ?? [])
    .sort((a, b) => texts.get(a.document)! - texts.get(b.document)! || a.trigger.start - b.trigger.start);
  const seen = new Set<string>();
  const shown = inOrder.filter(({ document, claim, modality, polarity }) => {
    const key = `${document} ${modality} ${polarity} ${places.saidIn(claim).stance}`;
    return single || (!seen.has(key) && seen.add(key));
  });
  return shown.slice(0, MOST_MENTIONS).map((mention) => {
    const told = briefEvent(mention, places);
    const details = eventDetails(
      told,
      ({ text }) => `“${text}”`,
      (text) => text,
    );
    return { label: 'told', sentence: `${eventLead(told)} · ${details.join(' · ')}`, words: [told.trigger] };
  });
}

const MOST_MENTIONS = 12;

/** What does not fit together, with the words on both sides: those of a denial stand apart. */
export function contradictionsOf({ contradictions, claims }: Analysis, places: Places): Fact[] {
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  const wordsOf = (found: readonly Claim[]) =>
    found
      .flatMap((claim) => {
        const [words] = claim.contents;
        return words ? [places.place(words.document ?? claim.document, words)] : [];
      })
      .slice(0, MOST_WORDS);
  return contradictions.flatMap(({ kind, explanation, claims: ids }) => {
    const found = ids.flatMap((id) => byId.get(id) ?? []);
    const denials = kind === 'denial' ? found.filter(({ stance }) => stance === 'denies') : [];
    const others = found.filter((claim) => !denials.includes(claim));
    return [
      { label: kind, sentence: explanation, words: wordsOf(others) },
      ...(denials.length > 0 ? [{ label: 'denied', sentence: '', words: wordsOf(denials) }] : []),
    ];
  });
}

const MOST_WORDS = 4;
