// How a kept dossier refuses; apart from it, so that a program can tell without loading it.

/** There is no dossier at the place. */
export class NoDossierError extends Error {
  override readonly name = 'NoDossierError';
}

/** The dossier was read by another version, or with other packs or models. */
export class DossierMismatchError extends Error {
  override readonly name = 'DossierMismatchError';
}

/** A file is no archive of a dossier, or does not fit here. */
export class ArchiveError extends Error {
  override readonly name = 'ArchiveError';
}
