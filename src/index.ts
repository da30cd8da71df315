// What an npm user may import: inputs to an Analysis, an Analysis to a brief, packs, and the analysis of a text alone.
//
// const pack = mergePacks([await readPack(commonPackFolder())]);
// const analysis = await readInputs(['articles/'], { cwd: process.cwd(), stdin: process.stdin, pack, fetch: { now: Date.now } });
// console.log(formatBrief(analysis, { format: 'md' }));

export { type ReadOptions, readInputs, type SearchOptions, searchInputs } from './app.ts';
export * from './browser.ts';
export { addressReportSchema } from './export/addresses/index.ts';
export {
  EXPLAIN_FORMATS,
  type Explanation,
  explain,
  explanationPieces,
  explanationSchema,
} from './export/explain/index.ts';
export {
  analysisJsonSchema,
  analysisSchema,
  BRIEF_FORMATS,
  type BriefFormat,
  type BriefOptions,
  formatBrief,
  OFFICE_FORMATS,
  type OfficeFormat,
  officePieces,
} from './export/index.ts';
export type { FetcherOptions } from './ingest/fetch/fetcher.ts';
export { DEFAULT_LIMITS, type Limits } from './ingest/reading.ts';
export { modelsFolder, readManifests, readModels } from './models/read.ts';
export { compareNames, parseName } from './names/index.ts';
export { commonPackFolder } from './packs/common.ts';
export { readPack } from './packs/read.ts';
export { ListStore, readList } from './sanctions/lists/index.ts';
export { matchQueries, receiptOf, ScreeningIndex, screenEntities } from './sanctions/screening/index.ts';
export { VERSION } from './version.ts';
