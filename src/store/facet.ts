// What claims are narrowed by, as members of one list, so that one index finds an actor and a stance together: "actor:state:KP", "stance:denies".

export type FacetKind = 'actor' | 'type' | 'stance' | 'outlet';

export function facet(kind: FacetKind, value: string): string {
  return `${kind}:${value}`;
}
