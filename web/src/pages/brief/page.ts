// The first page: what is known, what is new, what is thin, what does not fit, what is due.
import { definePage } from '../../app/page.ts';

export default definePage({ path: '', title: 'Brief', nav: 1, load: () => import('./Brief.svelte') });
