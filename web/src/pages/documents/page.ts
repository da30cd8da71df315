// All documents, narrowed by outlet, kind, language, time and words.
import { definePage } from '../../app/page.ts';

export default definePage({ path: '/documents', title: 'Documents', nav: 4, load: () => import('./Documents.svelte') });
