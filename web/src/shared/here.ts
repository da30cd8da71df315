// The address of the page that is open, with some of its parameters changed.
import { link, type Query, router } from '../app/router.svelte.ts';

/** undefined takes a parameter away; the others stay. */
export function here(changed: Query): string {
  const kept = [...new Set(router.query.keys())].map((name) => [name, router.query.getAll(name)] as const);
  return link(router.below, { ...Object.fromEntries(kept), ...changed });
}
