// On how many origins an event rests, whether any two of them are independent, who is against, and what would change it.

import { grouped } from '../../document/grouped.ts';
import { byCodeUnit } from '../../document/order.ts';
import type { Origin } from '../../document/origin.ts';
import { dayNumberOf } from '../../document/time.ts';
import type { Corroboration, Support } from '../../document/verdict.ts';
import type { EventType } from '../../packs/event-type.ts';
import { type Judged, judge } from '../origins/pairs.ts';
import { type Profile, profileOf } from '../origins/profile.ts';
import type { Subject } from '../subject.ts';
import { explain } from './explain.ts';
import { furthest, type Row, STAGE_WORDS, STAGES, type Stage, sideOf, stageOf } from './row.ts';

export interface VerdictGround {
  readonly subject: Subject;
  readonly origins: { readonly get: (id: string) => Origin | undefined };
  readonly nameOf: (id: string) => string;
}

/** Everything that the verdict on one event rests on. */
export interface Basis {
  readonly type: EventType;
  /** The furthest state that is put forward. */
  readonly stage: Stage | undefined;
  readonly support: readonly Row[];
  readonly against: readonly Row[];
  readonly declined: readonly Row[];
  readonly relayed: readonly Row[];
  readonly profiles: readonly Profile[];
  /** Parties that take part in the event. */
  readonly parties: ReadonlySet<string>;
  /** Parties of the event of whom no word stands here. */
  readonly silent: readonly string[];
}

const SENTENCES_OF_CHANGE = 3;

export function corroborationOf(rows: readonly Row[], type: EventType, ground: VerdictGround): Corroboration {
  const basis = basisOf(rows, type, ground);
  const pairs = judgePairs(basis, ground);
  const { support, against, profiles } = basis;
  const found = {
    documents: new Set(support.map(({ claim }) => claim.facts.document.id)).size,
    outlets: outletsOf(support).size,
    origins: profiles.map(({ origin }) => origin.id),
    parties: [...new Set(profiles.flatMap(({ party }) => party ?? []))].sort(byCodeUnit),
    independent: largestIndependent(profiles, pairs),
    support: supportOf(basis, pairs),
    contested: against.length > 0,
    against: ids(against),
    declined: ids(basis.declined),
    silent: basis.silent,
    pairs: pairs.map(({ a, b, verdict, reason }) => ({ a: a.origin.id, b: b.origin.id, verdict, reason })),
    wouldChange: wouldChange(basis, pairs),
  };
  return { ...found, explanation: explain(found, basis, pairs, ground) };
}

function basisOf(rows: readonly Row[], type: EventType, ground: VerdictGround): Basis {
  const stage = furthest(rows);
  const support = rows.filter((row) => sideOf(row) === 'for');
  const against = rows.filter((row) => sideOf(row) === 'against');
  const parties = new Set(rows.flatMap(({ frame }) => frame.parties));
  const voices = support.flatMap((row) => row.claim.voices.map(({ origin }) => ({ origin, row })));
  const profiles = [...grouped(voices, ({ origin }) => origin)]
    .map(([id, members]) =>
      profileOf(
        ground.origins.get(id)!,
        members.map(({ row }) => row.claim),
        new Set(members.map(({ row }) => stageOf(row.mention.modality))),
        parties,
      ),
    )
    .sort((a, b) => byCodeUnit(a.origin.id, b.origin.id));
  const spoke = new Set(rows.flatMap(({ claim }) => claim.speakers.flatMap(({ party }) => party ?? [])));
  return {
    ...{ type, stage, support, against, profiles, parties },
    declined: rows.filter((row) => sideOf(row) === 'declines' || sideOf(row) === 'doubts'),
    relayed: rows.filter((row) => sideOf(row) === 'relays'),
    silent: [...new Set([...parties, ...statesIn(rows)])].filter((party) => !spoke.has(party)).sort(byCodeUnit),
  };
}

/** States that the event is told apart by: also one that something is sent to. */
function statesIn(rows: readonly Row[]): string[] {
  const values = rows.flatMap(({ frame }) => frame.steps.flatMap(({ value }) => value?.split('+') ?? []));
  return values.filter((value) => value.startsWith('state:'));
}

export interface JudgedPair extends Judged {
  readonly a: Profile;
  readonly b: Profile;
}

function judgePairs({ profiles, type, support }: Basis, ground: VerdictGround): JudgedPair[] {
  return profiles.flatMap((a, at) =>
    profiles.slice(at + 1).map((b) => {
      const why = whyApart(a, b, support[0], type);
      const pair = { subject: ground.subject, nameOf: ground.nameOf, ...(why !== undefined && { apart: why }) };
      return { a, b, ...judge(a, b, pair) };
    }),
  );
}

/** Days between two reports of a course of conduct that may still mean the same. */
const ONE_TIME = 60;

