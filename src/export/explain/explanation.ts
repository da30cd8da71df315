// An explanation before it is text or JSON: headed lists of rows, each with a sentence, the words it rests on, and ids to ask about next.
import type { Analysis } from '../../document/analysis.ts';
import type { Claim } from '../../document/claim.ts';
import type { Event } from '../../document/event.ts';
import type { Quote } from '../../document/span.ts';
import { makeBrief, type Words } from '../brief/brief.ts';
import { verdictLabel } from '../brief/known.ts';
import { spaced } from '../brief/sentences.ts';
import { groundOf, type Ground as Known } from '../ground.ts';

export const EXPLAINED_KINDS = ['event', 'claim', 'origin', 'document'] as const;
export type ExplainedKind = (typeof EXPLAINED_KINDS)[number];

export interface Explanation {
  readonly version: '1';
  readonly kind: ExplainedKind;
  readonly id: string;
  readonly label: string;
  readonly sections: readonly Section[];
}

export interface Section {
  readonly heading: string;
  readonly rows: readonly Row[];
}

export interface Row {
  readonly label: string;
  /** Empty where the words speak for themselves. */
  readonly text: string;
  readonly words: readonly Words[];
  /** What the row is of; `hearsay explain` takes its id. */
  readonly of?: { readonly kind: ExplainedKind; readonly id: string };
  readonly rows: readonly Row[];
}

/** What explanations look up. */
export interface Ground extends Known {
  readonly words: (document: string, quote: Quote) => Words;
  /** Who makes the claim, as the brief names him. */
  readonly speakerOf: (claim: string) => string;
  /** "“Velsk” [2]" and the like: number and title or path of a document. */
  readonly documentLabel: (id: string) => string;
  readonly entityName: (id: string) => string;
}

export function explainGround(analysis: Analysis): Ground {
  const known = groundOf(analysis);
  const { sources, ownVoice } = makeBrief(analysis);
  const speakers = new Map([
    ...sources.flatMap(({ name, unnamed, claims }) =>
      claims.map(({ id }) => [id, unnamed === undefined ? name : `${name} (${unnamed})`] as const),
    ),
    ...ownVoice.flatMap(({ document, claims }) =>
      claims.map(({ id }) => [id, `[${document}] in its own voice`] as const),
    ),
  ]);
  const names = new Map(analysis.entities.map(({ id, name }) => [id, name]));
  return {
    ...known,
    words: (document, quote) => ({ ...known.placeOf(document, quote), text: quote.text }),
    speakerOf: (claim) => speakers.get(claim) ?? 'speaker not known',
    documentLabel: (id) => {
      const document = known.documentOf(id);
      const name = document?.title?.trim() || document?.path || document?.url || id;
      return `[${known.numberOf(id) ?? '?'}] ${name}`;
    },
    entityName: (id) => names.get(id) ?? id,
  };
}

/** A row; `more` holds what it has besides label and text. */
export function row(label: string, text: string, more: Partial<Omit<Row, 'label' | 'text'>> = {}): Row {
  return { label, text, words: [], rows: [], ...more };
}

/** A row with text, nothing without. */
export function maybe(label: string, text: string | undefined): Row[] {
  return text === undefined || text === '' ? [] : [row(label, text)];
}

/** The sections that have rows. */
export function filled(sections: readonly Section[]): Section[] {
  return sections.filter(({ rows }) => rows.length > 0);
}

/** Stance, speaker and words of a claim, to ask further about. */
export function claimRow(claim: Claim, ground: Ground): Row {
  const cue = ground.attributions.get(claim.attribution ?? '')?.cue;
  const quotes = claim.contents.length > 0 ? claim.contents : cue ? [cue] : [];
  return row(claim.stance, `${ground.speakerOf(claim.id)}${firmness(claim)}:`, {
    words: quotes.map((quote) => ground.words(claim.document, quote)),
    of: { kind: 'claim', id: claim.id },
  });
}

/** Rows of the claims that are there. */
export function claimRows(ids: readonly string[], ground: Ground): Row[] {
  return ids.flatMap((id) => {
    const claim = ground.claims.get(id);
    return claim ? [claimRow(claim, ground)] : [];
  });
}

function firmness({ certainty }: Claim): string {
  return certainty === 'certain' || certainty === 'unstated' ? '' : `, ${certainty}`;
}

/** The event by its label and verdict, to ask further about. */
export function eventRow(label: string, event: Event): Row {
  return row(label, `${event.label} (${verdictLabel(event.corroboration)})`, { of: { kind: 'event', id: event.id } });
}

/** The origin by its name, kind and party, to ask further about. */
export function originRow(label: string, id: string, ground: Ground): Row {
  const origin = ground.origins.get(id);
  if (!origin) return row(label, id);
  const { name, kind, anonymous, party, documents, claims } = origin;
  const about = [
    ...(anonymous ? ['not named'] : []),
    kind === 'unknown' ? 'kind not known' : spaced(kind),
    ...(party === undefined ? ['party not known'] : [`party ${ground.entityName(party)}`]),
    `claims ${claims.length}`,
    `documents ${documents.map((document) => `[${ground.numberOf(document) ?? '?'}]`).join(' ')}`,
  ];
  return row(label, `${name} · ${about.join(' · ')}`, { of: { kind: 'origin', id } });
}
