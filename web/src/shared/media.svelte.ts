// Whether the window is as narrow as a phone, for what style alone cannot change: heights of rows, a table that becomes a list.
import { MediaQuery } from 'svelte/reactivity';

const narrow = new MediaQuery('max-width: 40rem');

export function isNarrow(): boolean {
  return narrow.current;
}
