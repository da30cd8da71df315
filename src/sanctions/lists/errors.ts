// What is wrong with a list, as a sentence with cause and cure that a person can act on.

export class ListError extends Error {
  override readonly name = 'ListError';
}
