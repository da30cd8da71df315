// The regimes of the packs made ready: rules by type of event, paragraphs by id, who is listed.
import type { Pack } from '../../packs/pack.ts';
import { type PreparedPack, preparePack } from '../../packs/prepared.ts';
import type { Provision, Regime, Rule } from '../../packs/regime.ts';
import { BOUND_WORDS } from './en.ts';

export class RegimeLaw {
  readonly regime: Regime;
  readonly listed: ReadonlySet<string>;
  readonly #provisions: ReadonlyMap<string, Provision>;
  readonly #rules = new Map<string, Rule[]>();
  readonly #symbols: ReadonlyMap<string, string>;
  readonly #target: string;

  constructor(regime: Regime, { states = [] }: Pack) {
    this.regime = regime;
    this.listed = new Set(regime.listed.map(({ id }) => id));
    this.#provisions = new Map(regime.provisions.map((provision) => [provision.id, provision]));
    this.#symbols = new Map(regime.resolutions.map(({ number, symbol }) => [number, symbol]));
    this.#target = states.find(({ code }) => code === regime.target)?.name ?? regime.target;
    for (const rule of regime.rules) {
      for (const type of rule.events) this.#rules.set(type, [...(this.#rules.get(type) ?? []), rule]);
    }
  }

  provision(id: string): Provision | undefined {
    return this.#provisions.get(id);
  }

  rulesFor(type: string): readonly Rule[] {
    return this.#rules.get(type) ?? [];
  }

  /** "S/RES/1874 (2009) ¶ 9". */
  nameOf({ resolution, paragraph }: Provision): string {
    return `${this.#symbols.get(resolution) ?? resolution} ¶ ${paragraph}`;
  }

  boundOf({ bound }: Provision): string[] {
    return bound.map((one) => (one === 'target' ? this.#target : BOUND_WORDS[one]));
  }
}

/** All regimes of a pack, and the pack they speak of. */
export class Law {
  readonly packs: PreparedPack;
  readonly regimes: readonly RegimeLaw[];

  constructor(pack: Pack) {
    this.packs = preparePack(pack);
    this.regimes = (pack.regimes ?? []).map((regime) => new RegimeLaw(regime, pack));
  }
}

const LAWS = new WeakMap<Pack, Law>();

/** The law of a pack, made once. */
export function lawOf(pack: Pack): Law {
  const law = LAWS.get(pack) ?? new Law(pack);
  LAWS.set(pack, law);
  return law;
}
