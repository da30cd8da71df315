// What the law of the packs answers to an event, in sentences: "It would touch S/RES/1874 (2009) ¶ 9, if true", with denials and silence beside.
import type { Event } from '../../document/event.ts';
import { grouped } from '../../document/grouped.ts';
import type { ProvisionHit, Standard } from '../../document/verdict.ts';

/** A sentence on one paragraph, or on a regime as a whole. */
export function lawSentence(hit: ProvisionHit): string {
  const { name, answer, condition, missing, reason } = hit;
  const number = isParagraph(hit) && !hit.checked ? ' (number not checked against the text)' : '';
  switch (answer) {
    case 'touches':
      return `It would touch ${name}${number}, if true: ${paragraphWords(hit)} ${reason}`;
    case 'touches-if': {
      const supposed = hit.supposing === 'true' ? 'if true and only if' : 'if';
      return `It would touch ${name}${number}, ${supposed} ${condition}: ${paragraphWords(hit)} ${reason}`;
    }
    case 'cannot-tell':
      return `${name}${number}: it cannot be told whether it would touch; missing: ${missing}. ${reason}`;
    case 'does-not':
      return `${name}${number}: it touches ${isParagraph(hit) ? 'it not' : 'no paragraph'}. ${reason}`;
  }
}

function isParagraph({ strength }: ProvisionHit): boolean {
  return strength !== undefined;
}

/** "Arms from North Korea … (decides; binds North Korea, every member state)." */
function paragraphWords({ summary = '', strength = '', bound = [] }: ProvisionHit): string {
  return `${summary.replace(/\.$/, '')} (${strength}; binds ${bound.join(', ')}).`;
}

/** What limits a paragraph or is disputed, in a sentence each. */
export function lawLimits({ exceptions = [], contested = [] }: ProvisionHit): string[] {
  return [
    ...(exceptions.length > 0 ? [`Excepted: ${exceptions.join('; ')}.`] : []),
    ...contested.map((reading) => `Disputed: ${reading}.`),
  ];
}

/** Whether an event may touch a paragraph, as far as it is told in the brief. */
export function mayTouch({ provisions }: Pick<Event, 'provisions'>): boolean {
  return provisions.some(({ answer, quiet }) => !quiet && (answer === 'touches' || answer === 'touches-if'));
}

/** What each standard of evidence asks for. */
export const STANDARD_WORDS: Readonly<Record<Standard, string>> = {
  either: 'two independent origins or one primary document',
  'two-origins': 'two independent origins',
  document: 'one primary document',
};

function standardWords(hits: readonly ProvisionHit[]): string[] {
  const [first] = hits;
  if (first === undefined) return [];
  return [`Standard of evidence (${STANDARD_WORDS[first.standard]}) ${first.standardMet ? 'met' : 'not met'}.`];
}

/** What stands beside the law: whether the event is told well enough, who denies it, of whom no word stands here. */
export function besideLaw({ provisions, positions, corroboration }: Event, nameOf: (id: string) => string): string {
  const days = grouped(
    positions.filter(({ stance, replaced }) => stance === 'denies' && !replaced),
    ({ name }) => name,
  );
  const denied = [...days].map(([name, same]) => {
    const times = [...new Set(same.flatMap(({ asOf }) => asOf ?? []))];
    return times.length === 0 ? name : `${name} (${times.join(', ')})`;
  });
  const { contested, silent } = corroboration;
  return [
    ...standardWords(provisions),
    ...(denied.length > 0 ? [`Denied by ${denied.join(', ')}.`] : contested ? ['Denied here.'] : []),
    ...(silent.length > 0 ? [`No word here of ${silent.map(nameOf).join(', ')}.`] : []),
  ].join(' ');
}
