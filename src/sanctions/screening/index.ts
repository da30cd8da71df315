// Screening names against lists: what others may use.
export { addDecision, type Decision, Decisions, loadDecisions } from './decisions.ts';
export { sentenceOf } from './en.ts';
export { type EntityReceipt, type ScreenedEntity, screenDossier, screenEntities, strengthOf } from './entities.ts';
export { KeptScreening, type Screening } from './kept-screening.ts';
export { type MatchRequest, type MatchResponse, type MatchResult, matchQueries, matchRequestSchema } from './match.ts';
export { queriesOf } from './queries.ts';
export { type HitReceipt, type Receipt, receiptOf } from './receipt.ts';
export {
  ALGORITHM,
  type ScreenedList,
  type ScreenHit,
  ScreeningIndex,
  type ScreenOptions,
  type ScreenQuery,
} from './screen.ts';
