// Comparing names across spellings and scripts: what others may use.
export {
  type Comparison,
  compareNames,
  FEATURES,
  type Feature,
  type FeatureName,
  FULL,
  likenessOf,
  mayBeSlip,
  sum,
  THRESHOLD,
} from './compare.ts';
export { compareIdentities, type Identity, numberKey } from './identity.ts';
export { scriptOf } from './latin.ts';
export { NAME_KINDS, type Name, type NameForm, type NameKind, NameReader, parseName, weighName } from './name.ts';
export type { IsCommon, Part } from './part.ts';
export { foldSpelling } from './spelling.ts';
