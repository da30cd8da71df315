// The lines that stand for a thing in another program: titles, who speaks and how, an event with its verdict.
import type { Claim } from '../../document/claim.ts';
import type { Document } from '../../document/document.ts';
import type { Event } from '../../document/event.ts';
import type { Origin } from '../../document/origin.ts';
import type { Quote } from '../../document/span.ts';
import { oneLine, shorten } from '../brief/inert.ts';
import { verdictLabel } from '../brief/known.ts';
import type { Ground } from '../ground.ts';

/** Characters of a name or a title, in programs that keep names short. */
const LONGEST_NAME = 300;
/** Characters of the text that stand for a title. */
const LONGEST_OPENING = 100;

/** On one line, of a length that a list can show. */
export function nameOf(name: string): string {
  return shorten(oneLine(name.slice(0, LONGEST_NAME * 8)), LONGEST_NAME);
}

/** The title, else how the text begins, else the name of the file. */
export function titleOf({ title, text, path, id }: Document): string {
  const opening = shorten(oneLine(text.slice(0, LONGEST_OPENING * 8)), LONGEST_OPENING);
  return [nameOf(title ?? ''), opening, fileNameOf(path) ?? ''].find((name) => name !== '') ?? id;
}

/** The last part of a path: folders of a machine are nobody else's business. */
export function fileNameOf(path: string | undefined): string | undefined {
  const name = path?.split(/[\\/]/).at(-1);
  return name === undefined || name === '' ? undefined : nameOf(name);
}

/** The words that carry the claim: its contents, else the words that attribute ("declined to comment"). */
export function wordsOf(claim: Claim, { attributions }: Ground): readonly Quote[] {
  if (claim.contents.length > 0) return claim.contents;
  const cue = attributions.get(claim.attribution ?? '')?.cue;
  return cue === undefined ? [] : [cue];
}

/** "senior customs official (unnamed)"; "Daily Lantern, in its own voice"; "speaker lost". */
export function speakerOf({ voice, chain, document }: Claim, { documentOf, outletName }: Ground): string {
  const [first] = chain;
  if (first) return `${nameOf(first.name)}${first.anonymous ? ' (unnamed)' : ''}`;
  if (voice !== 'outlet') return 'speaker lost';
  const outlet = documentOf(document)?.outlet;
  return `${outlet === undefined ? 'outlet not known' : nameOf(outletName(outlet))}, in its own voice`;
}

/** "Ilse Marden: asserts, possible; through Auster Herald". */
export function claimLine(claim: Claim, ground: Ground): string {
  const { stance, certainty, chain, status } = claim;
  const through = chain.slice(1).map(({ name }) => nameOf(name));
  return [
    `${speakerOf(claim, ground)}: ${stance}${certainty === 'unstated' ? '' : `, ${certainty}`}`,
    ...(through.length === 0 ? [] : [`through ${through.join(', ')}`]),
    ...(status === 'live' ? [] : [status]),
  ].join('; ');
}

/** "arms transfer: Velsk, 2024-10 (one party, contested; planned)": nobody reads the label without the verdict. */
export function eventLine(event: Event): string {
  const states = event.states.map(({ modality, polarity }) => (polarity === 'no' ? `not ${modality}` : modality));
  const asTold = states.includes('happened') || states.length === 0 ? [] : [[...new Set(states)].sort().join(', ')];
  return `${nameOf(event.label)} (${[verdictLabel(event.corroboration), ...asTold].join('; ')})`;
}

/** "senior customs official (unnamed)". */
export function originLine({ name, anonymous }: Origin): string {
  return `${nameOf(name)}${anonymous ? ' (unnamed)' : ''}`;
}
