// What the documents do not give, in sentences: dates, outlets, speakers.
import type { DocumentFacts } from './facts.ts';
import { count } from './verdict/explain.ts';

export function gapsOf(documents: readonly DocumentFacts[]): string[] {
  const undated = documents.filter(({ day }) => day === undefined).length;
  const homeless = documents.filter(({ document }) => document.outlet === undefined).length;
  const bare = documents.filter(
    ({ claims }) => claims.length > 0 && claims.every(({ speakers }) => speakers.length === 0),
  ).length;
  const lost = documents.reduce(
    (sum, { claims }) => sum + claims.filter(({ claim }) => claim.voice === 'lost').length,
    0,
  );
  return [
    ...(undated > 0 ? [`The day of publication is not known of ${count(undated, 'document')}.`] : []),
    ...(homeless > 0 ? [`The outlet is not known of ${count(homeless, 'document')}.`] : []),
    ...(bare > 0 ? [`Nobody is cited in ${count(bare, 'document')}.`] : []),
    ...(lost > 0 ? [`The speaker of ${count(lost, 'claim')} is lost.`] : []),
  ];
}
