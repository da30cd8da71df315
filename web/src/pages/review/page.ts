// Review: what the reader is least sure of, one thing at a time; and what people have judged.
import { definePage } from '../../app/page.ts';

export default [
  definePage({ path: '/review', title: 'Review', nav: 9, load: () => import('./Review.svelte') }),
  definePage({ path: '/review/judgements', title: 'Judgements', load: () => import('./Judgements.svelte') }),
];
