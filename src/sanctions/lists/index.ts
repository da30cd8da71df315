// Lists of sanctions: reading, keeping, comparing versions. What others may use.
export { type ChangedEntry, changesBetween, type ListChanges } from './changes.ts';
export { decoded, LIST_LIMITS, type ListLimits, unpacked } from './chunks.ts';
export { ListError } from './errors.ts';
export type { ListFormat } from './formats/format.ts';
export {
  edtfOf,
  LISTED_KINDS,
  type Listed,
  type ListedDocument,
  type ListedKind,
  type ListedName,
  type ListedWallet,
  NAME_QUALITIES,
  type NameQuality,
} from './listed.ts';
export { type ListSource, type ReadList, readList } from './read.ts';
export { tableRows } from './rows.ts';
export { type KeptList, type ListCard, ListStore, type ListVersion, writeWhole } from './store.ts';
