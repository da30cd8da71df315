// Claims by whom they come from, in the order in which the text names them first.
import type { Claim } from '../../src/browser.ts';

export interface Group {
  readonly name: string;
  /** Words of a source; false for the voice of the text itself. */
  readonly isSource: boolean;
  readonly claims: readonly Claim[];
}

export function bySource(claims: readonly Claim[]): Group[] {
  const groups = new Map<string, Claim[]>();
  for (const claim of claims) {
    const name = nameOf(claim);
    groups.set(name, [...(groups.get(name) ?? []), claim]);
  }
  return [...groups].map(([name, claims]) => ({ name, isSource: claims[0]!.voice === 'attributed', claims }));
}

function nameOf({ voice, chain }: Claim): string {
  if (voice === 'lost') return 'whose words they are is lost';
  if (voice === 'outlet') return 'the text’s own voice';
  return chain[0]?.name ?? 'somebody who is not named';
}
