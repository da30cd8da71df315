// Who told whom, in words: "a U.S. official → CBS News".
import type { Claim, Link } from '../../shared/api/types.ts';

const VOICES: Readonly<Record<Claim['voice'], string>> = {
  attributed: 'speaker not named',
  outlet: 'the outlet itself',
  lost: 'speaker lost',
};

/** From the first speaker on; of a claim without a chain whose voice it is. */
export function chainWords({ chain, voice }: Pick<Claim, 'chain' | 'voice'>): string {
  return chain.length === 0 ? VOICES[voice] : chain.map(({ name }) => name).join(' → ');
}

const RELATIONS: Readonly<Record<Link['relation'], string>> = {
  'said-to': 'said it to',
  quotes: 'quoted by',
  cites: 'cited by',
  'first-reported-by': 'first reported by',
  summarises: 'in the words of',
};

/** How the next one has it: the relation of a link, read forward. */
export function relationWords(relation: Link['relation']): string {
  return RELATIONS[relation];
}

/** "official, not named, of the Defence Ministry, KP, senior". */
export function linkWords({ kind, anonymous, office, seniority, ordinal, number, state }: Link): string {
  return [
    kind === 'unknown' ? 'kind not known' : kind.replace('-', ' '),
    ...(anonymous ? ['not named'] : []),
    ...(seniority === undefined ? [] : [seniority]),
    ...(office === undefined ? [] : [office]),
    ...(ordinal === undefined ? [] : [`number ${ordinal} of several`]),
    ...(number === undefined ? [] : [`${number} of them`]),
    ...(state === undefined ? [] : [`state ${state}`]),
  ].join(', ');
}
