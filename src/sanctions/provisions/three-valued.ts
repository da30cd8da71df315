// Yes, no, or what would have to be known: how the conditions of a rule hold for an event.

/** `true`, `false`, or the names of what is not known, each of which could settle it. */
export type Holds = boolean | Unknown;

export interface Unknown {
  /** Roles, or `time`. */
  readonly unknown: readonly string[];
}

export function unknown(role: string): Unknown {
  return { unknown: [role] };
}

/** All must hold: one that does not settles it, else all that is unknown is missing. */
export function every(conditions: Iterable<Holds>): Holds {
  const missing: string[] = [];
  for (const one of conditions) {
    if (one === false) return false;
    if (one !== true) missing.push(...one.unknown);
  }
  return missing.length === 0 ? true : { unknown: [...new Set(missing)] };
}

/** One must hold: one that does settles it, else what is unknown is missing. */
export function some(conditions: Iterable<Holds>): Holds {
  const missing: string[] = [];
  for (const one of conditions) {
    if (one === true) return true;
    if (one !== false) missing.push(...one.unknown);
  }
  return missing.length === 0 ? false : { unknown: [...new Set(missing)] };
}

export function not(holds: Holds): Holds {
  return typeof holds === 'boolean' ? !holds : holds;
}
