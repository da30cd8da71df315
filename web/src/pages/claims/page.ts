// What is put forward, by whom and how firmly: every claim of the dossier.
import { definePage } from '../../app/page.ts';

export default definePage({ path: '/claims', title: 'Claims', nav: 3, load: () => import('./Claims.svelte') });
