// What was foreseen: open, come true, past its day.
import { definePage } from '../../app/page.ts';

export default definePage({
  path: '/predictions',
  title: 'Predictions',
  nav: 8,
  load: () => import('./Predictions.svelte'),
});
