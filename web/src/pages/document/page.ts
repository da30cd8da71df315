// One document: its text with what was read in it, its twins, the original page, where it comes from.
import { definePage } from '../../app/page.ts';

export default definePage({
  path: '/documents/:document',
  title: 'Document',
  load: () => import('./Document.svelte'),
});
