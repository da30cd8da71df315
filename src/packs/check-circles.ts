// Checks the circles of a pack: names, codes of states, each member once.
import { z } from 'zod';
import { STATE_CODES } from './check-states.ts';
import { type Finding, KEBAB_CASE, Owners } from './finding.ts';
import type { CircleEntry } from './pack.ts';

/** The shape of circles.yaml. */
export const CIRCLES_SHAPE = z.array(
  z.strictObject({
    circle: z.string().regex(KEBAB_CASE, 'circle is not kebab-case; write it like "five-eyes"'),
    name: z.string().regex(/\S/, 'name is empty; write what the circle is called'),
    bodies: z.array(z.string()).exactOptional(),
    members: z.array(z.string()).min(2, 'a circle has two members or more; add them, or leave it out'),
    source: z.string().regex(/\S/, 'source is empty; say where the members can be checked'),
  }),
);

/** Everything wrong with circles whose shape is right, but for the bodies, which stand elsewhere. */
export function checkCircles(circles: readonly CircleEntry[]): Finding[] {
  const ids = new Owners();
  return circles.flatMap(({ circle, members }, at) => {
    const own = new Owners();
    const twice = ids.claim(circle, circle);
    return [
      ...(twice === undefined
        ? []
        : [{ path: [at, 'circle'], message: `circle "${circle}" stands twice; join the two entries` }]),
      ...members.flatMap((code, nth) => checkMember(code, own, [at, 'members', nth])),
    ];
  });
}

function checkMember(code: string, own: Owners, path: Finding['path']): Finding[] {
  if (!STATE_CODES.has(code)) {
    return [{ path, message: `member "${code}" is no ISO 3166 alpha-2 code; write two capitals such as "KP"` }];
  }
  return own.claim(code, code) === undefined ? [] : [{ path, message: `member "${code}" stands twice; remove one` }];
}
