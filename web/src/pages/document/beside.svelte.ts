// Whether the panel of the reader lies below the text, as a sheet, since there is no room beside it.
import { MediaQuery } from 'svelte/reactivity';

const below = new MediaQuery('max-width: 60rem');

export function isBelow(): boolean {
  return below.current;
}
