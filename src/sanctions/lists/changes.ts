// What changed between two versions of a list: entries that came, went, or differ, with the fields that differ.
import type { Listed } from './listed.ts';

export interface ChangedEntry {
  readonly id: string;
  readonly name: string;
  /** The fields that differ, such as names and births. */
  readonly fields: readonly string[];
}

export interface ListChanges {
  readonly added: readonly { readonly id: string; readonly name: string }[];
  readonly removed: readonly { readonly id: string; readonly name: string }[];
  readonly changed: readonly ChangedEntry[];
}

/** Compares two versions by the ids of their entries. */
export function changesBetween(before: readonly Listed[], after: readonly Listed[]): ListChanges {
  const known = new Map(before.map((listed) => [listed.id, listed]));
  const kept = new Set(after.map(({ id }) => id));
  const changed = after.flatMap((listed) => {
    const old = known.get(listed.id);
    const fields = old ? fieldsApart(old, listed) : [];
    return fields.length > 0 ? [{ ...titleOf(listed), fields }] : [];
  });
  return {
    added: after.filter(({ id }) => !known.has(id)).map(titleOf),
    removed: before.filter(({ id }) => !kept.has(id)).map(titleOf),
    changed,
  };
}

function titleOf({ id, names, wallets }: Listed): { id: string; name: string } {
  return { id, name: names[0]?.name ?? wallets[0]?.address ?? '' };
}

function fieldsApart(a: Listed, b: Listed): string[] {
  const fields = new Set([...Object.keys(a), ...Object.keys(b)]) as Set<keyof Listed>;
  return [...fields].filter((field) => JSON.stringify(a[field]) !== JSON.stringify(b[field])).sort();
}
