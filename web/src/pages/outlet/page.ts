// One outlet: who it is, how it is rated, and its record in this dossier.
import { definePage } from '../../app/page.ts';

export default definePage({ path: '/outlets/:outlet', title: 'Outlet', load: () => import('./Outlet.svelte') });
