// Who takes part in events with whom, and which text comes from which.
import { definePage } from '../../app/page.ts';

export default definePage({ path: '/network', title: 'Network', nav: 6, load: () => import('./Network.svelte') });
