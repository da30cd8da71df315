// One event: who stands where, on how many origins it rests and why, what disagrees, and how all of it was worked out.
import { definePage } from '../../app/page.ts';

export default definePage({ path: '/events/:event', title: 'Event', load: () => import('./Event.svelte') });
