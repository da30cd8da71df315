// A sheet that cannot be read as a whole: the sentence says the cause, then the cure.
export class SheetError extends Error {
  override readonly name = 'SheetError';
}
