// Events made by hand, for tests and benchmarks: a type, its roles in words or ids, a time, a state.
import type { Event, EventArgument, EventMention, Modality } from '../../document/event.ts';
import type { Quantity } from '../../document/quantity.ts';
import type { Corroboration } from '../../document/verdict.ts';

/** A role's words, an id ("state:KP", "pantsir"), or a number with what it counts. */
export type MadeRole =
  | string
  | {
      readonly value: number;
      readonly unit: string;
      readonly per?: string;
      readonly total?: boolean;
      readonly scope?: string;
    };

export interface MadeEvent {
  readonly event: string;
  /** "artillery shells", "=state:KP" for an id. A list for several. */
  readonly roles?: Readonly<Record<string, MadeRole | readonly string[]>>;
  /** EDTF. */
  readonly when?: string;
  readonly modality?: Modality;
  readonly trigger?: string;
  readonly support?: Corroboration['support'];
}

const CORROBORATION: Corroboration = {
  ...{ documents: 1, outlets: 1, origins: [], parties: [], independent: 1, support: 'single-report', contested: false },
  ...{ against: [], declined: [], silent: [], pairs: [], wouldChange: [], explanation: '' },
};

/** The event with its one mention. */
export function makeTold({
  event: type,
  roles = {},
  when,
  modality = 'happened',
  trigger = type,
  support,
}: MadeEvent): {
  readonly event: Event;
  readonly mentions: readonly EventMention[];
} {
  let at = 0;
  const arguments_ = Object.entries(roles).flatMap(([role, given]) =>
    (Array.isArray(given) ? (given as readonly string[]) : [given as MadeRole]).map((one): EventArgument => {
      const made = madeArgument(role, one, at);
      at = made.end + 1;
      return made;
    }),
  );
  const mention: EventMention = {
    ...{ id: 'mention', document: 'document', claim: 'claim', type, modality, polarity: 'yes' },
    trigger: { start: at, end: at + trigger.length, text: trigger },
    arguments: arguments_,
  };
  const event: Event = {
    ...{ id: 'event', type, label: type, identity: [], values: [], relations: [], positions: [], figures: [] },
    ...(when !== undefined && { time: when }),
    states: [{ modality, polarity: 'yes', claims: ['claim'] }],
    mentions: [mention.id],
    corroboration: { ...CORROBORATION, ...(support && { support }) },
    provisions: [],
  };
  return { event, mentions: [mention] };
}

function madeArgument(role: string, given: MadeRole, start: number): EventArgument {
  if (typeof given === 'string') {
    const text = given.replace(/^=/, '');
    const words = { role, start, end: start + text.length, text };
    return given.startsWith('=') ? { ...words, entity: text } : words;
  }
  const { value, unit, per, total, scope } = given;
  const text = `${value} ${unit}`;
  const quantity: Quantity = {
    ...{ start, end: start + text.length, text, value, unit, approximate: false },
    ...(per !== undefined && { per }),
    ...(scope !== undefined && { scope }),
    ...(total && { role: 'cumulative' as const }),
  };
  return { role, start, end: start + text.length, text, quantity };
}