/** Why two claims at one event may mean different happenings; undefined where they mean one. */
function whyApart(a: Profile, b: Profile, row: Row | undefined, type: EventType): string | undefined {
  if (![...a.stages].some((stage) => b.stages.has(stage)))
    return `one speaks of what ${furthestOf(a)}, the other of what ${furthestOf(b)}`;
  if (row === undefined || isSpecific(row, type)) return undefined;
  if (!type.lasting) return 'no day is named, and such things happen again';
  if (a.since === undefined || b.since === undefined) return 'no time is named, and a text has no date';
  const days = Math.abs(dayNumberOf(a.since) - dayNumberOf(b.since));
  return days <= ONE_TIME ? undefined : `no time is named, and the texts are ${days} days apart`;
}

function furthestOf({ stages }: Profile): string {
  return STAGE_WORDS[STAGES.find((stage) => stages.has(stage))!];
}

/** The node is told apart by the finest time that the type asks for; a course of conduct by its month. */
function isSpecific({ frame }: Row, type: EventType): boolean {
  const finest = (type.lasting ? ['month', 'year'] : ['day', 'month', 'year']).find((step) =>
    type.identity.includes(step),
  );
  return finest === undefined || frame.path.length > type.identity.indexOf(finest);
}

function supportOf({ profiles, support }: Basis, pairs: readonly JudgedPair[]): Support {
  if (support.length === 0) return 'none';
  const houses = new Set(support.map(({ claim }) => claim.house));
  const documents = new Set(support.map(({ claim }) => claim.facts.document.id));
  if (documents.size === 1) return 'single-report';
  if (profiles.length === 0) return houses.size === 1 ? 'one-origin' : 'not-established';
  if (profiles.length === 1) return 'one-origin';
  if (pairs.some(({ verdict }) => verdict === 'independent'))
    return isOneHouse(pairs) ? 'not-established' : 'independent';
  if (pairs.every(({ verdict }) => verdict === 'dependent')) return 'one-origin';
  if (pairs.every(({ verdict }) => verdict === 'one-party')) return 'one-party';
  return 'not-established';
}

/** Both voices of every independent pair are known through one text and its copies only. */
function isOneHouse(pairs: readonly JudgedPair[]): boolean {
  return pairs
    .filter(({ verdict }) => verdict === 'independent')
    .every(({ a, b }) => new Set([...a.houses, ...b.houses]).size === 1);
}

/** The size of the largest set of origins of which any two are independent; 1 where no two are, 0 where there is none. */
function largestIndependent(profiles: readonly Profile[], pairs: readonly JudgedPair[]): number {
  const apart = new Map<string, Set<string>>(profiles.map(({ origin }) => [origin.id, new Set()]));
  for (const { a, b, verdict } of pairs) {
    if (verdict !== 'independent') continue;
    apart.get(a.origin.id)!.add(b.origin.id);
    apart.get(b.origin.id)!.add(a.origin.id);
  }
  return largestClique([...apart.keys()], apart, 0, { left: CLIQUE_STEPS });
}

/** Steps after which the search for a larger set is given up: what was found until then stands, so that the count is never too high. */
const CLIQUE_STEPS = 20_000;

function largestClique(
  open: readonly string[],
  apart: ReadonlyMap<string, ReadonlySet<string>>,
  least: number,
  budget: { left: number },
): number {
  let best = 0;
  for (const [at, id] of open.entries()) {
    if (open.length - at <= Math.max(best, least) || budget.left-- <= 0) break;
    const rest = open.slice(at + 1).filter((other) => apart.get(id)!.has(other));
    best = Math.max(best, 1 + largestClique(rest, apart, best - 1, budget));
  }
  return best;
}

function wouldChange({ profiles, support }: Basis, pairs: readonly JudgedPair[]): string[] {
  if (pairs.some(({ verdict }) => verdict === 'independent')) return [];
  const wanting = [...new Set(pairs.flatMap(({ wanting: one }) => one ?? []))];
  if (wanting.length > 0) return wanting.slice(0, SENTENCES_OF_CHANGE);
  if (support.length === 0) return ['Somebody who puts it forward as a fact.'];
  return profiles.length === 0
    ? ['A source: the texts speak in their own voice.']
    : ['An origin of another party that says how it knows.'];
}

/** Outlets that carry it: those of every sighting. */
export function outletsOf(rows: readonly Row[]): Set<string> {
  return new Set(
    rows.flatMap(({ claim: { facts } }) => [
      ...facts.document.sightings.flatMap(({ outlet }) => outlet ?? []),
      ...(facts.document.outlet === undefined ? [] : [facts.document.outlet]),
    ]),
  );
}

function ids(rows: readonly Row[]): string[] {
  return [...new Set(rows.map(({ claim }) => claim.claim.id))].sort(byCodeUnit);
}
