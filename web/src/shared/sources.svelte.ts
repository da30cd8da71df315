// Which document and outlet words are from, asked for as they come into sight: "The Harbour Courier, 2022-09-07".

import { part } from '../app/router.svelte.ts';
import { ask } from './api/dossier.ts';
import type { List, ListedDocument, Outlet } from './api/types.ts';
import { Kept } from './kept.svelte.ts';

export type Source = Pick<ListedDocument, 'id' | 'title' | 'outlet' | 'path' | 'url' | 'published' | 'sha256'>;

const documents = new Kept<Source>(async (ids) => {
  const { items } = await ask<List<ListedDocument>>('/documents', { id: [...ids], limit: ids.length });
  return new Map(items.map((document) => [document.id, document]));
}, 50);
const outlets = Kept.each<Outlet>((id) => ask<Outlet>(`/outlets/${part(id)}`));

/** The document of an id. */
export function sourceOf(id: string): Source | null | undefined {
  return documents.of(id);
}

/** "The Harbour Courier", else the outlet's id. */
export function outletName(id: string): string {
  return outlets.of(id)?.name ?? id;
}

/** "Ten barges left", else its file or address. */
export function titleOf({ title, path, url, id }: Source): string {
  return title?.trim() || path || url || id;
}

/** Asks for all documents that tell of an event at once, without their texts. */
export async function fetchSources(event: string, signal: AbortSignal): Promise<void> {
  const { items } = await ask<List<ListedDocument>>('/documents', { event, limit: 200 }, signal);
  for (const document of items) documents.put(document.id, document);
}
