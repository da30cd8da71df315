// Add: files, a text, addresses. What is dropped anywhere in the workbench leads here, so drops are listened to from the beginning.
import { definePage } from '../../app/page.ts';
import { drops } from './drops.svelte.ts';

drops.listen();

export default definePage({ path: '/add', title: 'Add', nav: 11, load: () => import('./Add.svelte') });
