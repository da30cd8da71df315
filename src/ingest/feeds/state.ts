// What is kept of a feed from one look to the next: where it is, how its last answer was marked, when to look again, what was seen.
import { contentId } from '../../document/id.ts';
import type { FeedEntry } from '../formats/feed.ts';
import type { Part } from '../reading.ts';
import type { Feed } from './list.ts';

export interface FeedState {
  /** `url` of the feed in its list: what the state belongs to. */
  readonly feed: string;
  /** Where it is asked for: another address once it has moved for good. */
  readonly url: string;
  /** Marks of the last answer, and the address that gave it. */
  readonly validators?: { readonly url: string; readonly etag?: string; readonly lastModified?: string };
  /** ISO instant before which it is not asked again. */
  readonly nextAt: string;
  /** Looks in a row that failed. */
  readonly failures: number;
  /** Short ids of entries that were handed on, the latest last. */
  readonly seen: readonly string[];
  /** The feed said that it has ended (410); it is not asked again. */
  readonly gone?: true;
}

/** An entry of a feed that was not seen before. */
export interface FeedItem {
  /** Of the entry within its feed. */
  readonly id: string;
  readonly title: string;
  /** Its page, to be read by the fetcher. */
  readonly url?: string;
  /** EDTF date that the feed gives. */
  readonly publishedAt?: string;
  /** The entry as a page made of the feed, to be read like any other source. */
  readonly part?: Part;
  /** Whether `part` holds the whole text, so that the page need not be asked for. */
  readonly isWhole: boolean;
}

/** The state of a feed that was never asked: due at once. */
export function newState({ url }: Feed): FeedState {
  return { feed: url, url, nextAt: new Date(0).toISOString(), failures: 0, seen: [] };
}

/** The short id by which an entry is known again: what the feed calls it, else its address, else its name and date. */
export function entryId({ id, url, name, publishedAt = '' }: FeedEntry): string {
  return id !== undefined || url !== undefined
    ? contentId('feed entry', id ?? url ?? '')
    : contentId('feed entry', name, publishedAt);
}
