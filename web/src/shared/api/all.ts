// A whole list, page after page, for pages that need all of one document's or one outlet's.
import type { Query } from '../../app/router.svelte.ts';
import { ask } from './dossier.ts';
import type { List } from './types.ts';

const PAGE = 200;

export interface All<Item> {
  readonly items: readonly Item[];
  /** False where there are more than were asked for. */
  readonly isWhole: boolean;
}

/** Up to `most` items of the list at `below`. */
export async function askAll<Item>(below: string, query: Query, most: number, signal: AbortSignal): Promise<All<Item>> {
  const items: Item[] = [];
  let after: string | undefined;
  do {
    const page: List<Item> = await ask(below, { ...query, limit: Math.min(PAGE, most - items.length), after }, signal);
    items.push(...page.items);
    after = page.next;
  } while (after !== undefined && items.length < most);
  return { items, isWhole: after === undefined };
}
