// Whom claims come from, and who published the texts.
import { definePage } from '../../app/page.ts';

export default definePage({ path: '/sources', title: 'Sources', nav: 5, load: () => import('./Sources.svelte') });
