// Who published a text.

export const OUTLET_KINDS = [
  'newspaper',
  'broadcaster',
  'wire',
  'state-media',
  'magazine',
  'site',
  'think-tank',
  'reference',
  'government',
  'unknown',
] as const;
export type OutletKind = (typeof OUTLET_KINDS)[number];

export interface Outlet {
  /** From the pack ("nk-news"), else made of the domain or the name. */
  readonly id: string;
  readonly name: string;
  readonly kind: OutletKind;
  /** ISO 3166 alpha-2 of the state that owns or directs it; only for state media. */
  readonly state?: string;
  readonly domains: readonly string[];
  /** Admiralty letter; filled by ratings. */
  readonly reliability?: string;
  readonly reason?: string;
}
