// Where events were, and where those lie who take part in them.
import { definePage } from '../../app/page.ts';

export default definePage({ path: '/map', title: 'Map', nav: 7, load: () => import('./Map.svelte') });
