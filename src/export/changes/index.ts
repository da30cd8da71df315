// What changed in a dossier, for people, programs and feed readers.
export { type AtomOptions, changesAsAtom } from './atom.ts';
export { changesAsJson, changesAsLines } from './lines.ts';
export { byWeight } from './weight.ts';
