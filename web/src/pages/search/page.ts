// Search over everything: documents, claims, events, names.
import { definePage } from '../../app/page.ts';

export default definePage({ path: '/search', title: 'Search', nav: 10, load: () => import('./Search.svelte') });
