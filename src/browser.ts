// What a page may run: the analysis of a text that is already there. Nothing in here needs Node.
//
// The page fetches manifest.json and weights.bin of every folder in models/, the weights as bytes:
// const models = new Models([openModel(manifest, weights), …]);
// const pack = preparePack(mergePacks([…]));
// const furniture = furnitureSpans(findFurniture(text, pack.outlets));
// const { claims } = analyze.run({ document: 'page', text, language: 'en', furniture, readingNotes: [] }, { pack, models });
//
// Or whole, as `hearsay brief - --format json` prints it:
// formatJson(await analyzeText(text, { pack, models }, modelsOf(manifests)));
export {
  type AddressMention,
  addressKey,
  type Chain,
  type Checksum,
  isComparable,
  type ResolvedAddress,
} from './addresses/address.ts';
export { type FindOptions, findAddresses } from './addresses/find.ts';
export { type AddressList, type ListEntry, type ListProblem, parseAddressList } from './addresses/list.ts';
export { type ListHit, ListIndex } from './addresses/match.ts';
export type { AddressPlace, AddressReport, FoundAddress, ListPlace } from './addresses/report.ts';
export { resolveAddress } from './addresses/resolve.ts';
export { analyze } from './analyze.ts';
export type { Analysis, Generator } from './document/analysis.ts';
export type { Attribution, AttributionForm, AttributionKind } from './document/attribution.ts';
export type {
  Access,
  Certainty,
  Claim,
  ClaimStatus,
  Link,
  LinkKind,
  LinkRelation,
  RecordStatus,
  Stance,
  Voice,
} from './document/claim.ts';
export {
  type Credit,
  type CreditKind,
  type DateBasis,
  type Document,
  type DocumentDate,
  type DocumentKind,
  documentId,
  lineAt,
  type Page,
  type Sighting,
} from './document/document.ts';
export type { Mention } from './document/entity.ts';
export type {
  Event,
  EventArgument,
  EventMention,
  MentionRelation,
  Modality,
  Polarity,
  Superlative,
} from './document/event.ts';
export { sha256Hex } from './document/id.ts';
export type { Name, NameType } from './document/name.ts';
export type { Note, NoteKind } from './document/note.ts';
export type { Contradiction, Entity, EntityType, Lineage, LineageKind, Origin, Prediction } from './document/origin.ts';
export type { Outlet, OutletKind } from './document/outlet.ts';
export type { PartOfSpeech } from './document/part-of-speech.ts';
export type { Position } from './document/position.ts';
export { type Figure, type FoundQuantity, publicQuantity, type Quantity } from './document/quantity.ts';
export type { Quote, Span } from './document/span.ts';
export { type InferredDate, type Time, type TimeWindow, windowOf } from './document/time.ts';
export type { Paragraph, Quotation, Sentence, Token, TokenKind } from './document/token.ts';
export type { Unread } from './document/unread.ts';
export type { Corroboration, ProvisionHit, Rating, Support } from './document/verdict.ts';
export { formatJson } from './export/json.ts';
export { type Furniture, findFurniture, furnitureSpans } from './ingest/furniture/furniture.ts';
export { type Model, type ModelManifest, openModel, type PartManifest } from './models/model.ts';
export { Models, modelsOf } from './models/models.ts';
export type { ClassEntry, ClassIndex } from './packs/class-index.ts';
export type { DatedEntry, DatedIndex } from './packs/dated.ts';
export type { EventType, Trigger } from './packs/event-type.ts';
export type { GazetteerEntry, GazetteerIndex } from './packs/gazetteer.ts';
export { OutletIndex, type OutletMention } from './packs/outlet-index.ts';
export { EMPTY_PACK, mergePacks, type OutletEntry, type Pack, type StateEntry } from './packs/pack.ts';
export { type PreparedPack, preparePack } from './packs/prepared.ts';
export { StateIndex, type StateNamed } from './packs/state-index.ts';
export type { TriggerIndex } from './packs/trigger-index.ts';
export { analyzeText } from './pasted.ts';
export type { Given, LayerName, Layers } from './pipeline/layers.ts';
export {
  type AnyStage,
  definePipeline,
  defineStage,
  type Knowledge,
  type Pipeline,
  type Stage,
} from './pipeline/stage.ts';
