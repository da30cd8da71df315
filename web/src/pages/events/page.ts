// What happened: a timeline, and the same events as a table.
import { definePage } from '../../app/page.ts';

export default definePage({ path: '/events', title: 'Events', nav: 2, load: () => import('./Events.svelte') });
