// The names of the dossier against lists of sanctions, as lines that every format prints alike: suggestions, until a person decides.
import type { Analysis } from '../../document/analysis.ts';
import type { DossierScreening, ScreeningHit } from '../../document/screening.ts';
import { count } from './sentences.ts';

export interface BriefScreening {
  /** How many names were screened against which versions. */
  readonly sentence: string;
  readonly hits: readonly BriefHit[];
}

export interface BriefHit {
  /** "Pak Chol Su is like PAK CHOL-SU, un KPi.030". */
  readonly lead: string;
  readonly details: readonly string[];
}

/** Undefined where no list was asked. */
export function screeningOf({ screening }: Pick<Analysis, 'screening'>): BriefScreening | undefined {
  if (screening === undefined) return undefined;
  return { sentence: sentenceOf(screening), hits: screening.hits.map(hitOf) };
}

function sentenceOf({ names, entities, lists, threshold, hits }: DossierScreening): string {
  const against = lists.map(({ id, version, generated }) => `${id}, version ${short(version)}${madeOn(generated)}`);
  const found = hits.length === 0 ? 'no hit' : `${count(hits.length, 'hit')} from ${threshold} points of 1000`;
  const asked = `${count(names, 'name')} of ${count(entities, 'entity', 'entities')} screened against ${against.join('; ')}: ${found}.`;
  return hits.length === 0
    ? asked
    : `${asked} Each is a suggestion until a person decides: the same name is not the same person.`;
}

function madeOn(generated: string | undefined): string {
  return generated === undefined ? '' : ` of ${generated}`;
}

function short(version: string): string {
  return version.slice(0, 12);
}

function hitOf(hit: ScreeningHit): BriefHit {
  const { name, asked, listed, list, entry, kind, score, strength, version } = hit;
  return {
    lead: `${name} is like ${listed}, ${list} ${entry}`,
    details: [
      `${strength} (${score})`,
      kind,
      ...(asked === name ? [] : [`by the name ${asked}`]),
      `version ${short(version)}`,
      stateOf(hit),
    ],
  };
}

function stateOf({ status, decided }: ScreeningHit): string {
  if (status === 'suggestion' || decided === undefined) return 'a suggestion, not decided';
  const verdict = status === 'same' ? 'the same' : 'not the same';
  return `decided: ${verdict}, by ${decided.who} on ${decided.at.slice(0, 10)}: ${decided.why}`;
}
