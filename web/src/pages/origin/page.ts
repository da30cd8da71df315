// One origin: its claims, the documents that carry it, and why its claims count as one.
import { definePage } from '../../app/page.ts';

export default definePage({ path: '/origins/:origin', title: 'Origin', load: () => import('./Origin.svelte') });
